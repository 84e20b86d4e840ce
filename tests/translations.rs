//! Translations: the digests of `docs/translations.md`, the list, and marks in files that are there.
//!
//! In: the page, and archives in scratch folders that are written as a translator writes. Out: nothing
//! but the verdict.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test program: what fails, fails the test"
)]

mod scratch;

use std::path::Path;
use std::sync::Arc;

use assert_cmd::Command;
use proptest::prelude::*;
use samut::diagnostic::{Code, Diagnostic, any_error};
use samut::edit;
use samut::lang::Lang;
use samut::model::{Document, Site, Translation};
use samut::parse;
use samut::pipeline::{self, Request};
use samut::translations::{self, How, Marking};
use sha2::{Digest as _, Sha256};

const PAGE: &str = include_str!("../docs/translations.md");

/// A document that is read from a text.
fn document(text: &str) -> Arc<Document> {
    let path = Arc::from("content/news/2017/a.th.md");
    let names = parse::names(&[path], Lang::Th);
    let name = names.value.into_iter().next().unwrap();
    let read = parse::document(name, text, &settings());
    read.value.unwrap()
}

fn settings() -> Site {
    let path = Arc::from("content/site.toml");
    let read = parse::site(
        &path,
        "title = { th = \"ก\", en = \"A\" }\nbase_url = \"https://a.example/\"\n",
    );
    assert!(!any_error(&read.diagnostics));
    read.value
}

/// The texts of the page with their digests.
fn examples() -> Vec<(&'static str, &'static str)> {
    let parts = PAGE.split("```markdown\n").skip(1);
    let example = |part: &'static str| {
        let (text, rest) = part.split_once("```\n").unwrap();
        let digest = rest.trim_start().strip_prefix("Digest: `").unwrap();
        (text, digest.split('`').next().unwrap())
    };
    parts.map(example).collect()
}

#[test]
fn the_page_has_the_digests_that_are_made() {
    let examples = examples();
    assert_eq!(examples.len(), 5);
    for (text, digest) in &examples {
        let made = document(text).digest.to_string();
        assert_eq!(made, *digest, "{text}");
    }
    let digests: Vec<_> = examples.iter().map(|(_, digest)| *digest).collect();
    assert_eq!(digests[0], digests[1], "typed in another way");
    assert_ne!(digests[0], digests[2], "another number");
}

#[test]
fn the_lines_of_the_page_have_the_sum_of_sha256() {
    let (_, lines) = PAGE.split_once("The lines of the first text above are:").unwrap();
    let (_, lines) = lines.split_once("```text\n").unwrap();
    let (lines, _) = lines.split_once("```\n").unwrap();
    let sum = Sha256::digest(lines.as_bytes());
    let first: Vec<_> = sum[..6].iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(first.concat(), examples()[0].1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_mended_in_thai_text_is_no_change(
        title in "[กนมปอเแาำๅัิีุูํ็่้๊์๑1 \u{200b}]{0,12}",
        body in "[กนมทปอเแาำๅัิีุูํ็่้๊์ๆ๑1 \u{200b}\u{feff}\n]{0,40}",
    ) {
        let text = format!("+++\ntitle = \"ก{title}\"\ndate = 2017-05-02\n+++\nก{body}\n");
        let path = Arc::from("content/news/2017/a.th.md");
        let name = parse::names(&[path], Lang::Th).value.into_iter().next().unwrap();
        let read = parse::document(name, &text, &settings());
        let mended = |told: &&Diagnostic| {
            matches!(told.code, Code::ThaiSpelling | Code::StrayCharacter)
        };
        let told = read.diagnostics.iter().filter(mended);
        let mut edits: Vec<_> = told.flat_map(|told| told.edits.clone()).collect();
        edits.sort_by_key(|edit| edit.range.start);
        let mut after = text.clone();
        let mut end = text.len();
        for edit in edits.iter().rev() {
            // Two changes of one letter are made one after the other.
            if edit.range.end <= end {
                after.replace_range(edit.range.clone(), &edit.text);
                end = edit.range.start;
            }
        }
        prop_assert_eq!(document(&after).digest, read.value.unwrap().digest, "{} {}", text, after);
    }
}

/// How a call ended.
#[derive(Debug)]
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Said {
    /// Holds that the call ended with a code and said all of some words on stderr.
    fn check(&self, code: i32, words: &[&str]) -> &Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for words in words {
            assert!(self.err.contains(words), "{words:?} is not in:\n{}", self.err);
        }
        self
    }
}

fn samut(folder: &Path, args: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_samut"))
        .current_dir(folder)
        .env_clear()
        .args(args)
        .args(["--now", "2026-11-22"])
        .output()
        .unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn call(folder: &Path, args: &str) -> Said {
    let args: Vec<&str> =
        ["translations"].into_iter().chain(args.split_whitespace()).collect();
    samut(folder, &args)
}

const SITE: &str =
    "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"https://a.example/\"\n";
const ORIGINAL: &str = "+++\ntitle = \"การเยือน\"\ndate = 2019-03-06\n+++\n\nข้อความ\n";
const TRANSLATION: &str = "+++\r\ntitle = \"A visit\" # a comment\r\n\r\n[extra]\r\nx = 1\r\n+++\r\nText.  \r\n";
const TH: &str = "content/news/2019/visit.th.md";
const EN: &str = "content/news/2019/visit.en.md";

fn pair() -> tempfile::TempDir {
    scratch::with(&[("content/site.toml", SITE), (TH, ORIGINAL), (EN, TRANSLATION)])
}

fn save(root: &Path, path: &str, text: &str) {
    scratch::write(&root.join(path), text.as_bytes());
}

fn text(root: &Path, path: &str) -> String {
    scratch::text(&root.join(path)).unwrap()
}

/// The state of the one item in Thai and in English.
fn states(root: &Path) -> [String; 2] {
    let said = call(root, "--format json");
    said.check(0, &[]);
    let list: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    ["th", "en"].map(|lang| list[0][lang].as_str().unwrap().to_owned())
}

/// A text without the lines of a key.
fn without(text: &str, key: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with(key)).collect()
}

#[test]
fn from_a_first_translation_to_a_review() {
    let archive = pair();
    let root = archive.path();
    assert_eq!(states(root), ["unmarked", "unmarked"]);

    call(root, &format!("mark {EN}")).check(0, &[EN, "up to date with", TH]);
    let digest = document(ORIGINAL).digest;
    let line = format!("translated_from = \"{digest}\"\r\n");
    let marked = TRANSLATION.replacen("comment\r\n", &format!("comment\r\n{line}"), 1);
    assert_eq!(text(root, EN), marked);
    assert_eq!(states(root), ["original", "current"]);

    call(root, &format!("mark {EN}")).check(0, &[EN, "marked so already"]);
    assert_eq!(text(root, EN), marked);

    call(root, &format!("mark --reviewed {EN}")).check(0, &["reviewed"]);
    assert_eq!(states(root), ["original", "reviewed"]);
    assert_eq!(without(&text(root, EN), "reviewed"), marked);

    // Lines that are joined, signs without width, another day: nothing has changed.
    let typed = ORIGINAL.replace("\n\nข้อ", "\n\n\nข้\u{200b}อ ").replace("03-06", "03-07");
    save(root, TH, &typed);
    assert_eq!(states(root), ["original", "reviewed"]);

    save(root, TH, &ORIGINAL.replace("ข้อความ", "ข้อความนี้"));
    assert_eq!(states(root), ["original", "stale"]);
    call(root, &format!("mark --unchanged {EN}")).check(0, &["not affected"]);
    assert_eq!(states(root), ["original", "reviewed"]);

    save(root, TH, &ORIGINAL.replace("ข้อความ", "ข้อความนั้น"));
    assert_eq!(states(root), ["original", "stale"]);
    call(root, &format!("mark {EN}")).check(0, &[]);
    assert_eq!(states(root), ["original", "current"]);
    assert!(!text(root, EN).contains("reviewed"));

    // What is changed after its review has to be reviewed again.
    call(root, &format!("mark --reviewed {EN}")).check(0, &[]);
    save(root, EN, &text(root, EN).replace("Text.", "This text."));
    assert_eq!(states(root), ["original", "current"]);
}

#[test]
fn the_file_may_be_named_from_anywhere() {
    let archive = pair();
    let root = archive.path();
    let news = root.join("content/news");
    let whole = root.join(EN);
    for (folder, typed) in [
        (root, EN),
        (&news, "2019/visit.en.md"),
        (&news, "../news/2019/visit.en.md"),
        (&news, EN),
        (root.parent().unwrap(), whole.to_str().unwrap()),
    ] {
        save(root, EN, TRANSLATION);
        let at = root.to_str().unwrap();
        samut(folder, &["translations", "mark", typed, "--root", at]).check(0, &[EN]);
        assert_eq!(states(root), ["original", "current"], "{typed}");
    }
}

#[test]
fn what_cannot_be_marked_is_told_with_a_remedy() {
    let archive = pair();
    let root = archive.path();
    save(root, "content/news/2019/alone.th.md", ORIGINAL);
    save(root, "content/notes.txt", "notes");
    let check = |args: &str, words: &[&str]| {
        call(root, &format!("mark {args}")).check(2, words);
    };
    check("nowhere.md", &["no file `nowhere.md`", "content/news/2022/somtc-22.en.md"]);
    check("..", &["no file `..`"]);
    check("content/notes.txt", &["is not a document"]);
    check("content/news", &["is not a document"]);
    check(
        "content/news/2019/alone.th.md",
        &["no English text beside it", "name it content/news/2019/alone.en.md"],
    );
    let remedy = format!("samut translations mark {EN}");
    check(&format!("--unchanged {EN}"), &["was never marked", &remedy]);
    call(root, &format!("mark {EN}")).check(0, &[]);
    check(TH, &["is the original", &format!("mark {EN} instead")]);
    check("", &["<PATH>"]);
    check("--all", &["--lang"]);
    check(&format!("--unchanged --reviewed {EN}"), &["cannot be used"]);

    save(root, EN, TRANSLATION);
    save(root, TH, &ORIGINAL.replace("date", "draft = true\ndate"));
    check(EN, &["is a draft", &format!("remove `draft = true` from {TH}")]);
    save(root, TH, &ORIGINAL.replace("ข้อความ", ""));
    check(EN, &["has a title only"]);
    check(TH, &["has a title only"]);
    assert_eq!(text(root, EN), TRANSLATION);

    let digest = document(ORIGINAL).digest;
    let line = format!("translated_from = \"{digest}\"\n");
    let stated = |text: &str| text.replacen("title", &format!("{line}title"), 1);
    save(root, TH, &stated(ORIGINAL));
    save(root, EN, &stated(TRANSLATION));
    let remedy = "remove `translated_from` from the one that was written first";
    check(EN, &["both", remedy]);
}

#[test]
fn a_file_with_errors_is_not_marked() {
    let archive = pair();
    let root = archive.path();
    for (path, text) in [
        (TH, ORIGINAL.replace("date", "dat")),
        (TH, ORIGINAL.replace("ข้อความ", "[ไป](ไม่มี.md)")),
        (EN, TRANSLATION.replace("\r\n[", "\r\ntitel = 1\r\n[")),
    ] {
        save(root, TH, ORIGINAL);
        save(root, EN, TRANSLATION);
        save(root, path, &text);
        let before = scratch::files(root);
        call(root, &format!("mark {EN}"))
            .check(1, &["error[E0", path, "nothing was marked"]);
        assert_eq!(scratch::files(root), before);
    }
    save(root, TH, ORIGINAL);
    save(root, EN, &TRANSLATION.replace("visit\"", "visit"));
    call(root, &format!("mark {EN}"))
        .check(1, &["error[E0201]", EN, "nothing was marked"]);
}

#[test]
fn what_is_an_error_by_the_settings_can_be_marked() {
    let archive = pair();
    let root = archive.path();
    save(root, "content/site.toml", &format!("{SITE}[check]\nW0420 = \"error\"\n"));
    call(root, &format!("mark {EN}")).check(0, &[]);
    save(root, TH, &ORIGINAL.replace("ข้อความ", "ใหม่"));
    samut(root, &["check"]).check(1, &["error[W0420]", EN, TH]);
    call(root, &format!("mark {EN}")).check(0, &["up to date"]);
    samut(root, &["check"]).check(0, &["No faults found"]);
    save(root, "content/site.toml", &format!("{SITE}[check]\nW0420 = \"off\"\n"));
    save(root, TH, ORIGINAL);
    samut(root, &["check", "--strict"]).check(0, &["No faults found"]);
}

#[test]
fn of_several_all_are_marked_or_none() {
    let archive = pair();
    let root = archive.path();
    let (other, alone) =
        ("content/news/2019/other.en.md", "content/news/2019/alone.en.md");
    save(root, "content/news/2019/other.th.md", ORIGINAL);
    save(root, other, TRANSLATION);
    save(
        root,
        "content/news/2019/alone.th.md",
        &ORIGINAL.replace("date", "draft = true\ndate"),
    );
    save(root, alone, TRANSLATION);
    let before = scratch::files(root);
    call(root, &format!("mark {EN} {alone} {other}")).check(2, &["is a draft"]);
    assert_eq!(scratch::files(root), before);
    call(root, &format!("mark --dry-run {EN} {other}"))
        .check(0, &["2 texts would be marked; nothing was written"]);
    assert_eq!(scratch::files(root), before);
    call(root, &format!("mark {EN} {other}")).check(0, &["2 texts marked"]);
    call(root, &format!("mark {EN} {other}")).check(0, &["0 texts marked"]);
}

#[test]
fn an_archive_begins_with_all_of_one_language() {
    let archive = pair();
    let root = archive.path();
    let with = |line: &str| TRANSLATION.replacen("title", &format!("{line}\r\ntitle"), 1);
    save(root, "content/news/2019/draft.th.md", ORIGINAL);
    save(root, "content/news/2019/draft.en.md", &with("draft = true"));
    save(root, "content/news/2019/old.th.md", ORIGINAL);
    let stale = with("translated_from = \"0123456789ab\"");
    save(root, "content/news/2019/old.en.md", &stale);
    save(root, "content/news/_index.th.md", "+++\ntitle = \"ข่าว\"\n+++\n");
    save(root, "content/news/_index.en.md", "+++\ntitle = \"News\"\n+++\n");
    call(root, "mark --all --lang en --dry-run").check(0, &["2 texts would be marked"]);
    call(root, "mark --all --lang en").check(0, &["2 texts marked"]);
    assert_eq!(text(root, "content/news/2019/old.en.md"), stale);
    assert!(text(root, "content/news/_index.en.md").contains("\ntranslated_from = \""));
    call(root, "mark --all --lang en").check(0, &["0 texts marked"]);
    let english = "English: 1 missing, 1 stale, 2 current";
    call(root, "").check(0, &["4 items. Thai: 4 original. ", english]);
}

#[cfg(unix)]
#[test]
fn the_rights_of_a_file_stay_and_nothing_is_left_beside_it() {
    use std::fs::{Permissions, metadata, set_permissions};
    use std::os::unix::fs::PermissionsExt as _;
    let archive = pair();
    let root = archive.path();
    let file = root.join(EN);
    set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    call(root, &format!("mark {EN}")).check(0, &[]);
    assert_eq!(metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(scratch::files(root).len(), 3);
    save(root, TH, &ORIGINAL.replace("ข้อความ", "ใหม่"));
    set_permissions(&file, Permissions::from_mode(0o440)).unwrap();
    call(root, &format!("mark {EN}")).check(1, &["E0803", EN, "you may not write it"]);
}

/// An archive that has a text in each state.
fn all_states() -> tempfile::TempDir {
    let archive = scratch::with(&[
        ("content/site.toml", SITE),
        (
            "content/authorities/mechanisms.toml",
            "[[mechanisms]]\nslug = \"somtc\"\nname = { th = \"ประชุม\", en = \"Meeting\" }\n",
        ),
        ("content/_index.th.md", "+++\n+++\nยินดีต้อนรับ\n"),
        ("content/mechanisms/somtc.en.md", "+++\n+++\nA profile.\n"),
        (TH, ORIGINAL),
        (EN, TRANSLATION),
        (
            "content/reports/2017/g/index.th.md",
            "+++\ntitle = \"ก\"\n[event]\nmechanism = \"somtc\"\nstart = 2016-12-31\nend = 2017-01-01\n+++\nก\n",
        ),
        ("content/reports/2017/g/annex.th.md", "+++\ntitle = \"ภาคผนวก\"\n+++\nก\n"),
        (
            "content/reports/2017/h.en.md",
            "+++\ntitle = \"h\"\ndate = 2017-05-02\ndraft = true\n+++\nh\n",
        ),
    ]);
    let root = archive.path();
    let item = |name: &str, thai: &str, english: &str| {
        let thai =
            format!("+++\ntitle = \"ก{name}\"\ndate = 2017-05-02\n{thai}\n+++\nก\n");
        let english = format!("+++\ntitle = \"{name}\"\n{english}");
        save(root, &format!("content/reports/2017/{name}.th.md"), &thai);
        save(root, &format!("content/reports/2017/{name}.en.md"), &english);
    };
    item("a-title", "mechanisms = [\"somtc\"]", "+++\n");
    item("b-draft", "", "draft = true\n+++\nb\n");
    item("c-withdrawn", "expiry_date = 2018-01-01", "+++\nc\n");
    item("d-scheduled", "publish_date = 2030-01-01", "+++\nd\n");
    item("e-stale", "", "+++\ne\n");
    item("f-reviewed", "", "+++\nf\n");
    call(root, &format!("mark {EN} content/reports/2017/e-stale.en.md")).check(0, &[]);
    call(root, "mark --reviewed content/reports/2017/f-reviewed.en.md").check(0, &[]);
    let stale = "content/reports/2017/e-stale.th.md";
    save(root, stale, &text(root, stale).replace("ก\n", "ข\n"));
    archive
}

#[test]
fn the_list_has_every_item_with_its_state_in_each_language() {
    let archive = all_states();
    let said = call(archive.path(), "");
    said.check(
        0,
        &[
            "10 items. Thai: 1 missing, 1 unmarked, 8 original. ",
            "English: 4 missing, 1 title-only, 1 unmarked, 1 stale, 1 current, 1 reviewed, 1 original\n",
        ],
    );
    assert_eq!(
        said.out,
        "\
TH        EN          FILE                                    TITLE
original  current     content/news/2019/visit.en.md           การเยือน
original  title-only  content/reports/2017/a-title.en.md      กa-title
original  missing     content/reports/2017/b-draft.en.md      กb-draft
unmarked  unmarked    content/reports/2017/d-scheduled.en.md  กd-scheduled
original  stale       content/reports/2017/e-stale.en.md      กe-stale
original  reviewed    content/reports/2017/f-reviewed.en.md   กf-reviewed
original  missing     content/reports/2017/g/index.en.md      ก
missing   original    content/mechanisms/somtc.th.md          Meeting
original  missing     content/reports/2017/g/annex.en.md      ภาคผนวก
original  missing     content/_index.en.md
"
    );
}

#[test]
fn the_list_is_of_what_is_asked_for() {
    let archive = all_states();
    let root = archive.path();
    let check = |args: &str, expected: &str| {
        let said = call(root, args);
        said.check(0, &[]);
        let file = |line: &str| {
            let path = line.split_whitespace().find(|word| word.starts_with("content/"));
            let (_, file) = path.unwrap().rsplit_once('/').unwrap();
            file.split('.').next().unwrap().to_owned()
        };
        let files: Vec<_> = said.out.lines().skip(1).map(file).collect();
        assert_eq!(files.join(" "), expected, "{args}");
    };
    check("--state stale", "e-stale");
    check("--state stale,reviewed --lang en", "e-stale f-reviewed");
    check("--state stale --state current --lang th", "");
    check("--lang th --state missing", "somtc");
    check("--mechanism somtc", "a-title index somtc annex");
    check("--year 2016", "index annex");
    check("--year 2559 --mechanism somtc", "index annex");
    check("--year ๒๕๖๒", "visit");
    check("--year 1999", "");
    call(root, "--year 1999").check(0, &["0 items\n"]);
    let remedy = "did you mean \"somtc\"?";
    call(root, "--mechanism somct").check(2, &["\"somct\"", remedy]);
    call(root, "--year soon").check(2, &["--year"]);
    call(root, "--state old").check(2, &["title-only"]);
    call(root, "--lang de").check(2, &["th, en"]);
}

#[test]
fn the_list_for_programs_has_all_of_it() {
    let archive = all_states();
    let asked = "--year 2017 --state reviewed,missing";
    let said = call(archive.path(), &format!("--format json {asked}"));
    assert_eq!(said.err, "");
    let list: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let items = list.as_array().unwrap();
    let ids: Vec<_> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    let (whole, part) = ("reports/2017/g", "reports/2017/g/annex");
    assert_eq!(ids, ["reports/2017/b-draft", "reports/2017/f-reviewed", whole, part]);
    let [draft, reviewed, _, annex] = &items[..] else { panic!("{items:?}") };
    assert_eq!(draft["draft_en"], true);
    assert_eq!(draft["en"], "missing");
    assert_eq!(reviewed["translated_from_en"], reviewed["digest_th"]);
    assert_eq!(reviewed["reviewed_en"], reviewed["digest_en"]);
    assert_eq!(reviewed["reviewed_th"], serde_json::Value::Null);
    assert_eq!(annex["kind"], "part");
    assert_eq!(annex["date"], "2016-12-31/2017-01-01");
    assert_eq!(annex["mechanisms"], serde_json::json!(["somtc"]));
    assert_eq!(annex["title_th"], "ภาคผนวก");
    assert_eq!(annex["file_en"], "content/reports/2017/g/annex.en.md");
    assert_eq!(annex["digest_en"], serde_json::Value::Null);

    let said = call(archive.path(), &format!("--format csv {asked}"));
    let mut lines = said.out.lines();
    let names: Vec<_> = lines.next().unwrap().split(',').collect();
    assert_eq!(lines.count(), 4);
    for name in &names {
        assert!(PAGE.contains(&format!("`{name}`")), "{name} is not on the page");
        assert!(annex.get(name).is_some(), "{name}");
    }
    assert_eq!(names.len(), annex.as_object().unwrap().len());
}

#[test]
fn an_archive_with_errors_is_listed_as_far_as_it_can_be_read() {
    let archive = pair();
    let root = archive.path();
    save(root, "content/news/broken.th.md", "no front matter");
    call(root, "").check(0, &["1 item. ", "the archive has errors", "samut check"]);
    scratch::write(&root.join("content/site.toml"), b"\xff");
    call(root, "").check(1, &["error[E0101]"]);
}

/// Front matter as people write it: each key once, tables last.
fn front_matter() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("title = \"A visit\" # x"),
        Just("'title' = '''\nA\nvisit'''"),
        Just("# translated_from = \"000000000000\""),
        Just("translated_from = \"000000000000\"  # ก"),
        Just("\"translated_from\"=\"\""),
        Just("translated_from = \"of yesterday\""),
        Just("\treviewed = '000000000000'"),
        Just("description = \"\"\"\ntranslated_from = x \\\n  ก\"\"\""),
        Just("tags = [ # [\n  \"x\",\n]"),
        Just(""),
        Just("[extra]\ntranslated_from = \"y\"\ntitle = 1"),
        Just("[[images]]\nfile = \"a.jpg\"\nalt = \"b\""),
    ];
    prop::collection::vec(line, 0..7).prop_map(|lines| {
        let name = |line: &str| {
            let name = line.split(['=', '\n']).next().unwrap().trim();
            name.trim_matches(['"', '\'']).to_owned()
        };
        let mut kept: Vec<&str> = Vec::new();
        for line in lines {
            if line.is_empty() || kept.iter().all(|kept| name(kept) != name(line)) {
                kept.push(line);
            }
        }
        kept.sort_by_key(|line| line.starts_with('['));
        kept.iter().flat_map(|line| [*line, "\n"]).collect()
    })
}

/// The lines of a file but for those that say what it was made from.
fn all_else(file: &str) -> Vec<&str> {
    let is_ours = |line: &&str| {
        let (name, value) = line.split_once('=').unwrap_or_default();
        let name = name.trim_matches(['"', '\t', ' ']);
        let is_elsewhere = value.contains("\"y\"") || value.contains(" x");
        matches!(name, "translated_from" | "reviewed") && !is_elsewhere
    };
    file.split_inclusive('\n').filter(|line| !is_ours(line)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mark_changes_its_lines_and_no_byte_beside_them(
        head in front_matter(),
        is_windows in any::<bool>(),
        has_mark in any::<bool>(),
        body in "[a-zก-๙ +*\r\n]{0,40}",
        how in prop_oneof![Just(How::Current), Just(How::Reviewed)],
    ) {
        let file = format!("+++\n{head}+++\nText{body}");
        let file = if is_windows { file.replace('\n', "\r\n") } else { file };
        let file = if has_mark { format!("\u{feff}{file}") } else { file };
        let archive = scratch::with(&[("content/site.toml", SITE), (TH, ORIGINAL), (EN, &file)]);
        let root = archive.path();
        // Without a title there is no text that could be marked.
        let Some(marking) = marking(root, how) else { return Ok(()) };
        prop_assert!(edit::mark(root, &marking).unwrap());
        let marked = text(root, EN);
        prop_assert_eq!(all_else(&marked), all_else(&file));
        let is_reviewed = how == How::Reviewed;
        let state = if is_reviewed { Translation::Reviewed } else { Translation::Current };
        prop_assert_eq!(state_of(root), Some(state), "{}", marked);
        prop_assert_eq!(self::marking(root, how).unwrap().keys, vec![], "{}", marked);
        prop_assert!(!edit::mark(root, &marking).unwrap());
        prop_assert_eq!(text(root, EN), marked);
    }
}

/// What a mark would change in the English text of an archive.
fn marking(root: &Path, how: How) -> Option<Marking> {
    of_entry(root, |entry| translations::mark(entry, Lang::En, how).ok())?
}

fn state_of(root: &Path) -> Option<Translation> {
    of_entry(root, |entry| entry.state(Lang::En))
}

fn of_entry<T>(root: &Path, of: impl Fn(&translations::Entry<'_>) -> T) -> Option<T> {
    let request = Request { drafts: true, future: true, ..Request::default() };
    let ready = pipeline::prepare(root, &request).value?;
    let entries = translations::entries(ready.plan.archive());
    entries.iter().find(|entry| entry.id == "news/2019/visit").map(of)
}

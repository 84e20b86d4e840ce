//! `samut new` as people and scripts call it: the files that it makes, what is found in them, and
//! what it refuses.
//!
//! In: the archive that `samut init` begins. It writes in scratch folders only.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::panic,
    reason = "a test program: what fails, fails the test"
)]

mod scratch;

use std::path::Path;

use assert_cmd::Command;
use proptest::prelude::*;
use samut::diagnostic::any_error;
use samut::edit::{self, Event, Values, Wish, Written};
use samut::lang::{Bilingual, Lang};
use samut::model::{Kind, SessionKind};
use samut::pipeline::{Request, Survey};
use tempfile::TempDir;

/// The day on which all is done.
const NOW: &str = "2026-11-25";

/// How a call ended.
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
        .args(["--now", NOW])
        .output()
        .unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The archive that everybody begins with.
struct Archive(TempDir);

impl Archive {
    fn begun() -> Self {
        let folder = scratch::empty();
        samut(folder.path(), &["init", "a"]).check(0, &[]);
        Self(folder)
    }

    fn root(&self) -> std::path::PathBuf {
        self.0.path().join("a")
    }

    fn call(&self, args: &[&str]) -> Said {
        let args: Vec<&str> = ["new"].iter().chain(args).copied().collect();
        samut(&self.root(), &args)
    }

    /// Makes something; gives the paths of its files.
    fn makes(&self, args: &[&str]) -> Vec<String> {
        let said = self.call(args);
        said.check(0, &["samut check"]);
        said.out.lines().map(str::to_owned).collect()
    }

    /// Holds that something is refused, with these words, and nothing changes.
    fn refuses(&self, args: &[&str], code: i32, words: &[&str]) {
        let before = scratch::files(&self.root());
        let said = self.call(args);
        said.check(code, words);
        assert_eq!(said.out, "", "{args:?}");
        assert_eq!(scratch::files(&self.root()), before, "{args:?}");
    }

    fn text(&self, path: &str) -> String {
        scratch::text(&self.root().join(path)).unwrap_or_else(|| panic!("no {path}"))
    }

    fn write(&self, path: &str, text: &str) {
        scratch::write(&self.root().join(path), text.as_bytes());
    }

    /// Holds that nothing at all is said of the archive.
    fn is_faultless(&self, what: &str) {
        let said = samut(&self.root(), &["check", "--strict"]);
        assert_eq!(said.code, 0, "{what}:\n{}", said.err);
    }
}

const BOTH: &[&str] = &["--title-th", "การเยือน", "--title-en", "A visit"];

#[test]
fn what_the_guide_promises_is_made() {
    let archive = Archive::begun();
    let made = archive.makes(&[
        "report",
        "somtc-26",
        "--lang",
        "th,en",
        "--mechanism",
        "somtc",
        "--session",
        "26",
        "--start",
        "22 พ.ค. 2569",
        "--title-th",
        "การประชุม SOMTC ครั้งที่ ๒๖",
        "--title-en",
        "26th SOMTC",
        "--place-en",
        "Bangkok",
        "--host",
        "th,unodc",
        "--topics",
        "border-management",
    ]);
    let [th, en] = &made[..] else { panic!("{made:?}") };
    assert_eq!(th, "content/reports/2026/somtc-26/index.th.md");
    assert_eq!(en, "content/reports/2026/somtc-26/index.en.md");
    let text = archive.text(th);
    for line in [
        "title = \"การประชุม SOMTC ครั้งที่ ๒๖\"\n",
        "topics = [\"border-management\"]\n",
        "\n[event]\nmechanism = \"somtc\"\nsession = 26\nstart = \"22 พ.ค. 2569\"\nhost = [\"th\", \"unodc\"]\n+++\n",
        "\nการประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาชญากรรมข้ามชาติ ครั้งที่ ๒๖ จัดขึ้นเมื่อวันที่ ๒๒ พฤษภาคม ๒๕๖๙\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let text = archive.text(en);
    assert!(text.contains("title = \"26th SOMTC\"\n"), "{text}");
    assert!(text.ends_with("\n[event]\nplace = \"Bangkok\"\n+++\n"), "{text}");
    assert!(!text.contains("{{") && !text.contains("session ="), "{text}");
    archive.is_faultless("the report");
}

#[test]
fn every_kind_in_every_language_is_without_fault() {
    let archive = Archive::begun();
    let kinds: &[(&str, &[&str])] = &[
        ("news", &["--date", "๕ มีนาคม ๒๕๖๒"]),
        ("report", &["--start", "22–27 พ.ค. 2569"]),
        ("document", &["--date", "2026"]),
        ("page", &[]),
        ("mechanism", &["--acronym", "NEW", "--pillar", "apsc", "--level", "committee"]),
    ];
    for (kind, facts) in kinds {
        for (n, langs) in ["th,en", "en,th", "th", "en"].into_iter().enumerate() {
            let slug = format!("{kind}-{n}");
            let mut args = vec![*kind, &slug, "--lang", langs];
            args.extend(*facts);
            for lang in langs.split(',') {
                args.extend(match lang {
                    "th" => ["--title-th", "เรื่องใหม่"],
                    _ => ["--title-en", "Something new"],
                });
            }
            let made = archive.makes(&args);
            assert_eq!(made.len(), langs.split(',').count(), "{args:?}");
            archive.is_faultless(&args.join(" "));
            archive.refuses(&args, 2, &[" already"]);
        }
    }
    archive.makes(&["mechanism", "somtc"]);
    archive.is_faultless("the profile of a mechanism that a register holds");
    assert_eq!(samut(&archive.root(), &["build"]).code, 0);
}

#[test]
fn no_value_breaks_a_file() {
    let archive = Archive::begun();
    let values = [
        "\"quoted\" 'twice' \"\"\" '''",
        "a \\ b \\u0041 \\",
        "+++\n+++\nkind = \"page\"",
        "# no comment = true [[event]]",
        "{{ title }} {% raw %} {{",
        "\u{1b}[31mแดง\u{7} \u{0b}ใหม่",
        "<script>alert(1)</script> **ก** [ข](javascript:x)",
        "น้ำใจ กำ ปฏิญญาณ ฏ ฐ ๆ ฯลฯ ๑๒๓",
        "\u{1f30f} e\u{301} \u{a0} -- 'tis",
        "1. - # > = title",
    ];
    for (n, value) in values.into_iter().enumerate() {
        let slug = format!("hostile-{n}");
        let args = [
            "report",
            &slug,
            "--mechanism",
            "somtc",
            "--session",
            "18",
            "--start",
            "22 พ.ค. 2569",
            "--title-th",
            value,
            "--title-en",
            value,
            "--place-th",
            "ก",
        ];
        let made = archive.makes(&args);
        let [th, en] = &made[..] else { panic!("{made:?}") };
        let expected: Vec<&str> = value.split(char::is_control).map(str::trim).collect();
        let expected: Vec<&str> =
            expected.into_iter().filter(|part| !part.is_empty()).collect();
        for path in [th, en] {
            let text = archive.text(path);
            let front = text.split("\n+++\n").next().unwrap();
            let front: toml::Table = front.trim_start_matches("+++\n").parse().unwrap();
            assert_eq!(front["title"].as_str(), Some(&*expected.join(" ")), "{path}");
        }
    }
    let said = samut(&archive.root(), &["check"]);
    said.check(0, &[]);
    assert_eq!(samut(&archive.root(), &["build"]).code, 0);
}

#[test]
fn what_is_missing_is_named_by_its_flag_and_nobody_is_asked() {
    let archive = Archive::begun();
    archive.refuses(&[], 2, &["KIND is missing", "SLUG is missing"]);
    archive.refuses(
        &["report"],
        2,
        &["SLUG is missing", "--date, or --start", "--title-th", "--title-en"],
    );
    archive.refuses(
        &["news", "x", "--lang", "th"],
        2,
        &["--date", "--title-th is missing: the title in Thai"],
    );
    archive.refuses(
        &["report", "x", "--mechanism", "somtc", "--session", "next", "--start", "2026"],
        2,
        &[
            "add --title-th \"การประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาชญากรรมข้ามชาติ ครั้งที่ ๑๘\"",
            "add --title-en \"18th ASEAN Senior Officials Meeting on Transnational Crime\"",
        ],
    );
    archive.refuses(
        &["report", "x", "--mechanism", "somtc", "--session-kind", "special"],
        2,
        &["--session is missing"],
    );
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let archive = Archive::begun();
    archive.refuses(
        &[
            "news",
            "Somtc 26",
            "--mechanism",
            "somct",
            "--session",
            "0",
            "--start",
            "2569-05-22",
            "--host",
            "th,xx",
            "--topics",
            "border-managment",
            "--lang",
            "th,fr",
        ],
        2,
        &[
            "did you mean \"somtc-26\"?",
            "--mechanism: no register holds \"somct\"",
            "did you mean \"somtc\"?",
            "write `2026-05-22`",
            "--host: no register holds \"xx\"",
            "did you mean \"border-management\"?",
            "--lang: \"fr\" is not a language",
        ],
    );
    archive.refuses(&["reprot", "x"], 2, &["'report'"]);
    archive.refuses(
        &["news", "x", "--start", "27 พ.ค. 2569", "--end", "22 พ.ค. 2569"],
        2,
        &["--end is before --start"],
    );
    archive.refuses(
        &["news", "x", "--end", "2026"],
        2,
        &["--end stands without --start"],
    );
    archive.refuses(
        &["news", "x", "--title", "ก", "--title-th", "ข"],
        2,
        &["say the same twice"],
    );
    archive.refuses(
        &["news", "x", "--lang", "th", "--title-en", "x"],
        2,
        &["--title-en has no file to stand in"],
    );
    archive.refuses(&["news", "x", "--session", "3"], 2, &["--mechanism"]);
    archive.refuses(
        &["mechanism", "adgmin"],
        2,
        &["no register holds \"adgmin\"", "add --acronym"],
    );
    archive.refuses(
        &["mechanism", "somtc", "--acronym", "SOMTC"],
        2,
        &["recorded already"],
    );
    archive.refuses(
        &["news", "x", "--acronym", "X"],
        2,
        &["are for a mechanism", "samut new mechanism SLUG"],
    );
}

#[test]
fn names_that_mean_one_are_taken_for_their_slugs() {
    let archive = Archive::begun();
    let mut args = vec!["news", "x", "--mechanism", "SOMTC", "--date", "today"];
    args.extend(BOTH);
    let made = archive.makes(&args);
    let text = archive.text(&made[0]);
    assert!(text.contains("date = 2026-11-25\nmechanisms = [\"somtc\"]\n"), "{text}");
}

#[test]
fn the_next_session_is_proposed_and_counted_from_what_is_known() {
    let archive = Archive::begun();
    let next = |slug: &str, kind: &str, expected: &str| {
        let mut args = vec!["report", slug, "--mechanism", "somtc", "--start", "2027"];
        args.extend(["--session", "next", "--session-kind", kind, "--draft"]);
        args.extend(BOTH);
        let made = archive.makes(&args);
        let text = archive.text(&made[0]);
        assert!(text.contains(&format!("session = {expected}\n")), "{text}");
        assert!(text.contains("draft = true\n"), "{text}");
        assert!(archive.text(&made[1]).contains("draft = true\n"));
    };
    next("a", "regular", "18");
    // Drafts and meetings to come count.
    next("b", "regular", "19");
    next("c", "special", "1");
    next("d", "special", "2");
    archive.is_faultless("the sessions");
    // A session to come that is only mentioned is still to be reported; one that is over is not.
    let mention = |number: u32, start: &str| {
        let text = format!(
            "+++\ntitle = \"ก\"\ndate = 2026-01-01\n[[mentions]]\nmechanism = \"ammtc\"\nsession = {number}\nstart = {start}\n+++\nก\n"
        );
        archive.write("content/news/mention.th.md", &text);
    };
    let register =
        "[[mechanisms]]\nslug = \"ammtc\"\nname = { th = \"ก\", en = \"x\" }\n";
    let path = "content/authorities/mechanisms.toml";
    archive.write(path, &format!("{}\n{register}", archive.text(path)));
    let number = |slug: &str, expected: &str| {
        let mut args = vec!["report", slug, "--mechanism", "ammtc", "--session", "next"];
        args.extend(["--start", "2027-01-01"]);
        args.extend(BOTH);
        let made = archive.makes(&args);
        let text = archive.text(&made[0]);
        assert!(text.contains(&format!("session = {expected}\n")), "{text}");
        scratch::remove(archive.root().join(&made[0]).parent().unwrap());
    };
    mention(20, "2027-01-01");
    number("e", "1");
    mention(20, "2026-01-01");
    number("f", "21");
}

#[test]
fn a_translation_stands_beside_what_it_translates() {
    let archive = Archive::begun();
    let made =
        archive.makes(&["news", "somtc-17", "--lang", "en", "--title-en", "17th SOMTC"]);
    assert_eq!(made, ["content/news/somtc-17.en.md"]);
    let text = archive.text(&made[0]);
    assert!(text.contains("# Dates and other facts stand in somtc-17.th.md"), "{text}");
    assert!(text.ends_with("+++\n"), "{text}");
    archive.is_faultless("a translation");
    archive.write(
        "content/news/2020/draft.th.md",
        "+++\ntitle = \"ก\"\ndate = 2020-01-01\ndraft = true\n+++\nก\n",
    );
    archive.refuses(
        &["news", "draft", "--lang", "en", "--title", "x", "--date", "2020-01-01"],
        2,
        &["--date is a fact of both languages", "content/news/2020/draft.th.md"],
    );
    let made = archive.makes(&["news", "draft", "--lang", "en", "--title", "x"]);
    assert_eq!(made, ["content/news/2020/draft.en.md"]);
    assert!(archive.text(&made[0]).contains("draft = true\n"));
    archive.is_faultless("the translation of a draft");
    archive.refuses(
        &["news", "somtc-17", "--title-th", "ก", "--title-en", "x"],
        2,
        &["content/news/somtc-17.en.md is there already"],
    );
    archive.write(
        "content/news/2020/only.th.md",
        "+++\ntitle = \"ก\"\ndate = 2020-01-01\n+++\nก\n",
    );
    archive.refuses(
        &["news", "only", "--title-th", "ก", "--title-en", "x"],
        2,
        &["only.th.md is there already", "--lang en to make the English file alone"],
    );
}

#[test]
fn a_twin_is_found_however_its_file_is_named() {
    let archive = Archive::begun();
    let text = "+++\ntitle = \"ก\"\n+++\nก\n";
    let dated = text.replace("+++\nก", "date = 2020-01-01\n+++\nก");
    archive.write("content/news/2020/bare.md", &dated);
    archive.write("content/news/2020/2020-01-02-dated.th.md", text);
    archive.write("content/reports/2020/2020-01-03-whole/index.th.md", text);
    archive.write("content/speeches/talk.th.md", &dated);
    archive.write("content/news/2020/twice.th.md", &dated);
    archive.write("content/news/2021/twice.th.md", &dated);
    let made = |args: &[&str]| {
        archive.makes(&[args, &["--lang", "en", "--title", "x"]].concat()).concat()
    };
    assert_eq!(made(&["news", "bare"]), "content/news/2020/bare.en.md");
    assert_eq!(made(&["news", "dated"]), "content/news/2020/2020-01-02-dated.en.md");
    assert_eq!(
        made(&["report", "whole"]),
        "content/reports/2020/2020-01-03-whole/index.en.md"
    );
    let talk = made(&["document", "talk", "--in", "speeches"]);
    assert_eq!(talk, "content/speeches/talk.en.md");
    let twice = ["news", "twice", "--lang", "en", "--title", "x"];
    archive.refuses(
        &twice,
        2,
        &["2 items have this SLUG", "--in news/2020, --in news/2021"],
    );
    assert_eq!(
        made(&["news", "twice", "--in", "news/2021"]),
        "content/news/2021/twice.en.md"
    );
    archive.is_faultless("twins of all names");
}

#[test]
fn files_go_where_they_are_wanted() {
    let archive = Archive::begun();
    let made = |args: &[&str]| {
        let args: Vec<&str> =
            args.iter().chain(&["--title", "ก", "--lang", "th"]).copied().collect();
        archive.makes(&args).concat()
    };
    let date = ["--date", "2020-01-02"];
    let news = |more: &[&str]| made(&[&["news"], more, &date].concat());
    assert_eq!(news(&["a"]), "content/news/2020/a.th.md");
    assert_eq!(news(&["b", "--bundle"]), "content/news/2020/b/index.th.md");
    assert_eq!(news(&["c", "--in", "speeches"]), "content/speeches/c.th.md");
    assert_eq!(
        news(&["d", "--in", "content/speeches/2020/"]),
        "content/speeches/2020/d.th.md"
    );
    assert!(archive.text("content/speeches/c.th.md").contains("kind = \"news\"\n"));
    assert!(!archive.text("content/news/2020/a.th.md").contains("kind"));
    let dated = made(&["news", "2019-03-06-visit"]);
    assert_eq!(dated, "content/news/2019/2019-03-06-visit.th.md");
    let report = made(&[
        "report",
        "e",
        "--start",
        "30 ธ.ค. 2561 – 2 ม.ค. 2562",
        "--date",
        "2019-01-05",
    ]);
    assert_eq!(report, "content/reports/2018/e/index.th.md");
    let report = made(&["report", "f", "--start", "2018", "--no-bundle"]);
    assert_eq!(report, "content/reports/2018/f.th.md");
    archive.is_faultless("the places");
    let refuses = |args: &[&str], words: &[&str]| {
        let args = [args, &date, &["--title", "ก", "--lang", "th"]].concat();
        archive.refuses(&args, 2, words);
    };
    for folder in ["archetypes", "static/x", "authorities", "mechanisms"] {
        refuses(&["news", "x", "--in", folder], &["do not stand in"]);
    }
    for folder in ["../..", "/etc", "ข่าว", "News", ""] {
        refuses(&["news", "x", "--in", folder], &["--in", "a-z, 0-9 and -"]);
    }
    refuses(&["news", "x", "--in", "news/2020/b"], &["the folder of one item"]);
    refuses(&["report", "2018", "--in", "reports"], &["would become parts"]);
    refuses(&["news", "index"], &["cannot stand in an address"]);
    refuses(&["news", "../x"], &["cannot stand in an address"]);
}

#[test]
fn what_the_archive_would_complain_of_is_not_made() {
    let archive = Archive::begun();
    let mut args = vec!["report", "somtc-17", "--mechanism", "somtc", "--session", "17"];
    args.extend(["--start", "1 พ.ค. 2560"]);
    args.extend(BOTH);
    archive.refuses(
        &args,
        1,
        &[
            "--start: ",
            "SOMTC session 17",
            "content/news/somtc-17.th.md:7:9",
            "nothing was written",
        ],
    );
    archive.refuses(
        &["page", "mechanisms", "--title-th", "ก", "--title-en", "x"],
        1,
        &["belong to the site itself", "nothing was written"],
    );
    // A year far ahead is a warning: it is told, and does not stand in the way.
    let mut args = vec!["news", "far", "--date", "2 พ.ค. 2639"];
    args.extend(BOTH);
    archive.call(&args).check(0, &["warning[W0307]", "far.th.md"]);
}

#[test]
fn faults_elsewhere_do_not_stand_in_the_way() {
    let archive = Archive::begun();
    archive.write("content/news/broken.th.md", "+++\ntitle = \"ก\n+++\n");
    let mut args = vec!["news", "x", "--date", "today"];
    args.extend(BOTH);
    archive.makes(&args);
    archive.write("content/site.toml", "title = 1\n");
    archive.refuses(&["news", "y"], 2, &["--date"]);
}

#[test]
fn a_site_has_archetypes_of_its_own() {
    let archive = Archive::begun();
    archive.write(
        "content/archetypes/report.th.md",
        "+++\ntitle = \"รายงาน{{ session_name }}\"\ntopics = [\"border-management\"]\n\n[event]\nmechanism = {{ mechanism }}\nsession = {{ session }}\nstart = {{ start }}\nhost = \"th\"\n\n[extra]\nform = \"ก\"\n+++\n\n{{ mechanism }} {{ when }}\n",
    );
    let args = [
        "report",
        "x",
        "--lang",
        "th",
        "--mechanism",
        "somtc",
        "--session",
        "18",
        "--start",
        "2026-05",
    ];
    let made = archive.makes(&args);
    let text = archive.text(&made[0]);
    assert_eq!(
        text,
        "+++\ntitle = \"รายงานการประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาชญากรรมข้ามชาติ ครั้งที่ ๑๘\"\ntopics = [\"border-management\"]\n\n[event]\nmechanism = \"somtc\"\nsession = 18\nstart = \"2026-05\"\nhost = \"th\"\n\n[extra]\nform = \"ก\"\n+++\n\nSOMTC เมื่อเดือนพฤษภาคม ๒๕๖๙\n"
    );
    archive.is_faultless("an archetype of the site's own");
    archive.refuses(
        &["report", "y", "--lang", "th", "--start", "2026", "--host", "th"],
        2,
        &[
            "--host would be lost",
            "content/archetypes/report.th.md",
            "`host = {{ host }}`",
            "below its line [event]",
        ],
    );
    archive.write(
        "content/archetypes/default.md",
        "+++\ntitle = {{ title }}\ndate = {{ date }}\n+++\nทั่วไป\n",
    );
    let made =
        archive.makes(&["news", "z", "--lang", "th", "--date", "2026", "--title", "ก"]);
    assert_eq!(
        archive.text(&made[0]),
        "+++\ntitle = \"ก\"\ndate = \"2026\"\n+++\nทั่วไป\n"
    );
    let made = archive.makes(&["mechanism", "somtc", "--lang", "th"]);
    assert!(archive.text(&made[0]).contains("## ความเป็นมา"));
}

#[test]
fn a_broken_archetype_is_told_with_its_place() {
    let archive = Archive::begun();
    let path = "content/archetypes/news.th.md";
    let mut args = vec!["news", "x", "--date", "2026"];
    args.extend(BOTH);
    archive.write(path, "+++\ntitle = {{ titel }}\n+++\n");
    archive.refuses(&args, 1, &["error[E0119]", &format!("{path}:2:9"), "\"title\"?"]);
    archive.write(path, "+++\ntitle = {{ title }}\ndate = {{ date }}\ntopisc = 1\n+++\n");
    archive.refuses(&args, 1, &["error[E0203]", &format!("{path}:4:1"), "topics"]);
    // What only the archive can know is told at the archetype too.
    archive.write(
        path,
        "+++\ntitle = {{ title }}\ndate = {{ date }}\ntopics = [\"border-managment\"]\n+++\n",
    );
    archive.refuses(&args, 1, &["error[E0401]", &format!("{path}:4:11")]);
    samut(&archive.root(), &["build"]).check(0, &[]);
}

#[test]
fn the_paths_are_data_and_the_rest_is_for_people() {
    let archive = Archive::begun();
    let mut args = vec!["new", "page", "contact", "--draft", "--root", "a"];
    args.extend(BOTH);
    let said = samut(archive.0.path(), &args);
    said.check(
        0,
        &[
            "เขียนเนื้อหาใต้บรรทัด +++ ที่สอง",
            "samut check --root a",
            "samut serve --open --drafts --root a",
        ],
    );
    assert_eq!(
        said.out,
        "a/content/pages/contact.th.md\na/content/pages/contact.en.md\n"
    );
    let below = archive.root().join("content/pages");
    let mut args = vec!["new", "page", "office"];
    args.extend(BOTH);
    let said = samut(&below, &args);
    said.check(0, &[]);
    assert_eq!(said.out, "office.th.md\noffice.en.md\n");
}

/// An archive whose archetype puts what it is told wherever it can stand.
fn told_everywhere() -> (TempDir, Survey) {
    let folder = scratch::empty();
    let root = folder.path().join("a");
    edit::init(&root).unwrap();
    let archetype = "+++\n# {{ title }}, {{ place }}\ntitle = {{ title }}\ndescription = \"{{ title }}, {{ place }}\"\n[event]\nmechanism = {{ mechanism }}\nsession = {{ session }}\nstart = {{ start }}\nplace = {{ place }}\n+++\n{{ title }}\n\n- {{ place }}: {{ title }}\n";
    scratch::write(&root.join("content/archetypes/report.md"), archetype.as_bytes());
    let request = Request { drafts: true, future: true, ..Request::default() };
    let survey = Survey::open(&root, request).unwrap();
    (folder, survey)
}

#[test]
fn no_words_make_a_file_that_is_faulty() {
    let (folder, survey) = told_everywhere();
    let root = folder.path().join("a");
    let words = |text: &str| Some(edit::one_line(text)).filter(|text| !text.is_empty());
    let signs = "[\\PC\"'\\\\+#{}\\[\\]<>*_`~|&=\\-\n\t\u{0}\u{1b}ก-๛]{1,40}";
    proptest!(ProptestConfig::with_cases(128), |(title in signs, place in any::<String>())| {
        let title = words(&title).unwrap_or_else(|| "ก".to_owned());
        let place = words(&place);
        let wish = Wish {
            kind: Kind::Report,
            slug: "x".to_owned(),
            langs: vec![Lang::Th],
            titles: Bilingual { th: Some(title.clone()), en: None },
            date: None,
            mechanism: survey.archive().authorities.find("somtc"),
            event: Event {
                session: Some((SessionKind::Regular, 18)),
                start: Some(Written::read("22–27 พ.ค. 2569").unwrap()),
                places: Bilingual { th: place, en: None },
                ..Event::default()
            },
            countries: Vec::new(),
            organisations: Vec::new(),
            topics: Vec::new(),
            draft: false,
            record: None,
            folder: None,
            bundle: None,
        };
        let placement = edit::place(&wish, &survey.documents()).unwrap();
        let values = Values::new(&wish, &placement, survey.archive(), survey.messages());
        let archetype = edit::archetype(&root, Kind::Report, Lang::Th, survey.site());
        let filled = values.fill(&archetype.value.unwrap(), Lang::Th);
        let path = placement.path(Lang::Th).unwrap().clone();
        let told = survey.with(&[(path, filled.text.clone())]);
        prop_assert!(!any_error(&told), "{told:#?}\n{}", filled.text);
        let front = filled.text.split("\n+++\n").next().unwrap();
        let front: toml::Table = front.trim_start_matches("+++\n").parse().unwrap();
        prop_assert_eq!(front["title"].as_str(), Some(title.as_str()));
    });
}

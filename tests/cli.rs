//! The program as people and scripts call it: what it says, where, and the code it ends with.
//!
//! Words for people go to stderr, data to stdout. 0: fine. 1: the content has errors. 2: wrong usage.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test program: what fails, fails the test"
)]

mod scratch;

use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const SITE: &str =
    "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"https://a.example/\"\n";
const VISIT: &str = "+++\ntitle = \"การเยือน\"\ndate = 2019-03-06\n+++\n\nข้อความ\n";
const UNKNOWN_KEY: &str =
    "+++\ntitel = \"x\"\ntitle = \"การเยือน\"\ndate = 2019-03-06\n+++\n\nข้อความ\n";
const DEAD_ANCHOR: &str =
    "+++\ntitle = \"การเยือน\"\ndate = 2019-03-06\n+++\n\n[ไป](#ไม่มี)\n";

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

    /// Holds that nothing was printed for programs.
    fn only_for_people(&self) {
        assert_eq!(self.out, "");
    }
}

/// Calls the program in a folder.
fn samut(folder: &Path, args: &[&str]) -> Said {
    samut_in(folder, args, &[])
}

/// Calls the program in a folder with some words in its environment, and no others.
fn samut_in(folder: &Path, args: &[&str], environment: &[(&str, &str)]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_samut"))
        .current_dir(folder)
        .env_clear()
        .envs(environment.iter().copied())
        .args(args)
        .output()
        .unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// An archive of one item.
fn archive(item: &str) -> TempDir {
    scratch::with(&[("content/site.toml", SITE), ("content/news/visit.th.md", item)])
}

#[test]
fn help_and_version_are_data() {
    let here = scratch::empty();
    let help = samut(here.path(), &["--help"]);
    help.check(0, &[]);
    for command in [
        "build",
        "check",
        "init",
        "new",
        "list",
        "stats",
        "translations",
        "explain",
        "completions",
    ] {
        assert!(help.out.contains(&format!("\n  {command} ")), "{}", help.out);
        let help = samut(here.path(), &[command, "--help"]);
        help.check(0, &[]);
        assert!(help.out.contains("Example"), "{command} has no example");
        assert_eq!(help.err, "");
    }
    let version = samut(here.path(), &["--version"]);
    assert_eq!(version.out, format!("samut {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_calls_are_told_from_faulty_content() {
    let here = scratch::empty();
    samut(here.path(), &[]).check(2, &["Usage: samut"]).only_for_people();
    samut(here.path(), &["bild"]).check(2, &["'bild'", "'build'"]).only_for_people();
    samut(here.path(), &["build", "--outptu", "x"]).check(2, &["--output"]);
    samut(here.path(), &["check", "--format", "yaml"]).check(2, &["text", "json"]);
    assert!(scratch::files(here.path()).is_empty(), "a wrong call writes nothing");
}

#[test]
fn the_archive_is_looked_for_upwards() {
    let archive = archive(VISIT);
    let below = archive.path().join("content/news");
    samut(&below, &["build"]).check(0, &["Built 1 item,"]).only_for_people();
    assert!(archive.path().join("public/th/news/visit/index.html").is_file());
}

#[test]
fn an_archive_that_is_not_there_is_told() {
    let here = scratch::empty();
    let remedy = "samut init DIR";
    for command in ["build", "check"] {
        samut(here.path(), &[command])
            .check(2, &["there is no archive here", "content/site.toml", remedy])
            .only_for_people();
        samut(here.path(), &[command, "--root", "nowhere"])
            .check(2, &["`nowhere` is not an archive", "content/site.toml", remedy]);
    }
}

#[test]
fn the_root_may_be_named_before_or_after_the_command() {
    let here = scratch::empty();
    scratch::write(&here.path().join("a/content/site.toml"), SITE.as_bytes());
    samut(here.path(), &["--root", "a", "check"]).check(0, &["No faults found"]);
    samut(here.path(), &["check", "--root", "a"]).check(0, &["No faults found"]);
}

#[test]
fn a_build_says_what_it_did_and_the_next_that_nothing_changed() {
    let archive = archive(VISIT);
    let first = samut(archive.path(), &["build"]);
    first.check(0, &["Built 1 item, ", " written, 0 unchanged, 0 removed, in "]);
    first.only_for_people();
    assert_eq!(first.err.lines().count(), 1, "{}", first.err);
    samut(archive.path(), &["build"]).check(0, &[": 0 written, ", ", 0 removed, in "]);
    scratch::write(
        &archive.path().join("content/news/visit.th.md"),
        VISIT.replace("ข้อความ", "ใหม่").as_bytes(),
    );
    // Both pages, and of the index the texts, the shard that has its letters, and the manifest.
    samut(archive.path(), &["build"]).check(0, &[": 5 written, "]);
}

#[test]
fn an_address_that_is_gone_is_told() {
    let archive = archive(VISIT);
    samut(archive.path(), &["build"]).check(0, &[]);
    let content = archive.path().join("content/news");
    scratch::remove(&content);
    scratch::write(&content.join("journey.th.md"), VISIT.as_bytes());
    let moved = samut(archive.path(), &["build"]);
    moved.check(0, &["warning[", "/th/news/visit/", "aliases", "2 removed"]);
    let text = VISIT.replace("date", "aliases = [\"/news/visit/\"]\ndate");
    scratch::write(&content.join("journey.th.md"), text.as_bytes());
    let mended = samut(archive.path(), &["build"]);
    mended.check(0, &[]);
    assert!(!mended.err.contains("warning["), "{}", mended.err);
}

#[test]
fn now_is_read_as_editors_write_dates() {
    let text = VISIT.replace("date", "publish_date = 2019-03-06\ndate");
    let archive = archive(&text);
    let items = |now: &str, items: &str| {
        samut(archive.path(), &["build", "--now", now]).check(0, &[items]);
    };
    items("2019-03-05", "Built 0 items");
    items("2019-03-06", "Built 1 item,");
    items("๕ มีนาคม พ.ศ. ๒๕๖๒", "Built 0 items");
    items("๖ มีนาคม พ.ศ. ๒๕๖๒", "Built 1 item,");
    items("5 มี.ค. 2562", "Built 0 items");
    items("6 March 2019", "Built 1 item,");
}

#[test]
fn a_moment_that_cannot_be_read_is_told() {
    let archive = archive(VISIT);
    let build = |now: &str, words: &[&str]| {
        samut(archive.path(), &["build", "--now", now]).check(2, words);
    };
    build("เมื่อวาน", &["--now", "เมื่อวาน", "help"]);
    build("2562-03-06", &["--now", "2019-03-06"]);
    build("2019-02-29", &["--now", "2019-02-29"]);
    build("", &["--now"]);
    let epoch = |text: &str| {
        samut_in(archive.path(), &["build"], &[("SOURCE_DATE_EPOCH", text)])
            .check(2, &["SOURCE_DATE_EPOCH", text]);
    };
    epoch("tomorrow");
    epoch("12.5");
    assert!(!archive.path().join("public").exists());
}

#[test]
fn the_epoch_stands_for_the_clock_and_now_for_both() {
    let text = VISIT.replace("date", "publish_date = 2019-03-06\ndate");
    let archive = archive(&text);
    // 2019-03-05T17:00:00Z is midnight in Bangkok.
    let build = |epoch: &str, args: &[&str], items: &str| {
        samut_in(archive.path(), args, &[("SOURCE_DATE_EPOCH", epoch)])
            .check(0, &[items]);
    };
    build("1551805199", &["build"], "Built 0 items");
    build("1551805200", &["build"], "Built 1 item,");
    build("0", &["build", "--now", "2019-03-06"], "Built 1 item,");
    build("0", &["build", "--future"], "Built 1 item,");
    build("-1", &["build"], "Built 0 items");
}

#[test]
fn drafts_are_shown_when_asked_for() {
    let archive = archive(&VISIT.replace("date", "draft = true\ndate"));
    samut(archive.path(), &["build"]).check(0, &["Built 0 items"]);
    samut(archive.path(), &["build", "--drafts"]).check(0, &["Built 1 item,"]);
}

#[test]
fn the_output_may_lie_elsewhere() {
    let archive = archive(VISIT);
    let elsewhere = scratch::empty();
    let output = elsewhere.path().join("เว็บ ไซต์");
    samut(archive.path(), &["build", "--output", output.to_str().unwrap()])
        .check(0, &["Built 1 item,"]);
    assert!(output.join("th/news/visit/index.html").is_file());
    assert!(!archive.path().join("public").exists());
}

#[test]
fn an_output_that_would_do_harm_is_refused() {
    let archive = archive(VISIT);
    let before = scratch::files(archive.path());
    for output in [".", "content", "content/site", "themes", "src", "..", "/"] {
        samut(archive.path(), &["build", "--force", "--output", output])
            .check(2, &["error[E08", "help"])
            .only_for_people();
        assert_eq!(scratch::files(archive.path()), before, "{output}");
    }
    let home = scratch::empty();
    let path = home.path().to_str().unwrap();
    samut_in(archive.path(), &["build", "--force", "--output", path], &[("HOME", path)])
        .check(2, &["error[E08"]);
    assert!(scratch::files(home.path()).is_empty());
}

#[test]
fn files_of_others_stay() {
    let archive = archive(VISIT);
    let mine = archive.path().join("public/mine.txt");
    scratch::write(&mine, b"mine\n");
    samut(archive.path(), &["build"]).check(2, &["mine.txt", "--force"]);
    assert_eq!(scratch::files(&archive.path().join("public")).len(), 1);
    samut(archive.path(), &["build", "--force"]).check(0, &["Built 1 item,"]);
    samut(archive.path(), &["build"]).check(0, &[": 0 written"]);
    assert_eq!(scratch::text(&mine).as_deref(), Some("mine\n"));
}

#[test]
fn a_folder_that_holds_only_what_git_needs_counts_as_empty() {
    let archive = archive(VISIT);
    scratch::write(&archive.path().join("public/.gitkeep"), b"");
    samut(archive.path(), &["build"]).check(0, &["Built 1 item,"]);
    assert!(archive.path().join("public/.gitkeep").is_file());
}

#[test]
fn the_base_url_is_an_address() {
    let archive = archive(VISIT);
    for url in
        ["ftp://x/", "example.org", "https://", "javascript:alert(1)", "https://a b/"]
    {
        samut(archive.path(), &["build", "--base-url", url])
            .check(2, &["--base-url", "https://example.org/archive/"]);
    }
    samut(archive.path(), &["build", "--base-url", "http://b.example/x"]).check(0, &[]);
    let page = scratch::text(&archive.path().join("public/404.html")).unwrap();
    assert!(page.contains("href=\"/x/th/\""), "{page}");
}

#[test]
fn a_broken_archive_leaves_the_site_as_it_was() {
    let archive = archive(VISIT);
    samut(archive.path(), &["build"]).check(0, &[]);
    let public = archive.path().join("public");
    let before = scratch::files(&public);
    let item = archive.path().join("content/news/visit.th.md");
    let fails = |words: &[&str]| {
        samut(archive.path(), &["build"])
            .check(1, words)
            .check(1, &["the site was not touched"])
            .only_for_people();
        assert_eq!(scratch::files(&public), before);
    };
    scratch::write(&item, UNKNOWN_KEY.as_bytes());
    fails(&["error[", "content/news/visit.th.md:2:1", "titel", "1 error;"]);
    scratch::write(&item, b"+++\ntitle = \"\xA1\xD2\xC3\"\n+++\n");
    fails(&["not UTF-8", "content/news/visit.th.md:2:10"]);
    scratch::write(&item, VISIT.as_bytes());
    let template = archive.path().join("themes/default/templates/item.html");
    scratch::write(&template, b"{{ view.nothing.at.all }}");
    fails(&["themes/default/templates/item.html:1:"]);
    scratch::write(&template, b"{% if %}");
    fails(&["themes/default/templates/item.html:1:"]);
}

#[test]
fn all_faults_come_in_one_run() {
    let archive = scratch::with(&[
        ("content/site.toml", "title = 1\n"),
        ("content/news/a.th.md", UNKNOWN_KEY),
        ("content/news/b.th.md", "+++\ndate = 2562-03-06\n+++\n"),
        ("content/authorities/countries.toml", "[[countries]]\nslug = \"TH\"\n"),
    ]);
    let said = samut(archive.path(), &["check"]);
    said.check(
        1,
        &["content/site.toml:1", "a.th.md:2:1", "b.th.md:2:", "countries.toml:2:"],
    );
    assert!(!archive.path().join("public").exists());
}

#[test]
fn a_check_ends_with_what_it_found() {
    let clean = archive(VISIT);
    for args in [&["check"][..], &["check", "--strict"]] {
        let said = samut(clean.path(), args);
        said.check(0, &[]).only_for_people();
        assert_eq!(said.err, "No faults found\n");
    }
    let warned = archive(DEAD_ANCHOR);
    samut(warned.path(), &["check"]).check(0, &["warning[", ":6:", "1 warning\n"]);
    samut(warned.path(), &["check", "--strict"]).check(1, &["1 warning\n"]);
    samut(warned.path(), &["build"]).check(0, &["warning[", "Built 1 item,"]);
    let faulty = archive(UNKNOWN_KEY);
    samut(faulty.path(), &["check"]).check(1, &["1 error\n"]).only_for_people();
}

#[test]
fn a_check_speaks_json_to_programs() {
    let report = |archive: &TempDir, args: &[&str], code: i32| -> serde_json::Value {
        let said = samut(archive.path(), args);
        said.check(code, &[]);
        assert_eq!(said.err, "");
        serde_json::from_str(&said.out).unwrap()
    };
    let clean = report(&archive(VISIT), &["check", "--format", "json"], 0);
    assert_eq!(
        clean,
        serde_json::json!({"errors": 0, "warnings": 0, "notes": 0, "diagnostics": []})
    );
    let faulty = report(&archive(UNKNOWN_KEY), &["check", "--format", "json"], 1);
    let entry = &faulty["diagnostics"][0];
    assert_eq!(faulty["errors"], 1);
    assert_eq!(entry["path"], "content/news/visit.th.md");
    assert_eq!(
        (&entry["line"], &entry["column"], &entry["width"]),
        (&2.into(), &1.into(), &5.into())
    );
    assert_eq!(entry["severity"], "error");
    for key in ["code", "message", "help"] {
        assert!(entry[key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
    }
    let strict = ["check", "--strict", "--format", "json"];
    assert_eq!(report(&archive(DEAD_ANCHOR), &strict, 1)["warnings"], 1);
}

#[test]
fn a_check_speaks_to_github() {
    let faulty = archive(UNKNOWN_KEY);
    let args = ["check", "--format", "github"];
    let said = samut(faulty.path(), &args);
    said.check(1, &["1 error\n"]);
    let place = "file=content/news/visit.th.md,line=2,col=1,endColumn=6,title=E0203";
    assert!(said.out.starts_with(&format!("::error {place}::`titel`")), "{}", said.out);
    assert_eq!(said.out.lines().count(), 1, "{}", said.out);
    // GitHub counts paths from what it has checked out, wherever the archive lies in it.
    let outside = scratch::empty();
    scratch::copy(faulty.path(), &outside.path().join("คลัง"));
    let place = "::error file=คลัง/content/news/visit.th.md,";
    let workspace = outside.path().to_str().unwrap();
    let inside = samut_in(
        &outside.path().join("คลัง/content"),
        &args,
        &[("GITHUB_WORKSPACE", workspace)],
    );
    assert!(inside.out.starts_with(place), "{}", inside.out);
    let named = ["check", "--format", "github", "--root", "คลัง"];
    let named = samut(outside.path(), &named);
    assert!(named.out.starts_with(place), "{}", named.out);
    let warned = samut(archive(DEAD_ANCHOR).path(), &args);
    warned.check(0, &["1 warning\n"]);
    assert!(warned.out.starts_with("::warning file="), "{}", warned.out);
}

/// As it comes from a ministry's computer: with a byte order mark, line ends of Windows, spaces at the
/// ends of lines, and no line end at the last.
const FAULTY: &str = "\u{feff}+++\r\ntitle = \"การประชุมอาเชียน\"  \r\ndate = 2562-03-06\t# ๖ มี.ค.\r\n+++ \r\n\r\nที่ประชุมเเละ**(SOMTC)**การ\u{200b}ประชุม  \r\n`เเ` <https://a.example/เเ>";
const MENDED: &str = "\u{feff}+++\r\ntitle = \"การประชุมอาเซียน\"  \r\ndate = 2019-03-06\t# ๖ มี.ค.\r\n+++ \r\n\r\nที่ประชุมและ(**SOMTC**)การประชุม  \r\n`เเ` <https://a.example/เเ>";

#[test]
fn a_check_shows_what_it_can_mend_and_mends_it_when_asked() {
    let archive = archive(FAULTY);
    let item = archive.path().join("content/news/visit.th.md");
    let before = scratch::files(archive.path());
    samut(archive.path(), &["check"])
        .check(1, &["1 error, 4 warnings; `samut check --fix` mends them\n"]);
    let tried = samut(archive.path(), &["check", "--fix", "--dry-run"]);
    tried.check(1, &["error[E0302]", "mends 5 places in 1 file; nothing is written"]);
    assert_eq!(scratch::files(archive.path()), before);
    let first = "content/news/visit.th.md:2: W0614 A word or a name of the archive is misspelt\n-title = \"การประชุมอาเชียน\"  \n+title = \"การประชุมอาเซียน\"  \ncontent/news/visit.th.md:3: E0302 ";
    assert!(tried.out.starts_with(first), "{}", tried.out);
    assert!(
        tried.out.contains("-ที่ประชุมเเละ**(SOMTC)**การ[U+200B]ประชุม  \n"),
        "{}",
        tried.out
    );
    let done = samut(archive.path(), &["check", "--fix"]);
    done.check(0, &["Mended content/news/visit.th.md: 5 places\n"]).only_for_people();
    done.check(0, &["No faults found. Mended 5 places in 1 file\n"]);
    assert_eq!(scratch::text(&item).as_deref(), Some(MENDED));
    let again = samut(archive.path(), &["check", "--fix"]);
    assert_eq!(again.err, "No faults found. There is nothing to mend\n");
    assert_eq!(scratch::text(&item).as_deref(), Some(MENDED));
    assert_eq!(scratch::files(archive.path()).len(), before.len());
    samut(archive.path(), &["check", "--dry-run"]).check(2, &["--fix"]);
}

/// A mended slip is nothing that a translation would have to follow, nor a review of it.
#[test]
fn a_translation_stays_as_new_as_its_original_when_that_is_mended() {
    let archive = archive(FAULTY);
    let twin = archive.path().join("content/news/visit.en.md");
    scratch::write(&twin, "+++\ntitle = \"Phillipines\"\n+++\nVisit\n".as_bytes());
    let states = || samut(archive.path(), &["translations"]).err;
    let mark = ["translations", "mark", "--reviewed", "content/news/visit.en.md"];
    let item = archive.path().join("content/news/visit.th.md");
    // What has errors is not marked.
    scratch::write(&item, FAULTY.replace("2562", "2019").as_bytes());
    samut(archive.path(), &mark).check(0, &[]);
    let marked = scratch::text(&twin).unwrap();
    assert!(states().contains("1 reviewed"), "{}", states());
    samut(archive.path(), &["check", "--fix", "--dry-run"]).check(0, &["in 2 files"]);
    assert_eq!(scratch::text(&twin).as_deref(), Some(&*marked));
    samut(archive.path(), &["check", "--fix"])
        .check(0, &["No faults found. Mended ", "in 2 files"]);
    assert!(states().contains("1 reviewed"), "{}", states());
    let mended = scratch::text(&twin).unwrap();
    assert!(mended.contains("title = \"Philippines\""), "{mended}");
    assert_eq!(mended.lines().count(), marked.lines().count());
    samut(archive.path(), &["check", "--fix"]).check(0, &["There is nothing to mend"]);
    // One that was out of date stays so.
    scratch::write(&item, MENDED.replace("SOMTC", "AMMTC เเละ อาเชียน").as_bytes());
    samut(archive.path(), &["check", "--fix"]).check(0, &["warning[W0420]"]);
    assert_eq!(scratch::text(&twin), Some(mended));
}

#[test]
fn programs_learn_what_is_mended() {
    let archive = archive(FAULTY);
    let report = |args: &[&str]| -> serde_json::Value {
        serde_json::from_str(&samut(archive.path(), args).out).unwrap()
    };
    let plain = report(&["check", "--format", "json"]);
    assert!(plain.get("mended").is_none());
    let date = &plain["diagnostics"][1];
    assert_eq!((&date["code"], &date["line"]), (&"E0302".into(), &3.into()));
    let edit = &date["edits"][0];
    let at = FAULTY.find("2562").unwrap();
    assert_eq!(edit["start"], at);
    assert_eq!((&edit["end"], &edit["text"]), (&(at + 4).into(), &"2019".into()));
    let tried = report(&["check", "--fix", "--dry-run", "--format", "json"]);
    assert_eq!(tried["mended"]["written"], false);
    assert_eq!(tried["errors"], 1);
    let change = &tried["mended"]["changes"][1];
    assert_eq!(change["path"], "content/news/visit.th.md");
    assert_eq!((&change["line"], &change["codes"][0]), (&3.into(), &"E0302".into()));
    let done = report(&["check", "--fix", "--format", "json"]);
    assert_eq!(done["mended"]["written"], true);
    assert_eq!((&done["errors"], &done["warnings"]), (&0.into(), &0.into()));
}

#[cfg(unix)]
#[test]
fn a_file_that_is_protected_is_told_and_the_others_are_mended() {
    use std::os::unix::fs::PermissionsExt;
    let archive = archive(FAULTY);
    let other = archive.path().join("content/news/other.th.md");
    scratch::write(&other, FAULTY.as_bytes());
    let item = archive.path().join("content/news/visit.th.md");
    let allow = |mode| {
        std::fs::set_permissions(&item, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(0o444);
    samut(archive.path(), &["check", "--fix"])
        .check(1, &["error[E0803]", "content/news/visit.th.md", "you may not write it"])
        .check(1, &["Mended content/news/other.th.md"]);
    assert_eq!(scratch::text(&item).as_deref(), Some(FAULTY));
    assert_eq!(scratch::text(&other).as_deref(), Some(MENDED));
    allow(0o640);
    samut(archive.path(), &["check", "--fix"]).check(0, &["Mended 5 places in 1 file"]);
    assert_eq!(scratch::text(&item).as_deref(), Some(MENDED));
    let mode = std::fs::metadata(&item).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// Each rule may be made an error, a warning, a note or nothing, but for what is an error.
#[test]
fn every_rule_can_be_set_by_its_code() {
    use samut::diagnostic::{Code, Severity};
    for word in ["error", "warn", "warning", "note", "off"] {
        let may = |code: &&Code| code.severity() != Severity::Error || word == "error";
        let lines: Vec<_> = Code::ALL
            .iter()
            .filter(may)
            .map(|code| format!("{code} = \"{word}\"\n"))
            .collect();
        let site = format!("{SITE}[check]\n{}", lines.concat());
        let archive = scratch::with(&[("content/site.toml", &site)]);
        samut(archive.path(), &["check"]).check(0, &["No faults found"]);
    }
    let archive = archive(DEAD_ANCHOR);
    let set = |word: &str, code: i32, words: &[&str]| {
        let site = format!("{SITE}[check]\nW0502 = \"{word}\"\n");
        scratch::write(&archive.path().join("content/site.toml"), site.as_bytes());
        samut(archive.path(), &["check"]).check(code, words);
    };
    set("error", 1, &["error[W0502]"]);
    set("warn", 0, &["warning[W0502]"]);
    set("note", 0, &["note[W0502]"]);
    set("off", 0, &["No faults found"]);
}

#[test]
fn codes_are_explained() {
    let here = scratch::empty();
    let known = samut(here.path(), &["explain", "E0101"]);
    known.check(0, &[]);
    assert!(known.out.starts_with("E0101"), "{}", known.out);
    assert_eq!(samut(here.path(), &["explain", "e0101"]).out, known.out);
    for unknown in ["E9999", "", "เ", "--", "0101 "] {
        samut(here.path(), &["explain", "--", unknown])
            .check(2, &["E0101"])
            .only_for_people();
    }
}

#[test]
fn a_schema_is_data_and_knows_the_slugs_of_its_archive() {
    let folder = archive(VISIT);
    let topics =
        "[[topics]]\nslug = \"border\"\nname = { th = \"ชายแดน\", en = \"Borders\" }\n";
    scratch::write(
        &folder.path().join("content/authorities/topics.toml"),
        topics.as_bytes(),
    );
    let schema = |args: &[&str]| {
        let said = samut(folder.path(), args);
        said.check(0, &[]);
        assert_eq!(said.err, "");
        serde_json::from_str::<serde_json::Value>(&said.out).unwrap()
    };
    let item = schema(&["schema", "front-matter"]);
    assert_eq!(
        item["definitions"]["slug-of-topic"]["enum"],
        serde_json::json!(["border"])
    );
    assert_eq!(schema(&["schema", "front-matter", "item"]), item);
    assert!(
        schema(&["schema", "front-matter", "profile"])["properties"]["cadence"]
            .is_object()
    );
    assert!(
        schema(&["schema", "register", "topics"])["properties"]["topics"].is_object()
    );
    assert!(schema(&["schema", "site"])["properties"]["base_url"].is_object());
    assert!(schema(&["schema", "theme"])["properties"]["samut"].is_object());
    let all = schema(&["schema"]);
    assert_eq!(all["definitions"]["front-matter"]["properties"], item["properties"]);
}

#[test]
fn a_schema_is_told_of_an_archive_that_is_broken_elsewhere() {
    let folder = archive(UNKNOWN_KEY);
    samut(folder.path(), &["schema", "site"]).check(0, &[]);
}

#[test]
fn an_archive_is_set_up_for_text_editors_and_nothing_of_a_person_is_changed() {
    let folder = archive(VISIT);
    let write = |path: &str, text: &str| {
        scratch::write(&folder.path().join(path), text.as_bytes());
    };
    let schema = |words: &[&str]| {
        samut(folder.path(), &["schema", "--write"]).check(0, words).only_for_people();
    };
    schema(&[
        "  .taplo.toml",
        "  .vscode/extensions.json",
        "  .vscode/samut.code-snippets",
        "Wrote 14 files; 0 as",
    ]);
    schema(&["Wrote 0 files; 14 as they were"]);
    let theirs = [
        (".taplo.toml", "[formatting]\nindent_string = \"\\t\"\n"),
        (".vscode/extensions.json", "{ \"recommendations\": [\"a.b\"] // ของฉัน\n}\n"),
        (".vscode/samut.code-snippets", "{}\n"),
        (".vscode/settings.json", "{ \"editor.fontSize\": 18 }\n"),
    ];
    for (path, text) in theirs {
        write(path, text);
    }
    write(".samut/schema/site.json", "old");
    schema(&[
        "`.taplo.toml` is yours",
        "[[rule]]",
        "`.vscode/extensions.json` is yours",
        "tamasfe.even-better-toml",
        "another name that ends in .code-snippets",
        "Wrote 1 file; 10 as",
    ]);
    for (path, text) in theirs {
        assert_eq!(
            scratch::text(&folder.path().join(path)).as_deref(),
            Some(text),
            "{path}"
        );
    }
}

#[test]
fn schemas_that_are_there_are_renewed_by_a_build() {
    let folder = archive(VISIT);
    let schema = folder.path().join(".samut/schema/front-matter.json");
    samut(folder.path(), &["build"]).check(0, &[]);
    assert!(!schema.exists());
    samut(folder.path(), &["schema", "--write"]).check(0, &[]);
    let topics = "[[topics]]\nslug = \"border\"\nname = \"Borders\"\n";
    scratch::write(
        &folder.path().join("content/authorities/topics.toml"),
        topics.as_bytes(),
    );
    samut(folder.path(), &["build"]).check(0, &[]);
    assert!(scratch::text(&schema).unwrap().contains("\"border\""));
}

#[test]
fn a_schema_is_written_into_no_other_place() {
    let folder = archive(VISIT);
    scratch::write(&folder.path().join(".samut"), b"a file");
    samut(folder.path(), &["schema", "--write"])
        .check(2, &["`.samut` cannot be written", "not a folder"]);
    samut(folder.path(), &["schema", "--write", "site"]).check(2, &["--write"]);
    samut(scratch::empty().path(), &["schema", "--write"]).check(2, &["no archive here"]);
}

#[test]
fn a_schema_without_an_archive_says_so() {
    let here = scratch::empty();
    let said = samut(here.path(), &["schema", "front-matter"]);
    said.check(0, &["warning", "there is no archive here", "--root"]);
    assert!(said.out.contains("^[a-z0-9-]{1,80}$"));
    samut(here.path(), &["schema", "--root", "nowhere"])
        .check(2, &["nowhere"])
        .only_for_people();
}

#[test]
fn a_schema_of_nothing_is_told() {
    let folder = archive(VISIT);
    let check = |args: &[&str], words: &[&str]| {
        samut(folder.path(), args).check(2, words).only_for_people();
    };
    check(&["schema", "register"], &["which register", "mechanisms"]);
    check(&["schema", "register", "mechanism"], &["did you mean \"mechanisms\"?"]);
    check(&["schema", "front-matter", "news"], &["\"news\"", "item, part"]);
    check(&["schema", "site", "topics"], &["\"topics\" is too much"]);
    check(&["schema", "sites"], &["front-matter"]);
}

#[test]
fn shells_are_helped() {
    let here = scratch::empty();
    for (shell, mark) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef samut"),
        ("fish", "complete -c samut"),
    ] {
        let said = samut(here.path(), &["completions", shell]);
        said.check(0, &[]);
        assert!(said.out.contains(mark), "{shell}");
        assert!(said.out.contains("base-url"), "{shell}");
    }
    samut(here.path(), &["completions", "dos"]).check(2, &["bash", "fish"]);
}

#[test]
fn a_new_archive_builds_at_once() {
    let here = scratch::empty();
    samut(here.path(), &["init", "คลัง"])
        .check(0, &["คลัง/content/site.toml", "samut build --root คลัง"])
        .only_for_people();
    samut(here.path(), &["check", "--strict", "--root", "คลัง"]).check(0, &["No faults"]);
    let built = samut(here.path(), &["build", "--root", "คลัง"]);
    built.check(0, &["Built 2 items"]);
    assert_eq!(built.err.lines().count(), 1, "{}", built.err);
    assert!(here.path().join("คลัง/public/.gitkeep").is_file());
    assert!(here.path().join("คลัง/public/index.html").is_file());
}

#[test]
fn a_new_archive_is_written_over_nothing() {
    let here = scratch::with(&[("full/mine.txt", "mine\n"), ("file", "mine\n")]);
    let before = scratch::files(here.path());
    for folder in ["full", "file", "file/below"] {
        samut(here.path(), &["init", folder]).check(2, &[folder, "new folder"]);
        assert_eq!(scratch::files(here.path()), before, "{folder}");
    }
    std::fs::create_dir(here.path().join("empty")).unwrap();
    samut(here.path(), &["init", "empty"]).check(0, &[]);
    samut(here.path(), &["init", "empty"]).check(2, &["`empty` holds files already"]);
}

#[test]
fn a_new_archive_inside_another_is_told() {
    let here = scratch::empty();
    samut(here.path(), &["init", "outer"]).check(0, &["Wrote"]);
    let inner = samut(here.path(), &["init", "outer/content/inner"]);
    inner.check(0, &["warning", "`outer/content/inner` lies inside the archive"]);
    let beside = samut(&here.path().join("outer"), &["init", "../beside"]);
    beside.check(0, &["Wrote"]);
    assert!(!beside.err.contains("lies inside"), "{}", beside.err);
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let archive = archive(UNKNOWN_KEY);
    let said = |environment: &[(&str, &str)]| {
        samut_in(archive.path(), &["check"], environment).err.contains('\u{1b}')
    };
    assert!(!said(&[]), "stderr is no terminal here");
    assert!(said(&[("CLICOLOR_FORCE", "1")]));
    assert!(!said(&[("NO_COLOR", "1")]));
    assert!(!said(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), "no-color.org");
    assert!(!said(&[("TERM", "dumb")]));
}

#[test]
fn no_name_and_no_line_steers_the_terminal() {
    // This asks a terminal for another title.
    let steer = "\u{1b}]0;x\u{7}";
    let key = VISIT.replace("title", "\"\\u001b]0;x\\u0007\" = 1\ntitle");
    let line = VISIT.replace("การเยือน\"", &format!("{steer}\" # ก"));
    let files = [
        ("content/site.toml".to_owned(), SITE.to_owned()),
        ("content/news/key.th.md".to_owned(), key),
        ("content/news/line.th.md".to_owned(), line),
        (format!("content/news/{steer}.th.md"), UNKNOWN_KEY.to_owned()),
    ];
    let files: Vec<_> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let archive = scratch::with(&files);
    let said = samut_in(archive.path(), &["check"], &[("CLICOLOR_FORCE", "1")]);
    said.check(1, &["\u{1b}[", "key.th.md", "line.th.md", "titel"]);
    assert!(!said.err.contains("\u{1b}]"), "{:?}", said.err);
    let usage = samut_in(archive.path(), &["explain", steer], &[("CLICOLOR_FORCE", "1")]);
    assert!(!usage.check(2, &[]).err.contains("\u{1b}]"), "{:?}", usage.err);
}

//! `samut list` as people and scripts call it: which rows it has, and that its columns are those
//! of `docs/lists.md`.
//!
//! In: archives in scratch folders. Out: nothing but the verdict.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a test program: what fails, fails the test"
)]

mod scratch;

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const PAGE: &str = include_str!("../docs/lists.md");

const SITE: &str =
    "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"https://a.example/\"\n";
const MECHANISMS: &str = "[[mechanisms]]\nslug = \"somtc\"\nacronym = \"SOMTC\"\nname = { th = \"การประชุมเจ้าหน้าที่อาวุโส\", en = \"Senior Officials\" }\nlevel = \"senior-officials\"\nreports_to = [{ to = \"ammtc\", from = 2001 }]\n\n[[mechanisms]]\nslug = \"ammtc\"\nname = { th = \"การประชุมรัฐมนตรี\", en = \"Ministers\" }\nfrom = 1997\n";
const COUNTRIES: &str = "[[countries]]\nslug = \"th\"\nname = { th = \"ไทย\", en = \"Thailand\" }\njoined = 1967-08-08\n\n[[countries]]\nslug = \"au\"\nname = { th = \"ออสเตรเลีย\", en = \"Australia\" }\npartner = { tier = \"dialogue\" }\n";
const MEETING: &str = "+++\ntitle = \"การประชุม, ครั้งที่ \\\"๒๒\\\"\"\n[event]\nmechanism = \"somtc\"\nsession = 22\nstart = \"30 ธ.ค. 2564 – 2 ม.ค. 2565\"\nplace = \"กรุงเทพมหานคร\"\nhost = \"th\"\n[[mentions]]\nmechanism = \"somtc\"\nsession = 23\n+++\nก\n";

/// An archive with something of every kind.
fn archive() -> TempDir {
    let item = |keys: &str| format!("+++\ntitle = \"ก\"\n{keys}\n+++\nก\n");
    let files = [
        ("site.toml", SITE.to_owned()),
        ("authorities/mechanisms.toml", MECHANISMS.to_owned()),
        ("authorities/countries.toml", COUNTRIES.to_owned()),
        ("news/2021/somtc-22.th.md", MEETING.to_owned()),
        (
            "news/2021/somtc-22.en.md",
            "+++\ntitle = \"22nd\"\ndraft = true\n+++\nx\n".to_owned(),
        ),
        (
            "news/plain.en.md",
            "+++\ntitle = \"Plain\"\ndate = 2020-01-02\n+++\nx\n".to_owned(),
        ),
        ("pages/about.th.md", item("")),
        ("mechanisms/somtc.th.md", item("")),
        ("news/later.th.md", item("date = 2020-01-01\npublish_date = 2030-01-01")),
        ("news/soon.th.md", item("date = 2020-01-01\npublish_date = 2027-01-01")),
        ("news/gone.th.md", item("date = 2020-01-01\nexpiry_date = \"1 ม.ค. 2564\"")),
        (
            "news/draft.th.md",
            item("date = 2019-01-01\ndraft = true\ncountries = [\"th\"]"),
        ),
        ("news/untitled.th.md", "+++\ndate = 2018-05-01\ndraft = true\n+++\n".to_owned()),
    ];
    let folder = scratch::empty();
    for (path, text) in files {
        scratch::write(&folder.path().join("content").join(path), text.as_bytes());
    }
    folder
}

/// How a call ended: its code, and what it printed.
fn samut(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_samut"))
        .current_dir(folder)
        .env_clear()
        .args(args)
        .args(["--now", "2026-11-25"])
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn json(folder: &Path, args: &[&str]) -> Vec<Value> {
    let args = [&["list"], args, &["--format", "json"]].concat();
    let (code, out, err) = samut(folder, &args);
    assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
    serde_json::from_str(&out).unwrap()
}

/// Holds which rows a list has, by one column.
fn check(folder: &Path, args: &[&str], column: &str, expected: &[&str]) {
    let rows = json(folder, args);
    let found: Vec<String> = rows
        .iter()
        .map(|row| match &row[column] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
        .collect();
    assert_eq!(found, expected, "{args:?}");
}

#[test]
fn each_list_has_what_it_says() {
    let archive = archive();
    let at = archive.path();
    check(at, &["items"], "id", &["news/2021/somtc-22", "news/plain", "about"]);
    check(at, &["future"], "id", &["news/soon", "news/later"]);
    check(at, &["expired"], "id", &["news/gone"]);
    let drafts = ["news/2021/somtc-22", "news/draft", "news/untitled"];
    check(at, &["drafts"], "id", &drafts);
    check(at, &["sessions"], "id", &["mechanisms/somtc/22", "mechanisms/somtc/23"]);
    check(at, &["mechanisms"], "slug", &["somtc", "ammtc"]);
    check(at, &["countries"], "slug", &["th", "au"]);
    let future = ["list", "items", "--now", "2028-01-01"];
    let output = Command::new(env!("CARGO_BIN_EXE_samut"))
        .current_dir(at)
        .args(future)
        .output()
        .unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("news/soon"));
}

#[test]
fn lists_are_narrowed() {
    let archive = archive();
    let at = archive.path();
    let meeting = "news/2021/somtc-22";
    for year in ["2021", "2022", "2564", "๒๕๖๕"] {
        check(at, &["items", "--year", year], "id", &[meeting]);
        check(at, &["sessions", "--year", year], "session", &["22"]);
    }
    check(at, &["items", "--year", "1999"], "id", &[]);
    for name in ["somtc", "SOMTC"] {
        check(at, &["items", "--mechanism", name], "id", &[meeting]);
        check(at, &["sessions", "--mechanism", name], "session", &["22", "23"]);
    }
    check(at, &["sessions", "--mechanism", "ammtc"], "session", &[]);
    check(at, &["items", "--lang", "en"], "id", &["news/plain"]);
    check(at, &["items", "--lang", "th"], "id", &[meeting, "about"]);
    check(at, &["drafts", "--lang", "en"], "id", &[meeting]);
}

#[test]
fn what_would_narrow_nothing_is_refused() {
    let archive = archive();
    let refuses = |args: &[&str], words: &str| {
        let (code, out, err) = samut(archive.path(), &[&["list"], args].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(words), "{args:?}: {err}");
    };
    refuses(&["mechanisms", "--year", "2017"], "--year does not narrow");
    refuses(&["countries", "--mechanism", "somtc"], "--mechanism does not narrow");
    refuses(&["sessions", "--lang", "th"], "--lang does not narrow");
    refuses(&["items", "--mechanism", "somct"], "did you mean \"somtc\"?");
    refuses(&["items", "--year", "ปีที่แล้ว"], "--year");
    refuses(&["itmes"], "'items'");
    refuses(&["items", "--format", "yaml"], "csv");
    refuses(&[], "WHAT");
}

#[test]
fn the_cells_say_what_the_archive_says() {
    let archive = archive();
    let rows = json(archive.path(), &["items"]);
    assert_eq!(
        rows[0],
        serde_json::json!({
            "id": "news/2021/somtc-22",
            "kind": "news",
            "date": "2021-12-30/2022-01-02",
            "languages": ["th"],
            "mechanisms": ["somtc"],
            "title_th": "การประชุม, ครั้งที่ \"๒๒\"",
            "title_en": null,
            "files": ["content/news/2021/somtc-22.th.md"],
            "publish_date": null,
            "expiry_date": null,
        })
    );
    let sessions = json(archive.path(), &["sessions"]);
    assert_eq!(sessions[0]["place_th"], "กรุงเทพมหานคร");
    assert_eq!(sessions[0]["hosts"], serde_json::json!(["th"]));
    assert_eq!(sessions[0]["reported"], true);
    assert_eq!(sessions[1]["reported"], false);
    assert_eq!(sessions[1]["mentioned_by"], serde_json::json!(["news/2021/somtc-22"]));
    let mechanisms = json(archive.path(), &["mechanisms"]);
    for (column, expected) in [("held", 22), ("sessions", 1), ("items", 1)] {
        assert_eq!(mechanisms[0][column], expected, "{column}");
    }
    assert_eq!(mechanisms[0]["reports_to"], "ammtc");
    assert_eq!(mechanisms[0]["profile"], true);
    assert_eq!(mechanisms[1]["from"], "1997");
    let countries = json(archive.path(), &["countries"]);
    assert_eq!(countries[0]["member"], true);
    assert_eq!(countries[0]["took_part"], 1);
    assert_eq!(countries[1]["partner"], "dialogue");
    let gone = json(archive.path(), &["expired"]);
    assert_eq!(gone[0]["expiry_date"], "2021-01-01");
}

/// The columns of a list, as its section of the page names them.
fn columns_of_page(heading: &str) -> Vec<&'static str> {
    let section = PAGE.split("\n### ").find(|part| part.starts_with(heading)).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split('|').nth(1).unwrap());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn the_columns_are_those_of_the_page() {
    let archive = archive();
    for (heading, lists) in [
        ("items, drafts, future, expired", &["items", "drafts", "future", "expired"][..]),
        ("sessions", &["sessions"]),
        ("mechanisms", &["mechanisms"]),
        ("countries", &["countries"]),
    ] {
        let columns = columns_of_page(heading);
        assert!(columns.len() > 7, "{heading}");
        for list in lists {
            let (code, csv, _) =
                samut(archive.path(), &["list", list, "--format", "csv"]);
            assert_eq!(code, 0);
            assert_eq!(csv.lines().next().unwrap(), columns.join(","), "{list}");
            for row in json(archive.path(), &[list]) {
                let keys = row.as_object().unwrap();
                assert_eq!(keys.len(), columns.len(), "{list}");
                assert!(columns.iter().all(|column| keys.contains_key(*column)));
            }
        }
    }
}

#[test]
fn a_table_is_for_people_and_its_count_is_no_data() {
    let archive = archive();
    let (code, out, err) = samut(archive.path(), &["list", "items"]);
    assert_eq!((code, err.as_str()), (0, "3 items\n"));
    assert!(out.starts_with("DATE "), "{out}");
    assert!(out.contains("การประชุม, ครั้งที่ \"๒๒\"\n"), "{out}");
    assert!(!out.contains('\u{1b}'), "{out}");
    let (code, out, err) = samut(archive.path(), &["list", "items", "--year", "1999"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", "0 items\n"));
}

#[test]
fn an_archive_with_errors_is_listed_as_far_as_it_goes() {
    let archive = archive();
    let broken = archive.path().join("content/news/broken.th.md");
    scratch::write(&broken, b"+++\ntitle = \n+++\n");
    let (code, out, err) = samut(archive.path(), &["list", "items"]);
    assert_eq!(code, 0);
    assert!(out.contains("news/plain"), "{out}");
    assert!(
        err.contains("the archive has errors") && err.contains("samut check"),
        "{err}"
    );
}

#[test]
fn whoever_reads_may_stop_reading() {
    let archive = archive();
    // Long enough to fill a pipe.
    for n in 0..400 {
        let text =
            format!("+++\ntitle = \"{}\"\ndate = 2020-01-01\n+++\nก\n", "ก".repeat(100));
        let path = archive.path().join(format!("content/news/many-{n}.th.md"));
        scratch::write(&path, text.as_bytes());
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_samut"))
        .current_dir(archive.path())
        .args(["list", "items", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut some = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{said}");
    assert_eq!(said, "");
}

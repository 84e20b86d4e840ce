//! `samut stats` as people and scripts call it: what is counted, and how it is printed.
//!
//! In: an archive in a scratch folder. Out: nothing but the verdict.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test program: what fails, fails the test"
)]

mod scratch;

use std::path::Path;
use std::process::Command;

use serde_json::json;
use tempfile::TempDir;

const SITE: &str =
    "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"https://a.example/\"\n";
const MECHANISMS: &str = "[[mechanisms]]\nslug = \"ammtc\"\nname = { th = \"การประชุมรัฐมนตรี\", en = \"Ministers\" }\n\n[[mechanisms]]\nslug = \"somtc\"\nacronym = \"SOMTC\"\nname = { th = \"การประชุมเจ้าหน้าที่อาวุโส\", en = \"Senior Officials\" }\n";

fn archive() -> TempDir {
    let item = |keys: &str| format!("+++\ntitle = \"ก\"\n{keys}\n+++\nก\n");
    let files = [
        ("site.toml", SITE.to_owned()),
        ("authorities/mechanisms.toml", MECHANISMS.to_owned()),
        (
            "news/a.th.md",
            item(
                "[event]\nmechanism = \"somtc\"\nsession = 1\nstart = \"30 ธ.ค. 2564 – 2 ม.ค. 2565\"",
            ),
        ),
        ("news/a.en.md", "+++\ntitle = \"x\"\n+++\nx\n".to_owned()),
        ("news/b.th.md", item("date = 2021-01-01\nmechanisms = [\"somtc\", \"ammtc\"]")),
        ("news/b.en.md", "+++\ntitle = \"a title alone\"\n+++\n".to_owned()),
        ("news/c.en.md", item("date = 2020-01-01")),
        ("news/draft.th.md", item("date = 2019-01-01\ndraft = true")),
        ("news/gone.th.md", item("date = 2019-01-01\nexpiry_date = 2020-01-01")),
        ("pages/about.th.md", item("")),
    ];
    let folder = scratch::empty();
    for (path, text) in files {
        scratch::write(&folder.path().join("content").join(path), text.as_bytes());
    }
    folder
}

fn stats(folder: &Path, args: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_samut"))
        .current_dir(folder)
        .env_clear()
        .args(["stats", "--now", "2026-11-25"])
        .args(args)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn what_is_on_the_site_is_counted() {
    let (out, err) = stats(archive().path(), &["--format", "json"]);
    assert_eq!(err, "");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        found,
        json!({
            "date": "2026-11-25",
            "items": 3,
            "years": [
                { "year": 2022, "items": 1 },
                { "year": 2021, "items": 2 },
                { "year": 2020, "items": 1 },
            ],
            "mechanisms": [
                { "slug": "somtc", "items": 2 },
                { "slug": "ammtc", "items": 1 },
                { "slug": null, "items": 1 },
            ],
            "languages": { "both": 1, "th": 1, "en": 1 },
        })
    );
}

#[test]
fn people_see_bars_and_no_colour_in_a_pipe() {
    let (out, err) = stats(archive().path(), &[]);
    assert_eq!(err, "");
    for line in [
        "3 รายการ · 3 items (2026-11-25)\n",
        "2021 · พ.ศ. 2564  2  ████████████████████████████████████████\n",
        "2020 · พ.ศ. 2563  1  ████████████████████\n",
        "\nSOMTC             2  ██",
        "\nการประชุมรัฐมนตรี    1  ██",
        "\nไม่ระบุกลไก · none  1  ██",
        "\nอังกฤษเท่านั้น · English only  1  ██",
    ] {
        assert!(out.contains(line), "{line}\n{out}");
    }
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn an_archive_of_nothing_has_no_bars() {
    let empty = scratch::with(&[("content/site.toml", SITE)]);
    let (out, _) = stats(empty.path(), &[]);
    assert!(out.starts_with("0 รายการ · 0 items"), "{out}");
    assert!(!out.contains('█'), "{out}");
    let (out, _) = stats(empty.path(), &["--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["years"], json!([]));
}

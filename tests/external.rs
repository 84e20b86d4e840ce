//! `samut check --external` as a person types it: which addresses are asked, what is said of them, and
//! what is kept.
//!
//! In: small archives in scratch folders, and a proxy in this process that answers for every host.

#![expect(
    clippy::disallowed_methods,
    reason = "archives are prepared in scratch folders"
)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of this file is a test"
)]

mod asking;

use std::fs;
use std::path::PathBuf;

use asking::StandIn;
use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// The settings of each archive.
const SITE: &str =
    "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"http://own.example/\"\n";
/// A proxy at a port where nobody listens.
const NOBODY: &str = "http://127.0.0.1:9";

struct Archive(TempDir);

impl Archive {
    fn new(files: &[(&str, &str)]) -> Self {
        let archive = Self(tempfile::tempdir().unwrap());
        archive.put("content/site.toml", SITE);
        for (path, text) in files {
            archive.put(path, text);
        }
        archive
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samut"));
        command.env("NO_COLOR", "1").env_remove("SOURCE_DATE_EPOCH").args(["--root"]);
        command.arg(self.0.path()).args(["--now", "2026-01-01"]);
        command.args(arguments.split_whitespace());
        command
    }

    /// Runs the program with a proxy: its exit code, and what it said on stderr and on stdout.
    fn run(&self, proxy: &StandIn, arguments: &str) -> (i32, String, String) {
        let mut command = self.command(arguments);
        proxy.is_proxy_of(&mut command);
        said(&mut command)
    }
}

fn said(command: &mut Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stderr), text(output.stdout))
}

/// An item with some lines of front matter and a text.
fn item(facts: &str, text: &str) -> String {
    format!("+++\ntitle = \"ข่าว\"\ndate = 2020-03-05\n{facts}+++\n{text}\n")
}

/// A proxy by which no host has any page.
fn nothing() -> StandIn {
    StandIn::start(|_, _| (404, String::new()))
}

#[test]
fn every_place_of_an_address_is_told() {
    let source = "[source]\nurl = \"http://source.example/a\"\npublisher = \"ก\"\n";
    let texts = [
        ("content/news/2020/a.th.md", item(source, "[ก](http://link.example/ก#ข) <http://auto.example>")),
        ("content/news/2020/a.en.md", "+++\ntitle = \"A\"\n+++\nSee [it][1].\n\n[1]: http://link.example/%E0%B8%81\n".to_owned()),
        ("content/news/2020/b.th.md", item("draft = true\n", "![ภาพ](http://picture.example/b.png)")),
        ("content/news/2020/c.th.md", item("publish_date = 2030-01-01\n", "<a href=\"http://raw.example/\">ก</a>")),
        ("content/news/2020/d.th.md", item("expiry_date = 2021-01-01\n", "[ก](http://withdrawn.example/)")),
        ("content/news/_index.th.md", "+++\ntitle = \"ข่าว\"\n+++\n[ก](http://section.example/)\n".to_owned()),
        ("content/_index.th.md", "+++\ntitle = \"คลัง\"\n+++\n[ก](http://home.example/)\n".to_owned()),
        ("content/pages/about.th.md", "+++\ntitle = \"เกี่ยวกับ\"\n+++\n[ก](http://own.example/th/x/) [ข](mailto:a@b.example)\n`http://code.example/`\n".to_owned()),
        ("content/site.toml", format!("{SITE}menu = [{{ name = {{ th = \"ก\", en = \"A\" }}, to = \"http://menu.example/\" }}]\n")),
    ];
    let texts: Vec<_> = texts.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let archive = Archive::new(&texts);
    let proxy = nothing();
    let (code, stderr, stdout) = archive.run(&proxy, "check --external --format json");
    assert_eq!((code, stderr.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&stdout).unwrap();
    let told = report["diagnostics"].as_array().unwrap().iter();
    let told: Vec<_> = told
        .filter(|told| told["code"] == "W0504")
        .map(|told| {
            let path = told["path"].as_str().unwrap().trim_start_matches("content/");
            let host =
                told["message"].as_str().unwrap().split(['/', '"']).nth(3).unwrap();
            format!("{path}:{}:{} {}", told["line"], told["column"], host)
        })
        .collect();
    let expected = [
        "_index.th.md:4:1 home.example",
        "news/2020/a.en.md:4:5 link.example",
        "news/2020/a.th.md:5:7 source.example",
        "news/2020/a.th.md:8:1 link.example",
        "news/2020/a.th.md:8:30 auto.example",
        "news/2020/b.th.md:6:1 picture.example",
        "news/2020/c.th.md:6:1 raw.example",
        "news/_index.th.md:4:1 section.example",
        "site.toml:3:47 menu.example",
    ];
    assert_eq!(told, expected);
    let counts = &report["external"];
    assert_eq!((&counts["asked"], &counts["dead"]), (&8.into(), &8.into()), "{counts}");
    let asked = proxy.asked();
    assert_eq!(asked.len(), 16, "{asked:?}");
    assert!(asked.contains(&"HEAD link.example /%E0%B8%81".to_owned()), "{asked:?}");
}

#[test]
fn nothing_is_asked_unless_somebody_wants_it() {
    let text = item("", "[ก](http://link.example/)");
    let archive = Archive::new(&[("content/news/2020/a.th.md", &text)]);
    let proxy = nothing();
    for command in ["check", "check --strict", "build"] {
        let (code, stderr, _) = archive.run(&proxy, command);
        assert_eq!(code, 0, "{stderr}");
        assert!(!stderr.contains("external"), "{stderr}");
    }
    assert!(proxy.asked().is_empty());
    assert!(!archive.at(".samut/links.json").exists());
    assert_eq!(archive.run(&proxy, "check --again").0, 2);
}

#[test]
fn settings_say_how_much_it_matters() {
    let text = item("", "[ก](http://link.example/)");
    let archive = Archive::new(&[("content/news/2020/a.th.md", &text)]);
    let proxy = nothing();
    let with = |line: &str, arguments: &str| {
        archive.put("content/site.toml", &format!("{SITE}{line}"));
        archive.run(&proxy, &format!("check --external {arguments}"))
    };
    let (code, stderr, _) = with("", "");
    assert!(stderr.starts_with("warning[W0504]: \"http://link.example/\""), "{stderr}");
    let end = "1 warning\nAsked 1 external address, 0 known from before: 1 leads nowhere, 0 moved, 0 not known\n";
    assert!(stderr.ends_with(end), "{stderr}");
    assert_eq!(code, 0);
    let (code, stderr, _) = with("", "--strict");
    assert!(
        stderr
            .contains("Asked 0 external addresses, 1 known from before: 1 leads nowhere"),
        "{stderr}"
    );
    assert_eq!(code, 1);
    let (code, stderr, _) = with("[check]\nW0504 = \"error\"\n", "");
    assert!(stderr.starts_with("error[W0504]"), "{stderr}");
    assert_eq!(code, 1);
    let (code, stderr, _) = with("[check]\nW0504 = \"off\"\n", "--strict");
    assert!(stderr.starts_with("No faults found\nAsked 0"), "{stderr}");
    assert_eq!(code, 0);
    assert_eq!(proxy.asked().len(), 2, "the answer was kept");
    let (_, _, stdout) = with("", "--format github");
    let line = "::warning file=content/news/2020/a.th.md,line=5,col=1,endColumn=26,title=W0504::";
    assert!(stdout.contains(line), "{stdout}");
    with("", "--again");
    assert_eq!(proxy.asked().len(), 4, "all are asked again");
}

#[test]
fn a_broken_cache_is_told_and_made_anew() {
    let text = item("", "[ก](http://link.example/)");
    let archive = Archive::new(&[("content/news/2020/a.th.md", &text)]);
    archive.put(".samut/links.json", "\u{1b}[31m{");
    let proxy = StandIn::start(|_, _| (200, String::new()));
    let (code, stderr, _) = archive.run(&proxy, "check --external");
    assert!(stderr.starts_with("warning: .samut/links.json cannot be read"), "{stderr}");
    assert_eq!(code, 0);
    let (_, stderr, _) = archive.run(&proxy, "check --external");
    assert!(stderr.starts_with("No faults found\nAsked 0"), "{stderr}");
    assert_eq!(proxy.asked().len(), 1);
}

#[test]
fn a_network_that_is_away_is_told_once_and_is_no_fault() {
    let text = item(
        "",
        "[ก](http://one.example/) [ข](https://two.example/) [ค](https://three.example/)",
    );
    let archive = Archive::new(&[("content/news/2020/a.th.md", &text)]);
    let mut command = archive.command("check --external --strict");
    for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
        command.env_remove(name.to_uppercase()).env_remove(name);
    }
    command.env("http_proxy", NOBODY).env("https_proxy", NOBODY);
    let (code, stderr, _) = said(&mut command);
    assert_eq!(stderr.matches("N0505").count(), 1, "{stderr}");
    assert!(stderr.contains("no server can be reached from here"), "{stderr}");
    assert!(stderr.contains("3 not known"), "{stderr}");
    assert_eq!(code, 0);
    assert!(!archive.at(".samut").exists());
}

#[test]
fn a_proxy_that_is_none_is_told_before_anything_is_done() {
    let archive = Archive::new(&[]);
    for value in ["http://user:secret@", "socks5://secret.example:1080", "::"] {
        let mut command = archive.command("check --external");
        let (code, stderr, _) =
            said(command.env_remove("http_proxy").env("HTTP_PROXY", value));
        assert_eq!(code, 2, "{stderr}");
        assert!(
            stderr.starts_with("error: ") && stderr.contains("HTTP_PROXY"),
            "{stderr}"
        );
        assert!(!stderr.contains("secret"), "{stderr}");
    }
}

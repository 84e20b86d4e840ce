//! The first archive of the README, step by step: what a newcomer copies works as it is told there.
//!
//! In: the README's own blocks. It writes in a scratch folder only.

#![expect(
    clippy::disallowed_methods,
    reason = "an archive is written in a scratch folder"
)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "all of this file is a test")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const README: &str = include_str!("../README.md");

#[test]
fn a_newcomer_succeeds_with_the_readme_alone() {
    let folder = tempfile::tempdir().unwrap();
    samut(folder.path(), &["init", "archive"]).success();
    let root = folder.path().join("archive");
    samut(&root, &["build"]).success();
    assert!(root.join("public/index.html").is_file());

    let blocks: Vec<&str> = blocks().filter(|block| block.starts_with("+++")).collect();
    let &[thai, english, report] = blocks.as_slice() else {
        panic!("the README has {} items, not an item, its twin, a report", blocks.len())
    };
    write(&root, "content/news/2022/somtc-22.th.md", thai);
    samut(&root, &["check", "--strict"]).success();
    samut(&root, &["build"]).success();
    for page in [
        "public/th/news/2022/somtc-22/index.html",
        "public/en/news/2022/somtc-22/index.html",
        "public/en/mechanisms/somtc/22/index.html",
    ] {
        assert!(root.join(page).is_file(), "{page} is missing");
    }
    for (page, link) in [
        ("public/th/news/index.html", "somtc-22/\""),
        ("public/th/date/2022/index.html", "somtc-22/\""),
        ("public/th/mechanisms/somtc/index.html", "somtc-22/\""),
    ] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        assert!(text.contains(link), "{page} does not lead to {link}");
    }

    write(&root, "content/news/2022/somtc-22.en.md", english);
    samut(&root, &["check", "--strict"]).success();
    samut(&root, &["build"]).success();
    let page = "public/en/news/2022/somtc-22/index.html";
    let page = fs::read_to_string(root.join(page)).unwrap();
    assert!(page.contains("The meeting discussed"), "the twin is not on its page");

    let complaint = blocks_with("error[").next().unwrap();
    let said = complaint.lines().find_map(|line| line.strip_prefix("3 | date = 2022"));
    let twice = format!("\ndate = 2022{}\n+++\n", said.unwrap());
    let twice = english.replacen("\n+++\n", &twice, 1);
    write(&root, "content/news/2022/somtc-22.en.md", &twice);
    let output = samut(&root, &["build"]).code(1).get_output().clone();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(
        stderr.starts_with(complaint),
        "the README shows\n{complaint}\nnot\n{stderr}"
    );
    samut(&root, &["explain", "E0208"]).success();
    write(&root, "content/news/2022/somtc-22.en.md", english);

    for (register, start) in [("mechanisms", "[[mechanisms]]"), ("topics", "[[topics]]")]
    {
        let path = format!("content/authorities/{register}.toml");
        let entries = fs::read_to_string(root.join(&path)).unwrap();
        let entry = blocks_with(start).next().unwrap();
        write(&root, &path, &format!("{entries}\n{entry}"));
    }
    let folder = "content/reports/2024/drug-control";
    write(&root, &format!("{folder}/index.th.md"), report);
    image::RgbImage::new(600, 400).save(root.join(folder).join("hall.jpg")).unwrap();
    samut(&root, &["check", "--strict"]).success();
    samut(&root, &["build"]).success();
    let page = "public/th/reports/2024/drug-control/index.html";
    let page = fs::read_to_string(root.join(page)).unwrap();
    for shown in
        ["hall.jpg", "ผู้แทนประเทศสมาชิก", "https://example.org/drug-control", "AMMTC"]
    {
        assert!(page.contains(shown), "{shown} is not on the page of the report");
    }
    assert!(root.join("public/en/topics/drug-control/index.html").is_file());
}

#[test]
fn the_table_of_commands_is_whole() {
    let help = samut(Path::new("."), &["--help"]).success().get_output().clone();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split("Commands:\n").nth(1).unwrap().lines();
    let names = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help");
    let mut count = 0;
    for name in names {
        assert!(
            README.contains(&format!("| `samut {name}")),
            "{name} is not in the table"
        );
        count += 1;
    }
    assert_eq!(README.matches("\n| `samut ").count(), count);
}

fn samut(folder: &Path, args: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samut"));
    command
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("SOURCE_DATE_EPOCH")
        .args(args)
        .assert()
}

/// The README's blocks of code.
fn blocks() -> impl Iterator<Item = &'static str> {
    README.split("\n```\n").skip(1).step_by(2).map(|block| block.trim_start_matches('\n'))
}

fn blocks_with(start: &str) -> impl Iterator<Item = &'static str> {
    blocks().filter(move |block| block.starts_with(start))
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, format!("{text}\n")).unwrap();
}

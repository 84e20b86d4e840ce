//! The smallest sites that show one behaviour each, and every byte that they must give.
//!
//! A case is a folder of `tests/sites` with an archive, and beside it what the program says
//! (`complaints.txt`, where it says anything) and what it writes (`expected/`). `now.txt` holds
//! another day than the usual one, `args.txt` further arguments, one a line. A new case needs
//! no Rust; `UPDATE_EXPECTED=1 cargo test --test golden` writes what it gives, for you to read.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test program: the environment is asked whether to rewrite, and faults stop it"
)]

mod scratch;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use rayon::prelude::*;
use scratch::Files;

/// The day for which cases are built that name no other.
const NOW: &str = "2026-11-22";
/// What stands beside the archive of a case and is no part of it.
const BESIDE: &[&str] = &["expected", "now.txt", "args.txt", "complaints.txt"];
/// How many differences of one case are told.
const TOLD: usize = 5;

/// What one build did.
struct Built {
    /// What it said, but for its last line.
    complaints: String,
    /// Its last line.
    summary: String,
    /// What then stood in its output.
    files: Files,
}

#[test]
fn every_site_gives_what_is_expected_of_it() {
    let cases = scratch::folders(&scratch::repository().join("tests/sites"));
    assert!(!cases.is_empty(), "tests/sites holds no case");
    let update = std::env::var_os("UPDATE_EXPECTED").is_some_and(|value| value != "0");
    let faults: Vec<String> =
        cases.par_iter().filter_map(|case| run(case, update).err()).collect();
    assert!(
        faults.is_empty(),
        "{}\nIf this is as it should be: UPDATE_EXPECTED=1 cargo test --test golden",
        faults.join("\n")
    );
}

fn run(case: &Path, update: bool) -> Result<(), String> {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let archive = scratch::empty();
    for (path, bytes) in scratch::files(case) {
        if !BESIDE.contains(&path.split('/').next().unwrap()) {
            scratch::write(&archive.path().join(path), &bytes);
        }
    }
    let theme = scratch::repository().join("tests/theme");
    scratch::copy(&theme, &archive.path().join("themes/plain"));
    let first = build(case, archive.path(), "site");
    let again = build(case, archive.path(), "site");
    let fresh = build(case, archive.path(), "fresh");
    let mut faults = Vec::new();
    let nothing = format!(": 0 written, {} unchanged, 0 removed", first.files.len() - 1);
    if !again.summary.contains(&nothing) {
        faults.push(format!(
            "a second build did not leave all as it was: {}",
            again.summary
        ));
    }
    if first.files != again.files {
        faults.extend(differences(&first.files, &again.files, "the second build"));
    }
    if first.files != fresh.files {
        faults.extend(differences(&first.files, &fresh.files, "a build elsewhere"));
    }
    let built = own(first.files);
    if update {
        rewrite(case, &built, &first.complaints);
    }
    let expected = scratch::files(&case.join("expected"));
    faults.extend(differences(&expected, &built, "the site"));
    let expected = scratch::text(&case.join("complaints.txt")).unwrap_or_default();
    if expected != first.complaints {
        faults.push(format!("it says:\n{}and not:\n{expected}", first.complaints));
    }
    if faults.is_empty() {
        return Ok(());
    }
    let mut told = format!("tests/sites/{name}:\n");
    for fault in faults.iter().take(TOLD) {
        let _ = writeln!(told, "  {}", fault.replace('\n', "\n    "));
    }
    if faults.len() > TOLD {
        let _ = writeln!(told, "  and {} more", faults.len() - TOLD);
    }
    Err(told)
}

fn build(case: &Path, archive: &Path, output: &str) -> Built {
    let output = archive.join(output);
    let now = scratch::text(&case.join("now.txt")).unwrap_or_else(|| NOW.to_owned());
    let args = scratch::text(&case.join("args.txt")).unwrap_or_default();
    let ran = Command::new(env!("CARGO_BIN_EXE_samut"))
        .args(["build", "--now", now.trim(), "--root"])
        .arg(archive)
        .arg("--output")
        .arg(&output)
        .args(args.lines())
        .env_clear()
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(ran.stdout.is_empty(), "a build speaks on stderr only");
    let said = String::from_utf8(ran.stderr).unwrap();
    let before = said.trim_end().rfind('\n').map_or(0, |at| at + 1);
    let (complaints, summary) = said.split_at(before);
    Built {
        complaints: if ran.status.success() {
            complaints.to_owned()
        } else {
            said.clone()
        },
        summary: summary.trim_end().to_owned(),
        files: scratch::files(&output),
    }
}

/// The files of a site but for those that every site has as they are: those of the default
/// theme, which its own folder holds, and the manifest, which the room of writing holds. The index
/// that is searched is not for reading; `tests/search.rs` asks it.
fn own(mut files: Files) -> Files {
    files.remove(".samut-manifest.json");
    files.retain(|path, _| !path.starts_with("search/"));
    for (path, bytes) in
        scratch::files(&scratch::repository().join("themes/default/static"))
    {
        let path = format!("static/{path}");
        if files.get(&path) == Some(&bytes) {
            files.remove(&path);
        }
    }
    files
}

fn rewrite(case: &Path, built: &Files, complaints: &str) {
    let expected = case.join("expected");
    scratch::remove(&expected);
    for (path, bytes) in built {
        scratch::write(&expected.join(path), bytes);
    }
    let path = case.join("complaints.txt");
    if !complaints.is_empty() {
        scratch::write(&path, complaints.as_bytes());
    } else if path.exists() {
        std::fs::remove_file(path).unwrap();
    }
}

/// What tells two folders apart, by path, at the first line that differs.
fn differences(expected: &Files, found: &Files, what: &str) -> Vec<String> {
    let paths: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let differs = |path: &&&String| expected.get(**path) != found.get(**path);
    paths
        .iter()
        .filter(differs)
        .map(|path| match (expected.get(*path), found.get(*path)) {
            (Some(expected), Some(found)) => first_line(path, expected, found),
            (None, _) => format!("{what} has {path}, which is not expected"),
            (_, None) => format!("{what} lacks {path}"),
        })
        .collect()
}

fn first_line(path: &str, expected: &[u8], found: &[u8]) -> String {
    let (expected, found) =
        (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    let (mut expected, mut found) = (expected.lines(), found.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (expected.next(), found.next()) {
            (None, None) => return format!("{path}: differs in how its lines end"),
            (a, b) if a == b => {}
            (a, b) => {
                let shown = |text: Option<&str>| text.unwrap_or("(the end)").to_owned();
                return format!("{path}:{line}:\n- {}\n+ {}", shown(a), shown(b));
            }
        }
    }
}

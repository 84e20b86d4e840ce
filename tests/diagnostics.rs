//! Every complaint, provoked in the program itself, as an editor would see it.
//!
//! In: `tests/diagnostics/`, whose folders hold what each adds to `_base`, the smallest sound
//! archive. Out: nothing but the verdict; with `UPDATE_EXPECTED=1`, each `expected.txt` anew.
//! It writes in scratch folders only.

#![expect(
    clippy::disallowed_methods,
    reason = "archives are prepared in scratch folders, and expectations are read and written"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of this file is a test"
)]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use samut::diagnostic::{Code, Severity};
use tempfile::TempDir;
use unicode_normalization::char::is_combining_mark;
use walkdir::WalkDir;

/// The complaints that no fixture folder can hold, each with what provokes it.
const PROVOKED: &[(Code, fn() -> Option<Said>)] = &[
    (Code::Unreadable, a_file_that_may_not_be_read),
    (Code::NotAFile, a_link),
    (Code::TooLarge, a_large_file),
    (Code::AddressGone, a_file_that_was_renamed),
    (Code::DangerousOutput, an_output_among_the_contents),
    (Code::ForeignOutput, an_output_with_strangers),
    (Code::NotWritten, an_output_below_a_file),
];

/// What the program printed for people, and how it ended.
#[derive(Debug)]
struct Said {
    stderr: String,
    status: Option<i32>,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let stderr = String::from_utf8(output.stderr).unwrap();
        Self { stderr: stderr.replace("\r\n", "\n"), status: output.status.code() }
    }
}

/// The archive that is meant, on a day that does not change.
const ARGUMENTS: [&str; 4] = ["--root", ".", "--now", "2026-01-01"];

/// What is printed of an archive without faults.
const NOTHING: &str = "No faults found\n";

/// An archive in a scratch folder, which is removed when it goes.
struct Archive {
    scratch: TempDir,
}

impl Archive {
    /// The base with what other folders add to it or put in the place of its files.
    fn new(layers: &[&Path]) -> Self {
        let archive = Self { scratch: tempfile::tempdir().unwrap() };
        for layer in [fixtures().join("_base").as_path()].iter().chain(layers) {
            for entry in WalkDir::new(layer) {
                let entry = entry.unwrap();
                let inside = entry.path().strip_prefix(layer).unwrap();
                let is_content =
                    inside.starts_with("content") || inside.starts_with("themes");
                if is_content && entry.file_type().is_file() {
                    let bytes = fs::read(entry.path()).unwrap();
                    archive.put(&inside.to_string_lossy(), &bytes);
                }
            }
        }
        archive
    }

    fn at(&self, path: &str) -> PathBuf {
        self.scratch.path().join("archive").join(path)
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs the program on the archive.
    fn run(&self, arguments: &str) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samut"));
        let command = command
            .current_dir(self.at(""))
            .env("NO_COLOR", "1")
            .env_remove("SOURCE_DATE_EPOCH")
            .args(ARGUMENTS)
            .args(arguments.split_whitespace());
        Said::from(command.output().unwrap())
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("diagnostics")
}

/// The folders of fixtures by name, without the base.
fn names() -> Vec<String> {
    let entries = fs::read_dir(fixtures()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != "_base");
    names.sort();
    names
}

/// The code that a folder is named after: `E0101` and `E0101-utf-16` are both of E0101.
fn code_of(name: &str) -> Option<Code> {
    name.split('-').next().and_then(Code::from_text)
}

/// What is wrong with what a fixture's archive made the program say.
fn faults_of_fixture(name: &str) -> Vec<String> {
    let folder = fixtures().join(name);
    let arguments = fs::read_to_string(folder.join("command.txt"));
    let arguments = arguments.unwrap_or_else(|_| "check".to_owned());
    let said = Archive::new(&[&folder]).run(&arguments);
    let mut faults = Vec::new();
    match code_of(name) {
        Some(code) => faults.extend(fault_of_code(code, &said)),
        None if name.starts_with("many-") => {}
        None => faults.push("the folder is named after no code, nor many-...".to_owned()),
    }
    let places = places(&said.stderr);
    if !places.is_sorted() {
        faults.push(format!("the complaints are not sorted by place: {places:?}"));
    }
    let expected = folder.join("expected.txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&expected, &said.stderr).unwrap();
    }
    let expected = fs::read_to_string(&expected).unwrap_or_default();
    if said.stderr != expected {
        faults.push(format!("expected:\n{expected}\nprinted:\n{}", said.stderr));
    }
    faults.into_iter().map(|fault| format!("{name}: {fault}")).collect()
}

/// Whether a complaint was made, and ended the program as its severity has it.
fn fault_of_code(code: Code, said: &Said) -> Option<String> {
    let status = match (code, code.severity()) {
        // A folder that must not be written to was named: that is a call, not content.
        (Code::DangerousOutput | Code::ForeignOutput, _) => 2,
        (_, Severity::Error) => 1,
        (_, Severity::Warning) => 0,
    };
    let is_said = said.stderr.contains(&format!("[{code}]"));
    (!is_said || said.status != Some(status)).then(|| {
        format!("{code} with status {status} was expected, and this came: {said:?}")
    })
}

/// The places at which the complaints point, in the order of the text.
fn places(stderr: &str) -> Vec<(String, u32, u32)> {
    let arrows = stderr.lines().filter_map(|line| line.trim_start().strip_prefix("--> "));
    let place = |arrow: &str| {
        let mut parts = arrow.rsplitn(3, ':');
        let mut number = || parts.next()?.parse().ok();
        let (column, line) = (number()?, number()?);
        Some((parts.next()?.to_owned(), line, column))
    };
    arrows.filter_map(place).collect()
}

#[test]
fn there_is_nothing_to_say_about_the_base() {
    let said = Archive::new(&[]).run("check");
    assert_eq!(said.stderr, NOTHING);
    assert_eq!(said.status, Some(0));
}

#[test]
fn every_mistake_is_told_as_expected() {
    let faults: Vec<_> =
        names().iter().flat_map(|name| faults_of_fixture(name)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_mended_mistake_is_not_told() {
    let mut mended = 0;
    for name in names() {
        let folder = fixtures().join(&name).join("mended");
        if folder.is_dir() {
            let said = Archive::new(&[&folder]).run("check");
            assert_eq!(said.stderr, NOTHING, "{name}");
            assert_eq!(said.status, Some(0), "{name}");
            mended += 1;
        }
    }
    assert!(mended > 40, "only {mended} fixtures are mended");
}

#[test]
fn what_a_folder_cannot_hold_is_told_too() {
    for (code, provoke) in PROVOKED {
        if let Some(said) = provoke() {
            assert_eq!(fault_of_code(*code, &said), None);
        }
    }
}

#[test]
fn every_code_is_provoked() {
    let of_folders = names();
    let provoked: BTreeSet<Code> = of_folders
        .iter()
        .filter_map(|name| code_of(name))
        .chain(PROVOKED.iter().map(|(code, _)| *code))
        .collect();
    let missing: Vec<_> =
        Code::ALL.iter().filter(|code| !provoked.contains(code)).collect();
    assert!(missing.is_empty(), "nothing provokes {missing:?}");
}

#[test]
fn mistakes_in_several_files_are_told_in_one_run() {
    let said = Archive::new(&[&fixtures().join("many-in-three-files")]).run("check");
    let places = places(&said.stderr);
    let files: BTreeSet<_> = places.iter().map(|(path, ..)| path).collect();
    assert_eq!(files.len(), 3, "{places:?}");
    assert_eq!(places.len(), 10, "{places:?}");
}

/// Marks stand above or below their letters and move nothing to the right.
#[test]
fn carets_stand_below_their_words_after_thai_marks() {
    let said =
        Archive::new(&[&fixtures().join("many-marks-before-the-place")]).run("check");
    let lines: Vec<&str> = said.stderr.lines().collect();
    let width = |text: &str| text.chars().filter(|&c| !is_combining_mark(c)).count();
    let mut seen = 0;
    for pair in lines.windows(2) {
        let [source, carets] = pair else { continue };
        let Some(at) = carets.find('^') else { continue };
        let count = carets.matches('^').count();
        let letters: String = {
            let mut column = 0;
            let is_below = |c: &char| {
                column += usize::from(!is_combining_mark(*c));
                (at + 1..=at + count).contains(&column)
            };
            source.chars().filter(is_below).collect()
        };
        let known = [
            "\"ที่ประชุมครั้งที่สิ้นสุดแล้ว\"",
            "\"ปัตตานี\"",
            "\"malasia\"",
            "[ผู้ที่ไม่อยู่](nowhere.md)",
            "เเ",
        ];
        assert!(
            known.contains(&letters.as_str()),
            "below {letters:?} in\n{source}\n{carets}"
        );
        assert_eq!(width(&letters), count);
        seen += 1;
    }
    assert_eq!(seen, 5, "{}", said.stderr);
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let said = Archive::new(&[&fixtures().join("many-on-a-long-line")]).run("check");
    assert!(said.stderr.contains("nowhere.md"), "{}", said.stderr);
    let longest = said.stderr.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(300), "{longest:?}");
}

/// Who may read everything is made somebody who may not, where that is possible.
#[cfg(unix)]
fn a_file_that_may_not_be_read() -> Option<Said> {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65534;
    let archive = Archive::new(&[]);
    let allow = |path: PathBuf, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let secret = archive.at("content/news/2017/somtc-17.th.md");
    allow(secret.clone(), 0o000);
    if File::open(secret).is_err() {
        return Some(archive.run("check"));
    }
    allow(archive.scratch.path().to_path_buf(), 0o755);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_samut"));
    let command =
        command.uid(NOBODY).current_dir(archive.at("")).args(ARGUMENTS).arg("check");
    match command.env("NO_COLOR", "1").output() {
        Ok(output) => Some(Said::from(output)),
        Err(error) => {
            println!("E0102 is not provoked: nobody may not run the program ({error})");
            None
        }
    }
}

#[cfg(not(unix))]
fn a_file_that_may_not_be_read() -> Option<Said> {
    println!("E0102 is not provoked: the right to read is not taken away by a mode here");
    None
}

fn a_link() -> Option<Said> {
    let archive = Archive::new(&[]);
    archive.put("hall.jpg", b"");
    let link = archive.at("content/news/2017/hall.jpg");
    #[cfg(unix)]
    std::os::unix::fs::symlink(archive.at("hall.jpg"), link).unwrap();
    #[cfg(windows)]
    std::os::windows::fs::symlink_file(archive.at("hall.jpg"), link).unwrap();
    Some(archive.run("check"))
}

fn a_large_file() -> Option<Said> {
    const MORE_THAN_READ: u64 = 16 * 1024 * 1024 + 1;
    let archive = Archive::new(&[]);
    let file = File::create(archive.at("content/news/2017/annex.th.md")).unwrap();
    file.set_len(MORE_THAN_READ).unwrap();
    let keys = "description = \"ที่ประชุม\"\n".repeat(4000);
    let long = format!("+++\n{keys}+++\n");
    archive.put("content/news/2017/border.th.md", long.as_bytes());
    let said = archive.run("check");
    assert!(said.stderr.contains("16 MiB"), "{}", said.stderr);
    assert!(said.stderr.contains("64 KiB"), "{}", said.stderr);
    Some(said)
}

fn a_file_that_was_renamed() -> Option<Said> {
    let archive = Archive::new(&[]);
    let first = archive.run("build");
    assert_eq!(first.status, Some(0), "{}", first.stderr);
    for lang in ["th", "en"] {
        let from = archive.at(&format!("content/news/2017/somtc-17.{lang}.md"));
        let to = archive.at(&format!("content/news/2017/seventeenth.{lang}.md"));
        fs::rename(from, to).unwrap();
    }
    let said = archive.run("build");
    assert!(said.stderr.contains("news/2017/somtc-17"), "{}", said.stderr);
    Some(said)
}

fn an_output_among_the_contents() -> Option<Said> {
    let archive = Archive::new(&[]);
    let said = archive.run("build --output content/public");
    assert!(!archive.at("content/public").exists());
    Some(said)
}

fn an_output_with_strangers() -> Option<Said> {
    let archive = Archive::new(&[]);
    archive.put("www/index.html", b"the office's site");
    let said = archive.run("build --output www");
    assert_eq!(fs::read(archive.at("www/index.html")).unwrap(), b"the office's site");
    assert!(said.stderr.contains("index.html"), "{}", said.stderr);
    Some(said)
}

fn an_output_below_a_file() -> Option<Said> {
    let archive = Archive::new(&[]);
    archive.put("notes.txt", b"notes");
    let said = archive.run("build --output notes.txt/site");
    assert_eq!(fs::read(archive.at("notes.txt")).unwrap(), b"notes");
    Some(said)
}

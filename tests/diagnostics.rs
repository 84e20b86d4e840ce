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
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "all of this file is a test"
)]

mod asking;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Output;

use asking::StandIn;
use assert_cmd::Command;
use rayon::prelude::*;
use samut::diagnostic::{Code, Severity};
use tempfile::TempDir;
use unicode_normalization::char::is_combining_mark;
use walkdir::WalkDir;

/// What makes the program complain of something that no fixture folder can hold.
type Provoke = fn() -> Said;

/// Each such complaint with what provokes it. E0102 has a test of its own, as not every system
/// lets a test take the right to read away.
const PROVOKED: &[(Code, Provoke)] = &[
    (Code::NotAFile, a_link),
    (Code::TooLarge, a_large_file),
    (Code::AddressGone, a_file_that_was_renamed),
    (Code::DeadAddress, an_address_that_leads_nowhere),
    (Code::UnknownAddress, an_address_of_a_server_with_a_fault),
    (Code::MovedAddress, an_address_that_moved),
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

    /// The text of a file at a place, as much as is shown of it, and as it is shown: from the
    /// first letter that has a column of its own, and without what would steer a terminal.
    fn text_at(&self, (path, line, column): &(String, u32, u32), shown: &str) -> String {
        let text = fs::read_to_string(self.at(path)).unwrap();
        let line: Vec<char> =
            text.lines().nth(*line as usize - 1).unwrap().chars().collect();
        let mut from = *column as usize - 1;
        while line.get(from).is_some_and(|&c| !has_width(c)) {
            from += 1;
        }
        let plain = |c: &char| if *c == '\u{202e}' { '\u{fffd}' } else { *c };
        line[from..].iter().take(shown.chars().count()).map(plain).collect()
    }

    /// The files of the archive, by path.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let root = self.at("");
        let entries = WalkDir::new(&root).into_iter().map(Result::unwrap);
        let files = entries.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let path = entry.path().strip_prefix(&root).unwrap();
                let path = path.to_string_lossy().replace('\\', "/");
                (path, fs::read(entry.path()).unwrap())
            })
            .collect()
    }

    /// The program, to be run on the archive.
    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samut"));
        command
            .current_dir(self.at(""))
            .env("NO_COLOR", "1")
            .env_remove("SOURCE_DATE_EPOCH")
            .args(ARGUMENTS)
            .args(arguments.split_whitespace());
        command
    }

    /// Runs the program on the archive.
    fn run(&self, arguments: &str) -> Said {
        Said::from(self.command(arguments).output().unwrap())
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

/// Whether a complaint was made, and ended the program as its severity has it. An output folder
/// that is refused was a wrong call, and no fault of the archive.
fn fault_of_code(code: Code, said: &Said) -> Option<String> {
    let status = match (code, code.severity()) {
        (Code::DangerousOutput | Code::ForeignOutput, _) => 2,
        (_, Severity::Error) => 1,
        (_, Severity::Warning | Severity::Note | Severity::Off) => 0,
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

/// The complaints of an archive by file and rule with their number, and how many can be mended.
fn complaints(
    archive: &Archive,
    arguments: &str,
) -> (BTreeMap<(String, String), usize>, usize) {
    let said = archive.command(arguments).output().unwrap().stdout;
    let report: serde_json::Value = serde_json::from_slice(&said).unwrap();
    let (mut counts, mut mendable) = (BTreeMap::new(), 0);
    for told in report["diagnostics"].as_array().unwrap() {
        let text = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
        *counts.entry((text("path"), text("code"))).or_default() += 1;
        mendable += usize::from(told["edits"].is_array());
    }
    (counts, mendable)
}

/// `--fix` mends what it says it can, and nothing that was sound is told after it; a second one finds
/// nothing to do. In other files than those of which something was told, no byte is changed.
#[test]
fn what_is_mended_is_not_told_and_nothing_new_is() {
    let mended = names().par_iter().filter(|name| is_mended(name)).count();
    assert!(mended > 5, "only {mended} fixtures can be mended");
}

/// Mends a fixture; tells whether there was anything to mend.
fn is_mended(name: &str) -> bool {
    const CHECK: &str = "check --format json";
    const FIX: &str = "check --format json --fix";
    let archive = Archive::new(&[&fixtures().join(name)]);
    let (before, mendable) = complaints(&archive, CHECK);
    let files = archive.files();
    if mendable == 0 {
        complaints(&archive, FIX);
        assert_eq!(archive.files(), files, "{name}");
        return false;
    }
    complaints(&archive, "check --format json --fix --dry-run");
    assert_eq!(archive.files(), files, "{name}");
    let (left, still) = complaints(&archive, FIX);
    let after = archive.files();
    assert_eq!(files.len(), after.len(), "{name}");
    for (path, bytes) in &files {
        let is_told = before.keys().any(|(told, _)| told == path);
        assert!(is_told || after[path] == *bytes, "{name}: {path}");
    }
    assert_eq!(still, 0, "{name}: {left:?}");
    for (of, count) in &left {
        assert!(before.get(of) >= Some(count), "{name}: {of:?} is new");
    }
    let count = |complaints: &BTreeMap<_, usize>| complaints.values().sum::<usize>();
    assert!(count(&left) + mendable <= count(&before), "{name}: {left:?}");
    complaints(&archive, FIX);
    assert_eq!(archive.files(), after, "{name}: a second time");
    true
}

#[test]
fn what_a_folder_cannot_hold_is_told_too() {
    for (code, provoke) in PROVOKED {
        assert_eq!(fault_of_code(*code, &provoke()), None);
    }
}

/// Who may read everything is made somebody who may not, where that is possible.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65534;
    let archive = Archive::new(&[]);
    let allow = |path: PathBuf, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let secret = archive.at("content/news/2017/somtc-17.th.md");
    allow(secret.clone(), 0o000);
    let said = if File::open(secret).is_err() {
        archive.run("check")
    } else {
        allow(archive.scratch.path().to_path_buf(), 0o755);
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_samut"));
        let command =
            command.uid(NOBODY).current_dir(archive.at("")).env("NO_COLOR", "1");
        match command.args(ARGUMENTS).arg("check").output() {
            Ok(output) => Said::from(output),
            Err(error) => {
                println!(
                    "E0102 is not provoked: nobody may not run the program ({error})"
                );
                return;
            }
        }
    };
    assert_eq!(fault_of_code(Code::Unreadable, &said), None);
    assert!(said.stderr.contains("you may not read it"), "{}", said.stderr);
}

/// Who asks for no fallback pages need not be told that they are gone.
#[test]
fn fallback_pages_that_are_not_wanted_are_not_missed() {
    let archive = Archive::new(&[]);
    let item = "+++\ntitle = \"ก\"\ndate = 2020-03-05\n+++\nข้อความ\n";
    archive.put("content/news/2020/visit.th.md", item.as_bytes());
    let first = archive.run("build");
    assert_eq!(first.status, Some(0), "{}", first.stderr);
    assert!(archive.at("public/en/news/2020/visit/index.html").exists());
    let mut site = fs::read_to_string(archive.at("content/site.toml")).unwrap();
    site.push_str("fallback_pages = false\n");
    archive.put("content/site.toml", site.as_bytes());
    let said = archive.run("build");
    assert!(!archive.at("public/en/news/2020/visit/index.html").exists());
    assert!(!said.stderr.contains("W0110"), "{}", said.stderr);
    fs::remove_file(archive.at("content/news/2020/visit.th.md")).unwrap();
    let said = archive.run("build");
    assert!(said.stderr.contains("W0110"), "{}", said.stderr);
}

/// Each archive says how much a rule matters to it, once for all stages.
#[test]
fn rules_matter_as_the_settings_say() {
    let archive = Archive::new(&[&fixtures().join("W0406")]);
    let settings = fs::read_to_string(archive.at("content/site.toml")).unwrap();
    let with = |line: &str, command: &str| {
        let text = format!("{settings}\n[check]\n{line}\n");
        archive.put("content/site.toml", text.as_bytes());
        archive.run(command)
    };
    let said = with("W0406 = \"off\"", "check --strict");
    assert_eq!((said.stderr.as_str(), said.status), (NOTHING, Some(0)));
    let said = with("W0406 = \"note\"", "check --strict");
    assert!(said.stderr.starts_with("note[W0406]"), "{}", said.stderr);
    assert!(said.stderr.ends_with("\n1 note\n"), "{}", said.stderr);
    assert_eq!(said.status, Some(0));
    let said = with("W0406 = \"error\"", "check");
    assert!(said.stderr.starts_with("error[W0406]"), "{}", said.stderr);
    assert_eq!(said.status, Some(1));
    let said = with("W0406 = \"error\"", "build");
    assert!(said.stderr.ends_with("the site was not touched\n"), "{}", said.stderr);
    assert_eq!(said.status, Some(1));
    assert!(!archive.at("public").exists());
}

/// What only a build can see is no exception.
#[test]
fn an_address_that_is_gone_may_stop_a_build() {
    let archive = Archive::new(&[]);
    assert_eq!(archive.run("build").status, Some(0));
    let page = "public/th/news/2017/somtc-17/index.html";
    for lang in ["th", "en"] {
        let from = archive.at(&format!("content/news/2017/somtc-17.{lang}.md"));
        let to = archive.at(&format!("content/news/2017/seventeenth.{lang}.md"));
        fs::rename(from, to).unwrap();
    }
    let mut site = fs::read_to_string(archive.at("content/site.toml")).unwrap();
    site.push_str("[check]\nW0110 = \"error\"\n");
    archive.put("content/site.toml", site.as_bytes());
    let said = archive.run("build");
    assert!(said.stderr.starts_with("error[W0110]"), "{}", said.stderr);
    assert_eq!(said.status, Some(1));
    assert!(archive.at(page).exists());
}

/// Without fallback pages, the page of a twin that was removed is missed like any other.
#[test]
fn without_fallback_pages_the_page_of_a_removed_twin_is_missed() {
    let archive = Archive::new(&[]);
    let mut site = fs::read_to_string(archive.at("content/site.toml")).unwrap();
    site.push_str("fallback_pages = false\n");
    archive.put("content/site.toml", site.as_bytes());
    let item = "+++\ntitle = \"ก\"\ndate = 2020-03-05\n+++\nข้อความ\n";
    archive.put("content/news/2020/visit.th.md", item.as_bytes());
    assert_eq!(archive.run("build").status, Some(0));
    fs::remove_file(archive.at("content/news/2017/somtc-17.en.md")).unwrap();
    let said = archive.run("build");
    assert!(said.stderr.contains("/en/news/2017/somtc-17/"), "{}", said.stderr);
    assert!(!said.stderr.contains("/en/news/2020/visit/"), "{}", said.stderr);
}

#[test]
fn every_code_is_provoked() {
    let of_folders = names();
    let provoked: BTreeSet<Code> = of_folders
        .iter()
        .filter_map(|name| code_of(name))
        .chain(PROVOKED.iter().map(|(code, _)| *code))
        .chain([Code::Unreadable])
        .collect();
    let missing: Vec<_> =
        Code::ALL.iter().filter(|code| !provoked.contains(code)).collect();
    assert!(missing.is_empty(), "nothing provokes {missing:?}");
}

/// What names a file need not be on the site today; and a line that cannot be read may name one.
#[test]
fn files_that_wait_for_their_day_are_not_told() {
    let archive = Archive::new(&[]);
    let names = "[[images]]\nfile = \"hall.png\"\nalt = \"ก\"\ncaption = \"ก\"\n";
    let item = |facts: &str, tables: &str, body: &str| {
        format!("+++\ntitle = \"ข่าว\"\ndate = 2020-03-05\n{facts}\n{tables}+++\n{body}\n")
    };
    for (folder, text) in [
        ("draft", item("draft = true", names, "ก")),
        ("to-come", item("publish_date = 2030-01-01", names, "ก")),
        ("withdrawn", item("expiry_date = 2021-01-01", names, "ก")),
        ("linked", item("draft = true", "", "[ก](hall.png)")),
        ("of-theme", item("", "[extra]\ncover = [{ file = \"hall.png\" }]\n", "ก")),
    ] {
        archive.put(&format!("content/news/{folder}/index.th.md"), text.as_bytes());
        archive.put(&format!("content/news/{folder}/hall.png"), b"");
    }
    archive.put("content/static/icon.png", b"");
    archive.put("content/archetypes/news.txt", b"");
    assert_eq!(archive.run("check").stderr, NOTHING);
    let broken = item("", "[[image]]\nfile = \"hall.png\"\n", "ก");
    archive.put("content/news/broken/index.th.md", broken.as_bytes());
    archive.put("content/news/broken/photos/hall.png", b"");
    let said = archive.run("check").stderr;
    assert!(said.contains("[E0203]") && !said.contains("[W0116]"), "{said}");
    archive.put("content/news/draft/index.th.md", item("", "", "ก").as_bytes());
    let said = archive.run("check").stderr;
    assert!(said.contains("W0116") && said.contains("news/draft/hall.png"), "{said}");
}

#[test]
fn mistakes_in_several_files_are_told_in_one_run() {
    let said = Archive::new(&[&fixtures().join("many-in-three-files")]).run("check");
    let places = places(&said.stderr);
    let files: BTreeSet<_> = places.iter().map(|(path, ..)| path).collect();
    assert_eq!(files.len(), 3, "{places:?}");
    assert_eq!(places.len(), 10, "{places:?}");
}

/// Marks stand above or below their letters and move nothing to the right, so it is columns of
/// the screen that are compared with the text at the place.
#[test]
fn carets_stand_below_the_place_in_every_fixture() {
    let mut seen = 0;
    for name in names() {
        let archive = Archive::new(&[&fixtures().join(&name)]);
        let said = archive.run("check");
        for complaint in said.stderr.split("\n\n") {
            let Some((place, shown)) = below_carets(complaint) else { continue };
            let text = archive.text_at(&place, &shown);
            // A tab is shown as a space.
            assert_eq!(shown, text.replace('\t', " "), "{name}: {complaint}");
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} places have carets");
}

/// The place of a complaint, and the characters that stand above its carets.
fn below_carets(complaint: &str) -> Option<((String, u32, u32), String)> {
    let place = places(complaint).into_iter().next()?;
    let lines: Vec<&str> = complaint.lines().collect();
    let at = lines.iter().position(|line| line.contains('^'))?;
    let (source, carets) = (lines.get(at - 1)?, lines.get(at)?);
    let from = carets.chars().position(|c| c == '^')?;
    let below = from..from + carets.matches('^').count();
    let mut column = 0;
    let mut shown = String::new();
    for c in source.chars() {
        let own = if has_width(c) { column } else { column - 1 };
        if below.contains(&own) {
            shown.push(c);
        }
        column += usize::from(has_width(c));
    }
    Some((place, shown))
}

fn has_width(c: char) -> bool {
    !is_combining_mark(c) && !matches!(c, '\u{200b}' | '\u{feff}')
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let said = Archive::new(&[&fixtures().join("many-on-a-long-line")]).run("check");
    assert!(said.stderr.contains("nowhere.md"), "{}", said.stderr);
    let longest = said.stderr.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(300), "{longest:?}");
}

fn a_link() -> Said {
    let archive = Archive::new(&[]);
    archive.put("hall.jpg", b"");
    archive.put("themes/plain/theme.toml", b"name = \"plain\"\n");
    let mut site = fs::read_to_string(archive.at("content/site.toml")).unwrap();
    site.push_str("theme = \"plain\"\n");
    archive.put("content/site.toml", site.as_bytes());
    let links = ["content/news/2017/hall.jpg", "themes/plain/hall.jpg"];
    for link in links {
        #[cfg(unix)]
        std::os::unix::fs::symlink(archive.at("hall.jpg"), archive.at(link)).unwrap();
        #[cfg(windows)]
        std::os::windows::fs::symlink_file(archive.at("hall.jpg"), archive.at(link))
            .unwrap();
    }
    let said = archive.run("check");
    for link in links {
        assert!(said.stderr.contains(&format!("--> {link}:1:1")), "{}", said.stderr);
    }
    said
}

fn a_large_file() -> Said {
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
    said
}

fn a_file_that_was_renamed() -> Said {
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
    said
}

/// Asks the one address of an archive, to which its server answers with a status.
fn asked(status: u16, expected: &str) -> Said {
    let archive = Archive::new(&[]);
    let text =
        "+++\ntitle = \"ก\"\ndate = 2020-03-05\n+++\n[ก](http://mfa.example/old)\n";
    archive.put("content/news/2020/visit.th.md", text.as_bytes());
    let proxy = StandIn::start(move |_, path| match path {
        "/new" => (200, String::new()),
        _ => (status, "Location: /new\r\n".to_owned()),
    });
    let mut command = archive.command("check --external");
    proxy.is_proxy_of(&mut command);
    let said = Said::from(command.output().unwrap());
    assert!(said.stderr.contains(expected), "{}", said.stderr);
    assert!(said.stderr.contains("--> content/news/2020/visit.th.md:5:1"));
    said
}

fn an_address_that_leads_nowhere() -> Said {
    asked(404, "0 known from before: 1 leads nowhere, 0 moved, 0 not known")
}

fn an_address_of_a_server_with_a_fault() -> Said {
    asked(500, "its server has a fault (500)")
}

fn an_address_that_moved() -> Said {
    asked(301, "write http://mfa.example/new")
}

fn an_output_among_the_contents() -> Said {
    let archive = Archive::new(&[]);
    let said = archive.run("build --output content/public");
    assert!(!archive.at("content/public").exists());
    said
}

fn an_output_with_strangers() -> Said {
    let archive = Archive::new(&[]);
    archive.put("www/index.html", b"the office's site");
    let said = archive.run("build --output www");
    assert_eq!(fs::read(archive.at("www/index.html")).unwrap(), b"the office's site");
    assert!(said.stderr.contains("index.html"), "{}", said.stderr);
    said
}

fn an_output_below_a_file() -> Said {
    let archive = Archive::new(&[]);
    archive.put("notes.txt", b"notes");
    let said = archive.run("build --output notes.txt/site");
    assert_eq!(fs::read(archive.at("notes.txt")).unwrap(), b"notes");
    said
}

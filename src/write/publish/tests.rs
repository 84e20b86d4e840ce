//! Whole builds into scratch folders: what a reader, an editor and a killed build leave there.

#![expect(
    clippy::disallowed_methods,
    reason = "scratch folders are prepared and compared"
)]

use std::collections::BTreeMap;
use std::mem::ManuallyDrop;
use std::thread;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Code;
use crate::write::judge::{Protected, judge};
use crate::write::output::Output;
use crate::write::stage::Rank;

/// An archive with an output folder that need not exist.
struct Site {
    scratch: tempfile::TempDir,
}

/// Every file below a folder by its path, and every folder with `/` after it.
type Tree = BTreeMap<String, Vec<u8>>;

/// What a build is asked to write.
type Files<'a> = &'a [(&'a str, &'a str)];

impl Site {
    fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        fs::create_dir(scratch.path().join("content")).unwrap();
        Self { scratch }
    }

    /// One whose output holds a first build.
    fn with(files: Files<'_>) -> Self {
        let site = Self::new();
        site.build(files).unwrap();
        site
    }

    fn public(&self, path: &str) -> PathBuf {
        self.scratch.path().join("public").join(path)
    }

    fn foreign(&self, path: &str, bytes: &str) {
        let at = self.public(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, bytes).unwrap();
    }

    fn judge(&self, force: bool) -> Result<Output, Box<Diagnostic>> {
        let protected = Protected {
            root: self.scratch.path().to_path_buf(),
            content: self.scratch.path().join("content"),
            ..Protected::default()
        };
        judge(&self.public(""), &protected, force)
    }

    fn build(&self, files: Files<'_>) -> Result<Written, Vec<Diagnostic>> {
        self.build_with(files, false)
    }

    fn build_with(
        &self,
        files: Files<'_>,
        force: bool,
    ) -> Result<Written, Vec<Diagnostic>> {
        let output = self.judge(force).map_err(|d| vec![*d])?;
        let stage = output.stage().map_err(|d| vec![*d])?;
        put_all(&stage, files);
        stage.publish()
    }

    /// Builds, and expects so many files written, unchanged and removed, and this tree.
    fn check(&self, files: Files<'_>, counts: (usize, usize, usize)) {
        let (written, unchanged, removed) = counts;
        let done = self.build(files).unwrap_or_else(|d| panic!("{d:?}"));
        assert_eq!(done, Written { written, unchanged, removed }, "{files:?}");
        self.check_holds(files);
    }

    /// Expects the output to hold just these files, the scratch folder to be gone.
    fn check_holds(&self, files: Files<'_>) {
        let mut found = tree(&self.public(""));
        found.retain(|path, _| !path.ends_with('/') && path != manifest::NAME);
        let expected: Tree =
            files.iter().map(|(p, b)| ((*p).to_owned(), b.as_bytes().to_vec())).collect();
        assert_eq!(found, expected);
        self.check_no_litter();
    }

    fn check_no_litter(&self) {
        let names = fs::read_dir(self.scratch.path()).unwrap();
        let mut names: Vec<_> = names.map(|e| e.unwrap().file_name()).collect();
        names.retain(|name| name != "public" && name != "content");
        assert!(names.is_empty(), "{names:?}");
        assert!(!self.public(".samut-stage").exists());
    }

    /// Builds, and expects one refusal with these words, and an output without a change.
    fn check_refused(&self, files: Files<'_>, force: bool, code: Code, words: &str) {
        let before = tree(&self.public(""));
        let faults = self.build_with(files, force).expect_err(words);
        assert!(faults.iter().all(|d| d.code == code), "{faults:?}");
        assert!(faults.iter().any(|d| d.message.contains(words)), "{faults:?}");
        assert_eq!(tree(&self.public("")), before);
        self.check_no_litter();
    }
}

fn put_all(stage: &Stage<'_>, files: Files<'_>) {
    for (path, bytes) in files {
        stage.put(&at(path), rank(path), bytes.as_bytes()).unwrap();
    }
}

fn at(path: &str) -> SitePath {
    SitePath::new(path).unwrap()
}

fn rank(path: &str) -> Rank {
    match path {
        "index.html" => Rank::Home,
        _ if path.ends_with("list.html") => Rank::Index,
        _ if path.ends_with("html") => Rank::Page,
        _ => Rank::Asset,
    }
}

fn tree(root: &Path) -> Tree {
    let mut found = Tree::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            match look(&path).unwrap() {
                Found::Folder => {
                    found.insert(name + "/", Vec::new());
                    open.push(path);
                }
                Found::File(_) => drop(found.insert(name, fs::read(path).unwrap())),
                _ => drop(found.insert(
                    name + " ->",
                    fs::read_link(path).unwrap().to_string_lossy().as_bytes().to_vec(),
                )),
            }
        }
    }
    found
}

const SMALL: Files<'_> = &[
    ("index.html", "หน้าแรก"),
    ("th/list.html", "รายการ"),
    ("th/news/ascco-11/index.html", "ครั้งที่ ๑๑"),
    ("static/style.css", "p{}"),
];

#[test]
fn builds_follow_each_other() {
    let site = Site::new();
    site.check(SMALL, (4, 0, 0));
    site.check(SMALL, (0, 4, 0));
    site.check(&[("index.html", "หน้าแรก"), ("th/a.html", "๑")], (1, 1, 3));
    site.check(&[("index.html", "หน้าใหม่"), ("th/a.html", "๒")], (2, 0, 0));
    site.check(&[], (0, 0, 2));
    site.check(SMALL, (4, 0, 0));
}

#[test]
fn folders_left_empty_go_and_others_stay() {
    let site = Site::with(SMALL);
    site.foreign("th/photo.jpg", "x");
    site.build(&[("index.html", "x")]).unwrap();
    assert!(!site.public("static").exists());
    assert!(!site.public("th/news").exists());
    assert!(site.public("th/photo.jpg").exists());
}

#[test]
fn the_last_builds_addresses_can_be_asked_for() {
    let site = Site::with(SMALL);
    let output = site.judge(false).unwrap();
    let paths: Vec<_> =
        output.previous().unwrap().paths().map(SitePath::as_str).collect();
    let mut expected: Vec<_> = SMALL.iter().map(|(path, _)| *path).collect();
    expected.sort_unstable();
    assert_eq!(paths, expected);
    assert!(output.previous().unwrap().contains("index.html"));
}

#[test]
fn the_output_is_the_same_whatever_came_before() {
    let (once, twice) =
        (Site::with(SMALL), Site::with(&[("x/y", "1"), ("index.html", "2")]));
    twice.build(SMALL).unwrap();
    assert_eq!(tree(&once.public("")), tree(&twice.public("")));
}

#[cfg(unix)]
#[test]
fn unchanged_files_keep_inode_and_time() {
    use std::os::unix::fs::MetadataExt;

    let site = Site::with(SMALL);
    let look = |path: &str| {
        let found = fs::metadata(site.public(path)).unwrap();
        (found.ino(), found.mtime(), found.mtime_nsec(), found.nlink())
    };
    let names = ["index.html", "static/style.css", manifest::NAME];
    let before = names.map(look);
    site.check(SMALL, (0, 4, 0));
    assert_eq!(names.map(look), before);
    site.build(&[("index.html", "new"), ("static/style.css", "p{}")]).unwrap();
    let after = names.map(look);
    assert_ne!(after[0].0, before[0].0);
    assert_eq!(after[1], before[1]);
    assert!(after.iter().all(|file| file.3 == 1));
}

#[cfg(unix)]
#[test]
fn files_and_folders_have_ordinary_permissions() {
    use std::os::unix::fs::PermissionsExt;

    let site = Site::new();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let plain = site.scratch.path().join("content/plain");
    fs::create_dir(&plain).unwrap();
    let source = plain.join("secret.pdf");
    fs::write(&source, "pdf").unwrap();
    let (file, folder) = (mode(&source), mode(&plain));
    fs::set_permissions(&source, fs::Permissions::from_mode(0o400)).unwrap();
    let output = site.judge(false).unwrap();
    let stage = output.stage().unwrap();
    stage.put(&at("th/a.html"), Rank::Page, b"x").unwrap();
    stage.put_file(&at("th/b.pdf"), Rank::Asset, &source).unwrap();
    stage.publish().unwrap();
    for path in ["th/a.html", "th/b.pdf", manifest::NAME] {
        assert_eq!(mode(&site.public(path)), file, "{path}");
    }
    for path in ["", "th"] {
        assert_eq!(mode(&site.public(path)), folder, "{path}");
    }
}

#[test]
fn files_are_copied_when_they_differ() {
    let site = Site::new();
    let source = site.scratch.path().join("content/photo.jpg");
    let big = "รูป".repeat(100_000);
    let build = |bytes: &str| {
        fs::write(&source, bytes).unwrap();
        let output = site.judge(false).unwrap();
        let stage = output.stage().unwrap();
        stage.put_file(&at("x/photo.jpg"), Rank::Asset, &source).unwrap();
        let done = stage.publish().unwrap();
        site.check_holds(&[("x/photo.jpg", bytes)]);
        done.written
    };
    assert_eq!(build(&big), 1);
    assert_eq!(build(&big), 0);
    assert_eq!(build(&big.replacen("ป", "บ", 1)), 1);
    assert_eq!(build(""), 1);
    assert_eq!(build(""), 0);
}

#[test]
fn a_file_that_cannot_be_put_stops_the_publication() {
    let site = Site::with(SMALL);
    let before = tree(&site.public(""));
    for bad in ["content/none.pdf", "content"] {
        let output = site.judge(false).unwrap();
        let stage = output.stage().unwrap();
        let from = site.scratch.path().join(bad);
        let d = stage.put_file(&at("a.pdf"), Rank::Asset, &from).unwrap_err();
        assert_eq!(d.code, Code::Unreadable);
        stage.put(&at("b.html"), Rank::Page, b"x").unwrap();
        assert_eq!(stage.publish().unwrap_err(), [*d]);
    }
    assert_eq!(tree(&site.public("")), before);
    site.check_no_litter();
}

#[test]
fn a_stage_that_is_dropped_leaves_nothing() {
    let site = Site::new();
    let output = site.judge(false).unwrap();
    let stage = output.stage().unwrap();
    put_all(&stage, SMALL);
    drop(stage);
    assert!(!site.public("").exists());
    site.check_no_litter();
}

#[test]
fn folders_above_the_output_are_made_and_go_with_a_failure() {
    let site = Site::new();
    let deep = site.scratch.path().join("a/b/public");
    let protected = Protected::default();
    let output = judge(&deep, &protected, false).unwrap();
    drop(output.stage().unwrap());
    assert!(!site.scratch.path().join("a").exists());
    let stage = output.stage().unwrap();
    put_all(&stage, SMALL);
    stage.publish().unwrap();
    assert!(deep.join("index.html").exists());
    assert_eq!(fs::read_dir(deep.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn strangers_files_stay() {
    let site = Site::new();
    site.foreign(".gitkeep", "");
    site.foreign(".git/config", "x");
    site.build(SMALL).unwrap();
    site.foreign("CNAME", "example.org");
    site.foreign("th/news/notes.txt", "x");
    site.foreign("th/news/ascco-11/photo.jpg", "x");
    site.build(&[("index.html", "x")]).unwrap();
    let found = tree(&site.public(""));
    let strangers = [
        ".gitkeep",
        ".git/config",
        "CNAME",
        "th/news/notes.txt",
        "th/news/ascco-11/photo.jpg",
    ];
    for path in strangers {
        assert!(found.contains_key(path), "{path}");
    }
    assert_eq!(found.keys().filter(|path| !path.ends_with('/')).count(), 7);
}

#[test]
fn a_strangers_file_in_the_way_is_refused_unless_forced() {
    let site = Site::with(SMALL);
    site.foreign("CNAME", "mine");
    site.foreign("robots.txt", "mine");
    let files = [("CNAME", "ours"), ("index.html", "new"), ("robots.txt", "mine")];
    site.check_refused(&files, false, Code::ForeignOutput, "`CNAME`");
    site.check_refused(&files, false, Code::ForeignOutput, "`robots.txt`");
    assert_eq!(site.build(&files).unwrap_err().len(), 2);
    site.foreign("other", "mine");
    let done = site.build_with(&files, true).unwrap();
    assert_eq!(done, Written { written: 2, unchanged: 1, removed: 3 });
    assert_eq!(fs::read_to_string(site.public("CNAME")).unwrap(), "ours");
    assert_eq!(fs::read_to_string(site.public("other")).unwrap(), "mine");
    // What was overwritten by force is ours from then on.
    assert_eq!(site.build(&[]).unwrap().removed, 3);
}

#[test]
fn force_in_a_strangers_folder_overwrites_only_what_it_writes() {
    let site = Site::new();
    site.foreign("index.html", "theirs");
    site.foreign("old/page.html", "theirs");
    site.check_refused(SMALL, false, Code::ForeignOutput, "not from Samut");
    site.build_with(SMALL, true).unwrap();
    let found = tree(&site.public(""));
    assert_eq!(found["old/page.html"], b"theirs");
    assert_eq!(found["index.html"], "หน้าแรก".as_bytes());
}

#[test]
fn two_files_at_one_address_are_refused() {
    let site = Site::with(SMALL);
    let refuse = |files, words| {
        site.check_refused(files, true, Code::AddressTaken, words);
    };
    refuse(&[("a", "1"), ("a", "2")], "two files of the site have the address `a`");
    refuse(&[("a", "1"), ("a/b", "2")], "`a` is a file of the site");
    refuse(&[("a-b", ""), ("a", "1"), ("a/b/c", "2")], "`a/b/c` needs a folder");
}

#[test]
fn files_become_folders_and_folders_files() {
    let site = Site::with(&[("a", "1"), ("b", "2"), ("index.html", "x")]);
    site.check(&[("a/b/c", "3"), ("b", "2"), ("index.html", "x")], (1, 2, 1));
    site.check(&[("a", "4"), ("b/a", "5"), ("index.html", "x")], (2, 1, 2));
    site.check(&[("a/x", "4"), ("a/y/z", "5")], (2, 0, 3));
    fs::create_dir_all(site.public("a/empty/deep")).unwrap();
    site.check(&[("a", "1")], (1, 0, 2));
}

#[test]
fn a_strangers_file_stops_a_swap_even_by_force() {
    let site = Site::with(&[("a/b", "1"), ("a/c/d", "1")]);
    site.foreign("a/c/mine", "x");
    site.foreign("file", "x");
    for force in [false, true] {
        let refuse = |files, words| {
            site.check_refused(files, force, Code::ForeignOutput, words);
        };
        refuse(&[("a", "2")], "`a/c/mine`");
        refuse(&[("file/x", "2")], "`file/x` needs a folder");
    }
}

#[cfg(unix)]
#[test]
fn links_in_the_output_are_never_followed() {
    use std::os::unix::fs::symlink;

    let site = Site::with(SMALL);
    let outside = site.scratch.path().join("content");
    fs::write(outside.join("list.html"), "source").unwrap();
    fs::write(outside.join("style.css"), "p{}").unwrap();

    // A folder of ours, replaced by a link to sources.
    fs::remove_dir_all(site.public("th")).unwrap();
    symlink(&outside, site.public("th")).unwrap();
    for force in [false, true] {
        site.check_refused(SMALL, force, Code::ForeignOutput, "link");
    }
    // Without need of that folder the build works, and deletes nothing through the link.
    site.build(&[("index.html", "x"), ("static/style.css", "p{}")]).unwrap();
    assert!(outside.join("list.html").exists());
    assert!(site.public("th").is_symlink());

    // A file of ours, replaced by a link to the very same bytes: the link itself goes.
    fs::remove_file(site.public("static/style.css")).unwrap();
    symlink(outside.join("style.css"), site.public("static/style.css")).unwrap();
    site.build(&[("index.html", "x"), ("static/style.css", "p{}")]).unwrap();
    assert!(!site.public("static/style.css").is_symlink());

    // A removed file of ours: the link goes, its target stays.
    fs::remove_file(site.public("static/style.css")).unwrap();
    symlink(outside.join("style.css"), site.public("static/style.css")).unwrap();
    site.build(&[("index.html", "x")]).unwrap();
    assert!(!site.public("static").exists());

    // A stranger's link where a file must go.
    symlink(outside.join("style.css"), site.public("new.html")).unwrap();
    let files = [("index.html", "x"), ("new.html", "y")];
    site.check_refused(&files, false, Code::ForeignOutput, "`new.html`");
    site.build_with(&files, true).unwrap();
    assert!(!site.public("new.html").is_symlink());
    assert_eq!(fs::read_to_string(outside.join("style.css")).unwrap(), "p{}");
    assert_eq!(fs::read_to_string(outside.join("list.html")).unwrap(), "source");
}

#[test]
fn a_hostile_list_leads_nowhere() {
    let site = Site::new();
    let outside = site.scratch.path().join("content/a.md");
    fs::write(&outside, "source").unwrap();
    site.foreign(".git/config", "x");
    site.foreign("CNAME", "x");
    let hostile = [
        "../content/a.md".to_owned(),
        outside.to_str().unwrap().to_owned(),
        "x/../../content/a.md".to_owned(),
        ".git/config".to_owned(),
        "..".to_owned(),
        String::new(),
    ];
    let lines = hostile.map(|path| serde_json::json!({"path": path, "size": 6}));
    let text = serde_json::json!({"version": 1, "files": lines}).to_string();
    site.foreign(manifest::NAME, &text);
    site.build(&[("index.html", "x")]).unwrap();
    assert!(outside.exists());
    assert!(site.public(".git/config").exists());
    assert!(site.public("CNAME").exists());
}

#[test]
fn a_broken_list_needs_force() {
    let site = Site::with(SMALL);
    fs::write(site.public(manifest::NAME), "{\"version\":1").unwrap();
    site.check_refused(SMALL, false, Code::ForeignOutput, "cannot be read");
    site.build_with(SMALL, true).unwrap();
    site.check(SMALL, (0, 4, 0));
}

#[test]
fn many_threads_put_at_once() {
    let site = Site::new();
    let build = || {
        let output = site.judge(false).unwrap();
        let stage = output.stage().unwrap();
        thread::scope(|scope| {
            for worker in 0..8 {
                let stage = &stage;
                scope.spawn(move || {
                    for page in 0..50 {
                        let path = at(&format!("th/{page}/{worker}/index.html"));
                        stage.put(&path, Rank::Page, path.as_str().as_bytes()).unwrap();
                    }
                });
            }
        });
        stage.publish().unwrap()
    };
    assert_eq!(build(), Written { written: 400, unchanged: 0, removed: 0 });
    assert_eq!(build(), Written { written: 0, unchanged: 400, removed: 0 });
    let path = "th/49/7/index.html";
    assert_eq!(fs::read_to_string(site.public(path)).unwrap(), path);
    site.check_no_litter();
}

/// Forbids writing to a folder; says whether that holds, which it does not for root.
#[cfg(unix)]
fn forbid(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;

    fs::set_permissions(folder, fs::Permissions::from_mode(0o555)).unwrap();
    let holds = fs::create_dir(folder.join("probe")).is_err();
    if !holds {
        allow(folder);
        fs::remove_dir(folder.join("probe")).unwrap();
    }
    holds
}

#[cfg(unix)]
fn allow(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;

    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn an_output_in_a_folder_that_may_not_be_written_is_built_from_within() {
    let site = Site::with(SMALL);
    if forbid(site.scratch.path()) {
        let done = site.build(&[("index.html", "new"), ("th/a", "1")]);
        allow(site.scratch.path());
        assert_eq!(done, Ok(Written { written: 2, unchanged: 0, removed: 3 }));
        site.check_holds(&[("index.html", "new"), ("th/a", "1")]);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_stops_the_whole_publication() {
    let site = Site::with(SMALL);
    let files = [("a/b", "1"), ("index.html", "new"), ("th/list.html", "new")];
    if forbid(&site.public("th")) {
        site.check_refused(&files, true, Code::NotWritten, "you may not write there");
        allow(&site.public("th"));
    }
    assert_eq!(site.build(&files).unwrap().written, 3);
}

#[test]
fn a_stage_within_the_output_works_as_one_beside_it() {
    let site = Site::with(SMALL);
    let output = site.judge(false).unwrap();
    let inner = site.public(".samut-stage");
    let scratch = || Scratch::claim(inner.clone()).ok().unwrap();
    std::mem::forget(Stage::new(&output, scratch()));
    assert!(inner.exists());
    let stage = Stage::new(&output, scratch());
    put_all(&stage, &[("index.html", "new")]);
    assert_eq!(stage.publish().unwrap().removed, 3);
    site.check_holds(&[("index.html", "new")]);
    // One that a killed build left is cleared away from here too.
    std::mem::forget(scratch());
    site.check(&[("index.html", "new")], (0, 1, 0));
}

#[test]
fn a_dead_builds_stage_is_cleared_away() {
    let site = Site::with(SMALL);
    let output = site.judge(false).unwrap();
    let stage = ManuallyDrop::new(output.stage().unwrap());
    put_all(&stage, &[("index.html", "half")]);
    assert!(site.scratch.path().join(".public.samut-stage").exists());
    site.check(SMALL, (0, 4, 0));
}

/// A change with every kind of move: new, changed, removed, both swaps, emptied folders.
const BEFORE: Files<'_> = &[
    ("index.html", "1"),
    ("list.html", "1"),
    ("file", "1"),
    ("folder/a", "1"),
    ("folder/b/c", "1"),
    ("gone/x.html", "1"),
    ("same", "1"),
];
const AFTER: Files<'_> = &[
    ("index.html", "2"),
    ("list.html", "2"),
    ("file/x", "2"),
    ("folder", "2"),
    ("new/deep/y.html", "2"),
    ("same", "1"),
];

/// Publishes, with a disk that fails after some steps. Says whether it was reached, after the
/// given end: taken back as `publish` does, or left as a kill would.
fn publish_with_luck(site: &Site, luck: usize, take_back: bool) -> bool {
    let output = site.judge(false).unwrap();
    let stage = output.stage().unwrap();
    put_all(&stage, AFTER);
    let Stage { output, ground, scratch, received } = stage;
    let scratch = ManuallyDrop::new(scratch);
    let moves = plan(received.into_inner().unwrap().files, output, &ground).unwrap();
    let mut steps = Steps::new(&scratch);
    steps.luck = Some(luck);
    let mut publication =
        Publication { root: &output.root, ground: &ground, scratch: &scratch, steps };
    let done = publication.run(&moves, output.previous());
    if take_back && done.is_err() {
        assert!(publication.steps.take_back());
    }
    if take_back || done.is_ok() {
        drop(ManuallyDrop::into_inner(scratch));
    }
    done.is_err()
}

#[test]
fn a_disk_that_fails_at_any_step_leaves_the_output_as_it_was() {
    let mut failures = 0;
    for luck in 0.. {
        let site = Site::with(BEFORE);
        let before = tree(&site.public(""));
        if !publish_with_luck(&site, luck, true) {
            site.check_holds(AFTER);
            break;
        }
        assert_eq!(tree(&site.public("")), before, "after {luck} steps");
        site.check_no_litter();
        failures += 1;
    }
    assert!(failures > 10, "{failures}");
}

#[test]
fn a_build_killed_at_any_step_leaves_whole_files_and_the_next_heals() {
    let clean = Site::with(AFTER);
    for luck in 0.. {
        let site = Site::with(BEFORE);
        site.foreign("gone/mine", "x");
        let reached = publish_with_luck(&site, luck, false);
        let between = tree(&site.public(""));
        for (path, bytes) in &between {
            let known = |files: Files<'_>| {
                files.iter().any(|(p, b)| p == path && b.as_bytes() == bytes.as_slice())
            };
            let other =
                path.ends_with('/') || path == "gone/mine" || path == manifest::NAME;
            assert!(known(BEFORE) || known(AFTER) || other, "{path} after {luck}");
        }
        // A page is not linked before it is there: lists and the home page come last.
        if between.get("index.html").is_some_and(|bytes| bytes == b"2") {
            assert!(between.contains_key("new/deep/y.html"), "after {luck}");
            assert_eq!(between["list.html"], b"2", "after {luck}");
        }
        // A page goes only after what linked to it.
        if !between.contains_key("gone/x.html") {
            assert_eq!(between["index.html"], b"2", "after {luck}");
        }
        site.build(AFTER).unwrap_or_else(|d| panic!("after {luck}: {d:?}"));
        let mut healed = tree(&site.public(""));
        assert_eq!(healed.remove("gone/mine").as_deref(), Some(&b"x"[..]));
        healed.remove("gone/");
        assert_eq!(healed, tree(&clean.public("")), "after {luck}");
        site.check_no_litter();
        if !reached {
            break;
        }
    }
}

#[test]
fn what_comes_in_the_way_during_a_build_is_met_by_taking_back() {
    for (came, words) in [("a.html/mine", "a.html"), ("a.html", "was put there")] {
        let site = Site::with(SMALL);
        let output = site.judge(false).unwrap();
        let stage = output.stage().unwrap();
        let files =
            [("a.html", "new"), ("static/style.css", "new"), ("index.html", "new")];
        put_all(&stage, &files);
        site.foreign(came, "mine");
        let before = tree(&site.public(""));
        let faults = stage.publish().unwrap_err();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].code, Code::NotWritten);
        assert!(faults[0].message.contains(words), "{faults:?}");
        assert_eq!(tree(&site.public("")), before);
        site.check_no_litter();
        // The next build says what it is, as it would have said before.
        site.check_refused(&files, false, Code::ForeignOutput, "`a.html`");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_run_of_builds_ends_as_a_clean_one(
        builds in prop::collection::vec(
            prop::collection::btree_map("[ab](/[ab]){0,3}", "[xy]{0,2}", 0..6),
            1..5,
        ),
    ) {
        let site = Site::new();
        let mut last = None;
        for files in &builds {
            let files: Vec<_> = files.iter().map(|(p, b)| (p.as_str(), b.as_str())).collect();
            match site.build(&files) {
                Ok(_) => last = Some(files),
                Err(faults) => {
                    prop_assert!(faults.iter().all(|d| d.code == Code::AddressTaken));
                }
            }
        }
        if let Some(files) = last {
            prop_assert_eq!(tree(&site.public("")), tree(&Site::with(&files).public("")));
        }
    }
}

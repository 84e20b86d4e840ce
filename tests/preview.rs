//! An archive that is edited: after every turn, all that is shown is what a build would make.
//!
//! Random turns of an editor are taken in a small archive that has one of everything: saves,
//! new files, other names, folders that go, broken files that are mended, a theme at work.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::panic,
    reason = "a test program: what fails, fails the test"
)]

mod building;
mod editing;
mod scratch;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use samut::diagnostic::any_error;
use samut::model::Item;
use samut::pipeline::{self, Now, Ready, Request};
use samut::preview::Preview;
use samut::serve::{Answer, Site};
use samut::workspace::Workspace;

use editing::{ARCHIVE, Editor, Turn, turns};

/// An archive that is edited, and the preview of it.
struct Desk {
    root: tempfile::TempDir,
    preview: Preview,
    editor: Editor,
    /// Every path at which there has been a page.
    seen: BTreeSet<String>,
}

impl Desk {
    fn new() -> Self {
        let root = scratch::with(ARCHIVE);
        let now = Now::Day(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let request = Request { now, ..Request::default() };
        let preview = Preview::open(root.path(), request);
        let editor = Editor::of(root.path());
        Self { root, preview, editor, seen: BTreeSet::new() }
    }

    fn path(&self) -> &Path {
        self.root.path()
    }

    /// Compares all that is shown with what a build would make.
    fn compare(&mut self, after: &dyn std::fmt::Debug) {
        let (diagnostics, built) = building::site(self.path(), None);
        let Some(built) = built else {
            assert!(any_error(&diagnostics));
            // What can be shown is shown, and nothing hangs or fails.
            for path in self.seen.iter().take(5) {
                self.preview.answer(path);
            }
            return;
        };
        for (path, bytes) in &built {
            let shown = self.preview.answer(path).answer;
            let Answer::Found { bytes: shown, .. } = shown else {
                panic!("{path} after {after:?}: {shown:?}");
            };
            let (shown, bytes) =
                (String::from_utf8_lossy(&shown), String::from_utf8_lossy(bytes));
            assert_eq!(shown, bytes, "{path} after {after:?}");
            self.seen.insert(path.clone());
        }
        for path in self.seen.iter().filter(|path| !built.contains_key(*path)) {
            let shown = self.preview.answer(path).answer;
            let is_gone = matches!(shown, Answer::NotFound { .. } | Answer::Moved(_));
            assert!(is_gone, "{path} after {after:?}: {shown:?}");
        }
        self.preview.settle();
        let report = self.preview.report();
        assert_eq!(report.complaints, diagnostics, "after {after:?}");
    }
}

#[test]
fn words_by_which_one_file_matters_to_another() {
    let report = "content/reports/2017/somtc-17/index.th.md";
    let two = "content/news/2017/two.th.md";
    let profile = "content/mechanisms/ammtc.th.md";
    let (one, english) = ("content/news/2017/one.th.md", "content/news/2017/one.en.md");
    let section = "content/news/_index.th.md";
    let record = "content/mechanisms/acsc.th.md";
    let mut desk = Desk::new();
    let loose = "content/news/2017/loose.txt";
    scratch::write(&desk.path().join(loose), b"loose\n");
    desk.preview.look(&[loose]);
    for (path, from, to) in [
        (two, "เนื้อหา\n", "เนื้อหา\n[แฟ้ม](loose.txt)\n"),
        (two, "[แฟ้ม](loose.txt)\n", ""),
        // A file is on the site while a text links to it.
        (report, "[แฟ้ม](notes.txt)", "แฟ้ม"),
        (report, "แฟ้ม", "[แฟ้ม](notes.txt)"),
        (two, "## หัวข้อ\n\nเนื้อหา\n", ""),
        (two, "+++\n\n", "+++\n\nกลับมา\n"),
        (profile, "title = \"เรื่องของการประชุม\"\n", ""),
        (profile, "+++\n", "+++\ntitle = \"กลับมา\"\n"),
        // A translation is stale while its original says other words.
        (one, "เนื้อหาของ", "ถ้อยคำของ"),
        (one, "ถ้อยคำของ", "เนื้อหา ของ"),
        (section, "ข่าวของคลัง", "ข่าวอื่นของคลัง"),
        (section, "ข่าวอื่นของคลัง", "ข่าวของคลัง"),
        (record, "ไฟล์นี้", "ไฟล์อื่น"),
        (record, "ไฟล์อื่น", "ไฟล์นี้"),
        (english, "translated_from = \"", "translated_from = \"0"),
        (english, "translated_from = \"0", "translated_from = \""),
        (english, "translated_from", "reviewed = \"0123456789ab\"\ntranslated_from"),
    ] {
        let file = desk.path().join(path);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{path}: {from}");
        scratch::write(&file, text.replacen(from, to, 1).as_bytes());
        desk.preview.look(&[path]);
        desk.compare(&(path, from, to));
    }
}

#[test]
fn an_archive_shares_all_but_what_has_changed_with_the_one_before() {
    let root = scratch::with(ARCHIVE);
    let now = Now::Day(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let request = Request { now, ..Request::default() };
    let mut workspace = Workspace::open(root.path(), None);
    let arranged = |workspace: &Workspace, before: Option<&Ready>| {
        pipeline::settle(root.path(), workspace.sources().unwrap(), &request, before)
    };
    let mut before = arranged(&workspace, None).value;
    let report = "content/reports/2017/somtc-17/index.th.md";
    for (path, from, to, changed) in [
        ("content/news/2017/two.th.md", "+++\n", "+++\nweight = 2\n", 1),
        // Where the order is another, so are the numbers by which items know each other: the
        // other news leads to this one, and a part belongs to the report.
        ("content/news/2017/two.th.md", "๒๒ พฤษภาคม ๒๕๖๐", "๑ พฤษภาคม ๒๕๖๐", 3),
        (report, "session = 17", "session = 16", 1),
        (report, "(notes.txt)", "(annex.th.md)", 1),
        ("content/authorities/mechanisms.toml", "\"SOMTC\"", "\"SOM\"", 0),
        ("content/site.toml", "\"Archive\"", "\"The archive\"", 0),
        ("content/news/2017/one.en.md", "title =", "draft = true\ntitle =", 1),
        ("content/news/2017/one.en.md", "title =", "weight = 3\ntitle =", 0),
        ("content/news/2017/one.en.md", "draft = true\n", "", 1),
    ] {
        let file = root.path().join(path);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{path}: {from}");
        scratch::write(&file, text.replacen(from, to, 1).as_bytes());
        workspace.look(&[path]);
        let (cold, after) =
            (arranged(&workspace, None), arranged(&workspace, Some(&before)));
        assert_eq!(after.diagnostics, cold.diagnostics, "{to}");
        let (cold, after) = (cold.value, after.value);
        let items = &after.plan.archive().items;
        assert_eq!(*items, cold.plan.archive().items, "{to}");
        let had = &before.plan.archive().items;
        let is_new = |item: &&Arc<Item>| !had.iter().any(|had| Arc::ptr_eq(had, item));
        assert_eq!(items.iter().filter(is_new).count(), changed, "{to}");
        before = after;
    }
}

/// Each case builds the archive many times, so a few are tried, unless more are asked for.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_is_what_a_build_would_make(turns in turns()) {
        let mut desk = Desk::new();
        for turn in &turns {
            let changed = desk.editor.take(turn);
            desk.preview.look(&changed);
            desk.compare(turn);
        }
        let changed = desk.editor.mend();
        desk.preview.look(&changed);
        desk.compare(&Turn::Mend);
    }
}

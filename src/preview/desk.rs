//! What is on the disk, and the site that is made of it.
//!
//! In: word of what may have changed. Out: the site as it is now. Where nothing but words has
//! changed, the site of before is shown in other words, and what is said between files waits until
//! nothing changes for a while.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::arrange;
use crate::diagnostic::{Code, Diagnostic, Place, Severity, sort};
use crate::lang::{Bilingual, Lang};
use crate::markdown::Link;
use crate::model::{Archive, Document, Name, Role, State, Text, Words};
use crate::pipeline::{self, Ready, Request};
use crate::preview::pages;
use crate::serve::{Mark, Report, What};
use crate::source::Stamp;
use crate::workspace::{Changes, Sources, Told, Workspace};

/// The files of an archive, and its site.
pub(super) struct Desk {
    root: PathBuf,
    request: Request,
    workspace: Workspace,
    ready: Option<Ready>,
    /// What was said between files when they were arranged last, not yet judged.
    between: Arc<Vec<Diagnostic>>,
    /// When words changed that were not arranged since.
    unsettled: Option<Instant>,
    number: u64,
    report: Option<Arc<Report>>,
}

/// What came of a look.
pub(super) enum Turn {
    /// All is as it was.
    Nothing,
    /// The site is another now.
    Shown {
        /// What differs.
        what: What,
        /// The files that have come, gone or changed.
        paths: Vec<Arc<str>>,
    },
}

impl Desk {
    /// Reads an archive.
    pub(super) fn open(root: &Path, request: Request) -> Self {
        Self {
            root: root.to_path_buf(),
            workspace: apart(|| Workspace::open(root, request.base_url.clone())),
            request,
            ready: None,
            between: Arc::default(),
            unsettled: None,
            number: 0,
            report: None,
        }
    }

    /// Arranges and plans all that is on the desk.
    pub(super) fn arrange(&mut self) {
        if let Some(sources) = self.workspace.sources() {
            let (root, request) = (&self.root, &self.request);
            let before = self.ready.as_ref();
            let settle = || pipeline::settle(root, sources, request, before);
            let settled = apart(settle);
            self.ready = Some(settled.value);
            self.hear(settled.diagnostics);
        }
    }

    /// Takes what is said between the files on the desk. Tells whether it differs from what was.
    fn hear(&mut self, diagnostics: Vec<Diagnostic>) -> bool {
        self.unsettled = None;
        let differs = *self.between != diagnostics;
        if differs {
            self.between = Arc::new(diagnostics);
            self.report = None;
        }
        differs
    }

    /// The same for a site that is shown already, of which this makes another state where it differs.
    pub(super) fn hear_later(&mut self, diagnostics: Vec<Diagnostic>) -> bool {
        let differs = self.hear(diagnostics);
        self.number += u64::from(differs);
        differs
    }

    /// Looks at some paths, and makes the site anew if anything has changed there.
    pub(super) fn look<P: AsRef<str>>(&mut self, paths: &[P]) -> Turn {
        let changes = self.workspace.look(paths);
        if changes.is_empty() {
            return Turn::Nothing;
        }
        self.number += 1;
        self.report = None;
        if let Some(ready) = self.reworded(&changes) {
            self.ready = Some(ready);
            if self.unsettled.is_some() || self.says_other_things(&changes) {
                self.unsettled = Some(Instant::now());
            }
        } else {
            self.arrange();
        }
        let what = what(&changes, self.workspace.told());
        Turn::Shown { what, paths: changes.paths }
    }

    /// The site in other words, if nothing but words has changed.
    fn reworded(&self, changes: &Changes) -> Option<Ready> {
        let before = self.ready.as_ref().filter(|_| !changes.more)?;
        let is_renamed = changes.registers || changes.documents.iter().any(may_rename);
        let documents = if is_renamed { self.workspace.documents() } else { Vec::new() };
        let named =
            is_renamed.then(|| (self.workspace.registers(), documents.as_slice()));
        let archive = before.plan.archive();
        let archive = arrange::reworded(archive, &changes.documents, named)?;
        let theme = Arc::clone(self.workspace.theme()?);
        if changes.theme && !theme.files().keys().eq(before.theme.files().keys()) {
            return None;
        }
        let plan = before.plan.reworded(archive, Arc::clone(theme.messages()));
        Some(Ready { plan, theme })
    }

    /// Whether other words may be a reason for saying other things between files.
    fn says_other_things(&self, changes: &Changes) -> bool {
        let ready = self.ready.as_ref();
        let levels = ready.map(|ready| &ready.plan.archive().site.levels);
        // Mechanisms that a text names are looked for in its every word.
        let reads_texts = levels
            .is_some_and(|levels| levels.of(Code::UnlistedMechanism) != Severity::Off);
        let is_spoken_of = |path: &str| {
            let is_it = |place: &Place| &*place.path == path;
            self.between.iter().any(|told| {
                told.place.as_ref().is_some_and(is_it)
                    || told.also.as_ref().is_some_and(|(place, _)| is_it(place))
            })
        };
        changes.faults
            || changes.registers
            || changes.theme
            || reads_texts
            || changes.documents.iter().any(|change| {
                may_rename(change)
                    || is_spoken_of(&change.after.name.path)
                    || leads_elsewhere(change)
                    || ready.is_some_and(|ready| outdates(ready.plan.archive(), change))
            })
    }

    /// Since when words are waiting to be arranged; nothing where none are.
    pub(super) fn unsettled(&self) -> Option<Instant> {
        self.unsettled
    }

    /// All that an archive is made of; nothing without settings.
    pub(super) fn sources(&self) -> Option<Sources> {
        self.workspace.sources()
    }

    pub(super) fn request(&self) -> &Request {
        &self.request
    }

    /// The number of the present state, which grows with every change.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    pub(super) fn ready(&self) -> Option<&Ready> {
        self.ready.as_ref()
    }

    pub(super) fn told(&self) -> &Told {
        self.workspace.told()
    }

    pub(super) fn between(&self) -> &Arc<Vec<Diagnostic>> {
        &self.between
    }

    pub(super) fn stamp(&self, file: &str) -> Option<Stamp> {
        self.workspace.stamp(file)
    }

    /// All that is to be said of the present state.
    pub(super) fn report(&mut self) -> Arc<Report> {
        if let Some(report) = &self.report {
            return Arc::clone(report);
        }
        let told = self.workspace.told().all().chain(self.between.iter());
        let mut complaints: Vec<Diagnostic> = told.cloned().collect();
        sort(&mut complaints);
        let mut report = Report { state: self.number, ..Report::default() };
        if let Some(ready) = &self.ready {
            let archive = ready.plan.archive();
            complaints = archive.site.levels.judge(complaints);
            let files = complaints.iter().filter_map(|told| told.place.as_ref());
            let files: BTreeSet<Arc<str>> =
                files.map(|place| Arc::clone(&place.path)).collect();
            report.pages = pages::addresses(archive, &files);
            report.marks = self.marks(archive);
        }
        report.complaints = complaints;
        let report = Arc::new(report);
        self.report = Some(Arc::clone(&report));
        report
    }

    /// The pages that readers do not get as they are seen here.
    fn marks(&self, archive: &Archive) -> BTreeMap<String, Mark> {
        let today = archive.today;
        let mark = |document: &Arc<Document>| {
            let date = document.facts.publish_date.as_ref().map(|date| date.value);
            let is_to_come = date.is_some_and(|date| date.first_day() > today);
            let mark = match (document.words.draft, is_to_come) {
                (true, _) => Mark::Draft,
                (false, true) => Mark::Scheduled,
                (false, false) => return None,
            };
            Some((Arc::clone(&document.name.path), mark))
        };
        let of_files: BTreeMap<Arc<str>, Mark> =
            self.workspace.documents().iter().filter_map(mark).collect();
        let mut marks = BTreeMap::new();
        for item in &archive.items {
            let is_withdrawn = item.state != State::Current;
            for lang in Lang::ALL {
                let Some((_, text)) = item.text(lang) else { continue };
                let of_file = of_files.get(&text.path).copied();
                let twin = item.text(lang.other());
                // When an item is published, one of its two documents says for both.
                let of_twin = twin.and_then(|(_, twin)| of_files.get(&twin.path));
                let of_twin = of_twin.copied().filter(|mark| *mark == Mark::Scheduled);
                let withdrawn = is_withdrawn.then_some(Mark::Withdrawn);
                if let Some(mark) = of_file.or(of_twin).or(withdrawn) {
                    marks.insert(pages::of_item(item, lang), mark);
                }
            }
        }
        marks
    }
}

/// Does work on threads of its own. What it took of memory for a while is given back when they
/// end, and not kept by each of those that answer browsers.
pub(super) fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().build() {
        Ok(threads) => threads.install(work),
        Err(_) => work(),
    }
}

/// Whether a document may have given a mechanism another name. A record has its names from the titles
/// of its profile too, and may stand in the twin of the one that has changed.
fn may_rename(arrange::Change { before, after }: &arrange::Change) -> bool {
    let is_retitled = before.words.title != after.words.title;
    after.record.is_some() || after.name.role == Role::Profile && is_retitled
}

/// Whether a document has other links or headings than before, or other words than those that
/// readers alone read.
fn leads_elsewhere(arrange::Change { before, after }: &arrange::Change) -> bool {
    let words = |document: &Document| Words {
        title: None,
        description: None,
        ..(*document.words).clone()
    };
    let (a, b) = (&before.body.outline, &after.body.outline);
    let to = |link: &Link| link.destination.clone();
    a.headings != b.headings
        || a.links.iter().map(to).ne(b.links.iter().map(to))
        || words(before) != words(after)
}

/// Whether a document says other things than before, and its twin says from which of them it was made.
fn outdates(
    archive: &Archive,
    arrange::Change { before, after }: &arrange::Change,
) -> bool {
    if before.digest == after.digest {
        return false;
    }
    let Name { path, lang, .. } = &after.name;
    let of_items = archive.items.iter().map(|item| &item.texts);
    let of_sections = archive.sections.iter().map(|section| &section.texts);
    let is_it = |texts: &&Bilingual<Option<Text>>| {
        texts.get(*lang).as_ref().is_some_and(|text| text.path == *path)
    };
    let texts = of_items.chain(of_sections).chain([&archive.home]).find(is_it);
    let twin = texts.and_then(|texts| texts.get(lang.other()).as_ref());
    twin.is_some_and(|twin| twin.words.translated_from.is_some())
}

/// What a change changed, as far as a browser is to know.
fn what(changes: &Changes, told: &Told) -> What {
    let styles: Option<Vec<String>> =
        changes.paths.iter().map(|path| style(path)).collect();
    let is_sound = told.of_theme().next().is_none();
    match styles.filter(|_| is_sound) {
        Some(styles) => What::Styles(styles),
        None => What::Pages,
    }
}

/// The address of a theme's style sheet, given its path from the archive's root.
fn style(path: &str) -> Option<String> {
    let (_, inside) = path.strip_prefix("themes/")?.split_once('/')?;
    let is_style = Path::new(inside).extension().is_some_and(|ending| ending == "css");
    (is_style && inside.starts_with("static/")).then(|| inside.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_style_sheet_is_below_static() {
        let check = |path, expected: Option<&str>| {
            assert_eq!(style(path).as_deref(), expected, "{path}");
        };
        check("themes/default/static/style.css", Some("static/style.css"));
        check("themes/mine/static/a/b.css", Some("static/a/b.css"));
        check("themes/default/templates/base.html", None);
        check("content/static/style.css", None);
    }
}

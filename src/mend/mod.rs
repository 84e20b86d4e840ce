//! The files of an archive as they read once all is mended that a program may mend.
//!
//! In: an archive's folder. Out: each file that would change, before and after, with what is mended
//! where. Only what a complaint offers to change is changed, and no rule that is off is heard. It
//! writes nothing, and no change makes a link lead elsewhere.

mod file;
mod hunk;
mod marks;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::markdown::{self, Target};
use crate::model::{Document, Name, Site};
use crate::parse;
use crate::source::{self, FileRole};
use crate::workspace::Workspace;
use file::Reading;

pub use hunk::Hunk;

#[cfg(test)]
mod tests;

/// A file that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its path from the archive's root.
    pub path: Arc<str>,
    /// Its text as it is.
    pub before: String,
    /// Its text when it is mended.
    pub after: String,
    /// What changes, line by line; what shows in a line only when something else is mended comes
    /// after that.
    pub hunks: Vec<Hunk>,
}

/// Mends the files of an archive, and gives back those that are mended, by path. Each is handed to
/// `write`, which tells whether it now reads so; a file may come twice, as what a translation notes
/// of its original changes only when that has changed.
pub fn archive(root: &Path, mut write: impl FnMut(&Mended) -> bool) -> Vec<Mended> {
    let workspace = Workspace::open(root, None);
    let Some(site) = workspace.site() else { return Vec::new() };
    let told = workspace.told().all().filter(|told| !told.edits.is_empty());
    let paths: BTreeSet<&Arc<str>> =
        told.filter_map(|told| told.place.as_ref()).map(|place| &place.path).collect();
    if paths.is_empty() {
        return Vec::new();
    }
    let documents = workspace.documents();
    let anchors = anchors(&documents);
    let names: BTreeMap<&str, &Name> =
        documents.iter().map(|document| (&*document.name.path, &document.name)).collect();
    let mended = paths.into_par_iter().filter_map(|path| {
        // What cannot be read any more is told by the check.
        let before = source::text(root, path).ok()?;
        let name = names.get(&**path).copied();
        let (after, hunks) = of_file(path, &before, name, site, &anchors)?;
        Some(Mended { path: Arc::clone(path), before, after, hunks })
    });
    let mended: Vec<Mended> = mended.collect();
    let mut mended: Vec<Mended> = mended.into_iter().filter(|file| write(file)).collect();
    let noted = marks::moved(&mended, &documents, root, site);
    for file in noted.into_iter().filter(|file| write(file)) {
        match mended.iter_mut().find(|other| other.path == file.path) {
            Some(other) => other.take(file),
            None => mended.push(file),
        }
    }
    mended.sort_by(|a, b| a.path.cmp(&b.path));
    mended
}

impl Mended {
    /// Takes a further change of the same file.
    fn take(&mut self, next: Self) {
        self.after = next.after;
        self.hunks.extend(next.hunks);
        self.hunks.sort_by_key(|hunk| hunk.line);
    }
}

/// A file's text when it is mended, and what changes; nothing where all stays as it is. `name` is
/// that of a document, and `anchors` are the headings that links lead to.
pub fn of_file(
    path: &Arc<str>,
    text: &str,
    name: Option<&Name>,
    site: &Site,
    anchors: &BTreeSet<String>,
) -> Option<(String, Vec<Hunk>)> {
    let role = source::role(path).ok()?;
    let read = |text: &str| match (role, name) {
        (FileRole::Document, Some(name)) => of_document(name, text, site),
        (FileRole::Register(register), _) => {
            let parsed = parse::register(register, path, text, site);
            Reading { told: site.levels.judge(parsed.diagnostics), ..Reading::default() }
        }
        (FileRole::Site, _) => {
            let parsed = parse::site(path, text);
            let told = parsed.value.levels.judge(parsed.diagnostics);
            Reading { told, ..Reading::default() }
        }
        _ => Reading::default(),
    };
    file::mended(text, read, anchors)
}

fn of_document(name: &Name, text: &str, site: &Site) -> Reading {
    let parsed = parse::document(name.clone(), text, site);
    let told = site.levels.judge(parsed.diagnostics);
    let Some(document) = parsed.value else {
        return Reading { told, ..Reading::default() };
    };
    let headings = document.body.outline.headings.iter();
    Reading {
        told,
        body: document.body.range.clone(),
        anchors: headings.map(|heading| heading.id.clone()).collect(),
    }
}

/// The headings to which the links of documents lead, by their ids, whosever they are.
fn anchors(documents: &[Arc<Document>]) -> BTreeSet<String> {
    let links = documents.iter().flat_map(|document| &document.body.outline.links);
    let anchor = |destination: &str| match markdown::target(destination) {
        Target::Fragment(fragment) => Some(fragment),
        Target::Internal { fragment, .. } => fragment,
        _ => None,
    };
    links.filter_map(|link| anchor(&link.destination)).collect()
}

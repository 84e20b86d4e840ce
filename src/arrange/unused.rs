//! Files of `content/` that nothing shows, lists or links to: a warning for each.
//!
//! In: the files that no item on the site uses, and all documents. A file that a draft, an item to
//! come or a withdrawn one names waits for its day; so does one beside a document with an error,
//! which may be what names it. Files for the site's root are nobody's.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::arrange::links::normal;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::markdown::{self, Target};
use crate::model::{Document, Tree};

/// Warns of files by their paths from `content/`, but for those that a document names; `faulty` are
/// the paths of documents with an error. `in_bundle` tells whether a file is published with an item.
pub(super) fn complain(
    paths: &[&str],
    documents: &[Arc<Document>],
    faulty: &BTreeSet<Arc<str>>,
    in_bundle: impl Fn(&str) -> bool,
    out: &mut Vec<Diagnostic>,
) {
    if paths.is_empty() {
        return;
    }
    let named: BTreeSet<String> =
        documents.iter().flat_map(|document| named(document)).collect();
    let folders: BTreeSet<&str> =
        faulty.iter().map(|path| folder(inside(path))).collect();
    for path in paths {
        let is_beside_fault =
            folders.contains("") || above(path).any(|folder| folders.contains(folder));
        if !named.contains(*path) && !is_beside_fault {
            out.push(unused(path, in_bundle(path)));
        }
    }
}

fn unused(path: &str, in_bundle: bool) -> Diagnostic {
    let file = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let is_of_system = ["thumbs.db", "desktop.ini"].contains(&&*file);
    let message = if in_bundle {
        "this file is published with its item, but nothing shows, lists or links to it"
    } else {
        "nothing shows, lists or links to this file, so it is not on the site"
    };
    let help = if is_of_system {
        "delete it: the system made it for itself"
    } else {
        "name it under [[images]] or [[attachments]], link to it from a text, or remove it; a file for the site's root belongs in content/static"
    };
    let path = Arc::from(format!("content/{path}"));
    Diagnostic::at(Code::UnusedFile, Place::start(&path), message, help)
}

/// The paths from `content/` that a document may mean, by its lists, its links and what it says to
/// the theme.
fn named(document: &Document) -> Vec<String> {
    let folder = document.name.folder.as_str();
    let facts = &document.facts;
    let images = facts.images.iter().map(|image| &image.file.value);
    let files = images.chain(facts.attachments.iter().map(|file| &file.file.value));
    let mut paths: Vec<String> = files.filter_map(|file| normal(folder, file)).collect();
    for link in &document.body.outline.links {
        if let Target::Internal { path, .. } = markdown::target(&link.destination) {
            paths.extend(meant(folder, &path));
        }
    }
    if let Some(extra) = &document.words.extra {
        texts(extra, &mut |text| paths.extend(meant(folder, text)));
    }
    paths
}

fn meant(folder: &str, path: &str) -> Option<String> {
    match path.strip_prefix("@/").or_else(|| path.strip_prefix('/')) {
        Some(path) => normal("", path),
        None => normal(folder, path),
    }
}

fn texts(tree: &Tree, take: &mut impl FnMut(&str)) {
    match tree {
        Tree::Text(text) => take(text),
        Tree::List(list) => list.iter().for_each(|tree| texts(tree, take)),
        Tree::Table(table) => table.iter().for_each(|(_, tree)| texts(tree, take)),
        Tree::Number(_) | Tree::Switch(_) => {}
    }
}

/// The folders in which a path lies, from the nearest up.
fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder(path)), |at| Some(folder(at)))
        .take_while(|folder| !folder.is_empty())
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn inside(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}

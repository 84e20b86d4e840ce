//! What translations note of their originals, kept true where an original is mended.
//!
//! In: files that are mended, and all documents. Out: the files in which a digest stands for what a
//! mended text was, with the digest of what it is. A mend changes nothing that a translation would
//! have to follow; one that was out of date before stays so.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Edit};
use crate::digest::Digest;
use crate::mend::Mended;
use crate::mend::file::Change;
use crate::mend::hunk::hunks;
use crate::model::{Document, Role, Site};
use crate::parse;
use crate::source;

/// The digest of a text before and after.
type Moved = (Digest, Digest);

/// The files that note the digest of a mended text: those of translations, and its own.
pub(super) fn moved(
    mended: &[Mended],
    documents: &[Arc<Document>],
    root: &Path,
    site: &Site,
) -> Vec<Mended> {
    let moved = digests(mended, documents, site);
    let by_twin: BTreeMap<_, Moved> = documents
        .iter()
        .filter_map(|document| {
            let moved = moved.get(&document.name.path)?;
            Some(((pair(document), document.name.lang.other()), *moved))
        })
        .collect();
    if moved.is_empty() {
        return Vec::new();
    }
    let noted = documents.iter().filter_map(|document| {
        let words = &document.words;
        let path = &document.name.path;
        let twin = by_twin.get(&(pair(document), document.name.lang));
        let notes = [
            ("translated_from", &words.translated_from, twin),
            ("reviewed", &words.reviewed, moved.get(path)),
        ];
        let notes = notes.into_iter().filter_map(|(key, said, moved)| {
            let (said, moved) = (said.as_ref()?, moved?);
            (said.value == moved.0).then_some((key, *moved))
        });
        let notes: Vec<_> = notes.collect();
        (!notes.is_empty()).then_some((path, notes))
    });
    let file = |(path, notes): (&Arc<str>, Vec<(&str, Moved)>)| {
        let known = mended.iter().find(|file| file.path == *path);
        let before = match known {
            Some(file) => file.after.clone(),
            None => source::text(root, path).ok()?,
        };
        let changes: Vec<Change> = notes
            .into_iter()
            .filter_map(|(key, moved)| exchange(&before, key, moved))
            .collect();
        let mut after = before.clone();
        let mut in_order: Vec<&Change> = changes.iter().collect();
        in_order.sort_by_key(|change| change.edit.range.start);
        for change in in_order.iter().rev() {
            after.replace_range(change.edit.range.clone(), &change.edit.text);
        }
        let hunks = hunks(&before, &in_order);
        Some(Mended { path: Arc::clone(path), before, after, hunks })
    };
    noted.filter_map(file).collect()
}

/// The mended documents whose digest is another.
fn digests(
    mended: &[Mended],
    documents: &[Arc<Document>],
    site: &Site,
) -> BTreeMap<Arc<str>, Moved> {
    let of = |path: &str| documents.iter().find(|document| &*document.name.path == path);
    let moved = mended.iter().filter_map(|file| {
        let before = of(&file.path)?;
        let after = parse::document(before.name.clone(), &file.after, site).value?;
        let is_moved = before.digest != after.digest;
        is_moved.then(|| (Arc::clone(&file.path), (before.digest, after.digest)))
    });
    moved.collect()
}

/// What two languages of one item have in common.
fn pair(document: &Document) -> (Option<Role>, &str) {
    match &document.words.translation_key {
        Some(key) => (None, &key.value),
        None => (Some(document.name.role), &document.name.key),
    }
}

/// The change that exchanges a digest which a key of a file holds.
fn exchange(text: &str, key: &str, (old, new): Moved) -> Option<Change> {
    let value = parse::stands(text)?.key(key)?.value.clone();
    let old = old.to_string();
    let at = value.start + text.get(value)?.to_lowercase().find(&old)?;
    let edit = Edit { range: at..at + old.len(), text: new.to_string() };
    Some(Change { code: Code::StaleTranslation, edit })
}

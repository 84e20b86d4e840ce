//! Files that have changed, read and parsed.
//!
//! What was good and is broken now stands as it was, until it is mended.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use rayon::prelude::*;

use crate::arrange;
use crate::diagnostic::{Checked, Diagnostic, any_error};
use crate::lang::Lang;
use crate::model::{Body, Document, Name, Register};
use crate::parse;
use crate::source::{self, Found, SITE};
use crate::workspace::{Changes, Says, Workspace};

/// What a document says, if it can be read at all.
type Parsed = Checked<Option<Arc<Document>>>;

/// What is to be read, but for documents.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) site: bool,
    pub(super) theme: bool,
    pub(super) registers: Vec<(Arc<str>, Register)>,
    pub(super) assets: Vec<Found>,
    pub(super) statics: Vec<Found>,
}

/// Whether a file is the `index` of its folder, which makes it a bundle.
pub(super) fn is_index(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or("");
    file.starts_with("index.")
}

/// The folder of a file, with the slash at its end.
pub(super) fn folder(path: &str) -> &str {
    path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("")
}

impl Workspace {
    /// Reads the settings. Tells whether all other files have to be read anew, which are read by
    /// them: where a day begins, in which language a file is that does not say it, and which words
    /// are often misspelt.
    pub(super) fn read_site(&mut self) -> bool {
        let path: Arc<str> = Arc::from(SITE);
        let read = self.read(&path, |text| parse::site(&path, text));
        let is_broken = any_error(&read.diagnostics);
        self.tell(&path, read.diagnostics);
        let Some(mut site) = read.value else { return false };
        if is_broken && self.site.is_some() {
            return false;
        }
        if let Some(url) = &self.base_url {
            site.base_url.clone_from(url);
        }
        let before = self.site.replace(Arc::new(site));
        let Some(site) = &self.site else { return false };
        before.is_none_or(|before| {
            before.zone != site.zone
                || before.default_lang != site.default_lang
                || before.misspelt != site.misspelt
        })
    }

    /// Reads registers and assets.
    pub(super) fn read_others(&mut self, batch: &Batch, changes: &mut Changes) {
        for (path, register) in &batch.registers {
            let Some(site) = self.site.clone() else { continue };
            let read =
                self.read(path, |text| parse::register(*register, path, text, &site));
            let is_broken = any_error(&read.diagnostics);
            self.tell(path, read.diagnostics);
            let Some(file) = self.files.get_mut(path) else { continue };
            if !(is_broken && matches!(file.says, Says::Register(..))) {
                let entries = Arc::new(read.value.unwrap_or_default());
                file.says = Says::Register(*register, entries);
            }
        }
        for (found, says) in
            [(&batch.assets, Says::Asset as fn(_) -> _), (&batch.statics, Says::Static)]
        {
            let root = &self.root;
            let read: Vec<_> =
                found.par_iter().map(|found| source::asset(root, found)).collect();
            for (found, asset) in found.iter().zip(read) {
                changes.more = true;
                self.tell(&found.path, asset.diagnostics);
                if let Some(file) = self.files.get_mut(&found.path) {
                    file.says = says(asset.value);
                }
            }
        }
    }

    /// Reads documents.
    pub(super) fn read_documents(
        &mut self,
        paths: &BTreeSet<Arc<str>>,
        changes: &mut Changes,
    ) {
        let Some(site) = self.site.clone() else { return };
        let named = self.names(paths, site.default_lang);
        let mut of_names: BTreeMap<Arc<str>, Vec<Diagnostic>> = BTreeMap::new();
        for told in named.diagnostics {
            if let Some(place) = &told.place {
                of_names.entry(Arc::clone(&place.path)).or_default().push(told);
            }
        }
        let root = &self.root;
        let read: Vec<(Arc<str>, Parsed)> = named
            .value
            .into_par_iter()
            .map(|name| {
                let path = Arc::clone(&name.path);
                let read = match source::text(root, &path) {
                    Ok(text) => parse::document(name, &text, &site),
                    Err(told) => Checked { value: None, diagnostics: vec![*told] },
                };
                (path, read)
            })
            .collect();
        let nameless = paths
            .iter()
            .filter(|path| read.binary_search_by(|(other, _)| other.cmp(path)).is_err());
        let nameless: Vec<_> = nameless.cloned().collect();
        let none = |path| (path, Checked::clean(None));
        for (path, mut read) in nameless.into_iter().map(none).chain(read) {
            read.diagnostics.extend(of_names.remove(&path).unwrap_or_default());
            self.keep(&path, read, changes);
        }
    }

    /// Keeps what a document says now.
    fn keep(&mut self, path: &Arc<str>, read: Parsed, changes: &mut Changes) {
        let is_broken = any_error(&read.diagnostics);
        let was_broken = self.told.files.get(path).is_some_and(|told| any_error(told));
        changes.faults |= is_broken != was_broken;
        self.tell(path, read.diagnostics);
        let Some(file) = self.files.get_mut(path) else { return };
        let Says::Document(kept) = &mut file.says else { return };
        let after = match (&kept, read.value) {
            (Some(before), after) if is_broken => {
                Some(as_it_was(before, after.as_deref()))
            }
            (_, after) => after,
        };
        match (&kept, &after) {
            (Some(before), Some(after)) => changes.documents.push(arrange::Change {
                before: Arc::clone(before),
                after: Arc::clone(after),
            }),
            (None, None) => {}
            _ => changes.more = true,
        }
        *kept = after;
    }

    /// The names of some documents, which depend on which folders are bundles.
    fn names(
        &self,
        paths: &BTreeSet<Arc<str>>,
        default_lang: Lang,
    ) -> Checked<Vec<Name>> {
        let mut wanted = paths.clone();
        let mut folders: BTreeSet<&str> = paths.iter().map(|path| folder(path)).collect();
        let mut below: Vec<&str> = folders.iter().copied().collect();
        while let Some(at) = below.pop() {
            let above = folder(at.trim_end_matches('/'));
            if !above.is_empty() && folders.insert(above) {
                below.push(above);
            }
        }
        for folder in folders {
            let index = format!("{folder}index.");
            let from = (Bound::Included(index.as_str()), Bound::Unbounded);
            let from = self.files.range::<str, _>(from).map(|(path, _)| path);
            wanted.extend(from.take_while(|path| path.starts_with(&index)).cloned());
        }
        let wanted: Vec<_> = wanted.into_iter().collect();
        let mut named = parse::names(&wanted, default_lang);
        named.value.retain(|name| paths.contains(&name.path));
        named.diagnostics.retain(|told| {
            told.place.as_ref().is_some_and(|place| paths.contains(&place.path))
        });
        named
    }

    /// Reads a file and parses it, gathering what both have to say.
    fn read<T>(
        &self,
        path: &Arc<str>,
        parse: impl FnOnce(&str) -> Checked<T>,
    ) -> Checked<Option<T>> {
        match source::text(&self.root, path) {
            Ok(text) => {
                let Checked { value, diagnostics } = parse(&text);
                Checked { value: Some(value), diagnostics }
            }
            Err(told) => Checked { value: None, diagnostics: vec![*told] },
        }
    }
}

/// A document that was good, with its text as it stands in the file now, if there it can be told
/// from the front matter.
fn as_it_was(before: &Arc<Document>, after: Option<&Document>) -> Arc<Document> {
    match after {
        Some(after) => {
            let body = Body {
                range: after.body.range.clone(),
                outline: Arc::clone(&after.body.outline),
            };
            Arc::new(Document { body, ..(**before).clone() })
        }
        None => Arc::clone(before),
    }
}

//! Where new documents go: beside a twin that is there, or to the usual folder of their kind.
//!
//! In: what is to be made, and the documents of the archive. Out: a path for each language, none
//! of which is taken, or why there is none. It looks at names alone.

use std::sync::Arc;

use crate::edit::Wish;
use crate::lang::{Bilingual, Lang};
use crate::model::{Document, Kind, Name, Role};
use crate::site_path::is_segment;
use crate::source::{FileRole, role};

/// Where the documents of a wish go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The key that the documents share: their path from `content/`, as that of any document.
    key: String,
    /// The path of each language that is to be made.
    paths: Bilingual<Option<Arc<str>>>,
    /// The language and the path of the file that holds the facts.
    lead: (Lang, Arc<str>),
    /// Whether that file was there before.
    is_beside: bool,
}

impl Placement {
    /// The path of a language from the archive's root, if it is to be made.
    pub fn path(&self, lang: Lang) -> Option<&Arc<str>> {
        self.paths.get(lang).as_ref()
    }

    /// The path of the file that holds the facts.
    pub fn lead(&self) -> &Arc<str> {
        &self.lead.1
    }

    /// Whether the file of a language holds the facts.
    pub fn leads(&self, lang: Lang) -> bool {
        self.lead.0 == lang
    }

    /// Whether the file that holds the facts was there before.
    pub fn is_beside(&self) -> bool {
        self.is_beside
    }

    pub(super) fn key(&self) -> String {
        self.key.clone()
    }
}

/// Why there is no place for a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misplaced {
    /// The slug cannot be the name of a file, which becomes an address.
    Slug,
    /// A part of the folder cannot stand in an address.
    Segment(String),
    /// Documents of this kind do not stand in this folder.
    Folder(String),
    /// The folder is that of an item, whose parts all documents in it are.
    InBundle(String),
    /// The folder would become that of an item, and holds documents already.
    Full(String),
    /// The document is there already; and the language that it lacks, if it lacks one.
    Exists(Arc<str>, Option<Lang>),
    /// Several items have this slug: their folders from `content/`.
    Several(Vec<String>),
    /// Nothing says in which year it belongs.
    NoYear,
}

/// Finds the place of documents that are to be made, among those that are there.
///
/// # Errors
/// Why there is none.
pub fn place(wish: &Wish, documents: &[Arc<Document>]) -> Result<Placement, Misplaced> {
    if !is_segment(&wish.slug) || wish.slug == "index" {
        return Err(Misplaced::Slug);
    }
    let folder = folder(wish)?;
    let key = |folder: &str| format!("{folder}/{}", last_of(&wish.slug));
    let own =
        || documents.iter().map(|document| &document.name).filter(|name| is_whole(name));
    let twins: Vec<&Name> = match &folder {
        Some(folder) => own().filter(|name| name.key == key(folder)).collect(),
        None => {
            let top = format!("{}/", wish.kind.folder().unwrap_or_default());
            let called = own().filter(|name| {
                name.key.starts_with(&top)
                    && name.key.rsplit('/').next() == Some(last_of(&wish.slug))
            });
            called.collect()
        }
    };
    let mut folders: Vec<&str> =
        twins.iter().filter_map(|name| Some(name.key.rsplit_once('/')?.0)).collect();
    folders.dedup();
    match (twins.first(), folders.as_slice()) {
        (_, [_, _, ..]) => {
            Err(Misplaced::Several(folders.into_iter().map(str::to_owned).collect()))
        }
        (Some(twin), _) => beside(wish, twin, &twins),
        (None, _) => match folder {
            Some(folder) => alone(wish, &folder, &key(&folder), documents),
            None => Err(Misplaced::NoYear),
        },
    }
}

/// Whether a document stands for an item or a profile, and for no part of one.
fn is_whole(name: &Name) -> bool {
    matches!(name.role, Role::Item | Role::Profile)
}

/// What a slug gives to a key: a day before it is no part of it.
fn last_of(slug: &str) -> &str {
    match crate::date::file_name_prefix(slug) {
        Ok(Some((_, rest))) => rest,
        _ => slug,
    }
}

/// The folder from `content/` that was asked for, or the usual one; nothing where the usual one
/// depends on a year that is not known.
fn folder(wish: &Wish) -> Result<Option<String>, Misplaced> {
    if let Some(folder) = &wish.folder {
        return named(wish.kind, folder).map(Some);
    }
    let top = wish.kind.folder().unwrap_or_default();
    if !wish.kind.is_listed() {
        return Ok(Some(top.to_owned()));
    }
    Ok(wish.year().map(|year| format!("{top}/{year}")))
}

/// A folder as it was named, from `content/` or from the archive's root.
fn named(kind: Kind, folder: &str) -> Result<String, Misplaced> {
    let plain = folder.replace('\\', "/");
    if plain.starts_with('/') {
        return Err(Misplaced::Segment(folder.to_owned()));
    }
    let plain = plain.trim_start_matches("./").trim_end_matches('/');
    let inside = plain.strip_prefix("content/").unwrap_or(plain);
    if let Some(bad) = inside.split('/').find(|part| !is_segment(part)) {
        return Err(Misplaced::Segment(bad.to_owned()));
    }
    let top = inside.split('/').next().unwrap_or_default();
    let is_of_profiles = top == "mechanisms";
    let belongs = if kind == Kind::Profile {
        inside == "mechanisms"
    } else {
        let file: Arc<str> = Arc::from(format!("content/{inside}/x.md"));
        !is_of_profiles && matches!(role(&file), Ok(FileRole::Document))
    };
    if belongs {
        Ok(inside.to_owned())
    } else {
        Err(Misplaced::Folder(inside.to_owned()))
    }
}

/// The place beside a twin.
fn beside(wish: &Wish, twin: &Name, twins: &[&Name]) -> Result<Placement, Misplaced> {
    if let Some(taken) = twins.iter().find(|name| wish.langs.contains(&name.lang)) {
        let lacking = Lang::ALL
            .into_iter()
            .find(|lang| twins.iter().all(|name| name.lang != *lang));
        return Err(Misplaced::Exists(Arc::clone(&taken.path), lacking));
    }
    let stem = twin.path.strip_suffix(".md").unwrap_or(&twin.path);
    let stem = stem.strip_suffix(&format!(".{}", twin.lang)).unwrap_or(stem);
    let path = |lang| Arc::from(format!("{stem}.{lang}.md"));
    let is_wanted = |lang| wish.langs.contains(&lang);
    Ok(Placement {
        key: twin.key.clone(),
        paths: Bilingual::from_fn(|lang| is_wanted(lang).then(|| path(lang))),
        lead: (twin.lang, Arc::clone(&twin.path)),
        is_beside: true,
    })
}

/// The place of an item of which there is nothing yet.
fn alone(
    wish: &Wish,
    folder: &str,
    key: &str,
    documents: &[Arc<Document>],
) -> Result<Placement, Misplaced> {
    let names = || documents.iter().map(|document| &document.name);
    let is_in = |path: &str, folder: &str| {
        path.strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if let Some(bundle) = names().find(|name| name.bundle && is_in(folder, &name.folder))
    {
        return Err(Misplaced::InBundle(bundle.folder.clone()));
    }
    let own = format!("{folder}/{}", wish.slug);
    let is_bundle = wish.bundle.unwrap_or(wish.kind == Kind::Report);
    if is_bundle && names().any(|name| is_in(&name.folder, &own)) {
        return Err(Misplaced::Full(own));
    }
    let stem = if is_bundle { format!("{own}/index") } else { own };
    let path =
        |lang: Lang| -> Arc<str> { Arc::from(format!("content/{stem}.{lang}.md")) };
    let is_wanted = |lang| wish.langs.contains(&lang);
    Ok(Placement {
        key: key.to_owned(),
        paths: Bilingual::from_fn(|lang| is_wanted(lang).then(|| path(lang))),
        lead: (wish.lead(), path(wish.lead())),
        is_beside: false,
    })
}

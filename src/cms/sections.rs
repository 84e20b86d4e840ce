//! The folders of items of an archive, and in which language the facts of each item stand.
//!
//! In: the documents. Out: the folders with their names, the usual ones too where they are not there yet. Never
//! judges a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::lang::{Bilingual, Lang};
use crate::model::{Document, Name, Role};

/// A folder of items directly in `content`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name: `news`.
    pub folder: String,
    /// What its readers call it.
    pub name: Bilingual<Option<String>>,
    /// Its items whose facts stand in the archive's first language, as paths within the folder without
    /// language and extension. They are told apart from the others only where there are any.
    pub first: Vec<String>,
    /// Its items whose facts stand in the other language.
    pub others: Vec<String>,
}

/// The folders of items of an archive: the usual ones, and those that documents stand in.
pub fn sections(documents: &[Arc<Document>], default_lang: Lang) -> Vec<Section> {
    let mut sections: Vec<Section> =
        USUAL.iter().map(|(folder, ..)| Section::new(folder)).collect();
    for document in documents {
        let name = &document.name;
        if !matches!(name.role, Role::Item | Role::Section) {
            continue;
        }
        let Some(section) = section_of(&mut sections, name) else { continue };
        if name.role == Role::Section && name.key == section.folder {
            *section.name.get_mut(name.lang) =
                document.words.title.as_ref().map(|title| title.value.clone());
        }
    }
    for (path, states_facts) in files(documents) {
        let Some((folder, rest)) = path.split_once('/') else { continue };
        let Some(section) = sections.iter_mut().find(|section| section.folder == folder)
        else {
            continue;
        };
        if is_first(states_facts, default_lang) {
            section.first.push(rest.to_owned());
        } else {
            section.others.push(rest.to_owned());
        }
    }
    sections
}

/// The section of a document, which may be new; pages and profiles have none.
fn section_of<'s>(
    sections: &'s mut Vec<Section>,
    name: &Name,
) -> Option<&'s mut Section> {
    let top = name.folder.split('/').next().unwrap_or("");
    if matches!(top, "" | "pages" | "mechanisms") {
        return None;
    }
    match sections.iter().position(|section| section.folder == top) {
        Some(at) => sections.get_mut(at),
        None => {
            sections.push(Section::new(top));
            sections.last_mut()
        }
    }
}

/// The items, with their parts and the introductions of folders, by the path that their languages share; with
/// whether a date stands in each language that they have.
fn files(documents: &[Arc<Document>]) -> BTreeMap<String, Bilingual<Option<bool>>> {
    let mut files: BTreeMap<String, Bilingual<Option<bool>>> = BTreeMap::new();
    for document in documents {
        let Name { path, lang, .. } = &document.name;
        let path = path.strip_prefix("content/").unwrap_or(path);
        let path = path.strip_suffix(".md").unwrap_or(path);
        let path = path.strip_suffix(&format!(".{lang}")).unwrap_or(path);
        *files.entry(path.to_owned()).or_default().get_mut(*lang) =
            Some(document.states_a_date);
    }
    files
}

/// Whether the facts of an item stand in this language: it is the only one, or the first to have a date.
fn is_first(states_facts: Bilingual<Option<bool>>, lang: Lang) -> bool {
    match (states_facts.get(lang), states_facts.get(lang.other())) {
        (Some(here), Some(there)) => *here || !there,
        (here, _) => here.is_some(),
    }
}

impl Section {
    fn new(folder: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            name: Bilingual::default(),
            first: Vec::new(),
            others: Vec::new(),
        }
    }
}

/// The usual folders of items, and what they are called.
const USUAL: [(&str, &str, &str); 3] = [
    ("news", "ข่าว", "News"),
    ("reports", "รายงาน", "Reports"),
    ("documents", "เอกสาร", "Documents"),
];

/// The name of a section, or of what stands in its place.
pub(super) fn name_of(section: &Section) -> Bilingual<String> {
    let known = USUAL.iter().find(|(folder, ..)| *folder == section.folder);
    Bilingual::from_fn(|lang| {
        let known = known.map(|(_, th, en)| match lang {
            Lang::Th => th,
            Lang::En => en,
        });
        let own = section.name.nearest(lang).map(|(_, name)| name.clone());
        own.unwrap_or_else(|| known.copied().unwrap_or(&section.folder).to_owned())
    })
}

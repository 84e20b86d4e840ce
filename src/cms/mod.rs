//! A form for the archive in a browser: the configuration of Sveltia CMS, an editor that keeps files in a
//! repository.
//!
//! In: the table of keys, the entries of the registers, and the folders of an archive. Out: a configuration, with
//! labels and hints in Thai and in English, and choices that are the archive's own. Never reads or writes a file.
//!
//! The form writes what Samut reads: a fact in the file of the first language alone, words in each; dates as
//! they are typed, in quotation marks; and it keeps what it does not show.

mod collections;
mod fields;
mod hidden;
mod page;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::lang::{Bilingual, Lang};
use crate::model::{Authorities, Document, Role, Site};

pub use hidden::hidden;
pub use page::{CMS_VERSION, files};

/// What a form is made from.
#[derive(Debug)]
pub struct Form<'a> {
    /// The settings of the archive.
    pub site: &'a Site,
    /// The entries of its registers.
    pub authorities: &'a Authorities,
    /// Its folders of items, each with the sections' names where they have any.
    pub sections: Vec<Section>,
    /// Where the repository is kept, if anywhere but on the editor's own disk.
    pub host: Option<Host>,
}

/// A folder of items directly in `content`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name: `news`.
    pub folder: String,
    /// What its readers call it.
    pub name: Bilingual<Option<String>>,
    /// Whether it holds an item that is not written in the archive's first language.
    pub has_others: bool,
}

/// Where a repository is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// The service: `github`, `gitlab` or `gitea`.
    pub service: &'static str,
    /// The repository: `owner/name`.
    pub repository: String,
    /// The branch to which is written.
    pub branch: String,
}

/// The schema of the form's configuration.
const SCHEMA: &str = "https://unpkg.com/@sveltia/cms/schema/sveltia-cms.json";

/// The configuration.
pub fn configuration(form: &Form<'_>) -> Value {
    let Site { title, default_lang, .. } = form.site;
    let backend = match &form.host {
        Some(Host { service, repository, branch }) => {
            json!({ "name": service, "repo": repository, "branch": branch })
        }
        // Without a host there is nothing to sign in to: the folder on the disk is all.
        None => json!({ "name": "github", "repo": "local/archive", "auth_methods": [] }),
    };
    json!({
        "$schema": SCHEMA,
        "backend": backend,
        "app_title": told(Bilingual::from_fn(|lang| title.get(lang).as_str())),
        "media_folder": "content/static",
        "public_folder": "/",
        "i18n": {
            "structure": "multiple_files",
            "locales": [default_lang.tag(), default_lang.other().tag()],
            "default_locale": default_lang.tag(),
            // A translation is begun when there is one.
            "initial_locales": "default",
        },
        // What is not said does not stand in the file.
        "output": { "omit_empty_optional_fields": true },
        "editor": { "preview": false },
        "collections": collections::collections(form),
    })
}

/// What is said in both languages, as one short text.
fn told(both: Bilingual<&str>) -> String {
    if both.th == both.en {
        both.th.to_owned()
    } else {
        format!("{} · {}", both.th, both.en)
    }
}

/// The folders of items of an archive: the usual ones, and those that documents stand in.
pub fn sections(documents: &[Arc<Document>], default_lang: Lang) -> Vec<Section> {
    let mut sections: Vec<Section> =
        USUAL.iter().map(|(folder, ..)| Section::new(folder)).collect();
    let mut written: BTreeSet<&str> = BTreeSet::new();
    for document in documents {
        let name = &document.name;
        let top = name.folder.split('/').next().unwrap_or("");
        if !matches!(name.role, Role::Item | Role::Section)
            || matches!(top, "" | "pages" | "mechanisms")
        {
            continue;
        }
        if name.lang == default_lang {
            written.insert(&name.key);
        }
        let section = match sections.iter().position(|section| section.folder == top) {
            Some(at) => sections.get_mut(at),
            None => {
                sections.push(Section::new(top));
                sections.last_mut()
            }
        };
        if let Some(section) = section
            && name.role == Role::Section
            && name.key == section.folder
        {
            *section.name.get_mut(name.lang) =
                document.words.title.as_ref().map(|title| title.value.clone());
        }
    }
    for document in documents {
        let name = &document.name;
        let top = name.folder.split('/').next().unwrap_or("");
        if name.role == Role::Item
            && !written.contains(name.key.as_str())
            && let Some(section) =
                sections.iter_mut().find(|section| section.folder == top)
        {
            section.has_others = true;
        }
    }
    sections
}

impl Section {
    fn new(folder: &str) -> Self {
        Self { folder: folder.to_owned(), name: Bilingual::default(), has_others: false }
    }
}

/// The usual folders of items, and what they are called.
const USUAL: [(&str, &str, &str); 3] = [
    ("news", "ข่าว", "News"),
    ("reports", "รายงาน", "Reports"),
    ("documents", "เอกสาร", "Documents"),
];

/// The name of a section, or of what stands in its place.
fn name_of(section: &Section) -> Bilingual<String> {
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

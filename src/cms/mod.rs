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
mod items;
mod page;
mod sections;

use serde_json::{Value, json};

use crate::lang::Bilingual;
use crate::model::{Authorities, Site};

pub use hidden::hidden;
pub use page::{CMS_VERSION, TOML_VERSION, files};
pub use sections::{Section, sections};

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
        // Without a host there is nothing to sign in to: the folder on the disk is all. The CMS asks
        // for a host all the same, and for one way at least to sign in there.
        None => {
            json!({ "name": "github", "repo": "local/archive", "auth_methods": ["token"] })
        }
    };
    json!({
        "$schema": SCHEMA,
        "backend": backend,
        "app_title": told(Bilingual::from_fn(|lang| title.get(lang).as_str())),
        "media_folder": "content/static",
        "public_folder": "/",
        // Pictures are the archive's own; none is looked for elsewhere.
        "media_libraries": { "stock_assets": { "providers": [] } },
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

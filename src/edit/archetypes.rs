//! The archetypes of which documents are made: a site's own, and those that are built in.
//!
//! In: a kind and a language. Out: the archetype that serves, taken apart. It writes nothing.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Checked, Diagnostic};
use crate::lang::Lang;
use crate::model::{ANY_ITEM, Archetype, Kind, Site};
use crate::parse::{self, ARCHETYPES, Pattern};
use crate::source;

macro_rules! built_in {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("archetypes/", $name)))),*]
    };
}

/// The archetypes that are built in, by the name that a site's own has in its folder.
const BUILT_IN: &[(&str, &str)] = built_in![
    "news.th.md",
    "news.en.md",
    "report.th.md",
    "report.en.md",
    "document.th.md",
    "document.en.md",
    "page.th.md",
    "page.en.md",
    "mechanism.th.md",
    "mechanism.en.md",
];

/// The archetypes that are built in, with their names.
pub fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILT_IN.iter().copied()
}

/// The archetype for a kind in a language: the site's own for the kind, the site's own for each
/// kind of item, or the one that is built in. Without whole front matter there is none.
pub fn archetype(
    root: &Path,
    kind: Kind,
    lang: Lang,
    site: &Site,
) -> Checked<Option<Archetype>> {
    let of_any = (kind != Kind::Profile).then_some(ANY_ITEM);
    for word in kind.archetype().into_iter().chain(of_any) {
        let bare = (lang == site.default_lang).then(|| format!("{ARCHETYPES}{word}.md"));
        for path in [format!("{ARCHETYPES}{word}.{lang}.md")].into_iter().chain(bare) {
            let path: Arc<str> = Arc::from(path);
            if source::stamp(root, &path).is_some() {
                let pattern = Pattern { kind: (word != ANY_ITEM).then_some(kind), lang };
                return read(root, &path, pattern, site);
            }
        }
    }
    let name = format!("{}.{lang}.md", kind.archetype().unwrap_or_default());
    let text = built_in().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
    let pattern = Pattern { kind: Some(kind), lang };
    parse::archetype(&Arc::from(name), pattern, text, site)
}

/// Complains of the site's own archetypes, whether or not they are used.
pub fn archetypes(root: &Path, site: &Site) -> Vec<Diagnostic> {
    let files = source::look(root, ARCHETYPES.trim_end_matches('/')).value;
    let complaints = files.iter().flat_map(|file| {
        match parse::pattern(&file.path, site.default_lang) {
            Ok(None) => Vec::new(),
            Ok(Some(pattern)) => read(root, &file.path, pattern, site).diagnostics,
            Err(complaint) => vec![*complaint],
        }
    });
    complaints.collect()
}

fn read(
    root: &Path,
    path: &Arc<str>,
    pattern: Pattern,
    site: &Site,
) -> Checked<Option<Archetype>> {
    match source::text(root, path) {
        Ok(text) => parse::archetype(path, pattern, &text, site),
        Err(complaint) => Checked { value: None, diagnostics: vec![*complaint] },
    }
}

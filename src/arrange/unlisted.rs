//! Mechanisms that a text names and its front matter does not list.
//!
//! In: an item, its files, and the names of all authorities. Out: a note for each mechanism, at
//! the first place where it is named. It looks for names as they are recorded, never for what is
//! like them, and keeps nothing of a text.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Lines, Place, brief};
use crate::lang::{Bilingual, Lang};
use crate::markdown::{self, Passage};
use crate::model::{
    Archive, Authorities, AuthorityIx, Item, Kind, Register, State, Text,
};
use crate::names::{Name, Names};

/// The mechanisms that the title or the text of an item names, and that its front matter does not.
///
/// `files` are the texts of its files. What stands in lists is looked at, with its parts: there the
/// mechanisms' pages miss an item of which they are not told.
pub fn unlisted(
    archive: &Archive,
    names: &Names,
    item: &Item,
    files: &Bilingual<Option<String>>,
) -> Vec<Diagnostic> {
    let whole = item.whole.map(|ix| archive.item(ix));
    let kind = whole.map_or(item.kind, |whole| whole.kind);
    if !kind.is_listed() || item.kind == Kind::Page || item.state != State::Current {
        return Vec::new();
    }
    let mut listed = item.authorities();
    listed.extend(whole.map(Item::authorities).unwrap_or_default());
    let mut told: BTreeSet<&BTreeSet<AuthorityIx>> = BTreeSet::new();
    let mut notes = Vec::new();
    let first = archive.site.default_lang;
    for lang in [first, first.other()] {
        let (Some(text), Some(file)) = (item.texts.get(lang), files.get(lang)) else {
            continue;
        };
        let lines = Lines::new(&text.path, file);
        for passage in passages(text, file) {
            for (range, name) in names.find(passage.text()) {
                let are_mechanisms = name.owners().iter().all(|ix| {
                    archive.authorities.get(*ix).register == Register::Mechanisms
                });
                if are_mechanisms
                    && name.owners().is_disjoint(&listed)
                    && told.insert(name.owners())
                {
                    let written = passage.text().get(range.clone()).unwrap_or_default();
                    let place = lines.place(passage.in_file(range));
                    let of = if whole.is_some() { " of its index" } else { "" };
                    let note = note(&archive.authorities, name, (written, place), of);
                    notes.push(note);
                }
            }
        }
    }
    notes
}

/// The title, and the passages of the body.
fn passages(text: &Text, file: &str) -> Vec<Passage> {
    // The title stands after its key as it is, unless signs in it are written in another way.
    let key = file.find("title").unwrap_or_default();
    let at = file.get(key..).and_then(|rest| rest.find(text.title()));
    let mut passages = vec![Passage::new(text.title(), at.map_or(0, |at| key + at))];
    if let Some(body) = &text.body {
        passages.extend(markdown::passages(file, body.clone()));
    }
    passages
}

/// The note on a name as it is written; where the front matter is that of a whole, it says so.
fn note(
    authorities: &Authorities,
    name: &Name,
    (written, place): (&str, Place),
    of: &str,
) -> Diagnostic {
    let owners: Vec<_> = name.owners().iter().map(|ix| authorities.get(*ix)).collect();
    let slugs: Vec<_> =
        owners.iter().map(|owner| format!("\"{}\"", owner.slug)).collect();
    let slugs = slugs.join(" or ");
    let (message, help) = match owners.as_slice() {
        [_] => (
            format!(
                "the text names {}, which the front matter does not list",
                brief(written)
            ),
            format!("add {slugs} to `mechanisms`{of}, or its session under [[mentions]]"),
        ),
        several => {
            let names = several.iter().map(|owner| owner.name(Lang::En).1);
            let names = names.collect::<Vec<_>>().join(" or ");
            (
                format!(
                    "the text names {}, which may be {names}; the front matter lists none of them",
                    brief(written)
                ),
                format!("add the one that is meant to `mechanisms`{of}: {slugs}"),
            )
        }
    };
    Diagnostic::at(Code::UnlistedMechanism, place, message, help)
}

//! An archetype with a sample in each of its places, read as a document.
//!
//! In: an archetype. Out: what is said of that document, with the places of the archetype.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::keys::{Type, in_scopes};
use crate::model::{
    Archetype, ComesFrom, Kind, Name, Placeholder, Role, Site, Slot, Within,
};
use crate::parse::archetype::Pattern;
use crate::parse::document::document;

/// Complains of the document that an archetype becomes with a sample in each of its places.
pub(super) fn complaints(
    archetype: &Archetype,
    pattern: Pattern,
    site: &Site,
) -> Vec<Diagnostic> {
    let filled = archetype.fill(true, |slot| Some(sample(slot)));
    let (role, folder) = match pattern.kind {
        Some(Kind::Profile) => (Role::Profile, "mechanisms"),
        _ => (Role::Item, "news"),
    };
    let name = Name {
        path: Arc::clone(&archetype.path),
        lang: pattern.lang,
        role,
        key: format!("{folder}/x"),
        folder: folder.to_owned(),
        bundle: false,
        date: None,
    };
    let mut diagnostics = document(name, &filled.text, site).diagnostics;
    for told in &mut diagnostics {
        let also = told.also.as_mut().map(|(place, _)| place);
        for place in told.place.as_mut().into_iter().chain(also) {
            *place = match filled.source(&archetype.path, place) {
                ComesFrom::Archetype(place) => place,
                ComesFrom::Slot(slot) => slot.place.clone(),
            };
        }
    }
    diagnostics
}

/// Something that may stand at a place.
fn sample(slot: &Slot) -> String {
    if slot.within != Within::Value {
        return "x".to_owned();
    }
    let key = slot.placeholder.key().and_then(|(scope, name)| {
        in_scopes(&[scope]).find(|key| key.name == name).map(|key| key.kind)
    });
    let value = match key {
        Some(Type::Number | Type::Count(_)) => "1",
        Some(Type::Switch) => "false",
        Some(Type::Date) if slot.placeholder == Placeholder::End => "2017-05-27",
        Some(Type::Date) => "2017-05-22",
        Some(Type::Choice([first, ..])) => return format!("\"{}\"", first.word),
        Some(Type::Bilingual) => "{ th = \"x\", en = \"x\" }",
        Some(list) if list.is_texts() => "[\"x\"]",
        _ => "\"x\"",
    };
    value.to_owned()
}

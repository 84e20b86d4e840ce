//! Why nothing is made, in words for who typed the command.
//!
//! In: what the archive would say of the new files, or why they have no place. Out: the same in
//! terms of the command line and of the archetypes, as the files themselves are not there.

use samut::diagnostic::Diagnostic;
use samut::edit::{Misplaced, NotCreated, Placement};
use samut::keys::Scope;
use samut::lang::Lang;
use samut::model::{Archetype, ComesFrom, Placeholder};

use crate::cli::Usage;
use crate::cli::new::Draft;
use crate::cli::new::form::english;

/// Why there is no place for the files.
pub(super) fn misplaced(misplaced: Misplaced) -> Usage {
    match misplaced {
        Misplaced::Slug => Usage::new(
            "SLUG: it cannot stand in an address",
            "write it with a-z, 0-9 and -, such as somtc-26",
        ),
        Misplaced::Segment(part) => Usage::new(
            format!("--in: the folder \"{part}\" cannot stand in an address"),
            "name a folder in `content` whose parts have only a-z, 0-9 and -",
        ),
        Misplaced::Folder(folder) => Usage::new(
            format!("--in: documents of this kind do not stand in content/{folder}"),
            "leave it out for the usual folder, or name another",
        ),
        Misplaced::InBundle(folder) => Usage::new(
            format!(
                "content/{folder} is the folder of one item, and all in it are its parts"
            ),
            "name another folder with --in",
        ),
        Misplaced::Full(folder) => Usage::new(
            format!(
                "content/{folder} holds documents already, which would become parts of the new one"
            ),
            "choose another SLUG, or add --no-bundle",
        ),
        Misplaced::Exists(path, lacking) => Usage::new(
            format!("{path} is there already"),
            match lacking {
                Some(lang) => format!(
                    "choose another SLUG, or add --lang {lang} to make the {} file alone",
                    english(lang)
                ),
                None => "choose another SLUG; nothing is written over".to_owned(),
            },
        ),
        Misplaced::Several(folders) => {
            let first: Vec<String> =
                folders.iter().take(3).map(|folder| format!("--in {folder}")).collect();
            Usage::new(
                format!("{} items have this SLUG", folders.len()),
                format!("say which is meant: {}", first.join(", ")),
            )
        }
        Misplaced::NoYear => Usage::new(
            "the day is missing: --date, or --start of a meeting",
            "add --date and the day, or --start and the first day of the meeting",
        ),
    }
}

/// Why the files were not made.
pub(super) fn not_created(why: NotCreated) -> Usage {
    match why {
        NotCreated::Exists(path) => Usage::new(
            format!("{path} is there already"),
            "choose another SLUG; nothing is written over",
        ),
        NotCreated::NoFolder(folder) => Usage::new(
            format!("{folder} is not a folder of the archive, but a file or a link"),
            "put a folder in its place, or name another with --in",
        ),
        NotCreated::Disk(path, error) => Usage::new(
            format!("{path} cannot be written: {error}"),
            "see that you may write there and that the disk is not full",
        ),
    }
}

/// What was typed and has no place in an archetype.
pub(super) fn lost(placeholder: Placeholder, lang: Lang, archetype: &Archetype) -> Usage {
    let flag = flag(placeholder, lang);
    let path = &archetype.path;
    if !path.starts_with("content/") {
        let word = path.split('.').next().unwrap_or_default();
        return Usage::new(format!("a {word} has no place for {flag}"), "leave it out");
    }
    let name = placeholder.name();
    let (key, below) = match placeholder.key() {
        Some((Scope::Event, key)) => (key, ", below its line [event]"),
        Some((_, key)) => (key, ""),
        None => (name, ""),
    };
    Usage::new(
        format!("{flag} would be lost: {path} has no place for it"),
        format!("add a line `{key} = {{{{ {name} }}}}` to it{below}"),
    )
}

/// A fact that was typed for a file beside one that holds the facts.
pub(super) fn said(placeholder: Placeholder, placement: &Placement) -> Usage {
    let flag = flag(placeholder, Lang::Th);
    Usage::new(
        format!(
            "{flag} is a fact of both languages, and {} holds those",
            placement.lead()
        ),
        "leave it out; what is to be changed, change there",
    )
}

/// A complaint about a file that is not there: it points at the archetype, or names the flag.
pub(super) fn placed(mut told: Diagnostic, drafts: &[Draft]) -> Diagnostic {
    let of = |path: &str| drafts.iter().find(|draft| *draft.path == *path);
    if told.also.as_ref().is_some_and(|(place, _)| of(&place.path).is_some()) {
        told.also = None;
    }
    let Some(place) = told.place.clone() else { return told };
    let Some(draft) = of(&place.path) else { return told };
    told.place = match draft.filled.source(&draft.archetype.path, &place) {
        ComesFrom::Archetype(at) if at.path.starts_with("content/") && at.line > 1 => {
            Some(at)
        }
        ComesFrom::Archetype(_) => {
            told.message = format!("{}: {}", draft.path, told.message);
            None
        }
        ComesFrom::Slot(slot) => {
            let flag = flag(slot.placeholder, draft.lang);
            told.message = format!("{flag}: {}", told.message);
            None
        }
    };
    told
}

/// The flag by which a value is typed.
fn flag(placeholder: Placeholder, lang: Lang) -> String {
    match placeholder {
        Placeholder::Title | Placeholder::Place => {
            format!("--{}-{lang}", placeholder.name())
        }
        Placeholder::Mechanisms | Placeholder::MechanismName => "--mechanism".to_owned(),
        Placeholder::SessionName | Placeholder::Ordinal => "--session".to_owned(),
        Placeholder::When => "--start".to_owned(),
        Placeholder::Name => format!("--title-{lang}"),
        Placeholder::Kind | Placeholder::Twin => "KIND".to_owned(),
        other => format!("--{}", other.name().replace('_', "-")),
    }
}

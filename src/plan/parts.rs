//! The parts of an item or a profile: the one table of contents over them, and the way between.

use crate::messages::Value;
use crate::model::{ItemIx, Text};
use crate::plan::here::Here;
use crate::plan::link::encode;
use crate::plan::shown;
use crate::view;

/// Where a page stands among the parts of its item.
#[derive(Default)]
pub(super) struct PlaceAmongParts {
    /// Which part it is, in words.
    pub(super) label: Option<String>,
    /// The part before.
    pub(super) previous: Option<view::Link>,
    /// The part after.
    pub(super) next: Option<view::Link>,
}

/// An item with parts and its parts, in order; nothing for one without.
pub(super) fn steps(here: &Here<'_>, whole: ItemIx) -> Vec<ItemIx> {
    let parts = &here.archive.item(whole).parts;
    if parts.is_empty() { Vec::new() } else { [&[whole], parts.as_slice()].concat() }
}

/// Where one of the steps stands among them.
pub(super) fn place(here: &Here<'_>, steps: &[ItemIx], ix: ItemIx) -> PlaceAmongParts {
    let Some(at) = steps.iter().position(|step| *step == ix) else {
        return PlaceAmongParts::default();
    };
    let step =
        |at: Option<usize>| at.and_then(|at| steps.get(at)).map(|ix| here.item(*ix));
    let number = |n: usize| Value::Number(n as i64);
    let numbers = [("n", number(at + 1)), ("of", number(steps.len()))];
    PlaceAmongParts {
        label: Some(here.say("part_label", &numbers)),
        previous: step(at.checked_sub(1)),
        next: step(at.checked_add(1)),
    }
}

/// Each of the steps with its headings, as seen from one of them.
pub(super) fn contents(
    here: &Here<'_>,
    steps: &[ItemIx],
    shown: ItemIx,
) -> Vec<view::Part> {
    let part = |ix: &ItemIx| {
        let item = here.archive.item(*ix);
        let link = here.item(*ix);
        let lang = shown::lang(here, item);
        let text = item.texts.get(lang).as_ref();
        let page = if *ix == shown { "" } else { link.href.as_str() };
        let headings = text.map(|text| headings(text, page)).unwrap_or_default();
        view::Part {
            is_here: *ix == shown,
            headings_lang: here.foreign(lang).filter(|_| !headings.is_empty()),
            headings,
            link,
        }
    };
    steps.iter().map(part).collect()
}

/// The headings of a text, whose page stands at an address; an empty one is the page shown.
pub(super) fn headings(text: &Text, page: &str) -> Vec<view::Heading> {
    let heading = |heading: &crate::markdown::Heading| view::Heading {
        level: heading.level,
        href: format!("{page}#{}", encode(&heading.id)),
        text: heading.text.clone(),
    };
    text.outline.headings.iter().map(heading).collect()
}

//! An item's page, the text of an item, and what is left of a withdrawn one.

use crate::date::Date;
use crate::lang::{Bilingual, Lang};
use crate::messages::Value;
use crate::model::{Image, ImageWords, Item, ItemIx, Kind, SessionIx, Text};
use crate::plan::as_of::AsOf;
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::{Here, title};
use crate::plan::{
    attachment, citation, groups, notice, parts, picture, provenance, related, session,
    shown,
};
use crate::view;

/// A table of contents is worth its room from this many headings on.
const HEADINGS_FOR_CONTENTS: usize = 3;

/// The frame of an item's page.
pub(super) fn frame(here: &Here<'_>, item: &Item) -> Frame {
    let (lang, title) = title(here.archive, item, here.lang);
    Frame {
        id: item.id.clone(),
        number: 1,
        title: (lang, title.to_owned()),
        description: item
            .texts
            .get(here.lang)
            .as_ref()
            .and_then(|text| text.words.description.clone()),
        breadcrumbs: frame::to_item(here, item),
        own: shown::own(item),
        noindex: false,
    }
}

/// The view of an item.
pub(super) fn item(here: &Here<'_>, ix: ItemIx) -> view::Item {
    let item = here.archive.item(ix);
    // A part has the facts of its whole.
    let whole = item.whole.map_or(item, |ix| here.archive.item(ix));
    let (newer, older) = neighbours(here, ix);
    let day = AsOf::of(whole.day());
    let shown: Vec<ItemIx> = newer.into_iter().chain(older).collect();
    let mut events: Vec<_> =
        whole.events.iter().map(|event| here.event(event, day)).collect();
    view::Item {
        kind: here.word(&format!("kind_{}", item.kind.word())),
        other_title: other_title(here, item),
        dated: dated(here, whole),
        date: whole.date.map(|date| here.date(date)),
        is_upcoming: here.is_upcoming(whole),
        participants: groups::below(here, &mut events),
        events,
        mechanisms: related_mechanisms(here, whole, day),
        countries: here.actors(&whole.countries, day),
        organisations: here.actors(&whole.organisations, day),
        topics: whole.topics.iter().map(|ix| here.authority(*ix)).collect(),
        mentions: mentions(here, whole, day),
        languages: languages(here, item),
        whole: item.whole.map(|ix| here.item(ix)),
        text: body(here, ix),
        beside: beside(here, whole, day),
        related: here.entries(&related::related(here, ix, &shown)),
        newer: newer.map(|ix| here.item(ix)),
        older: older.map(|ix| here.item(ix)),
        address: frame::address(here, shown::own(item), &item.id),
    }
}

/// What is said before an item's date: a document is dated, anything else is published.
fn dated(here: &Here<'_>, item: &Item) -> String {
    let is_future = item.date.is_some_and(|date| here.is_future(date));
    here.word(match item.kind {
        _ if is_future => "dated_upcoming",
        Kind::Document => "dated_document",
        _ => "dated",
    })
}

/// The mechanisms of an item beside those that its events name.
fn related_mechanisms(here: &Here<'_>, item: &Item, day: AsOf) -> Vec<view::Group> {
    let met: Vec<_> = item.events.iter().filter_map(|event| event.mechanism).collect();
    let related = item.mechanisms.iter().filter(|ix| !met.contains(*ix));
    here.mechanisms(&related.copied().collect::<Vec<_>>(), day)
}

/// The sessions before and after those that an item reports.
fn beside(here: &Here<'_>, item: &Item, day: AsOf) -> Vec<view::Beside> {
    let mut sessions: Vec<SessionIx> = Vec::new();
    for session in item.events.iter().filter_map(|event| event.session) {
        if !sessions.contains(&session) {
            sessions.push(session);
        }
    }
    let beside = sessions.into_iter().map(|ix| {
        let (previous, next) = session::beside(here, ix);
        view::Beside { session: here.session(ix, day), previous, next }
    });
    beside.filter(|beside| beside.previous.is_some() || beside.next.is_some()).collect()
}

/// In which languages an item can be read, the archive's own first.
fn languages(here: &Here<'_>, item: &Item) -> Option<String> {
    if item.kind == Kind::Page {
        return None;
    }
    let said = |key: &str, lang: Lang| {
        let (language, other) =
            (here.language(lang.tag()), here.language(lang.other().tag()));
        let values = [("language", language), ("other", other)];
        here.say(key, &values.each_ref().map(|(key, text)| (*key, Value::Text(text))))
    };
    Some(match shown::own(item) {
        Own::Both => said("languages_both", here.archive.site.default_lang),
        Own::Only(lang) if item.texts.get(lang.other()).is_some() => {
            said("languages_title", lang)
        }
        Own::Only(lang) => said("only_in", lang),
    })
}

/// The sessions that an item names, beside those that it reports.
pub(super) fn mentions(here: &Here<'_>, item: &Item, day: AsOf) -> Vec<view::Event> {
    let is_reported = |session: SessionIx| {
        item.events.iter().any(|event| event.session == Some(session))
    };
    let named = item.mentions.iter();
    let named = named.filter(|mention| !mention.session.is_some_and(is_reported));
    named.map(|mention| here.mention(mention, day)).collect()
}

/// The title in the language that the page does not show, with its language.
fn other_title(here: &Here<'_>, item: &Item) -> Option<view::Words> {
    let (shown, _) = item.text(here.lang)?;
    let other = item.texts.get(shown.other()).as_ref()?;
    Some(here.words_in(shown.other(), other.title()))
}

/// What is left of a withdrawn item.
pub(super) fn tombstone(
    here: &Here<'_>,
    item: &Item,
    withdrawn: Date,
) -> (Frame, view::Tombstone) {
    let frame = Frame { noindex: true, description: None, ..frame(here, item) };
    let reason = Bilingual::from_fn(|lang| {
        item.texts.get(lang).as_ref().and_then(|text| text.words.expiry_reason.clone())
    });
    let view = view::Tombstone {
        other_title: other_title(here, item),
        date: item.date.map(|date| here.date(date)),
        withdrawn: here.date(withdrawn),
        reason: here.words(&reason),
    };
    (frame, view)
}

/// The text of an item as readers of the page's language are shown it.
pub(super) fn body(here: &Here<'_>, ix: ItemIx) -> view::Body {
    let item = here.archive.item(ix);
    let whole_ix = item.whole.unwrap_or(ix);
    let whole = here.archive.item(whole_ix);
    let lang = shown::lang(here, item);
    let text = item.texts.get(lang).as_ref();
    let words = |pick: &dyn Fn(&Text) -> Option<String>| {
        let said = |item: &Item| {
            let of = |lang| item.texts.get(lang).as_ref().and_then(pick);
            here.words(&Bilingual::from_fn(of))
        };
        said(item).or_else(|| said(whole))
    };
    let steps = parts::steps(here, whole_ix);
    let contents = text.filter(|_| steps.is_empty()).map(contents);
    let place = parts::place(here, &steps, ix);
    let parts = parts::contents(here, &steps, ix);
    view::Body {
        lang: here.foreign(lang),
        notice: notice::of_item(here, item, lang),
        contents: contents.unwrap_or_default(),
        parts_lines: parts.iter().map(|part| 1 + part.headings.len()).sum(),
        parts,
        part_label: place.label,
        images: item.images.iter().map(|image| self::image(here, image)).collect(),
        attachments: item
            .attachments
            .iter()
            .map(|file| attachment::attachment(here, file))
            .collect(),
        previous_part: place.previous,
        next_part: place.next,
        updated: text.and_then(Text::updated).map(|date| here.date(date)),
        authors: authors(here, item),
        credit: words(&|text| text.words.credit.clone()),
        rights: words(&|text| text.words.rights.clone()),
        source: provenance::source(here, whole),
        citations: citation::citations(here, ix),
        extra: text.and_then(|text| text.words.extra.clone()),
    }
}

fn authors(here: &Here<'_>, item: &Item) -> Vec<view::Words> {
    let Some((lang, names)) = shown::authors(here, item) else { return Vec::new() };
    names.iter().map(|name| here.words_in(lang, name)).collect()
}

fn contents(text: &Text) -> Vec<view::Heading> {
    if text.outline.headings.len() < HEADINGS_FOR_CONTENTS {
        return Vec::new();
    }
    parts::headings(text, "")
}

fn image(here: &Here<'_>, image: &Image) -> view::Image {
    let picture = picture::shown(here, &image.file);
    let words = |of: fn(&ImageWords) -> &Option<String>| {
        let said = |lang| of(image.words.get(lang)).as_ref().map(|text| (lang, text));
        let (lang, text) = [here.lang, here.lang.other()].into_iter().find_map(said)?;
        Some(here.words_in(lang, text))
    };
    view::Image {
        href: here.origin.file(&image.file),
        width: picture.as_ref().map(|picture| picture.width),
        height: picture.as_ref().map(|picture| picture.height),
        srcset: picture.and_then(|picture| picture.srcset),
        alt: words(|words| &words.alt).unwrap_or_else(|| here.words_in(here.lang, "")),
        caption: words(|words| &words.caption),
        credit: words(|words| &words.credit),
    }
}

/// The newer and the older item beside a listed one, in its section at the top.
fn neighbours(here: &Here<'_>, ix: ItemIx) -> (Option<ItemIx>, Option<ItemIx>) {
    let item = here.archive.item(ix);
    let sections = &here.archive.sections;
    if !item.kind.is_listed() {
        return (None, None);
    }
    let top = item.id.split('/').next().unwrap_or("");
    let Ok(at) = sections.binary_search_by(|section| section.id.as_str().cmp(top)) else {
        return (None, None);
    };
    let Some(items) = sections.get(at).map(|section| &section.items) else {
        return (None, None);
    };
    let Ok(at) = items.binary_search(&ix) else { return (None, None) };
    (at.checked_sub(1).and_then(|at| items.get(at)).copied(), items.get(at + 1).copied())
}

//! An item's page, the text of an item, and what is left of a withdrawn one.

use crate::date::Date;
use crate::lang::{Bilingual, Lang};
use crate::messages::Value;
use crate::model::{Attachment, Image, Item, ItemIx, Kind, SessionIx, Text};
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::{Here, in_lang, title};
use crate::plan::link::encode;
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
            .and_then(|text| text.description.clone()),
        breadcrumbs: frame::to_item(here, item),
        own: own(item),
        noindex: false,
    }
}

/// In which languages an item has a text; one with two titles and no body speaks both.
pub(super) fn own(item: &Item) -> Own {
    let languages = |has: &dyn Fn(Lang) -> bool| {
        let mut languages = Lang::ALL.into_iter().filter(|lang| has(*lang));
        (languages.next(), languages.next())
    };
    match languages(&|lang| item.has_body(lang)) {
        (Some(only), None) => Own::Only(only),
        (Some(_), Some(_)) => Own::Both,
        (None, _) => match languages(&|lang| item.texts.get(lang).is_some()) {
            (Some(only), None) => Own::Only(only),
            _ => Own::Both,
        },
    }
}

/// The view of an item.
pub(super) fn item(here: &Here<'_>, ix: ItemIx) -> view::Item {
    let item = here.archive.item(ix);
    let (newer, older) = neighbours(here, ix);
    let base = &here.archive.site.base_url;
    view::Item {
        kind: here.word(&format!("kind_{}", item.kind.word())),
        other_title: other_title(here, item),
        dated: dated(here, item),
        date: item.date.map(|date| here.date(date)),
        is_upcoming: here.is_upcoming(item),
        events: item.events.iter().map(|event| here.event(event)).collect(),
        mechanisms: related_mechanisms(here, item),
        countries: here.actors(&item.countries),
        organisations: here.actors(&item.organisations),
        topics: here.actors(&item.topics),
        mentions: mentions(here, item),
        whole: item.whole.map(|ix| here.item(ix)),
        text: body(here, ix),
        newer: newer.map(|ix| here.item(ix)),
        older: older.map(|ix| here.item(ix)),
        address: format!("{base}{}/", encode(&in_lang(here.lang, &item.id))),
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
fn related_mechanisms(here: &Here<'_>, item: &Item) -> Vec<view::Link> {
    let met: Vec<_> = item.events.iter().filter_map(|event| event.mechanism).collect();
    let related = item.mechanisms.iter().filter(|ix| !met.contains(*ix));
    related.map(|ix| here.short(*ix)).collect()
}

/// The sessions that an item names, beside those that it reports.
fn mentions(here: &Here<'_>, item: &Item) -> Vec<view::Event> {
    let is_reported = |session: SessionIx| {
        item.events.iter().any(|event| event.session == Some(session))
    };
    let named = item.mentions.iter();
    let named = named.filter(|mention| !mention.session.is_some_and(is_reported));
    named.map(|mention| here.mention(mention)).collect()
}

/// The title in the language that the page does not show, with its language.
fn other_title(here: &Here<'_>, item: &Item) -> Option<view::Words> {
    let (shown, _) = item.text(here.lang)?;
    let other = item.texts.get(shown.other()).as_ref()?;
    Some(here.words_in(shown.other(), &other.title))
}

/// What is left of a withdrawn item.
pub(super) fn tombstone(
    here: &Here<'_>,
    item: &Item,
    withdrawn: Date,
) -> (Frame, view::Tombstone) {
    let frame = Frame { noindex: true, description: None, ..frame(here, item) };
    let reason = Bilingual::from_fn(|lang| {
        item.texts.get(lang).as_ref().and_then(|text| text.expiry_reason.clone())
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
    let lang =
        item.body_lang(here.lang).or_else(|| item.text(here.lang).map(|(lang, _)| lang));
    let lang = lang.unwrap_or(here.lang);
    let text = item.texts.get(lang).as_ref();
    let words = |pick: &dyn Fn(&Text) -> Option<String>| {
        let both =
            Bilingual::from_fn(|lang| item.texts.get(lang).as_ref().and_then(pick));
        here.words(&both)
    };
    let whole = item.whole.unwrap_or(ix);
    let steps = steps(here, whole);
    let at = steps.iter().position(|step| *step == ix);
    let step =
        |at: Option<usize>| at.and_then(|at| steps.get(at)).map(|ix| here.item(*ix));
    view::Body {
        lang: here.foreign(lang),
        notice: notice(here, item, lang),
        contents: text.map(contents).unwrap_or_default(),
        images: item.images.iter().map(|image| self::image(here, image)).collect(),
        attachments: item.attachments.iter().map(|file| attachment(here, file)).collect(),
        parts: parts(here, &steps, ix),
        previous_part: step(at.and_then(|at| at.checked_sub(1))),
        next_part: step(at.map(|at| at + 1)),
        updated: text.and_then(|text| text.updated).map(|date| here.date(date)),
        authors: text.map(|text| text.authors.clone()).unwrap_or_default(),
        credit: words(&|text| text.credit.clone()),
        rights: words(&|text| text.rights.clone()),
        source: source(here, item),
        extra: text.and_then(|text| text.extra.clone()),
    }
}

/// What the reader is told where the text is in the other language.
fn notice(here: &Here<'_>, item: &Item, lang: Lang) -> Option<view::Notice> {
    if lang == here.lang {
        return None;
    }
    let key = if item.texts.get(here.lang).is_some() {
        "notice_title_only"
    } else {
        "notice_untranslated"
    };
    let language = here.language(lang.tag());
    Some(view::Notice {
        text: here.say(key, &[("language", Value::Text(&language))]),
        original: view::Link {
            href: here.origin.page(&in_lang(lang, &item.id)),
            text: here.say("original", &[("language", Value::Text(&language))]),
            lang: None,
            name: None,
        },
    })
}

fn contents(text: &Text) -> Vec<view::Heading> {
    if text.headings.len() < HEADINGS_FOR_CONTENTS {
        return Vec::new();
    }
    let heading = |heading: &crate::markdown::Heading| view::Heading {
        level: heading.level,
        id: heading.id.clone(),
        text: heading.text.clone(),
    };
    text.headings.iter().map(heading).collect()
}

/// An item with parts and its parts, in order; nothing for one without.
fn steps(here: &Here<'_>, whole: ItemIx) -> Vec<ItemIx> {
    let parts = &here.archive.item(whole).parts;
    if parts.is_empty() { Vec::new() } else { [&[whole], parts.as_slice()].concat() }
}

fn parts(here: &Here<'_>, steps: &[ItemIx], shown: ItemIx) -> Vec<view::MenuEntry> {
    let entry = |ix: &ItemIx| view::MenuEntry {
        link: here.item(*ix),
        is_here: *ix == shown,
        is_above: false,
    };
    steps.iter().map(entry).collect()
}

fn image(here: &Here<'_>, image: &Image) -> view::Image {
    view::Image {
        href: here.origin.file(&image.file),
        alt: here.words(&image.alt).unwrap_or_else(|| here.words_in(here.lang, "")),
        caption: here.words(&image.caption),
        credit: here.words(&image.credit),
    }
}

fn attachment(here: &Here<'_>, file: &Attachment) -> view::Attachment {
    let name = file.file.rsplit('/').next().unwrap_or("");
    let format = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    view::Attachment {
        href: here.origin.file(&file.file),
        title: here.words(&file.title).unwrap_or_else(|| here.words_in(here.lang, name)),
        format: format.to_uppercase(),
        size: size(here, file.size),
        lang: file.lang.as_deref().map(|tag| here.language(tag)),
        hreflang: file.lang.clone(),
    }
}

/// A size in words, in units of a thousand (SI), with two figures below ten.
fn size(here: &Here<'_>, bytes: u64) -> String {
    let said = |key: &str, tenths: u64| {
        let text = if tenths < 100 && !tenths.is_multiple_of(10) {
            format!("{}.{}", tenths / 10, tenths % 10)
        } else {
            (tenths / 10).to_string()
        };
        let text = match here.lang {
            Lang::Th => crate::date::in_digits(text, here.archive.site.digits),
            Lang::En => text,
        };
        here.say(key, &[("n", Value::Text(&text))])
    };
    match bytes {
        0..1_000 => said("size_bytes", bytes * 10),
        1_000..1_000_000 => said("size_kb", bytes / 100),
        _ => said("size_mb", bytes / 100_000),
    }
}

fn source(here: &Here<'_>, item: &Item) -> Option<view::Source> {
    let pick = |pick: &dyn Fn(&Text) -> Option<String>| {
        Bilingual::from_fn(|lang| item.texts.get(lang).as_ref().and_then(pick))
    };
    let publisher = here.words(&pick(&|text| text.source_publisher.clone()));
    let relation = [here.lang, here.lang.other()].into_iter().find_map(|lang| {
        item.texts.get(lang).as_ref().and_then(|text| text.source_relation)
    });
    let lang = [here.lang, here.lang.other()].into_iter().find_map(|lang| {
        item.texts.get(lang).as_ref().and_then(|text| text.source_lang.clone())
    });
    let relation = relation.unwrap_or("original");
    let words = |text: &str| here.words_in(here.lang, text);
    let sentence = match publisher {
        Some(publisher) => {
            // The message is cut where the name belongs, so that the name keeps its language.
            const NAME: &str = "\u{1}";
            let key = format!("relation_{relation}");
            let said = here.say(&key, &[("publisher", Value::Text(NAME))]);
            let (before, after) = said.split_once(NAME).unwrap_or((&said, ""));
            let pieces = [words(before), publisher, words(after)];
            pieces.into_iter().filter(|piece| !piece.text.is_empty()).collect()
        }
        None if item.source.url.is_some() => {
            vec![words(&here.word(&format!("relation_{relation}_plain")))]
        }
        None => Vec::new(),
    };
    let view = view::Source {
        sentence,
        url: item.source.url.clone(),
        lang,
        retrieved: item.source.retrieved.map(|date| here.date(date)),
        credit: here.words(&pick(&|text| text.source_credit.clone())),
        rights: here.words(&pick(&|text| text.source_rights.clone())),
    };
    let is_empty =
        view.sentence.is_empty() && view.credit.is_none() && view.rights.is_none();
    (!is_empty).then_some(view)
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

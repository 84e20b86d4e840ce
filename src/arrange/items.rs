//! Joined documents to items: addresses, controlled names, dates, events, texts.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::arrange::Moment;
use crate::arrange::address;
use crate::arrange::events::{event, mention};
use crate::arrange::find::find;
use crate::arrange::kept::Kept;
use crate::arrange::origin::{Draft, Origin};
use crate::arrange::parts;
use crate::arrange::twins::{Joined, Pair};
use crate::arrange::undated;
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Place, brief};
use crate::lang::{Bilingual, Lang};
use crate::markdown;
use crate::model::{
    Attachment, Authorities, AuthorityIx, Event, Image, ImageFacts, ImageWords, Item,
    Kind, Located, Register, Role, Site, Source, State, Stated,
};

/// Settles all items and puts them in the archive's order.
pub(super) fn items(
    pairs: Vec<Pair>,
    site: &Site,
    authorities: &Authorities,
    kept: &Kept<'_>,
    moment: Moment,
    out: &mut Vec<Diagnostic>,
) -> Vec<Draft> {
    let mut addresses = address::Addresses::default();
    let alone = undated::alone(&pairs);
    // Parts come last, as they stand below the address of what they belong to.
    let (parts, wholes): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|pair| pair.role == Role::Part);
    let mut drafts: Vec<Draft> = wholes
        .into_iter()
        .chain(parts)
        .filter_map(|pair| {
            let joined = pair.join(site.default_lang, moment, out)?;
            let id = addresses.id(&joined, site, out)?;
            draft(joined, id, &alone, (site, authorities, kept), moment, out)
        })
        .collect();
    drafts.sort_by(|a, b| order(&a.item).cmp(&order(&b.item)));
    parts::join(&mut drafts, &addresses);
    drafts
}

/// Listed items first, newest first; then the others by id.
fn order(item: &Item) -> (bool, Reverse<Option<NaiveDate>>, &str) {
    let listed_on = item.listed_on.filter(|_| item.kind.is_listed());
    let day = listed_on.map(Date::first_day);
    (!item.kind.is_listed(), Reverse(day), &item.id)
}

fn draft(
    joined: Joined,
    id: String,
    alone: &undated::Alone,
    (site, authorities, kept): (&Site, &Authorities, &Kept<'_>),
    moment: Moment,
    out: &mut Vec<Diagnostic>,
) -> Option<Draft> {
    let place = joined.place(site.default_lang)?.clone();
    let facts = &joined.facts;
    let kind = match joined.role {
        Role::Part => Kind::Part,
        Role::Profile => Kind::Profile,
        Role::Item | Role::Section => facts
            .kind
            .as_ref()
            .map_or_else(|| Kind::of_key(&joined.key), |kind| kind.value),
    };
    let profile_of = match joined.role {
        Role::Profile => Some(profile_of(&joined, authorities, &place, out)?),
        _ => None,
    };
    let mut resolve = |list: &Stated<Vec<Located<String>>>, register| {
        let slugs = list.as_ref().map(|list| list.value.as_slice()).unwrap_or_default();
        let mut found = Vec::new();
        for slug in slugs {
            if let Some(ix) = find(authorities, slug, &[register], out)
                && !found.contains(&ix)
            {
                found.push(ix);
            }
        }
        found
    };
    let mut mechanisms = resolve(&facts.mechanisms, Register::Mechanisms);
    let countries = resolve(&facts.countries, Register::Countries);
    let organisations = resolve(&facts.organisations, Register::Organisations);
    let topics = resolve(&facts.topics, Register::Topics);
    let mut events: Vec<Event> = (0..facts.events.len())
        .filter_map(|n| event(&joined, n, authorities, out))
        .collect();
    for mechanism in events.iter().filter_map(|event| event.mechanism) {
        if !mechanisms.contains(&mechanism) {
            mechanisms.push(mechanism);
        }
    }
    let (mut mentions, said): (Vec<_>, Vec<_>) = (0..facts.mentions.len())
        .filter_map(|n| mention(&joined, n, authorities, out))
        .unzip();
    // Most items have one or none, and all are kept.
    events.shrink_to_fit();
    mentions.shrink_to_fit();
    let date = facts.date.as_ref().map(|date| date.value);
    let named = named_date(&joined, site.default_lang, out);
    let held = events.iter().find_map(|event| event.date);
    let listed_on = date.or(named).or(held);
    if listed_on.is_none() && kind.is_listed() && !states_a_date(&joined) {
        out.push(undated::no_date(&joined, &place, alone));
    }
    let expired = facts.expiry_date.as_ref().map(|date| date.value);
    let state = match expired.filter(|date| date.first_day() <= moment.today) {
        Some(date) => State::Expired(date),
        None => State::Current,
    };
    let item = Item {
        id,
        place,
        kind,
        state,
        date: date.or(named),
        listed_on,
        weight: facts.weight.as_ref().map_or(0, |weight| weight.value),
        template: facts.template.as_ref().map(|template| template.value.clone()),
        mechanisms,
        countries,
        organisations,
        topics,
        events,
        mentions,
        source: Source {
            url: facts.source.url.as_ref().map(|url| url.value.clone()),
            retrieved: facts.source.retrieved.as_ref().map(|date| date.value),
        },
        images: images(&joined, out),
        attachments: attachments(&joined),
        texts: Bilingual::default(),
        parts: Vec::new(),
        whole: None,
        profile_of,
    };
    // A profile without a title has its mechanism's name.
    let name = |lang| profile_of.map(|ix| authorities.get(ix).name(lang).1.to_owned());
    let documents = Bilingual::from_fn(|lang| joined.documents.get(lang).is_some());
    let (texts, origin) = Origin::split(joined, name);
    // A document without a title has been complained of, and there is nothing to show.
    texts.nearest(site.default_lang)?;
    let origin = Origin { mentions: said, ..origin };
    Some(Draft { item: kept.begun(Item { texts, ..item }, documents), origin })
}

/// The mechanism of a profile, whose slug is the name of its file or folder.
fn profile_of(
    joined: &Joined,
    authorities: &Authorities,
    place: &Place,
    out: &mut Vec<Diagnostic>,
) -> Option<AuthorityIx> {
    let slug = joined.key.rsplit('/').next().unwrap_or("");
    let found = authorities.find(slug);
    let is_mechanism =
        |ix: &AuthorityIx| authorities.get(*ix).register == Register::Mechanisms;
    if let Some(ix) = found.filter(is_mechanism) {
        return Some(ix);
    }
    let message = format!(
        "no mechanism has the slug \"{slug}\", after which this profile is named"
    );
    let help = "add it to content/authorities/mechanisms.toml, or put its record here: name = { th = \"...\", en = \"...\" }";
    out.push(Diagnostic::at(Code::UnknownAuthority, place.clone(), message, help));
    None
}

/// Whether a document states a date, were it one that could not be read and was complained of.
fn states_a_date(joined: &Joined) -> bool {
    let documents = [&joined.documents.th, &joined.documents.en];
    documents.into_iter().flatten().any(|document| document.states_a_date)
}

/// The date in the names of an item's files; complains where they differ and no `date` decides.
fn named_date(
    joined: &Joined,
    default_lang: Lang,
    out: &mut Vec<Diagnostic>,
) -> Option<Date> {
    let [first, second] = [default_lang, default_lang.other()].map(|lang| {
        let name = &joined.documents.get(lang).as_ref()?.name;
        Some((name.date?, Place::start(&name.path)))
    });
    if joined.facts.date.is_none()
        && let (Some((a, other)), Some((b, place))) = (&first, &second)
        && a != b
    {
        let message = "the date in the file's name differs from the other language's";
        let help = "give both files the same date, or add a line `date = ...` to one";
        out.push(
            Diagnostic::at(Code::TwinsDiffer, place.clone(), message, help)
                .and(other.clone(), "the other language says"),
        );
    }
    first.or(second).map(|(date, _)| date)
}

/// The pictures; one that neither language has words for is complained of.
fn images(joined: &Joined, out: &mut Vec<Diagnostic>) -> Vec<Image> {
    let pairs = joined.facts.images.iter().zip(&joined.image_words);
    for (image, words) in pairs {
        out.extend(no_alt_text(image, words));
    }
    let pairs = joined.facts.images.iter().zip(&joined.image_words);
    pairs
        .map(|(image, words)| Image {
            file: image.file.value.clone(),
            words: words.clone(),
        })
        .collect()
}

/// A complaint of a picture without words for those who do not see it, or with words that say
/// nothing of it.
fn no_alt_text(
    image: &ImageFacts,
    words: &Bilingual<Arc<ImageWords>>,
) -> Option<Diagnostic> {
    let file = &image.file.value;
    let mut said = [&words.th.alt, &words.en.alt].into_iter().flatten().peekable();
    let (message, help) = match said.peek() {
        None => (
            format!(
                "the picture \"{}\" has no words for those who do not see it",
                brief(file)
            ),
            "add a line `alt = \"...\"` that says what it shows",
        ),
        Some(_) => {
            let empty = said.find(|alt| markdown::says_nothing(alt, file))?;
            (
                format!(
                    "`alt` of \"{}\" is “{}”, which says nothing to those who do not see it",
                    brief(file),
                    brief(empty)
                ),
                "write in `alt` what the picture shows",
            )
        }
    };
    let place = image.file.place.clone();
    Some(Diagnostic::at(Code::NoAltText, place, message, help))
}

fn attachments(joined: &Joined) -> Vec<Attachment> {
    let pairs = joined.facts.attachments.iter().zip(&joined.attachment_words);
    pairs
        .map(|(attachment, words)| Attachment {
            file: attachment.file.value.clone(),
            size: 0,
            lang: attachment.lang.as_ref().map(|lang| lang.value.clone()),
            title: Bilingual::from_fn(|lang| words.get(lang).title.clone()),
        })
        .collect()
}

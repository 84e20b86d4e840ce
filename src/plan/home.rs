//! The front pages: the root, a language's home, and the page for what is not there.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::date;
use crate::lang::Lang;
use crate::messages::Value;
use crate::model::{AuthorityIx, ItemIx, Register, Session, SessionIx};
use crate::plan::as_of::AsOf;
use crate::plan::frame::{Frame, Own};
use crate::plan::here::Here;
use crate::plan::{dates, draw, notice, search, section};
use crate::view;

/// How many items a home page shows as newest and as upcoming.
const SHOWN: usize = 10;
/// How many sessions it shows.
const SESSIONS_SHOWN: usize = 6;
/// How many items the root shows of each language.
const SHOWN_AT_ROOT: usize = 5;
/// How many mechanisms a pillar shows on a home page.
const MECHANISMS_SHOWN: usize = 8;

/// The page at the root.
pub(super) fn front(here: &Here<'_>) -> view::Front {
    view::Front { languages: halves(here, SHOWN_AT_ROOT) }
}

/// The page for what is not there.
pub(super) fn not_found(here: &Here<'_>) -> view::NotFound {
    view::NotFound { languages: halves(here, 0) }
}

fn halves(here: &Here<'_>, shown: usize) -> Vec<view::FrontHalf> {
    let first = here.archive.site.default_lang;
    let half = |lang: Lang| {
        let here = here.in_lang(lang);
        let own: Vec<ItemIx> = here
            .archive
            .listed
            .iter()
            .filter(|ix| here.archive.item(**ix).has_body(lang))
            .take(shown)
            .copied()
            .collect();
        view::FrontHalf {
            lang,
            name: lang.own_name().to_owned(),
            title: here.archive.site.title.get(lang).clone(),
            description: here.archive.site.description.get(lang).clone(),
            home: here.link("", here.word("home")),
            search: here.link(search::ID, "").href,
            newest: here.entries(&own),
        }
    };
    vec![half(first), half(first.other())]
}

/// The frame and the view of a language's home page.
pub(super) fn home(here: &Here<'_>) -> (Frame, view::Home) {
    let archive = here.archive;
    let title = archive.site.title.get(here.lang).clone();
    let frame = Frame {
        id: String::new(),
        number: 1,
        title: (here.lang, title),
        description: archive.site.description.get(here.lang).clone(),
        breadcrumbs: Vec::new(),
        own: Own::Both,
        noindex: false,
    };
    let (mut upcoming, past): (Vec<ItemIx>, Vec<ItemIx>) =
        archive.listed.iter().partition(|ix| here.is_upcoming(archive.item(**ix)));
    // What is to come stands soonest first, by the day that is to come, whenever it was announced.
    let comes_on = |ix: &ItemIx| here.comes_on(archive.item(*ix));
    upcoming.sort_by_key(|ix| comes_on(ix).map(date::Date::first_day));
    upcoming.truncate(SHOWN);
    let newest: Vec<ItemIx> = past.into_iter().take(SHOWN).collect();
    let body = archive.home.nearest(here.lang).filter(|(_, text)| text.body.is_some());
    let view = view::Home {
        has_body: body.is_some(),
        body_lang: body.and_then(|(lang, _)| here.foreign(lang)),
        notice: body.and_then(|_| notice::stale(here, &archive.home, "")),
        total: archive.listed.len(),
        numbers: numbers(here),
        newest: here.entries(&newest),
        upcoming: upcoming.iter().map(|ix| here.entry_on(*ix, comes_on(ix))).collect(),
        sessions: newest_sessions(here),
        dates: here.link("date", here.word("all_by_date")),
        years: dates::years(here),
        chart: draw::years(here),
        pillars: pillars(here),
        sections: section::top(here),
    };
    (frame, view)
}

/// The sessions that ended last, whether they are reported or only mentioned.
fn newest_sessions(here: &Here<'_>) -> Vec<view::SessionRow> {
    let sessions = &here.archive.sessions;
    let mut ended: Vec<(date::Date, SessionIx, &Session)> = (0..)
        .map(SessionIx)
        .zip(sessions.iter())
        .filter_map(|(ix, session)| {
            let date =
                session.date.filter(|date| date.last_day() <= here.archive.today)?;
            Some((date, ix, session))
        })
        .collect();
    // As in every list, a date that is known to the year stands at its first day.
    ended.sort_by_key(|(date, ix, _)| (Reverse(date.first_day()), *ix));
    let newest = ended.into_iter().take(SESSIONS_SHOWN);
    newest.map(|(_, ix, session)| here.session_row(ix, session, false)).collect()
}

/// The archive in numbers. What it has none of is not told.
fn numbers(here: &Here<'_>) -> Vec<view::Number> {
    let archive = here.archive;
    let number = |n: usize, key: &str, values: &[(&str, Value<'_>)]| {
        let counted = Value::Number(n as i64);
        let values = [values, &[("n", counted)]].concat();
        (n > 0).then(|| view::Number {
            value: here.messages().number(here.lang, n as i64),
            label: here.say(key, &values),
        })
    };
    let mut numbers = vec![number(archive.listed.len(), "number_items", &[])];
    for lang in [here.lang, here.lang.other()] {
        let items = archive.listed.iter();
        let read = items.filter(|ix| archive.item(**ix).has_body(lang)).count();
        let name = here.language(lang.tag());
        numbers.push(number(read, "number_in", &[("language", Value::Text(&name))]));
    }
    let reported = archive.sessions.iter().filter(|session| session.is_reported());
    numbers.push(number(reported.count(), "number_sessions", &[]));
    numbers.push(years_spanned(here));
    numbers.into_iter().flatten().collect()
}

/// From the first year that has items to the last.
fn years_spanned(here: &Here<'_>) -> Option<view::Number> {
    let years = &here.archive.years;
    let point = |year: Option<(&i32, _)>| date::Point::new(*year?.0, None, None);
    let (first, last) = (point(years.first_key_value())?, point(years.last_key_value())?);
    let span = date::Date::range(first, last).unwrap_or_else(|| first.into());
    Some(view::Number { value: here.date_words(span), label: here.word("number_years") })
}

/// The mechanisms that have items, by pillar, those with most items first; all while none has any.
fn pillars(here: &Here<'_>) -> Vec<view::HomePillar> {
    let authorities = &here.archive.authorities;
    let mut by_pillar: BTreeMap<Option<AuthorityIx>, Vec<(usize, AuthorityIx)>> =
        BTreeMap::new();
    for (ix, mechanism) in authorities.of(Register::Mechanisms) {
        let items = here.archive.items_of.get(&ix).map_or(0, Vec::len);
        // An archive without items still shows what it is about.
        if items > 0 || here.archive.listed.is_empty() {
            let pillar = mechanism
                .pillar
                .as_ref()
                .and_then(|pillar| authorities.find(&pillar.value));
            by_pillar.entry(pillar).or_default().push((items, ix));
        }
    }
    let pillars = authorities.of(Register::Pillars).map(|(ix, _)| Some(ix)).chain([None]);
    pillars
        .filter_map(|pillar| {
            let mut mechanisms = by_pillar.remove(&pillar)?;
            // Sorting is stable: mechanisms with as many items stay in the order of the register.
            mechanisms.sort_by_key(|(items, _)| std::cmp::Reverse(*items));
            mechanisms.truncate(MECHANISMS_SHOWN);
            let count = |(items, ix): (usize, AuthorityIx)| view::Count {
                link: here.short(ix, AsOf::TODAY),
                items,
            };
            let authority = pillar.map(|ix| authorities.get(ix));
            Some(view::HomePillar {
                slug: authority.map_or_else(String::new, |pillar| pillar.slug.clone()),
                name: authority.and_then(|pillar| here.words(&pillar.name)),
                acronym: authority.and_then(|pillar| pillar.acronym.clone()),
                href: pillar.map(|ix| here.authority(ix).href),
                mechanisms: mechanisms.into_iter().map(count).collect(),
            })
        })
        .collect()
}

//! What is searched: items, and the pages of authorities with the profiles on them.
//!
//! In: an archive, and the texts of its files. Out: for each page that can be found, what a result
//! shows of it and all in which a query is looked for. Facts are said in both languages.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::date::{self, Date, Digits, Form, Style};
use crate::lang::{Bilingual, Lang};
use crate::markdown;
use crate::model::{
    Archive, AuthorityIx, Event, Item, Mention, Register, SessionKind, State, Text,
};
use crate::names::Names;

/// What reads a file of an archive, given its path from the root; nothing if it cannot be read.
pub type Read<'a> = dyn Fn(&Arc<str>) -> Option<String> + Sync + 'a;

/// A page that can be found.
#[derive(Debug, Clone)]
pub(super) struct Subject<'a> {
    /// Its path below the language.
    pub(super) id: String,
    /// Its day.
    pub(super) day: Option<NaiveDate>,
    of: Of<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Of<'a> {
    Item(&'a Item),
    /// An authority, and its profile.
    Authority(AuthorityIx, Option<&'a Item>),
}

/// All that is known of a subject.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) id: String,
    pub(super) kind: &'static str,
    /// The languages in which it has a page.
    pub(super) pages: Vec<Lang>,
    /// The languages in which it has a text.
    pub(super) texts: Vec<Lang>,
    pub(super) date: Option<Date>,
    pub(super) mechanisms: Vec<AuthorityIx>,
    pub(super) countries: Vec<AuthorityIx>,
    /// Others by whose names it is found.
    pub(super) others: Vec<AuthorityIx>,
    pub(super) titles: Bilingual<String>,
    /// Facts that count as much as a title.
    pub(super) heading: String,
    pub(super) facts: String,
    pub(super) bodies: Bilingual<String>,
}

/// Every page that can be found, in no order that matters.
pub(super) fn subjects(archive: &Archive) -> Vec<Subject<'_>> {
    let is_shown = |item: &&Arc<Item>| {
        matches!(item.state, State::Current) && item.profile_of.is_none()
    };
    let items = archive.items.iter().filter(is_shown).map(|item| Subject {
        id: item.id.clone(),
        day: item.listed_on.filter(|_| item.kind.is_listed()).map(Date::first_day),
        of: Of::Item(item),
    });
    let authorities = archive.authorities.iter().map(|(ix, authority)| {
        let profile = archive.profiles.get(&ix).map(|profile| archive.item(*profile));
        let profile = profile.filter(|item| matches!(item.state, State::Current));
        Subject { id: authority.id(), day: None, of: Of::Authority(ix, profile) }
    });
    items.chain(authorities).collect()
}

impl Subject<'_> {
    /// Whether it is the page of an authority.
    pub(super) fn is_authority(&self) -> bool {
        matches!(self.of, Of::Authority(..))
    }

    /// All that is known of it.
    pub(super) fn found(
        &self,
        archive: &Archive,
        names: &Names,
        read: &Read<'_>,
    ) -> Found {
        let mut found = match self.of {
            Of::Item(item) => of_item(archive, item),
            Of::Authority(ix, profile) => of_authority(archive, ix, profile),
        };
        let item = match self.of {
            Of::Item(item) => Some(item),
            Of::Authority(_, profile) => profile,
        };
        if let Some(item) = item {
            found.bodies = Bilingual::from_fn(|lang| {
                item.texts
                    .get(lang)
                    .as_ref()
                    .map(|text| body(text, read))
                    .unwrap_or_default()
            });
            let spoken_of = spoken_of(archive, names, &found);
            found.others.extend(spoken_of);
        }
        found
    }
}

fn of_item(archive: &Archive, item: &Item) -> Found {
    let has_page = |lang: &Lang| item.has_page(*lang, archive.site.fallback_pages);
    let has_body = |lang: &Lang| item.has_body(*lang);
    let title =
        |lang: Lang| item.texts.get(lang).as_ref().map(|text| text.title().to_owned());
    let mut found = Found {
        id: item.id.clone(),
        kind: item.kind.word(),
        pages: Lang::ALL.into_iter().filter(has_page).collect(),
        texts: Lang::ALL.into_iter().filter(has_body).collect(),
        date: item.date.or(item.listed_on),
        mechanisms: item.mechanisms.clone(),
        countries: item.countries.clone(),
        titles: Bilingual::from_fn(|lang| title(lang).unwrap_or_default()),
        ..Found::default()
    };
    let hosts = item.events.iter().flat_map(|event| event.hosts.iter());
    let others = item.organisations.iter().chain(&item.topics).chain(hosts).copied();
    let known: BTreeSet<AuthorityIx> =
        found.mechanisms.iter().chain(&found.countries).copied().collect();
    let others: BTreeSet<AuthorityIx> = others.filter(|ix| !known.contains(ix)).collect();
    found.others = others.into_iter().collect();
    for event in &item.events {
        of_event(archive, event, &mut found);
    }
    for mention in &item.mentions {
        of_mention(archive, mention, &mut found);
    }
    let dates: BTreeSet<Date> = item.dates().into_iter().chain(item.date).collect();
    for date in dates {
        on(date, &mut found.facts);
    }
    found
}

fn of_authority(archive: &Archive, ix: AuthorityIx, profile: Option<&Item>) -> Found {
    let authority = archive.authorities.get(ix);
    let own = match authority.register {
        Register::Mechanisms => (vec![ix], vec![], vec![]),
        Register::Countries => (vec![], vec![ix], vec![]),
        _ => (vec![], vec![], vec![ix]),
    };
    let title = |lang: Lang| {
        let named = authority.name.get(lang).clone();
        let titled = profile.and_then(|item| item.texts.get(lang).as_ref());
        named.or_else(|| titled.map(|text| text.title().to_owned())).unwrap_or_default()
    };
    let has_body = |lang: &Lang| profile.is_some_and(|item| item.has_body(*lang));
    let mut titles = Bilingual::from_fn(title);
    if titles.th.is_empty() && titles.en.is_empty() {
        authority.name(Lang::En).1.clone_into(&mut titles.en);
    }
    Found {
        id: authority.id(),
        kind: authority.register.singular(),
        pages: Lang::ALL.to_vec(),
        texts: Lang::ALL.into_iter().filter(has_body).collect(),
        mechanisms: own.0,
        countries: own.1,
        others: own.2,
        titles,
        ..Found::default()
    }
}

/// A text as it is read: the description, and the body without markup, a line for each block.
fn body(text: &Text, read: &Read<'_>) -> String {
    let mut body = text.words.description.clone().unwrap_or_default();
    let range = text.body.clone();
    // What cannot be read any more is found by its facts; the page's own making tells of it.
    if let Some(file) =
        range.and_then(|range| Some(read(&text.path)?.get(range)?.to_owned()))
    {
        line(&mut body, &markdown::plain_text(&file));
    }
    body
}

/// The mechanisms that its texts name and its facts do not.
fn spoken_of(archive: &Archive, names: &Names, found: &Found) -> Vec<AuthorityIx> {
    let mut all: BTreeSet<AuthorityIx> = BTreeSet::new();
    for text in [&found.titles.th, &found.titles.en, &found.bodies.th, &found.bodies.en] {
        for passage in text.lines() {
            let passage = markdown::folded(passage);
            for (_, name) in names.find(&passage) {
                // An acronym that two bodies share tells of neither.
                all.extend(name.owners().iter().filter(|_| name.owners().len() == 1));
            }
        }
    }
    let is_mechanism =
        |ix: &AuthorityIx| archive.authorities.get(*ix).register == Register::Mechanisms;
    let is_known =
        |ix: &AuthorityIx| found.mechanisms.contains(ix) || found.others.contains(ix);
    all.into_iter().filter(|ix| is_mechanism(ix) && !is_known(ix)).collect()
}

fn of_event(archive: &Archive, event: &Event, found: &mut Found) {
    if let (Some(mechanism), Some(number)) = (event.mechanism, event.number) {
        session(archive, mechanism, number, &mut found.heading);
    }
    for words in [&event.place, &event.venue, &event.chair] {
        both(words, &mut found.facts);
    }
}

fn of_mention(archive: &Archive, mention: &Mention, found: &mut Found) {
    if let Some(number) = mention.number {
        session(archive, mention.mechanism, number, &mut found.facts);
    }
    for words in [&mention.place, &mention.venue] {
        both(words, &mut found.facts);
    }
    if let Some(date) = mention.date {
        on(date, &mut found.facts);
    }
}

/// A session as it is spoken of: `SOMTC ครั้งที่ 17`, `17th SOMTC`, `SOMTC 17`.
fn session(
    archive: &Archive,
    mechanism: AuthorityIx,
    (kind, number): (SessionKind, u32),
    out: &mut String,
) {
    let name = |lang: Lang| archive.authorities.short(mechanism, lang).1;
    let (special_th, special_en) = match kind {
        SessionKind::Regular => ("", ""),
        SessionKind::Special => (" สมัยพิเศษ", "special "),
        SessionKind::Informal => (" อย่างไม่เป็นทางการ", "informal "),
    };
    line(out, &format!("{}{special_th} ครั้งที่ {number}", name(Lang::Th)));
    line(out, &format!("{number} {special_en}{}", name(Lang::En)));
    line(out, &format!("{special_en}{} {number}", name(Lang::En)));
}

/// A date in both languages, in full and short, and of a range both its ends as well: who looks
/// for a day does not know how long a meeting was.
fn on(date: Date, out: &mut String) {
    let ends = date.end().into_iter().flat_map(|end| [date.start(), end]).map(Date::from);
    for date in std::iter::once(date).chain(ends) {
        for lang in Lang::ALL {
            for form in [Form::Long, Form::Abbreviated] {
                line(
                    out,
                    &date::print(date, Style { lang, digits: Digits::Arabic, form }),
                );
            }
        }
    }
}

fn both(words: &Bilingual<Option<String>>, out: &mut String) {
    for words in [&words.th, &words.en].into_iter().flatten() {
        line(out, words);
    }
}

/// A date in full.
pub(super) fn written(date: Date, lang: Lang, digits: Digits) -> String {
    date::print(date, Style { lang, digits, form: Form::Long })
}

/// Adds a line.
fn line(out: &mut String, text: &str) {
    if !text.is_empty() {
        let separator = if out.is_empty() { "" } else { "\n" };
        let _ = write!(out, "{separator}{text}");
    }
}

//! The page being made: its language, where it stands, and the small views that many pages share.

use std::collections::BTreeSet;

use crate::date::{self, Form, Style};
use crate::lang::{Bilingual, Lang};
use crate::messages::Value;
use crate::model::{
    Archive, AuthorityIx, Event, Item, ItemIx, Mention, Register, Session, SessionIx,
    SessionKind,
};
use crate::plan::Plan;
use crate::plan::link::Origin;
use crate::view;

/// A page being made.
pub(super) struct Here<'a> {
    pub(super) plan: &'a Plan,
    pub(super) archive: &'a Archive,
    pub(super) lang: Lang,
    pub(super) origin: Origin,
}

impl<'a> Here<'a> {
    /// A page in a language, in a folder given from the root.
    pub(super) fn new(plan: &'a Plan, lang: Lang, folder: &str) -> Self {
        let archive = plan.archive();
        let origin = Origin::folder(folder, archive.site.links);
        Self { plan, archive, lang, origin }
    }

    /// The same page, speaking another language.
    pub(super) fn in_lang(&self, lang: Lang) -> Self {
        Self { plan: self.plan, archive: self.archive, lang, origin: self.origin.clone() }
    }

    /// A message in the language of the page.
    pub(super) fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.plan.messages().say(self.lang, key, values)
    }

    /// A message without values.
    pub(super) fn word(&self, key: &str) -> String {
        self.plan.messages().words(self.lang, key).to_owned()
    }

    /// A language's name, in the language of the page.
    pub(super) fn language(&self, tag: &str) -> String {
        let key = format!("language_{tag}");
        let name = self.word(&key);
        if name == key { tag.to_owned() } else { name }
    }

    /// A page of the site below the language of this one.
    pub(super) fn link(&self, id: &str, text: impl Into<String>) -> view::Link {
        view::Link {
            href: self.origin.page(&in_lang(self.lang, id)),
            text: text.into(),
            lang: None,
            name: None,
        }
    }

    /// The language to be named, where it is not that of the page.
    pub(super) fn foreign(&self, lang: Lang) -> Option<Lang> {
        (lang != self.lang).then_some(lang)
    }

    /// Words of which the reader's language is preferred.
    pub(super) fn words(&self, both: &Bilingual<Option<String>>) -> Option<view::Words> {
        let (lang, text) = both.nearest(self.lang)?;
        Some(view::Words { text: text.clone(), lang: self.foreign(lang) })
    }

    /// Words in a language.
    pub(super) fn words_in(&self, lang: Lang, text: &str) -> view::Words {
        view::Words { text: text.to_owned(), lang: self.foreign(lang) }
    }

    fn style(&self) -> Style {
        Style { lang: self.lang, digits: self.archive.site.digits, form: Form::Long }
    }

    /// A date for a template.
    pub(super) fn date(&self, date: date::Date) -> view::Date {
        let text = date::print(date, self.style());
        let Some(end) = date.end() else {
            let start = view::Time { iso: date.start().iso(), text };
            return view::Date { start, dash: String::new(), end: None };
        };
        // A printed range has one dash, which stands between its two points.
        let (first, last) = text.split_once('–').unwrap_or((&text, ""));
        let spaced = first.ends_with(' ');
        let time = |point: date::Point, text: &str| view::Time {
            iso: point.iso(),
            text: text.trim().to_owned(),
        };
        view::Date {
            start: time(date.start(), first),
            dash: if spaced { " – " } else { "–" }.to_owned(),
            end: Some(time(end, last)),
        }
    }

    /// A date as plain words.
    pub(super) fn date_words(&self, date: date::Date) -> String {
        date::print(date, self.style())
    }

    /// A year as a heading.
    pub(super) fn year_words(&self, year: i32) -> String {
        date::print_year(year, self.style())
    }

    /// A year standing alone, with its era where readers need it.
    pub(super) fn year_alone(&self, year: i32) -> String {
        match date::Point::new(year, None, None) {
            Some(point) => self.date_words(point.into()),
            None => self.year_words(year),
        }
    }

    /// A month with its year.
    pub(super) fn month_words(&self, year: i32, month: u8) -> String {
        match date::Point::new(year, Some(month), None) {
            Some(point) => self.date_words(point.into()),
            None => self.year_words(year),
        }
    }

    /// An authority by its full name.
    pub(super) fn authority(&self, ix: AuthorityIx) -> view::Link {
        let authority = self.archive.authorities.get(ix);
        let (lang, name) = authority.name(self.lang);
        view::Link { lang: self.foreign(lang), ..self.link(&authority.id(), name) }
    }

    /// An authority by its acronym, with its full name behind it; by its name if it has none.
    pub(super) fn short(&self, ix: AuthorityIx) -> view::Link {
        let authority = self.archive.authorities.get(ix);
        match &authority.acronym {
            Some(acronym) => {
                let (_, name) = authority.name(self.lang);
                let name = (name != acronym).then(|| name.to_owned());
                view::Link { name, ..self.link(&authority.id(), acronym) }
            }
            None => self.authority(ix),
        }
    }

    /// Actors of an event: countries by name, others by acronym.
    pub(super) fn actors(&self, list: &[AuthorityIx]) -> Vec<view::Link> {
        let link = |ix: &AuthorityIx| match self.archive.authorities.get(*ix).register {
            Register::Mechanisms => self.short(*ix),
            _ => self.authority(*ix),
        };
        list.iter().map(link).collect()
    }

    /// Participants by register: countries, organisations, mechanisms.
    pub(super) fn groups(&self, participants: &[AuthorityIx]) -> Vec<view::Group> {
        let registers = [
            (Register::Countries, "group_countries"),
            (Register::Organisations, "group_organisations"),
            (Register::Mechanisms, "group_mechanisms"),
        ];
        let group = |(register, label): (Register, &str)| {
            let of_register = |ix: &&AuthorityIx| {
                self.archive.authorities.get(**ix).register == register
            };
            let members: Vec<AuthorityIx> =
                participants.iter().filter(of_register).copied().collect();
            let members = self.by_name(members);
            let label = self.word(label);
            (!members.is_empty())
                .then(|| view::Group { label, members: self.actors(&members) })
        };
        registers.into_iter().filter_map(group).collect()
    }

    /// Authorities in the order of their names.
    pub(super) fn by_name(&self, mut list: Vec<AuthorityIx>) -> Vec<AuthorityIx> {
        let order = self.plan.order(self.lang);
        list.sort_by(|a, b| {
            let name =
                |ix: &AuthorityIx| self.archive.authorities.get(*ix).name(self.lang).1;
            order.compare(name(a), name(b))
        });
        list
    }

    /// The folder of an item's page for readers of the page's language.
    pub(super) fn item_folder(&self, item: &Item) -> String {
        item_folder(self.archive, item, self.lang)
    }

    /// An item by its title.
    pub(super) fn item(&self, ix: ItemIx) -> view::Link {
        let item = self.archive.item(ix);
        let (lang, title) = title(item, self.lang);
        view::Link {
            href: self.origin.page(&self.item_folder(item)),
            text: title.to_owned(),
            lang: self.foreign(lang),
            name: None,
        }
    }

    /// An item in a list.
    pub(super) fn entry(&self, ix: ItemIx) -> view::Entry {
        const SHOWN: usize = 3;
        let item = self.archive.item(ix);
        let only = item.body_lang(self.lang).filter(|lang| *lang != self.lang);
        let text = item.texts.get(self.lang).as_ref();
        let mechanisms = item.mechanisms.iter().take(SHOWN).map(|ix| self.short(*ix));
        view::Entry {
            link: self.item(ix),
            date: item.listed_on.map(|date| self.date(date)),
            kind: self.word(&format!("kind_{}", item.kind.word())),
            description: text.and_then(|text| text.description.clone()),
            mechanisms: mechanisms.collect(),
            more_mechanisms: item.mechanisms.len().saturating_sub(SHOWN),
            only_in: only.map(|lang| {
                let language = self.language(lang.tag());
                self.say("only_in", &[("language", Value::Text(&language))])
            }),
            is_upcoming: self.is_upcoming(item),
        }
    }

    /// Items in a list.
    pub(super) fn entries(&self, list: &[ItemIx]) -> Vec<view::Entry> {
        list.iter().map(|ix| self.entry(*ix)).collect()
    }

    /// Whether an item, or an event of it, lies after the day for which the site is made.
    pub(super) fn is_upcoming(&self, item: &Item) -> bool {
        let dates = item.dates().into_iter().chain(item.date);
        dates.into_iter().any(|date| self.is_future(date))
    }

    /// Whether a date lies after the day for which the site is made.
    pub(super) fn is_future(&self, date: date::Date) -> bool {
        date.first_day() > self.archive.today
    }

    /// The name of a session: `17th SOMTC`.
    pub(super) fn session_name(
        &self,
        mechanism: AuthorityIx,
        kind: SessionKind,
        number: u32,
    ) -> String {
        let mechanism = self.archive.authorities.get(mechanism).short(self.lang).1;
        let ordinal = self.plan.messages().ordinal(self.lang, number);
        self.say(
            &format!("session_{}", kind.word()),
            &[("mechanism", Value::Text(mechanism)), ("ordinal", Value::Text(&ordinal))],
        )
    }

    /// The number of a session beside its mechanism: `17th`.
    pub(super) fn session_number(&self, kind: SessionKind, number: u32) -> String {
        let ordinal = self.plan.messages().ordinal(self.lang, number);
        self.say(
            &format!("session_short_{}", kind.word()),
            &[("ordinal", Value::Text(&ordinal))],
        )
    }

    /// A session by its name.
    pub(super) fn session(&self, ix: SessionIx) -> view::Link {
        let session = self.archive.session(ix);
        let name = self.session_name(session.mechanism, session.kind, session.number);
        self.link(&self.archive.session_id(session), name)
    }

    /// A session in a list; by its number alone where the mechanism is plain.
    pub(super) fn session_row(
        &self,
        ix: SessionIx,
        session: &Session,
        by_number: bool,
    ) -> view::SessionRow {
        let mut link = self.session(ix);
        if by_number {
            link.text = self.session_number(session.kind, session.number);
        }
        view::SessionRow {
            link: Some(link),
            gap: None,
            date: session.date.map(|date| self.date(date)),
            place: self.words(&session.place),
            hosts: self.actors(&session.hosts),
            is_mentioned_only: !session.is_reported(),
            is_upcoming: session.date.is_some_and(|date| self.is_future(date)),
        }
    }

    /// A meeting that an item reports.
    pub(super) fn event(&self, event: &Event) -> view::Event {
        view::Event {
            mechanism: event.mechanism.map(|ix| self.authority(ix)),
            session: event.session.map(|ix| self.session(ix)),
            date: event.date.map(|date| self.date(date)),
            is_upcoming: event.date.is_some_and(|date| self.is_future(date)),
            place: self.words(&event.place),
            venue: self.words(&event.venue),
            chair: self.words(&event.chair),
            hosts: self.actors(&event.hosts),
            participants: self.groups(&event.participants),
        }
    }

    /// A session that an item names; where the item says nothing of it, what the archive knows.
    pub(super) fn mention(&self, mention: &Mention) -> view::Event {
        let known = mention.session.map(|ix| self.archive.session(ix));
        let date = mention.date.or(known.and_then(|session| session.date));
        let hosts = match known {
            Some(session) if mention.hosts.is_empty() => &session.hosts,
            _ => &mention.hosts,
        };
        view::Event {
            mechanism: Some(self.authority(mention.mechanism)),
            session: mention.session.map(|ix| self.session(ix)),
            date: date.map(|date| self.date(date)),
            is_upcoming: date.is_some_and(|date| self.is_future(date)),
            place: self
                .words(&mention.place)
                .or_else(|| known.and_then(|session| self.words(&session.place))),
            venue: self.words(&mention.venue),
            chair: None,
            hosts: self.actors(hosts),
            participants: Vec::new(),
        }
    }
}

/// How many items stand in some lists, each counted once.
pub(super) fn distinct(lists: &[&[ItemIx]]) -> usize {
    lists.iter().flat_map(|list| list.iter()).collect::<BTreeSet<_>>().len()
}

/// A path below a language.
pub(super) fn in_lang(lang: Lang, id: &str) -> String {
    if id.is_empty() { lang.tag().to_owned() } else { format!("{lang}/{id}") }
}

/// An item's title for readers of a language, with the language it is in.
pub(super) fn title(item: &Item, lang: Lang) -> (Lang, &str) {
    item.text(lang)
        .map_or((lang, item.id.as_str()), |(lang, text)| (lang, text.title.as_str()))
}

/// The folder of an item's page for readers of a language; the original's where they have none.
pub(super) fn item_folder(archive: &Archive, item: &Item, lang: Lang) -> String {
    let has_page = archive.site.fallback_pages
        || item.profile_of.is_some()
        || item.texts.get(lang).is_some();
    in_lang(if has_page { lang } else { lang.other() }, &item.id)
}

//! Items, sessions and meetings as they stand in lists and boxes of facts.

use crate::date::Date;
use crate::messages::Value;
use crate::model::{Event, ItemIx, Mention, Session, SessionIx};
use crate::plan::as_of::AsOf;
use crate::plan::here::Here;
use crate::view;

impl Here<'_> {
    /// An item in a list.
    pub(super) fn entry(&self, ix: ItemIx) -> view::Entry {
        const SHOWN: usize = 3;
        let item = self.archive.item(ix);
        let only = item.body_lang(self.lang).filter(|lang| *lang != self.lang);
        let text = item.texts.get(self.lang).as_ref();
        let mechanisms =
            item.mechanisms.iter().take(SHOWN).map(|ix| self.short(*ix, AsOf::TODAY));
        view::Entry {
            link: self.item(ix),
            date: item.listed_on.map(|date| self.date(date)),
            kind: self.word(&format!("kind_{}", item.kind.word())),
            description: text.and_then(|text| text.words.description.clone()),
            mechanisms: mechanisms.collect(),
            more_mechanisms: item.mechanisms.len().saturating_sub(SHOWN),
            only_in: only.map(|lang| {
                let language = self.language(lang.tag());
                self.say("only_in", &[("language", Value::Text(&language))])
            }),
            is_upcoming: self.is_upcoming(item),
        }
    }

    /// An item in the index by date, with the day under which it stands there.
    pub(super) fn entry_on(&self, ix: ItemIx, day: Option<Date>) -> view::Entry {
        view::Entry { date: day.map(|day| self.date(day)), ..self.entry(ix) }
    }

    /// Items in a list.
    pub(super) fn entries(&self, list: &[ItemIx]) -> Vec<view::Entry> {
        list.iter().map(|ix| self.entry(*ix)).collect()
    }

    /// A session in a list; by its number alone where the mechanism is plain.
    pub(super) fn session_row(
        &self,
        ix: SessionIx,
        session: &Session,
        by_number: bool,
    ) -> view::SessionRow {
        let mut link = self.session(ix, AsOf::TODAY);
        if by_number {
            link.text = self.session_number(session.kind, session.number);
        }
        view::SessionRow {
            link: Some(link),
            gap: None,
            date: session.date.map(|date| self.date(date)),
            place: self.words(&session.place),
            hosts: self.hosts(&session.hosts),
            is_host: false,
            is_mentioned_only: !session.is_reported(),
            is_upcoming: session.date.is_some_and(|date| self.is_future(date)),
        }
    }

    /// A meeting without a number in a list of meetings, by the item that reports it.
    pub(super) fn event_row(&self, ix: ItemIx, at: usize) -> view::SessionRow {
        let event = self.archive.item(ix).events.get(at);
        let date = event.and_then(|event| event.date);
        view::SessionRow {
            link: Some(self.item(ix)),
            gap: None,
            date: date.map(|date| self.date(date)),
            place: event.and_then(|event| self.words(&event.place)),
            hosts: event.map(|event| self.hosts(&event.hosts)).unwrap_or_default(),
            is_host: false,
            is_mentioned_only: false,
            is_upcoming: date.is_some_and(|date| self.is_future(date)),
        }
    }

    /// A meeting that an item reports, in the names of its own day, or else of the item's.
    pub(super) fn event(&self, event: &Event, day: AsOf) -> view::Event {
        let day = day.or_of(event.date);
        let known = event.session.map(|ix| self.archive.session(ix));
        view::Event {
            mechanism: event.mechanism.map(|ix| self.authority_on(ix, day)),
            reports_to: event.mechanism.and_then(|ix| self.reported_to(ix, day)),
            session: event.session.map(|ix| self.session(ix, day)),
            date: event.date.map(|date| self.date(date)),
            is_upcoming: event.date.is_some_and(|date| self.is_future(date)),
            place: self.words_or(&event.place, known.map(|session| &session.place)),
            venue: self.words_or(&event.venue, known.map(|session| &session.venue)),
            chair: self.words_or(&event.chair, known.map(|session| &session.chair)),
            hosts: self.actors(&event.hosts, day),
            participants: self.participants(&event.participants, day),
            participants_below: None,
            absent: self.actors(&event.absent, day),
        }
    }

    /// A session that an item names, in the names of the item's day: what the archive knows of it,
    /// that item among others.
    pub(super) fn mention(&self, mention: &Mention, day: AsOf) -> view::Event {
        let known = mention.session.map(|ix| self.archive.session(ix));
        let date = known.map_or(mention.date, |session| session.date);
        let hosts = known.map_or(&mention.hosts, |session| &session.hosts);
        let place = known.map_or(&mention.place, |session| &session.place);
        let venue = known.map_or(&mention.venue, |session| &session.venue);
        view::Event {
            mechanism: Some(self.authority_on(mention.mechanism, day)),
            reports_to: None,
            session: mention.session.map(|ix| self.session(ix, day)),
            date: date.map(|date| self.date(date)),
            is_upcoming: date.is_some_and(|date| self.is_future(date)),
            place: self.words(place),
            venue: self.words(venue),
            chair: None,
            hosts: self.actors(hosts, day),
            participants: Vec::new(),
            participants_below: None,
            absent: Vec::new(),
        }
    }
}

//! The archive: every item, authority, session and section, in order and joined.
//!
//! It is made once by `arrange` and never changed; `plan` decides its routes from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::date::Date;
use crate::diagnostic::Place;
use crate::lang::Bilingual;
use crate::model::{
    Authorities, AuthorityIx, Item, ItemIx, Located, SessionIx, SessionKind, Site, Text,
};
use crate::picture::Head;

/// An archive, complete. Its clone shares all with it.
#[derive(Debug, Clone)]
pub struct Archive {
    /// Its settings.
    pub site: Arc<Site>,
    /// The day for which it is arranged.
    pub today: NaiveDate,
    /// Its controlled names.
    pub authorities: Arc<Authorities>,
    /// Its items: those in lists first, newest first; then pages, profiles and parts by id.
    pub items: Vec<Arc<Item>>,
    /// The items that stand in lists, newest first.
    pub listed: Arc<Vec<ItemIx>>,
    /// Its sessions, by mechanism, kind and number.
    pub sessions: Arc<Vec<Session>>,
    /// Its sections, by id.
    pub sections: Arc<Vec<Section>>,
    /// The words of the home page.
    pub home: Bilingual<Option<Text>>,
    /// Listed items by the years that they touch.
    pub years: Arc<BTreeMap<i32, Year>>,
    /// Listed items of each authority, newest first.
    pub items_of: Arc<BTreeMap<AuthorityIx, Vec<ItemIx>>>,
    /// Meetings in which an authority was host or participant, newest first, those without a date
    /// last.
    pub took_part: Arc<BTreeMap<AuthorityIx, Vec<Attendance>>>,
    /// The profile of each mechanism that has one.
    pub profiles: BTreeMap<AuthorityIx, ItemIx>,
    /// Earlier addresses.
    pub redirects: Arc<Vec<Redirect>>,
    /// Links of texts to pages by address, which only the plan can judge.
    pub page_links: Arc<Vec<Located<String>>>,
    /// Files of items.
    pub bundle_files: Arc<Vec<BundleFile>>,
    /// Files that are copied to the root as they are.
    pub static_files: Arc<Vec<StaticFile>>,
}

/// The listed items of a year, newest first.
#[derive(Debug, Clone, Default)]
pub struct Year {
    /// All of them, those known to the year only among them.
    pub items: Vec<ItemIx>,
    /// Those of each month that has any.
    pub months: BTreeMap<u8, Vec<ItemIx>>,
}

/// One numbered meeting of a mechanism.
#[derive(Debug, Clone)]
pub struct Session {
    /// The mechanism.
    pub mechanism: AuthorityIx,
    /// How it is numbered.
    pub kind: SessionKind,
    /// Its number.
    pub number: u32,
    /// Its days.
    pub date: Option<Date>,
    /// Where they are stated.
    pub stated_at: Place,
    /// The town and country.
    pub place: Bilingual<Option<String>>,
    /// The building.
    pub venue: Bilingual<Option<String>>,
    /// Who chaired.
    pub chair: Bilingual<Option<String>>,
    /// Who hosted it.
    pub hosts: Vec<AuthorityIx>,
    /// Who took part, of all items that report it.
    pub participants: Vec<AuthorityIx>,
    /// Items that report it, newest first. None: it is only mentioned.
    pub items: Vec<ItemIx>,
    /// Items that name it, newest first.
    pub mentioned_by: Vec<ItemIx>,
}

impl Session {
    /// Whether an item of the archive reports it.
    pub fn is_reported(&self) -> bool {
        !self.items.is_empty()
    }

    /// Whether it had ended by a day. A session without a date counts as ended if it is reported.
    pub fn has_ended_by(&self, day: NaiveDate) -> bool {
        match self.date {
            Some(date) => date.last_day() <= day,
            None => self.is_reported(),
        }
    }
}

/// A meeting in which an authority was host or participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendance {
    /// The meeting.
    pub meeting: Meeting,
    /// Its days.
    pub date: Option<Date>,
    /// Whether the authority was the host, alone or with others.
    pub is_host: bool,
}

/// What an authority takes part in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meeting {
    /// A session of a mechanism.
    Session(SessionIx),
    /// A meeting without a number, by the item that reports it and its place among its events.
    Event(ItemIx, usize),
}

/// A folder of items, with its page.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its path below the language.
    pub id: String,
    /// Its words, from `_index`.
    pub texts: Bilingual<Option<Text>>,
    /// Listed items in it and in the sections below it, newest first.
    pub items: Vec<ItemIx>,
    /// Sections directly below it, by id, as positions in the archive's list.
    pub below: Vec<usize>,
}

/// An earlier address and where it leads.
#[derive(Debug, Clone)]
pub struct Redirect {
    /// The earlier path from the site's root, without slashes at its ends.
    pub from: String,
    /// The path from the site's root to which it leads.
    pub to: String,
    /// Where it is stated.
    pub place: Place,
}

/// A file of an item, published once for both languages.
#[derive(Debug, Clone)]
pub struct BundleFile {
    /// Its path from the site's root.
    pub to: String,
    /// Its path from the archive's root.
    pub from: Arc<str>,
    /// What it shows, if it is a picture.
    pub picture: Option<Head>,
    /// Whether a page shows it, and does not only link to it.
    pub is_shown: bool,
}

/// A file that is copied to the root as it is.
#[derive(Debug, Clone)]
pub struct StaticFile {
    /// Its path from the site's root.
    pub to: String,
    /// Its path from the archive's root.
    pub from: Arc<str>,
    /// What it shows, if it is a picture.
    pub picture: Option<Head>,
}

impl Archive {
    /// The item of an index of this archive.
    #[expect(
        clippy::indexing_slicing,
        reason = "indexes are made with the list they point into"
    )]
    pub fn item(&self, ix: ItemIx) -> &Item {
        &self.items[ix.0 as usize]
    }

    /// The session of an index of this archive.
    #[expect(
        clippy::indexing_slicing,
        reason = "indexes are made with the list they point into"
    )]
    pub fn session(&self, ix: SessionIx) -> &Session {
        &self.sessions[ix.0 as usize]
    }

    /// The sessions of a mechanism with their indexes, by kind and number.
    pub fn sessions_of(
        &self,
        mechanism: AuthorityIx,
    ) -> impl Iterator<Item = (SessionIx, &Session)> {
        let first =
            self.sessions.partition_point(|session| session.mechanism < mechanism);
        let rest = self.sessions.iter().enumerate().skip(first);
        rest.take_while(move |(_, session)| session.mechanism == mechanism)
            .map(|(n, session)| (SessionIx(n as u32), session))
    }

    /// The highest regular number of a mechanism that an item reports and that was held by today; 0
    /// where there is none. So many sessions were held at least.
    pub fn held(&self, mechanism: AuthorityIx) -> u32 {
        let sessions = self.sessions_of(mechanism).map(|(_, session)| session);
        let held = sessions.filter(|session| {
            session.kind == SessionKind::Regular
                && session.is_reported()
                && session.has_ended_by(self.today)
        });
        held.map(|session| session.number).max().unwrap_or(0)
    }

    /// The number that the next session of a mechanism has: one more than the highest of those of
    /// its kind that an item reports or that had ended by today. A session to come that is only
    /// mentioned is still to be reported. Nothing beyond 999.
    pub fn next_session(&self, mechanism: AuthorityIx, kind: SessionKind) -> Option<u32> {
        let known = self.sessions_of(mechanism).map(|(_, session)| session);
        let known = known.filter(|session| {
            session.kind == kind
                && (session.is_reported() || session.has_ended_by(self.today))
        });
        let highest = known.map(|session| session.number).max().unwrap_or(0);
        Some(highest + 1).filter(|next| *next <= 999)
    }

    /// The address of a session below the language: `mechanisms/somtc/17`.
    pub fn session_id(&self, session: &Session) -> String {
        let mechanism = self.authorities.get(session.mechanism);
        format!("{}/{}", mechanism.id(), session.kind.segment(session.number))
    }
}

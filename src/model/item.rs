//! An item: the smallest thing described, in one or two languages, with its facts settled.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::Place;
use crate::digest::Digest;
use crate::lang::{Bilingual, Lang};
use crate::markdown::Outline;
use crate::model::{AuthorityIx, ImageWords, Words};

/// What an item is (dc:type).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A news item.
    News,
    /// A report of a meeting.
    Report,
    /// A document that the archive keeps.
    Document,
    /// A page about the archive, in no list.
    Page,
    /// The profile of a mechanism, in no list.
    Profile,
    /// A part of another item, in no list.
    Part,
}

impl Kind {
    /// The word in front matter and in the theme's messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Report => "report",
            Self::Document => "document",
            Self::Page => "page",
            Self::Profile => "profile",
            Self::Part => "part",
        }
    }

    /// What items of a top folder are, unless they say otherwise, by a path from `content/`.
    pub fn of_key(key: &str) -> Self {
        match key.split_once('/') {
            Some(("news", _)) => Self::News,
            Some(("reports", _)) => Self::Report,
            Some(("pages", _)) => Self::Page,
            _ => Self::Document,
        }
    }

    /// The usual top folder of items of this kind; none of what lies in the folder of another.
    pub const fn folder(self) -> Option<&'static str> {
        match self {
            Self::News => Some("news"),
            Self::Report => Some("reports"),
            Self::Document => Some("documents"),
            Self::Page => Some("pages"),
            Self::Profile => Some("mechanisms"),
            Self::Part => None,
        }
    }

    /// Whether items of this kind stand in lists.
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::News | Self::Report | Self::Document)
    }
}

/// How a session is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SessionKind {
    /// In the mechanism's own series.
    Regular,
    /// Special sessions, counted apart.
    Special,
    /// Informal sessions, counted apart.
    Informal,
}

impl SessionKind {
    /// The word in front matter, in addresses and in the theme's messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Special => "special",
            Self::Informal => "informal",
        }
    }

    /// The last part of a session's address: `17`, `special-2`.
    pub fn segment(self, number: u32) -> String {
        match self {
            Self::Regular => number.to_string(),
            Self::Special | Self::Informal => format!("{}-{number}", self.word()),
        }
    }
}

/// Whether an item is on the site, on the day for which it is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It is shown.
    Current,
    /// It was withdrawn on this date: its page says so and nothing else does.
    Expired(Date),
}

/// An item's number in its archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemIx(pub(crate) u32);

/// A session's number in its archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionIx(pub(crate) u32);

/// One item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The path below the language: `reports/2017/border-management`.
    pub id: String,
    /// Where it is described, for complaints that have no nearer place.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// Whether it is shown.
    pub state: State,
    /// Its day.
    pub date: Option<Date>,
    /// The date that orders it in lists: its day, else that of its file's name, else of its event.
    pub listed_on: Option<Date>,
    /// Its place among parts.
    pub weight: i64,
    /// A template of its own.
    pub template: Option<String>,
    /// Its mechanisms: those it names, then those of its events.
    pub mechanisms: Vec<AuthorityIx>,
    /// Countries that it is about.
    pub countries: Vec<AuthorityIx>,
    /// Organisations that it is about.
    pub organisations: Vec<AuthorityIx>,
    /// Topics.
    pub topics: Vec<AuthorityIx>,
    /// Its events.
    pub events: Vec<Event>,
    /// Sessions that it names.
    pub mentions: Vec<Mention>,
    /// Its source.
    pub source: Source,
    /// Its pictures.
    pub images: Vec<Image>,
    /// Its files to download.
    pub attachments: Vec<Attachment>,
    /// Its texts. At least one language has one.
    pub texts: Bilingual<Option<Text>>,
    /// Its parts in order, where it has any.
    pub parts: Vec<ItemIx>,
    /// What it is a part of.
    pub whole: Option<ItemIx>,
    /// The mechanism of a profile.
    pub profile_of: Option<AuthorityIx>,
}

/// An item in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The path of its file from the archive's root.
    pub path: Arc<str>,
    /// The name that it is lent, where its document gives it no title.
    pub lent_title: Option<Box<str>>,
    /// What its document says in its language, shared with the document.
    pub words: Arc<Words>,
    /// The bytes of its Markdown; nothing where there is a title only.
    pub body: Option<Range<usize>>,
    /// The digest of its title, description and body.
    pub digest: Digest,
    /// Its headings and links, shared with the document.
    pub outline: Arc<Outline>,
    /// Where each destination of its links leads.
    pub links: LinkTargets,
}

/// Where the links of a text lead, by their destinations as they are written. Most texts have one
/// or two, so that it is a list, and small.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkTargets(Box<[(String, LinkTo)]>);

impl LinkTargets {
    /// Where a destination leads, if the text has it.
    pub fn get(&self, destination: &str) -> Option<&LinkTo> {
        let at =
            self.0.binary_search_by(|(written, _)| written.as_str().cmp(destination));
        self.0.get(at.ok()?).map(|(_, to)| to)
    }

    /// All destinations in their order, and where they lead.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &LinkTo)> {
        self.0.iter().map(|(written, to)| (written.as_str(), to))
    }
}

impl FromIterator<(String, LinkTo)> for LinkTargets {
    /// Of a destination that comes twice, the last stands.
    fn from_iter<I: IntoIterator<Item = (String, LinkTo)>>(links: I) -> Self {
        let links: BTreeMap<String, LinkTo> = links.into_iter().collect();
        Self(links.into_iter().collect())
    }
}

/// Where a link of a text leads, settled before anything is rendered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LinkTo {
    /// An item, and a heading of it.
    Item(ItemIx, Option<String>),
    /// A page of the site, below the language, and a heading of it.
    Page(String, Option<String>),
    /// A file, by its path from the site's root.
    File(String),
    /// A heading of the same page.
    Here(String),
    /// Another site.
    Outside(String),
    /// Nowhere: the link is left out and its words stay.
    Nowhere,
}

/// One meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Where it is stated.
    pub stated_at: Place,
    /// The mechanism that met.
    pub mechanism: Option<AuthorityIx>,
    /// The session that it was.
    pub session: Option<SessionIx>,
    /// The kind and number of the session.
    pub number: Option<(SessionKind, u32)>,
    /// Its days, with the place where they are stated.
    pub date: Option<Date>,
    /// Who hosted it.
    pub hosts: Vec<AuthorityIx>,
    /// Who took part.
    pub participants: Vec<AuthorityIx>,
    /// The members of ASEAN that are said not to have taken part.
    pub absent: Vec<AuthorityIx>,
    /// The town and country.
    pub place: Bilingual<Option<String>>,
    /// The building.
    pub venue: Bilingual<Option<String>>,
    /// Who chaired.
    pub chair: Bilingual<Option<String>>,
}

/// A session that an item names.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where it is named.
    pub stated_at: Place,
    /// The mechanism.
    pub mechanism: AuthorityIx,
    /// The session.
    pub session: Option<SessionIx>,
    /// The kind and number of the session.
    pub number: Option<(SessionKind, u32)>,
    /// Its days.
    pub date: Option<Date>,
    /// Who hosts it.
    pub hosts: Vec<AuthorityIx>,
    /// The town and country.
    pub place: Bilingual<Option<String>>,
    /// The building.
    pub venue: Bilingual<Option<String>>,
}

/// Where an item comes from: the facts; the words stand with each text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Source {
    /// Its address.
    pub url: Option<String>,
    /// When it was read.
    pub retrieved: Option<Date>,
}

/// One picture of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Its path from the site's root.
    pub file: String,
    /// What each language says of it, shared with the document.
    pub words: Bilingual<Arc<ImageWords>>,
}

/// One file of an item to download.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Its path from the site's root.
    pub file: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its language, a BCP 47 tag.
    pub lang: Option<String>,
    /// What it is.
    pub title: Bilingual<Option<String>>,
}

impl Text {
    /// Its title, or the name that it is lent.
    pub fn title(&self) -> &str {
        let own = self.words.title.as_ref().map(|title| title.value.as_str());
        own.or(self.lent_title.as_deref()).unwrap_or_default()
    }

    /// When it was last changed in substance.
    pub fn updated(&self) -> Option<Date> {
        self.words.updated.as_ref().map(|updated| updated.value)
    }
}

impl Item {
    /// Everybody and everything that its front matter names.
    pub fn authorities(&self) -> BTreeSet<AuthorityIx> {
        let of_event = |event: &Event| {
            let actors = event.hosts.iter().chain(&event.participants).copied();
            actors.chain(event.mechanism).collect::<Vec<_>>()
        };
        let of_mention = |mention: &Mention| {
            let hosts = mention.hosts.iter().copied();
            hosts.chain([mention.mechanism]).collect::<Vec<_>>()
        };
        let lists =
            [&self.mechanisms, &self.countries, &self.organisations, &self.topics];
        let listed = lists.into_iter().flatten().copied();
        listed
            .chain(self.events.iter().flat_map(of_event))
            .chain(self.mentions.iter().flat_map(of_mention))
            .chain(self.profile_of)
            .collect()
    }

    /// The language in which it is read by readers of a language: their own, or the other.
    pub fn text(&self, lang: Lang) -> Option<(Lang, &Text)> {
        self.texts.nearest(lang)
    }

    /// The language whose body is shown to readers of a language.
    pub fn body_lang(&self, lang: Lang) -> Option<Lang> {
        [lang, lang.other()].into_iter().find(|&lang| self.has_body(lang))
    }

    /// Whether it has a text of its own in a language, more than a title.
    pub fn has_body(&self, lang: Lang) -> bool {
        self.texts.get(lang).as_ref().is_some_and(|text| text.body.is_some())
    }

    /// Whether it can be read in a language, and has not a title alone there; of an item that has
    /// only titles, those are what is read.
    pub fn is_read_in(&self, lang: Lang) -> bool {
        let has_any = Lang::ALL.into_iter().any(|lang| self.has_body(lang));
        if has_any { self.has_body(lang) } else { self.texts.get(lang).is_some() }
    }

    /// Whether it has a page in a language, given whether one without a text of its own has.
    pub fn has_page(&self, lang: Lang, fallback: bool) -> bool {
        fallback || self.profile_of.is_some() || self.texts.get(lang).is_some()
    }

    /// The day by which the names on its page are those of the time: the start of its first event
    /// that has a date, or else its own date, or else that of its file's name.
    pub fn day(&self) -> Option<Date> {
        let event = self.events.iter().find_map(|event| event.date);
        event.or(self.date).or(self.listed_on)
    }

    /// The dates by which it is found: those of its events, or else its own.
    pub fn dates(&self) -> Vec<Date> {
        let events: Vec<Date> =
            self.events.iter().filter_map(|event| event.date).collect();
        if events.is_empty() { self.listed_on.into_iter().collect() } else { events }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_folder_says_what_an_item_is_and_its_own_name_does_not() {
        assert_eq!(Kind::of_key("news/2019/visit"), Kind::News);
        assert_eq!(Kind::of_key("speeches/talk"), Kind::Document);
        assert_eq!(Kind::of_key("news"), Kind::Document);
        for kind in [Kind::News, Kind::Report, Kind::Document, Kind::Page] {
            let folder = kind.folder().unwrap();
            assert_eq!(Kind::of_key(&format!("{folder}/x")), kind);
        }
    }
}

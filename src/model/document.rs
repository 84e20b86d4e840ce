//! A document: one Markdown file, parsed, before it is joined with its twin.
//!
//! Facts are shared by the languages of an item; words belong to one language.

use std::ops::Range;
use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::Place;
use crate::digest::Digest;
use crate::lang::Lang;
use crate::markdown::Outline;
use crate::model::{Authority, Kind, Located, SessionKind, Stated, Tree};

/// What a file is, as its path alone says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The path from the archive's root.
    pub path: Arc<str>,
    /// The language that the file's name says, or the default one.
    pub lang: Lang,
    /// What the document describes.
    pub role: Role,
    /// The path from `content/` without language, `index`, extension and leading date. Twins share it.
    pub key: String,
    /// The folder of the file from `content/`, where its relative links begin; empty for the top.
    pub folder: String,
    /// Whether the file is the `index` of a folder of its own, a bundle.
    pub bundle: bool,
    /// The date before the name, if it has one.
    pub date: Option<Date>,
}

/// What a document describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// An item.
    Item,
    /// A mechanism.
    Profile,
    /// A section: `_index`.
    Section,
    /// A part of the item or profile whose bundle it lies in.
    Part,
}

/// One parsed file.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What its path says.
    pub name: Name,
    /// The place of the file's front matter, for complaints about what is not there.
    pub head: Place,
    /// What it states of the item.
    pub facts: Facts,
    /// Whether it states a date of the item or of an event, readable or not.
    pub states_a_date: bool,
    /// What it says in its language.
    pub words: Arc<Words>,
    /// The authority record in a profile's front matter.
    pub record: Option<Box<Record>>,
    /// Its Markdown.
    pub body: Body,
    /// The digest of its title, description and body.
    pub digest: Digest,
}

/// An authority record that stands in a profile, before the profile's slug is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The record.
    pub authority: Authority,
    /// Where it begins.
    pub place: Place,
}

/// The Markdown of a document: where it is, and what it holds; never the text itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The bytes of the Markdown in the file.
    pub range: Range<usize>,
    /// Its headings and links.
    pub outline: Arc<Outline>,
}

/// Facts of an item, each as one document states it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// What the item is.
    pub kind: Stated<Kind>,
    /// Its day.
    pub date: Stated<Date>,
    /// The first day on the site.
    pub publish_date: Stated<Date>,
    /// The day of its withdrawal.
    pub expiry_date: Stated<Date>,
    /// The last part of the address.
    pub slug: Stated<String>,
    /// Earlier addresses.
    pub aliases: Stated<Vec<Located<String>>>,
    /// The order among parts.
    pub weight: Stated<i64>,
    /// A template of its own.
    pub template: Stated<String>,
    /// Mechanisms, by slug.
    pub mechanisms: Stated<Vec<Located<String>>>,
    /// Countries, by slug.
    pub countries: Stated<Vec<Located<String>>>,
    /// Organisations, by slug.
    pub organisations: Stated<Vec<Located<String>>>,
    /// Topics, by slug.
    pub topics: Stated<Vec<Located<String>>>,
    /// Events.
    pub events: Vec<EventFacts>,
    /// Sessions that are named.
    pub mentions: Vec<MeetingFacts>,
    /// The source.
    pub source: SourceFacts,
    /// Pictures.
    pub images: Vec<ImageFacts>,
    /// Files to download.
    pub attachments: Vec<AttachmentFacts>,
}

/// Words of one language.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// The title.
    pub title: Option<Located<String>>,
    /// A sentence or two.
    pub description: Option<String>,
    /// Whether the document is a draft.
    pub draft: bool,
    /// When it was last changed in substance.
    pub updated: Stated<Date>,
    /// What joins it with a document of another name.
    pub translation_key: Stated<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Whom to thank.
    pub credit: Option<String>,
    /// Who may do what with it.
    pub rights: Option<String>,
    /// The digest of the text that it was translated from.
    pub translated_from: Stated<Digest>,
    /// Its own digest when it was compared with that text, and found right.
    pub reviewed: Stated<Digest>,
    /// Why the item was withdrawn.
    pub expiry_reason: Option<String>,
    /// What is said of the source.
    pub source: SourceWords,
    /// What the theme needs.
    pub extra: Option<Tree>,
}

/// Facts and words of one event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventFacts {
    /// What met, when and where.
    pub meeting: MeetingFacts,
    /// Participants, by slug.
    pub participants: Stated<Vec<Located<String>>>,
    /// Members that did not take part.
    pub except: Stated<Vec<Located<String>>>,
    /// How many countries are said to have taken part.
    pub participants_stated: Stated<i64>,
}

/// Facts and words of a meeting, be it reported or only named.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingFacts {
    /// Where the meeting is stated.
    pub place: Place,
    /// The mechanism, by slug.
    pub mechanism: Stated<String>,
    /// The number of the session.
    pub session: Stated<u32>,
    /// The kind of the session.
    pub kind: Stated<SessionKind>,
    /// Its days.
    pub date: Stated<Date>,
    /// Hosts, by slug.
    pub hosts: Stated<Vec<Located<String>>>,
    /// What one language says of it.
    pub words: EventWords,
}

/// What one language says of an event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventWords {
    /// The town and country.
    pub place: Stated<String>,
    /// The building.
    pub venue: Stated<String>,
    /// Who chaired.
    pub chair: Stated<String>,
}

/// Facts of the source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceFacts {
    /// Its address.
    pub url: Stated<String>,
    /// When it was read.
    pub retrieved: Stated<Date>,
}

/// What one language says of the source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceWords {
    /// Who published it.
    pub publisher: Option<String>,
    /// How this text stands to it: one of `keys::RELATIONS`.
    pub relation: Option<&'static str>,
    /// Its language, a BCP 47 tag.
    pub lang: Option<String>,
    /// Whom it asks to be thanked.
    pub credit: Option<String>,
    /// What it allows.
    pub rights: Option<String>,
}

/// One picture.
#[derive(Debug, Clone, PartialEq)]
pub struct ImageFacts {
    /// Its file in the item's folder.
    pub file: Located<String>,
    /// What one language says of it.
    pub words: Arc<ImageWords>,
}

/// What one language says of a picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImageWords {
    /// What it shows.
    pub alt: Option<String>,
    /// The words below it.
    pub caption: Option<String>,
    /// Whose it is.
    pub credit: Option<String>,
}

/// One file to download.
#[derive(Debug, Clone, PartialEq)]
pub struct AttachmentFacts {
    /// The file in the item's folder.
    pub file: Located<String>,
    /// The language of the file.
    pub lang: Stated<String>,
    /// What one language says of it.
    pub words: AttachmentWords,
}

/// What one language says of an attachment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AttachmentWords {
    /// What it is.
    pub title: Option<String>,
}

//! The nouns of an archive. No file system, no template, no clock.

mod archetype;
mod archive;
mod asset;
mod authority;
mod document;
mod item;
mod lasting;
mod located;
mod placeholder;
mod site;
mod translation;
mod tree;

pub use archetype::{
    ANY_ITEM, ARCHETYPES, Archetype, ComesFrom, Filled, Line, Part, Piece, Slot, Within,
};
pub use archive::{
    Archive, Attendance, BundleFile, Meeting, Redirect, Section, Session, StaticFile,
    Year,
};
pub use asset::Asset;
pub use authority::{
    Authorities, Authority, AuthorityIx, Cadence, FormerName, Parent, Partner, Register,
};
pub use document::{
    AttachmentFacts, AttachmentWords, Body, Document, EventFacts, EventWords, Facts,
    ImageFacts, ImageWords, MeetingFacts, Name, Record, Role, SourceFacts, SourceWords,
    Words,
};
pub use item::{
    Attachment, Event, Image, Item, ItemIx, Kind, LinkTargets, LinkTo, Mention,
    SessionIx, SessionKind, Source, State, Text,
};
pub use lasting::{Lasting, former_name_on, on, throughout};
pub use located::{Located, Stated};
pub use placeholder::{Fits, Placeholder};
pub(crate) use site::MILLION;
pub use site::{Links, MenuEntry, PictureLimits, Site};
pub use translation::{Side, Translation};
pub use tree::Tree;

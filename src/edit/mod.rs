//! The room that writes sources: a new archive, new documents in one, lines of front matter, and what text
//! editors need beside them.
//!
//! What is new is never written over anything. A file that is there is changed only as it was known, and
//! not a byte beside what is to change.

#![expect(clippy::disallowed_methods, reason = "this is the room that writes sources")]

mod archetypes;
mod create;
mod equip;
mod init;
mod line;
mod mark;
mod placement;
mod replace;
mod values;
mod wish;
mod words;

pub use archetypes::{archetype, archetypes, built_in};
pub use create::{NotCreated, create};
pub use equip::{Equipped, equip, renew};
pub use init::{Refused, init};
pub use mark::mark;
pub use placement::{Misplaced, Placement, place};
pub use replace::{NotReplaced, replace};
pub use values::{Values, session_name};
pub use wish::{Event, Record, Wish, Written};
pub use words::one_line;

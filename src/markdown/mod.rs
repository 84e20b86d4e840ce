//! Markdown bodies: what they hold, what is wrong with them, and their HTML.
//!
//! In: a body's text. Out: an outline with complaints, HTML, or plain text.
//! Never reads a file, never looks a link up, never lets content bring in script or style,
//! and never changes a letter of the text.

mod allowed;
mod alt;
mod clean;
mod entity;
mod escape;
mod events;
mod findings;
mod foreign;
mod heading;
mod html;
mod line;
mod lines;
mod literal;
mod markup;
mod nest;
mod notes;
mod passages;
mod places;
mod raw;
mod scan;
mod shape;
mod stars;
mod tag;
mod target;
mod text;
mod thai;
mod typeset;

pub use alt::says_nothing;
pub use heading::Heading;
pub use html::{Find, Mentions, Picture, Resolved, Words, html};
pub use passages::{Passage, folded, passages};
pub use scan::{Link, Outline, scan};
pub use shape::{differs_in_marks_alone, differs_in_words_alone};
pub use target::{Target, target};
pub use text::{lead, plain_text};
pub use thai::spelling;
pub use typeset::typeset;

/// How many elements may stand within each other; deeper ones are left out, their text stays.
pub const MAX_DEPTH: usize = 100;

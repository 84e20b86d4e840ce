//! Markdown bodies: what they hold, what is wrong with them, and their HTML.
//!
//! In: a body's text. Out: an outline with complaints, HTML, or plain text.
//! Never reads a file, never looks a link up, never lets content bring in script or style,
//! and never changes a letter of the text.

mod clean;
mod escape;
mod findings;
mod heading;
mod html;
mod lines;
mod nest;
mod notes;
mod raw;
mod scan;
mod stars;
mod target;
mod text;
mod thai;

use pulldown_cmark::{Options, Parser};

pub use heading::Heading;
pub use html::{Words, html};
pub use scan::{Link, Outline, scan};
pub use target::{Target, target};
pub use text::{lead, plain_text};
pub use thai::spelling;

/// How many elements may stand within each other; deeper ones are left out, their text stays.
pub const MAX_DEPTH: usize = 100;

/// `CommonMark` with tables, footnotes, strikethrough, task lists and heading attributes.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// The one way a body is read, so that all who read it see the same elements.
fn parser(body: &str) -> Parser<'_> {
    Parser::new_ext(body, OPTIONS)
}

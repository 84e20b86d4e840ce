//! Samut makes a bilingual Thai/English archive of ASEAN cooperation from a folder of Markdown.
//!
//! A site is a function from a path to bytes. Six stages make it, and `pipeline` alone knows
//! their order: `source` reads, `parse` understands one file, `arrange` joins them into an
//! archive, `plan` decides every route, `render` draws a page, `write` touches the output.
//! Everything else is nouns: values that no stage changes once they are made.
//!
//! Start with [`pipeline`], then [`model`], then the stage that you are after.

// Nouns, from the ground up.
pub mod cms;
pub mod collation;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod keys;
pub mod lang;
mod limits;
pub mod markdown;
pub mod messages;
pub mod misspelt;
pub mod model;
pub mod names;
pub mod page;
pub mod picture;
pub mod route;
pub mod schema;
pub mod site_path;
pub mod text_editors;
pub mod view;

// Stages, in their order.
pub mod arrange;
pub mod parse;
pub mod plan;
pub mod render;
pub mod search;
pub mod source;
pub mod write;

pub mod copies;
mod default_theme;
pub mod edit;
pub mod external;
pub mod mend;
pub mod pipeline;
pub mod preview;
pub mod serve;
mod themes;
pub mod translations;
pub mod workspace;

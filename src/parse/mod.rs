//! Files to documents, registers and settings; every fault of a file in one run.
//!
//! Pure: text comes in, values with their places go out. It knows no other file.

mod archetype;
mod document;
mod front_matter;
mod levels;
mod meant;
mod name;
mod reader;
mod register;
mod site;
mod slip;
mod spelt;
mod stands;
mod starred;
mod theme;
mod toml;
mod unknown;
mod value;
mod wrong_type;

pub use archetype::{FOLDER as ARCHETYPES, Pattern, archetype, pattern};
pub use document::document;
pub use name::names;
pub use register::register;
pub use site::{normal_base_url, site};
pub use stands::{StandingKey, Stands, stands};
pub use theme::{ThemeSettings, messages, theme};

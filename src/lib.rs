//! Samut makes a bilingual Thai/English archive of ASEAN cooperation from a folder of Markdown.

pub mod date;
pub mod diagnostic;
pub mod lang;
pub mod markdown;
pub mod site_path;
pub mod write;

//! A file that is neither Markdown nor TOML: a picture, an attachment, a favicon.

use std::sync::Arc;

use crate::picture::Head;

/// A file that is published as it is; a picture without what its camera tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path from the archive's root.
    pub path: Arc<str>,
    /// Its size in bytes.
    pub size: u64,
    /// What it shows, if it is a picture.
    pub picture: Option<Head>,
}

//! A file that is neither Markdown nor TOML: a picture, an attachment, a favicon.

use std::sync::Arc;

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asset {
    /// Its path from the archive's root.
    pub path: Arc<str>,
    /// Its size in bytes.
    pub size: u64,
}

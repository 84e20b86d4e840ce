//! How much we read and follow, so that no input can stop a build for everybody.

/// The largest file of Markdown or TOML, in bytes.
pub(crate) const LARGEST_FILE: u64 = 16 * 1024 * 1024;
/// The largest front matter, in bytes.
pub(crate) const LARGEST_FRONT_MATTER: usize = 64 * 1024;
/// The largest picture, in bytes: it is read whole.
pub(crate) const LARGEST_PICTURE: u64 = 128 * 1024 * 1024;
/// How many items a page of a list shows.
pub(crate) const PAGE_OF_LIST: usize = 50;
/// For how many dead links we guess which of all paths was meant: each guess looks at every path.
pub(crate) const GUESSES: usize = 50;

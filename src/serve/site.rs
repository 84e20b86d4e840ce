//! The contract between the door and the engine: what a browser may ask for.
//!
//! In: addresses of the site. Out: bytes, complaints, and word of each change. It knows neither
//! sockets nor HTTP, and the door knows nothing of archives beyond it.

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::watch;

use crate::diagnostic::Diagnostic;

/// A site that changes while it is looked at. Every method but [`Site::news`] may block.
pub trait Site: Send + Sync + 'static {
    /// What stands at an address such as `th/news/x/`: decoded, without query, and neither with a
    /// slash before it nor with `..` in it; the empty text is the front page. It waits for a change
    /// that was seen and is not settled.
    fn answer(&self, address: &str) -> Answered;

    /// All complaints of the present state, and the pages that are not what readers get.
    fn report(&self) -> Arc<Report>;

    /// The present state, and word of each one to come.
    fn news(&self) -> watch::Receiver<News>;

    /// The path below which the site will stand, such as `archive/`, or nothing. The page for what
    /// is not found leads there, so that addresses below it are answered too.
    fn base(&self) -> String {
        String::new()
    }
}

/// An answer, and the state that it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The number of the state, as in [`News`].
    pub state: u64,
    /// The answer.
    pub answer: Answer,
}

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Something of a media type, such as `text/html; charset=utf-8`.
    Found {
        /// The bytes.
        bytes: Vec<u8>,
        /// The media type.
        kind: &'static str,
    },
    /// A folder that was asked for without its last slash, or with `index.html`: its address, again
    /// without a slash before it.
    Moved(String),
    /// Nothing stands there.
    NotFound {
        /// The page that says so, in HTML.
        page: Vec<u8>,
    },
    /// What the page is made from has errors.
    Broken {
        /// The page as it was when it could last be made, in HTML.
        last: Option<Vec<u8>>,
        /// What is wrong with it; of all that is wrong, only what this page suffers from.
        complaints: Vec<Diagnostic>,
    },
}

/// What there is to say about a state of an archive.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Its number, as in [`News`].
    pub state: u64,
    /// Every complaint, sorted by place.
    pub complaints: Vec<Diagnostic>,
    /// The addresses of the pages that a file is shown on, by the file's path from the root; at
    /// least for the files that complaints name.
    pub pages: BTreeMap<Arc<str>, Vec<String>>,
    /// The pages that readers do not get as they are seen here, by their addresses.
    pub marks: BTreeMap<String, Mark>,
}

/// How a page differs from what readers get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Its document is a draft.
    Draft,
    /// It is not published yet.
    Scheduled,
    /// It is not published any more.
    Withdrawn,
}

/// Word of a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The state's number, which grows by 1 with each change that was settled.
    pub state: u64,
    /// What differs from the state before it.
    pub what: What,
}

/// What a change changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Pages, and perhaps anything else.
    Pages,
    /// Style sheets alone, by their addresses.
    Styles(Vec<String>),
    /// Complaints alone.
    Problems,
}

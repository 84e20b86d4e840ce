//! A page that is decided and not yet rendered: all that a template may see, and its text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::lang::Lang;
use crate::markdown::Resolved;
use crate::model::AuthorityIx;
use crate::names::Names;
use crate::view::{self, View};

/// A page that is decided but not rendered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Page {
    /// What every page has.
    pub page: view::Page,
    /// What every page knows of the archive.
    pub site: view::Site,
    /// What this one shows.
    pub view: View,
    /// A template other than that of its kind.
    pub template: Option<String>,
    /// The text that it shows.
    pub body: Option<Body>,
}

/// The text of a page: where it lies, and where its links lead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Body {
    /// The path of its file from the archive's root.
    pub path: Arc<str>,
    /// The bytes of the Markdown in the file.
    pub range: Range<usize>,
    /// The language of the text.
    pub lang: Lang,
    /// The link for each destination as it is written; none where the words alone stay.
    pub links: BTreeMap<String, Option<Resolved>>,
    /// The names that lead to pages at their first mention, where there are any.
    pub mentions: Option<Mentions>,
}

/// Names in a text, and where they lead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mentions {
    /// The names of all authorities.
    pub names: Arc<Names>,
    /// The pages of those whose names are links.
    pub pages: BTreeMap<AuthorityIx, String>,
}

impl Mentions {
    /// Where names that lead to a page stand in a text, in order and apart. One that may mean
    /// several of those that have a page means none. The text is [`crate::markdown::folded`].
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, String)> {
        let found = self.names.find(text).into_iter();
        let mentions = found.filter_map(|(range, name)| {
            let mut pages = name.owners().iter().filter_map(|ix| self.pages.get(ix));
            let page = pages.next()?;
            pages.next().is_none().then(|| (range, page.clone()))
        });
        mentions.collect()
    }
}

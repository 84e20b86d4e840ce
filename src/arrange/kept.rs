//! Items that are as they were: what was settled before is taken again where it is the same.
//!
//! In: the archive of before, and items that are settled anew. Out: the items of before in their
//! place, so that an archive shares all but what has changed with the one whose place it takes,
//! and there is hardly ever room needed for two.

use std::collections::HashMap;
use std::sync::Arc;

use crate::arrange::Moment;
use crate::lang::{Bilingual, Lang};
use crate::model::{Archive, Authorities, Item, Site, Text};

/// The items of the archive of before.
#[derive(Default)]
pub(super) struct Kept<'a> {
    /// By id.
    items: HashMap<&'a str, &'a Arc<Item>>,
    /// Whether all by which an item is settled, but for its own documents, is as it was.
    is_ground_alike: bool,
}

impl<'a> Kept<'a> {
    /// The items of an archive, if there was one, for another with these settings and names.
    pub(super) fn of(
        before: Option<&'a Archive>,
        site: &Arc<Site>,
        authorities: &Authorities,
        moment: Moment,
    ) -> Self {
        let Some(before) = before else { return Self::default() };
        Self {
            items: before.items.iter().map(|item| (item.id.as_str(), item)).collect(),
            is_ground_alike: Arc::ptr_eq(&before.site, site)
                && before.today == moment.today
                && *before.authorities == *authorities,
        }
    }

    /// An item of which links, sessions and parts are still to be settled, given whether each
    /// language has a document. That of before may have them already, as they were then.
    pub(super) fn begun(&self, item: Item, documents: Bilingual<bool>) -> Arc<Item> {
        let before = self.items.get(item.id.as_str());
        match before.filter(|before| {
            self.is_ground_alike
                && is_plain(before)
                && is_plain(&item)
                && is_of_same_documents(before, &item, documents)
        }) {
            Some(before) => Arc::clone(before),
            None => Arc::new(item),
        }
    }

    /// An item that is settled.
    pub(super) fn settled(&self, item: Arc<Item>) -> Arc<Item> {
        match self.items.get(item.id.as_str()) {
            Some(before) if ***before == *item => Arc::clone(before),
            _ => item,
        }
    }
}

/// Whether an item has nothing of which a part is left out or added after it has begun.
fn is_plain(item: &Item) -> bool {
    item.images.is_empty()
        && item.attachments.is_empty()
        && item.parts.is_empty()
        && item.whole.is_none()
}

/// Whether two items are made of the very same documents. One that gives no text may say anything.
fn is_of_same_documents(a: &Item, b: &Item, documents: Bilingual<bool>) -> bool {
    let is_same = |a: &Text, b: &Text| {
        // Whatever is read anew has words and an outline of its own.
        Arc::ptr_eq(&a.words, &b.words) && Arc::ptr_eq(&a.outline, &b.outline)
    };
    Lang::ALL.into_iter().all(|lang| match (a.texts.get(lang), b.texts.get(lang)) {
        (Some(a), Some(b)) => is_same(a, b),
        (None, None) => !*documents.get(lang),
        _ => false,
    })
}

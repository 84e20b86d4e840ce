//! The pages that were shown last while their files were good.
//!
//! In: pages as they are made. Out: what stood at an address before its file was broken. It keeps
//! the last few hundred.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// How many pages are kept: those that an editor has open, and then some.
const KEPT: usize = 200;

/// Pages by their paths, with the files of which they were made.
#[derive(Default)]
pub(super) struct Good {
    pages: BTreeMap<String, (Vec<u8>, Vec<Arc<str>>)>,
    order: VecDeque<String>,
}

impl Good {
    /// Keeps a page, in the place of the one that stood there before.
    pub(super) fn keep(&mut self, path: &str, page: &[u8], files: &[Arc<str>]) {
        let kept = (page.to_vec(), files.to_vec());
        if self.pages.insert(path.to_owned(), kept).is_none() {
            self.order.push_back(path.to_owned());
        }
        if self.order.len() > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.pages.remove(&oldest);
        }
    }

    /// The page at a path, as it was kept last.
    pub(super) fn page(&self, path: &str) -> Option<Vec<u8>> {
        self.pages.get(path).map(|(page, _)| page.clone())
    }

    /// The same, with the files of which it was made.
    pub(super) fn page_and_files(&self, path: &str) -> Option<(Vec<u8>, Vec<Arc<str>>)> {
        self.pages.get(path).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_pages_are_kept_and_the_first_go() {
        let mut good = Good::default();
        for n in 0..=KEPT {
            good.keep(&n.to_string(), b"first", &[]);
            good.keep(&n.to_string(), n.to_string().as_bytes(), &[Arc::from("a")]);
        }
        assert_eq!(good.page("0"), None);
        assert_eq!(good.page("1"), Some(b"1".to_vec()));
        let (page, files) = good.page_and_files(&KEPT.to_string()).unwrap();
        assert_eq!((page, files), (KEPT.to_string().into_bytes(), vec![Arc::from("a")]));
        assert_eq!(good.pages.len(), KEPT);
    }
}

//! The pages that were shown last while their files were good.
//!
//! In: pages as they are made. Out: what stood at an address before its file was broken. It keeps
//! the last few hundred, in some megabytes.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// How many pages are kept: those that an editor has open, and then some.
const KEPT: usize = 200;
/// How many bytes they have together at most.
const ROOM: usize = 16 * 1024 * 1024;

/// Pages by their paths, with the files of which they were made.
#[derive(Default)]
pub(super) struct Good {
    pages: BTreeMap<String, (Vec<u8>, Vec<Arc<str>>)>,
    /// Their paths, the one that was kept last at the end.
    order: VecDeque<String>,
    bytes: usize,
}

impl Good {
    /// Keeps a page, in the place of the one that stood there before.
    pub(super) fn keep(&mut self, path: &str, page: &[u8], files: &[Arc<str>]) {
        self.forget(path);
        self.bytes += page.len();
        self.pages.insert(path.to_owned(), (page.to_vec(), files.to_vec()));
        self.order.push_back(path.to_owned());
        while self.order.len() > KEPT || self.bytes > ROOM {
            let Some(oldest) = self.order.front().cloned() else { return };
            self.forget(&oldest);
        }
    }

    fn forget(&mut self, path: &str) {
        if let Some((page, _)) = self.pages.remove(path) {
            self.bytes -= page.len();
            self.order.retain(|other| other != path);
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
        assert_eq!(
            good.bytes,
            good.pages.values().map(|(page, _)| page.len()).sum::<usize>()
        );
    }

    #[test]
    fn a_page_that_is_open_stays() {
        let mut good = Good::default();
        for n in 0..KEPT * 2 {
            good.keep(&n.to_string(), b"x", &[]);
            good.keep("open", b"x", &[]);
        }
        assert!(good.page("open").is_some());
        assert_eq!(good.pages.len(), KEPT);
    }

    #[test]
    fn large_pages_do_not_fill_the_memory() {
        let mut good = Good::default();
        for n in 0..5 {
            good.keep(&n.to_string(), &vec![0; ROOM / 2], &[]);
        }
        assert_eq!(good.pages.len(), 2);
        good.keep("largest", &vec![0; ROOM + 1], &[]);
        assert!(good.pages.is_empty() && good.order.is_empty() && good.bytes == 0);
    }
}

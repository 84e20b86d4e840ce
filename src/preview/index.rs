//! The index that readers search, made when it is first asked for.
//!
//! In: a state of an archive. Out: a file of its index. No page waits for it: the first who asks for
//! a file of a new state makes the whole, others who ask meanwhile wait for that one.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::pipeline::{self, Ready};
use crate::preview::held;

/// The index of one state.
#[derive(Default)]
pub(super) struct Index {
    made: Mutex<Option<Made>>,
}

/// The files of an index by their paths from the site's root.
struct Made {
    /// The number of the state.
    state: u64,
    files: Arc<BTreeMap<String, Vec<u8>>>,
}

impl Index {
    /// A file of the index of a state, given its path from the site's root.
    pub(super) fn file(
        &self,
        root: &Path,
        (state, ready): (u64, &Ready),
        path: &str,
    ) -> Option<Vec<u8>> {
        let files = {
            let mut made = held(&self.made);
            match &*made {
                // A newer one stands for one of before: who asked for that will ask again.
                Some(made) if made.state >= state => Arc::clone(&made.files),
                _ => {
                    let mut files = BTreeMap::new();
                    pipeline::index(root, ready, &mut |path, bytes| {
                        files.insert(path, bytes);
                    });
                    let files = Arc::new(files);
                    *made = Some(Made { state, files: Arc::clone(&files) });
                    files
                }
            }
        };
        files.get(path).cloned()
    }
}

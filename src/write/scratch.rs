//! A folder beside the output where its new files wait: a place comes in, fresh paths come out.
//!
//! It removes what a killed build left in that place, if it bears our mark, and itself when
//! dropped. It never removes a folder that someone else made.

#![expect(
    clippy::disallowed_methods,
    reason = "`write` may write; here, only to its own"
)]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::write::ground::{Found, look};

/// The file that says a folder is one of ours.
const MARK: &str = "made-by-samut";
/// What stands in it, for whoever finds it.
const MARK_TEXT: &str = "A build works here. If none is running, this folder can go.\n";
/// Where new files wait.
const NEW: &str = "new";
/// Where old files are kept until all is done.
const OLD: &str = "old";

/// A folder of ours, for as long as the value lives.
#[derive(Debug)]
pub(super) struct Scratch {
    root: PathBuf,
    next: AtomicU64,
    parents: Vec<PathBuf>,
}

/// A new file that waits in a [`Scratch`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Waiting(u64);

/// Why a place could not be had.
#[derive(Debug)]
pub(super) enum Denied {
    /// Something that is not ours stands there.
    Taken,
    /// The system refused.
    Io(io::Error),
}

impl From<io::Error> for Denied {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Scratch {
    /// Makes the folder, with the folders above it, after removing a dead build's.
    pub(super) fn claim(root: PathBuf) -> Result<Self, Denied> {
        clear(&root)?;
        let mut made = Self { root, next: AtomicU64::new(0), parents: Vec::new() };
        let missing: Vec<PathBuf> = made
            .root
            .ancestors()
            .skip(1)
            .take_while(|above| matches!(look(above), Ok(Found::Nothing)))
            .map(Path::to_path_buf)
            .collect();
        for parent in missing.into_iter().rev() {
            fs::create_dir(&parent)?;
            made.parents.push(parent);
        }
        fs::create_dir(&made.root)?;
        fs::write(made.root.join(MARK), MARK_TEXT)?;
        fs::create_dir(made.root.join(NEW))?;
        fs::create_dir(made.root.join(OLD))?;
        Ok(made)
    }

    /// A place for a new file; no two calls give the same.
    pub(super) fn fresh(&self) -> Waiting {
        Waiting(self.next.fetch_add(1, Ordering::Relaxed))
    }

    /// Where a new file waits.
    pub(super) fn path(&self, waiting: Waiting) -> PathBuf {
        self.root.join(NEW).join(waiting.0.to_string())
    }

    /// A place where nothing stands, to keep an old file.
    pub(super) fn shelf(&self) -> PathBuf {
        self.root.join(OLD).join(self.fresh().0.to_string())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now bears our mark, and the next build removes it.
        let _ = clear(&self.root);
        for parent in self.parents.iter().rev() {
            let _ = fs::remove_dir(parent);
        }
    }
}

/// Removes a folder that bears our mark, or that is empty.
pub(super) fn clear(root: &Path) -> Result<(), Denied> {
    match look(root)? {
        Found::Nothing => return Ok(()),
        Found::Folder => {}
        _ => return Err(Denied::Taken),
    }
    // The mark goes last, so that a removal cut short can be taken up again.
    let mark = root.join(MARK);
    if matches!(look(&mark)?, Found::File(_)) {
        for inner in [NEW, OLD] {
            let inner = root.join(inner);
            if look(&inner)? == Found::Folder {
                fs::remove_dir_all(inner)?;
            }
        }
        fs::remove_file(mark)?;
    }
    // Without the mark only an empty folder goes: the system refuses the rest.
    fs::remove_dir(root).map_err(|error| match error.kind() {
        io::ErrorKind::DirectoryNotEmpty => Denied::Taken,
        _ => Denied::Io(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_with_all_it_made() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("a/b/.x");
        let scratch = Scratch::claim(root.clone()).unwrap_or_else(|e| panic!("{e:?}"));
        fs::write(scratch.path(scratch.fresh()), "x").unwrap();
        fs::write(scratch.shelf(), "x").unwrap();
        drop(scratch);
        assert_eq!(fs::read_dir(outer.path()).unwrap().count(), 0);
    }

    #[test]
    fn folders_above_stay_when_something_came_into_them() {
        let outer = tempfile::tempdir().unwrap();
        let scratch = Scratch::claim(outer.path().join("a/b/.x")).ok().unwrap();
        fs::write(outer.path().join("a/kept"), "x").unwrap();
        drop(scratch);
        assert!(outer.path().join("a/kept").exists());
        assert!(!outer.path().join("a/b").exists());
    }

    #[test]
    fn a_dead_builds_folder_is_taken_over() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join(".x");
        std::mem::forget(Scratch::claim(root.clone()).ok().unwrap());
        fs::write(root.join(NEW).join("0"), "half").unwrap();
        drop(Scratch::claim(root.clone()).ok().unwrap());
        assert!(!root.exists());
        fs::create_dir(&root).unwrap();
        drop(Scratch::claim(root.clone()).ok().unwrap());
        assert!(!root.exists());
    }

    #[test]
    fn a_strangers_folder_is_left_alone() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join(".x");
        fs::create_dir_all(root.join(NEW)).unwrap();
        fs::write(root.join(NEW).join("thesis.md"), "x").unwrap();
        assert!(matches!(Scratch::claim(root.clone()), Err(Denied::Taken)));
        assert!(root.join(NEW).join("thesis.md").exists());
        let file = outer.path().join(".y");
        fs::write(&file, "x").unwrap();
        assert!(matches!(Scratch::claim(file.clone()), Err(Denied::Taken)));
        assert!(file.exists());
    }
}

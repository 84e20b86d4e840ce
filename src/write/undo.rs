//! Steps on the output folder come in and are done; all of them can be taken back.
//!
//! Old files are kept in the scratch folder until it goes. A step never leaves a file half
//! written, never follows a link and never removes a folder that holds something.

#![expect(clippy::disallowed_methods, reason = "`write` changes the output, here alone")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::write::ground::{Found, look};
use crate::write::scratch::Scratch;

/// The steps done so far.
#[derive(Debug)]
pub(super) struct Steps<'a> {
    scratch: &'a Scratch,
    done: Vec<Step>,
    /// How many steps still succeed, where a test lets the disk fail.
    #[cfg(test)]
    pub(super) luck: Option<usize>,
}

#[derive(Debug)]
enum Step {
    /// A folder was made.
    Made(PathBuf),
    /// An empty folder was removed.
    Emptied(PathBuf),
    /// A file was put where nothing was.
    Placed(PathBuf),
    /// A file was taken away, or replaced; the old one is kept.
    Kept { at: PathBuf, kept: PathBuf },
}

impl<'a> Steps<'a> {
    /// No step yet.
    pub(super) fn new(scratch: &'a Scratch) -> Self {
        Self {
            scratch,
            done: Vec::new(),
            #[cfg(test)]
            luck: None,
        }
    }

    /// Makes a folder, if it is not there.
    pub(super) fn make_folder(&mut self, at: PathBuf) -> io::Result<()> {
        self.venture()?;
        match fs::create_dir(&at) {
            Ok(()) => self.done.push(Step::Made(at)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if look(&at)? != Found::Folder {
                    return Err(error);
                }
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Removes a folder, if it is empty.
    pub(super) fn remove_folder(&mut self, at: PathBuf) -> io::Result<()> {
        self.venture()?;
        fs::remove_dir(&at)?;
        self.done.push(Step::Emptied(at));
        Ok(())
    }

    /// Puts a waiting file in its place at once, also where an old one was found.
    pub(super) fn place(
        &mut self,
        from: &Path,
        to: PathBuf,
        found: &Found,
    ) -> io::Result<()> {
        let step = match found {
            Found::File(_) => {
                // A second name for the old file; not every file system can give one.
                let kept = self.scratch.shelf();
                let linked = fs::hard_link(&to, &kept).is_ok();
                linked.then(|| Step::Kept { at: to.clone(), kept })
            }
            Found::Special => {
                self.take(to.clone())?;
                Some(Step::Placed(to.clone()))
            }
            // Whatever came there since the build began is not ours.
            _ if look(&to)? != Found::Nothing => {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            _ => Some(Step::Placed(to.clone())),
        };
        self.venture()?;
        fs::rename(from, to)?;
        self.done.extend(step);
        Ok(())
    }

    /// Takes a file or a link itself away.
    pub(super) fn take(&mut self, at: PathBuf) -> io::Result<()> {
        self.venture()?;
        let kept = self.scratch.shelf();
        fs::rename(&at, &kept)?;
        self.done.push(Step::Kept { at, kept });
        Ok(())
    }

    /// Takes every step back, the last first; says whether all could be.
    pub(super) fn take_back(self) -> bool {
        let mut whole = true;
        for step in self.done.into_iter().rev() {
            let done = match step {
                Step::Made(at) => fs::remove_dir(at),
                Step::Emptied(at) => fs::create_dir(at),
                Step::Placed(at) => fs::remove_file(at),
                Step::Kept { at, kept } => fs::rename(kept, at),
            };
            whole &= done.is_ok();
        }
        whole
    }

    /// Fails where a test wants the disk to fail.
    #[cfg(test)]
    fn venture(&mut self) -> io::Result<()> {
        match self.luck.as_mut() {
            Some(0) => Err(io::ErrorKind::StorageFull.into()),
            Some(luck) => {
                *luck -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "as in tests")]
    fn venture(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_taken_back() {
        let outer = tempfile::tempdir().unwrap();
        let at = |name: &str| outer.path().join(name);
        fs::create_dir(at("empty")).unwrap();
        for name in ["replaced", "taken"] {
            fs::write(at(name), "old").unwrap();
        }
        let scratch = Scratch::claim(at(".x")).ok().unwrap();
        let wait = || {
            let path = scratch.path(scratch.fresh());
            fs::write(&path, "new").unwrap();
            path
        };
        let mut steps = Steps::new(&scratch);
        steps.place(&wait(), at("replaced"), &Found::File(3)).unwrap();
        steps.take(at("taken")).unwrap();
        steps.make_folder(at("taken")).unwrap();
        steps.place(&wait(), at("taken/inner"), &Found::Nothing).unwrap();
        steps.remove_folder(at("empty")).unwrap();
        assert_eq!(fs::read_to_string(at("replaced")).unwrap(), "new");
        assert_eq!(fs::read_to_string(at("taken/inner")).unwrap(), "new");
        assert!(!at("empty").exists());
        assert!(steps.take_back());
        assert_eq!(fs::read_to_string(at("replaced")).unwrap(), "old");
        assert_eq!(fs::read_to_string(at("taken")).unwrap(), "old");
        assert!(at("empty").is_dir());
    }

    #[test]
    fn a_folder_with_something_in_it_stays() {
        let outer = tempfile::tempdir().unwrap();
        let scratch = Scratch::claim(outer.path().join(".x")).ok().unwrap();
        fs::create_dir(outer.path().join("full")).unwrap();
        fs::write(outer.path().join("full/x"), "x").unwrap();
        let mut steps = Steps::new(&scratch);
        assert!(steps.remove_folder(outer.path().join("full")).is_err());
        assert!(steps.take_back());
        assert!(outer.path().join("full/x").exists());
    }
}

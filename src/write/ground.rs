//! A path of the site comes in; what stands there in the output comes out.
//!
//! Links are looked at, never through. It changes nothing on the disk.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::site_path::SitePath;

/// What stands where a file of the site is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A regular file, of so many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link, pipe or device.
    Special,
    /// Nothing can: what should be a folder on the way is something else.
    Behind(Blocker),
}

/// Something that stands where a folder should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Blocker {
    /// Its path from the root of the output.
    pub(super) path: String,
    /// Whether it is a link, pipe or device, and not a file.
    pub(super) special: bool,
}

/// The output's folders as they were when first looked at.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    root: &'a Path,
    folders: Mutex<HashMap<String, Footing>>,
}

#[derive(Debug, Clone)]
enum Footing {
    Missing,
    Real,
    Blocked(Blocker),
}

impl<'a> Ground<'a> {
    /// The ground of an output folder, which need not exist.
    pub(super) fn new(root: &'a Path) -> Self {
        Self { root, folders: Mutex::new(HashMap::new()) }
    }

    /// What stands at a path.
    pub(super) fn at(&self, path: &SitePath) -> io::Result<Found> {
        let footing = match path.folders().next_back() {
            Some(folder) => self.footing(folder)?,
            None => Footing::Real,
        };
        match footing {
            Footing::Missing => Ok(Found::Nothing),
            Footing::Blocked(by) => Ok(Found::Behind(by)),
            Footing::Real => look(&path.under(self.root)),
        }
    }

    /// Whether a folder, by its path from the root, is there as a folder.
    pub(super) fn is_folder(&self, folder: &str) -> io::Result<bool> {
        Ok(matches!(self.footing(folder)?, Footing::Real))
    }

    fn footing(&self, folder: &str) -> io::Result<Footing> {
        let known = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(footing) = known.get(folder) {
            return Ok(footing.clone());
        }
        drop(known);
        let above = match folder.rsplit_once('/') {
            Some((above, _)) => self.footing(above)?,
            None => Footing::Real,
        };
        let footing = match above {
            Footing::Real => match look(&self.root.join(folder))? {
                Found::Nothing | Found::Behind(_) => Footing::Missing,
                Found::Folder => Footing::Real,
                Found::File(_) => Footing::Blocked(blocker(folder, false)),
                Found::Special => Footing::Blocked(blocker(folder, true)),
            },
            other => other,
        };
        let mut known = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(folder.to_owned(), footing.clone());
        Ok(footing)
    }
}

/// What stands at a path of the disk whose parents are known to be folders, or missing.
pub(super) fn look(path: &Path) -> io::Result<Found> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => Ok(Found::File(found.len())),
        Ok(found) if found.is_dir() => Ok(Found::Folder),
        Ok(_) => Ok(Found::Special),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(error),
    }
}

fn blocker(path: &str, special: bool) -> Blocker {
    Blocker { path: path.to_owned(), special }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a scratch folder is prepared")]

    use super::*;

    fn check(root: &Path, path: &str, expected: &Found) {
        let found = Ground::new(root).at(&SitePath::new(path).unwrap()).unwrap();
        assert_eq!(found, *expected, "{path}");
    }

    #[test]
    fn what_stands_there_is_told_without_following_links() {
        let scratch = tempfile::tempdir().unwrap();
        let root = scratch.path().join("public");
        check(&root, "a", &Found::Nothing);
        check(&root, "a/b/c", &Found::Nothing);
        fs::create_dir_all(root.join("th/ข่าว")).unwrap();
        fs::write(root.join("th/f"), "12345").unwrap();
        check(&root, "th", &Found::Folder);
        check(&root, "th/ข่าว", &Found::Folder);
        check(&root, "th/f", &Found::File(5));
        check(&root, "th/ข่าว/x", &Found::Nothing);
        check(&root, "th/f/x/y", &Found::Behind(blocker("th/f", false)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_special_even_to_a_folder_or_to_nothing() {
        use std::os::unix::fs::symlink;

        let scratch = tempfile::tempdir().unwrap();
        let root = scratch.path().join("public");
        fs::create_dir_all(root.join("real")).unwrap();
        fs::write(root.join("real/x"), "1").unwrap();
        symlink(root.join("real"), root.join("link")).unwrap();
        symlink("nowhere", root.join("dead")).unwrap();
        check(&root, "link", &Found::Special);
        check(&root, "dead", &Found::Special);
        check(&root, "link/x", &Found::Behind(blocker("link", true)));
        check(&root, "dead/x/y", &Found::Behind(blocker("dead", true)));
    }
}

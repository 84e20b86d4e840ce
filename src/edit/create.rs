//! New files of an archive: all of them or none, and none over another.
//!
//! In: paths and texts. Out: files on the disk. What cannot be finished is taken away again.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why no file was made.
#[derive(Debug)]
pub enum NotCreated {
    /// The file is there already.
    Exists(Arc<str>),
    /// Something stands in the place of one of its folders: a file, or a link, which could lead
    /// out of the archive.
    NoFolder(String),
    /// The disk said no.
    Disk(Arc<str>, io::Error),
}

/// Makes files with the texts given, by their paths from the archive's root.
///
/// # Errors
/// Why nothing was made.
pub fn create(root: &Path, files: &[(Arc<str>, String)]) -> Result<(), NotCreated> {
    let mut made = Made::default();
    for (path, text) in files {
        if let Err(error) = made.file(root, path, text) {
            made.take_away();
            return Err(error);
        }
    }
    Ok(())
}

/// What was made so far.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn file(
        &mut self,
        root: &Path,
        path: &Arc<str>,
        text: &str,
    ) -> Result<(), NotCreated> {
        let disk = |error| NotCreated::Disk(Arc::clone(path), error);
        let ends = path.match_indices('/').map(|(end, _)| end);
        for folder in ends.filter_map(|end| path.get(..end)) {
            self.folder(root, folder).map_err(|error| match error.kind() {
                io::ErrorKind::NotADirectory => NotCreated::NoFolder(folder.to_owned()),
                _ => disk(error),
            })?;
        }
        let at = root.join(&**path);
        let file = OpenOptions::new().write(true).create_new(true).open(&at);
        let mut file = file.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => NotCreated::Exists(Arc::clone(path)),
            _ => disk(error),
        })?;
        self.files.push(at);
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(disk)
    }

    fn folder(&mut self, root: &Path, folder: &str) -> io::Result<()> {
        let at = root.join(folder);
        match fs::create_dir(&at) {
            Ok(()) => {
                self.folders.push(at);
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let is_folder = fs::symlink_metadata(&at)?.is_dir();
                if is_folder { Ok(()) } else { Err(io::ErrorKind::NotADirectory.into()) }
            }
            Err(error) => Err(error),
        }
    }

    /// Removes what was made, and nothing else: a folder into which somebody has put something
    /// meanwhile stays.
    fn take_away(self) {
        for file in self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.into_iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Vec<(Arc<str>, String)> {
        paths.iter().map(|path| (Arc::from(*path), "new".to_owned())).collect()
    }

    fn kind(result: &Result<(), NotCreated>) -> &'static str {
        match result {
            Ok(()) => "made",
            Err(NotCreated::Exists(_)) => "exists",
            Err(NotCreated::NoFolder(_)) => "no folder",
            Err(NotCreated::Disk(..)) => "disk",
        }
    }

    #[test]
    fn files_are_made_with_their_folders() {
        let root = tempfile::tempdir().unwrap();
        let both = files(&["content/a/b/x.th.md", "content/a/b/x.en.md"]);
        assert_eq!(kind(&create(root.path(), &both)), "made");
        let text = fs::read_to_string(root.path().join("content/a/b/x.en.md")).unwrap();
        assert_eq!(text, "new");
        assert_eq!(kind(&create(root.path(), &both)), "exists");
    }

    #[test]
    fn where_one_cannot_be_made_none_is_and_nothing_else_goes() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content/a")).unwrap();
        fs::write(root.path().join("content/a/x.en.md"), "old").unwrap();
        let both = files(&["content/new/x.th.md", "content/a/x.en.md"]);
        assert_eq!(kind(&create(root.path(), &both)), "exists");
        assert!(!root.path().join("content/new").exists());
        let text = fs::read_to_string(root.path().join("content/a/x.en.md")).unwrap();
        assert_eq!(text, "old");
        let below = files(&["content/b.th.md", "content/a/x.en.md/y.th.md"]);
        assert_eq!(kind(&create(root.path(), &below)), "no folder");
        assert!(!root.path().join("content/b.th.md").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let root = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        let link = root.path().join("content/news");
        std::os::unix::fs::symlink(outside.path(), link).unwrap();
        let file = files(&["content/news/x.th.md"]);
        assert_eq!(kind(&create(root.path(), &file)), "no folder");
        let nowhere = root.path().join("content/y.th.md");
        std::os::unix::fs::symlink(outside.path().join("y"), nowhere).unwrap();
        assert_eq!(kind(&create(root.path(), &files(&["content/y.th.md"]))), "exists");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}

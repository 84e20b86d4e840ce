//! A file with another text in the place of the one that it is known to have, whole or not at all.
//!
//! In: a file, its bytes as they were read, and the text that it is to have. Out: the file with the second
//! text, its own rights and its owner; or as it was. One that has changed since it was read, is no plain
//! file or is protected against writing stays as it is.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Why a file stays as it was.
#[derive(Debug)]
pub enum NotReplaced {
    /// It is not as it was when it was read, or is gone.
    Changed,
    /// It is protected against writing.
    ReadOnly,
    /// The disk said no.
    Disk(io::Error),
}

impl From<io::Error> for NotReplaced {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Changed,
            _ => Self::Disk(error),
        }
    }
}

impl From<NotReplaced> for io::Error {
    fn from(why: NotReplaced) -> Self {
        match why {
            NotReplaced::Disk(error) => error,
            NotReplaced::ReadOnly => io::ErrorKind::PermissionDenied.into(),
            NotReplaced::Changed => Self::other(why.to_string()),
        }
    }
}

impl fmt::Display for NotReplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed => f.write_str("it has changed since it was read"),
            Self::ReadOnly => f.write_str("you may not write it"),
            Self::Disk(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                f.write_str("you may not write in its folder")
            }
            Self::Disk(error) => error.fmt(f),
        }
    }
}

impl NotReplaced {
    /// One remedy.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Changed => "run the command again",
            Self::ReadOnly | Self::Disk(_) => {
                "ask the owner of the file and of its folder for the right to write there"
            }
        }
    }
}

/// Puts a text in the place of another. Whoever reads the file meanwhile, and a computer that stops,
/// has the one or the other.
pub fn replace(file: &Path, before: &[u8], after: &str) -> Result<(), NotReplaced> {
    let metadata = fs::symlink_metadata(file)?;
    if !metadata.is_file() {
        return Err(NotReplaced::Changed);
    }
    // A new file in its place would not ask for the right to write it.
    if metadata.permissions().readonly() {
        return Err(NotReplaced::ReadOnly);
    }
    let folder = file.parent().unwrap_or_else(|| Path::new("."));
    // A hidden name: neither an archive nor what watches it takes it for a document.
    let mut beside = tempfile::Builder::new().prefix(".samut-").tempfile_in(folder)?;
    beside.write_all(after.as_bytes())?;
    keep_owner(beside.as_file(), &metadata);
    beside.as_file().set_permissions(metadata.permissions())?;
    beside.as_file().sync_all()?;
    let is_as_it_was = fs::symlink_metadata(file)?.is_file() && fs::read(file)? == before;
    if !is_as_it_was {
        return Err(NotReplaced::Changed);
    }
    beside.persist(file).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(unix)]
fn keep_owner(file: &fs::File, metadata: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    // Nobody but an administrator may give files away; then the new owner is who edits. A file in a
    // shared folder stays one of its group.
    if fchown(file, Some(metadata.uid()), Some(metadata.gid())).is_err() {
        let _ = fchown(file, None, Some(metadata.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::File, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with one file, and the file.
    fn file_with(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ข่าว.th.md");
        fs::write(&file, text).unwrap();
        (folder, file)
    }

    fn count(folder: &tempfile::TempDir) -> usize {
        fs::read_dir(folder.path()).unwrap().count()
    }

    #[test]
    fn the_file_has_the_new_text_and_nothing_is_left_beside_it() {
        let (folder, file) = file_with("\u{feff}ก\r\n");
        replace(&file, "\u{feff}ก\r\n".as_bytes(), "\u{feff}ข\r\n").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "\u{feff}ข\r\n");
        assert_eq!(count(&folder), 1);
    }

    #[test]
    fn a_file_that_has_changed_or_is_gone_is_left() {
        let (folder, file) = file_with("ใหม่");
        assert!(matches!(
            replace(&file, "เก่า".as_bytes(), "ข"),
            Err(NotReplaced::Changed)
        ));
        assert_eq!(fs::read_to_string(&file).unwrap(), "ใหม่");
        let none = folder.path().join("none.md");
        assert!(matches!(replace(&none, b"", "ข"), Err(NotReplaced::Changed)));
        assert_eq!(count(&folder), 1);
    }

    #[cfg(unix)]
    #[test]
    fn rights_stay_and_links_are_not_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (folder, file) = file_with("a");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&file, b"a", "b").unwrap();
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        let link = folder.path().join("b.md");
        symlink(&file, &link).unwrap();
        assert!(replace(&link, b"b", "c").is_err());
        fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(matches!(replace(&file, b"b", "c"), Err(NotReplaced::ReadOnly)));
        assert_eq!(fs::read_to_string(&file).unwrap(), "b");
        assert_eq!(count(&folder), 2);
    }
}

//! A file put in the place of another of the same name, whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Puts a text in the place of a file's. Whoever reads the file meanwhile, and a computer that stops,
/// has the one or the other. Rights and owner stay, the owner as far as the system lets us.
pub(super) fn replace(file: &Path, text: &str) -> io::Result<()> {
    let metadata = fs::symlink_metadata(file)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    // A new file in its place would not ask for the right to write it.
    if metadata.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = file.parent().unwrap_or_else(|| Path::new("."));
    // A hidden name: neither an archive nor what watches it takes it for a document.
    let mut beside = tempfile::Builder::new().prefix(".samut-").tempfile_in(folder)?;
    beside.write_all(text.as_bytes())?;
    keep_owner(beside.as_file(), &metadata);
    beside.as_file().set_permissions(metadata.permissions())?;
    beside.as_file().sync_all()?;
    beside.persist(file)?;
    Ok(())
}

#[cfg(unix)]
fn keep_owner(file: &fs::File, metadata: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    // Nobody but an administrator may give files away; then the new owner is who edits.
    let _ = fchown(file, Some(metadata.uid()), Some(metadata.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::File, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_the_new_text_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ข่าว.th.md");
        fs::write(&file, "ก").unwrap();
        replace(&file, "ข\r\n").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "ข\r\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn rights_stay_and_links_are_not_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        fs::write(&file, "a").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&file, "b").unwrap();
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        let link = folder.path().join("b.md");
        symlink(&file, &link).unwrap();
        assert!(replace(&link, "c").is_err());
        fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
        let refused = replace(&file, "c").unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read_to_string(&file).unwrap(), "b");
        assert!(replace(&folder.path().join("none.md"), "c").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}

//! The one door from the disk: which files an archive has, and what they say.
//!
//! Links, pipes and devices are refused; nothing outside the archive's root is read.

#![expect(clippy::disallowed_methods, reason = "this is the room that reads")]

mod pictures;
mod role;
mod stamp;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::limits::LARGEST_FILE;
use crate::model::Asset;

pub use pictures::picture;
pub use role::{FileRole, role};
pub use stamp::Stamp;

/// The settings file, which makes a folder an archive.
pub const SITE: &str = "content/site.toml";

/// The nearest folder, from one upwards, that is an archive.
pub fn find_root(from: &Path) -> Option<PathBuf> {
    let from = fs::canonicalize(from).ok()?;
    from.ancestors().find(|folder| is_root(folder)).map(Path::to_path_buf)
}

/// The path from the archive's root of a file that is there, however somebody names it: from the
/// current folder, from the root, or whole. Nothing where there is none, or none in the archive.
pub fn named(root: &Path, typed: &Path) -> Option<Arc<str>> {
    let root = fs::canonicalize(root).ok()?;
    let from_root = root.join(typed);
    let found = [typed, &from_root].into_iter().find_map(|path| {
        let path = fs::canonicalize(path).ok()?;
        path.starts_with(&root).then_some(path)
    })?;
    Some(relative(&root, &found))
}

/// Whether a folder is an archive: whether it holds `content/site.toml`.
pub fn is_root(folder: &Path) -> bool {
    folder.join(SITE).is_file()
}

/// The path of an archive's root from a folder around it, ending in `/`, or empty where the two
/// are one; nothing where the archive lies elsewhere.
pub fn below(root: &Path, folder: &Path) -> Option<String> {
    let (root, folder) = (fs::canonicalize(root).ok()?, fs::canonicalize(folder).ok()?);
    root.starts_with(&folder).then(|| {
        let path = relative(&folder, &root);
        if path.is_empty() { String::new() } else { format!("{path}/") }
    })
}

/// A file of an archive, and how it stood on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its path from the archive's root.
    pub path: Arc<str>,
    /// Its state.
    pub stamp: Stamp,
}

/// The files at a path of the archive and below it, such as `content`, in the order of their
/// names; none where there is nothing. Of what is no file it complains.
pub fn look(root: &Path, at: &str) -> Checked<Vec<Found>> {
    let mut diagnostics = Vec::new();
    let mut value = Vec::new();
    if at.split('/').any(is_hidden) || !is_inside(root, at) {
        return Checked { value, diagnostics };
    }
    for (path, entry) in files(root, at, &mut diagnostics) {
        match entry.metadata() {
            Ok(metadata) => value.push(Found { path, stamp: Stamp::of(&metadata) }),
            Err(error) => diagnostics.push(not_walked(&path, &error)),
        }
    }
    Checked { value, diagnostics }
}

/// Whether there is anything at a path, and nothing above it is a link that could lead outside.
fn is_inside(root: &Path, at: &str) -> bool {
    let folders = at.match_indices('/').filter_map(|(end, _)| at.get(..end));
    let metadata = |path: &str| fs::symlink_metadata(root.join(path));
    folders.into_iter().all(|folder| metadata(folder).is_ok_and(|found| found.is_dir()))
        && metadata(at).is_ok()
}

/// How a file stands on the disk now; nothing where it is gone.
pub fn stamp(root: &Path, path: &str) -> Option<Stamp> {
    fs::symlink_metadata(root.join(path)).ok().map(|metadata| Stamp::of(&metadata))
}

/// A file that is published, with its head where it is a picture.
pub fn asset(root: &Path, found: &Found) -> Checked<Asset> {
    let mut value =
        Asset { path: Arc::clone(&found.path), size: found.stamp.size(), picture: None };
    let diagnostics = pictures::read_head(root, &mut value);
    Checked { value, diagnostics: diagnostics.into_iter().collect() }
}

/// The bytes of a file, given by its path from the root.
pub fn bytes(root: &Path, path: &Arc<str>) -> Result<Vec<u8>, Box<Diagnostic>> {
    fs::read(root.join(&**path)).map_err(|error| Box::new(unreadable(path, &error)))
}

/// The files below a folder of the archive in the order of their names, with their paths from the
/// root. Of what is no file it complains; hidden files and editors' leavings are no part of it.
fn files(
    root: &Path,
    folder: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Arc<str>, DirEntry)> {
    let walk = WalkDir::new(root.join(folder)).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|entry| {
        entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy())
    });
    let mut files = Vec::new();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let at = error.path().map(|path| relative(root, path));
                diagnostics
                    .push(not_walked(&at.unwrap_or_else(|| Arc::from(folder)), &error));
                continue;
            }
        };
        let kind = entry.file_type();
        let path = relative(root, entry.path());
        if kind.is_file() {
            files.push((path, entry));
        } else if !kind.is_dir() {
            diagnostics.push(not_a_file(&path, kind.is_symlink()));
        }
    }
    files
}

/// The text of a file, given by its path from the root.
pub fn text(root: &Path, path: &Arc<str>) -> Result<String, Box<Diagnostic>> {
    let file = root.join(&**path);
    let refuse = |error: io::Error| Box::new(unreadable(path, &error));
    let metadata = fs::symlink_metadata(&file).map_err(refuse)?;
    if !metadata.is_file() {
        return Err(not_a_file(path, metadata.is_symlink()).into());
    }
    if metadata.len() > LARGEST_FILE {
        let mib = LARGEST_FILE / 1024 / 1024;
        let message = format!("the file is larger than {mib} MiB");
        let help = "split the text into parts";
        let place = Place::start(path);
        return Err(Diagnostic::at(Code::TooLarge, place, message, help).into());
    }
    let bytes = fs::read(&file).map_err(refuse)?;
    String::from_utf8(bytes).map_err(|error| not_utf8(path, &error).into())
}

/// One line of a file, for showing a place in it; nothing where it can no longer be read.
pub fn line(root: &Path, place: &Place) -> Option<String> {
    let text = text(root, &place.path).ok()?;
    text.lines().nth(place.line as usize - 1).map(str::to_owned)
}

/// The files of a folder of the archive, such as a theme's, by path from that folder.
pub fn folder(root: &Path, folder: &str) -> Checked<Vec<(String, Vec<u8>)>> {
    let mut diagnostics = Vec::new();
    let mut value = Vec::new();
    if !has_folder(root, folder) {
        return Checked { value, diagnostics };
    }
    let top = root.join(folder);
    for (path, entry) in files(root, folder, &mut diagnostics) {
        match fs::read(entry.path()) {
            Ok(bytes) => value.push((relative(&top, entry.path()).to_string(), bytes)),
            Err(error) => diagnostics.push(unreadable(&path, &error)),
        }
    }
    Checked { value, diagnostics }
}

/// Whether a folder of the archive exists.
pub fn has_folder(root: &Path, folder: &str) -> bool {
    root.join(folder).is_dir()
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || name.starts_with('#')
}

/// A path from a root, with `/` between its parts on every system.
fn relative(root: &Path, path: &Path) -> Arc<str> {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    Arc::from(parts.join("/"))
}

/// A link could lead out of the archive, and a pipe could keep us waiting for ever.
fn not_a_file(path: &Arc<str>, is_link: bool) -> Diagnostic {
    let message = if is_link {
        "this is a link to another file or folder"
    } else {
        "this is neither a file nor a folder"
    };
    let help = "put the file itself in its place, or remove it";
    Diagnostic::at(Code::NotAFile, Place::start(path), message, help)
}

fn not_walked(path: &Arc<str>, error: &walkdir::Error) -> Diagnostic {
    match error.io_error() {
        Some(error) => unreadable(path, error),
        None => unreadable(path, &io::Error::other("its folder holds itself")),
    }
}

fn unreadable(path: &Arc<str>, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        io::ErrorKind::NotFound => "it is no longer there".to_owned(),
        _ => error.to_string(),
    };
    let message = format!("the file or folder cannot be read: {why}");
    let help = "see that you can open it in your editor; if not, ask its owner for the right to read it";
    Diagnostic::at(Code::Unreadable, Place::start(path), message, help)
}

fn not_utf8(path: &Arc<str>, error: &std::string::FromUtf8Error) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    let before =
        String::from_utf8_lossy(error.as_bytes().get(..at).unwrap_or(&[])).into_owned();
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
    let place = Place { path: Arc::clone(path), line, column, width: 1 };
    let utf16 = matches!(error.as_bytes(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    let message =
        if utf16 { "the file is UTF-16, not UTF-8" } else { "the file is not UTF-8" };
    let help = if utf16 {
        "open it in your editor, choose UTF-8 and save it again"
    } else {
        "reopen it as Thai (Windows-874 or TIS-620), then save it as UTF-8"
    };
    Diagnostic::at(Code::NotUtf8, place, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn neither_a_link_nor_a_pipe_is_read() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        fs::write(root.path().join("secret"), "secret").unwrap();
        let link = root.path().join("content/link.md");
        std::os::unix::fs::symlink(root.path().join("secret"), link).unwrap();
        let path = Arc::from("content/link.md");
        assert_eq!(text(root.path(), &path).unwrap_err().code, Code::NotAFile);
        assert_eq!(line(root.path(), &Place::start(&path)), None);
        let found = look(root.path(), "content");
        assert!(found.value.is_empty());
        assert_eq!(found.diagnostics.len(), 1);
    }

    #[test]
    fn an_archive_is_found_from_any_folder_in_it() {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("content/news/2019");
        fs::create_dir_all(&deep).unwrap();
        assert_eq!(find_root(&deep), None);
        fs::write(root.path().join(SITE), "").unwrap();
        assert_eq!(find_root(&deep), fs::canonicalize(root.path()).ok());
    }
}

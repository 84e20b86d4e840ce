//! Scratch archives: folders of the repository or files in memory come in, a folder that is
//! deleted after the test goes out. Nothing here knows what an archive means.

#![allow(
    dead_code,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "each test program uses a part of it; a disk that fails fails the test"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// The files of a folder by their paths from it, with `/` between parts.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The root of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with nothing in it.
pub(crate) fn empty() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A folder with some files in it.
pub(crate) fn with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = empty();
    for (path, text) in files {
        write(&folder.path().join(path), text.as_bytes());
    }
    folder
}

/// Writes a file, and the folders that hold it.
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Copies all files of a folder into another.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        write(&to.join(path), &bytes);
    }
}

/// All files of a folder; none where there is no such folder.
pub(crate) fn files(folder: &Path) -> Files {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path: Vec<_> = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .iter()
                .map(|part| part.to_str().unwrap())
                .collect();
            (path.join("/"), fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// The folders that stand directly in a folder, by name.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// The text of a file, if there is one.
pub(crate) fn text(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// Removes a folder that a test made.
pub(crate) fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
}

/// The bytes of a file, if there is one.
pub(crate) fn bytes(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

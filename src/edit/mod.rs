//! The room that writes sources: a new archive, and lines of front matter.
//!
//! A new archive is never written over anything. Of a file that is there, one line changes and not a byte
//! beside it.

#![expect(clippy::disallowed_methods, reason = "this is the room that writes sources")]

mod line;
mod replace;

use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source;
use crate::translations::{Marking, Note};

macro_rules! starter {
    ($($path:literal,)*) => {
        &[$(($path, include_str!(concat!("starter/", $path)))),*]
    };
}

/// The files of a new archive: one mechanism, one twin pair, one item in Thai only.
const STARTER: &[(&str, &str)] = starter![
    "README.md",
    "content/site.toml",
    "content/authorities/pillars.toml",
    "content/authorities/mechanisms.toml",
    "content/authorities/countries.toml",
    "content/authorities/organisations.toml",
    "content/authorities/topics.toml",
    "content/news/somtc-17.th.md",
    "content/reports/border-management.th.md",
    "content/reports/border-management.en.md",
    "content/pages/about.th.md",
    "content/pages/about.en.md",
];

/// What git leaves alone in a new archive.
const GITIGNORE: &str = "/public/*\n!/public/.gitkeep\n.samut/\n";

/// Why no archive was begun.
#[derive(Debug)]
pub enum Refused {
    /// The folder holds files.
    NotEmpty,
    /// The disk said no.
    Disk(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Begins an archive in a new or empty folder; gives the paths of its files.
pub fn init(folder: &Path) -> Result<Vec<&'static str>, Refused> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(Refused::NotEmpty);
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(Refused::NotEmpty);
        }
        Err(error) => return Err(error.into()),
    }
    let files = STARTER
        .iter()
        .copied()
        .chain([(".gitignore", GITIGNORE), ("public/.gitkeep", "")]);
    let mut written = Vec::new();
    for (path, text) in files {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, text)?;
        written.push(path);
    }
    Ok(written)
}

/// Below which keys a new line of a translation's front matter stands, if they are there.
const BELOW: &[&str] = &["translated_from", "title"];

/// Notes in a translation what it was made from; gives whether anything had to be written.
pub fn mark(root: &Path, marking: &Marking) -> Result<bool, Box<Diagnostic>> {
    let Marking { path, keys, .. } = marking;
    let before = source::text(root, path)?;
    let mut after = Some(before.clone());
    for (key, note) in keys {
        after = after.and_then(|text| match note {
            Note::Put(digest) => line::put(&text, key, &digest.to_string(), BELOW),
            Note::TakeOut => line::take_out(&text, key),
        });
    }
    let not_written = |why: String, help: &str| {
        let message = format!("the file could not be written: {why}");
        Box::new(Diagnostic::at(Code::NotWritten, Place::start(path), message, help))
    };
    let Some(after) = after else {
        let why = "its front matter is not well-formed any more";
        return Err(not_written(why.to_owned(), "run `samut check`, and mend it first"));
    };
    if after == before {
        return Ok(false);
    }
    let file = root.join(&**path);
    replace::replace(&file, &after).map(|()| true).map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::PermissionDenied => "you may not write it".to_owned(),
            _ => error.to_string(),
        };
        not_written(
            why,
            "ask the owner of the file and of its folder for the right to write there",
        )
    })
}

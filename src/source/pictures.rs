//! What the pictures among an archive's files are.
//!
//! In: files by their paths. Out: the heads of those that are pictures, and complaints of those
//! that cannot be published without telling where they were taken. Heads are read from the first
//! bytes of a file where those are enough.

#![expect(clippy::disallowed_methods, reason = "this is the room that reads")]

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::{bytes, unreadable};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::limits::LARGEST_PICTURE;
use crate::model::Asset;
use crate::picture::{self, Head, Uncleaned};

/// Enough for the notes of a camera and the size that follows them.
const FIRST_BYTES: u64 = 128 << 10;

/// Reads the head of a file that is a picture by its name.
pub(super) fn read_head(root: &Path, asset: &mut Asset) -> Option<Diagnostic> {
    if !picture::is_named_as_one(&asset.path) {
        return None;
    }
    match head(root, asset) {
        Ok(head) => {
            asset.picture = head;
            None
        }
        Err(diagnostic) => Some(*diagnostic),
    }
}

fn head(root: &Path, asset: &Asset) -> Result<Option<Head>, Box<Diagnostic>> {
    let path = &asset.path;
    if asset.size > LARGEST_PICTURE {
        return Err(Box::new(too_large(path)));
    }
    let refuse = |error: io::Error| Box::new(unreadable(path, &error));
    let mut first = Vec::new();
    let file = File::open(root.join(&**path)).map_err(refuse)?;
    file.take(FIRST_BYTES).read_to_end(&mut first).map_err(refuse)?;
    if let Some(head) = picture::head(&first) {
        return Ok(Some(head));
    }
    let all = bytes(root, path)?;
    let head = picture::head(&all);
    if head.is_none() {
        publishable(path, &all)?;
    }
    Ok(head)
}

/// The bytes of a picture as they may be published; nothing where they may be as they are.
///
/// # Errors
/// A complaint where the file cannot be read, or holds notes that cannot be taken out of it.
pub fn picture(root: &Path, path: &Arc<str>) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    if !picture::is_named_as_one(path) {
        return Ok(None);
    }
    publishable(path, &bytes(root, path)?)
}

fn publishable(
    path: &Arc<str>,
    bytes: &[u8],
) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    match picture::clean(bytes) {
        Ok(clean) if *clean == *bytes => Ok(None),
        Ok(clean) => Ok(Some(clean.into_owned())),
        Err(uncleaned) if picture::tells_a_place(bytes) => {
            Err(Box::new(tells_a_place(path, uncleaned)))
        }
        Err(_) => Ok(None),
    }
}

fn too_large(path: &Arc<str>) -> Diagnostic {
    let message =
        format!("the picture is larger than {} MiB", LARGEST_PICTURE / 1024 / 1024);
    let help = "save it smaller: 4,000 pixels in width are enough for print";
    Diagnostic::at(Code::TooLarge, Place::start(path), message, help)
}

fn tells_a_place(path: &Arc<str>, uncleaned: Uncleaned) -> Diagnostic {
    let message = match uncleaned {
        Uncleaned::UnknownForm => {
            "the picture tells where it was taken, and this cannot be taken out of a file of its kind"
        }
        Uncleaned::Broken => "the picture is broken, and may tell where it was taken",
    };
    let help = "open it in an image program and save it as JPEG, PNG or WebP";
    Diagnostic::at(Code::TellsPlace, Place::start(path), message, help)
}

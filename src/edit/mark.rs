//! What a translation notes of the text that it was made from: lines of its front matter.
//!
//! Of a file that is there, one line changes and not a byte beside it.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::edit::{line, replace};
use crate::source;
use crate::translations::{Marking, Note};

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
    replace::replace(&file, before.as_bytes(), &after)
        .map(|()| true)
        .map_err(|why| not_written(why.to_string(), why.help()))
}

//! Pictures of items without a caption: one note for an item.
//!
//! In: the pictures of an item that are shown and have no caption, as they are named.

use crate::diagnostic::{Code, Diagnostic, brief};
use crate::model::Located;

/// A note at the first of some pictures, which counts the others.
pub(super) fn missing(files: &[&Located<String>]) -> Option<Diagnostic> {
    let (first, others) = files.split_first()?;
    let more = match others.len() {
        0 => String::new(),
        1 => " (nor has 1 more picture of this item)".to_owned(),
        more => format!(" (nor have {more} more pictures of this item)"),
    };
    let message = format!("the picture \"{}\" has no caption{more}", brief(&first.value));
    let help = "add a line `caption = \"...\"` with the words that stand below it";
    Some(Diagnostic::at(Code::NoCaption, first.place.clone(), message, help))
}

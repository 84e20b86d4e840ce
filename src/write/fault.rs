//! What the system says when it refuses a file comes in; what an editor can do comes out.
//!
//! It touches no disk.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};

/// A file of the output, or the place where we prepare it, could not be written or looked at.
pub(super) fn not_written(path: &Path, error: &Error) -> Box<Diagnostic> {
    let (why, help) = plain(error);
    let message = format!("`{}` could not be written: {why}", shown(path));
    Box::new(Diagnostic::whole(Code::NotWritten, message, help))
}

/// A file that was to be copied into the site could not be read.
pub(super) fn not_read(path: &Path, error: &Error) -> Box<Diagnostic> {
    let why = match error.kind() {
        ErrorKind::NotFound => "it is no longer there".to_owned(),
        ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        ErrorKind::InvalidInput => "it is not a file".to_owned(),
        _ => error.to_string(),
    };
    let message = format!("`{}` could not be read: {why}", shown(path));
    let help = "put a file there that you can open, then build again";
    Box::new(Diagnostic::whole(Code::Unreadable, message, help))
}

/// A path as it may stand in a message: without control characters.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

fn plain(error: &Error) -> (String, &'static str) {
    let (why, help) = match error.kind() {
        ErrorKind::StorageFull => {
            ("no space is left on the disk", "free some space, then build again")
        }
        ErrorKind::QuotaExceeded => (
            "your share of the disk is used up",
            "delete files that you no longer need, then build again",
        ),
        ErrorKind::PermissionDenied => (
            "you may not write there",
            "ask for the right to write in that folder, or choose another output folder",
        ),
        ErrorKind::ReadOnlyFilesystem => (
            "the disk is set to be read only",
            "choose an output folder on a disk that can be written",
        ),
        ErrorKind::FileTooLarge => (
            "the file is larger than the disk or your account allows",
            "make the file smaller, or choose an output folder on another disk",
        ),
        ErrorKind::CrossesDevices => (
            "a folder inside the output is on another disk",
            "choose an output folder that is on one disk",
        ),
        ErrorKind::InvalidFilename => (
            "the disk does not take so long a name",
            "give the item a shorter `slug`, or choose an output folder nearer the root",
        ),
        ErrorKind::NotADirectory => (
            "a file stands where a folder should be",
            "move that file somewhere else, or choose another output folder",
        ),
        ErrorKind::AlreadyExists | ErrorKind::IsADirectory => (
            "something else was put there while we worked",
            "build again; you will then be told what it is",
        ),
        ErrorKind::NotFound => (
            "its folder vanished while we worked",
            "see that no other build runs in the same output folder, then build again",
        ),
        _ => {
            return (
                error.to_string(),
                "see that the disk is well and can be written, then build again",
            );
        }
    };
    (why.to_owned(), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: ErrorKind, why: &str, help: &str) {
        let d = not_written(Path::new("public/th"), &Error::from(kind));
        assert_eq!(d.code, Code::NotWritten);
        assert!(d.message.contains("`public/th`"), "{}", d.message);
        assert!(d.message.contains(why), "{}", d.message);
        assert!(d.help.contains(help), "{}", d.help);
    }

    #[test]
    fn the_systems_words_become_plain() {
        check(ErrorKind::StorageFull, "no space is left", "free some space");
        check(ErrorKind::PermissionDenied, "may not write", "another output folder");
        check(ErrorKind::ReadOnlyFilesystem, "read only", "can be written");
        check(ErrorKind::NotFound, "vanished", "no other build");
        check(ErrorKind::CrossesDevices, "another disk", "one disk");
        check(ErrorKind::NotADirectory, "a file stands", "move that file");
        check(ErrorKind::AlreadyExists, "was put there", "build again");
        check(ErrorKind::BrokenPipe, "broken pipe", "build again");
    }

    #[test]
    fn names_cannot_steer_a_terminal() {
        assert_eq!(shown(Path::new("a\u{1b}[2Jน้ำ")), "a\\u{1b}[2Jน้ำ");
    }
}

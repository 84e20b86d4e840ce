//! The files by which text editors complete what is written in an archive.
//!
//! In: files with their texts, and whose each of them is. Out: what became of each. A person's file is never
//! changed, and Samut's own are written anew whole.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::edit::create::{NotCreated, create};
use crate::edit::replace::replace;
use crate::text_editors::{EditorFile, Whose};

/// What became of a file for text editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Equipped {
    /// It was not there, or was another.
    Written,
    /// It was there as it should be.
    AsItWas,
    /// It is a person's, was left as it is, and lacks what it should hold.
    Kept,
}

/// Writes files for text editors into a folder, which is made if there is none; tells what became of each,
/// in their order.
///
/// # Errors
/// Why a file could not be written. Those before it are.
pub fn equip(root: &Path, files: &[EditorFile]) -> Result<Vec<Equipped>, NotCreated> {
    fs::create_dir_all(root)
        .map_err(|error| NotCreated::Disk(root.to_string_lossy().into(), error))?;
    files.iter().map(|file| put(root, file)).collect()
}

/// Writes those of Samut's own files anew that are there already and differ. A fault is none: they are
/// made again at any time.
pub fn renew(root: &Path, files: &[EditorFile]) {
    let is_there = |file: &&EditorFile| {
        file.whose == Whose::Ours && fs::symlink_metadata(root.join(&file.path)).is_ok()
    };
    for file in files.iter().filter(is_there) {
        let _ = put(root, file);
    }
}

fn put(root: &Path, file: &EditorFile) -> Result<Equipped, NotCreated> {
    let EditorFile { path, text, whose } = file;
    let path: Arc<str> = Arc::from(path.as_str());
    let at = root.join(&*path);
    let disk = |error| NotCreated::Disk(Arc::clone(&path), error);
    if let Err(error) = fs::symlink_metadata(&at)
        && matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
    {
        create(root, &[(Arc::clone(&path), text.clone())])?;
        return Ok(Equipped::Written);
    }
    let found = fs::read(&at).map_err(disk)?;
    if found == text.as_bytes() {
        return Ok(Equipped::AsItWas);
    }
    let says = String::from_utf8_lossy(&found);
    match whose {
        Whose::Ours => {}
        Whose::OursWhile(mark) if says.starts_with(mark) => {}
        Whose::Theirs(needs) if says.contains(needs) => return Ok(Equipped::AsItWas),
        Whose::OursWhile(_) | Whose::Theirs(_) => return Ok(Equipped::Kept),
    }
    replace(&at, &found, text).map_err(|why| disk(why.into()))?;
    Ok(Equipped::Written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: Option<&str>, whose: Whose, became: Equipped, after: &str) {
        let root = tempfile::tempdir().unwrap();
        let at = root.path().join(".vscode/a.json");
        if let Some(before) = before {
            fs::create_dir_all(at.parent().unwrap()).unwrap();
            fs::write(&at, before).unwrap();
        }
        let file = EditorFile {
            path: ".vscode/a.json".to_owned(),
            text: "// ours\nใหม่".to_owned(),
            whose,
        };
        let found = equip(root.path(), std::slice::from_ref(&file)).unwrap();
        assert_eq!(found, [became], "{before:?} {whose:?}");
        assert_eq!(fs::read_to_string(&at).unwrap(), after, "{before:?} {whose:?}");
    }

    #[test]
    fn a_persons_file_is_never_changed() {
        let (ours, new) = ("// ours\nเก่า", "// ours\nใหม่");
        for whose in [Whose::Ours, Whose::OursWhile("// ours"), Whose::Theirs("needs")] {
            check(None, whose, Equipped::Written, new);
            check(Some(new), whose, Equipped::AsItWas, new);
        }
        check(Some(ours), Whose::Ours, Equipped::Written, new);
        check(Some(ours), Whose::OursWhile("// ours"), Equipped::Written, new);
        check(Some("{}"), Whose::OursWhile("// ours"), Equipped::Kept, "{}");
        check(Some("{}"), Whose::Theirs("needs"), Equipped::Kept, "{}");
        let theirs = "{ \"needs\": 1 }";
        check(Some(theirs), Whose::Theirs("needs"), Equipped::AsItWas, theirs);
    }

    #[test]
    fn only_what_is_there_is_renewed() {
        let root = tempfile::tempdir().unwrap();
        let file = |path: &str, whose| EditorFile {
            path: path.to_owned(),
            text: "new".to_owned(),
            whose,
        };
        let files = [
            file("a", Whose::Ours),
            file("b", Whose::Ours),
            file("c", Whose::OursWhile("old")),
        ];
        for path in ["a", "c"] {
            fs::write(root.path().join(path), "old").unwrap();
        }
        renew(root.path(), &files);
        let text = |path: &str| fs::read_to_string(root.path().join(path)).ok();
        assert_eq!(text("a").as_deref(), Some("new"));
        assert_eq!(text("b"), None);
        assert_eq!(text("c").as_deref(), Some("old"));
    }
}

//! A folder that was judged safe comes in; a stage for a build into it comes out.
//!
//! The folder itself is not changed before the stage is published.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::write::fault;
use crate::write::ground::{Found, look};
use crate::write::manifest::Manifest;
use crate::write::scratch::{self, Denied, Scratch};

/// The scratch folder's name where it must stand inside the output.
const INNER_SCRATCH: &str = ".samut-stage";

/// An output folder that was judged safe. It need not exist yet.
#[derive(Debug)]
pub struct Output {
    pub(super) root: PathBuf,
    pub(super) force: bool,
    previous: Option<Manifest>,
}

impl Output {
    pub(super) fn new(root: PathBuf, force: bool, previous: Option<Manifest>) -> Self {
        Self { root, force, previous }
    }

    /// The files of the last build, or nothing if there was none. After a killed build it names
    /// those of that build too.
    pub fn previous(&self) -> Option<&Manifest> {
        self.previous.as_ref()
    }

    /// Claims the folder where new files wait: beside the output, or inside it where the folder
    /// above is on another disk or may not be written. Removes what a killed build left.
    pub(super) fn scratch(&self) -> Result<Scratch, Box<Diagnostic>> {
        let inside = self.root.join(INNER_SCRATCH);
        scratch::clear(&inside).map_err(|denied| refuse(&inside, denied))?;
        let there = matches!(look(&self.root), Ok(Found::Folder));
        let beside = self.beside().filter(|at| !there || same_disk(at, &self.root));
        let scratch = match beside.map(|at| (Scratch::claim(at.clone()), at)) {
            Some((Err(Denied::Io(error)), _)) if there && may_not_write(&error) => None,
            Some((claimed, at)) => Some(claimed.map_err(|denied| refuse(&at, denied))?),
            None => None,
        };
        match scratch {
            Some(scratch) => Ok(scratch),
            None => Scratch::claim(inside.clone()).map_err(|d| refuse(&inside, d)),
        }
    }

    /// Whether a path, in the form of `SitePath::as_str`, is of a file of ours.
    pub(super) fn owns(&self, path: &str) -> bool {
        self.previous.as_ref().is_some_and(|manifest| manifest.contains(path))
    }

    fn beside(&self) -> Option<PathBuf> {
        let mut name = OsString::from(".");
        name.push(self.root.file_name()?);
        name.push(".samut-stage");
        Some(self.root.parent()?.join(name))
    }
}

fn refuse(at: &Path, denied: Denied) -> Box<Diagnostic> {
    match denied {
        Denied::Io(error) => fault::not_written(at, &error),
        Denied::Taken => {
            let shown = fault::shown(at);
            let message = format!(
                "`{shown}` is not from Samut, and stands where the build must work"
            );
            let help = "move it somewhere else, then build again";
            Diagnostic::whole(Code::ForeignOutput, message, help).into()
        }
    }
}

/// Whether a file can be renamed from one folder's side into the other.
#[cfg(unix)]
fn same_disk(beside: &Path, output: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let disk = |path: &Path| path.metadata().map(|found| found.dev()).ok();
    beside.parent().is_some_and(|parent| disk(parent) == disk(output))
}

/// Other systems do not say; a rename that fails is taken back.
#[cfg(not(unix))]
fn same_disk(_beside: &Path, _output: &Path) -> bool {
    true
}

fn may_not_write(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a scratch folder is prepared")]

    use std::fs;

    use super::*;

    #[test]
    fn a_strangers_folder_in_the_place_of_the_stage_is_refused() {
        let archive = tempfile::tempdir().unwrap();
        let output = Output::new(archive.path().join("public"), true, None);
        for place in [".public.samut-stage", "public/.samut-stage"] {
            let place = archive.path().join(place);
            fs::create_dir_all(&place).unwrap();
            fs::write(place.join("thesis"), "x").unwrap();
            let d = output.stage().err().unwrap();
            assert_eq!(d.code, Code::ForeignOutput);
            assert!(d.message.contains("samut-stage"), "{}", d.message);
            assert!(place.join("thesis").exists());
            fs::remove_dir_all(&place).unwrap();
        }
    }

    #[test]
    fn a_file_in_the_place_of_a_folder_above_is_told() {
        let archive = tempfile::tempdir().unwrap();
        fs::write(archive.path().join("file"), "x").unwrap();
        let output = Output::new(archive.path().join("file/public"), false, None);
        assert_eq!(output.stage().err().unwrap().code, Code::NotWritten);
    }
}

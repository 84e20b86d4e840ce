//! A full stage comes in; the output becomes it, or stays as it was.
//!
//! A file appears before what links to it and goes after. The manifest names every new file
//! before the first one moves and drops the old ones after the last is gone, so that whenever
//! the program is killed, the next build knows which files are ours.

#![expect(clippy::disallowed_methods, reason = "`write` alone changes the output")]

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use crate::diagnostic::Diagnostic;
use crate::site_path::SitePath;
use crate::write::fault;
use crate::write::ground::{Found, Ground, look};
use crate::write::manifest::{self, Manifest};
use crate::write::plan::{Moves, plan};
use crate::write::scratch::Scratch;
use crate::write::stage::{Received, Stage, equal};
use crate::write::undo::Steps;

/// How many files a publication changed. The manifest is not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// New files, and those whose bytes changed.
    pub written: usize,
    /// Files that were left as they are, down to their times.
    pub unchanged: usize,
    /// Files of the last build that are gone.
    pub removed: usize,
}

impl Stage<'_> {
    /// Makes the output what was put on this stage.
    ///
    /// # Errors
    /// Everything that stands against it, before anything is changed; or `NotWritten` if the
    /// disk fails on the way, after which the output is put back as it was.
    pub fn publish(self) -> Result<Written, Vec<Diagnostic>> {
        let Self { output, ground, scratch, received } = self;
        let received = received.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Received { files, failed } = received;
        if !failed.is_empty() {
            return Err(failed);
        }
        let moves = plan(files, output, &ground)?;
        let mut publication = Publication {
            root: &output.root,
            ground: &ground,
            scratch: &scratch,
            steps: Steps::new(&scratch),
        };
        match publication.run(&moves, output.previous()) {
            Ok(()) => Ok(count(&moves)),
            Err((path, error)) => {
                let mut diagnostic = fault::not_written(&path, &error);
                if !publication.steps.take_back() {
                    diagnostic.message.push_str(
                        "; some files of the output are already new, and each is whole",
                    );
                }
                Err(vec![*diagnostic])
            }
        }
    }
}

/// A publication on its way.
struct Publication<'a> {
    root: &'a Path,
    ground: &'a Ground<'a>,
    scratch: &'a Scratch,
    steps: Steps<'a>,
}

/// The path at which the system refused, and its words.
type Stopped = (PathBuf, io::Error);

impl<'a> Publication<'a> {
    fn run(&mut self, moves: &Moves, previous: Option<&Manifest>) -> Result<(), Stopped> {
        self.at(self.root.to_path_buf(), Steps::make_folder)?;
        self.claim(moves, previous)?;
        for path in &moves.obstacles {
            self.at(path.under(self.root), Steps::take)?;
        }
        for folder in &moves.obstacle_folders {
            self.at(self.root.join(folder), Steps::remove_folder)?;
        }
        self.place_arrivals(moves)?;
        for path in &moves.gone {
            self.at(path.under(self.root), Steps::take)?;
        }
        for folder in &moves.emptied {
            // One that holds a stranger's file stays, and an empty one harms nobody.
            let _ = self.steps.remove_folder(self.root.join(folder));
        }
        let mut manifest = Manifest::default();
        add_arrivals(&mut manifest, moves);
        self.write_manifest(&manifest)
    }

    /// Names the new files in the manifest beside the old ones, where it does not yet.
    fn claim(
        &mut self,
        moves: &Moves,
        previous: Option<&Manifest>,
    ) -> Result<(), Stopped> {
        let known = |path: &SitePath| previous.is_some_and(|m| m.contains(path.as_str()));
        if moves.arrivals.iter().all(|arrival| known(&arrival.path)) {
            return Ok(());
        }
        let mut manifest = previous.cloned().unwrap_or_default();
        add_arrivals(&mut manifest, moves);
        self.write_manifest(&manifest)
    }

    fn place_arrivals(&mut self, moves: &Moves) -> Result<(), Stopped> {
        let mut ready = HashSet::new();
        for arrival in &moves.arrivals {
            let Some(waiting) = arrival.waiting else { continue };
            self.make_folders(&arrival.path, &mut ready)?;
            let from = self.scratch.path(waiting);
            self.at(arrival.path.under(self.root), |steps, to| {
                steps.place(&from, to, &arrival.found)
            })?;
        }
        Ok(())
    }

    /// Makes the folders above a path, but for those that are known to be there.
    fn make_folders<'p>(
        &mut self,
        path: &'p SitePath,
        ready: &mut HashSet<&'p str>,
    ) -> Result<(), Stopped> {
        if path.folders().next_back().is_some_and(|folder| ready.contains(folder)) {
            return Ok(());
        }
        for folder in path.folders() {
            if ready.insert(folder) && !self.ground.is_folder(folder).unwrap_or(false) {
                self.at(self.root.join(folder), Steps::make_folder)?;
            }
        }
        Ok(())
    }

    /// Writes the manifest, if its text differs from what stands there.
    fn write_manifest(&mut self, manifest: &Manifest) -> Result<(), Stopped> {
        let text = manifest.text();
        let from = self.scratch.path(self.scratch.fresh());
        self.at(self.root.join(manifest::NAME), |steps, to| {
            let found = look(&to)?;
            if found == Found::File(text.len() as u64)
                && equal(BufReader::new(File::open(&to)?), text.as_bytes())?
            {
                return Ok(());
            }
            fs::write(&from, text)?;
            steps.place(&from, to, &found)
        })
    }

    /// Does a step at a path, and tells the path if it fails.
    fn at(
        &mut self,
        path: PathBuf,
        step: impl FnOnce(&mut Steps<'a>, PathBuf) -> io::Result<()>,
    ) -> Result<(), Stopped> {
        step(&mut self.steps, path.clone()).map_err(|error| (path, error))
    }
}

fn add_arrivals(manifest: &mut Manifest, moves: &Moves) {
    for arrival in &moves.arrivals {
        manifest.insert(arrival.path.clone(), arrival.size);
    }
}

fn count(moves: &Moves) -> Written {
    let written = moves.arrivals.iter().filter(|a| a.waiting.is_some()).count();
    Written {
        written,
        unchanged: moves.arrivals.len() - written,
        removed: moves.obstacles.len() + moves.gone.len(),
    }
}

#[cfg(test)]
mod tests;

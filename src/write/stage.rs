//! Files of the site come in, from many threads, and wait in the scratch folder where they
//! differ from the output.
//!
//! The output is only read here. A stage that is dropped leaves nothing behind.

#![expect(
    clippy::disallowed_methods,
    reason = "`write` reads the output and fills the stage"
)]

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Seek};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::site_path::SitePath;
use crate::write::fault;
use crate::write::ground::{Found, Ground};
use crate::write::output::Output;
use crate::write::scratch::{Scratch, Waiting};

const BUFFER_BYTES: usize = 64 << 10;

/// Where a file stands in the order of publishing: what is linked to appears first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// What pages embed: styles, scripts, images, attachments.
    Asset,
    /// One item, session or authority.
    Page,
    /// What lists pages, for people or machines: lists, feeds, sitemap, search.
    Index,
    /// The front pages.
    Home,
}

/// A build on its way: dropped, it leaves no trace; published, it becomes the output.
#[derive(Debug)]
pub struct Stage<'a> {
    pub(super) output: &'a Output,
    pub(super) ground: Ground<'a>,
    pub(super) scratch: Scratch,
    pub(super) received: Mutex<Received>,
}

/// What was put on a stage.
#[derive(Debug, Default)]
pub(super) struct Received {
    pub(super) files: Vec<Arrival>,
    /// Complaints about files that could not be put.
    pub(super) failed: Vec<Diagnostic>,
}

/// A file of the site, compared with the output.
#[derive(Debug)]
pub(super) struct Arrival {
    pub(super) path: SitePath,
    pub(super) rank: Rank,
    pub(super) size: u64,
    /// What stands in its place.
    pub(super) found: Found,
    /// The new bytes, where they differ.
    pub(super) waiting: Option<Waiting>,
}

impl Output {
    /// Begins a build: what is put on its stage waits there until it is published.
    ///
    /// # Errors
    /// `NotWritten`, or `ForeignOutput` where something that is not ours stands in its place.
    pub fn stage(&self) -> Result<Stage<'_>, Box<Diagnostic>> {
        Ok(Stage::new(self, self.scratch()?))
    }
}

impl<'a> Stage<'a> {
    /// A stage over an output, whose new files wait in a folder that is claimed already.
    pub(super) fn new(output: &'a Output, scratch: Scratch) -> Self {
        let ground = Ground::new(&output.root);
        Self { output, ground, scratch, received: Mutex::default() }
    }

    /// Puts a file's bytes at a path. They are kept only where the output differs.
    ///
    /// # Errors
    /// `NotWritten`; the stage can then not be published any more.
    pub fn put(
        &self,
        path: &SitePath,
        rank: Rank,
        bytes: &[u8],
    ) -> Result<(), Box<Diagnostic>> {
        let size = bytes.len() as u64;
        let staged = self.ground.at(path).and_then(|found| {
            let mut waiting = None;
            if !self.stands(path, &found, size, bytes) {
                let fresh = self.scratch.fresh();
                fs::write(self.scratch.path(fresh), bytes)?;
                waiting = Some(fresh);
            }
            Ok(Arrival { path: path.clone(), rank, size, found, waiting })
        });
        self.receive(staged.map_err(|error| self.refuse(path, &error)))
    }

    /// Puts a copy of a file at a path, without holding it in memory. A link is followed.
    ///
    /// # Errors
    /// `Unreadable` for the file, or `NotWritten`; the stage can then not be published any more.
    pub fn put_file(
        &self,
        path: &SitePath,
        rank: Rank,
        from: &Path,
    ) -> Result<(), Box<Diagnostic>> {
        self.receive(self.copy(path, rank, from))
    }

    fn copy(
        &self,
        path: &SitePath,
        rank: Rank,
        from: &Path,
    ) -> Result<Arrival, Box<Diagnostic>> {
        let (mut source, size) =
            open_file(from).map_err(|error| fault::not_read(from, &error))?;
        let refuse = |error: io::Error| self.refuse(path, &error);
        let found = self.ground.at(path).map_err(refuse)?;
        let arrival = |found, size, waiting| Arrival {
            path: path.clone(),
            rank,
            size,
            found,
            waiting,
        };
        if self.stands(path, &found, size, buffered(&source)) {
            return Ok(arrival(found, size, None));
        }
        source.rewind().map_err(|error| fault::not_read(from, &error))?;
        let fresh = self.scratch.fresh();
        // Not `fs::copy`: it would hand on the source's permissions.
        let size = File::create(self.scratch.path(fresh))
            .and_then(|mut copy| io::copy(&mut source, &mut copy))
            .map_err(refuse)?;
        Ok(arrival(found, size, Some(fresh)))
    }

    fn receive(
        &self,
        arrival: Result<Arrival, Box<Diagnostic>>,
    ) -> Result<(), Box<Diagnostic>> {
        let mut received = self.received.lock().unwrap_or_else(PoisonError::into_inner);
        match arrival {
            Ok(arrival) => {
                received.files.push(arrival);
                Ok(())
            }
            Err(diagnostic) => {
                received.failed.push(Diagnostic::clone(&diagnostic));
                Err(diagnostic)
            }
        }
    }

    /// Whether the output holds the very bytes. One that cannot be read is taken to differ.
    fn stands(
        &self,
        path: &SitePath,
        found: &Found,
        size: u64,
        bytes: impl BufRead,
    ) -> bool {
        *found == Found::File(size)
            && File::open(path.under(&self.output.root))
                .and_then(|old| equal(buffered(&old), bytes))
                .unwrap_or(false)
    }

    fn refuse(&self, path: &SitePath, error: &io::Error) -> Box<Diagnostic> {
        fault::not_written(&path.under(&self.output.root), error)
    }
}

/// Opens a regular file, and nothing that could block, and tells its size in bytes.
fn open_file(from: &Path) -> io::Result<(File, u64)> {
    let found = fs::metadata(from)?;
    if !found.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok((File::open(from)?, found.len()))
}

fn buffered(file: &File) -> BufReader<&File> {
    BufReader::with_capacity(BUFFER_BYTES, file)
}

/// Whether two streams give the same bytes to their ends.
pub(super) fn equal(mut left: impl BufRead, mut right: impl BufRead) -> io::Result<bool> {
    loop {
        let (l, r) = (left.fill_buf()?, right.fill_buf()?);
        let both = l.len().min(r.len());
        if both == 0 {
            return Ok(l.is_empty() && r.is_empty());
        }
        if l.get(..both) != r.get(..both) {
            return Ok(false);
        }
        left.consume(both);
        right.consume(both);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(left: &[u8], right: &[u8], expected: bool) {
        for chunk in [1, 2, 3, 64] {
            let left = BufReader::with_capacity(chunk, left);
            assert_eq!(equal(left, right).unwrap(), expected);
        }
    }

    #[test]
    fn streams_are_equal_to_the_last_byte() {
        check(b"", b"", true);
        check(b"abcd", b"abcd", true);
        check(b"abcd", b"abce", false);
        check(b"abcd", b"abc", false);
        check(b"abc", b"abcd", false);
        check("ที่ประชุม".as_bytes(), "ที่ประชุม".as_bytes(), true);
    }
}

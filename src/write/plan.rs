//! The files of a build and the last build's come in; what moves, in which order, comes out, or
//! every reason why the output is not ours to change so.
//!
//! It looks at the output, and changes nothing.

#![expect(clippy::disallowed_methods, reason = "`write` lists folders of the output")]

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::site_path::SitePath;
use crate::write::fault;
use crate::write::ground::{Found, Ground};
use crate::write::manifest::Manifest;
use crate::write::output::Output;
use crate::write::stage::Arrival;

/// The moves of one publication, each list in its order.
#[derive(Debug, Default)]
pub(super) struct Moves {
    /// Old files that stand where a folder must, or in a folder where a file must.
    pub(super) obstacles: Vec<SitePath>,
    /// Folders that stand where a file must.
    pub(super) obstacle_folders: Vec<String>,
    /// Every file of the build.
    pub(super) arrivals: Vec<Arrival>,
    /// Old files that the build does not have any more.
    pub(super) gone: Vec<SitePath>,
    /// Folders of old files that may be empty now.
    pub(super) emptied: Vec<String>,
}

/// Plans a publication.
///
/// # Errors
/// Every fault at once: `AddressTaken` where two files of the build cannot both stand,
/// `ForeignOutput` where something that is not ours stands in the way, `NotWritten` where the
/// output cannot be looked at.
pub(super) fn plan(
    mut arrivals: Vec<Arrival>,
    output: &Output,
    ground: &Ground<'_>,
) -> Result<Moves, Vec<Diagnostic>> {
    arrivals.sort_by(|a, b| a.path.cmp(&b.path));
    let files: HashSet<&str> = arrivals.iter().map(|a| a.path.as_str()).collect();
    let folders: HashSet<&str> = arrivals.iter().flat_map(|a| a.path.folders()).collect();

    let mut faults = rivals(&arrivals, &files);
    let mut moves = Moves::default();
    for arrival in &arrivals {
        faults.extend(stranger(arrival, output));
        if arrival.found == Found::Folder {
            let inside = Inside::of(arrival.path.as_str(), output);
            match inside {
                Ok(Inside { stranger: None, folders }) => {
                    moves.obstacle_folders.extend(folders);
                }
                Ok(Inside { stranger: Some(name), .. }) => faults.push(foreign(
                    format!(
                        "`{}` must become a file, but it is a folder that holds `{name}`, \
                         which is not from Samut",
                        arrival.path
                    ),
                    "move that file out of the output folder, then build again",
                )),
                Err(error) => faults.push(*fault::not_written(&output.root, &error)),
            }
        }
    }

    let mut emptied = BTreeSet::new();
    let old = output.previous().into_iter().flat_map(Manifest::paths);
    for path in old.filter(|path| !files.contains(path.as_str())) {
        let left = path.folders().filter(|folder| !folders.contains(folder));
        emptied.extend(left.map(str::to_owned));
        match ground.at(path) {
            Ok(Found::File(_) | Found::Special) => {
                let in_the_way = folders.contains(path.as_str())
                    || path.folders().any(|folder| files.contains(folder));
                let list =
                    if in_the_way { &mut moves.obstacles } else { &mut moves.gone };
                list.push(path.clone());
            }
            Ok(_) => {}
            Err(error) => {
                faults.push(*fault::not_written(&path.under(&output.root), &error));
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }

    // What stands deeper goes first: a folder's path sorts before those inside it.
    moves.emptied = emptied.into_iter().rev().collect();
    moves.emptied.retain(|folder| ground.is_folder(folder).unwrap_or(false));
    moves.obstacle_folders.sort_by(|a, b| b.cmp(a));
    arrivals.sort_by_cached_key(|a| {
        (a.rank, Reverse(a.path.folders().count()), a.path.clone())
    });
    moves.arrivals = arrivals;
    Ok(moves)
}

/// Files of one build that cannot both stand: twice one path, or a file and what lies in it.
/// The arrivals are sorted by path.
fn rivals(arrivals: &[Arrival], files: &HashSet<&str>) -> Vec<Diagnostic> {
    let taken = |message| {
        let help = "rename one of the two files, or give one item another `slug`";
        Diagnostic::whole(Code::AddressTaken, message, help)
    };
    let twice = arrivals
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a.path == b.path => Some(&a.path),
            _ => None,
        })
        .map(|path| taken(format!("two files of the site have the address `{path}`")));
    let nested = arrivals.iter().filter_map(|arrival| {
        let file = arrival.path.folders().find(|folder| files.contains(folder))?;
        Some(taken(format!(
            "`{file}` is a file of the site, and `{}` needs a folder of that name",
            arrival.path
        )))
    });
    twice.chain(nested).collect()
}

/// What stands in a file's place, if it is not ours to replace.
fn stranger(arrival: &Arrival, output: &Output) -> Option<Diagnostic> {
    let path = &arrival.path;
    let ours = || output.force || output.owns(path.as_str());
    match &arrival.found {
        Found::Nothing | Found::Folder => None,
        Found::File(_) | Found::Special if ours() => None,
        Found::File(_) | Found::Special => Some(foreign(
            format!(
                "`{path}` in the output folder is not from Samut, and this build writes a \
                 file there"
            ),
            "move it somewhere else, or build with `--force` to overwrite it",
        )),
        Found::Behind(by) if by.special => Some(foreign(
            format!(
                "`{}` in the output folder is a link or a device, where `{path}` needs a \
                 folder",
                by.path
            ),
            "remove the link, then build again: Samut does not write through links",
        )),
        Found::Behind(by) if output.owns(&by.path) => None,
        Found::Behind(by) => Some(foreign(
            format!(
                "`{}` in the output folder is a file that is not from Samut, where `{path}` \
                 needs a folder",
                by.path
            ),
            "move that file somewhere else, then build again",
        )),
    }
}

fn foreign(message: String, help: &str) -> Diagnostic {
    Diagnostic::whole(Code::ForeignOutput, message, help)
}

/// What is in a folder of the output, seen without following links.
#[derive(Debug, Default)]
struct Inside {
    /// Something that the last build did not write.
    stranger: Option<String>,
    /// The folder and those inside it, by their paths from the root.
    folders: Vec<String>,
}

impl Inside {
    fn of(folder: &str, output: &Output) -> io::Result<Self> {
        let mut inside = Self::default();
        let mut open = vec![folder.to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(output.root.join(&folder))? {
                let entry = entry?;
                let name = entry.file_name();
                let path = format!("{folder}/{}", name.to_string_lossy());
                if entry.file_type()?.is_dir() {
                    open.push(path);
                } else if name.to_str().is_none() || !output.owns(&path) {
                    // The listing has no order of its own; the message must have one.
                    let path = fault::shown(Path::new(&path));
                    inside.stranger = Some(match inside.stranger {
                        Some(known) => known.min(path),
                        None => path,
                    });
                }
            }
            inside.folders.push(folder);
        }
        Ok(inside)
    }
}

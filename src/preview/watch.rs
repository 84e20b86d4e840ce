//! Word of what changes on the disk, from the system; and a look at everything, now and then,
//! where the system gives none.
//!
//! In: a preview. Out: its looks at what has changed, each once a save is whole. Editors save by
//! renaming, in two steps, or hundreds of files at once.

use std::path::{Component, Path};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::preview::Preview;
use crate::workspace::FOLDERS;

/// How long nothing comes before a save is taken to be whole.
const QUIET: Duration = Duration::from_millis(6);
/// How long an empty file may become what it is saved as.
const FILLING: Duration = Duration::from_millis(120);
/// How long changes are gathered at most.
const LONGEST: Duration = Duration::from_millis(400);
/// How often everything is looked at where the system gives no word.
const POLL: Duration = Duration::from_secs(1);
/// How often it is seen whether words are waiting to be arranged.
const SETTLING: Duration = Duration::from_millis(100);

/// Whether the system gives word of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// It does.
    Told,
    /// It does not; everything is looked at once a second.
    Polling,
}

/// Begins to look at what changes, until the preview is dropped.
pub fn watch(preview: &Arc<Preview>) -> Watching {
    let settling = Arc::downgrade(preview);
    thread::spawn(move || {
        while let Some(preview) = settling.upgrade() {
            preview.settle_in_calm();
            drop(preview);
            thread::sleep(SETTLING);
        }
    });
    let (sender, told) = mpsc::channel();
    let watcher = notify::recommended_watcher(move |event| {
        // Nobody listens any more when the preview is gone.
        let _ = sender.send(event);
    });
    let weak = Arc::downgrade(preview);
    match watcher
        .and_then(|mut watcher| begin(&mut watcher, &preview.root).map(|()| watcher))
    {
        Ok(watcher) => {
            thread::spawn(move || follow(&weak, watcher, &told));
            Watching::Told
        }
        Err(_) => {
            thread::spawn(move || poll(&weak));
            Watching::Polling
        }
    }
}

fn begin(watcher: &mut RecommendedWatcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS {
        let folder = root.join(folder);
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

fn poll(preview: &Weak<Preview>) {
    while let Some(preview) = preview.upgrade() {
        preview.look(&FOLDERS);
        drop(preview);
        thread::sleep(POLL);
    }
}

fn follow(
    preview: &Weak<Preview>,
    mut watcher: RecommendedWatcher,
    told: &Receiver<notify::Result<Event>>,
) {
    while let Ok(first) = told.recv() {
        let Some(preview) = preview.upgrade() else { return };
        let mut heard = Heard::default();
        heard.take(&preview.root, first);
        if heard.is_empty() {
            continue;
        }
        preview.expect();
        gather(&preview, &mut heard, told);
        if heard.folders {
            // A folder that was made anew is another one, of which nothing is told yet.
            for folder in FOLDERS {
                let _ = watcher.unwatch(&preview.root.join(folder));
            }
            let _ = begin(&mut watcher, &preview.root);
        }
        if heard.everything {
            preview.look(&FOLDERS);
        } else {
            preview.look(&heard.paths);
        }
        preview.arrive();
    }
}

/// Gathers what belongs to the same save.
fn gather(preview: &Preview, heard: &mut Heard, told: &Receiver<notify::Result<Event>>) {
    let begun = Instant::now();
    while begun.elapsed() < LONGEST {
        let is_empty = |path: &String| {
            let metadata = std::fs::symlink_metadata(preview.root.join(path));
            metadata.is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0)
        };
        let is_filling = begun.elapsed() < FILLING && heard.paths.iter().any(is_empty);
        match told.recv_timeout(QUIET) {
            Ok(event) => heard.take(&preview.root, event),
            Err(RecvTimeoutError::Timeout) if is_filling => {}
            Err(_) => return,
        }
    }
}

/// What was heard of since the last look.
#[derive(Default)]
struct Heard {
    /// Paths from the root.
    paths: Vec<String>,
    /// Whether a folder of which the site is made has come or gone.
    folders: bool,
    /// Whether more has changed than we were told of.
    everything: bool,
}

impl Heard {
    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.everything
    }

    fn take(&mut self, root: &Path, event: notify::Result<Event>) {
        let Ok(event) = event else {
            self.everything = true;
            return;
        };
        self.everything |= event.need_rescan();
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        for path in &event.paths {
            let Some(inside) = path.strip_prefix(root).ok().and_then(slashed) else {
                continue;
            };
            let folder = inside.split('/').next().unwrap_or("");
            if !FOLDERS.contains(&folder) {
                continue;
            }
            self.folders |= folder == inside;
            if !self.paths.contains(&inside) {
                self.paths.push(inside);
            }
        }
    }
}

/// A path from the root with `/` between its parts; nothing for one that is hidden, or that no
/// file of an archive can have.
fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .components()
        .map(|part| match part {
            Component::Normal(name) => {
                name.to_str().filter(|name| !name.starts_with('.'))
            }
            _ => None,
        })
        .collect();
    parts.map(|parts| parts.join("/"))
}

//! Word of what changes on the disk, from the system; and a look at everything, now and then,
//! where the system gives none.
//!
//! In: a preview. Out: its looks at what has changed, each once a save is whole. Editors save by
//! renaming, in two steps, or hundreds of files at once.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::EventKind;
use notify::{
    Event, RecommendedWatcher, RecursiveMode, Watcher as _, WatcherKind,
    recommended_watcher,
};

use crate::preview::Preview;
use crate::preview::heard::Heard;
use crate::workspace::FOLDERS;

/// How long nothing comes before a save is taken to be whole.
const QUIET: Duration = Duration::from_millis(6);
/// How long an empty file may become what it is saved as, and a file that is gone come back.
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
    /// It does not, or not of all folders; everything is looked at once a second.
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
    let watcher = recommended_watcher(move |event: notify::Result<Event>| {
        // Our own reading is told as well, and means nothing.
        let is_reading =
            event.as_ref().is_ok_and(|told| matches!(told.kind, EventKind::Access(_)));
        if !is_reading {
            // Nobody listens any more when the preview is gone.
            let _ = sender.send(event);
        }
    });
    let mut ear =
        Ear { root: whole(&preview.root), watcher: watcher.ok(), is_whole: false };
    ear.listen();
    let watching = if ear.is_whole { Watching::Told } else { Watching::Polling };
    let weak = Arc::downgrade(preview);
    thread::spawn(move || follow(&weak, ear, &told));
    watching
}

/// The path of a folder as the system names it when it tells of what lies in it.
fn whole(root: &Path) -> PathBuf {
    root.canonicalize()
        .or_else(|_| std::path::absolute(root))
        .unwrap_or_else(|_| root.to_path_buf())
}

/// Looks at what was told of; and at everything, as long as not all is told.
fn follow(preview: &Weak<Preview>, mut ear: Ear, told: &Receiver<notify::Result<Event>>) {
    // What has changed between the reading and the listening was told to nobody.
    let mut is_behind = true;
    let mut looked = Instant::now();
    loop {
        let first = if is_behind {
            told.recv_timeout(POLL.saturating_sub(looked.elapsed()))
        } else {
            told.recv().map_err(RecvTimeoutError::from)
        };
        let Some(preview) = preview.upgrade() else { return };
        match first {
            Ok(first) => {
                let mut heard = Heard::default();
                heard.take(&ear.root, first);
                if !heard.is_empty() {
                    preview.expect();
                    gather(&preview, &ear.root, &mut heard, told);
                    ear.reach(&heard);
                    look(&preview, heard);
                    preview.arrive();
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            // There is no watcher at all.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(POLL),
        }
        is_behind |= !ear.is_whole;
        if is_behind && looked.elapsed() >= POLL {
            if !ear.is_whole {
                ear.listen();
            }
            is_behind = !ear.is_whole;
            preview.look(&FOLDERS);
            looked = Instant::now();
        }
    }
}

fn look(preview: &Preview, heard: Heard) {
    if heard.everything {
        preview.look(&FOLDERS);
    } else {
        let paths: Vec<String> = heard.paths.into_iter().collect();
        preview.look(&paths);
    }
}

/// Gathers what belongs to the same save.
fn gather(
    preview: &Preview,
    root: &Path,
    heard: &mut Heard,
    told: &Receiver<notify::Result<Event>>,
) {
    let begun = Instant::now();
    let is_on_its_way = |path: &String| match std::fs::symlink_metadata(root.join(path)) {
        Ok(metadata) => metadata.is_file() && metadata.len() == 0,
        Err(_) => preview.has(path),
    };
    while begun.elapsed() < LONGEST {
        match told.recv_timeout(QUIET) {
            Ok(event) => heard.take(root, event),
            Err(RecvTimeoutError::Timeout)
                if begun.elapsed() < FILLING && heard.paths.iter().any(is_on_its_way) => {
            }
            Err(_) => return,
        }
    }
}

/// What the system is asked to tell.
struct Ear {
    /// The archive's root, as the system names it.
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// Whether it tells of all folders that there are.
    is_whole: bool,
}

impl Ear {
    /// Asks for word of all folders of which a site is made, anew where it was asked for before: a
    /// folder that was made anew is another one.
    fn listen(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let _ = watcher.unwatch(&self.root);
        self.is_whole = watcher.watch(&self.root, RecursiveMode::NonRecursive).is_ok();
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            let _ = watcher.unwatch(&folder);
            if folder.is_dir() {
                self.is_whole &= watcher.watch(&folder, RecursiveMode::Recursive).is_ok();
            }
        }
    }

    /// Sees to it that new folders are watched before they are looked at: of what is written there
    /// later, we are told.
    fn reach(&mut self, heard: &Heard) {
        self.is_whole &= !heard.lost;
        if heard.folders {
            self.listen();
            return;
        }
        // Inotify watches each folder by itself, and finds new ones some time after it told of them.
        if RecommendedWatcher::kind() != WatcherKind::Inotify {
            return;
        }
        let Some(watcher) = &mut self.watcher else { return };
        let mut above: Option<&str> = None;
        for path in &heard.paths {
            let is_inside =
                above.and_then(|above| path.strip_prefix(above)?.strip_prefix('/'));
            let folder = self.root.join(path);
            if is_inside.is_none() && folder.is_dir() {
                above = Some(path);
                let is_watched = watcher.watch(&folder, RecursiveMode::Recursive).is_ok();
                self.is_whole &= is_watched || !folder.is_dir();
            }
        }
    }
}

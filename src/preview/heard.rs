//! What the system told of since the last look.
//!
//! In: events. Out: the paths from the archive's root that are to be looked at, and whether more may
//! have changed than these. It looks at nothing.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use notify::Event;
use notify::event::{EventKind, ModifyKind};

use crate::workspace::FOLDERS;

/// What was heard of since the last look.
#[derive(Default)]
pub(super) struct Heard {
    /// Paths from the root.
    pub(super) paths: BTreeSet<String>,
    /// Whether a folder of which the site is made has come or gone.
    pub(super) folders: bool,
    /// Whether more has changed than we were told of.
    pub(super) everything: bool,
    /// Whether there may be folders of which nothing is told.
    pub(super) lost: bool,
}

impl Heard {
    /// Whether nothing has changed of which a site is made.
    pub(super) fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.everything
    }

    /// Takes in what the system tells. The root is as the system names it.
    pub(super) fn take(&mut self, root: &Path, event: notify::Result<Event>) {
        let Ok(event) = event else {
            self.everything = true;
            self.lost = true;
            return;
        };
        if event.need_rescan() {
            self.everything = true;
            // A new folder may be among what was not told.
            self.folders = true;
        }
        for path in &event.paths {
            if path == root && has_gone(event.kind) {
                self.everything = true;
                self.folders = true;
            }
            let Some(inside) = path.strip_prefix(root).ok().and_then(slashed) else {
                continue;
            };
            let folder = inside.split('/').next().unwrap_or("");
            if !FOLDERS.contains(&folder) {
                continue;
            }
            self.folders |= folder == inside;
            self.paths.insert(inside);
        }
    }
}

/// Whether what an event tells of may stand there no more.
fn has_gone(kind: EventKind) -> bool {
    matches!(kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)))
}

/// A path from the root with `/` between its parts, down to the first that is no text; nothing for
/// one that is hidden, or that no file of an archive can have.
fn slashed(path: &Path) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.components() {
        let Component::Normal(name) = part else { return None };
        let Some(name) = name.to_str() else { break };
        if name.starts_with('.') {
            return None;
        }
        parts.push(name);
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::PathBuf;

    use notify::event::{CreateKind, Flag, RemoveKind, RenameMode};

    use super::*;

    fn heard(events: Vec<notify::Result<Event>>) -> Heard {
        let mut heard = Heard::default();
        for event in events {
            heard.take(Path::new("/archive"), event);
        }
        heard
    }

    #[test]
    fn paths_are_told_from_the_root() {
        let check = |path: &str, expected: Option<&str>| {
            let event = Event::new(EventKind::Create(CreateKind::File));
            let heard = heard(vec![Ok(event.add_path(PathBuf::from(path)))]);
            let paths: Vec<&str> = heard.paths.iter().map(String::as_str).collect();
            assert_eq!(paths, expected.into_iter().collect::<Vec<_>>(), "{path}");
            assert!(!heard.everything && !heard.lost, "{path}");
        };
        check("/archive/content/news/ข่าวน้ำ.th.md", Some("content/news/ข่าวน้ำ.th.md"));
        check("/archive/themes", Some("themes"));
        check("/archive/content/.git/x", None);
        check("/archive/content/news/.one.th.md.swp", None);
        check("/archive/public/index.html", None);
        check("/elsewhere/content/x.md", None);
        check("/archive", None);
    }

    #[cfg(unix)]
    #[test]
    fn what_has_no_name_in_letters_is_sought_in_its_folder() {
        use std::os::unix::ffi::OsStringExt as _;
        let name = OsString::from_vec(b"content/news/\xa2\xe8\xd2\xc7.md".to_vec());
        assert_eq!(slashed(Path::new(&name)).as_deref(), Some("content/news"));
    }

    #[test]
    fn what_was_not_told_makes_everything_be_looked_at() {
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        let after = heard(vec![Ok(overflow)]);
        assert!(after.everything && after.folders && !after.lost);
        let limit = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
        let after = heard(vec![Err(limit)]);
        assert!(after.everything && after.lost);
    }

    #[test]
    fn a_folder_that_comes_or_goes_is_listened_to_anew() {
        let check = |path: &str, kind: EventKind, folders: bool, everything: bool| {
            let heard = heard(vec![Ok(Event::new(kind).add_path(PathBuf::from(path)))]);
            assert_eq!(
                (heard.folders, heard.everything),
                (folders, everything),
                "{path}"
            );
        };
        let removed = EventKind::Remove(RemoveKind::Folder);
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::From));
        check("/archive/content", removed, true, false);
        check("/archive/content/news", removed, false, false);
        check("/archive", renamed, true, true);
        check("/archive", EventKind::Create(CreateKind::Any), false, false);
    }
}

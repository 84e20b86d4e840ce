//! The list of our files in an output folder: its text comes in and goes out.
//!
//! A listed path that is not a path of the site is dropped, so that no list can lead us
//! outside. It touches no disk.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use crate::site_path::SitePath;

/// The manifest's name in the output folder; no page can take it.
pub(super) const NAME: &str = ".samut-manifest.json";

const VERSION: u32 = 1;

/// The files that a build wrote, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    sizes: BTreeMap<SitePath, u64>,
}

/// Why a text is not a manifest that we can go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unusable {
    /// It is not ours, or was changed by someone.
    Broken,
    /// A later Samut wrote it.
    Newer,
}

#[derive(Deserialize)]
struct Head {
    version: u32,
}

#[derive(Deserialize)]
struct Body {
    files: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    path: String,
    size: u64,
}

impl Manifest {
    /// The paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.sizes.keys()
    }

    /// Whether a path, in the form of [`SitePath::as_str`], is of a file of ours.
    pub fn contains(&self, path: &str) -> bool {
        self.sizes.contains_key(path)
    }

    pub(super) fn insert(&mut self, path: SitePath, size: u64) {
        self.sizes.insert(path, size);
    }

    /// Reads a manifest's text.
    pub(super) fn read(text: &[u8]) -> Result<Self, Unusable> {
        // The version decides what the rest looks like, so it is read alone first.
        let head: Head = serde_json::from_slice(text).map_err(|_| Unusable::Broken)?;
        if head.version > VERSION {
            return Err(Unusable::Newer);
        }
        let body: Body = serde_json::from_slice(text).map_err(|_| Unusable::Broken)?;
        let usable = body.files.into_iter().filter_map(|line| {
            SitePath::new(&line.path).ok().map(|path| (path, line.size))
        });
        Ok(Self { sizes: usable.collect() })
    }

    /// The manifest's text: a line for each file, so that it can be compared in git.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(64 * (self.sizes.len() + 1));
        let generator = concat!("Samut ", env!("CARGO_PKG_VERSION"));
        let _ = write!(
            text,
            "{{\"version\":{VERSION},\"generator\":\"{generator}\",\"files\":["
        );
        for (at, (path, size)) in self.sizes.iter().enumerate() {
            // A path holds no quote, no backslash and no control character.
            let comma = if at == 0 { "" } else { "," };
            let _ = write!(text, "{comma}\n{{\"path\":\"{path}\",\"size\":{size}}}");
        }
        text.push_str("\n]}\n");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let manifest = Manifest::read(text.as_bytes()).expect(text);
        let paths: Vec<_> = manifest.paths().map(SitePath::as_str).collect();
        assert_eq!(paths, expected, "{text}");
    }

    fn check_unusable(text: &str, expected: Unusable) {
        assert_eq!(Manifest::read(text.as_bytes()), Err(expected), "{text}");
    }

    fn entry(path: &str) -> String {
        let path = serde_json::to_string(path).unwrap();
        format!(r#"{{"version":1,"files":[{{"path":{path},"size":1}}]}}"#)
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut manifest = Manifest::default();
        for path in ["th/index.html", "index.html", "รายงาน/ที่ประชุม.jpg"]
        {
            manifest.insert(SitePath::new(path).unwrap(), 7);
        }
        let text = manifest.text();
        assert_eq!(Manifest::read(text.as_bytes()), Ok(manifest));
        assert_eq!(text.lines().count(), 5);
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
        check(&Manifest::default().text(), &[]);
    }

    #[test]
    fn hostile_paths_are_dropped() {
        check(&entry("a/b"), &["a/b"]);
        check(&entry("../a"), &[]);
        check(&entry("/etc/passwd"), &[]);
        check(&entry("a/../../b"), &[]);
        check(&entry("C:\\x"), &[]);
        check(&entry("a\0b"), &[]);
        check(&entry(""), &[]);
        check(&entry(".git/config"), &[]);
        check(&entry(".samut-manifest.json"), &[]);
    }

    #[test]
    fn what_is_not_ours_is_told() {
        check_unusable("", Unusable::Broken);
        check_unusable("not json", Unusable::Broken);
        check_unusable("[]", Unusable::Broken);
        check_unusable(r#"{"files":[]}"#, Unusable::Broken);
        check_unusable(r#"{"version":1}"#, Unusable::Broken);
        check_unusable(r#"{"version":1,"files":[{"path":1}]}"#, Unusable::Broken);
        check_unusable(
            r#"{"version":1,"files":[{"path":"a","size":-1}]}"#,
            Unusable::Broken,
        );
        check_unusable(&"[".repeat(100_000), Unusable::Broken);
        check_unusable(r#"{"version":2,"pages":{}}"#, Unusable::Newer);
    }
}

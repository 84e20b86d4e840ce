//! A path of the site: a text comes in, a path that is safe below any folder comes out.
//!
//! It never leads outside, never differs between file systems, and never names what git or
//! Samut keep for themselves. It touches no disk.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

/// The longest segment in bytes of UTF-8: 66 Thai letters, with room for what hosts append.
const SEGMENT_BYTES: usize = 200;
/// The longest path in bytes of UTF-8.
const PATH_BYTES: usize = 1024;
/// The longest segment of an address that is made from a name or a slug.
const ADDRESS_SEGMENT_BYTES: usize = 80;
/// Characters that Windows refuses in names.
const FORBIDDEN: [char; 8] = ['<', '>', ':', '"', '|', '?', '*', '\\'];
/// How names begin that Samut keeps for itself in an output folder.
const KEPT_PREFIX: &str = ".samut-";

/// The path of one file of the site: relative, with `/` between segments, in NFC.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Box<str>);

/// Why a text is not a path of the site; it displays as a clause in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathFault {
    /// Nothing at all, or nothing between two slashes.
    Empty,
    /// It begins at the root of a disk instead of the site's.
    Rooted,
    /// A segment is `.` or `..`.
    Dots,
    /// A character that some file system cannot hold.
    Character(char),
    /// A segment that Windows keeps for a device.
    Device(String),
    /// A segment that ends with a dot or a space.
    Ending(String),
    /// A segment that git or Samut keep for themselves.
    Kept(String),
    /// A segment over 200 bytes.
    LongSegment(String),
    /// The whole is over 1,024 bytes.
    Long,
}

impl SitePath {
    /// The path of a file, such as `th/news/x/index.html`, brought to NFC.
    ///
    /// # Errors
    /// The first fault found, from the left.
    pub fn new(text: &str) -> Result<Self, PathFault> {
        if text.starts_with('/') {
            return Err(PathFault::Rooted);
        }
        let text: String =
            if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
        text.split('/').try_for_each(check_segment)?;
        if text.len() > PATH_BYTES {
            return Err(PathFault::Long);
        }
        Ok(Self(text.into()))
    }

    /// The file that answers for a folder's address: `th/news/x/` gives
    /// `th/news/x/index.html`, the empty text the home page's `index.html`.
    ///
    /// # Errors
    /// As of [`SitePath::new`]. The last slash may be left out.
    pub fn of_folder(address: &str) -> Result<Self, PathFault> {
        match address.strip_suffix('/').unwrap_or(address) {
            "" if address.is_empty() => Self::new("index.html"),
            folder => Self::new(&format!("{folder}/index.html")),
        }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the file lies when the site's root is this folder.
    pub fn under(&self, root: &Path) -> PathBuf {
        let mut path = root.to_path_buf();
        path.extend(self.0.split('/'));
        path
    }

    /// The folders that hold it, outermost first: `a/b/c` gives `a`, `a/b`.
    pub fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.match_indices('/').filter_map(|(at, _)| self.0.get(..at))
    }
}

impl Borrow<str> for SitePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for PathFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a part of it is empty"),
            Self::Rooted => f.write_str("it begins with `/`"),
            Self::Dots => f.write_str("`.` and `..` are not names"),
            Self::Character(c) if c.is_control() => {
                write!(f, "it holds the control character U+{:04X}", u32::from(*c))
            }
            Self::Character(c) => {
                write!(f, "it holds `{c}`, which some systems refuse in a name")
            }
            Self::Device(name) => write!(f, "Windows keeps `{name}` for a device"),
            Self::Ending(name) => write!(f, "`{name}` ends with a dot or a space"),
            Self::Kept(name) => {
                write!(f, "`{name}` is a name that git or Samut keep for themselves")
            }
            Self::LongSegment(name) => write!(
                f,
                "`{name}` is longer than {SEGMENT_BYTES} bytes (a Thai letter takes 3)"
            ),
            Self::Long => {
                write!(f, "it is longer than {PATH_BYTES} bytes (a Thai letter takes 3)")
            }
        }
    }
}

impl std::error::Error for PathFault {}

/// Whether a name or a slug can be one segment of an address: `[a-z0-9-]`, at most 80 bytes.
pub fn is_segment(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= ADDRESS_SEGMENT_BYTES
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn check_segment(segment: &str) -> Result<(), PathFault> {
    let own = || segment.to_owned();
    if segment.is_empty() {
        return Err(PathFault::Empty);
    }
    if matches!(segment, "." | "..") {
        return Err(PathFault::Dots);
    }
    if let Some(bad) = segment.chars().find(|&c| c.is_control() || FORBIDDEN.contains(&c))
    {
        return Err(PathFault::Character(bad));
    }
    if segment.ends_with(['.', ' ']) {
        return Err(PathFault::Ending(own()));
    }
    if is_device(segment) {
        return Err(PathFault::Device(own()));
    }
    if is_kept(segment) {
        return Err(PathFault::Kept(own()));
    }
    if segment.len() > SEGMENT_BYTES {
        return Err(PathFault::LongSegment(own()));
    }
    Ok(())
}

/// Whether Windows opens a device under this name, whatever its extension.
fn is_device(segment: &str) -> bool {
    const LONGEST: usize = "conout$".len();
    let stem = segment.split('.').next().unwrap_or(segment).trim_end();
    if stem.len() > LONGEST {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" => true,
        _ => ["com", "lpt"]
            .iter()
            .filter_map(|port| stem.strip_prefix(port))
            .any(|rest| rest.chars().count() == 1 && "0123456789¹²³".contains(rest)),
    }
}

/// Whether git or Samut read this name: what stands in `.git` can run programs. Some file
/// systems ignore case and characters without width, and Windows knows `.git` as `git~1`.
fn is_kept(segment: &str) -> bool {
    if segment.is_ascii() && !segment.starts_with(['.', 'g', 'G']) {
        return false;
    }
    let seen: String = segment
        .chars()
        .filter(|c| {
            !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{206A}'..='\u{206F}' | '\u{FEFF}')
        })
        .collect::<String>()
        .to_ascii_lowercase();
    matches!(seen.as_str(), ".git" | "git~1") || seen.starts_with(KEPT_PREFIX)
}

#[cfg(test)]
mod tests {
    use std::path::Component;

    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        let path = SitePath::new(text).unwrap_or_else(|e| panic!("{text:?}: {e}"));
        assert_eq!(path.as_str(), expected);
    }

    fn check_fault(text: &str, expected: &str) {
        let fault = SitePath::new(text).expect_err(text);
        let shown = fault.to_string();
        assert!(shown.contains(expected), "{text:?}: {shown}");
    }

    fn check_folder(address: &str, expected: &str) {
        let path = SitePath::of_folder(address).unwrap();
        assert_eq!(path.as_str(), expected);
    }

    #[test]
    fn ordinary_paths_stay_as_they_are() {
        check("index.html", "index.html");
        check("th/news/ascco-11/index.html", "th/news/ascco-11/index.html");
        check(".well-known/security.txt", ".well-known/security.txt");
        check(".nojekyll", ".nojekyll");
        check(".gitkeep", ".gitkeep");
        check("CNAME", "CNAME");
        check("a/com.png", "a/com.png");
        check("a/com10", "a/com10");
        check("รายงาน/ห้องประชุม ๑.jpg", "รายงาน/ห้องประชุม ๑.jpg");
        check(&"ก".repeat(66), &"ก".repeat(66));
    }

    #[test]
    fn marks_come_in_one_order() {
        check("e\u{301}.html", "é.html");
        check("ก\u{e48}\u{e38}", "ก\u{e38}\u{e48}");
        check("น\u{e49}\u{e33}", "น\u{e49}\u{e33}");
    }

    #[test]
    fn what_is_not_portable_or_leads_outside_is_refused() {
        check_fault("", "empty");
        check_fault("a//b", "empty");
        check_fault("a/", "empty");
        check_fault("/etc/passwd", "begins with `/`");
        check_fault("..", "not names");
        check_fault("a/../b", "not names");
        check_fault("./a", "not names");
        check_fault("a\\b", "`\\`");
        check_fault("C:/x", "`:`");
        check_fault("a\0", "U+0000");
        check_fault("a\u{85}b", "U+0085");
        check_fault("a\nb", "U+000A");
        check_fault("what?", "`?`");
        check_fault("x./y", "dot or a space");
        check_fault("x ", "dot or a space");
        check_fault("th/nul", "device");
        check_fault("CON.html", "device");
        check_fault("aux .txt", "device");
        check_fault("Com3.tar.gz", "device");
        check_fault("lpt¹", "device");
        check_fault(".git/config", "git");
        check_fault("a/.GIT/hooks/x", "git");
        check_fault(".g\u{200c}it/config", "git");
        check_fault("git~1", "git");
        check_fault(".samut-manifest.json", "Samut");
        check_fault(&"ก".repeat(67), "200 bytes");
        check_fault(&vec!["ก".repeat(60); 7].join("/"), "1024 bytes");
    }

    #[test]
    fn a_folder_is_answered_for_by_its_index() {
        check_folder("", "index.html");
        check_folder("th/", "th/index.html");
        check_folder("th/news/x", "th/news/x/index.html");
        assert_eq!(SitePath::of_folder("/"), Err(PathFault::Rooted));
        assert_eq!(SitePath::of_folder("a//"), Err(PathFault::Empty));
    }

    #[test]
    fn addresses_are_made_of_small_letters_digits_and_hyphens() {
        assert!(is_segment("ascco-11"));
        assert!(is_segment(&"a".repeat(80)));
        for text in ["", "ASCCO", "a_b", "a.b", "a/b", "ก", &"a".repeat(81)] {
            assert!(!is_segment(text), "{text:?}");
        }
    }

    #[test]
    fn folders_come_outermost_first() {
        let path = SitePath::new("a/b/c").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(SitePath::new("c").unwrap().folders().count(), 0);
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_stays_inside(
            text in prop_oneof![
                any::<String>(),
                "[./\\\\a-c:~ \u{e01}\u{e33}\u{e48}\u{e38}\u{e4d}\0]{0,24}",
            ],
        ) {
            let root = Path::new("root");
            if let Ok(path) = SitePath::new(&text) {
                let full = path.under(root);
                let inside = full.strip_prefix(root).unwrap();
                prop_assert!(inside.components().all(|c| matches!(c, Component::Normal(_))));
                prop_assert_eq!(inside.components().count(), path.folders().count() + 1);
                prop_assert_eq!(SitePath::new(path.as_str()), Ok(path.clone()));
                prop_assert!(path.as_str().len() <= PATH_BYTES);
            }
            if let Ok(path) = SitePath::of_folder(&text) {
                prop_assert!(path.as_str().ends_with("index.html"));
            }
        }
    }
}

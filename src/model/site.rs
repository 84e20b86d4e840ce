//! The settings of an archive: `content/site.toml`.

use crate::date::Digits;
use crate::diagnostic::Levels;
use crate::lang::{Bilingual, Lang};
use crate::misspelt::Misspelt;
use crate::model::{Located, Tree};

/// The settings, complete: what the file leaves out has its default here.
#[derive(Debug, Clone)]
pub struct Site {
    /// The archive's name.
    pub title: Bilingual<String>,
    /// What the archive holds, in a sentence.
    pub description: Bilingual<Option<String>>,
    /// Who may do what with the archive.
    pub rights: Bilingual<Option<String>>,
    /// The address at which the site will stand, ending in `/`.
    pub base_url: String,
    /// The language of a file without one in its name, of bare addresses and of `x-default`.
    pub default_lang: Lang,
    /// Minutes by which the archive's days begin before those of UTC.
    pub zone: i32,
    /// The digits of Thai pages.
    pub digits: Digits,
    /// The theme's name, with the place where it was chosen.
    pub theme: Option<Located<String>>,
    /// Whether an item has a page in the language that it lacks.
    pub fallback_pages: bool,
    /// How links end.
    pub links: Links,
    /// Whether the first mention of a mechanism in a text is a link to its page.
    pub link_names: bool,
    /// The menu.
    pub menu: Vec<MenuEntry>,
    /// How much each rule matters here.
    pub levels: Levels,
    /// How large a picture may be before it is told.
    pub pictures: PictureLimits,
    /// Words that are often misspelt, the archive's own and the usual ones.
    pub misspelt: Misspelt,
    /// What the site's own theme needs.
    pub extra: Option<Tree>,
}

/// How large a picture may be before it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureLimits {
    /// The most bytes.
    pub bytes: u64,
    /// The most pixels.
    pub pixels: u64,
}

impl Default for PictureLimits {
    /// Enough for what most cameras give, and for print.
    fn default() -> Self {
        Self { bytes: 10 * MILLION, pixels: 25 * MILLION }
    }
}

/// What people call mega.
pub(crate) const MILLION: u64 = 1_000_000;

/// How a link to a page ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Links {
    /// In the page's folder, as its address is.
    Folders,
    /// In `index.html`, for reading from a disk without a script.
    Files,
}

/// One entry of the menu, as it was written.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    /// Its words.
    pub name: Bilingual<Option<String>>,
    /// Where it leads: `@/...`, an id, or an address.
    pub to: Located<String>,
}

impl Site {
    /// The path part of `base_url`, beginning and ending in `/`: `/` or `/repo/`.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        let host = self.base_url.get(after_scheme..).unwrap_or("");
        host.find('/').and_then(|at| host.get(at..)).unwrap_or("/")
    }
}

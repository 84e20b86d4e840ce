//! A path of the site, and what stands there.

use std::sync::Arc;

use crate::lang::Lang;
use crate::model::{AuthorityIx, ItemIx, Register, SessionIx};
use crate::picture::Head;
use crate::site_path::SitePath;

/// One path of the site, decided before anything is rendered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Route {
    /// The file's path.
    pub path: SitePath,
    /// What stands there.
    pub target: Target,
}

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// The page at the root.
    Front,
    /// The page for what is not there.
    NotFound,
    /// The home page of a language.
    Home(Lang),
    /// An item; where it was withdrawn, what is left of it.
    Item(ItemIx, Lang),
    /// A page of a section, by its position in the archive.
    Section(usize, Lang, usize),
    /// The index by date.
    Dates(Lang),
    /// The page on which readers search.
    Search(Lang),
    /// A page of a year.
    Year(i32, Lang, usize),
    /// A page of a month.
    Month(i32, u8, Lang, usize),
    /// The tree of mechanisms.
    Mechanisms(Lang),
    /// A page of a mechanism.
    Mechanism(AuthorityIx, Lang, usize),
    /// A session.
    Session(SessionIx, Lang),
    /// A register.
    Register(Register, Lang),
    /// A page of a pillar, a country, an organisation or a topic.
    Authority(AuthorityIx, Lang, usize),
    /// A page of the meetings in which an authority took part.
    Participation(AuthorityIx, Lang, usize),
    /// An earlier address, which leads to a page of the site given by its folder.
    Redirect(String, Lang),
    /// A file of the archive, by its path from the archive's root.
    File(Arc<str>),
    /// A smaller copy of a picture of the archive, by the picture's path from the archive's root
    /// and the copy's width in pixels. It stands there if it is smaller than the picture in bytes.
    Copy(Arc<str>, Head, u32),
    /// A file of the theme, by its path from the theme's `static` folder.
    ThemeFile(String),
    /// A file of the index that is searched.
    SearchFile,
}

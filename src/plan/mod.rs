//! An archive to a plan: every route is decided, and the view of each can be made.
//!
//! Pure. A view is made when its page is rendered and dropped with it, so that a plan of any
//! size is small. Feeds, exports and the sitemap will be routes here like any other.

mod around;
mod as_of;
mod attachment;
mod authority;
mod citation;
mod claims;
mod compose;
mod dates;
mod draw;
mod entries;
mod frame;
mod groups;
mod here;
mod history;
mod home;
mod item;
mod link;
mod list;
mod mechanism;
mod mentions;
mod menu;
mod naming;
mod notice;
mod pages;
mod parts;
mod picture;
mod provenance;
mod related;
mod search;
mod section;
mod sentence;
mod series;
mod session;
mod shown;
mod took_part;
mod tree;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::collation::{self, Order};
use crate::diagnostic::Checked;
use crate::lang::{Bilingual, Lang};
use crate::messages::Messages;
use crate::model::Archive;
use crate::names::Names;
use crate::picture::Head;
use crate::plan::claims::Claims;
use crate::plan::here::in_lang;
use crate::plan::menu::Menu;
use crate::plan::picture::Published;
use crate::route::{Route, Target};
use crate::site_path::SitePath;

/// Every route of a site, and what is needed to make the view of each. Its clone shares all with it.
#[derive(Clone)]
pub struct Plan {
    archive: Archive,
    messages: Arc<Messages>,
    routes: Arc<BTreeMap<SitePath, Target>>,
    pictures: Arc<BTreeMap<String, Published>>,
    menu: Arc<Vec<Menu>>,
    orders: Arc<Bilingual<Order>>,
    names: Option<Arc<Names>>,
}

/// The widths in pixels of the copies of a picture that are worth showing, given its path from the
/// archive's root: some of those that [`crate::picture::widths`] names.
pub type Widths<'a> = dyn Fn(&Arc<str>, &Head) -> Vec<u32> + Sync + 'a;

/// Decides every route of an archive's site, given the theme's files for `static/`, and the paths of
/// the index that is searched.
pub fn plan(
    archive: Archive,
    messages: Arc<Messages>,
    theme_files: impl IntoIterator<Item = String>,
    search_files: impl IntoIterator<Item = String>,
) -> Checked<Plan> {
    let mut claims = Claims::new(&archive);
    pages::pages(&archive, &mut |folder, target| claims.folder(folder, target));
    claims.file("404.html", Target::NotFound);
    for published in &*archive.bundle_files {
        claims.file(&published.to, Target::File(Arc::clone(&published.from)));
    }
    for copied in &*archive.static_files {
        claims.file(&copied.to, Target::File(Arc::clone(&copied.from)));
    }
    let pictures = picture::published(&archive);
    for (to, published) in &pictures {
        for (copy, width) in picture::copies(to, published) {
            claims.file(
                &copy,
                Target::Copy(Arc::clone(&published.from), published.head, width),
            );
        }
    }
    for name in theme_files {
        claims.file(&format!("static/{name}"), Target::ThemeFile(name));
    }
    for path in search_files {
        claims.file(&path, Target::SearchFile);
    }
    for redirect in &*archive.redirects {
        let target = Target::Redirect(redirect.to.clone(), lang_of(&redirect.to));
        if is_html(&redirect.from) {
            claims.file(&redirect.from, target);
        } else {
            claims.folder(&redirect.from, target);
        }
    }
    for (from, to) in dates::buddhist(&archive) {
        let lang = lang_of(&to);
        claims.folder_if_free(&from, Target::Redirect(to, lang));
    }
    let Checked { value: routes, mut diagnostics } = claims.settle();
    let mut plan = Plan {
        names: names(&archive),
        archive,
        messages,
        routes: Arc::new(routes),
        pictures: Arc::new(pictures),
        menu: Arc::default(),
        orders: Arc::new(Bilingual::from_fn(collation::order)),
    };
    plan.menu = Arc::new(menu::menu(&plan, &mut diagnostics));
    menu::check_page_links(&plan, &mut diagnostics);
    Checked { value: plan, diagnostics }
}

/// The names of all authorities, where the archive links them.
fn names(archive: &Archive) -> Option<Arc<Names>> {
    archive.site.link_names.then(|| Arc::new(Names::of(&archive.authorities)))
}

/// Whether a path is that of a page which is not its folder's.
fn is_html(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|extension| matches!(extension, "html" | "htm"))
}

/// The language of a path of the site.
fn lang_of(path: &str) -> Lang {
    Lang::from_tag(path.split('/').next().unwrap_or("")).unwrap_or(Lang::Th)
}

impl Plan {
    /// The same routes for an archive that [`crate::arrange::reworded`] made of this plan's, and
    /// for the messages of a theme with the same files.
    #[must_use]
    pub fn reworded(&self, archive: Archive, messages: Arc<Messages>) -> Self {
        let are_named_alike =
            Arc::ptr_eq(&archive.authorities, &self.archive.authorities);
        let names = if are_named_alike { self.names.clone() } else { names(&archive) };
        Self { archive, messages, names, ..self.clone() }
    }

    /// What stands at a path.
    pub fn route(&self, path: &str) -> Option<Route> {
        let (path, target) = self.routes.get_key_value(path)?;
        Some(Route { path: path.clone(), target: target.clone() })
    }

    /// The archive of the plan.
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// Every route, in the order of the paths.
    pub fn routes(&self) -> impl Iterator<Item = Route> {
        self.routes
            .iter()
            .map(|(path, target)| Route { path: path.clone(), target: target.clone() })
    }

    /// Whether anything stands at a path.
    pub fn has(&self, path: &str) -> bool {
        self.routes.contains_key(path)
    }

    /// How many pages the site has, without earlier addresses.
    pub fn page_count(&self) -> usize {
        self.routes.values().filter(|target| frame::is_page(target)).count()
    }

    fn has_folder(&self, folder: &str) -> bool {
        SitePath::of_folder(folder).is_ok_and(|path| self.routes.contains_key(&path))
    }

    /// The folder of a page, given by its path below the language, for readers of a language:
    /// that of the other language where theirs does not have the page.
    fn page_folder(&self, lang: Lang, id: &str) -> String {
        let (own, other) = (in_lang(lang, id), in_lang(lang.other(), id));
        if !self.has_folder(&own) && self.has_folder(&other) { other } else { own }
    }

    /// What is known of a picture of the archive, given its path from the site's root.
    fn picture(&self, to: &str) -> Option<&Published> {
        self.pictures.get(to)
    }

    fn messages(&self) -> &Messages {
        &self.messages
    }

    fn order(&self, lang: Lang) -> &Order {
        self.orders.get(lang)
    }

    /// The names of all authorities, where the archive links them.
    fn names(&self) -> Option<&Arc<Names>> {
        self.names.as_ref()
    }

    fn menu(&self) -> &[Menu] {
        &self.menu
    }
}

//! An archive to a plan: every route is decided, and the view of each can be made.
//!
//! Pure. A view is made when its page is rendered and dropped with it, so that a plan of any
//! size is small. Search, feeds, exports and the sitemap will be routes here like any other.

mod authority;
mod dates;
mod frame;
mod here;
mod home;
mod item;
mod link;
mod list;
mod mechanism;
mod section;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::collation::{self, Order};
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::lang::{Bilingual, Lang};
use crate::messages::Messages;
use crate::model::{Archive, Item, ItemIx, LinkTo, Register, State, Text};
use crate::parse::{brief, nearest};
use crate::plan::here::{Here, in_lang, item_folder};
use crate::plan::link::Origin;
use crate::route::{Route, Target};
use crate::site_path::SitePath;
use crate::view::{self, View};

/// Every route of a site, and what is needed to make the view of each.
pub struct Plan {
    archive: Arc<Archive>,
    messages: Arc<Messages>,
    routes: BTreeMap<SitePath, Target>,
    menu: Vec<Menu>,
    orders: Bilingual<Order>,
}

/// Where an entry of the menu leads.
enum Menu {
    /// A page below the language.
    Page(String),
    /// Another site.
    Outside(String),
}

/// A page that is decided but not rendered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Page {
    /// What every page has.
    pub page: view::Page,
    /// What every page knows of the archive.
    pub site: view::Site,
    /// What this one shows.
    pub view: View,
    /// A template other than that of its kind.
    pub template: Option<String>,
    /// The text that it shows.
    pub body: Option<Body>,
}

/// The text of a page: where it lies, and where its links lead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Body {
    /// The path of its file from the archive's root.
    pub path: Arc<str>,
    /// The bytes of the Markdown in the file.
    pub range: Range<usize>,
    /// The language of the text.
    pub lang: Lang,
    /// The link for each destination as it is written; none where the words alone stay.
    pub links: BTreeMap<String, Option<String>>,
}

/// Decides every route of an archive's site, given the theme's files for `static/`.
pub fn plan(
    archive: Arc<Archive>,
    messages: Arc<Messages>,
    theme_files: impl IntoIterator<Item = String>,
) -> Checked<Plan> {
    let mut plan = Plan {
        archive: Arc::clone(&archive),
        messages,
        routes: BTreeMap::new(),
        menu: Vec::new(),
        orders: Bilingual::from_fn(collation::order),
    };
    let mut claims = Claims { folded: BTreeMap::new(), diagnostics: Vec::new() };
    let mut add = |path: Result<SitePath, String>, target: Target| match path {
        Ok(path) => claims.add(&mut plan.routes, &archive, path, target),
        Err(path) => claims.refuse(&archive, &path, &target),
    };
    pages(&archive, &mut |folder, target| add(of_folder(&folder), target));
    add(file("404.html"), Target::NotFound);
    for published in &archive.bundle_files {
        add(file(&published.to), Target::File(Arc::clone(&published.from)));
    }
    for copied in &archive.static_files {
        add(file(&copied.to), Target::File(Arc::clone(&copied.from)));
    }
    for name in theme_files {
        add(file(&format!("static/{name}")), Target::ThemeFile(name));
    }
    for redirect in &archive.redirects {
        let is_file = redirect.from.ends_with(".html") || redirect.from.ends_with(".htm");
        let path = if is_file { file(&redirect.from) } else { of_folder(&redirect.from) };
        add(path, Target::Redirect(redirect.to.clone(), lang_of(&redirect.to)));
    }
    for (from, to) in dates::buddhist(&plan) {
        // Where the year is taken, say by an item of the Common Era, its page stands.
        if let Ok(path) = of_folder(&from) {
            let lang = lang_of(&to);
            plan.routes.entry(path).or_insert(Target::Redirect(to, lang));
        }
    }
    let mut diagnostics = claims.diagnostics;
    plan.menu = plan.menu_of_site(&mut diagnostics);
    plan.check_page_links(&mut diagnostics);
    Checked { value: plan, diagnostics }
}

/// Names the folder and the target of every page.
fn pages(archive: &Archive, add: &mut dyn FnMut(String, Target)) {
    add(String::new(), Target::Front);
    for lang in Lang::ALL {
        let mut add = |id: &str, target: Target| add(in_lang(lang, id), target);
        add("", Target::Home(lang));
        for (n, item) in archive.items.iter().enumerate() {
            // A profile stands on its mechanism's page.
            if item.profile_of.is_some() && item.state == State::Current {
                continue;
            }
            if item.profile_of.is_none()
                && item_folder(archive, item, lang) == in_lang(lang, &item.id)
            {
                add(&item.id, Target::Item(ItemIx(n as u32), lang));
            }
        }
        for (n, section) in archive.sections.iter().enumerate() {
            for page in 1..=list::pages(section.items.len()) {
                add(&list::page_id(&section.id, page), Target::Section(n, lang, page));
            }
        }
        add("date", Target::Dates(lang));
        for (year, months) in &archive.months {
            let items: BTreeSet<&ItemIx> = months.values().flatten().collect();
            for page in 1..=list::pages(items.len()) {
                let id = list::page_id(&dates::year_id(*year), page);
                add(&id, Target::Year(*year, lang, page));
            }
            for (month, items) in months {
                let Some(month) = *month else { continue };
                for page in 1..=list::pages(items.len()) {
                    let id = list::page_id(&dates::month_id(*year, month), page);
                    add(&id, Target::Month(*year, month, lang, page));
                }
            }
        }
        add(Register::Mechanisms.word(), Target::Mechanisms(lang));
        for register in [Register::Countries, Register::Organisations, Register::Topics] {
            add(register.word(), Target::Register(register, lang));
        }
        for (ix, authority) in archive.authorities.iter() {
            let items = archive.items_of.get(&ix).map_or(0, Vec::len);
            for page in 1..=list::pages(items) {
                let id = list::page_id(&authority.id(), page);
                match authority.register {
                    Register::Pillars => {}
                    Register::Mechanisms => add(&id, Target::Mechanism(ix, lang, page)),
                    _ => add(&id, Target::Authority(ix, lang, page)),
                }
            }
            if authority.register == Register::Mechanisms {
                for (session_ix, session) in archive.sessions_of(ix) {
                    add(&archive.session_id(session), Target::Session(session_ix, lang));
                }
            }
        }
    }
}

fn of_folder(folder: &str) -> Result<SitePath, String> {
    SitePath::of_folder(folder).map_err(|fault| format!("`{folder}`: {fault}"))
}

fn file(path: &str) -> Result<SitePath, String> {
    SitePath::new(path).map_err(|fault| format!("`{path}`: {fault}"))
}

/// The language of a path of the site.
fn lang_of(path: &str) -> Lang {
    Lang::from_tag(path.split('/').next().unwrap_or("")).unwrap_or(Lang::Th)
}

/// Who claimed which path, by what file systems and readers take for the same.
struct Claims {
    folded: BTreeMap<String, SitePath>,
    diagnostics: Vec<Diagnostic>,
}

impl Claims {
    fn add(
        &mut self,
        routes: &mut BTreeMap<SitePath, Target>,
        archive: &Archive,
        path: SitePath,
        target: Target,
    ) {
        let folded = fold(path.as_str());
        if let Some(taken) = self.folded.get(&folded)
            && let Some(other) = routes.get(taken)
        {
            let diagnostic = taken_by_both(archive, &path, &target, other);
            self.diagnostics.push(diagnostic);
            return;
        }
        self.folded.insert(folded, path.clone());
        routes.insert(path, target);
    }

    fn refuse(&mut self, archive: &Archive, fault: &str, target: &Target) {
        let message = format!("a file of the site cannot have the path {fault}");
        let help = "give the file or the folder another name";
        self.diagnostics.push(match claimant(archive, target) {
            Some(place) => Diagnostic::at(Code::BadSegment, place, message, help),
            None => Diagnostic::whole(Code::BadSegment, message, help),
        });
    }
}

/// A path as it may be confused: NFC, without case, ํา as ำ.
fn fold(path: &str) -> String {
    let composed: String = path.nfc().collect();
    composed.to_lowercase().replace("\u{0E4D}\u{0E32}", "\u{0E33}")
}

fn taken_by_both(
    archive: &Archive,
    path: &SitePath,
    target: &Target,
    other: &Target,
) -> Diagnostic {
    // Both languages have the page, and one complaint says it for both.
    let address = path.as_str().trim_end_matches("index.html");
    let address = Lang::ALL
        .into_iter()
        .find_map(|lang| address.strip_prefix(lang.tag()))
        .filter(|rest| rest.starts_with('/') && !matches!(target, Target::Redirect(..)))
        .map_or_else(|| format!("/{address}"), |rest| format!("/th{rest} and /en{rest}"));
    let help = "give one of the two another name or `slug`, or remove the alias";
    match (claimant(archive, target), claimant(archive, other)) {
        (Some(place), other) => {
            let by = other.as_ref().map_or_else(
                || "the site itself".to_owned(),
                |other| other.path.to_string(),
            );
            let message = format!("the address {address} is taken by {by}");
            let diagnostic = Diagnostic::at(Code::AddressTaken, place, message, help);
            match other {
                Some(other) => diagnostic.and(other, "taken here"),
                None => diagnostic,
            }
        }
        (None, Some(place)) => {
            let message = format!("the address {address} belongs to the site itself");
            Diagnostic::at(Code::AddressTaken, place, message, help)
        }
        (None, None) => {
            let message = format!("the address {address} is taken twice");
            Diagnostic::whole(Code::AddressTaken, message, help)
        }
    }
}

/// The file that asks for a target.
fn claimant(archive: &Archive, target: &Target) -> Option<Place> {
    match target {
        Target::Item(ix, _) => Some(archive.item(*ix).place.clone()),
        Target::Section(n, ..) => {
            let section = archive.sections.get(*n)?;
            let text =
                section.texts.nearest(Lang::Th).map(|(_, text)| Place::start(&text.path));
            text.or_else(|| {
                section.items.first().map(|ix| archive.item(*ix).place.clone())
            })
        }
        Target::Mechanism(ix, ..) | Target::Authority(ix, ..) => {
            Some(archive.authorities.get(*ix).place.clone())
        }
        Target::Session(ix, _) => Some(archive.session(*ix).stated_at.clone()),
        Target::Redirect(to, _) => {
            let redirect = archive.redirects.iter().find(|redirect| &redirect.to == to);
            redirect.map(|redirect| redirect.place.clone())
        }
        Target::File(path) => Some(Place::start(path)),
        Target::Front
        | Target::NotFound
        | Target::Home(_)
        | Target::Dates(_)
        | Target::Year(..)
        | Target::Month(..)
        | Target::Mechanisms(_)
        | Target::Register(..)
        | Target::ThemeFile(_) => None,
    }
}

impl Plan {
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
        of_folder(folder).is_ok_and(|path| self.routes.contains_key(&path))
    }

    fn messages(&self) -> &Messages {
        &self.messages
    }

    fn order(&self, lang: Lang) -> &Order {
        self.orders.get(lang)
    }

    fn menu(&self) -> &[Menu] {
        &self.menu
    }

    /// The page of a route; nothing for a file.
    pub fn page(&self, route: &Route) -> Option<Page> {
        let folder = route.path.as_str();
        let folder =
            folder.strip_suffix("index.html").unwrap_or(folder).trim_end_matches('/');
        let here = |lang: Lang| Here::new(self, lang, folder);
        let framed = |here: &Here<'_>, (frame, view): (frame::Frame, View)| Page {
            page: frame::page(here, frame),
            site: frame::site(here),
            view,
            template: None,
            body: None,
        };
        Some(match &route.target {
            Target::Front => self.front(&here(self.archive.site.default_lang)),
            Target::NotFound => self.not_found(),
            Target::Home(lang) => {
                let here = here(*lang);
                let (frame, view) = home::home(&here);
                let body = self.body(&here, self.archive.home.nearest(*lang));
                Page { body, ..framed(&here, (frame, View::Home(view))) }
            }
            Target::Item(ix, lang) => self.item(&here(*lang), *ix),
            Target::Section(n, lang, number) => {
                let here = here(*lang);
                let section = self.archive.sections.get(*n)?;
                let (frame, view) = section::section(&here, section, *number);
                let shown = section.texts.nearest(*lang).filter(|_| view.has_body);
                let body = self.body(&here, shown);
                Page { body, ..framed(&here, (frame, View::Section(view))) }
            }
            Target::Dates(lang) => {
                let (frame, view) = dates::dates(&here(*lang));
                framed(&here(*lang), (frame, View::Dates(view)))
            }
            Target::Year(year, lang, number) => {
                let (frame, view) = dates::year(&here(*lang), *year, *number);
                framed(&here(*lang), (frame, View::Year(view)))
            }
            Target::Month(year, month, lang, number) => {
                let (frame, view) = dates::month(&here(*lang), *year, *month, *number);
                framed(&here(*lang), (frame, View::Month(view)))
            }
            Target::Mechanisms(lang) => {
                let (frame, view) = mechanism::mechanisms(&here(*lang));
                framed(&here(*lang), (frame, View::Mechanisms(view)))
            }
            Target::Mechanism(ix, lang, number) => {
                let here = here(*lang);
                let (frame, view) = mechanism::mechanism(&here, *ix, *number);
                let profile = self.archive.profiles.get(ix).filter(|_| *number == 1);
                let text =
                    profile.and_then(|ix| shown_text(self.archive.item(*ix), *lang));
                let body = self.body(&here, text);
                Page { body, ..framed(&here, (frame, View::Mechanism(Box::new(view)))) }
            }
            Target::Session(ix, lang) => {
                let (frame, view) = mechanism::session(&here(*lang), *ix);
                framed(&here(*lang), (frame, View::Session(view)))
            }
            Target::Register(register, lang) => {
                let (frame, view) = authority::register(&here(*lang), *register);
                framed(&here(*lang), (frame, View::Authorities(view)))
            }
            Target::Authority(ix, lang, number) => {
                let (frame, view) = authority::authority(&here(*lang), *ix, *number);
                framed(&here(*lang), (frame, View::Authority(view)))
            }
            Target::Redirect(to, lang) => self.redirect(route, to, *lang),
            Target::File(_) | Target::ThemeFile(_) => return None,
        })
    }

    fn item(&self, here: &Here<'_>, ix: ItemIx) -> Page {
        let item = self.archive.item(ix);
        if let State::Expired(withdrawn) = item.state {
            let (frame, view) = item::tombstone(here, item, withdrawn);
            return Page {
                page: frame::page(here, frame),
                site: frame::site(here),
                view: View::Tombstone(view),
                template: None,
                body: None,
            };
        }
        Page {
            page: frame::page(here, item::frame(here, item)),
            site: frame::site(here),
            view: View::Item(Box::new(item::item(here, ix))),
            template: item.template.clone(),
            body: self.body(here, shown_text(item, here.lang)),
        }
    }

    fn front(&self, here: &Here<'_>) -> Page {
        let site = &self.archive.site;
        let base = &site.base_url;
        let titles = [site.default_lang, site.default_lang.other()]
            .map(|lang| site.title.get(lang));
        let mut alternates = Lang::ALL
            .map(|lang| view::Alternate {
                hreflang: lang.tag().to_owned(),
                href: format!("{base}{lang}/"),
            })
            .to_vec();
        alternates.push(view::Alternate {
            hreflang: "x-default".to_owned(),
            href: base.clone(),
        });
        let page = view::Page {
            canonical: Some(base.clone()),
            alternates,
            ..self.bare(here, &titles.map(String::as_str).join(" · "))
        };
        Page {
            page,
            site: frame::site(here),
            view: View::Front(home::front(here)),
            template: None,
            body: None,
        }
    }

    fn not_found(&self) -> Page {
        let site = &self.archive.site;
        let mut here = Here::new(self, site.default_lang, "");
        here.origin = Origin::anywhere(site.base_path(), site.links);
        let title = here.word("not_found_title");
        let page = view::Page { noindex: true, ..self.bare(&here, &title) };
        Page {
            page,
            site: frame::site(&here),
            view: View::NotFound(home::not_found(&here)),
            template: None,
            body: None,
        }
    }

    fn redirect(&self, route: &Route, to: &str, lang: Lang) -> Page {
        let path = route.path.as_str();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let here = Here::new(self, lang, folder);
        let canonical = format!("{}{}/", self.archive.site.base_url, link::encode(to));
        let page = view::Page {
            canonical: Some(canonical.clone()),
            noindex: true,
            ..self.bare(&here, &here.word("moved"))
        };
        let view =
            View::Redirect(view::Redirect { href: here.origin.page(to), canonical });
        Page { page, site: frame::site(&here), view, template: None, body: None }
    }

    /// A page outside the languages: without a way up and without a switch.
    fn bare(&self, here: &Here<'_>, title: &str) -> view::Page {
        view::Page {
            lang: here.lang,
            title: title.to_owned(),
            title_lang: None,
            description: self.archive.site.description.get(here.lang).clone(),
            root: here.origin.root(),
            canonical: None,
            alternates: Vec::new(),
            noindex: false,
            breadcrumbs: Vec::new(),
            switch: None,
            menu: frame::menu(here, "/"),
        }
    }

    /// The body of a text, with its links as they lead from a page.
    fn body(&self, here: &Here<'_>, text: Option<(Lang, &Text)>) -> Option<Body> {
        let (lang, text) = text?;
        let range = text.body.clone()?;
        let href = |to: &LinkTo| {
            let with = |mut href: String, fragment: &Option<String>| {
                if let Some(fragment) = fragment {
                    href.push('#');
                    href.push_str(&link::encode(fragment));
                }
                Some(href)
            };
            match to {
                LinkTo::Item(ix, fragment) => {
                    let folder = here.item_folder(self.archive.item(*ix));
                    with(here.origin.page(&folder), fragment)
                }
                LinkTo::Page(id, fragment) => {
                    with(here.origin.page(&in_lang(here.lang, id)), fragment)
                }
                LinkTo::File(path) => Some(here.origin.file(path)),
                LinkTo::Here(fragment) => with(String::new(), &Some(fragment.clone())),
                LinkTo::Outside(url) => Some(url.clone()),
                LinkTo::Nowhere => None,
            }
        };
        let links =
            text.links.iter().map(|(written, to)| (written.clone(), href(to))).collect();
        Some(Body { path: Arc::clone(&text.path), range, lang, links })
    }

    /// Where each entry of the menu leads; complains of those that lead nowhere.
    fn menu_of_site(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Menu> {
        let entries = &self.archive.site.menu;
        let mut menu = Vec::new();
        for entry in entries {
            let to = entry.to.value.as_str();
            if to.starts_with("https://")
                || to.starts_with("http://")
                || to.starts_with("mailto:")
            {
                menu.push(Menu::Outside(to.to_owned()));
                continue;
            }
            let id = match to.strip_prefix("@/") {
                Some(path) => self.id_of_file(path),
                None => Some(to.trim_matches('/').to_owned()),
            };
            let id = id.filter(|id| {
                self.has_folder(&in_lang(Lang::Th, id))
                    || self.has_folder(&in_lang(Lang::En, id))
            });
            if id.is_none() {
                let message = format!(
                    "the menu leads to \"{}\", which is not on the site",
                    brief(to)
                );
                let help = "write an id such as \"mechanisms\" or \"news\", or a document such as \"@/pages/about.th.md\"";
                diagnostics.push(Diagnostic::at(
                    Code::DeadLink,
                    entry.to.place.clone(),
                    message,
                    help,
                ));
            }
            menu.push(Menu::Page(id.unwrap_or_default()));
        }
        menu
    }

    /// The address of a document, given its path from `content/`, with or without its language.
    fn id_of_file(&self, path: &str) -> Option<String> {
        let is_it = |text: &Text| {
            let own = text.path.strip_prefix("content/").unwrap_or(&text.path);
            let stem = own.strip_suffix(".md").unwrap_or(own);
            let bare = stem.rsplit_once('.').map_or(stem, |(bare, _)| bare);
            own == path || format!("{bare}.md") == path
        };
        let either = |texts: &Bilingual<Option<Text>>| {
            texts.th.as_ref().is_some_and(is_it) || texts.en.as_ref().is_some_and(is_it)
        };
        let item = self.archive.items.iter().find(|item| either(&item.texts));
        item.map(|item| item.id.clone()).or_else(|| {
            let sections = self.archive.sections.iter();
            sections
                .into_iter()
                .find(|section| either(&section.texts))
                .map(|section| section.id.clone())
        })
    }

    /// Complains of links by address to pages that the site does not have.
    fn check_page_links(&self, diagnostics: &mut Vec<Diagnostic>) {
        for link in &self.archive.page_links {
            let id = &link.value;
            if Lang::ALL.into_iter().any(|lang| self.has_folder(&in_lang(lang, id))) {
                continue;
            }
            let ids: Vec<&str> =
                self.archive.items.iter().map(|item| item.id.as_str()).collect();
            let help = match nearest(id, &ids) {
                Some(near) => {
                    format!("did you mean /{}/{near}/?", self.archive.site.default_lang)
                }
                None => "link to the Markdown file, as @/folder/name.th.md".to_owned(),
            };
            let message =
                format!("the link leads to \"{}\", which is not on the site", brief(id));
            diagnostics.push(Diagnostic::at(
                Code::DeadLink,
                link.place.clone(),
                message,
                help,
            ));
        }
    }
}

/// The text whose body readers of a language are shown.
fn shown_text(item: &Item, lang: Lang) -> Option<(Lang, &Text)> {
    let lang = item.body_lang(lang)?;
    item.texts.get(lang).as_ref().map(|text| (lang, text))
}

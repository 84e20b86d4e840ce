//! What every page has around its own view: titles, addresses, the way up, the menu, the switch.

use crate::lang::Lang;
use crate::messages::Value;
use crate::model::{Item, MenuEntry, Register};
use crate::plan::Menu;
use crate::plan::here::{Here, in_lang};
use crate::plan::link::encode;
use crate::plan::search;
use crate::route::Target;
use crate::view;

/// What the frame of a page is made from.
pub(super) struct Frame {
    /// The path of the page below its language, without a page number.
    pub(super) id: String,
    /// The number of the page in its list, from 1.
    pub(super) number: usize,
    /// The title, and the language that it is in.
    pub(super) title: (Lang, String),
    /// A sentence or two.
    pub(super) description: Option<String>,
    /// The way down to the page.
    pub(super) breadcrumbs: Vec<view::Link>,
    /// Whether the page has a text of its own in each language; both for pages of data.
    pub(super) own: Own,
    /// Whether search engines should pass it by.
    pub(super) noindex: bool,
}

/// In which languages a page has a text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    /// In both, or it is made of data that speaks both.
    Both,
    /// In one only; in the other, the frame alone is translated.
    Only(Lang),
}

/// The frame of a page.
pub(super) fn page(here: &Here<'_>, frame: Frame) -> view::Page {
    let lang = here.lang;
    let id = crate::plan::list::page_id(&frame.id, frame.number);
    let whole = |lang: Lang| absolute(here, lang, &id);
    let canonical = address(here, frame.own, &id);
    let default_lang = here.archive.site.default_lang;
    let mut alternates = Vec::new();
    if frame.own == Own::Both && !frame.noindex {
        alternates.extend(Lang::ALL.map(|lang| view::Alternate {
            hreflang: lang.tag().to_owned(),
            href: whole(lang),
        }));
        alternates.push(view::Alternate {
            hreflang: "x-default".to_owned(),
            href: whole(default_lang),
        });
    }
    let other = lang.other();
    let is_translated = match frame.own {
        Own::Both => true,
        Own::Only(only) => only == other,
    };
    let switch_id = in_lang(other, &id);
    let has_page = here.plan.has_folder(&switch_id);
    let switch = view::Switch {
        href: here.origin.page(if has_page { &switch_id } else { other.tag() }),
        lang: other,
        name: other.own_name().to_owned(),
        is_translated: is_translated && has_page,
    };
    let (title_lang, mut title) = frame.title;
    if frame.number > 1 {
        let number = frame.number as i64;
        title = here.say(
            "page_title",
            &[("title", Value::Text(&title)), ("n", Value::Number(number))],
        );
    }
    view::Page {
        lang,
        digits: here.archive.site.digits.word().to_owned(),
        title,
        title_lang: here.foreign(title_lang),
        description: frame.description,
        root: here.origin.root(),
        canonical: Some(canonical),
        alternates,
        noindex: frame.noindex,
        breadcrumbs: frame.breadcrumbs,
        switch: Some(switch),
        menu: menu(here, &frame.id),
    }
}

/// The permanent address of a page: that of its original, where only its frame is translated.
pub(super) fn address(here: &Here<'_>, own: Own, id: &str) -> String {
    match own {
        Own::Both => absolute(here, here.lang, id),
        Own::Only(only) => absolute(here, only, id),
    }
}

fn absolute(here: &Here<'_>, lang: Lang, id: &str) -> String {
    format!("{}{}/", here.archive.site.base_url, encode(&in_lang(lang, id)))
}

/// What every page knows of the archive.
pub(super) fn site(here: &Here<'_>) -> view::Site {
    let site = &here.archive.site;
    let said =
        |both: &crate::lang::Bilingual<Option<String>>| both.get(here.lang).clone();
    let (title, other) = (site.title.get(here.lang), here.lang.other());
    let other_title = site.title.get(other);
    view::Site {
        title: title.clone(),
        other_title: (other_title != title).then(|| here.words_in(other, other_title)),
        home: here.origin.page(here.lang.tag()),
        search: here.link(search::ID, "").href,
        description: said(&site.description),
        rights: said(&site.rights),
        extra: site.extra.clone(),
    }
}

/// The menu, with the entry that is shown and those above the page marked.
pub(super) fn menu(here: &Here<'_>, id: &str) -> Vec<view::MenuEntry> {
    let entries = here.archive.site.menu.iter().zip(here.plan.menu());
    entries
        .map(|(entry, to)| {
            let href = match to {
                Menu::Page(_, folders) => here.origin.page(folders.get(here.lang)),
                Menu::Outside(url) => url.clone(),
            };
            let (is_here, is_above) = match to {
                Menu::Page(to, _) if to.is_empty() => (id.is_empty(), false),
                Menu::Page(to, _) => (
                    id == to,
                    id.strip_prefix(to.as_str())
                        .is_some_and(|rest| rest.starts_with('/')),
                ),
                Menu::Outside(_) => (false, false),
            };
            view::MenuEntry { link: menu_link(here, entry, href), is_here, is_above }
        })
        .collect()
}

fn menu_link(here: &Here<'_>, entry: &MenuEntry, href: String) -> view::Link {
    let words = here.words(&entry.name);
    let (text, lang) =
        words.map_or_else(Default::default, |words| (words.text, words.lang));
    view::Link::new(href, text, lang)
}

/// The home page, as the first step down.
pub(super) fn home(here: &Here<'_>) -> view::Link {
    here.link("", here.word("home"))
}

/// The way down to a register's page.
pub(super) fn to_register(here: &Here<'_>, register: Register) -> Vec<view::Link> {
    vec![home(here), here.link(register.word(), here.word(register.word()))]
}

/// The way down to an item: its sections.
pub(super) fn to_item(here: &Here<'_>, item: &Item) -> Vec<view::Link> {
    let mut way = vec![home(here)];
    let sections = item.id.rsplit_once('/').map_or("", |(folder, _)| folder);
    way.extend(to_folder(here, sections));
    let whole = item.whole.map(|ix| (ix, here.archive.item(ix)));
    if whole.is_some_and(|(_, whole)| whole.profile_of.is_some()) {
        way.extend(to_register(here, Register::Mechanisms).pop());
    }
    way.extend(whole.map(|(ix, _)| here.item(ix)));
    way
}

/// The sections of a folder, from the top down, the folder itself included.
pub(super) fn to_folder(here: &Here<'_>, folder: &str) -> Vec<view::Link> {
    let sections = &here.archive.sections;
    let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
    let folders = ends.filter_map(|end| folder.get(..end));
    folders
        .filter_map(|id| {
            let at =
                sections.binary_search_by(|section| section.id.as_str().cmp(id)).ok()?;
            let section = sections.get(at)?;
            Some(here.link(id, here.section_name(section)))
        })
        .collect()
}

/// Whether a target is a page of its own, and not a file or an earlier address.
pub(super) fn is_page(target: &Target) -> bool {
    let is_file = matches!(
        target,
        Target::File(_) | Target::Copy(..) | Target::ThemeFile(_) | Target::SearchFile
    );
    !is_file && !matches!(target, Target::Redirect(..))
}

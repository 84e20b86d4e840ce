//! Where the menu and links by address lead: what only the whole plan can judge.

use crate::diagnostic::{Code, Diagnostic, brief, nearest};
use crate::lang::{Bilingual, Lang};
use crate::limits::GUESSES;
use crate::model::{Register, Text};
use crate::plan::Plan;
use crate::plan::here::in_lang;
use crate::plan::search;

/// Where an entry of the menu leads.
pub(super) enum Menu {
    /// A page: its path below the language, and its folder for readers of each language.
    Page(String, Bilingual<String>),
    /// Another site.
    Outside(String),
}

/// Where each entry of the menu leads; complains of those that lead nowhere.
pub(super) fn menu(plan: &Plan, diagnostics: &mut Vec<Diagnostic>) -> Vec<Menu> {
    let entries = &plan.archive.site.menu;
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
            Some(path) => id_of_file(plan, path),
            None => Some(to.trim_matches('/').to_owned()),
        };
        let id = id.filter(|id| {
            plan.has_folder(&in_lang(Lang::Th, id))
                || plan.has_folder(&in_lang(Lang::En, id))
        });
        if id.is_none() {
            let message =
                format!("the menu leads to \"{}\", which is not on the site", brief(to));
            let help = help(plan, to);
            diagnostics.push(Diagnostic::at(
                Code::DeadLink,
                entry.to.place.clone(),
                message,
                help,
            ));
        }
        let id = id.unwrap_or_default();
        let folders = Bilingual::from_fn(|lang| plan.page_folder(lang, &id));
        menu.push(Menu::Page(id, folders));
    }
    menu
}

/// A remedy for an entry that leads nowhere.
fn help(plan: &Plan, to: &str) -> String {
    let id = to.trim_matches('/');
    let is_id =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-/".contains(c);
    let sections = plan.archive.sections.iter().map(|section| section.id.as_str());
    let mut known: Vec<&str> = sections.collect();
    for register in Register::ALL {
        known.push(register.word());
    }
    known.extend(["date", search::ID]);
    match nearest(id, &known) {
        Some(near) if !FOLDERS.contains(&id) => format!("did you mean \"{near}\"?"),
        _ if !id.is_empty() && id.chars().all(is_id) => format!(
            "no item of content/{id} is on the site yet: write one, or remove this entry of the menu"
        ),
        _ => "write an id such as \"mechanisms\" or \"news\", or a document such as \"@/pages/about.th.md\"".to_owned(),
    }
}

/// Folders that every archive has, or is meant to have.
const FOLDERS: [&str; 3] = ["news", "reports", "documents"];

/// The address of a document, given its path from `content/`, with or without its language.
fn id_of_file(plan: &Plan, path: &str) -> Option<String> {
    let is_it = |text: &Text| {
        let own = text.path.strip_prefix("content/").unwrap_or(&text.path);
        let stem = own.strip_suffix(".md").unwrap_or(own);
        let bare = stem.rsplit_once('.').map_or(stem, |(bare, _)| bare);
        own == path || format!("{bare}.md") == path
    };
    let either = |texts: &Bilingual<Option<Text>>| {
        texts.th.as_ref().is_some_and(is_it) || texts.en.as_ref().is_some_and(is_it)
    };
    let item = plan.archive.items.iter().find(|item| either(&item.texts));
    item.map(|item| item.id.clone()).or_else(|| {
        let sections = plan.archive.sections.iter();
        sections
            .into_iter()
            .find(|section| either(&section.texts))
            .map(|section| section.id.clone())
    })
}

/// Complains of links by address to pages that the site does not have.
pub(super) fn check_page_links(plan: &Plan, diagnostics: &mut Vec<Diagnostic>) {
    let has_page =
        |id: &str| Lang::ALL.into_iter().any(|lang| plan.has_folder(&in_lang(lang, id)));
    let dead = plan.archive.page_links.iter().filter(|link| !has_page(&link.value));
    for (n, link) in dead.enumerate() {
        let id = &link.value;
        let items = plan.archive.items.iter().filter(|_| n < GUESSES);
        let ids: Vec<&str> = items.map(|item| item.id.as_str()).collect();
        let help = match nearest(id, &ids) {
            Some(near) => {
                format!("did you mean /{}/{near}/?", plan.archive.site.default_lang)
            }
            None => "link to the Markdown file, as @/folder/name.th.md".to_owned(),
        };
        let message =
            format!("the link leads to \"/{}/\", which is not on the site", brief(id));
        diagnostics.push(Diagnostic::at(
            Code::DeadLink,
            link.place.clone(),
            message,
            help,
        ));
    }
}

//! Pages that are in no list and to which nothing leads: a note for each.
//!
//! In: items whose links are settled, the words of sections, and the menu. What a theme links to
//! is not known here.

use std::collections::BTreeSet;

use crate::arrange::links::without_lang;
use crate::arrange::origin::Draft;
use crate::arrange::sections::SectionDraft;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::{Bilingual, Lang};
use crate::model::{Kind, LinkTo, Site, State, Text};

/// Notes the pages of items to which no entry of the menu and no other text leads.
pub(super) fn complain(
    drafts: &[Draft],
    sections: &[SectionDraft],
    site: &Site,
    out: &mut Vec<Diagnostic>,
) {
    let is_page = |draft: &&Draft| {
        draft.item.kind == Kind::Page && draft.item.state == State::Current
    };
    if !drafts.iter().any(|draft| is_page(&draft)) {
        return;
    }
    let ids: BTreeSet<&str> = drafts.iter().map(|draft| draft.item.id.as_str()).collect();
    let mut led_to: BTreeSet<&str> = BTreeSet::new();
    for entry in &site.menu {
        let to = entry.to.value.as_str();
        match to.strip_prefix("@/") {
            Some(path) => led_to
                .extend(drafts.iter().filter(|draft| is_of(draft, path)).map(Draft::id)),
            None => led_to.extend(ids.get(to.trim_matches('/'))),
        }
    }
    for draft in drafts {
        let own = draft.id();
        led_to.extend(leads_to(&draft.item.texts, drafts).filter(|id| *id != own));
    }
    for section in sections {
        led_to.extend(leads_to(&section.texts, drafts));
    }
    for draft in drafts.iter().filter(is_page) {
        if !led_to.contains(draft.id()) {
            let message = "no entry of the menu and no link of a text leads to this page";
            let help = format!(
                "link to it from a text, or add it to the menu in content/site.toml: [[menu]] with to = \"{}\"",
                draft.id()
            );
            let place = draft.item.place.clone();
            out.push(Diagnostic::at(Code::UnlinkedPage, place, message, help));
        }
    }
}

impl Draft {
    fn id(&self) -> &str {
        &self.item.id
    }
}

/// Whether one of an item's documents is meant by a path from `content/`, with its language or not.
fn is_of(draft: &Draft, path: &str) -> bool {
    draft.origin.names().any(|name| {
        let own = name.path.strip_prefix("content/").unwrap_or(&name.path);
        own == path || without_lang(own) == path
    })
}

/// The ids of the pages to which texts lead.
fn leads_to<'a>(
    texts: &'a Bilingual<Option<Text>>,
    drafts: &'a [Draft],
) -> impl Iterator<Item = &'a str> {
    let texts = Lang::ALL.into_iter().filter_map(|lang| texts.get(lang).as_ref());
    texts.flat_map(|text| text.links.iter()).filter_map(|(_, to)| match to {
        LinkTo::Item(ix, _) => drafts.get(ix.0 as usize).map(Draft::id),
        LinkTo::Page(id, _) => Some(id.as_str()),
        _ => None,
    })
}

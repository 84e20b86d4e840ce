//! Documents to an archive: twins are joined, facts settled, sessions merged, links resolved.
//!
//! Pure: the day for which it is arranged is an input. What it cannot settle it complains of.

mod address;
mod authorities;
mod captions;
mod dates;
mod events;
mod facts;
mod find;
mod indexes;
mod items;
mod kept;
mod large;
mod life;
mod links;
mod order;
mod origin;
mod pages;
mod participants;
mod parts;
mod reworded;
mod sections;
mod sessions;
mod translated;
mod twins;
mod undated;
mod unlinked;
mod unlisted;
mod unread;
mod unused;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

pub use find::{NotFound, authority};
pub use reworded::{Change, reworded};
pub use unlisted::unlisted;

use crate::arrange::kept::Kept;
use crate::arrange::origin::Draft;
use crate::arrange::sections::SectionDraft;
use crate::diagnostic::Checked;
use crate::lang::Bilingual;
use crate::model::{
    Archive, Asset, Authorities, Authority, Document, Item, Role, Site, State, StaticFile,
};

/// All that an archive is made of.
#[derive(Debug)]
pub struct Parts {
    /// The settings.
    pub site: Arc<Site>,
    /// Every document.
    pub documents: Vec<Arc<Document>>,
    /// The paths of documents of which an error was told; some of them are no documents for it.
    pub faulty: BTreeSet<Arc<str>>,
    /// The entries of the registers.
    pub registers: Vec<Authority>,
    /// Files beside the documents.
    pub assets: Vec<Asset>,
    /// Files for the root.
    pub statics: Vec<Asset>,
}

/// What decides which items are on the site.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The day, in the archive's zone, for which the site is made.
    pub today: NaiveDate,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether items that are not published yet are shown.
    pub future: bool,
}

/// The controlled names of an archive alone: those of its registers, and of the records in profiles.
pub fn authorities(
    registers: Vec<Authority>,
    documents: &[Arc<Document>],
) -> Checked<Authorities> {
    let mut diagnostics = Vec::new();
    let value = authorities::authorities(registers, documents, &mut diagnostics);
    Checked { value, diagnostics }
}

/// Arranges an archive; what has not changed is shared with the one whose place it takes.
pub fn arrange(
    parts: Parts,
    moment: Moment,
    before: Option<&Archive>,
) -> Checked<Archive> {
    let mut diagnostics = Vec::new();
    let out = &mut diagnostics;
    let Parts { site, documents, faulty, registers, assets, statics } = parts;
    let all = documents.clone();
    let authorities = authorities::authorities(registers, &documents, out);
    let kept = Kept::of(before, &site, &authorities, moment);
    let (pairs, unpublished) = twins::pairs(documents, site.default_lang, moment, out);
    let (sections, pairs): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|pair| pair.role == Role::Section);
    let mut words = sections::drafts(sections, &site, moment, out);
    let mut items = items::items(pairs, &site, &authorities, &kept, moment, out);
    let of_items = items.iter().map(|Draft { item, origin }| {
        let pages = Bilingual::from_fn(|lang| item.has_page(lang, site.fallback_pages));
        (item.id.as_str(), origin, pages)
    });
    let of_sections = words.iter().map(|SectionDraft { origin, .. }| {
        (origin.key.as_str(), origin, Bilingual { th: true, en: true })
    });
    let redirects = address::redirects(of_items.chain(of_sections), &site, out);
    let sessions = sessions::merge(&mut items, &authorities, out);
    order::numbers(&sessions, &authorities, out);
    let pages = pages::pages(&authorities, &sessions);
    let mut world =
        links::World::new(&items, &words, &assets, &statics, unpublished, pages, &site);
    let read = links::Read { documents: &all, faulty: &faulty };
    let files = links::resolve(&mut items, &mut words, &mut world, &read, &site, out);
    let (home, sections) = sections::sections(words, &items);
    let items: Vec<Arc<Item>> =
        items.into_iter().map(|draft| kept.settled(draft.item)).collect();
    let shown = items.iter().filter(|item| item.state == State::Current);
    let texts = shown.map(|item| &item.texts);
    let of_sections = sections.iter().map(|section| &section.texts);
    for texts in texts.chain(of_sections).chain([&home]) {
        translated::complain(texts, site.default_lang, out);
    }
    let indexes = indexes::indexes(&items, &sessions, &authorities);
    let static_files = statics
        .into_iter()
        .map(|asset| StaticFile {
            to: asset.path.trim_start_matches("content/static/").to_owned(),
            from: asset.path,
            picture: asset.picture,
        })
        .collect();
    let value = Archive {
        site,
        today: moment.today,
        authorities: Arc::new(authorities),
        listed: Arc::new(indexes.listed),
        sessions: Arc::new(sessions),
        sections: Arc::new(sections),
        home,
        years: Arc::new(indexes.years),
        items_of: Arc::new(indexes.items_of),
        took_part: Arc::new(indexes.took_part),
        profiles: indexes.profiles,
        redirects: Arc::new(redirects),
        bundle_files: Arc::new(files.published),
        page_links: Arc::new(files.page_links),
        static_files: Arc::new(static_files),
        items,
    };
    Checked { value, diagnostics }
}

//! Folders to sections, each with its words and the items in it and below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::arrange::Moment;
use crate::arrange::address::{RESERVED, bad_folder, reserved};
use crate::arrange::origin::{Draft, Origin};
use crate::arrange::twins::{Joined, Pair};
use crate::diagnostic::{Diagnostic, Place};
use crate::lang::{Bilingual, Lang};
use crate::model::{ItemIx, Section, Site, State, Text};

/// The words of a folder, whose links are still to be settled.
pub(super) struct SectionDraft {
    pub(super) texts: Bilingual<Option<Text>>,
    pub(super) origin: Origin,
}

/// The words of folders that can be sections, and of the top, which is the home page.
pub(super) fn drafts(
    pairs: Vec<Pair>,
    site: &Site,
    moment: Moment,
    out: &mut Vec<Diagnostic>,
) -> Vec<SectionDraft> {
    let draft = |pair: Pair| {
        let joined = pair.join(site.default_lang, moment, out)?;
        if !joined.key.is_empty() && !can_be_section(&joined, out) {
            return None;
        }
        // Without a title, its id stands for one until the plan names it.
        let (texts, origin) = Origin::split(joined, |_| Some(String::new()));
        Some(SectionDraft { texts, origin })
    };
    pairs.into_iter().filter_map(draft).collect()
}

/// The words of the home page, and every section by id.
pub(super) fn sections(
    words: Vec<SectionDraft>,
    drafts: &[Draft],
) -> (Bilingual<Option<Text>>, Vec<Section>) {
    let mut home = Bilingual::default();
    let mut sections: BTreeMap<String, Section> = BTreeMap::new();
    for SectionDraft { texts, origin } in words {
        let id = origin.key.as_str();
        if id.is_empty() {
            home = texts;
            continue;
        }
        for folder in folders(id) {
            sections.entry(folder.to_owned()).or_insert_with(|| empty(folder));
        }
        if let Some(section) = sections.get_mut(id) {
            section.texts = texts;
        }
    }
    let bundles: BTreeSet<&str> = drafts
        .iter()
        .filter(|draft| draft.origin.names().any(|name| name.bundle))
        .map(|draft| draft.item.id.as_str())
        .collect();
    for (n, draft) in drafts.iter().enumerate() {
        let item = &draft.item;
        if !item.kind.is_listed() || item.state != State::Current {
            continue;
        }
        let Some((folder, _)) = item.id.rsplit_once('/') else { continue };
        for folder in folders(folder).filter(|folder| !bundles.contains(folder)) {
            let section =
                sections.entry(folder.to_owned()).or_insert_with(|| empty(folder));
            section.items.push(ItemIx(n as u32));
        }
    }
    let at: BTreeMap<String, usize> =
        sections.keys().enumerate().map(|(n, id)| (id.clone(), n)).collect();
    let mut sections: Vec<Section> = sections.into_values().collect();
    for (id, n) in &at {
        let above = id.rsplit_once('/').and_then(|(above, _)| at.get(above));
        if let Some(section) = above.and_then(|above| sections.get_mut(*above)) {
            section.below.push(*n);
        }
    }
    (home, sections)
}

/// The folder of a path and all above it: `news`, `news/2019`.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    ends.filter_map(|end| path.get(..end))
}

fn empty(id: &str) -> Section {
    Section {
        id: id.to_owned(),
        texts: Bilingual::default(),
        items: Vec::new(),
        below: Vec::new(),
    }
}

fn can_be_section(joined: &Joined, out: &mut Vec<Diagnostic>) -> bool {
    let Some(place) = joined.place(Lang::Th) else { return false };
    let place = Place::start(&place.path);
    let first = joined.key.split('/').next().unwrap_or("");
    let is_reserved = RESERVED.contains(&first);
    let refused = bad_folder(&joined.key, &place).or_else(|| {
        is_reserved.then(|| reserved(first, &place, "give the folder another name"))
    });
    let can_be = refused.is_none();
    out.extend(refused);
    can_be
}

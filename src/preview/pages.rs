//! Which page is made of which files.
//!
//! In: an archive, and a route or a file. Out: the files whose faults the page shows, and the
//! addresses at which a file is seen. Lists show words of many files; those are not told here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::lang::{Bilingual, Lang};
use crate::model::{Archive, Item, Text};
use crate::route::Target;

/// The files from which a page has what it alone shows.
pub(super) fn files(archive: &Archive, target: &Target) -> Vec<Arc<str>> {
    match target {
        Target::Item(ix, _) => {
            let whole = archive.item(*ix).whole;
            let items = [Some(*ix), whole].into_iter().flatten();
            items.flat_map(|ix| of_texts(&archive.item(ix).texts)).collect()
        }
        Target::Section(n, ..) => archive
            .sections
            .get(*n)
            .map(|section| of_texts(&section.texts).collect())
            .unwrap_or_default(),
        Target::Home(_) => of_texts(&archive.home).collect(),
        Target::Mechanism(ix, ..)
        | Target::Authority(ix, ..)
        | Target::Participation(ix, ..) => {
            let profile = archive.profiles.get(ix).map(|ix| archive.item(*ix));
            let texts = profile.into_iter().flat_map(|item| of_texts(&item.texts));
            let register = Arc::clone(&archive.authorities.get(*ix).place.path);
            let files: BTreeSet<_> = texts.chain([register]).collect();
            files.into_iter().collect()
        }
        Target::Session(ix, _) => {
            let session = archive.session(*ix);
            let reports = session.items.iter().chain(&session.mentioned_by);
            reports.flat_map(|ix| of_texts(&archive.item(*ix).texts)).collect()
        }
        Target::File(from) | Target::Copy(from, ..) => vec![Arc::clone(from)],
        _ => Vec::new(),
    }
}

/// The addresses of the pages on which some files are seen, by the file.
pub(super) fn addresses(
    archive: &Archive,
    files: &BTreeSet<Arc<str>>,
) -> BTreeMap<Arc<str>, Vec<String>> {
    let mut addresses: BTreeMap<Arc<str>, Vec<String>> = BTreeMap::new();
    let mut add = |file: &Arc<str>, lang: Lang, id: &str| {
        if files.contains(file) {
            let id = id.trim_matches('/');
            let address =
                if id.is_empty() { format!("{lang}/") } else { format!("{lang}/{id}/") };
            addresses.entry(Arc::clone(file)).or_default().push(address);
        }
    };
    for item in &archive.items {
        let of_profile = item.profile_of.map(|ix| archive.authorities.get(ix).id());
        let id = of_profile.as_deref().unwrap_or(&item.id);
        each(&item.texts, |lang, text| add(&text.path, lang, id));
    }
    for section in archive.sections.iter() {
        each(&section.texts, |lang, text| add(&text.path, lang, &section.id));
    }
    each(&archive.home, |lang, text| add(&text.path, lang, ""));
    for (_, authority) in archive.authorities.iter() {
        for lang in Lang::ALL {
            let register = authority.register.word();
            let is_first = addresses
                .get(&authority.place.path)
                .is_none_or(|seen| !seen.contains(&format!("{lang}/{register}/")));
            if is_first && files.contains(&authority.place.path) {
                addresses
                    .entry(Arc::clone(&authority.place.path))
                    .or_default()
                    .push(format!("{lang}/{register}/"));
            }
        }
    }
    addresses
}

/// The address of an item for readers of a language.
pub(super) fn of_item(item: &Item, lang: Lang) -> String {
    format!("{lang}/{}/", item.id)
}

fn of_texts(texts: &Bilingual<Option<Text>>) -> impl Iterator<Item = Arc<str>> {
    [&texts.th, &texts.en].into_iter().flatten().map(|text| Arc::clone(&text.path))
}

fn each(texts: &Bilingual<Option<Text>>, mut see: impl FnMut(Lang, &Text)) {
    for lang in Lang::ALL {
        if let Some(text) = texts.get(lang) {
            see(lang, text);
        }
    }
}

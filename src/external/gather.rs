//! The addresses outside an archive, with every place where they stand.
//!
//! In: an archive and its documents. Out: links and pictures of the texts that are on its site, the
//! addresses of sources, and what its menu leads to. Addresses of the site itself are none outside.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::external::address::Cited;
use crate::lang::Bilingual;
use crate::model::{Archive, Document, State, Text};

/// All addresses that an archive cites, in the order of its documents.
pub fn gather(archive: &Archive, documents: &[Arc<Document>]) -> Vec<Cited> {
    // What was withdrawn shows its readers no link.
    let items = archive.items.iter().filter(|item| item.state == State::Current);
    let texts = items
        .map(|item| &item.texts)
        .chain(archive.sections.iter().map(|section| &section.texts))
        .chain([&archive.home]);
    let shown: BTreeSet<&str> = texts.flat_map(paths).collect();
    let mut cited = Vec::new();
    let mut cite = |destination: &str, place: &Place| {
        if !destination.starts_with(&archive.site.base_url) {
            cited.extend(Cited::read(destination, place));
        }
    };
    for document in
        documents.iter().filter(|document| shown.contains(&*document.name.path))
    {
        if let Some(url) = &document.facts.source.url {
            cite(&url.value, &url.place);
        }
        for link in &document.body.outline.links {
            cite(&link.destination, &link.place);
        }
    }
    for entry in &archive.site.menu {
        cite(&entry.to.value, &entry.to.place);
    }
    cited
}

fn paths(texts: &Bilingual<Option<Text>>) -> impl Iterator<Item = &str> {
    [&texts.th, &texts.en].into_iter().flatten().map(|text| &*text.path)
}

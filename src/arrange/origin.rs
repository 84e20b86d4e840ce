//! An item on its way: what is settled already, and what links and sessions still need.

use std::sync::Arc;

use crate::arrange::twins::Joined;
use crate::diagnostic::Place;
use crate::lang::{Bilingual, Lang};
use crate::markdown::Link;
use crate::model::{
    Document, EventWords, Item, LinkTargets, Located, MeetingFacts, Name, Text,
};

/// An item whose links and sessions are still to be settled.
pub(super) struct Draft {
    pub(super) item: Arc<Item>,
    pub(super) origin: Origin,
}

/// What addresses and links still need of an item's documents. All else is in the item already.
pub(super) struct Origin {
    /// The path of the documents from `content/`, which gave the item its address.
    pub(super) key: String,
    /// The path of the other language, where a `translation_key` joined two.
    pub(super) other_key: Option<(Lang, String)>,
    /// Earlier addresses.
    pub(super) aliases: Vec<Located<String>>,
    /// The files of the item's pictures, as they are named, in the order of the pictures.
    pub(super) images: Vec<Located<String>>,
    /// The files of its attachments.
    pub(super) attachments: Vec<Located<String>>,
    /// Where each event states what items of the same session may state differently.
    pub(super) events: Vec<Said>,
    /// Where each mention does.
    pub(super) mentions: Vec<Said>,
    /// The document of each language.
    pub(super) sheets: Bilingual<Option<Sheet>>,
}

/// The document of a text.
pub(super) struct Sheet(Arc<Document>);

impl Sheet {
    /// What its path says.
    pub(super) fn name(&self) -> &Name {
        &self.0.name
    }

    /// Where it begins.
    pub(super) fn head(&self) -> &Place {
        &self.0.head
    }

    /// Its links.
    pub(super) fn links(&self) -> &[Link] {
        &self.0.body.outline.links
    }
}

impl Origin {
    /// Takes documents apart: what they say in each language, where they have a title or are
    /// lent one, and the rest.
    pub(super) fn split(
        joined: Joined,
        name: impl Fn(Lang) -> Option<String>,
    ) -> (Bilingual<Option<Text>>, Self) {
        let Joined { key, other_key, mut documents, facts, event_words, .. } = joined;
        let events = facts.events.iter().zip(&event_words);
        let events =
            events.map(|(facts, words)| Said::of(&facts.meeting, words)).collect();
        let mut texts = Bilingual::default();
        let sheets = Bilingual::from_fn(|lang| {
            let document = documents.get_mut(lang).take()?;
            *texts.get_mut(lang) = text(&document, || name(lang));
            Some(Sheet(document))
        });
        let images = facts.images.into_iter().map(|image| image.file);
        let attachments = facts.attachments.into_iter().map(|attachment| attachment.file);
        let origin = Self {
            key,
            other_key,
            aliases: facts.aliases.map(|aliases| aliases.value).unwrap_or_default(),
            images: images.collect(),
            attachments: attachments.collect(),
            events,
            mentions: Vec::new(),
            sheets,
        };
        (texts, origin)
    }

    /// The names of its documents.
    pub(super) fn names(&self) -> impl Iterator<Item = &Name> {
        [&self.sheets.th, &self.sheets.en].into_iter().flatten().map(Sheet::name)
    }
}

/// Where a meeting states its hosts and its place, which other items may state differently.
#[derive(Default)]
pub(super) struct Said {
    pub(super) hosts: Option<Place>,
    pub(super) place: Bilingual<Option<Place>>,
}

impl Said {
    /// The places in the facts and the words of a meeting.
    pub(super) fn of(facts: &MeetingFacts, words: &Bilingual<EventWords>) -> Self {
        let place =
            |lang| words.get(lang).place.as_ref().map(|place| place.place.clone());
        Self {
            hosts: facts.hosts.as_ref().map(|hosts| hosts.place.clone()),
            place: Bilingual::from_fn(place),
        }
    }

    /// Takes the places of facts that were not said yet.
    pub(super) fn fill(&mut self, from: &Self) {
        let fill = |to: &mut Option<Place>, from: &Option<Place>| {
            if to.is_none() {
                to.clone_from(from);
            }
        };
        fill(&mut self.hosts, &from.hosts);
        for lang in Lang::ALL {
            fill(self.place.get_mut(lang), from.place.get(lang));
        }
    }
}

/// One document as the text of its item, under its title or the name that it is lent.
fn text(document: &Document, name: impl Fn() -> Option<String>) -> Option<Text> {
    let lent_title = match &document.words.title {
        Some(_) => None,
        None => Some(name()?.into_boxed_str()),
    };
    let outline = &document.body.outline;
    Some(Text {
        path: Arc::clone(&document.name.path),
        lent_title,
        words: Arc::clone(&document.words),
        body: (!outline.is_empty).then(|| document.body.range.clone()),
        digest: document.digest,
        outline: Arc::clone(outline),
        links: LinkTargets::default(),
    })
}

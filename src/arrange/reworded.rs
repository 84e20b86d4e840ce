//! The same archive in other words: what a change costs that touches no fact.
//!
//! In: an archive, the documents that have changed, as they were and as they are, and its
//! authorities as they are. Out: the archive that `arrange` would make of them, which shares all
//! else with the first; or nothing, where more than words may have changed. It complains of nothing.

use std::sync::Arc;

use crate::arrange::authorities;
use crate::lang::Lang;
use crate::markdown::{self, Target};
use crate::model::{
    Archive, Authorities, Authority, Document, Item, LinkTargets, LinkTo, State, Text,
    Words,
};

/// One document before and after a change.
#[derive(Debug, Clone)]
pub struct Change {
    /// As it was when the archive was arranged.
    pub before: Arc<Document>,
    /// As it is.
    pub after: Arc<Document>,
}

/// The archive with the words of some documents changed, and of its authorities where they are
/// given: the entries of all registers, and all documents.
pub fn reworded(
    archive: &Archive,
    changes: &[Change],
    named: Option<(Vec<Authority>, &[Arc<Document>])>,
) -> Option<Archive> {
    let mut archive = archive.clone();
    if let Some((registers, documents)) = named {
        // What is wrong with them does not matter here: it is told when all is arranged.
        let renamed = authorities::authorities(registers, documents, &mut Vec::new());
        rename(&mut archive, renamed)?;
    }
    for change in changes {
        say(&mut archive, change)?;
    }
    Some(archive)
}

/// Gives authorities other names, and the profiles that are lent them.
fn rename(archive: &mut Archive, renamed: Authorities) -> Option<()> {
    if !renamed.differs_in_names_alone(&archive.authorities) {
        return None;
    }
    for profile in archive.profiles.values() {
        let item = archive.items.get_mut(profile.0 as usize)?;
        let ix = item.profile_of?;
        for lang in Lang::ALL {
            let lent = |text: &&Text| text.words.title.is_none();
            let name = renamed.get(ix).name(lang).1;
            if let Some(text) = item.texts.get(lang).as_ref().filter(lent)
                && text.lent_title.as_deref() != Some(name)
            {
                let item = Arc::make_mut(item);
                let text = item.texts.get_mut(lang).as_mut()?;
                text.lent_title = Some(Box::from(name));
            }
        }
    }
    archive.authorities = Arc::new(renamed);
    Some(())
}

/// Puts what a document says now in the place of what it said.
fn say(archive: &mut Archive, Change { before, after }: &Change) -> Option<()> {
    if !differs_in_words_alone(before, after) {
        return None;
    }
    let lang = after.name.lang;
    let is_it = |text: &Option<Text>| {
        text.as_ref().is_some_and(|text| text.path == after.name.path)
    };
    let holds = |item: &Arc<Item>| is_it(item.texts.get(lang));
    if let Some(item) = archive.items.iter_mut().find(|item| holds(item)) {
        let is_shown = item.state == State::Current;
        let item = Arc::make_mut(item);
        return reword(item.texts.get_mut(lang).as_mut()?, after, is_shown);
    }
    if is_it(archive.home.get(lang)) {
        return reword(archive.home.get_mut(lang).as_mut()?, after, true);
    }
    let at = archive.sections.iter().position(|section| is_it(section.texts.get(lang)));
    let Some(at) = at else {
        // A draft that is not shown changes nothing; for what else it may be, all is arranged.
        return after.words.draft.then_some(());
    };
    let section = Arc::make_mut(&mut archive.sections).get_mut(at)?;
    reword(section.texts.get_mut(lang).as_mut()?, after, true)
}

/// Whether no fact differs, nor anything by which one document is found from another.
fn differs_in_words_alone(before: &Document, after: &Document) -> bool {
    let Document { name, head, facts, states_a_date, words, record, body, digest: _ } =
        after;
    let Words { title, draft, translation_key, .. } = &**words;
    *name == before.name
        && *head == before.head
        && *facts == before.facts
        && *states_a_date == before.states_a_date
        && *draft == before.words.draft
        && *translation_key == before.words.translation_key
        && title.is_some() == before.words.title.is_some()
        && record.is_some() == before.record.is_some()
        && body.outline.is_empty == before.body.outline.is_empty
}

fn reword(text: &mut Text, document: &Document, is_shown: bool) -> Option<()> {
    text.words = Arc::clone(&document.words);
    text.body = text.body.is_some().then(|| document.body.range.clone());
    text.digest = document.digest;
    if is_shown {
        text.links = links(&text.links, document)?;
    }
    text.outline = Arc::clone(&document.body.outline);
    Some(())
}

/// Where the links of a text lead, given where those lead that it had. Nothing where one leads
/// to what only the whole archive knows, or was the one that a file of the archive is shown for.
fn links(had: &LinkTargets, document: &Document) -> Option<LinkTargets> {
    let mut links = Vec::new();
    for link in &document.body.outline.links {
        let to = match had.get(&link.destination) {
            Some(to) => to.clone(),
            None => match markdown::target(&link.destination) {
                Target::External(url) => LinkTo::Outside(url),
                Target::Fragment(fragment) => LinkTo::Here(fragment),
                Target::Forbidden => LinkTo::Nowhere,
                Target::Internal { .. } => return None,
            },
        };
        links.push((link.destination.clone(), to));
    }
    let links: LinkTargets = links.into_iter().collect();
    let is_lost = |(destination, to): (&str, &LinkTo)| {
        matches!(to, LinkTo::File(_)) && links.get(destination).is_none()
    };
    let has_lost = had.iter().any(is_lost);
    (!has_lost).then_some(links)
}

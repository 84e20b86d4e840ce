//! Documents to pairs of twins, whose shared facts are said once or alike.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::arrange::Moment;
use crate::arrange::dates;
use crate::arrange::facts::Merge;
use crate::arrange::translated;
use crate::date::{Date, in_words};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::lang::{Bilingual, Lang};
use crate::model::{
    AttachmentWords, Document, EventWords, Facts, ImageWords, Name, Role,
};

/// The documents of one item, as they are.
#[derive(Debug)]
pub(super) struct Pair {
    /// What they describe.
    pub(super) role: Role,
    /// The documents.
    pub(super) documents: Twins,
    /// A twin that is a draft, and so counts as absent.
    draft: Option<Place>,
}

/// The documents of one item, with the facts that they share. It is large, and made for one item at
/// a time.
#[derive(Debug)]
pub(super) struct Joined {
    /// What the documents describe.
    pub(super) role: Role,
    /// The path that gives the item its address.
    pub(super) key: String,
    /// The path of the other language, where a `translation_key` joined two.
    pub(super) other_key: Option<(Lang, String)>,
    /// The documents.
    pub(super) documents: Bilingual<Option<Arc<Document>>>,
    /// A twin that is a draft, and so counts as absent.
    pub(super) draft: Option<Place>,
    /// The facts of both.
    pub(super) facts: Facts,
    /// What each language says of the events, in their order.
    pub(super) event_words: Vec<Bilingual<EventWords>>,
    /// What each language says of the mentions.
    pub(super) mention_words: Vec<Bilingual<EventWords>>,
    /// What each language says of the pictures.
    pub(super) image_words: Vec<Bilingual<Arc<ImageWords>>>,
    /// What each language says of the attachments.
    pub(super) attachment_words: Vec<Bilingual<AttachmentWords>>,
}

impl Joined {
    /// The place where the item is described: its first document.
    pub(super) fn place(&self, lang: Lang) -> Option<&Place> {
        self.documents.nearest(lang).map(|(_, document)| &document.head)
    }

    /// The name of the first document.
    pub(super) fn name(&self, lang: Lang) -> Option<&Name> {
        self.documents.nearest(lang).map(|(_, document)| &document.name)
    }
}

/// The documents of one item.
type Twins = Bilingual<Option<Arc<Document>>>;

/// Documents that are not on the site on this day, by path, and why.
pub(super) type Unpublished = BTreeMap<Arc<str>, String>;

/// Pairs documents by their keys, leaving out drafts and what is not published yet.
pub(super) fn pairs(
    documents: Vec<Arc<Document>>,
    default_lang: Lang,
    moment: Moment,
    out: &mut Vec<Diagnostic>,
) -> (Vec<Pair>, Unpublished) {
    let mut unpublished = Unpublished::new();
    let mut groups: BTreeMap<(Role, String), Twins> = BTreeMap::new();
    let mut keyed: BTreeMap<String, Twins> = BTreeMap::new();
    for document in documents {
        let (pair, what) = match &document.words.translation_key {
            Some(key) => (keyed.entry(key.value.clone()).or_default(), "translation key"),
            None => {
                let key = (document.name.role, document.name.key.clone());
                (groups.entry(key).or_default(), "address")
            }
        };
        let slot = pair.get_mut(document.name.lang);
        if let Some(first) = slot {
            let message = format!(
                "this file and {} claim one {what} in one language",
                first.name.path
            );
            let help = "rename one of the two, or give it another language in its name";
            let place = document.head.clone();
            out.push(
                Diagnostic::at(Code::AddressTaken, place, message, help)
                    .and(first.head.clone(), "the other file"),
            );
        } else {
            *slot = Some(document);
        }
    }
    let groups = groups.into_values().chain(keyed.into_values());
    let pairs = groups
        .filter_map(|documents| {
            let pair = pair(documents, default_lang, moment, &mut unpublished)?;
            match to_come(&pair, moment) {
                Some(date) => {
                    let why = format!("is not published until {}", in_words(date));
                    let documents = [&pair.documents.th, &pair.documents.en];
                    let paths = documents.into_iter().flatten();
                    let paths = paths.map(|document| Arc::clone(&document.name.path));
                    unpublished.extend(paths.map(|path| (path, why.clone())));
                    // What is wrong with it is told before its day.
                    translated::complain(&pair.documents, default_lang, out);
                    pair.join(default_lang, moment, out);
                    None
                }
                None => Some(pair),
            }
        })
        .collect();
    (pairs, unpublished)
}

/// The documents of one item that are on the site, but for the day of its publication.
fn pair(
    mut documents: Twins,
    default_lang: Lang,
    moment: Moment,
    unpublished: &mut Unpublished,
) -> Option<Pair> {
    let mut draft = None;
    if !moment.drafts {
        for lang in Lang::ALL {
            let slot = documents.get_mut(lang);
            if let Some(document) = slot.take_if(|document| document.words.draft) {
                let path = Arc::clone(&document.name.path);
                unpublished.insert(path, "is a draft".to_owned());
                draft = Some(document.head.clone());
            }
        }
    }
    let (_, lead) = documents.nearest(default_lang)?;
    Some(Pair { role: lead.name.role, documents, draft })
}

/// The day on which an item is to be published, if that is to come and it is not shown before.
fn to_come(pair: &Pair, moment: Moment) -> Option<Date> {
    let documents = [&pair.documents.th, &pair.documents.en].into_iter().flatten();
    let mut stated =
        documents.filter_map(|document| document.facts.publish_date.as_ref());
    let date = stated.next().map(|date| date.value);
    date.filter(|date| date.first_day() > moment.today && !moment.future)
}

impl Pair {
    /// The documents with the facts that they share, said once.
    pub(super) fn join(
        self,
        default_lang: Lang,
        moment: Moment,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Joined> {
        let Self { role, documents, draft } = self;
        let (lead_lang, lead) = documents.nearest(default_lang)?;
        let key = lead.name.key.clone();
        let twin = documents.get(lead_lang.other()).as_ref();
        let other_key = twin
            .filter(|twin| twin.name.key != key)
            .map(|twin| (lead_lang.other(), twin.name.key.clone()));
        let facts = |lang| {
            let document = documents.get(lang).as_ref();
            document.map(|document| document.facts.clone()).unwrap_or_default()
        };
        let (own, other) = (facts(lead_lang), facts(lead_lang.other()));
        let merged = Merge::new(out).facts(lead_lang, own, other);
        if draft.is_none() {
            alone(&documents, out);
        }
        let both = [&documents.th, &documents.en].into_iter().flatten();
        let updated = both.filter_map(|document| document.words.updated.as_deref());
        dates::unlikely(&merged.facts, updated, moment.today, out);
        Some(Joined {
            role,
            key,
            other_key,
            draft,
            facts: merged.facts,
            event_words: merged.event_words,
            mention_words: merged.mention_words,
            image_words: merged.image_words,
            attachment_words: merged.attachment_words,
            documents,
        })
    }
}

/// Complains of a text that says what it was translated from, and has no other beside it.
fn alone(documents: &Twins, out: &mut Vec<Diagnostic>) {
    for lang in Lang::ALL {
        let (Some(document), None) = (documents.get(lang), documents.get(lang.other()))
        else {
            continue;
        };
        if let Some(from) = &document.words.translated_from {
            let name = lang.other().english_name();
            let message = format!(
                "`translated_from` has no effect: there is no {name} text beside this one"
            );
            let help = format!(
                "give the {name} file the same name, but for the language, or remove this line"
            );
            let place = from.place.clone();
            out.push(Diagnostic::at(Code::NoEffect, place, message, help));
        }
    }
}

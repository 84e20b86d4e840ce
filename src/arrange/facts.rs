//! The facts of two twins as one: each is said once, or alike in both.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::lang::{Bilingual, Lang};
use crate::model::{
    AttachmentWords, Document, EventFacts, EventWords, Facts, ImageWords, Located,
    MentionFacts, SessionKind, SourceFacts,
};

/// The facts of an item, and what each language says of its events and files.
pub(super) struct Merged {
    pub(super) facts: Facts,
    pub(super) event_words: Vec<Bilingual<EventWords>>,
    pub(super) mention_words: Vec<Bilingual<EventWords>>,
    pub(super) image_words: Vec<Bilingual<ImageWords>>,
    pub(super) attachment_words: Vec<Bilingual<AttachmentWords>>,
}

/// Joins facts, complaining where twins differ.
pub(super) struct Merge<'a> {
    out: &'a mut Vec<Diagnostic>,
}

type Slugs = Option<Located<Vec<Located<String>>>>;

impl<'a> Merge<'a> {
    pub(super) fn new(out: &'a mut Vec<Diagnostic>) -> Self {
        Self { out }
    }

    /// The facts of a document and of its twin, if there is one.
    pub(super) fn facts(&mut self, lead: &Document, twin: Option<&Document>) -> Merged {
        let none = Facts::default();
        let a = &lead.facts;
        let b = twin.map_or(&none, |twin| &twin.facts);
        let lang = lead.name.lang;
        let (events, event_words) = self.events(lang, &a.events, &b.events);
        let (mentions, mention_words) = self.mentions(lang, &a.mentions, &b.mentions);
        let (images, image_words) = by_file(
            lang,
            &a.images,
            &b.images,
            |image| &image.file.value,
            |image| image.words.clone(),
        );
        let (attachments, attachment_words) = by_file(
            lang,
            &a.attachments,
            &b.attachments,
            |attachment| &attachment.file.value,
            |attachment| attachment.words.clone(),
        );
        let facts = Facts {
            kind: self.value("kind", &a.kind, &b.kind),
            date: self.value("date", &a.date, &b.date),
            publish_date: self.value("publish_date", &a.publish_date, &b.publish_date),
            expiry_date: self.value("expiry_date", &a.expiry_date, &b.expiry_date),
            slug: self.value("slug", &a.slug, &b.slug),
            aliases: self.set("aliases", &a.aliases, &b.aliases),
            weight: self.value("weight", &a.weight, &b.weight),
            template: self.value("template", &a.template, &b.template),
            mechanisms: self.set("mechanisms", &a.mechanisms, &b.mechanisms),
            countries: self.set("countries", &a.countries, &b.countries),
            organisations: self.set("organisations", &a.organisations, &b.organisations),
            topics: self.set("topics", &a.topics, &b.topics),
            events,
            mentions,
            source: SourceFacts {
                url: self.value("source.url", &a.source.url, &b.source.url),
                retrieved: self.value(
                    "source.retrieved",
                    &a.source.retrieved,
                    &b.source.retrieved,
                ),
            },
            images,
            attachments,
        };
        Merged { facts, event_words, mention_words, image_words, attachment_words }
    }

    /// One value, of which the first stands where both say it.
    fn value<T: Clone + PartialEq>(
        &mut self,
        key: &str,
        a: &Option<Located<T>>,
        b: &Option<Located<T>>,
    ) -> Option<Located<T>> {
        if let (Some(a), Some(b)) = (a, b)
            && a.value != b.value
        {
            self.differ(key, &a.place, &b.place);
        }
        a.as_ref().or(b.as_ref()).cloned()
    }

    /// A list, compared as a set.
    fn set(&mut self, key: &str, a: &Slugs, b: &Slugs) -> Slugs {
        let members = |list: &Located<Vec<Located<String>>>| -> BTreeSet<String> {
            list.value.iter().map(|text| text.value.clone()).collect()
        };
        if let (Some(a), Some(b)) = (a, b)
            && members(a) != members(b)
        {
            self.differ(key, &a.place, &b.place);
        }
        a.as_ref().or(b.as_ref()).cloned()
    }

    fn differ(&mut self, key: &str, a: &Place, b: &Place) {
        let message = format!("`{key}` differs from what the other language says");
        let help =
            "a fact is said once: correct it in one file and remove it from the other";
        self.out.push(
            Diagnostic::at(Code::TwinsDiffer, b.clone(), message, help)
                .and(a.clone(), "the other language says"),
        );
    }

    fn events(
        &mut self,
        lang: Lang,
        a: &[EventFacts],
        b: &[EventFacts],
    ) -> (Vec<EventFacts>, Vec<Bilingual<EventWords>>) {
        let mut facts = a.to_vec();
        let mut words: Vec<_> =
            a.iter().map(|event| one(lang, event.words.clone())).collect();
        for (n, event) in b.iter().enumerate() {
            let key = session_key(
                &event.mechanism,
                event.kind.as_ref(),
                event.session.as_ref(),
            );
            let same = key.and_then(|key| {
                a.iter().position(|event| {
                    let other = session_key(
                        &event.mechanism,
                        event.kind.as_ref(),
                        event.session.as_ref(),
                    );
                    other.as_ref() == Some(&key)
                })
            });
            let Some(n) = same.or_else(|| (n < a.len()).then_some(n)) else {
                facts.push(event.clone());
                words.push(one(lang.other(), event.words.clone()));
                continue;
            };
            if let (Some(fact), Some(words)) = (facts.get_mut(n), words.get_mut(n)) {
                *words.get_mut(lang.other()) = event.words.clone();
                *fact = EventFacts {
                    place: fact.place.clone(),
                    mechanism: self.value("mechanism", &fact.mechanism, &event.mechanism),
                    session: self.value("session", &fact.session, &event.session),
                    kind: self.value("kind", &fact.kind, &event.kind),
                    date: self.value("start", &fact.date, &event.date),
                    hosts: self.set("host", &fact.hosts, &event.hosts),
                    participants: self.set(
                        "participants",
                        &fact.participants,
                        &event.participants,
                    ),
                    except: self.set("except", &fact.except, &event.except),
                    participants_stated: self.value(
                        "participants_stated",
                        &fact.participants_stated,
                        &event.participants_stated,
                    ),
                    words: EventWords::default(),
                };
            }
        }
        (facts, words)
    }

    fn mentions(
        &mut self,
        lang: Lang,
        a: &[MentionFacts],
        b: &[MentionFacts],
    ) -> (Vec<MentionFacts>, Vec<Bilingual<EventWords>>) {
        let mut facts = a.to_vec();
        let mut words: Vec<_> =
            a.iter().map(|mention| one(lang, mention.words.clone())).collect();
        for (n, mention) in b.iter().enumerate() {
            let key = |mention: &MentionFacts| {
                session_key(
                    &mention.mechanism,
                    mention.kind.as_ref(),
                    mention.session.as_ref(),
                )
            };
            let same = key(mention).and_then(|wanted| {
                a.iter().position(|other| key(other).as_ref() == Some(&wanted))
            });
            let Some(n) = same.or_else(|| (n < a.len()).then_some(n)) else {
                facts.push(mention.clone());
                words.push(one(lang.other(), mention.words.clone()));
                continue;
            };
            if let (Some(fact), Some(words)) = (facts.get_mut(n), words.get_mut(n)) {
                *words.get_mut(lang.other()) = mention.words.clone();
                *fact = MentionFacts {
                    place: fact.place.clone(),
                    mechanism: self.value(
                        "mechanism",
                        &fact.mechanism,
                        &mention.mechanism,
                    ),
                    session: self.value("session", &fact.session, &mention.session),
                    kind: self.value("kind", &fact.kind, &mention.kind),
                    date: self.value("start", &fact.date, &mention.date),
                    hosts: self.set("host", &fact.hosts, &mention.hosts),
                    words: EventWords::default(),
                };
            }
        }
        (facts, words)
    }
}

/// What makes an event the same as another: its mechanism, kind and number.
fn session_key(
    mechanism: &Option<Located<String>>,
    kind: Option<&Located<SessionKind>>,
    session: Option<&Located<u32>>,
) -> Option<(String, SessionKind, u32)> {
    let kind = kind.map_or(SessionKind::Regular, |kind| kind.value);
    Some((mechanism.as_ref()?.value.clone(), kind, session?.value))
}

/// Files of both twins, matched by name; those of the first come first.
fn by_file<T: Clone, W: Default>(
    lang: Lang,
    a: &[T],
    b: &[T],
    file: impl Fn(&T) -> &str,
    words: impl Fn(&T) -> W,
) -> (Vec<T>, Vec<Bilingual<W>>) {
    let mut facts = a.to_vec();
    let mut both: Vec<_> = a.iter().map(|entry| one(lang, words(entry))).collect();
    for entry in b {
        match a.iter().position(|other| file(other) == file(entry)) {
            Some(n) => {
                if let Some(both) = both.get_mut(n) {
                    *both.get_mut(lang.other()) = words(entry);
                }
            }
            None => {
                facts.push(entry.clone());
                both.push(one(lang.other(), words(entry)));
            }
        }
    }
    (facts, both)
}

fn one<T: Default>(lang: Lang, value: T) -> Bilingual<T> {
    let mut both = Bilingual::default();
    *both.get_mut(lang) = value;
    both
}

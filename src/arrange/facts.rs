//! The facts of two twins as one: each is said once, or alike in both.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::lang::{Bilingual, Lang};
use crate::model::{
    AttachmentFacts, AttachmentWords, EventFacts, EventWords, Facts, ImageWords, Located,
    MeetingFacts, SessionKind, SourceFacts, Stated,
};

/// The facts of an item, and what each language says of its events and files.
pub(super) struct Merged {
    pub(super) facts: Facts,
    pub(super) event_words: Vec<Bilingual<EventWords>>,
    pub(super) mention_words: Vec<Bilingual<EventWords>>,
    pub(super) image_words: Vec<Bilingual<Arc<ImageWords>>>,
    pub(super) attachment_words: Vec<Bilingual<AttachmentWords>>,
}

/// Joins facts, complaining where twins differ.
pub(super) struct Merge<'a> {
    out: &'a mut Vec<Diagnostic>,
}

type Slugs = Stated<Vec<Located<String>>>;

impl<'a> Merge<'a> {
    pub(super) fn new(out: &'a mut Vec<Diagnostic>) -> Self {
        Self { out }
    }

    /// The facts of a document in a language and of its twin; a document without one has a twin
    /// that says nothing.
    pub(super) fn facts(&mut self, lang: Lang, a: Facts, b: Facts) -> Merged {
        let (events, event_words) = self.events(lang, a.events, b.events);
        let (mentions, mention_words) = self.mentions(lang, a.mentions, b.mentions);
        let (images, image_words) = worded(
            lang,
            by_file(a.images, b.images, |image| &image.file.value),
            |image| std::mem::take(&mut image.words),
            |image, _| image,
        );
        let (attachments, attachment_words) = worded(
            lang,
            by_file(a.attachments, b.attachments, |attachment| &attachment.file.value),
            |attachment| std::mem::take(&mut attachment.words),
            |a, b| AttachmentFacts { lang: self.value("lang", a.lang, b.lang), ..a },
        );
        let facts = Facts {
            kind: self.value("kind", a.kind, b.kind),
            date: self.value("date", a.date, b.date),
            publish_date: self.value("publish_date", a.publish_date, b.publish_date),
            expiry_date: self.value("expiry_date", a.expiry_date, b.expiry_date),
            slug: self.value("slug", a.slug, b.slug),
            aliases: self.set("aliases", a.aliases, b.aliases),
            weight: self.value("weight", a.weight, b.weight),
            template: self.value("template", a.template, b.template),
            mechanisms: self.set("mechanisms", a.mechanisms, b.mechanisms),
            countries: self.set("countries", a.countries, b.countries),
            organisations: self.set("organisations", a.organisations, b.organisations),
            topics: self.set("topics", a.topics, b.topics),
            events,
            mentions,
            source: SourceFacts {
                url: self.value("source.url", a.source.url, b.source.url),
                retrieved: self.value(
                    "source.retrieved",
                    a.source.retrieved,
                    b.source.retrieved,
                ),
            },
            images,
            attachments,
        };
        Merged { facts, event_words, mention_words, image_words, attachment_words }
    }

    /// One value, of which the first stands where both say it.
    fn value<T: PartialEq>(
        &mut self,
        key: &str,
        a: Stated<T>,
        b: Stated<T>,
    ) -> Stated<T> {
        if let (Some(a), Some(b)) = (&a, &b)
            && a.value != b.value
        {
            self.differ(key, &a.place, &b.place);
        }
        a.or(b)
    }

    /// A list, compared as a set.
    fn set(&mut self, key: &str, a: Slugs, b: Slugs) -> Slugs {
        let members = |list: &Located<Vec<Located<String>>>| -> BTreeSet<String> {
            list.value.iter().map(|text| text.value.clone()).collect()
        };
        if let (Some(a), Some(b)) = (&a, &b)
            && members(a) != members(b)
        {
            self.differ(key, &a.place, &b.place);
        }
        a.or(b)
    }

    fn differ(&mut self, key: &str, a: &Place, b: &Place) {
        self.out.push(differ(key, a, b));
    }

    fn events(
        &mut self,
        lang: Lang,
        a: Vec<EventFacts>,
        b: Vec<EventFacts>,
    ) -> (Vec<EventFacts>, Vec<Bilingual<EventWords>>) {
        worded(
            lang,
            by_session(a, b, |event| session_key(&event.meeting)),
            |event| std::mem::take(&mut event.meeting.words),
            |a, b| EventFacts {
                meeting: self.meeting(a.meeting, b.meeting),
                participants: self.set("participants", a.participants, b.participants),
                except: self.set("except", a.except, b.except),
                participants_stated: self.value(
                    "participants_stated",
                    a.participants_stated,
                    b.participants_stated,
                ),
            },
        )
    }

    fn mentions(
        &mut self,
        lang: Lang,
        a: Vec<MeetingFacts>,
        b: Vec<MeetingFacts>,
    ) -> (Vec<MeetingFacts>, Vec<Bilingual<EventWords>>) {
        worded(
            lang,
            by_session(a, b, session_key),
            |mention| std::mem::take(&mut mention.words),
            |a, b| self.meeting(a, b),
        )
    }

    /// The facts of a meeting, whose words were taken before.
    fn meeting(&mut self, a: MeetingFacts, b: MeetingFacts) -> MeetingFacts {
        MeetingFacts {
            place: a.place,
            mechanism: self.value("mechanism", a.mechanism, b.mechanism),
            session: self.value("session", a.session, b.session),
            kind: self.value("kind", a.kind, b.kind),
            date: self.value("start", a.date, b.date),
            hosts: self.set("host", a.hosts, b.hosts),
            words: EventWords::default(),
        }
    }
}

/// A complaint about a fact that twins state differently: first at one place, then at another.
pub(super) fn differ(key: &str, a: &Place, b: &Place) -> Diagnostic {
    let message = format!("`{key}` differs from what the other language says");
    let help = "a fact is said once: correct it in one file and remove it from the other";
    Diagnostic::at(Code::TwinsDiffer, b.clone(), message, help)
        .and(a.clone(), "the other language says")
}

/// What makes a meeting the same as another: its mechanism, kind and number.
fn session_key(meeting: &MeetingFacts) -> Option<(String, SessionKind, u32)> {
    let mechanism = meeting.mechanism.as_ref()?.value.clone();
    let kind = meeting.kind.as_ref().map_or(SessionKind::Regular, |kind| kind.value);
    Some((mechanism, kind, meeting.session.as_ref()?.value))
}

/// An entry of one twin and the same entry of the other; one of them may lack it.
type Pair<T> = (Option<T>, Option<T>);

/// Entries of both twins, those of the first in their order, then those of the second alone.
/// Entries of one session belong together; of the others, the first that are left, in order.
fn by_session<T, K: PartialEq>(
    a: Vec<T>,
    b: Vec<T>,
    key: impl Fn(&T) -> Option<K>,
) -> Vec<Pair<T>> {
    let is_same = |a: &T, b: &T| key(a).is_some_and(|wanted| key(b) == Some(wanted));
    let (mut pairs, rest) = matched(a, b, is_same);
    let mut rest = rest.into_iter();
    for (_, second) in &mut pairs {
        *second = second.take().or_else(|| rest.next());
    }
    pairs.extend(rest.map(|second| (None, Some(second))));
    pairs
}

/// Files of both twins, matched by name; those of the first come first.
fn by_file<T>(a: Vec<T>, b: Vec<T>, file: impl Fn(&T) -> &str) -> Vec<Pair<T>> {
    let (mut pairs, rest) = matched(a, b, |a, b| file(a) == file(b));
    pairs.extend(rest.into_iter().map(|second| (None, Some(second))));
    pairs
}

/// Each entry of a list with the same entry of another, and what is left of the other.
fn matched<T>(
    a: Vec<T>,
    b: Vec<T>,
    is_same: impl Fn(&T, &T) -> bool,
) -> (Vec<Pair<T>>, Vec<T>) {
    let mut rest: Vec<Option<T>> = b.into_iter().map(Some).collect();
    let pair = |first: T| {
        let is_it = |second: &&mut Option<T>| {
            second.as_ref().is_some_and(|second| is_same(&first, second))
        };
        let second = rest.iter_mut().find(is_it).and_then(Option::take);
        (Some(first), second)
    };
    let pairs = a.into_iter().map(pair).collect();
    (pairs, rest.into_iter().flatten().collect())
}

/// The facts of each pair as one, and what each language says of it.
fn worded<T, W: Default>(
    lang: Lang,
    pairs: Vec<Pair<T>>,
    words: impl Fn(&mut T) -> W,
    mut join: impl FnMut(T, T) -> T,
) -> (Vec<T>, Vec<Bilingual<W>>) {
    let mut facts = Vec::with_capacity(pairs.len());
    let mut both = Vec::with_capacity(pairs.len());
    for (mut first, mut second) in pairs {
        let mut said = Bilingual::default();
        *said.get_mut(lang) = first.as_mut().map(&words).unwrap_or_default();
        *said.get_mut(lang.other()) = second.as_mut().map(&words).unwrap_or_default();
        facts.extend(match (first, second) {
            (Some(first), Some(second)) => Some(join(first, second)),
            (first, second) => first.or(second),
        });
        both.push(said);
    }
    (facts, both)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries are written as a letter and, where they have one, the number of their session.
    fn check(a: &str, b: &str, expected: &str) {
        let list = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let key = |entry: &String| entry.get(1..)?.parse::<u32>().ok();
        let pairs = by_session(list(a), list(b), key);
        let shown: Vec<String> = pairs
            .into_iter()
            .map(|(a, b)| format!("{}={}", a.unwrap_or_default(), b.unwrap_or_default()))
            .collect();
        assert_eq!(shown.join(" "), expected, "{a} | {b}");
    }

    #[test]
    fn events_of_one_session_belong_together_and_others_by_their_order() {
        check("a1 b2", "c2 d1", "a1=d1 b2=c2");
        check("a1 b", "c d1", "a1=d1 b=c");
        check("a1", "c2 d1", "a1=d1 =c2");
        check("a b", "c", "a=c b=");
        check("a1", "c2", "a1=c2");
        check("", "c2 d", "=c2 =d");
    }
}

//! Events and mentions of an item: who met, where, on which days.

use crate::arrange::find::find;
use crate::arrange::life;
use crate::arrange::origin::Said;
use crate::arrange::participants::participants;
use crate::arrange::twins::Joined;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::lang::{Bilingual, Lang};
use crate::model::{
    Authorities, AuthorityIx, Event, Located, MeetingFacts, Mention, Register,
    SessionKind,
};

/// Those who can host or take part.
pub(super) const ACTORS: &[Register] =
    &[Register::Countries, Register::Organisations, Register::Mechanisms];

/// A meeting that an item reports: names and members settled for its day.
pub(super) fn event(
    joined: &Joined,
    n: usize,
    authorities: &Authorities,
    out: &mut Vec<Diagnostic>,
) -> Option<Event> {
    let facts = joined.facts.events.get(n)?;
    let meeting = &facts.meeting;
    let words = joined.event_words.get(n)?;
    let mechanism = meeting
        .mechanism
        .as_ref()
        .and_then(|slug| find(authorities, slug, &[Register::Mechanisms], out));
    if let (Some(mechanism), Some(date)) = (mechanism, &meeting.date) {
        let name = authorities.short(mechanism, Lang::En).1;
        life::outside(authorities.get(mechanism), name, date, out);
    }
    let date = meeting.date.as_ref().map(|date| date.value);
    let hosts = actors(authorities, meeting.hosts.as_deref(), out);
    let (participants, absent) = participants(facts, date, authorities, out);
    if let (None, Some(session)) = (&meeting.mechanism, &meeting.session) {
        let message = format!("session {} of which mechanism?", session.value);
        let help = "add a line `mechanism = \"...\"` with the mechanism's slug, or remove the number";
        out.push(Diagnostic::at(
            Code::SessionWithoutMechanism,
            session.place.clone(),
            message,
            help,
        ));
    }
    let session = meeting.session.as_ref().filter(|_| mechanism.is_some());
    Some(Event {
        stated_at: stated_at(meeting),
        mechanism,
        session: None,
        number: session.map(|session| (kind(meeting.kind.as_deref()), session.value)),
        date,
        hosts,
        participants,
        absent,
        place: Bilingual::from_fn(|lang| value(words.get(lang).place.as_deref())),
        venue: Bilingual::from_fn(|lang| value(words.get(lang).venue.as_deref())),
        chair: Bilingual::from_fn(|lang| value(words.get(lang).chair.as_deref())),
    })
}

/// A session that an item names, and where it says what.
pub(super) fn mention(
    joined: &Joined,
    n: usize,
    authorities: &Authorities,
    out: &mut Vec<Diagnostic>,
) -> Option<(Mention, Said)> {
    let facts = joined.facts.mentions.get(n)?;
    let words = joined.mention_words.get(n)?;
    let Some(slug) = &facts.mechanism else {
        let help = "add a line `mechanism = \"...\"` with the mechanism's slug";
        let message = "`mechanism` is missing";
        out.push(Diagnostic::at(Code::Missing, facts.place.clone(), message, help));
        return None;
    };
    let mechanism = find(authorities, slug, &[Register::Mechanisms], out)?;
    let mention = Mention {
        stated_at: stated_at(facts),
        mechanism,
        session: None,
        number: facts
            .session
            .as_ref()
            .map(|session| (kind(facts.kind.as_deref()), session.value)),
        date: facts.date.as_ref().map(|date| date.value),
        hosts: actors(authorities, facts.hosts.as_deref(), out),
        place: Bilingual::from_fn(|lang| value(words.get(lang).place.as_deref())),
        venue: Bilingual::from_fn(|lang| value(words.get(lang).venue.as_deref())),
    };
    Some((mention, Said::of(facts, words)))
}

/// The place of a meeting's days, or else that of the meeting.
fn stated_at(meeting: &MeetingFacts) -> Place {
    meeting.date.as_ref().map_or(&meeting.place, |date| &date.place).clone()
}

fn kind(kind: Option<&Located<SessionKind>>) -> SessionKind {
    kind.map_or(SessionKind::Regular, |kind| kind.value)
}

fn actors(
    authorities: &Authorities,
    list: Option<&Located<Vec<Located<String>>>>,
    out: &mut Vec<Diagnostic>,
) -> Vec<AuthorityIx> {
    let slugs = list.map(|list| list.value.as_slice()).unwrap_or_default();
    let mut found: Vec<_> =
        slugs.iter().filter_map(|slug| find(authorities, slug, ACTORS, out)).collect();
    dedup(&mut found);
    found
}

/// Takes out what stands in a list twice, keeping the order.
pub(super) fn dedup(list: &mut Vec<AuthorityIx>) {
    let mut kept = Vec::with_capacity(list.len());
    for &ix in list.iter() {
        if !kept.contains(&ix) {
            kept.push(ix);
        }
    }
    *list = kept;
}

fn value(text: Option<&Located<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}

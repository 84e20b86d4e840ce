//! Events and mentions to sessions: one for each mechanism, kind and number.

use std::collections::BTreeMap;

use crate::arrange::events::dedup;
use crate::arrange::origin::{Draft, Said};
use crate::diagnostic::{Code, Diagnostic, Place, brief};
use crate::lang::{Bilingual, Lang};
use crate::model::{
    Authorities, AuthorityIx, Event, ItemIx, Mention, Session, SessionIx, SessionKind,
    State,
};

type Key = (AuthorityIx, SessionKind, u32);

/// Merges the sessions of all items, and tells each event and mention which session it is.
pub(super) fn merge(
    drafts: &mut [Draft],
    authorities: &Authorities,
    out: &mut Vec<Diagnostic>,
) -> Vec<Session> {
    let mut sessions: BTreeMap<Key, Session> = BTreeMap::new();
    let mut said: BTreeMap<Key, Said> = BTreeMap::new();
    let shown = |draft: &Draft| draft.item.state == State::Current;
    for (n, draft) in drafts.iter().enumerate().filter(|(_, draft)| shown(draft)) {
        for (event, here) in draft.item.events.iter().zip(&draft.origin.events) {
            let (Some(mechanism), Some((kind, number))) = (event.mechanism, event.number)
            else {
                continue;
            };
            let key = (mechanism, kind, number);
            let session =
                sessions.entry(key).or_insert_with(|| empty(key, &event.stated_at));
            report(session, said.entry(key).or_default(), event, here, authorities, out);
            let ix = ItemIx(n as u32);
            if !session.items.contains(&ix) {
                session.items.push(ix);
            }
        }
    }
    for (n, draft) in drafts.iter().enumerate().filter(|(_, draft)| shown(draft)) {
        for mention in &draft.item.mentions {
            let Some((kind, number)) = mention.number else { continue };
            let key = (mention.mechanism, kind, number);
            let session =
                sessions.entry(key).or_insert_with(|| empty(key, &mention.stated_at));
            // What a report says of a session stands before what others say of it.
            if !session.is_reported() {
                announce(session, mention);
            }
            let ix = ItemIx(n as u32);
            if !session.items.contains(&ix) && !session.mentioned_by.contains(&ix) {
                session.mentioned_by.push(ix);
            }
        }
    }
    let at: BTreeMap<Key, SessionIx> =
        sessions.keys().enumerate().map(|(n, key)| (*key, SessionIx(n as u32))).collect();
    for draft in drafts {
        for event in &mut draft.item.events {
            event.session = event
                .mechanism
                .zip(event.number)
                .and_then(|(mechanism, (kind, number))| {
                    at.get(&(mechanism, kind, number))
                })
                .copied();
        }
        for mention in &mut draft.item.mentions {
            mention.session = mention
                .number
                .and_then(|(kind, number)| at.get(&(mention.mechanism, kind, number)))
                .copied();
        }
    }
    sessions.into_values().collect()
}

fn empty((mechanism, kind, number): Key, stated_at: &Place) -> Session {
    Session {
        mechanism,
        kind,
        number,
        date: None,
        stated_at: stated_at.clone(),
        place: Bilingual::default(),
        venue: Bilingual::default(),
        chair: Bilingual::default(),
        hosts: Vec::new(),
        participants: Vec::new(),
        items: Vec::new(),
        mentioned_by: Vec::new(),
    }
}

/// Adds what an item reports; facts that differ from those of another item are complained of.
fn report(
    session: &mut Session,
    said: &mut Said,
    event: &Event,
    here: &Said,
    authorities: &Authorities,
    out: &mut Vec<Diagnostic>,
) {
    let mut differ = |what: &str,
                      session: &Session,
                      (a, other): (String, Option<&Place>),
                      (b, here): (String, Option<&Place>)| {
        let mechanism = authorities.get(session.mechanism).short(Lang::En).1;
        let message = format!(
            "the {what} of {mechanism} session {} is {b} here, and {a} in another item",
            session.kind.segment(session.number)
        );
        let help = "write the same in both items; where both are right, the number or the `kind` of one session is wrong";
        let (here, other) =
            (here.unwrap_or(&event.stated_at), other.unwrap_or(&session.stated_at));
        out.push(
            Diagnostic::at(Code::SessionsDiffer, here.clone(), message, help)
                .and(other.clone(), "the other item"),
        );
    };
    match (session.date, event.date) {
        (Some(a), Some(b)) if a != b => {
            differ("date", session, (a.iso(), None), (b.iso(), None));
        }
        (None, Some(date)) => {
            session.date = Some(date);
            session.stated_at = event.stated_at.clone();
        }
        _ => {}
    }
    for lang in Lang::ALL {
        let pair = (session.place.get(lang), event.place.get(lang));
        if let (Some(a), Some(b)) = pair
            && a != b
        {
            let a = (quoted(a), said.place.get(lang).as_ref());
            let b = (quoted(b), here.place.get(lang).as_ref());
            differ("place", session, a, b);
        }
        fill(&mut session.place, &event.place, lang);
        fill(&mut session.venue, &event.venue, lang);
        fill(&mut session.chair, &event.chair, lang);
    }
    if !event.hosts.is_empty() {
        if session.hosts.is_empty() {
            session.hosts.clone_from(&event.hosts);
        } else {
            let sorted = |hosts: &[AuthorityIx]| {
                let mut hosts = hosts.to_vec();
                hosts.sort_unstable();
                hosts
            };
            if sorted(&session.hosts) != sorted(&event.hosts) {
                let slugs = |hosts: &[AuthorityIx]| {
                    let slugs = hosts.iter().map(|ix| authorities.get(*ix).slug.as_str());
                    quoted(&slugs.collect::<Vec<_>>().join(", "))
                };
                let a = (slugs(&session.hosts), said.hosts.as_ref());
                let b = (slugs(&event.hosts), here.hosts.as_ref());
                differ("host", session, a, b);
            }
        }
    }
    said.fill(here);
    session.participants.extend(&event.participants);
    dedup(&mut session.participants);
}

/// Adds what an item says of a session that no item reports; the first to say it stands.
fn announce(session: &mut Session, mention: &Mention) {
    session.date = session.date.or(mention.date);
    for lang in Lang::ALL {
        fill(&mut session.place, &mention.place, lang);
        fill(&mut session.venue, &mention.venue, lang);
    }
    if session.hosts.is_empty() {
        session.hosts.clone_from(&mention.hosts);
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", brief(text))
}

fn fill(
    to: &mut Bilingual<Option<String>>,
    from: &Bilingual<Option<String>>,
    lang: Lang,
) {
    let slot = to.get_mut(lang);
    if slot.is_none() {
        slot.clone_from(from.get(lang));
    }
}

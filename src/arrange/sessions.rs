//! Events and mentions to sessions: one for each mechanism, kind and number.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::arrange::events::dedup;
use crate::arrange::origin::{Draft, Said};
use crate::date::{Date, in_words};
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
    // What a report says of a session stands before what others say of it.
    for (n, draft) in drafts.iter().enumerate().filter(|(_, draft)| shown(draft)) {
        for (mention, here) in draft.item.mentions.iter().zip(&draft.origin.mentions) {
            let Some((kind, number)) = mention.number else { continue };
            let key = (mention.mechanism, kind, number);
            let session =
                sessions.entry(key).or_insert_with(|| empty(key, &mention.stated_at));
            name(session, said.entry(key).or_default(), mention, here, authorities, out);
            let ix = ItemIx(n as u32);
            if !session.items.contains(&ix) && !session.mentioned_by.contains(&ix) {
                session.mentioned_by.push(ix);
            }
        }
    }
    let at: BTreeMap<Key, SessionIx> =
        sessions.keys().enumerate().map(|(n, key)| (*key, SessionIx(n as u32))).collect();
    let session = |mechanism: Option<AuthorityIx>, number: Option<(SessionKind, u32)>| {
        let (mechanism, (kind, number)) = mechanism.zip(number)?;
        at.get(&(mechanism, kind, number)).copied()
    };
    let of_event = |event: &Event| session(event.mechanism, event.number);
    let of_mention = |mention: &Mention| session(Some(mention.mechanism), mention.number);
    for draft in drafts {
        let (events, mentions) = (&draft.item.events, &draft.item.mentions);
        // An item that is shared with the archive of before stays so where it is right already.
        if events.iter().all(|event| event.session == of_event(event))
            && mentions.iter().all(|mention| mention.session == of_mention(mention))
        {
            continue;
        }
        let item = Arc::make_mut(&mut draft.item);
        for event in &mut item.events {
            event.session = of_event(event);
        }
        for mention in &mut item.mentions {
            mention.session = of_mention(mention);
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
    let differ = Differ {
        authorities,
        stated_at: &event.stated_at,
        help: "write the same in both items; where both are right, the number or the `kind` of one session is wrong",
    };
    if let (Some(a), Some(b)) = (session.date, event.date)
        && a != b
    {
        out.push(differ.date(session, a, b));
    }
    for lang in Lang::ALL {
        if let (Some(a), Some(b)) = (session.place.get(lang), event.place.get(lang))
            && a != b
        {
            out.push(differ.place(session, lang, (a, said), (b, here)));
        }
    }
    if !session.hosts.is_empty() && !event.hosts.is_empty() {
        let set = |hosts: &[AuthorityIx]| hosts.iter().copied().collect::<BTreeSet<_>>();
        if set(&session.hosts) != set(&event.hosts) {
            out.push(differ.hosts(session, (&session.hosts, said), (&event.hosts, here)));
        }
    }
    date(session, event.date, &event.stated_at);
    for lang in Lang::ALL {
        fill(&mut session.place, &event.place, lang);
        fill(&mut session.venue, &event.venue, lang);
        fill(&mut session.chair, &event.chair, lang);
    }
    if session.hosts.is_empty() {
        session.hosts.clone_from(&event.hosts);
    }
    said.fill(here);
    session.participants.extend(&event.participants);
    dedup(&mut session.participants);
}

/// Adds what an item says of a session that it names. It may say less than others, such as the
/// month alone; what cannot be true beside what they say is complained of.
fn name(
    session: &mut Session,
    said: &mut Said,
    mention: &Mention,
    here: &Said,
    authorities: &Authorities,
    out: &mut Vec<Diagnostic>,
) {
    let differ = Differ {
        authorities,
        stated_at: &mention.stated_at,
        help: "correct the one that is wrong; where plans have changed, leave it out of [[mentions]], and the text alone tells of it",
    };
    if let (Some(a), Some(b)) = (session.date, mention.date)
        && a != b
        && !says_less(a, b)
        && !says_less(b, a)
    {
        out.push(differ.date(session, a, b));
    }
    for lang in Lang::ALL {
        if let (Some(a), Some(b)) = (session.place.get(lang), mention.place.get(lang))
            && !a.contains(b.as_str())
            && !b.contains(a.as_str())
        {
            out.push(differ.place(session, lang, (a, said), (b, here)));
        }
    }
    let among = |a: &[AuthorityIx], b: &[AuthorityIx]| a.iter().all(|ix| b.contains(ix));
    if !among(&session.hosts, &mention.hosts) && !among(&mention.hosts, &session.hosts) {
        out.push(differ.hosts(session, (&session.hosts, said), (&mention.hosts, here)));
    }
    date(session, mention.date, &mention.stated_at);
    for lang in Lang::ALL {
        fill(&mut session.place, &mention.place, lang);
        fill(&mut session.venue, &mention.venue, lang);
    }
    if session.hosts.is_empty() {
        session.hosts.clone_from(&mention.hosts);
    }
    said.fill(here);
}

/// Whether a date leaves open what another says: it names the month or the year of the other's
/// days, or the first of them alone.
fn says_less(less: Date, more: Date) -> bool {
    let ends = [less.start(), less.end().unwrap_or(less.start())];
    let leaves_days_open = ends.iter().any(|end| end.day().is_none());
    let holds =
        less.first_day() <= more.first_day() && more.last_day() <= less.last_day();
    let is_start_alone = !less.is_range() && less.start() == more.start();
    leaves_days_open && holds || is_start_alone
}

/// Settles the days of a session that had none.
fn date(session: &mut Session, date: Option<Date>, stated_at: &Place) {
    if session.date.is_none() && date.is_some() {
        session.date = date;
        session.stated_at = stated_at.clone();
    }
}

/// Complains of a session of which two items say different things.
struct Differ<'a> {
    authorities: &'a Authorities,
    stated_at: &'a Place,
    help: &'static str,
}

impl Differ<'_> {
    fn date(&self, session: &Session, a: Date, b: Date) -> Diagnostic {
        self.complaint("date", session, (in_words(a), None), (in_words(b), None))
    }

    fn place(
        &self,
        session: &Session,
        lang: Lang,
        (a, other): (&str, &Said),
        (b, here): (&str, &Said),
    ) -> Diagnostic {
        let other = (quoted(a), other.place.get(lang).as_ref());
        let here = (quoted(b), here.place.get(lang).as_ref());
        self.complaint("place", session, other, here)
    }

    fn hosts(
        &self,
        session: &Session,
        (a, other): (&[AuthorityIx], &Said),
        (b, here): (&[AuthorityIx], &Said),
    ) -> Diagnostic {
        let slugs = |hosts: &[AuthorityIx]| {
            let slugs = hosts.iter().map(|ix| self.authorities.get(*ix).slug.as_str());
            quoted(&slugs.collect::<Vec<_>>().join(", "))
        };
        let other = (slugs(a), other.hosts.as_ref());
        self.complaint("host", session, other, (slugs(b), here.hosts.as_ref()))
    }

    fn complaint(
        &self,
        what: &str,
        session: &Session,
        (a, other): (String, Option<&Place>),
        (b, here): (String, Option<&Place>),
    ) -> Diagnostic {
        let mechanism = self.authorities.short(session.mechanism, Lang::En).1;
        let message = format!(
            "the {what} of {mechanism} session {} is {b} here, and {a} in another item",
            session.kind.segment(session.number)
        );
        let here = here.unwrap_or(self.stated_at).clone();
        let other = other.unwrap_or(&session.stated_at).clone();
        Diagnostic::at(Code::SessionsDiffer, here, message, self.help)
            .and(other, "the other item")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn check(less: &str, more: &str, expected: bool) {
        let date = |text: &str| parse(text).unwrap().date;
        assert_eq!(says_less(date(less), date(more)), expected, "{less} | {more}");
    }

    #[test]
    fn a_month_a_year_or_a_start_says_less_and_other_days_say_otherwise() {
        check("พฤษภาคม ๒๕๖๐", "๒๒–๒๗ พฤษภาคม ๒๕๖๐", true);
        check("พ.ศ. ๒๕๖๐", "๒๒–๒๗ พฤษภาคม ๒๕๖๐", true);
        check("2017", "May 2017", true);
        check("May – June 2017", "22–27 May 2017", true);
        check("๒๒ พฤษภาคม ๒๕๖๐", "๒๒–๒๗ พฤษภาคม ๒๕๖๐", true);
        check("๒๒–๒๘ พฤษภาคม ๒๕๖๐", "๒๒–๒๗ พฤษภาคม ๒๕๖๐", false);
        check("๒๒–๒๗ พฤษภาคม ๒๕๖๐", "๒๒–๒๘ พฤษภาคม ๒๕๖๐", false);
        check("๒๓–๒๖ พฤษภาคม ๒๕๖๐", "๒๒–๒๗ พฤษภาคม ๒๕๖๐", false);
        check("๒๗ พฤษภาคม ๒๕๖๐", "๒๒–๒๗ พฤษภาคม ๒๕๖๐", false);
        check("๒๒–๒๗ พฤษภาคม ๒๕๖๐", "พฤษภาคม ๒๕๖๐", false);
        check("มิถุนายน ๒๕๖๐", "๒๒–๒๗ พฤษภาคม ๒๕๖๐", false);
    }
}

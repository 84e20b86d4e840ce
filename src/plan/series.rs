//! The sessions of a mechanism: how many were held, which are missing, which comes next.
//!
//! In: a mechanism. Out: the words and rows of its page. It never counts a session that is only
//! mentioned.

use crate::messages::Value;
use crate::model::{AuthorityIx, Session, SessionIx, SessionKind};
use crate::plan::here::Here;
use crate::view;

/// How many sessions were held at least, and how many of these stand in the archive. Special and
/// informal sessions are numbered apart, and counted only where there are no regular ones.
pub(super) fn count(here: &Here<'_>, ix: AuthorityIx) -> Option<String> {
    let held = held(here, ix);
    let sessions = here.archive.sessions_of(ix).map(|(_, session)| session);
    let counted = |session: &&Session| {
        was_held(here, session) && (held == 0 || session.kind == SessionKind::Regular)
    };
    let here_count = sessions.filter(counted).count();
    let number = |n: usize| Value::Number(n as i64);
    match (held, here_count) {
        (_, 0) => None,
        (0, n) => Some(here.say("sessions_count_here", &[("here", number(n))])),
        (held, n) => Some(here.say(
            "sessions_count",
            &[("held", number(held as usize)), ("here", number(n))],
        )),
    }
}

/// The sessions of a mechanism by kind, with the gaps among the regular ones.
pub(super) fn series(here: &Here<'_>, ix: AuthorityIx) -> Vec<view::Series> {
    let kinds = [
        (SessionKind::Regular, None),
        (SessionKind::Special, Some("series_special")),
        (SessionKind::Informal, Some("series_informal")),
    ];
    let held = held(here, ix);
    let series = kinds.into_iter().filter_map(|(kind, label)| {
        let sessions: Vec<(SessionIx, &Session)> = here
            .archive
            .sessions_of(ix)
            .filter(|(_, session)| session.kind == kind)
            .collect();
        let mut rows = Vec::new();
        let mut next = 1;
        for (ix, session) in &sessions {
            if kind == SessionKind::Regular {
                // Beyond the last that was held, a number left out is not a gap but the future.
                rows.extend(gap(here, next, (session.number - 1).min(held)));
                next = session.number + 1;
            }
            rows.push(here.session_row(*ix, session, true));
        }
        let label = label.map(|label| here.word(label));
        (!rows.is_empty()).then_some(view::Series { label, rows })
    });
    series.collect()
}

/// The session that is to come next: the soonest with a date, or else a regular one without a date
/// whose number follows those that were held.
pub(super) fn next(here: &Here<'_>, ix: AuthorityIx) -> Option<view::SessionRow> {
    let of_mechanism = || here.archive.sessions_of(ix);
    let is_future = |date: crate::date::Date| here.is_future(date);
    let dated = of_mechanism()
        .filter_map(|(ix, session)| {
            let date = session.date.filter(|date| is_future(*date))?;
            Some((date.first_day(), ix, session))
        })
        .min_by_key(|(day, ix, _)| (*day, *ix));
    let after = held(here, ix) + 1;
    let announced = || {
        of_mechanism().find(|(_, session)| {
            session.kind == SessionKind::Regular
                && session.number == after
                && session.date.is_none()
                && !session.is_reported()
        })
    };
    let (ix, session) = dated.map(|(_, ix, session)| (ix, session)).or_else(announced)?;
    Some(here.session_row(ix, session, true))
}

/// The highest regular number that was held by the day for which the site is made.
pub(super) fn held(here: &Here<'_>, ix: AuthorityIx) -> u32 {
    here.archive.held(ix)
}

/// Whether an item reports a session that had ended by the day for which the site is made.
fn was_held(here: &Here<'_>, session: &Session) -> bool {
    session.is_reported() && session.has_ended_by(here.archive.today)
}

/// A row for the numbers from one to another that are missing, if any are.
fn gap(here: &Here<'_>, from: u32, to: u32) -> Option<view::SessionRow> {
    if from > to {
        return None;
    }
    let ordinal = |n: u32| here.plan.messages().ordinal(here.lang, n);
    let (first, last) = (ordinal(from), ordinal(to));
    let key = if from == to { "gap_one" } else { "gap_many" };
    Some(view::SessionRow {
        link: None,
        gap: Some(
            here.say(key, &[("from", Value::Text(&first)), ("to", Value::Text(&last))]),
        ),
        date: None,
        place: None,
        hosts: Vec::new(),
        is_host: false,
        is_mentioned_only: false,
        is_upcoming: false,
    })
}

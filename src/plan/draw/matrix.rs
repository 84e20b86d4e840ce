//! Who took part in which session of a mechanism, and who hosted it.
//!
//! In: a mechanism's sessions. Out: a column for each session whose participants are known, and a
//! row for each of those who took part in any. It guesses nobody's presence.

use std::collections::BTreeSet;

use crate::messages::Value;
use crate::model::{AuthorityIx, Session, SessionIx};
use crate::plan::as_of::AsOf;
use crate::plan::groups::Alike;
use crate::plan::here::Here;
use crate::view;

/// How many sessions a table has: as many as a wide screen and a sheet of A4 have room for.
const SHEET: usize = 12;

/// The table of a mechanism; nothing where no session's participants are known.
pub(in crate::plan) fn matrix(here: &Here<'_>, ix: AuthorityIx) -> Option<view::Matrix> {
    let known = |(_, session): &(SessionIx, &Session)| !session.participants.is_empty();
    let mut sessions: Vec<(SessionIx, &Session)> =
        here.archive.sessions_of(ix).filter(known).collect();
    // By their days, where every one has some; else they stay by kind and number.
    if sessions.iter().all(|(_, session)| session.date.is_some()) {
        sessions.sort_by_key(|(ix, session)| (session.date, *ix));
    }
    let mut sheets = sessions.rchunks(SHEET);
    Some(view::Matrix {
        newest: table(here, sheets.next()?),
        earlier: sheets.map(|sessions| table(here, sessions)).collect(),
        has_hosts: sessions.iter().any(|(_, session)| !session.hosts.is_empty()),
    })
}

/// The table of some sessions, with those who took part in any of them.
fn table(here: &Here<'_>, sessions: &[(SessionIx, &Session)]) -> view::MatrixTable {
    let took_part: BTreeSet<AuthorityIx> = sessions
        .iter()
        .flat_map(|(_, session)| session.participants.iter().chain(&session.hosts))
        .copied()
        .collect();
    let by_name = here.by_name(took_part.into_iter().collect());
    let number = |session: &Session| here.session_number(session.kind, session.number);
    let head = |(ix, session): &(SessionIx, &Session)| view::MatrixHead {
        session: view::Link { text: number(session), ..here.session(*ix, AsOf::TODAY) },
        year: session.date.map(|date| here.year_words(date.start().year())),
    };
    let row = |who: AuthorityIx| view::MatrixRow {
        who: here.actor(who, AsOf::TODAY),
        cells: sessions
            .iter()
            .map(|(_, session)| cell(who, session).to_owned())
            .collect(),
    };
    let groups = here.by_standing(by_name, AsOf::TODAY).into_iter();
    let group = |group: Alike<'_>| view::MatrixGroup {
        label: group.label,
        rows: group.members.into_iter().map(row).collect(),
    };
    let span = match sessions {
        [] => String::new(),
        [(_, only)] => number(only),
        [(_, first), .., (_, last)] => {
            let (first, last) = (number(first), number(last));
            let values = [("from", Value::Text(&first)), ("until", Value::Text(&last))];
            here.say("matrix_span", &values)
        }
    };
    view::MatrixTable {
        span,
        heads: sessions.iter().map(head).collect(),
        columns: sessions.len() + 1,
        groups: groups.map(group).collect(),
    }
}

/// What is said of someone's part in a session; nothing where none is known.
fn cell(who: AuthorityIx, session: &Session) -> &'static str {
    if session.hosts.contains(&who) {
        "hosted"
    } else if session.participants.contains(&who) {
        "took-part"
    } else {
        ""
    }
}

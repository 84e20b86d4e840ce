//! Sessions whose numbers and dates do not agree: a later number on an earlier day.
//!
//! In: the sessions of an archive, by mechanism, kind and number. Out: a warning for each that
//! stands out, with the place of one that it contradicts. What partial dates leave open is not told.

use chrono::NaiveDate;

use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::model::{Authorities, Session};

/// Complains of sessions that are out of order among those of their mechanism and kind.
pub(super) fn numbers(
    sessions: &[Session],
    authorities: &Authorities,
    out: &mut Vec<Diagnostic>,
) {
    for series in sessions.chunk_by(|a, b| (a.mechanism, a.kind) == (b.mechanism, b.kind))
    {
        let dated: Vec<(&Session, Days)> =
            series.iter().filter_map(|session| Some((session, days(session)?))).collect();
        let all: Vec<Days> = dated.iter().map(|(_, days)| *days).collect();
        let stays = in_order(&all);
        for (n, (session, days)) in dated.iter().enumerate() {
            if stays.get(n) == Some(&true) {
                continue;
            }
            // Of those that stand rightly, the nearest number that this one contradicts.
            let right =
                dated.iter().zip(&stays).enumerate().filter(|(_, (_, stays))| **stays);
            let against = right.filter(|(at, ((_, other), _))| {
                if *at < n { days.last < other.first } else { days.first > other.last }
            });
            let nearest = against.min_by_key(|(at, _)| at.abs_diff(n));
            if let Some((_, ((other, _), _))) = nearest {
                out.push(complaint(session, other, authorities));
            }
        }
    }
}

/// The first and the last day on which a session may have begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Days {
    first: NaiveDate,
    last: NaiveDate,
}

fn days(session: &Session) -> Option<Days> {
    let start = session.date?.start();
    Some(Days { first: start.first_day(), last: start.last_day() })
}

/// Which of some sessions, by number, belong to the longest run of days that never fall: what is
/// left out is the fewest that may be wrong. Of two runs as long, the one that is complete first stands.
fn in_order(all: &[Days]) -> Vec<bool> {
    // For each length, the run of it that has come along least far: its day, its last session,
    // and the run before it. A day is the earliest that all of the run may have had.
    let mut best: Vec<Run> = Vec::new();
    let mut runs: Vec<(usize, Option<usize>)> = Vec::new();
    let mut longest = None;
    for (n, days) in all.iter().enumerate() {
        for length in (0..=best.len()).rev() {
            let before =
                length.checked_sub(1).and_then(|length| best.get(length)).copied();
            let day = match before {
                Some(run) if run.day > days.last => continue,
                Some(run) => run.day.max(days.first),
                None if length == 0 => days.first,
                None => continue,
            };
            if best.get(length).is_none_or(|run| day < run.day) {
                let run = Run { day, at: runs.len() };
                runs.push((n, before.map(|run| run.at)));
                match best.get_mut(length) {
                    Some(slot) => *slot = run,
                    None => {
                        longest = Some(run.at);
                        best.push(run);
                    }
                }
            }
        }
    }
    let mut stays = vec![false; all.len()];
    let mut at = longest;
    while let Some(&(n, before)) = at.and_then(|at| runs.get(at)) {
        if let Some(stays) = stays.get_mut(n) {
            *stays = true;
        }
        at = before;
    }
    stays
}

/// A run of sessions in order.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// The earliest day on which its last session may have begun.
    day: NaiveDate,
    /// Its last session and the run before it, in the list of runs.
    at: usize,
}

fn complaint(
    session: &Session,
    other: &Session,
    authorities: &Authorities,
) -> Diagnostic {
    let name = authorities.short(session.mechanism, Lang::En).1;
    let number = |session: &Session| session.kind.segment(session.number);
    let date = |session: &Session| session.date.map(Date::iso).unwrap_or_default();
    let (relation, role) = if session.number > other.number {
        ("before", "the earlier session")
    } else {
        ("after", "the later session")
    };
    let message = format!(
        "{name} session {} is dated {}, {relation} session {} ({})",
        number(session),
        date(session),
        number(other),
        date(other)
    );
    let help = "correct the date or the number of one of the two, or its `kind`";
    Diagnostic::at(Code::SessionsCross, session.stated_at.clone(), message, help)
        .and(other.stated_at.clone(), role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    /// The dates of sessions 1, 2, 3 and so on, and those that are told, by number.
    fn check(dates: &str, expected: &[usize]) {
        let all: Vec<Days> = dates
            .split_whitespace()
            .map(|date| {
                let start = parse(date).unwrap().date.start();
                Days { first: start.first_day(), last: start.last_day() }
            })
            .collect();
        let stays = in_order(&all);
        let told: Vec<usize> =
            stays.iter().zip(1..).filter(|(stays, _)| !**stays).map(|(_, n)| n).collect();
        assert_eq!(told, expected, "{dates}");
    }

    #[test]
    fn the_odd_one_out_is_told_and_not_its_neighbours() {
        check("", &[]);
        check("2001", &[]);
        check("2001 2002 2003", &[]);
        check("2001 2012 2003 2004", &[2]);
        check("2001 2002 1993 2004 2005", &[3]);
        check("2011 2002 2003", &[1]);
        check("2001 2002 2003 1999", &[4]);
        check("2001 2012 2003 2014 2005 2006", &[2, 4]);
    }

    #[test]
    fn where_it_cannot_be_known_the_later_number_is_told() {
        check("2002 2001", &[2]);
        check("2003 2002 2001", &[2, 3]);
        check("2001 2003 2002", &[3]);
    }

    #[test]
    fn partial_dates_and_equal_days_are_given_the_benefit_of_the_doubt() {
        check("2017-05-22 2017 2017-04", &[3]);
        check("2017 2017-05-22 2017", &[]);
        check("2017-05-22 2017-05-22", &[]);
        check("2017-05-22/2017-05-27 2017-05-24", &[]);
        check("2017-05 2017-05-01 2017", &[]);
        check("2017-12 2017 2017-06", &[3]);
        check("พ.ศ.2560 พ.ศ.2561", &[]);
    }
}

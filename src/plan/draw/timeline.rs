//! The sessions of a mechanism on a line of time, in rows of ten years where it is long.
//!
//! In: a mechanism's sessions. Out: a mark for each at its day, and between regular ones a line that
//! is broken where numbers are missing. Sessions of no known day stand in a row of their own; where
//! none has one, their numbers are the line. It invents no day.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::Datelike;

use crate::date::{Date, Precision};
use crate::messages::Value;
use crate::model::{AuthorityIx, Session, SessionIx, SessionKind};
use crate::plan::as_of::AsOf;
use crate::plan::draw::axis;
use crate::plan::draw::length::{WHOLE, across};
use crate::plan::here::Here;
use crate::plan::series;
use crate::view;

/// Up to how many years or numbers stand in one row.
const SHORTEST: i64 = 12;
/// The least that a row of numbers has room for, so that a few of them stand side by side.
const TEN: i64 = 10;
/// How many rows a long line has at most.
const ROWS: i64 = 8;
/// The parts of a year, or of the step from one number to the next.
const PARTS: i64 = 1000;
/// How near the ends of its row a mark may be, in hundredths of a percent.
const EDGE: i64 = 350;
/// How near two marks may be, where their row has room.
const APART: i64 = 700;
/// How near two numbers below marks may be.
const READABLE: i64 = 700;

/// A session and its place on the line: in parts of a year since the year 0, or of a number.
struct Spot<'a> {
    at: i64,
    ix: SessionIx,
    session: &'a Session,
}

/// The line of a mechanism's sessions; nothing where it has none.
pub(in crate::plan) fn timeline<'a>(
    here: &Here<'a>,
    ix: AuthorityIx,
) -> Option<view::Timeline> {
    let sessions: Vec<(SessionIx, &Session)> = here.archive.sessions_of(ix).collect();
    let (dated, undated): (Vec<_>, Vec<_>) =
        sessions.iter().copied().partition(|(_, session)| session.date.is_some());
    let mut spots: Vec<Spot<'_>> = dated
        .iter()
        .filter_map(|&(ix, session)| {
            Some(Spot { at: moment(session.date?), ix, session })
        })
        .collect();
    spots.sort_by_key(|spot| (spot.at, spot.ix));
    let missing = Missing::of(&sessions, series::held(here, ix));
    let by_time = |from: i64, to: i64| stretch(from, to, &|year| year_words(here, year));
    let mut rows = rows(here, &spots, 1, Some(&missing), &by_time);
    let label = (!rows.is_empty()).then(|| here.word("no_date_known"));
    let kinds = [
        (SessionKind::Regular, None),
        (SessionKind::Special, Some("series_special")),
        (SessionKind::Informal, Some("series_informal")),
    ];
    for (kind, name) in kinds {
        let of_kind = undated.iter().filter(|(_, session)| session.kind == kind);
        // Beside dated sessions, those without a date stand side by side: a place would say a day.
        let place = |(n, &(ix, session)): (usize, &(SessionIx, &'a Session))| {
            let number = match label {
                Some(_) => n as i64 + 1,
                None => i64::from(session.number),
            };
            Spot { at: number * PARTS + PARTS / 2, ix, session }
        };
        let spots: Vec<Spot<'_>> = of_kind.enumerate().map(place).collect();
        let by_number = |from: i64, to: i64| {
            let label = label.clone().or_else(|| name.map(|name| here.word(name)));
            label.unwrap_or_else(|| {
                stretch(from, to, &|number| here.messages().number(here.lang, number))
            })
        };
        let missing = Some(&missing).filter(|_| rows.is_empty() && name.is_none());
        rows.extend(self::rows(here, &spots, TEN, missing, &by_number));
    }
    let key = key(here, &sessions, &rows);
    (!rows.is_empty()).then_some(view::Timeline { rows, key })
}

/// The place of a date: its first day, or the middle of a month or a year known as no more.
fn moment(date: Date) -> i64 {
    let start = date.start();
    let middle = match start.precision() {
        Precision::Year => 182,
        Precision::Month => i64::from(start.first_day().ordinal0()) + 14,
        Precision::Day => i64::from(start.first_day().ordinal0()),
    };
    i64::from(start.year()) * PARTS + middle * PARTS / 366
}

fn year_words(here: &Here<'_>, year: i64) -> String {
    i32::try_from(year).map_or_else(|_| String::new(), |year| here.year_words(year))
}

fn stretch(from: i64, to: i64, name: &dyn Fn(i64) -> String) -> String {
    if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) }
}

/// Which numbers of regular sessions the archive does not have, up to the last that was held.
struct Missing {
    known: BTreeSet<u32>,
    held: u32,
}

impl Missing {
    fn of(sessions: &[(SessionIx, &Session)], held: u32) -> Self {
        let regular =
            sessions.iter().filter(|(_, session)| session.kind == SessionKind::Regular);
        Self { known: regular.map(|(_, session)| session.number).collect(), held }
    }

    /// Whether one of some numbers is missing.
    fn any(&self, mut numbers: Range<u32>) -> bool {
        numbers.any(|number| number <= self.held && !self.known.contains(&number))
    }
}

/// Spots in rows of so many steps at least, in the order of their places; each row is named by its
/// first and last number.
/// Where it is told what is missing, a line joins the regular sessions.
fn rows(
    here: &Here<'_>,
    spots: &[Spot<'_>],
    room: i64,
    missing: Option<&Missing>,
    name: &dyn Fn(i64, i64) -> String,
) -> Vec<view::TimelineRow> {
    let (Some(first), Some(last)) = (spots.first(), spots.last()) else {
        return Vec::new();
    };
    let (first, last) = (first.at.div_euclid(PARTS), last.at.div_euclid(PARTS));
    let length = axis::row(last - first + 1, SHORTEST, ROWS).max(room);
    // Rows of a long line begin with a round number, as it is counted by the reader.
    let round =
        if last - first < SHORTEST { first } else { round(here, first, length, spots) };
    let starts = (0..).map(|n| round + n * length).take_while(|start| *start <= last);
    let mut rows: Vec<Row<'_>> = starts
        .map(|start| {
            let inside = (start * PARTS)..((start + length) * PARTS);
            let spots: Vec<&Spot<'_>> =
                spots.iter().filter(|spot| inside.contains(&spot.at)).collect();
            let places = spots.iter().map(|spot| {
                EDGE + (spot.at - inside.start) * (WHOLE - 2 * EDGE) / (length * PARTS)
            });
            let places = apart(places.collect());
            Row { start, spots, places, lines: Vec::new() }
        })
        .collect();
    if let Some(missing) = missing {
        join(&mut rows, missing);
    }
    let to_view = |row: Row<'_>| view::TimelineRow {
        label: name(row.start, row.start + length - 1),
        steps: steps(length).collect(),
        marks: marks(here, &row),
        lines: row.lines,
    };
    rows.into_iter().map(to_view).collect()
}

/// The round number at or before another, of which a row begins: 2510 for a Thai reader of 1973.
fn round(here: &Here<'_>, first: i64, length: i64, spots: &[Spot<'_>]) -> i64 {
    let is_time = spots.iter().any(|spot| spot.session.date.is_some());
    // Numbers of sessions are counted from 1, years of either era from a round one.
    let more = match (is_time, here.lang) {
        (false, _) => -1,
        (true, crate::lang::Lang::Th) => 543,
        (true, crate::lang::Lang::En) => 0,
    };
    (first + more).div_euclid(length) * length - more
}

/// Where the years or numbers of a row end, but for the last.
fn steps(length: i64) -> impl Iterator<Item = String> {
    let shown = if length > 2 * SHORTEST { 0 } else { length };
    (1..shown).map(move |n| across(EDGE + n * (WHOLE - 2 * EDGE) / length))
}

/// A row that is being drawn.
struct Row<'a> {
    start: i64,
    spots: Vec<&'a Spot<'a>>,
    /// The places of the spots across the row.
    places: Vec<i64>,
    lines: Vec<view::TimelineLine>,
}

/// Places in order, moved apart where they are too near for their marks to be told apart.
fn apart(mut places: Vec<i64>) -> Vec<i64> {
    let between = (places.len() as i64 - 1).max(1);
    let least = APART.min((WHOLE - 2 * EDGE) / between);
    let mut free = EDGE;
    for place in &mut places {
        *place = (*place).max(free);
        free = *place + least;
    }
    let mut free = WHOLE - EDGE;
    for place in places.iter_mut().rev() {
        *place = (*place).min(free);
        free = *place - least;
    }
    places
}

/// Draws the line through the regular sessions of all rows, broken where numbers are missing.
fn join(rows: &mut [Row<'_>], missing: &Missing) {
    let regular: Vec<(usize, i64, u32)> = rows
        .iter()
        .enumerate()
        .flat_map(|(n, row)| {
            let spots = row.spots.iter().zip(&row.places);
            let regular =
                spots.filter(|(spot, _)| spot.session.kind == SessionKind::Regular);
            regular.map(move |(spot, place)| (n, *place, spot.session.number))
        })
        .collect();
    let mut before: Option<(usize, i64, u32)> = None;
    for (row, place, number) in regular {
        let (from_row, from, last) = before.unwrap_or((row, 0, 0));
        let is_gap = missing.any(last + 1..number);
        // Before the first there is a line only where something is missing there.
        if before.is_some() || is_gap {
            for (n, row_of_line) in
                rows.iter_mut().enumerate().take(row + 1).skip(from_row)
            {
                let from = if n == from_row { from } else { 0 };
                let to = if n == row { place } else { WHOLE };
                let line =
                    view::TimelineLine { from: across(from), to: across(to), is_gap };
                row_of_line.lines.push(line);
            }
        }
        before = Some((row, place, number));
    }
}

fn marks(here: &Here<'_>, row: &Row<'_>) -> Vec<view::SessionMark> {
    let mut last_number = -WHOLE;
    let spots = row.spots.iter().zip(&row.places);
    let mark = |(spot, place): (&&Spot<'_>, &i64)| {
        let has_room = place - last_number >= READABLE;
        if has_room {
            last_number = *place;
        }
        let number = i64::from(spot.session.number);
        let name = here.session(spot.ix, AsOf::TODAY);
        let state = state(here, spot.session);
        view::SessionMark {
            link: view::Link {
                text: words(here, spot.session, &name.text, state),
                ..name
            },
            number: has_room.then(|| here.messages().number(here.lang, number)),
            x: across(*place),
            shape: shape(spot.session.kind).to_owned(),
            state: state.to_owned(),
        }
    };
    spots.map(mark).collect()
}

/// What is said of a mark to those who point at it.
fn words(here: &Here<'_>, session: &Session, name: &str, state: &str) -> String {
    let date = session.date.map(|date| here.date_words(date));
    let status = (state != "held").then(|| here.word(status(state)));
    let mut said = name.to_owned();
    for more in [date, status].into_iter().flatten() {
        said = here.say(
            "and_more",
            &[("what", Value::Text(&said)), ("more", Value::Text(&more))],
        );
    }
    said
}

/// The shape that tells a kind of session.
const fn shape(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Regular => "circle",
        SessionKind::Special => "diamond",
        SessionKind::Informal => "triangle",
    }
}

fn state(here: &Here<'_>, session: &Session) -> &'static str {
    if session.date.is_some_and(|date| here.is_future(date)) {
        "upcoming"
    } else if session.is_reported() {
        "held"
    } else {
        "mentioned"
    }
}

/// The message that names a state.
fn status(state: &str) -> &'static str {
    match state {
        "held" => "session_held",
        "upcoming" => "upcoming",
        _ => "mentioned_only",
    }
}

/// What the marks mean, of those that are drawn.
fn key(
    here: &Here<'_>,
    sessions: &[(SessionIx, &Session)],
    rows: &[view::TimelineRow],
) -> Vec<view::KeyEntry> {
    let entry = |shape: &str, state: &str, word: &str| view::KeyEntry {
        shape: shape.to_owned(),
        state: state.to_owned(),
        text: here.word(word),
    };
    let marks = || rows.iter().flat_map(|row| &row.marks);
    let states = ["held", "mentioned", "upcoming"].into_iter();
    let states = states
        .filter(|state| marks().any(|mark| mark.state == *state))
        .map(|state| entry("circle", state, status(state)));
    let kinds = [
        (SessionKind::Special, "special_session"),
        (SessionKind::Informal, "informal_session"),
    ];
    let kinds = kinds
        .into_iter()
        .filter(|(kind, _)| sessions.iter().any(|(_, session)| session.kind == *kind))
        .map(|(kind, word)| entry(shape(kind), "held", word));
    let is_broken = rows.iter().flat_map(|row| &row.lines).any(|line| line.is_gap);
    let gap = is_broken.then(|| entry("line", "gap", "session_gap"));
    states.chain(kinds).chain(gap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_apart(places: &[i64], expected: &[i64]) {
        assert_eq!(apart(places.to_vec()), expected, "{places:?}");
    }

    #[test]
    fn marks_of_near_days_are_moved_apart_and_stay_in_their_row() {
        check_apart(&[], &[]);
        check_apart(&[5000], &[5000]);
        check_apart(&[1000, 9000], &[1000, 9000]);
        check_apart(&[1000, 1000, 1100], &[1000, 1700, 2400]);
        check_apart(&[9600, 9650], &[8950, 9650]);
        check_apart(&[0, 350], &[350, 1050]);
    }

    #[test]
    fn more_marks_than_a_row_has_room_for_share_it_evenly() {
        let places = apart(vec![5000; 32]);
        assert_eq!((places.first(), places.last()), (Some(&350), Some(&9650)));
        assert!(places.is_sorted_by(|a, b| a < b));
    }

    fn check_missing(known: &[u32], held: u32, between: Range<u32>, expected: bool) {
        let missing = Missing { known: known.iter().copied().collect(), held };
        assert_eq!(missing.any(between.clone()), expected, "{between:?} of {known:?}");
    }

    #[test]
    fn beyond_the_last_that_was_held_nothing_is_missing() {
        check_missing(&[1, 2], 2, 2..2, false);
        check_missing(&[1, 4], 4, 2..4, true);
        check_missing(&[1, 2, 3, 4], 4, 2..4, false);
        check_missing(&[10], 10, 1..10, true);
        check_missing(&[4, 7], 4, 5..7, false);
    }

    #[test]
    fn a_vague_date_stands_in_the_middle_of_what_it_may_mean() {
        let at = |text| moment(crate::date::parse(text).unwrap().date);
        assert_eq!(at("2017-01-01"), 2_017_000);
        assert_eq!(at("๒๕๖๐"), at("2017"));
        assert!(at("2017-06") < at("2017-06-30") && at("2017-06-01") < at("2017-06"));
        assert_eq!(at("2017"), 2_017_497);
    }
}

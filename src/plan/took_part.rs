//! What an authority took part in, by year: the newest on its own page, and all on pages of 50.
//!
//! In: an authority. Out: rows grouped by year with counts. What is to come, or is only mentioned,
//! stands among the rows with its mark, and is not counted as a meeting in which it took part.

use std::collections::BTreeMap;

use crate::messages::Value;
use crate::model::{Archive, Attendance, Authority, AuthorityIx, Meeting};
use crate::plan::as_of::AsOf;
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::Here;
use crate::plan::list;
use crate::view;

/// How many meetings an authority's own page shows. One with more has pages for all.
const SHOWN: usize = 10;

/// How many pages the meetings of an authority have; none where its own page shows them all.
pub(super) fn pages(archive: &Archive, ix: AuthorityIx) -> usize {
    let meetings = archive.took_part.get(&ix).map_or(0, Vec::len);
    if meetings > SHOWN { list::pages(meetings) } else { 0 }
}

/// The path of the first of these pages below the language.
pub(super) fn id(authority: &Authority) -> String {
    format!("{}/participation", authority.id())
}

/// What the page of an authority shows of the meetings in which it took part.
pub(super) fn newest(here: &Here<'_>, ix: AuthorityIx) -> Option<view::TookPart> {
    let meetings = here.archive.took_part.get(&ix)?;
    let all = (pages(here.archive, ix) > 0).then(|| {
        let count = [("n", Value::Number(meetings.len() as i64))];
        let id = id(here.archive.authorities.get(ix));
        here.link(&id, here.say("took_part_all", &count))
    });
    let shown = meetings.get(..SHOWN).unwrap_or(meetings);
    Some(view::TookPart {
        summary: summary(here, meetings),
        years: by_year(here, ix, meetings, shown),
        all,
    })
}

/// The frame and the view of page N of all meetings of an authority.
pub(super) fn page(
    here: &Here<'_>,
    ix: AuthorityIx,
    number: usize,
) -> (Frame, view::Participation) {
    let authority = here.archive.authorities.get(ix);
    let id = id(authority);
    let (_, name) = authority.name(here.lang);
    let mut breadcrumbs = frame::to_register(here, authority.register);
    breadcrumbs.push(here.short(ix, AsOf::TODAY));
    let frame = Frame {
        id: id.clone(),
        number,
        title: (here.lang, here.say("took_part_title", &[("name", Value::Text(name))])),
        description: None,
        breadcrumbs,
        own: Own::Both,
        noindex: false,
    };
    let empty = Vec::new();
    let meetings = here.archive.took_part.get(&ix).unwrap_or(&empty);
    let view = view::Participation {
        summary: summary(here, meetings),
        years: years(here, &id, meetings),
        shown: by_year(here, ix, meetings, list::on_page(meetings, number)),
        pager: list::pager(here, &id, meetings.len(), number),
    };
    (frame, view)
}

/// In how many meetings an authority took part, and how many of them it hosted; then those that are
/// not counted yet.
fn summary(here: &Here<'_>, meetings: &[Attendance]) -> String {
    let held: Vec<_> = meetings.iter().filter(|it| was_held(here, it)).collect();
    let hosted = held.iter().filter(|it| it.is_host).count();
    let waiting = meetings.len() - held.len();
    // English says "meetings" by the number of all, so that the other is handed on as words.
    let hosted =
        (hosted > 0).then(|| here.plan.messages().number(here.lang, hosted as i64));
    let number = |n: usize| ("n", Value::Number(n as i64));
    let counted = match &hosted {
        _ if held.is_empty() => None,
        None => Some(here.say("took_part_count", &[number(held.len())])),
        Some(hosted) => {
            let values = [number(held.len()), ("hosted", Value::Text(hosted))];
            Some(here.say("took_part_hosted", &values))
        }
    };
    let waiting =
        (waiting > 0).then(|| here.say("took_part_waiting", &[number(waiting)]));
    counted.into_iter().chain(waiting).collect::<Vec<_>>().join(" ")
}

/// Whether a meeting had begun by the day for which the site is made, and an item reports it.
fn was_held(here: &Here<'_>, attendance: &Attendance) -> bool {
    let is_reported = match attendance.meeting {
        Meeting::Session(ix) => here.archive.session(ix).is_reported(),
        Meeting::Event(..) => true,
    };
    is_reported && attendance.date.is_none_or(|date| !here.is_future(date))
}

/// The year by which a meeting is found; none for one without a date.
fn year(attendance: &Attendance) -> Option<i32> {
    attendance.date.map(|date| date.start().year())
}

fn year_words(here: &Here<'_>, year: Option<i32>) -> String {
    year.map_or_else(|| here.word("no_date"), |year| here.year_alone(year))
}

/// The id of a year's heading. No heading of a text can have one with a colon.
fn year_id(year: Option<i32>) -> String {
    year.map_or_else(|| "page:no-date".to_owned(), |year| format!("page:{year}"))
}

/// How many meetings each year has.
fn totals(meetings: &[Attendance]) -> BTreeMap<Option<i32>, usize> {
    let mut totals = BTreeMap::new();
    for meeting in meetings {
        *totals.entry(year(meeting)).or_insert(0) += 1;
    }
    totals
}

/// Some of the meetings of an authority under their years, each with the number of all of it.
fn by_year(
    here: &Here<'_>,
    ix: AuthorityIx,
    meetings: &[Attendance],
    shown: &[Attendance],
) -> Vec<view::TookPartYear> {
    let totals = totals(meetings);
    let groups = shown.chunk_by(|a, b| year(a) == year(b)).filter_map(|group| {
        let year = year(group.first()?);
        Some(view::TookPartYear {
            label: year_words(here, year),
            id: year_id(year),
            total: totals.get(&year).copied().unwrap_or(group.len()),
            rows: group.iter().map(|meeting| row(here, ix, meeting)).collect(),
        })
    });
    groups.collect()
}

/// Every year of the meetings, newest first, with the page and the heading where it begins.
fn years(here: &Here<'_>, id: &str, meetings: &[Attendance]) -> Vec<view::Count> {
    let mut before = 0;
    let groups = meetings.chunk_by(|a, b| year(a) == year(b)).filter_map(|group| {
        let year = year(group.first()?);
        let number = list::page_of(before);
        before += group.len();
        let mut link = here.link(&list::page_id(id, number), year_words(here, year));
        link.href = format!("{}#{}", link.href, year_id(year));
        Some(view::Count { link, items: group.len() })
    });
    groups.collect()
}

/// A meeting as the page of an authority that took part shows it.
fn row(here: &Here<'_>, ix: AuthorityIx, attendance: &Attendance) -> view::SessionRow {
    let row = match attendance.meeting {
        Meeting::Session(session) => {
            here.session_row(session, here.archive.session(session), false)
        }
        Meeting::Event(item, at) => here.event_row(item, at),
    };
    // Of its own meetings, it is said that it was the host, and with whom.
    let archive = here.archive;
    let hosts = match attendance.meeting {
        Meeting::Session(session) => archive.session(session).hosts.as_slice(),
        Meeting::Event(item, at) => {
            let event = archive.item(item).events.get(at);
            event.map(|event| event.hosts.as_slice()).unwrap_or_default()
        }
    };
    let others: Vec<AuthorityIx> =
        hosts.iter().copied().filter(|host| *host != ix).collect();
    view::SessionRow { hosts: here.hosts(&others), is_host: attendance.is_host, ..row }
}

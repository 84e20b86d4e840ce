//! Lists made from metadata: by date, by authority, by who took part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::Date;
use crate::model::{
    Attendance, Authorities, AuthorityIx, Item, ItemIx, Meeting, Session, SessionIx,
    State, Year,
};

/// The indexes of an archive, each newest first.
pub(super) struct Indexes {
    pub(super) listed: Vec<ItemIx>,
    pub(super) years: BTreeMap<i32, Year>,
    pub(super) items_of: BTreeMap<AuthorityIx, Vec<ItemIx>>,
    pub(super) took_part: BTreeMap<AuthorityIx, Vec<Attendance>>,
    pub(super) profiles: BTreeMap<AuthorityIx, ItemIx>,
}

/// Makes the indexes of items that are in order already.
pub(super) fn indexes(
    items: &[Arc<Item>],
    sessions: &[Session],
    authorities: &Authorities,
) -> Indexes {
    let mut indexes = Indexes {
        listed: Vec::new(),
        years: BTreeMap::new(),
        items_of: BTreeMap::new(),
        took_part: took_part(items, sessions),
        profiles: BTreeMap::new(),
    };
    for (n, item) in items.iter().enumerate() {
        let ix = ItemIx(n as u32);
        if item.state != State::Current {
            continue;
        }
        if let Some(mechanism) = item.profile_of {
            indexes.profiles.insert(mechanism, ix);
        }
        if !item.kind.is_listed() {
            continue;
        }
        indexes.listed.push(ix);
        for (year, month) in months_of(item) {
            let year = indexes.years.entry(year).or_default();
            if year.items.last() != Some(&ix) {
                year.items.push(ix);
            }
            if let Some(month) = month {
                year.months.entry(month).or_default().push(ix);
            }
        }
        let lists =
            [&item.mechanisms, &item.countries, &item.organisations, &item.topics];
        for authority in lists.into_iter().flatten() {
            indexes.items_of.entry(*authority).or_default().push(ix);
        }
        // An item of a mechanism is one of its pillar.
        let pillars = item.mechanisms.iter().filter_map(|ix| {
            authorities.find(&authorities.get(*ix).pillar.as_ref()?.value)
        });
        for pillar in pillars.collect::<BTreeSet<_>>() {
            indexes.items_of.entry(pillar).or_default().push(ix);
        }
    }
    indexes
}

/// A meeting with those who were there.
struct Gathering<'a> {
    meeting: Meeting,
    date: Option<Date>,
    hosts: &'a [AuthorityIx],
    participants: &'a [AuthorityIx],
}

/// The meetings in which each authority was host or participant: sessions, and what listed items
/// report beside them.
fn took_part(
    items: &[Arc<Item>],
    sessions: &[Session],
) -> BTreeMap<AuthorityIx, Vec<Attendance>> {
    let of_sessions = sessions.iter().enumerate().map(|(n, session)| Gathering {
        meeting: Meeting::Session(SessionIx(n as u32)),
        date: session.date,
        hosts: &session.hosts,
        participants: &session.participants,
    });
    let shown = |item: &Item| item.state == State::Current && item.kind.is_listed();
    let items = items.iter().enumerate().filter(|(_, item)| shown(item));
    let of_items = items.flat_map(|(n, item)| {
        let events = item.events.iter().enumerate();
        let unnumbered = events.filter(|(_, event)| event.session.is_none());
        unnumbered.map(move |(at, event)| Gathering {
            meeting: Meeting::Event(ItemIx(n as u32), at),
            date: event.date,
            hosts: &event.hosts,
            participants: &event.participants,
        })
    });
    let mut meetings: Vec<Gathering<'_>> = of_sessions.chain(of_items).collect();
    // Of one day, the later session of a mechanism is the newer; items are in order already.
    let order = |meeting: Meeting| match meeting {
        Meeting::Session(ix) => (1, u32::MAX - ix.0, 0),
        Meeting::Event(ix, at) => (2, ix.0, at),
    };
    meetings.sort_by_key(|it| {
        (std::cmp::Reverse(it.date.map(Date::first_day)), order(it.meeting))
    });
    let mut took_part: BTreeMap<AuthorityIx, Vec<Attendance>> = BTreeMap::new();
    for Gathering { meeting, date, hosts, participants } in meetings {
        let present: BTreeSet<AuthorityIx> =
            hosts.iter().chain(participants).copied().collect();
        for authority in present {
            let is_host = hosts.contains(&authority);
            let attendance = Attendance { meeting, date, is_host };
            took_part.entry(authority).or_default().push(attendance);
        }
    }
    took_part
}

/// A date over more months than this is found by its years: it is an era rather than a meeting.
const LONGEST_IN_MONTHS: usize = 24;
/// A date over more years than this is found by its first and its last.
const LONGEST_IN_YEARS: usize = 100;

/// The months that an item touches; a date known to the year only touches none of its year.
fn months_of(item: &Item) -> BTreeSet<(i32, Option<u8>)> {
    let mut touched = BTreeSet::new();
    for date in item.dates() {
        let months: Vec<(i32, u8)> = date.months().take(LONGEST_IN_MONTHS + 1).collect();
        if (1..=LONGEST_IN_MONTHS).contains(&months.len()) {
            touched.extend(months.into_iter().map(|(year, month)| (year, Some(month))));
            continue;
        }
        let years: Vec<i32> = date.years().collect();
        match years.as_slice() {
            [first, .., last] if years.len() > LONGEST_IN_YEARS => {
                touched.extend([(*first, None), (*last, None)]);
            }
            years => touched.extend(years.iter().map(|year| (*year, None))),
        }
    }
    touched
}

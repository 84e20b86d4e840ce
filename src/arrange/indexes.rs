//! Lists made from metadata: by date, by authority, by who took part.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AuthorityIx, Item, ItemIx, Session, SessionIx, State, Year};

/// The indexes of an archive, each newest first.
pub(super) struct Indexes {
    pub(super) listed: Vec<ItemIx>,
    pub(super) years: BTreeMap<i32, Year>,
    pub(super) items_of: BTreeMap<AuthorityIx, Vec<ItemIx>>,
    pub(super) took_part_items: BTreeMap<AuthorityIx, Vec<ItemIx>>,
    pub(super) took_part: BTreeMap<AuthorityIx, Vec<SessionIx>>,
    pub(super) profiles: BTreeMap<AuthorityIx, ItemIx>,
}

/// Makes the indexes of items that are in order already.
pub(super) fn indexes(items: &[Item], sessions: &[Session]) -> Indexes {
    let mut indexes = Indexes {
        listed: Vec::new(),
        years: BTreeMap::new(),
        items_of: BTreeMap::new(),
        took_part_items: BTreeMap::new(),
        took_part: BTreeMap::new(),
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
        let unnumbered = item.events.iter().filter(|event| event.session.is_none());
        let took_part: BTreeSet<AuthorityIx> = unnumbered
            .flat_map(|event| event.hosts.iter().chain(&event.participants))
            .copied()
            .collect();
        for authority in took_part {
            indexes.took_part_items.entry(authority).or_default().push(ix);
        }
    }
    let mut newest: Vec<(usize, &Session)> = sessions.iter().enumerate().collect();
    newest.sort_by(|(_, a), (_, b)| {
        let day = |session: &Session| session.date.map(crate::date::Date::first_day);
        day(b).cmp(&day(a)).then_with(|| b.number.cmp(&a.number))
    });
    for (n, session) in newest {
        let took_part: BTreeSet<AuthorityIx> =
            session.hosts.iter().chain(&session.participants).copied().collect();
        for authority in took_part {
            indexes.took_part.entry(authority).or_default().push(SessionIx(n as u32));
        }
    }
    indexes
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

//! Lists made from metadata: by date, by authority, by who took part.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AuthorityIx, Item, ItemIx, Months, Session, SessionIx, State};

/// The indexes of an archive, each newest first.
pub(super) struct Indexes {
    pub(super) listed: Vec<ItemIx>,
    pub(super) months: Months,
    pub(super) items_of: BTreeMap<AuthorityIx, Vec<ItemIx>>,
    pub(super) took_part_items: BTreeMap<AuthorityIx, Vec<ItemIx>>,
    pub(super) took_part: BTreeMap<AuthorityIx, Vec<SessionIx>>,
    pub(super) profiles: BTreeMap<AuthorityIx, ItemIx>,
}

/// Makes the indexes of items that are in order already.
pub(super) fn indexes(items: &[Item], sessions: &[Session]) -> Indexes {
    let mut indexes = Indexes {
        listed: Vec::new(),
        months: Months::new(),
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
            indexes.months.entry(year).or_default().entry(month).or_default().push(ix);
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

/// The months that an item touches; a date known to the year only touches none of its year.
fn months_of(item: &Item) -> BTreeSet<(i32, Option<u8>)> {
    let mut months = BTreeSet::new();
    for date in item.dates() {
        let mut known = date.months().peekable();
        if known.peek().is_none() {
            months.extend(date.years().map(|year| (year, None)));
        }
        months.extend(known.map(|(year, month)| (year, Some(month))));
    }
    months
}

//! Items that belong beside an item: those that share its sessions, mechanisms and topics.
//!
//! In: an item. Out: at most five others, the nearest first, the same in every build. It looks at
//! so many of each list and no more, so that a page costs the same in an archive of any size.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{AuthorityIx, Item, ItemIx, SessionIx, State};
use crate::plan::here::Here;

/// So many are shown.
const SHOWN: usize = 5;
/// So many of each list are looked at on either side of the item: its neighbours in time.
const NEAR: usize = 16;

/// A session that both report; with one that both name, or that one reports and one names.
const SAME_SESSION: u32 = 100;
const NAMED_SESSION: u32 = 40;
/// A mechanism or a topic of two items; less by a step for each doubling of its items, and never
/// less than a country.
const RAREST_MECHANISM: u32 = 30;
const MECHANISM_STEP: u32 = 2;
const RAREST_TOPIC: u32 = 12;
const TOPIC_STEP: u32 = 1;
/// A country that both are about. One alone relates nothing.
const COUNTRY: u32 = 2;

/// The items that belong beside a listed one, but for some that its page shows already.
pub(super) fn related(here: &Here<'_>, ix: ItemIx, shown: &[ItemIx]) -> Vec<ItemIx> {
    let archive = here.archive;
    let item = archive.item(ix);
    if !item.kind.is_listed() {
        return Vec::new();
    }
    let mut candidates = BTreeSet::new();
    for session in sessions(item) {
        let session = archive.session(session);
        candidates.extend(near(&session.items, ix));
        candidates.extend(near(&session.mentioned_by, ix));
    }
    for authority in item.mechanisms.iter().chain(&item.topics) {
        if let Some(items) = archive.items_of.get(authority) {
            candidates.extend(near(items, ix));
        }
    }
    candidates.remove(&ix);
    for other in shown {
        candidates.remove(other);
    }
    let count = |authority| archive.items_of.get(&authority).map_or(0, Vec::len);
    let mut scored: Vec<(Reverse<u32>, u32, ItemIx)> = candidates
        .into_iter()
        .filter(|other| {
            let other = archive.item(*other);
            other.kind.is_listed() && other.state == State::Current
        })
        .map(|other| {
            let score = score(item, archive.item(other), &count);
            (Reverse(score), ix.0.abs_diff(other.0), other)
        })
        .collect();
    scored.sort_unstable();
    scored.into_iter().take(SHOWN).map(|(_, _, other)| other).collect()
}

/// How much two items share, given how many items each authority has.
fn score(one: &Item, other: &Item, count: &dyn Fn(AuthorityIx) -> usize) -> u32 {
    let reports = |item: &Item, session| {
        item.events.iter().any(|event| event.session == Some(session))
    };
    let other_sessions: Vec<SessionIx> = sessions(other).collect();
    let shared: BTreeSet<SessionIx> =
        sessions(one).filter(|session| other_sessions.contains(session)).collect();
    let of_sessions = shared.into_iter().map(|session| {
        let is_reported = reports(one, session) && reports(other, session);
        if is_reported { SAME_SESSION } else { NAMED_SESSION }
    });
    let rarity = |authority: &AuthorityIx, rarest: u32, step: u32| {
        let doublings = count(*authority).max(1).ilog2();
        rarest.saturating_sub(step * doublings).max(COUNTRY)
    };
    let shared = |pick: fn(&Item) -> &Vec<AuthorityIx>| {
        pick(one).iter().filter(move |ix| pick(other).contains(ix))
    };
    let of_mechanisms = shared(|item| &item.mechanisms)
        .map(|ix| rarity(ix, RAREST_MECHANISM, MECHANISM_STEP));
    let of_topics =
        shared(|item| &item.topics).map(|ix| rarity(ix, RAREST_TOPIC, TOPIC_STEP));
    let of_countries = shared(|item| &item.countries).map(|_| COUNTRY);
    of_sessions.chain(of_mechanisms).chain(of_topics).chain(of_countries).sum()
}

/// The sessions that an item reports, and those that it names.
fn sessions(item: &Item) -> impl Iterator<Item = SessionIx> {
    let reported = item.events.iter().filter_map(|event| event.session);
    reported.chain(item.mentions.iter().filter_map(|mention| mention.session))
}

/// The part of a list in order that lies nearest to a place in it.
fn near<T: Ord + Copy>(list: &[T], at: T) -> impl Iterator<Item = T> {
    let place = list.partition_point(|other| *other < at);
    let first = place.saturating_sub(NEAR);
    // The item itself stands between those before it and those behind it.
    let end = (place + 1 + NEAR).min(list.len());
    list.get(first..end).unwrap_or_default().iter().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(all: &[u32], at: u32, first: u32, last: u32) {
        let found: Vec<u32> = near(all, at).collect();
        assert_eq!((found.first(), found.last()), (Some(&first), Some(&last)));
    }

    #[test]
    fn of_a_long_list_the_nearest_are_looked_at() {
        let hundred: Vec<u32> = (0..100).collect();
        check(&hundred, 50, 34, 66);
        check(&hundred, 0, 0, 16);
        check(&hundred, 99, 83, 99);
        check(&hundred, 200, 84, 99);
        check(&[3, 5], 4, 3, 5);
        assert_eq!(near(&[], 4).count(), 0);
    }
}

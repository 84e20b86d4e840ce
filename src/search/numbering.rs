//! The numbers of what is searched: in the order of days, with room between them.
//!
//! In: what there is, with its day. Out: a number for each, older ones lower, which depends on the
//! others as little as can be: an item that comes or goes moves those of its month that stand next
//! to it, and no other, until its month grows out of its room.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::search::pieces::mix;

/// One that is to be numbered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated<'a> {
    /// What it is called, which is its own.
    pub(super) id: &'a str,
    /// Its day.
    pub(super) day: Option<NaiveDate>,
    /// Whether it stands above others without a day.
    pub(super) is_above: bool,
}

/// A stretch of numbers: that of a month, or the first of all, for what has no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Years since year 0, times 12, and the month from 0 on; below 0 without a day.
    pub(super) month: i32,
    /// How many numbers it has.
    pub(super) room: u32,
}

/// The stretches in their order, and the number of each.
pub(super) fn number(all: &[Dated<'_>]) -> (Vec<Stretch>, Vec<u32>) {
    let mut months: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (n, dated) in all.iter().enumerate() {
        let month = dated.day.map_or(-1, |day| day.year() * 12 + day.month0() as i32);
        months.entry(month).or_default().push(n);
    }
    // What has no day is there, even where there is none, so that the first one moves nothing.
    months.entry(-1).or_default();
    let mut numbers = vec![0; all.len()];
    let mut stretches = Vec::with_capacity(months.len());
    let mut start = 0;
    for (month, members) in months {
        let room = room(members.len() as u32);
        let mut members: Vec<(u32, u32, usize)> = members
            .into_iter()
            .filter_map(|n| {
                let dated = all.get(n)?;
                let hash = hash(dated.id);
                let day = dated.day.map_or(0, |day| day.day0());
                let part =
                    |hash: u32, of: u32| ((u64::from(hash) * u64::from(of)) >> 32) as u32;
                // The place of its day in the month, in 2 to the power of 27 parts a day.
                let place = match dated.day {
                    Some(_) => day << 27 | hash >> 5,
                    None => u32::from(dated.is_above) << 31 | hash >> 1,
                };
                Some((place, part(place, room), n))
            })
            .collect();
        members.sort_by_key(|&(place, _, n)| (place, all.get(n).map(|dated| dated.id)));
        let mut next = 0;
        let count = members.len() as u32;
        for (at, (_, wished, n)) in members.into_iter().enumerate() {
            let latest = room - (count - at as u32);
            let place = wished.max(next).min(latest);
            next = place + 1;
            if let Some(number) = numbers.get_mut(n) {
                *number = start + place;
            }
        }
        stretches.push(Stretch { month, room });
        start += room;
    }
    (stretches, numbers)
}

/// The room of so many: an eighth more at least, in steps of a third to a half.
fn room(count: u32) -> u32 {
    let wanted = count + count.div_ceil(8);
    let power = wanted.max(2).next_power_of_two();
    if wanted <= power / 4 * 3 { power / 4 * 3 } else { power }
}

/// The hash of a name (FNV-1a of 32 bits, mixed).
fn hash(id: &str) -> u32 {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    mix(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    /// So many items of each of some months.
    fn many(count: usize) -> Vec<(String, Option<NaiveDate>)> {
        (0..count)
            .map(|n| {
                let day =
                    day(&format!("20{:02}-{:02}-{:02}", n % 7, n % 12 + 1, n % 28 + 1));
                (format!("news/{n}"), day.filter(|_| n % 10 > 0))
            })
            .collect()
    }

    fn numbers(items: &[(String, Option<NaiveDate>)]) -> BTreeMap<&str, u32> {
        let dated: Vec<Dated<'_>> = items
            .iter()
            .map(|(id, day)| Dated { id, day: *day, is_above: false })
            .collect();
        let numbers = number(&dated).1;
        dated.iter().map(|dated| dated.id).zip(numbers).collect()
    }

    #[test]
    fn numbers_are_unique_and_in_the_order_of_days() {
        let items = many(3000);
        let numbers = numbers(&items);
        let mut by_number: Vec<(u32, Option<NaiveDate>)> = items
            .iter()
            .map(|(id, day)| (numbers.get(id.as_str()).copied().unwrap(), *day))
            .collect();
        by_number.sort_unstable();
        assert!(by_number.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(by_number.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    }

    #[test]
    fn one_that_comes_moves_few() {
        let items = many(3000);
        let before = numbers(&items);
        let mut more = items.clone();
        more.push(("news/other".to_owned(), day("2003-04-15")));
        let after = numbers(&more);
        let moved = before.iter().filter(|(id, number)| after.get(*id) != Some(number));
        assert!(moved.count() < 10);
    }

    #[test]
    fn a_day_with_all_items_has_room_for_them() {
        let items: Vec<_> =
            (0..500).map(|n| (format!("x/{n}"), day("2019-12-31"))).collect();
        let numbers = numbers(&items);
        let distinct: std::collections::BTreeSet<u32> =
            numbers.values().copied().collect();
        assert_eq!(distinct.len(), 500);
    }
}

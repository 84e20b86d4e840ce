//! The years of the archive as bars.
//!
//! In: how many items each year has. Out: a bar for each year, on a line on which years without
//! items keep their places. It leaves out years so far from the rest that no bar could be seen.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::Datelike;

use crate::lang::Lang;
use crate::messages::Value;
use crate::plan::dates::year_id;
use crate::plan::draw::axis;
use crate::plan::draw::length::{WHOLE, across, down};
use crate::plan::here::Here;
use crate::view;

/// The most years that stand on one line.
const LONGEST: i32 = 120;
/// A line has room for this many years at least, so that a single one is no block.
const SHORTEST: i64 = 8;
/// Up to how many years every bar bears its number.
const NUMBERED: i64 = 12;
/// How near an end of the line a year is whose words would stand out over it, in hundredths of a percent.
const END: i64 = 500;
/// How far apart the words of two years are that cannot meet.
const ROOM: i64 = 1_800;
/// Room above the bars for a number, in hundredths of an em.
const ABOVE: i64 = 160;
/// The highest bar.
const HIGHEST: i64 = 750;
/// The lowest bar that is seen.
const LOWEST: i64 = 18;
/// From the line down to the foot of the words below it.
const WORDS: i64 = 140;
/// Room below them for marks under Thai letters.
const BELOW: i64 = 60;

/// The years that have items, as bars; nothing where there are none.
pub(in crate::plan) fn years(here: &Here<'_>) -> Option<view::Chart> {
    let all: BTreeMap<i32, usize> = here
        .archive
        .years
        .iter()
        .map(|(year, listed)| (*year, listed.items.len()))
        .collect();
    let window = densest(&all)?;
    let (first, last) = (*window.start(), *window.end());
    let shown: Vec<(i32, usize)> =
        all.range(window).map(|(&year, &n)| (year, n)).collect();
    // Of equal years the latest is named.
    let &(fullest, most) = shown.iter().max_by_key(|(_, items)| *items)?;
    let span = i64::from(last - first) + 1;
    let slots = span.max(SHORTEST);
    let base = ABOVE + HIGHEST;
    let start = |year: i32| i64::from(year - first) * WHOLE / slots;
    let middle = |year: i32| i64::from(2 * (year - first) + 1) * WHOLE / (2 * slots);
    let number = |items: usize| here.messages().number(here.lang, items as i64);
    let bar = |&(year, items): &(i32, usize)| {
        let height = (items as i64 * HIGHEST / (most as i64).max(1)).max(LOWEST);
        let slot = start(year + 1) - start(year);
        // A quarter of each place stays free, so that bars stand apart.
        let width = slot * 3 / 4;
        let is_numbered = span <= NUMBERED || year == fullest;
        let top = base - height;
        let words = [
            ("year", Value::Text(&here.year_alone(year))),
            ("n", Value::Number(items as i64)),
        ];
        view::Bar {
            link: here.link(&year_id(year), here.say("year_bar", &words)),
            x: across(middle(year) - width / 2),
            y: down(top),
            width: across(width),
            height: down(height),
            place_x: across(start(year)),
            place_width: across(slot),
            number: is_numbered.then(|| label(middle(year), top - 40, number(items))),
            is_upcoming: year > here.archive.today.year(),
        }
    };
    // Round years are round in the era in which they are printed.
    let more = if here.lang == Lang::Th { 543 } else { 0 };
    let mut named = axis::named(first.into(), last.into(), more);
    // Words at an end of the line stand inwards of their year, where they may meet their neighbour.
    let step =
        named.get(1).zip(named.first()).map_or(WHOLE, |(b, a)| (b - a) * WHOLE / slots);
    let is_at_end = |year: &i64| {
        let middle = (2 * (year - i64::from(first)) + 1) * WHOLE / (2 * slots);
        !(END..=WHOLE - END).contains(&middle)
    };
    named.retain(|year| step >= ROOM || !is_at_end(year));
    let name = |year: i64| {
        let year = i32::try_from(year).unwrap_or(last);
        label(middle(year), base + WORDS, here.year_words(year))
    };
    Some(view::Chart {
        summary: summary(here, (first, last), (fullest, most), all.len() > shown.len()),
        height: down(base + WORDS + BELOW),
        base: down(base),
        bars: shown.iter().map(bar).collect(),
        labels: named.into_iter().map(name).collect(),
    })
}

/// What the bars say together; empty of a single year.
fn summary(
    here: &Here<'_>,
    (first, last): (i32, i32),
    (fullest, most): (i32, usize),
    some_are_left_out: bool,
) -> String {
    if first == last && !some_are_left_out {
        return String::new();
    }
    let [first, last, fullest] = [first, last, fullest].map(|year| here.year_alone(year));
    let values = [
        ("from", Value::Text(&first)),
        ("until", Value::Text(&last)),
        ("most", Value::Text(&fullest)),
        ("n", Value::Number(most as i64)),
    ];
    let mut said = here.say("years_drawn", &values);
    if some_are_left_out {
        said.push(' ');
        said.push_str(&here.word("years_beyond"));
    }
    said
}

/// Words at a place of a line; those at its ends stay within it.
fn label(middle: i64, y: i64, text: String) -> view::Label {
    let (x, anchor) = match middle {
        first if first < END => (0, "start"),
        last if last > WHOLE - END => (WHOLE, "end"),
        within => (within, "middle"),
    };
    view::Label { x: across(x), y: down(y), anchor: anchor.to_owned(), text }
}

/// The stretch of years to be drawn: all, or else those of the longest line that have most items,
/// the latest of several such; it begins and ends with a year that has items.
fn densest(years: &BTreeMap<i32, usize>) -> Option<RangeInclusive<i32>> {
    let stretch = |(&first, _): (&i32, &usize)| {
        let within = years.range(first..first.saturating_add(LONGEST));
        let items: usize = within.clone().map(|(_, items)| items).sum();
        let (&last, _) = within.last()?;
        Some((items, first, last))
    };
    let (_, first, last) = years.iter().filter_map(stretch).max()?;
    Some(first..=last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(years: &[(i32, usize)], expected: Option<(i32, i32)>) {
        let found = densest(&years.iter().copied().collect());
        assert_eq!(found.map(RangeInclusive::into_inner), expected, "{years:?}");
    }

    #[test]
    fn years_far_from_the_rest_are_left_out() {
        check(&[], None);
        check(&[(2019, 3)], Some((2019, 2019)));
        check(&[(1967, 1), (2026, 9)], Some((1967, 2026)));
        check(&[(1351, 1), (1967, 2), (2026, 9)], Some((1967, 2026)));
        check(&[(1967, 2), (2026, 9), (2567, 1)], Some((1967, 2026)));
        check(&[(1, 1), (9999, 1)], Some((9999, 9999)));
        check(&[(1900, 1), (2019, 1), (2020, 1)], Some((2019, 2020)));
    }

    #[test]
    fn words_at_the_ends_of_a_line_stay_within_it() {
        let at = |middle| {
            let label = label(middle, 0, "๒๕๖๐".to_owned());
            (label.x, label.anchor)
        };
        assert_eq!(at(100), ("0%".to_owned(), "start".to_owned()));
        assert_eq!(at(5000), ("50%".to_owned(), "middle".to_owned()));
        assert_eq!(at(9900), ("100%".to_owned(), "end".to_owned()));
    }
}

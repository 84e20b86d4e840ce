//! The two eras, and what a year that an editor wrote means in the Gregorian calendar.
//!
//! In: a year of an era, perhaps a month and a day. Out: the Gregorian point, or why there is
//! none. It never sees text, and never picks one of two readings.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::date::fault::Wrong;
use crate::date::names::month_name;
use crate::date::{Form, Point};
use crate::diagnostic::Code;
use crate::lang::Lang;

/// A count of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// พ.ศ., Buddhist Era.
    Buddhist,
    /// ค.ศ., Common Era.
    Common,
}

/// Years that are Buddhist where no era is written: Gregorian 1857 to 2107.
pub(super) const BARE_BUDDHIST: RangeInclusive<i32> = 2400..=2650;

/// Buddhist years that began on 1 April, the last of which had no January to March.
/// Sources: the royal notice that began the new year on 1 April from Rattanakosin era 108
/// (BE 2432), and the Calendar Year Act, BE 2483.
const APRIL_YEARS: RangeInclusive<i32> = 2432..=2483;

/// The last of them: 1 April to 31 December 1940.
const SHORT_YEAR: i32 = 2483;

const BUDDHIST_MINUS_COMMON: i32 = 543;

impl Era {
    /// The era of a year that is written without one; none if it is in neither.
    pub(super) fn of_bare(year: i32) -> Option<Self> {
        if BARE_BUDDHIST.contains(&year) {
            Some(Self::Buddhist)
        } else {
            (year < *BARE_BUDDHIST.start()).then_some(Self::Common)
        }
    }

    /// The Gregorian year of a year of this era, counting every year from January.
    pub(super) fn common_year(self, year: i32) -> i32 {
        match self {
            Self::Buddhist => year - BUDDHIST_MINUS_COMMON,
            Self::Common => year,
        }
    }

    /// The year of this era in which a Gregorian year's April to December fall.
    pub(super) fn count(self, year: i32) -> i32 {
        match self {
            Self::Buddhist => year + BUDDHIST_MINUS_COMMON,
            Self::Common => year,
        }
    }
}

/// The point that an editor meant by the numbers of a date.
///
/// Fails if there is no such month or day, if the Gregorian year is not 1 to 9999, and with
/// `OldThaiYear` if the month may be meant in two Gregorian years.
pub(super) fn point(
    era: Era,
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
) -> Result<Point, Wrong> {
    let common = era.common_year(year);
    if !Point::YEARS.contains(&common) {
        let reason = format!("the year {year} is outside what an archive can hold");
        return Err(Wrong::date(reason, "write the year with all its digits"));
    }
    let Some(month) = month else {
        return exact(common, None, None);
    };
    let Some(month) = u8::try_from(month).ok().filter(|m| (1..=12).contains(m)) else {
        let reason = format!("there is no month {month}");
        let help = "a month is 1 to 12, and follows its day except in `2017-05-22`";
        return Err(Wrong::date(reason, help));
    };
    if era == Era::Buddhist && is_double(year, Some(month)) {
        return Err(double(year, month, day));
    }
    exact(common, Some(month), day)
}

/// Whether a month (1 to 12) of a Buddhist year can be meant in either of two Gregorian years.
///
/// So for January to March of 2432 to 2483, whose years began on 1 April.
pub fn is_double(buddhist_year: i32, month: Option<u8>) -> bool {
    APRIL_YEARS.contains(&buddhist_year) && month.is_some_and(|month| month <= 3)
}

/// The refusal of a month that has two readings, with those of them that exist.
fn double(year: i32, month: u8, day: Option<u32>) -> Wrong {
    let today = Era::Buddhist.common_year(year);
    let reading = |common| exact(common, Some(month), day).ok().map(Point::iso);
    let name = month_name(month, Lang::En, Form::Long).unwrap_or_default();
    let reason = if year == SHORT_YEAR {
        format!("the year 2483 had no {name}: it ran from 1 April to 31 December 1940")
    } else {
        format!(
            "the year {year} ran from 1 April {today}, so its {name} fell in {}",
            today + 1
        )
    };
    let help = match (reading(today + 1), reading(today)) {
        (Some(then), Some(now)) => format!(
            "write `{then}` if the year is counted from April, \
             or `{now}` if it is counted from January as today"
        ),
        (Some(only), None) => {
            format!("write `{only}` if the year is counted from April")
        }
        (None, Some(only)) => {
            format!("write `{only}` if the year is counted from January as today")
        }
        (None, None) => return no_such_day(today, month, day),
    };
    Wrong::new(Code::OldThaiYear, reason, help)
}

/// The point of a Gregorian year and month that exist.
fn exact(year: i32, month: Option<u8>, day: Option<u32>) -> Result<Point, Wrong> {
    let small = |day| u8::try_from(day).unwrap_or(u8::MAX);
    Point::new(year, month, day.map(small))
        .ok_or_else(|| no_such_day(year, month.unwrap_or(1), day))
}

fn no_such_day(year: i32, month: u8, day: Option<u32>) -> Wrong {
    let name = month_name(month, Lang::En, Form::Long).unwrap_or_default();
    let day = day.unwrap_or(0);
    let last = (28..=31)
        .rev()
        .find(|&d| NaiveDate::from_ymd_opt(year, u32::from(month), d).is_some())
        .unwrap_or(31);
    let reason = format!("there is no {day} {name} in {year} of the Common Era");
    Wrong::date(
        reason,
        format!(
            "{name} {year} has days 1 to {last}: correct the day, the month or the year"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_year_is_of_the_era_in_which_it_is_likely() {
        let check = |year, expected| assert_eq!(Era::of_bare(year), expected, "{year}");
        check(1995, Some(Era::Common));
        check(2399, Some(Era::Common));
        check(2400, Some(Era::Buddhist));
        check(2650, Some(Era::Buddhist));
        check(2651, None);
    }

    #[test]
    fn only_the_first_quarter_of_april_years_is_double() {
        let check = |year, month, expected| {
            assert_eq!(is_double(year, month), expected, "{year} {month:?}");
        };
        check(2431, Some(1), false);
        check(2432, Some(1), true);
        check(2475, Some(3), true);
        check(2475, Some(4), false);
        check(2475, None, false);
        check(2483, Some(2), true);
        check(2484, Some(1), false);
    }

    #[test]
    fn eras_convert_both_ways() {
        assert_eq!(Era::Buddhist.common_year(2560), 2017);
        assert_eq!(Era::Buddhist.count(2017), 2560);
        assert_eq!(Era::Common.common_year(2017), 2017);
        assert_eq!(Era::Common.count(2017), 2017);
    }
}

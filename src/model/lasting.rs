//! What held for some time: a name, a parent, a cadence, a tier; and which of several held when.
//!
//! In: states with the dates since and until which they held, and a day. Out: the one state that
//! held. It never guesses: where a vague date could mean two states, it decides nothing.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::date::{Date, Point};
use crate::model::{Cadence, FormerName, Parent, Partner};

/// Something that held for some time. Both ends count: it held from the first day that `from` may
/// mean to the last that `until` may mean, and an end that is not stated is open.
pub trait Lasting {
    /// When it began; nothing for always.
    fn from(&self) -> Option<Date>;
    /// When it ended; nothing for still.
    fn until(&self) -> Option<Date>;

    /// The first day of it; nothing for always.
    fn since(&self) -> Option<NaiveDate> {
        self.from().map(Date::first_day)
    }

    /// The last day of it; nothing for still.
    fn up_to(&self) -> Option<NaiveDate> {
        self.until().map(Date::last_day)
    }

    /// Whether it held on a day.
    fn holds_on(&self, day: NaiveDate) -> bool {
        self.since().is_none_or(|since| since <= day)
            && self.up_to().is_none_or(|up_to| day <= up_to)
    }
}

macro_rules! lasting {
    ($($state:ty),+) => {$(
        impl Lasting for $state {
            fn from(&self) -> Option<Date> {
                self.from
            }

            fn until(&self) -> Option<Date> {
                self.until
            }
        }
    )+};
}

lasting!(Cadence, FormerName, Parent, Partner);

/// The state on a day. Of several that hold, the one that began last: a new state counts from its
/// first day on, whenever the old one is said to end. Of those that began together, the one that
/// ends first, and of those the one that is said last.
pub fn on<T: Lasting>(states: &[T], day: NaiveDate) -> Option<&T> {
    let holding = states.iter().filter(|state| state.holds_on(day));
    holding.max_by_key(|state| {
        let up_to = state.up_to().unwrap_or(NaiveDate::MAX);
        (state.since(), std::cmp::Reverse(up_to))
    })
}

/// The former name on a day. It is over: one that is not said to have ended did so when the next
/// began, and where none began nobody knows, so that it is decided for no day.
pub fn former_name_on(names: &[FormerName], day: NaiveDate) -> Option<&FormerName> {
    let name = on(names, day)?;
    let next_began = || {
        let began = names.iter().filter_map(Lasting::since);
        began.filter(|began| Some(*began) > name.since()).any(|began| day < began)
    };
    (name.up_to().is_some() || next_began()).then_some(name)
}

/// The state throughout a point of time, as `on` finds it for each day; the outer value is nothing
/// where the point is vague (a year, a month) and the state changed in the course of it.
pub fn throughout<'a, T: Lasting>(
    states: &'a [T],
    on: fn(&'a [T], NaiveDate) -> Option<&'a T>,
    point: Point,
) -> Option<Option<&'a T>> {
    let (first, last) = (point.first_day(), point.last_day());
    let ends =
        states.iter().filter_map(|state| state.up_to()?.checked_add_days(Days::new(1)));
    let changes: BTreeSet<NaiveDate> =
        states.iter().filter_map(Lasting::since).chain(ends).collect();
    let state = on(states, first);
    let same = |other: Option<&T>| match (state, other) {
        (Some(a), Some(b)) => std::ptr::eq(a, b),
        (None, None) => true,
        _ => false,
    };
    let within = changes.into_iter().filter(|day| first < *day && *day <= last);
    within.map(|day| on(states, day)).all(same).then_some(state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;
    use crate::lang::Bilingual;

    fn date(text: &str) -> Option<Date> {
        (!text.is_empty()).then(|| parse(text).unwrap().date)
    }

    /// Names by what stands for them, `from/until`, of which either may be empty.
    fn names(spans: &[&str]) -> Vec<FormerName> {
        let name = |span: &&str| {
            let (from, until) = span.split_once('/').unwrap();
            FormerName {
                name: Bilingual { th: None, en: Some((*span).to_owned()) },
                acronym: None,
                from: date(from),
                until: date(until),
            }
        };
        spans.iter().map(name).collect()
    }

    fn said(name: Option<&FormerName>) -> &str {
        name.map_or("none", |name| name.name.en.as_deref().unwrap())
    }

    #[test]
    fn of_the_states_that_hold_the_last_to_begin_is_the_state() {
        let check = |spans: &[&str], day: &str, expected: &str| {
            let day = date(day).unwrap().first_day();
            assert_eq!(said(on(&names(spans), day)), expected, "{spans:?} on {day}");
        };
        check(&[], "2017-05-02", "none");
        check(&["/"], "2017-05-02", "/");
        // Both ends count.
        check(&["1997/2017"], "1996-12-31", "none");
        check(&["1997/2017"], "1997-01-01", "1997/2017");
        check(&["1997/2017"], "2017-12-31", "1997/2017");
        check(&["1997/2017"], "2018-01-01", "none");
        check(&["/2017-05-02"], "2017-05-02", "/2017-05-02");
        check(&["/2017-05-02"], "2017-05-03", "none");
        check(&["2016-02/"], "2016-01-31", "none");
        check(&["/2016-02"], "2016-02-29", "/2016-02");
        check(&["/ปี ๒๕๖๐"], "2017-12-31", "/ปี ๒๕๖๐");
        // A new state counts from its first day on, even where the old one is said to hold still.
        check(&["1997/2017", "2017/"], "2016-12-31", "1997/2017");
        check(&["1997/2017", "2017/"], "2017-01-01", "2017/");
        check(&["2017/", "1997/2017"], "2017-06-01", "2017/");
        check(&["1997/", "2017/"], "2016-06-01", "1997/");
        check(&["1997/", "2017/"], "2020-06-01", "2017/");
        check(&["1990/2020", "2000/2010"], "2005-06-01", "2000/2010");
        check(&["1990/2020", "2000/2010"], "2015-06-01", "1990/2020");
        // Where only ends are stated, each holds until its own.
        check(&["/1990", "/2000"], "1985-06-01", "/1990");
        check(&["/2000", "/1990"], "1985-06-01", "/1990");
        check(&["/1990", "/2000"], "1995-06-01", "/2000");
        check(&["/1990", "/2000"], "2001-06-01", "none");
        // One without dates holds whenever none that is dated does.
        check(&["/", "2017/"], "2016-06-01", "/");
        check(&["/", "2017/"], "2017-06-01", "2017/");
        check(&["/2016", "/"], "2016-06-01", "/2016");
        check(&["/2016", "/"], "2017-06-01", "/");
    }

    #[test]
    fn a_former_name_is_over() {
        let check = |spans: &[&str], day: &str, expected: &str| {
            let day = date(day).unwrap().first_day();
            let names = names(spans);
            assert_eq!(said(former_name_on(&names, day)), expected, "{spans:?} on {day}");
        };
        check(&["/2001"], "1985-06-01", "/2001");
        check(&["/2001"], "2001-12-31", "/2001");
        check(&["/2001"], "2002-01-01", "none");
        check(&["1990/2001"], "1989-12-31", "none");
        // Its end is not known: no day is decided.
        check(&["1990/"], "1995-06-01", "none");
        check(&["/"], "1995-06-01", "none");
        // It ended when the next began.
        check(&["1990/", "1995/2001"], "1994-12-31", "1990/");
        check(&["1990/", "1995/2001"], "1995-01-01", "1995/2001");
        check(&["1990/", "1995/2001"], "2002-01-01", "none");
        check(&["/", "1995/2001"], "1990-01-01", "/");
        check(&["1990/", "1995/"], "1992-01-01", "1990/");
        check(&["1990/", "1995/"], "1996-01-01", "none");
    }

    #[test]
    fn a_vague_date_decides_only_where_all_of_it_agrees() {
        let check = |spans: &[&str], day: &str, expected: &str| {
            let names = names(spans);
            let point = date(day).unwrap().start();
            let found = throughout(&names, former_name_on, point);
            assert_eq!(found.map_or("unknown", said), expected, "{spans:?} in {day}");
        };
        check(&["/2001"], "2001", "/2001");
        check(&["/2001"], "2002", "none");
        check(&["/2001-05-02"], "2001", "unknown");
        check(&["/2001-05-02"], "2001-05", "unknown");
        check(&["/2001-05-02"], "2001-04", "/2001-05-02");
        check(&["/2001-05-02"], "2001-06", "none");
        check(&["/2001-05-31"], "2001-05", "/2001-05-31");
        check(&["/2001-05-02"], "2001-05-02", "/2001-05-02");
        check(&["/2001-06", "2001-07/2003"], "2001", "unknown");
        check(&["/2001-06", "2001-07/2003"], "2001-06", "/2001-06");
        check(&["2001-02/2001-03"], "2001", "unknown");
        check(&["1990/"], "1990", "none");
        check(&["/2399"], "2399", "/2399");
        // The state on the first day and on the last is one, and another held between.
        check(&["1990/2010", "2001-02/2001-03"], "2001", "unknown");
    }
}

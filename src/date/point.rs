//! The value: points of the Gregorian calendar, and dates made of one or two of them.
//!
//! It holds only days that exist and ranges that do not end before they begin. It never reads or
//! prints a human writing, only ISO 8601.

use chrono::{Datelike, NaiveDate};

/// How much of a point is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// The year and the month.
    Month,
    /// The very day.
    Day,
}

/// A point of the proleptic Gregorian calendar, known to the day, the month or the year only, in
/// the years 1 to 9999 (the four digits of ISO 8601).
///
/// Points order by their first day, and of one first day the vaguer is first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    first: NaiveDate,
    precision: Precision,
}

impl Point {
    /// The years that a point may have.
    pub const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

    /// A point of a year, perhaps a month of it (1 to 12), perhaps a day of that (1 to 31).
    /// Nothing if there is no such day, if the year is not in [`Self::YEARS`], or if a day comes
    /// without a month.
    pub fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let precision = match (month, day) {
            (None, None) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
            (None, Some(_)) => return None,
        };
        let (month, day) = (u32::from(month.unwrap_or(1)), u32::from(day.unwrap_or(1)));
        let first = NaiveDate::from_ymd_opt(year, month, day)?;
        Self::YEARS.contains(&year).then_some(Self { first, precision })
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The month, 1 to 12, if it is known.
    pub fn month(self) -> Option<u8> {
        (self.precision >= Precision::Month).then(|| self.first.month() as u8)
    }

    /// The day of the month, 1 to 31, if it is known.
    pub fn day(self) -> Option<u8> {
        (self.precision == Precision::Day).then(|| self.first.day() as u8)
    }

    /// How much of it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The first day that it may mean.
    pub fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day that it may mean.
    pub fn last_day(self) -> NaiveDate {
        let last = match self.precision {
            Precision::Year => self.first.with_month(12).and_then(|d| d.with_day(31)),
            Precision::Month => {
                self.first.with_day(u32::from(self.first.num_days_in_month()))
            }
            Precision::Day => None,
        };
        last.unwrap_or(self.first)
    }

    /// ISO 8601: `1995`, `2017-05` or `2017-05-22`, as `<time datetime>` takes it.
    pub fn iso(self) -> String {
        let pattern = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%Y-%m",
            Precision::Day => "%Y-%m-%d",
        };
        self.first.format(pattern).to_string()
    }
}

/// A date: a point, or a range of two different points of which the second does not end before
/// the first begins.
///
/// Dates order by their first day; then the vaguer start is first, then the one without an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    start: Point,
    end: Option<Point>,
}

impl From<Point> for Date {
    fn from(start: Point) -> Self {
        Self { start, end: None }
    }
}

impl Date {
    /// A range, with both its ends. Two equal points are that one point. Nothing if the end is
    /// wholly before the start.
    pub fn range(start: Point, end: Point) -> Option<Self> {
        let end_given = (end != start).then_some(end);
        (end.last_day() >= start.first_day()).then_some(Self { start, end: end_given })
    }

    /// The point, or the first of the two.
    pub fn start(self) -> Point {
        self.start
    }

    /// The second point, if it is a range.
    pub fn end(self) -> Option<Point> {
        self.end
    }

    /// Whether it is a range of two points.
    pub fn is_range(self) -> bool {
        self.end.is_some()
    }

    /// The first day that it may mean: its place in every list.
    pub fn first_day(self) -> NaiveDate {
        self.start.first_day()
    }

    /// The last day that it may mean.
    pub fn last_day(self) -> NaiveDate {
        self.finish().last_day()
    }

    /// Each month that it is known to touch, in order, as (year, month from 1).
    ///
    /// Of a range that is each month from the first to the last; where one end is known to the
    /// year only, the month of the other; where both are, and of a year, none: such a date stands
    /// in its years' indexes and in no month's. At most 119,988 months.
    pub fn months(self) -> impl Iterator<Item = (i32, u8)> {
        let index =
            |point: Point| point.month().map(|m| point.year() * 12 + i32::from(m) - 1);
        let (first, last) = (index(self.start), index(self.finish()));
        let months = first.or(last).zip(last.or(first)).map(|(first, last)| first..=last);
        months
            .into_iter()
            .flatten()
            .map(|at| (at.div_euclid(12), at.rem_euclid(12) as u8 + 1))
    }

    /// Each year that it touches, in order. At most 9,999.
    pub fn years(self) -> impl Iterator<Item = i32> {
        self.start.year()..=self.finish().year()
    }

    /// EDTF level 0 (ISO 8601-2): `1995`, `2017-05`, `2017-05-22/2017-05-27`.
    pub fn iso(self) -> String {
        match self.end {
            None => self.start.iso(),
            Some(end) => format!("{}/{}", self.start.iso(), end.iso()),
        }
    }

    /// The point in which it ends: the only one where there is one.
    fn finish(self) -> Point {
        self.end.unwrap_or(self.start)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any point of the years given.
    pub(crate) fn points(
        years: std::ops::RangeInclusive<i32>,
    ) -> impl Strategy<Value = Point> {
        let fields = (years, prop::option::of((1_u8..=12, prop::option::of(1_u8..=31))));
        fields.prop_map(|(year, rest)| {
            let (month, day) = rest.map_or((None, None), |(m, d)| (Some(m), d));
            let day = day
                .map(|d| (28..=d).rev().find(|&d| exists(year, month, d)).unwrap_or(d));
            Point::new(year, month, day).unwrap()
        })
    }

    fn exists(year: i32, month: Option<u8>, day: u8) -> bool {
        Point::new(year, month, Some(day)).is_some()
    }

    /// Any date of the years given: points, near ranges and far ones, of equal and mixed precision.
    pub(crate) fn dates(
        years: std::ops::RangeInclusive<i32>,
    ) -> impl Strategy<Value = Date> {
        let (low, high) = (*years.start(), *years.end());
        let far = (points(low..=high), points(low..=high));
        let near = (low..high).prop_flat_map(|y| (points(y..=y), points(y..=y + 1)));
        let ranges = prop_oneof![far, near]
            .prop_map(|(a, b)| Date::range(a, b).or_else(|| Date::range(b, a)).unwrap());
        prop_oneof![points(low..=high).prop_map(Date::from), ranges]
    }

    fn point(year: i32, month: u8, day: u8) -> Option<Point> {
        let known = |n: u8| (n != 0).then_some(n);
        Point::new(year, known(month), known(day))
    }

    #[test]
    fn only_days_that_exist_are_points() {
        let check = |y, m, d, expected| {
            assert_eq!(point(y, m, d).is_some(), expected, "{y}-{m}-{d}");
        };
        check(2016, 2, 29, true);
        check(2017, 2, 29, false);
        check(2000, 2, 29, true);
        check(1900, 2, 29, false);
        check(2017, 2, 31, false);
        check(2017, 13, 0, false);
        check(2017, 4, 31, false);
        check(1, 0, 0, true);
        check(0, 0, 0, false);
        check(-1, 5, 0, false);
        check(9999, 12, 31, true);
        check(10000, 0, 0, false);
        check(2017, 0, 5, false);
        assert_eq!(Point::new(2017, Some(0), None), None);
        assert_eq!(Point::new(2017, Some(1), Some(0)), None);
    }

    #[test]
    fn a_point_spans_what_is_not_known() {
        let check = |y, m, d, iso: &str, first: &str, last: &str| {
            let point = point(y, m, d).unwrap();
            assert_eq!(point.iso(), iso);
            assert_eq!(point.first_day().to_string(), first);
            assert_eq!(point.last_day().to_string(), last);
        };
        check(1995, 0, 0, "1995", "1995-01-01", "1995-12-31");
        check(2016, 2, 0, "2016-02", "2016-02-01", "2016-02-29");
        check(2017, 2, 0, "2017-02", "2017-02-01", "2017-02-28");
        check(9999, 12, 0, "9999-12", "9999-12-01", "9999-12-31");
        check(67, 5, 2, "0067-05-02", "0067-05-02", "0067-05-02");
    }

    #[test]
    fn a_range_may_not_end_first() {
        let range = |a, b| Date::range(a, b).map(Date::iso);
        let (year, month, day) = (
            point(2017, 0, 0).unwrap(),
            point(2017, 5, 0).unwrap(),
            point(2017, 5, 2).unwrap(),
        );
        assert_eq!(range(year, day).as_deref(), Some("2017/2017-05-02"));
        assert_eq!(range(day, year).as_deref(), Some("2017-05-02/2017"));
        assert_eq!(range(day, month).as_deref(), Some("2017-05-02/2017-05"));
        assert_eq!(range(day, day).as_deref(), Some("2017-05-02"));
        assert_eq!(range(day, point(2017, 5, 1).unwrap()), None);
        assert_eq!(range(day, point(2017, 4, 0).unwrap()), None);
        assert_eq!(range(month, point(2016, 0, 0).unwrap()), None);
    }

    #[test]
    fn months_are_those_surely_touched() {
        let check = |a: (i32, u8, u8), b: (i32, u8, u8), expected: &[(i32, u8)]| {
            let (a, b) = (point(a.0, a.1, a.2).unwrap(), point(b.0, b.1, b.2).unwrap());
            assert_eq!(Date::range(a, b).unwrap().months().collect::<Vec<_>>(), expected);
        };
        check((2017, 5, 2), (2017, 5, 2), &[(2017, 5)]);
        check((2017, 4, 30), (2017, 5, 2), &[(2017, 4), (2017, 5)]);
        check((2017, 12, 28), (2018, 1, 3), &[(2017, 12), (2018, 1)]);
        check((2017, 0, 0), (2017, 0, 0), &[]);
        check((2017, 0, 0), (2019, 0, 0), &[]);
        check((2017, 0, 0), (2018, 3, 0), &[(2018, 3)]);
        check((2017, 11, 5), (2018, 0, 0), &[(2017, 11)]);
    }

    #[test]
    fn dates_order_by_first_day() {
        let mut dates = [
            Date::from(point(2017, 5, 1).unwrap()),
            Date::from(point(2017, 0, 0).unwrap()),
            Date::range(point(2017, 1, 0).unwrap(), point(2018, 0, 0).unwrap()).unwrap(),
            Date::from(point(2016, 12, 31).unwrap()),
            Date::from(point(2017, 1, 0).unwrap()),
        ];
        dates.sort();
        let sorted: Vec<_> = dates.iter().map(|d| d.iso()).collect();
        assert_eq!(
            sorted,
            ["2016-12-31", "2017", "2017-01", "2017-01/2018", "2017-05-01"]
        );
    }

    proptest! {
        #[test]
        fn order_agrees_with_first_days(a in dates(1..=9999), b in dates(1..=9999)) {
            if a.first_day() != b.first_day() {
                prop_assert_eq!(a.cmp(&b), a.first_day().cmp(&b.first_day()));
            }
            prop_assert!(a.first_day() <= a.last_day());
        }

        #[test]
        fn months_and_years_cover_first_to_last(date in dates(1990..=2030)) {
            let (first, last) = (date.first_day(), date.last_day());
            let years: Vec<_> = date.years().collect();
            prop_assert_eq!(years.first(), Some(&first.year()));
            prop_assert_eq!(years.last(), Some(&last.year()));
            let months: Vec<_> = date.months().collect();
            prop_assert!(months.iter().all(|(y, m)| years.contains(y) && (1..=12).contains(m)));
            prop_assert!(months.is_sorted() && months.len() <= years.len() * 12);
            let end = date.end().unwrap_or(date.start());
            if let (Some(a), Some(b)) = (date.start().month(), end.month()) {
                prop_assert_eq!(months.first(), Some(&(first.year(), a)));
                prop_assert_eq!(months.last(), Some(&(last.year(), b)));
                let span = (last.year() - first.year()) * 12 + i32::from(b) - i32::from(a);
                prop_assert_eq!(months.len(), usize::try_from(span).unwrap() + 1);
            }
        }
    }
}

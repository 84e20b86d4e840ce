//! The parts of which the text of a date is made.

use chrono::Weekday;

use crate::date::era::Era;

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Number(Number),
    Month {
        month: u8,
        thai: bool,
    },
    Weekday(Weekday),
    Era(Era),
    /// `-` or a dash.
    Dash,
    Slash,
    Comma,
    /// `to`.
    To,
    /// `ถึง`.
    Until,
    /// `เมื่อ`, `on`: words before a date.
    Lead,
    /// `วัน`, before a weekday.
    DayOfWeek,
    /// `วันที่`, `the`: before a day.
    TheDay,
    /// `เดือน`, `of`: before a month.
    OfMonth,
    /// `ปี`: before a year.
    OfYear,
    /// The `nd` of `2nd`.
    Ordinal,
    /// A word of the lunar calendar.
    Lunar,
    /// `BC`.
    BeforeYearOne,
}

/// A run of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// What it counts, or the largest value there is.
    pub(super) value: u32,
    /// How many digits it has.
    pub(super) len: usize,
    /// Whether any of them is Thai.
    pub(super) thai: bool,
}

//! Dates as machines store them: EDTF level 0 (ISO 8601-2), in the Common Era.
//!
//! In: tokens, or numbers. Out: a date, or the fault of it. It never reads a word but "to", and
//! never takes a Buddhist year: to any other program that is a year of the far future.

use crate::date::era::{BARE_BUDDHIST, Era, point};
use crate::date::fault::{Wrong, ends_first};
use crate::date::token::{Number, Token};
use crate::date::{Date, Point};
use crate::diagnostic::Code;

/// The numbers of a point that is stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    pub(super) year: i32,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
}

/// The date of a text that has the form of a stored one; nothing if it has another form.
pub(super) fn read(tokens: &[Token]) -> Option<Result<Date, Wrong>> {
    let (start, rest) = shape(tokens)?;
    let Some((sign, after)) = rest.split_first() else {
        // A year alone in Thai digits is written, not stored.
        return (!(start.is_year() && start.thai)).then(|| read_shapes(start, None));
    };
    let (end, []) = shape(after)? else { return None };
    match sign {
        Token::Slash => {}
        Token::Dash | Token::To | Token::Until => {
            let thai = start.thai || end.thai || *sign == Token::Until;
            if thai && start.is_year() && end.is_year() {
                return None;
            }
            // `2017-05-2018` is more likely a slip than a range.
            if *sign == Token::Dash && start.parts() != end.parts() {
                return None;
            }
        }
        _ => return None,
    }
    Some(read_shapes(start, Some(end)))
}

/// The date of stored numbers, or the fault: `BuddhistIso` with the right date, `BadDate`,
/// `EndsFirst`.
pub(super) fn date(start: Numbers, end: Option<Numbers>) -> Result<Date, Wrong> {
    let years = [Some(start), end].map(|n| n.map(|n| n.year));
    let buddhist = |year: i32| year >= *BARE_BUDDHIST.start();
    if years.into_iter().flatten().any(|year| year > *BARE_BUDDHIST.end()) {
        let reason = "the year is far in the future";
        let help =
            "write the year of the Common Era with its four digits, such as `2017`";
        return Err(Wrong::new(Code::BuddhistIso, reason, help));
    }
    let meant = |n: Numbers| {
        let era = if buddhist(n.year) { Era::Buddhist } else { Era::Common };
        point(era, n.year, n.month, n.day)
    };
    let date = meant(start).and_then(|start| match end {
        None => Ok(start.into()),
        Some(end) => join(start, meant(end)?),
    });
    if !years.into_iter().flatten().any(buddhist) {
        return date;
    }
    let reason = "this form has years of the Common Era only, and this one is Buddhist";
    match date {
        Ok(date) => Err(Wrong::mended(Code::BuddhistIso, reason, date.iso())),
        Err(wrong) if wrong.code == Code::OldThaiYear => {
            let reason = format!("{reason}; {}", wrong.reason);
            Err(Wrong { code: Code::BuddhistIso, reason, ..wrong })
        }
        Err(wrong) => Err(wrong),
    }
}

/// The range of two points, or the fault of a range that ends first.
pub(super) fn join(start: Point, end: Point) -> Result<Date, Wrong> {
    Date::range(start, end).ok_or_else(|| ends_first(start.into(), end.into()))
}

/// The numbers of a stored point as they stand.
#[derive(Debug, Clone, Copy)]
struct Shape {
    numbers: Numbers,
    thai: bool,
    /// Whether month and day have two digits each, as they must.
    padded: bool,
}

impl Shape {
    fn is_year(self) -> bool {
        self.numbers.month.is_none()
    }

    fn parts(self) -> (bool, bool) {
        (self.numbers.month.is_some(), self.numbers.day.is_some())
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` at the start, and what follows.
fn shape(tokens: &[Token]) -> Option<(Shape, &[Token])> {
    let [Token::Number(year @ Number { len: 4, .. }), rest @ ..] = tokens else {
        return None;
    };
    let mut rest = rest;
    let mut parts = [None; 2];
    let (mut thai, mut padded) = (year.thai, true);
    for part in &mut parts {
        let [Token::Dash, Token::Number(n @ Number { len: 1 | 2, .. }), after @ ..] =
            rest
        else {
            break;
        };
        *part = Some(n.value);
        (thai, padded) = (thai || n.thai, padded && n.len == 2);
        rest = after;
    }
    let [month, day] = parts;
    let numbers = Numbers { year: i32::try_from(year.value).ok()?, month, day };
    Some((Shape { numbers, thai, padded }, rest))
}

fn read_shapes(start: Shape, end: Option<Shape>) -> Result<Date, Wrong> {
    let read = date(start.numbers, end.map(|end| end.numbers))?;
    if start.padded && end.is_none_or(|end| end.padded) {
        return Ok(read);
    }
    let reason = "a month and a day in this form have two digits each";
    Err(Wrong::mended(Code::BadDate, reason, read.iso()))
}

#[cfg(test)]
mod tests {
    use crate::date::parse;
    use crate::diagnostic::Code;

    fn check(text: &str, expected: &str) {
        assert_eq!(
            parse(text).map(|r| r.date.iso()).as_deref(),
            Ok(expected),
            "{text:?}"
        );
    }

    fn check_fault(text: &str, code: Code, help: &str) {
        let fault = parse(text).unwrap_err();
        assert_eq!(fault.code, code, "{text:?}: {}", fault.message);
        assert!(fault.help.contains(help), "{text:?}: {}", fault.help);
    }

    #[test]
    fn edtf_level_0_is_read_as_it_stands() {
        for text in [
            "1995",
            "0001",
            "2399",
            "2017-05",
            "2017-05-22",
            "2016-02-29",
            "2017-05-22/2017-05-27",
            "2017/2018-03",
            "2017-05/2017",
            "2017/2019",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn spaces_dashes_and_thai_digits_are_forgiven() {
        check(" 2017-05-22 ", "2017-05-22");
        check("2017–05–22", "2017-05-22");
        check("2017-05-22 / 2017-05-27", "2017-05-22/2017-05-27");
        check("2017-05-22 to 2017-05-27", "2017-05-22/2017-05-27");
        check("2017-05-22 – 2017-05-27", "2017-05-22/2017-05-27");
        check("2017-05-22ถึง2017-05-27", "2017-05-22/2017-05-27");
        check("๒๐๑๗-๐๕-๒๒", "2017-05-22");
        check("1995–1997", "1995/1997");
        check("1995 to 1997", "1995/1997");
        check("2017-05-22/2017-05-22", "2017-05-22");
    }

    #[test]
    fn a_buddhist_year_is_refused_with_the_right_date() {
        check_fault("2560-05-02", Code::BuddhistIso, "`2017-05-02`");
        check_fault("2560-05", Code::BuddhistIso, "`2017-05`");
        check_fault("๒๕๖๐-๐๕-๐๒", Code::BuddhistIso, "`2017-05-02`");
        check_fault("2538", Code::BuddhistIso, "`1995`, or `พ.ศ. 2538`");
        check_fault("2400", Code::BuddhistIso, "`1857`");
        check_fault("2538/2540", Code::BuddhistIso, "`1995/1997`");
        check_fault("2538–2540", Code::BuddhistIso, "`1995/1997`");
        check_fault(
            "2560-05-22/2560-05-27",
            Code::BuddhistIso,
            "`2017-05-22/2017-05-27`",
        );
        check_fault("2017/2561", Code::BuddhistIso, "`2017/2018`");
        // 2563 is no leap year as a Gregorian number, but 2020 is.
        check_fault("2563-02-29", Code::BuddhistIso, "`2020-02-29`");
        check_fault("2560-02-29", Code::BadDate, "28");
        check_fault("2651", Code::BuddhistIso, "four digits");
        check_fault("9999-01-01", Code::BuddhistIso, "four digits");
        assert_eq!(parse("2560-05-02").unwrap_err().fix.as_deref(), Some("2017-05-02"));
    }

    #[test]
    fn an_old_buddhist_year_is_refused_with_both_readings() {
        for help in ["`1933-01-05`", "`1932-01-05`"] {
            check_fault("2475-01-05", Code::BuddhistIso, help);
        }
        assert_eq!(parse("2475-01-05").unwrap_err().fix, None);
    }

    #[test]
    fn what_is_no_day_is_refused() {
        check_fault("2017-02-29", Code::BadDate, "28");
        check_fault("2017-02-31", Code::BadDate, "28");
        check_fault("2017-13", Code::BadDate, "1 to 12");
        check_fault("2017-00-10", Code::BadDate, "1 to 12");
        check_fault("2017-05-00", Code::BadDate, "31");
        check_fault("2565-18-24", Code::BadDate, "1 to 12");
        check_fault("0000", Code::BadDate, "year");
        check_fault("0000-05-02", Code::BadDate, "year");
        check_fault("2017-05-27/2017-05-22", Code::EndsFirst, "earlier");
        check_fault("2018/2017", Code::EndsFirst, "earlier");
    }

    #[test]
    fn near_misses_are_told_what_to_write() {
        check_fault("2017-5-2", Code::BadDate, "`2017-05-02`");
        check_fault("2560-5-2", Code::BuddhistIso, "`2017-05-02`");
        check_fault("2017/05/22", Code::BadDate, "`2017-05-22`");
        check_fault("22-05-2560", Code::BadDate, "`22/05/2560`");
        check_fault("2017-05-22T09:00:00+07:00", Code::BadDate, "time");
        check_fault("2017-05-22 09:00", Code::BadDate, "time");
        check_fault("2017-05-2018", Code::BadDate, "such as");
        check_fault("20170522", Code::BadDate, "four digits");
        check_fault("2017-05-22/", Code::BadDate, "such as");
        check_fault("/2017", Code::BadDate, "such as");
        check_fault("2017/2018/2019", Code::BadDate, "such as");
    }
}

//! The date before the name of a file: `2017-05-05-border`.
//!
//! In: a file name without its extensions. Out: the day and what is left for the address.
//! It never reads a month or a year alone: `2017-10-principles` may be about ten principles.

use crate::date::Point;
use crate::date::fault::Fault;
use crate::date::stored::{self, Numbers};

/// The day that a file name begins with, and the rest of the name.
///
/// The name begins with `YYYY-MM-DD` in Arabic digits, and then ends or goes on with `-` or `_`;
/// the rest is what follows that sign, or the whole name if nothing does. Nothing for other names.
/// A fault if the name has that form and is no day (`BadDate`) or has a Buddhist year
/// (`BuddhistIso`).
pub fn file_name_prefix(name: &str) -> Result<Option<(Point, &str)>, Fault> {
    let Some((date, rest)) = split(name) else { return Ok(None) };
    let numbers = |field: &str| field.parse::<u32>().ok();
    let mut fields = date.split('-').map(numbers);
    let (Some(Some(year)), Some(month), Some(day)) =
        (fields.next(), fields.next(), fields.next())
    else {
        return Ok(None);
    };
    let numbers = Numbers { year: year.cast_signed(), month, day };
    let date = stored::date(numbers, None).map_err(|wrong| wrong.within(name))?;
    Ok(Some((date.start(), if rest.is_empty() { name } else { rest })))
}

/// Cuts a name after the form of a day and the sign that follows.
fn split(name: &str) -> Option<(&str, &str)> {
    const FORM: &str = "0000-00-00";
    let (date, rest) = name.split_at_checked(FORM.len())?;
    let fits = |(c, form): (char, char)| match form {
        '-' => c == '-',
        _ => c.is_ascii_digit(),
    };
    let rest = if rest.is_empty() { rest } else { rest.strip_prefix(['-', '_'])? };
    date.chars().zip(FORM.chars()).all(fits).then_some((date, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn check(name: &str, expected: Option<(&str, &str)>) {
        let read = file_name_prefix(name).unwrap().map(|(day, rest)| (day.iso(), rest));
        let read = read.as_ref().map(|(day, rest)| (day.as_str(), *rest));
        assert_eq!(read, expected, "{name}");
    }

    #[test]
    fn a_full_day_is_cut_off() {
        check("2017-05-05-border", Some(("2017-05-05", "border")));
        check("2017-05-05_border", Some(("2017-05-05", "border")));
        check("2016-02-29-a-b", Some(("2016-02-29", "a-b")));
        check("2017-05-05", Some(("2017-05-05", "2017-05-05")));
        check("2017-05-05-", Some(("2017-05-05", "2017-05-05-")));
    }

    #[test]
    fn other_names_stay_whole() {
        for name in [
            "",
            "border",
            "2017",
            "2017-05",
            "2017-05-border",
            "2017-5-5-border",
            "2017-05-055",
            "20170505-border",
            "2017-05-05border",
            "x2017-05-05-border",
            "๒๐๑๗-๐๕-๐๕-border",
            "2017–05–05–border",
            "+017-05-05-x",
            "2017-05-0๕",
        ] {
            check(name, None);
        }
    }

    #[test]
    fn a_day_that_is_none_is_a_fault() {
        let check = |name: &str, code, help: &str| {
            let fault = file_name_prefix(name).unwrap_err();
            assert_eq!(fault.code, code, "{name}");
            assert!(fault.help.contains(help), "{name}: {}", fault.help);
        };
        check("2560-05-05-border", Code::BuddhistIso, "2017-05-05");
        check("2017-02-29-border", Code::BadDate, "28");
        check("2017-13-01-border", Code::BadDate, "1 to 12");
        check("0000-01-01-border", Code::BadDate, "year");
    }
}

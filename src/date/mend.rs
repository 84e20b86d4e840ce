//! A date that was refused, written so that it is read: with as little of it changed as can be.
//!
//! In: the text of a date and what is wrong with it. Out: the text that is meant, where only one
//! can be. It never turns a writing into another where a change of its years is enough.

use crate::date::digits::{Digits, in_digits, value_of};
use crate::date::era::{BARE_BUDDHIST, Era};
use crate::date::fault::Fault;
use crate::date::read::parse;
use crate::diagnostic::Code;

/// What to write in the place of a text, given its fault: for a Buddhist year in ISO text, and for
/// a month or a day of one digit there.
pub fn mended(text: &str, fault: &Fault) -> Option<String> {
    let fix = fault.fix.as_ref()?;
    if !matches!(fault.code, Code::BuddhistIso | Code::BadDate) {
        return None;
    }
    let moved = in_common_era(text);
    let is_it =
        parse(&moved).is_ok_and(|read| read.warning.is_none() && read.date.iso() == *fix);
    Some(if is_it { moved } else { fix.clone() })
}

/// A text whose Buddhist years are those of the Common Era, in the digits in which they stand. Each
/// number of four digits is a year.
pub fn in_common_era(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut number = String::new();
    for c in text.chars() {
        if value_of(c).is_some() {
            number.push(c);
        } else {
            out.push_str(&year(&number));
            number.clear();
            out.push(c);
        }
    }
    out + &year(&number)
}

/// A number as it is, or moved where it is a Buddhist year.
fn year(number: &str) -> String {
    let value = number.chars().try_fold(0, |value: i32, c| {
        value.checked_mul(10)?.checked_add(i32::from(value_of(c)?))
    });
    match value {
        Some(value) if number.chars().count() == 4 && BARE_BUDDHIST.contains(&value) => {
            let digits = if number.is_ascii() { Digits::Arabic } else { Digits::Thai };
            in_digits(Era::Buddhist.common_year(value), digits)
        }
        _ => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let fault = parse(text).err();
        let found = fault.and_then(|fault| mended(text, &fault));
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn years_are_moved_and_nothing_else() {
        check("2560-05-02", Some("2017-05-02"));
        check(" 2560-05 ", Some(" 2017-05 "));
        check("2538", Some("1995"));
        check("2560-05-22/2560-05-27", Some("2017-05-22/2017-05-27"));
        check("2560-12-30 – 2561-01-02", Some("2017-12-30 – 2018-01-02"));
        check("2017/2561", Some("2017/2018"));
        check("๒๕๖๐-๐๕-๐๒", Some("๒๐๑๗-๐๕-๐๒"));
        check("2563-02-29", Some("2020-02-29"));
    }

    #[test]
    fn what_is_not_read_then_is_written_as_it_is_stored() {
        check("2560-5-2", Some("2017-05-02"));
        check("2017-5-2", Some("2017-05-02"));
    }

    #[test]
    fn what_may_mean_two_days_or_none_is_left() {
        for text in
            ["2475-01-05", "2560-02-29", "2651-05-02", "24 ส.ค. 63", "2560-13-01", "ก"]
        {
            check(text, None);
        }
    }
}

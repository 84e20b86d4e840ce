//! The one way in for the text of a date.
//!
//! In: the text between the quotation marks. Out: a date, perhaps with a warning, or a fault.
//! It never panics, and takes time in proportion to the text.

use crate::date::Date;
use crate::date::digits::value_of;
use crate::date::fault::{Fault, PATTERNS, Wrong, cut};
use crate::date::lex::{Lexed, lex};
use crate::date::names::{Form, month_name};
use crate::date::token::{Number, Token};
use crate::date::written::Written;
use crate::date::{stored, written};
use crate::diagnostic::{Code, nearest};
use crate::lang::Lang;

/// A date that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The date.
    pub date: Date,
    /// `TwoDigitYear`, if the year had two digits and was read as 25xx.
    pub warning: Option<Fault>,
}

impl From<Date> for Reading {
    fn from(date: Date) -> Self {
        Self { date, warning: None }
    }
}

/// Reads the text of a date: ISO 8601 and EDTF level 0, or Thai or English writing, by the
/// grammar in this module's parent. `docs/dates.md` explains it to editors.
///
/// Fails with `BadDate`, `EndsFirst`, with `BuddhistIso` for a Buddhist year in ISO text, and
/// with `OldThaiYear` for January to March of the Buddhist years 2432 to 2483.
pub fn parse(text: &str) -> Result<Reading, Fault> {
    let read = read(text).map_err(|wrong| wrong.within(text))?;
    let warning = read.two_digits.map(|two| {
        let reason = format!("the year {two:02} is read as 25{two:02}");
        Wrong::mended(Code::TwoDigitYear, reason, read.date.iso()).within(text)
    });
    Ok(Reading { date: read.date, warning })
}

fn read(text: &str) -> Result<Written, Wrong> {
    let Lexed { tokens, stray } = match dotted(text) {
        Some(text) => lex(&text),
        None => lex(text),
    };
    if tokens.contains(&Token::Lunar) {
        let reason = "this is a day of the lunar calendar";
        return Err(Wrong::date(
            reason,
            "write the day of the solar calendar, such as `22 พฤษภาคม 2560`",
        ));
    }
    if let Some(stray) = stray {
        return Err(not_of_a_date(&stray));
    }
    if let Some(date) = stored::read(&tokens) {
        let date = date.map_err(|wrong| offer_era(wrong, &tokens))?;
        return Ok(Written { date, two_digits: None });
    }
    match tokens.as_slice() {
        [] => Err(Wrong::date("there is no date here", PATTERNS)),
        tokens if tokens.contains(&Token::BeforeYearOne) => Err(Wrong::date(
            "this is before the year 1",
            "write a year of the Common Era",
        )),
        [Token::Number(Number { len: 4, .. }), Token::Slash, ..] => Err(Wrong::date(
            "a date that begins with its year has hyphens",
            "write it such as `2017-05-22`, or with the day first such as `22/05/2560`",
        )),
        [Token::Number(_), Token::Dash, Token::Number(_), Token::Dash, ..] => {
            Err(Wrong::date(
                "a date that ends with its year has no hyphens",
                "write it such as `22/05/2560`, or with the year first such as `2017-05-22`",
            ))
        }
        tokens => written::read(tokens),
    }
}

/// The fault of a word or a sign that no date has.
fn not_of_a_date(stray: &str) -> Wrong {
    if ["T", "t", ":", "Z", "น", "เวลา", "at"].contains(&stray) {
        let reason = "this has a time of day";
        return Wrong::date(reason, "leave out the time, such as `2017-05-22`");
    }
    let reason = format!("“{}” is not part of a date that we can read", cut(stray));
    let months = || {
        (1..=12).flat_map(|month| {
            Lang::ALL
                .into_iter()
                .filter_map(move |lang| month_name(month, lang, Form::Long))
        })
    };
    match nearest(stray, &months().collect::<Vec<_>>()) {
        Some(month) => Wrong::date(reason, format!("did you mean {month}?")),
        None => Wrong::date(reason, PATTERNS),
    }
}

/// A day such as `5.3.2566` with slashes, if the text is nothing else.
fn dotted(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split('.').collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.chars().all(|c| value_of(c).is_some());
    (parts.len() == 3 && parts.iter().all(is_number)).then(|| parts.join("/"))
}

/// The same fault; of a year alone, with the writing that keeps the Buddhist year.
fn offer_era(wrong: Wrong, tokens: &[Token]) -> Wrong {
    match (&wrong.fix, tokens) {
        (Some(fix), [Token::Number(year)]) if wrong.code == Code::BuddhistIso => {
            let help = format!("write `{fix}`, or `พ.ศ. {}`", year.value);
            Wrong { help, ..wrong }
        }
        _ => wrong,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::date::{file_name_prefix, from_year};

    /// Texts of the parts of dates in any order: nearer to dates than any text is.
    fn shuffled() -> impl Strategy<Value = String> {
        let parts = prop::sample::select(
            &[
                "1",
                "22",
                "๒๗",
                "2017",
                "2560",
                "๒๔๗๕",
                "63",
                "0",
                "99999999999",
                "พฤษภาคม",
                "ก.พ.",
                "May",
                "Feb.",
                "พ.ศ.",
                "ค.ศ.",
                "BE",
                "CE",
                "BC",
                "-",
                "–",
                "/",
                ",",
                ".",
                "to",
                "ถึง",
                "ปี",
                "วัน",
                "ที่",
                "อังคาร",
                "Tuesday",
                "of",
                "nd",
                "ค่ำ",
                " ",
                "\u{a0}",
                "\u{200b}",
                "ุ",
            ][..],
        );
        prop::collection::vec(parts, 0..12).prop_map(|parts| parts.concat())
    }

    #[test]
    fn ways_of_ministries_are_read_or_told() {
        for text in ["5.3.2566", "๕.๓.๒๕๖๖", "5 มีนาคม พุทธศักราช 2566"]
        {
            assert_eq!(parse(text).unwrap().date.iso(), "2023-03-05", "{text}");
        }
        assert!(parse("5.3").is_err());
        let help = |text: &str| parse(text).unwrap_err().help;
        assert_eq!(help("5 มีนาค 2566"), "did you mean มีนาคม?");
        assert_eq!(help("5 Marhc 2023"), "did you mean March?");
        assert_eq!(help("5 ทุก 2566"), PATTERNS);
        assert!(help("5 มีนาคม 2566 เวลา 09.00 น.").contains("leave out the time"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn no_text_panics(text in any::<String>()) {
            drop(parse(&text));
            drop(file_name_prefix(&text));
        }

        #[test]
        fn what_is_read_is_a_date_and_what_is_not_is_told_on_one_line(text in shuffled()) {
            match parse(&text) {
                Ok(read) => prop_assert!(read.date.first_day() <= read.date.last_day()),
                Err(fault) => {
                    prop_assert!(!fault.help.is_empty());
                    prop_assert!(!fault.message.contains('\n'));
                    prop_assert!(fault.message.chars().count() < 300);
                }
            }
        }

        #[test]
        fn a_fix_is_read_without_complaint(text in shuffled()) {
            let fix = match parse(&text) {
                Ok(read) => read.warning.and_then(|warning| warning.fix),
                Err(fault) => fault.fix,
            };
            if let Some(fix) = fix {
                let read = parse(&fix);
                prop_assert_eq!(read.map(|r| (r.date.iso(), r.warning)), Ok((fix, None)));
            }
        }

        #[test]
        fn no_integer_panics(year in any::<i64>()) {
            drop(from_year(year));
        }
    }
}

//! What was typed, on the command line or as an answer, judged one value at a time.
//!
//! In: a text. Out: a value, or what is wrong with the text and a remedy.

use chrono::NaiveDate;
use samut::date::{self, Date, Digits, Point};
use samut::diagnostic::nearest_help;
use samut::edit::{Written, one_line};
use samut::keys::KINDS;
use samut::model::{ARCHETYPES, Authorities, Authority, AuthorityIx, Kind, Register};
use samut::site_path::is_segment;

use crate::cli::Usage;

/// The words that stand for the day on which they are typed.
const TODAY: [&str; 2] = ["today", "วันนี้"];

/// What a mechanism's profile is called in Thai.
const PROFILE: &str = "ข้อมูลกลไก";

/// A kind of document, by its word or as it is called in Thai.
pub(super) fn kind(text: &str) -> Result<Kind, Usage> {
    let found = ARCHETYPES.iter().find(|(word, _)| *word == text || thai(word) == text);
    found.map(|(_, kind)| *kind).ok_or_else(|| {
        let known = ARCHETYPES.map(|(word, _)| word);
        let message = format!("nothing of the kind \"{text}\" can be made");
        Usage::new(message, nearest_help(text, &known))
    })
}

/// All kinds, as a question names them.
pub(super) fn kinds() -> String {
    ARCHETYPES.map(|(word, _)| format!("{word} {}", thai(word))).join(", ")
}

/// What is made of an archetype is called in Thai.
fn thai(word: &str) -> &'static str {
    let kind = KINDS.iter().find(|kind| kind.word == word);
    kind.map_or(PROFILE, |kind| kind.label.th)
}

/// A date, or the word for today.
pub(super) fn date(text: &str, today: NaiveDate) -> Result<Written, Usage> {
    use chrono::Datelike as _;
    let text = text.trim();
    if TODAY.contains(&text) {
        let (month, day) = (today.month() as u8, today.day() as u8);
        if let Some(day) = Point::new(today.year(), Some(month), Some(day)) {
            return Ok(Written::from(Date::from(day)));
        }
    }
    Written::read(text).map_err(|fault| Usage::new(fault.message, fault.help))
}

/// The last part of an address.
pub(super) fn address(text: &str) -> Result<String, Usage> {
    // A name that begins with a hyphen looks like a flag to other programs.
    let is_name = is_segment(text) && !text.starts_with('-') && !text.ends_with('-');
    if is_name && text != "index" {
        return Ok(text.to_owned());
    }
    let message = format!("\"{text}\" cannot stand in an address");
    let help = match suggestion(text) {
        Some(slug) => format!("did you mean \"{slug}\"?"),
        None => "write it with a-z, 0-9 and -, such as somtc-26".to_owned(),
    };
    Err(Usage::new(message, help))
}

/// A text as the part of an address, where it is in Latin letters.
fn suggestion(text: &str) -> Option<String> {
    let lower = text.trim().trim_end_matches(".md").to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let slug = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    (is_segment(&slug) && slug != "index").then_some(slug)
}

/// The number of a session, in Thai or Arabic digits.
pub(super) fn session(text: &str) -> Result<u32, Usage> {
    match date::in_digits(text.trim(), Digits::Arabic).parse() {
        Ok(number @ 1..=999) => Ok(number),
        _ => Err(Usage::new(
            format!("a session cannot have the number \"{text}\""),
            "write the number of the session, from 1 to 999",
        )),
    }
}

/// The authorities of a register, one on a line: the slug and what it stands for.
pub(super) fn list(register: Register, authorities: &Authorities) -> String {
    let line = |(_, authority): (AuthorityIx, &Authority)| {
        let names = [
            authority.acronym.as_ref(),
            authority.name.th.as_ref(),
            authority.name.en.as_ref(),
        ];
        let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
        format!("  {}  {}", authority.slug, names.join(" · "))
    };
    authorities.of(register).map(line).collect::<Vec<_>>().join("\n")
}

/// Words on one line; nothing where there are none.
pub(super) fn words(text: &str) -> Option<String> {
    Some(one_line(text)).filter(|words| !words.is_empty())
}

/// Words that must not be missing.
pub(super) fn title(text: &str) -> Result<String, Usage> {
    words(text).ok_or_else(|| Usage::new("there are no words here", "write the title"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help<T>(result: Result<T, Usage>) -> String {
        result.err().map_or_else(|| "right".to_owned(), |usage| usage.help)
    }

    #[test]
    fn addresses_are_judged_with_a_remedy() {
        let check = |text: &str, expected: &str| {
            assert_eq!(help(address(text)), expected, "{text}");
        };
        check("somtc-26", "right");
        check("2026-05-22-somtc-26", "right");
        check("-somtc-26-", "did you mean \"somtc-26\"?");
        check("SOMTC 26", "did you mean \"somtc-26\"?");
        check("somtc_26.md", "did you mean \"somtc-26\"?");
        check("news/somtc-26", "did you mean \"news-somtc-26\"?");
        let write = "write it with a-z, 0-9 and -, such as somtc-26";
        check("การประชุม", write);
        check("index", write);
        check("", write);
        check("../..", write);
    }

    #[test]
    fn sessions_have_numbers_in_either_digits() {
        let check = |text: &str, expected: Option<u32>| {
            assert_eq!(session(text).ok(), expected, "{text}");
        };
        check("26", Some(26));
        check("๒๖", Some(26));
        check(" 7 ", Some(7));
        check("0", None);
        check("1000", None);
        check("-1", None);
        check("26th", None);
        check("", None);
    }

    #[test]
    fn today_is_a_date_in_both_languages() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let check = |text: &str, expected: &str| {
            let read = date(text, day).map(|written| written.toml);
            assert_eq!(read.ok().as_deref(), Some(expected), "{text}");
        };
        check("today", "2026-11-25");
        check("วันนี้", "2026-11-25");
        check("25 พ.ย. 2569", "\"25 พ.ย. 2569\"");
        assert!(help(date("2569-11-25", day)).contains("2026-11-25"));
    }

    #[test]
    fn kinds_are_named() {
        assert_eq!(kind("mechanism").ok(), Some(Kind::Profile));
        assert_eq!(kind("ข่าว").ok(), Some(Kind::News));
        assert_eq!(kind("ข้อมูลกลไก").ok(), Some(Kind::Profile));
        assert_eq!(
            kinds(),
            "news ข่าว, report รายงาน, document เอกสาร, page หน้าข้อมูล, mechanism ข้อมูลกลไก"
        );
        assert_eq!(help(kind("reprot")), "did you mean \"report\"?");
    }
}

//! The words of dates in both languages.
//!
//! In: a word. Out: its token. It never reads a whole date.

use chrono::Weekday;

use crate::date::era::Era;
use crate::date::names::MONTHS;
use crate::date::token::Token;

/// Every Thai word of a date. A dot may be left out, and a space may follow it.
const THAI_WORDS: [(&str, Token); 27] = [
    // A common misspelling, which the eye hardly sees.
    ("กรกฏาคม", Token::Month { month: 7, thai: true }),
    ("จันทร์", Token::Weekday(Weekday::Mon)),
    ("อังคาร", Token::Weekday(Weekday::Tue)),
    ("พุธ", Token::Weekday(Weekday::Wed)),
    ("พฤหัสบดี", Token::Weekday(Weekday::Thu)),
    ("พฤหัส", Token::Weekday(Weekday::Thu)),
    ("ศุกร์", Token::Weekday(Weekday::Fri)),
    ("เสาร์", Token::Weekday(Weekday::Sat)),
    ("อาทิตย์", Token::Weekday(Weekday::Sun)),
    ("พ.ศ.", Token::Era(Era::Buddhist)),
    ("ค.ศ.", Token::Era(Era::Common)),
    ("พุทธศักราช", Token::Era(Era::Buddhist)),
    ("คริสต์ศักราช", Token::Era(Era::Common)),
    ("วัน", Token::DayOfWeek),
    ("วันที่", Token::TheDay),
    ("ที่", Token::TheDay),
    ("เดือน", Token::OfMonth),
    ("ปี", Token::OfYear),
    ("ถึง", Token::Until),
    ("เมื่อ", Token::Lead),
    ("ใน", Token::Lead),
    ("ระหว่าง", Token::Lead),
    ("ตั้งแต่", Token::Lead),
    ("ขึ้น", Token::Lunar),
    ("แรม", Token::Lunar),
    ("ค่ำ", Token::Lunar),
    // The same with its last vowel in two parts, as some keyboards write it.
    ("ค\u{e48}\u{e4d}\u{e32}", Token::Lunar),
];

/// Every English word of a date but the months, in lower case and without dots.
const ENGLISH_WORDS: [(&str, Token); 36] = [
    ("sept", Token::Month { month: 9, thai: false }),
    ("monday", Token::Weekday(Weekday::Mon)),
    ("mon", Token::Weekday(Weekday::Mon)),
    ("tuesday", Token::Weekday(Weekday::Tue)),
    ("tues", Token::Weekday(Weekday::Tue)),
    ("tue", Token::Weekday(Weekday::Tue)),
    ("wednesday", Token::Weekday(Weekday::Wed)),
    ("wed", Token::Weekday(Weekday::Wed)),
    ("thursday", Token::Weekday(Weekday::Thu)),
    ("thurs", Token::Weekday(Weekday::Thu)),
    ("thur", Token::Weekday(Weekday::Thu)),
    ("thu", Token::Weekday(Weekday::Thu)),
    ("friday", Token::Weekday(Weekday::Fri)),
    ("fri", Token::Weekday(Weekday::Fri)),
    ("saturday", Token::Weekday(Weekday::Sat)),
    ("sat", Token::Weekday(Weekday::Sat)),
    ("sunday", Token::Weekday(Weekday::Sun)),
    ("sun", Token::Weekday(Weekday::Sun)),
    ("be", Token::Era(Era::Buddhist)),
    ("ad", Token::Era(Era::Common)),
    ("ce", Token::Era(Era::Common)),
    ("bc", Token::BeforeYearOne),
    ("bce", Token::BeforeYearOne),
    ("st", Token::Ordinal),
    ("nd", Token::Ordinal),
    ("rd", Token::Ordinal),
    ("th", Token::Ordinal),
    ("the", Token::TheDay),
    ("of", Token::OfMonth),
    ("year", Token::OfYear),
    ("to", Token::To),
    ("until", Token::To),
    ("through", Token::To),
    ("on", Token::Lead),
    ("in", Token::Lead),
    ("from", Token::Lead),
];

/// Every Thai word that a date can have, dots included.
pub(super) fn thai_words() -> impl Iterator<Item = (&'static str, Token)> {
    let months = (1..).zip(&MONTHS).flat_map(|(month, names)| {
        let token = Token::Month { month, thai: true };
        [(names.thai, token), (names.thai_short, token)]
    });
    months.chain(THAI_WORDS.iter().copied())
}

/// The token of an English word in any case and with any dots, if a date can have it.
pub(super) fn english_word(word: &str) -> Option<Token> {
    let word = word.replace('.', "");
    let months = (1..).zip(&MONTHS).flat_map(|(month, names)| {
        let token = Token::Month { month, thai: false };
        [(names.english, token), (names.english_short, token)]
    });
    let mut words = months.chain(ENGLISH_WORDS.iter().copied());
    words.find(|(known, _)| word.eq_ignore_ascii_case(known)).map(|(_, token)| token)
}

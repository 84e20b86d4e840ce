//! Cuts the text of a date into tokens.
//!
//! In: any text. Out: its numbers, words and signs, and the first thing that no date has.
//! It takes time in proportion to the text, and never decides what a number means.

use crate::date::digits::value_of;
use crate::date::token::{Number, Token};
use crate::date::words::{english_word, thai_words};

/// The tokens of a text.
#[derive(Debug)]
pub(super) struct Lexed {
    /// Those before the first thing that is none.
    pub(super) tokens: Vec<Token>,
    /// That thing: a whole word, or one sign.
    pub(super) stray: Option<String>,
}

/// Cuts a text into tokens.
pub(super) fn lex(text: &str) -> Lexed {
    let visible: String = text.chars().filter(|&c| !has_no_width(c)).collect();
    let mut tokens = Vec::new();
    let mut rest = visible.as_str();
    // The word that the rest stands in, from its beginning: Thai words have no spaces between.
    let mut word = rest;
    let mut in_word = false;
    while let Some(first) = rest.chars().next() {
        let letter = is_letter(first);
        if letter && !in_word {
            word = rest;
        }
        in_word = letter;
        let Some((token, after)) = next(rest, first) else {
            let stray =
                if letter { leading(word, is_letter).0 } else { leading_char(rest) };
            return Lexed { tokens, stray: Some(stray.to_owned()) };
        };
        tokens.extend(token);
        rest = after;
    }
    Lexed { tokens, stray: None }
}

/// The token that a text begins with, if it is not a space, and what follows.
fn next(rest: &str, first: char) -> Option<(Option<Token>, &str)> {
    let one = |token| Some((token, rest.get(first.len_utf8()..).unwrap_or_default()));
    match first {
        c if c.is_whitespace() => one(None),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => one(Some(Token::Dash)),
        '/' => one(Some(Token::Slash)),
        ',' => one(Some(Token::Comma)),
        c if value_of(c).is_some() => {
            let (digits, after) = leading(rest, |c| value_of(c).is_some());
            Some((Some(Token::Number(number(digits))), after))
        }
        c if c.is_ascii_alphabetic() => {
            let (word, after) = leading(rest, |c| c.is_ascii_alphabetic() || c == '.');
            Some((Some(english_word(word)?), after))
        }
        _ => {
            let words = thai_words();
            let known =
                words.filter_map(|(w, token)| Some((after_word(rest, w)?, token)));
            let (after, token) = known.min_by_key(|(after, _)| after.len())?;
            Some((Some(token), after))
        }
    }
}

fn number(digits: &str) -> Number {
    let add =
        |sum: u32, digit: u8| sum.saturating_mul(10).saturating_add(u32::from(digit));
    Number {
        value: digits.chars().filter_map(value_of).fold(0, add),
        len: digits.chars().count(),
        thai: !digits.is_ascii(),
    }
}

/// What follows a Thai word at the start of a text. Its dots may be missing; after one that is
/// there, spaces may stand.
fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text;
    let mut after_dot = false;
    for c in word.chars() {
        let spaced = if after_dot { rest.trim_start() } else { rest };
        match spaced.strip_prefix(c) {
            Some(after) => (rest, after_dot) = (after, c == '.'),
            None if c == '.' => after_dot = false,
            None => return None,
        }
    }
    Some(rest)
}

/// The longest beginning of a text whose characters all pass, and what follows.
fn leading(text: &str, pass: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !pass(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn leading_char(text: &str) -> &str {
    text.char_indices().nth(1).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Letters and the marks on them, in Thai and any other script.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{e31}'..='\u{e3a}' | '\u{e46}'..='\u{e4e}')
}

/// Characters that the eye does not see and a date does not mean.
fn has_no_width(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::era::Era;
    use chrono::Weekday;

    fn n(value: u32, len: usize, thai: bool) -> Token {
        Token::Number(Number { value, len, thai })
    }

    const MAY: Token = Token::Month { month: 5, thai: true };

    fn check(text: &str, expected: &[Token]) {
        let lexed = lex(text);
        assert_eq!((lexed.tokens.as_slice(), lexed.stray), (expected, None), "{text:?}");
    }

    fn check_stray(text: &str, expected: &str) {
        assert_eq!(lex(text).stray.as_deref(), Some(expected), "{text:?}");
    }

    #[test]
    fn thai_needs_no_spaces() {
        let expected = [
            Token::DayOfWeek,
            Token::Weekday(Weekday::Tue),
            Token::TheDay,
            n(2, 1, true),
            MAY,
            Token::Era(Era::Buddhist),
            n(2560, 4, true),
        ];
        check("วันอังคารที่๒พฤษภาคมพ.ศ.๒๕๖๐", &expected);
        check(" วันอังคารที่ ๒  พฤษภาคม พ. ศ. ๒๕๖๐ ", &expected);
        check(
            "วัน\u{200b}อังคาร\u{200b}ที่\u{a0}๒\u{202f}พฤษ\u{200b}ภาคม\u{feff} พ.ศ.\u{2009}๒๕๖๐",
            &expected,
        );
    }

    #[test]
    fn dots_of_abbreviations_may_be_missing_or_spaced() {
        for text in ["พ.ค.", "พ.ค", "พค", "พค.", "พ. ค."] {
            check(text, &[MAY]);
        }
        for text in ["พ.ศ.", "พ.ศ", "พศ", "พศ.", "พ. ศ."] {
            check(text, &[Token::Era(Era::Buddhist)]);
        }
        for text in ["B.E.", "be", "BE.", "B.E"] {
            check(text, &[Token::Era(Era::Buddhist)]);
        }
        check_stray("พ ค", "พ");
    }

    #[test]
    fn signs_of_all_lengths_are_dashes() {
        check("-–—‑−", &[Token::Dash; 5]);
        check("/,", &[Token::Slash, Token::Comma]);
    }

    #[test]
    fn digits_of_both_scripts_count() {
        check("0๙", &[n(9, 2, true)]);
        check("99999999999", &[n(u32::MAX, 11, false)]);
    }

    #[test]
    fn a_stray_word_is_shown_whole() {
        check_stray("ปีงบประมาณ 2564", "ปีงบประมาณ");
        check_stray("ทุก ๒ ปี", "ทุก");
        check_stray("พฤษภา 2560", "พฤษภา");
        check_stray("Maybe 2017", "Maybe");
        check_stray("2.5.2560", ".");
        check_stray("5 é", "é");
        check_stray("5 😀😀", "😀");
        check_stray("5 \u{e34}", "\u{e34}");
    }
}

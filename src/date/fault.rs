//! What is wrong with a date, in words for its editor.
//!
//! In: the text and a reason. Out: a message that cites the text, cut where it is long, and one
//! remedy. It never knows where the text stands: the caller adds the place.

use crate::date::point::Date;
use crate::date::print::in_words;
use crate::diagnostic::Code;

/// A complaint about the text of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule: `BadDate`, `BuddhistIso`, `OldThaiYear`, `EndsFirst`, or the warning
    /// `TwoDigitYear`.
    pub code: Code,
    /// What is wrong, with the offending text.
    pub message: String,
    /// One remedy.
    pub help: String,
    /// What to write in the text's place, within the same quotation marks if it has them, where
    /// only one thing can have been meant.
    pub fix: Option<String>,
}

/// A fault whose text is not known yet.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) code: Code,
    pub(super) reason: String,
    pub(super) help: String,
    pub(super) fix: Option<String>,
}

impl Wrong {
    /// A fault that we cannot mend.
    pub(super) fn new(
        code: Code,
        reason: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { code, reason: reason.into(), help: help.into(), fix: None }
    }

    /// A text that is not a date.
    pub(super) fn date(reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(Code::BadDate, reason, help)
    }

    /// A fault that one text mends.
    pub(super) fn mended(code: Code, reason: impl Into<String>, fix: String) -> Self {
        let help = format!("write `{fix}`");
        Self { code, reason: reason.into(), help, fix: Some(fix) }
    }

    /// The fault in its text.
    pub(super) fn within(self, text: &str) -> Fault {
        let message = format!("“{}”: {}", cut(text), self.reason);
        Fault { code: self.code, message, help: self.help, fix: self.fix }
    }
}

/// Forms that an editor may take as a pattern.
pub(super) const PATTERNS: &str =
    "write a date such as `2017-05-22`, `22 พฤษภาคม 2560` or `22 May 2017`";

/// An end that is before its start. The dates are those that were read.
pub(super) fn ends_first(start: Date, end: Date) -> Wrong {
    let reason =
        format!("this ends ({}) before it begins ({})", in_words(end), in_words(start));
    let help = "put the earlier date first, and write the year at both if they differ";
    Wrong::new(Code::EndsFirst, reason, help)
}

/// The beginning of a text on one line, so that a message can be read.
pub(super) fn cut(text: &str) -> String {
    const LONGEST: usize = 60;
    let clean = |c: char| if c.is_control() || c.is_whitespace() { ' ' } else { c };
    let mut chars = text.trim().chars().map(clean);
    let mut kept: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() {
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_and_stay_on_one_line() {
        assert_eq!(cut(" a\nb\u{7}c\u{a0}d "), "a b c d");
        assert_eq!(cut(&"ก".repeat(60)), "ก".repeat(60));
        assert_eq!(cut(&"ก".repeat(61)), format!("{}…", "ก".repeat(60)));
    }
}

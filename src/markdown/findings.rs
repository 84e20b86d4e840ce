//! Complaints about one text, held back where they would flood.
//!
//! In: complaints in the order of the text. Out: of each kind of warning the first few, the
//! last of which says how many more there are. Never drops an error, nor a change that mends
//! something: what is held back is mended with what is told, and is told apart from what is not.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Edit, Lines, Severity};

/// How many places of one kind of warning are shown for one text.
const SHOWN: usize = 5;
/// How many characters of the offending text are quoted.
const QUOTED: usize = 40;

/// Collects complaints about a text.
pub(super) struct Findings<'a> {
    lines: &'a Lines<'a>,
    list: Vec<Diagnostic>,
    counts: BTreeMap<Kind, Count>,
    line_ends: BTreeMap<Kind, usize>,
}

/// A rule, what breaks it where the rule has several faults, and whether a program may mend that.
type Kind = (Code, &'static str, bool);

#[derive(Default)]
struct Count {
    all: usize,
    last_shown: usize,
    /// How many stand in the line of each that is shown, beside it, by its place in the list.
    beside: BTreeMap<usize, usize>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(lines: &'a Lines<'a>) -> Self {
        Self {
            lines,
            list: Vec::new(),
            counts: BTreeMap::new(),
            line_ends: BTreeMap::new(),
        }
    }

    /// Adds a complaint about a byte range; its words are made only where they are shown.
    pub(super) fn add(
        &mut self,
        code: Code,
        range: Range<usize>,
        words: impl FnOnce() -> (String, String),
    ) {
        self.add_with(code, range, Vec::new(), words);
    }

    /// The same, with the changes that mend it.
    pub(super) fn add_with(
        &mut self,
        code: Code,
        range: Range<usize>,
        edits: Vec<Edit>,
        words: impl FnOnce() -> (String, String),
    ) {
        self.add_of_kind((code, "", !edits.is_empty()), range, edits, words);
    }

    fn add_of_kind(
        &mut self,
        kind: Kind,
        range: Range<usize>,
        edits: Vec<Edit>,
        words: impl FnOnce() -> (String, String),
    ) {
        let (code, ..) = kind;
        let count = self.counts.entry(kind).or_default();
        count.all += 1;
        if code.severity() != Severity::Error && count.all > SHOWN {
            if let Some(last) = self.list.get_mut(count.last_shown) {
                last.edits.extend(edits);
            }
            return;
        }
        let (message, help) = words();
        count.last_shown = self.list.len();
        let told = Diagnostic::at(code, self.lines.place(range), message, help);
        self.list.push(told.mended_by(edits));
    }

    /// The same, once for a line at most of one fault of a rule.
    pub(super) fn add_once_a_line(
        &mut self,
        (code, what): (Code, &'static str),
        range: Range<usize>,
        edit: Option<Edit>,
        words: impl FnOnce() -> (String, String),
    ) {
        let kind = (code, what, edit.is_some());
        if self.line_ends.get(&kind).is_some_and(|&end| range.start < end) {
            let count = self.counts.entry(kind).or_default();
            if count.all > SHOWN {
                count.all += 1;
            } else {
                *count.beside.entry(count.last_shown).or_default() += 1;
            }
            if let Some(last) = self.list.get_mut(count.last_shown) {
                last.edits.extend(edit);
            }
            return;
        }
        let rest = self.lines.text().get(range.end..).unwrap_or_default();
        let end = range.end + rest.find('\n').unwrap_or(rest.len());
        self.line_ends.insert(kind, end);
        self.add_of_kind(kind, range, edit.into_iter().collect(), words);
    }

    /// The complaints, with the number of those that are not shown.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for ((code, ..), mut count) in self.counts {
            let mut more = count.all.saturating_sub(SHOWN);
            if code.severity() == Severity::Error {
                continue;
            }
            if more > 0 {
                more += count.beside.remove(&count.last_shown).unwrap_or(0);
            }
            let beside =
                count.beside.into_iter().map(|(at, more)| (at, more, "on this line"));
            let last = (more > 0).then_some((count.last_shown, more, "in this file"));
            for (at, more, place) in beside.chain(last) {
                if let Some(told) = self.list.get_mut(at) {
                    let times = if more == 1 { "time" } else { "times" };
                    // Writing to a string does not fail.
                    let _ = write!(told.message, " (and {more} more {times} {place})");
                }
            }
        }
        self.list
    }
}

/// A text as it is quoted in a message: on one line, cut short, without control characters.
pub(super) fn quoted(text: &str) -> String {
    let shown = |c: char| if c.is_control() { ' ' } else { c };
    let mut quoted: String = text.trim().chars().take(QUOTED).map(shown).collect();
    quoted.truncate(quoted.trim_end().len());
    if text.trim().chars().nth(QUOTED).is_some() {
        quoted.push('…');
    }
    quoted
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_flood_is_counted_and_errors_are_not_held_back() {
        let path = Arc::from("x.md");
        let lines = Lines::new(&path, "a\nb\nc");
        let mut findings = Findings::new(&lines);
        for _ in 0..9 {
            findings.add(Code::NoAltText, 0..1, || ("w".into(), "h".into()));
            findings.add(Code::TooDeep, 0..1, || ("e".into(), "h".into()));
        }
        let list = findings.finish();
        let of = |code| list.iter().filter(|d| d.code == code).collect::<Vec<_>>();
        assert_eq!(of(Code::TooDeep).len(), 9);
        assert_eq!(of(Code::NoAltText).len(), 5);
        assert_eq!(of(Code::NoAltText)[4].message, "w (and 4 more times in this file)");
        assert_eq!(of(Code::NoAltText)[3].message, "w");
    }

    #[test]
    fn a_line_is_complained_about_once() {
        let path = Arc::from("x.md");
        let lines = Lines::new(&path, "ab\nc");
        let mut findings = Findings::new(&lines);
        for at in [0, 1, 3] {
            let words = || (String::new(), String::new());
            findings.add_once_a_line((Code::ThaiSpelling, "a"), at..at + 1, None, words);
        }
        let words = || (String::new(), String::new());
        findings.add_once_a_line((Code::ThaiSpelling, "b"), 3..4, None, words);
        let messages = findings.finish().into_iter().map(|told| told.message);
        let messages: Vec<String> = messages.collect();
        assert_eq!(messages, [" (and 1 more time on this line)", "", ""]);
    }

    #[test]
    fn what_is_held_back_is_mended_with_what_is_told() {
        let path = Arc::from("x.md");
        let text = "abc\n".repeat(9);
        let lines = Lines::new(&path, &text);
        let mut findings = Findings::new(&lines);
        for line in 0..9 {
            for at in line * 4..line * 4 + 3 {
                let words = || (String::new(), String::new());
                let edit = Edit { range: at..at + 1, text: String::new() };
                let edit = Some(edit).filter(|_| at % 4 != 1);
                findings.add_once_a_line(
                    (Code::ThaiSpelling, ""),
                    at..at + 1,
                    edit,
                    words,
                );
            }
        }
        let list = findings.finish();
        let edits: Vec<_> = list.iter().map(|told| told.edits.len()).collect();
        assert_eq!(edits, [2, 0, 2, 0, 2, 0, 2, 0, 10, 0]);
    }

    #[test]
    fn quotes_are_short_and_on_one_line() {
        assert_eq!(quoted(" ก\nข\u{1b} "), "ก ข");
        assert_eq!(quoted(&"ก".repeat(50)).chars().count(), 41);
    }
}

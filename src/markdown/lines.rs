//! What Markdown makes of the line ends of Thai text: it melts numbered lines together, and it
//! prints a space between letters that belong to each other.
//!
//! In: the texts and breaks of a block, in order. Out: warnings. Never changes the text.

use std::ops::Range;

use super::findings::{Findings, quoted};
use super::thai;
use crate::diagnostic::Code;

/// Lines of one paragraph that begin with numbers in Thai digits.
#[derive(Default)]
pub(super) struct NumberedLines {
    state: State,
    previous: Option<Range<usize>>,
}

#[derive(Default, PartialEq)]
enum State {
    /// The next text begins a line.
    #[default]
    LineStart,
    /// The line began with a number, or not.
    InLine { is_numbered: bool },
    /// The block has been warned of.
    Told,
}

impl NumberedLines {
    /// Looks at a text, which may begin a line.
    pub(super) fn check(
        &mut self,
        findings: &mut Findings<'_>,
        text: &str,
        range: &Range<usize>,
    ) {
        let first = self.previous.clone();
        self.text(text, range);
        let is_second = self.state == State::InLine { is_numbered: true }
            && self.previous.as_ref() == Some(range);
        let Some(first) = first.filter(|first| is_second && first != range) else {
            return;
        };
        self.state = State::Told;
        findings.add(Code::ThaiNumberedLines, first, || {
            (
                format!(
                    "this line and the next, “{}”, run together into one paragraph",
                    quoted(text)
                ),
                "number the lines in Arabic digits (1. 2. 3.) for a list, or put an empty line between them"
                    .to_owned(),
            )
        });
    }

    /// Takes a text that begins a line or goes on in it.
    pub(super) fn text(&mut self, text: &str, range: &Range<usize>) {
        if self.state == State::LineStart {
            let is_numbered = begins_with_number(text);
            self.previous = is_numbered.then(|| range.clone());
            self.state = State::InLine { is_numbered };
        }
    }

    /// Ends a line that goes on in the same paragraph.
    pub(super) fn soft_break(&mut self) {
        if self.state != State::Told {
            self.state = State::LineStart;
        }
    }

    /// Ends the paragraph, or a line of it for the reader too.
    pub(super) fn end_block(&mut self) {
        *self = Self::default();
    }
}

/// Whether a line begins as `๑.`, `๑)`, `(๑)` or `๑.๒` do.
fn begins_with_number(text: &str) -> bool {
    let is_digit = |c: char| matches!(c, '๐'..='๙');
    let unbracketed = text.strip_prefix('(').unwrap_or(text);
    let rest = unbracketed.trim_start_matches(is_digit);
    rest.len() < unbracketed.len() && rest.starts_with(['.', ')'])
}

/// Line ends between two Thai letters.
#[derive(Default)]
pub(super) struct BrokenLines {
    pending: Option<Range<usize>>,
}

impl BrokenLines {
    /// Takes the end of a line. Spaces before it were meant to be seen.
    pub(super) fn soft_break(&mut self, file: &str, range: &Range<usize>) {
        let before = file.get(..range.start).and_then(|text| text.chars().next_back());
        self.pending = before.filter(|&c| thai::is_letter(c)).map(|_| range.clone());
    }

    /// Looks at the text after the end of a line.
    pub(super) fn check(
        &mut self,
        findings: &mut Findings<'_>,
        file: &str,
        range: &Range<usize>,
    ) {
        let Some(end) = self.pending.take() else { return };
        let text = file.get(range.clone()).unwrap_or_default();
        if !text.starts_with(thai::is_letter) {
            return;
        }
        let before = file.get(..end.start).unwrap_or_default();
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        findings.add(Code::BrokenThaiLine, end.start - last..end.start, || {
            let tail: Vec<char> =
                before.chars().rev().take_while(|&c| c != '\n').take(15).collect();
            let tail: String = tail.into_iter().rev().collect();
            let head: String = text.chars().take(15).collect();
            (
                format!(
                    "the line ends between Thai letters, which prints a space: “{tail} {head}”"
                ),
                "join the two lines, or put an empty line between two paragraphs".to_owned(),
            )
        });
    }

    /// Takes anything else: what follows does not touch the line before.
    pub(super) fn other(&mut self) {
        self.pending = None;
    }
}

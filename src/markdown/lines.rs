//! What Markdown makes of the line ends of Thai text: it melts lines of lists together, and it
//! prints a space between letters that belong to each other.
//!
//! In: the texts and breaks of a block, in order. Out: warnings. Never changes the text.

use std::ops::Range;

use super::findings::{Findings, quoted};
use super::thai;
use crate::diagnostic::Code;

/// Lines of one paragraph that begin as entries of a list or rows of a table do.
#[derive(Default)]
pub(super) struct ListLines {
    state: State,
    previous: Option<(Marker, Range<usize>)>,
}

/// What a line of a list begins with, to which Markdown gives no meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    /// `๑.`, `๑)`, `(๑)` or `๑.๒`.
    ThaiNumber,
    /// `1.กรม`: an Arabic number without a space after it.
    TightNumber,
    /// `ก.` or `(ก)`.
    Letter,
    /// `•`, `–`, or `-` without a space after it.
    Bullet,
    /// `|`, of a table without the line below its head.
    Row,
}

#[derive(Default, PartialEq)]
enum State {
    /// The next text begins a line.
    #[default]
    LineStart,
    /// The line began with a number, or not.
    InLine(Option<Marker>),
    /// The block has been warned of.
    Told,
}

impl ListLines {
    /// Looks at a text, which may begin a line.
    pub(super) fn check(
        &mut self,
        findings: &mut Findings<'_>,
        text: &str,
        range: &Range<usize>,
    ) {
        let first = self.previous.clone();
        self.text(text, range);
        let (Some((of_first, first)), Some((marker, second))) = (first, &self.previous)
        else {
            return;
        };
        let is_second = self.state == State::InLine(Some(*marker)) && second == range;
        if !is_second || first == *range || of_first != *marker {
            return;
        }
        let marker = *marker;
        self.state = State::Told;
        findings.add(Code::MeltingLines, first, || {
            let message = format!(
                "this line and the next, “{}”, run together into one paragraph",
                quoted(text)
            );
            (message, remedy(marker).to_owned())
        });
    }

    /// Takes a text that begins a line or goes on in it.
    pub(super) fn text(&mut self, text: &str, range: &Range<usize>) {
        if self.state == State::LineStart {
            let marker = marker(text);
            self.previous = marker.map(|marker| (marker, range.clone()));
            self.state = State::InLine(marker);
        }
    }

    /// Ends a line that goes on in the same paragraph; tells whether it ends a row of a table that
    /// was pasted from elsewhere, whose cells have tabs between them.
    pub(super) fn soft_break(
        &mut self,
        findings: &mut Findings<'_>,
        file: &str,
        range: &Range<usize>,
    ) -> bool {
        let before = file.get(..range.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let row = before.get(start..).unwrap_or_default();
        let after = file.get(range.end..).unwrap_or_default();
        let next = after.split('\n').next().unwrap_or_default();
        let tabs = |line: &str| line.matches('\t').count();
        let is_row = tabs(row) > 0 && tabs(row) == tabs(next);
        if is_row && self.state != State::Told {
            self.state = State::Told;
            findings.add(Code::MeltingLines, start..range.start, || pasted_table(row));
        } else if self.state != State::Told {
            self.state = State::LineStart;
        }
        is_row
    }

    /// Ends the paragraph, or a line of it for the reader too.
    pub(super) fn end_block(&mut self) {
        *self = Self::default();
    }
}

/// What is wrong with a row of a table that was pasted, and how it is written.
fn pasted_table(row: &str) -> (String, String) {
    /// Longer rows are not repeated in a remedy.
    const LONGEST: usize = 80;
    let row = row.trim_start_matches(['>', ' ']).trim_end_matches('\r');
    let cells: Vec<_> = row.split('\t').map(str::trim).collect();
    let written = format!("| {} |", cells.join(" | "));
    let written = if written.chars().count() > LONGEST {
        format!("|{}", " … |".repeat(cells.len()))
    } else {
        written
    };
    let line = format!("|{}", "---|".repeat(cells.len()));
    let message = format!(
        "the cells of “{}” have tabs between them, and the rows run together into one paragraph",
        quoted(row)
    );
    let help = format!(
        "write this row as `{written}`, `{line}` below it, and the other rows so"
    );
    (message, help)
}

/// What a line of a list begins with.
fn marker(text: &str) -> Option<Marker> {
    let is_thai_digit = |c: char| matches!(c, '๐'..='๙');
    let unbracketed = text.strip_prefix('(').unwrap_or(text);
    let rest = unbracketed.trim_start_matches(is_thai_digit);
    if rest.len() < unbracketed.len() && rest.starts_with(['.', ')']) {
        return Some(Marker::ThaiNumber);
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < text.len()
        && let Some(rest) = rest.strip_prefix(['.', ')'])
        && rest.starts_with(char::is_alphabetic)
    {
        return Some(Marker::TightNumber);
    }
    // Lists of letters seldom go further, and abbreviations such as ก.ค. have no space.
    if let Some(rest) = unbracketed.strip_prefix(['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ', 'ช', 'ซ'])
        && let Some(rest) = rest.strip_prefix(['.', ')'])
        && rest.starts_with(' ')
    {
        return Some(Marker::Letter);
    }
    if text.starts_with(['•', '●', '▪', '◦', '‣', '·', '\u{f0b7}']) {
        return Some(Marker::Bullet);
    }
    if let Some(rest) = text.strip_prefix(['-', '–', '—'])
        && rest.trim_start().starts_with(char::is_alphabetic)
    {
        return Some(Marker::Bullet);
    }
    let is_row = text.starts_with('|') && text.trim_end().len() > 1;
    is_row.then_some(Marker::Row)
}

fn remedy(marker: Marker) -> &'static str {
    match marker {
        Marker::ThaiNumber => {
            "number the lines in Arabic digits (1. 2. 3.) for a list, or put an empty line between them"
        }
        Marker::TightNumber => "put a space after each number and its dot: `1. กรม`",
        Marker::Letter => "put an empty line between them",
        Marker::Bullet => "begin each line with a hyphen and a space: `- ข้อความ`",
        Marker::Row => "put a line such as `|---|---|` below the first row of the table",
    }
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
        if !text.starts_with(thai::is_letter) || marker(text).is_some() {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diagnostic::{Code, Lines};
    use crate::digest::Digester;
    use crate::markdown::scan;

    /// The help of each complaint about melting lines, and how many broken lines are told.
    fn check(text: &str, expected: &[&str], broken: usize) {
        let path = Arc::from("x.md");
        let lines = Lines::new(&path, text);
        let told = scan(&lines, 0..text.len(), &mut Digester::new("", "")).diagnostics;
        let of = |code: Code| told.iter().filter(move |told| told.code == code);
        let help: Vec<_> =
            of(Code::MeltingLines).map(|told| told.help.as_str()).collect();
        assert_eq!(help, expected, "{text:?}");
        assert_eq!(of(Code::BrokenThaiLine).count(), broken, "{text:?}");
    }

    #[test]
    fn a_pasted_table_is_told_once_and_its_lines_are_not_joined() {
        let two = "write this row as `| ปี | เมือง |`, `|---|---|` below it, and the other rows so";
        check("ปี\tเมือง\n๒๕๖๐\tกรุงเทพ\n๒๕๖๑\tสิงคโปร์", &[two], 0);
        check("ปี\tเมือง\r\n๒๕๖๐\tกรุงเทพ\r\n", &[two], 0);
        check("> ปี\tเมือง\n> ๒๕๖๐\tกรุงเทพ", &[two], 0);
        check(
            "**ปี**\tเมือง\n๑.\tกรุงเทพ\n๒.\tสิงคโปร์",
            &[
                "write this row as `| **ปี** | เมือง |`, `|---|---|` below it, and the other rows so",
            ],
            0,
        );
        check(
            "ปี\tเมือง\tวัน\nก\t\tค",
            &[
                "write this row as `| ปี | เมือง | วัน |`, `|---|---|---|` below it, and the other rows so",
            ],
            0,
        );
        check(
            &format!("{}\tข\nก\tข", "ก".repeat(90)),
            &[
                "write this row as `| … | … |`, `|---|---|` below it, and the other rows so",
            ],
            0,
        );
        check("ปี\tเมือง\n๒๕๖๐\tกรุงเทพ\n\nปี\tเมือง\n๒๕๖๐\tกรุงเทพ", &[two, two], 0);
    }

    #[test]
    fn lines_that_are_no_rows_are_judged_as_ever() {
        check("ปี\tเมือง", &[], 0);
        check("ปี\tเมือง\nกรุงเทพ", &[], 1);
        check("ปี\tเมือง\nก\tข\tค", &[], 1);
        check("ที่ประ\nชุม", &[], 1);
        check("ปี\tเมือง\n\n๒๕๖๐\tกรุงเทพ", &[], 0);
        check("```\nปี\tเมือง\nปี\tเมือง\n```", &[], 0);
    }
}

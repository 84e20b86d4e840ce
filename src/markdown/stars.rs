//! Stars and their like that were meant as markup and stay in the text as they are.
//!
//! In: the ranges of a block's text. Out: a warning for each pair, with what to write instead, and
//! with the change that does it where readers see the same text without the stars.
//! Never warns of stars that were escaped, or that stand alone between spaces.

use std::ops::Range;

use pulldown_cmark::Event;
use unicode_normalization::char::is_combining_mark;

use super::events::parser;
use super::findings::{Findings, quoted};
use super::thai;
use crate::diagnostic::{Code, Edit};

/// Longer texts between marks are not tried out for a mend.
const TRIED: usize = 300;
/// For so many pairs of a body a mend is looked for.
const MENDED: usize = 200;

/// The runs of `*`, `_` and `~` that are text in the block at hand.
#[derive(Default)]
pub(super) struct Stars {
    runs: Vec<Run>,
    /// For how many pairs a mend was looked for.
    tried: usize,
}

struct Run {
    mark: u8,
    range: Range<usize>,
}

impl Stars {
    /// Takes note of the runs in a byte range of a file that is text.
    pub(super) fn text(&mut self, file: &str, range: Range<usize>) {
        let start = range.start;
        let bytes = file.as_bytes().get(range).unwrap_or_default();
        let is_escaped = start > 0 && file.as_bytes().get(start - 1) == Some(&b'\\');
        for (at, &mark) in bytes.iter().enumerate() {
            if !matches!(mark, b'*' | b'_' | b'~') || (at == 0 && is_escaped) {
                continue;
            }
            let at = start + at;
            match self.runs.last_mut() {
                Some(run) if run.mark == mark && run.range.end == at => {
                    run.range.end += 1;
                }
                _ => self.runs.push(Run { mark, range: at..at + 1 }),
            }
        }
    }

    /// Judges the runs of the block that ends here.
    pub(super) fn end_block(&mut self, findings: &mut Findings<'_>, file: &str) {
        if self.runs.is_empty() {
            return;
        }
        let runs = std::mem::take(&mut self.runs);
        let mut rest = runs.iter().peekable();
        while let Some(open) = rest.next() {
            let partner = rest
                .peek()
                .filter(|close| is_pair(file, open, close))
                .map(|close| open.range.start..close.range.end);
            if let Some(pair) = partner {
                let marks = open.range.len();
                rest.next();
                self.tried += 1;
                let is_tried = self.tried <= MENDED;
                let mend = if is_tried { mend(file, &pair, marks) } else { None };
                let edit = mend.as_ref().and_then(|mend| mend.edit.clone());
                let edits = edit.into_iter().collect();
                findings.add_with(Code::LiteralStars, pair.clone(), edits, || {
                    words_of_pair(file, pair, marks, mend)
                });
            } else if is_unclosed(file, open) {
                findings.add(Code::LiteralStars, open.range.clone(), || {
                    words_of_one(file, open)
                });
            }
        }
    }
}

/// What stands beside a run.
fn neighbours(file: &str, range: &Range<usize>) -> (Option<char>, Option<char>) {
    let before = file.get(..range.start).and_then(|text| text.chars().next_back());
    let after = file.get(range.end..).and_then(|text| text.chars().next());
    (before, after)
}

fn is_gap(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn is_thai(c: Option<char>) -> bool {
    c.is_some_and(thai::is_letter)
}

/// Whether two runs were meant to stand around what is between them.
fn is_pair(file: &str, open: &Run, close: &Run) -> bool {
    if open.mark != close.mark || open.range.len() != close.range.len() {
        return false;
    }
    let (before, inner_first) = neighbours(file, &open.range);
    let (inner_last, after) = neighbours(file, &close.range);
    let holds = !is_gap(inner_first) && !is_gap(inner_last);
    let beside_thai = is_thai(before) || is_thai(after);
    match (open.mark, open.range.len()) {
        (b'*', 2 | 3) | (b'~', 2) => {
            let stands_free = |a, b| is_gap(a) && is_gap(b);
            open.range.end < close.range.start
                && !(stands_free(before, inner_first) && stands_free(inner_last, after))
        }
        (b'*', 1) | (b'_', 1..=3) => holds && beside_thai,
        _ => false,
    }
}

/// Whether a run opens something that nothing closes.
fn is_unclosed(file: &str, run: &Run) -> bool {
    let (before, after) = neighbours(file, &run.range);
    run.mark == b'*'
        && matches!(run.range.len(), 2 | 3)
        && !is_gap(after)
        && (is_gap(before) || is_thai(before) || is_thai(after))
}

fn words_of_one(file: &str, run: &Run) -> (String, String) {
    let marks = file.get(run.range.clone()).unwrap_or_default();
    let after = file.get(run.range.end..).and_then(|text| text.lines().next());
    let escaped: String = marks.chars().flat_map(|mark| ['\\', mark]).collect();
    (
        format!(
            "the stars of “{}” stay in the page, because nothing closes them",
            quoted(&format!("{marks}{}", after.unwrap_or_default()))
        ),
        format!(
            "write {marks} right after the last letter too, or {escaped} for stars that readers are to see"
        ),
    )
}

fn words_of_pair(
    file: &str,
    pair: Range<usize>,
    marks: usize,
    mend: Option<Mend>,
) -> (String, String) {
    let whole = file.get(pair.clone()).unwrap_or_default();
    let message = format!(
        "the marks of “{}” stay in the page, because of what stands beside them",
        quoted(whole)
    );
    let help = match mend {
        Some(mend) => mend.help,
        None => {
            let mark = whole.get(..marks).unwrap_or_default();
            format!(
                "put a space outside the {mark} and none inside, or move signs such as brackets outside"
            )
        }
    };
    (message, help)
}

/// How a pair is written so that it works.
struct Mend {
    help: String,
    /// The change that writes it so, where it moves the marks and nothing else.
    edit: Option<Edit>,
}

/// The first way of writing it that works.
fn mend(file: &str, pair: &Range<usize>, marks: usize) -> Option<Mend> {
    let whole = file.get(pair.clone())?;
    if whole.len() > TRIED || whole.contains(['\n', '\r']) {
        return None;
    }
    let mark = whole.get(..marks)?;
    let inner = whole.get(marks..whole.len().checked_sub(marks)?)?;
    let trimmed = inner.trim();
    let core = trimmed.trim_matches(|c| !is_word(c));
    let (signs_before, signs_after) =
        trimmed.split_once(core).filter(|_| !core.is_empty())?;
    let (head, tail) = (head(file, pair.start), tail(file, pair.end));
    let space = |beside: &str| if beside.is_empty() { "" } else { " " };
    let ways = [
        (format!("{mark}{trimmed}{mark}"), "without spaces inside the marks"),
        (
            format!("{signs_before}{mark}{core}{mark}{signs_after}"),
            "with the signs outside the marks",
        ),
        (
            format!("{}{mark}{trimmed}{mark}{}", space(&head), space(&tail)),
            "with a space outside the marks",
        ),
    ];
    let works = |text: &str| {
        !parser(text).any(|event| match event {
            Event::Text(text) => text.contains(mark.get(..1).unwrap_or("*")),
            _ => false,
        })
    };
    let (way, how) =
        ways.into_iter().find(|(way, _)| works(&format!("{head}{way}{tail}")))?;
    let help = format!("write `{head}{way}{tail}`, {how}");
    let is_moved = without(mark, &way) == inner;
    let edit = is_moved.then(|| Edit { range: pair.clone(), text: way });
    Some(Mend { help, edit })
}

/// A text without two marks.
fn without(mark: &str, text: &str) -> String {
    text.replacen(mark, "", 2)
}

/// How many characters beside the marks are shown in a mend.
const BESIDE: usize = 12;

/// What touches a place from the left, cut between letters.
fn head(file: &str, at: usize) -> String {
    let before = file.get(..at).unwrap_or_default().chars().rev();
    let mut head: Vec<char> =
        before.take_while(|c| !c.is_whitespace()).take(BESIDE + 1).collect();
    if head.len() > BESIDE {
        head.pop();
        while head.last().is_some_and(|&c| is_combining_mark(c)) {
            head.pop();
        }
        head.push('…');
    }
    head.iter().rev().collect()
}

/// What touches a place from the right, cut between letters.
fn tail(file: &str, at: usize) -> String {
    let after = file.get(at..).unwrap_or_default().chars();
    let mut tail: String =
        after.take_while(|c| !c.is_whitespace()).take(BESIDE + 1).collect();
    if tail.chars().count() > BESIDE {
        while tail.pop().is_some_and(is_combining_mark) {}
        tail.push('…');
    }
    tail
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diagnostic::{Diagnostic, Lines};
    use crate::digest::Digester;
    use crate::markdown::scan;

    fn found(text: &str) -> Vec<Diagnostic> {
        let path = Arc::from("x.md");
        let checked =
            scan(&Lines::new(&path, text), 0..text.len(), &mut Digester::new("", ""));
        checked.diagnostics
    }

    fn check(text: &str, column: u32, help: &str) {
        let list = found(text);
        assert_eq!(list.len(), 1, "{text:?}: {list:?}");
        assert_eq!(list[0].code.text(), "W0601", "{text:?}");
        assert_eq!(list[0].place.as_ref().unwrap().column, column, "{text:?}");
        assert_eq!(list[0].help, help, "{text:?}");
    }

    fn check_clean(text: &str) {
        assert_eq!(found(text), [], "{text:?}");
    }

    #[test]
    fn stars_beside_thai_letters_are_told_with_the_mend() {
        check(
            "**(SOMTC)**การประชุม",
            1,
            "write `(**SOMTC**)การประชุม`, with the signs outside the marks",
        );
        check(
            "การประชุม**“ความร่วมมือ”**ครั้งแรก",
            10,
            "write `การประชุม“**ความร่วมมือ**”ครั้งแรก`, with the signs outside the marks",
        );
        check(
            "**หมายเหตุ:**ข้อความ",
            1,
            "write `**หมายเหตุ**:ข้อความ`, with the signs outside the marks",
        );
        check(
            "** ข้อความ **ต่อ",
            1,
            "write `**ข้อความ**ต่อ`, without spaces inside the marks",
        );
        check("ก*(A)*ข", 2, "write `ก(*A*)ข`, with the signs outside the marks");
        check("ก~~(A)~~ข", 2, "write `ก(~~A~~)ข`, with the signs outside the marks");
        check("คำ_เน้น_คำ", 3, "write `คำ _เน้น_ คำ`, with a space outside the marks");
    }

    #[test]
    fn stars_that_nothing_closes() {
        check(
            "**ข้อความ",
            1,
            "write ** right after the last letter too, or \\*\\* for stars that readers are to see",
        );
    }

    #[test]
    fn what_works_or_was_meant_is_left_alone() {
        for text in [
            "**(SOMTC)** การประชุม",
            "(**SOMTC**)การประชุม",
            "**หนา**ต่อ",
            "ก**หนา**ข",
            "5 * 3 * 2",
            "5 * 3",
            "\\*\\*ก\\*\\*ข",
            "\\*\\*(ก)\\*\\*ข",
            "`**(ก)**ข`",
            "```\n**(ก)**ข\n```",
            "snake_case_name และ a_b",
            "ชื่อ ______ สกุล ______",
            "ราคา 500** บาท",
            "โรงแรม ***",
            "** หมายเหตุ",
            "~5 ล้าน",
            "a ** b ** c",
            "<https://x.th/a_(b)_c>",
        ] {
            check_clean(text);
        }
    }

    #[test]
    fn the_message_quotes_the_text() {
        let list = found("**(SOMTC)**การประชุม");
        assert_eq!(
            list[0].message,
            "the marks of “**(SOMTC)**” stay in the page, because of what stands beside them"
        );
    }

    #[test]
    fn marks_in_different_blocks_are_no_pair() {
        assert!(found("ก*(A)\n\nB)*ข").is_empty());
    }
}

//! What changes in a file, as people are shown it: line by line, the part of the line around each
//! change, before and after.

use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::Code;
use crate::mend::file::Change;

/// Changes that stand near each other in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// The line, from 1.
    pub line: u32,
    /// The rules that ask for the changes, each once.
    pub codes: Vec<Code>,
    /// The line before, or the part of it around the changes, with `…` where it is cut.
    pub before: String,
    /// The same after.
    pub after: String,
    /// How many changes these are.
    pub changes: usize,
}

/// So many letters around a change are shown.
const AROUND: usize = 40;

/// Changes of a text, in order, as hunks.
pub(super) fn hunks(text: &str, changes: &[&Change]) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let mut rest = changes;
    while let Some(first) = rest.first() {
        let start = first.edit.range.start;
        let mut end = first.edit.range.end;
        let near = rest.iter().take_while(|change| {
            let between = text.get(end..change.edit.range.start);
            let is_near = change.edit.range.start == start
                || between.is_some_and(|between| {
                    !between.contains('\n') && between.chars().nth(2 * AROUND).is_none()
                });
            end = end.max(if is_near { change.edit.range.end } else { 0 });
            is_near
        });
        let count = near.count().max(1);
        let (group, others) = rest.split_at(count.min(rest.len()));
        hunks.push(hunk(text, group, start, end));
        rest = others;
    }
    hunks
}

fn hunk(text: &str, group: &[&Change], start: usize, end: usize) -> Hunk {
    let (above, below) = (text.get(..start), text.get(end..));
    let (above, below) = (above.unwrap_or_default(), below.unwrap_or_default());
    let line = above.matches('\n').count() as u32 + 1;
    let from = beginning(above);
    let until = end + ending(below);
    let before = text.get(from..until).unwrap_or_default();
    let mut after = before.to_owned();
    for Change { edit, .. } in group.iter().rev() {
        after.replace_range(edit.range.start - from..edit.range.end - from, &edit.text);
    }
    let is_begun = above.get(..from).is_some_and(|above| !is_line_end(above));
    let is_cut = text
        .get(until..)
        .is_some_and(|below| !below.is_empty() && !below.starts_with(['\n', '\r']));
    let cut = |text: &str| {
        let (head, tail) =
            (if is_begun { "…" } else { "" }, if is_cut { "…" } else { "" });
        format!("{head}{text}{tail}")
    };
    let mut codes: Vec<Code> = group.iter().map(|change| change.code).collect();
    codes.sort();
    codes.dedup();
    Hunk { line, codes, before: cut(before), after: cut(&after), changes: group.len() }
}

fn is_line_end(above: &str) -> bool {
    above.is_empty() || above.ends_with('\n')
}

/// Where the part of a line begins that is shown before a change: at its beginning, or between two
/// letters.
fn beginning(above: &str) -> usize {
    let in_line = above.char_indices().rev().take_while(|&(_, c)| c != '\n');
    let near: Vec<(usize, char)> = in_line.take(AROUND + 1).collect();
    if near.len() <= AROUND {
        return near.last().map_or(above.len(), |&(at, _)| at);
    }
    let whole = near.iter().rev().skip(1).find(|(_, c)| !is_combining_mark(*c));
    whole.map_or(above.len(), |&(at, _)| at)
}

/// How many bytes of a line are shown after a change: up to its end, or up to between two letters.
fn ending(below: &str) -> usize {
    let in_line = below.char_indices().take_while(|&(_, c)| !matches!(c, '\n' | '\r'));
    let near: Vec<(usize, char)> = in_line.take(AROUND + 1).collect();
    let Some(&(at, c)) = near.last() else { return 0 };
    if near.len() <= AROUND {
        return at + c.len_utf8();
    }
    let whole = near.iter().rev().find(|(_, c)| !is_combining_mark(*c));
    whole.map_or(0, |&(at, _)| at)
}

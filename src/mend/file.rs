//! One file mended: the changes that complaints offer are made, until none is offered any more.
//!
//! In: a text, and what reads it. Out: the mended text, and what changed. A change that would do
//! more than it says is left out: of the body only words may change, or stars that were in the
//! way; no line of front matter may break; and no heading that a link leads to may get another id.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Edit};
use crate::markdown::{differs_in_marks_alone, differs_in_words_alone};
use crate::mend::hunk::{Hunk, hunks};

/// What is read of a text.
#[derive(Default)]
pub(super) struct Reading {
    /// The complaints that are told.
    pub(super) told: Vec<Diagnostic>,
    /// Where the Markdown stands; empty where there is none.
    pub(super) body: Range<usize>,
    /// The ids of its headings.
    pub(super) anchors: BTreeSet<String>,
}

/// A change, and the rule that asks for it.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) code: Code,
    pub(super) edit: Edit,
}

/// What is mended may show further faults. More than so many times over they do not hide each other.
const ROUNDS: usize = 20;
/// Where all changes together do too much, those that do are looked for by halves: so often a text
/// is read for that.
const READS: usize = 500;

/// A text with all changes made that its complaints offer; nothing where that changes nothing.
///
/// `kept` are the ids of headings that must not go.
pub(super) fn mended(
    text: &str,
    read: impl Fn(&str) -> Reading,
    kept: &BTreeSet<String>,
) -> Option<(String, Vec<Hunk>)> {
    let reading = read(text);
    let mut work = Work { now: text.to_owned(), reading, read, kept, reads: READS };
    let mut all = Vec::new();
    for _ in 0..ROUNDS {
        // Where stars stand is known of the text as it was read, so they wait for the next round.
        let (marks, words): (Vec<Change>, Vec<Change>) =
            changes(&work.reading.told, &work.now)
                .into_iter()
                .partition(|change| change.code == Code::LiteralStars);
        let before = work.now.clone();
        let mut made = work.make(&words);
        if made.is_empty() {
            made = work.make(&marks);
        }
        if made.is_empty() {
            let is_changed = work.now != text;
            all.sort_by_key(|hunk: &Hunk| hunk.line);
            return is_changed.then_some((work.now, all));
        }
        all.extend(hunks(&before, &made));
    }
    None
}

/// The changes that complaints offer, in the order of the text. Of two that overlap, the second
/// waits until the first is made.
fn changes(told: &[Diagnostic], text: &str) -> Vec<Change> {
    let offered = told.iter().flat_map(|told| {
        told.edits.iter().map(|edit| Change { code: told.code, edit: edit.clone() })
    });
    let breaks = |text: &str| text.contains(['\n', '\r']);
    let mut changes: Vec<Change> = offered
        .filter(|Change { edit, .. }| {
            let gone = text.get(edit.range.clone());
            gone.is_some_and(|gone| !breaks(gone) && gone != edit.text)
                && !breaks(&edit.text)
        })
        .collect();
    changes.sort_by_key(|Change { edit, .. }| (edit.range.start, edit.range.end));
    let mut end = 0;
    changes.retain(|Change { edit, .. }| {
        let is_free = edit.range.start >= end;
        if is_free {
            end = edit.range.end;
        }
        is_free
    });
    changes
}

/// A text on its way, and what is read of it.
struct Work<'a, R> {
    now: String,
    reading: Reading,
    read: R,
    kept: &'a BTreeSet<String>,
    /// How often it may still be read.
    reads: usize,
}

impl<R: Fn(&str) -> Reading> Work<'_, R> {
    /// Makes changes, all that do no more than they say, and gives those back. They are in order.
    fn make<'c>(&mut self, changes: &'c [Change]) -> Vec<&'c Change> {
        if changes.is_empty() || self.make_all(changes) {
            return changes.iter().collect();
        }
        if changes.len() == 1 || self.reads == 0 {
            return Vec::new();
        }
        // Those at the end first: the others stay where they are.
        let (first, last) = changes.split_at(changes.len() / 2);
        let last = self.make(last);
        let mut made = self.make(first);
        made.extend(last);
        made
    }

    /// Makes changes if they do no more than they say; tells whether it did.
    fn make_all(&mut self, changes: &[Change]) -> bool {
        if self.reads == 0 {
            return false;
        }
        self.reads -= 1;
        let mut text = self.now.clone();
        for Change { edit, .. } in changes.iter().rev() {
            text.replace_range(edit.range.clone(), &edit.text);
        }
        let next = (self.read)(&text);
        let is_right = self.is_right(changes, &text, &next);
        if is_right {
            self.now = text;
            self.reading = next;
        }
        is_right
    }

    fn is_right(&self, changes: &[Change], text: &str, next: &Reading) -> bool {
        let old = self.now.get(self.reading.body.clone()).unwrap_or_default();
        let new = text.get(next.body.clone()).unwrap_or_default();
        let is_of_marks = changes.iter().all(|change| change.code == Code::LiteralStars);
        let is_same = old == new
            || if is_of_marks {
                differs_in_marks_alone(old, new)
            } else {
                differs_in_words_alone(old, new)
            };
        let mut gone = self.reading.anchors.difference(&next.anchors);
        is_same
            && broken_lines(&next.told) <= broken_lines(&self.reading.told)
            && !gone.any(|anchor| self.kept.contains(anchor))
    }
}

fn broken_lines(told: &[Diagnostic]) -> usize {
    let is_broken = |code| matches!(code, Code::Toml | Code::NoFrontMatter);
    told.iter().filter(|told| is_broken(told.code)).count()
}

//! Places of many ranges of a file, in one walk over it.
//!
//! In: ranges in the order of the file. Out: their places, as `Lines` has them.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Lines, Place};

/// Finds the places of ranges that come in order, in one walk over the file: `Lines` counts
/// each column from the beginning of its line, which is too slow for a line of many links.
pub(super) struct Places<'a> {
    lines: &'a Lines<'a>,
    at: usize,
    line: u32,
    column: u32,
}

/// No place is wider than this.
const WIDEST: usize = 1000;

impl<'a> Places<'a> {
    pub(super) fn new(lines: &'a Lines<'a>) -> Self {
        Self { lines, at: 0, line: 1, column: 1 }
    }

    /// The place of a range.
    pub(super) fn of(&mut self, range: Range<usize>) -> Place {
        let text = self.lines.text();
        let Some(between) = text.get(self.at..range.start) else {
            return self.lines.place(range);
        };
        for c in between.chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.at = range.start;
        let inside = text.get(range).unwrap_or_default().chars();
        let width = inside.take_while(|c| !matches!(c, '\n' | '\r')).take(WIDEST).count();
        Place {
            path: Arc::clone(self.lines.path()),
            line: self.line,
            column: self.column,
            width: (width as u32).max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_lines() {
        let text = "กำ\r\nข ค\n\nab";
        let path = Arc::from("x.md");
        let lines = Lines::new(&path, text);
        let mut places = Places::new(&lines);
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_control()) {
            let range = at..at + c.len_utf8();
            assert_eq!(places.of(range.clone()), lines.place(range));
        }
        assert_eq!(places.of(0..3), lines.place(0..3));
        assert_eq!(places.of(0..99), lines.place(0..99));
    }
}

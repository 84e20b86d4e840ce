//! Places in files, as people count them: lines and columns from 1, columns in characters.

use std::ops::Range;
use std::sync::Arc;

/// A stretch of one line of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file's path from the archive's root, with `/` between its parts.
    pub path: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column of the first character, from 1, counted in characters (Unicode scalar values).
    pub column: u32,
    /// How many characters it covers on that line, at least 1.
    pub width: u32,
}

impl Place {
    /// The first character of a file: where a complaint about the whole file points.
    pub fn start(path: &Arc<str>) -> Self {
        Self { path: Arc::clone(path), line: 1, column: 1, width: 1 }
    }
}

/// Turns byte ranges of a text into places.
#[derive(Debug)]
pub struct Lines<'a> {
    path: Arc<str>,
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Indexes the lines of a file's whole text.
    pub fn new(path: &Arc<str>, text: &'a str) -> Self {
        let newlines = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect();
        Self { path: Arc::clone(path), text, starts }
    }

    /// The text that is indexed.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The path of the file.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The place of a byte range; of a range over several lines, the part on its first line.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = floor(self.text, range.start);
        let end = floor(self.text, range.end.max(start));
        let line = self.starts.partition_point(|&at| at <= start);
        let line_start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(line_start..start).unwrap_or("");
        let inside = self.text.get(start..end).unwrap_or("");
        let inside = inside.lines().next().unwrap_or("");
        Place {
            path: Arc::clone(&self.path),
            line: line as u32,
            column: before.chars().count() as u32 + 1,
            width: (inside.chars().count() as u32).max(1),
        }
    }
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, needle: &str, expected: (u32, u32, u32)) {
        let path = Arc::from("x.md");
        let at = text.find(needle).unwrap();
        let place = Lines::new(&path, text).place(at..at + needle.len());
        assert_eq!((place.line, place.column, place.width), expected, "{needle:?}");
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        check("ครั้งที่ ๑๗\nต่อ", "๑๗", (1, 10, 2));
        check("ครั้งที่ ๑๗\nต่อ", "ต่อ", (2, 1, 3));
        check("a\r\nb", "b", (2, 1, 1));
    }

    #[test]
    fn a_range_over_lines_is_cut_at_its_first() {
        check("ab\ncd", "b\ncd", (1, 2, 1));
    }

    #[test]
    fn offsets_outside_or_inside_a_character_are_brought_back() {
        let path = Arc::from("x.md");
        let place = Lines::new(&path, "ก").place(1..99);
        assert_eq!((place.line, place.column, place.width), (1, 1, 1));
    }
}

//! TOML text to a table that remembers every place, with all its syntax faults at once.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use crate::diagnostic::{Code, Diagnostic, Lines, Place};

/// Where a TOML text stands in its file, and where its complaints go.
pub(super) struct Page<'a> {
    /// The lines of the whole file.
    pub(super) lines: &'a Lines<'a>,
    /// The byte at which the TOML begins.
    pub(super) offset: usize,
    /// The archive's offset from UTC in minutes, on which a date-time's day depends.
    pub(super) zone: i32,
    /// The complaints so far.
    pub(super) diagnostics: Vec<Diagnostic>,
    broken_lines: BTreeSet<u32>,
}

impl<'a> Page<'a> {
    /// A TOML text that begins at a byte of its file; without complaints yet.
    pub(super) fn new(lines: &'a Lines<'a>, offset: usize, zone: i32) -> Self {
        let broken_lines = BTreeSet::new();
        Self { lines, offset, zone, diagnostics: Vec::new(), broken_lines }
    }

    /// The place of a range of the TOML text.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        self.lines.place(span.start + self.offset..span.end + self.offset)
    }

    /// Complains of a place, but not of what the parser made of a line that is not well-formed.
    pub(super) fn complain(
        &mut self,
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if !self.broken_lines.contains(&place.line) {
            self.diagnostics.push(Diagnostic::at(code, place, message, help));
        }
    }

    /// Parses the text, complaining of every syntax fault; what is whole is still read.
    pub(super) fn table(&mut self, text: &'a str) -> Spanned<DeTable<'a>> {
        let (table, faults) = DeTable::parse_recoverable(text);
        // One slip often brings a train of faults on its line: the first says it best.
        for fault in faults {
            let place = self.place(fault.span().unwrap_or(0..1));
            if !self.broken_lines.insert(place.line) {
                continue;
            }
            let said = fault.message().lines().next().unwrap_or("");
            // What the parser would rather have read is of no use to an editor.
            let said = said.split(", expected").next().unwrap_or(said);
            self.diagnostics.push(Diagnostic::at(
                Code::Toml,
                place,
                format!("this is not well-formed TOML: {said}"),
                toml_help(said),
            ));
        }
        table
    }
}

/// A remedy for what the TOML parser says.
fn toml_help(said: &str) -> &'static str {
    if said.contains("duplicate key") {
        "keep one of the two lines and remove the other"
    } else if said.contains("array") {
        "separate the entries of a list by commas, and end the list with ]"
    } else if said.contains("key") {
        "write a key of the letters a to z, such as `title`, and `=` after it"
    } else if said.contains("quot") || said.contains("string") {
        "write text in straight double quotes: title = \"...\""
    } else {
        "write one `key = value` a line, text in straight double quotes, dates as 2017-05-02"
    }
}

//! TOML text to a table that remembers every place, with all its syntax faults at once.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use crate::date;
use crate::diagnostic::{Code, Diagnostic, Edit, Lines, Place};
use crate::parse::slip::slip;

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
    strayed_lines: BTreeSet<u32>,
    meant: BTreeSet<&'static str>,
}

impl<'a> Page<'a> {
    /// A TOML text that begins at a byte of its file; without complaints yet.
    pub(super) fn new(lines: &'a Lines<'a>, offset: usize, zone: i32) -> Self {
        Self {
            lines,
            offset,
            zone,
            diagnostics: Vec::new(),
            broken_lines: BTreeSet::new(),
            strayed_lines: BTreeSet::new(),
            meant: BTreeSet::new(),
        }
    }

    /// A file that holds nothing but TOML, which begins after a byte order mark, if it has one.
    pub(super) fn of_file(lines: &'a Lines<'a>, zone: i32) -> Self {
        let text = lines.text();
        let offset = text.len() - text.trim_start_matches('\u{FEFF}').len();
        Self::new(lines, offset, zone)
    }

    /// Parses the file from where the TOML begins to its end.
    pub(super) fn whole_table(&mut self) -> Spanned<DeTable<'a>> {
        self.table(self.lines.text().get(self.offset..).unwrap_or(""))
    }

    /// The place of a range of the TOML text.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        self.lines.place(span.start + self.offset..span.end + self.offset)
    }

    /// Whether every line is well-formed.
    pub(super) fn is_whole(&self) -> bool {
        self.broken_lines.is_empty()
    }

    /// Whether a place lies on a line that is not well-formed.
    pub(super) fn is_broken(&self, place: &Place) -> bool {
        self.broken_lines.contains(&place.line)
    }

    /// Notes the key that an unknown one was probably meant to be.
    pub(super) fn note_meant(&mut self, name: &'static str) {
        self.meant.insert(name);
    }

    /// Whether an unknown key was taken for this one, so that its absence needs no words.
    pub(super) fn was_meant(&self, name: &str) -> bool {
        self.meant.contains(name)
    }

    /// Complains of a place, but not of what the parser made of a line that is not well-formed.
    pub(super) fn complain(
        &mut self,
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::at(code, place, message, help));
    }

    /// The same for a complaint that is made already.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        let line = diagnostic.place.as_ref().map_or(0, |place| place.line);
        if !self.broken_lines.contains(&line) && !self.strayed_lines.contains(&line) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Parses the text, complaining of every syntax fault; what is whole is still read.
    pub(super) fn table(&mut self, text: &'a str) -> Spanned<DeTable<'a>> {
        let (table, faults) = DeTable::parse_recoverable(text);
        let is_of_lines = !text.contains("\"\"\"") && !text.contains("'''");
        let is_broken = !faults.is_empty();
        // One slip often brings a train of faults on its line: the first says it best.
        for fault in faults {
            let span = fault.span().unwrap_or(0..1);
            let found = text.get(span.start..).unwrap_or("");
            let place = self.place(span.clone());
            // Below a broken head, keys seem to stand twice that were meant for another table.
            let is_strayed = self.strayed_lines.contains(&place.line)
                && fault.message().contains("duplicate key");
            if is_strayed || !self.broken_lines.insert(place.line) {
                continue;
            }
            let line = line_around(text, span.start);
            if line.trim_start().starts_with('[') {
                self.stray_below(&place);
            }
            let written = text.get(span.clone()).unwrap_or("");
            if let Some(told) = leap_day(written, &place, span.start + self.offset) {
                self.diagnostics.push(told);
                continue;
            }
            let said = fault.message().lines().next().unwrap_or("");
            let (what, help) = match slip(line).filter(|_| is_of_lines) {
                Some(slip) => (slip.what, slip.help),
                None => {
                    let (what, help) = plain(said, found, line);
                    (what, help.to_owned())
                }
            };
            let message = format!("this is not well-formed TOML: {what}");
            self.diagnostics.push(Diagnostic::at(Code::Toml, place, message, help));
        }
        if is_broken && is_of_lines {
            self.further_slips(text);
        }
        table
    }

    /// Complains of the lines that the parser did not come to, for the faults before them.
    fn further_slips(&mut self, text: &'a str) {
        let mut at = 0;
        for whole in text.split_inclusive('\n') {
            let line = whole.trim_end();
            let place = self.place(at..at + line.len());
            at += whole.len();
            let is_own = line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '[');
            if !is_own || self.broken_lines.contains(&place.line) {
                continue;
            }
            if let Some(slip) = slip(line) {
                if line.starts_with('[') {
                    self.stray_below(&place);
                }
                self.broken_lines.insert(place.line);
                let message = format!("this is not well-formed TOML: {}", slip.what);
                let diagnostic = Diagnostic::at(Code::Toml, place, message, slip.help);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// Notes the lines below a broken head of a table: their keys stand in no table that was meant.
    fn stray_below(&mut self, head: &Place) {
        let lines = self.lines.text().lines().enumerate().skip(head.line as usize);
        let strayed = lines
            .take_while(|(_, line)| !line.trim_start().starts_with('['))
            .map(|(n, _)| n as u32 + 1);
        self.strayed_lines.extend(strayed);
    }
}

/// A complaint of a 29 February that only the Buddhist year has, which the parser takes for no day
/// at all, given how it is written and where it begins in the file.
fn leap_day(written: &str, place: &Place, at: usize) -> Option<Diagnostic> {
    let (day, time) = written.split_at_checked(10)?;
    let fault = date::parse(day).err().filter(|fault| fault.code == Code::BuddhistIso)?;
    let fix = fault.fix?;
    let edit = Edit { range: at..at + 4, text: fix.get(..4)?.to_owned() };
    let help = format!("write `{fix}{time}`");
    let told = Diagnostic::at(Code::BuddhistIso, place.clone(), fault.message, help);
    Some(told.mended_by([edit]))
}

/// The line of a text in which an offset lies.
fn line_around(text: &str, offset: usize) -> &str {
    let before = text.get(..offset).unwrap_or("");
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    text.get(start..).and_then(|text| text.lines().next()).unwrap_or("")
}

/// What the TOML parser says of what it found, in plain words, and a remedy.
fn plain<'s>(said: &'s str, found: &str, line: &str) -> (&'s str, &'static str) {
    // What the parser would rather have read is of no use to an editor.
    let said = said.split(", expected").next().unwrap_or(said);
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    // Of a bare word the parser tells what its first letter made it hope for: `news` is no `nan`.
    let is_bare = found.starts_with(char::is_alphabetic)
        && says(&["float", "boolean", "integer", "number"]);
    if is_bare || says(&["must be quoted", "string"]) {
        let what = if found.starts_with(|c: char| c.is_control() && !c.is_whitespace()) {
            return (
                "a control character stands here",
                "delete it, and type the text anew",
            );
        } else if says(&["basic string"]) {
            "the text does not end on its line"
        } else {
            "text stands without straight quotation marks"
        };
        (what, "write text in straight double quotes: title = \"...\"")
    } else if says(&["duplicate key"]) && line.trim_start().starts_with('[') {
        (
            "this table stands here a second time",
            "where there are several, write double brackets for each: [[event]], [[images]]",
        )
    } else if says(&["duplicate key"]) {
        (
            "the key stands here a second time",
            "keep one of the two lines and remove the other",
        )
    } else if says(&["date", "time"]) {
        (
            said,
            "write the day as 2017-05-02, or in quotation marks as people write it: \"๒ พฤษภาคม ๒๕๖๐\"",
        )
    } else if says(&["key-value pairs", "inline table"]) {
        (said, "separate the entries by commas, and end them with } on the same line")
    } else if says(&["array"]) {
        (said, "separate the entries of a list by commas, and end the list with ]")
    } else if says(&["unclosed table"]) {
        (said, "close the name of the table: [event] or [[images]]")
    } else if says(&["key"]) {
        (said, "write a key of the letters a to z, such as `title`, and `=` after it")
    } else {
        (
            said,
            "write one `key = value` a line, text in straight double quotes, dates as 2017-05-02",
        )
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn check(text: &str, expected: &[(u32, &str, &str)]) {
        let path = Arc::from("x.toml");
        let lines = Lines::new(&path, text);
        let mut page = Page::of_file(&lines, 0);
        page.whole_table();
        let found: Vec<_> = page
            .diagnostics
            .iter()
            .map(|d| {
                (d.place.as_ref().unwrap().line, d.message.as_str(), d.help.as_str())
            })
            .collect();
        assert_eq!(found.len(), expected.len(), "{text}: {found:?}");
        for ((line, message, help), (in_line, words, remedy)) in
            found.iter().zip(expected)
        {
            assert_eq!(line, in_line, "{text}");
            assert!(message.contains(words), "{text}: {message}");
            assert!(help.contains(remedy), "{text}: {help}");
        }
    }

    #[test]
    fn slips_of_editors_are_told_in_plain_words() {
        let unquoted = "without straight quotation marks";
        check("kind = news", &[(1, unquoted, "`kind = \"news\"`")]);
        check("title = “การประชุม”", &[(1, unquoted, "`title = \"การประชุม\"`")]);
        check("title = ก\\ข", &[(1, unquoted, "double quotes")]);
        check("draft = บางที", &[(1, unquoted, "double quotes")]);
        check("title = \"การประชุม\n", &[(1, "does not end on its line", "`title")]);
        check("title = \"ก\u{1}ข\"", &[(1, "control character", "delete it")]);
        check("date = 2017-5-2", &[(1, "date", "2017-05-02")]);
        check("a = 1\na = 2", &[(2, "a second time", "remove the other")]);
        check("a = [1\nb = 2", &[(2, "array", "end the list with ]")]);
        check("a = { b = 1", &[(1, "inline table", "end them with }")]);
        check("[event", &[(1, "table", "[event]")]);
        check("วันที่ = 2560", &[(1, "English", "`date`")]);
        check("สี = 2560", &[(1, "key", "letters a to z")]);
        check("[a]\n[a]\n", &[(2, "a second time", "double brackets")]);
        check("= 3", &[(1, "key", "letters a to z")]);
    }

    #[test]
    fn a_line_is_complained_of_once_and_every_line_is() {
        check("a = x y z “ ” = =\nb = ข", &[(1, "", ""), (2, "", "")]);
    }

    #[test]
    fn places_count_from_the_beginning_of_the_file_with_its_mark() {
        let path = Arc::from("x.toml");
        let lines = Lines::new(&path, "\u{FEFF}a = ก");
        let mut page = Page::of_file(&lines, 0);
        page.whole_table();
        let place = page.diagnostics[0].place.clone().unwrap();
        assert_eq!((place.column, place.width), (6, 1));
    }
}

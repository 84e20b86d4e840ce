//! Footnotes: gathered while a body is written, numbered by first reference, written at its end.
//!
//! In: references and the HTML of definitions, in any order. Out: one list.
//! Never copies a note more than once, however often it is referred to.

use std::collections::HashMap;
use std::fmt::Write;

/// So many references to one note have an address to come back to; the rest only lead there.
const ADDRESSED: usize = 100;

/// The footnotes of a body.
pub(super) struct Notes<'a> {
    number: &'a dyn Fn(usize) -> String,
    numbers: HashMap<String, usize>,
    list: Vec<Note>,
    definitions: HashMap<String, usize>,
    texts: Vec<Option<String>>,
}

struct Note {
    label: String,
    references: usize,
}

impl<'a> Notes<'a> {
    /// No footnotes yet, and how to write their numbers.
    pub(super) fn new(number: &'a dyn Fn(usize) -> String) -> Self {
        Self {
            number,
            numbers: HashMap::new(),
            list: Vec::new(),
            definitions: HashMap::new(),
            texts: Vec::new(),
        }
    }

    /// Writes a reference to a note.
    pub(super) fn reference(&mut self, out: &mut String, label: &str) {
        let label = label.to_lowercase();
        let next = self.list.len();
        let index = *self.numbers.entry(label.clone()).or_insert(next);
        if index == next {
            self.list.push(Note { label, references: 0 });
        }
        let Some(note) = self.list.get_mut(index) else { return };
        note.references += 1;
        let number = index + 1;
        let id = if note.references <= ADDRESSED {
            format!(" id=\"{}\"", reference_id(number, note.references))
        } else {
            String::new()
        };
        let link = format_args!("<a href=\"#fn:{number}\"{id} role=\"doc-noteref\">");
        let mark = (self.number)(number);
        // Writing to a string does not fail.
        let _ = write!(out, "<sup>{link}");
        super::escape::text(out, &mark);
        out.push_str("</a></sup>");
    }

    /// Keeps the HTML of a definition. Of two with one label the first is referred to.
    pub(super) fn define(&mut self, label: &str, html: String) {
        let index = self.texts.len();
        self.definitions.entry(label.to_lowercase()).or_insert(index);
        self.texts.push(Some(html));
    }

    /// Writes all notes. Those to which nothing refers come last: no text is lost.
    pub(super) fn write(mut self, out: &mut String, back: &str) {
        if self.list.is_empty() && self.texts.is_empty() {
            return;
        }
        out.push_str("<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        for (index, note) in self.list.iter().enumerate() {
            let number = index + 1;
            let text = self.definitions.get(&note.label).copied();
            let text = text.and_then(|at| self.texts.get_mut(at)).and_then(Option::take);
            let html = text.unwrap_or_default();
            let _ = write!(out, "<li id=\"fn:{number}\">");
            let open = html.strip_suffix("</p>\n");
            out.push_str(open.unwrap_or(&html));
            for reference in 1..=note.references.min(ADDRESSED) {
                let again = (reference > 1).then(|| (self.number)(reference));
                back_link(out, &reference_id(number, reference), back, again.as_deref());
            }
            out.push_str(if open.is_some() { "</p>\n</li>\n" } else { "</li>\n" });
        }
        for html in self.texts.into_iter().flatten() {
            let _ = writeln!(out, "<li>{html}</li>");
        }
        out.push_str("</ol>\n</div>\n");
    }
}

/// Writes a link back to a reference; `again` numbers all but the first.
fn back_link(out: &mut String, id: &str, back: &str, again: Option<&str>) {
    let _ = write!(out, " <a href=\"#{id}\" role=\"doc-backlink\">");
    super::escape::text(out, back);
    if let Some(again) = again {
        out.push(' ');
        super::escape::text(out, again);
    }
    out.push_str("</a>");
}

/// The colon keeps these ids apart from those of headings, which have none.
fn reference_id(number: usize, reference: usize) -> String {
    if reference == 1 {
        format!("fnref:{number}")
    } else {
        format!("fnref:{number}:{reference}")
    }
}

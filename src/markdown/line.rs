//! A line of a body: what stands between the beginnings and the ends of blocks.
//!
//! In: inline events, in order. Out: the same, with the words between them joined, and the text
//! in which names and runs are looked for across stars and line breaks.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::is_inline;
use super::passages::Passage;

/// A line of a body.
#[derive(Default)]
pub(super) struct Line<'a> {
    /// What it holds, in order.
    pub(super) parts: Vec<Part<'a>>,
    /// Its words, and a sign of one byte for what is no text.
    pub(super) words: String,
    /// The same, with that sign for the text of addresses too.
    seen: String,
    /// Whether it holds raw HTML.
    pub(super) has_raw: bool,
    links: usize,
    images: usize,
    is_address: bool,
}

/// A part of a line.
pub(super) enum Part<'a> {
    /// Words, as a range of the line's, and whether they are those of a link.
    Words(Range<usize>, bool),
    /// Anything else.
    Event(Event<'a>),
}

impl<'a> Line<'a> {
    /// Takes an event that belongs to a line; gives back one that ends it.
    pub(super) fn take(&mut self, event: Event<'a>) -> Result<(), Event<'a>> {
        match event {
            Event::Text(text) if self.images == 0 => self.text(&text),
            Event::SoftBreak if self.images == 0 => self.text("\n"),
            Event::Start(ref tag) if is_inline(tag.to_end()) => {
                self.start(tag);
                self.parts.push(Part::Event(event));
            }
            Event::End(end) if is_inline(end) => {
                self.end(end);
                self.parts.push(Part::Event(event));
            }
            Event::Start(_) | Event::End(_) | Event::Html(_) | Event::Rule => {
                return Err(event);
            }
            other => {
                self.has_raw |= matches!(other, Event::InlineHtml(_));
                self.sign();
                self.parts.push(Part::Event(other));
            }
        }
        Ok(())
    }

    /// The text in which words are looked for; its places are those of `words`.
    pub(super) fn passage(&self) -> Passage {
        Passage::new(&self.seen, 0).without_addresses()
    }

    fn text(&mut self, text: &str) {
        let start = self.words.len();
        self.words.push_str(text);
        if self.is_address {
            self.seen.extend(std::iter::repeat_n('\0', text.len()));
        } else {
            self.seen.push_str(text);
        }
        match self.parts.last_mut() {
            Some(Part::Words(range, _)) => range.end = self.words.len(),
            _ => self.parts.push(Part::Words(start..self.words.len(), self.links > 0)),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => {
                self.images += 1;
                self.sign();
            }
            Tag::Link { link_type, .. } => {
                self.links += 1;
                self.is_address =
                    matches!(link_type, LinkType::Autolink | LinkType::Email);
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Link => {
                self.links = self.links.saturating_sub(1);
                self.is_address = false;
            }
            _ => {}
        }
    }

    /// Stands for what is no text.
    fn sign(&mut self) {
        self.words.push('\0');
        self.seen.push('\0');
    }
}

#[cfg(test)]
mod tests {
    use super::super::events::parser;
    use super::*;

    /// The text of the first line of a body, and its words by part.
    fn check(body: &str, text: &str, words: &[&str]) {
        let mut line = Line::default();
        for event in parser(body) {
            if line.take(event).is_err() && !line.parts.is_empty() {
                break;
            }
        }
        assert_eq!(line.passage().text().replace('\0', "0"), text, "{body:?}");
        let parts = line.parts.iter().filter_map(|part| match part {
            Part::Words(range, _) => line.words.get(range.clone()),
            Part::Event(_) => None,
        });
        assert_eq!(parts.collect::<Vec<_>>(), words, "{body:?}");
    }

    #[test]
    fn words_are_joined_and_what_is_no_text_is_a_sign() {
        check("ก **ข** ค\nง\n\nจ", "ก ข ค ง", &["ก ", "ข", " ค\nง"]);
        check("a &amp; [b]  c", "a & [b] c", &["a & [b]  c"]);
        check("ก `ข` ![ค](ง) จ", "ก 0 00 จ", &["ก ", " ", " จ"]);
        check("<https://a.th> ก", "000000000000 ก", &["https://a.th", " ก"]);
        check("[ก](ข) www.a.th ค", "ก 00000000 ค", &["ก", " www.a.th ค"]);
    }
}

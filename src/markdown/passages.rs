//! The visible text of a body in passages, each letter with its place in the file.
//!
//! In: a file's text and the range of its body. Out: a passage for each block, in which a word is
//! found across stars and line breaks. Code, raw blocks of HTML and addresses are left out.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::{is_inline, parser};

/// A text in which words are looked for: spaces single, quotes straight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    text: String,
    /// The byte of the file from which each byte of the text comes.
    from: Vec<usize>,
}

impl Passage {
    /// A text that begins at a byte of a file, and stands there as it is.
    pub fn new(text: &str, start: usize) -> Self {
        let mut passage = Self::default();
        passage.add(text, |at| start + at);
        passage
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the file from which a range of the text comes.
    pub fn in_file(&self, range: Range<usize>) -> Range<usize> {
        let start = self.from.get(range.start).copied().unwrap_or_default();
        let last = self.text.get(range.clone()).and_then(|text| text.chars().next_back());
        let width = last.map_or(0, char::len_utf8);
        let end = range.end.checked_sub(width.max(1)).and_then(|at| self.from.get(at));
        start..end.map_or(start, |end| end + width)
    }

    fn add(&mut self, text: &str, from: impl Fn(usize) -> usize) {
        for (at, c) in text.char_indices() {
            if c.is_whitespace() && self.text.ends_with(' ') {
                continue;
            }
            self.text.push(plain(c));
            self.from.resize(self.text.len(), from(at));
        }
    }

    /// Puts signs that no word has in the place of addresses.
    pub(super) fn without_addresses(mut self) -> Self {
        let is_address = |word: &str| {
            word.contains("://") || word.contains('@') || word.starts_with("www.")
        };
        if self.text.split(' ').any(is_address) {
            let words = self.text.split(' ').map(|word| {
                if is_address(word) { "\0".repeat(word.len()) } else { word.to_owned() }
            });
            self.text = words.collect::<Vec<_>>().join(" ");
        }
        self
    }
}

/// A text as that of passages is: spaces single, quotes straight.
pub fn folded(text: &str) -> String {
    Passage::new(text.trim(), 0).text
}

fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The passages of a body; `body` is its range of bytes in the file.
pub fn passages(file: &str, body: Range<usize>) -> Vec<Passage> {
    let text = file.get(body.clone()).unwrap_or_default();
    let mut passages = Vec::new();
    let mut passage = Passage::default();
    let (mut is_code, mut is_address) = (false, false);
    for (event, range) in parser(text).into_offset_iter() {
        let start = body.start + range.start;
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::Link { link_type, .. }) => {
                is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
            }
            Event::End(TagEnd::Link) => is_address = false,
            Event::Text(words) if !is_code && !is_address => {
                let is_as_written = text.get(range) == Some(&*words);
                passage.add(&words, |at| if is_as_written { start + at } else { start });
            }
            Event::Code(_) => passage.add("\0", |_| start),
            Event::SoftBreak | Event::HardBreak => passage.add(" ", |_| start),
            Event::End(end) if !is_inline(end) => {
                end_block(&mut passages, &mut passage);
            }
            Event::Start(tag) if !is_inline(tag.to_end()) => {
                end_block(&mut passages, &mut passage);
            }
            _ => {}
        }
    }
    passages
}

fn end_block(passages: &mut Vec<Passage>, passage: &mut Passage) {
    let ended = std::mem::take(passage);
    if !ended.text.trim().is_empty() {
        passages.push(ended.without_addresses());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The passages of a body, each with the words of the file that a needle comes from.
    fn check(body: &str, needle: &str, expected: &[(&str, &str)]) {
        let file = format!("+++\n+++\n{body}");
        let found = passages(&file, 8..file.len());
        let shown: Vec<(String, &str)> = found
            .iter()
            .map(|passage| {
                let text = passage.text().replace('\0', "0");
                let at = passage.text().find(needle);
                let at = at.map(|at| passage.in_file(at..at + needle.len()));
                (text, at.and_then(|at| file.get(at)).unwrap_or_default())
            })
            .collect();
        let shown: Vec<_> = shown.iter().map(|(text, at)| (text.as_str(), *at)).collect();
        assert_eq!(shown, expected, "{body:?}");
    }

    #[test]
    fn words_are_found_across_stars_and_line_breaks() {
        check("ข่าว **อาเซียน**ใหม่", "อาเซียน", &[("ข่าว อาเซียนใหม่", "อาเซียน")]);
        check("ASEAN **Summit**", "ASEAN Summit", &[("ASEAN Summit", "ASEAN **Summit")]);
        check("ASEAN\nSummit", "ASEAN Summit", &[("ASEAN Summit", "ASEAN\nSummit")]);
        check(
            "Ministers’\u{a0} Meeting",
            "rs' M",
            &[("Ministers' Meeting", "rs’\u{a0} M")],
        );
        check("[ก](ข.md) ค", "ก", &[("ก ค", "ก")]);
    }

    #[test]
    fn each_block_is_a_passage() {
        check("# ก\n\nข\n- ค\n- ง", "ค", &[("ก", ""), ("ข", ""), ("ค", "ค"), ("ง", "")]);
        check("|ก|ข|\n|-|-|\n|ค|ง|", "ง", &[("ก", ""), ("ข", ""), ("ค", ""), ("ง", "ง")]);
    }

    #[test]
    fn code_and_addresses_are_left_out() {
        check("ก `SOMTC` ข", "SOMTC", &[("ก 0 ข", "")]);
        check("```\nSOMTC\n```", "SOMTC", &[]);
        check("<https://asean.org/SOMTC> ข", "SOMTC", &[(" ข", "")]);
        check("ที่ https://a.org/SOMTC_x ข", "SOMTC", &[("ที่ 000000000000000000000 ข", "")]);
        check("a@SOMTC.org ข", "SOMTC", &[("00000000000 ข", "")]);
        check("<b>ก</b>&amp;ข", "ข", &[("ก&ข", "ข")]);
        check("", "", &[]);
    }
}

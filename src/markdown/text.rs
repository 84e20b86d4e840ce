//! The visible text of a body, without markup.
//!
//! In: Markdown. Out: plain text for descriptions and search. Never changes a letter.

use pulldown_cmark::{Event, Tag, TagEnd};
use unicode_normalization::char::is_combining_mark;

use super::raw::{self, Piece};
use super::{entity, events};

/// All visible text of a body, with one line for each block; words of images included.
pub fn plain_text(body: &str) -> String {
    let mut gathered = Gathered::default();
    for event in events::parser(body) {
        gathered.event(event);
    }
    gathered.out.trim().to_owned()
}

/// The text of the first paragraph that is no footnote, in at most `max` characters.
///
/// A longer one ends with `…`, after a word where a space is near. Nothing for a body
/// without a paragraph of text.
pub fn lead(body: &str, max: usize) -> Option<String> {
    let mut notes = 0;
    let mut current: Option<Gathered> = None;
    for event in events::parser(body) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => notes += 1,
            Event::End(TagEnd::FootnoteDefinition) => notes -= 1,
            Event::Start(Tag::Paragraph) if notes == 0 => {
                current = Some(Gathered::default());
            }
            Event::End(TagEnd::Paragraph) => {
                let text = current.take().unwrap_or_default().out;
                if !text.trim().is_empty() {
                    return Some(cut(text.trim(), max));
                }
            }
            event => {
                if let Some(gathered) = &mut current {
                    gathered.event(event);
                }
            }
        }
    }
    None
}

#[derive(Default)]
struct Gathered {
    out: String,
    raw_block: Option<String>,
    silent: Option<&'static str>,
}

impl Gathered {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) if self.silent.is_none() => {
                self.out.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.out.push(' '),
            Event::Start(Tag::HtmlBlock) => self.raw_block = Some(String::new()),
            Event::Html(html) => {
                if let Some(block) = &mut self.raw_block {
                    block.push_str(&html);
                }
            }
            Event::InlineHtml(html) => self.raw(&html),
            Event::End(end) => {
                if let Some(block) = self.raw_block.take() {
                    self.raw(&block);
                }
                if !events::is_inline(end) {
                    self.end_block();
                }
            }
            _ => {}
        }
    }

    fn raw(&mut self, source: &str) {
        for piece in raw::read(source, &mut self.silent).pieces {
            match piece {
                Piece::Text(text, _) => self.out.push_str(&entity::decoded(text)),
                Piece::Open(element) if element.name == "br" => self.out.push(' '),
                Piece::Open(_) | Piece::Close(_) => {}
            }
        }
    }

    fn end_block(&mut self) {
        self.silent = None;
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }
}

/// Cuts a text after a word if a space is in the last third, else between whole letters.
fn cut(text: &str, max: usize) -> String {
    if text.chars().nth(max).is_none() {
        return text.to_owned();
    }
    let near = max - max / 3;
    let (mut end, mut space, mut before) = (0, None, ' ');
    for (count, (at, c)) in text.char_indices().take(max).enumerate() {
        if !joins(before, c) {
            end = at;
        }
        if c.is_whitespace() && count >= near {
            space = Some(at);
        }
        before = c;
    }
    let head = text.get(..space.unwrap_or(end)).unwrap_or_default();
    format!("{}…", head.trim_end())
}

/// Whether two characters stand as one: a mark on its letter, a vowel beside it.
fn joins(before: char, c: char) -> bool {
    let leads = matches!(before, '\u{e40}'..='\u{e44}');
    leads || is_combining_mark(c) || matches!(c, '\u{200d}' | 'ะ' | 'า' | 'ำ' | 'ๆ' | 'ฯ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &str) {
        assert_eq!(plain_text(body), expected, "{body:?}");
    }

    fn check_lead(body: &str, max: usize, expected: Option<&str>) {
        assert_eq!(lead(body, max).as_deref(), expected, "{body:?}");
    }

    #[test]
    fn blocks_are_lines_and_markup_goes() {
        check("# ก\n\n**ข** [ค](x) ![ง](y)\n", "ก\nข ค ง");
        check("- ก\n- ข\n\n1. ค", "ก\nข\nค");
        check("|ก|ข|\n|-|-|\n|ค|ง|", "ก\nข\nค\nง");
        check("ก<b>ข</b><script>x</script>ค", "กขค");
        check("<div\nclass=x>\nก &amp; ข</div>\n\nค", "ก & ข\nค");
        check("ก  \nข\nค", "ก ข ค");
        check("น\u{200b}ำ\u{a0}ก", "น\u{200b}ำ\u{a0}ก");
        check("", "");
    }

    #[test]
    fn the_lead_is_the_first_paragraph() {
        check_lead("# ก\n\n![ ](x)\n\nข **ค**\n\nง", 50, Some("ข ค"));
        check_lead("[^1]: note\n\nก[^1]", 50, Some("ก"));
        check_lead("# ก", 50, None);
        check_lead("", 50, None);
    }

    #[test]
    fn a_long_lead_is_cut_between_letters() {
        check_lead("one two three four", 14, Some("one two three…"));
        check_lead("การประชุมที่เชียงใหม่", 11, Some("การประชุม…"));
        check_lead("น้ำใจน้ำ", 3, Some("…"));
        check_lead("กขค", 3, Some("กขค"));
        check_lead("กขค", 0, Some("…"));
    }
}

//! Raw HTML in a body: read by our own reader, judged by our list of what may pass.
//!
//! In: one block or one tag of raw HTML. Out: pieces that may be written anew, and what was
//! left out, with its range. Never passes a byte of markup on as it was written, and reads
//! each byte a bounded number of times.

use std::ops::Range;

use super::allowed::{self, WITH_CONTENT, among};
use super::findings::quoted;
use super::tag::{Markup, Tag, find_end_tag, markup, slice};

/// A part of raw HTML that may be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text, and the byte at which it begins in what was read; its entities are written as entities.
    Text(&'a str, usize),
    /// The beginning of an element.
    Open(Element),
    /// The end of an element.
    Close(&'static str),
}

/// The beginning of an element that may pass.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name, one of those allowed.
    pub(super) name: &'static str,
    /// Its attributes with their decoded values; each name once. `href` and `src` are not judged.
    pub(super) attributes: Vec<(&'static str, String)>,
    /// Where its tag stands in what was read.
    pub(super) range: Range<usize>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it has neither content nor end.
    pub(super) fn is_void(&self) -> bool {
        matches!(self.name, "br" | "hr" | "img")
    }
}

/// Something that is left out, and where it stands in what was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// What it is, as it is named in a message.
    pub(super) what: String,
}

/// What one stretch of raw HTML comes to.
#[derive(Debug, Default)]
pub(super) struct Judged<'a> {
    /// What may be written, in order.
    pub(super) pieces: Vec<Piece<'a>>,
    /// What may not.
    pub(super) left_out: Vec<LeftOut>,
}

/// Reads a stretch of raw HTML.
///
/// `silent` names the element whose content is being left out, before and after the stretch:
/// inline, its text stands between two stretches.
pub(super) fn read<'a>(source: &'a str, silent: &mut Option<&'static str>) -> Judged<'a> {
    let mut judged = Judged::default();
    let mut at = 0;
    let mut text_from = 0;
    loop {
        if let Some(name) = *silent {
            let Some(end) = find_end_tag(source, at, name) else { return judged };
            at = end;
            text_from = at;
            *silent = None;
        }
        let Some(found) = source.get(at..).and_then(|rest| rest.find('<')) else { break };
        let start = at + found;
        match markup(source, start) {
            Markup::None => at = start + 1,
            Markup::Unfinished => break,
            Markup::Comment(end) => {
                judged.text(source, text_from..start);
                (at, text_from) = (end, end);
            }
            Markup::Other(end) => {
                judged.text(source, text_from..start);
                let what = quoted(slice(source, start..end));
                judged.left_out.push(LeftOut { range: start..end, what });
                (at, text_from) = (end, end);
            }
            Markup::Close(name, end) => {
                judged.text(source, text_from..start);
                judged.pieces.extend(allowed::element(name).map(Piece::Close));
                (at, text_from) = (end, end);
            }
            Markup::Open(tag) => {
                judged.text(source, text_from..start);
                (at, text_from) = (tag.end, tag.end);
                *silent = judged.open(&tag, start);
            }
        }
    }
    judged.text(source, text_from..source.len());
    judged
}

impl<'a> Judged<'a> {
    fn text(&mut self, source: &'a str, range: Range<usize>) {
        let text = slice(source, range.clone());
        if !text.is_empty() {
            self.pieces.push(Piece::Text(text, range.start));
        }
    }

    /// Judges the beginning of an element; gives its name if its content goes with it.
    fn open(&mut self, tag: &Tag<'_>, start: usize) -> Option<&'static str> {
        let range = start..tag.end;
        let Some(name) = allowed::element(tag.name) else {
            let what = format!("<{}>", quoted(tag.name));
            self.left_out.push(LeftOut { range, what });
            return among(WITH_CONTENT, tag.name);
        };
        let mut element = Element { name, attributes: Vec::new(), range: range.clone() };
        let mut left_out = Vec::new();
        for &(attribute, value) in &tag.attributes {
            match allowed::attribute(name, attribute, value) {
                Some((known, _)) if element.attribute(known).is_some() => {}
                Some(passed) => element.attributes.push(passed),
                None if left_out.len() < 3 => {
                    left_out.push(quoted(attribute));
                }
                None => {}
            }
        }
        if !left_out.is_empty() {
            let what = format!("{} of <{name}>", left_out.join(", "));
            self.left_out.push(LeftOut { range, what });
        }
        self.pieces.push(Piece::Open(element));
        None
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::time::{Duration, Instant};

    use super::*;

    fn shown(source: &str) -> (String, Vec<String>) {
        let mut silent = None;
        let judged = read(source, &mut silent);
        let mut out = String::new();
        for piece in &judged.pieces {
            match piece {
                Piece::Text(text, _) => out.push_str(text),
                Piece::Close(name) => write!(out, "[/{name}]").unwrap(),
                Piece::Open(element) => {
                    write!(out, "[{}", element.name).unwrap();
                    for (name, value) in &element.attributes {
                        write!(out, " {name}={value}").unwrap();
                    }
                    out.push(']');
                }
            }
        }
        (out, judged.left_out.into_iter().map(|left| left.what).collect())
    }

    fn check(source: &str, expected: &str, left_out: &[&str]) {
        let (out, left) = shown(source);
        assert_eq!(out, expected, "{source:?}");
        assert_eq!(left, left_out, "{source:?}");
    }

    #[test]
    fn what_is_listed_passes() {
        check("<b>ก</b>", "[b]ก[/b]", &[]);
        check("<BR/>", "[br]", &[]);
        check("<td colspan=2 ROWSPAN='3'>", "[td colspan=2 rowspan=3]", &[]);
        check("<a\nhref=x\ttitle=\"ก ข\" >", "[a href=x title=ก ข]", &[]);
        check("<abbr title='&quot;ก&#x0E01;&amp;'>", "[abbr title=\"กก&]", &[]);
        check("<details open>", "[details open=]", &[]);
        check("<!-- a <b> --><p>", "[p]", &[]);
        check("<p class='a b-c'>", "[p class=a b-c]", &[]);
    }

    #[test]
    fn what_is_not_is_named() {
        check("<center>ก</center>", "ก", &["<center>"]);
        check("<b style='x' onclick=\"y\">", "[b]", &["style, onclick of <b>"]);
        check("<b a b c d e>", "[b]", &["a, b, c of <b>"]);
        check("<p id=main>", "[p]", &["id of <p>"]);
        check("<p class='a\"b'>", "[p]", &["class of <p>"]);
        check("<td colspan=99999>", "[td]", &["colspan of <td>"]);
        check("<!DOCTYPE html><?php x ?>", "", &["<!DOCTYPE html>", "<?php x ?>"]);
        check("<![CDATA[a>b]]>c", "c", &["<![CDATA[a>b]]>"]);
        check("<!-- open <b>", "", &["<!-- open <b>"]);
        check("<o:p>ก</o:p>", "ก", &["<o:p>"]);
    }

    #[test]
    fn script_and_its_like_go_with_their_content() {
        check("a<script>x<b></SCRIPT >c", "ac", &["<script>"]);
        check("a<style>x", "a", &["<style>"]);
        check("<svg onload=x><a>y</a></svg>z", "z", &["<svg>"]);
    }

    #[test]
    fn inline_content_is_silent_until_the_end_tag() {
        let mut silent = None;
        read("<script>", &mut silent);
        assert_eq!(silent, Some("script"));
        read("<b>", &mut silent);
        assert_eq!(silent, Some("script"));
        read("</script>", &mut silent);
        assert_eq!(silent, None);
    }

    #[test]
    fn what_is_no_tag_is_text() {
        check("1 < 2 <3 <ก>", "1 < 2 <3 <ก>", &[]);
        check("<b>x <img src=x onerror=y", "[b]x <img src=x onerror=y", &[]);
        check("<a href=\"x>y", "<a href=\"x>y", &[]);
        check("</", "</", &[]);
        check("</>", "</>", &[]);
    }

    #[test]
    fn the_first_of_two_attributes_counts() {
        check("<a href=x href=y>", "[a href=x]", &[]);
        check("<a/href=x/title=y>", "[a href=x/title=y]", &[]);
        check("<a =x=y>", "[a]", &["=x of <a>"]);
    }

    #[test]
    fn hostile_repeats_are_read_in_linear_time() {
        let start = Instant::now();
        for part in ["<a ", "<!", "<!--", "<b x=\"", "</", "<script>", "<", "<?", "&lt"] {
            read(&part.repeat(200_000), &mut None);
        }
        read(&format!("<b {}>", "x ".repeat(200_000)), &mut None);
        read(&format!("<b title='{}'>", "&amp".repeat(200_000)), &mut None);
        read(&format!("<script>{}", "</scrip>".repeat(200_000)), &mut None);
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    }
}

//! Raw HTML in a body: read by our own reader, judged by our list of what may pass.
//!
//! In: one block or one tag of raw HTML. Out: pieces that may be written anew, and what was
//! left out, with its range. Never passes a byte of markup on as it was written, and reads
//! each byte a bounded number of times.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{
    BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::heading::is_valid_class;

/// The elements that raw HTML may use. Ids are left out of all of them: an id from content
/// could take the place of one that the page's own script looks for.
pub(super) const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
];

/// Elements that hold something other than text for readers: they go with all they hold.
const WITH_CONTENT: &[&str] = &[
    "iframe", "math", "noembed", "noframes", "script", "style", "svg", "template",
    "textarea", "title",
];

/// The attributes that each element may have, and every element.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("", &["class", "dir", "lang", "title"]),
    ("a", &["href"]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("img", &["alt", "height", "src", "width"]),
    ("ins", &["datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// A part of raw HTML that may be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text; its entities are written as entities.
    Text(&'a str),
    /// The beginning of an element.
    Open(Element),
    /// The end of an element.
    Close(&'static str),
}

/// The beginning of an element that may pass.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name, one of `ELEMENTS`.
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
                let what = super::findings::quoted(slice(source, start..end));
                judged.left_out.push(LeftOut { range: start..end, what });
                (at, text_from) = (end, end);
            }
            Markup::Close(name, end) => {
                judged.text(source, text_from..start);
                judged.pieces.extend(element_name(name).map(Piece::Close));
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
        let text = slice(source, range);
        if !text.is_empty() {
            self.pieces.push(Piece::Text(text));
        }
    }

    /// Judges the beginning of an element; gives its name if its content goes with it.
    fn open(&mut self, tag: &Tag<'_>, start: usize) -> Option<&'static str> {
        let range = start..tag.end;
        let Some(name) = element_name(tag.name) else {
            let what = format!("<{}>", super::findings::quoted(tag.name));
            self.left_out.push(LeftOut { range, what });
            return among(WITH_CONTENT, tag.name);
        };
        let mut element = Element { name, attributes: Vec::new(), range: range.clone() };
        let mut left_out = Vec::new();
        for &(attribute, value) in &tag.attributes {
            match allowed(name, attribute, value) {
                Some((known, _)) if element.attribute(known).is_some() => {}
                Some(passed) => element.attributes.push(passed),
                None if left_out.len() < 3 => {
                    left_out.push(super::findings::quoted(attribute));
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

/// The attribute under its known name with its decoded value, if it may pass.
fn allowed(
    element: &str,
    attribute: &str,
    value: &str,
) -> Option<(&'static str, String)> {
    let name = ATTRIBUTES
        .iter()
        .filter(|(of, _)| of.is_empty() || *of == element)
        .find_map(|(_, names)| among(names, attribute))?;
    let value = decoded(value);
    let is_number = || {
        !value.is_empty()
            && value.len() <= 4
            && value.bytes().all(|byte| byte.is_ascii_digit())
    };
    let passes = match name {
        "class" => value.split_ascii_whitespace().all(is_valid_class),
        "colspan" | "height" | "rowspan" | "start" | "value" | "width" => is_number(),
        "dir" => matches!(value.as_str(), "ltr" | "rtl" | "auto"),
        "lang" => value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
        "scope" => matches!(value.as_str(), "col" | "row" | "colgroup" | "rowgroup"),
        "type" => matches!(value.as_str(), "1" | "a" | "A" | "i" | "I"),
        _ => true,
    };
    passes.then_some((name, value))
}

fn element_name(name: &str) -> Option<&'static str> {
    among(ELEMENTS, name)
}

fn among(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().copied().find(|known| known.eq_ignore_ascii_case(name))
}

enum Markup<'a> {
    /// A `<` that is only a sign.
    None,
    /// A tag that does not end: it and what follows are text.
    Unfinished,
    Comment(usize),
    /// A declaration, an instruction, CDATA, or a comment that does not end.
    Other(usize),
    Open(Tag<'a>),
    Close(&'a str, usize),
}

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    end: usize,
}

/// What begins at a `<`.
fn markup(source: &str, start: usize) -> Markup<'_> {
    let rest = source.get(start..).unwrap_or_default();
    let until = |mark: &str, from: usize| {
        let found = rest.get(from..).and_then(|rest| rest.find(mark));
        found.map(|at| start + from + at + mark.len())
    };
    let other =
        |mark: &str, from| Markup::Other(until(mark, from).unwrap_or(source.len()));
    if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
        return until(">", 4).map_or(Markup::None, Markup::Comment);
    }
    if rest.starts_with("<!--") {
        return until("-->", 4).map_or(Markup::Other(source.len()), Markup::Comment);
    }
    if rest.starts_with("<![CDATA[") {
        return other("]]>", 9);
    }
    if rest.starts_with("<?") {
        return other("?>", 2);
    }
    if rest.starts_with("<!") {
        return other(">", 2);
    }
    let is_close = rest.starts_with("</");
    let name_from = start + if is_close { 2 } else { 1 };
    let mut reader = Reader { source, at: name_from };
    if !reader.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
        return Markup::None;
    }
    let name = reader.take_while(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>'));
    match reader.attributes() {
        None => Markup::Unfinished,
        Some(_) if is_close => Markup::Close(name, reader.at),
        Some(attributes) => Markup::Open(Tag { name, attributes, end: reader.at }),
    }
}

/// Reads a tag after its name (HTML standard, attribute states of the tokenizer).
struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The attributes up to and with the `>`, or nothing if there is no `>`.
    fn attributes(&mut self) -> Option<Vec<(&'a str, &'a str)>> {
        let mut list = Vec::new();
        loop {
            self.take_while(|byte| is_space(byte) || byte == b'/');
            if self.peek()? == b'>' {
                self.at += 1;
                return Some(list);
            }
            let from = self.at;
            self.at += 1;
            self.take_while(|byte| {
                !is_space(byte) && !matches!(byte, b'/' | b'>' | b'=')
            });
            let name = slice(self.source, from..self.at);
            self.take_while(is_space);
            let value = if self.peek()? == b'=' { self.value()? } else { "" };
            list.push((name, value));
        }
    }

    fn value(&mut self) -> Option<&'a str> {
        self.at += 1;
        self.take_while(is_space);
        let quote = self.peek()?;
        if quote == b'"' || quote == b'\'' {
            self.at += 1;
            let value = self.take_while(|byte| byte != quote);
            self.peek()?;
            self.at += 1;
            return Some(value);
        }
        Some(self.take_while(|byte| !is_space(byte) && byte != b'>'))
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Takes bytes as long as they pass. Only ASCII ends a run, so that no character is cut.
    fn take_while(&mut self, passes: impl Fn(u8) -> bool) -> &'a str {
        let from = self.at;
        while self.peek().is_some_and(&passes) {
            self.at += 1;
        }
        slice(self.source, from..self.at)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

fn slice(source: &str, range: Range<usize>) -> &str {
    source.get(range).unwrap_or_default()
}

/// The end of the first `</name …>` from an offset on.
fn find_end_tag(source: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    loop {
        at += source.get(at..)?.find("</")? + 2;
        let found = source.get(at..at + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return source.get(at..)?.find('>').map(|end| at + end + 1);
        }
    }
}

/// A value with its entities undone. More entities count as such in text than in a value,
/// and what is judged here is also what is written, so the difference is harmless.
pub(super) fn decoded(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let state = State::RawData(RawKind::Rcdata);
    let options = TokenizerOpts {
        initial_state: Some(state),
        discard_bom: false,
        ..Default::default()
    };
    let tokenizer = Tokenizer::new(Gathered::default(), options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(value));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.text.into_inner()
}

/// The characters that a tokenizer finds.
#[derive(Default)]
struct Gathered {
    text: RefCell<String>,
}

impl TokenSink for Gathered {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::CharacterTokens(text) = token {
            self.text.borrow_mut().push_str(&text);
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    fn shown(source: &str) -> (String, Vec<String>) {
        let mut silent = None;
        let judged = read(source, &mut silent);
        let mut out = String::new();
        for piece in &judged.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
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
        for part in ["<a ", "<!", "<!--", "<b x=\"", "</", "<script>", "<", "<?", "&lt"] {
            read(&part.repeat(200_000), &mut None);
        }
        read(&format!("<b {}>", "x ".repeat(200_000)), &mut None);
        read(&format!("<b title='{}'>", "&amp".repeat(200_000)), &mut None);
        read(&format!("<script>{}", "</scrip>".repeat(200_000)), &mut None);
    }
}

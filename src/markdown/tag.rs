//! The tags of raw HTML, read as the tokenizer of the HTML standard reads them.
//!
//! In: a text and the place of a `<`. Out: what begins there and where it ends.
//! Never reads a byte twice but for the one after a `<`.

use std::ops::Range;

/// What begins at a `<`.
pub(super) enum Markup<'a> {
    /// A `<` that is only a sign.
    None,
    /// A tag that does not end: it and what follows are text.
    Unfinished,
    /// A comment, up to its end.
    Comment(usize),
    /// A declaration, an instruction, CDATA, or a comment that does not end.
    Other(usize),
    /// The beginning of an element.
    Open(Tag<'a>),
    /// The end of an element: its name, and where the tag ends.
    Close(&'a str, usize),
}

/// The tag at the beginning of an element, as written.
pub(super) struct Tag<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The names and values of its attributes.
    pub(super) attributes: Vec<(&'a str, &'a str)>,
    /// Where it ends.
    pub(super) end: usize,
}

/// Reads what begins at a `<`.
pub(super) fn markup(source: &str, start: usize) -> Markup<'_> {
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

/// A part of a text; nothing where the range is not within it.
pub(super) fn slice(source: &str, range: Range<usize>) -> &str {
    source.get(range).unwrap_or_default()
}

/// The end of the first `</name …>` from an offset on.
pub(super) fn find_end_tag(source: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    loop {
        at += source.get(at..)?.find("</")? + 2;
        let found = source.get(at..at + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return source.get(at..)?.find('>').map(|end| at + end + 1);
        }
    }
}

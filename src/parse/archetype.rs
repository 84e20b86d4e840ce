//! One archetype to its lines and places; and what the name of its file says.
//!
//! In: a file of `content/archetypes/`. Out: an archetype of which a document can be made, with
//! every complaint about it in its own lines: its places are filled with samples, and what comes
//! of that is read as any document is.

mod sample;

use std::ops::Range;
use std::sync::Arc;

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use crate::diagnostic::{Checked, Code, Diagnostic, Lines, Place, brief, nearest_help};
use crate::lang::Lang;
use crate::model::{
    ANY_ITEM, ARCHETYPES, Archetype, Fits, Kind, Line, Part, Piece, Placeholder, Site,
    Slot, Within,
};
use crate::parse::front_matter;

/// The folder of a site's own archetypes, from the archive's root.
pub const FOLDER: &str = "content/archetypes/";

/// What the name of an archetype's file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// What it is made for; nothing for each kind of item that has none of its own.
    pub kind: Option<Kind>,
    /// The language of what is made.
    pub lang: Lang,
}

/// What the path of an archetype says; nothing where the file is none.
///
/// # Errors
/// A complaint of a file that was meant as an archetype and serves nothing.
pub fn pattern(
    path: &Arc<str>,
    default_lang: Lang,
) -> Result<Option<Pattern>, Box<Diagnostic>> {
    let complain = |code, message: String, help: String| {
        Err(Box::new(Diagnostic::at(code, Place::start(path), message, help)))
    };
    let Some(file) = path.strip_prefix(FOLDER) else { return Ok(None) };
    let Some(stem) = file.strip_suffix(".md") else { return Ok(None) };
    let (word, lang) = match stem.rsplit_once('.') {
        None => (stem, default_lang),
        Some((word, tag)) => match Lang::from_tag(tag) {
            Some(lang) => (word, lang),
            None => {
                let message = format!(
                    "`.{}` in the file's name is not a language of the archive",
                    brief(tag)
                );
                let help = format!("name the file {word}.th.md or {word}.en.md");
                return complain(Code::UnknownLanguage, message, help);
            }
        },
    };
    if word == ANY_ITEM {
        return Ok(Some(Pattern { kind: None, lang }));
    }
    if let Some((_, kind)) = ARCHETYPES.iter().find(|(known, _)| *known == word) {
        return Ok(Some(Pattern { kind: Some(*kind), lang }));
    }
    let known: Vec<&str> =
        ARCHETYPES.iter().map(|(word, _)| *word).chain([ANY_ITEM]).collect();
    let message = format!("nothing is made of an archetype named \"{}\"", brief(word));
    complain(Code::Archetype, message, nearest_help(word, &known))
}

/// Parses an archetype. Without whole front matter there is none; every other fault leaves one.
pub fn archetype(
    path: &Arc<str>,
    pattern: Pattern,
    text: &str,
    site: &Site,
) -> Checked<Option<Archetype>> {
    let lines = Lines::new(path, text);
    let split = match front_matter::split(&lines) {
        Ok(split) => split,
        Err(diagnostic) => {
            return Checked { value: None, diagnostics: vec![*diagnostic] };
        }
    };
    let mut reader = Reader::new(&lines, split.front_matter);
    let mut at = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let mut read = Vec::new();
    for line in text.get(at..).unwrap_or("").split_inclusive('\n') {
        let end = at + line.trim_end_matches(['\n', '\r']).len();
        read.push(reader.line(at..end));
        at += line.len();
    }
    let archetype = Archetype { path: Arc::clone(path), lines: read };
    let mut diagnostics = reader.diagnostics;
    if diagnostics.is_empty() {
        diagnostics = sample::complaints(&archetype, pattern, site);
    }
    Checked { value: Some(archetype), diagnostics }
}

/// Reads the lines of an archetype.
struct Reader<'a> {
    lines: &'a Lines<'a>,
    front_matter: Range<usize>,
    tokens: Vec<Token>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn new(lines: &'a Lines<'a>, front_matter: Range<usize>) -> Self {
        let toml = lines.text().get(front_matter.clone()).unwrap_or("");
        let tokens = Source::new(toml).lex().into_vec();
        Self { lines, front_matter, tokens, diagnostics: Vec::new() }
    }

    fn line(&mut self, range: Range<usize>) -> Line {
        let text = self.lines.text().get(range.clone()).unwrap_or("");
        let part = self.part(range.start, text);
        let mut pieces = Vec::new();
        let mut at = range.start;
        while let Some(open) =
            self.lines.text().get(at..range.end).and_then(|text| text.find("{{"))
        {
            let start = at + open;
            let rest = self.lines.text().get(start..range.end).unwrap_or("");
            let Some(end) = rest.find("}}").map(|end| start + end + 2) else {
                let help = "close it with }} on the same line: {{ title }}";
                self.complain(start..range.end, "this placeholder does not end", help);
                break;
            };
            if let Some(slot) = self.slot(start..end, part, start == range.start) {
                pieces.extend(self.text(at..start));
                pieces.push(Piece::Slot(slot));
            } else {
                pieces.extend(self.text(at..end));
            }
            at = end;
        }
        pieces.extend(self.text(at..range.end));
        Line { part, pieces }
    }

    /// Where a line stands, given its first byte and its text.
    fn part(&self, at: usize, text: &str) -> Part {
        let Range { start, end } = self.front_matter;
        if at > end {
            return Part::Body;
        }
        let Some(at) = at.checked_sub(start).filter(|_| at < end) else {
            return Part::Fence;
        };
        let goes_on = self.token(at).is_some_and(|token| token.span().start() < at);
        let text = text.trim();
        if goes_on {
            Part::Fact
        } else if text.is_empty() || text.starts_with('#') {
            Part::Remark
        } else if text.starts_with('[') && self.depth(at) == 0 {
            Part::Head
        } else {
            Part::Fact
        }
    }

    /// The token around a byte of the front matter.
    fn token(&self, at: usize) -> Option<&Token> {
        let next = self.tokens.partition_point(|token| token.span().end() <= at);
        self.tokens.get(next)
    }

    /// How many brackets and braces are open before a byte of the front matter.
    fn depth(&self, at: usize) -> i32 {
        let before = self.tokens.iter().take_while(|token| token.span().start() < at);
        before.fold(0, |depth, token| match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth + 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth - 1,
            _ => depth,
        })
    }

    fn slot(
        &mut self,
        range: Range<usize>,
        part: Part,
        begins_line: bool,
    ) -> Option<Slot> {
        let text = self.lines.text().get(range.clone()).unwrap_or("");
        let name = text.trim_start_matches('{').trim_end_matches('}').trim();
        let Some(placeholder) = Placeholder::from_name(name) else {
            let known: Vec<&str> =
                Placeholder::ALL.iter().map(|placeholder| placeholder.name()).collect();
            let message = format!("`{}` is no placeholder", brief(text));
            self.complain(range, &message, &nearest_help(name, &known));
            return None;
        };
        let within = match part {
            Part::Body => Within::Markdown { begins_line },
            _ => match self.token(range.start - self.front_matter.start)?.kind() {
                TokenKind::LiteralString | TokenKind::MlLiteralString => {
                    let message = format!("`{text}` stands in single quotes");
                    let help = "write the text around it in straight double quotes";
                    self.complain(range, &message, help);
                    return None;
                }
                TokenKind::BasicString | TokenKind::MlBasicString => Within::Quotes,
                TokenKind::Comment => Within::Comment,
                _ => Within::Value,
            },
        };
        let is_value = within == Within::Value;
        match placeholder.stands() {
            Fits::AsValue if !is_value => {
                let message = format!("`{text}` stands among words, and is a value");
                let help = match placeholder.key() {
                    Some((_, key)) => {
                        format!("write it on a line of its own: {key} = {text}")
                    }
                    None => String::new(),
                };
                self.complain(range, &message, &help);
                None
            }
            Fits::AmongWords if is_value => {
                let message = format!("`{text}` stands as a value, and is words");
                let help = format!("put it in double quotes, such as \"{text}\"");
                self.complain(range, &message, &help);
                None
            }
            _ => {
                let place = self.lines.place(range);
                Some(Slot { placeholder, within, place })
            }
        }
    }

    fn text(&self, range: Range<usize>) -> Option<Piece> {
        let text = self.lines.text().get(range)?;
        (!text.is_empty()).then(|| Piece::Text(text.to_owned()))
    }

    fn complain(&mut self, range: Range<usize>, message: &str, help: &str) {
        let place = self.lines.place(range);
        self.diagnostics.push(Diagnostic::at(Code::Archetype, place, message, help));
    }
}

#[cfg(test)]
mod tests;

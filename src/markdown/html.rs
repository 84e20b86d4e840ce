//! The HTML of a body, written event by event.
//!
//! In: Markdown, and a judge of destinations. Out: HTML without script, style or handlers,
//! with every letter of the text, at most about twenty times as long. Never recurses.

mod marks;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};

use super::clean::clean;
use super::escape;
use super::events::{destination, is_inline, parser};
use super::heading::{Heading, headings};
use super::line::Line;
use super::markup;
use super::nest::Nest;
use super::notes::Notes;
use super::raw::{self, Element, Piece};
use super::target::{Target, target};
use crate::lang::Lang;

/// What a body's HTML needs to know of its words, and the words that it adds, as plain text.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The language of the text.
    pub lang: Lang,
    /// The text of the link from a footnote back to where it is referred to.
    pub back: &'a str,
    /// What a reader hears of a task that is done.
    pub done: &'a str,
    /// What a reader hears of a task that is still to do.
    pub to_do: &'a str,
    /// The number of a footnote as the text writes numbers: `1`, `๑`.
    pub number: &'a dyn Fn(usize) -> String,
    /// The names whose first mention is a link.
    pub mentions: Option<Mentions<'a>>,
}

/// Finds where names stand in a text, in order and apart, each with the address of its page.
pub type Find<'a> = dyn Fn(&str) -> Vec<(Range<usize>, String)> + 'a;

/// Names in a text that lead to pages.
#[derive(Clone, Copy)]
pub struct Mentions<'a> {
    /// Where they stand; it is given texts as [`super::folded`] makes them.
    pub find: &'a Find<'a>,
    /// How many pages there are.
    pub pages: usize,
}

/// Where a destination leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Resolved {
    /// The address to write.
    pub href: String,
    /// What is known of the picture there.
    pub picture: Option<Picture>,
}

/// A picture of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Picture {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Its smaller copies in WebP, as `srcset` lists them; none where it has none.
    pub srcset: Option<String>,
}

impl From<String> for Resolved {
    fn from(href: String) -> Self {
        Self { href, picture: None }
    }
}

/// Writes a body as HTML.
///
/// `resolve` turns a destination, as [`super::Link`] has it, into an `href` or `src`; where
/// it gives nothing, or the destination is [`Target::Forbidden`], the link goes and its text
/// stays. Headings are those that [`super::scan`] tells of, with their ids.
pub fn html(
    body: &str,
    words: &Words<'_>,
    resolve: &dyn Fn(&str) -> Option<Resolved>,
) -> String {
    let mut writer = Writer {
        out: String::with_capacity(body.len() + body.len() / 4),
        words,
        resolve,
        nest: Nest::default(),
        headings: headings(body).into_iter(),
        notes: Notes::new(words.number),
        outer: Vec::new(),
        table: Table::default(),
        image: None,
        raw_block: None,
        silent: None,
        has_raw: false,
        in_code: false,
        in_heading: false,
        mentioned: BTreeSet::new(),
        mentions_left: words.mentions.map_or(0, |mentions| mentions.pages),
        markup_left: body.len() * MARKUP_PER_BYTE + MARKUP_FREE,
    };
    let mut line = Line::default();
    for event in parser(body) {
        if let Err(event) = line.take(event) {
            writer.line(std::mem::take(&mut line));
            writer.event(event);
        }
    }
    writer.line(line);
    writer.finish()
}

/// How much markup a body may become: past it, text goes on without elements. No text that
/// a person writes comes near; a megabyte of `>` does.
const MARKUP_PER_BYTE: usize = 14;
const MARKUP_FREE: usize = 1 << 20;

struct Writer<'a> {
    out: String,
    words: &'a Words<'a>,
    resolve: &'a dyn Fn(&str) -> Option<Resolved>,
    nest: Nest,
    headings: IntoIter<Heading>,
    notes: Notes<'a>,
    /// The labels of open footnote definitions, with the text that they interrupt.
    outer: Vec<(String, String)>,
    table: Table,
    image: Option<Image>,
    raw_block: Option<String>,
    /// The raw element whose content is left out.
    silent: Option<&'static str>,
    has_raw: bool,
    in_code: bool,
    in_heading: bool,
    /// Addresses to which a link of the text leads already.
    mentioned: BTreeSet<String>,
    /// How many names do not lead to their pages yet.
    mentions_left: usize,
    markup_left: usize,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    is_head: bool,
    column: usize,
}

/// An image whose words are being gathered. Images within count as words.
struct Image {
    source: String,
    title: String,
    alt: String,
    depth: usize,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        if let Some(image) = &mut self.image {
            if image.take(&event) {
                self.end_image();
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            // Math is not switched on.
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(code) => {
                self.element("<code>", "</code>", &code);
            }
            Event::Html(html) => match &mut self.raw_block {
                Some(block) => block.push_str(&html),
                None => self.raw(&html),
            },
            Event::InlineHtml(html) => self.raw(&html),
            Event::FootnoteReference(label) => {
                self.notes.reference(&mut self.out, &label);
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(is_done) => self.task(is_done),
        }
    }

    /// The box of a task. It is a control, so that it has a name.
    fn task(&mut self, is_done: bool) {
        let (state, name) = if is_done {
            (" checked=\"\"", self.words.done)
        } else {
            ("", self.words.to_do)
        };
        let _ = write!(
            self.out,
            "<input type=\"checkbox\" disabled=\"\"{state} aria-label=\""
        );
        escape::attribute(&mut self.out, name);
        self.out.push_str("\"> ");
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.open("<p>", "</p>\n"),
            Tag::Heading { classes, .. } => self.start_heading(&classes),
            Tag::BlockQuote(_) => self.open("<blockquote>\n", "</blockquote>\n"),
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                self.open(&markup::code(&kind), "</code></pre>\n");
            }
            Tag::HtmlBlock => self.raw_block = Some(String::new()),
            Tag::List(None) => self.open("<ul>\n", "</ul>\n"),
            Tag::List(Some(1)) => self.open("<ol>\n", "</ol>\n"),
            Tag::List(Some(first)) => {
                self.open(&format!("<ol start=\"{first}\">\n"), "</ol>\n");
            }
            Tag::Item => self.open("<li>", "</li>\n"),
            Tag::FootnoteDefinition(label) => {
                self.nest.open_markdown("");
                let outer = std::mem::take(&mut self.out);
                self.outer.push((label.into_string(), outer));
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => {
                self.table.is_head = true;
                self.table.column = 0;
                self.open("<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n");
            }
            Tag::TableRow => {
                self.table.is_head = false;
                self.table.column = 0;
                self.open("<tr>", "</tr>\n");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.open("<em>", "</em>"),
            Tag::Strong => self.open("<strong>", "</strong>"),
            Tag::Strikethrough => self.open("<del>", "</del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(&destination(link_type, &dest_url), &title);
            }
            Tag::Image { dest_url, title, .. } => {
                self.image = Some(Image {
                    source: dest_url.into_string(),
                    title: title.into_string(),
                    alt: String::new(),
                    depth: 1,
                });
            }
            // Not switched on: what they hold is text.
            Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => self.nest.open_markdown(""),
        }
    }

    fn end(&mut self, end: TagEnd) {
        if end == TagEnd::HtmlBlock {
            let block = self.raw_block.take().unwrap_or_default();
            self.raw(&block);
            self.silent = None;
            return;
        }
        let (raw, closing) = self.nest.close_markdown();
        self.close_raw(&raw);
        self.out.push_str(closing);
        if !is_inline(end) {
            self.silent = None;
            self.in_code = false;
            self.in_heading = false;
        }
        if end == TagEnd::FootnoteDefinition
            && let Some((label, outer)) = self.outer.pop()
        {
            let note = std::mem::replace(&mut self.out, outer);
            self.notes.define(&label, note);
        }
    }

    /// Opens an element, unless it would be too deep or the markup too much.
    fn open(&mut self, opening: &str, closing: &'static str) {
        let shown = !self.nest.is_full() && self.spend(opening.len() + closing.len());
        if shown {
            self.out.push_str(opening);
        }
        self.nest.open_markdown(if shown { closing } else { "" });
    }

    fn spend(&mut self, bytes: usize) -> bool {
        let left = self.markup_left.checked_sub(bytes);
        self.markup_left = left.unwrap_or(0);
        left.is_some()
    }

    fn element(&mut self, opening: &str, closing: &str, text: &str) {
        if self.silent.is_none() && self.spend(opening.len() + closing.len()) {
            self.out.push_str(opening);
            self.text(text);
            self.out.push_str(closing);
        } else {
            self.text(text);
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent.is_none() {
            escape::text(&mut self.out, text);
        }
    }

    fn start_heading(&mut self, classes: &[CowStr<'_>]) {
        self.in_heading = true;
        let heading = self.headings.next();
        let (level, id) = heading.map_or((2, String::new()), |h| (h.level, h.id));
        let (opening, closing) = markup::heading(level, &id, classes);
        self.open(&opening, closing);
    }

    fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.table = Table { alignments, is_head: false, column: 0 };
        self.open(
            "<div class=\"table\" tabindex=\"0\"><table>\n",
            "</tbody>\n</table></div>\n",
        );
    }

    fn start_cell(&mut self) {
        let alignment = self.table.alignments.get(self.table.column);
        self.table.column += 1;
        let (opening, closing) = markup::cell(self.table.is_head, alignment);
        self.open(&opening, closing);
    }

    fn start_link(&mut self, destination: &str, title: &str) {
        let Some(href) = self.resolved(destination) else {
            self.nest.open_markdown("");
            return;
        };
        self.open(&markup::link(&href.href, title), "</a>");
        self.mentioned.insert(href.href);
    }

    /// The address to write for a destination: judged here first, whoever resolves it.
    fn resolved(&self, destination: &str) -> Option<Resolved> {
        match target(destination) {
            Target::Forbidden => None,
            _ => (self.resolve)(destination),
        }
    }

    fn end_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        match self.resolved(&image.source) {
            Some(source) if self.silent.is_none() => {
                self.out.push_str(&markup::image(&source, &image.alt, &image.title));
            }
            _ => self.text(&image.alt),
        }
    }

    fn raw(&mut self, source: &str) {
        let judged = raw::read(source, &mut self.silent);
        for piece in judged.pieces {
            self.has_raw = true;
            match piece {
                Piece::Text(text, _) => escape::angles(&mut self.out, text),
                Piece::Open(element) => self.open_raw(&element),
                Piece::Close(name) => {
                    let closed = self.nest.close_raw(name);
                    self.close_raw(&closed);
                }
            }
        }
    }

    fn open_raw(&mut self, element: &Element) {
        let address = element.attribute("href").or_else(|| element.attribute("src"));
        let resolved = address.map(|address| self.resolved(address));
        if matches!(resolved, Some(None)) || (element.name == "img" && address.is_none())
        {
            let alt = element.attribute("alt").unwrap_or_default();
            escape::text(&mut self.out, alt);
            return;
        }
        if !element.is_void() {
            let (closed, fits) = self.nest.open_raw(element.name);
            self.close_raw(&closed);
            if !fits {
                return;
            }
        }
        let mut tag = format!("<{}", element.name);
        for (name, value) in &element.attributes {
            let value = match (*name, &resolved) {
                ("href" | "src", Some(Some(resolved))) => &resolved.href,
                _ => value,
            };
            let _ = write!(tag, " {name}=\"");
            escape::attribute(&mut tag, value);
            tag.push('"');
        }
        if element.name == "img" {
            let is_sized = ["width", "height"]
                .into_iter()
                .any(|name| element.attribute(name).is_some());
            let picture = resolved.flatten().and_then(|resolved| resolved.picture);
            if let Some(picture) = picture.filter(|_| !is_sized) {
                tag.push_str(&markup::size(&picture));
            }
            tag.push_str(" loading=\"lazy\"");
        }
        tag.push('>');
        self.out.push_str(&tag);
    }

    fn close_raw(&mut self, names: &[&str]) {
        for name in names {
            let _ = write!(self.out, "</{name}>");
        }
    }

    fn finish(mut self) -> String {
        let open = self.nest.close_all();
        self.close_raw(&open);
        self.notes.write(&mut self.out, self.words.back);
        if self.has_raw { clean(&self.out) } else { self.out }
    }
}

impl Image {
    /// Takes what stands in the image's words; gives whether they end here.
    fn take(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(Tag::Image { .. }) => self.depth += 1,
            Event::End(TagEnd::Image) => self.depth -= 1,
            Event::Text(text) | Event::Code(text) => self.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.alt.push(' '),
            _ => {}
        }
        self.depth == 0
    }
}

#[cfg(test)]
mod tests;

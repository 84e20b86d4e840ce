//! One pass over a body: what it holds, and every complaint about it.
//!
//! In: a file's text and the range of its body. Out: headings, links, and diagnostics whose
//! places are of the file; and all that readers see, to a digest. Never looks a link up and never
//! changes the text.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::alt::says_nothing;
use super::events::{destination, is_inline, parser};
use super::findings::{Findings, quoted};
use super::heading::{Heading, headings, is_valid_class, valid_id};
use super::lines::{BrokenLines, ListLines};
use super::literal::Literal;
use super::nest::Nest;
use super::places::Places;
use super::raw::{self, Element, Piece};
use super::stars::Stars;
use super::target::{Target, target};
use super::{MAX_DEPTH, entity, thai};
use crate::diagnostic::{Checked, Code, Lines, Place};
use crate::digest::Digester;

/// What a body holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Its headings in order, as [`super::html`] writes them.
    pub headings: Vec<Heading>,
    /// Its links and images in order, those of raw HTML too, forbidden ones not.
    pub links: Vec<Link>,
    /// Whether a reader would see nothing: no text and no image.
    pub is_empty: bool,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The destination as the author wrote it, after Markdown's or HTML's own decoding.
    pub destination: String,
    /// Where it stands in the file.
    pub place: Place,
    /// Whether it is an image.
    pub is_image: bool,
}

/// Reads a body; `body` is its range of bytes in the file that `lines` indexes. What its readers see
/// is added to a digest.
///
/// Of each kind of warning the first five are told, the last of which counts the rest.
pub fn scan(
    lines: &Lines<'_>,
    body: Range<usize>,
    digest: &mut Digester,
) -> Checked<Outline> {
    let text = lines.text().get(body.clone()).unwrap_or_default();
    let mut scanner = Scanner {
        file: lines.text(),
        digest,
        findings: Findings::new(lines),
        places: Places::new(lines),
        outline: Outline {
            headings: headings(text),
            is_empty: true,
            ..Outline::default()
        },
        nest: Nest::default(),
        is_too_deep: false,
        given_ids: HashSet::new(),
        stars: Stars::default(),
        literal: Literal::default(),
        links: 0,
        lists: Vec::new(),
        numbered: ListLines::default(),
        broken: BrokenLines::default(),
        code: None,
        images: Vec::new(),
        raw_block: None,
        silent: None,
    };
    for (event, range) in parser(text).into_offset_iter() {
        scanner.event(event, body.start + range.start..body.start + range.end);
    }
    // Most texts have a link or two, and the outlines of all are kept.
    scanner.outline.links.shrink_to_fit();
    Checked { value: scanner.outline, diagnostics: scanner.findings.finish() }
}

/// What stands in a digest before a cell of a table, and around words that are struck out: these
/// say something else than the same words without.
const CELL: &str = "|";
const STRUCK: &str = "~~";

struct Scanner<'a> {
    file: &'a str,
    digest: &'a mut Digester,
    findings: Findings<'a>,
    places: Places<'a>,
    outline: Outline,
    nest: Nest,
    is_too_deep: bool,
    given_ids: HashSet<String>,
    stars: Stars,
    literal: Literal,
    /// How many links are open.
    links: usize,
    /// The lists that are open, with the number of the next entry where they have numbers.
    lists: Vec<Option<u64>>,
    numbered: ListLines,
    broken: BrokenLines,
    code: Option<IsIndented>,
    images: Vec<OpenImage>,
    raw_block: Option<RawBlock>,
    silent: Option<&'static str>,
}

/// Whether a block of code is one because it is indented.
type IsIndented = bool;

struct OpenImage {
    range: Range<usize>,
    file: String,
    words: String,
}

/// The text of a block of raw HTML, and where its parts come from: offsets in it and in the file.
#[derive(Default)]
struct RawBlock {
    text: String,
    parts: Vec<(usize, usize)>,
}

impl Scanner<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                self.see(&code);
                self.numbered.text("", &range);
                self.broken.other();
            }
            Event::Html(html) => {
                if let Some(block) = &mut self.raw_block {
                    block.parts.push((block.text.len(), range.start));
                    block.text.push_str(&html);
                }
            }
            Event::InlineHtml(html) => self.raw(&html, &[(0, range.start)]),
            Event::SoftBreak => {
                let file = self.file;
                if self.numbered.soft_break(&mut self.findings, file, &range) {
                    self.broken.other();
                } else {
                    self.broken.soft_break(file, &range);
                }
            }
            Event::HardBreak => {
                self.numbered.end_block();
                self.broken.other();
            }
            Event::FootnoteReference(_) => self.broken.other(),
            Event::TaskListMarker(is_done) => {
                self.digest.words(if is_done { "[x]" } else { "[]" });
            }
            Event::Rule | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if !is_inline(tag.to_end()) {
            self.end_block();
        }
        match &tag {
            Tag::HtmlBlock => self.raw_block = Some(RawBlock::default()),
            Tag::Image { .. } => {}
            Tag::FootnoteDefinition(_) => self.nest.open_markdown(""),
            _ => {
                self.check_depth(&range);
                self.nest.open_markdown("");
            }
        }
        match tag {
            Tag::Heading { id, classes, attrs, .. } => {
                self.heading(id.as_deref(), &classes, &attrs, &range);
            }
            Tag::CodeBlock(kind) => self.code = Some(kind == CodeBlockKind::Indented),
            Tag::Link { link_type, dest_url, .. } => {
                self.links += 1;
                // An address in angle brackets is its own words.
                let is_bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let is_let = self.link(destination(link_type, &dest_url), range, false);
                if is_let && !is_bare {
                    self.digest.destination(&dest_url);
                }
            }
            Tag::Image { link_type, dest_url, .. } => {
                let file = destination(link_type, &dest_url);
                let words = String::new();
                let image = OpenImage { range: range.clone(), file: file.clone(), words };
                self.images.push(image);
                self.outline.is_empty = false;
                if self.link(file, range, true) {
                    self.digest.destination(&dest_url);
                }
            }
            Tag::List(first) => self.lists.push(first),
            Tag::Item => self.number(),
            Tag::TableCell => self.digest.words(CELL),
            Tag::Strikethrough => self.digest.words(STRUCK),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::HtmlBlock => {
                let block = self.raw_block.take().unwrap_or_default();
                self.raw(&block.text, &block.parts);
            }
            TagEnd::Image => self.end_image(),
            TagEnd::Link => {
                self.links = self.links.saturating_sub(1);
                self.nest.close_markdown();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.nest.close_markdown();
            }
            TagEnd::Strikethrough => {
                self.digest.words(STRUCK);
                self.nest.close_markdown();
            }
            _ => {
                self.nest.close_markdown();
            }
        }
        if end == TagEnd::CodeBlock {
            self.code = None;
        }
        if !is_inline(end) {
            self.end_block();
            self.silent = None;
        }
    }

    fn end_block(&mut self) {
        self.stars.end_block(&mut self.findings, self.file);
        self.numbered.end_block();
        self.broken.other();
    }

    /// Notes the number of a list's entry, which readers see.
    fn number(&mut self) {
        if let Some(Some(number)) = self.lists.last_mut() {
            self.digest.words(&format!("{number}."));
            *number = number.saturating_add(1);
        }
    }

    fn see(&mut self, text: &str) {
        self.digest.words(text);
        if !text.trim().is_empty() {
            self.outline.is_empty = false;
            if let Some(image) = self.images.last_mut() {
                image.words.push_str(text);
            }
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.silent.is_some() {
            return;
        }
        self.see(text);
        if let Some(is_indented) = self.code {
            if is_indented && thai::has_letter(text) {
                self.indented_text(text, range);
            }
            return;
        }
        self.stars.text(self.file, range.clone());
        let is_in_link = self.links > 0;
        self.literal.check(&mut self.findings, self.file, &range, is_in_link);
        self.numbered.check(&mut self.findings, text, &range);
        self.broken.check(&mut self.findings, self.file, &range);
        if !self.nest.is_within(CODE) {
            thai::check(&mut self.findings, self.file, range, |_| true);
        }
    }

    /// Warns once for each block of code: only its first text with Thai letters counts.
    fn indented_text(&mut self, text: &str, range: Range<usize>) {
        self.code = Some(false);
        self.findings.add(Code::IndentedText, range, || {
            (
                format!(
                    "“{}” is indented by four spaces or a tab, and so shown as program code",
                    quoted(text)
                ),
                "delete the spaces or the tab at the beginning of the line".to_owned(),
            )
        });
    }

    fn check_depth(&mut self, range: &Range<usize>) {
        if self.nest.is_full() && !self.is_too_deep {
            self.is_too_deep = true;
            self.findings.add(Code::TooDeep, range.clone(), || {
                (
                    format!(
                        "lists, quotations or other elements stand within each other, more than {MAX_DEPTH} deep"
                    ),
                    "begin a new list or paragraph at the beginning of a line".to_owned(),
                )
            });
        }
    }

    fn heading(
        &mut self,
        id: Option<&str>,
        classes: &[CowStr<'_>],
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
        range: &Range<usize>,
    ) {
        let mut wrong = Vec::new();
        let mut help = "write only {#id .class}, of letters, digits and -; for braces in the text write \\{ and \\}";
        if let Some(id) = id {
            match valid_id(id) {
                None => wrong.push(format!("#{id}")),
                Some(id) if self.given_ids.contains(&id) => {
                    wrong.push(format!("#{id}, a second time"));
                    help = "give this heading another id, or leave the braces out";
                }
                Some(id) => {
                    self.given_ids.insert(id);
                }
            }
        }
        let bad_classes = classes.iter().filter(|class| !is_valid_class(class));
        wrong.extend(bad_classes.map(|class| format!(".{class}")));
        wrong.extend(attributes.iter().map(|(name, _)| name.to_string()));
        if wrong.is_empty() {
            return;
        }
        let heading = self.file.get(range.clone()).unwrap_or_default();
        let at = range.start + heading.rfind('{').unwrap_or(0);
        self.findings.add(Code::HeadingAttribute, at..range.end, || {
            (
                format!("“{}” of a heading is left out", quoted(&wrong.join(" "))),
                help.to_owned(),
            )
        });
    }

    /// Notes a link; tells whether it is one that may stand on the page.
    fn link(&mut self, destination: String, range: Range<usize>, is_image: bool) -> bool {
        if target(&destination) == Target::Forbidden {
            self.findings.add(Code::ForbiddenLink, range, || {
                (
                    format!("the link to “{}” is left out", quoted(&destination)),
                    "link to an address that begins with https:, http:, mailto: or tel:, or to a file of the archive"
                        .to_owned(),
                )
            });
            return false;
        }
        let place = self.places.of(range);
        self.outline.links.push(Link { destination, place, is_image });
        true
    }

    fn end_image(&mut self) {
        let Some(OpenImage { range, file, words }) = self.images.pop() else { return };
        if words.is_empty() {
            self.no_alt_text(range);
            return;
        }
        if says_nothing(&words, &file) {
            self.findings.add(Code::NoAltText, range, || {
                (
                    format!(
                        "“{}” says nothing of the image to those who do not see it",
                        quoted(&words)
                    ),
                    "say what it shows between the brackets: ![ที่ประชุม](hall.jpg)"
                        .to_owned(),
                )
            });
        }
        if let Some(outer) = self.images.last_mut() {
            outer.words.push_str(&words);
        }
    }

    fn no_alt_text(&mut self, range: Range<usize>) {
        let source = self.file.get(range.clone()).unwrap_or_default();
        self.findings.add(Code::NoAltText, range, || {
            (
                format!(
                    "the image “{}” has no words for those who do not see it",
                    quoted(source)
                ),
                "say what it shows between the brackets: ![ที่ประชุม](hall.jpg)".to_owned(),
            )
        });
    }

    fn raw(&mut self, source: &str, parts: &[(usize, usize)]) {
        self.broken.other();
        let judged = raw::read(source, &mut self.silent);
        for left in judged.left_out {
            let range = in_file(parts, &left.range);
            self.findings.add(Code::HtmlLeftOut, range, || {
                (
                    format!("{} is left out of the page", left.what),
                    "write it in Markdown, or take it out".to_owned(),
                )
            });
        }
        for piece in judged.pieces {
            match piece {
                Piece::Text(text, at) => {
                    self.see(&entity::decoded(text));
                    self.raw_text(text, at, parts);
                }
                Piece::Close(name) => {
                    self.mark(name);
                    self.nest.close_raw(name);
                }
                Piece::Open(element) => {
                    let range = in_file(parts, &element.range);
                    self.raw_element(&element, range);
                }
            }
        }
    }

    /// Looks at the text of raw HTML, line by line: between two lines of a block may stand marks of
    /// quotations, which are not of the block.
    fn raw_text(&mut self, text: &str, at: usize, parts: &[(usize, usize)]) {
        if self.nest.is_within(CODE) || !thai::has_letter(text) {
            return;
        }
        let mut at = at;
        for line in text.split_inclusive('\n') {
            let range = in_file(parts, &(at..at + line.trim_end().len()));
            thai::check(&mut self.findings, self.file, range, |_| false);
            at += line.len();
        }
    }

    fn raw_element(&mut self, element: &Element, range: Range<usize>) {
        let is_image = element.name == "img";
        if is_image {
            self.outline.is_empty = false;
            if element.attribute("alt").is_none() {
                self.no_alt_text(range.clone());
            }
        }
        if !element.is_void() {
            self.check_depth(&range);
            self.nest.open_raw(element.name);
        }
        if let Some(address) = element.attribute(if is_image { "src" } else { "href" })
            && self.link(address.to_owned(), range, is_image)
        {
            self.digest.destination(address);
        }
        match element.name {
            "td" | "th" => self.digest.words(CELL),
            "img" => self.digest.words(element.attribute("alt").unwrap_or_default()),
            name => self.mark(name),
        }
    }

    /// Notes where an element of raw HTML begins or ends that strikes its words out.
    fn mark(&mut self, name: &str) {
        if matches!(name, "s" | "del") {
            self.digest.words(STRUCK);
        }
    }
}

/// Elements of raw HTML whose text is not Thai or English.
const CODE: &[&str] = &["code", "pre", "kbd"];

/// The range in the file of a range in a raw block.
fn in_file(parts: &[(usize, usize)], range: &Range<usize>) -> Range<usize> {
    let offset = |at: usize| {
        let part = parts.partition_point(|&(start, _)| start <= at).saturating_sub(1);
        parts.get(part).map_or(at, |&(start, file)| file + at - start)
    };
    let start = offset(range.start);
    start..offset(range.end.saturating_sub(1)).max(start) + 1
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn scanned(body: &str) -> Checked<Outline> {
        let path = Arc::from("x.md");
        let file = format!("+++\n+++\n{body}");
        let lines = Lines::new(&path, &file);
        scan(&lines, 8..file.len(), &mut Digester::new("", ""))
    }

    /// Codes with the line in the body and the column.
    fn found(body: &str) -> Vec<(&'static str, u32, u32)> {
        let of = |d: &crate::diagnostic::Diagnostic| {
            let place = d.place.clone().unwrap();
            (d.code.text(), place.line - 2, place.column)
        };
        scanned(body).diagnostics.iter().map(of).collect()
    }

    fn check(body: &str, expected: &[(&'static str, u32, u32)]) {
        assert_eq!(found(body), expected, "{body:?}");
    }

    fn links(body: &str) -> Vec<(String, u32, u32, bool)> {
        let of = |l: Link| (l.destination, l.place.line - 2, l.place.column, l.is_image);
        scanned(body).value.links.into_iter().map(of).collect()
    }

    #[test]
    fn places_are_of_the_file() {
        check("ก\n\nข [ค](javascript:x)", &[("W0503", 3, 3)]);
        check("> ก <blink>ข</blink>", &[("W0605", 1, 5)]);
        check(
            "- <div\n  onclick=x>\n  <font>ก</font></div>",
            &[("W0605", 1, 3), ("W0605", 3, 3)],
        );
    }

    #[test]
    fn indented_thai_is_not_code() {
        check("    ย่อหน้าแรก\n    ต่อ", &[("W0602", 1, 5)]);
        check("\tย่อหน้า\n\nก\n\n    อีก", &[("W0602", 1, 2), ("W0602", 5, 5)]);
        check("    let x = 1;", &[]);
        check("```\nไทย\n```", &[]);
        check("   สามช่อง", &[]);
        check("\u{a0}\u{a0}\u{a0}\u{a0}ไทย", &[]);
    }

    #[test]
    fn numbered_lines_melt() {
        check("๑. ก\n๒. ข\n๓. ค", &[("W0603", 1, 1)]);
        check("คำนำ\n๑) ก\n๒) ข", &[("W0603", 2, 1)]);
        check("(๑) ก\n(๒) ข", &[("W0603", 1, 1)]);
        check("๑.๑ ก\n๑.๒ ข", &[("W0603", 1, 1)]);
        check("๑. ก\n\n๒. ข", &[]);
        check("๑. ก  \n๒. ข", &[]);
        check("1. ก\n2. ข", &[]);
        check("๑. ก", &[]);
        check("๒๕๖๐ ก \n๒๕๖๑ ข", &[]);
        check("1.กรม\n2.กอง", &[("W0603", 1, 1)]);
        check("ก. กรม\nข. กอง", &[("W0603", 1, 1)]);
        check("(ก) กรม\n(ข) กอง", &[("W0603", 1, 1)]);
        check("• กรม\n• กอง", &[("W0603", 1, 1)]);
        check("-กรม\n-กอง", &[("W0603", 1, 1)]);
        check("| ก | ข |\n| ค | ง |", &[("W0603", 1, 1)]);
        check("| ก | ข |\n|---|---|\n| ค | ง |", &[]);
        check("ก.ค. ๒๕๖๐\nก.ย. ๒๕๖๐", &[]);
        check("1.5 ล้าน\n2.5 ล้าน", &[]);
    }

    #[test]
    fn broken_thai_lines_print_a_space() {
        check("การประ\nชุม", &[("W0604", 1, 6)]);
        check("การประชุม\nที่", &[("W0604", 1, 9)]);
        check("น้ำ\n**เชี่ยว**", &[("W0604", 1, 3)]);
        check("การประชุม \nที่", &[]);
        check("การประชุม\nASEAN", &[]);
        check("ASEAN\nการ", &[]);
        check("การ\n๑๗", &[]);
        check("การ  \nประชุม", &[]);
        check("การ\n\nประชุม", &[]);
        check("- การ\n- ประชุม", &[]);
        check("การ\r\nประชุม", &[("W0604", 1, 3)]);
    }

    #[test]
    fn spelling_in_text_and_not_in_code() {
        check("กํา", &[("W0607", 1, 2)]);
        check("`กํา`\n\n```\nเเ\n```", &[]);
        check("# เเ\n\n| ก\u{200b}ข |\n|-|", &[("W0607", 1, 3), ("W0608", 3, 4)]);
        check("[x](กํา.md)", &[]);
    }

    #[test]
    fn images_without_words() {
        check("![](x.jpg)", &[("W0610", 1, 1)]);
        check("![ ](x.jpg)", &[("W0610", 1, 1)]);
        check("![ก](x.jpg) ![`a`](y)", &[]);
        check("<img src=x>", &[("W0610", 1, 1)]);
        check("<img src=x alt=''>", &[]);
    }

    #[test]
    fn heading_attributes() {
        check("# ก {#a .b}", &[]);
        check("# ก \\{x\\}", &[]);
        assert_eq!(scanned("# ก \\{x\\}").value.headings[0].text, "ก {x}");
        check("# ก {#a onclick=x}", &[("W0606", 1, 5)]);
        check("# ก {#a'b}", &[("W0606", 1, 5)]);
        check("# ก {#a}\n# ข {#a}", &[("W0606", 2, 5)]);
    }

    #[test]
    fn links_are_listed() {
        assert_eq!(
            links(
                "[ก](a&amp;b.md) ![ข](c.jpg)\n<a@b.th> <a href='d&amp;e'>ค</a><img src=f alt=g>"
            ),
            [
                ("a&b.md".to_owned(), 1, 1, false),
                ("c.jpg".to_owned(), 1, 17, true),
                ("mailto:a@b.th".to_owned(), 2, 1, false),
                ("d&e".to_owned(), 2, 10, false),
                ("f".to_owned(), 2, 33, true),
            ]
        );
        assert!(links("[ก](javascript:x) <a href=data:x>ข</a>").is_empty());
        assert_eq!(links("[![ก](a)](b)").len(), 2);
    }

    #[test]
    fn bodies_that_show_nothing() {
        for (body, is_empty) in [
            ("", true),
            (" \n\n", true),
            ("<!-- ก -->", true),
            ("<script>ก</script>", true),
            ("---", true),
            ("[r]: x", true),
            ("ก", false),
            ("![](x)", false),
            ("`x`", false),
            ("<p>ก</p>", false),
            ("# ก", false),
        ] {
            assert_eq!(scanned(body).value.is_empty, is_empty, "{body:?}");
        }
    }

    #[test]
    fn nesting_that_is_too_deep_is_one_error() {
        let deep = format!("{} ก", ">".repeat(150));
        assert_eq!(found(&deep), [("E0609", 1, 101)]);
        let raw = format!("{}ก", "<b>".repeat(150));
        assert_eq!(scanned(&raw).diagnostics.len(), 1);
        assert_eq!(found(&format!("{} ก", ">".repeat(90))), []);
        let flat = format!("<ul>{}</ul>", "<li>ก".repeat(500));
        assert_eq!(found(&flat), []);
    }

    #[test]
    fn a_flood_is_counted() {
        let list = scanned(&"![](x)\n\n".repeat(20)).diagnostics;
        assert_eq!(list.len(), 5);
        assert!(list[4].message.ends_with("(and 15 more times in this file)"));
    }

    #[test]
    fn a_hundred_thousand_links_on_one_line_take_linear_time() {
        let list = links(&"[ก](x) ".repeat(100_000));
        assert_eq!(list.last().unwrap().2, 99_999 * 7 + 1);
    }

    #[test]
    fn a_body_outside_the_file_is_empty() {
        let path = Arc::from("x.md");
        let checked = scan(&Lines::new(&path, "ก"), 1..99, &mut Digester::new("", ""));
        assert!(checked.value.is_empty);
    }
}

//! The markup of single elements of Markdown.
//!
//! In: what an element says of itself. Out: its opening and closing tags, all values escaped.

use std::fmt::Write;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr};

use super::escape;
use super::heading::is_valid_class;
use super::html::{Picture, Resolved};

/// How wide a picture stands in a text: as wide as the line, or as the screen where that is less.
const SIZES: &str = "(min-width: 40rem) 38rem, 100vw";

/// The tags of a heading of level 2 to 6; classes that are not plain words are left out.
pub(super) fn heading(
    level: u8,
    id: &str,
    classes: &[CowStr<'_>],
) -> (String, &'static str) {
    let classes: Vec<_> =
        classes.iter().map(AsRef::as_ref).filter(|class| is_valid_class(class)).collect();
    let mut opening = format!("<h{level}");
    attribute(&mut opening, "id", id);
    attribute(&mut opening, "class", &classes.join(" "));
    opening.push('>');
    let closing = match level {
        3 => "</h3>\n",
        4 => "</h4>\n",
        5 => "</h5>\n",
        6 => "</h6>\n",
        _ => "</h2>\n",
    };
    (opening, closing)
}

/// The beginning of a block of code, with its language as a class if that is a plain word.
pub(super) fn code(kind: &CodeBlockKind<'_>) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
        CodeBlockKind::Indented => "",
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_+#.".contains(c);
    if !language.is_empty() && language.chars().all(is_plain) {
        format!("<pre><code class=\"language-{language}\">")
    } else {
        "<pre><code>".to_owned()
    }
}

/// The tags of a cell of a table, in its head or below.
pub(super) fn cell(
    is_head: bool,
    alignment: Option<&Alignment>,
) -> (String, &'static str) {
    let class = match alignment {
        Some(Alignment::Left) => " class=\"align-left\"",
        Some(Alignment::Center) => " class=\"align-center\"",
        Some(Alignment::Right) => " class=\"align-right\"",
        _ => "",
    };
    if is_head {
        (format!("<th scope=\"col\"{class}>"), "</th>")
    } else {
        (format!("<td{class}>"), "</td>")
    }
}

/// The beginning of a link.
pub(super) fn link(href: &str, title: &str) -> String {
    let mut tag = "<a href=\"".to_owned();
    escape::attribute(&mut tag, href);
    tag.push('"');
    attribute(&mut tag, "title", title);
    tag.push('>');
    tag
}

/// An image, with its smaller copies.
pub(super) fn image(source: &Resolved, alt: &str, title: &str) -> String {
    let picture = source.picture.as_ref();
    let mut tag = String::new();
    let srcset = picture.and_then(|picture| picture.srcset.as_ref());
    if let Some(srcset) = srcset {
        tag.push_str("<picture><source type=\"image/webp\"");
        attribute(&mut tag, "srcset", srcset);
        attribute(&mut tag, "sizes", SIZES);
        tag.push('>');
    }
    tag.push_str("<img src=\"");
    escape::attribute(&mut tag, &source.href);
    tag.push_str("\" alt=\"");
    escape::attribute(&mut tag, alt);
    tag.push('"');
    attribute(&mut tag, "title", title);
    if let Some(picture) = picture {
        tag.push_str(&size(picture));
    }
    tag.push_str(" loading=\"lazy\">");
    if srcset.is_some() {
        tag.push_str("</picture>");
    }
    tag
}

/// The attributes for a picture's size, which keep its place before it is there.
pub(super) fn size(picture: &Picture) -> String {
    format!(" width=\"{}\" height=\"{}\"", picture.width, picture.height)
}

/// Appends an attribute that has a value.
fn attribute(tag: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        let _ = write!(tag, " {name}=\"");
        escape::attribute(tag, value);
        tag.push('"');
    }
}

//! How Markdown is read, and what its reader's events leave unsaid.
//!
//! In: a body. Out: events, the same for all who read it.

use pulldown_cmark::{LinkType, Options, Parser, TagEnd};

/// `CommonMark` with tables, footnotes, strikethrough, task lists and heading attributes.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// The one way a body is read, so that all who read it see the same elements.
pub(super) fn parser(body: &str) -> Parser<'_> {
    Parser::new_ext(body, OPTIONS)
}

/// The destination of a link, with the scheme that an address of mail in `<…>` leaves out.
pub(super) fn destination(link_type: LinkType, written: &str) -> String {
    match link_type {
        LinkType::Email => format!("mailto:{written}"),
        _ => written.to_owned(),
    }
}

/// Whether an element stands within a line of text.
pub(super) fn is_inline(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
    )
}

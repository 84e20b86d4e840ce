//! The second fence around raw HTML: the whole written body, read as a browser reads it.
//!
//! In: the HTML of a body that holds raw HTML. Out: the same, well-formed, with nothing but
//! the elements and attributes of our list and of our own writer.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::allowed::ELEMENTS;

/// The elements that our writer makes and raw HTML may not.
const OWN_ELEMENTS: &[&str] = &["input", "picture", "section", "source"];

/// The attributes that may be left after both fences. A body's ids come from our writer only,
/// because the first fence lets none through.
const ANY: &[&str] = &["class", "dir", "id", "lang", "role", "title"];
const OF_ELEMENT: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("div", &["tabindex"]),
    ("img", &["alt", "height", "loading", "src", "width"]),
    ("source", &["sizes", "srcset", "type"]),
    ("input", &["aria-label", "checked", "disabled"]),
    ("ins", &["datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

static FENCE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.iter().chain(OWN_ELEMENTS).copied().collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(ANY.iter().copied().collect())
        .tag_attributes(
            OF_ELEMENT
                .iter()
                .map(|&(element, names)| (element, names.iter().copied().collect()))
                .collect(),
        )
        .tag_attribute_values(HashMap::from([(
            "input",
            HashMap::from([("type", HashSet::from(["checkbox"]))]),
        )]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
    builder
});

/// Cleans a written body.
pub(super) fn clean(html: &str) -> String {
    FENCE.clean(html).to_string()
}

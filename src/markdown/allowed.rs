//! What raw HTML may use: elements, their attributes, and the values of these.
//!
//! In: a name or a value from content. Out: the same under its known name, or nothing.
//! Never judges addresses: `target` does.

use super::entity::decoded;
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
pub(super) const WITH_CONTENT: &[&str] = &[
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

/// The attribute under its known name with its decoded value, if it may pass.
pub(super) fn attribute(
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

/// The name of an element in lower case, if it may pass.
pub(super) fn element(name: &str) -> Option<&'static str> {
    among(ELEMENTS, name)
}

/// The one of some names that a name is, in whatever case.
pub(super) fn among(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().copied().find(|known| known.eq_ignore_ascii_case(name))
}

//! One line of a document's front matter, put in, changed or taken out, and not a byte beside it.
//!
//! In: a file's text, a key and its value. Out: the text as it is to stand. It neither reads nor
//! writes.

use crate::parse::{StandingKey, Stands, stands};

/// The text with a key saying another text; where the key is not there yet, on a line of its own
/// below that of another key, or else at the top. Nothing where the front matter is not well-formed.
///
/// The value may hold only letters and digits.
pub(super) fn put(text: &str, key: &str, value: &str, below: &[&str]) -> Option<String> {
    let stands = stands(text)?;
    if let Some(StandingKey { value: at, .. }) = stands.key(key) {
        let (before, rest) = text.split_at_checked(at.start)?;
        let after = rest.get(at.len()..)?;
        return Some(format!("{before}\"{value}\"{after}"));
    }
    let at = end_of_line(text, &stands, below)?;
    let (before, after) = text.split_at_checked(at)?;
    let end = if before.ends_with("\r\n") { "\r\n" } else { "\n" };
    Some(format!("{before}{key} = \"{value}\"{end}{after}"))
}

/// The text without the lines of a key.
pub(super) fn take_out(text: &str, key: &str) -> Option<String> {
    let stands = stands(text)?;
    let Some(StandingKey { key, value, .. }) = stands.key(key) else {
        return Some(text.to_owned());
    };
    let before = text.get(..key.start)?;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = value.end + text.get(value.end..)?.find('\n')? + 1;
    Some(format!("{}{}", text.get(..start)?, text.get(end..)?))
}

/// Where the line ends on which the first of some keys stands that is there; or where the front
/// matter begins.
fn end_of_line(text: &str, stands: &Stands, below: &[&str]) -> Option<usize> {
    let Some(key) = below.iter().find_map(|name| stands.key(name)) else {
        return Some(stands.front_matter.start);
    };
    Some(key.value.end + text.get(key.value.end..)?.find('\n')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let put = put(text, "translated_from", "b", &["title"]);
        assert_eq!(put.as_deref(), Some(expected), "{text:?}");
    }

    #[test]
    fn a_key_that_is_there_says_another_text() {
        check(
            "+++\ntranslated_from = \"a\" # ก\n+++\nข",
            "+++\ntranslated_from = \"b\" # ก\n+++\nข",
        );
        check("+++\n'translated_from'='a'\n+++\n", "+++\n'translated_from'=\"b\"\n+++\n");
        check(
            "+++\r\n\ttranslated_from\t=\t\"\"\"\r\na\"\"\"\r\n+++\r\n",
            "+++\r\n\ttranslated_from\t=\t\"b\"\r\n+++\r\n",
        );
    }

    #[test]
    fn a_key_that_is_not_there_has_a_line_of_its_own() {
        check(
            "+++\ntitle = \"ก\" # \"x\"\n\n[event]\nsession = 1\n+++\n",
            "+++\ntitle = \"ก\" # \"x\"\ntranslated_from = \"b\"\n\n[event]\nsession = 1\n+++\n",
        );
        check(
            "\u{feff}+++\r\ntitle = \"\"\"\r\nก\"\"\"\r\n+++\r\nข\n",
            "\u{feff}+++\r\ntitle = \"\"\"\r\nก\"\"\"\r\ntranslated_from = \"b\"\r\n+++\r\nข\n",
        );
        check("+++\n+++", "+++\ntranslated_from = \"b\"\n+++");
        check(
            "+++\n# ก\n[extra]\ntitle = \"x\"\ntranslated_from = \"y\"\n+++\n",
            "+++\ntranslated_from = \"b\"\n# ก\n[extra]\ntitle = \"x\"\ntranslated_from = \"y\"\n+++\n",
        );
    }

    #[test]
    fn a_key_is_taken_out_with_its_lines() {
        let check = |text: &str, expected: &str| {
            assert_eq!(take_out(text, "reviewed").as_deref(), Some(expected), "{text:?}");
        };
        check(
            "+++\na = 1\nreviewed = \"x\" # ก\nb = 2\n+++\n",
            "+++\na = 1\nb = 2\n+++\n",
        );
        check("+++\r\n  reviewed = \"\"\"\r\nx\"\"\"\r\n+++\r\n", "+++\r\n+++\r\n");
        check("+++\na = 1\n+++\nreviewed = 1\n", "+++\na = 1\n+++\nreviewed = 1\n");
    }

    #[test]
    fn what_is_not_well_formed_is_left_alone() {
        assert_eq!(put("+++\ntitle = \"x\n+++\n", "translated_from", "b", &[]), None);
        assert_eq!(take_out("no front matter", "reviewed"), None);
    }
}

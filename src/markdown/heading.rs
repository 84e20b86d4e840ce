//! Headings: their levels under the page's own h1, their text, and an id for each.
//!
//! In: a body. Out: its headings in order; ids are unique and what the author gave stands.
//! Never skips a level that the author did not skip, and never goes deeper than h6.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::events::parser;

/// A heading of a body, for tables of contents and for links to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Heading {
    /// The level in the page, 2 to 6: the highest of the body is 2.
    pub level: u8,
    /// The id: letters, marks and digits of any script in NFC, `-`; unique in the body.
    pub id: String,
    /// The visible text, without markup.
    pub text: String,
}

/// The headings of a body, in order.
pub(super) fn headings(body: &str) -> Vec<Heading> {
    if !may_have_headings(body) {
        return Vec::new();
    }
    let found = find(body);
    let highest = found.iter().map(|found| found.level).min().unwrap_or(1);
    let mut ids = Ids::default();
    for id in found.iter().filter_map(|found| found.given.as_ref()) {
        ids.given.insert(id.clone());
    }
    let number = |found: Found| Heading {
        level: (found.level - highest + 2).min(6),
        id: ids.of(&found),
        text: found.text,
    };
    found.into_iter().map(number).collect()
}

/// The id that an author gave, if it is made of letters, marks and digits, `-`, `_` and `.`.
pub(super) fn valid_id(given: &str) -> Option<String> {
    let id: String = given.nfc().collect();
    let allowed = |c: char| is_of_word(c) || "-_.".contains(c);
    (!id.is_empty() && id.chars().all(allowed)).then_some(id)
}

/// Whether a class is made of ASCII letters and digits, `-` and `_`.
pub(super) fn is_valid_class(class: &str) -> bool {
    !class.is_empty()
        && class.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

struct Found {
    level: u8,
    given: Option<String>,
    text: String,
}

/// Whether it is worth reading the body for headings: most have none.
fn may_have_headings(body: &str) -> bool {
    body.contains('#')
        || body.split(['\n', '\r']).any(|line| line.trim_end().ends_with(['=', '-']))
}

fn find(body: &str) -> Vec<Found> {
    let mut list = Vec::new();
    let mut current: Option<Found> = None;
    for event in parser(body) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let given = id.as_deref().and_then(valid_id);
                current = Some(Found { level: level as u8, given, text: String::new() });
            }
            Event::End(TagEnd::Heading(_)) => list.extend(current.take().map(trimmed)),
            Event::Text(text) | Event::Code(text) => {
                if let Some(found) = &mut current {
                    found.text.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(found) = &mut current {
                    found.text.push(' ');
                }
            }
            _ => {}
        }
    }
    list
}

fn trimmed(mut found: Found) -> Found {
    found.text = found.text.trim().to_owned();
    found
}

/// Gives ids out. What authors gave is known before the first is made.
#[derive(Default)]
struct Ids {
    given: HashSet<String>,
    taken: HashSet<String>,
    last_number: HashMap<String, usize>,
}

impl Ids {
    fn of(&mut self, found: &Found) -> String {
        if let Some(given) = &found.given
            && self.taken.insert(given.clone())
        {
            return given.clone();
        }
        let wanted = found.given.clone().unwrap_or_else(|| id_of(&found.text));
        let mut number = self.last_number.get(&wanted).copied().unwrap_or(0) + 1;
        let mut id = numbered(&wanted, number);
        while self.given.contains(&id) || self.taken.contains(&id) {
            number += 1;
            id = numbered(&wanted, number);
        }
        self.last_number.insert(wanted, number);
        self.taken.insert(id.clone());
        id
    }
}

fn numbered(wanted: &str, number: usize) -> String {
    if number == 1 { wanted.to_owned() } else { format!("{wanted}-{number}") }
}

/// Letters, marks and digits in lower case; what stands between them becomes one `-`.
fn id_of(text: &str) -> String {
    let mut id = String::new();
    for c in text.nfc().flat_map(char::to_lowercase).filter(|&c| !is_invisible(c)) {
        if is_of_word(c) {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id: String = id.trim_end_matches('-').nfc().collect();
    if id.is_empty() { "section".to_owned() } else { id }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Characters that nobody sees and nobody types into a link.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &[(u8, &str)]) {
        let list = headings(body);
        let seen: Vec<_> = list.iter().map(|h| (h.level, h.id.as_str())).collect();
        assert_eq!(seen, expected, "{body:?}");
    }

    #[test]
    fn thai_ids_are_whole() {
        check("# สรุปสาระสำคัญ", &[(2, "สรุปสาระสำคัญ")]);
        check("# ที่ประชุม ครั้งที่ ๑๗", &[(2, "ที่ประชุม-ครั้งที่-๑๗")]);
        check("# ผล\u{200b}การประชุม", &[(2, "ผลการประชุม")]);
        check("# **(SOMTC)** การประชุม", &[(2, "somtc-การประชุม")]);
        check("# Cafe\u{301} ÉTÉ", &[(2, "café-été")]);
        check("# !!!", &[(2, "section")]);
        check("# 1.2 Don't `x_y`", &[(2, "1-2-don-t-x-y")]);
    }

    #[test]
    fn repeats_are_numbered_and_given_ids_win() {
        check("# a\n# a\n# a", &[(2, "a"), (2, "a-2"), (2, "a-3")]);
        check("# a\n# a-2\n# a", &[(2, "a"), (2, "a-2"), (2, "a-3")]);
        check("# a\n# b {#a}", &[(2, "a-2"), (2, "a")]);
        check("# a {#x}\n# b {#x}", &[(2, "x"), (2, "x-2")]);
        check("# a {#x\"y}\n# b {#ผล}", &[(2, "a"), (2, "ผล")]);
        check("# ! {#section}\n# !", &[(2, "section"), (2, "section-2")]);
    }

    #[test]
    fn levels_hang_under_h1() {
        check("### a\n#### b\n### c", &[(2, "a"), (3, "b"), (2, "c")]);
        check("## a\n# b", &[(3, "a"), (2, "b")]);
        check("# a\n###### b", &[(2, "a"), (6, "b")]);
        check("a\n===\n\nb\n---", &[(2, "a"), (3, "b")]);
        check("> # a", &[(2, "a")]);
        check("no headings - at all", &[]);
    }

    #[test]
    fn text_is_what_is_seen() {
        let list = headings("# **ก** `ข` [ค](x) ![ง](y) <b>จ</b>");
        assert_eq!(list[0].text, "ก ข ค ง จ");
    }

    #[test]
    fn a_hundred_thousand_equal_headings_take_linear_time() {
        let list = headings(&"# a\n".repeat(100_000));
        assert_eq!(list.last().unwrap().id, "a-100000");
    }
}

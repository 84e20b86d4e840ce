//! Misspelt words of a file: in what its front matter says in words, and in its body.
//!
//! In: a parsed table, or a body, and the words to look for. Out: one warning for each word of a
//! file, at its first place, with the changes that mend all of them. Never looks at slugs, file
//! names, addresses and other ways of writing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::{Code, Diagnostic, Edit, Lines};
use crate::keys::{Class, KEYS, Type};
use crate::markdown;
use crate::misspelt::Misspelt;
use crate::parse::starred;
use crate::parse::toml::Page;

/// A misspelt word: its bytes in the file, how it is written, and whether a program may write it so.
pub(super) struct Found<'w> {
    range: Range<usize>,
    right: Cow<'w, str>,
    is_mendable: bool,
}

/// What is wrong with the spelling of a TOML text, which stands in a range of its file, and with
/// the words of a body that were found.
pub(super) fn complaints(
    page: &Page<'_>,
    table: &DeTable<'_>,
    range: Range<usize>,
    misspelt: &Misspelt,
    of_body: Vec<Found<'_>>,
) -> Vec<Diagnostic> {
    let words = words(page, table);
    let mut found = in_words(page.lines.text(), &words, misspelt);
    // Where a line is not well-formed, it is not known what is a text.
    let is_whole = page.is_whole();
    for found in &mut found {
        found.is_mendable &= is_whole;
    }
    found.extend(of_body);
    let mendable = if is_whole { words.as_slice() } else { &[] };
    let other_ways = other_ways(page, table);
    let mut told = of_words(page.lines, found);
    told.extend(markdown::spelling(page.lines, range, mendable, &other_ways));
    told.extend(starred::complaints(page.lines, &words));
    told
}

/// The texts of a table, and of the tables in it, that are words for readers: their bytes in the
/// file with the quotation marks, in order.
fn words(page: &Page<'_>, table: &DeTable<'_>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    gather_words(page, table, &mut words);
    words.sort_by_key(|range| range.start);
    words
}

/// The texts of a table, and of the tables in it, that hold other ways of writing on purpose.
fn other_ways(page: &Page<'_>, table: &DeTable<'_>) -> Vec<Range<usize>> {
    let mut other = Vec::new();
    for (name, value) in table {
        if OTHER_WAYS.contains(&&**name.get_ref()) {
            texts(page, value, &mut other);
        } else {
            for table in tables(value.get_ref()) {
                other.extend(other_ways(page, table));
            }
        }
    }
    other.sort_by_key(|range| range.start);
    other
}

fn gather_words(page: &Page<'_>, table: &DeTable<'_>, words: &mut Vec<Range<usize>>) {
    for (name, value) in table {
        let name: &str = name.get_ref();
        let is_words = KEYS.iter().any(|key| {
            (key.name == name || key.also.contains(&name))
                && holds_words(key.kind, key.class)
        });
        if is_words && !NO_WORDS.contains(&name) {
            texts(page, value, words);
        } else if !APART.contains(&name) {
            for table in tables(value.get_ref()) {
                gather_words(page, table, words);
            }
        }
    }
}

/// The misspelt words of texts in some ranges of a file.
fn in_words<'w>(
    file: &str,
    words: &[Range<usize>],
    misspelt: &'w Misspelt,
) -> Vec<Found<'w>> {
    let mut found = Vec::new();
    for range in words {
        let written = file.get(range.clone()).unwrap_or_default();
        found.extend(misspelt.find(written).map(|slip| {
            let wrong = written.get(slip.range.clone()).unwrap_or_default();
            let at = range.start + slip.range.start..range.start + slip.range.end;
            found_at(at, wrong, slip.right, misspelt)
        }));
    }
    found
}

/// The misspelt words of a body.
pub(super) fn in_body<'w>(
    text: &str,
    body: Range<usize>,
    misspelt: &'w Misspelt,
) -> Vec<Found<'w>> {
    // Most texts have none, which is soon seen; where there is one, code and addresses do not count.
    if misspelt.is_clean(text.get(body.clone()).unwrap_or_default()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for passage in markdown::passages(text, body) {
        found.extend(misspelt.find(passage.text()).map(|slip| {
            let wrong = passage.text().get(slip.range.clone()).unwrap_or_default();
            let range = passage.in_file(slip.range);
            // Between the letters of some words stand stars or line breaks.
            let is_as_written = text.get(range.clone()) == Some(wrong);
            let found = found_at(range, wrong, slip.right, misspelt);
            Found { is_mendable: found.is_mendable && is_as_written, ..found }
        }));
    }
    found
}

/// A slip, which may be mended where the right word is sure to be one, and has no sign that means
/// something in Markdown or in TOML.
fn found_at<'w>(
    range: Range<usize>,
    wrong: &str,
    right: &'w str,
    misspelt: &Misspelt,
) -> Found<'w> {
    let is_plain = |c: char| {
        c.is_alphanumeric() || is_combining_mark(c) || matches!(c, ' ' | '.' | '-' | '’')
    };
    let begins_with_letter = right.starts_with(char::is_alphabetic);
    let right = in_case_of(wrong, right);
    let is_mendable =
        begins_with_letter && right.chars().all(is_plain) && misspelt.is_clean(&right);
    Found { range, right, is_mendable }
}

/// A word in the case in which another is written.
fn in_case_of<'w>(wrong: &str, right: &'w str) -> Cow<'w, str> {
    let has = |is: fn(char) -> bool| wrong.contains(is);
    match (has(char::is_uppercase), has(char::is_lowercase)) {
        (true, false) if right.contains(char::is_lowercase) => {
            Cow::Owned(right.to_uppercase())
        }
        (false, true) if starts_a_name(right) => Cow::Owned(right.to_lowercase()),
        _ => Cow::Borrowed(right),
    }
}

/// Whether a word has one capital, at its beginning. An acronym stays one in any case.
fn starts_a_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase)
}

/// One complaint for each word, at its first place, with the number of the others. Those that a
/// program may mend are told apart from those that it may not.
fn of_words(lines: &Lines<'_>, found: Vec<Found<'_>>) -> Vec<Diagnostic> {
    let mut words: BTreeMap<(String, bool), Vec<Found<'_>>> = BTreeMap::new();
    for found in found {
        let wrong = lines.text().get(found.range.clone()).unwrap_or_default();
        words.entry((wrong.to_owned(), found.is_mendable)).or_default().push(found);
    }
    let complaint =
        |((wrong, is_mendable), mut found): ((String, bool), Vec<Found<'_>>)| {
            found.sort_by_key(|found| found.range.start);
            let first = found.first()?;
            let more = match found.len() - 1 {
                0 => String::new(),
                1 => " (and 1 more time in this file)".to_owned(),
                more => format!(" (and {more} more times in this file)"),
            };
            let message = format!("“{wrong}” is misspelt{more}");
            let help = format!("write {}", first.right);
            let place = lines.place(first.range.clone());
            let told = Diagnostic::at(Code::Misspelt, place, message, help);
            let edits = found.into_iter().filter(|_| is_mendable);
            Some(told.mended_by(edits.map(|found| Edit {
                range: found.range,
                text: found.right.into_owned(),
            })))
        };
    words.into_iter().filter_map(complaint).collect()
}

/// Texts that are no words for readers.
const NO_WORDS: &[&str] = &[
    "slug",
    "file",
    "src",
    "lang",
    "translation_key",
    "translationKey",
    "translated_from",
    "reviewed",
];

/// Tables that hold other ways of writing, or are the theme's affair.
const APART: &[&str] = &["variants", "former_names", "extra", "params", "misspelt"];

/// Those of them that hold what is written otherwise elsewhere, faults included.
const OTHER_WAYS: &[&str] = &["variants", "misspelt"];

fn holds_words(kind: Type, class: Class) -> bool {
    match kind {
        Type::Bilingual => true,
        Type::Text | Type::Texts => class == Class::Own,
        _ => false,
    }
}

fn tables<'t, 'a>(value: &'t DeValue<'a>) -> Vec<&'t DeTable<'a>> {
    match value {
        DeValue::Table(table) => vec![table],
        DeValue::Array(list) => {
            list.iter().flat_map(|value| tables(value.get_ref())).collect()
        }
        _ => Vec::new(),
    }
}

/// The texts of a value as they stand in the file, those of lists and tables in it too.
fn texts(page: &Page<'_>, value: &Spanned<DeValue<'_>>, found: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::String(_) => {
            let span = value.span();
            found.push(span.start + page.offset..span.end + page.offset);
        }
        DeValue::Array(list) => list.iter().for_each(|value| texts(page, value, found)),
        DeValue::Table(table) => {
            table.values().for_each(|value| texts(page, value, found));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_written_in_the_case_of_the_wrong_one() {
        let check = |wrong: &str, right: &str, expected: &str| {
            assert_eq!(in_case_of(wrong, right), expected, "{wrong}");
        };
        check("PHILLIPINES", "Philippines", "PHILIPPINES");
        check("Phillipines", "Philippines", "Philippines");
        check("phillipines", "Philippines", "philippines");
        check("ascco", "ASCCO", "ASCCO");
        check("Ascco", "ASCCO", "ASCCO");
        check("อาเชียน", "อาเซียน", "อาเซียน");
        check("ส.ป.ป.ลาว", "สปป.ลาว", "สปป.ลาว");
    }

    fn check_mendable(wrong: &str, right: &str, expected: bool) {
        let misspelt = Misspelt::new(vec![
            (wrong.to_owned(), right.to_owned()),
            ("ผิด".to_owned(), "ถูก".to_owned()),
        ]);
        let range = 0..wrong.len();
        let found = in_words(wrong, std::slice::from_ref(&range), &misspelt);
        let mendable: Vec<_> = found.iter().map(|found| found.is_mendable).collect();
        assert_eq!(mendable, [expected], "{wrong} {right}");
    }

    #[test]
    fn a_program_writes_plain_words_that_are_right() {
        check_mendable("ก.ต.", "กต.", true);
        check_mendable("กต", "ก \"ต\"", false);
        check_mendable("กต", "**กต**", false);
        check_mendable("กต", "- กต", false);
        check_mendable("กต", "1. กต", false);
        check_mendable("กต", "กผิด", false);
    }
}

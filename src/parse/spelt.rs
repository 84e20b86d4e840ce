//! Misspelt words of a file: in what its front matter says in words, and in its body.
//!
//! In: a parsed table, or a body, and the words to look for. Out: one warning for each word of a
//! file, at its first place. Never looks at slugs, file names, addresses and other ways of writing.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Lines};
use crate::keys::{Class, KEYS, Type};
use crate::markdown;
use crate::misspelt::Misspelt;
use crate::parse::toml::Page;

/// A misspelt word: its bytes in the file, and how it is written.
pub(super) struct Found<'w> {
    range: Range<usize>,
    right: &'w str,
}

/// The misspelt words among the values of a table, and of the tables in it.
pub(super) fn in_table<'w>(
    page: &Page<'_>,
    table: &DeTable<'_>,
    misspelt: &'w Misspelt,
) -> Vec<Found<'w>> {
    let mut found = Vec::new();
    for (name, value) in table {
        let name: &str = name.get_ref();
        let is_words = KEYS.iter().any(|key| {
            (key.name == name || key.also.contains(&name))
                && holds_words(key.kind, key.class)
        });
        if is_words && !NO_WORDS.contains(&name) {
            in_value(page, value, misspelt, &mut found);
        } else if !APART.contains(&name) {
            for table in tables(value.get_ref()) {
                found.extend(in_table(page, table, misspelt));
            }
        }
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
        found.extend(
            misspelt.find(passage.text()).map(|slip| Found {
                range: passage.in_file(slip.range),
                right: slip.right,
            }),
        );
    }
    found
}

/// One complaint for each word, at its first place, with the number of the others.
pub(super) fn complaints(lines: &Lines<'_>, found: Vec<Found<'_>>) -> Vec<Diagnostic> {
    let mut words: BTreeMap<String, (Range<usize>, &str, usize)> = BTreeMap::new();
    for Found { range, right } in found {
        let wrong = lines.text().get(range.clone()).unwrap_or_default();
        let (first, _, more) =
            words.entry(wrong.to_owned()).or_insert((range.clone(), right, 0));
        if first.start > range.start {
            *first = range.clone();
        }
        *more += 1;
    }
    let complaint =
        |(wrong, (range, right, times)): (String, (Range<usize>, &str, usize))| {
            let more = match times - 1 {
                0 => String::new(),
                1 => " (and 1 more time in this file)".to_owned(),
                more => format!(" (and {more} more times in this file)"),
            };
            let message = format!("“{wrong}” is misspelt{more}");
            let help = format!("write {right}");
            Diagnostic::at(Code::Misspelt, lines.place(range), message, help)
        };
    words.into_iter().map(complaint).collect()
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
];

/// Tables that hold other ways of writing, or are the theme's affair.
const APART: &[&str] = &["variants", "former_names", "extra", "params", "misspelt"];

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

/// Looks through a text as it stands in the file, and through the texts of a list or a table.
fn in_value<'w>(
    page: &Page<'_>,
    value: &Spanned<DeValue<'_>>,
    misspelt: &'w Misspelt,
    found: &mut Vec<Found<'w>>,
) {
    match value.get_ref() {
        DeValue::String(_) => {
            let start = value.span().start + page.offset;
            let written = page.lines.text().get(start..value.span().end + page.offset);
            let slips = misspelt.find(written.unwrap_or_default());
            found.extend(slips.map(|slip| Found {
                range: start + slip.range.start..start + slip.range.end,
                right: slip.right,
            }));
        }
        DeValue::Array(list) => {
            for value in list {
                in_value(page, value, misspelt, found);
            }
        }
        DeValue::Table(table) => {
            for value in table.values() {
                in_value(page, value, misspelt, found);
            }
        }
        _ => {}
    }
}

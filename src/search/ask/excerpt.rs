//! What is shown of a page that was found: its title, and a part of its text.
//!
//! In: a page, and the query that found it. Out: plain text, in which what was looked for is marked.
//! It is cut between words where there is a space, and never between a letter and its marks.

use unicode_normalization::char::is_combining_mark;

use crate::lang::Lang;
use crate::search::ask::Hit;
use crate::search::ask::mend::bytes;
use crate::search::ask::opened::{Field, Page};
use crate::search::ask::query::Query;
use crate::search::units::Script;

/// How many letters an excerpt has, about.
const LETTERS: usize = 170;
/// How many of them stand before what was looked for.
const BEFORE: usize = 40;
/// How near a space must be to be the place of a cut.
const NEAR: usize = 20;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its words.
    pub text: String,
    /// Whether it was looked for.
    pub is_marked: bool,
}

/// What is shown of a page.
pub(super) fn hit(page: &Page, query: &Query, lang: Lang) -> Hit {
    let has_page = page.of(2).split(' ').any(|tag| tag == lang.tag());
    let title = |lang: Lang| page.of(if lang == Lang::Th { 10 } else { 11 });
    let own = title(lang);
    let date = page.of(if lang == Lang::Th { 5 } else { 6 });
    Hit {
        id: page.of(0).to_owned(),
        page: if has_page { lang } else { lang.other() },
        kind: page.of(1).to_owned(),
        title: if own.is_empty() { title(lang.other()) } else { own }.to_owned(),
        date: date.to_owned(),
        excerpt: excerpt(page, query, lang),
    }
}

fn excerpt(page: &Page, query: &Query, lang: Lang) -> Vec<Run> {
    let mut bodies: Vec<&Field> = page.fields.iter().rev().take(2).collect();
    if lang == Lang::Th {
        bodies.reverse();
    }
    bodies.retain(|body| !body.text.is_empty());
    let found = |body: &&Field| !ranges(body, query).is_empty();
    let Some(body) = bodies.iter().find(|body| found(body)).or(bodies.first()) else {
        return Vec::new();
    };
    let ranges = ranges(body, query);
    let start = ranges.first().map_or(0, |range| range.0);
    let start = cut_before(&body.text, start);
    let end = cut_after(&body.text, start);
    marked(&body.text, start, end, &ranges)
}

/// The bytes of a text that were looked for, in rising order.
fn ranges(field: &Field, query: &Query) -> Vec<(usize, usize)> {
    let line: Vec<char> = field.line.text.chars().collect();
    let mut ranges = Vec::new();
    for asked in &query.units {
        for form in asked.forms() {
            let form: Vec<char> = form.chars().collect();
            let skip = usize::from(asked.unit.script != Script::Thai);
            let after = usize::from(form.len() > 1 && form.last() == Some(&' '));
            let places = line.windows(form.len().max(1)).enumerate();
            let places = places.filter(|(_, part)| *part == form).map(|(at, _)| at);
            ranges.extend(
                places.filter_map(|at| bytes(field, at + skip, at + form.len() - after)),
            );
        }
    }
    ranges.sort_unstable();
    ranges
}

/// The place some letters before another, behind a space if one is near.
fn cut_before(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let starts = before.char_indices().rev().filter(|(_, c)| !is_combining_mark(*c));
    let Some((start, _)) = starts.take(BEFORE).nth(BEFORE - 1) else { return 0 };
    let part = before.get(start..).unwrap_or_default();
    let space = part.char_indices().take(NEAR).find(|(_, c)| c.is_whitespace());
    start + space.map_or(0, |(at, c)| at + c.len_utf8())
}

/// The place at which an excerpt ends that begins at one.
fn cut_after(text: &str, start: usize) -> usize {
    let part = text.get(start..).unwrap_or_default();
    let mut ends = part.char_indices().filter(|(_, c)| !is_combining_mark(*c));
    let Some((end, _)) = ends.nth(LETTERS) else { return text.len() };
    let cut = part.get(..end).unwrap_or_default();
    let spaces = cut.char_indices().rev().take(NEAR);
    let space = spaces.filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).next();
    start + space.unwrap_or(end)
}

fn marked(text: &str, start: usize, end: usize, ranges: &[(usize, usize)]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut put = |from: usize, to: usize, is_marked: bool| {
        let text = text.get(from..to).unwrap_or_default();
        if !text.is_empty() {
            let text = text.replace(char::is_whitespace, " ");
            runs.push(Run { text, is_marked });
        }
    };
    let mut at = start;
    for &(from, to) in ranges {
        if to <= at || from >= end {
            continue;
        }
        put(at, from.max(at), false);
        put(from.max(at), to.min(end), true);
        at = to.min(end);
    }
    put(at, end, false);
    let dots = || Run { text: "…".to_owned(), is_marked: false };
    if start > 0 {
        runs.insert(0, dots());
    }
    if end < text.len() {
        runs.push(dots());
    }
    runs
}

//! The nearest spelling of a query that is in the archive.
//!
//! In: a query, and what was looked up of it. Out: the query as it was typed, with other words in
//! the place of those that find nothing. It proposes what some text or name has, nothing else.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::search::ask::distance::{distance, nearest};
use crate::search::ask::look::Looked;
use crate::search::ask::opened::{Fault, Field, Opened};
use crate::search::ask::query::{Asked, Query};
use crate::search::fold::end_of_marks;
use crate::search::units::{Script, Spaces, units};

/// How many texts are read for a run.
const LOOSE: usize = 6;
/// The shortest word or run that is mended, in letters.
const SHORTEST: usize = 4;

/// The nearest spelling, or nothing.
pub(super) fn mend(
    index: &Opened<'_>,
    query: &Query,
    text: &str,
    looked: &Looked,
) -> Result<Option<String>, Fault> {
    let mut mended: Vec<(usize, usize, String)> = Vec::new();
    for (n, asked) in query.units.iter().enumerate() {
        let length = asked.unit.text.chars().count();
        let is_kept =
            asked.is_era || asked.is_acronym || asked.unit.script == Script::Number;
        if is_kept || length < SHORTEST {
            continue;
        }
        let best = match asked.unit.script {
            Script::Thai => run(index, n, asked, looked)?,
            _ => word(index, n, asked, looked)?,
        };
        let place = |place: Option<&(u32, u32)>| place.copied().unwrap_or_default();
        let (first, last) = (place(asked.unit.at.first()), place(asked.unit.at.last()));
        let from = query.from.get(first.0 as usize).map_or(0, |from| from.0 as usize);
        let to = query.from.get(last.1 as usize - 1).map_or(0, |from| from.1 as usize);
        mended.extend(best.map(|best| (from, end_of_marks(text, to), best)));
    }
    if mended.is_empty() {
        return Ok(None);
    }
    let mut out = text.to_owned();
    for (from, to, best) in mended.into_iter().rev() {
        if out.get(from..to).is_some() {
            out.replace_range(from..to, &best);
        }
    }
    Ok(Some(out))
}

/// The nearest word to one that the index does not have.
fn word(
    index: &Opened<'_>,
    n: usize,
    asked: &Asked,
    looked: &Looked,
) -> Result<Option<String>, Fault> {
    let Some(words) = looked.words.get(&n).filter(|_| !looked.known.contains(&n)) else {
        return Ok(None);
    };
    let letters = asked.unit.text.as_str();
    let most = if letters.chars().count() < 8 { 1 } else { 2 };
    let mut least: Option<(usize, Reverse<usize>)> = None;
    let mut found = String::new();
    let mut consider = |text: &str, count: usize| {
        let differ = distance(letters, text, most);
        let far = (differ, Reverse(count));
        if differ <= most && least.is_none_or(|least| far < least) {
            least = Some(far);
            text.clone_into(&mut found);
        }
    };
    for (text, entry) in words {
        consider(text, entry.list.all.len());
    }
    for field in index.names.iter().flatten() {
        for unit in units(&field.folded, Spaces::Joined) {
            if unit.text.chars().count() >= SHORTEST {
                consider(&unit.text, 1);
            }
        }
    }
    match least {
        Some(_) => spelt(index, found).map(Some),
        None => Ok(None),
    }
}

/// A stem as it stands in the latest text that has it.
fn spelt(index: &Opened<'_>, word: String) -> Result<String, Fault> {
    let words = index.words(&word)?;
    let latest = words.get(&word).and_then(|entry| entry.list.all.last().copied());
    let Some(page) = latest.map(|latest| index.page(latest)).transpose()?.flatten()
    else {
        return Ok(word);
    };
    let needle: Vec<char> = format!(" {word} ").chars().collect();
    for field in &page.fields {
        let line: Vec<char> = field.line.text.chars().collect();
        let at = line.windows(needle.len()).position(|part| part == needle);
        if let Some(at) = at
            && let Some(found) = shown(field, at + 1, at + needle.len() - 1)
        {
            return Ok(found.to_owned());
        }
    }
    Ok(word)
}

/// The nearest run to one that stands nowhere.
fn run(
    index: &Opened<'_>,
    n: usize,
    asked: &Asked,
    looked: &Looked,
) -> Result<Option<String>, Fault> {
    let letters: Vec<char> = asked.unit.text.chars().collect();
    let most = match letters.len() {
        ..8 => 1,
        8..16 => 2,
        _ => 3,
    };
    if !looked.runs.contains(&n) {
        return Ok(None);
    }
    let mut top: Vec<u32> = looked.tally.scored().collect();
    top.sort_by_key(|number| {
        let (score, rank) = (looked.tally.score(*number), looked.tally.rank(*number));
        (Reverse(score), Reverse(rank), Reverse(*number))
    });
    let mut seen = Seen::default();
    for field in index.names.iter().flatten() {
        seen.consider(field, &letters, most);
    }
    for number in top.into_iter().take(LOOSE) {
        let Some(page) = index.page(number)? else { continue };
        let bodies = page.fields.len().saturating_sub(2);
        let searched = page.fields.iter().take(2).chain(page.fields.iter().skip(bodies));
        for field in searched {
            if seen.consider(field, &letters, most) {
                // It is right as it is.
                return Ok(None);
            }
        }
    }
    Ok(seen.best())
}

/// The runs that were seen, by their letters: how many of these differ, how often each was seen, in
/// which order, and how it is written.
#[derive(Default)]
struct Seen(BTreeMap<Vec<char>, (usize, usize, usize, String)>);

impl Seen {
    /// Looks for a run in a text, and tells whether it is there.
    fn consider(&mut self, field: &Field, letters: &[char], most: usize) -> bool {
        let line: Vec<char> = field.line.text.chars().collect();
        let (differ, start, end) = nearest(letters, &line, most);
        if differ == 0 || differ > most {
            return differ == 0;
        }
        let key = line.get(start..end).unwrap_or_default().to_vec();
        if !key.contains(&'\n')
            && let Some(found) = shown(field, start, end)
        {
            let order = self.0.len();
            let entry = self.0.entry(key).or_insert((differ, 0, order, found.to_owned()));
            entry.1 += 1;
        }
        false
    }

    fn best(self) -> Option<String> {
        let best = self
            .0
            .into_values()
            .min_by_key(|(differ, count, order, _)| (*differ, Reverse(*count), *order));
        best.map(|(.., found)| found)
    }
}

/// What of a text a stretch of its line comes from, with all marks of its last letter.
pub(super) fn shown(field: &Field, start: usize, end: usize) -> Option<&str> {
    let (from, to) = bytes(field, start, end)?;
    field.text.get(from..to)
}

/// The bytes of a text from which a stretch of its line comes.
pub(super) fn bytes(field: &Field, start: usize, end: usize) -> Option<(usize, usize)> {
    let first = field.line.at.get(start)?.0;
    let last = field.line.at.get(end.checked_sub(1)?)?.1;
    let from = field.folded.from.get(first as usize)?.0 as usize;
    let to = field.folded.from.get((last as usize).checked_sub(1)?)?.1 as usize;
    Some((from, end_of_marks(&field.text, to)))
}

//! The engine of the program: a query and the files of an index to what it finds.
//!
//! In: what gives the files of an index, and a query. Out: whole matches and near ones, in the order
//! of `docs/search.md`; the engine in the browser finds the same in the same order, to which
//! `tests/search/ranking.json` holds both. It reads no archive and knows nothing but the index.

mod choose;
mod distance;
mod excerpt;
mod look;
mod mend;
mod opened;
mod query;
mod tally;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::lang::Lang;
use crate::search::ask::choose::Reading;
use crate::search::ask::look::{Looked, look};
use crate::search::ask::opened::Page;
use crate::search::ask::query::{Query, understand};

pub use excerpt::Run;
pub use opened::{Fault, Opened};

/// With fewer whole matches than this, a nearer spelling is looked for.
const FEW: usize = 5;
/// How often texts are read until enough have what is looked for.
const ROUNDS: usize = 4;
/// With more than so many that have not, more shards are read.
const MISSED: usize = 2;
/// How many shards of letters are read where nothing is found.
const WIDE: usize = 8;

/// What is asked for beside the words.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The reader's language.
    pub lang: Lang,
    /// How many pages are shown at most.
    pub limit: usize,
}

/// What a query finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Whether there is nothing in the query that could be looked for.
    pub is_empty: bool,
    /// How many whole matches there are; those that are not shown were not all looked at.
    pub total: usize,
    /// The first whole matches.
    pub exact: Vec<Hit>,
    /// How many near matches there are.
    pub near_total: usize,
    /// The first near matches.
    pub near: Vec<Hit>,
    /// A spelling that is in the archive and finds more.
    pub suggestion: Option<String>,
}

/// A page that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its path below the language.
    pub id: String,
    /// The language of its address: the reader's, where it has a page in it.
    pub page: Lang,
    /// What it is: `news`, `report`, `mechanism` and so on.
    pub kind: String,
    /// Its title, in the reader's language where it has one.
    pub title: String,
    /// Its date as the reader writes it, or nothing.
    pub date: String,
    /// A part of its text with what was looked for.
    pub excerpt: Vec<Run>,
}

impl Opened<'_> {
    /// What a query finds.
    ///
    /// # Errors
    /// Where a file of the index is not there.
    pub fn ask(&self, text: &str, options: Options) -> Result<Answer, Fault> {
        let query = understand(self, text);
        if query.units.is_empty() {
            return Ok(Answer { is_empty: true, ..Answer::default() });
        }
        let first = whole(self, query, options.limit)?;
        let query = first.query.clone();
        let hit = |page: &Page, query: &Query| excerpt::hit(page, query, options.lang);
        let mut answer = Answer {
            total: first.total,
            exact: first.shown.iter().map(|page| hit(page, &query)).collect(),
            ..Answer::default()
        };
        if first.total >= options.limit {
            return Ok(answer);
        }
        let shown: BTreeSet<u32> = first.shown.iter().map(|page| page.number).collect();
        let mut near: Vec<u32> =
            first.rest.iter().copied().filter(|number| !shown.contains(number)).collect();
        near.sort_by_key(|number| {
            (Reverse(first.looked.tally.rank(*number)), Reverse(*number))
        });
        let mut near_query = query.clone();
        if first.total < FEW {
            let mut looked = first.looked;
            let mut spelling = mend::mend(self, &query, text, &looked)?;
            let wide = Reading { most: Some(WIDE), ..Reading::default() };
            if spelling.is_none() && first.total == 0 && looked.has_more() {
                looked = look(self, &query, &wide)?;
                spelling = mend::mend(self, &query, text, &looked)?;
            }
            // A slip in a short run leaves none of its pieces whole.
            if spelling.is_none() && first.total == 0 {
                let by_pairs = look(self, &query, &Reading { by_pairs: true, ..wide })?;
                spelling = mend::mend(self, &query, text, &by_pairs)?;
            }
            if let Some(spelling) = spelling {
                let other = understand(self, &spelling);
                let second = whole(self, other, options.limit)?;
                if second.total > first.total * 4 {
                    near = second.shown.iter().map(|page| page.number).collect();
                    near.retain(|number| !shown.contains(number));
                    answer.near_total = second.total;
                    answer.suggestion = Some(spelling);
                    near_query = second.query;
                }
            }
            if answer.suggestion.is_none() {
                let known: BTreeSet<u32> = near.iter().chain(&shown).copied().collect();
                let mut loose: Vec<u32> = looked
                    .tally
                    .loose()
                    .filter(|number| !known.contains(number))
                    .collect();
                loose.sort_by_key(|number| {
                    let (score, rank) =
                        (looked.tally.score(*number), looked.tally.rank(*number));
                    (Reverse(score), Reverse(rank), Reverse(*number))
                });
                near.extend(loose);
            }
        }
        if answer.near_total == 0 {
            answer.near_total = near.len();
        }
        for number in near.into_iter().take(options.limit - answer.exact.len()) {
            if let Some(page) = self.page(number)? {
                answer.near.push(hit(&page, &near_query));
            }
        }
        Ok(answer)
    }
}

/// The whole matches of a query.
struct Whole {
    /// The query, with what was found as the beginning of words.
    query: Query,
    looked: Looked,
    shown: Vec<Page>,
    total: usize,
    /// What has the pieces and not all else.
    rest: Vec<u32>,
}

fn whole(index: &Opened<'_>, query: Query, limit: usize) -> Result<Whole, Fault> {
    let mut read = Reading::default();
    let mut found = Candidates::of(index, query, &read)?;
    let mut good: BTreeMap<u32, Page> = BTreeMap::new();
    let mut failed: Vec<u32> = Vec::new();
    let mut missed: Vec<String> = Vec::new();
    for _ in 0..ROUNDS {
        let wanted = found.sorted.iter().filter(|number| !failed.contains(number));
        let wanted = wanted.take(limit).filter(|number| !good.contains_key(number));
        let unread: Vec<u32> = wanted.copied().collect();
        if unread.is_empty() {
            break;
        }
        for number in unread {
            let Some(page) = index.page(number)? else {
                failed.push(number);
                continue;
            };
            let line = page.line();
            if found.query.is_in(&line, found.with_phrases) {
                good.insert(number, page);
            } else {
                failed.push(number);
                missed.push(line);
            }
        }
        // Where many fail, those pieces of the query are looked up that they lack.
        if missed.len() > MISSED {
            let telling = found.looked.telling(&missed);
            missed.clear();
            if !telling.is_empty() {
                read.also.extend(telling);
                found = Candidates::of(index, found.query, &read)?;
            }
        }
    }
    let Candidates { query, looked, mut sorted, .. } = found;
    let sure: BTreeSet<u32> = sorted.iter().copied().collect();
    let others = looked.tally.whole().filter(|number| !sure.contains(number));
    let rest = failed.iter().copied().chain(others).collect();
    sorted.retain(|number| !failed.contains(number));
    let total = if good.is_empty() { 0 } else { sorted.len() };
    let mut shown: Vec<Page> =
        sorted.iter().filter_map(|number| good.remove(number)).take(limit).collect();
    shown.sort_by_key(|page| {
        let literal =
            if page.has_literally(&query.text) { looked.tally.total() } else { 0 };
        (Reverse(looked.tally.rank(page.number) + literal), Reverse(page.number))
    });
    Ok(Whole { query, looked, shown, total, rest })
}

/// What may be a whole match, the best first.
struct Candidates {
    query: Query,
    looked: Looked,
    with_phrases: bool,
    sorted: Vec<u32>,
}

impl Candidates {
    fn of(index: &Opened<'_>, mut query: Query, read: &Reading) -> Result<Self, Fault> {
        let mut looked = look(index, &query, read)?;
        // Acronyms that no text writes with dots are looked for as runs.
        let known = looked.known.clone();
        let unknown = query.units.iter_mut().enumerate();
        let unknown = unknown.filter(|(n, asked)| asked.is_acronym && !known.contains(n));
        if unknown.map(|(_, asked)| asked.is_acronym = false).count() > 0 {
            looked = look(index, &query, read)?;
        }
        for (n, asked) in query.units.iter_mut().enumerate() {
            asked.is_beginning = looked.beginnings.contains(&n);
        }
        let better = looked.tally.better();
        let with_phrases = !better.is_empty();
        let mut sorted =
            if with_phrases { better } else { looked.tally.whole().collect() };
        let rank = |number: &u32| looked.tally.rank(*number);
        sorted.sort_by_key(|number| (Reverse(rank(number)), Reverse(*number)));
        Ok(Self { query, looked, with_phrases, sorted })
    }
}

//! Which words and shards of letters are read for a query.
//!
//! In: a query, and how much may be read. Out: the words and pieces that are looked up, the shards
//! that hold them, and what is left for later. It reads nothing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::search::ask::opened::Opened;
use crate::search::ask::query::{Asked, Query};
use crate::search::pieces::{GRAM, Gram, word_shard};
use crate::search::units::Script;

/// How many shards are read for a query.
const SHARDS: usize = 3;
/// How many words are looked up.
const WORDS: usize = 4;
/// How common the letters of a piece are that tells next to nothing.
const COMMON: u32 = 24;

/// Which shards of letters are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// How many; without it, as many as the query's words leave.
    pub(super) most: Option<usize>,
    /// These as well.
    pub(super) also: BTreeSet<u32>,
    /// Whether runs are looked for by their pairs of letters, which headings alone have.
    pub(super) by_pairs: bool,
}

/// What is looked up of a query.
pub(super) struct Chosen {
    /// The units that are looked up as words, the longest first.
    pub(super) words: Vec<usize>,
    /// The units that are looked up as runs, with the pieces of each, each once.
    pub(super) runs: Vec<(usize, Vec<Gram>)>,
    /// The shards of letters that are read.
    pub(super) shards: BTreeSet<u32>,
    /// Those that have pieces of the query as well, the most telling first.
    pub(super) unread: Vec<Unread>,
}

/// A shard of letters that is not read, and the pieces of the query that it has.
pub(super) struct Unread {
    shard: u32,
    pieces: Vec<String>,
}

/// What is looked up of a query.
pub(super) fn choose(index: &Opened<'_>, query: &Query, read: &Reading) -> Chosen {
    let words = words(query);
    let runs = runs(query, read);
    let left = SHARDS.saturating_sub(shards_of_words(index, query, &words));
    let budget = read.most.unwrap_or_else(|| left.max(runs.len().min(2)));
    let mut shards = BTreeSet::new();
    let mut all: Vec<(u32, u32)> = Vec::new();
    for (n, grams) in &runs {
        let text = query.units.get(*n).map_or("", |asked| &asked.unit.text);
        if is_short(text, read) {
            shards.insert(Gram::beginning(text).shard(index.size));
            continue;
        }
        let order = by_rarity(index, grams);
        let is_served = order.iter().any(|(shard, _)| shards.contains(shard));
        let best = order.first().filter(|_| shards.len() < budget && !is_served);
        shards.extend(best.map(|(shard, _)| *shard));
        all.extend(order);
    }
    all.sort_by_key(|(shard, score)| (Reverse(*score), *shard));
    for (shard, _) in &all {
        if shards.len() < budget {
            shards.insert(*shard);
        }
    }
    shards.extend(&read.also);
    let mut known = shards.clone();
    let left =
        all.into_iter().map(|(shard, _)| shard).filter(|shard| known.insert(*shard));
    let unread = left.map(|shard| unread(index, shard, &runs)).collect();
    Chosen { words, runs, shards, unread }
}

/// Whether a run is too short for pieces, and is looked for as a whole.
pub(super) fn is_short(run: &str, read: &Reading) -> bool {
    let piece = if read.by_pairs { 2 } else { GRAM };
    run.chars().count() < piece
}

/// The shards that tell most of some lines from those that have the query: those of which the most
/// lines lack a piece, at most three.
pub(super) fn telling(unread: &[Unread], lines: &[String]) -> Vec<u32> {
    let lack = |unread: &Unread| {
        let lacks =
            |line: &&String| unread.pieces.iter().any(|piece| !line.contains(piece));
        lines.iter().filter(lacks).count()
    };
    let mut order: Vec<(usize, u32)> =
        unread.iter().map(|unread| (lack(unread), unread.shard)).collect();
    order.retain(|(lack, _)| *lack > 0);
    order.sort_by_key(|(lack, _)| Reverse(*lack));
    order.into_iter().map(|(_, shard)| shard).take(SHARDS).collect()
}

fn is_run(asked: &Asked) -> bool {
    asked.unit.script == Script::Thai && !asked.is_acronym
}

fn letters(asked: &Asked) -> usize {
    asked.unit.text.chars().count()
}

fn words(query: &Query) -> Vec<usize> {
    let words = query.units.iter().enumerate().filter(|(_, asked)| !is_run(asked));
    let mut words: Vec<(usize, usize)> =
        words.map(|(n, asked)| (n, letters(asked))).collect();
    words.sort_by_key(|(_, letters)| Reverse(*letters));
    words.into_iter().map(|(n, _)| n).take(WORDS).collect()
}

fn shards_of_words(index: &Opened<'_>, query: &Query, words: &[usize]) -> usize {
    let words = words.iter().filter_map(|n| query.units.get(*n));
    let shards = words.map(|asked| word_shard(&asked.unit.text, index.size));
    shards.collect::<BTreeSet<u32>>().len()
}

fn runs(query: &Query, read: &Reading) -> Vec<(usize, Vec<Gram>)> {
    // Two letters stand nearly everywhere.
    let tells = |asked: &Asked| letters(asked) > 2 || query.units.len() == 1;
    let runs = query.units.iter().enumerate();
    let runs = runs.filter(|(_, asked)| is_run(asked) && !asked.is_era && tells(asked));
    let grams = |text: &str| -> Vec<Gram> {
        let mut seen = BTreeSet::new();
        let all = if read.by_pairs {
            Gram::pairs_of_run(text).collect()
        } else {
            Gram::within_run(text)
        };
        all.into_iter().filter(|gram| seen.insert(*gram)).collect()
    };
    runs.map(|(n, asked)| (n, grams(&asked.unit.text))).collect()
}

/// The shards of some pieces with how rare these are in all, the rarest first.
fn by_rarity(index: &Opened<'_>, grams: &[Gram]) -> Vec<(u32, u32)> {
    let mut scores: BTreeMap<u32, u32> = BTreeMap::new();
    for gram in grams {
        let rarity = gram.rarity().saturating_sub(COMMON).max(1);
        *scores.entry(gram.shard(index.size)).or_default() += rarity;
    }
    let mut order: Vec<(u32, u32)> = scores.into_iter().collect();
    order.sort_by_key(|(shard, score)| (Reverse(*score), *shard));
    order
}

fn unread(index: &Opened<'_>, shard: u32, runs: &[(usize, Vec<Gram>)]) -> Unread {
    let pieces = runs.iter().flat_map(|(_, grams)| grams);
    let own = pieces.filter(|gram| gram.shard(index.size) == shard);
    Unread { shard, pieces: own.map(|gram| gram.letters()).collect() }
}

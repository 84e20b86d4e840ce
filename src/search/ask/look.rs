//! The pieces of a query, looked up.

use std::collections::{BTreeMap, BTreeSet};

use crate::search::ask::opened::{Fault, List, Opened, Word};
use crate::search::ask::query::{Phrase, Query};
use crate::search::bits::bit_length;
use crate::search::pieces::{GRAM, Gram, word_shard};
use crate::search::units::Script;

/// How many shards are read for a query.
const SHARDS: usize = 3;
/// How many words are looked up.
const WORDS: usize = 4;

/// What was found of a query.
pub(super) struct Looked {
    pub(super) pieces: Vec<Piece>,
    /// The words of the shard of each unit, where it is a word that was looked up.
    pub(super) words: BTreeMap<usize, BTreeMap<String, Word>>,
    /// The units that are words and that the index has.
    pub(super) known: BTreeSet<usize>,
    /// The units that were found as the beginning of words.
    pub(super) beginnings: BTreeSet<usize>,
    counts: Vec<Count>,
    total: u32,
    /// The weights of those pieces that anything has.
    in_index: u32,
    /// How many phrases must be there, and how many are better there.
    must: u32,
    better: u32,
    undated: u32,
    unread: Vec<Unread>,
}

/// A shard of letters that was not read, and the pieces of the query that it has.
struct Unread {
    shard: u32,
    pieces: Vec<String>,
}

/// A piece of a unit.
pub(super) struct Piece {
    pub(super) unit: usize,
    pub(super) list: List,
}

/// What a number has of a query.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    pieces: u32,
    score: u32,
    heading: u32,
    extra: u32,
    must: u32,
    better: u32,
}

impl Looked {
    /// Those that have all pieces, and the phrases that must be there.
    pub(super) fn whole(&self) -> impl Iterator<Item = u32> {
        let (all, must) = (self.pieces.len() as u32, self.must);
        let has_all = move |(_, count): &(u32, &Count)| {
            all > 0 && count.pieces == all && count.must >= must
        };
        (0..).zip(&self.counts).filter(has_all).map(|(number, _)| number)
    }

    /// Those that have all pieces and all phrases.
    pub(super) fn with_phrases(&self) -> Vec<u32> {
        let has = |number: &u32| self.of(*number).better >= self.better;
        self.whole().filter(has).collect()
    }

    /// Whether there are phrases that are better there.
    pub(super) fn has_better(&self) -> bool {
        self.better > 0
    }

    /// Those that have six tenths of what the index has of it.
    pub(super) fn loose(&self) -> impl Iterator<Item = u32> {
        let known = self.in_index;
        self.scored().filter(move |number| self.score(*number) * 10 >= known * 6)
    }

    /// How high something stands.
    pub(super) fn rank(&self, number: u32) -> u32 {
        let count = self.of(number);
        let is_named = number < self.undated && count.heading == self.total;
        let named = if is_named { 8 * self.total } else { 0 };
        4 * count.heading + 2 * count.extra + named
    }

    /// Those that have anything of what is looked for.
    pub(super) fn scored(&self) -> impl Iterator<Item = u32> {
        let scored = (0..).zip(&self.counts).filter(|(_, count)| count.score > 0);
        scored.map(|(number, _)| number)
    }

    pub(super) fn score(&self, number: u32) -> u32 {
        self.of(number).score
    }

    /// The weights of all pieces.
    pub(super) fn total(&self) -> u32 {
        self.total
    }

    /// Whether there are pieces that were not looked up.
    pub(super) fn has_more(&self) -> bool {
        !self.unread.is_empty()
    }

    /// The shards of letters that tell most of some lines from those that have the query: those of
    /// which the most lines lack a piece, at most three.
    pub(super) fn telling(&self, lines: &[String]) -> Vec<u32> {
        let lack = |unread: &Unread| {
            let lacks =
                |line: &&String| unread.pieces.iter().any(|piece| !line.contains(piece));
            lines.iter().filter(lacks).count()
        };
        let mut order: Vec<(usize, u32)> =
            self.unread.iter().map(|unread| (lack(unread), unread.shard)).collect();
        order.retain(|(lack, _)| *lack > 0);
        order.sort_by_key(|(lack, _)| std::cmp::Reverse(*lack));
        order.into_iter().map(|(_, shard)| shard).take(SHARDS).collect()
    }

    fn of(&self, number: u32) -> Count {
        self.counts.get(number as usize).copied().unwrap_or_default()
    }
}

/// The units of a query that are looked up, and the shards of letters that are read for them.
struct Plan {
    words: Vec<usize>,
    /// The pieces of each run, each once.
    runs: Vec<(usize, Vec<Gram>)>,
    shards: BTreeSet<u32>,
    /// Those that have pieces of it as well, the most telling first.
    unread: Vec<Unread>,
}

fn plan(index: &Opened<'_>, query: &Query, read: &Reading) -> Plan {
    let units = || query.units.iter().enumerate();
    let letters =
        |n: usize| query.units.get(n).map_or(0, |asked| asked.unit.text.chars().count());
    let is_run = |n: usize| {
        let asked = query.units.get(n);
        asked.is_some_and(|asked| asked.unit.script == Script::Thai && !asked.is_acronym)
    };
    let mut words: Vec<usize> = units().map(|(n, _)| n).filter(|n| !is_run(*n)).collect();
    words.sort_by_key(|n| std::cmp::Reverse(letters(*n)));
    words.truncate(WORDS);
    let of_words: BTreeSet<u32> = words
        .iter()
        .filter_map(|n| Some(word_shard(&query.units.get(*n)?.unit.text, index.size)))
        .collect();
    let is_looked_up = |n: usize| letters(n) > 2 || query.units.len() == 1;
    let runs =
        units().filter(|(n, asked)| is_run(*n) && !asked.is_era && is_looked_up(*n));
    let runs: Vec<(usize, Vec<Gram>)> = runs
        .map(|(n, asked)| {
            let text = &asked.unit.text;
            let mut grams = if read.by_pairs {
                Gram::pairs_of_run(text).collect()
            } else {
                Gram::within_run(text)
            };
            let mut seen = BTreeSet::new();
            grams.retain(|gram| seen.insert(*gram));
            (n, grams)
        })
        .collect();
    let piece = if read.by_pairs { 2 } else { GRAM };
    let budget = read
        .most
        .unwrap_or_else(|| SHARDS.saturating_sub(of_words.len()).max(runs.len().min(2)));
    let mut shards = BTreeSet::new();
    let mut all: Vec<(u32, u32)> = Vec::new();
    for (n, grams) in &runs {
        if letters(*n) < piece {
            let asked = query.units.get(*n);
            shards.extend(
                asked.map(|asked| Gram::beginning(&asked.unit.text).shard(index.size)),
            );
            continue;
        }
        let mut scores: BTreeMap<u32, u32> = BTreeMap::new();
        for gram in grams {
            let rarity = gram.rarity().saturating_sub(24).max(1);
            *scores.entry(gram.shard(index.size)).or_default() += rarity;
        }
        let mut order: Vec<(u32, u32)> = scores.into_iter().collect();
        order.sort_by_key(|(shard, score)| (std::cmp::Reverse(*score), *shard));
        let is_served = order.iter().any(|(shard, _)| shards.contains(shard));
        if let Some((best, _)) =
            order.first().filter(|_| shards.len() < budget && !is_served)
        {
            shards.insert(*best);
        }
        all.extend(order);
    }
    all.sort_by_key(|(shard, score)| (std::cmp::Reverse(*score), *shard));
    for (shard, _) in &all {
        if shards.len() < budget {
            shards.insert(*shard);
        }
    }
    shards.extend(&read.also);
    let mut unread: Vec<Unread> = Vec::new();
    for (shard, _) in all.iter().filter(|(shard, _)| !shards.contains(shard)) {
        if unread.iter().all(|known| known.shard != *shard) {
            let pieces = runs.iter().flat_map(|(_, grams)| grams);
            let own = pieces.filter(|gram| gram.shard(index.size) == *shard);
            unread.push(Unread {
                shard: *shard,
                pieces: own.map(|gram| gram.letters()).collect(),
            });
        }
    }
    Plan { words, runs, shards, unread }
}

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

/// Looks a query up.
pub(super) fn look(
    index: &Opened<'_>,
    query: &Query,
    read: &Reading,
) -> Result<Looked, Fault> {
    let plan = plan(index, query, read);
    let mut shards = BTreeMap::new();
    for shard in &plan.shards {
        shards.insert(*shard, index.letters(*shard)?);
    }
    let mut looked = Looked {
        pieces: Vec::new(),
        words: BTreeMap::new(),
        known: BTreeSet::new(),
        beginnings: BTreeSet::new(),
        counts: vec![Count::default(); index.numbers as usize],
        total: 0,
        in_index: 0,
        must: 0,
        better: 0,
        undated: index.undated,
        unread: plan.unread,
    };
    for (unit, grams) in &plan.runs {
        let Some(asked) = query.units.get(*unit) else { continue };
        let text = &asked.unit.text;
        let length = text.chars().count();
        if length < GRAM && !read.by_pairs {
            let start = Gram::beginning(text);
            let shard = shards.get(&start.shard(index.size));
            let begins = |gram: &Gram| match length {
                3 => gram.0 >> 7 == start.0 >> 7,
                _ => *gram == start,
            };
            let lists = shard.into_iter().flatten().filter(|(gram, _)| begins(gram));
            let list = merged(lists.map(|(_, list)| list));
            looked.pieces.push(Piece { unit: *unit, list });
            continue;
        }
        for gram in grams {
            if let Some(shard) = shards.get(&gram.shard(index.size)) {
                let list = shard.get(gram).cloned().unwrap_or_default();
                looked.pieces.push(Piece { unit: *unit, list });
            }
        }
    }
    let mut literally: Vec<(u32, Vec<u32>)> = Vec::new();
    let mut phrases: Vec<(Phrase, Vec<u32>)> = Vec::new();
    for unit in &plan.words {
        let Some(asked) = query.units.get(*unit) else { continue };
        let own = index.words(&asked.unit.text)?;
        let entry = own.get(&asked.unit.text);
        let mut list = entry.map(|word| word.list.clone());
        let is_beginning =
            entry.is_none() && asked.is_open && asked.unit.script == Script::Word;
        if is_beginning {
            let begins =
                own.iter().filter(|(word, _)| word.starts_with(&asked.unit.text));
            let lists: Vec<&List> = begins.map(|(_, word)| &word.list).collect();
            list = Some(merged(lists.iter().copied())).filter(|_| !lists.is_empty());
        }
        let is_beginning = is_beginning && list.is_some();
        if is_beginning {
            looked.beginnings.insert(*unit);
        }
        if list.is_some() {
            looked.known.insert(*unit);
        }
        let other = match &asked.year {
            Some(year) => index.words(year)?.remove(year),
            None => None,
        };
        // Of a number, what stands behind it counts as well.
        let next = query.units.get(unit + 1).filter(|next| next.behind.is_some());
        let neighbours =
            [(Some(asked), asked.before), (next, next.and_then(|next| next.behind))];
        for (of, hash) in neighbours {
            let (Some(of), Some(hash)) = (of, hash) else { continue };
            let own = entry.into_iter().chain(&other);
            let lists = own.filter_map(|word| word.before.get(&hash)).flatten().copied();
            let list: BTreeSet<u32> = lists.collect();
            phrases.push((of.phrase, list.into_iter().collect()));
            if !is_beginning {
                looked.must += u32::from(of.phrase == Phrase::Must);
                looked.better += u32::from(of.phrase == Phrase::Better);
            }
        }
        let own_list = list.unwrap_or_default();
        let all = match &other {
            Some(other) => merged([&own_list, &other.list].into_iter()),
            None => own_list.clone(),
        };
        if other.is_some() {
            literally.push((weight(index, &all.all), own_list.all));
        }
        looked.pieces.push(Piece { unit: *unit, list: all });
        looked.words.insert(*unit, own);
    }
    count(index, &mut looked, &literally, &phrases);
    Ok(looked)
}

fn count(
    index: &Opened<'_>,
    looked: &mut Looked,
    literally: &[(u32, Vec<u32>)],
    phrases: &[(Phrase, Vec<u32>)],
) {
    for piece in &looked.pieces {
        let weight = weight(index, &piece.list.all);
        looked.total += weight;
        looked.in_index += if piece.list.all.is_empty() { 0 } else { weight };
        for (number, mark) in piece.list.all.iter().zip(&piece.list.marks) {
            if let Some(count) = looked.counts.get_mut(*number as usize) {
                count.pieces += 1;
                count.score += weight;
                count.heading += if *mark { weight } else { 0 };
            }
        }
    }
    for (weight, list) in literally {
        for number in list {
            if let Some(count) = looked.counts.get_mut(*number as usize) {
                count.extra += weight;
            }
        }
    }
    for (phrase, list) in phrases {
        let weight = weight(index, list);
        for number in list {
            if let Some(count) = looked.counts.get_mut(*number as usize) {
                count.extra += weight;
                count.must += u32::from(*phrase == Phrase::Must);
                count.better += u32::from(*phrase == Phrase::Better);
            }
        }
    }
}

/// How much a piece tells.
fn weight(index: &Opened<'_>, list: &[u32]) -> u32 {
    bit_length(index.numbers.saturating_mul(16) / (list.len() as u32).max(1))
}

fn merged<'a>(lists: impl Iterator<Item = &'a List>) -> List {
    let mut marks: BTreeMap<u32, bool> = BTreeMap::new();
    for list in lists {
        for (number, mark) in list.all.iter().zip(&list.marks) {
            *marks.entry(*number).or_default() |= mark;
        }
    }
    let (all, marks) = marks.into_iter().unzip();
    List { all, marks }
}

//! What every number has of a query: pieces, phrases, and how high it stands by them.
//!
//! In: the lists of a query's pieces and phrases. Out: whole matches, near ones, and ranks.

use crate::search::ask::opened::List;
use crate::search::ask::query::Phrase;
use crate::search::bits::bit_length;

/// A query's lists, added up.
pub(super) struct Tally {
    counts: Vec<Count>,
    pieces: u32,
    /// The weights of all pieces.
    total: u32,
    /// The weights of those pieces that anything has.
    in_index: u32,
    /// How many phrases must be there, and how many are better there.
    must: u32,
    better: u32,
    /// How many numbers, from 0 on, stand for what has no day.
    undated: u32,
}

/// What a number has.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    pieces: u32,
    score: u32,
    heading: u32,
    extra: u32,
    must: u32,
    better: u32,
}

impl Tally {
    /// Nothing of so many numbers.
    pub(super) fn new(numbers: u32, undated: u32) -> Self {
        let counts = vec![Count::default(); numbers as usize];
        Self { counts, pieces: 0, total: 0, in_index: 0, must: 0, better: 0, undated }
    }

    /// Adds a piece.
    pub(super) fn piece(&mut self, list: &List) {
        let weight = self.weight(&list.all);
        self.pieces += 1;
        self.total += weight;
        self.in_index += if list.all.is_empty() { 0 } else { weight };
        for (number, mark) in list.all.iter().zip(&list.marks) {
            self.at(*number, |count| {
                count.pieces += 1;
                count.score += weight;
                count.heading += if *mark { weight } else { 0 };
            });
        }
    }

    /// Adds a number as it was typed, which counts as much as one of another calendar and more.
    pub(super) fn literally(&mut self, weight: u32, list: &[u32]) {
        for number in list {
            self.at(*number, |count| count.extra += weight);
        }
    }

    /// Adds a phrase; it is asked for but where a unit of it is the beginning of words.
    pub(super) fn phrase(&mut self, phrase: Phrase, list: &[u32], is_asked: bool) {
        let must = u32::from(phrase == Phrase::Must);
        let better = u32::from(phrase == Phrase::Better);
        let weight = self.weight(list);
        self.must += if is_asked { must } else { 0 };
        self.better += if is_asked { better } else { 0 };
        for number in list {
            self.at(*number, |count| {
                count.extra += weight;
                count.must += must;
                count.better += better;
            });
        }
    }

    /// Those that have all pieces, and the phrases that must be there.
    pub(super) fn whole(&self) -> impl Iterator<Item = u32> {
        self.those(|count| {
            self.pieces > 0 && count.pieces == self.pieces && count.must >= self.must
        })
    }

    /// Whole matches with the phrases that are better there; none where there are no such phrases.
    pub(super) fn better(&self) -> Vec<u32> {
        let has = |number: &u32| self.of(*number).better >= self.better;
        self.whole().filter(|number| self.better > 0 && has(number)).collect()
    }

    /// Those that have anything of what is looked for.
    pub(super) fn scored(&self) -> impl Iterator<Item = u32> {
        self.those(|count| count.score > 0)
    }

    /// Those that have six tenths of what the index has of it.
    pub(super) fn loose(&self) -> impl Iterator<Item = u32> {
        self.scored().filter(|number| self.score(*number) * 10 >= self.in_index * 6)
    }

    /// How high something stands.
    pub(super) fn rank(&self, number: u32) -> u32 {
        let count = self.of(number);
        let is_named = number < self.undated && count.heading == self.total;
        let named = if is_named { 8 * self.total } else { 0 };
        4 * count.heading + 2 * count.extra + named
    }

    /// How much something has.
    pub(super) fn score(&self, number: u32) -> u32 {
        self.of(number).score
    }

    /// The weights of all pieces.
    pub(super) fn total(&self) -> u32 {
        self.total
    }

    /// How much a piece tells.
    pub(super) fn weight(&self, list: &[u32]) -> u32 {
        let numbers = self.counts.len() as u32;
        bit_length(numbers.saturating_mul(16) / (list.len() as u32).max(1))
    }

    fn those(&self, is: impl Fn(&Count) -> bool) -> impl Iterator<Item = u32> {
        let those = (0..).zip(&self.counts).filter(move |(_, count)| is(count));
        those.map(|(number, _)| number)
    }

    fn of(&self, number: u32) -> Count {
        self.counts.get(number as usize).copied().unwrap_or_default()
    }

    fn at(&mut self, number: u32, add: impl FnOnce(&mut Count)) {
        if let Some(count) = self.counts.get_mut(number as usize) {
            add(count);
        }
    }
}

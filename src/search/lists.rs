//! The lists of an index while it is made: for each piece, the numbers of what has it.
//!
//! In: the pieces of one thing after another, by their rising numbers. Out: shards. A list is kept
//! in the form of differences, a byte or two each, so that an archive of any size fits.

use std::collections::{BTreeMap, HashMap};

use crate::search::bits::{Writer, bit_length};
use crate::search::pieces::{Gram, word_shard};
use crate::search::size::Size;

/// The pieces of one thing.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// Pieces of Thai runs, with whether they stand in a heading; sorted, each once.
    pub(super) grams: Vec<(Gram, bool)>,
    /// Words, with whether they stand in a heading.
    pub(super) words: BTreeMap<String, bool>,
    /// Words with what stands before them.
    pub(super) pairs: Vec<(String, u16)>,
}

/// Numbers in rising order, those in headings marked.
#[derive(Debug, Clone, Default)]
struct List {
    count: u32,
    last: u32,
    /// Differences, doubled, plus 1 for a heading; seven bits a byte, the lowest first.
    bytes: Vec<u8>,
}

impl List {
    fn add(&mut self, number: u32, in_heading: bool) {
        let mut value = u64::from(number - self.last) << 1 | u64::from(in_heading);
        while value > 127 {
            self.bytes.push((value & 127) as u8 | 128);
            value >>= 7;
        }
        self.bytes.push(value as u8);
        self.count += 1;
        self.last = number;
    }

    fn numbers(&self) -> Vec<(u32, bool)> {
        let mut numbers = Vec::with_capacity(self.count as usize);
        let (mut number, mut value, mut shift) = (0, 0_u64, 0);
        for &byte in &self.bytes {
            value |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                number += (value >> 1) as u32;
                numbers.push((number, value & 1 == 1));
                (value, shift) = (0, 0);
            }
        }
        numbers
    }
}

/// A word, and what stands before it.
#[derive(Debug, Default)]
struct Word {
    all: List,
    before: BTreeMap<u16, List>,
}

/// All lists of an index that is being made.
#[derive(Debug, Default)]
pub(super) struct Lists {
    gram_ids: HashMap<Gram, u32, Mixed>,
    grams: Vec<(Gram, List)>,
    words: BTreeMap<String, Word>,
}

impl Lists {
    /// Takes the pieces of a thing with a number above those of before.
    pub(super) fn add(&mut self, number: u32, pieces: Pieces) {
        for (gram, in_heading) in pieces.grams {
            let next = self.grams.len() as u32;
            let id = *self.gram_ids.entry(gram).or_insert(next);
            if id == next {
                self.grams.push((gram, List::default()));
            }
            if let Some((_, list)) = self.grams.get_mut(id as usize) {
                list.add(number, in_heading);
            }
        }
        for (word, in_heading) in pieces.words {
            self.words.entry(word).or_default().all.add(number, in_heading);
        }
        for (word, before) in pieces.pairs {
            if let Some(word) = self.words.get_mut(&word) {
                word.before.entry(before).or_default().add(number, false);
            }
        }
    }

    /// The shards of letters and those of words.
    pub(super) fn shards(self, size: Size) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
        drop(self.gram_ids);
        (letters(self.grams, size), words(self.words, size))
    }
}

fn letters(grams: Vec<(Gram, List)>, size: Size) -> Vec<Vec<u8>> {
    let mut shards: Vec<Vec<(Gram, List)>> = Vec::new();
    shards.resize_with(size.letter_shards() as usize, Vec::new);
    for (gram, list) in grams {
        if let Some(shard) = shards.get_mut(gram.shard(size) as usize) {
            shard.push((gram, list));
        }
    }
    let shard = |mut entries: Vec<(Gram, List)>| {
        entries.sort_unstable_by_key(|(gram, _)| *gram);
        let mut out = Writer::default();
        out.gamma(entries.len() as u32 + 1);
        let mut start = u32::MAX;
        for (Gram(gram), entry) in entries {
            let is_alike = gram >> 7 == start;
            out.bits(u32::from(is_alike), 1);
            if !is_alike {
                start = gram >> 7;
                out.bits(start, 21);
            }
            out.bits(gram & 127, 7);
            list(&mut out, &entry, size, true);
        }
        out.bytes()
    };
    shards.into_iter().map(shard).collect()
}

fn words(words: BTreeMap<String, Word>, size: Size) -> Vec<Vec<u8>> {
    let mut shards: Vec<Vec<(String, Word)>> = Vec::new();
    shards.resize_with(size.word_shards() as usize, Vec::new);
    for (text, word) in words {
        if let Some(shard) = shards.get_mut(word_shard(&text, size) as usize) {
            shard.push((text, word));
        }
    }
    let shard = |entries: Vec<(String, Word)>| {
        let mut out = Writer::default();
        out.gamma(entries.len() as u32 + 1);
        let mut last = String::new();
        for (text, word) in entries {
            let alike =
                text.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
            let rest = text.as_bytes().get(alike..).unwrap_or_default();
            out.gamma(alike as u32 + 1);
            out.gamma(rest.len() as u32 + 1);
            for &byte in rest {
                out.bits(u32::from(byte), 8);
            }
            list(&mut out, &word.all, size, true);
            let count = word.before.len() as u32;
            out.gamma(count + 1);
            let k = 16_u32.saturating_sub(bit_length(count));
            let mut from = 0;
            for (hash, pair) in &word.before {
                out.rice(u32::from(*hash) - from, k);
                from = u32::from(*hash);
                list(&mut out, pair, size, false);
            }
            last = text;
        }
        out.bytes()
    };
    shards.into_iter().map(shard).collect()
}

/// Writes a list: how many, the differences, and which of them are in headings.
fn list(out: &mut Writer, list: &List, size: Size, has_headings: bool) {
    let numbers = list.numbers();
    ascending(out, numbers.iter().map(|(number, _)| *number), list.count, size.0);
    if !has_headings {
        return;
    }
    let places = numbers.iter().zip(0_u32..);
    let places: Vec<u32> = places
        .filter(|((_, is_heading), _)| *is_heading)
        .map(|(_, place)| place)
        .collect();
    let headings = places.len() as u32;
    out.gamma(headings + 1);
    if headings > 0 && headings < list.count {
        differences(out, places.into_iter(), headings, bit_length(list.count));
    }
}

/// Writes how many numbers there are, from 1 on, and them, which are below 2 to a power.
pub(super) fn ascending(
    out: &mut Writer,
    numbers: impl Iterator<Item = u32>,
    count: u32,
    power: u32,
) {
    out.gamma(count);
    differences(out, numbers, count, power);
}

fn differences(
    out: &mut Writer,
    numbers: impl Iterator<Item = u32>,
    count: u32,
    power: u32,
) {
    let k = power.saturating_sub(bit_length(count) + 1);
    let mut next = 0;
    for number in numbers {
        out.rice(number - next, k);
        next = number + 1;
    }
}

/// Spreads pieces over a map; they come from texts, and nobody gains from their collisions but
/// who writes the archive.
#[derive(Debug, Clone, Copy, Default)]
struct Mixed(u64);

impl std::hash::BuildHasher for Mixed {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl std::hash::Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = (self.0 ^ u64::from(value))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29);
    }
}

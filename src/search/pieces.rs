//! Pieces of units: what the index has a list for, and which shard holds it.
//!
//! In: units. Out: the pieces of a text, and the shards of any piece. A run of Thai letters is cut
//! into pieces of four, each letter beginning one; a word is a piece, and so is its neighbour.

use crate::search::size::Size;
use crate::search::units::{After, Script, Unit};

/// Four Thai letters, seven bits for each; zeros stand after the end of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Gram(pub(super) u32);

/// How many letters a piece of a Thai run has.
pub(super) const GRAM: usize = 4;

/// Thai letters, the most frequent first, by which pieces are put into shards.
pub(super) const BY_FREQUENCY: &str =
    "ารนก่งมอัเ้ยวทลีดะสิคบตปหพแจชุใขืไำูโศผ็ภธณถษึฐซญฒฟฉฝๆฤฏฎฑฆฮฬ๊๋";
/// Two letters that are more frequent than this stand together in so many places that the shards
/// of their pieces are told apart by three.
const FREQUENT: u32 = 42;

impl Gram {
    /// The pieces of a run: one for each letter that has two more behind it, or the whole run.
    pub(super) fn of_run(run: &str) -> Vec<Self> {
        let codes = codes(run);
        let last = codes.len().saturating_sub(GRAM - 2).max(1);
        (0..last).map(|at| Self::at(&codes, at)).collect()
    }

    /// The pieces of a run that are full, so that any text with the run has them.
    pub(super) fn within_run(run: &str) -> Vec<Self> {
        let codes = codes(run);
        let full = (codes.len() + 1).saturating_sub(GRAM);
        (0..full).map(|at| Self::at(&codes, at)).collect()
    }

    /// The pieces of two letters of a run, for queries of two letters.
    pub(super) fn pairs_of_run(run: &str) -> impl Iterator<Item = Self> {
        let codes = codes(run);
        (1..codes.len())
            .map(move |end| Self::at(codes.get(..=end).unwrap_or_default(), end - 1))
    }

    /// The piece that begins with up to four letters.
    pub(super) fn beginning(letters: &str) -> Self {
        Self::at(&codes(letters), 0)
    }

    fn at(codes: &[u32], at: usize) -> Self {
        let code = |n: usize| codes.get(at + n).copied().unwrap_or_default();
        Self((0..GRAM).fold(0, |gram, n| gram << 7 | code(n)))
    }

    /// Its letters.
    pub(super) fn letters(self) -> String {
        let codes = (0..4).map(|n| self.code(n)).filter(|code| *code > 0);
        codes.filter_map(|code| char::from_u32(0xe00 + code)).collect()
    }

    fn code(self, n: u32) -> u32 {
        self.0 >> (21 - 7 * n) & 127
    }

    /// How rare its letters are.
    pub(super) fn rarity(self) -> u32 {
        (0..4).map(|n| rank(self.code(n))).sum()
    }

    /// The number of its shard. Neighbours share a shard where they share a rare pair of letters,
    /// and pieces that begin with the same three letters always do.
    pub(super) fn shard(self, size: Size) -> u32 {
        let pair = |n: u32| {
            let (a, b) = (self.code(n), self.code(n + 1));
            (rank(a) + rank(b), a << 7 | b)
        };
        let (first, second) = (pair(0), pair(1));
        let (rarity, pair) =
            if second > first && self.code(2) > 0 { second } else { first };
        let key = if rarity < FREQUENT { self.0 >> 7 | 1 << 22 } else { pair };
        mix(key) % size.letter_shards()
    }
}

/// The codes of Thai letters, 1 to 127.
fn codes(run: &str) -> Vec<u32> {
    run.chars().map(|c| (c as u32).wrapping_sub(0xe00) & 127).collect()
}

/// The place of each letter among the letters by their frequency, by its code.
#[expect(
    clippy::indexing_slicing,
    reason = "it is reckoned when the program is compiled"
)]
const RANKS: [u8; 128] = {
    let mut ranks = [64; 128];
    ranks[0] = 0;
    let bytes = BY_FREQUENCY.as_bytes();
    let mut n = 0;
    while n * 3 + 2 < bytes.len() {
        // A Thai letter has three bytes in UTF-8, the last two of which tell which it is.
        let code = (bytes[n * 3 + 1] & 1) << 6 | bytes[n * 3 + 2] & 63;
        ranks[code as usize] = n as u8;
        n += 1;
    }
    ranks
};

/// How rare a letter is: its place among the letters by their frequency.
fn rank(code: u32) -> u32 {
    RANKS.get(code as usize).copied().map_or(64, u32::from)
}

/// The number of the shard of a word: that of all words with the same first three letters.
pub(super) fn word_shard(word: &str, size: Size) -> u32 {
    let start = word.chars().take(3);
    let hash = start.fold(0, |hash, c| mix(hash ^ c as u32));
    hash % size.word_shards()
}

/// What stands before a word or a number: another, or the end of a Thai run that is followed by a
/// number. Nothing where no phrase is made.
pub(super) fn before(before: &Unit, word: &Unit) -> Option<u16> {
    if word.after == After::Break {
        return None;
    }
    let text = match (before.script, word.script) {
        (Script::Thai, Script::Number) => run_end(&before.text)?,
        (_, Script::Thai) | (Script::Thai, _) => return None,
        _ => &before.text,
    };
    Some(hashed(text, 7))
}

/// The beginning of a Thai run behind a number, as its neighbour; nothing behind a year, which tells
/// of what is said before it.
pub(super) fn behind(number: &Unit, run: &Unit) -> Option<u16> {
    let is_pair = number.script == Script::Number && run.script == Script::Thai;
    if !is_pair || run.after == After::Break || other_year(number).is_some() {
        return None;
    }
    let end = run.text.char_indices().nth(RUN_START - 1);
    let end = end.map(|(at, c)| at + c.len_utf8())?;
    run.text.get(..end).map(|start| hashed(start, 11))
}

/// How many letters of a run tell what a number before it counts.
const RUN_START: usize = 2;

fn hashed(text: &str, seed: u32) -> u16 {
    let hash = text.chars().fold(seed, |hash, c| mix(hash ^ c as u32));
    (hash & 0xffff) as u16
}

/// A year of one era in the other; nothing of any other number.
pub(super) fn other_year(unit: &Unit) -> Option<String> {
    if unit.script != Script::Number || unit.text.len() != 4 {
        return None;
    }
    match unit.text.parse::<u32>().ok()? {
        year @ 2443..=2650 => Some((year - 543).to_string()),
        year @ 1900..=2107 => Some((year + 543).to_string()),
        _ => None,
    }
}

/// What of a run tells how a number is meant: two letters, as in `พ.ศ.`, or five that end in
/// `ที่`, so that `ครั้งที่` is not `วันที่`.
fn run_end(run: &str) -> Option<&str> {
    let letters = if run.ends_with("ที่") { 5 } else { 2 };
    let mut starts = run.char_indices().rev();
    let start = starts.nth(letters - 1)?.0;
    run.get(start..)
}

/// A number that differs in about half of its bits where another differs in one (the finaliser
/// `lowbias32` of hash prospector, public domain).
pub(super) fn mix(mut x: u32) -> u32 {
    x ^= x >> 16;
    x = x.wrapping_mul(0x7feb_352d);
    x ^= x >> 15;
    x = x.wrapping_mul(0x846c_a68b);
    x ^ x >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_with_two_more_behind_it_begins_a_piece() {
        let check = |run: &str, expected: &[&str]| {
            let expected: Vec<Gram> =
                expected.iter().map(|letters| Gram::beginning(letters)).collect();
            assert_eq!(Gram::of_run(run), expected, "{run}");
        };
        check("ก", &["ก"]);
        check("กข", &["กข"]);
        check("ลาว", &["ลาว"]);
        check("พม่า", &["พม่า", "ม่า"]);
        check("สปปลาว", &["สปปล", "ปปลา", "ปลาว", "ลาว"]);
    }

    #[test]
    fn full_pieces_are_those_within_the_run() {
        let check = |run: &str, expected: &[&str]| {
            let expected: Vec<Gram> =
                expected.iter().map(|letters| Gram::beginning(letters)).collect();
            assert_eq!(Gram::within_run(run), expected, "{run}");
        };
        check("ลาว", &[]);
        check("พม่า", &["พม่า"]);
        check("สปปลาว", &["สปปล", "ปปลา", "ปลาว"]);
    }

    #[test]
    fn pieces_that_begin_alike_share_a_shard() {
        let size = Size(14);
        for start in ["การ", "ลาว", "ป่า", "ฮุน", "ฏิญ"] {
            let of = |end: &str| Gram::beginning(&format!("{start}{end}")).shard(size);
            assert!(["ก", "ฮ", "ๆ", "เ"].iter().all(|end| of(end) == of("")), "{start}");
        }
    }
}

//! The files of an index, read: its manifest, shards and texts.
//!
//! In: what gives a file by its path. Out: lists of numbers, and pages. A file that was cut gives
//! what is left of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::Read as _;

use flate2::read::DeflateDecoder;
use serde::Deserialize;

use crate::search::bits::{Reader, bit_length};
use crate::search::fold::{Fold, Folded};
use crate::search::pieces::{Gram, word_shard};
use crate::search::size::Size;
use crate::search::units::{Line, Spaces, line, units};

/// What gives a file of an index, by its name such as `letters/7`.
type Give<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// An index that can be asked.
pub struct Opened<'a> {
    give: Box<Give<'a>>,
    pub(super) size: Size,
    pub(super) fold: Fold,
    pub(super) names: Vec<Vec<Field>>,
    /// The names of months, as units.
    pub(super) months: BTreeSet<String>,
    pub(super) undated: u32,
    pub(super) numbers: u32,
    per_text: u32,
}

/// Why an index cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The name of the file that is not there, or is not of this version.
    pub file: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file `{}` of the index cannot be read", self.file)
    }
}

impl std::error::Error for Fault {}

/// The first file.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    version: u32,
    size: u32,
    per_text: u32,
    months: Vec<i64>,
    month_names: BTreeSet<String>,
    names: Vec<(String, String)>,
    slips: Vec<(String, String)>,
}

/// Numbers in rising order, with whether each is in a heading.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    pub(super) all: Vec<u32>,
    pub(super) marks: Vec<bool>,
}

/// A word of a shard.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    pub(super) list: List,
    pub(super) before: BTreeMap<u16, Vec<u32>>,
}

/// A text that is searched.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) text: String,
    pub(super) folded: Folded,
    pub(super) line: Line,
}

/// A page of the index, with all in which a query is looked for.
pub(super) struct Page {
    pub(super) number: u32,
    /// As in the file of texts.
    pub(super) record: Vec<String>,
    /// Titles, headings, names, facts, and bodies at the end.
    pub(super) fields: Vec<Field>,
}

impl Page {
    /// A field of its record; see `docs/search.md`.
    pub(super) fn of(&self, n: usize) -> &str {
        self.record.get(n).map_or("", String::as_str)
    }

    /// The lines of all its fields.
    pub(super) fn line(&self) -> String {
        let lines: Vec<&str> =
            self.fields.iter().map(|field| &*field.line.text).collect();
        lines.join("\n")
    }

    /// Whether a field has a text as it is.
    pub(super) fn has_literally(&self, text: &str) -> bool {
        let is_in =
            |field: &Field| field.folded.chars.iter().collect::<String>().contains(text);
        self.fields.iter().any(is_in)
    }
}

impl<'a> Opened<'a> {
    /// Opens an index.
    ///
    /// # Errors
    /// Where its manifest is not there, or of another version.
    pub fn open(give: impl Fn(&str) -> Option<Vec<u8>> + 'a) -> Result<Self, Fault> {
        let fault = || Fault { file: "manifest".to_owned() };
        let packed = give("manifest").ok_or_else(fault)?;
        let manifest: Manifest =
            serde_json::from_slice(&inflate(&packed)).map_err(|_| fault())?;
        if manifest.version != 1 {
            return Err(fault());
        }
        let rooms = manifest.months.chunks_exact(2).filter_map(|pair| pair.last());
        let rooms: Vec<u32> =
            rooms.map(|room| u32::try_from(*room).unwrap_or(0)).collect();
        let fold = Fold::new(&manifest.slips);
        let names = manifest
            .names
            .iter()
            .map(|(_, names)| names.split('\n').map(|name| field(&fold, name)).collect());
        Ok(Self {
            size: Size(manifest.size.min(31)),
            names: names.collect(),
            months: manifest.month_names,
            undated: rooms.first().copied().unwrap_or(0),
            numbers: rooms.iter().fold(0, |sum, room| sum.saturating_add(*room)),
            per_text: manifest.per_text.max(1),
            give: Box::new(give),
            fold,
        })
    }

    /// Opens an index whose files are at hand, by their paths from the site's root.
    ///
    /// # Errors
    /// Where its manifest is not there, or of another version.
    pub fn of_files(files: &'a BTreeMap<String, Vec<u8>>) -> Result<Self, Fault> {
        Self::open(|name| files.get(&format!("search/{name}.bin")).cloned())
    }

    fn file(&self, name: String) -> Result<Vec<u8>, Fault> {
        (self.give)(&name).ok_or(Fault { file: name })
    }

    /// The pieces of a shard of letters with their lists.
    pub(super) fn letters(&self, shard: u32) -> Result<BTreeMap<Gram, List>, Fault> {
        let bytes = self.file(format!("letters/{shard}"))?;
        let mut bits = Reader::new(&bytes);
        let mut lists = BTreeMap::new();
        let mut start = 0;
        for _ in 1..bits.gamma() {
            if bits.bits(1) == 0 {
                start = bits.bits(21);
            }
            let gram = Gram(start << 7 | bits.bits(7));
            lists.insert(gram, self.marked(&mut bits));
        }
        Ok(lists)
    }

    /// All words that begin with the same three letters as one, and others.
    pub(super) fn words(&self, word: &str) -> Result<BTreeMap<String, Word>, Fault> {
        let shard = word_shard(word, self.size);
        let bytes = self.file(format!("words/{shard}"))?;
        let mut bits = Reader::new(&bytes);
        let mut words = BTreeMap::new();
        let mut last: Vec<u8> = Vec::new();
        for _ in 1..bits.gamma() {
            let alike = bits.gamma() - 1;
            let rest = bits.gamma() - 1;
            last.truncate(alike as usize);
            last.extend((0..rest.min(256)).map(|_| bits.bits(8) as u8));
            let numbers = self.marked(&mut bits);
            let pairs = bits.gamma() - 1;
            let k = 16_u32.saturating_sub(bit_length(pairs));
            let (mut before, mut hash) = (BTreeMap::new(), 0);
            for _ in 0..pairs {
                hash += bits.rice(k);
                before.insert((hash & 0xffff) as u16, self.list(&mut bits));
            }
            let text = String::from_utf8_lossy(&last).into_owned();
            words.insert(text, Word { list: numbers, before });
        }
        Ok(words)
    }

    fn list(&self, bits: &mut Reader<'_>) -> Vec<u32> {
        let count = bits.gamma();
        row(bits, count, self.size.0, self.numbers)
    }

    fn marked(&self, bits: &mut Reader<'_>) -> List {
        let all = self.list(bits);
        let count = all.len() as u32;
        let headings = bits.gamma() - 1;
        let mut marks = vec![headings == count; all.len()];
        if headings > 0 && headings < count {
            for place in row(bits, headings, bit_length(count), count) {
                if let Some(mark) = marks.get_mut(place as usize) {
                    *mark = true;
                }
            }
        }
        List { all, marks }
    }

    /// The page with a number, if one has it.
    pub(super) fn page(&self, number: u32) -> Result<Option<Page>, Fault> {
        let bytes = self.file(format!("texts/{}", number / self.per_text))?;
        let text = decode(&inflate(&bytes));
        let wanted = number.to_string();
        let records = text.split('\u{1e}').map(|record| record.split('\u{1f}'));
        for mut record in records {
            if record.next() == Some(&wanted) {
                let record = record.map(str::to_owned).collect();
                return Ok(Some(self.filled(number, record)));
            }
        }
        Ok(None)
    }

    fn filled(&self, number: u32, record: Vec<String>) -> Page {
        let mut page = Page { number, record, fields: Vec::new() };
        let own = |n: usize| field(&self.fold, page.of(n));
        let named = |n: usize| {
            let numbers = page.of(n).split(' ').filter_map(|number| number.parse().ok());
            let fields = numbers.filter_map(|n: usize| self.names.get(n)).flatten();
            fields.cloned().collect::<Vec<_>>()
        };
        let mut fields = vec![own(10), own(11), own(12)];
        fields.extend([7, 8, 9].into_iter().flat_map(named));
        fields.extend([own(13), own(14), own(15)]);
        page.fields = fields;
        page
    }
}

fn field(fold: &Fold, text: &str) -> Field {
    let folded = fold.fold(text);
    let line = line(&units(&folded, Spaces::Joined));
    Field { text: text.to_owned(), folded, line }
}

/// Reads so many rising numbers below 2 to a power; what is not below an end is left out.
fn row(bits: &mut Reader<'_>, count: u32, power: u32, end: u32) -> Vec<u32> {
    let k = power.saturating_sub(bit_length(count) + 1);
    let mut next = 0_u32;
    let mut all = Vec::new();
    for _ in 0..count.min(end) {
        let number = next.saturating_add(bits.rice(k));
        if number >= end {
            break;
        }
        all.push(number);
        next = number + 1;
    }
    all
}

fn inflate(packed: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    // What was cut is what is left of it.
    let _ = DeflateDecoder::new(packed).read_to_end(&mut plain);
    plain
}

fn decode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut bytes = bytes.iter().map(|byte| u32::from(*byte));
    while let Some(byte) = bytes.next() {
        let code = match byte {
            0..=0x7f => byte,
            0xff => (0..3).fold(0, |code, _| code << 8 | bytes.next().unwrap_or(0)),
            _ => byte + 0xd80,
        };
        text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    text
}

//! The index, made: all texts are read once, in the order of their numbers, and dropped.
//!
//! In: an archive, and what reads its texts. Out: one file after another. A few things at a time
//! are in memory, and the lists of all; no text is.

use rayon::prelude::*;

use crate::date::Date;
use crate::lang::Lang;
use crate::model::{Archive, AuthorityIx, Links};
use crate::names::{self, Names};
use crate::search::acronyms::acronyms;
use crate::search::fold::Fold;
use crate::search::lists::{Lists, Pieces};
use crate::search::manifest::{Facets, Manifest};
use crate::search::numbering::{Dated, Stretch, number};
use crate::search::pieces::{Gram, before, behind};
use crate::search::size::{Size, TEXTS};
use crate::search::subject::{Found, Read, Subject, subjects, written};
use crate::search::texts::{Record, deflate, pack};
use crate::search::units::{Script, Spaces, units};

/// How many files of texts are in the making at once.
const BATCH: usize = 32;
/// The folder of the index in the site.
const FOLDER: &str = "search";

/// Which files an index has, and which number everything in it.
pub struct Layout<'a> {
    archive: &'a Archive,
    subjects: Vec<(u32, Subject<'a>)>,
    stretches: Vec<Stretch>,
    size: Size,
    links: Links,
}

impl<'a> Layout<'a> {
    /// The layout of an archive's index. No text decides anything of it.
    pub fn of(archive: &'a Archive) -> Self {
        let subjects = subjects(archive);
        let dated: Vec<Dated<'_>> = subjects
            .iter()
            .map(|subject| Dated {
                id: &subject.id,
                day: subject.day,
                is_above: subject.is_authority(),
            })
            .collect();
        let (stretches, numbers) = number(&dated);
        let mut subjects: Vec<(u32, Subject<'a>)> =
            numbers.into_iter().zip(subjects).collect();
        subjects.sort_by_key(|(number, _)| *number);
        let all = stretches.iter().map(|stretch| stretch.room).sum();
        Self {
            archive,
            subjects,
            stretches,
            size: Size::of(all),
            links: archive.site.links,
        }
    }

    /// The same for a program, which reads no scripts.
    #[must_use]
    pub fn plain(self) -> Self {
        Self { links: Links::Folders, ..self }
    }

    /// The paths of its files from the site's root.
    pub fn files(&self) -> impl Iterator<Item = String> {
        let letters = (0..self.size.letter_shards()).map(|n| format!("letters/{n}"));
        let words = (0..self.size.word_shards()).map(|n| format!("words/{n}"));
        let texts = self.text_files().into_iter().map(|(n, _)| format!("texts/{n}"));
        let others = ["facets", "manifest"].map(str::to_owned);
        let all = letters.chain(words).chain(texts).chain(others);
        all.map(|name| file(&name, self.links))
    }

    /// The files of texts by their numbers, each with what it holds.
    fn text_files(&self) -> Vec<(u32, &[(u32, Subject<'a>)])> {
        let of = |(number, _): &(u32, Subject<'_>)| number / TEXTS;
        let files = self.subjects.chunk_by(|a, b| of(a) == of(b));
        files.filter_map(|held| Some((of(held.first()?), held))).collect()
    }
}

/// The path of a file of the index.
fn file(name: &str, links: Links) -> String {
    match links {
        Links::Folders => format!("{FOLDER}/{name}.bin"),
        // From a disk, a browser reads scripts and nothing else.
        Links::Files => format!("{FOLDER}/{name}.js"),
    }
}

/// Makes the index of a layout, and gives the files away as they are made, the manifest last: each
/// with its path from the site's root.
pub fn index(
    layout: &Layout<'_>,
    read: &Read<'_>,
    give: &mut dyn FnMut(String, Vec<u8>),
) {
    let archive = layout.archive;
    let names = Names::of(&archive.authorities);
    let slips = archive.site.misspelt.pairs();
    let fold = Fold::new(&slips);
    let mut give = |name: &str, bytes: Vec<u8>| {
        let bytes = match layout.links {
            Links::Folders => bytes,
            Links::Files => script(name, &bytes),
        };
        give(file(name, layout.links), bytes);
    };
    let mut lists = Lists::default();
    let mut facets = Facets::default();
    let mut manifest = Manifest::new(layout.size, &layout.stretches, archive, &slips);
    let files = layout.text_files();
    for batch in files.chunks(BATCH) {
        let made: Vec<_> = batch
            .par_iter()
            .map(|(_, held)| {
                let made = held.iter().map(|(number, subject)| {
                    let found = subject.found(archive, &names, read);
                    let pieces = pieces(&found, archive, &fold);
                    (*number, record(*number, &found, archive), pieces, found.facets())
                });
                let made: Vec<_> = made.collect();
                let records = made.iter().map(|(_, record, ..)| record.clone());
                (pack(&records.collect::<Vec<_>>()), made)
            })
            .collect();
        for ((file, _), (packed, made)) in batch.iter().zip(made) {
            manifest.text(*file, &packed);
            give(&format!("texts/{file}"), packed);
            for (number, _, pieces, of_facets) in made {
                lists.add(number, pieces);
                facets.add(number, of_facets);
            }
        }
    }
    let (letters, words) = lists.shards(layout.size);
    for (n, shard) in letters.into_iter().enumerate() {
        manifest.shard(&shard);
        give(&format!("letters/{n}"), shard);
    }
    for (n, shard) in words.into_iter().enumerate() {
        manifest.shard(&shard);
        give(&format!("words/{n}"), shard);
    }
    let facets = facets.bytes(layout.size);
    manifest.shard(&facets);
    give("facets", facets);
    give("manifest", deflate(&manifest.json()));
}

/// A file as a script, for reading from a disk.
fn script(name: &str, bytes: &[u8]) -> Vec<u8> {
    format!("samutSearch.take(\"{name}\",\"{}\")\n", base64(bytes)).into_bytes()
}

/// Bytes as text (RFC 4648, with fill).
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let value = three.iter().fold(0_u32, |value, &byte| value << 8 | u32::from(byte));
        let value = value << (8 * (3 - three.len()));
        for n in 0..4 {
            let at = (value >> (18 - 6 * n) & 63) as usize;
            let letter = LETTERS.get(at).copied().map_or('A', char::from);
            out.push(if n <= three.len() { letter } else { '=' });
        }
    }
    out
}

/// All names of some authorities, a line for each.
fn names_of<'a>(
    archive: &'a Archive,
    all: &'a [AuthorityIx],
) -> impl Iterator<Item = &'a str> {
    all.iter().flat_map(|ix| names::all(archive.authorities.get(*ix)))
}

/// The pieces of what is known of a subject.
fn pieces(found: &Found, archive: &Archive, fold: &Fold) -> Pieces {
    let mut pieces = Pieces::default();
    let headings = [&*found.titles.th, &found.titles.en, &found.heading].into_iter();
    for text in headings.chain(names_of(archive, &found.mechanisms)) {
        of_text(text, true, fold, &mut pieces);
    }
    let others =
        names_of(archive, &found.countries).chain(names_of(archive, &found.others));
    let texts = [&*found.facts, &found.bodies.th, &found.bodies.en].into_iter();
    for text in others.chain(texts) {
        of_text(text, false, fold, &mut pieces);
    }
    // Of a piece in a heading and elsewhere, the heading counts.
    pieces.grams.sort_unstable_by_key(|(gram, in_heading)| (*gram, !in_heading));
    pieces.grams.dedup_by_key(|(gram, _)| *gram);
    pieces.pairs.sort_unstable();
    pieces.pairs.dedup();
    pieces
}

fn of_text(text: &str, in_heading: bool, fold: &Fold, pieces: &mut Pieces) {
    let folded = fold.fold(text);
    for acronym in acronyms(&folded.chars) {
        *pieces.words.entry(acronym).or_default() |= in_heading;
    }
    let units = units(&folded, Spaces::Joined);
    for (n, unit) in units.iter().enumerate() {
        let last = n.checked_sub(1).and_then(|n| units.get(n));
        if unit.script == Script::Thai {
            let grams = Gram::of_run(&unit.text).into_iter();
            pieces.grams.extend(grams.map(|gram| (gram, in_heading)));
            if in_heading {
                let pairs = Gram::pairs_of_run(&unit.text);
                pieces.grams.extend(pairs.map(|gram| (gram, true)));
            }
            if let Some(number) = last
                && let Some(hash) = behind(number, unit)
            {
                pieces.pairs.push((number.text.clone(), hash));
            }
            continue;
        }
        if let Some(hash) = last.and_then(|last| before(last, unit)) {
            pieces.pairs.push((unit.text.clone(), hash));
        }
        *pieces.words.entry(unit.text.clone()).or_default() |= in_heading;
    }
}

/// What a result shows of a subject.
fn record(number: u32, found: &Found, archive: &Archive) -> Record {
    let langs = |langs: &[Lang]| {
        langs.iter().map(|lang| lang.tag()).collect::<Vec<_>>().join(" ")
    };
    let numbers = |all: &[AuthorityIx]| {
        all.iter().map(|ix| ix.number().to_string()).collect::<Vec<_>>().join(" ")
    };
    let date = found.date.map(Date::iso).unwrap_or_default();
    let shown = |lang: Lang| {
        let digits = archive.site.digits;
        found.date.map(|date| written(date, lang, digits)).unwrap_or_default()
    };
    let fields = vec![
        found.id.clone(),
        found.kind.to_owned(),
        langs(&found.pages),
        langs(&found.texts),
        date,
        shown(Lang::Th),
        shown(Lang::En),
        numbers(&found.mechanisms),
        numbers(&found.countries),
        numbers(&found.others),
        found.titles.th.clone(),
        found.titles.en.clone(),
        found.heading.clone(),
        found.facts.clone(),
        found.bodies.th.clone(),
        found.bodies.en.clone(),
    ];
    Record { number, fields }
}

//! The file that is asked for first, and the one for filters.
//!
//! In: what was made. Out: a manifest with the hash of every file, by which browsers keep them as
//! long as they are the same; and the lists of kinds, languages, mechanisms and countries.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::date::{self, Form};
use crate::lang::Lang;
use crate::model::{Archive, AuthorityIx};
use crate::names;
use crate::search::bits::Writer;
use crate::search::fold::{Fold, folded_slips};
use crate::search::index::base64;
use crate::search::lists::ascending;
use crate::search::numbering::Stretch;
use crate::search::pieces::BY_FREQUENCY;
use crate::search::size::{Size, TEXTS};
use crate::search::subject::Found;
use crate::search::units::{Spaces, units};

/// The version of the format.
const VERSION: u32 = 1;
/// How many bytes of a hash tell two states of a file apart.
const HASH: usize = 3;
/// The kinds that a filter knows, in the order of their numbers.
const KINDS: [&str; 10] = [
    "news",
    "report",
    "document",
    "page",
    "part",
    "mechanism",
    "country",
    "organisation",
    "topic",
    "pillar",
];

/// A manifest in the making.
pub(super) struct Manifest {
    size: Size,
    stretches: serde_json::Value,
    names: serde_json::Value,
    slips: serde_json::Value,
    shards: Vec<u8>,
    texts: Vec<u8>,
}

impl Manifest {
    /// A manifest without files.
    pub(super) fn new(
        size: Size,
        stretches: &[Stretch],
        archive: &Archive,
        slips: &[(String, String)],
    ) -> Self {
        let mut before = 0;
        let stretches: Vec<i64> = stretches
            .iter()
            .flat_map(|stretch| {
                let months = i64::from(stretch.month) - before;
                before = i64::from(stretch.month);
                [months, i64::from(stretch.room)]
            })
            .collect();
        let names: Vec<_> = archive
            .authorities
            .iter()
            .map(|(_, authority)| {
                let all: Vec<&str> = names::all(authority).collect();
                json!([authority.slug, all.join("\n")])
            })
            .collect();
        Self {
            size,
            stretches: json!(stretches),
            names: json!(names),
            slips: json!(folded_slips(slips)),
            shards: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Notes the next shard: of letters first, then of words, then that of filters.
    pub(super) fn shard(&mut self, bytes: &[u8]) {
        self.shards.extend(hash(bytes));
    }

    /// Notes a file of texts, with a number above those of before.
    pub(super) fn text(&mut self, number: u32, bytes: &[u8]) {
        // Where nothing has the numbers of a file, there is none.
        self.texts.resize(number as usize * HASH, 0);
        self.texts.extend(hash(bytes));
    }

    /// The manifest.
    pub(super) fn json(&self) -> Vec<u8> {
        let json = json!({
            "version": VERSION,
            "size": self.size.0,
            "ranks": BY_FREQUENCY,
            "letters": self.size.letter_shards(),
            "words": self.size.word_shards(),
            "perText": TEXTS,
            "months": self.stretches,
            "monthNames": month_names(),
            "kinds": KINDS,
            "names": self.names,
            "slips": self.slips,
            "hashes": base64url(&self.shards),
            "textHashes": base64url(&self.texts),
        });
        json.to_string().into_bytes()
    }
}

/// Bytes as text that may stand in an address (RFC 4648, section 5).
fn base64url(bytes: &[u8]) -> String {
    base64(bytes).replace('+', "-").replace('/', "_")
}

/// The names of months as units of texts: of both languages, in full and short.
fn month_names() -> BTreeSet<String> {
    let forms = [Form::Long, Form::Abbreviated];
    let names = (1..=12).flat_map(|month| {
        let named = move |lang| forms.map(|form| date::month_name(month, lang, form));
        Lang::ALL.into_iter().flat_map(named).flatten()
    });
    let units = names.flat_map(|name| units(&Fold::default().fold(name), Spaces::Joined));
    units.map(|unit| unit.text).collect()
}

fn hash(bytes: &[u8]) -> impl Iterator<Item = u8> {
    Sha256::digest(bytes).into_iter().take(HASH)
}

/// By which filters something is found.
#[derive(Debug, Default)]
pub(super) struct OfFacets {
    kind: Option<u32>,
    texts: Vec<Lang>,
    mechanisms: Vec<AuthorityIx>,
    countries: Vec<AuthorityIx>,
}

impl Found {
    /// By which filters it is found.
    pub(super) fn facets(&self) -> OfFacets {
        let kind = KINDS.iter().position(|kind| *kind == self.kind);
        OfFacets {
            kind: kind.map(|kind| kind as u32),
            texts: self.texts.clone(),
            mechanisms: self.mechanisms.clone(),
            countries: self.countries.clone(),
        }
    }
}

/// What each value of each filter finds.
#[derive(Debug, Default)]
pub(super) struct Facets {
    /// Kinds, languages, mechanisms and countries.
    groups: [BTreeMap<u32, Vec<u32>>; 4],
}

impl Facets {
    /// Takes in something with a number above those of before.
    pub(super) fn add(&mut self, number: u32, of: OfFacets) {
        let [kinds, langs, mechanisms, countries] = &mut self.groups;
        let add = |group: &mut BTreeMap<u32, Vec<u32>>, value: u32| {
            let numbers = group.entry(value).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        };
        if let Some(kind) = of.kind {
            add(kinds, kind);
        }
        for lang in of.texts {
            add(langs, u32::from(lang == Lang::En));
        }
        for ix in of.mechanisms {
            add(mechanisms, ix.number());
        }
        for ix in of.countries {
            add(countries, ix.number());
        }
    }

    /// The file.
    pub(super) fn bytes(&self, size: Size) -> Vec<u8> {
        let mut out = Writer::default();
        for group in &self.groups {
            out.gamma(group.len() as u32 + 1);
            for (value, numbers) in group {
                out.gamma(value + 1);
                ascending(
                    &mut out,
                    numbers.iter().copied(),
                    numbers.len() as u32,
                    size.0,
                );
            }
        }
        out.bytes()
    }
}

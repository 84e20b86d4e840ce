//! A query, looked up.
//!
//! In: a query, and how much may be read for it. Out: the lists of its pieces, added up, and the
//! words of the index that begin as its own do.

use std::collections::{BTreeMap, BTreeSet};

use crate::search::ask::choose::{self, Reading, Unread, choose, is_short};
use crate::search::ask::opened::{Fault, List, Opened, Word};
use crate::search::ask::query::{Asked, Query};
use crate::search::ask::tally::Tally;
use crate::search::pieces::Gram;
use crate::search::units::Script;

/// What was found of a query.
pub(super) struct Looked {
    /// What every number has of it.
    pub(super) tally: Tally,
    /// The runs that were looked up.
    pub(super) runs: BTreeSet<usize>,
    /// The words of the shard of each unit, where it is a word that was looked up.
    pub(super) words: BTreeMap<usize, BTreeMap<String, Word>>,
    /// The units that are words and that the index has.
    pub(super) known: BTreeSet<usize>,
    /// The units that were found as the beginning of words.
    pub(super) beginnings: BTreeSet<usize>,
    unread: Vec<Unread>,
}

impl Looked {
    /// Whether there are pieces that were not looked up.
    pub(super) fn has_more(&self) -> bool {
        !self.unread.is_empty()
    }

    /// The shards that tell most of some lines from those that have the query.
    pub(super) fn telling(&self, lines: &[String]) -> Vec<u32> {
        choose::telling(&self.unread, lines)
    }
}

/// Looks a query up.
pub(super) fn look(
    index: &Opened<'_>,
    query: &Query,
    read: &Reading,
) -> Result<Looked, Fault> {
    let chosen = choose(index, query, read);
    let mut shards = BTreeMap::new();
    for shard in &chosen.shards {
        shards.insert(*shard, index.letters(*shard)?);
    }
    let mut looked = Looked {
        tally: Tally::new(index.numbers, index.undated),
        runs: BTreeSet::new(),
        words: BTreeMap::new(),
        known: BTreeSet::new(),
        beginnings: BTreeSet::new(),
        unread: chosen.unread,
    };
    for (unit, grams) in &chosen.runs {
        let Some(asked) = query.units.get(*unit) else { continue };
        let lists = if is_short(&asked.unit.text, read) {
            vec![short(index, &asked.unit.text, &shards)]
        } else {
            let shard = |gram: &Gram| shards.get(&gram.shard(index.size));
            let list = |gram| Some(shard(gram)?.get(gram).cloned().unwrap_or_default());
            grams.iter().filter_map(list).collect()
        };
        for list in lists {
            looked.runs.insert(*unit);
            looked.tally.piece(&list);
        }
    }
    for unit in &chosen.words {
        if let Some(asked) = query.units.get(*unit) {
            word(index, query, (*unit, asked), &mut looked)?;
        }
    }
    Ok(looked)
}

/// What has a run of up to three letters: three as the beginning of pieces, fewer as they are.
fn short(
    index: &Opened<'_>,
    run: &str,
    shards: &BTreeMap<u32, BTreeMap<Gram, List>>,
) -> List {
    let start = Gram::beginning(run);
    let is_three = run.chars().count() == 3;
    let begins =
        |gram: &Gram| if is_three { gram.0 >> 7 == start.0 >> 7 } else { *gram == start };
    let shard = shards.get(&start.shard(index.size)).into_iter().flatten();
    merged(shard.filter(|(gram, _)| begins(gram)).map(|(_, list)| list))
}

/// Looks a word or a number up, with the phrases that its entry knows.
fn word(
    index: &Opened<'_>,
    query: &Query,
    (unit, asked): (usize, &Asked),
    looked: &mut Looked,
) -> Result<(), Fault> {
    let own = index.words(&asked.unit.text)?;
    let entry = own.get(&asked.unit.text);
    let begins = || {
        let may = entry.is_none() && asked.is_open && asked.unit.script == Script::Word;
        let begins = own.iter().filter(|(word, _)| word.starts_with(&asked.unit.text));
        let mut lists = begins.filter(|_| may).map(|(_, word)| &word.list).peekable();
        lists.peek().is_some().then(|| merged(lists))
    };
    let beginnings = begins();
    let is_beginning = beginnings.is_some();
    let list = entry.map(|word| word.list.clone()).or(beginnings);
    looked.beginnings.extend(is_beginning.then_some(unit));
    looked.known.extend(list.is_some().then_some(unit));
    let other = match &asked.year {
        Some(year) => index.words(year)?.remove(year),
        None => None,
    };
    // Of a number, what stands behind it counts as well.
    let next = query.units.get(unit + 1);
    let behind = next.and_then(|next| Some((next.phrase, next.behind?)));
    let before = asked.before.map(|before| (asked.phrase, before));
    for (phrase, hash) in before.into_iter().chain(behind) {
        let entries = entry.into_iter().chain(&other);
        let lists = entries.filter_map(|word| word.before.get(&hash)).flatten();
        let list: BTreeSet<u32> = lists.copied().collect();
        let list: Vec<u32> = list.into_iter().collect();
        looked.tally.phrase(phrase, &list, !is_beginning);
    }
    let list = list.unwrap_or_default();
    match &other {
        Some(other) => {
            let all = merged([&list, &other.list].into_iter());
            let weight = looked.tally.weight(&all.all);
            looked.tally.literally(weight, &list.all);
            looked.tally.piece(&all);
        }
        None => looked.tally.piece(&list),
    }
    looked.words.insert(unit, own);
    Ok(())
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

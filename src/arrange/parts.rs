//! Parts to the items and profiles that they are parts of, in order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::arrange::address::Addresses;
use crate::arrange::origin::Draft;
use crate::model::{Item, ItemIx, Kind, State};

/// Joins parts with their wholes; a part whose whole is not on the site is not either, and one
/// whose whole was withdrawn is withdrawn with it.
pub(super) fn join(drafts: &mut Vec<Draft>, addresses: &Addresses) {
    let whole_of = |draft: &Draft| {
        let (whole, _) = draft.origin.key.rsplit_once('/')?;
        addresses.of_key(whole).map(str::to_owned)
    };
    let is_whole = |item: &Item| item.kind != Kind::Part;
    let wholes: BTreeSet<String> = drafts
        .iter()
        .filter(|draft| is_whole(&draft.item))
        .map(|draft| draft.item.id.clone())
        .collect();
    drafts.retain(|draft| {
        draft.item.kind != Kind::Part
            || whole_of(draft).is_some_and(|whole| wholes.contains(&whole))
    });
    let at: BTreeMap<String, usize> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| is_whole(&draft.item))
        .map(|(n, draft)| (draft.item.id.clone(), n))
        .collect();
    let mut pairs: Vec<(usize, usize)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.item.kind == Kind::Part)
        .filter_map(|(n, part)| Some((*at.get(&whole_of(part)?)?, n)))
        .collect();
    pairs.sort_by_cached_key(|(whole, part)| {
        let item = drafts.get(*part).map(|draft| &draft.item);
        (*whole, item.map(|item| (item.weight, counted(&item.id))))
    });
    for (whole, part) in pairs {
        let Some(draft) = drafts.get_mut(whole) else { continue };
        let of_whole = draft.item.state;
        let Some(draft) = drafts.get_mut(part) else { continue };
        let item = Arc::make_mut(&mut draft.item);
        item.whole = Some(ItemIx(whole as u32));
        if of_whole != State::Current {
            item.state = of_whole;
        }
        // Of a part that was withdrawn alone, only its own page tells.
        if item.state == of_whole
            && let Some(draft) = drafts.get_mut(whole)
        {
            Arc::make_mut(&mut draft.item).parts.push(ItemIx(part as u32));
        }
    }
}

/// A piece of an id; numbers come before words, and by what they count.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// A number, by its length without leading zeros and then by its digits.
    Number(usize, String),
    /// What stands between numbers.
    Word(String),
}

/// The order of parts of one weight: by id as people count, `part-2` before `part-10`.
fn counted(id: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = id;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_number);
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        pieces.push(if is_number {
            let digits = piece.trim_start_matches('0');
            Piece::Number(digits.len(), digits.to_owned())
        } else {
            Piece::Word(piece.to_owned())
        });
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ids: &str, expected: &str) {
        let mut sorted: Vec<&str> = ids.split_whitespace().collect();
        sorted.sort_by_cached_key(|id| counted(id));
        assert_eq!(sorted.join(" "), expected);
    }

    #[test]
    fn parts_of_one_weight_stand_as_people_count() {
        check("part-10 part-2 part-1", "part-1 part-2 part-10");
        check("annex 2 10 preface", "2 10 annex preface");
        check("x/1-2 x/1-10 x/01-3", "x/1-2 x/01-3 x/1-10");
        check("a-2-b a-2-a a-2 a", "a a-2 a-2-a a-2-b");
        check(
            "99999999999999999999 100000000000000000000",
            "99999999999999999999 100000000000000000000",
        );
        check("", "");
    }
}

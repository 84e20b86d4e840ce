//! Where a mechanism stands among others.
//!
//! In: a mechanism. Out: the branch of today's tree that leads from the top down to it, with those
//! beside it of the same pillar and those that report to it.

use std::collections::BTreeSet;

use crate::model::{AuthorityIx, Register};
use crate::plan::here::Here;
use crate::plan::tree::{DEEPEST, below, by_level, leaf, parent, pillar_of};
use crate::view;

/// How many of those beside a mechanism are shown; of more, none.
const BESIDE: usize = 8;

/// The tree around a mechanism; empty where it reports to none and none reports to it.
pub(super) fn around(here: &Here<'_>, ix: AuthorityIx) -> Vec<view::Branch> {
    let below = below(here);
    let reporting = |to: AuthorityIx| below.get(&to).cloned().unwrap_or_default();
    let mut above = Vec::new();
    let mut seen = BTreeSet::from([ix]);
    let mut at = ix;
    // A circle is cut where it closes.
    while let Some(next) = parent(here, at)
        && above.len() < DEEPEST
        && seen.insert(next)
    {
        above.push(next);
        at = next;
    }
    let mut children = reporting(ix);
    children.retain(|child| !seen.contains(child));
    if above.is_empty() && children.is_empty() {
        return Vec::new();
    }
    let below = by_level(here, children).into_iter().map(|ix| leaf(here, ix)).collect();
    let it = || view::Branch { is_here: true, below, ..leaf(here, ix) };
    let mut branches = match above.first() {
        Some(&parent) => beside(here, ix, reporting(parent), &seen, it()),
        None => vec![it()],
    };
    for (n, ix) in above.iter().enumerate() {
        let others = if n == 0 { others(here, &branches, &reporting(*ix)) } else { None };
        let branch = view::Branch { below: branches, others, ..leaf(here, *ix) };
        branches = vec![branch];
    }
    branches
}

/// A mechanism's branch among those of the same pillar that report to the same, if they are few.
fn beside(
    here: &Here<'_>,
    ix: AuthorityIx,
    mut siblings: Vec<AuthorityIx>,
    seen: &BTreeSet<AuthorityIx>,
    branch: view::Branch,
) -> Vec<view::Branch> {
    let pillar = pillar_of(here, ix);
    siblings.retain(|other| {
        *other == ix || pillar_of(here, *other) == pillar && !seen.contains(other)
    });
    if siblings.len() > BESIDE + 1 {
        siblings = vec![ix];
    }
    let mut branch = Some(branch);
    let siblings = by_level(here, siblings).into_iter().filter_map(|other| {
        if other == ix { branch.take() } else { Some(leaf(here, other)) }
    });
    siblings.collect()
}

/// The way to those who report to the same mechanism and are not shown.
fn others(
    here: &Here<'_>,
    shown: &[view::Branch],
    all: &[AuthorityIx],
) -> Option<view::Link> {
    let left = all.len().saturating_sub(shown.len());
    let n = crate::messages::Value::Number(left as i64);
    let text = || here.say("more_mechanisms", &[("n", n)]);
    (left > 0).then(|| here.link(Register::Mechanisms.word(), text()))
}

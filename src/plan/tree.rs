//! The tree of mechanisms: who reports to whom within each pillar.
//!
//! In: the mechanisms of the archive. Out: branches for today. What reports to a mechanism of
//! another pillar stands at the top of its own, and says to whom.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::keys::LEVELS;
use crate::messages::Value;
use crate::model::{AuthorityIx, Register, on};
use crate::plan::as_of::AsOf;
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::Here;
use crate::view;

/// The frame and the view of the tree.
pub(super) fn mechanisms(here: &Here<'_>) -> (Frame, view::Mechanisms) {
    let frame = Frame {
        id: Register::Mechanisms.word().to_owned(),
        number: 1,
        title: (here.lang, here.word(Register::Mechanisms.word())),
        description: None,
        breadcrumbs: vec![frame::home(here)],
        own: Own::Both,
        noindex: false,
    };
    let below = below(here);
    let pillars = here.archive.authorities.of(Register::Pillars);
    let pillars = pillars.map(|(ix, _)| Some(ix)).chain([None]);
    let pillars = pillars.filter_map(|pillar| {
        let mechanisms = of_pillar(here, pillar, &below);
        let authority = pillar.map(|ix| here.archive.authorities.get(ix));
        (!mechanisms.is_empty()).then(|| view::Pillar {
            slug: authority.map_or_else(String::new, |pillar| pillar.slug.clone()),
            name: authority.and_then(|pillar| here.words(&pillar.name)),
            acronym: authority.and_then(|pillar| pillar.acronym.clone()),
            href: pillar.map(|ix| here.authority(ix).href),
            mechanisms,
        })
    });
    (frame, view::Mechanisms { pillars: pillars.collect() })
}

/// The mechanisms of a pillar.
pub(super) fn pillar(here: &Here<'_>, ix: AuthorityIx) -> Vec<view::Branch> {
    of_pillar(here, Some(ix), &below(here))
}

/// The mechanisms of a pillar, or those without one, given who reports to each.
fn of_pillar(
    here: &Here<'_>,
    pillar: Option<AuthorityIx>,
    below: &BTreeMap<AuthorityIx, Vec<AuthorityIx>>,
) -> Vec<view::Branch> {
    let in_pillar = |ix: AuthorityIx| pillar_of(here, ix) == pillar;
    // The tops of a pillar's tree report to nobody of the same pillar.
    let is_top = |ix: &AuthorityIx| {
        in_pillar(*ix) && parent(here, *ix).is_none_or(|parent| !in_pillar(parent))
    };
    let mechanisms = here.archive.authorities.of(Register::Mechanisms);
    let tops = mechanisms.map(|(ix, _)| ix).filter(is_top).collect();
    let tree = Tree { below, in_pillar: &in_pillar };
    branches(here, tops, &tree, 0, &mut BTreeSet::new())
}

/// The pillar of a mechanism.
pub(super) fn pillar_of(here: &Here<'_>, ix: AuthorityIx) -> Option<AuthorityIx> {
    let authorities = &here.archive.authorities;
    authorities.find(&authorities.get(ix).pillar.as_ref()?.value)
}

/// Whom a mechanism reports to on the day for which the site is made.
pub(super) fn parent(here: &Here<'_>, ix: AuthorityIx) -> Option<AuthorityIx> {
    let parent = on(&here.archive.authorities.get(ix).parents, here.archive.today)?;
    here.archive.authorities.find(&parent.to.value)
}

/// Who reports to each mechanism.
pub(super) fn below(here: &Here<'_>) -> BTreeMap<AuthorityIx, Vec<AuthorityIx>> {
    let mut below: BTreeMap<AuthorityIx, Vec<AuthorityIx>> = BTreeMap::new();
    for (ix, _) in here.archive.authorities.of(Register::Mechanisms) {
        if let Some(parent) = parent(here, ix) {
            below.entry(parent).or_default().push(ix);
        }
    }
    below
}

/// Who reports to whom within a pillar.
struct Tree<'a> {
    below: &'a BTreeMap<AuthorityIx, Vec<AuthorityIx>>,
    in_pillar: &'a dyn Fn(AuthorityIx) -> bool,
}

/// The deepest level that is drawn as one: a template's components may nest no deeper than 20.
pub(super) const DEEPEST: usize = 12;

/// Mechanisms by level and name, each with those below it; a circle is cut where it closes, and
/// what lies too deep stands beside what it reports to.
fn branches(
    here: &Here<'_>,
    list: Vec<AuthorityIx>,
    tree: &Tree<'_>,
    depth: usize,
    seen: &mut BTreeSet<AuthorityIx>,
) -> Vec<view::Branch> {
    let mut branches = Vec::new();
    let mut waiting: VecDeque<AuthorityIx> = by_level(here, list).into();
    while let Some(ix) = waiting.pop_front() {
        if !seen.insert(ix) {
            continue;
        }
        let under = tree.below.get(&ix).into_iter().flatten().copied();
        let under: Vec<_> = under.filter(|ix| (tree.in_pillar)(*ix)).collect();
        let below = if depth < DEEPEST {
            self::branches(here, under, tree, depth + 1, seen)
        } else {
            waiting.extend(under);
            Vec::new()
        };
        branches.push(view::Branch {
            reports_to: across(here, ix),
            below,
            ..leaf(here, ix)
        });
    }
    branches
}

/// Mechanisms by level, and by name within a level.
pub(super) fn by_level(here: &Here<'_>, list: Vec<AuthorityIx>) -> Vec<AuthorityIx> {
    let mut list = here.by_name(list);
    list.sort_by_key(|ix| {
        let level = here.archive.authorities.get(*ix).level.as_deref();
        LEVELS.iter().position(|known| Some(known.word) == level).unwrap_or(LEVELS.len())
    });
    list
}

/// A mechanism of the tree without those below it.
pub(super) fn leaf(here: &Here<'_>, ix: AuthorityIx) -> view::Branch {
    view::Branch {
        link: here.authority(ix),
        acronym: here.archive.authorities.get(ix).acronym.clone(),
        items: here.archive.items_of.get(&ix).map_or(0, Vec::len),
        reports_to: None,
        is_here: false,
        below: Vec::new(),
        others: None,
    }
}

/// To whom a mechanism reports, where that is one of another pillar.
fn across(here: &Here<'_>, ix: AuthorityIx) -> Option<view::Sentence> {
    let parent = parent(here, ix)?;
    let pillar = pillar_of(here, parent);
    if pillar == pillar_of(here, ix) {
        return None;
    }
    let link = here.short(parent, AsOf::TODAY);
    let name = pillar.map(|ix| here.short(ix, AsOf::TODAY).text);
    let (key, values) = match &name {
        Some(name) => ("reports_across", vec![("pillar", Value::Text(name))]),
        None => ("reports_beside", Vec::new()),
    };
    let what = view::Words { text: link.text, lang: link.lang };
    Some(here.about(key, &values, &what, Some(link.href)))
}

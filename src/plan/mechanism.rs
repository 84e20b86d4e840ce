//! Mechanisms: the tree by pillar, a mechanism's page.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::keys::LEVELS;
use crate::messages::Value;
use crate::model::{AuthorityIx, Register, Session, SessionIx, SessionKind};
use crate::plan::authority::{names, stretch, years};
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::Here;
use crate::plan::{item, list, shown};
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
    let authorities = &here.archive.authorities;
    let pillar_of = |ix: AuthorityIx| {
        authorities
            .get(ix)
            .pillar
            .as_ref()
            .and_then(|pillar| authorities.find(&pillar.value))
    };
    let below = below(here);
    let pillars = authorities.of(Register::Pillars).map(|(ix, _)| Some(ix)).chain([None]);
    let pillars = pillars.filter_map(|pillar| {
        // The tops of a pillar's tree report to nobody of the same pillar.
        let is_top = |ix: &AuthorityIx| {
            pillar_of(*ix) == pillar
                && parent(here, *ix).is_none_or(|parent| pillar_of(parent) != pillar)
        };
        let tops: Vec<AuthorityIx> = authorities
            .of(Register::Mechanisms)
            .map(|(ix, _)| ix)
            .filter(is_top)
            .collect();
        if tops.is_empty() {
            return None;
        }
        let in_pillar = |ix: AuthorityIx| pillar_of(ix) == pillar;
        let mut seen = BTreeSet::new();
        let authority = pillar.map(|ix| authorities.get(ix));
        Some(view::Pillar {
            slug: authority.map_or_else(String::new, |pillar| pillar.slug.clone()),
            name: authority.and_then(|pillar| here.words(&pillar.name)),
            acronym: authority.and_then(|pillar| pillar.acronym.clone()),
            mechanisms: branches(
                here,
                tops,
                &Tree { below: &below, in_pillar: &in_pillar },
                0,
                &mut seen,
            ),
        })
    });
    (frame, view::Mechanisms { pillars: pillars.collect() })
}

/// Whom a mechanism reports to on the day for which the site is made.
fn parent(here: &Here<'_>, ix: AuthorityIx) -> Option<AuthorityIx> {
    let parent = here.archive.authorities.get(ix).parent_on(here.archive.today)?;
    here.archive.authorities.find(&parent.to.value)
}

/// Who reports to each mechanism.
fn below(here: &Here<'_>) -> BTreeMap<AuthorityIx, Vec<AuthorityIx>> {
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
const DEEPEST: usize = 12;

/// Mechanisms by level and name, each with those below it; a circle is cut where it closes, and
/// what lies too deep stands beside what it reports to.
fn branches(
    here: &Here<'_>,
    list: Vec<AuthorityIx>,
    tree: &Tree<'_>,
    depth: usize,
    seen: &mut BTreeSet<AuthorityIx>,
) -> Vec<view::Branch> {
    let mut list = here.by_name(list);
    list.sort_by_key(|ix| {
        let level = here.archive.authorities.get(*ix).level.as_deref();
        LEVELS.iter().position(|known| Some(*known) == level).unwrap_or(LEVELS.len())
    });
    let mut branches = Vec::new();
    let mut waiting: VecDeque<AuthorityIx> = list.into();
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
            link: here.authority(ix),
            acronym: here.archive.authorities.get(ix).acronym.clone(),
            items: here.archive.items_of.get(&ix).map_or(0, Vec::len),
            below,
        });
    }
    branches
}

/// The frame and the view of page N of a mechanism.
pub(super) fn mechanism(
    here: &Here<'_>,
    ix: AuthorityIx,
    number: usize,
) -> (Frame, view::Mechanism) {
    let archive = here.archive;
    let mechanism = archive.authorities.get(ix);
    // What stands above the list is said on its first page.
    let is_first = number == 1;
    let profile = archive.profiles.get(&ix).copied().filter(|_| is_first);
    let (lang, name) = mechanism.name(here.lang);
    let text = profile.and_then(|ix| archive.item(ix).texts.get(here.lang).as_ref());
    let frame = Frame {
        id: mechanism.id(),
        number,
        title: (lang, name.to_owned()),
        description: text.and_then(|text| text.description.clone()),
        breadcrumbs: frame::to_register(here, Register::Mechanisms),
        own: profile.map_or(Own::Both, |ix| shown::own(archive.item(ix))),
        noindex: false,
    };
    let pillar = mechanism.pillar.as_ref();
    let pillar = pillar.and_then(|pillar| archive.authorities.find(&pillar.value));
    let pillar = pillar.map(|ix| archive.authorities.get(ix));
    let empty = Vec::new();
    let items = archive.items_of.get(&ix).unwrap_or(&empty);
    let below = archive.authorities.of(Register::Mechanisms).map(|(ix, _)| ix);
    let below = below.filter(|other| parent(here, *other) == Some(ix)).collect();
    let took_part = archive.took_part.get(&ix).filter(|_| is_first);
    let meetings = archive.took_part_items.get(&ix).filter(|_| is_first);
    let view = view::Mechanism {
        names: names(here, mechanism),
        pillar: pillar.and_then(|pillar| here.words(&pillar.name)),
        pillar_slug: pillar.map(|pillar| pillar.slug.clone()),
        level: mechanism.level.as_deref().map(|level| here.term("level", level)),
        active: years(
            here,
            mechanism.from.as_ref().map(|from| from.value),
            mechanism.until.as_ref().map(|until| until.value),
        ),
        reports_to: mechanism
            .parents
            .iter()
            .filter_map(|parent| {
                let link = here.authority(archive.authorities.find(&parent.to.value)?);
                let words = view::Words { text: link.text, lang: link.lang };
                let stretch = stretch(here, words, parent.from, parent.until);
                Some(view::Stretch { href: Some(link.href), ..stretch })
            })
            .collect(),
        below: here.by_name(below).into_iter().map(|ix| here.authority(ix)).collect(),
        cadence: mechanism
            .cadence
            .iter()
            .filter_map(|cadence| {
                Some(stretch(
                    here,
                    here.words(&cadence.text)?,
                    cadence.from,
                    cadence.until,
                ))
            })
            .collect(),
        profile: profile.map(|ix| item::body(here, ix)),
        count: count(here, ix).filter(|_| is_first),
        series: if is_first { series(here, ix) } else { Vec::new() },
        meetings: here.entries(meetings.map(Vec::as_slice).unwrap_or_default()),
        took_part: took_part
            .into_iter()
            .flatten()
            .map(|ix| here.session_row(*ix, archive.session(*ix), false))
            .collect(),
        list: list::list(here, &mechanism.id(), items, number),
    };
    (frame, view)
}

/// The highest regular number that was held by the day for which the site is made.
fn held(here: &Here<'_>, ix: AuthorityIx) -> u32 {
    let sessions = here.archive.sessions_of(ix).map(|(_, session)| session);
    sessions
        .filter(|session| session.kind == SessionKind::Regular && was_held(here, session))
        .map(|session| session.number)
        .max()
        .unwrap_or(0)
}

/// Whether an item reports a session that had ended by the day for which the site is made.
fn was_held(here: &Here<'_>, session: &Session) -> bool {
    session.is_reported() && session.has_ended_by(here.archive.today)
}

/// How many sessions were held at least, and how many stand in the archive.
fn count(here: &Here<'_>, ix: AuthorityIx) -> Option<String> {
    let held = held(here, ix);
    let sessions = here.archive.sessions_of(ix).map(|(_, session)| session);
    let here_count = sessions.filter(|session| was_held(here, session)).count();
    let number = |n: usize| Value::Number(n as i64);
    match (held, here_count) {
        (_, 0) => None,
        (0, n) => Some(here.say("sessions_count_here", &[("here", number(n))])),
        (held, n) => Some(here.say(
            "sessions_count",
            &[("held", number(held as usize)), ("here", number(n))],
        )),
    }
}

/// The sessions of a mechanism by kind, with the gaps among the regular ones.
fn series(here: &Here<'_>, ix: AuthorityIx) -> Vec<view::Series> {
    let kinds = [
        (SessionKind::Regular, None),
        (SessionKind::Special, Some("series_special")),
        (SessionKind::Informal, Some("series_informal")),
    ];
    let held = held(here, ix);
    let series = kinds.into_iter().filter_map(|(kind, label)| {
        let sessions: Vec<(SessionIx, &Session)> = here
            .archive
            .sessions_of(ix)
            .filter(|(_, session)| session.kind == kind)
            .collect();
        let mut rows = Vec::new();
        let mut next = 1;
        for (ix, session) in &sessions {
            if kind == SessionKind::Regular {
                // Beyond the last that was held, a number left out is not a gap but the future.
                rows.extend(gap(here, next, (session.number - 1).min(held)));
                next = session.number + 1;
            }
            rows.push(here.session_row(*ix, session, true));
        }
        let label = label.map(|label| here.word(label));
        (!rows.is_empty()).then_some(view::Series { label, rows })
    });
    series.collect()
}

/// A row for the numbers from one to another that are missing, if any are.
fn gap(here: &Here<'_>, from: u32, to: u32) -> Option<view::SessionRow> {
    if from > to {
        return None;
    }
    let ordinal = |n: u32| here.plan.messages().ordinal(here.lang, n);
    let (first, last) = (ordinal(from), ordinal(to));
    let key = if from == to { "gap_one" } else { "gap_many" };
    Some(view::SessionRow {
        link: None,
        gap: Some(
            here.say(key, &[("from", Value::Text(&first)), ("to", Value::Text(&last))]),
        ),
        date: None,
        place: None,
        hosts: Vec::new(),
        is_mentioned_only: false,
        is_upcoming: false,
    })
}

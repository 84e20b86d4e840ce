//! A mechanism's page: its facts, history, profile, sessions, and items.

use crate::model::{AuthorityIx, Register, on};
use crate::plan::around::around;
use crate::plan::as_of::AsOf;
use crate::plan::authority::{names, stretch, years};
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::{Here, title};
use crate::plan::history::history;
use crate::plan::tree::{parent, pillar_of};
use crate::plan::{draw, item, list, series, shown, took_part};
use crate::view;

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
    let called = archive.profiles.get(&ix).map(|ix| archive.item(*ix));
    let called = called.map_or((lang, name), |item| title(archive, item, here.lang));
    let frame = Frame {
        id: mechanism.id(),
        number,
        title: (called.0, called.1.to_owned()),
        description: text.and_then(|text| text.words.description.clone()),
        breadcrumbs: frame::to_register(here, Register::Mechanisms),
        own: profile.map_or(Own::Both, |ix| shown::own(archive.item(ix))),
        noindex: false,
    };
    let pillar = pillar_of(here, ix);
    let empty = Vec::new();
    let items = archive.items_of.get(&ix).unwrap_or(&empty);
    let below = archive.authorities.of(Register::Mechanisms).map(|(ix, _)| ix);
    let below = below.filter(|other| parent(here, *other) == Some(ix)).collect();
    let today = archive.today;
    let view = view::Mechanism {
        names: names(here, ix),
        pillar: pillar.map(|ix| here.authority(ix)),
        pillar_slug: pillar.map(|ix| archive.authorities.get(ix).slug.clone()),
        level: mechanism.level.as_deref().map(|level| here.term("level", level)),
        active: years(
            here,
            mechanism.from.as_ref().map(|from| from.value),
            mechanism.until.as_ref().map(|until| until.value),
        ),
        reports_to: on(&mechanism.parents, today).and_then(|parent| {
            let link = here.authority(archive.authorities.find(&parent.to.value)?);
            let words = view::Words { text: link.text, lang: link.lang };
            let stretch = stretch(here, words, parent);
            Some(view::Stretch { href: Some(link.href), ..stretch })
        }),
        below: here.by_name(below).into_iter().map(|ix| here.authority(ix)).collect(),
        cadence: on(&mechanism.cadence, today)
            .and_then(|cadence| Some(stretch(here, here.words(&cadence.text)?, cadence))),
        next: series::next(here, ix),
        history: if is_first { history(here, mechanism) } else { Vec::new() },
        profile: profile.map(|ix| item::body(here, ix)),
        mentions: profile
            .map(|ix| item::mentions(here, archive.item(ix), AsOf::TODAY))
            .unwrap_or_default(),
        count: series::count(here, ix).filter(|_| is_first),
        series: if is_first { series::series(here, ix) } else { Vec::new() },
        around: if is_first { around(here, ix) } else { Vec::new() },
        timeline: draw::timeline(here, ix).filter(|_| is_first),
        matrix: draw::matrix(here, ix).filter(|_| is_first),
        took_part: took_part::newest(here, ix).filter(|_| is_first),
        list: list::list(here, &mechanism.id(), items, number),
    };
    (frame, view)
}

//! A session's page.

use crate::model::{AuthorityIx, Register, Session, SessionIx};
use crate::plan::as_of::AsOf;
use crate::plan::citation;
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::Here;
use crate::view;

/// The frame and the view of a session.
pub(super) fn session(here: &Here<'_>, ix: SessionIx) -> (Frame, view::Session) {
    let archive = here.archive;
    let session = archive.session(ix);
    let day = AsOf::of(session.date);
    let mut breadcrumbs = frame::to_register(here, Register::Mechanisms);
    breadcrumbs.push(here.short(session.mechanism, AsOf::TODAY));
    let frame = Frame {
        id: archive.session_id(session),
        number: 1,
        title: (
            here.lang,
            here.session_name(session.mechanism, session.kind, session.number, day),
        ),
        description: None,
        breadcrumbs,
        own: Own::Both,
        noindex: false,
    };
    let (previous, next) = beside(here, ix);
    let view = view::Session {
        event: view::Event {
            mechanism: Some(here.authority_on(session.mechanism, day)),
            reports_to: here.reported_to(session.mechanism, day),
            session: None,
            date: session.date.map(|date| here.date(date)),
            is_upcoming: session.date.is_some_and(|date| here.is_future(date)),
            place: here.words(&session.place),
            venue: here.words(&session.venue),
            chair: here.words(&session.chair),
            hosts: here.actors(&session.hosts, day),
            participants: here.participants(&session.participants, day),
            participants_below: None,
            absent: here.actors(&absent(here, ix, session), day),
        },
        is_mentioned_only: !session.is_reported(),
        previous,
        next,
        items: here.entries(&session.items),
        mentioned_by: here.entries(&session.mentioned_by),
        address: frame::address(here, Own::Both, &archive.session_id(session)),
        citations: citation::of_session(here, ix),
    };
    (frame, view)
}

/// The members that all who report a session say, or do not deny, to have stayed away.
fn absent(here: &Here<'_>, ix: SessionIx, session: &Session) -> Vec<AuthorityIx> {
    let items = session.items.iter().map(|item| here.archive.item(*item));
    let events = items.flat_map(|item| &item.events);
    let reports = events.filter(|event| event.session == Some(ix));
    let mut absent: Vec<_> = reports.flat_map(|event| &event.absent).copied().collect();
    absent.retain(|member| !session.participants.contains(member));
    absent.sort_unstable();
    absent.dedup();
    absent
}

/// The sessions before and after one, of its mechanism and kind, in the archive.
pub(super) fn beside(
    here: &Here<'_>,
    ix: SessionIx,
) -> (Option<view::Link>, Option<view::Link>) {
    let session = here.archive.session(ix);
    let of_kind: Vec<SessionIx> = here
        .archive
        .sessions_of(session.mechanism)
        .filter(|(_, other)| other.kind == session.kind)
        .map(|(ix, _)| ix)
        .collect();
    let Some(at) = of_kind.iter().position(|other| *other == ix) else {
        return (None, None);
    };
    let link = |at: usize| of_kind.get(at).map(|ix| here.session(*ix, AsOf::TODAY));
    (at.checked_sub(1).and_then(link), link(at + 1))
}

//! Pillars, countries, organisations and topics: the register, and the page of each.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::lang::Bilingual;
use crate::messages::Value;
use crate::model::{Authority, AuthorityIx, Lasting, Meeting, Register, on};
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::Here;
use crate::plan::history::history;
use crate::plan::{list, took_part, tree};
use crate::view;

/// The frame and the view of a register.
pub(super) fn register(
    here: &Here<'_>,
    register: Register,
) -> (Frame, view::Authorities) {
    let frame = Frame {
        id: register.word().to_owned(),
        number: 1,
        title: (here.lang, here.word(register.word())),
        description: None,
        breadcrumbs: vec![frame::home(here)],
        own: Own::Both,
        noindex: false,
    };
    let today = here.archive.today;
    let entries = here.archive.authorities.of(register);
    let mut groups: [(&str, Vec<AuthorityIx>); 4] = [
        ("group_members", Vec::new()),
        ("group_former_members", Vec::new()),
        ("group_partners", Vec::new()),
        ("group_others", Vec::new()),
    ];
    for (ix, authority) in entries {
        let is_partner = on(&authority.partner, today).is_some();
        let group = if authority.is_member_on(today) {
            0
        } else if authority.left.is_some() {
            1
        } else if is_partner {
            2
        } else {
            3
        };
        if let Some((_, list)) = groups.get_mut(group) {
            list.push(ix);
        }
    }
    let groups: Vec<_> =
        groups.into_iter().filter(|(_, list)| !list.is_empty()).collect();
    let several = groups.len() > 1;
    let group = |(label, list): (&str, Vec<AuthorityIx>)| view::AuthorityGroup {
        label: several.then(|| here.word(label)),
        entries: here
            .by_name(list)
            .into_iter()
            .map(|ix| view::Count { link: here.authority(ix), items: items(here, ix) })
            .collect(),
    };
    (frame, view::Authorities { groups: groups.into_iter().map(group).collect() })
}

/// How many items are about an authority, or about meetings in which it took part.
fn items(here: &Here<'_>, ix: AuthorityIx) -> usize {
    let archive = here.archive;
    let about = archive.items_of.get(&ix).into_iter().flatten().copied();
    let took_part = archive.took_part.get(&ix).into_iter().flatten();
    let reports = took_part.flat_map(|attendance| match attendance.meeting {
        Meeting::Session(ix) => archive.session(ix).items.clone(),
        Meeting::Event(ix, _) => vec![ix],
    });
    about.chain(reports).collect::<BTreeSet<_>>().len()
}

/// The frame and the view of page N of an authority.
pub(super) fn authority(
    here: &Here<'_>,
    ix: AuthorityIx,
    number: usize,
) -> (Frame, view::Authority) {
    let archive = here.archive;
    let authority = archive.authorities.get(ix);
    let (lang, name) = authority.name(here.lang);
    let frame = Frame {
        id: authority.id(),
        number,
        title: (lang, name.to_owned()),
        description: None,
        breadcrumbs: frame::to_register(here, authority.register),
        own: Own::Both,
        noindex: false,
    };
    let empty = Vec::new();
    let about = archive.items_of.get(&ix).unwrap_or(&empty);
    // What stands above the list is said on its first page.
    let is_first = number == 1;
    let partner = on(&authority.partner, archive.today).map(|partner| {
        let tier = here.term("tier", &partner.tier);
        stretch(here, here.words_in(here.lang, &tier), partner)
    });
    let mechanisms = if is_first && authority.register == Register::Pillars {
        tree::pillar(here, ix)
    } else {
        Vec::new()
    };
    let view = view::Authority {
        names: names(here, ix),
        joined: authority.joined.map(|date| here.date(date)),
        left: authority.left.map(|date| here.date(date)),
        partner,
        history: if is_first { history(here, authority) } else { Vec::new() },
        took_part: took_part::newest(here, ix).filter(|_| is_first),
        mechanisms,
        list: list::list(here, &authority.id(), about, number),
    };
    (frame, view)
}

/// The names of an authority beside the one that is its page's title.
pub(super) fn names(here: &Here<'_>, ix: AuthorityIx) -> view::Names {
    let authorities = &here.archive.authorities;
    let authority = authorities.get(ix);
    let (shown, name) = authority.name(here.lang);
    let other = authority.name.get(shown.other()).as_ref().filter(|other| *other != name);
    let variants = [here.lang, here.lang.other()].into_iter().flat_map(|lang| {
        authority.variants.get(lang).iter().map(move |text| (lang, text))
    });
    let acronym = authority.acronym.as_deref().unwrap_or_default();
    let namesakes = authorities.called(acronym).filter(|other| *other != ix);
    view::Names {
        other: other.map(|other| here.words_in(shown.other(), other)),
        acronym: authority.acronym.clone(),
        formal: formal(authority).and_then(|formal| here.words(&formal)),
        variants: variants.map(|(lang, text)| here.words_in(lang, text)).collect(),
        namesakes: namesakes.map(|ix| here.authority(ix)).collect(),
    }
}

/// The formal name, where it says more than the name.
fn formal(authority: &Authority) -> Option<Bilingual<Option<String>>> {
    (authority.formal != authority.name).then(|| authority.formal.clone())
}

/// Something that held for some time, with its years in words.
pub(super) fn stretch(
    here: &Here<'_>,
    text: view::Words,
    state: &impl Lasting,
) -> view::Stretch {
    view::Stretch { text, years: years(here, state.from(), state.until()), href: None }
}

/// Since when and until when, in words; empty for always.
pub(super) fn years(here: &Here<'_>, from: Option<Date>, until: Option<Date>) -> String {
    let said =
        |date: Option<Date>| date.map(|date| here.date_words(date)).unwrap_or_default();
    let (first, last) = (said(from), said(until));
    let values = [("from", Value::Text(&first)), ("until", Value::Text(&last))];
    match (from, until) {
        (None, None) => String::new(),
        (Some(_), None) => here.say("since", &values),
        (None, Some(_)) => here.say("until", &values),
        (Some(_), Some(_)) => here.say("from_until", &values),
    }
}

//! Countries, organisations and topics: the register, and the page of each.

use crate::date::Date;
use crate::lang::Bilingual;
use crate::messages::Value;
use crate::model::{Authority, AuthorityIx, ItemIx, Register, holds_on};
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::{Here, distinct};
use crate::plan::list;
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
        let is_partner = authority
            .partner
            .iter()
            .any(|partner| holds_on(partner.from, partner.until, today));
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
    let about = archive.items_of.get(&ix).map(Vec::as_slice).unwrap_or_default();
    let meetings =
        archive.took_part_items.get(&ix).map(Vec::as_slice).unwrap_or_default();
    let sessions = archive.took_part.get(&ix).into_iter().flatten();
    let reports: Vec<ItemIx> =
        sessions.flat_map(|ix| &archive.session(*ix).items).copied().collect();
    distinct(&[about, meetings, &reports])
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
    let sessions = archive.took_part.get(&ix).filter(|_| number == 1);
    let meetings = archive.took_part_items.get(&ix).filter(|_| number == 1);
    let view = view::Authority {
        names: names(here, authority),
        joined: authority.joined.map(|date| here.date(date)),
        left: authority.left.map(|date| here.date(date)),
        partner: authority
            .partner
            .iter()
            .map(|partner| {
                let tier = here.term("tier", &partner.tier);
                let words = here.words_in(here.lang, &tier);
                stretch(here, words, partner.from, partner.until)
            })
            .collect(),
        sessions: sessions
            .into_iter()
            .flatten()
            .map(|ix| here.session_row(*ix, archive.session(*ix), false))
            .collect(),
        meetings: here.entries(meetings.unwrap_or(&empty)),
        list: list::list(here, &authority.id(), about, number),
    };
    (frame, view)
}

/// The names of an authority beside the one that is its page's title.
pub(super) fn names(here: &Here<'_>, authority: &Authority) -> view::Names {
    let (shown, name) = authority.name(here.lang);
    let other = authority.name.get(shown.other()).as_ref().filter(|other| *other != name);
    let variants = [here.lang, here.lang.other()].into_iter().flat_map(|lang| {
        authority.variants.get(lang).iter().map(move |text| (lang, text))
    });
    view::Names {
        other: other.map(|other| here.words_in(shown.other(), other)),
        acronym: authority.acronym.clone(),
        formal: formal(authority).and_then(|formal| here.words(&formal)),
        variants: variants.map(|(lang, text)| here.words_in(lang, text)).collect(),
        former: authority
            .former_names
            .iter()
            .filter_map(|former| {
                let mut words = here.words(&former.name)?;
                if let Some(acronym) = &former.acronym {
                    words.text = format!("{} ({acronym})", words.text);
                }
                Some(stretch(here, words, former.from, former.until))
            })
            .collect(),
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
    from: Option<Date>,
    until: Option<Date>,
) -> view::Stretch {
    view::Stretch { text, years: years(here, from, until), href: None }
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

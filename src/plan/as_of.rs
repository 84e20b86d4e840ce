//! What authorities were called, and what they were to ASEAN, on the day of an item.
//!
//! In: an authority and a day. Out: links, sessions and groups in the words of that day. Where the
//! day is not known well enough to decide, all is as it is today.

use crate::date::{Date, Point};
use crate::keys::TIERS;
use crate::lang::Lang;
use crate::messages::Value;
use crate::model::{
    Authority, AuthorityIx, FormerName, Parent, Register, SessionIx, SessionKind,
    former_name_on, on, throughout,
};
use crate::plan::here::Here;
use crate::view;

/// The day whose names a page shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct AsOf(Option<Point>);

impl AsOf {
    /// The day for which the site is made: lists, indexes, menus.
    pub(super) const TODAY: Self = Self(None);

    /// The first day of a date: items and sessions. Today where there is none.
    pub(super) fn of(date: Option<Date>) -> Self {
        Self(date.map(Date::start))
    }

    /// The first day of a date, or else this day.
    pub(super) fn or_of(self, date: Option<Date>) -> Self {
        date.map_or(self, |date| Self::of(Some(date)))
    }
}

/// What a country or an organisation was to ASEAN, in the order in which a list of those present
/// names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing<'a> {
    Member,
    /// A partner of a tier, by its place in `keys::TIERS`.
    Partner(usize, &'a str),
    Country,
    Organisation,
    Mechanism,
}

impl Here<'_> {
    /// An authority by its full name.
    pub(super) fn authority(&self, ix: AuthorityIx) -> view::Link {
        self.authority_on(ix, AsOf::TODAY)
    }

    /// An authority by the full name that it had on a day.
    pub(super) fn authority_on(&self, ix: AuthorityIx, day: AsOf) -> view::Link {
        let authority = self.archive.authorities.get(ix);
        let (lang, name) = authority.name(self.lang);
        let present = self.words_in(lang, name);
        let link = self.link(&authority.id(), name);
        match self.former_name(authority, day) {
            Some((_, then)) if then.text != name => view::Link {
                text: then.text,
                lang: then.lang,
                now: Some(present),
                ..link
            },
            _ => view::Link { lang: present.lang, ..link },
        }
    }

    /// An authority by the acronym that it had on a day, with its full name behind it; by its name
    /// if it had none, or one that means another as well.
    pub(super) fn short(&self, ix: AuthorityIx, day: AsOf) -> view::Link {
        let authorities = &self.archive.authorities;
        let authority = authorities.get(ix);
        let full = self.authority_on(ix, day);
        let (lang, present) = authorities.short(ix, self.lang);
        let acronym = match self.former_name(authority, day) {
            Some((former, _)) => {
                let acronym = former.acronym.as_deref();
                acronym.filter(|acronym| authorities.called(acronym).all(|it| it == ix))
            }
            None => authorities.acronym(ix),
        };
        let Some(acronym) = acronym else { return full };
        let now = (acronym != present && full.now.is_some())
            .then(|| self.words_in(lang, present));
        let name = (full.text != acronym).then_some(full.text);
        // An acronym is written in Latin letters in either language.
        view::Link { text: acronym.to_owned(), lang: None, name, now, ..full }
    }

    /// Those who host or take part, or whom an item is about: mechanisms by acronym, others by
    /// name, partners with their tier.
    pub(super) fn actors(&self, list: &[AuthorityIx], day: AsOf) -> Vec<view::Link> {
        let link = |ix: &AuthorityIx| {
            let tier = match self.standing(*ix, day) {
                Standing::Partner(_, tier) => Some(self.term("tier", tier)),
                _ => None,
            };
            view::Link { tier, ..self.actor(*ix, day) }
        };
        list.iter().map(link).collect()
    }

    /// The same in lists, where tiers would be noise.
    pub(super) fn hosts(&self, list: &[AuthorityIx]) -> Vec<view::Link> {
        list.iter().map(|ix| self.actor(*ix, AsOf::TODAY)).collect()
    }

    /// The mechanism to which another reported on a day, with what is said of it.
    pub(super) fn reported_to(&self, ix: AuthorityIx, day: AsOf) -> Option<view::Group> {
        let authorities = &self.archive.authorities;
        let parents = &authorities.get(ix).parents;
        let present = on(parents, self.archive.today);
        let then = day.0.and_then(|point| throughout(parents, on, point));
        let then = then.unwrap_or(present)?;
        let is_still = |parent: &Parent| parent.to.value == then.to.value;
        let label =
            if present.is_some_and(is_still) { "reports_to" } else { "reported_to" };
        let to = authorities.find(&then.to.value)?;
        let members = vec![self.short(to, day)];
        Some(view::Group {
            label: Some(self.words_in(self.lang, &self.word(label))),
            members,
        })
    }

    /// A session by its name.
    pub(super) fn session(&self, ix: SessionIx, day: AsOf) -> view::Link {
        let session = self.archive.session(ix);
        let name =
            self.session_name(session.mechanism, session.kind, session.number, day);
        self.link(&self.archive.session_id(session), name)
    }

    /// The name of a session: `17th SOMTC`.
    pub(super) fn session_name(
        &self,
        mechanism: AuthorityIx,
        kind: SessionKind,
        number: u32,
        day: AsOf,
    ) -> String {
        let mechanism = self.short(mechanism, day).text;
        let ordinal = self.plan.messages().ordinal(self.lang, number);
        self.say(
            &format!("session_{}", kind.word()),
            &[("mechanism", Value::Text(&mechanism)), ("ordinal", Value::Text(&ordinal))],
        )
    }

    pub(super) fn actor(&self, ix: AuthorityIx, day: AsOf) -> view::Link {
        match self.archive.authorities.get(ix).register {
            Register::Mechanisms => self.short(ix, day),
            _ => self.authority_on(ix, day),
        }
    }

    /// The former name of an authority that was its name on a day, and how it is written.
    fn former_name<'n>(
        &self,
        authority: &'n Authority,
        day: AsOf,
    ) -> Option<(&'n FormerName, view::Words)> {
        let former = throughout(&authority.former_names, former_name_on, day.0?)??;
        let acronym = || Some(self.words_in(Lang::En, former.acronym.as_ref()?));
        Some((former, self.words(&former.name).or_else(acronym)?))
    }

    /// What an authority was to ASEAN on a day.
    pub(super) fn standing(&self, ix: AuthorityIx, day: AsOf) -> Standing<'_> {
        let authority = self.archive.authorities.get(ix);
        let today = self.archive.today;
        let was_member = |point: Point| {
            let first = authority.is_member_on(point.first_day());
            (first == authority.is_member_on(point.last_day())).then_some(first)
        };
        let is_member = day.0.and_then(was_member);
        if is_member.unwrap_or_else(|| authority.is_member_on(today)) {
            return Standing::Member;
        }
        let partner = day.0.and_then(|point| throughout(&authority.partner, on, point));
        if let Some(partner) = partner.unwrap_or_else(|| on(&authority.partner, today)) {
            let tier = partner.tier.as_str();
            let rank = TIERS.iter().position(|known| known.word == tier);
            return Standing::Partner(rank.unwrap_or(TIERS.len()), tier);
        }
        match authority.register {
            Register::Mechanisms => Standing::Mechanism,
            Register::Organisations => Standing::Organisation,
            _ => Standing::Country,
        }
    }
}

//! Long lists of authorities in groups that readers find their way in.

use crate::date::Date;
use crate::model::{Authority, AuthorityIx, Register, holds_on};
use crate::plan::here::Here;
use crate::view;

/// From how many mechanisms on they stand by pillar.
const MECHANISMS_BY_PILLAR: usize = 6;

/// What a participant was on the day of its meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Member,
    Partner,
    OtherCountry,
    Organisation,
    Other,
}

impl Standing {
    const ALL: [Self; 5] = [
        Self::Member,
        Self::Partner,
        Self::OtherCountry,
        Self::Organisation,
        Self::Other,
    ];

    /// The key of its words.
    const fn label(self) -> &'static str {
        match self {
            Self::Member => "group_members",
            Self::Partner => "group_partners",
            Self::OtherCountry => "group_other_countries",
            Self::Organisation => "group_organisations",
            Self::Other => "group_others",
        }
    }
}

impl Here<'_> {
    /// Who took part in a meeting, by what they were on its first day; where that is not known,
    /// members are those of the day for which the site is made, and partners those that ever were.
    pub(super) fn participants(
        &self,
        participants: &[AuthorityIx],
        date: Option<Date>,
    ) -> Vec<view::Group> {
        let authorities = &self.archive.authorities;
        let of = |wanted: Standing| -> Vec<AuthorityIx> {
            let stands = |ix: &&AuthorityIx| {
                let authority = authorities.get(**ix);
                authority.register != Register::Mechanisms
                    && self.standing(authority, date) == wanted
            };
            self.by_name(participants.iter().filter(stands).copied().collect())
        };
        let groups = Standing::ALL.into_iter().filter_map(|standing| {
            let members = of(standing);
            let label = || self.words_in(self.lang, &self.word(standing.label()));
            (!members.is_empty()).then(|| view::Group {
                label: Some(label()),
                members: self.actors(&members),
            })
        });
        let is_mechanism =
            |ix: &&AuthorityIx| authorities.get(**ix).register == Register::Mechanisms;
        let mechanisms: Vec<_> =
            participants.iter().filter(is_mechanism).copied().collect();
        let label = self.words_in(self.lang, &self.word("group_mechanisms"));
        let mechanisms = self.mechanisms(&mechanisms).into_iter().map(|group| {
            view::Group { label: group.label.or_else(|| Some(label.clone())), ..group }
        });
        groups.chain(mechanisms).collect()
    }

    fn standing(&self, authority: &Authority, date: Option<Date>) -> Standing {
        let day = date.map(Date::first_day);
        let is_partner = authority.partner.iter().any(|partner| {
            day.is_none_or(|day| holds_on(partner.from, partner.until, day))
        });
        match authority.register {
            _ if authority.is_member_on(day.unwrap_or(self.archive.today)) => {
                Standing::Member
            }
            _ if is_partner => Standing::Partner,
            Register::Countries => Standing::OtherCountry,
            Register::Organisations => Standing::Organisation,
            _ => Standing::Other,
        }
    }

    /// Mechanisms in their order; many of them by pillar. A group without a label is the only one.
    pub(super) fn mechanisms(&self, list: &[AuthorityIx]) -> Vec<view::Group> {
        if list.is_empty() {
            return Vec::new();
        }
        if list.len() < MECHANISMS_BY_PILLAR {
            return vec![view::Group { label: None, members: self.actors(list) }];
        }
        let authorities = &self.archive.authorities;
        let pillar_of = |ix: AuthorityIx| {
            let pillar = authorities.get(ix).pillar.as_ref()?;
            authorities.find(&pillar.value)
        };
        let pillars = authorities.of(Register::Pillars).map(|(ix, _)| Some(ix));
        let groups = pillars.chain([None]).filter_map(|pillar| {
            let is_of = |ix: &&AuthorityIx| pillar_of(**ix) == pillar;
            let members: Vec<_> = list.iter().filter(is_of).copied().collect();
            let label = match pillar {
                Some(ix) => self.words(&authorities.get(ix).name),
                None => Some(self.words_in(self.lang, &self.word("no_pillar"))),
            };
            (!members.is_empty())
                .then(|| view::Group { label, members: self.actors(&members) })
        });
        groups.collect()
    }
}

//! Long lists of authorities in groups that readers find their way in.

use crate::model::{AuthorityIx, Register};
use crate::plan::as_of::{AsOf, Standing};
use crate::plan::here::Here;
use crate::view;

/// From how many mechanisms on they stand by pillar.
const MECHANISMS_BY_PILLAR: usize = 6;

impl Here<'_> {
    /// Who took part in a meeting, by what they were to ASEAN on a day: members, partners by tier,
    /// other countries, organisations, mechanisms; by name within each.
    pub(super) fn participants(
        &self,
        participants: &[AuthorityIx],
        day: AsOf,
    ) -> Vec<view::Group> {
        let by_name = self.by_name(participants.to_vec());
        let mut ranked: Vec<(Standing<'_>, AuthorityIx)> =
            by_name.into_iter().map(|ix| (self.standing(ix, day), ix)).collect();
        // Sorting is stable: names keep their order within a group.
        ranked.sort_by_key(|(standing, _)| *standing);
        let is_ranked = |standing: &Standing<'_>| {
            matches!(standing, Standing::Member | Standing::Partner(..))
        };
        let some_are_ranked = ranked.iter().any(|(standing, _)| is_ranked(standing));
        let groups = ranked.chunk_by(|(a, _), (b, _)| a == b).flat_map(|group| {
            let standing = group.first().map(|(standing, _)| *standing);
            let label = match standing {
                Some(Standing::Member) => self.word("group_members"),
                Some(Standing::Partner(_, tier)) => self.term("tiers", tier),
                Some(Standing::Country) if some_are_ranked => {
                    self.word("group_other_countries")
                }
                Some(Standing::Country) => self.word("group_countries"),
                Some(Standing::Organisation) => self.word("group_organisations"),
                Some(Standing::Mechanism) | None => self.word("group_mechanisms"),
            };
            let label = self.words_in(self.lang, &label);
            if standing == Some(Standing::Mechanism) {
                // Mechanisms stand in the order in which they are named, or by pillar.
                let is_mechanism =
                    |ix: &&AuthorityIx| group.iter().any(|(_, member)| member == *ix);
                let list: Vec<_> =
                    participants.iter().filter(is_mechanism).copied().collect();
                let groups = self.mechanisms(&list, day).into_iter();
                let labelled = |group: view::Group| view::Group {
                    label: group.label.or_else(|| Some(label.clone())),
                    ..group
                };
                return groups.map(labelled).collect();
            }
            let members = group.iter().map(|(_, ix)| self.actor(*ix, day)).collect();
            vec![view::Group { label: Some(label), members }]
        });
        groups.collect()
    }

    /// Mechanisms in their order; many of them by pillar. A group without a label is the only one.
    pub(super) fn mechanisms(&self, list: &[AuthorityIx], day: AsOf) -> Vec<view::Group> {
        if list.is_empty() {
            return Vec::new();
        }
        if list.len() < MECHANISMS_BY_PILLAR {
            return vec![view::Group { label: None, members: self.actors(list, day) }];
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
                .then(|| view::Group { label, members: self.actors(&members, day) })
        });
        groups.collect()
    }
}

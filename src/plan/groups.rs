//! Long lists of authorities in groups that readers find their way in.

use crate::messages::Value;
use crate::model::{AuthorityIx, Register};
use crate::plan::as_of::{AsOf, Standing};
use crate::plan::here::Here;
use crate::plan::sentence::sentence;
use crate::view;

/// From how many mechanisms on they stand by pillar.
const MECHANISMS_BY_PILLAR: usize = 6;

/// The most participants that stand in the box of facts: all members of ASEAN and a guest.
const PARTICIPANTS_IN_BOX: usize = 12;

/// Authorities that were the same to ASEAN on a day.
pub(super) struct Alike<'a> {
    standing: Standing<'a>,
    /// What they were, in words.
    pub(super) label: String,
    /// The authorities, at least one.
    pub(super) members: Vec<AuthorityIx>,
}

/// Takes the long lists of participants out of the boxes of meetings, and leaves the way to them:
/// on a phone the box stands before the text.
pub(super) fn below(
    here: &Here<'_>,
    events: &mut [view::Event],
) -> Vec<view::Participants> {
    let is_only = events.len() == 1;
    let mut lists = Vec::new();
    for (at, event) in (1..).zip(events) {
        let total: usize =
            event.participants.iter().map(|group| group.members.len()).sum();
        if total <= PARTICIPANTS_IN_BOX {
            continue;
        }
        let meeting = match &event.session {
            Some(session) => session.text.clone(),
            None => here.say("meeting_n", &[("n", Value::Number(at))]),
        };
        let label = if is_only {
            here.word("participants")
        } else {
            let names = [("meeting", (here.lang, meeting.as_str()))];
            let said =
                sentence(here.messages(), here.lang, "participants_of", &[], &names);
            said.into_iter().map(|piece| piece.text).collect()
        };
        let id = format!("page:participants-{at}");
        let words = here.say("participants_below", &[("n", Value::Number(total as i64))]);
        event.participants_below = Some(view::Link::new(format!("#{id}"), words, None));
        let groups = std::mem::take(&mut event.participants);
        lists.push(view::Participants { label, id, groups });
    }
    lists
}

impl Here<'_> {
    /// Who took part in a meeting, by what they were to ASEAN on a day: members, partners by tier,
    /// other countries, organisations, mechanisms; by name within each.
    pub(super) fn participants(
        &self,
        participants: &[AuthorityIx],
        day: AsOf,
    ) -> Vec<view::Group> {
        let by_name = self.by_name(participants.to_vec());
        let groups = self.by_standing(by_name, day).into_iter().flat_map(|group| {
            let label = self.words_in(self.lang, &group.label);
            if group.standing == Standing::Mechanism {
                // Mechanisms stand in the order in which they are named, or by pillar.
                let is_mechanism = |ix: &&AuthorityIx| group.members.contains(ix);
                let list: Vec<_> =
                    participants.iter().filter(is_mechanism).copied().collect();
                let groups = self.mechanisms(&list, day).into_iter();
                let labelled = |group: view::Group| view::Group {
                    label: group.label.or_else(|| Some(label.clone())),
                    ..group
                };
                return groups.map(labelled).collect();
            }
            let members = group.members.iter().map(|ix| self.actor(*ix, day)).collect();
            vec![view::Group { label: Some(label), members }]
        });
        groups.collect()
    }

    /// Authorities by what they were to ASEAN on a day, in their order within each.
    pub(super) fn by_standing(
        &self,
        list: Vec<AuthorityIx>,
        day: AsOf,
    ) -> Vec<Alike<'_>> {
        let mut ranked: Vec<(Standing<'_>, AuthorityIx)> =
            list.into_iter().map(|ix| (self.standing(ix, day), ix)).collect();
        // Sorting is stable.
        ranked.sort_by_key(|(standing, _)| *standing);
        let is_ranked = |standing: &Standing<'_>| {
            matches!(standing, Standing::Member | Standing::Partner(..))
        };
        let some_are_ranked = ranked.iter().any(|(standing, _)| is_ranked(standing));
        let groups = ranked.chunk_by(|(a, _), (b, _)| a == b).filter_map(|group| {
            let &(standing, _) = group.first()?;
            let label = match standing {
                Standing::Member => self.word("group_members"),
                Standing::Partner(_, tier) => self.term("tiers", tier),
                Standing::Country if some_are_ranked => {
                    self.word("group_other_countries")
                }
                Standing::Country => self.word("group_countries"),
                Standing::Organisation => self.word("group_organisations"),
                Standing::Mechanism => self.word("group_mechanisms"),
            };
            let members = group.iter().map(|(_, ix)| *ix).collect();
            Some(Alike { standing, label, members })
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

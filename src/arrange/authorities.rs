//! Registers and the records of profiles to one list of controlled names.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::arrange::facts::differ;
use crate::arrange::find::{find, one};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::lang::Lang;
use crate::model::{Authorities, Authority, Document, Located, Register, Role};

/// Joins the registers with the records of profiles, and checks what they say of each other.
pub(super) fn authorities(
    registers: Vec<Authority>,
    documents: &[Arc<Document>],
    out: &mut Vec<Diagnostic>,
) -> Authorities {
    let mut authorities = Authorities::default();
    let records = records(documents, out);
    for authority in registers.into_iter().chain(records) {
        let place = authority.place.clone();
        let slug = authority.slug.clone();
        if let Err(taken) = authorities.add(authority) {
            let other = authorities.get(taken);
            let message = format!(
                "the slug \"{slug}\" is taken already by {}",
                one(other.register)
            );
            let help = "give one of the two another slug; a mechanism stands in the register or in its profile, not in both";
            let other = other.place.clone();
            out.push(
                Diagnostic::at(Code::SlugTaken, place, message, help)
                    .and(other, "taken here"),
            );
        }
    }
    for (_, authority) in authorities.of(Register::Mechanisms) {
        if let Some(pillar) = &authority.pillar {
            find(&authorities, pillar, &[Register::Pillars], out);
        }
        for parent in &authority.parents {
            find(&authorities, &parent.to, &[Register::Mechanisms], out);
        }
    }
    cycles(&authorities, out);
    authorities
}

/// The records of profiles, one for each, whichever of the two languages states what. What a
/// record does not name is called by the titles of its profile.
fn records(documents: &[Arc<Document>], out: &mut Vec<Diagnostic>) -> Vec<Authority> {
    let mut records: BTreeMap<String, Authority> = BTreeMap::new();
    for document in documents {
        let Some(record) = &document.record else { continue };
        let authority = record.authority.clone();
        match records.entry(document.name.key.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(authority);
            }
            Entry::Occupied(mut entry) => unite(entry.get_mut(), authority, out),
        }
    }
    for document in
        documents.iter().filter(|document| document.name.role == Role::Profile)
    {
        if let Some(record) = records.get_mut(&document.name.key)
            && let Some(title) = &document.words.title
        {
            let name = record.name.get_mut(document.name.lang);
            name.get_or_insert_with(|| title.value.clone());
        }
    }
    records.into_values().collect()
}

/// Adds to a record what its twin states; what both state must be alike.
fn unite(record: &mut Authority, twin: Authority, out: &mut Vec<Diagnostic>) {
    let pillar =
        |record: &Authority| record.pillar.as_ref().map(|pillar| pillar.value.clone());
    let crosses = |a: &Option<Located<Date>>, b: &Option<Located<Date>>| matches!((a, b), (Some(a), Some(b)) if a.value != b.value);
    let stated =
        |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
    let stated_twice = [
        ("acronym", stated(&record.acronym, &twin.acronym)),
        ("level", stated(&record.level, &twin.level)),
        ("pillar", stated(&pillar(record), &pillar(&twin))),
        ("from", crosses(&record.from, &twin.from)),
        ("until", crosses(&record.until, &twin.until)),
        (
            "name",
            Lang::ALL
                .into_iter()
                .any(|lang| stated(record.name.get(lang), twin.name.get(lang))),
        ),
    ];
    for (key, _) in stated_twice.into_iter().filter(|(_, differs)| *differs) {
        out.push(differ(key, &record.place, &twin.place));
    }
    for lang in Lang::ALL {
        let fill =
            |to: &mut Option<String>, from: Option<String>| *to = to.take().or(from);
        fill(record.name.get_mut(lang), twin.name.get(lang).clone());
        fill(record.formal.get_mut(lang), twin.formal.get(lang).clone());
        if record.variants.get(lang).is_empty() {
            record.variants.get_mut(lang).clone_from(twin.variants.get(lang));
        }
    }
    record.acronym = record.acronym.take().or(twin.acronym);
    record.level = record.level.take().or(twin.level);
    record.pillar = record.pillar.take().or(twin.pillar);
    record.from = record.from.take().or(twin.from);
    record.until = record.until.take().or(twin.until);
    if record.parents.is_empty() {
        record.parents = twin.parents;
    }
    if record.cadence.is_empty() {
        record.cadence = twin.cadence;
    }
    if record.former_names.is_empty() {
        record.former_names = twin.former_names;
    }
}

/// Complains of mechanisms that report to themselves through others.
fn cycles(authorities: &Authorities, out: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    for (start, authority) in authorities.of(Register::Mechanisms) {
        let mut seen = BTreeSet::from([start]);
        let mut at = authority;
        let mut through: Vec<&str> = Vec::new();
        let mut first: Option<&Place> = None;
        // Only the present line is followed: earlier ones may well run the other way.
        while let Some(parent) = at.parents.iter().rfind(|parent| parent.until.is_none())
        {
            let Some(next) = authorities.find(&parent.to.value) else { break };
            first = first.or(Some(&parent.to.place));
            through.push(&parent.to.value);
            if next == start {
                if told.is_disjoint(&seen)
                    && let Some(place) = first
                {
                    let line = through.join(", which reports to ");
                    let message =
                        format!("{} reports to {line}: a circle", authority.slug);
                    let help = "correct `reports_to` of one of them";
                    out.push(Diagnostic::at(
                        Code::ReportsToItself,
                        place.clone(),
                        message,
                        help,
                    ));
                }
                told.extend(&seen);
                break;
            }
            if !seen.insert(next) {
                break;
            }
            at = authorities.get(next);
        }
    }
}

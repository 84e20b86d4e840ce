//! Who took part in an event: those who are named, and the members of ASEAN on its day.
//!
//! In: the facts of an event and its days. Out: the participants in their order, and a complaint
//! where `except` or the stated number cannot be true beside those who are named.

use crate::arrange::events::{ACTORS, dedup};
use crate::arrange::find::{find, one};
use crate::date::{Date, when};
use crate::diagnostic::{Code, Diagnostic, brief};
use crate::keys::ALL_MEMBERS;
use crate::lang::Lang;
use crate::model::{Authorities, AuthorityIx, EventFacts, Lasting, Located, Register};

/// Settles who took part in an event, given its days, and which members were absent.
pub(super) fn participants(
    facts: &EventFacts,
    date: Option<Date>,
    authorities: &Authorities,
    out: &mut Vec<Diagnostic>,
) -> (Vec<AuthorityIx>, Vec<AuthorityIx>) {
    let named =
        facts.participants.as_ref().map(|list| list.value.as_slice()).unwrap_or_default();
    let is_all = |slug: &&Located<String>| slug.value.to_lowercase() == ALL_MEMBERS;
    let has_all = named.iter().any(|slug| is_all(&slug));
    let excepted = match &facts.except {
        Some(except) if has_all => {
            excepted_members(&except.value, date, authorities, out)
        }
        _ => Vec::new(),
    };
    let mut participants = Vec::new();
    let mut absent = Vec::new();
    let mut all_known = true;
    let mut means_all = has_all;
    for slug in named {
        if is_all(&slug) {
            match date {
                Some(date) => {
                    let members = authorities.members_on(date.first_day());
                    let (away, present): (Vec<_>, Vec<_>) = members
                        .partition(|ix| excepted.iter().any(|(member, _)| member == ix));
                    participants.extend(present);
                    absent.extend(away);
                }
                None => out.push(members_of_no_day(slug)),
            }
        } else if is_meant_as_all(slug) {
            means_all = true;
            all_known = false;
            let message = format!("no register holds \"{}\"", brief(&slug.value));
            let help = "write \"all members\", which stands for the members on that day";
            let place = slug.place.clone();
            out.push(Diagnostic::at(Code::UnknownAuthority, place, message, help));
        } else {
            let found = find(authorities, slug, ACTORS, out);
            all_known &= found.is_some();
            participants.extend(found);
            let as_absent = excepted.iter().find(|(ix, _)| Some(*ix) == found);
            out.extend(as_absent.map(|(_, except)| present_and_absent(slug, except)));
        }
    }
    if let Some(except) = &facts.except
        && !means_all
    {
        let message = "`except` takes members out of \"all members\", which is not among the participants";
        let help = "write participants = [\"all members\"], or remove `except`";
        out.push(Diagnostic::at(Code::NoEffect, except.place.clone(), message, help));
    }
    dedup(&mut participants);
    dedup(&mut absent);
    if let Some(stated) = facts.participants_stated.as_ref().filter(|_| all_known) {
        count(authorities, stated, &participants, date, out);
    }
    (participants, absent)
}

/// How else people say it, in small letters.
const MEANT_AS_ALL: &[&str] = &["all member", "all asean", "สมาชิกทั้งหมด", "สมาชิกทุกประเทศ"];

fn is_meant_as_all(slug: &Located<String>) -> bool {
    let lower = slug.value.to_lowercase();
    MEANT_AS_ALL.iter().any(|words| lower.contains(words))
}

fn members_of_no_day(all: &Located<String>) -> Diagnostic {
    let message = "who was a member cannot be known without the day of the event";
    let help = "add a line `start = ...` to the event, or name the members";
    Diagnostic::at(Code::MembersOfNoDay, all.place.clone(), message, help)
}

/// The members that were absent, each with where that is said; complains of those that were no
/// members on any day of the event.
fn excepted_members<'f>(
    except: &'f [Located<String>],
    date: Option<Date>,
    authorities: &Authorities,
    out: &mut Vec<Diagnostic>,
) -> Vec<(AuthorityIx, &'f Located<String>)> {
    let mut excepted = Vec::new();
    for slug in except {
        let Some(ix) = find(authorities, slug, ACTORS, out) else { continue };
        let authority = authorities.get(ix);
        let quoted = brief(&slug.value);
        if authority.register != Register::Countries {
            let kind = one(authority.register);
            let message = format!(
                "\"{quoted}\" is {kind}, and `except` takes members of ASEAN out of \"all members\""
            );
            let help = "remove it: other bodies took part only if they are named among the participants";
            out.push(Diagnostic::at(Code::NotAbsent, slug.place.clone(), message, help));
            continue;
        }
        let is_member = |date: Date| {
            [date.first_day(), date.last_day()]
                .into_iter()
                .any(|day| authority.is_member_on(day))
        };
        if let Some(date) = date.filter(|date| !is_member(*date)) {
            let message =
                format!("\"{quoted}\" was not a member of ASEAN {}", when(date));
            let name = authority.name(Lang::En).1;
            let help = format!(
                "remove it; if {name} was a member then, correct `joined` in content/authorities/countries.toml"
            );
            out.push(Diagnostic::at(Code::NotAbsent, slug.place.clone(), message, help));
            continue;
        }
        excepted.push((ix, slug));
    }
    excepted
}

fn present_and_absent(named: &Located<String>, except: &Located<String>) -> Diagnostic {
    let message =
        format!("\"{}\" is named as present and as absent", brief(&except.value));
    let help = "remove it from `except` or from `participants`";
    Diagnostic::at(Code::NotAbsent, except.place.clone(), message, help)
        .and(named.place.clone(), "named as present")
}

/// Complains where the stated number of participants is neither that of all who are named, nor
/// that of the countries, and of those that were partners on the day, among them.
fn count(
    authorities: &Authorities,
    stated: &Located<i64>,
    participants: &[AuthorityIx],
    date: Option<Date>,
    out: &mut Vec<Diagnostic>,
) {
    let counted = participants.iter().filter(|ix| {
        let authority = authorities.get(**ix);
        let is_partner = authority
            .partner
            .iter()
            .any(|partner| date.is_none_or(|date| partner.holds_on(date.first_day())));
        authority.register == Register::Countries || is_partner
    });
    let counted = counted.count();
    if [counted, participants.len()].iter().any(|n| i64::try_from(*n) == Ok(stated.value))
    {
        return;
    }
    let others = match participants.len().saturating_sub(counted) {
        0 => String::new(),
        1 => "; 1 other body is named, and not counted".to_owned(),
        n => format!("; {n} other bodies are named, and not counted"),
    };
    let message = format!(
        "{} participants are stated, and {counted} countries and partners are named{others}",
        stated.value
    );
    let help = "add those that are missing, or remove `participants_stated`";
    let place = stated.place.clone();
    out.push(Diagnostic::at(Code::ParticipantsDiffer, place, message, help));
}

//! Mechanisms that a text names and its front matter does not list.
//!
//! In: an item, its files, and the names of all authorities. Out: a note for each mechanism, at
//! the first place where it is named. It looks for names as they are recorded, never for what is
//! like them, and keeps nothing of a text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;
use unicode_normalization::char::is_combining_mark;

use crate::arrange::names::all;
use crate::diagnostic::{Code, Diagnostic, Lines, Place, brief};
use crate::lang::{Bilingual, Lang};
use crate::markdown::{self, Passage};
use crate::model::{
    Archive, Authorities, AuthorityIx, Event, Item, Kind, Mention, Register, State, Text,
};

/// All names of all authorities, to be looked for at once: of those that begin at one place, the
/// longest is meant, so that the name of a long one does not count as that of a short one in it.
pub struct Names {
    /// Nothing where the names are too many to be looked for.
    finder: Option<AhoCorasick>,
    names: Vec<Name>,
}

struct Name {
    /// In passages' own form.
    text: String,
    /// Whether capital letters matter: `AMM` is a body, and `amm` is not.
    is_exact: bool,
    /// Whom it may mean.
    owners: BTreeSet<AuthorityIx>,
}

impl Names {
    /// The names of an archive's authorities.
    pub fn of(authorities: &Authorities) -> Self {
        let mut by_text: BTreeMap<String, Name> = BTreeMap::new();
        for (ix, authority) in authorities.iter() {
            for name in all(authority) {
                let text = markdown::folded(name);
                if text.chars().nth(1).is_none() {
                    continue;
                }
                let is_exact = !text.contains(' ');
                let key = text.to_ascii_lowercase();
                let name = Name { text, is_exact, owners: BTreeSet::new() };
                by_text.entry(key).or_insert(name).owners.insert(ix);
            }
        }
        let names: Vec<Name> = by_text.into_values().collect();
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(names.iter().map(|name| &name.text));
        Self { finder: finder.ok(), names }
    }

    /// The names that stand alone in a text, in order, none within another.
    fn find(&self, text: &str) -> Vec<(Range<usize>, &Name)> {
        let found =
            self.finder.iter().flat_map(|finder| finder.find_overlapping_iter(text));
        let mut found: Vec<(Range<usize>, &Name)> = found
            .filter_map(|found| {
                let name = self.names.get(found.pattern().as_usize())?;
                let is_it =
                    !name.is_exact || text.get(found.range()) == Some(&*name.text);
                (is_it && is_alone(text, &found.range())).then(|| (found.range(), name))
            })
            .collect();
        found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        found.retain(|(range, _)| {
            let is_free = range.start >= end;
            if is_free {
                end = range.end;
            }
            is_free
        });
        found
    }
}

/// What follows a name, in Thai, of which it is then only the beginning.
const GOES_ON_THAI: &[&str] = &["ด้าน", "ว่าด้วย", "ที่รับผิดชอบ", "ซึ่งรับผิดชอบ", "แห่งชาติ", "บวก"];
/// The same after a name in English.
const GOES_ON: &[&str] = &["plus", "working group", "expert group", "task force"];
/// What goes on after a name, where what follows is a name as well.
const JOINS: &[&str] = &["on ", "for ", "of ", "in charge of "];

/// Whether a name is not part of a word, nor of a longer name that no register holds.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let name = text.get(range.clone()).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let mut back = before.chars().rev();
    let (last, last_but_one) = (back.next(), back.next());
    if is_latin(name.chars().next()) {
        let is_joined = matches!(last, Some('-' | '–' | '+')) && is_latin(last_but_one);
        if is_latin(last) || is_joined {
            return false;
        }
    }
    let mut front = after.chars();
    let (next, next_but_one) = (front.next(), front.next());
    if next.is_some_and(is_combining_mark)
        || (is_latin(next) && is_latin(name.chars().next_back()))
    {
        return false;
    }
    // `SOMTC-17` is its 17th session, and `SOMTC-China` and `SOMTC + 3` are meetings with others.
    if matches!(next, Some('-' | '–')) && next_but_one.is_some_and(char::is_alphabetic)
    {
        return false;
    }
    let rest = after.trim_start();
    let begins = |words: &str| {
        let head = rest.get(..words.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(words))
    };
    if rest.starts_with('+')
        || GOES_ON_THAI.iter().any(|words| rest.starts_with(words))
        || (after.starts_with(' ') && GOES_ON.iter().any(|words| begins(words)))
    {
        return false;
    }
    let is_of_words = name.contains(' ') && name.is_ascii();
    let goes_on = JOINS.iter().filter(|words| begins(words)).any(|words| {
        let then = rest.get(words.len()..).and_then(|rest| rest.chars().next());
        then.is_some_and(char::is_uppercase)
    });
    !(is_of_words && goes_on)
}

/// The mechanisms that the title or the text of an item names, and that its front matter does not.
///
/// `files` are the texts of its files. What stands in lists is looked at, with its parts: there the
/// mechanisms' pages miss an item of which they are not told.
pub fn unlisted(
    archive: &Archive,
    names: &Names,
    item: &Item,
    files: &Bilingual<Option<String>>,
) -> Vec<Diagnostic> {
    let whole = item.whole.map(|ix| archive.item(ix));
    let kind = whole.map_or(item.kind, |whole| whole.kind);
    if !kind.is_listed() || item.kind == Kind::Page || item.state != State::Current {
        return Vec::new();
    }
    let mut listed = listed(item);
    listed.extend(whole.map(self::listed).unwrap_or_default());
    let mut told: BTreeSet<&BTreeSet<AuthorityIx>> = BTreeSet::new();
    let mut notes = Vec::new();
    let first = archive.site.default_lang;
    for lang in [first, first.other()] {
        let (Some(text), Some(file)) = (item.texts.get(lang), files.get(lang)) else {
            continue;
        };
        let lines = Lines::new(&text.path, file);
        for passage in passages(text, file) {
            for (range, name) in names.find(passage.text()) {
                let are_mechanisms = name.owners.iter().all(|ix| {
                    archive.authorities.get(*ix).register == Register::Mechanisms
                });
                if are_mechanisms
                    && name.owners.is_disjoint(&listed)
                    && told.insert(&name.owners)
                {
                    let written = passage.text().get(range.clone()).unwrap_or_default();
                    let place = lines.place(passage.in_file(range));
                    let of = if whole.is_some() { " of its index" } else { "" };
                    let note = note(&archive.authorities, name, (written, place), of);
                    notes.push(note);
                }
            }
        }
    }
    notes
}

/// Whom the front matter of an item names.
fn listed(item: &Item) -> BTreeSet<AuthorityIx> {
    let of_event = |event: &Event| {
        let actors = event.hosts.iter().chain(&event.participants).copied();
        actors.chain(event.mechanism).collect::<Vec<_>>()
    };
    let of_mention = |mention: &Mention| {
        let hosts = mention.hosts.iter().copied();
        hosts.chain([mention.mechanism]).collect::<Vec<_>>()
    };
    let lists = [&item.mechanisms, &item.countries, &item.organisations, &item.topics];
    let listed = lists.into_iter().flatten().copied();
    listed
        .chain(item.events.iter().flat_map(of_event))
        .chain(item.mentions.iter().flat_map(of_mention))
        .chain(item.profile_of)
        .collect()
}

/// The title, and the passages of the body.
fn passages(text: &Text, file: &str) -> Vec<Passage> {
    // The title stands after its key as it is, unless signs in it are written in another way.
    let key = file.find("title").unwrap_or_default();
    let at = file.get(key..).and_then(|rest| rest.find(&text.title));
    let mut passages = vec![Passage::new(&text.title, at.map_or(0, |at| key + at))];
    if let Some(body) = &text.body {
        passages.extend(markdown::passages(file, body.clone()));
    }
    passages
}

/// The note on a name as it is written; where the front matter is that of a whole, it says so.
fn note(
    authorities: &Authorities,
    name: &Name,
    (written, place): (&str, Place),
    of: &str,
) -> Diagnostic {
    let owners: Vec<_> = name.owners.iter().map(|ix| authorities.get(*ix)).collect();
    let slugs: Vec<_> =
        owners.iter().map(|owner| format!("\"{}\"", owner.slug)).collect();
    let slugs = slugs.join(" or ");
    let (message, help) = match owners.as_slice() {
        [_] => (
            format!(
                "the text names {}, which the front matter does not list",
                brief(written)
            ),
            format!("add {slugs} to `mechanisms`{of}, or its session under [[mentions]]"),
        ),
        several => {
            let names = several.iter().map(|owner| owner.name(Lang::En).1);
            let names = names.collect::<Vec<_>>().join(" or ");
            (
                format!(
                    "the text names {}, which may be {names}; the front matter lists none of them",
                    brief(written)
                ),
                format!("add the one that is meant to `mechanisms`{of}: {slugs}"),
            )
        }
    };
    Diagnostic::at(Code::UnlistedMechanism, place, message, help)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Authority;

    fn authorities() -> Authorities {
        let mut authorities = Authorities::default();
        let mut add = |slug: &str, acronym: &str, th: &str, en: &str| {
            let place = Place::start(&Arc::from("x"));
            let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let authority = Authority {
                name: Bilingual { th: said(th), en: said(en) },
                acronym: said(acronym),
                ..Authority::new(Register::Mechanisms, slug.to_owned(), place)
            };
            authorities.add(authority).unwrap();
        };
        add(
            "somtc",
            "SOMTC",
            "การประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาชญากรรมข้ามชาติ",
            "Senior Officials Meeting on Transnational Crime",
        );
        add(
            "som",
            "SOM",
            "การประชุมเจ้าหน้าที่อาวุโสอาเซียน",
            "ASEAN Senior Officials’ Meeting",
        );
        add("asean-summit", "", "การประชุมสุดยอดอาเซียน", "ASEAN Summit");
        add("admm", "ADMM", "", "ASEAN Defence Ministers' Meeting");
        add("admm-plus", "ADMM-Plus", "", "");
        authorities
    }

    fn check(text: &str, expected: &[&str]) {
        let authorities = authorities();
        let names = Names::of(&authorities);
        let text = markdown::folded(text);
        let found: Vec<&str> = names
            .find(&text)
            .into_iter()
            .flat_map(|(_, name)| &name.owners)
            .map(|ix| authorities.get(*ix).slug.as_str())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_name_is_meant() {
        check("เข้าร่วมการประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาชญากรรมข้ามชาติ ครั้งที่ ๑๗", &["somtc"]);
        check("เข้าร่วมการประชุมเจ้าหน้าที่อาวุโสอาเซียนที่เวียงจันทน์", &["som"]);
        check("ADMM-Plus and ADMM", &["admm-plus", "admm"]);
        check("SOMTC, (SOM) SOMTC/SOM", &["somtc", "som", "somtc", "som"]);
    }

    #[test]
    fn a_name_within_a_longer_unknown_one_is_not_meant() {
        check("การประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านเยาวชน", &[]);
        check("การประชุมเจ้าหน้าที่อาวุโสอาเซียน ว่าด้วยการท่องเที่ยว", &[]);
        check("การประชุมสุดยอดอาเซียน-จีน", &[]);
        check("การประชุมสุดยอดอาเซียนบวกสาม", &[]);
        check("การประชุมสุดยอดอาเซียนแห่งชาติ", &[]);
        check("การประชุมสุดยอดอาเซียน ครั้งที่ ๓๑", &["asean-summit"]);
        check("SOMTC-China, SOMTC+3, SOMTC + Japan, Pre-SOMTC", &[]);
        check("SOMTC Working Group on Counter Terrorism", &[]);
        check("ASEAN Summit on Drugs", &[]);
        check("ASEAN Summit on 9 May", &["asean-summit"]);
    }

    #[test]
    fn acronyms_are_whole_words_in_capitals() {
        check("SOMTC-17 และSOMTCครั้งที่ ๑๗", &["somtc", "somtc"]);
        check("somtc som SOMTCs XSOMTC SOM1", &[]);
        check("asean summit, Asean  Summit", &["asean-summit", "asean-summit"]);
        check("ASEAN Defence Ministers’ Meeting", &["admm"]);
        check("", &[]);
    }
}

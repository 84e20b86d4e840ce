//! Authorities by their names: every way in which each is called, and where a text names one.
//!
//! In: the authorities of an archive, and texts. Out: the names that stand alone in a text, each
//! with whom it may mean. It looks for names as they are recorded, never for what is like them.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::ops::Range;

use aho_corasick::AhoCorasick;
use unicode_normalization::char::is_combining_mark;

use crate::markdown;
use crate::model::{Authorities, Authority, AuthorityIx};

/// All names of all authorities, to be looked for at once: of those that begin at one place, the
/// longest is meant, so that the name of a long one does not count as that of a short one in it.
#[derive(Debug)]
pub struct Names {
    /// Nothing where the names are too many to be looked for.
    finder: Option<AhoCorasick>,
    names: Vec<Name>,
}

/// A name, and whom it may mean.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Name {
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

    /// The names that stand alone in a text, in order, none within another. The text is in the
    /// form of passages, as [`markdown::folded`] makes it.
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, &Name)> {
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

/// Names are the same where their texts and owners are.
impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        self.names == other.names
    }
}

impl Eq for Names {}

impl Hash for Names {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.names.hash(state);
    }
}

impl Name {
    /// Whom it may mean: several, where bodies share an acronym.
    pub fn owners(&self) -> &BTreeSet<AuthorityIx> {
        &self.owners
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
    let is_latin = |c: Option<char>| {
        c.is_some_and(|c| c == '_' || c.is_alphanumeric() && !is_thai(c))
    };
    let mut back = before.chars().rev();
    let (last, last_but_one) = (back.next(), back.next());
    // A vowel that is read after the letter behind it begins a word.
    if matches!(last, Some('เ'..='ไ')) {
        return false;
    }
    if is_latin(name.chars().next()) {
        let is_joined = matches!(last, Some('-' | '–' | '+')) && is_latin(last_but_one);
        if is_latin(last) || is_joined {
            return false;
        }
    }
    let mut front = after.chars();
    let (next, next_but_one) = (front.next(), front.next());
    let is_of_syllable = |c| is_combining_mark(c) || matches!(c, 'ะ' | 'า' | 'ำ' | 'ๅ');
    if next.is_some_and(is_of_syllable)
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

fn is_thai(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}')
}

/// All names of an authority, in both languages: its name, acronym and formal name, its variants,
/// and what it was called before.
pub fn all(authority: &Authority) -> impl Iterator<Item = &str> {
    let pairs = [&authority.name, &authority.formal];
    let names = pairs.into_iter().flat_map(|pair| [&pair.th, &pair.en]).flatten();
    let variants = authority.variants.th.iter().chain(&authority.variants.en);
    let former = authority.former_names.iter().flat_map(|former| {
        let names = [&former.name.th, &former.name.en].into_iter().flatten();
        names.chain(&former.acronym)
    });
    names.chain(&authority.acronym).chain(variants).chain(former).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Place;
    use crate::lang::Bilingual;
    use crate::model::Register;

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
        check("somtc som SOMTCs XSOMTC SOM1 SOMTC_a éSOM SOMÉ", &[]);
        check("การประชุมเจ้าหน้าที่อาวุโสอาเซียนะ เการประชุมสุดยอดอาเซียน", &[]);
        check("asean summit, Asean  Summit", &["asean-summit", "asean-summit"]);
        check("ASEAN Defence Ministers’ Meeting", &["admm"]);
        check("", &[]);
    }
}

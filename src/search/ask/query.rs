//! A query, understood: its units, and what each of them asks for.

use crate::search::acronyms::is_acronym;
use crate::search::ask::opened::Opened;
use crate::search::pieces::{before, behind, other_year};
use crate::search::units::{After, Script, Spaces, Unit, units};

/// A query.
#[derive(Debug, Clone)]
pub(super) struct Query {
    /// Its units, and what they ask for.
    pub(super) units: Vec<Asked>,
    /// It in the one form.
    pub(super) text: String,
    /// The bytes from which each letter of the form comes.
    pub(super) from: Vec<(u32, u32)>,
}

/// A unit of a query.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) unit: Unit,
    /// Whether it is พ.ศ. or ค.ศ. before a number, which need not be there.
    pub(super) is_era: bool,
    /// Whether it is a Thai acronym with dots, which the index has as a word.
    pub(super) is_acronym: bool,
    /// Whether it may be the beginning of a word.
    pub(super) is_open: bool,
    /// The same year in the other era.
    pub(super) year: Option<String>,
    /// What must or may stand before it, as a neighbour.
    pub(super) before: Option<u16>,
    /// It behind the number before it, as a neighbour of that number.
    pub(super) behind: Option<u16>,
    /// Whether it makes a phrase with the unit before it.
    pub(super) phrase: Phrase,
    /// Whether it was found as the beginning of words.
    pub(super) is_beginning: bool,
}

/// Whether a unit makes a phrase with the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// They may stand anywhere.
    No,
    /// Where some pages have the phrase, these stand for all.
    Better,
    /// Apart they say something else: the number of a session, the parts of a date.
    Must,
}

/// What a query asks for.
pub(super) fn understand(index: &Opened<'_>, text: &str) -> Query {
    let folded = index.fold.fold(text);
    let mut all = units(&folded, Spaces::Kept);
    all.retain(|unit| unit.script != Script::Thai || unit.text.chars().nth(1).is_some());
    let ends_open = !text.ends_with(char::is_whitespace);
    let end = folded.chars.len() as u32;
    let asked = all.iter().enumerate().map(|(n, unit)| {
        let last = n.checked_sub(1).and_then(|n| all.get(n));
        let is_era = |unit: &Unit, next: Option<&Unit>| {
            matches!(&*unit.text, "พศ" | "คศ")
                && next.is_some_and(|next| next.script == Script::Number)
        };
        let is_own_era = is_era(unit, all.get(n + 1));
        let (first, end_of_unit) =
            (unit.at.first().map_or(0, |at| at.0), unit.at.last().map_or(0, |at| at.1));
        let letters = folded.chars.get(first as usize..end_of_unit as usize);
        Asked {
            unit: unit.clone(),
            is_era: is_own_era,
            is_acronym: unit.script == Script::Thai
                && !is_own_era
                && letters.is_some_and(is_acronym),
            is_open: n + 1 == all.len() && ends_open && end_of_unit == end,
            year: other_year(unit),
            before: last.and_then(|last| before(last, unit)),
            behind: last.and_then(|last| behind(last, unit)),
            phrase: last.map_or(Phrase::No, |last| {
                phrase(index, last, unit, is_era(last, Some(unit)))
            }),
            is_beginning: false,
        }
    });
    Query {
        units: asked.collect(),
        text: folded.chars.iter().collect(),
        from: folded.from,
    }
}

/// Whether two units make a phrase.
fn phrase(index: &Opened<'_>, last: &Unit, unit: &Unit, is_era: bool) -> Phrase {
    use Script::{Number, Thai};
    let is_beside = before(last, unit).is_some() || behind(last, unit).is_some();
    let is_joined = unit.after == After::Sign;
    let is_month = |unit: &Unit| index.months.contains(&unit.text);
    match (last.script, unit.script) {
        _ if !is_beside => Phrase::No,
        (_, Number) if is_month(last) => Phrase::Must,
        (Number, _) if is_month(unit) => Phrase::Must,
        (Thai, Number) if last.text.ends_with("ที่") => Phrase::Must,
        (Thai, Number) if !is_joined && !is_era => Phrase::No,
        (Number, Number) if is_joined => Phrase::Must,
        (Number, Number) if other_year(unit).is_some() => Phrase::No,
        _ => Phrase::Better,
    }
}

impl Asked {
    /// Whether it makes a phrase with the unit before it that counts so much at least.
    pub(super) fn is_phrase(&self, least: Phrase) -> bool {
        let counts = self.phrase == Phrase::Must || self.phrase == least;
        counts && self.phrase != Phrase::No && !self.is_beginning
    }

    /// It as it is looked for, in any of its forms.
    pub(super) fn texts(&self) -> impl Iterator<Item = &String> {
        [Some(&self.unit.text), self.year.as_ref()].into_iter().flatten()
    }

    /// How it stands in a line, in any of its forms.
    pub(super) fn forms(&self) -> Vec<String> {
        self.texts().map(|text| self.form(text)).collect()
    }

    fn form(&self, text: &str) -> String {
        format!("{}{text}{}", self.start(), self.end())
    }

    /// What stands before it in a line.
    fn start(&self) -> &'static str {
        if self.unit.script == Script::Thai { "" } else { " " }
    }

    /// What stands behind it in a line.
    fn end(&self) -> &'static str {
        let is_open = self.unit.script == Script::Thai || self.is_beginning;
        if is_open { "" } else { " " }
    }
}

impl Query {
    /// Whether a line has all that is asked for.
    pub(super) fn is_in(&self, line: &str, with_phrases: bool) -> bool {
        let least = if with_phrases { Phrase::Better } else { Phrase::Must };
        let phrases = self.units.chunk_by(|_, next| next.is_phrase(least));
        phrases.into_iter().all(|phrase| {
            let is_optional = matches!(phrase, [era] if era.is_era);
            is_optional || phrase_forms(phrase).iter().any(|form| line.contains(form))
        })
    }
}

/// How units that make a phrase stand in a line, in any of their forms.
fn phrase_forms(phrase: &[Asked]) -> Vec<String> {
    let mut forms = vec![String::new()];
    for (n, asked) in phrase.iter().enumerate() {
        let start = if n == 0 { asked.start() } else { " " };
        let end = if n + 1 == phrase.len() { asked.end() } else { "" };
        let all = forms.iter().flat_map(|form| {
            asked.texts().map(move |text| format!("{form}{start}{text}{end}"))
        });
        forms = all.collect();
    }
    forms
}

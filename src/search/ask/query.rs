//! A query, understood: its units, and what each of them asks for.

use crate::search::ask::opened::Opened;
use crate::search::pieces::before;
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
    /// Whether it may be the beginning of a word.
    pub(super) is_open: bool,
    /// The same year in the other era.
    pub(super) year: Option<String>,
    /// What must or may stand before it, as a neighbour.
    pub(super) before: Option<u16>,
    /// Whether it makes a phrase with the unit before it.
    pub(super) is_phrase: bool,
    /// Whether it was found as the beginning of words.
    pub(super) is_beginning: bool,
}

/// What a query asks for.
pub(super) fn understand(index: &Opened<'_>, text: &str) -> Query {
    let folded = index.fold.fold(text);
    let mut all = units(&folded, Spaces::Kept);
    all.retain(|unit| unit.script != Script::Thai || unit.text.chars().nth(1).is_some());
    let ends_open = !text.ends_with(char::is_whitespace);
    let end = folded.chars.len() as u32;
    let is_era = |n: usize| {
        let is_name = all.get(n).is_some_and(|unit| matches!(&*unit.text, "พศ" | "คศ"));
        is_name && all.get(n + 1).is_some_and(|next| next.script == Script::Number)
    };
    let asked = all.iter().enumerate().map(|(n, unit)| {
        let last = n.checked_sub(1).and_then(|n| all.get(n));
        let neighbour = last.and_then(|last| before(last, unit));
        let is_phrase = neighbour.is_some()
            && last.is_some_and(|last| {
                unit.after == After::Sign
                    || last.script != Script::Thai
                    || last.text.ends_with("ที่")
                    || is_era(n - 1)
            });
        Asked {
            unit: unit.clone(),
            is_era: is_era(n),
            is_open: n + 1 == all.len()
                && ends_open
                && unit.at.last().is_some_and(|place| place.1 == end),
            year: other_year(unit),
            before: neighbour,
            is_phrase,
            is_beginning: false,
        }
    });
    Query {
        units: asked.collect(),
        text: folded.chars.iter().collect(),
        from: folded.from,
    }
}

/// A year of one era in the other.
fn other_year(unit: &Unit) -> Option<String> {
    if unit.script != Script::Number || unit.text.len() != 4 {
        return None;
    }
    match unit.text.parse::<u32>().ok()? {
        year @ 2443..=2650 => Some((year - 543).to_string()),
        year @ 1900..=2107 => Some((year + 543).to_string()),
        _ => None,
    }
}

impl Asked {
    /// How it stands in a line, in any of its forms.
    pub(super) fn forms(&self) -> Vec<String> {
        let texts = [Some(&self.unit.text), self.year.as_ref()].into_iter().flatten();
        let form = |text: &String| match (self.unit.script, self.is_beginning) {
            (Script::Thai, _) => text.clone(),
            (_, true) => format!(" {text}"),
            (_, false) => format!(" {text} "),
        };
        texts.map(form).collect()
    }
}

impl Query {
    /// Whether a line has all that is asked for.
    pub(super) fn is_in(&self, line: &str, with_phrases: bool) -> bool {
        self.units.iter().enumerate().all(|(n, asked)| {
            let next = self.units.get(n + 1);
            if asked.is_era && !(with_phrases && next.is_some_and(|next| next.is_phrase))
            {
                return true;
            }
            let last = n.checked_sub(1).and_then(|n| self.units.get(n));
            if let Some(last) = last.filter(|_| with_phrases && asked.is_phrase)
                && !asked.is_beginning
            {
                let start = if last.unit.script == Script::Thai { "" } else { " " };
                let phrase = format!("{start}{} {} ", last.unit.text, asked.unit.text);
                if !line.contains(&phrase) {
                    return false;
                }
            }
            asked.forms().iter().any(|form| line.contains(form))
        })
    }
}

//! What somebody wants to be made: the kind of document, its facts, its languages.
//!
//! In: words as they were typed. Out: facts of which a document can be made. It asks nobody and
//! reads no archive.

use crate::date::{self, Date, Fault, Point, Precision};
use crate::edit::words;
use crate::lang::{Bilingual, Lang};
use crate::model::{AuthorityIx, Kind, SessionKind};

/// A document, or a pair of twins, that is to be made.
#[derive(Debug, Clone)]
pub struct Wish {
    /// What it is.
    pub kind: Kind,
    /// The last part of its address.
    pub slug: String,
    /// Its languages, the one whose file holds the facts first.
    pub langs: Vec<Lang>,
    /// Its titles.
    pub titles: Bilingual<Option<String>>,
    /// Its day.
    pub date: Option<Written>,
    /// The mechanism that it is about, whose meeting it reports, or whose profile it is.
    pub mechanism: Option<AuthorityIx>,
    /// The meeting that it reports.
    pub event: Event,
    /// Countries that it is about, by slug.
    pub countries: Vec<String>,
    /// Organisations, by slug.
    pub organisations: Vec<String>,
    /// Topics, by slug.
    pub topics: Vec<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// What is recorded of a mechanism that no register holds yet.
    pub record: Option<Record>,
    /// Its folder from `content/`, in place of the usual one.
    pub folder: Option<String>,
    /// Whether it is to have a folder of its own, where that was said.
    pub bundle: Option<bool>,
}

/// What is known of a meeting besides its mechanism.
#[derive(Debug, Clone, Default)]
pub struct Event {
    /// The kind and number of the session.
    pub session: Option<(SessionKind, u32)>,
    /// The first day, or all of them.
    pub start: Option<Written>,
    /// The last day, where the first is said alone.
    pub end: Option<Written>,
    /// The town and country.
    pub places: Bilingual<Option<String>>,
    /// Who hosted, by slug.
    pub hosts: Vec<String>,
}

/// What is recorded of a new mechanism besides its name.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// Its acronym.
    pub acronym: Option<String>,
    /// Its pillar, by slug.
    pub pillar: Option<String>,
    /// Its level.
    pub level: Option<String>,
    /// The mechanism that it reports to, by slug.
    pub reports_to: Option<String>,
}

impl Wish {
    /// The language whose file holds the facts.
    pub fn lead(&self) -> Lang {
        self.langs.first().copied().unwrap_or(Lang::Th)
    }

    /// The year in which it is kept: that of its meeting, or else of its own date, or else of the
    /// day before its name.
    pub fn year(&self) -> Option<i32> {
        let date = self.event.start.as_ref().or(self.date.as_ref());
        let named = || date::file_name_prefix(&self.slug).ok().flatten();
        date.map(|date| date.date.start())
            .or_else(|| named().map(|(day, _)| day))
            .map(Point::year)
    }
}

impl Event {
    /// Whether a meeting is told at all.
    pub fn is_told(&self) -> bool {
        self.session.is_some()
            || self.start.is_some()
            || self.end.is_some()
            || self.places.nearest(Lang::Th).is_some()
            || !self.hosts.is_empty()
    }

    /// The days of the meeting from first to last.
    pub fn days(&self) -> Option<Date> {
        let start = self.start.as_ref()?.date;
        match self.end.as_ref() {
            Some(end) if !start.is_range() => {
                Date::range(start.start(), end.date.end().unwrap_or(end.date.start()))
            }
            _ => Some(start),
        }
    }
}

/// A date, and how it is to stand in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The date.
    pub date: Date,
    /// Its value in TOML.
    pub toml: String,
}

impl Written {
    /// Reads a date as it was typed. It stands in the file as it was typed, so that whoever typed
    /// it knows it again, and is read there as it was read here. A day in ISO form needs no quotes.
    /// A year of two digits is written out, for it would be warned of for ever.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let text = words::one_line(text);
        let reading = date::parse(&text)?;
        let date = reading.date;
        if reading.warning.is_some() {
            return Ok(date.into());
        }
        let is_day = date.start().precision() == Precision::Day && !date.is_range();
        let toml = if is_day && date.iso() == text { text } else { words::quoted(&text) };
        Ok(Self { date, toml })
    }
}

impl From<Date> for Written {
    /// A date in ISO form.
    fn from(date: Date) -> Self {
        let iso = date.iso();
        let is_day = date.start().precision() == Precision::Day && !date.is_range();
        let toml = if is_day { iso } else { words::quoted(&iso) };
        Self { date, toml }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, iso: &str, toml: &str) {
        let written = Written::read(text).unwrap();
        assert_eq!((written.date.iso().as_str(), written.toml.as_str()), (iso, toml));
        let value: toml::Table = format!("x = {toml}").parse().unwrap();
        if let toml::Value::String(text) = &value["x"] {
            assert_eq!(date::parse(text).unwrap().date, written.date);
            assert_eq!(date::parse(text).unwrap().warning, None);
        }
    }

    #[test]
    fn a_date_stands_as_it_was_typed_where_that_is_safe() {
        check("22 พ.ค. 2569", "2026-05-22", "\"22 พ.ค. 2569\"");
        check(
            " ๒๒ – ๒๗ พฤษภาคม ๒๕๖๐ ",
            "2017-05-22/2017-05-27",
            "\"๒๒ – ๒๗ พฤษภาคม ๒๕๖๐\"",
        );
        check("2026-05-22", "2026-05-22", "2026-05-22");
        check("2026-05", "2026-05", "\"2026-05\"");
        check("2026", "2026", "\"2026\"");
        check(
            "2017-05-22/2017-05-27",
            "2017-05-22/2017-05-27",
            "\"2017-05-22/2017-05-27\"",
        );
        check("24 ส.ค. 63", "2020-08-24", "2020-08-24");
        check("๒๐๒๖-๐๕-๒๒", "2026-05-22", "\"๒๐๒๖-๐๕-๒๒\"");
        check("22\tพ.ค.\n2569", "2026-05-22", "\"22 พ.ค. 2569\"");
        assert!(Written::read("2569-05-22").is_err());
        assert!(Written::read("").is_err());
    }

    #[test]
    fn the_days_of_a_meeting_run_from_first_to_last() {
        let check = |start: &str, end: &str, expected: Option<&str>| {
            let read = |text: &str| Written::read(text).ok();
            let event = Event { start: read(start), end: read(end), ..Event::default() };
            assert_eq!(event.days().map(Date::iso).as_deref(), expected);
        };
        check("", "", None);
        check("22 พ.ค. 2569", "", Some("2026-05-22"));
        check("22 พ.ค. 2569", "27 พ.ค. 2569", Some("2026-05-22/2026-05-27"));
        check("22 พ.ค. 2569", "21 พ.ค. 2569", None);
        check("22–27 พ.ค. 2569", "28 พ.ค. 2569", Some("2026-05-22/2026-05-27"));
    }
}

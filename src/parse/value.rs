//! The values of known keys, each of the type that the table of keys says.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::date::{self, Date, in_words};
use crate::diagnostic::{Code, Diagnostic, Edit, brief, nearest, nearest_help};
use crate::keys::{Key, Scope, Type, words};
use crate::lang::{Bilingual, Lang};
use crate::model::{Located, Tree};
use crate::parse::meant::arabic;
use crate::parse::reader::{Reader, scope_list};
use crate::parse::toml::Page;
use crate::parse::wrong_type::wrong_type;

impl<'t, 'a> Reader<'t, 'a> {
    /// A text; empty text counts as absent.
    pub(super) fn text(
        &self,
        page: &mut Page<'_>,
        name: &str,
    ) -> Option<Located<String>> {
        let entry = self.entry(name)?;
        let text = text_of(page, entry.key, entry.value)?;
        (!text.value.is_empty()).then_some(text)
    }

    /// One word of the key's choices.
    pub(super) fn choice(
        &self,
        page: &mut Page<'_>,
        name: &str,
    ) -> Option<Located<&'static str>> {
        let entry = self.entry(name)?;
        let Type::Choice(choices) = entry.key.kind else { return None };
        let text = text_of(page, entry.key, entry.value)?;
        let words = words(choices);
        if let Some(word) = words.iter().find(|word| **word == text.value) {
            return Some(Located::new(*word, text.place));
        }
        let message = format!("`{name}` cannot be \"{}\"", brief(&text.value));
        page.complain(
            Code::BadValue,
            text.place,
            message,
            nearest_help(&text.value, &words),
        );
        None
    }

    /// A word that is usually one of a few, and may be another; a slip in a usual one is told.
    pub(super) fn usual(
        &self,
        page: &mut Page<'_>,
        name: &str,
    ) -> Option<Located<String>> {
        let Type::Usual(usual) = self.entry(name)?.key.kind else { return None };
        let text = self.text(page, name)?;
        let words = words(usual);
        if !words.contains(&text.value.as_str())
            && let Some(near) = nearest(&text.value, &words)
        {
            let message = format!("`{name}` is \"{}\"", brief(&text.value));
            let help = format!("did you mean \"{near}\"?");
            page.complain(Code::BadValue, text.place, message, help);
            return None;
        }
        Some(text)
    }

    /// A switch.
    pub(super) fn switch(&self, page: &mut Page<'_>, name: &str) -> Option<bool> {
        let entry = self.entry(name)?;
        if let DeValue::Boolean(on) = entry.value.get_ref() {
            return Some(*on);
        }
        wrong_type(page, entry.key, entry.value);
        None
    }

    /// A whole number, in digits or as quoted Thai or Arabic digits.
    pub(super) fn number(&self, page: &mut Page<'_>, name: &str) -> Option<Located<i64>> {
        let entry = self.entry(name)?;
        let place = page.place(entry.value.span());
        let read = match entry.value.get_ref() {
            DeValue::Integer(n) => {
                i64::from_str_radix(&n.as_str().replace('_', ""), n.radix()).ok()
            }
            DeValue::String(text) => arabic(text.trim()).parse().ok(),
            _ => None,
        };
        if read.is_none() {
            wrong_type(page, entry.key, entry.value);
        }
        Some(Located::new(read?, place))
    }

    /// A date in any form that we read.
    pub(super) fn date(&self, page: &mut Page<'_>, name: &str) -> Option<Located<Date>> {
        let entry = self.entry(name)?;
        date_of(page, entry.key, entry.value)
    }

    /// The dates of `start` and `end` as one date.
    pub(super) fn span(&self, page: &mut Page<'_>) -> Option<Located<Date>> {
        let start = self.date(page, "start");
        let end = self.date(page, "end");
        let (start, end) = match (start, end) {
            (Some(start), Some(end)) => (start, end),
            (Some(start), None) => return Some(start),
            (None, end) => {
                if let Some(end) = end {
                    let help = "write the first day as `start`, or remove `end`";
                    page.complain(
                        Code::NoEffect,
                        end.place,
                        "`end` stands without `start`",
                        help,
                    );
                }
                return None;
            }
        };
        if start.value.is_range() {
            let help = "remove `end`, or write only the first day as `start`";
            page.complain(
                Code::SaidTwice,
                end.place,
                "`start` says the whole range already",
                help,
            );
            return Some(start);
        }
        match Date::range(
            start.value.start(),
            end.value.end().unwrap_or(end.value.start()),
        ) {
            Some(range) => Some(Located::new(range, start.place)),
            None => {
                let message = format!(
                    "this ends ({}) before it begins ({})",
                    in_words(end.value),
                    in_words(start.value)
                );
                let help = "exchange `start` and `end`, or correct one of them";
                page.push(
                    Diagnostic::at(Code::EndsFirst, end.place, message, help)
                        .and(start.place, "it begins here"),
                );
                None
            }
        }
    }

    /// A list of texts, each at its place; one text alone is a list of one.
    pub(super) fn texts(
        &self,
        page: &mut Page<'_>,
        name: &str,
    ) -> Option<Located<Vec<Located<String>>>> {
        let entry = self.entry(name)?;
        let place = page.place(entry.value.span());
        let list: &[Spanned<DeValue<'_>>] = match entry.value.get_ref() {
            DeValue::Array(array) => array,
            DeValue::String(_) => std::slice::from_ref(entry.value),
            _ => {
                wrong_type(page, entry.key, entry.value);
                return None;
            }
        };
        let mut texts: Vec<_> = list
            .iter()
            .filter_map(|value| text_of(page, entry.key, value))
            .filter(|text| !text.value.is_empty())
            .collect();
        // Most lists hold one text, and all documents are kept.
        texts.shrink_to_fit();
        Some(Located::new(texts, place))
    }

    /// A text in both languages; one text alone is the Thai one if it has a Thai letter, and else
    /// the same in both.
    pub(super) fn bilingual(
        &self,
        page: &mut Page<'_>,
        name: &str,
    ) -> Bilingual<Option<String>> {
        let Some(entry) = self.entry(name) else { return Bilingual::default() };
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        match entry.value.get_ref() {
            DeValue::String(text) => {
                let text = said(text.trim().to_owned());
                let is_thai =
                    |text: &String| text.chars().any(|c| matches!(c, 'ก'..='๛'));
                let en = text.clone().filter(|text| !is_thai(text));
                Bilingual { th: text, en }
            }
            DeValue::Table(table) => {
                let mut both = Bilingual::default();
                for (lang, value) in languages(page, table) {
                    let text = text_of(page, entry.key, value);
                    *both.get_mut(lang) = text.map(Located::into_value).and_then(said);
                }
                both
            }
            _ => {
                wrong_type(page, entry.key, entry.value);
                Bilingual::default()
            }
        }
    }

    /// Lists of texts in both languages.
    pub(super) fn bilingual_texts(
        &self,
        page: &mut Page<'_>,
        name: &str,
    ) -> Bilingual<Vec<String>> {
        let mut both = Bilingual::default();
        let Some(entry) = self.entry(name) else { return both };
        let DeValue::Table(table) = entry.value.get_ref() else {
            wrong_type(page, entry.key, entry.value);
            return both;
        };
        for (lang, value) in languages(page, table) {
            let list: &[Spanned<DeValue<'_>>] = match value.get_ref() {
                DeValue::Array(array) => array,
                _ => std::slice::from_ref(value),
            };
            let texts = list.iter().filter_map(|value| text_of(page, entry.key, value));
            *both.get_mut(lang) = texts.map(Located::into_value).collect();
        }
        both
    }

    /// The tables of a key, each with its own keys; one table alone is a list of one.
    pub(super) fn tables(&self, page: &mut Page<'_>, name: &str) -> Vec<Reader<'t, 'a>> {
        let Some(entry) = self.entry(name) else { return Vec::new() };
        let (Type::Tables(scope) | Type::Table(scope)) = entry.key.kind else {
            return Vec::new();
        };
        let list: &[Spanned<DeValue<'a>>] = match entry.value.get_ref() {
            DeValue::Array(array) => array,
            DeValue::Table(_) => std::slice::from_ref(entry.value),
            _ => {
                wrong_type(page, entry.key, entry.value);
                return Vec::new();
            }
        };
        let scopes = scope_list(scope);
        let mut readers = Vec::new();
        for value in list {
            let DeValue::Table(table) = value.get_ref() else {
                wrong_type(page, entry.key, value);
                continue;
            };
            // A table under a `[head]` has no span of its own worth showing.
            let place = if matches!(entry.value.get_ref(), DeValue::Array(_)) {
                page.place(value.span())
            } else {
                entry.key_place.clone()
            };
            readers.push(Reader::new(page, scopes, table, place));
        }
        readers
    }

    /// The slug, or the tables, of `reports_to`.
    pub(super) fn parents(&self, page: &mut Page<'_>, name: &str) -> Parents<'t, 'a> {
        let Some(entry) = self.entry(name) else { return Parents::None };
        let place = page.place(entry.value.span());
        let list: &[Spanned<DeValue<'a>>] = match entry.value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => return Parents::None,
            DeValue::String(text) => {
                return Parents::One(Located::new(text.trim().to_owned(), place));
            }
            DeValue::Array(array) => array,
            DeValue::Table(_) => std::slice::from_ref(entry.value),
            _ => {
                wrong_type(page, entry.key, entry.value);
                return Parents::None;
            }
        };
        let mut readers = Vec::new();
        for value in list {
            match value.get_ref() {
                DeValue::Table(table) => {
                    let place = page.place(value.span());
                    let scopes = scope_list(Scope::ReportsTo);
                    readers.push(Reader::new(page, scopes, table, place));
                }
                _ => wrong_type(page, entry.key, value),
            }
        }
        Parents::Many(readers)
    }

    /// A value that is the theme's affair, as it stands.
    pub(super) fn free(&self, name: &str) -> Option<Tree> {
        self.entry(name).map(|entry| tree(entry.value.get_ref()))
    }
}

/// What `reports_to` says.
pub(super) enum Parents<'t, 'a> {
    /// Nothing.
    None,
    /// One mechanism, at all times.
    One(Located<String>),
    /// Mechanisms, each for its years.
    Many(Vec<Reader<'t, 'a>>),
}

fn text_of(
    page: &mut Page<'_>,
    key: &Key,
    value: &Spanned<DeValue<'_>>,
) -> Option<Located<String>> {
    let place = page.place(value.span());
    // Of a line that is not well-formed, what the parser made of its words was not meant.
    if page.is_broken(&place) {
        return None;
    }
    if let DeValue::String(text) = value.get_ref() {
        return Some(Located::new(text.trim().to_owned(), place));
    }
    wrong_type(page, key, value);
    None
}

fn date_of(
    page: &mut Page<'_>,
    key: &Key,
    value: &Spanned<DeValue<'_>>,
) -> Option<Located<Date>> {
    let place = page.place(value.span());
    let read = match value.get_ref() {
        DeValue::Integer(n) if n.radix() == 10 => {
            let year = n.as_str().replace('_', "").parse().unwrap_or(i64::MAX);
            date::from_year(year).map(date::Reading::from)
        }
        DeValue::Datetime(stamp) => {
            let zone = i16::try_from(page.zone).unwrap_or(0);
            date::from_toml(stamp, zone).map(date::Reading::from)
        }
        DeValue::String(text) => date::parse(text),
        _ => {
            wrong_type(page, key, value);
            return None;
        }
    };
    match read {
        Ok(reading) => {
            if let Some(fault) = reading.warning {
                page.complain(fault.code, place.clone(), fault.message, fault.help);
            }
            Some(Located::new(reading.date, place))
        }
        Err(fault) => {
            let edit = edit_of_date(page, value, &fault);
            let told = Diagnostic::at(fault.code, place, fault.message, fault.help);
            page.push(told.mended_by(edit));
            None
        }
    }
}

/// The change that makes a date of a value, where only one can have been meant.
fn edit_of_date(
    page: &Page<'_>,
    value: &Spanned<DeValue<'_>>,
    fault: &date::Fault,
) -> Option<Edit> {
    let start = value.span().start + page.offset;
    let written = page.lines.text().get(start..value.span().end + page.offset)?;
    let (at, old, new) = match value.get_ref() {
        DeValue::String(text) => {
            // Between its quotation marks, and without signs that are written otherwise there.
            let at = written.find(&**text)?;
            let is_plain = [2, 6].contains(&written.len().checked_sub(text.len())?);
            (at, &**text, date::mended(text, fault).filter(|_| is_plain)?)
        }
        DeValue::Datetime(_) => {
            fault.fix.as_ref()?;
            let year = written.get(..4)?;
            (0, year, date::in_common_era(year))
        }
        DeValue::Integer(_) => (0, written, fault.fix.clone()?),
        _ => return None,
    };
    let start = start + at;
    Some(Edit { range: start..start + old.len(), text: new })
}

/// The entries of a table whose keys are languages.
fn languages<'t, 'a>(
    page: &mut Page<'_>,
    table: &'t DeTable<'a>,
) -> Vec<(Lang, &'t Spanned<DeValue<'a>>)> {
    let mut found = Vec::new();
    for (name, value) in table {
        if let Some(lang) = Lang::from_tag(name.get_ref()) {
            found.push((lang, value));
        } else {
            let place = page.place(name.span());
            let message =
                format!("`{}` is not a language of the archive", brief(name.get_ref()));
            let help = "write the Thai words under `th` and the English ones under `en`";
            page.complain(Code::UnknownKey, place, message, help);
        }
    }
    found
}

fn tree(value: &DeValue<'_>) -> Tree {
    match value {
        DeValue::String(text) => Tree::Text(text.to_string()),
        DeValue::Integer(n) => {
            let digits = n.as_str().replace('_', "");
            match i64::from_str_radix(&digits, n.radix()) {
                Ok(number) => Tree::Number(number),
                Err(_) => Tree::Text(digits),
            }
        }
        DeValue::Float(n) => Tree::Text(n.as_str().to_owned()),
        DeValue::Boolean(on) => Tree::Switch(*on),
        DeValue::Datetime(stamp) => Tree::Text(stamp.to_string()),
        DeValue::Array(list) => {
            Tree::List(list.iter().map(|value| tree(value.get_ref())).collect())
        }
        DeValue::Table(table) => {
            let pairs = table.iter();
            Tree::Table(
                pairs
                    .map(|(name, value)| {
                        (name.get_ref().to_string(), tree(value.get_ref()))
                    })
                    .collect(),
            )
        }
    }
}

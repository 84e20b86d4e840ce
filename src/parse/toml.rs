//! TOML text to a table that remembers every place, with all its syntax faults at once.
//!
//! `Reader` hands out values by the one table of keys and complains of what is not in it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::date::{self, Date};
use crate::diagnostic::{Code, Diagnostic, Lines, Place};
use crate::keys::{Key, Scope, Type, in_scopes};
use crate::lang::{Bilingual, Lang};
use crate::model::{Located, Tree};

/// Where a TOML text stands in its file, and where its complaints go.
pub(super) struct Page<'a> {
    /// The lines of the whole file.
    pub(super) lines: &'a Lines<'a>,
    /// The byte at which the TOML begins.
    pub(super) offset: usize,
    /// The archive's offset from UTC in minutes, on which a date-time's day depends.
    pub(super) zone: i32,
    /// The complaints so far.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Page<'a> {
    /// The place of a range of the TOML text.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        self.lines.place(span.start + self.offset..span.end + self.offset)
    }

    /// Complains of a place.
    pub(super) fn complain(
        &mut self,
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::at(code, place, message, help));
    }

    /// Parses the text, complaining of every syntax fault; what is whole is still read.
    pub(super) fn table(&mut self, text: &'a str) -> Spanned<DeTable<'a>> {
        let (table, faults) = DeTable::parse_recoverable(text);
        // One slip often brings a train of faults on its line: the first says it best.
        let mut last_line = None;
        for fault in faults {
            let place = self.place(fault.span().unwrap_or(0..1));
            if last_line == Some(place.line) {
                continue;
            }
            last_line = Some(place.line);
            let said = fault.message().lines().next().unwrap_or("").to_owned();
            self.complain(
                Code::Toml,
                place,
                format!("this is not well-formed TOML: {said}"),
                toml_help(&said),
            );
        }
        table
    }
}

/// A remedy for what the TOML parser says.
fn toml_help(said: &str) -> &'static str {
    if said.contains("duplicate key") {
        "keep one of the two lines and remove the other"
    } else if said.contains("quot") || said.contains("string") {
        "write text in straight double quotes: title = \"...\""
    } else {
        "write one `key = value` a line, text in straight double quotes, dates as 2017-05-02"
    }
}

/// One table of known keys, read value by value.
pub(super) struct Reader<'t, 'a> {
    scopes: &'static [Scope],
    entries: Vec<Entry<'t, 'a>>,
    place: Place,
}

struct Entry<'t, 'a> {
    key: &'static Key,
    value: &'t Spanned<DeValue<'a>>,
    key_place: Place,
}

impl<'t, 'a> Reader<'t, 'a> {
    /// Matches a table with the keys of some scopes; unknown and doubled keys are complained of.
    pub(super) fn new(
        page: &mut Page<'_>,
        scopes: &'static [Scope],
        table: &'t DeTable<'a>,
        place: Place,
    ) -> Self {
        let mut reader = Self { scopes, entries: Vec::new(), place };
        for (name, value) in table {
            let key_place = page.place(name.span());
            let text: &str = name.get_ref();
            // Hugo and Zola keep lists of slugs in a table of their own.
            if text == "taxonomies"
                && scopes.contains(&Scope::Document)
                && let DeValue::Table(inner) = value.get_ref()
            {
                for (name, value) in inner {
                    let key_place = page.place(name.span());
                    reader.accept(page, name.get_ref(), value, key_place);
                }
                continue;
            }
            reader.accept(page, text, value, key_place);
        }
        reader
    }

    fn accept(
        &mut self,
        page: &mut Page<'_>,
        name: &str,
        value: &'t Spanned<DeValue<'a>>,
        key_place: Place,
    ) {
        let Some(key) = in_scopes(self.scopes)
            .find(|key| key.name == name || key.also.contains(&name))
        else {
            let help = unknown_key_help(self.scopes, name);
            let message = format!("`{}` is not a key that Samut knows here", brief(name));
            page.complain(Code::UnknownKey, key_place, message, help);
            return;
        };
        if let Some(earlier) =
            self.entries.iter().find(|entry| entry.key.name == key.name)
        {
            let message = format!("`{name}` says again what is said already");
            let help = format!("keep one of the two, best as `{}`", key.name);
            page.diagnostics.push(
                Diagnostic::at(Code::SaidTwice, key_place, message, help)
                    .and(earlier.key_place.clone(), "said here first"),
            );
            return;
        }
        self.entries.push(Entry { key, value, key_place });
    }

    /// The place of the table's head.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// Whether a key stands in the table.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The place of a key's name, where the key stands in the table.
    pub(super) fn key_place(&self, name: &str) -> Option<&Place> {
        self.entry(name).map(|entry| &entry.key_place)
    }

    fn entry(&self, name: &str) -> Option<&Entry<'t, 'a>> {
        debug_assert!(
            in_scopes(self.scopes).any(|key| key.name == name),
            "`{name}` is not in the table of keys for {:?}",
            self.scopes
        );
        self.entries.iter().find(|entry| entry.key.name == name)
    }

    /// Complains that a required key is missing.
    pub(super) fn missing(&self, page: &mut Page<'_>, name: &str, help: &str) {
        let message = format!("`{name}` is missing");
        page.complain(Code::Missing, self.place.clone(), message, help);
    }

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
        let Type::Choice(words) = entry.key.kind else { return None };
        let text = text_of(page, entry.key, entry.value)?;
        if let Some(word) = words.iter().find(|word| **word == text.value) {
            return Some(Located::new(*word, text.place));
        }
        let message = format!("`{name}` cannot be \"{}\"", brief(&text.value));
        page.complain(
            Code::BadValue,
            text.place,
            message,
            nearest_help(&text.value, words),
        );
        None
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
                    end.value.iso(),
                    start.value.iso()
                );
                let help = "exchange `start` and `end`, or correct one of them";
                page.diagnostics.push(
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
        let texts = list
            .iter()
            .filter_map(|value| text_of(page, entry.key, value))
            .filter(|text| !text.value.is_empty())
            .collect();
        Some(Located::new(texts, place))
    }

    /// A text in both languages; one text alone is the same in both.
    pub(super) fn bilingual(
        &self,
        page: &mut Page<'_>,
        name: &str,
    ) -> Option<Located<Bilingual<Option<String>>>> {
        let entry = self.entry(name)?;
        let place = page.place(entry.value.span());
        match entry.value.get_ref() {
            DeValue::String(text) => {
                let text = text.trim().to_owned();
                let both = Bilingual { th: Some(text.clone()), en: Some(text) };
                Some(Located::new(both, place))
            }
            DeValue::Table(table) => {
                let mut both = Bilingual::default();
                for (lang, value) in languages(page, table) {
                    let text = text_of(page, entry.key, value);
                    *both.get_mut(lang) =
                        text.map(|text| text.value).filter(|text| !text.is_empty());
                }
                Some(Located::new(both, place))
            }
            _ => {
                wrong_type(page, entry.key, entry.value);
                None
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
            *both.get_mut(lang) = texts.map(|text| text.value).collect();
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

/// The scopes of a table's keys, as a list that lives for ever.
fn scope_list(scope: Scope) -> &'static [Scope] {
    match scope {
        Scope::Event => &[Scope::Event],
        Scope::Mention => &[Scope::Mention],
        Scope::Source => &[Scope::Source],
        Scope::Image => &[Scope::Image],
        Scope::Attachment => &[Scope::Attachment],
        Scope::Partner => &[Scope::Partner],
        Scope::Cadence => &[Scope::Cadence],
        Scope::ReportsTo => &[Scope::ReportsTo],
        Scope::FormerName => &[Scope::FormerName],
        Scope::Menu => &[Scope::Menu],
        Scope::Document
        | Scope::Authority
        | Scope::Participant
        | Scope::Mechanism
        | Scope::Site
        | Scope::Theme => &[],
    }
}

fn text_of(
    page: &mut Page<'_>,
    key: &Key,
    value: &Spanned<DeValue<'_>>,
) -> Option<Located<String>> {
    let place = page.place(value.span());
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
            page.complain(fault.code, place, fault.message, fault.help);
            None
        }
    }
}

/// A text with Arabic digits in place of Thai ones.
fn arabic(text: &str) -> String {
    let arabic = |c: char| match c {
        '๐'..='๙' => char::from_digit(c as u32 - '๐' as u32, 10).unwrap_or(c),
        c => c,
    };
    text.chars().map(arabic).collect()
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

fn wrong_type(page: &mut Page<'_>, key: &Key, value: &Spanned<DeValue<'_>>) {
    let found = match value.get_ref() {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let name = key.name;
    let (wanted, example) = match key.kind {
        Type::Text => ("text", format!("{name} = \"...\"")),
        Type::Choice(words) => {
            ("one word", format!("{name} = \"{}\"", words.first().unwrap_or(&"")))
        }
        Type::Switch => ("true or false", format!("{name} = true")),
        Type::Number => ("a whole number", format!("{name} = 17")),
        Type::Date => {
            ("a date", format!("{name} = 2017-05-02 or {name} = \"๒ พฤษภาคม ๒๕๖๐\""))
        }
        Type::Texts => ("a list of texts", format!("{name} = [\"...\", \"...\"]")),
        Type::Bilingual => (
            "text in both languages",
            format!("{name} = {{ th = \"...\", en = \"...\" }}"),
        ),
        Type::BilingualTexts => (
            "lists in both languages",
            format!("{name} = {{ th = [\"...\"], en = [\"...\"] }}"),
        ),
        Type::Table(_) => ("a table", format!("a line [{name}] and its keys below it")),
        Type::Tables(_) => ("tables", format!("a line [[{name}]] and its keys below it")),
        Type::Parents => ("a slug", format!("{name} = \"...\"")),
        Type::Free => ("a table", format!("a line [{name}] and its keys below it")),
    };
    let place = page.place(value.span());
    page.complain(
        Code::WrongType,
        place,
        format!("`{name}` is {found} here, and should be {wanted}"),
        format!("write {example}"),
    );
}

fn unknown_key_help(scopes: &[Scope], name: &str) -> String {
    let known: Vec<&str> = in_scopes(scopes)
        .flat_map(|key| std::iter::once(key.name).chain(key.also.iter().copied()))
        .collect();
    match nearest(name, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if scopes.contains(&Scope::Document) => {
            "remove it, or put what your own theme needs under [extra]".to_owned()
        }
        None => "remove it".to_owned(),
    }
}

/// A remedy for a word that is not among those known: the nearest, or all where they are few.
pub fn nearest_help(word: &str, known: &[&str]) -> String {
    match nearest(word, known) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if known.len() <= 8 => format!("write one of: {}", known.join(", ")),
        None => "see the list of known names".to_owned(),
    }
}

/// The known word nearest to a mistaken one, if any is near enough to be meant.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let lower = word.to_lowercase();
    known
        .iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), *candidate)
        })
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 4)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The beginning of a text, short enough for a message.
pub fn brief(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() { format!("{head}…") } else { head }
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

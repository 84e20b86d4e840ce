//! Registers of authorities: `content/authorities/*.toml`, and records in profiles.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use toml::de::DeValue;

use crate::date::{Date, in_words};
use crate::diagnostic::{Checked, Code, Diagnostic, Lines, Place, brief};
use crate::keys::{MECHANISM, PARTICIPANT, PLAIN};
use crate::model::{
    Authority, Cadence, FormerName, Located, Name, Parent, Partner, Register, Site,
};
use crate::parse::reader::Reader;
use crate::parse::spelt;
use crate::parse::toml::Page;
use crate::parse::value::Parents;
use crate::site_path::is_segment;

/// Parses one register: an array of tables named like the register.
pub fn register(
    register: Register,
    path: &Arc<str>,
    text: &str,
    site: &Site,
) -> Checked<Vec<Authority>> {
    let word = register.word();
    let (single, text) = double_brackets(word, text);
    let lines = Lines::new(path, &text);
    let mut page = Page::of_file(&lines, site.zone);
    if let Some((first, heads)) = single {
        let times = if heads > 1 {
            format!(" ({heads} times in this file)")
        } else {
            String::new()
        };
        let message = format!(
            "[{word}] begins a single table, and a register is a list of them{times}"
        );
        let help = format!("begin each entry with a line [[{word}]]");
        page.complain(Code::WrongType, lines.place(first), message, help);
    }
    let table = page.whole_table();
    let scopes = match register {
        Register::Mechanisms => MECHANISM,
        Register::Countries | Register::Organisations => PARTICIPANT,
        Register::Pillars | Register::Topics => PLAIN,
    };
    let mut authorities = Vec::new();
    for (name, value) in table.get_ref() {
        let place = page.place(name.span());
        let named = name.get_ref() == word;
        let (true, DeValue::Array(list)) = (named, value.get_ref()) else {
            let message =
                format!("`{}` does not belong in this register", brief(name.get_ref()));
            let help = format!("begin each entry with a line [[{word}]]");
            page.complain(Code::UnknownKey, place, message, help);
            continue;
        };
        for entry in list {
            let place = page.place(entry.span());
            let DeValue::Table(entry) = entry.get_ref() else {
                let help = format!("begin each entry with a line [[{word}]]");
                page.complain(
                    Code::WrongType,
                    place,
                    "an entry of a register is a table",
                    help,
                );
                continue;
            };
            let reader = Reader::new(&mut page, scopes, entry, place);
            authorities.extend(entry_of(&mut page, &reader, register));
        }
    }
    let range = page.offset..text.len();
    let mut spelt =
        spelt::complaints(&page, table.get_ref(), range, &site.misspelt, Vec::new());
    if matches!(text, Cow::Owned(_)) {
        // What was read is not what the file holds.
        for told in &mut spelt {
            told.edits.clear();
        }
    }
    page.diagnostics.extend(spelt);
    Checked { value: authorities, diagnostics: page.diagnostics }
}

/// The text with double brackets around a register's name wherever it has single ones, so that its
/// entries are read all the same; with the place of the first and the number of such lines. All
/// other lines stay where they are.
fn double_brackets<'t>(
    word: &str,
    text: &'t str,
) -> (Option<(Range<usize>, usize)>, Cow<'t, str>) {
    let head = format!("[{word}]");
    let is_head = |line: &str| line.split('#').next().unwrap_or("").trim() == head;
    if !text.lines().any(is_head) {
        return (None, Cow::Borrowed(text));
    }
    let mut doubled = String::with_capacity(text.len() + 64);
    let mut single: Option<(Range<usize>, usize)> = None;
    for line in text.split_inclusive('\n') {
        if is_head(line) {
            let at = doubled.len() + line.len() - line.trim_start().len();
            let (first, heads) = single.take().unwrap_or((at..at + head.len() + 2, 0));
            single = Some((first, heads + 1));
            doubled.push_str(&line.replacen(&head, &format!("[{head}]"), 1));
        } else {
            doubled.push_str(line);
        }
    }
    (single, Cow::Owned(doubled))
}

/// One entry of a register; without a usable slug there is none.
fn entry_of(
    page: &mut Page<'_>,
    reader: &Reader<'_, '_>,
    register: Register,
) -> Option<Authority> {
    let Some(slug) = reader.text(page, "slug") else {
        reader.require(page, "slug", "add a line `slug = \"...\"`, of a-z, 0-9 and -");
        return None;
    };
    if !is_segment(&slug.value) {
        page.complain(
            Code::BadSegment,
            slug.place,
            format!("\"{}\" cannot stand in an address", brief(&slug.value)),
            "write the slug with a-z, 0-9 and - only",
        );
        return None;
    }
    reader.require(page, "name", "add a line `name = { th = \"...\", en = \"...\" }`");
    let mut authority = record(page, reader, register, slug);
    match register {
        Register::Mechanisms => mechanism_facts(page, reader, &mut authority),
        Register::Countries | Register::Organisations => {
            authority.joined = reader.date(page, "joined").map(Located::into_value);
            authority.left = reader.date(page, "left").map(Located::into_value);
            authority.partner = partners(page, reader);
        }
        Register::Pillars | Register::Topics => {}
    }
    Some(authority)
}

/// The record of a mechanism in the front matter of its profile, whose name is its slug.
pub(super) fn mechanism_record(
    page: &mut Page<'_>,
    reader: &Reader<'_, '_>,
    name: &Name,
    place: &Place,
) -> Authority {
    let slug = name.key.rsplit('/').next().unwrap_or("").to_owned();
    let slug = Located::new(slug, place.clone());
    let mut authority = record(page, reader, Register::Mechanisms, slug);
    mechanism_facts(page, reader, &mut authority);
    authority
}

/// What every authority has.
fn record(
    page: &mut Page<'_>,
    reader: &Reader<'_, '_>,
    register: Register,
    slug: Located<String>,
) -> Authority {
    Authority {
        name: reader.bilingual(page, "name"),
        acronym: reader.text(page, "acronym").map(Located::into_value),
        formal: reader.bilingual(page, "formal"),
        variants: reader.bilingual_texts(page, "variants"),
        ..Authority::new(register, slug.value, slug.place)
    }
}

fn mechanism_facts(
    page: &mut Page<'_>,
    reader: &Reader<'_, '_>,
    authority: &mut Authority,
) {
    authority.pillar = reader.text(page, "pillar");
    authority.level = reader.usual(page, "level").map(Located::into_value);
    (authority.from, authority.until) = ends(page, reader);
    authority.parents = match reader.parents(page, "reports_to") {
        Parents::None => Vec::new(),
        Parents::One(to) => vec![Parent { to, from: None, until: None }],
        Parents::Many(readers) => {
            readers.iter().filter_map(|reader| parent(page, reader)).collect()
        }
    };
    let cadence = reader.tables(page, "cadence");
    authority.cadence = cadence
        .iter()
        .map(|reader| {
            let (from, until) = stretch(page, reader);
            Cadence { text: reader.bilingual(page, "text"), from, until }
        })
        .collect();
    let former = reader.tables(page, "former_names");
    authority.former_names = former
        .iter()
        .map(|reader| {
            let (from, until) = stretch(page, reader);
            FormerName {
                name: reader.bilingual(page, "name"),
                acronym: reader.text(page, "acronym").map(Located::into_value),
                from,
                until,
            }
        })
        .collect();
}

fn parent(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Option<Parent> {
    let (from, until) = stretch(page, reader);
    let to = reader.text(page, "to");
    reader.require(page, "to", "add `to = \"...\"` with the slug of the mechanism");
    Some(Parent { to: to?, from, until })
}

fn partners(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Vec<Partner> {
    let tables = reader.tables(page, "partner");
    let mut partners = Vec::new();
    for reader in &tables {
        let (from, until) = stretch(page, reader);
        reader.require(page, "tier", "add `tier = \"dialogue\"`");
        if let Some(tier) = reader.usual(page, "tier") {
            partners.push(Partner { tier: tier.value, from, until });
        }
    }
    partners
}

fn stretch(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> (Option<Date>, Option<Date>) {
    let (from, until) = ends(page, reader);
    (from.map(Located::into_value), until.map(Located::into_value))
}

/// `from` and `until`; of an end wholly before the beginning it complains, and leaves both out.
fn ends(
    page: &mut Page<'_>,
    reader: &Reader<'_, '_>,
) -> (Option<Located<Date>>, Option<Located<Date>>) {
    let (from, until) = (reader.date(page, "from"), reader.date(page, "until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value.last_day() < from.value.first_day()
    {
        let message = format!(
            "this ends ({}) before it begins ({})",
            in_words(until.value),
            in_words(from.value)
        );
        let help = "exchange `from` and `until`, or correct one of them";
        page.push(
            Diagnostic::at(Code::EndsFirst, until.place.clone(), message, help)
                .and(from.place.clone(), "it begins here"),
        );
        return (None, None);
    }
    (from, until)
}

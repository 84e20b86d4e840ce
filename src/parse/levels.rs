//! `[check]` of the settings: how much each rule matters, by the code of its complaint.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::{
    Code, Diagnostic, Levels, Place, Severity, brief, nearest_help, nearest_name,
};
use crate::parse::reader::{Reader, in_order};
use crate::parse::toml::Page;
use crate::parse::wrong_type::wrong_type;

/// Reads the levels; codes that are not known, and errors that should be less, are complained of.
pub(super) fn levels(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Levels {
    let mut levels = Levels::default();
    let Some(entry) = reader.entry("check") else { return levels };
    let DeValue::Table(table) = entry.value.get_ref() else {
        wrong_type(page, entry.key, entry.value);
        return levels;
    };
    let mut said: BTreeMap<Code, Place> = BTreeMap::new();
    for (name, value) in in_order(table) {
        let place = page.place(name.span());
        let Some(code) = Code::from_text(name.get_ref()) else {
            unknown(page, name.get_ref(), place);
            continue;
        };
        if let Some(first) = said.get(&code) {
            let message = format!("`{code}` is set again");
            let help = "keep one of the two lines";
            page.push(
                Diagnostic::at(Code::SaidTwice, place, message, help)
                    .and(first.clone(), "set here first"),
            );
            continue;
        }
        said.insert(code, place.clone());
        if let Some(severity) = severity(page, code, value)
            && !levels.choose(code, severity)
        {
            let message = format!(
                "{code} is an error, for which the site cannot be built, and cannot be \"{}\"",
                severity.word()
            );
            page.complain(Code::BadValue, place, message, "remove this line");
        }
    }
    levels
}

fn unknown(page: &mut Page<'_>, name: &str, place: Place) {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.text()).collect();
    let help = match nearest_name(name, &codes) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the code as a complaint shows it, such as W0406".to_owned(),
    };
    let message = format!("`{}` is not the code of a complaint", brief(name));
    page.complain(Code::UnknownKey, place, message, help);
}

fn severity(
    page: &mut Page<'_>,
    code: Code,
    value: &Spanned<DeValue<'_>>,
) -> Option<Severity> {
    let words: Vec<&str> = Severity::ALL.iter().map(|severity| severity.word()).collect();
    let place = page.place(value.span());
    let DeValue::String(text) = value.get_ref() else {
        let message = format!("`{code}` should be one word in quotes");
        let help = format!("write one of these in quotes: {}", words.join(", "));
        page.complain(Code::WrongType, place, message, help);
        return None;
    };
    let found = Severity::from_word(text.trim());
    if found.is_none() {
        let message = format!("`{code}` cannot be \"{}\"", brief(text));
        page.complain(Code::BadValue, place, message, nearest_help(text, &words));
    }
    found
}

//! `theme.toml` and `messages/{th,en}.toml` to a theme's settings and words.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::de::DeValue;

use crate::diagnostic::{Checked, Code, Lines, brief};
use crate::keys::Scope;
use crate::model::Located;
use crate::parse::reader::Reader;
use crate::parse::toml::Page;

/// What a theme says of itself.
#[derive(Debug, Clone)]
pub struct ThemeSettings {
    /// The lowest version of Samut that it fits, and the first one that it no longer does.
    pub versions: Option<Located<Versions>>,
}

/// A stretch of versions: from the first, included, to the second, excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    from: Option<[u32; 3]>,
    before: Option<[u32; 3]>,
}

impl Versions {
    /// Reads `>=0.1, <0.2`.
    fn parse(text: &str) -> Option<Self> {
        let mut versions = Self { from: None, before: None };
        for part in text.split(',') {
            let part = part.trim();
            if let Some(version) = part.strip_prefix(">=") {
                versions.from = Some(numbers(version)?);
            } else if let Some(version) = part.strip_prefix('<') {
                versions.before = Some(numbers(version)?);
            } else {
                return None;
            }
        }
        Some(versions)
    }

    /// Whether a version of Samut, such as `0.1.0`, lies in the stretch.
    pub fn fits(&self, version: &str) -> bool {
        let Some(version) = numbers(version) else { return false };
        self.from.is_none_or(|from| from <= version)
            && self.before.is_none_or(|before| version < before)
    }
}

/// The three numbers of a version; those left out are 0, a pre-release counts as its release.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let release = version.trim().split(['-', '+']).next()?;
    let mut numbers = [0; 3];
    let mut parts = release.split('.');
    for number in &mut numbers {
        match parts.next() {
            Some(part) => *number = part.trim().parse().ok()?,
            None => break,
        }
    }
    parts.next().is_none().then_some(numbers)
}

/// Parses `theme.toml`.
pub fn theme(path: &Arc<str>, text: &str) -> Checked<ThemeSettings> {
    let lines = Lines::new(path, text);
    let mut page = Page::of_file(&lines, 0);
    let table = page.whole_table();
    let reader =
        Reader::new(&mut page, &[Scope::Theme], table.get_ref(), lines.place(0..1));
    for name in ["name", "license", "description"] {
        reader.text(&mut page, name);
    }
    let versions = reader.text(&mut page, "samut").and_then(|text| {
        let versions = Versions::parse(&text.value);
        if versions.is_none() {
            page.complain(
                Code::BadValue,
                text.place.clone(),
                format!("\"{}\" is not a range of versions", brief(&text.value)),
                "write it as \">=0.1, <0.2\"",
            );
        }
        Some(Located::new(versions?, text.place))
    });
    Checked { value: ThemeSettings { versions }, diagnostics: page.diagnostics }
}

/// Parses a file of messages: one `key = "words"` a line. `{name}` stands for what is put in.
pub fn messages(
    path: &Arc<str>,
    text: &str,
) -> Checked<BTreeMap<String, Located<String>>> {
    let lines = Lines::new(path, text);
    let mut page = Page::of_file(&lines, 0);
    let table = page.whole_table();
    let mut messages = BTreeMap::new();
    for (name, value) in table.get_ref() {
        let place = page.place(value.span());
        match value.get_ref() {
            DeValue::String(words) => {
                let words = Located::new(words.to_string(), place);
                messages.insert(name.get_ref().to_string(), words);
            }
            _ => page.complain(
                Code::WrongType,
                place,
                format!("the message `{}` is not text", brief(name.get_ref())),
                "write it in quotes: key = \"words\"",
            ),
        }
    }
    Checked { value: messages, diagnostics: page.diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_versions_hold_what_they_say() {
        let fits =
            |range: &str, version: &str| Versions::parse(range).map(|v| v.fits(version));
        assert_eq!(fits(">=0.1, <0.2", "0.1.9"), Some(true));
        assert_eq!(fits(">=0.1, <0.2", "0.2.0"), Some(false));
        assert_eq!(fits(">=0.1.1", "0.1.0"), Some(false));
        assert_eq!(fits(">=0.1", "0.1.0-dev"), Some(true));
        assert_eq!(fits("^0.1", "0.1.0"), None);
        assert_eq!(fits(">=ก", "0.1.0"), None);
    }
}

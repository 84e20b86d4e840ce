//! Where the keys at the top of a document's front matter stand, to the byte.
//!
//! In: a file's text. Out: places for whoever changes one line and not a byte beside it. It
//! judges nothing.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use crate::diagnostic::Lines;
use crate::parse::front_matter;

/// Where the front matter of a document and its keys stand, in bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// The lines between the two `+++`.
    pub front_matter: Range<usize>,
    /// The keys at the top, each with its name and its value, in the order of the file.
    pub keys: Vec<StandingKey>,
}

/// One key and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingKey {
    /// Its name as it is written, without quotation marks.
    pub name: String,
    /// The bytes of the name.
    pub key: Range<usize>,
    /// The bytes of the value; of a text, its quotation marks too.
    pub value: Range<usize>,
}

impl Stands {
    /// A key by its name.
    pub fn key(&self, name: &str) -> Option<&StandingKey> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// Finds the keys of a document; nothing where its front matter is not well-formed.
pub fn stands(text: &str) -> Option<Stands> {
    let path = Arc::from("");
    let split = front_matter::split(&Lines::new(&path, text)).ok()?;
    let start = split.front_matter.start;
    let table = DeTable::parse(text.get(split.front_matter.clone())?).ok()?;
    let in_file = |span: Range<usize>| start + span.start..start + span.end;
    let mut keys: Vec<StandingKey> = table
        .get_ref()
        .iter()
        .map(|(name, value)| StandingKey {
            name: name.get_ref().to_string(),
            key: in_file(name.span()),
            value: in_file(value.span()),
        })
        .collect();
    keys.sort_by_key(|key| key.key.start);
    Some(Stands { front_matter: split.front_matter, keys })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let stands = stands(text).unwrap();
        let found: Vec<_> = stands
            .keys
            .iter()
            .map(|key| (&text[key.key.clone()], &text[key.value.clone()]))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn names_and_values_stand_where_they_are_found() {
        check(
            "\u{feff}+++\r\n# ก\r\ntitle = \"ข่าว\" # x\r\n\"date\"=2017-05-02\r\n+++\r\na = 1\r\n",
            &[("title", "\"ข่าว\""), ("\"date\"", "2017-05-02")],
        );
        check(
            "+++\ntitle = \"\"\"\nก\n+ข\"\"\"\ntags = [\n \"a\", # b\n]\n+++\n",
            &[("title", "\"\"\"\nก\n+ข\"\"\""), ("tags", "[\n \"a\", # b\n]")],
        );
        check("+++\n+++\n", &[]);
        assert_eq!(
            stands("+++\nb = 1\na = 2\n+++\n").unwrap().key("a").unwrap().value,
            14..15
        );
    }

    #[test]
    fn what_is_not_well_formed_has_no_keys() {
        assert_eq!(stands("+++\ntitle = \"x\n+++\n"), None);
        assert_eq!(stands("title = \"x\"\n"), None);
        assert_eq!(stands("+++\na = 1\na = 2\n+++\n"), None);
    }
}

//! A table matched with the one table of keys: what is not in it, or said twice, is told.
//!
//! The values themselves are read in `value`.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::keys::{Key, Scope, in_scopes};
use crate::parse::toml::Page;
use crate::parse::unknown;

/// One table of known keys, read value by value.
pub(super) struct Reader<'t, 'a> {
    scopes: &'static [Scope],
    entries: Vec<Entry<'t, 'a>>,
    place: Place,
}

/// A key that stands in the table, with its value.
pub(super) struct Entry<'t, 'a> {
    pub(super) key: &'static Key,
    pub(super) value: &'t Spanned<DeValue<'a>>,
    pub(super) key_place: Place,
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
        for (name, value) in in_order(table) {
            let key_place = page.place(name.span());
            let text: &str = name.get_ref();
            // Hugo and Zola keep lists of slugs in a table of their own.
            if text == "taxonomies"
                && scopes.contains(&Scope::Document)
                && let DeValue::Table(inner) = value.get_ref()
            {
                for (name, value) in in_order(inner) {
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
            unknown::complain(page, self.scopes, name, key_place);
            return;
        };
        if let Some(earlier) =
            self.entries.iter().find(|entry| entry.key.name == key.name)
        {
            let message = format!("`{name}` says again what is said already");
            let help = format!("keep one of the two, best as `{}`", key.name);
            page.push(
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

    pub(super) fn entry(&self, name: &str) -> Option<&Entry<'t, 'a>> {
        debug_assert!(
            in_scopes(self.scopes).any(|key| key.name == name),
            "`{name}` is not in the table of keys for {:?}",
            self.scopes
        );
        self.entries.iter().find(|entry| entry.key.name == name)
    }

    /// Complains of a required key that does not stand in the table, or stands there empty; not
    /// where an unknown key was taken for it, as that is told already.
    pub(super) fn require(&self, page: &mut Page<'_>, name: &str, help: &str) {
        match self.entry(name) {
            None if page.was_meant(name) => {}
            None => self.missing(page, name, help),
            Some(Entry { value, .. }) if is_blank(value.get_ref()) => {
                let place = page.place(value.span());
                let message = format!("`{name}` is empty");
                let help =
                    format!("write it between the quotation marks: {name} = \"...\"");
                page.complain(Code::Missing, place, message, help);
            }
            Some(_) => {}
        }
    }

    /// Complains that a required key is missing.
    pub(super) fn missing(&self, page: &mut Page<'_>, name: &str, help: &str) {
        let message = format!("`{name}` is missing");
        page.complain(Code::Missing, self.place.clone(), message, help);
    }
}

/// Whether a value is a text without a letter.
fn is_blank(value: &DeValue<'_>) -> bool {
    matches!(value, DeValue::String(text) if text.trim().is_empty())
}

/// The entries of a table in the order of the text: the first to say something is the first.
pub(super) fn in_order<'t, 'a>(
    table: &'t DeTable<'a>,
) -> Vec<(&'t Spanned<DeString<'a>>, &'t Spanned<DeValue<'a>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

/// The scopes of a table's keys, as a list that lives for ever.
pub(super) fn scope_list(scope: Scope) -> &'static [Scope] {
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
        Scope::Misspelt => &[Scope::Misspelt],
        Scope::Pictures => &[Scope::Pictures],
        Scope::Document
        | Scope::Authority
        | Scope::Participant
        | Scope::Mechanism
        | Scope::Site
        | Scope::Theme => &[],
    }
}

//! The one table of keys: every name that front matter, registers and settings may hold.
//!
//! The parser reads by it, twins inherit by it, and the editors' page, the schemas for text editors and the
//! form in a browser are made from it. In: nothing. Out: keys, with their names, values and what they say
//! in both languages. Never reads or judges a value.

mod table;
mod words;

use crate::lang::Bilingual;

pub use table::KEYS;
pub use words::{
    DIGITS, KINDS, LANGUAGES, LEVELS, LINKS, RELATIONS, SESSION_KINDS, TIERS, Word, words,
};

/// Where a key may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The top of a document's front matter.
    Document,
    /// `[event]` or `[[event]]`.
    Event,
    /// `[[mentions]]`.
    Mention,
    /// `[source]`.
    Source,
    /// `[[images]]`.
    Image,
    /// `[[attachments]]`.
    Attachment,
    /// One authority of a register.
    Authority,
    /// The facts of a country or an organisation.
    Participant,
    /// The facts of a mechanism, in its register or in its profile.
    Mechanism,
    /// One of `partner`.
    Partner,
    /// One of `cadence`.
    Cadence,
    /// One of `reports_to` where it changed.
    ReportsTo,
    /// One of `former_names`.
    FormerName,
    /// `content/site.toml`.
    Site,
    /// One of `[[menu]]`.
    Menu,
    /// One of `[[misspelt]]`.
    Misspelt,
    /// `[pictures]` of the settings.
    Pictures,
    /// `theme.toml`.
    Theme,
}

/// The keys of a document that is not a profile.
pub const DOCUMENT: &[Scope] = &[Scope::Document];
/// The keys of a profile: those of any document, and the record of its mechanism.
pub const PROFILE: &[Scope] = &[Scope::Document, Scope::Mechanism, Scope::Authority];
/// The keys of a mechanism in its register.
pub const MECHANISM: &[Scope] = &[Scope::Authority, Scope::Mechanism];
/// The keys of a country or an organisation in its register.
pub const PARTICIPANT: &[Scope] = &[Scope::Authority, Scope::Participant];
/// The keys of an entry of any other register.
pub const PLAIN: &[Scope] = &[Scope::Authority];

/// What a key's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// Text in quotes.
    Text,
    /// A part of an address: `a-z`, `0-9` and `-`.
    Segment,
    /// An address that begins with `https://` or `http://`.
    WebAddress,
    /// A language by its tag, as BCP 47 has it.
    LanguageTag,
    /// A time zone by its name, or an offset such as `+07:00`.
    Zone,
    /// A stretch of versions, such as `>=0.1, <0.2`.
    Versions,
    /// One of a few words.
    Choice(&'static [Word]),
    /// Usually one of a few words, and possibly another.
    Usual(&'static [Word]),
    /// `true` or `false`.
    Switch,
    /// A whole number.
    Number,
    /// A whole number from 1 to a largest.
    Count(u16),
    /// A date: TOML, ISO 8601 or as written in Thai or English.
    Date,
    /// A list of texts; one text alone stands for a list of one.
    Texts,
    /// Both languages by their tags, in an order.
    Languages,
    /// The slug of an entry of a register.
    Slug(Named),
    /// A list of slugs of entries of registers; one alone stands for a list of one.
    Slugs(Named),
    /// `{ th = "...", en = "..." }`.
    Bilingual,
    /// `{ th = ["..."], en = ["..."] }`.
    BilingualTexts,
    /// A table of its own keys.
    Table(Scope),
    /// A list of tables; one table alone stands for a list of one.
    Tables(Scope),
    /// The slug of a mechanism, or tables of a slug and the years it held.
    Parents,
    /// A table of codes of complaints, each with how much it matters.
    Levels,
    /// Anything: it is the theme's affair.
    Free,
}

impl Type {
    /// Whether the value is a list of texts.
    pub const fn is_texts(self) -> bool {
        matches!(self, Self::Texts | Self::Languages | Self::Slugs(_))
    }
}

/// Whom a slug may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Named {
    /// A pillar.
    Pillar,
    /// A mechanism.
    Mechanism,
    /// A country.
    Country,
    /// An organisation.
    Organisation,
    /// A topic.
    Topic,
    /// Who can take part in a meeting: a country, an organisation or a mechanism.
    Actor,
    /// The same, or [`ALL_MEMBERS`].
    ActorOrMembers,
}

/// What stands among participants for the members of ASEAN on the day, in small letters.
pub const ALL_MEMBERS: &str = "all members";

/// Whether both languages of an item share a key's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A fact of the item: said once, in either language.
    Shared,
    /// Words of one language.
    Own,
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Where it stands.
    pub scope: Scope,
    /// The name we give it.
    pub name: &'static str,
    /// Other names that are accepted: those of Hugo, and older habits.
    pub also: &'static [&'static str],
    /// What its value is.
    pub kind: Type,
    /// Whether twins share it.
    pub class: Class,
    /// Whether it may not be left out. Of a document, where it stands for an item or a part and is
    /// no draft.
    pub required: bool,
    /// What it is called in a form.
    pub label: Bilingual<&'static str>,
    /// What it says, in one sentence for editors.
    pub meaning: Bilingual<&'static str>,
}

impl Key {
    /// Every name under which it may stand, ours first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.also.iter().copied())
    }
}

/// What is said once for an item and all of its parts: the keys that a part may not have.
pub const OF_WHOLE: &[&str] = &[
    "kind",
    "date",
    "mechanisms",
    "countries",
    "organisations",
    "topics",
    "event",
    "mentions",
    "source",
];

/// The keys that may stand in any of the scopes, in the table's order.
pub fn in_scopes(scopes: &[Scope]) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| scopes.contains(&key.scope))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_name_is_given_twice_in_a_scope() {
        let mut seen = BTreeSet::new();
        for key in KEYS {
            for name in key.names() {
                assert!(
                    seen.insert((key.scope, name)),
                    "{name} twice in {:?}",
                    key.scope
                );
            }
        }
    }

    #[test]
    fn every_key_is_told_in_both_languages() {
        let is_thai = |c: char| ('ก'..='๛').contains(&c);
        for key in KEYS {
            let Key { name, label, meaning, .. } = key;
            assert!(meaning.en.ends_with('.'), "{name}: {}", meaning.en);
            assert!(!meaning.en.contains(is_thai) || meaning.en.contains('`'), "{name}");
            assert!(meaning.th.contains(is_thai), "{name}: {}", meaning.th);
            assert!(!meaning.th.ends_with('.'), "Thai has no full stop: {}", meaning.th);
            assert!(label.en.starts_with(char::is_uppercase), "{name}: {}", label.en);
            assert!(label.th.starts_with(is_thai), "{name}: {}", label.th);
            for text in [label.th, label.en, meaning.th, meaning.en] {
                assert_eq!(text.trim(), text, "{name}");
                assert!(
                    !text.contains("  ") && !text.contains(['\n', '|']),
                    "{name}: {text}"
                );
            }
        }
    }

    #[test]
    fn no_two_keys_of_a_table_have_one_label() {
        let mut seen = BTreeSet::new();
        for scopes in [DOCUMENT, PROFILE, MECHANISM, PARTICIPANT] {
            seen.clear();
            for key in in_scopes(scopes) {
                assert!(seen.insert(key.label.th), "{}: {}", key.name, key.label.th);
                assert!(seen.insert(key.label.en), "{}: {}", key.name, key.label.en);
            }
        }
    }

    #[test]
    fn what_is_said_of_the_whole_are_keys() {
        for name in OF_WHOLE {
            assert!(in_scopes(DOCUMENT).any(|key| key.name == *name), "{name}");
        }
    }
}

//! The one table of placeholders: what an archetype may ask for.
//!
//! The parser of archetypes reads by it, `samut new` fills by it, and `docs/archetypes.md` is made
//! from it.

use crate::keys::{Class, Scope, in_scopes};

/// Where a placeholder may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// As a value of the front matter only.
    AsValue,
    /// Among words only: in quotes, in a comment, in the text.
    AmongWords,
    /// Anywhere.
    Anywhere,
}

macro_rules! placeholders {
    ($($name:ident = $text:literal $(($scope:ident, $key:literal))?, $stands:ident, $meaning:literal;)+) => {
        /// Something that an archetype asks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Placeholder { $(#[doc = $meaning] $name,)+ }

        impl Placeholder {
            /// Every placeholder, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its name between the braces.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// What stands in its place, in one sentence for editors.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)+ }
            }

            /// Where it may stand.
            pub const fn stands(self) -> Fits {
                match self { $(Self::$name => Fits::$stands,)+ }
            }

            /// The key whose value it is.
            pub const fn key(self) -> Option<(Scope, &'static str)> {
                match self { $($(Self::$name => Some((Scope::$scope, $key)),)?)+ _ => None }
            }
        }
    };
}

placeholders! {
    Title = "title" (Document, "title"), Anywhere, "The title in the language of the file.";
    Kind = "kind" (Document, "kind"), AsValue, "What the item is, where its folder does not say it.";
    Date = "date" (Document, "date"), Anywhere, "The day of the item.";
    Draft = "draft" (Document, "draft"), AsValue, "`true` for a draft.";
    Mechanisms = "mechanisms" (Document, "mechanisms"), AsValue, "The mechanism, where no meeting of it is told.";
    Countries = "countries" (Document, "countries"), AsValue, "The countries that the item is about.";
    Organisations = "organisations" (Document, "organisations"), AsValue, "The organisations that it is about.";
    Topics = "topics" (Document, "topics"), AsValue, "Its topics.";
    Mechanism = "mechanism" (Event, "mechanism"), Anywhere, "The mechanism that met; among words, its short name.";
    Session = "session" (Event, "session"), Anywhere, "The number of the session.";
    SessionKind = "session_kind" (Event, "kind"), AsValue, "`special` or `informal`, where the session is.";
    Start = "start" (Event, "start"), Anywhere, "The day or the days of the meeting.";
    End = "end" (Event, "end"), Anywhere, "Its last day, where `start` is the first alone.";
    Place = "place" (Event, "place"), Anywhere, "The town and country, in the language of the file.";
    Host = "host" (Event, "host"), AsValue, "Who hosted.";
    Name = "name" (Authority, "name"), AsValue, "The name of a new mechanism in both languages.";
    Acronym = "acronym" (Authority, "acronym"), Anywhere, "Its acronym.";
    Pillar = "pillar" (Mechanism, "pillar"), AsValue, "Its pillar.";
    Level = "level" (Mechanism, "level"), AsValue, "Its level.";
    ReportsTo = "reports_to" (Mechanism, "reports_to"), AsValue, "The mechanism that it reports to.";
    MechanismName = "mechanism_name", AmongWords, "The whole name of the mechanism, in the language of the file.";
    SessionName = "session_name", AmongWords, "The whole name of the mechanism with the number of the session: `26th ASEAN …`, `… ครั้งที่ ๒๖`.";
    Ordinal = "ordinal", AmongWords, "The number of the session as it is said: `26th`, `๒๖`.";
    When = "when", AmongWords, "When the meeting was, from first day to last, as a sentence goes on: `on 22–27 May 2026`.";
    Twin = "twin", AmongWords, "The name of the file that holds the facts, where it is another than this one.";
}

impl Placeholder {
    /// The placeholder of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|placeholder| placeholder.name() == name)
    }

    /// Whether it is a fact of the item, which one of its files says for both.
    pub fn is_shared(self) -> bool {
        let key = self
            .key()
            .and_then(|(scope, name)| in_scopes(&[scope]).find(|key| key.name == name));
        key.is_some_and(|key| key.class == Class::Shared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_that_of_a_key() {
        for placeholder in Placeholder::ALL {
            let name = placeholder.name();
            assert_eq!(
                placeholder.key().is_none(),
                placeholder.stands() == Fits::AmongWords,
                "{name}"
            );
            let Some((scope, key)) = placeholder.key() else { continue };
            assert!(in_scopes(&[scope]).any(|known| known.name == key), "{name}");
            assert_eq!(Placeholder::from_name(name), Some(*placeholder));
        }
    }

    #[test]
    fn words_belong_to_a_language_and_facts_to_the_item() {
        let own: Vec<_> = Placeholder::ALL.iter().filter(|p| !p.is_shared()).collect();
        let own: Vec<_> = own.iter().map(|placeholder| placeholder.name()).collect();
        let expected = [
            "title",
            "draft",
            "place",
            "mechanism_name",
            "session_name",
            "ordinal",
            "when",
            "twin",
        ];
        assert_eq!(own, expected);
    }
}

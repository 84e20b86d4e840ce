//! How a text of an item stands to its twin: whether it is there, and as new as what it was made from.
//!
//! In: what both texts of an item say of themselves. Out: the state of one of them. Of two texts, the
//! original is the one that does not say what it was translated from, where the other does.

use crate::digest::Digest;
use crate::lang::{Bilingual, Lang};
use crate::model::{Document, Text, Words};

/// The state of an item in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Translation {
    /// There is no text, or it is a draft.
    Missing,
    /// There is a title, and the other language has a whole text.
    TitleOnly,
    /// There are two texts, and it is not known which was made from which.
    Unmarked,
    /// It was made from a text that has changed since.
    Stale,
    /// It was made from the other language's text as that stands now.
    Current,
    /// The same, and it was compared with it as both stand now.
    Reviewed,
    /// It is what the other language is translated from, or the only text.
    Original,
}

impl Translation {
    /// All states: what is most to do first, and those with nothing to do last.
    pub const ALL: [Self; 7] = [
        Self::Missing,
        Self::TitleOnly,
        Self::Unmarked,
        Self::Stale,
        Self::Current,
        Self::Reviewed,
        Self::Original,
    ];

    /// The word for people and programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TitleOnly => "title-only",
            Self::Unmarked => "unmarked",
            Self::Stale => "stale",
            Self::Current => "current",
            Self::Reviewed => "reviewed",
            Self::Original => "original",
        }
    }

    /// The state of a text beside its twin, be it there or not.
    pub fn of(own: Option<Side<'_>>, twin: Option<Side<'_>>) -> Self {
        let Some(own) = own else { return Self::Missing };
        let Some(twin) = twin else { return Self::Original };
        match (own.has_body, twin.has_body) {
            (false, true) => return Self::TitleOnly,
            (true, false) => return Self::Original,
            (true, true) | (false, false) => {}
        }
        match (own.made_from(), twin.made_from()) {
            (None, Some(_)) => Self::Original,
            (None, None) | (Some(_), Some(_)) => Self::Unmarked,
            (Some(from), None) if from != twin.digest => Self::Stale,
            (Some(_), None) if own.was_reviewed() => Self::Reviewed,
            (Some(_), None) => Self::Current,
        }
    }

    /// The state of one of two texts.
    pub fn of_texts(texts: &Bilingual<Option<Text>>, lang: Lang) -> Self {
        let side = |lang| texts.get(lang).as_ref().map(Side::from);
        Self::of(side(lang), side(lang.other()))
    }
}

/// What of a text matters to its translation, and what it says of its own.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    words: &'a Words,
    has_body: bool,
    digest: Digest,
}

impl Side<'_> {
    /// The digest of the text from which it was made, where it says so.
    fn made_from(&self) -> Option<Digest> {
        self.words.translated_from.as_ref().map(|from| from.value)
    }

    /// Whether it was compared with the other language as it stands now.
    fn was_reviewed(&self) -> bool {
        self.words.reviewed.as_ref().is_some_and(|reviewed| reviewed.value == self.digest)
    }
}

impl<'a> From<&'a Text> for Side<'a> {
    fn from(text: &'a Text) -> Self {
        Self { words: &text.words, has_body: text.body.is_some(), digest: text.digest }
    }
}

impl<'a> From<&'a Document> for Side<'a> {
    fn from(document: &'a Document) -> Self {
        Self {
            words: &document.words,
            has_body: !document.body.outline.is_empty,
            digest: document.digest,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Place;
    use crate::model::Located;

    /// A text as it is written in the table below: its digest, whether it has a body, the state that
    /// it was made from and that in which it was reviewed; `-` for what it does not say.
    fn words(text: &str) -> Option<(Words, bool, Digest)> {
        let digest = |word: &str| format!("{word:0>12}").parse().unwrap();
        let said = |word: &str| {
            let place = Place::start(&Arc::from("x"));
            (word != "-").then(|| Box::new(Located::new(digest(word), place)))
        };
        let mut parts = text.split(' ');
        let mut next = || parts.next().filter(|part| !part.is_empty());
        let own = digest(next()?);
        let has_body = next() == Some("body");
        let translated_from = said(next().unwrap());
        let reviewed = said(next().unwrap());
        let words = Words { translated_from, reviewed, ..Words::default() };
        Some((words, has_body, own))
    }

    fn side(text: &Option<(Words, bool, Digest)>) -> Option<Side<'_>> {
        let (words, has_body, digest) = text.as_ref()?;
        Some(Side { words, has_body: *has_body, digest: *digest })
    }

    fn check(own: &str, twin: &str, expected: Translation) {
        let (own, twin) = (words(own), words(twin));
        assert_eq!(
            Translation::of(side(&own), side(&twin)),
            expected,
            "{own:?} {twin:?}"
        );
    }

    #[test]
    fn what_is_there_decides_first() {
        check("", "1 body - -", Translation::Missing);
        check("", "", Translation::Missing);
        check("1 body - -", "", Translation::Original);
        check("1 body 2 1", "", Translation::Original);
        check("1 title - -", "", Translation::Original);
        check("1 title - -", "2 body - -", Translation::TitleOnly);
        check("1 title 2 1", "2 body - -", Translation::TitleOnly);
        check("2 body - -", "1 title - -", Translation::Original);
        check("2 body 1 -", "1 title - -", Translation::Original);
    }

    #[test]
    fn the_original_is_the_one_that_does_not_say_what_it_was_made_from() {
        check("1 body - -", "2 body 1 -", Translation::Original);
        check("1 body - -", "2 body 9 -", Translation::Original);
        check("1 body - 1", "2 body 9 -", Translation::Original);
        check("1 body - -", "2 body - -", Translation::Unmarked);
        check("1 body 2 -", "2 body 1 -", Translation::Unmarked);
        check("1 title - -", "2 title - -", Translation::Unmarked);
    }

    #[test]
    fn a_translation_is_as_new_as_its_original() {
        check("2 body 1 -", "1 body - -", Translation::Current);
        check("2 title 1 -", "1 title - -", Translation::Current);
        check("2 body 9 -", "1 body - -", Translation::Stale);
        check("2 body 9 2", "1 body - -", Translation::Stale);
        check("2 body 1 2", "1 body - -", Translation::Reviewed);
        check("2 body 1 1", "1 body - -", Translation::Current);
        check("2 body 1 9", "1 body - -", Translation::Current);
    }
}

//! Translations beside their originals: a warning where one is older than the other, and where it is
//! not known which is which.
//!
//! In: the texts of an item that is on the site, or will be. Out: complaints. What is missing, or is a
//! title only, is nobody's fault.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::lang::{Bilingual, Lang};
use crate::model::{Document, Side, Text, Translation, Words};

/// One of two texts.
pub(super) struct One<'a> {
    side: Side<'a>,
    words: &'a Words,
    path: &'a Arc<str>,
}

impl One<'_> {
    /// Its title, or the beginning of its file.
    fn place(&self) -> Place {
        let title = self.words.title.as_ref();
        title.map_or_else(|| Place::start(self.path), |title| title.place.clone())
    }
}

impl<'a> From<&'a Text> for One<'a> {
    fn from(text: &'a Text) -> Self {
        Self { side: Side::from(text), words: &text.words, path: &text.path }
    }
}

impl<'a> From<&'a Arc<Document>> for One<'a> {
    fn from(document: &'a Arc<Document>) -> Self {
        let Document { words, name, .. } = &**document;
        Self { side: Side::from(&**document), words, path: &name.path }
    }
}

/// Complains of the texts of an item, or of its documents.
pub(super) fn complain<'a, T>(
    texts: &'a Bilingual<Option<T>>,
    default_lang: Lang,
    out: &mut Vec<Diagnostic>,
) where
    One<'a>: From<&'a T>,
{
    let one = |lang| texts.get(lang).as_ref().map(One::from);
    let (Some(first), Some(second)) = (one(default_lang), one(default_lang.other()))
    else {
        return;
    };
    out.extend(
        stale(&first, &second, default_lang.other())
            .or_else(|| stale(&second, &first, default_lang))
            .or_else(|| both(&first, &second)),
    );
}

/// A translation of a text, in a language, that has changed since.
fn stale(own: &One<'_>, original: &One<'_>, lang: Lang) -> Option<Diagnostic> {
    let state = Translation::of(Some(own.side), Some(original.side));
    let from = own.words.translated_from.as_ref()?;
    (state == Translation::Stale).then(|| {
        let name = lang.english_name();
        let message =
            format!("the {name} text has changed since this was translated from it");
        let help = format!(
            "bring this text up to date, then run `samut translations mark {}`",
            own.path
        );
        let place = from.place.clone();
        Diagnostic::at(Code::StaleTranslation, place, message, help)
            .and(original.place(), format!("the {name} text as it is now"))
    })
}

/// Two texts of which each says that it was translated from the other.
fn both(first: &One<'_>, second: &One<'_>) -> Option<Diagnostic> {
    let state = Translation::of(Some(second.side), Some(first.side));
    let place = |one: &One<'_>| Some(one.words.translated_from.as_ref()?.place.clone());
    let (other, place) = (place(first)?, place(second)?);
    (state == Translation::Unmarked).then(|| {
        let message =
            "each of these two texts says that it was translated from the other";
        let help = "remove this line from the file of the text that was written first";
        Diagnostic::at(Code::BothTranslated, place, message, help)
            .and(other, "the other text")
    })
}

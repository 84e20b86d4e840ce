//! What is noted in a translation that is as new as its original, or why nothing can be.
//!
//! In: an entry, the language of the translation, and what is said of it. Out: the digests that its
//! front matter is to hold; or what is wrong, with a remedy.

use std::sync::Arc;

use crate::digest::Digest;
use crate::lang::Lang;
use crate::model::Translation;
use crate::translations::Entry;

/// The key that says from which state of the original a translation was made.
const TRANSLATED_FROM: &str = "translated_from";
/// The key that says in which state a translation was reviewed.
const REVIEWED: &str = "reviewed";

/// What is said of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It was brought up to date. A review of what it was before does not hold any more.
    Current,
    /// What has changed in the original does not affect it, nor a review of it.
    Unchanged,
    /// It was compared with the original, and is right.
    Reviewed,
}

/// What is to change in the front matter of a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// The path of the translation.
    pub path: Arc<str>,
    /// The path of its original.
    pub original: Arc<str>,
    /// The keys to write; none where all is noted already.
    pub keys: Vec<(&'static str, Note)>,
}

/// What becomes of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// It says this digest.
    Put(Digest),
    /// It goes, if it is there.
    TakeOut,
}

/// Why a text cannot be marked, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What is to be noted in the text of an entry in a language, of which it is said how it stands.
pub fn mark(entry: &Entry<'_>, lang: Lang, how: How) -> Result<Marking, Refused> {
    let refuse = |message, help| Err(Refused { message, help });
    let text = |lang| entry.texts.get(lang).as_ref();
    let beside = |lang| entry.path(lang).unwrap_or_default();
    let (path, twin_path) = (beside(lang), beside(lang.other()));
    let language = lang.other().english_name();
    let Some(own) = text(lang) else {
        return refuse(
            format!("there is no {path}"),
            "write the translation first, then mark it".to_owned(),
        );
    };
    let Some(twin) = text(lang.other()) else {
        return refuse(
            format!(
                "{path} has no {language} text beside it of which it could be a translation"
            ),
            format!(
                "if there is one, name it {twin_path}: twins have one name, but for the language"
            ),
        );
    };
    if twin.words.draft {
        return refuse(
            format!("the {language} text, {twin_path}, is a draft, and may change still"),
            format!("publish it first: remove `draft = true` from {twin_path}"),
        );
    }
    match (own.body.is_some(), twin.body.is_some()) {
        (false, true) => {
            return refuse(
                format!(
                    "{path} has a title only, and no text that could be as new as another"
                ),
                "write the translation below its front matter, then mark it".to_owned(),
            );
        }
        (true, false) => {
            return refuse(
                format!(
                    "the {language} text, {twin_path}, has a title only: nothing was translated from it"
                ),
                format!(
                    "write its text first; if that is the translation, mark {twin_path}"
                ),
            );
        }
        (true, true) | (false, false) => {}
    }
    if twin.words.translated_from.is_some() {
        return match own.words.translated_from {
            None => refuse(
                format!(
                    "{path} is the original: {twin_path} says that it was translated from it"
                ),
                format!("mark {twin_path} instead"),
            ),
            Some(_) => refuse(
                format!(
                    "both {path} and {twin_path} say that they were translated from the other"
                ),
                "remove `translated_from` from the one that was written first".to_owned(),
            ),
        };
    }
    if how == How::Unchanged && own.words.translated_from.is_none() {
        return refuse(
            format!("{path} was never marked, so nobody knows what has changed since"),
            format!("compare the two texts, then run `samut translations mark {path}`"),
        );
    }
    let state = Translation::of(Some(own.into()), Some(twin.into()));
    let mut keys = Vec::new();
    if !matches!(state, Translation::Current | Translation::Reviewed) {
        keys.push((TRANSLATED_FROM, Note::Put(twin.digest)));
        if how == How::Current {
            keys.push((REVIEWED, Note::TakeOut));
        }
    }
    if how == How::Reviewed && state != Translation::Reviewed {
        keys.push((REVIEWED, Note::Put(own.digest)));
    }
    Ok(Marking { path: Arc::clone(&own.path), original: Arc::clone(&twin.path), keys })
}

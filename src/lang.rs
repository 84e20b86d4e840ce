//! The two languages of an archive, and a value said in each.
//!
//! A third language is a third variant; the compiler then lists the rest.

use std::fmt;

use serde::Serialize;

/// A language of the archive, by its BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Thai, `th`.
    Th,
    /// English, `en`.
    En,
}

impl Lang {
    /// Both languages, in the order of their variants.
    pub const ALL: [Self; 2] = [Self::Th, Self::En];

    /// The BCP 47 tag: `th` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Th => "th",
            Self::En => "en",
        }
    }

    /// The language's own name, as its readers write it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Th => "ไทย",
            Self::En => "English",
        }
    }

    /// The language's name in English, as complaints have it.
    pub const fn english_name(self) -> &'static str {
        match self {
            Self::Th => "Thai",
            Self::En => "English",
        }
    }

    /// The language of a tag, or nothing where the tag is not ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The language that is not this one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Th => Self::En,
            Self::En => Self::Th,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// One value in each language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Bilingual<T> {
    /// The Thai one.
    pub th: T,
    /// The English one.
    pub en: T,
}

impl<T> Bilingual<T> {
    /// Makes the value of each language from a function of it.
    pub fn from_fn(mut make: impl FnMut(Lang) -> T) -> Self {
        Self { th: make(Lang::Th), en: make(Lang::En) }
    }

    /// The value in a language.
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Th => &self.th,
            Lang::En => &self.en,
        }
    }

    /// The value in a language, to be changed while the whole is being made.
    pub fn get_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::Th => &mut self.th,
            Lang::En => &mut self.en,
        }
    }
}

impl<T> Bilingual<Option<T>> {
    /// The value in a language, or else in the other, with the language it is in.
    pub fn nearest(&self, lang: Lang) -> Option<(Lang, &T)> {
        [lang, lang.other()]
            .into_iter()
            .find_map(|lang| self.get(lang).as_ref().map(|value| (lang, value)))
    }
}

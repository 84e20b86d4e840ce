//! The state of every item in each language, for those who translate.
//!
//! In: an archive with its drafts and with what is not published yet. Out: an entry for each item, part,
//! profile, section and the home page that has a text; and what may be noted in a translation. A
//! draft counts as absent here too. What was withdrawn is left out. It writes nothing.

mod mark;

use std::sync::Arc;

use crate::lang::{Bilingual, Lang};
use crate::model::{Archive, AuthorityIx, Item, Side, State, Text, Translation};

pub use mark::{How, Marking, Note, Refused, mark};

/// Something that has a text in one language or in both.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its path below the language; empty for the home page.
    pub id: &'a str,
    /// What it is: the kind of an item, `section` or `home`.
    pub kind: &'static str,
    /// The item, where it is one.
    pub item: Option<&'a Item>,
    /// What an item is a part of, or else the item.
    pub whole: Option<&'a Item>,
    /// Its texts, drafts among them.
    pub texts: &'a Bilingual<Option<Text>>,
}

/// All entries that have a text which is no draft: items in the archive's order, then sections by
/// their paths, then the home page.
pub fn entries(archive: &Archive) -> Vec<Entry<'_>> {
    let has_text =
        |entry: &Entry<'_>| Lang::ALL.into_iter().any(|lang| entry.text(lang).is_some());
    let mut entries = entries_and_drafts(archive);
    entries.retain(has_text);
    entries
}

/// The same with what has drafts only.
pub fn entries_and_drafts(archive: &Archive) -> Vec<Entry<'_>> {
    let items = archive.items.iter().filter(|item| item.state == State::Current);
    let items = items.map(|item| Entry {
        id: &item.id,
        kind: item.kind.word(),
        item: Some(item),
        whole: Some(item.whole.map_or(item, |ix| archive.item(ix))),
        texts: &item.texts,
    });
    let of_words = |id, kind, texts| Entry { id, kind, item: None, whole: None, texts };
    let sections = archive.sections.iter();
    let sections =
        sections.map(|section| of_words(section.id.as_str(), "section", &section.texts));
    let home = of_words("", "home", &archive.home);
    items.chain(sections).chain([home]).collect()
}

impl<'a> Entry<'a> {
    /// Its text in a language; a draft is none.
    pub fn text(&self, lang: Lang) -> Option<&'a Text> {
        self.texts.get(lang).as_ref().filter(|text| !text.words.draft)
    }

    /// Whether its text in a language is a draft.
    pub fn is_draft(&self, lang: Lang) -> bool {
        self.texts.get(lang).as_ref().is_some_and(|text| text.words.draft)
    }

    /// Its state in a language.
    pub fn state(&self, lang: Lang) -> Translation {
        let side = |lang| self.text(lang).map(Side::from);
        Translation::of(side(lang), side(lang.other()))
    }

    /// The path of its file in a language; where there is none, the path at which it would stand.
    pub fn path(&self, lang: Lang) -> Option<Arc<str>> {
        let own = self.texts.get(lang).as_ref().map(|text| Arc::clone(&text.path));
        let twin = self.texts.get(lang.other()).as_ref();
        own.or_else(|| Some(beside(&twin?.path, lang)))
    }

    /// Its title in a language, if its text there has one of its own.
    pub fn title(&self, lang: Lang) -> Option<&'a str> {
        let text = self.texts.get(lang).as_ref()?;
        Some(text.title()).filter(|title| !title.is_empty())
    }

    /// Whether it is of a mechanism: its profile, or an item that names it, or a part of one.
    pub fn is_of(&self, mechanism: AuthorityIx) -> bool {
        self.whole.is_some_and(|whole| {
            whole.profile_of == Some(mechanism) || whole.mechanisms.contains(&mechanism)
        })
    }

    /// Whether it is of a year: that of its events, or else its own.
    pub fn is_in(&self, year: i32) -> bool {
        self.whole.is_some_and(|whole| {
            whole.dates().iter().any(|date| date.years().any(|touched| touched == year))
        })
    }
}

/// The path of the twin in a language, given that of a document in the other.
fn beside(path: &str, lang: Lang) -> Arc<str> {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let stem = stem.strip_suffix(&format!(".{}", lang.other())).unwrap_or(stem);
    Arc::from(format!("{stem}.{lang}.md"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, lang: Lang, expected: &str) {
        assert_eq!(&*beside(path, lang), expected);
    }

    #[test]
    fn a_twin_has_the_same_name_but_for_the_language() {
        check("content/news/a.th.md", Lang::En, "content/news/a.en.md");
        check("content/news/a.en.md", Lang::Th, "content/news/a.th.md");
        check("content/news/a.md", Lang::En, "content/news/a.en.md");
        check("content/r/index.th.md", Lang::En, "content/r/index.en.md");
        check("content/news/ข่าว.th.md", Lang::En, "content/news/ข่าว.en.md");
    }
}

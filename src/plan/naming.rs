//! What things are called in the language of the page.

use crate::lang::Lang;
use crate::messages::Value;
use crate::model::{Section, SessionKind};
use crate::plan::here::Here;

impl Here<'_> {
    /// A word of a register, such as a level, in the language of the page; one that the theme has
    /// no word for as it is written.
    pub(super) fn term(&self, kind: &str, term: &str) -> String {
        let key = format!("{kind}_{term}");
        let word = self.word(&key);
        if word == key { term.replace('-', " ") } else { word }
    }

    /// A language's name, in the language of the page; its tag, where the theme has no name for it.
    pub(super) fn language(&self, tag: &str) -> String {
        self.known_language(tag).unwrap_or_else(|| tag.to_owned())
    }

    /// A language's name, where the theme has one, by its BCP 47 tag: of `zh-Hant`, that of `zh`.
    pub(super) fn known_language(&self, tag: &str) -> Option<String> {
        let tag = tag.to_ascii_lowercase();
        let primary = tag.split('-').next().unwrap_or("");
        [tag.as_str(), primary].into_iter().find_map(|tag| {
            let key = format!("language_{tag}");
            let name = self.word(&key);
            (name != key).then_some(name)
        })
    }

    /// The number of a session beside its mechanism: `17th`.
    pub(super) fn session_number(&self, kind: SessionKind, number: u32) -> String {
        let ordinal = self.plan.messages().ordinal(self.lang, number);
        self.say(
            &format!("session_short_{}", kind.word()),
            &[("ordinal", Value::Text(&ordinal))],
        )
    }

    /// A section's name: its title, the theme's word for it, a year, or its folder's name.
    pub(super) fn section_name(&self, section: &Section) -> String {
        let titled = |lang: Lang| {
            let title =
                section.texts.get(lang).as_ref().map(|text| text.title().to_owned());
            title.filter(|title| !title.is_empty())
        };
        if let Some(title) = titled(self.lang) {
            return title;
        }
        let key = format!("section_{}", section.id);
        let word = self.word(&key);
        if word != key {
            return word;
        }
        if let Some(title) = titled(self.lang.other()) {
            return title;
        }
        let last = section.id.rsplit('/').next().unwrap_or("");
        match last.parse::<i32>() {
            Ok(year) if (1000..2400).contains(&year) => self.year_alone(year),
            _ => last.replace('-', " "),
        }
    }
}

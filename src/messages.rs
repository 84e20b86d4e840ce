//! The words of the interface in both languages, and how a value is put into them.

use std::collections::BTreeMap;

use crate::date::{Digits, in_digits};
use crate::lang::{Bilingual, Lang};

/// The messages of a theme, complete: what one language lacks the other lends.
#[derive(Debug, Clone, Default)]
pub struct Messages {
    words: Bilingual<BTreeMap<String, String>>,
    digits: Option<Digits>,
}

impl Messages {
    /// Messages from the words of each language, with the digits of Thai pages.
    pub fn new(words: Bilingual<BTreeMap<String, String>>, digits: Digits) -> Self {
        Self { words, digits: Some(digits) }
    }

    /// The words of a key, as they stand; those of the other language, or the key itself, where
    /// there are none.
    pub fn words<'a>(&'a self, lang: Lang, key: &'a str) -> &'a str {
        [lang, lang.other()]
            .into_iter()
            .find_map(|lang| self.words.get(lang).get(key))
            .map_or(key, String::as_str)
    }

    /// The words of a key, with a value in place of each `{name}`.
    ///
    /// English has one form for one and one for more: with a number, `key_one` stands for `key`
    /// where the number is 1 and such a message exists (CLDR plural rules; Thai has one form).
    pub fn say(&self, lang: Lang, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let is_one = values.iter().any(|(_, value)| matches!(value, Value::Number(1)));
        let one = format!("{key}_one");
        let key =
            if is_one && self.words.get(lang).contains_key(&one) { &one } else { key };
        let mut said = String::new();
        let mut rest = self.words(lang, key);
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                said.push('{');
                rest = after;
                continue;
            };
            match values.iter().find(|(key, _)| *key == name) {
                Some((_, Value::Text(text))) => said.push_str(text),
                Some((_, Value::Number(number))) => {
                    said.push_str(&self.number(lang, *number));
                }
                None => {
                    said.push('{');
                    said.push_str(name);
                    said.push('}');
                }
            }
            rest = after;
        }
        said.push_str(rest);
        said
    }

    /// A number as the readers of a language write it.
    pub fn number(&self, lang: Lang, number: i64) -> String {
        match lang {
            Lang::Th => in_digits(number, self.digits.unwrap_or(Digits::Thai)),
            Lang::En => number.to_string(),
        }
    }

    /// The number of a session: `17th`, `๑๗`.
    pub fn ordinal(&self, lang: Lang, number: u32) -> String {
        match lang {
            Lang::Th => self.number(lang, i64::from(number)),
            Lang::En => format!("{number}{}", suffix(number)),
        }
    }
}

/// A value to be put into a message.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// A number, printed in the digits of the page.
    Number(i64),
}

/// The ending of an English ordinal (CLDR ordinal rules for `en`).
fn suffix(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages() -> Messages {
        let map = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
        };
        let th = map(&[("items", "{n} รายการ"), ("only_th", "ไทย")]);
        let en = map(&[("items", "{n} items"), ("items_one", "{n} item")]);
        Messages::new(Bilingual { th, en }, Digits::Thai)
    }

    #[test]
    fn values_are_put_in_with_the_digits_of_the_page() {
        let said = |lang, n| messages().say(lang, "items", &[("n", Value::Number(n))]);
        assert_eq!(said(Lang::Th, 17), "๑๗ รายการ");
        assert_eq!(said(Lang::En, 17), "17 items");
        assert_eq!(said(Lang::En, 1), "1 item");
    }

    #[test]
    fn what_is_missing_is_lent_by_the_other_language() {
        assert_eq!(messages().words(Lang::En, "only_th"), "ไทย");
        assert_eq!(messages().words(Lang::En, "nowhere"), "nowhere");
        assert_eq!(messages().say(Lang::En, "items", &[]), "{n} items");
    }

    #[test]
    fn ordinals_follow_cldr() {
        let messages = messages();
        let said: Vec<_> = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111]
            .map(|n| messages.ordinal(Lang::En, n))
            .into();
        assert_eq!(said.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th");
        assert_eq!(messages.ordinal(Lang::Th, 17), "๑๗");
    }
}

//! The order of names: that of each language, as ICU sorts it (CLDR root collation, tailored).

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::lang::Lang;

/// The order of names in one language.
pub struct Order(Option<CollatorBorrowed<'static>>);

/// The order of a language. Thai sorts leading vowels after their consonants.
pub fn order(lang: Lang) -> Order {
    let locale = match lang {
        Lang::Th => locale!("th"),
        Lang::En => locale!("en"),
    };
    // The data of both languages is compiled in, so this cannot fail in practice.
    Order(Collator::try_new(locale.into(), CollatorOptions::default()).ok())
}

impl Order {
    /// Compares two names; names that are alike to readers are ordered by their letters' codes.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.0 {
            Some(collator) => collator.compare(a, b).then_with(|| a.cmp(b)),
            None => a.cmp(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: Lang, expected: &[&str]) {
        let mut names = expected.to_vec();
        names.sort_unstable();
        let order = order(lang);
        names.sort_by(|a, b| order.compare(a, b));
        assert_eq!(names, expected);
    }

    #[test]
    fn thai_names_sort_by_their_consonants() {
        check(
            Lang::Th,
            &[
                "กัมพูชา",
                "แคนาดา",
                "จีน",
                "ไทย",
                "บรูไนดารุสซาลาม",
                "เมียนมา",
                "ลาว",
                "เวียดนาม",
            ],
        );
        check(Lang::Th, &["กา", "ก่า", "ก้า", "เก", "ไก่", "ขา"]);
    }

    #[test]
    fn english_names_sort_without_regard_to_case_and_accents() {
        check(Lang::En, &["abc", "ABD", "Türkiye", "Tuvalu", "Viet Nam"]);
    }
}

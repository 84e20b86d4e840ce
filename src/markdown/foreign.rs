//! Runs of words in the script of the other language, which a page marks with `lang`.
//!
//! In: a text and its language. Out: where the runs stand (WCAG 2.2, success criterion 3.1.2).
//! Names and terms of one or two words are no runs: to mark each would make a screen reader
//! change its voice in the middle of a sentence.

use std::ops::Range;

use crate::lang::Lang;

/// A run has as many words at least.
const WORDS: usize = 3;
/// As many letters of Thai stand for a word; Thai sets none apart.
const LETTERS_OF_A_WORD: usize = 5;

/// The runs of the other script in a text of a language, in order.
///
/// In a Thai text, Latin words that are not acronyms are counted; in an English one, Thai letters.
/// U+0000 stands for what is no text, and ends a run.
pub(super) fn runs(text: &str, lang: Lang) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut run: Option<Range<usize>> = None;
    let mut end = |run: &mut Option<Range<usize>>| {
        runs.extend(run.take().filter(|run| is_long(text.get(run.clone()), lang)));
    };
    for (at, c) in text.char_indices() {
        match script(c) {
            Some(of) if of == lang => end(&mut run),
            Some(_) => {
                let after = at + c.len_utf8();
                run = Some(run.map_or(at, |run| run.start)..after);
            }
            None if c == '\0' => end(&mut run),
            None => {}
        }
    }
    end(&mut run);
    runs
}

/// The language whose script a letter or a mark belongs to.
fn script(c: char) -> Option<Lang> {
    match c {
        'ก'..='ฺ' | 'เ'..='๎' | '๐'..='๙' => Some(Lang::Th),
        'A'..='Z' | 'a'..='z' => Some(Lang::En),
        'À'..='ɏ' | 'Ḁ'..='ỿ' if c.is_alphabetic() => Some(Lang::En),
        _ => None,
    }
}

/// Whether a run in a text of a language is more than a name or a term.
fn is_long(run: Option<&str>, lang: Lang) -> bool {
    let run = run.unwrap_or_default();
    match lang {
        Lang::Th => {
            let words = run.split(|c| script(c) != Some(Lang::En));
            let is_word = |word: &&str| {
                word.chars().nth(1).is_some() && word.chars().any(char::is_lowercase)
            };
            words.filter(is_word).count() >= WORDS
        }
        Lang::En => {
            let letters = run.chars().filter(|c| is_thai_letter(*c)).count();
            letters >= WORDS * LETTERS_OF_A_WORD
        }
    }
}

/// Whether a sign of Thai stands in the line, and is no digit.
fn is_thai_letter(c: char) -> bool {
    matches!(c, 'ก'..='ะ' | 'า' | 'ำ' | 'เ'..='ๅ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: Lang, text: &str, expected: &[&str]) {
        let runs = runs(text, lang);
        let found: Vec<&str> = runs.into_iter().map(|run| &text[run]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn three_latin_words_in_thai_are_a_run() {
        check(Lang::Th, "แผน Plan of Action ของ", &["Plan of Action"]);
        check(Lang::Th, "Plan of Action", &["Plan of Action"]);
        check(Lang::Th, "แผน (Plan of Action) 2025 ปี", &["Plan of Action"]);
        check(Lang::Th, "“Don’t stop, now” กล่าว", &["Don’t stop, now"]);
        check(Lang::Th, "ชื่อ Forêt d’été verte ค", &["Forêt d’été verte"]);
        check(
            Lang::Th,
            "ก one two three ข four five six",
            &["one two three", "four five six"],
        );
        check(
            Lang::Th,
            "ก Action Plan 2016–2025 for ASEAN on Drugs ข",
            &["Action Plan 2016–2025 for ASEAN on Drugs"],
        );
    }

    #[test]
    fn names_terms_and_acronyms_in_thai_are_none() {
        check(Lang::Th, "ที่ Manila และ Kuala Lumpur", &[]);
        check(Lang::Th, "ได้แก่ ADMM, AMM, AEM, SOMTC และ ASEC", &[]);
        check(Lang::Th, "ข้อ (a), (b), (c), (d) และ 1 2 3", &[]);
        check(Lang::Th, "COVID-19 Task Force", &[]);
        check(Lang::Th, "Plan of ก Action", &[]);
        check(Lang::Th, "Plan \0 of Action", &[]);
        check(Lang::Th, "", &[]);
    }

    #[test]
    fn fifteen_thai_letters_in_english_are_a_run() {
        check(Lang::En, "the การประชุมเจ้าหน้าที่อาวุโส met", &["การประชุมเจ้าหน้าที่อาวุโส"]);
        check(Lang::En, "“อาชญากรรมข้ามชาติ ครั้งที่ ๑๗” (2017)", &["อาชญากรรมข้ามชาติ ครั้งที่ ๑๗"]);
        check(Lang::En, "in กรุงเทพมหานคร and เชียงใหม่", &[]);
        check(Lang::En, "at นครศรีธรรมราช.", &[]);
        check(Lang::En, "ั่้ ๑๒๓๔๕๖๗๘๙๐๑๒๓๔๕๖ ฿", &[]);
    }
}

//! The normaliser and the index, as `docs/search.md` tells them.
//!
//! The vectors in `tests/search/vectors.json` hold for the engine in the browser as well, where
//! `tests/browser/engine.mjs` runs them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test program: what fails, fails the test"
)]

mod scratch;

use samut::search::{Fold, Spaces, line, stem, units};
use serde_json::Value;

fn vectors() -> Value {
    let path = scratch::repository().join("tests/search/vectors.json");
    serde_json::from_str(&scratch::text(&path).unwrap()).unwrap()
}

/// The pairs of a list of vectors.
fn pairs(vectors: &Value, name: &str) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = vectors[name].as_array().unwrap();
    all.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
}

fn folded(fold: &Fold, text: &str) -> String {
    fold.fold(text).chars.into_iter().collect()
}

#[test]
fn texts_come_to_one_form() {
    let fold = Fold::default();
    for (text, expected) in pairs(&vectors(), "fold") {
        assert_eq!(folded(&fold, &text), expected, "{text:?}");
        // What is in the one form stays as it is, but for marks that are silent.
        assert_eq!(folded(&fold, &expected), expected, "twice: {text:?}");
    }
}

#[test]
fn misspelt_words_come_to_the_right_ones() {
    let vectors = vectors();
    let fold = Fold::new(&pairs(&vectors, "slips"));
    for (text, expected) in pairs(&vectors, "mend") {
        assert_eq!(folded(&fold, &text), expected, "{text:?}");
    }
}

#[test]
fn letters_know_their_places() {
    let text = "ผู้น\u{e4d}\u{e32}๑๗ Việt";
    let folded = Fold::default().fold(text);
    let from: Vec<&str> =
        folded.from.iter().map(|(a, b)| &text[*a as usize..*b as usize]).collect();
    assert_eq!(folded.chars.len(), from.len());
    assert_eq!(
        from,
        ["ผ", "ู", "้", "น", "\u{e4d}\u{e32}", "๑", "๗", " ", "V", "i", "ệ", "t"]
    );
}

#[test]
fn inflections_have_one_stem() {
    for (word, expected) in pairs(&vectors(), "stem") {
        assert_eq!(stem(&word), expected, "{word}");
    }
}

#[test]
fn texts_become_lines() {
    for (text, expected) in pairs(&vectors(), "line") {
        let units = units(&Fold::default().fold(&text), Spaces::Joined);
        let line = line(&units);
        assert_eq!(line.text, expected, "{text:?}");
        assert_eq!(line.text.chars().count(), line.at.len(), "{text:?}");
    }
}

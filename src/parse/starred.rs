//! Stars in words of front matter, registers and settings, which are no Markdown: readers see them.
//!
//! In: where the words stand. Out: a warning for each pair of stars, and what to write.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Lines, brief};

/// Complains of what stands between two stars and two stars in texts of a file.
pub(super) fn complaints(lines: &Lines<'_>, words: &[Range<usize>]) -> Vec<Diagnostic> {
    words.iter().filter_map(|range| starred(lines, range)).collect()
}

/// A complaint of the first such place of a text.
fn starred(lines: &Lines<'_>, words: &Range<usize>) -> Option<Diagnostic> {
    let text = lines.text().get(words.clone())?;
    let (before, rest) = text.split_once("**")?;
    let (inner, _) = rest.split_once("**")?;
    if inner.is_empty() || inner.trim() != inner || inner.contains(['*', '\n']) {
        return None;
    }
    let start = words.start + before.len();
    let range = start..start + inner.len() + "****".len();
    let message = format!(
        "the stars of “**{}**” stay in the page, because only the text of a document is Markdown",
        brief(inner)
    );
    let help = format!("leave the stars out: {}", brief(inner));
    Some(Diagnostic::at(Code::LiteralStars, lines.place(range), message, help))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn check(text: &str, expected: Option<(u32, u32)>) {
        let path = Arc::from("x.md");
        let all = 0..text.len();
        let told = complaints(&Lines::new(&path, text), std::slice::from_ref(&all));
        let places = told.iter().map(|told| {
            let place = told.place.as_ref().unwrap();
            (place.column, place.width)
        });
        assert_eq!(places.collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn pairs_of_stars_are_told_and_others_are_not() {
        check("การประชุม **(SOMTC)** ครั้งที่", Some((11, 11)));
        check("**ก**", Some((1, 5)));
        for text in ["โรงแรม ***", "ราคา 500**", "a ** b ** c", "****", "ก* ข*", ""]
        {
            check(text, None);
        }
    }
}

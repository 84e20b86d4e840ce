//! Thai letters: faults of spelling that the eye does not see, and characters that should not be there.
//!
//! In: a stretch of a file. Out: warnings with places. Never changes the text.

use std::ops::Range;

use super::findings::{Findings, quoted};
use crate::diagnostic::{Code, Diagnostic, Lines};

/// Looks for faults of Thai spelling and for stray characters in a byte range of a file.
///
/// Used for bodies' text and for values of front matter. One warning of a kind for a line,
/// five for the range, the last of which counts the rest.
pub fn spelling(lines: &Lines<'_>, range: Range<usize>) -> Vec<Diagnostic> {
    let mut findings = Findings::new(lines);
    check(&mut findings, lines.text(), range);
    findings.finish()
}

/// Whether a character is a Thai consonant, vowel or mark, and not a digit or a sign.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e2e}' | '\u{e30}'..='\u{e3a}' | '\u{e40}'..='\u{e45}' | '\u{e47}'..='\u{e4e}')
}

/// Whether a text holds a Thai letter.
pub(super) fn has_letter(text: &str) -> bool {
    text.chars().any(is_letter)
}

/// Adds the faults of a byte range of a file to those of the file.
pub(super) fn check(findings: &mut Findings<'_>, text: &str, range: Range<usize>) {
    let start = range.start;
    let Some(part) = text.get(range) else { return };
    let mut before = text.get(..start).and_then(|text| text.chars().next_back());
    let mut before_that = None;
    let mut rest = part.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|&(_, c)| c);
        if let Some(fault) = fault(before_that, before, c, next) {
            let first = before.filter(|_| at > 0).map_or(0, char::len_utf8);
            let place = start + at - first..start + at + c.len_utf8();
            findings.add_once_a_line(Code::ThaiSpelling, place, || {
                (
                    format!("{}, in “{}”", fault.what, around(part, at)),
                    fault.mend.to_owned(),
                )
            });
        }
        if let Some(name) = stray(before, c, next) {
            let place = start + at..start + at + c.len_utf8();
            findings.add_once_a_line(Code::StrayCharacter, place, || {
                let code = u32::from(c);
                let around = around(part, at);
                (
                    format!("{name} (U+{code:04X}) stands in “{around}”"),
                    "delete it, and type the word anew if letters are missing".to_owned(),
                )
            });
        }
        before_that = before;
        before = Some(c);
    }
}

struct Fault {
    what: &'static str,
    mend: &'static str,
}

/// The fault that shows at a character, given the two before and the one after it.
fn fault(
    before_that: Option<char>,
    before: Option<char>,
    c: char,
    next: Option<char>,
) -> Option<Fault> {
    if !is_mark(c) && !matches!(c, 'า' | 'เ') {
        return None;
    }
    let fault = |what, mend| Some(Fault { what, mend });
    match (before, c) {
        (Some('\u{e4d}'), 'า') => {
            fault("SARA AM is written as two characters (ํ and า)", "type it as one: ำ")
        }
        (Some(tone), 'า') if is_tone(tone) && before_that == Some('\u{e4d}') => fault(
            "SARA AM is written as two characters (ํ and า)",
            "type the tone mark first, then ำ as one character",
        ),
        (Some('เ'), 'เ') => fault("SARA AE is written as two เ", "type it as one: แ"),
        (_, 'า' | 'เ') => None,
        (Some(same), _) if same == c => {
            fault("a mark is typed twice", "delete one of the two marks")
        }
        (Some(tone), _) if is_tone(tone) && is_tone(c) => {
            fault("two tone marks stand on one letter", "delete one of the two marks")
        }
        (Some(tone), '\u{e4d}') if is_tone(tone) && next == Some('า') => None,
        (Some(mark), _) if is_late(mark) && is_vowel_mark(c) => fault(
            "a vowel is typed after the tone mark of its letter",
            "type the vowel first, then the tone mark",
        ),
        (Some(vowel), _) if is_vowel_mark(vowel) && is_vowel_mark(c) => {
            fault("two vowels stand on one letter", "delete one of the two")
        }
        (None, _) => {
            fault("a mark has no letter under it", "delete it, or type its letter")
        }
        (Some(space), _) if space.is_whitespace() => {
            fault("a mark has no letter under it", "delete it, or type its letter")
        }
        _ => None,
    }
}

/// The name of a character that should not stand where it does.
fn stray(before: Option<char>, c: char, next: Option<char>) -> Option<&'static str> {
    if matches!(c, '\u{e00}'..='\u{e7f}') {
        return None;
    }
    if c < '\u{7f}' {
        let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        return is_control.then_some("a control character");
    }
    let is_in_thai = || [before, next].into_iter().flatten().any(is_letter);
    match c {
        '\u{7f}'..='\u{9f}' => Some("a control character"),
        '\u{200b}' | '\u{2060}' => Some("a space without width"),
        '\u{feff}' => Some("a byte order mark"),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some("a character that turns the direction of writing")
        }
        '\u{200c}' | '\u{200d}' if is_in_thai() => Some("a joiner without width"),
        '\u{ad}' if is_in_thai() => Some("a soft hyphen"),
        '\u{e000}'..='\u{f8ff}' => Some("a letter of an old font"),
        _ => None,
    }
}

/// A mark above or below a letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{e48}'..='\u{e4b}')
}

/// A mark that is typed after the vowel: a tone, or THANTHAKHAT.
fn is_late(c: char) -> bool {
    matches!(c, '\u{e48}'..='\u{e4c}')
}

fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e39}')
}

/// The words around a place, for a message: what stands between spaces or quotes, cut short.
fn around(part: &str, at: usize) -> String {
    let is_of_word = |c: &char| !c.is_whitespace() && *c != '"';
    let near = |from: &str| from.chars().rev().take_while(is_of_word).count();
    let (before, after) = part.split_at_checked(at).unwrap_or((part, ""));
    let count = near(before).min(12);
    let mut head: Vec<char> = before.chars().rev().take(count).collect();
    // A letter is not torn from the marks and vowels that lean on it.
    let leans = |c: &char| is_mark(*c) || matches!(c, 'ะ' | 'า' | 'ำ');
    while head.len() > 1 && head.last().is_some_and(leans) {
        head.pop();
    }
    let tail = after.chars().take_while(is_of_word).take(16);
    quoted(&head.into_iter().rev().chain(tail).collect::<String>())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn found(text: &str) -> Vec<(Code, u32, u32)> {
        let path = Arc::from("x.md");
        let lines = Lines::new(&path, text);
        let of = |d: Diagnostic| {
            let place = d.place.unwrap();
            (d.code, place.column, place.width)
        };
        spelling(&lines, 0..text.len()).into_iter().map(of).collect()
    }

    fn check(text: &str, code: Code, column: u32, width: u32) {
        assert_eq!(found(text), [(code, column, width)], "{text:?}");
    }

    fn check_clean(text: &str) {
        assert_eq!(found(text), [], "{text:?}");
    }

    #[test]
    fn faults_of_spelling() {
        check("กํา", Code::ThaiSpelling, 2, 2);
        check("นํ้า", Code::ThaiSpelling, 3, 2);
        check("น้ํา", Code::ThaiSpelling, 3, 2);
        check("ก เเละ", Code::ThaiSpelling, 3, 2);
        check("ก่่", Code::ThaiSpelling, 2, 2);
        check("กัั", Code::ThaiSpelling, 2, 2);
        check("ก่้", Code::ThaiSpelling, 2, 2);
        check("ก่ิ", Code::ThaiSpelling, 2, 2);
        check("ธ์ิ", Code::ThaiSpelling, 2, 2);
        check("กีิ", Code::ThaiSpelling, 2, 2);
        check("ก ิ", Code::ThaiSpelling, 2, 2);
        check("ิ", Code::ThaiSpelling, 1, 1);
    }

    #[test]
    fn right_spelling_is_left_alone() {
        for text in [
            "กำหนด",
            "น้ำ",
            "และ",
            "สิทธิ์",
            "ที่ประชุม",
            "พุทฺธํ",
            "เก็บ",
            "ฯพณฯ",
            "ปู่ย่า",
            "ต่างๆ",
            "ปี ๒๕๖๐",
            "โอ๊ย",
            "\u{25cc}ิ",
            "ก\u{a0}ข",
            "👨\u{200d}👩",
            "co\u{ad}op",
            "tab\tand\r\nline",
            "",
        ] {
            check_clean(text);
        }
    }

    #[test]
    fn stray_characters() {
        for (text, column) in [
            ("ก\u{200b}ข", 2),
            ("a\u{200b}b", 2),
            ("ก\u{200c}ข", 2),
            ("ก\u{200d}", 2),
            ("ก\u{ad}ข", 2),
            ("\u{feff}ก", 1),
            ("ก\u{f70a}", 2),
            ("ก\u{1}", 2),
            ("ก\u{85}", 2),
            ("a\u{202e}b", 2),
        ] {
            check(text, Code::StrayCharacter, column, 1);
        }
    }

    #[test]
    fn a_range_within_a_file_has_the_files_places() {
        let path = Arc::from("x.md");
        let text = "+++\ntitle = \"กํา\"\n+++\nเเ";
        let lines = Lines::new(&path, text);
        let at = text.find("กํา").unwrap();
        let list = spelling(&lines, at..at + "กํา".len());
        assert_eq!(list.len(), 1);
        let place = list[0].place.clone().unwrap();
        assert_eq!((place.line, place.column), (2, 11));
        assert_eq!(
            list[0].message,
            "SARA AM is written as two characters (ํ and า), in “กํา”"
        );
    }

    #[test]
    fn one_of_a_kind_for_a_line_and_five_for_a_text() {
        assert_eq!(found("เเ เเ กํา").len(), 1);
        assert_eq!(found(&"เเ\n".repeat(50)).len(), 5);
    }
}

//! Thai letters: faults of spelling that the eye does not see, characters that should not be there,
//! and numbers in two scripts.
//!
//! In: a stretch of a file. Out: warnings with places, and with the change that mends them where
//! only one thing can have been meant. Never changes the text.

mod faults;
mod strays;

use std::ops::Range;

use super::findings::{Findings, quoted};
use crate::diagnostic::{Code, Diagnostic, Edit, Lines};
use faults::{fault, is_mark};

/// Looks for faults of Thai spelling and for stray characters in front matter, a register or
/// settings: in a byte range of a file, but for some parts of it.
///
/// One warning of a kind for a line, which counts its like there, five for the range, the last of
/// which counts the rest. Only
/// what stands in `words`, which are texts for readers, may be mended by a program: a file's name
/// or an address is another one when it changes. Both lists are in the order of the file.
pub fn spelling(
    lines: &Lines<'_>,
    range: Range<usize>,
    words: &[Range<usize>],
    apart: &[Range<usize>],
) -> Vec<Diagnostic> {
    let mut findings = Findings::new(lines);
    let mut at = range.start;
    for part in apart.iter().chain([&(range.end..range.end)]) {
        check(&mut findings, lines.text(), at..part.start, |at| is_in(words, at));
        at = at.max(part.end);
    }
    findings.finish()
}

fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|range| range.start <= at);
    let last = after.checked_sub(1).and_then(|last| ranges.get(last));
    last.is_some_and(|range| at < range.end)
}

/// Whether a character is a Thai consonant, vowel or mark, and not a digit or a sign.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e2e}' | '\u{e30}'..='\u{e3a}' | '\u{e40}'..='\u{e45}' | '\u{e47}'..='\u{e4e}')
}

fn is_consonant(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e2e}')
}

/// Whether a text holds a Thai letter.
pub(super) fn has_letter(text: &str) -> bool {
    text.chars().any(is_letter)
}

/// Adds the faults of a byte range of a file to those of the file; `may_mend` tells whether a
/// program may change what stands at a byte.
pub(super) fn check(
    findings: &mut Findings<'_>,
    text: &str,
    range: Range<usize>,
    may_mend: impl Fn(usize) -> bool,
) {
    let Some(part) = text.get(range.clone()) else { return };
    let mut last = text.get(..range.start).and_then(|text| text.chars().next_back());
    let mut stretch =
        Stretch { text, range: range.clone(), may_mend, word: 0..0, is_address: false };
    let mut rest = part.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|&(_, c)| c);
        let at = range.start + at;
        if is_thai_digit(c) || c.is_ascii_digit() {
            if is_of_two_scripts(last, c) && !stretch.is_address(at) {
                mixed(findings, text, at);
            }
        } else if matches!(c, '\u{e00}'..='\u{e7f}') {
            stretch.spelling(findings, at, c, last);
        } else if let Some(name) = strays::name(last, c, next) {
            stretch.stray(findings, at, c, name);
        }
        last = Some(c);
    }
}

/// A stretch of a file that is looked at.
struct Stretch<'a, M> {
    text: &'a str,
    range: Range<usize>,
    may_mend: M,
    /// The word that was looked at last, and whether it is an address.
    word: Range<usize>,
    is_address: bool,
}

impl<M: Fn(usize) -> bool> Stretch<'_, M> {
    /// Looks at a Thai character.
    fn spelling(
        &mut self,
        findings: &mut Findings<'_>,
        at: usize,
        c: char,
        last: Option<char>,
    ) {
        let before = self.text.get(..at).unwrap_or_default();
        let end = at + c.len_utf8();
        let after = self.text.get(end..).unwrap_or_default();
        let Some(fault) = fault(before, c, after) else { return };
        if self.is_address(at) {
            return;
        }
        let is_first = at == self.range.start;
        let first = if is_first { 0 } else { last.map_or(0, char::len_utf8) };
        let edit = fault.edit.filter(|_| (self.may_mend)(at)).and_then(|change| {
            let gone = before.chars().rev().take(change.before);
            let start = at - gone.map(char::len_utf8).sum::<usize>();
            let is_here = start >= self.range.start;
            is_here.then_some(Edit { range: start..end, text: change.text })
        });
        let kind = (Code::ThaiSpelling, fault.what);
        findings.add_once_a_line(kind, at - first..end, edit, || {
            let around = self.around(at);
            (format!("{}, in “{around}”", fault.what), fault.mend.to_owned())
        });
    }

    /// Tells of a stray character.
    fn stray(
        &mut self,
        findings: &mut Findings<'_>,
        at: usize,
        c: char,
        name: &'static str,
    ) {
        let place = at..at + c.len_utf8();
        let is_mendable =
            strays::is_nothing(c) && (self.may_mend)(at) && !self.is_address(at);
        let edit = Edit { range: place.clone(), text: String::new() };
        let edit = Some(edit).filter(|_| is_mendable);
        findings.add_once_a_line((Code::StrayCharacter, name), place, edit, || {
            let code = u32::from(c);
            let around = self.around(at);
            (format!("{name} (U+{code:04X}) stands in “{around}”"), strays::remedy(c))
        });
    }

    /// Whether a place lies in the address of a site or of a mailbox, which is another one if a
    /// letter of it changes.
    fn is_address(&mut self, at: usize) -> bool {
        if !self.word.contains(&at) {
            self.word = word(self.text, at);
            let word = self.text.get(self.word.clone()).unwrap_or_default();
            self.is_address =
                word.contains("://") || word.contains('@') || word.starts_with("www.");
        }
        self.is_address
    }

    /// The words around a place, for a message: what stands between spaces or quotes, cut short.
    fn around(&self, at: usize) -> String {
        let is_of_word = |c: &char| !c.is_whitespace() && *c != '"';
        let before = self.text.get(self.range.start..at).unwrap_or_default();
        let after = self.text.get(at..self.range.end).unwrap_or_default();
        let head = before.chars().rev().take(12).take_while(is_of_word);
        let mut head: Vec<char> = head.collect();
        // A letter is not torn from the marks and vowels that lean on it.
        let leans = |c: &char| is_mark(*c) || matches!(c, 'ะ' | 'า' | 'ำ');
        while head.len() > 1 && head.last().is_some_and(leans) {
            head.pop();
        }
        let tail = after.chars().take_while(is_of_word).take(16);
        quoted(&head.into_iter().rev().chain(tail).collect::<String>())
    }
}

/// What stands between spaces, quotes or angles around a place; of a longer stretch the part near it.
fn word(text: &str, at: usize) -> Range<usize> {
    const NEAR: usize = 2000;
    let is_of_word = |c: &char| !c.is_whitespace() && !matches!(c, '"' | '<' | '>');
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let head = before.chars().rev().take(NEAR).take_while(is_of_word);
    let tail = after.chars().take(NEAR).take_while(is_of_word);
    at - head.map(char::len_utf8).sum::<usize>()
        ..at + tail.map(char::len_utf8).sum::<usize>()
}

/// Whether a digit goes on a number of the other script.
fn is_of_two_scripts(last: Option<char>, c: char) -> bool {
    last.is_some_and(|last| {
        (is_thai_digit(last) && c.is_ascii_digit())
            || (last.is_ascii_digit() && is_thai_digit(c))
    })
}

/// Of longer numbers a part is told, on either side of the place.
const LONGEST_NUMBER: usize = 20;

/// Tells of a number in two scripts, once, where it first shows: at a digit of the second one.
fn mixed(findings: &mut Findings<'_>, text: &str, at: usize) {
    let is_digit = |c: &char| is_thai_digit(*c) || c.is_ascii_digit();
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let head = before.chars().rev().take(LONGEST_NUMBER).take_while(is_digit);
    let head: Vec<char> = head.collect();
    let is_told = head
        .windows(2)
        .any(|two| matches!(two, [a, b] if is_of_two_scripts(Some(*a), *b)));
    if is_told {
        return;
    }
    let head: usize = head.into_iter().map(char::len_utf8).sum();
    let tail = after.chars().take(LONGEST_NUMBER).take_while(is_digit);
    let tail: usize = tail.map(char::len_utf8).sum();
    let number = at - head..at + tail;
    let shown = text.get(number.clone()).unwrap_or_default();
    findings.add_once_a_line((Code::MixedDigits, ""), number, None, || {
        let thai: String = shown.chars().map(to_thai_digit).collect();
        let arabic: String = shown.chars().map(to_arabic_digit).collect();
        (
            format!("“{}” has Thai and Arabic digits in one number", quoted(shown)),
            format!("write {} or {}", quoted(&thai), quoted(&arabic)),
        )
    });
}

fn is_thai_digit(c: char) -> bool {
    matches!(c, '๐'..='๙')
}

fn to_thai_digit(c: char) -> char {
    let value = c.to_digit(10).and_then(|value| char::from_u32('๐' as u32 + value));
    value.unwrap_or(c)
}

fn to_arabic_digit(c: char) -> char {
    let value = u32::from(c).checked_sub('๐' as u32);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests;

//! Faults of Thai spelling: letters and marks in an order, or in a number, that no word has.
//!
//! In: a text up to a character, and from it on. Out: the fault that shows there, and the change
//! that mends it where only one thing can have been meant.

use super::{is_consonant, is_letter};

/// A fault that shows at a character.
pub(super) struct Fault {
    /// What is wrong.
    pub(super) what: &'static str,
    /// One remedy.
    pub(super) mend: &'static str,
    /// How it is mended, where only one thing can have been meant.
    pub(super) edit: Option<Change>,
}

/// A change around a character: how many characters before it go with it, and what comes in the
/// place of all.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) before: usize,
    pub(super) text: String,
}

const AM: char = 'ำ';
const NIKHAHIT: char = '\u{e4d}';
const TWO_FOR_AM: &str = "SARA AM is written as two characters (ํ and า)";

/// The fault at a character, given the text before it and what follows it.
pub(super) fn fault(before: &str, c: char, after: &str) -> Option<Fault> {
    match c {
        'า' => sara_aa(before),
        'เ' => sara_e(before, after),
        'ๅ' => lakkhangyao(before),
        c if is_mark(c) => mark(before, c, after),
        _ => None,
    }
}

impl Fault {
    fn new(what: &'static str, mend: &'static str) -> Self {
        Self { what, mend, edit: None }
    }

    /// The same fault, mended by a text in the place of the character and of some before it.
    fn mended(self, before: usize, text: impl Into<String>) -> Self {
        Self { edit: Some(Change { before, text: text.into() }), ..self }
    }

    /// The same fault, mended only where something holds.
    fn only_if(self, holds: bool) -> Self {
        Self { edit: self.edit.filter(|_| holds), ..self }
    }
}

/// `ํา` and `ํ่า` for `ำ`; `ำา`, which PDF files give for it.
fn sara_aa(before: &str) -> Option<Fault> {
    let mut back = before.chars().rev();
    let (last, second, third) = (back.next()?, back.next(), back.next());
    // It is mended where a letter carries it, with or without a tone mark.
    let is_carried = second.is_some_and(|base| is_consonant(base) || is_tone(base));
    match last {
        NIKHAHIT => {
            let fault = Fault::new(TWO_FOR_AM, "type it as one: ำ").mended(1, AM);
            Some(fault.only_if(is_carried))
        }
        tone if is_tone(tone) && second == Some(NIKHAHIT) => {
            let mend = "type the tone mark first, then ำ as one character";
            let fault = Fault::new(TWO_FOR_AM, mend).mended(2, format!("{tone}{AM}"));
            Some(fault.only_if(third.is_some_and(is_consonant)))
        }
        AM => {
            let fault = Fault::new("SARA AA (า) follows SARA AM (ำ)", "delete the า");
            Some(fault.mended(0, "").only_if(is_carried))
        }
        _ => None,
    }
}

/// `เเ` for `แ`.
fn sara_e(before: &str, after: &str) -> Option<Fault> {
    let mut back = before.chars().rev();
    if back.next() != Some('เ') {
        return None;
    }
    let is_plain =
        back.next() != Some('เ') && after.chars().next().is_some_and(is_consonant);
    let fault = Fault::new("SARA AE is written as two เ", "type it as one: แ");
    Some(fault.mended(1, "แ").only_if(is_plain))
}

/// `ๅ` for `า`: it belongs to `ฤๅ` and `ฦๅ` alone.
fn lakkhangyao(before: &str) -> Option<Fault> {
    let last = before.chars().next_back().filter(|&last| is_letter(last))?;
    if matches!(last, 'ฤ' | 'ฦ') {
        return None;
    }
    let what = "LAKKHANGYAO (ๅ) stands for SARA AA (า)";
    let fault = Fault::new(what, "type า in its place").mended(0, "า");
    Some(fault.only_if(is_consonant(last) || is_tone(last)))
}

fn mark(before: &str, c: char, after: &str) -> Option<Fault> {
    let mut back = before.chars().rev();
    let (last, last_but_one) = (back.next(), back.next());
    let next = after.chars().next();
    let Some(last) = last else { return Some(no_letter()) };
    // Two of three marks cannot be exchanged without a look at the third.
    let is_plain = last_but_one.is_some_and(is_consonant) && !next.is_some_and(is_mark);
    let swapped = |fault: Fault| {
        fault.mended(1, [c, last].iter().collect::<String>()).only_if(is_plain)
    };
    let fault = match last {
        same if same == c => {
            Fault::new("a mark is typed twice", "delete one of the two marks")
                .mended(0, "")
        }
        tone if is_tone(tone) && is_tone(c) => Fault::new(
            "two tone marks stand on one letter",
            "delete one of the two marks",
        ),
        tone if is_tone(tone) && c == NIKHAHIT && next == Some('า') => return None,
        late if is_late(late) && is_vowel_mark(c) => swapped(Fault::new(
            "a vowel is typed after the tone mark of its letter",
            "type the vowel first, then the tone mark",
        )),
        vowel if is_vowel_mark(vowel) && is_vowel_mark(c) => {
            Fault::new("two vowels stand on one letter", "delete one of the two")
        }
        AM if is_tone(c) => swapped(Fault::new(
            "a tone mark is typed after SARA AM (ำ)",
            "type the tone mark first, then ำ",
        )),
        'า' | 'ะ' | 'ๅ' if is_tone(c) => Fault::new(
            "a tone mark is typed after the vowel of its letter",
            "type the tone mark right after its letter, then the vowel",
        ),
        'เ' | 'แ' | 'โ' | 'ใ' | 'ไ' => Fault::new(
            "a mark stands on a vowel that carries none",
            "type the letter first, then its mark",
        ),
        base if carries(base) => return None,
        _ => no_letter(),
    };
    Some(fault)
}

fn no_letter() -> Fault {
    Fault::new("a mark has no letter under it", "delete it, or type its letter")
}

/// Whether a mark may follow: a letter, another mark, the circle that stands for any letter, or
/// what is told for itself.
fn carries(base: char) -> bool {
    is_consonant(base)
        || is_mark(base)
        || base == '\u{25cc}'
        || super::strays::name(None, base, Some('ก')).is_some()
}

/// A mark above or below a letter.
pub(super) fn is_mark(c: char) -> bool {
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

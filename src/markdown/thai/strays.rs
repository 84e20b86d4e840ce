//! Characters that should not stand in a text: those that nobody sees, and those of old fonts.
//!
//! In: a character and its neighbours. Out: its name and one remedy, and whether a reader sees the
//! same text without it.

use super::faults::is_mark;
use super::is_letter;

/// The name of a character that should not stand where it does.
pub(super) fn name(
    before: Option<char>,
    c: char,
    next: Option<char>,
) -> Option<&'static str> {
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
        '\u{200b}' | '\u{2060}' | '\u{180e}' => Some("a space without width"),
        '\u{feff}' => Some("a byte order mark"),
        '\u{200e}'
        | '\u{200f}'
        | '\u{61c}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => {
            Some("a character that turns the direction of writing")
        }
        '\u{200c}' | '\u{200d}' if is_in_thai() => Some("a joiner without width"),
        '\u{ad}' if is_in_thai() => Some("a soft hyphen"),
        '\u{2028}' | '\u{2029}' => Some("a line break of another program"),
        '\u{2061}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => {
            Some("a sign without width")
        }
        '\u{fffc}' => Some("a sign for a picture that was lost"),
        '\u{fffd}' => Some("a sign for a letter that was lost"),
        '\u{e000}'..='\u{f8ff}' => Some("a letter of an old font"),
        _ => None,
    }
}

/// What to do about a stray character.
pub(super) fn remedy(c: char) -> String {
    match (c, of_old_font(c)) {
        (_, Some(mark)) if is_mark(mark) => format!("type \u{25cc}{mark} in its place"),
        (_, Some(letter)) => format!("type {letter} in its place"),
        ('\u{fffc}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}', None) => {
            "type the word anew, as its source has it".to_owned()
        }
        ('\u{2028}' | '\u{2029}', None) => {
            "delete it, and type a line break if one is meant".to_owned()
        }
        _ => "delete it, and type the word anew if letters are missing".to_owned(),
    }
}

/// Whether a reader sees the same text without a stray character. Controls may stand where letters
/// were, and what turns the direction of writing changes how its neighbours are seen.
pub(super) fn is_nothing(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{180e}' | '\u{feff}' | '\u{ad}')
}

/// The letter for which an old Thai font has a form of its own: letters without their foot, and
/// marks that are moved to the left or down (the private characters of Microsoft's Thai fonts).
fn of_old_font(c: char) -> Option<char> {
    const LETTERS: [char; 27] = [
        'ฐ', '\u{e34}', '\u{e35}', '\u{e36}', '\u{e37}', '\u{e48}', '\u{e49}', '\u{e4a}',
        '\u{e4b}', '\u{e4c}', '\u{e48}', '\u{e49}', '\u{e4a}', '\u{e4b}', '\u{e4c}', 'ญ',
        '\u{e31}', '\u{e4d}', '\u{e47}', '\u{e48}', '\u{e49}', '\u{e4a}', '\u{e4b}',
        '\u{e4c}', '\u{e38}', '\u{e39}', '\u{e3a}',
    ];
    let at = u32::from(c).checked_sub(0xF700)?;
    LETTERS.get(at as usize).copied()
}

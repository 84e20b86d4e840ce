//! A folded text in units: runs of Thai letters, words of other letters, numbers.
//!
//! In: a folded text. Out: its units in order, and the line that is searched for them, in which
//! Thai runs have no spaces and all else has one. It knows no index.

use crate::search::fold::Folded;
use crate::search::stem::stem;

/// What a unit is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Thai letters, which are looked for anywhere in a run.
    Thai,
    /// A word of other letters, which is looked for by its stem.
    Word,
    /// Digits.
    Number,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What it is made of.
    pub script: Script,
    /// Its letters; of a word, those of its stem.
    pub text: String,
    /// The place of each letter in the folded text; the last one stands for the rest of its word.
    pub at: Vec<(u32, u32)>,
    /// How it follows the unit before it.
    pub after: After,
}

/// How a unit follows the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// In another line, or it is the first.
    Break,
    /// With nothing but signs between them, as in `COVID-19` and `ครั้งที่17`.
    Sign,
    /// With a space between them.
    Space,
}

/// Whether spaces between Thai letters count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spaces {
    /// Not in an item's text: `สปป. ลาว` is found by `สปปลาว`.
    Joined,
    /// In a query, where they part words.
    Kept,
}

/// Words that say too little to be looked for.
const SILENT: [&str; 11] =
    ["the", "of", "and", "in", "on", "a", "an", "to", "for", "at", "by"];
/// The longest word in letters; what is longer is cut.
const LONGEST: usize = 24;

/// The units of a folded text.
pub fn units(folded: &Folded, spaces: Spaces) -> Vec<Unit> {
    let chars = &folded.chars;
    let get = |at: usize| chars.get(at).copied();
    let mut units: Vec<Unit> = Vec::new();
    let (mut after, mut at) = (After::Break, 0);
    let mut only_dots = true;
    while let Some(c) = get(at) {
        let Some(script) = script(c) else {
            match c {
                '\n' => after = After::Break,
                ' ' if after == After::Sign => after = After::Space,
                _ => {}
            }
            only_dots &= c == '.' || (c == ' ' && spaces == Spaces::Joined);
            // Of `Ministers' Meeting's`, the last sign and letter go.
            let is_genitive = c == '\''
                && get(at + 1) == Some('s')
                && get(at + 2).and_then(self::script).is_none()
                && at > 0;
            at += if is_genitive { 2 } else { 1 };
            continue;
        };
        let start = at;
        let mut places = Vec::new();
        let mut text = String::new();
        while let Some(c) = get(at) {
            if self::script(c) == Some(script) {
                text.push(c);
                places.push((at as u32, at as u32 + 1));
            } else if !is_within(chars, at, script) {
                break;
            }
            at += 1;
        }
        let joins = script == Script::Thai && only_dots && after != After::Break;
        match units.last_mut() {
            Some(last) if joins && last.script == Script::Thai => {
                last.text.push_str(&text);
                last.at.append(&mut places);
            }
            last => {
                let is_ordinal = script == Script::Word
                    && start > 0
                    && matches!(&*text, "st" | "nd" | "rd" | "th")
                    && last.is_some_and(|last| last.script == Script::Number)
                    && get(start - 1).and_then(self::script) == Some(Script::Number);
                let is_silent = script == Script::Word && SILENT.contains(&&*text);
                if is_ordinal || is_silent {
                    continue;
                }
                let (text, places) = match script {
                    Script::Thai => (text, places),
                    _ => looked_for(&text, places, script),
                };
                units.push(Unit { script, text, at: places, after });
            }
        }
        (after, only_dots) = (After::Sign, true);
    }
    units
}

/// What of a word is looked for: its stem, or its first letters.
fn looked_for(
    text: &str,
    mut places: Vec<(u32, u32)>,
    script: Script,
) -> (String, Vec<(u32, u32)>) {
    let kept = if script == Script::Word { stem(text) } else { text };
    let kept: String = kept.chars().take(LONGEST).collect();
    let end = places.last().map(|place| place.1);
    places.truncate(kept.chars().count());
    if let (Some(last), Some(end)) = (places.last_mut(), end) {
        last.1 = end;
    }
    (kept, places)
}

/// The script of a folded letter; nothing for a sign or a space.
pub(super) fn script(c: char) -> Option<Script> {
    match c {
        'a'..='z' => Some(Script::Word),
        '0'..='9' => Some(Script::Number),
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' => Some(Script::Thai),
        '\0'..='\u{7f}' | '\u{e3b}'..='\u{e7f}' => None,
        c if c.is_alphanumeric() => Some(Script::Word),
        _ => None,
    }
}

/// Whether a sign does not part the letters around it: the comma of `1,000`, the dots of `U.N.`.
fn is_within(chars: &[char], at: usize, script: Script) -> bool {
    let of = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).and_then(|&c| self::script(c))
    };
    let (before, next) = (at.checked_sub(1), Some(at + 1));
    match chars.get(at) {
        Some(',') if script == Script::Number => of(next) == Some(Script::Number),
        Some('.') if script == Script::Word => {
            let word = Some(Script::Word);
            of(before) == word
                && of(at.checked_sub(2)).is_none()
                && of(next) == word
                && of(Some(at + 2)).is_none()
        }
        _ => false,
    }
}

/// The line in which units are looked for: a space around each word and number, none within a run
/// of Thai letters, and a line break where no phrase goes on. With the place of each letter in the
/// folded text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The letters.
    pub text: String,
    /// Their places; a space has that of the letter before it.
    pub at: Vec<(u32, u32)>,
}

/// The line of a text's units.
pub fn line(units: &[Unit]) -> Line {
    let mut line = Line::default();
    let mut push = |c: char, at: (u32, u32)| {
        line.text.push(c);
        line.at.push(at);
    };
    let mut end = (0, 0);
    let mut before: Option<Script> = None;
    for unit in units {
        let is_thai = unit.script == Script::Thai;
        let was_thai = before.is_none_or(|script| script == Script::Thai);
        if unit.after == After::Break || (is_thai && was_thai) {
            if !was_thai {
                push(' ', end);
            }
            push('\n', end);
            if !is_thai {
                push(' ', end);
            }
        } else {
            push(' ', end);
        }
        for (c, &at) in unit.text.chars().zip(&unit.at) {
            push(c, at);
            end = at;
        }
        before = Some(unit.script);
    }
    if before.is_some_and(|script| script != Script::Thai) {
        push(' ', end);
    }
    line
}

//! The normaliser of `docs/search.md`: texts that a reader takes for the same become the same.
//!
//! In: a text, of an item or of a query. Out: its letters in one form, each with the place that it
//! comes from. The engine in the browser does the same, and `tests/search/vectors.json` holds both
//! to it. It never decides what a word is; that is `units`.

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::char::decompose_compatible;

/// A text in its one form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// Its letters, digits, signs, single spaces and line breaks.
    pub chars: Vec<char>,
    /// The bytes of the text from which each of them comes: where they begin, and where they end.
    pub from: Vec<(u32, u32)>,
}

impl Folded {
    fn push(&mut self, c: char, from: (u32, u32)) {
        self.chars.push(c);
        self.from.push(from);
    }

    fn last(&self) -> Option<char> {
        self.chars.last().copied()
    }

    fn last_but_one(&self) -> Option<char> {
        self.chars.iter().rev().nth(1).copied()
    }

    /// Puts a letter before the last one, unless it stands there already.
    fn push_before_last(&mut self, c: char, from: (u32, u32)) {
        if self.last_but_one() == Some(c) {
            return;
        }
        let at = self.chars.len().saturating_sub(1);
        self.chars.insert(at, c);
        self.from.insert(at, from);
    }

    /// Puts another letter in the place of the last one.
    fn replace_last(&mut self, c: char, end: u32) {
        if let (Some(last), Some(from)) = (self.chars.last_mut(), self.from.last_mut()) {
            *last = c;
            from.1 = end;
        }
    }

    fn remove_last(&mut self) {
        self.chars.pop();
        self.from.pop();
    }

    fn space(&mut self, c: char, from: (u32, u32)) {
        match (self.last(), c) {
            (None | Some('\n'), _) | (Some(' '), ' ') => {}
            (Some(' '), _) => self.replace_last('\n', from.1),
            _ => self.push(c, from),
        }
    }

    fn thai(&mut self, c: char, from: (u32, u32)) {
        let c = match c {
            // Silent: the sign of a silent letter, of a cluster, of an abbreviation.
            '\u{e4c}' | '\u{e4e}' | '\u{e2f}' => return,
            '๐'..='๙' => {
                let digit = u8::try_from(c as u32 - '๐' as u32).unwrap_or_default();
                return self.push(char::from(b'0' + digit), from);
            }
            // ๅ is a letter after ฤ and ฦ alone; elsewhere it is a slip for า.
            '\u{e45}' if !matches!(self.last(), Some('ฤ' | 'ฦ')) => 'า',
            c => c,
        };
        match (c, self.last()) {
            ('า', Some('\u{e4d}')) => self.replace_last('ำ', from.1),
            ('า', Some(tone))
                if is_tone(tone) && self.last_but_one() == Some('\u{e4d}') =>
            {
                self.remove_last();
                self.replace_last(tone, from.1);
                self.push('ำ', from);
            }
            ('เ', Some('เ')) => self.replace_last('แ', from.1),
            (c, Some(last)) if is_mark(c) && c == last => {}
            (c, Some(tone)) if is_vowel_mark(c) && is_tone(tone) => {
                self.push_before_last(c, from);
            }
            (c, Some('ำ')) if is_tone(c) => self.push_before_last(c, from),
            (c, _) => self.push(c, from),
        }
    }
}

/// What is folded: a text to its one form, the archive's misspelt words made right.
#[derive(Debug, Clone, Default)]
pub struct Fold {
    /// Nothing where there are none.
    slips: Option<AhoCorasick>,
    right: Vec<Vec<char>>,
}

impl Fold {
    /// With words as they are misspelt, and as they are written; both are folded here.
    pub fn new(slips: &[(String, String)]) -> Self {
        let slips = folded_slips(slips);
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(slips.iter().map(|(wrong, _)| wrong))
            .ok()
            .filter(|_| !slips.is_empty());
        let right = slips.iter().map(|(_, right)| right.chars().collect()).collect();
        Self { slips: finder, right }
    }

    /// A text in its one form.
    pub fn fold(&self, text: &str) -> Folded {
        let folded = letters(text);
        match &self.slips {
            Some(finder) => self.mend(folded, finder),
            None => folded,
        }
    }

    fn mend(&self, folded: Folded, finder: &AhoCorasick) -> Folded {
        let text: String = folded.chars.iter().collect();
        let mut found = finder.find_iter(&text).peekable();
        if found.peek().is_none() {
            return folded;
        }
        let mut mended = Folded::default();
        let mut pairs = folded.chars.iter().zip(&folded.from);
        let mut at = 0;
        for slip in found {
            while at < slip.start() {
                let Some((&c, &from)) = pairs.next() else { break };
                mended.push(c, from);
                at += c.len_utf8();
            }
            let mut whole: Option<(u32, u32)> = None;
            while at < slip.end() {
                let Some((&c, &from)) = pairs.next() else { break };
                whole = Some((whole.map_or(from.0, |whole| whole.0), from.1));
                at += c.len_utf8();
            }
            let right = self.right.get(slip.pattern().as_usize());
            for &c in right.into_iter().flatten() {
                mended.push(c, whole.unwrap_or_default());
            }
        }
        for (&c, &from) in pairs {
            mended.push(c, from);
        }
        mended
    }
}

/// Misspelt words in the one form, the longest first, without those that folding makes right.
pub(super) fn folded_slips(slips: &[(String, String)]) -> Vec<(String, String)> {
    let fold = |text: &str| letters(text).chars.into_iter().collect::<String>();
    let mut folded: Vec<(String, String)> =
        slips.iter().map(|(wrong, right)| (fold(wrong), fold(right))).collect();
    folded.retain(|(wrong, right)| !wrong.is_empty() && wrong != right);
    // Of two entries for one word the first counts: the sort keeps their order.
    folded.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    folded.dedup_by(|a, b| a.0 == b.0);
    folded
}

/// A text in its one form, but for misspelt words.
fn letters(text: &str) -> Folded {
    let mut out = Folded {
        chars: Vec::with_capacity(text.len() / 2),
        from: Vec::with_capacity(text.len() / 2),
    };
    for (at, c) in text.char_indices() {
        let from = (at as u32, (at + c.len_utf8()) as u32);
        match c {
            '\n' => out.space('\n', from),
            '\u{0}'..='\u{20}' | '\u{7f}' => out.space(' ', from),
            '\u{21}'..='\u{7e}' => out.push(c.to_ascii_lowercase(), from),
            '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e59}' => out.thai(c, from),
            c if is_invisible(c) => {}
            c if c.is_whitespace() => out.space(' ', from),
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => out.push('\'', from),
            c => decompose_compatible(c, |c| {
                if !is_latin_mark(c) && !is_invisible(c) {
                    for c in c.to_lowercase().filter(|c| !is_latin_mark(*c)) {
                        if c.is_whitespace() {
                            out.space(' ', from);
                        } else {
                            out.push(c, from);
                        }
                    }
                }
            }),
        }
    }
    if matches!(out.last(), Some(' ' | '\n')) {
        out.remove_last();
    }
    out
}

/// A tone mark.
const fn is_tone(c: char) -> bool {
    matches!(c, '\u{e48}'..='\u{e4b}')
}

/// A vowel above or below its letter, written before the tone.
const fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e39}' | '\u{e47}' | '\u{e4d}')
}

/// A mark above or below its letter.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

/// The place behind all Thai marks that stand at a place of a text, those that folding leaves out
/// among them.
pub(super) fn end_of_marks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let marks = rest.chars().take_while(|c| is_mark(*c));
    at + marks.map(char::len_utf8).sum::<usize>()
}

/// A mark that Latin letters are taken apart into.
const fn is_latin_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// What no reader sees: joiners, marks of direction, soft hyphens, choices of shape.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{80}'..='\u{9f}')
}

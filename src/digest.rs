//! A text in twelve digits, by which a translation says what it was made from.
//!
//! In: a title, a description, and the words and links of a body as readers see them. Out: a digest, the
//! same on every system. What readers do not see counts for nothing: white space, signs without
//! width, and ways of typing that look alike. Files carry digests for years, so that what is
//! counted here may never change; `docs/translations.md` tells it, with examples that are tested.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

/// How many bytes of the sum are kept.
const BYTES: usize = 6;

/// What stands for a text: the first six bytes of a SHA-256 sum, written as twelve hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; BYTES]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A text that is not twelve hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDigest;

impl FromStr for Digest {
    type Err = NoDigest;

    fn from_str(text: &str) -> Result<Self, NoDigest> {
        let is_digest =
            text.len() == BYTES * 2 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u64::from_str_radix(text, 16).map_err(|_| NoDigest)?;
        match number.to_be_bytes() {
            [0, 0, bytes @ ..] if is_digest => Ok(Self(bytes)),
            _ => Err(NoDigest),
        }
    }
}

/// Gathers a text from its title to the end of its body.
#[derive(Debug)]
pub struct Digester {
    /// What is gathered of the present line, as it was written.
    line: String,
    /// The lines before, as they count.
    counted: String,
}

impl Digester {
    /// Begins a text with its title and its description.
    pub fn new(title: &str, description: &str) -> Self {
        let mut digester = Self { line: String::new(), counted: String::new() };
        for text in [title, description] {
            digester.words(text);
            digester.end_line();
        }
        digester
    }

    /// Adds words of the body as readers see them.
    pub fn words(&mut self, words: &str) {
        self.line.push_str(words);
    }

    /// Adds the destination of a link as it is written: it stands on a line of its own.
    pub fn destination(&mut self, destination: &str) {
        self.end_line();
        self.words(destination);
        self.end_line();
    }

    fn end_line(&mut self) {
        count(&self.line, &mut self.counted);
        self.counted.push('\n');
        self.line.clear();
    }

    /// The digest of all that was gathered.
    pub fn finish(mut self) -> Digest {
        self.end_line();
        let sum = Sha256::digest(self.counted.as_bytes());
        let mut first = [0; BYTES];
        first.iter_mut().zip(sum).for_each(|(to, byte)| *to = byte);
        Digest(first)
    }
}

const SARA_AA: char = '\u{e32}';
const SARA_AM: char = '\u{e33}';
const SARA_E: char = '\u{e40}';
const SARA_AE: char = '\u{e41}';
const LAKKHANGYAO: char = '\u{e45}';
const NIKHAHIT: char = '\u{e4d}';

/// Adds a line as it counts: composed (Unicode NFC), without what has no width, each letter with
/// its marks in one order.
fn count(line: &str, counted: &mut String) {
    counted.reserve(line.len());
    if line.chars().all(is_composed) {
        fold(line.chars(), counted);
    } else {
        fold(line.nfc(), counted);
    }
}

/// Whether a character is composed already and never a part of another: all of Latin-1 and of the
/// Thai letters, of whose marks the order is settled below.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{ff}' | '\u{e00}'..='\u{e7f}' | '\u{2010}'..='\u{205e}')
}

fn fold(chars: impl Iterator<Item = char>, counted: &mut String) {
    let mut marks = Marks::default();
    for c in chars {
        match c {
            // Stars are emphasis, or were meant as such.
            '*' => {}
            c if c.is_whitespace() || has_no_width(c) => {}
            SARA_AM | NIKHAHIT => {
                // A second one is another SARA AM.
                if marks.has(SARA_AA) {
                    marks.put(counted);
                }
                marks.add(NIKHAHIT);
                if c == SARA_AM {
                    marks.add(SARA_AA);
                }
            }
            c if is_mark(c) => marks.add(c),
            // It looks like SARA AA, and behind NIKHAHIT both make SARA AM of it; PDF files say it twice.
            SARA_AA | LAKKHANGYAO if marks.has(NIKHAHIT) => marks.add(SARA_AA),
            LAKKHANGYAO => {
                marks.put(counted);
                counted.push(SARA_AA);
            }
            // It looks like two SARA E.
            SARA_AE => {
                marks.put(counted);
                counted.extend([SARA_E, SARA_E]);
            }
            c => {
                marks.put(counted);
                counted.push(arabic(c));
            }
        }
    }
    marks.put(counted);
}

/// A digit as it counts: Thai ones as the Arabic ones of the same value.
fn arabic(c: char) -> char {
    match c {
        '\u{e50}'..='\u{e59}' => char::from(b'0' + (u32::from(c) - 0xe50) as u8),
        c => c,
    }
}

/// A Thai mark above or below a letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

/// Controls, joiners, marks of direction and of byte order, soft hyphens.
fn has_no_width(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// The marks of one letter: each once, in the order of their code points, and SARA AA last where
/// it makes SARA AM with NIKHAHIT.
#[derive(Default)]
struct Marks {
    /// A bit for each mark, from U+0E30 on.
    seen: u32,
}

impl Marks {
    fn bit(mark: char) -> u32 {
        1 << (u32::from(mark) - 0xe30)
    }

    fn add(&mut self, mark: char) {
        self.seen |= Self::bit(mark);
    }

    fn has(&self, mark: char) -> bool {
        self.seen & Self::bit(mark) != 0
    }

    fn put(&mut self, counted: &mut String) {
        let is_am = self.has(SARA_AA);
        self.seen &= !Self::bit(SARA_AA);
        while self.seen != 0 {
            let lowest = self.seen.trailing_zeros();
            counted.extend(char::from_u32(0xe30 + lowest));
            self.seen &= self.seen - 1;
        }
        if is_am {
            counted.push(SARA_AA);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(line: &str) -> String {
        let mut counted = String::new();
        count(line, &mut counted);
        counted
    }

    fn check(line: &str, expected: &str) {
        assert_eq!(counted(line), expected, "{line:?}");
    }

    fn alike(a: &str, b: &str) {
        assert_eq!(counted(a), counted(b), "{a:?} and {b:?}");
    }

    fn differ(a: &str, b: &str) {
        assert_ne!(counted(a), counted(b), "{a:?} and {b:?}");
    }

    #[test]
    fn what_has_no_width_counts_for_nothing() {
        check("a b\tc\r\nd\u{a0}e\u{3000}f", "abcdef");
        check("ก\u{200b}ข\u{feff}ค\u{ad}ง\u{2060}จ\u{202e}ฉ\u{0}ช\u{85}", "กขคงจฉช");
        check("**(ก)**ข *ค", "(ก)ขค");
        check("", "");
        check(" \n", "");
    }

    #[test]
    fn what_looks_alike_counts_alike() {
        alike("กำหนด", "กํา\u{200b}หนด");
        alike("น้ำ", "นํ้า");
        alike("น้ำ", "น้ํา");
        alike("น้ำ", "นำ้");
        alike("น้ำ", "น้ำา");
        alike("ทำให้", "ทำาให้");
        alike("ทำให้", "ทํๅให้");
        alike("ประชุมว่า", "ประชุมว่ๅ");
        alike("แต่", "เเต่");
        alike("ที่", "ท่ี");
        alike("ที่", "ที่่");
        alike("กัน", "กััน");
        alike("สิทธิ์", "สิทธ์ิ");
        alike("กู้", "\u{e01}\u{e49}\u{e39}");
        alike("é", "e\u{301}");
        alike("Å\u{323}", "A\u{323}\u{30a}");
        alike("é กู้", "e\u{301}\u{e01}\u{e49}\u{e39}");
        alike("ครั้งที่ ๑๗ ปี ๒๕๖๐", "ครั้งที่ 17 ปี 2560");
    }

    #[test]
    fn what_looks_different_counts_differently() {
        differ("ที่", "ที");
        differ("ไม่", "ไหม");
        differ("ก้า", "ก่า");
        differ("ำ", "า");
        differ("น้ำ", "น้า");
        differ("กำกำ", "กำ");
        differ("กำำ", "กำ");
        differ("ทำอา", "ทำา");
        differ("าา", "า");
        differ("17", "71");
        differ("ครั้งที่ ๑๗", "ครั้งที่ ๑๖");
        differ("ASEAN", "asean");
        differ("22–27", "22-27");
        differ("เก", "แก");
        differ("เเเ", "แแ");
        differ("\u{e47}", "\u{e48}");
    }

    #[test]
    fn a_digest_is_read_as_it_is_written() {
        for text in ["000000000000", "ffffffffffff", "0123456789ab"] {
            assert_eq!(
                text.parse::<Digest>().map(|digest| digest.to_string()),
                Ok(text.to_owned())
            );
        }
        assert_eq!("0123456789AB".parse(), "0123456789ab".parse::<Digest>());
        for text in [
            "",
            "0",
            "0123456789a",
            "0123456789abc",
            "+123456789ab",
            "0123456789ag",
            "๐๑๒๓",
            " 123456789ab",
        ] {
            assert_eq!(text.parse::<Digest>(), Err(NoDigest), "{text:?}");
        }
    }

    #[test]
    fn title_description_words_and_links_stand_apart() {
        let digest = |title: &str, description: &str, parts: &[(&str, &str)]| {
            let mut digester = Digester::new(title, description);
            for (words, destination) in parts {
                digester.words(words);
                if !destination.is_empty() {
                    digester.destination(destination);
                }
            }
            digester.finish()
        };
        let first = digest("a", "b", &[("c", "d")]);
        assert_eq!(first, digest(" a\n", "b ", &[("c", ""), ("", "d")]));
        for other in [
            digest("ab", "", &[("c", "d")]),
            digest("", "ab", &[("c", "d")]),
            digest("a", "b", &[("cd", "")]),
            digest("a", "b", &[("", "c"), ("d", "")]),
            digest("a", "bc", &[("", "d")]),
        ] {
            assert_ne!(first, other);
        }
    }

    /// The sum of another program: `printf '\n\n\n' | sha256sum`.
    #[test]
    fn the_sum_is_that_of_sha256() {
        let check = |digester: Digester, expected: &str| {
            assert_eq!(digester.finish().to_string(), expected);
        };
        check(Digester::new("", ""), "6a3cf5192354");
    }
}

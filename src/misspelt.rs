//! Words of the archive that are often misspelt: the table of them, and those of its settings.
//!
//! In: a text. Out: where a word is misspelt, and how it is written. It never guesses: names of
//! Thai bodies differ by a syllable, and without spaces there is no telling where a word ends, so
//! that a search for what is nearly a name would tell of right ones.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::char::is_combining_mark;

/// A word as it is often misspelt, and as it is written (Royal Society of Thailand; for names of
/// states and bodies, the usage of ASEAN and of the Ministry of Foreign Affairs of Thailand).
///
/// No entry may be part of a right word, but for those that an entry of a right word covers, which
/// begins before it: `กฏหมาย` is part of `ปรากฏหมายเลข`.
const USUAL: &[(&str, &str)] = &[
    ("อาเชียน", "อาเซียน"),
    ("อาเซี่ยน", "อาเซียน"),
    ("อาซียน", "อาเซียน"),
    ("เอเซียตะวันออก", "เอเชียตะวันออก"),
    ("เอเซียแปซิฟิก", "เอเชียแปซิฟิก"),
    ("เอเซีย-แปซิฟิก", "เอเชีย-แปซิฟิก"),
    ("มาเลเชีย", "มาเลเซีย"),
    ("อินโดนีเชีย", "อินโดนีเซีย"),
    ("อินโดนิเซีย", "อินโดนีเซีย"),
    ("สิงค์โปร์", "สิงคโปร์"),
    ("ฟิลิปปินล์", "ฟิลิปปินส์"),
    ("ฟิลิปินส์", "ฟิลิปปินส์"),
    ("ฟิลลิปปินส์", "ฟิลิปปินส์"),
    ("เวียตนาม", "เวียดนาม"),
    ("กัมพุชา", "กัมพูชา"),
    ("กำพูชา", "กัมพูชา"),
    ("จาการ์ต้า", "จาการ์ตา"),
    ("ปฎิญญา", "ปฏิญญา"),
    ("ปฎิบัติ", "ปฏิบัติ"),
    ("ปฎิรูป", "ปฏิรูป"),
    ("ปรากฏ", "ปรากฏ"),
    ("กฏบัตร", "กฎบัตร"),
    ("กฏหมาย", "กฎหมาย"),
    ("กฏระเบียบ", "กฎระเบียบ"),
    ("อาชญกรรม", "อาชญากรรม"),
    ("อาชญากรม", "อาชญากรรม"),
    ("สังเกตุการณ์", "สังเกตการณ์"),
    ("สัมนา", "สัมมนา"),
    ("อนุญาติ", "อนุญาต"),
    ("Phillipines", "Philippines"),
    ("Phillippines", "Philippines"),
    ("Philipines", "Philippines"),
    ("Malasia", "Malaysia"),
    ("Secretariate", "Secretariat"),
    ("Minsterial", "Ministerial"),
    ("Ministrial", "Ministerial"),
    ("Transational", "Transnational"),
];

/// What finds misspelt words.
#[derive(Debug, Clone)]
pub struct Misspelt {
    /// Nothing where the words are too many to be looked for.
    finder: Option<AhoCorasick>,
    words: Vec<Word>,
}

impl PartialEq for Misspelt {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Word {
    wrong: String,
    right: String,
}

/// A misspelt word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip<'a> {
    /// Its bytes.
    pub range: Range<usize>,
    /// How it is written.
    pub right: &'a str,
}

impl Default for Misspelt {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Misspelt {
    /// The usual words, and an archive's own: each as it is misspelt, and as it is written.
    pub fn new(own: Vec<(String, String)>) -> Self {
        let usual = USUAL.iter().map(|&(wrong, right)| (wrong.into(), right.into()));
        // Of two entries for one word the first is found, so the archive's own come first.
        let words: Vec<Word> = own
            .into_iter()
            .chain(usual)
            .map(|(wrong, right)| Word { wrong, right })
            .collect();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(words.iter().map(|word| &word.wrong));
        Self { finder: finder.ok(), words }
    }

    /// Each word as it is misspelt, and as it is written; of two entries for one, the first counts.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let pair = |word: &Word| (word.wrong.clone(), word.right.clone());
        self.words.iter().map(pair).collect()
    }

    /// Whether a text surely has no misspelt word.
    pub fn is_clean(&self, text: &str) -> bool {
        self.find(text).next().is_none()
    }

    /// The misspelt words of a text, in order.
    pub fn find<'w>(&'w self, text: &str) -> impl Iterator<Item = Slip<'w>> {
        let found = self.finder.iter().flat_map(move |finder| finder.find_iter(text));
        found.filter_map(move |found| {
            let word = self.words.get(found.pattern().as_usize())?;
            let is_slip =
                is_whole(text, &found.range()) && !is_right(text, &found.range(), word);
            is_slip.then_some(Slip { range: found.range(), right: &word.right })
        })
    }
}

/// Whether a stretch of a text is no part of a longer Latin word, and no mark follows that changes
/// its last letter.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let inside = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    let is_part = (is_latin(before) && is_latin(inside.chars().next()))
        || (is_latin(after) && is_latin(inside.chars().next_back()));
    !is_part && !after.is_some_and(is_combining_mark)
}

/// Whether the word at a place is there as it is rightly written: of `สมุท` for `สมุทร`, the
/// right word holds the wrong one.
fn is_right(text: &str, range: &Range<usize>, word: &Word) -> bool {
    let whole = |at: usize| range.start.checked_sub(at).and_then(|from| text.get(from..));
    let mut within = word.right.match_indices(&word.wrong);
    text.get(range.clone()) == Some(word.right.as_str())
        || within
            .any(|(at, _)| whole(at).is_some_and(|text| text.starts_with(&word.right)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let own = vec![
            ("สมุท".to_owned(), "สมุทร".to_owned()),
            ("ก.ต.".to_owned(), "กต.".to_owned()),
            ("Ascco".to_owned(), "ASCCO".to_owned()),
        ];
        let misspelt = Misspelt::new(own);
        let found: Vec<_> =
            misspelt.find(text).map(|slip| (&text[slip.range], slip.right)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn slips_are_found_within_thai_text() {
        check("เลขาธิการอาเชียนและสมาชิก", &[("อาเชียน", "อาเซียน")]);
        check("ผู้สังเกตุการณ์ของอาเซี่ยน", &[("สังเกตุการณ์", "สังเกตการณ์"), ("อาเซี่ยน", "อาเซียน")]);
        check("กฏบัตรและปฎิญญา", &[("กฏบัตร", "กฎบัตร"), ("ปฎิญญา", "ปฏิญญา")]);
    }

    #[test]
    fn what_is_right_is_not_found() {
        check("อาเซียน ASEAN Asean asean กฎบัตรอาเซียน ปรากฏ ปฏิบัติ เอเชีย", &[]);
        check("ปรากฏหมายเลขและปรากฏระเบียบ", &[]);
        check("ญาติได้รับอนุญาต สัมมนา อาชญากรรมข้ามชาติ มาเลเซีย เวียดนาม", &[]);
        for (_, right) in USUAL {
            check(right, &[]);
        }
    }

    #[test]
    fn latin_words_are_whole_and_in_any_case() {
        check("the PHILLIPINES and Malasians", &[("PHILLIPINES", "Philippines")]);
        check("ชาวPhilipinesมา", &[("Philipines", "Philippines")]);
    }

    #[test]
    fn an_archive_has_words_of_its_own() {
        check("สมุทรปราการ สมุทปราการ", &[("สมุท", "สมุทร")]);
        check("ก.ต. กต.", &[("ก.ต.", "กต.")]);
        check("ASCCO ascco", &[("ascco", "ASCCO")]);
    }

    #[test]
    fn no_usual_slip_is_part_of_a_right_word() {
        for (wrong, right) in USUAL.iter().filter(|(wrong, right)| wrong != right) {
            assert!(USUAL.iter().all(|(_, right)| !right.contains(wrong)), "{wrong}");
            check(wrong, &[(*wrong, *right)]);
        }
    }
}

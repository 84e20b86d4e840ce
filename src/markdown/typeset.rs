//! A line of plain words, such as a title or a name, as HTML.
//!
//! In: words and their language. Out: the same words; runs of the other script say their language,
//! as in a body, a number stays on the line of the word that it belongs to, and an address is broken
//! behind a slash. No letter and no space is changed: what a reader copies is what was written.

use std::ops::Range;

use super::{escape, foreign};
use crate::date::{Form, month_name};
use crate::lang::Lang;

/// Words that stand before `ที่` and a number: the *n*th meeting, issue, day.
const COUNTED: [&str; 17] = [
    "ครั้ง",
    "ฉบับ",
    "วัน",
    "ปี",
    "ระยะ",
    "สมัย",
    "ลำดับ",
    "ชุด",
    "วาระ",
    "รอบ",
    "กลุ่ม",
    "เล่ม",
    "ภาค",
    "บท",
    "ตอน",
    "ส่วน",
    "ข้อ",
];
/// Thai ordinals are made with this.
const ORDINAL: &str = "ที่";
/// What stands before a year.
const ERAS: [&str; 2] = ["พ.ศ.", "ค.ศ."];

/// The words as HTML.
pub fn typeset(words: &str, lang: Lang) -> String {
    if let Some(address) = address(words) {
        return address;
    }
    let kept = kept(words);
    let mut out = String::with_capacity(words.len());
    let mut at = 0;
    for run in foreign::runs(words, lang) {
        piece(&mut out, words, at..run.start, &kept);
        out.push_str("<span lang=\"");
        out.push_str(lang.other().tag());
        out.push_str("\">");
        piece(&mut out, words, run.clone(), &kept);
        out.push_str("</span>");
        at = run.end;
    }
    piece(&mut out, words, at..words.len(), &kept);
    out
}

/// An address as HTML; nothing for other words. Browsers break one in the middle of a word else.
fn address(words: &str) -> Option<String> {
    const SCHEMES: [&str; 2] = ["https://", "http://"];
    let scheme = SCHEMES.iter().find(|scheme| words.starts_with(**scheme))?;
    if words.contains(char::is_whitespace) {
        return None;
    }
    let mut out = (*scheme).to_owned();
    let mut steps = words.get(scheme.len()..)?.split_inclusive('/').peekable();
    while let Some(step) = steps.next() {
        escape::text(&mut out, step);
        if steps.peek().is_some() {
            out.push_str("<wbr>");
        }
    }
    Some(out)
}

/// Appends a piece of the words; what is kept on one line and wholly within it is marked.
fn piece(out: &mut String, words: &str, range: Range<usize>, kept: &[Range<usize>]) {
    let text = |range| words.get(range).unwrap_or_default();
    let mut at = range.start;
    for kept in kept {
        if kept.start < at || kept.end > range.end {
            continue;
        }
        escape::text(out, text(at..kept.start));
        out.push_str("<span class=\"kept\">");
        escape::text(out, text(kept.clone()));
        out.push_str("</span>");
        at = kept.end;
    }
    escape::text(out, text(at..range.end));
}

/// Where a number stands with the word that it belongs to, in order.
fn kept(words: &str) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for (at, space) in words.match_indices([' ', '\u{A0}']) {
        let end = at + space.len();
        let (Some(before), Some(after)) = (words.get(..at), words.get(end..)) else {
            continue;
        };
        let number = number(after);
        let found = if number > 0 {
            word_before(before).map(|start| start..end + number)
        } else {
            day(before).zip(month(after)).map(|(start, month)| start..end + month)
        };
        match (kept.last_mut(), found) {
            // A day between its word and its month: วันที่ ๒ พฤษภาคม.
            (Some(last), Some(found)) if found.start < last.end => last.end = found.end,
            (_, found) => kept.extend(found),
        }
    }
    kept
}

/// How long the number is with which words begin: `๕/๒๕๖๓`, `1.2`; 0 where they do not.
fn number(words: &str) -> usize {
    let is_of_number = |c| is_digit(c) || matches!(c, '/' | '.' | ',' | '-' | '–');
    if !words.starts_with(is_digit) {
        return 0;
    }
    let figures = words.len() - words.trim_start_matches(is_of_number).len();
    words
        .get(..figures)
        .map_or(0, |number| number.trim_end_matches(|c| !is_digit(c)).len())
}

/// Where the word begins that a number behind some words belongs to.
fn word_before(words: &str) -> Option<usize> {
    if let Some(era) = ERAS.iter().find(|era| words.ends_with(**era)) {
        return Some(words.len() - era.len());
    }
    let stem = words.strip_suffix(ORDINAL)?;
    let counted = COUNTED.iter().find(|counted| stem.ends_with(**counted));
    counted.map(|counted| stem.len() - counted.len())
}

/// Where the day or the days of a month begin with which words end.
fn day(words: &str) -> Option<usize> {
    let is_of_day = |c| is_digit(c) || c == '–';
    let stem = words.trim_end_matches(is_of_day);
    words.ends_with(is_digit).then_some(stem.len())
}

/// How long the name of a month is with which words begin.
fn month(words: &str) -> Option<usize> {
    let names = (1..=12).flat_map(|month| {
        Lang::ALL.into_iter().filter_map(move |lang| month_name(month, lang, Form::Long))
    });
    names.into_iter().find(|name| words.starts_with(name)).map(str::len)
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '๐'..='๙')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(lang: Lang, words: &str, expected: &str) {
        let found = typeset(words, lang)
            .replace("<span class=\"kept\">", "[")
            .replace("<span lang=\"en\">", "<en:")
            .replace("<span lang=\"th\">", "<th:")
            .replace("</span>", "]");
        assert_eq!(found, expected);
    }

    #[test]
    fn a_number_stays_with_its_word() {
        check(Lang::Th, "การประชุม ครั้งที่ ๑๖", "การประชุม [ครั้งที่ ๑๖]");
        check(Lang::Th, "AMMTCครั้งที่ 16 ณ", "AMMTC[ครั้งที่ 16] ณ");
        check(Lang::Th, "ครั้งที่\u{a0}๕/๒๕๖๓, ปี", "[ครั้งที่\u{a0}๕/๒๕๖๓], ปี");
        check(
            Lang::Th,
            "แผน ฉบับที่ ๑๓ พ.ศ. ๒๕๖๖–๒๕๗๐",
            {
                "แผน [ฉบับที่ ๑๓] [พ.ศ. ๒๕๖๖–๒๕๗๐]"
            },
        );
        check(Lang::Th, "เมื่อวันที่ ๒ พฤษภาคม ๒๕๖๐", "เมื่อ[วันที่ ๒ พฤษภาคม] ๒๕๖๐");
        check(Lang::Th, "(๒๕๖๐, ๒๒–๒๗ พฤษภาคม)", "(๒๕๖๐, [๒๒–๒๗ พฤษภาคม])");
        check(Lang::En, "(read on 1 February 2019)", "(read on [1 February] 2019)");
        check(Lang::Th, "ครั้งที่ ๑ และครั้งที่ ๒", "[ครั้งที่ ๑] และ[ครั้งที่ ๒]");
    }

    #[test]
    fn other_spaces_are_left_alone() {
        for plain in [
            "",
            " ",
            "ครั้งที่",
            "ครั้งที่ ",
            "ครั้งที่ –",
            "ครั้งที่๑๖",
            "ครั้งที่ ก",
            "พื้นที่ 5 ไร่",
            "16 ประเทศ",
            "ก – มกราคม",
        ] {
            check(Lang::Th, plain, plain);
        }
    }

    #[test]
    fn words_in_the_other_script_say_their_language() {
        check(Lang::Th, "การประชุม Special Working Group ณ", {
            "การประชุม <en:Special Working Group] ณ"
        });
        check(Lang::Th, "ที่ Kuala Lumpur", "ที่ Kuala Lumpur");
        check(
            Lang::En,
            "The การประชุมอาเซียน ครั้งที่ ๑๖ & more",
            {
                "The <th:การประชุมอาเซียน [ครั้งที่ ๑๖]] &amp; more"
            },
        );
        // The run ends with its last letter of Thai.
        check(Lang::En, "การประชุมอาเซียน ครั้งที่ 16", "<th:การประชุมอาเซียน ครั้งที่] 16");
    }

    #[test]
    fn an_address_is_broken_behind_a_slash() {
        check(Lang::Th, "https://a.th/th/n/", "https://a.th/<wbr>th/<wbr>n/");
        check(Lang::Th, "http://a.th/?a&b", "http://a.th/<wbr>?a&amp;b");
        check(Lang::Th, "https://a.th", "https://a.th");
        check(Lang::Th, "https://a.th/ ครั้งที่ ๑", "https://a.th/ [ครั้งที่ ๑]");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Without what is added, the words are the words.
        #[test]
        fn no_letter_is_changed(
            pieces in prop::collection::vec(
                prop_oneof![
                    Just("ครั้งที่".to_owned()),
                    Just(" 5/๒".to_owned()),
                    Just("One two three".to_owned()),
                    Just("การประชุมเจ้าหน้าที่".to_owned()),
                    "[ก-๙a-z0-9 <>&.\u{a0}]{0,6}",
                ],
                0..8,
            ),
        ) {
            let words = pieces.concat();
            for lang in Lang::ALL {
                let bare = typeset(&words, lang)
                    .replace("<span class=\"kept\">", "")
                    .replace("<span lang=\"en\">", "")
                    .replace("<span lang=\"th\">", "")
                    .replace("</span>", "");
                let mut escaped = String::new();
                escape::text(&mut escaped, &words);
                prop_assert_eq!(bare, escaped);
            }
        }
    }
}

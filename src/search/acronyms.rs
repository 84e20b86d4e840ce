//! Thai acronyms with dots, such as `ส.ส.` and `ศอ.บต.`, found in texts.
//!
//! In: the letters of a folded text. Out: the letters of each acronym without its dots. Its letters
//! in a row stand by chance in many words, so that only the dots tell that it is meant.

/// The longest part between two dots, in letters.
const LONGEST: usize = 3;

/// The acronyms of a text, in its order: two parts or more, of one to three consonants each, with a
/// dot between them. What goes on, as `ปอ.รมน.ภาค` does, is an acronym as far as every dot.
pub(super) fn acronyms(chars: &[char]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let is_start =
            is_consonant(c) && !at.checked_sub(1).is_some_and(|n| is_thai(chars, n));
        at = if is_start { acronym(chars, at, &mut found) } else { at + 1 };
    }
    found
}

/// Takes the parts from a place on, and tells where they end.
fn acronym(chars: &[char], start: usize, found: &mut Vec<String>) -> usize {
    let (mut at, mut parts) = (start, 0);
    let mut letters = String::new();
    loop {
        let part: String =
            chars.iter().skip(at).take_while(|c| is_consonant(**c)).collect();
        let count = part.chars().count();
        let end = at + count;
        if count == 0 || count > LONGEST || is_thai(chars, end) {
            return end.max(start + 1);
        }
        letters.push_str(&part);
        parts += 1;
        if parts > 1 {
            found.push(letters.clone());
        }
        if chars.get(end) != Some(&'.') {
            return end;
        }
        at = end + 1;
    }
}

/// Whether a query's letters, with their dots, are one acronym and nothing else.
pub(super) fn is_acronym(chars: &[char]) -> bool {
    let letters: String = chars.iter().filter(|c| **c != '.').collect();
    chars.contains(&'.') && acronyms(chars).last() == Some(&letters)
}

/// A consonant, or ฤ and ฦ.
const fn is_consonant(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e2e}')
}

/// Whether a Thai letter or mark stands at a place.
fn is_thai(chars: &[char], at: usize) -> bool {
    chars
        .get(at)
        .is_some_and(|c| matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_has_dots_between_its_parts() {
        let check = |text: &str, expected: &[&str]| {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(acronyms(&chars), expected, "{text}");
        };
        check("ส.ส.", &["สส"]);
        check("ศอ.บต. ลงพื้นที่", &["ศอบต"]);
        check("ศอ.บต ลงพื้นที่", &["ศอบต"]);
        check("ศอ.บต.ลงพื้นที่", &["ศอบต"]);
        check("นายก ส.ส.พรรค พ.ร.ก.ฉุกเฉิน", &["สส", "พร", "พรก"]);
        check("ปอ.รมน.ภาค", &["ปอรมน"]);
        check("พล.อ.ประยุทธ", &["พลอ"]);
        check("(ร.ฟ.ท.)", &["รฟ", "รฟท"]);
        check("กก. สปป.ลาว จ.ตาก ครม. ก.", &[]);
        check("เร็ว.ๆ นี้", &[]);
        check("เมืองนคร.พ.ศ.", &["พศ"]);
        check("", &[]);
    }

    #[test]
    fn a_query_is_an_acronym_as_a_whole() {
        let check = |text: &str, expected: bool| {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(is_acronym(&chars), expected, "{text}");
        };
        check("ส.ส", true);
        check("พ.ร.ก", true);
        check("รมว.วธ", true);
        check("พรก", false);
        check("สปป.ลาว", false);
        check("ส.ส.พรรค", false);
    }
}

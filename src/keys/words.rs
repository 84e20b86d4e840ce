//! The words that a key may take, each with what it is called in both languages.

use crate::lang::Bilingual;

/// A word that stands in a file, and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Word {
    /// As it stands in the file.
    pub word: &'static str,
    /// What it is called in a form.
    pub label: Bilingual<&'static str>,
}

const fn word(word: &'static str, en: &'static str, th: &'static str) -> Word {
    Word { word, label: Bilingual { th, en } }
}

/// Words alone, as they stand in files.
pub fn words(words: &[Word]) -> Vec<&'static str> {
    words.iter().map(|word| word.word).collect()
}

/// The kinds of items.
pub const KINDS: &[Word] = &[
    word("news", "News", "ข่าว"),
    word("report", "Report", "รายงาน"),
    word("document", "Document", "เอกสาร"),
    word("page", "Page", "หน้าข้อมูล"),
];

/// The kinds of sessions.
pub const SESSION_KINDS: &[Word] = &[
    word("regular", "Regular", "สมัยปกติ"),
    word("special", "Special", "สมัยพิเศษ"),
    word("informal", "Informal", "อย่างไม่เป็นทางการ"),
];

/// The languages.
pub const LANGUAGES: &[Word] =
    &[word("th", "Thai", "ภาษาไทย"), word("en", "English", "ภาษาอังกฤษ")];

/// The usual levels of mechanisms, from the top down, which the default theme has words for.
pub const LEVELS: &[Word] = &[
    word("summit", "Summit (leaders)", "การประชุมสุดยอด (ระดับผู้นำ)"),
    word("council", "Council", "คณะมนตรี"),
    word("ministerial", "Ministers", "ระดับรัฐมนตรี"),
    word("senior-officials", "Senior officials", "ระดับเจ้าหน้าที่อาวุโส"),
    word("committee", "Committee", "คณะกรรมการ"),
    word("commission", "Commission", "คณะกรรมาธิการ"),
    word("coordination", "Coordinating meeting", "การประชุมประสานงาน"),
    word("conference", "Conference", "การประชุมใหญ่"),
    word("forum", "Forum", "เวทีหารือ"),
    word("network", "Network", "เครือข่าย"),
    word("centre", "Centre", "ศูนย์"),
    word("institute", "Institute", "สถาบัน"),
    word("secretariat", "Secretariat", "สำนักเลขาธิการ"),
    word("entity", "Entity associated with ASEAN", "องคภาวะที่มีความสัมพันธ์กับอาเซียน"),
    word("working-group", "Working group", "คณะทำงาน"),
];

/// The usual tiers of partners, which the default theme has words for.
pub const TIERS: &[Word] = &[
    word("dialogue", "Dialogue Partner", "คู่เจรจา"),
    word("sectoral-dialogue", "Sectoral Dialogue Partner", "คู่เจรจาเฉพาะด้าน"),
    word("development", "Development Partner", "หุ้นส่วนเพื่อการพัฒนา"),
    word("observer", "Observer", "ผู้สังเกตการณ์"),
];

/// How an item stands to its source.
pub const RELATIONS: &[Word] = &[
    word("original", "First published there", "เผยแพร่ครั้งแรกที่นั่น"),
    word("translation", "A translation of the source", "แปลจากต้นฉบับ"),
    word("summary", "A summary of the source", "สรุปจากต้นฉบับ"),
    word(
        "translated-summary",
        "A summary of a source in another language",
        "แปลและสรุปจากต้นฉบับภาษาอื่น",
    ),
    word(
        "republication",
        "The source's own text, published again",
        "ข้อความของต้นฉบับที่นำมาเผยแพร่ซ้ำ",
    ),
];

/// The digits of Thai pages.
pub const DIGITS: &[Word] = &[
    word("thai", "Thai digits: ๒๕๖๗", "เลขไทย ๒๕๖๗"),
    word("arabic", "Arabic digits: 2567", "เลขอารบิก 2567"),
];

/// How links end.
pub const LINKS: &[Word] = &[
    word("folders", "In a folder, for the web", "ลงท้ายด้วยโฟลเดอร์ สำหรับเว็บ"),
    word(
        "files",
        "In index.html, for reading from a disk",
        "ลงท้ายด้วย index.html สำหรับเปิดจากดิสก์",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What the default theme says of a word, from a file of messages.
    fn said(messages: &str, key: &str) -> String {
        let messages: toml::Table = messages.parse().unwrap();
        messages[key].as_str().unwrap().to_owned()
    }

    #[test]
    fn the_default_theme_says_the_same() {
        let th = include_str!("../../themes/default/messages/th.toml");
        let en = include_str!("../../themes/default/messages/en.toml");
        for (words, of) in [(KINDS, "kind"), (LEVELS, "level"), (TIERS, "tier")] {
            for Word { word, label } in words {
                let key = format!("{of}_{word}");
                assert_eq!(said(th, &key), label.th, "{key}");
                assert_eq!(said(en, &key), label.en, "{key}");
            }
        }
    }
}

//! What the live page says to an editor, in both languages. Complaints have their own words.

use crate::diagnostic::{Severity, Tally};
use crate::lang::Lang;
use crate::serve::site::Mark;

/// The words of one language.
pub(super) struct Words {
    lang: Lang,
    pub(super) close: &'static str,
    pub(super) no_page: &'static str,
    pub(super) no_page_yet: &'static str,
    pub(super) meanwhile: &'static str,
    pub(super) all: &'static str,
    pub(super) none: &'static str,
    pub(super) pages: &'static str,
    pub(super) whole: &'static str,
    pub(super) mend: &'static str,
    pub(super) open: &'static str,
    pub(super) reconnecting: &'static str,
}

const THAI: Words = Words {
    lang: Lang::Th,
    close: "ปิด",
    no_page: "ยังแสดงหน้านี้ไม่ได้",
    no_page_yet: "หน้านี้จะปรากฏเองเมื่อแก้ไขและบันทึกไฟล์แล้ว",
    meanwhile: "ระหว่างนี้หน้าเว็บอาจแสดงเนื้อหาฉบับก่อนหรือแสดงไม่ครบถ้วน และจะเป็นปัจจุบันเองเมื่อแก้ไขและบันทึกไฟล์แล้ว",
    all: "ข้อความแจ้งทั้งหมดของคลังเอกสาร",
    none: "ไม่พบข้อผิดพลาด",
    pages: "หน้าที่เกี่ยวข้อง",
    whole: "คลังเอกสารโดยรวม",
    mend: "วิธีแก้",
    open: "ดูข้อความแจ้งทั้งหมด (ปุ่มจุด)",
    reconnecting: "ไม่ได้เชื่อมต่อกับ samut serve",
};

const ENGLISH: Words = Words {
    lang: Lang::En,
    close: "Close",
    no_page: "This page cannot be shown yet",
    no_page_yet: "The page appears by itself when the file is mended and saved.",
    meanwhile: "Until the file is mended and saved, the page may be as it was before, or incomplete. It is brought up to date by itself.",
    all: "All complaints of the archive",
    none: "No faults found",
    pages: "Pages",
    whole: "The archive as a whole",
    mend: "Help",
    open: "List all complaints (the key “.”)",
    reconnecting: "not connected to samut serve",
};

impl Words {
    /// The words of a language.
    pub(super) const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Th => &THAI,
            Lang::En => &ENGLISH,
        }
    }

    /// The word for a severity.
    pub(super) const fn severity(&self, severity: Severity) -> &'static str {
        match (self.lang, severity) {
            (Lang::En, severity) => severity.word(),
            (Lang::Th, Severity::Error) => "ข้อผิดพลาด",
            (Lang::Th, Severity::Warning) => "คำเตือน",
            (Lang::Th, Severity::Note) => "ข้อสังเกต",
            (Lang::Th, Severity::Off) => "ไม่ต้องแจ้ง",
        }
    }

    /// The words for a page that readers do not get as it is seen.
    pub(super) const fn mark(&self, mark: Mark) -> &'static str {
        match (self.lang, mark) {
            (Lang::Th, Mark::Draft) => "ฉบับร่าง",
            (Lang::Th, Mark::Scheduled) => "ยังไม่ถึงวันเผยแพร่",
            (Lang::Th, Mark::Withdrawn) => "ยกเลิกการเผยแพร่แล้ว",
            (Lang::En, Mark::Draft) => "draft",
            (Lang::En, Mark::Scheduled) => "not published yet",
            (Lang::En, Mark::Withdrawn) => "withdrawn",
        }
    }

    /// Where in a file, for who does not read `:4:15`.
    pub(super) fn place(&self, line: u32, column: u32) -> String {
        match self.lang {
            Lang::Th => format!("บรรทัดที่ {line} ตัวอักษรที่ {column}"),
            Lang::En => format!("line {line}, column {column}"),
        }
    }

    /// The heading over what is wrong with a page.
    pub(super) fn wrong(&self, count: usize) -> String {
        match (self.lang, count) {
            (Lang::Th, _) => format!("พบข้อผิดพลาด {count} แห่งในหน้านี้"),
            (Lang::En, 1) => "1 error on this page".to_owned(),
            (Lang::En, _) => format!("{count} errors on this page"),
        }
    }

    /// How many complaints there are, by severity.
    pub(super) fn tally(&self, tally: Tally) -> String {
        let counts = [
            (tally.errors, Severity::Error),
            (tally.warnings, Severity::Warning),
            (tally.notes, Severity::Note),
        ];
        let told = counts.into_iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = match self.lang {
            Lang::Th => told
                .map(|(count, s)| format!("{} {count} แห่ง", self.severity(s)))
                .collect(),
            Lang::En => told
                .map(|(count, s)| {
                    format!("{count} {}{}", s.word(), if count == 1 { "" } else { "s" })
                })
                .collect(),
        };
        match (told.is_empty(), self.lang) {
            (true, _) => self.none.to_owned(),
            (false, Lang::Th) => told.join(" "),
            (false, Lang::En) => told.join(", "),
        }
    }

    /// That a list is longer than what is shown.
    pub(super) fn more(&self, count: usize) -> String {
        match self.lang {
            Lang::Th => format!("และอีก {count} แห่ง พิมพ์คำสั่ง samut check เพื่อดูทั้งหมด"),
            Lang::En => format!("and {count} more: `samut check` names them all"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_their_words() {
        let check = |errors, warnings, notes, thai: &str, english: &str| {
            let tally = Tally { errors, warnings, notes };
            assert_eq!(THAI.tally(tally), thai);
            assert_eq!(ENGLISH.tally(tally), english);
        };
        check(0, 0, 0, "ไม่พบข้อผิดพลาด", "No faults found");
        check(1, 0, 2, "ข้อผิดพลาด 1 แห่ง ข้อสังเกต 2 แห่ง", "1 error, 2 notes");
        check(0, 12, 0, "คำเตือน 12 แห่ง", "12 warnings");
        assert_eq!(ENGLISH.wrong(1), "1 error on this page");
        assert_eq!(ENGLISH.wrong(2), "2 errors on this page");
        assert_eq!(THAI.wrong(2), "พบข้อผิดพลาด 2 แห่งในหน้านี้");
    }
}

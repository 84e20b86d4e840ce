//! Thai text with each fault, and without.

use std::sync::Arc;

use super::*;

fn found(text: &str) -> Vec<(Code, u32, u32)> {
    let path = Arc::from("x.md");
    let lines = Lines::new(&path, text);
    let of = |d: Diagnostic| {
        let place = d.place.unwrap();
        (d.code, place.column, place.width)
    };
    spelling(&lines, 0..text.len(), &[], &[]).into_iter().map(of).collect()
}

fn check(text: &str, code: Code, column: u32, width: u32) {
    assert_eq!(found(text), [(code, column, width)], "{text:?}");
}

fn check_clean(text: &str) {
    assert_eq!(found(text), [], "{text:?}");
}

#[test]
fn faults_of_spelling() {
    check("กํา", Code::ThaiSpelling, 2, 2);
    check("นํ้า", Code::ThaiSpelling, 3, 2);
    check("น้ํา", Code::ThaiSpelling, 3, 2);
    check("ก เเละ", Code::ThaiSpelling, 3, 2);
    check("ก่่", Code::ThaiSpelling, 2, 2);
    check("กัั", Code::ThaiSpelling, 2, 2);
    check("ก่้", Code::ThaiSpelling, 2, 2);
    check("ก่ิ", Code::ThaiSpelling, 2, 2);
    check("ธ์ิ", Code::ThaiSpelling, 2, 2);
    check("กีิ", Code::ThaiSpelling, 2, 2);
    check("ก ิ", Code::ThaiSpelling, 2, 2);
    check("นำ้", Code::ThaiSpelling, 2, 2);
    check("วา่", Code::ThaiSpelling, 2, 2);
    check("จะ๊", Code::ThaiSpelling, 2, 2);
    check("จำานวน", Code::ThaiSpelling, 2, 2);
    check("มๅก", Code::ThaiSpelling, 1, 2);
    check("เ่ช่น", Code::ThaiSpelling, 1, 2);
    check("a่", Code::ThaiSpelling, 1, 2);
    check("๒่", Code::ThaiSpelling, 1, 2);
    check("(ิ)", Code::ThaiSpelling, 1, 2);
    check("ิ", Code::ThaiSpelling, 1, 1);
}

#[test]
fn right_spelling_is_left_alone() {
    for text in [
        "กำหนด",
        "น้ำ",
        "และ",
        "สิทธิ์",
        "ที่ประชุม",
        "พุทฺธํ",
        "เก็บ",
        "ฯพณฯ",
        "ปู่ย่า",
        "ต่างๆ",
        "ปี ๒๕๖๐",
        "โอ๊ย",
        "\u{25cc}ิ",
        "ฤๅษี",
        "ฤทธิ์",
        "เสาร์",
        "กระทำ",
        "จ้ะ",
        "ก็",
        "เก๊ก๋ง",
        "https://x.th/จํานวน",
        "www.x.th/เเ",
        "a@เเ.th",
        "ก\u{a0}ข",
        "👨\u{200d}👩",
        "co\u{ad}op",
        "tab\tand\r\nline",
        "",
    ] {
        check_clean(text);
    }
}

#[test]
fn stray_characters() {
    for (text, column) in [
        ("ก\u{200b}ข", 2),
        ("a\u{200b}b", 2),
        ("ก\u{200c}ข", 2),
        ("ก\u{200d}", 2),
        ("ก\u{ad}ข", 2),
        ("\u{feff}ก", 1),
        ("ก\u{f70a}", 2),
        ("ก\u{1}", 2),
        ("ก\u{85}", 2),
        ("a\u{202e}b", 2),
    ] {
        check(text, Code::StrayCharacter, column, 1);
    }
}

#[test]
fn a_range_within_a_file_has_the_files_places() {
    let path = Arc::from("x.md");
    let text = "+++\ntitle = \"กํา\"\n+++\nเเ";
    let lines = Lines::new(&path, text);
    let at = text.find("กํา").unwrap();
    let list = spelling(&lines, at..at + "กํา".len(), &[], &[]);
    assert_eq!(list.len(), 1);
    let place = list[0].place.clone().unwrap();
    assert_eq!((place.line, place.column), (2, 11));
    assert_eq!(list[0].message, "SARA AM is written as two characters (ํ and า), in “กํา”");
}

#[test]
fn one_of_a_kind_for_a_line_and_five_for_a_text() {
    assert_eq!(found("เเ เเ กํา").len(), 2);
    assert_eq!(found("๒5๖๓ ๑2๐").len(), 1);
    assert_eq!(found(&"เเ\n".repeat(50)).len(), 5);
}

/// A text with all changes that are offered made.
fn mended(text: &str) -> String {
    let path = Arc::from("x.md");
    let lines = Lines::new(&path, text);
    let all = 0..text.len();
    let told = spelling(&lines, all.clone(), &[all], &[]);
    let mut edits: Vec<_> = told.into_iter().flat_map(|told| told.edits).collect();
    edits.sort_by_key(|edit| edit.range.start);
    let mut mended = text.to_owned();
    for edit in edits.into_iter().rev() {
        mended.replace_range(edit.range, &edit.text);
    }
    mended
}

fn check_mended(text: &str, expected: &str) {
    assert_eq!(mended(text), expected, "{text:?}");
    assert_eq!(mended(expected), expected, "{text:?}");
}

#[test]
fn what_can_have_been_meant_in_one_way_is_mended() {
    check_mended("จํานวน กําหนด", "จำนวน กำหนด");
    check_mended("นํ้า น้ํา นำ้ ทำา", "น้ำ น้ำ น้ำ ทำ");
    check_mended("เเละ เเต่", "และ แต่");
    check_mended("ที่่ สิทธิ์์ กัับ ทุุก", "ที่ สิทธิ์ กับ ทุก");
    check_mended("ก่่่", "ก่");
    check_mended("ท่ีประชุม สิทธ์ิ ก่ัน ส่ือ", "ที่ประชุม สิทธิ์ กั่น สื่อ");
    check_mended("มๅก", "มาก");
    check_mended("การ\u{200b}ประชุม\u{2060}ที่\u{feff}", "การประชุมที่");
    check_mended("ก\u{ad}ข ก\u{200c}ข ก\u{200d}ข", "กข กข กข");
    check_mended("co\u{ad}op 👨\u{200d}👩", "co\u{ad}op 👨\u{200d}👩");
}

#[test]
fn what_can_have_been_meant_in_two_ways_is_left() {
    for text in [
        "สระํ่า",
        " ํา",
        "ะำา",
        "ก่้",
        "กีิ",
        "ก่ิ้",
        "กี่ิ",
        "เเเก",
        "เเ",
        "วา่",
        "มา่กอน",
        "เ่ช่น",
        " ิ",
        "a่",
        "๒5๖๐",
        "ก\u{f70a}",
        "ก\u{1}ข",
        "ก\u{85}ข",
        "a\u{202e}b",
        "ก\u{2028}ข",
        "ก\u{fffd}ข",
        "https://x.th/จํานวน\u{200b}",
    ] {
        check_mended(text, text);
    }
}

#[test]
fn a_letter_of_an_old_font_is_named() {
    let path = Arc::from("x.md");
    let text = "เล\u{f712}ก ก\u{f880}";
    let lines = Lines::new(&path, text);
    let all = 0..text.len();
    let told = spelling(&lines, all.clone(), &[all], &[]);
    assert_eq!(told[0].help, "type \u{25cc}\u{e47} in its place");
}

#[test]
fn numbers_in_two_scripts_are_told_once() {
    check("พ.ศ. ๒5๖๐", Code::MixedDigits, 6, 4);
    check("25๖๐", Code::MixedDigits, 1, 4);
    check_clean("๒๕๖๐ 2560 ข้อ ๑.2 ๑/2560");
    let path = Arc::from("x.md");
    let told = spelling(&Lines::new(&path, "๒5๖๐"), 0..10, &[], &[]);
    assert_eq!(told[0].help, "write ๒๕๖๐ or 2560");
}

#[test]
fn parts_of_a_file_are_left_out_or_not_mended() {
    let path = Arc::from("x.toml");
    let text = "title = \"กํา\"\nfile = \"กํา.jpg\"\nvariants = \"กํา\"";
    let at = |needle: &str| text.find(needle).unwrap();
    let (words, apart) = (at("\"กํา\"")..at("\nfile"), at("variants")..text.len());
    let lines = Lines::new(&path, text);
    let told = spelling(&lines, 0..text.len(), &[words], &[apart]);
    let found: Vec<_> =
        told.iter().map(|d| (d.place.as_ref().unwrap().line, d.edits.len())).collect();
    assert_eq!(found, [(1, 1), (2, 0)]);
}

#[test]
fn a_flood_of_faults_takes_linear_time() {
    for text in ["ํา", "เเ", "่่", "๑1", "\u{200b}", "ก่ิ"] {
        assert!(!found(&text.repeat(100_000)).is_empty(), "{text:?}");
    }
}

//! Files with faults, mended: what each becomes, and what holds for any file.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq};
use proptest::sample::select;
use proptest::test_runner::Config;
use proptest::{collection, proptest};

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;

const SITE: &str =
    "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"https://a.example/\"\n";

fn site(more: &str) -> Site {
    let text = format!("{SITE}{more}");
    parse::site(&Arc::from(source::SITE), &text).value
}

fn name() -> Name {
    let paths = [Arc::from("content/news/2020/x.th.md")];
    parse::names(&paths, Lang::Th).value.remove(0)
}

/// A document when it is mended, and the changes; as it was where nothing changes.
fn document(text: &str, site: &Site, anchors: &[&str]) -> (String, Vec<Hunk>) {
    let name = name();
    let anchors: BTreeSet<String> =
        anchors.iter().map(|&anchor| anchor.to_owned()).collect();
    let mended = of_file(&name.path, text, Some(&name), site, &anchors);
    mended.unwrap_or_else(|| (text.to_owned(), Vec::new()))
}

fn told(text: &str, site: &Site) -> Vec<Diagnostic> {
    site.levels.judge(parse::document(name(), text, site).diagnostics)
}

fn check(text: &str, expected: &str) {
    let site = site("");
    let (mended, _) = document(text, &site, &[]);
    assert_eq!(mended, expected, "{text:?}");
    assert_eq!(document(&mended, &site, &[]).0, expected, "a second time: {text:?}");
}

fn check_body(body: &str, expected: &str) {
    let head = "+++\ntitle = \"ก\"\n+++\n";
    check(&format!("{head}{body}"), &format!("{head}{expected}"));
}

fn check_toml(line: &str, expected: &str) {
    let whole = |line: &str| format!("+++\ntitle = \"ก\"\n{line}\n+++\nข้อความ\n");
    check(&whole(line), &whole(expected));
}

#[test]
fn dates_of_the_international_form_have_the_common_era() {
    check_toml("date = 2560-05-02", "date = 2017-05-02");
    check_toml("date = 2560-05-02 # ๒", "date = 2017-05-02 # ๒");
    check_toml("date = 2538", "date = 1995");
    check_toml("date = \"2538\"", "date = \"1995\"");
    check_toml("date = '๒๕๖๐-๐๕-๐๒'", "date = '๒๐๑๗-๐๕-๐๒'");
    check_toml("date = \"2560-05-22/2560-05-27\"", "date = \"2017-05-22/2017-05-27\"");
    check_toml("date = \"2560-5-2\"", "date = \"2017-05-02\"");
    check_toml("date = 2563-02-29", "date = 2020-02-29");
    check_toml(
        "date = 2560-05-02T09:00:00+07:00\nupdated=2560-05-03 10:00:00.2560",
        "date = 2017-05-02T09:00:00+07:00\nupdated=2017-05-03 10:00:00.2560",
    );
    check_toml(
        "[event]\nstart = 2560-05-22\nend = \"2560-05-27\"",
        "[event]\nstart = 2017-05-22\nend = \"2017-05-27\"",
    );
}

#[test]
fn dates_that_are_read_or_may_mean_two_days_stay() {
    for line in [
        "date = \"๒ พฤษภาคม ๒๕๖๐\"",
        "date = \"2 พ.ค. 2560\"",
        "date = 2017-05-02",
        "date = 2475-01-05",
        "date = \"2475-02\"",
        "date = 2560-02-29",
        "date = 2651-05-02",
        "date = \"24 ส.ค. 63\"",
        "date = 2560-5-2",
        "[extra]\nday = 2560-05-02",
    ] {
        check_toml(line, line);
    }
}

#[test]
fn words_are_mended_and_names_of_files_are_not() {
    check_toml(
        "description = \"เลขาธิการอาเชียนเเละคณะ\u{200b}\"",
        "description = \"เลขาธิการอาเซียนและคณะ\"",
    );
    check_toml("authors = [\"นํา\", 'เเก้ว']", "authors = [\"นำ\", 'แก้ว']");
    check_toml("[event]\nplace = \"จาการ์ต้า\"", "[event]\nplace = \"จาการ์ตา\"");
    for line in [
        "slug = \"กํา\"",
        "# เเก้ไข",
        "aliases = [\"/เเก้\"]",
        "translation_key = \"เเก้\"",
        "mechanisms = [\"อาเชียน\"]",
        "[[images]]\nfile = \"กํา.jpg\"",
        "[source]\nurl = \"https://a.th/เเ\"",
        "[extra]\nword = \"เเก้\"",
        "description = \"\\u0E40\\u0E40ก\"",
        "titel = \"เเก้",
    ] {
        check_toml(line, line);
    }
}

#[test]
fn text_is_mended_and_what_is_no_text_is_not() {
    check_body("จํานวน เเละ ที่่ นำ้ใจ", "จำนวน และ ที่ น้ำใจ");
    check_body("- เเก้\n- **กํา**\n> เเก้\n", "- แก้\n- **กำ**\n> แก้\n");
    check_body("|ก|เเก้|\n|-|-|\n|กํา|ข|\n", "|ก|แก้|\n|-|-|\n|กำ|ข|\n");
    check_body("ก[^1]\n\n[^1]: เเก้", "ก[^1]\n\n[^1]: แก้");
    check_body("![เเก้](เเก้.jpg) [เเก้](เเก้.md)", "![แก้](เเก้.jpg) [แก้](เเก้.md)");
    for body in [
        "`เเก้`",
        "```\nเเก้\n```",
        "    เเก้",
        "<https://a.th/เเก้>",
        "https://a.th/เเก้ www.a.th/เเก้",
        "<b title=\"เเก้\">ก</b>",
        "<div>เเก้</div>",
        "<code>เเก้</code>",
        "\u{200b}# ก",
        "ก\n\u{200b}- ข",
        "\u{200b}\n\nก",
        "อา**เชียน**",
    ] {
        check_body(body, body);
    }
}

#[test]
fn what_one_mend_uncovers_is_mended_too() {
    check_body("อา\u{200b}เชียน", "อาเซียน");
    check_body("ที่่\u{200b}่", "ที่");
    check_body("เ\u{200b}เละ", "และ");
}

#[test]
fn stars_are_moved_where_no_letter_changes() {
    check_body("**(SOMTC)**การประชุม", "(**SOMTC**)การประชุม");
    check_body("ก**“ข”**ค และ **หมายเหตุ:**ข้อ", "ก“**ข**”ค และ **หมายเหตุ**:ข้อ");
    for body in
        ["** ข้อความ **ต่อ", "คำ_เน้น_คำ", "**ข้อความ", "\\*\\*(ก)\\*\\*ข", "`**(ก)**ข`"]
    {
        check_body(body, body);
    }
}

#[test]
fn all_other_bytes_stay() {
    check(
        "\u{feff}+++\r\ntitle = \"เเก้\"  \r\ndate = 2560-05-02\t\r\n+++ \r\n\r\nกํา  \r\n\tข\r\nค",
        "\u{feff}+++\r\ntitle = \"แก้\"  \r\ndate = 2017-05-02\t\r\n+++ \r\n\r\nกำ  \r\n\tข\r\nค",
    );
    check("no front matter เเก้", "no front matter เเก้");
    check("", "");
}

#[test]
fn a_heading_that_a_link_leads_to_keeps_its_id() {
    let site = site("");
    let text = "+++\ntitle = \"ก\"\n+++\n# จํานวน\n\nเเก้ [ข](#จํานวน)\n\n# กําหนด\n";
    let (mended, _) = document(text, &site, &["จํานวน"]);
    assert_eq!(mended, text.replace("เเก้", "แก้").replace("กําหนด", "กำหนด"));
    let (mended, _) = document(text, &site, &[]);
    assert!(mended.contains("# จำนวน"), "{mended}");
}

#[test]
fn a_rule_that_is_off_is_not_heard() {
    let text = "+++\ntitle = \"ก\"\ndate = 2560-05-02\n+++\nเเก้ อาเชียน\n";
    let off = site("[check]\nW0607 = \"off\"\n");
    let (mended, _) = document(text, &off, &[]);
    assert_eq!(mended, "+++\ntitle = \"ก\"\ndate = 2017-05-02\n+++\nเเก้ อาเซียน\n");
}

#[test]
fn words_of_the_archives_own_are_mended_where_they_are_plain() {
    let own = |wrong: &str, right: &str| {
        site(&format!("[[misspelt]]\nwrong = \"{wrong}\"\nright = \"{right}\"\n"))
    };
    let check = |site: &Site, body: &str, expected: &str| {
        let whole = |body: &str| format!("+++\ntitle = \"ก\"\n+++\n{body}");
        assert_eq!(document(&whole(body), site, &[]).0, whole(expected), "{body}");
    };
    check(&own("ส.ป.ป.ลาว", "สปป.ลาว"), "ที่ ส.ป.ป.ลาว", "ที่ สปป.ลาว");
    check(&own("สมุท", "สมุทร"), "สมุทรและสมุท", "สมุทรและสมุทร");
    check(&own("ขอ", "**ขอ**"), "ขอ", "ขอ");
    check(&own("ขอ", "ข อาเชียน"), "ขอ", "ขอ");
}

#[test]
fn registers_and_settings_are_mended() {
    let site = site("");
    let mended = |path: &str, text: &str| {
        let path = Arc::from(path);
        of_file(&path, text, None, &site, &BTreeSet::new()).map(|(text, _)| text)
    };
    let register = "[[topics]]\nslug = \"x\"\nname = { th = \"เเก้\", en = \"X\" }\nvariants = { th = [\"เเก้\"] }\n";
    assert_eq!(
        mended("content/authorities/topics.toml", register),
        Some(register.replacen("เเก้", "แก้", 1))
    );
    let countries = "[[countries]]\nslug = \"th\"\nname = { th = \"ไทย\", en = \"Thailand\" }\njoined = 2510-08-08\n";
    assert_eq!(
        mended("content/authorities/countries.toml", countries),
        Some(countries.replace("2510", "1967"))
    );
    // What was read of it is not what it holds.
    let single = "[topics]\nslug = \"x\"\nname = { th = \"เเก้\", en = \"X\" }\n";
    assert_eq!(mended("content/authorities/topics.toml", single), None);
    let settings = format!(
        "{SITE}description = {{ th = \"เเก้\" }}\n[[misspelt]]\nwrong = \"เเก้\"\nright = \"แก้\"\n"
    );
    assert_eq!(
        mended("content/site.toml", &settings),
        Some(settings.replacen("เเก้", "แก้", 1))
    );
}

#[test]
fn changes_near_each_other_are_one_hunk() {
    let far = "ข".repeat(200);
    let text = format!("+++\ntitle = \"ก\"\n+++\n\nเเก้ กํา{far}เเก้{far}\nเเก้\n");
    let (_, hunks) = document(&text, &site(""), &[]);
    let shown: Vec<_> = hunks
        .iter()
        .map(|hunk| (hunk.line, hunk.changes, hunk.before.as_str(), hunk.after.as_str()))
        .collect();
    let part = "ข".repeat(40);
    assert_eq!(
        shown,
        [
            (5, 2, format!("เเก้ กํา{part}…").as_str(), format!("แก้ กำ{part}…").as_str()),
            (
                5,
                1,
                format!("…{part}เเก้{}…", "ข".repeat(38)).as_str(),
                format!("…{part}แก้{}…", "ข".repeat(38)).as_str()
            ),
            (6, 1, "เเก้", "แก้"),
        ]
    );
}

/// Pieces of texts with faults, in any order.
fn text() -> impl Strategy<Value = String> {
    let pieces = select(
        &[
            "จํานวน",
            "น้ํา",
            "นํ้า",
            "นำ้",
            "ทำาให้",
            "เเละ",
            "เเเ",
            "ที่่",
            "ก่ิ",
            "ก่ิ้",
            "กี่ิ",
            "มๅก",
            "วา่",
            "ิ",
            "่",
            "้",
            "ํ",
            "า",
            "ำ",
            "เ",
            "ก",
            "อาเชียน",
            "อา",
            "เชียน",
            "กฏหมาย",
            "Phillipines",
            "PHILLIPINES",
            "\u{200b}",
            "\u{2060}",
            "\u{feff}",
            "\u{ad}",
            "\u{200c}",
            "\u{202e}",
            "\u{1}",
            "\u{fffd}",
            "**",
            "*",
            "_",
            "~~",
            "(",
            ")",
            "“",
            "”",
            "`",
            "```\n",
            "[",
            "](",
            "](x.md)",
            "![",
            "#จํานวน",
            "<",
            ">",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "https://",
            "@",
            "|",
            "\n|-|-|\n",
            "# ",
            "\n# ",
            "- ",
            "1. ",
            "> ",
            "    ",
            "\t",
            " ",
            "\n",
            "\r\n",
            "\n\n",
            "[^1]",
            "\n[^1]: ",
            "\\",
            "&amp;",
            "+++",
            "\n+++\n",
            "๒5๖๐",
            "ข้อความ",
            "\"",
            "'",
        ][..],
    );
    collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

/// Lines of front matter, sound and not.
fn head() -> impl Strategy<Value = String> {
    let lines = select(
        &[
            "title = \"เเก้\"",
            "title = \"กํา\u{200b}\"",
            "title = 'ที่่ อาเชียน'",
            "description = \"\"\"\nเเก้\n\"\"\"",
            "date = 2560-05-02",
            "date = \"2560-05\"",
            "date = 2563-02-29",
            "date = 2475-01-05",
            "updated = \"2560-5-2\"",
            "slug = \"เเก้\"",
            "# เเก้",
            "[event]",
            "start = 2560-05-02",
            "place = \"เเก้\"",
            "[[images]]",
            "file = \"เเก้.jpg\"",
            "alt = \"เเก้\"",
            "broken = เเก้",
            "title = \"เเก้",
            "[extra]",
            "x = \"เเก้\"",
        ][..],
    );
    collection::vec(lines, 0..6).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(Config { cases: 500, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_is_mended_is_mended_once_and_nothing_else_changes(
        head in head(),
        body in text(),
        has_windows_ends: bool,
        has_mark: bool,
    ) {
        let mut text = format!("+++\n{head}\n+++\n{body}");
        if has_windows_ends {
            text = text.replace('\n', "\r\n");
        }
        if has_mark {
            text.insert(0, '\u{feff}');
        }
        let site = site("");
        let (mended, hunks) = document(&text, &site, &[]);
        prop_assert_eq!(&document(&mended, &site, &[]).0, &mended);
        // Lines are those that they were, but for the ones that are listed.
        let listed: BTreeSet<usize> = hunks.iter().map(|hunk| hunk.line as usize).collect();
        let (before, after): (Vec<_>, Vec<_>) =
            (text.split('\n').collect(), mended.split('\n').collect());
        prop_assert_eq!(before.len(), after.len());
        for (n, (before, after)) in before.iter().zip(&after).enumerate() {
            prop_assert!(before == after || listed.contains(&(n + 1)), "{before:?} {after:?}");
        }
        // Latin letters, digits of code and signs are those that they were, but for years.
        let signs = |text: &str| {
            let is_sign = |c: &char| c.is_ascii_punctuation() || c.is_ascii_whitespace();
            let mut signs: Vec<char> = text.chars().filter(is_sign).collect();
            signs.sort_unstable();
            signs
        };
        if !told(&text, &site).iter().any(|told| told.message.contains("2560-5-2")) {
            prop_assert_eq!(signs(&text), signs(&mended));
        }
        // A rule that is mended is not broken more often, but for what a stray character hid.
        let (before, after) = (told(&text, &site), told(&mended, &site));
        let count = |told: &[Diagnostic], code| told.iter().filter(|d| d.code == code).count();
        let hides = count(&before, Code::StrayCharacter) > 0;
        for code in [Code::BuddhistIso, Code::StrayCharacter] {
            prop_assert!(count(&after, code) <= count(&before, code), "{after:?}");
        }
        for code in [Code::ThaiSpelling, Code::Misspelt, Code::LiteralStars] {
            prop_assert!(hides || count(&after, code) <= count(&before, code), "{after:?}");
        }
    }

    #[test]
    fn any_text_may_be_mended(text: String) {
        let site = site("");
        let (mended, _) = document(&text, &site, &[]);
        prop_assert_eq!(&document(&mended, &site, &[]).0, &mended);
    }
}

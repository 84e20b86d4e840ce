//! What holds for every archive, tried on many that nobody wrote: twins, paths, links, order,
//! and input that is no archive at all.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test program: what fails, fails the test"
)]

mod building;
mod reading;
mod scratch;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof};
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::Config;
use proptest::{collection, proptest};
use samut::diagnostic::{Code, Diagnostic};
use unicode_normalization::UnicodeNormalization;

const SITE: &str =
    "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"https://a.example/x/\"\n";
const BASE_URL: &str = "https://a.example/x/";
const REGISTERS: &[(&str, &str)] = &[
    (
        "content/authorities/mechanisms.toml",
        "[[mechanisms]]\nslug = \"somtc\"\nname = { th = \"โซมทีซี\", en = \"SOMTC\" }\n\n[[mechanisms]]\nslug = \"ammtc\"\nname = { th = \"เอเอ็มเอ็มทีซี\", en = \"AMMTC\" }\n",
    ),
    (
        "content/authorities/countries.toml",
        "[[countries]]\nslug = \"th\"\nname = { th = \"ไทย\", en = \"Thailand\" }\njoined = 1967-08-08\n\n[[countries]]\nslug = \"la\"\nname = { th = \"ลาว\", en = \"Lao PDR\" }\njoined = 1997-07-23\n",
    ),
    (
        "content/authorities/topics.toml",
        "[[topics]]\nslug = \"crime\"\nname = { th = \"อาชญากรรม\", en = \"Crime\" }\n\n[[topics]]\nslug = \"border\"\nname = { th = \"ชายแดน\", en = \"Borders\" }\n",
    ),
];

/// The number of cases that proptest runs when nobody asks for another.
const DEFAULT_CASES: u32 = 256;

/// Few cases, as each of them is an archive that is read, arranged and drawn; `PROPTEST_CASES`
/// asks for more.
fn few(cases: u32) -> Config {
    let asked = Config::default().cases;
    let cases = if asked == DEFAULT_CASES { cases } else { asked };
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// An archive of the registers, the settings and some files.
fn archive(files: &[(String, String)]) -> tempfile::TempDir {
    let folder = scratch::with(REGISTERS);
    scratch::write(&folder.path().join("content/site.toml"), SITE.as_bytes());
    for (path, text) in files {
        scratch::write(&folder.path().join(path), text.as_bytes());
    }
    folder
}

fn told(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().fold(String::new(), |mut told, diagnostic| {
        let _ = writeln!(told, "{:?} {}", diagnostic.place, diagnostic.message);
        told
    })
}

// Twins.

/// Shared facts: the table in which one stands, its line, and a line that says something else.
const FACTS: &[(&str, &str, &str)] = &[
    ("", "kind = \"report\"", "kind = \"document\""),
    ("", "date = 2019-03-06", "date = \"๗ มีนาคม ๒๕๖๒\""),
    ("", "publish_date = 2019-03-07", "publish_date = 2019-03-08"),
    ("", "slug = \"visit-2\"", "slug = \"visit-3\""),
    ("", "aliases = [\"/old\", \"/older\"]", "aliases = [\"/old\"]"),
    ("", "mechanisms = [\"ammtc\"]", "mechanisms = [\"somtc\"]"),
    ("", "countries = [\"th\", \"la\"]", "countries = [\"th\"]"),
    ("", "topics = [\"crime\", \"border\"]", "tags = [\"crime\"]"),
    ("event", "mechanism = \"somtc\"", "mechanism = \"ammtc\""),
    ("event", "session = 17", "number = 18"),
    ("event", "start = \"๒๒ – ๒๗ พฤษภาคม ๒๕๖๐\"", "start = 2017-05-22"),
    ("event", "host = [\"la\"]", "host = [\"th\"]"),
    ("event", "participants = [\"all members\"]", "participants = [\"la\"]"),
    ("event", "except = [\"th\"]", "except = [\"la\"]"),
    ("source", "url = \"https://b.example/\"", "url = \"https://c.example/\""),
    ("source", "retrieved = 2022-11-29", "retrieved = 2022-11-30"),
];

/// A document with a title, some words of its own and some of the shared facts.
fn twin(title: &str, facts: &[(&str, &str)]) -> String {
    let mut text = format!("+++\ntitle = \"{title}\"\n");
    for table in ["", "event", "source"] {
        let lines: Vec<_> =
            facts.iter().filter(|(of, _)| *of == table).map(|(_, line)| line).collect();
        if !table.is_empty() && !lines.is_empty() {
            let _ = writeln!(text, "[{table}]");
        }
        for line in lines {
            let _ = writeln!(text, "{line}");
        }
    }
    text + "+++\n\nข้อความ\n"
}

fn twins(th: &[(&str, &str)], en: &[(&str, &str)]) -> tempfile::TempDir {
    archive(&[
        ("content/news/visit.th.md".to_owned(), twin("การเยือน", th)),
        ("content/news/visit.en.md".to_owned(), twin("The visit", en)),
    ])
}

proptest! {
    #![proptest_config(few(10))]

    /// Each fact stands in the Thai document, in the English one, or in both: the site is one.
    #[test]
    fn it_does_not_matter_which_twin_says_a_fact(
        who in collection::vec(0..3_u8, FACTS.len()),
    ) {
        let said = |by: &[u8]| -> Vec<(&str, &str)> {
            let facts = FACTS.iter().zip(&who).filter(|(_, who)| by.contains(who));
            facts.map(|((table, line, _), _)| (*table, *line)).collect()
        };
        let all: Vec<_> = FACTS.iter().map(|(table, line, _)| (*table, *line)).collect();
        let (diagnostics, expected) = building::site(twins(&all, &[]).path(), None);
        prop_assert!(expected.is_some(), "{}", told(&diagnostics));
        let split = twins(&said(&[0, 2]), &said(&[1, 2]));
        let (diagnostics, found) = building::site(split.path(), None);
        prop_assert!(diagnostics.is_empty(), "{}", told(&diagnostics));
        prop_assert_eq!(found, expected);
    }

    /// Any facts that the two say differently are told, each with both places, and no others.
    #[test]
    fn a_fact_that_twins_tell_differently_is_told(
        differing in subsequence(FACTS, 1..4),
    ) {
        let th: Vec<_> = differing.iter().map(|(table, line, _)| (*table, *line)).collect();
        let en: Vec<_> = differing.iter().map(|(table, _, line)| (*table, *line)).collect();
        let (diagnostics, _) = building::prepared(twins(&th, &en).path(), None);
        let of_twins: Vec<_> =
            diagnostics.iter().filter(|told| told.code == Code::TwinsDiffer).collect();
        prop_assert_eq!(of_twins.len(), differing.len(), "{}", told(&diagnostics));
        for diagnostic in of_twins {
            let first = diagnostic.place.as_ref().unwrap();
            let (second, _) = diagnostic.also.as_ref().unwrap();
            let files = BTreeSet::from([&*first.path, &*second.path]);
            let both = ["content/news/visit.en.md", "content/news/visit.th.md"];
            prop_assert_eq!(files, BTreeSet::from(both));
        }
    }
}

// Paths.

/// Names as they come from other systems, and from people who mean harm.
fn name() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        select(vec![
            "th",
            "en",
            "index",
            "_index",
            "static",
            "404",
            "date",
            "page",
            "2019",
            "CON",
            "nul",
            "ก",
            "เก่า",
            "น้ำ",
            "น\u{e4d}\u{e32}",
            "Ä",
            "A\u{308}",
            "a",
            "A",
            "visit",
            ".",
            "..",
            "-",
            " ",
            "~",
            "%2e%2e",
            "\\",
            ":",
            "?",
            "#",
            "\u{202e}",
            "\u{1b}",
            "\n",
            "\"",
            "<b>",
            "&amp;",
            ".html",
            ".md",
            ".th",
            ".en",
            ".git",
            ".samut-manifest.json",
            "2019-03-06-",
            "search",
            "mechanisms",
            "somtc",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    collection::vec(piece, 1..4).prop_map(|pieces| {
        let name: String =
            pieces.concat().chars().filter(|c| !matches!(c, '/' | '\0')).collect();
        match name.as_str() {
            "" | "." | ".." => "x".to_owned(),
            name => name.chars().take(60).collect(),
        }
    })
}

fn file() -> impl Strategy<Value = String> {
    let top =
        select(vec!["news", "static", "pages", "mechanisms", "news/bundle", "static/th"]);
    let end =
        select(vec!["", ".th.md", ".en.md", ".md", ".png", "/index.th.md", ".html"]);
    (top, collection::vec(name(), 1..3), end)
        .prop_map(|(top, names, end)| format!("content/{top}/{}{end}", names.join("/")))
}

/// A path as some file system may take it for another: NFC, one case, ํา as ำ.
fn folded(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase().replace("\u{e4d}\u{e32}", "\u{e33}")
}

proptest! {
    #![proptest_config(few(48))]

    #[test]
    fn whatever_files_are_called_the_site_stays_in_its_place(
        names in collection::vec(file(), 1..8),
        alias in name(),
    ) {
        let text = format!(
            "+++\ntitle = \"ก\"\ndate = 2019-03-06\naliases = [{}]\n+++\n\nก\n",
            toml::Value::String(alias)
        );
        let folder = archive(&[]);
        for name in names {
            let path = folder.path().join(&name);
            // Two names may stand for one file here, or one for a folder of another.
            let free = path.ancestors().skip(1).all(|above| !above.is_file());
            if free && !path.exists() {
                scratch::write(&path, text.as_bytes());
            }
        }
        let (diagnostics, ready) = building::prepared(folder.path(), None);
        for diagnostic in &diagnostics {
            prop_assert!(!diagnostic.help.is_empty(), "{}", diagnostic.message);
        }
        let ready = ready.unwrap();
        let paths: Vec<_> = ready.plan.routes().map(|route| route.path).collect();
        let mut seen = BTreeSet::new();
        for path in &paths {
            let text = path.as_str();
            let there = path.under(Path::new("/site"));
            prop_assert!(there.starts_with("/site") && there != Path::new("/site"));
            prop_assert!(text.split('/').all(|part| !matches!(part, "" | "." | ".." | ".git")));
            prop_assert!(!text.contains(|c: char| c.is_control() || "\\:?*\"<>|".contains(c)));
            prop_assert!(!text.starts_with(".samut"), "{}", text);
            prop_assert!(seen.insert(folded(text)), "{} stands twice", text);
        }
        // Where a file and a folder claim one name, a disk can hold only one of them.
        if !samut::diagnostic::any_error(&diagnostics) {
            for path in &paths {
                for above in path.folders() {
                    prop_assert!(!seen.contains(&folded(above)), "{} is a file too", above);
                }
            }
        }
    }
}

// Links.

/// An item of a random archive.
#[derive(Debug, Clone)]
struct Item {
    section: &'static str,
    languages: &'static [&'static str],
    bundle: bool,
    session: Option<u8>,
    mention: Option<u8>,
    day: u8,
    expired: bool,
    to: Vec<(Index, u8)>,
}

fn item() -> impl Strategy<Value = Item> {
    let languages: Vec<&[&str]> = vec![&["th"], &["en"], &["th", "en"]];
    (
        select(vec!["news", "news/2019", "reports", "documents", "pages", "speeches"]),
        select(languages),
        any::<bool>(),
        proptest::option::of(1..9_u8),
        proptest::option::of(1..9_u8),
        1..29_u8,
        proptest::bool::weighted(0.1),
        collection::vec((any::<Index>(), any::<u8>()), 0..4),
    )
        .prop_map(
            |(section, languages, bundle, session, mention, day, expired, to)| Item {
                section,
                languages,
                bundle,
                session,
                mention,
                day,
                expired,
                to,
            },
        )
}

impl Item {
    fn stem(&self, n: usize) -> String {
        let index = if self.bundle { "/index" } else { "" };
        format!("{}/i{n}{index}", self.section)
    }

    /// The files of an item.
    fn files(&self, n: usize, all: &[Item]) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for (at, lang) in self.languages.iter().enumerate() {
            let mut text = format!("+++\ntitle = \"เรื่อง {n} {lang}\"\n");
            if at == 0 {
                self.facts(n, &mut text);
            }
            text.push_str("+++\n\n## หัวข้อ\n\n");
            for (to, how) in &self.to {
                let other = to.index(all.len());
                let _ = writeln!(text, "{}\n", link(&all[other], other, *how));
            }
            if self.bundle {
                text.push_str("[แฟ้ม](แฟ้ม.txt) [ส่วน](part.th.md)\n");
            }
            files.push((format!("content/{}.{lang}.md", self.stem(n)), text));
        }
        if self.bundle {
            let folder = format!("content/{}/i{n}", self.section);
            files.push((format!("{folder}/แฟ้ม.txt"), "แฟ้ม\n".to_owned()));
            let part = "+++\ntitle = \"ส่วน\"\n+++\n\n[กลับ](../)\n".replace("../", "#");
            files.push((format!("{folder}/part.th.md"), part));
        }
        files
    }

    fn facts(&self, n: usize, text: &mut String) {
        let _ =
            writeln!(text, "date = 2019-03-{:02}\naliases = [\"/old/{n}\"]", self.day);
        if self.expired {
            text.push_str("expiry_date = 2020-01-01\n");
        }
        text.push_str("topics = [\"crime\"]\n");
        if let Some(session) = self.session {
            // One day for each session, so that items agree on it.
            let _ = writeln!(
                text,
                "[event]\nmechanism = \"somtc\"\nsession = {session}\nstart = 20{session:02}-05-02\nparticipants = \"all members\""
            );
        }
        if let Some(session) = self.mention {
            let _ = writeln!(
                text,
                "[[mentions]]\nmechanism = \"ammtc\"\nsession = {session}"
            );
        }
    }
}

/// A link to an item in one of the ways in which it can be written.
fn link(item: &Item, n: usize, how: u8) -> String {
    let (stem, lang) =
        (item.stem(n), item.languages[usize::from(how) % item.languages.len()]);
    match how % 4 {
        0 => format!("[ไป](@/{stem}.{lang}.md)"),
        1 => format!("[ไป](@/{stem}.{lang}.md#หัวข้อ)"),
        2 => format!("[ไป](@/{stem}.md)"),
        _ => "[ไป](/date/)".to_owned(),
    }
}

proptest! {
    #![proptest_config(few(10))]

    #[test]
    fn every_link_of_every_page_leads_somewhere(
        items in collection::vec(item(), 1..10),
        fallback in any::<bool>(),
        files in any::<bool>(),
        english in any::<bool>(),
    ) {
        let mut all: Vec<_> =
            items.iter().enumerate().flat_map(|(n, item)| item.files(n, &items)).collect();
        let mut site = format!("{SITE}fallback_pages = {fallback}\n");
        if files {
            site.push_str("links = \"files\"\n");
        }
        if english {
            site.push_str("languages = [\"en\", \"th\"]\n");
        }
        all.push(("content/site.toml".to_owned(), site));
        let (diagnostics, site) = building::site(archive(&all).path(), None);
        prop_assert!(site.is_some(), "{}", told(&diagnostics));
        let faults = reading::faults(&site.unwrap(), BASE_URL);
        // A tombstone has no headings.
        let faults: Vec<_> =
            faults.into_iter().filter(|fault| !fault.contains("has no id")).collect();
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    /// Files written in another order, and built again, give the same site and the same words.
    #[test]
    fn the_order_of_files_does_not_matter(
        items in collection::vec(item(), 2..8),
        order in any::<u64>(),
        faulty in any::<bool>(),
    ) {
        let mut all: Vec<_> =
            items.iter().enumerate().flat_map(|(n, item)| item.files(n, &items)).collect();
        if faulty {
            for (path, text) in &mut all {
                if !path.ends_with(".txt") {
                    *text = text.replace("+++\n\n", "zebra = 1\n+++\n\n");
                }
            }
        }
        let first = archive(&all);
        let mut shuffled = all.clone();
        shuffled.sort_by_key(|(path, _)| {
            path.bytes().fold(order, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            })
        });
        let second = archive(&shuffled);
        let expected = building::site(first.path(), None);
        prop_assert_eq!(expected.1.is_none(), faulty, "{}", told(&expected.0));
        prop_assert_eq!(&building::site(second.path(), None), &expected);
        prop_assert_eq!(&building::site(first.path(), None), &expected);
    }
}

// Input that is no archive.

/// What an editor, a converter or an attacker may leave in a file.
const PIECES: &[&str] = &[
    "+++",
    "\n",
    "\n\n",
    " ",
    "\t",
    "    ",
    "\r\n",
    "\u{feff}",
    "title = ",
    "\"",
    "'",
    "\"\"\"",
    "=",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    "event",
    "date = ",
    "2560-05-02",
    "2017-02-29",
    "0000-00-00",
    "99999999999999999999",
    "-1",
    "1e999",
    "nan",
    "๒๙ กุมภาพันธ์ ๒๕๖๐",
    "๕ มกราคม ๒๔๗๕",
    "น\u{e4d}\u{e32}",
    "เเ",
    "\u{e31}\u{e31}",
    "\u{200b}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "😀",
    "# ",
    "## ก {#ก .ข}",
    "{#main}",
    "{#page}",
    "**",
    "*",
    "~~",
    "`",
    "```",
    "> ",
    "- ",
    "1. ",
    "๑. ",
    "| ก | ข |",
    "|--|:-:|",
    "[^1]",
    "[^1]: ",
    "[ก](",
    "@/news/visit.th.md",
    "../../../x",
    "//x",
    "javascript:x",
    "&#106;avascript:",
    ")",
    "![",
    "<b>",
    "</b>",
    "<div id=\"main\">",
    "</div>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "<svg onload=x>",
    "<a href=\"java\nscript:x\">",
    "<!--",
    "-->",
    "<![CDATA[",
    "<img src=https://b.example/x onerror=x>",
    "<p style=\"x\">",
    "&amp;",
    "&",
    "<style>",
    "<table><td>",
    "<title>",
    "</html>",
    "<form>",
    "<base href=x>",
    "- [x] ",
    "***",
    "---",
    "\\",
];

fn soup() -> impl Strategy<Value = String> {
    collection::vec(select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let front = "+++\ntitle = \"ก\"\ndate = 2019-03-06\n";
    prop_oneof![
        collection::vec(any::<u8>(), 0..80),
        soup().prop_map(String::into_bytes),
        soup().prop_map(move |soup| format!("{front}{soup}\n+++\n\nก\n").into_bytes()),
        soup().prop_map(move |soup| format!("{front}+++\n\n{soup}").into_bytes()),
        (soup(), soup())
            .prop_map(move |(a, b)| format!("{front}[event]\nstart = {a}\n+++\n\n{b}")
                .into_bytes()),
    ]
}

/// Faults of pages but for those of which the editor is told: dead anchors, control characters,
/// pictures without words. Of the site only some pages are there.
fn untold(site: &scratch::Files) -> Vec<String> {
    let told = ["has no id", "there is no", "Bad character", "a picture without alt"];
    let mut faults = reading::faults(site, BASE_URL);
    faults.retain(|fault| !told.iter().any(|told| fault.contains(told)));
    faults
}

/// Every file of text in the sample archive, to be spoiled.
fn samples() -> Vec<(String, Vec<u8>)> {
    let files: BTreeMap<_, _> = scratch::files(&scratch::repository().join("content"));
    let is_text = |path: &String| path.ends_with(".md") || path.ends_with(".toml");
    files.into_iter().filter(|(path, _)| is_text(path)).collect()
}

/// Holds that complaints can be found: a place in the file, words, and a remedy.
fn check_told(
    root: &Path,
    diagnostics: &[Diagnostic],
) -> Result<(), proptest::test_runner::TestCaseError> {
    for diagnostic in diagnostics {
        prop_assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty());
        let Some(place) = &diagnostic.place else { continue };
        let bytes = scratch::bytes(&root.join(&*place.path));
        prop_assert!(
            bytes.is_some() || place.path.starts_with("themes/default/"),
            "{}",
            place.path
        );
        let lines = bytes.unwrap_or_default().split(|byte| *byte == b'\n').count();
        prop_assert!(place.line >= 1 && place.column >= 1, "{:?}", place);
        prop_assert!(place.line as usize <= lines, "{:?} of {} lines", place, lines);
    }
    Ok(())
}

proptest! {
    #![proptest_config(few(96))]

    /// A document of any bytes gives complaints that can be found, or pages that are whole.
    #[test]
    fn any_document_is_a_page_or_a_complaint(bytes in bytes()) {
        let folder = archive(&[]);
        scratch::write(&folder.path().join("content/news/visit.th.md"), &bytes);
        let is_its = |path: &str| path.contains("visit") || path.contains("news");
        let (diagnostics, site) = building::some_of_site(folder.path(), None, is_its);
        check_told(folder.path(), &diagnostics)?;
        let Some(site) = site else {
            prop_assert!(diagnostics.iter().any(|told| told.place.is_some()));
            return Ok(());
        };
        let faults = untold(&site);
        prop_assert!(faults.is_empty(), "{}\n{:?}", faults.join("\n"), String::from_utf8_lossy(&bytes));
    }
}

proptest! {
    #![proptest_config(few(32))]

    /// Settings and registers of any bytes never stop the program but with a complaint.
    #[test]
    fn any_settings_are_read_or_complained_of(
        path in select(vec!["site.toml", "authorities/mechanisms.toml", "authorities/countries.toml", "authorities/pillars.toml"]),
        head in select(vec!["", "title = \"x\"\nbase_url = \"https://a.example\"\n", "[[mechanisms]]\nslug = \"a\"\n", "[[countries]]\nslug = \"a\"\nname = "]),
        bytes in bytes(),
    ) {
        let folder = archive(&[]);
        let bytes = [head.as_bytes(), &bytes].concat();
        scratch::write(&folder.path().join("content").join(path), &bytes);
        let (diagnostics, _) = building::site(folder.path(), None);
        check_told(folder.path(), &diagnostics)?;
    }

    /// The sample archive with one of its files cut, or spoiled at one place.
    #[test]
    fn a_spoiled_archive_is_read_or_complained_of(
        file in any::<Index>(),
        at in any::<Index>(),
        until in any::<Index>(),
        what in soup(),
    ) {
        let samples = samples();
        let folder = scratch::empty();
        scratch::copy(&scratch::repository().join("content"), &folder.path().join("content"));
        let (path, bytes) = file.get(&samples);
        let (at, until) = (at.index(bytes.len()), until.index(bytes.len()));
        let (at, until) = (at.min(until), at.max(until));
        let spoiled = [&bytes[..at], what.as_bytes(), &bytes[until..]].concat();
        scratch::write(&folder.path().join("content").join(path), &spoiled);
        let (diagnostics, ready) = building::prepared(folder.path(), None);
        check_told(folder.path(), &diagnostics)?;
        prop_assert!(ready.is_some() || path == "site.toml");
    }
}

#[test]
fn a_theme_of_any_words_is_used_or_complained_of() {
    for (path, text) in [
        ("theme.toml", "samut = \">=9\"\n"),
        ("theme.toml", "samut = \"ก\"\n[[[\n"),
        ("messages/th.toml", "items = 1\nitems = \"{n\"\n"),
        ("messages/en.toml", "\"\" = \"\"\n"),
        ("templates/item.html", "{% include \"item.html\" %}"),
        ("templates/item.html", "{{ \u{0}"),
        ("templates/item.html", "{% extends \"nowhere.html\" %}"),
        ("templates/base.html", "{% extends \"item.html\" %}"),
        ("templates/item.html", "{{ t(key=\"no such\") }}{{ 1 / 0 }}"),
    ] {
        let folder = archive(&[(
            "content/news/visit.th.md".to_owned(),
            "+++\ntitle = \"ก\"\ndate = 2019-03-06\n+++\n\nก\n".to_owned(),
        )]);
        scratch::write(&folder.path().join("themes/default").join(path), text.as_bytes());
        let (mut diagnostics, ready) = building::prepared(folder.path(), None);
        diagnostics.extend(samut::pipeline::draw_all(folder.path(), &ready.unwrap()));
        assert!(!diagnostics.is_empty(), "{path}: {text}");
    }
}

/// A soup that holds nothing, so that the pieces themselves are known to be harmless to the reader.
#[test]
fn the_pieces_are_tried_alone() {
    let folder = archive(&[]);
    for (n, piece) in PIECES.iter().enumerate() {
        let text = format!(
            "+++\ntitle = \"ก\"\ndate = 2019-03-06\n+++\n\nก {piece}\n\n{piece} ก\n"
        );
        scratch::write(
            &folder.path().join(format!("content/news/p{n}.th.md")),
            text.as_bytes(),
        );
    }
    let is_its = |path: &str| path.starts_with("th/news/p");
    let (diagnostics, site) = building::some_of_site(folder.path(), None, is_its);
    let site = site.unwrap_or_else(|| panic!("{}", told(&diagnostics)));
    assert!(site.len() > PIECES.len() / 2);
    let faults = untold(&site);
    assert!(faults.is_empty(), "{faults:#?}");
}

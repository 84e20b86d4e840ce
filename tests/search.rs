//! The normaliser and the index, as `docs/search.md` tells them.
//!
//! The vectors in `tests/search/vectors.json` hold for the engine in the browser as well, where
//! `tests/browser/engine.mjs` runs them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test program: what fails, fails the test"
)]

mod building;
mod scratch;

use std::collections::BTreeMap;
use std::path::Path;

use samut::lang::Lang;
use samut::pipeline;
use samut::search::{Answer, Fold, Hit, Opened, Options, Spaces, line, stem, units};
use serde_json::{Value, json};

use scratch::Files;

fn vectors() -> Value {
    let path = scratch::repository().join("tests/search/vectors.json");
    serde_json::from_str(&scratch::text(&path).unwrap()).unwrap()
}

/// The pairs of a list of vectors.
fn pairs(vectors: &Value, name: &str) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = vectors[name].as_array().unwrap();
    all.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
}

fn folded(fold: &Fold, text: &str) -> String {
    fold.fold(text).chars.into_iter().collect()
}

#[test]
fn texts_come_to_one_form() {
    let fold = Fold::default();
    for (text, expected) in pairs(&vectors(), "fold") {
        assert_eq!(folded(&fold, &text), expected, "{text:?}");
        // What is in the one form stays as it is, but for marks that are silent.
        assert_eq!(folded(&fold, &expected), expected, "twice: {text:?}");
    }
}

#[test]
fn misspelt_words_come_to_the_right_ones() {
    let vectors = vectors();
    let fold = Fold::new(&pairs(&vectors, "slips"));
    for (text, expected) in pairs(&vectors, "mend") {
        assert_eq!(folded(&fold, &text), expected, "{text:?}");
    }
}

#[test]
fn letters_know_their_places() {
    let text = "ผู้น\u{e4d}\u{e32}๑๗ Việt";
    let folded = Fold::default().fold(text);
    let from: Vec<&str> =
        folded.from.iter().map(|(a, b)| &text[*a as usize..*b as usize]).collect();
    assert_eq!(folded.chars.len(), from.len());
    assert_eq!(
        from,
        ["ผ", "ู", "้", "น", "\u{e4d}\u{e32}", "๑", "๗", " ", "V", "i", "ệ", "t"]
    );
}

#[test]
fn inflections_have_one_stem() {
    for (word, expected) in pairs(&vectors(), "stem") {
        assert_eq!(stem(&word), expected, "{word}");
    }
}

#[test]
fn texts_become_lines() {
    for (text, expected) in pairs(&vectors(), "line") {
        let units = units(&Fold::default().fold(&text), Spaces::Joined);
        let line = line(&units);
        assert_eq!(line.text, expected, "{text:?}");
        assert_eq!(line.text.chars().count(), line.at.len(), "{text:?}");
    }
}

/// What is found, as `ranking.json` tells it.
fn told(query: &str, lang: Lang, answer: &Answer) -> Value {
    let path = |hit: &Hit| format!("{}/{}/", hit.page, hit.id);
    let paths = |hits: &[Hit]| hits.iter().map(path).collect::<Vec<_>>();
    json!({
        "query": query,
        "lang": lang.tag(),
        "total": answer.total,
        "exact": paths(&answer.exact),
        "near": paths(&answer.near),
        "suggestion": answer.suggestion,
    })
}

/// What an archive gives to the queries of a file beside this program, which the engine in the browser
/// is asked as well. `UPDATE_EXPECTED=1` writes what it gives, for you to read.
fn gives_what_is_expected(root: &Path, name: &str) {
    let path = scratch::repository().join("tests/search").join(name);
    let expected: Value = serde_json::from_str(&scratch::text(&path).unwrap()).unwrap();
    let files = index(root);
    let opened = Opened::of_files(&files).unwrap();
    let answers = expected.as_array().unwrap().iter().map(|case| {
        let query = case["query"].as_str().unwrap();
        let lang = Lang::from_tag(case["lang"].as_str().unwrap()).unwrap();
        told(query, lang, &opened.ask(query, Options { lang, limit: 10 }).unwrap())
    });
    let answers: Vec<Value> = answers.collect();
    if std::env::var_os("UPDATE_EXPECTED").is_some_and(|value| value != "0") {
        let text = serde_json::to_string_pretty(&answers).unwrap() + "\n";
        scratch::write(&path, text.as_bytes());
        return;
    }
    for (answer, expected) in answers.iter().zip(expected.as_array().unwrap()) {
        assert_eq!(answer, expected);
    }
}

#[test]
fn the_sample_archive_gives_what_is_expected_of_it() {
    gives_what_is_expected(scratch::repository(), "ranking.json");
}

#[test]
fn what_is_said_together_is_found_together() {
    let root = scratch::repository().join("tests/search/phrases");
    gives_what_is_expected(&root, "phrases.json");
}

/// The files of the index of an archive.
fn index(root: &Path) -> Files {
    let (_, ready) = building::prepared(root, None);
    let mut files = BTreeMap::new();
    pipeline::index(root, &ready.unwrap(), &mut |path, bytes| {
        files.insert(path, bytes);
    });
    files
}

const SITE: &str = "title = { th = \"จดหมายเหตุ\", en = \"Archive\" }\nbase_url = \"https://example.org/\"\n";

/// An archive of some items, each with a path below `news` and its text.
fn archive(items: &[(&str, &str)]) -> tempfile::TempDir {
    let root = scratch::empty();
    scratch::write(&root.path().join("content/site.toml"), SITE.as_bytes());
    for (name, text) in items {
        scratch::write(&root.path().join("content/news").join(name), text.as_bytes());
    }
    root
}

/// The paths that a query finds as whole matches.
fn found(root: &Path, query: &str) -> Vec<String> {
    let files = index(root);
    let opened = Opened::of_files(&files).unwrap();
    let answer = opened.ask(query, Options { lang: Lang::Th, limit: 10 }).unwrap();
    answer.exact.iter().map(|hit| hit.id.clone()).collect()
}

#[test]
fn an_edit_changes_its_own_files() {
    let item = |n: usize| {
        let name = format!("2019-{:02}-{:02}-item-{n}.th.md", n % 12 + 1, n % 28 + 1);
        (name, format!("+++\ntitle = \"ข่าวที่ {n}\"\n+++\nข้อความเดิมของข่าว"))
    };
    let items: Vec<_> = (0..200).map(item).collect();
    let items: Vec<(&str, &str)> =
        items.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let root = archive(&items);
    let before = index(root.path());
    let edited = format!("{} ๑๒๓๔", items[7].1);
    scratch::write(&root.path().join("content/news").join(items[7].0), edited.as_bytes());
    let after = index(root.path());
    assert!(before.keys().eq(after.keys()), "an edit has changed the names of files");
    let differ = before.iter().filter(|(path, bytes)| after[*path] != **bytes);
    let folders: Vec<&str> =
        differ.map(|(path, _)| path.rsplit_once('/').unwrap().0).collect();
    assert_eq!(folders, ["search", "search/texts", "search/words"]);
    assert_eq!(found(root.path(), "1234"), ["news/item-7"]);
}

#[test]
fn nothing_that_is_asked_fails() {
    let root =
        archive(&[("2019-01-02-x.th.md", "+++\ntitle = \"ก\"\n+++\n<b>ข้อความ</b>")]);
    let files = index(root.path());
    let opened = Opened::of_files(&files).unwrap();
    let long = "อาเซียน".repeat(2000);
    let queries = [
        "",
        " ",
        "ก",
        "กข",
        "์",
        "ๆ",
        "็็็",
        "a",
        "the",
        "<script>alert(1)</script>",
        "\0",
        "%",
        "“”",
        "\u{feff}",
        "👨‍👩‍👧",
        "9999999999999999999999",
        "พ.ศ.",
        "ค.ศ. 2560",
        ".",
        "'s",
        "U.N.",
        &long,
    ];
    for query in queries {
        opened.ask(query, Options { lang: Lang::En, limit: 10 }).unwrap();
    }
}

#[test]
fn files_that_were_cut_are_no_reason_to_fail() {
    let files = index(scratch::repository());
    for (path, bytes) in &files {
        if path.contains("manifest") {
            continue;
        }
        let mut cut = files.clone();
        cut.insert(path.clone(), bytes[..bytes.len() / 2].to_vec());
        let opened = Opened::of_files(&cut).unwrap();
        opened
            .ask("อาชญากรรมข้ามชาติ SOMTC 2560", Options { lang: Lang::Th, limit: 10 })
            .unwrap();
    }
    assert!(Opened::of_files(&Files::new()).is_err());
}

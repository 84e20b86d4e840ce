//! The guide for editors, step by step: what an editor copies works as it is told there.
//!
//! In: the guide in both languages. A line such as ``File: `content/…` `` says what to do with the
//! block below it. It writes in a scratch folder only.

#![expect(
    clippy::disallowed_methods,
    reason = "an archive is written in a scratch folder"
)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "all of this file is a test")]

#[path = "guide/archive.rs"]
mod archive;
#[path = "guide/page.rs"]
mod page;

use std::collections::BTreeSet;

use archive::Archive;
use page::{Chapter, Deed, Step};
use samut::date::{Digits, Form, Style, parse, print};
use samut::keys::{KEYS, Scope, Type};
use samut::lang::Lang;

const ENGLISH: &str = include_str!("../docs/editors.md");
const THAI: &str = include_str!("../docs/editors.th.md");

/// The two guides, and the headings of their tables of dates.
const GUIDES: [(Lang, &str, &str, &str); 2] =
    [(Lang::En, ENGLISH, "Write", "Refused"), (Lang::Th, THAI, "เขียนว่า", "ไม่รับ")];

#[test]
fn every_chapter_of_the_english_guide_builds() {
    follow(Lang::En, ENGLISH);
}

#[test]
fn every_chapter_of_the_thai_guide_builds() {
    follow(Lang::Th, THAI);
}

/// Does what a guide says, and builds without a warning after each chapter.
fn follow(lang: Lang, text: &str) {
    let mut archive = Archive::new();
    for Chapter { title, steps } in page::chapters(lang, text) {
        for step in &steps {
            archive.take(step);
        }
        if archive.has_begun() {
            archive.builds(&title);
        }
    }
}

#[test]
fn every_key_of_the_table_has_an_example() {
    for (lang, text, ..) in GUIDES {
        let mut found = BTreeSet::new();
        for step in page::chapters(lang, text).iter().flat_map(|chapter| &chapter.steps) {
            let is_right =
                matches!(step.deed, Deed::File | Deed::Add | Deed::Try | Deed::Change);
            // What stands in an archetype is no value yet.
            let is_document =
                |path: &&String| is_right && !path.starts_with("content/archetypes/");
            for path in step.paths.iter().filter(is_document) {
                let table = page::table(path, &step.block);
                note_keys(&scopes(path), &table, &mut found);
            }
        }
        let missing: Vec<_> = KEYS
            .iter()
            .filter(|key| !found.contains(&(key.scope, key.name)))
            .map(|key| format!("{:?}.{}", key.scope, key.name))
            .collect();
        assert!(missing.is_empty(), "{lang:?}: no example has {missing:?}");
    }
}

/// The scopes whose keys stand at the top of a file.
fn scopes(path: &str) -> Vec<Scope> {
    match path {
        "content/site.toml" => vec![Scope::Site],
        _ if path.starts_with("content/authorities/mechanisms") => {
            vec![Scope::Authority, Scope::Mechanism]
        }
        _ if path.starts_with("content/authorities/") => {
            vec![Scope::Authority, Scope::Participant]
        }
        _ if path.starts_with("content/mechanisms/") => {
            vec![Scope::Document, Scope::Authority, Scope::Mechanism]
        }
        _ if page::extension(path) == "md" => vec![Scope::Document],
        _ if path.ends_with("/theme.toml") => vec![Scope::Theme],
        _ => vec![],
    }
}

/// Notes every key of a table, and of the tables in it.
fn note_keys(
    scopes: &[Scope],
    table: &toml::Table,
    found: &mut BTreeSet<(Scope, &'static str)>,
) {
    for (name, value) in table {
        let Some(key) = samut::keys::in_scopes(scopes).find(|key| key.name == name)
        else {
            continue;
        };
        found.insert((key.scope, key.name));
        let inner = match key.kind {
            Type::Table(scope) | Type::Tables(scope) => scope,
            Type::Parents => Scope::ReportsTo,
            _ => continue,
        };
        for table in page::tables(value) {
            note_keys(&[inner], table, found);
        }
    }
}

#[test]
fn every_word_that_a_key_takes_is_told() {
    let words = KEYS.iter().flat_map(|key| match key.kind {
        Type::Choice(words) | Type::Usual(words) => words,
        _ => &[],
    });
    for word in words.map(|word| word.word) {
        for (lang, text, ..) in GUIDES {
            let told = [format!("`{word}`"), format!("`\"{word}\"`")];
            assert!(told.iter().any(|told| text.contains(told)), "{lang:?}: {word}");
        }
    }
}

#[test]
fn the_tables_of_dates_are_true() {
    for (lang, text, write, refused) in GUIDES {
        let rows = page::rows(text, write);
        assert!(rows.len() > 10, "{lang:?}");
        for row in rows {
            let [written, thai, english] = &row[..] else { panic!("{row:?}") };
            let date = parse(written).unwrap_or_else(|fault| panic!("{fault:?}")).date;
            let style = |lang| Style { lang, digits: Digits::Thai, form: Form::Long };
            assert_eq!(print(date, style(Lang::Th)), *thai, "{written}");
            assert_eq!(print(date, style(Lang::En)), *english, "{written}");
        }
        let rows = page::rows(text, refused);
        assert!(rows.len() > 7, "{lang:?}");
        for row in rows {
            let [written, code, because] = &row[..] else { panic!("{row:?}") };
            assert_eq!(parse(written).unwrap_err().code.text(), code, "{written}");
            for remedy in because.split('`').skip(1).step_by(2) {
                assert!(parse(remedy).is_ok(), "{written}: {remedy}");
            }
        }
    }
}

#[test]
fn both_guides_say_the_same_in_the_same_order() {
    let [english, thai] = GUIDES.map(|(lang, text, ..)| page::chapters(lang, text));
    assert_eq!(english.len(), thai.len(), "chapters");
    for (english, thai) in english.iter().zip(&thai) {
        assert_eq!(english.steps, thai.steps, "{} and {}", english.title, thai.title);
    }
    let [english, thai] = GUIDES.map(|(_, text, ..)| page::outline(text));
    for (english, thai) in english.iter().zip(&thai) {
        assert_eq!(english.level, thai.level, "{} and {}", english.title, thai.title);
        assert_eq!(english.codes, thai.codes, "{} and {}", english.title, thai.title);
        assert_eq!(english.rows, thai.rows, "{} and {}", english.title, thai.title);
    }
    assert_eq!(english.len(), thai.len(), "sections");
}

#[test]
fn a_line_above_a_block_says_what_to_do_with_it() {
    let text = "## One\n\nFile: `a.md`\n\n```markdown\nx\n```\n\nRemove: `b`, `c`\n\n\
                Mistake (W0601):\n\n```\n**(ก)**ข\n```\n\nCopy `this`:\n\n```\nleft alone\n```\n";
    let chapters = page::chapters(Lang::En, text);
    let step = |deed, paths: &[&str], block: &str| {
        let paths = paths.iter().map(|&path| path.to_owned()).collect();
        Step { deed, paths, block: block.to_owned() }
    };
    let expected = [
        step(Deed::File, &["a.md"], "x\n"),
        step(Deed::Remove, &["b", "c"], ""),
        step(Deed::Mistake("W0601".to_owned()), &[], "**(ก)**ข\n"),
    ];
    assert_eq!(chapters[0].title, "One");
    assert_eq!(chapters[0].steps, expected);
}

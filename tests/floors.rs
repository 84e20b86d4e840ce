//! The floors of the house: which room may use which, read from the sources themselves.
//!
//! The table below is the picture of the architecture. Arrows lead down only: a room uses the
//! rooms of lower floors, the ones named beside it on its own floor, and nothing above.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test program: what fails, fails the test"
)]

mod scratch;

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A room of `src/`, and the rooms of its own floor that it may use.
type Room = (&'static str, &'static [&'static str]);

/// The library, from the ground up.
#[rustfmt::skip]
const FLOORS: &[(&str, &[Room])] = &[
    ("ground",   &[("lang", &[]), ("limits", &[])]),
    ("places",   &[("diagnostic", &[]), ("digest", &[]), ("site_path", &[])]),
    ("writing",  &[("date", &[]), ("keys", &[]), ("markdown", &["date"]), ("misspelt", &[]), ("picture", &[])]),
    ("archive",  &[("model", &[])]),
    ("site",     &[("collation", &[]), ("messages", &[]), ("names", &[]), ("schema", &[]), ("text_editors", &["schema"]), ("cms", &["schema", "text_editors"]), ("view", &[]), ("route", &[]), ("translations", &[]), ("page", &["names", "view"])]),
    // source -> parse -> arrange -> plan -> render -> write: none knows another.
    ("stages",   &[("source", &[]), ("parse", &[]), ("arrange", &[]), ("plan", &[]), ("render", &[]), ("search", &[]), ("write", &[])]),
    ("around",   &[("default_theme", &[]), ("edit", &[]), ("mend", &["workspace"]), ("themes", &["default_theme"]), ("copies", &[]), ("external", &[]), ("workspace", &["themes"]), ("serve", &[])]),
    ("pipeline", &[("pipeline", &[])]),
    ("preview",  &[("preview", &[])]),
];

/// What belongs to the program, which uses the library as any other program would.
const PROGRAM: &[&str] = &["main", "cli"];

#[test]
fn every_room_has_its_floor() {
    let rooms: BTreeSet<String> =
        sources().map(|(path, _)| room(&path).to_owned()).collect();
    let known: BTreeSet<String> = FLOORS
        .iter()
        .flat_map(|(_, rooms)| rooms.iter().map(|(room, _)| (*room).to_owned()))
        .chain(PROGRAM.iter().chain(&["lib"]).map(|room| (*room).to_owned()))
        .collect();
    assert_eq!(rooms, known, "src/ on the left, the table of floors on the right");
}

#[test]
fn arrows_lead_down() {
    let mut faults = String::new();
    for (path, code) in sources() {
        let from = room(&path);
        if from == "lib" || PROGRAM.contains(&from) {
            continue;
        }
        for (line, to) in uses(&code, "crate::") {
            if !may_use(from, &to) {
                let _ =
                    writeln!(faults, "src/{path}:{line}: `{from}` may not use `{to}`");
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn the_program_uses_the_library_by_its_name() {
    let mut faults = String::new();
    let mut used = 0;
    for (path, code) in sources().filter(|(path, _)| PROGRAM.contains(&room(path))) {
        used += uses(&code, "samut::").count();
        for (line, to) in uses(&code, "crate::").filter(|(_, to)| to != "cli") {
            let _ =
                writeln!(faults, "src/{path}:{line}: `crate::{to}` is not the program's");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    assert!(used > 0, "the program uses nothing of the library");
}

#[test]
fn the_library_does_not_know_the_program() {
    for (path, code) in sources().filter(|(path, _)| !PROGRAM.contains(&room(path))) {
        for word in ["clap", "anstream", "indicatif", "annotate_snippets"] {
            assert_eq!(
                uses(&code, &format!("{word}::")).count(),
                0,
                "src/{path} uses {word}, which is for the command line"
            );
        }
    }
}

#[test]
fn one_room_asks_other_hosts() {
    let mut asks = BTreeSet::new();
    for (path, code) in sources() {
        for word in ["ureq::", "rustls::"] {
            if uses(&code, word).count() > 0 {
                asks.insert(room(&path).to_owned());
            }
        }
    }
    assert_eq!(asks, BTreeSet::from(["external".to_owned()]));
}

#[test]
fn no_room_is_taken_whole() {
    for (path, code) in sources() {
        for (n, line) in code.lines().enumerate() {
            let own = ["use crate::", "use super::", "use samut::"];
            let glob = own.iter().any(|root| line.trim_start().starts_with(root))
                && line.contains('*');
            assert!(!glob, "src/{path}:{}: {line}", n + 1);
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    let files = scratch::files(&scratch::repository().join("src"));
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        assert!(bytes.starts_with(b"//! "), "src/{path} does not open with `//!`");
    }
}

/// Whether a room may use another.
fn may_use(from: &str, to: &str) -> bool {
    let floor = |room: &str| {
        FLOORS.iter().position(|(_, rooms)| rooms.iter().any(|(name, _)| *name == room))
    };
    let beside = |room: &str| {
        FLOORS.iter().flat_map(|(_, rooms)| *rooms).find(|(name, _)| *name == room)
    };
    match (floor(from), floor(to)) {
        (Some(above), Some(below)) => {
            from == to
                || below < above
                || below == above
                    && beside(from).is_some_and(|(_, to_)| to_.contains(&to))
        }
        _ => false,
    }
}

/// The room of a file: `markdown` for `markdown/html.rs`, `view` for `view.rs`.
fn room(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// All files of `src/` without comments, text and tests, but with all their lines.
fn sources() -> impl Iterator<Item = (String, String)> {
    let files = scratch::files(&scratch::repository().join("src"));
    assert!(files.len() > 20, "src/ has its rooms");
    files
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs") && !path.ends_with("tests.rs"))
        .map(|(path, bytes)| {
            (path, without_tests(&code(&String::from_utf8(bytes).unwrap())))
        })
}

/// The rooms that a code uses by a root, with the lines where it does.
fn uses<'a>(code: &'a str, root: &'a str) -> impl Iterator<Item = (usize, String)> + 'a {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(root).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| is_name(c) || c == '$' || c == ':') {
            return None;
        }
        let rest = &code[at + root.len()..];
        let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
        let line = code[..at].matches('\n').count() + 1;
        // A name in braces hides what is used: `use crate::{a, b}`.
        Some((line, if name.is_empty() { "{...}".to_owned() } else { name.to_owned() }))
    })
}

/// A code with spaces in place of its comments and of the text between quotes.
fn code(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("r#\"") {
            rest.find("\"#").map_or(rest.len(), |at| at + 2)
        } else if first == '"' {
            quoted(rest)
        } else if rest.starts_with("'\"'")
            || rest.starts_with("'{'")
            || rest.starts_with("'}'")
        {
            3
        } else {
            0
        };
        let (gone, kept) = rest.split_at(skipped);
        out.extend(gone.chars().filter(|c| *c == '\n'));
        rest = kept;
        if skipped == 0 {
            out.push(first);
            rest = &kept[first.len_utf8()..];
        }
    }
    out
}

/// The length of a text in quotes.
fn quoted(text: &str) -> usize {
    let mut escaped = true;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => return at + 1,
            '\\' if !escaped => escaped = true,
            _ => escaped = false,
        }
    }
    text.len()
}

/// A code without what stands behind `#[cfg(test)]`, whose lines stay empty.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        out.push_str(&rest[..at]);
        let behind = &rest[at..];
        let end = match behind.find(['{', ';']) {
            Some(open) if behind[open..].starts_with('{') => {
                open + block(&behind[open..])
            }
            Some(semicolon) => semicolon + 1,
            None => behind.len(),
        };
        out.extend(behind[..end].chars().filter(|c| *c == '\n'));
        rest = &behind[end..];
    }
    out + rest
}

/// The length of a block in braces.
fn block(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

#[test]
fn the_table_forbids_what_it_should() {
    let check = |from: &str, to: &str, expected: bool| {
        assert_eq!(may_use(from, to), expected, "{from} -> {to}");
    };
    check("arrange", "model", true);
    check("model", "arrange", false);
    check("arrange", "plan", false);
    check("plan", "arrange", false);
    check("plan", "plan", true);
    check("pipeline", "write", true);
    check("page", "view", true);
    check("view", "page", false);
    check("date", "nowhere", false);
}

#[test]
fn the_reader_of_sources_sees_uses_and_nothing_else() {
    let check = |source: &str, expected: &[(usize, &str)]| {
        let code = without_tests(&code(source));
        let found: Vec<_> = uses(&code, "crate::").collect();
        let found: Vec<_> = found.iter().map(|(line, to)| (*line, to.as_str())).collect();
        assert_eq!(found, expected, "{source}");
    };
    check(
        "use crate::lang::Lang;\n\nfn f() { crate::date::x() }",
        &[(1, "lang"), (3, "date")],
    );
    check("pub(in crate::plan) fn f() {}", &[(1, "plan")]);
    check("use crate::{lang, date};", &[(1, "{...}")]);
    check("// use crate::lang;\n/// [`crate::date`]\n", &[]);
    check("const A: &str = \"crate::lang \\\" crate::date\";", &[]);
    check("const A: &str = r#\"crate::lang \" x\"#; use crate::date;", &[(1, "date")]);
    check(
        "#[cfg(test)]\nmod tests {\n  use crate::lang;\n  fn f() {}\n}\nuse crate::date;",
        &[(6, "date")],
    );
    check("#[cfg(test)]\nmod tests;\nuse crate::date;", &[(3, "date")]);
    check("let a = '\"'; use crate::date; let b = '\"';", &[(1, "date")]);
    check("my_crate::lang", &[]);
}

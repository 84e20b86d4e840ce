//! The pages that are made from tables: `docs/keys.md` from the keys, `docs/templates.md` from the views.
//!
//! What a person wrote stands above the mark; what stands below is compared with its table.
//! `UPDATE_EXPECTED=1 cargo test --test docs` writes it anew.

#![expect(clippy::disallowed_methods, reason = "a test reads and accepts its own pages")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "all of this file is a test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use samut::keys::{Class, KEYS, Key, Scope, Type};
use samut::view::{About, VIEWS};

/// The line above which a page is written by hand.
const MARK: &str = "<!-- Made from the code from here on, by `UPDATE_EXPECTED=1 cargo test --test docs`. -->\n";

#[test]
fn the_page_of_keys_says_what_the_table_says() {
    check("keys.md", &keys());
}

#[test]
fn the_page_of_templates_says_what_the_views_say() {
    check("templates.md", &views());
}

#[test]
fn every_scope_has_its_place_on_the_page_of_keys() {
    let known: BTreeSet<Scope> = SCOPES.iter().map(|about| about.scope).collect();
    for key in KEYS {
        assert!(known.contains(&key.scope), "{:?} is not on the page", key.scope);
    }
    assert_eq!(known.len(), SCOPES.len(), "a scope stands on the page twice");
}

#[test]
fn every_type_of_a_view_has_plain_words() {
    let names = names();
    for view in VIEWS {
        for field in view.fields {
            let words = value_of(field.kind, &names);
            assert!(words.is_some(), "{}.{}: {}", view.name, field.name, field.kind);
        }
    }
}

#[test]
fn every_template_stands_in_the_table_with_its_view() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates.md");
    let page = fs::read_to_string(page).unwrap();
    let mut templates = 0;
    for view in VIEWS {
        let Some(template) = template_of(view) else { continue };
        let row = format!("| `{template}` | [{}](#", view.name);
        assert!(page.contains(&row), "docs/templates.md has no row {row}");
        templates += 1;
    }
    assert_eq!(page.matches(".html` | [").count(), templates);
}

#[test]
fn links_between_our_pages_lead_somewhere() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let pages = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/dates.md",
        "docs/editors.md",
        "docs/editors.th.md",
        "docs/keys.md",
        "docs/templates.md",
        "docs/why.md",
    ];
    for page in pages {
        let text = fs::read_to_string(format!("{root}{page}")).unwrap();
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        let prose = without_blocks(&text);
        for link in prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.contains("://") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = format!("{root}{folder}/{path}");
            let target =
                if path.is_empty() { Ok(text.clone()) } else { read_lossy(&file) };
            let target = target.unwrap_or_else(|error| panic!("{page}: {link}: {error}"));
            let has = |heading: &str| anchor_of(heading) == anchor;
            let target = without_blocks(&target);
            let headings = target.lines().filter(|line| line.starts_with('#'));
            assert!(anchor.is_empty() || headings.into_iter().any(has), "{page}: {link}");
        }
    }
}

/// A page without its blocks of code, whose links are examples.
fn without_blocks(text: &str) -> String {
    let outside = text.split("\n```").step_by(2);
    outside.collect::<Vec<_>>().join("\n")
}

fn read_lossy(file: &str) -> std::io::Result<String> {
    if fs::metadata(file)?.is_dir() {
        return Ok(String::new());
    }
    Ok(String::from_utf8_lossy(&fs::read(file)?).into_owned())
}

/// Compares what stands below the mark with what a table gives, or accepts it.
fn check(page: &str, made: &str) {
    let file = format!("{}/docs/{page}", env!("CARGO_MANIFEST_DIR"));
    let text =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let (by_hand, below) =
        text.split_once(MARK).unwrap_or_else(|| panic!("docs/{page} has no mark"));
    if std::env::var_os("UPDATE_EXPECTED").is_some_and(|value| value != "0") {
        let whole = format!("{by_hand}{MARK}{made}");
        if whole != text {
            fs::write(&file, whole).unwrap_or_else(|error| panic!("{file}: {error}"));
        }
        return;
    }
    assert!(
        below == made,
        "docs/{page} is behind the code: run UPDATE_EXPECTED=1 cargo test --test docs"
    );
}

/// A section of the page of keys.
struct AboutScope {
    scope: Scope,
    heading: &'static str,
    place: &'static str,
    /// Whether it has facts that two languages share.
    has_twins: bool,
}

const fn scope(
    scope: Scope,
    heading: &'static str,
    place: &'static str,
    has_twins: bool,
) -> AboutScope {
    AboutScope { scope, heading, place, has_twins }
}

/// The sections of the page of keys, in order.
#[rustfmt::skip]
const SCOPES: &[AboutScope] = &[
    scope(Scope::Document, "A document", "Between the `+++` lines of a Markdown file.", true),
    scope(Scope::Event, "A meeting", "`[event]` in a document; of several, each under its own `[[event]]`.", true),
    scope(Scope::Mention, "A mention", "`[[mentions]]` in a document.", true),
    scope(Scope::Source, "A source", "`[source]` in a document.", true),
    scope(Scope::Image, "A picture", "`[[images]]` in a document.", true),
    scope(Scope::Attachment, "An attachment", "`[[attachments]]` in a document.", true),
    scope(Scope::Authority, "Any entry of a register", "One `[[pillars]]`, `[[mechanisms]]`, `[[countries]]`, `[[organisations]]` or `[[topics]]` in the file of that name in `content/authorities/`.", false),
    scope(Scope::Participant, "A country or an organisation", "Beside the keys of any entry.", false),
    scope(Scope::Mechanism, "A mechanism", "Beside the keys of any entry, in its register or in the front matter of its profile.", false),
    scope(Scope::Partner, "A partnership", "Each of `partner`.", false),
    scope(Scope::Cadence, "A cadence", "Each of `cadence`.", false),
    scope(Scope::ReportsTo, "A change of whom a mechanism reports to", "Each of `reports_to`, where it is a list of tables.", false),
    scope(Scope::FormerName, "A former name", "Each of `former_names`.", false),
    scope(Scope::Site, "The settings", "`content/site.toml`.", false),
    scope(Scope::Menu, "The menu", "`[[menu]]` in `content/site.toml`.", false),
    scope(Scope::Misspelt, "A misspelt word", "`[[misspelt]]` in `content/site.toml`.", false),
    scope(Scope::Theme, "A theme", "`theme.toml` in the theme's folder.", false),
];

fn keys() -> String {
    let mut page = String::new();
    for about in SCOPES {
        let _ = write!(page, "\n## {}\n\n{}\n\n", about.heading, about.place);
        let (head, rule) =
            if about.has_twins { (" Said in |", "---|") } else { ("", "") };
        let _ = writeln!(page, "| Key | Value |{head} Meaning |\n|---|---|{rule}---|");
        for key in KEYS.iter().filter(|key| key.scope == about.scope) {
            let said_in = match (about.has_twins, key.class) {
                (false, _) => "",
                (true, Class::Shared) => " one file |",
                (true, Class::Own) => " each file |",
            };
            let _ = writeln!(
                page,
                "| {} | {} |{said_in} {} |",
                name_of(key),
                type_of(key.kind),
                key.meaning
            );
        }
    }
    page
}

/// A key's name, and those that are accepted in its place.
fn name_of(key: &Key) -> String {
    let also: Vec<_> = key.also.iter().map(|name| format!("`{name}`")).collect();
    match also.as_slice() {
        [] => format!("`{}`", key.name),
        also => format!("`{}` (also {})", key.name, also.join(", ")),
    }
}

fn type_of(kind: Type) -> String {
    let section = |scope: Scope| {
        let heading = SCOPES
            .iter()
            .find(|about| about.scope == scope)
            .map_or("", |about| about.heading);
        format!("[{}](#{})", lower_first(heading), anchor_of(heading))
    };
    match kind {
        Type::Text => "text".to_owned(),
        Type::Choice(words) => {
            let words: Vec<_> =
                words.iter().map(|word| format!("`\"{word}\"`")).collect();
            words.join(", ")
        }
        Type::Switch => "`true` or `false`".to_owned(),
        Type::Number => "whole number".to_owned(),
        Type::Date => "[date](dates.md)".to_owned(),
        Type::Texts => "text, or list of texts".to_owned(),
        Type::Bilingual => "`{ th = \"…\", en = \"…\" }`".to_owned(),
        Type::BilingualTexts => "`{ th = [\"…\"], en = [\"…\"] }`".to_owned(),
        Type::Table(scope) => format!("table: {}", section(scope)),
        Type::Tables(scope) => format!("one or more tables: {}", section(scope)),
        Type::Parents => {
            format!("text, or tables: {}", section(Scope::ReportsTo))
        }
        Type::Levels => {
            "table of codes, each `\"error\"`, `\"warning\"`, `\"note\"` or `\"off\"`"
                .to_owned()
        }
        Type::Free => "anything".to_owned(),
    }
}

/// The names of all views.
fn names() -> BTreeSet<&'static str> {
    VIEWS.iter().map(|view| view.name).collect()
}

/// The template that a view says it is for.
fn template_of(view: &About) -> Option<&'static str> {
    view.meaning
        .split('`')
        .find(|word| word.split_once('.').is_some_and(|(_, end)| end == "html"))
}

fn views() -> String {
    let names = names();
    let mut page = String::new();
    for view in VIEWS {
        let _ = write!(page, "\n## {}\n\n{}\n\n", view.name, sentence(view));
        page.push_str("| Name | Value | Meaning |\n|---|---|---|\n");
        for field in view.fields {
            let value = value_of(field.kind, &names).unwrap_or_default();
            let _ = writeln!(
                page,
                "| `{}` | {value} | {} |",
                field.name,
                field.meaning.trim()
            );
        }
    }
    page
}

fn sentence(view: &About) -> &str {
    view.meaning.trim()
}

/// A Rust type in plain words, with a link to the view that it names; nothing for one unknown.
fn value_of(kind: &str, names: &BTreeSet<&str>) -> Option<String> {
    let kind: String = kind.split_whitespace().collect();
    let inside = |of: &str| kind.strip_prefix(of)?.strip_suffix('>').map(str::to_owned);
    if let Some(inner) = inside("Option<") {
        return Some(format!("{}, or none", value_of(&inner, names)?));
    }
    if let Some(inner) = inside("Vec<") {
        return Some(format!("list of {}", value_of(&inner, names)?));
    }
    Some(match kind.as_str() {
        "String" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "u8" | "u32" | "i32" => "number".to_owned(),
        "Lang" => "`th` or `en`".to_owned(),
        "Tree" => "anything".to_owned(),
        name if names.contains(name) => format!("[{name}](#{})", anchor_of(name)),
        _ => return None,
    })
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

/// The anchor of a heading, as forges make it.
fn anchor_of(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    // Thai marks are no letters, and are kept as those are.
    let is_kept = |c: &char| {
        c.is_alphanumeric() || "-_ ".contains(*c) || ('\u{e31}'..='\u{e4e}').contains(c)
    };
    let kept = words.chars().filter(is_kept);
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

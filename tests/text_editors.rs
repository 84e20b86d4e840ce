//! What text editors find in an archive: snippets that make sound documents, and paths that lead to schemas.
//!
//! In: the files that Samut writes for them. Each snippet is filled in as a person would, and the archive is
//! checked with it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "all of this file is a test"
)]
#![expect(clippy::disallowed_methods, reason = "archives are written in scratch folders")]

mod scratch;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use samut::diagnostic::Severity;
use samut::edit::{self, Equipped};
use samut::pipeline::{self, Request};
use samut::text_editors::Whose;
use serde_json::Value;

const SNIPPETS: &str = ".vscode/samut.code-snippets";

/// A new archive with all that editors find in it.
fn archive() -> tempfile::TempDir {
    let folder = scratch::empty();
    edit::init(folder.path()).unwrap();
    edit::equip(folder.path(), &pipeline::editor_files(folder.path())).unwrap();
    folder
}

/// The snippets of an archive: names, and what each is.
fn snippets(root: &Path) -> Vec<(String, Value)> {
    let text = fs::read_to_string(root.join(SNIPPETS)).unwrap();
    let json: String = text.lines().filter(|line| !line.starts_with("//")).collect();
    let all: Value = serde_json::from_str(&json).unwrap();
    all.as_object()
        .unwrap()
        .iter()
        .map(|(name, snippet)| (name.clone(), snippet.clone()))
        .collect()
}

/// What a person writes at the stops of a line that sets a key.
fn written(key: &str) -> &'static str {
    match key {
        "mechanism" | "mechanisms" | "reports_to" => "somtc",
        "topics" => "border-management",
        "host" => "th",
        "participants" => "all members",
        "session" => "3",
        "start" | "retrieved" => "๒๒ พฤษภาคม ๒๕๖๙",
        "url" => "https://example.org/report",
        "lang" => "en",
        "file" => "hall.jpg",
        "slug" => "new-one",
        "pillar" => "apsc",
        _ => "ถ้อยคำ",
    }
}

/// The text of a snippet that a person has filled in.
fn filled(snippet: &Value) -> String {
    let lines =
        snippet["body"].as_array().unwrap().iter().map(|line| line.as_str().unwrap());
    let mut text = String::new();
    for line in lines {
        let key = line.split(" = ").next().unwrap_or("");
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\\' => text.extend(rest.next()),
                '$' if rest.peek() == Some(&'{') => {
                    let inside: String =
                        rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                    match inside.split_once('|') {
                        Some((_, choices)) => text.push_str(
                            choices.trim_end_matches('|').split(',').next().unwrap(),
                        ),
                        None => {
                            let (_, default) = inside.split_once(':').unwrap();
                            assert_eq!(
                                default,
                                "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
                            );
                            text.push_str("2026-11-22");
                        }
                    }
                }
                '$' => {
                    let mut number = String::new();
                    while let Some(digit) = rest.next_if(char::is_ascii_digit) {
                        number.push(digit);
                    }
                    assert!(!number.is_empty(), "{line}");
                    if number != "0" {
                        text.push_str(written(key));
                    }
                }
                c => text.push(c),
            }
        }
        text.push('\n');
    }
    text
}

/// Uses a snippet in an archive as a person does; gives the path of the file.
fn used(root: &Path, n: usize, name: &str, snippet: &Value) -> String {
    let text = filled(snippet).replace("new-one", &format!("new-{n}"));
    let head = text.lines().next().unwrap_or("");
    let write = |path: String, text: &str| {
        scratch::write(&root.join(&path), text.as_bytes());
        path
    };
    let document = |inside: &str| {
        format!("+++\ntitle = \"ก\"\ndate = 2026-11-22\n{inside}+++\nข้อความ\n")
    };
    let is_of = |words: [&str; 2]| words.iter().any(|word| name.contains(word));
    match (snippet["scope"].as_str(), head) {
        (Some("toml"), _) => {
            let path =
                format!("content/authorities/{}.toml", head.trim_matches(['[', ']']));
            let before = fs::read_to_string(root.join(&path)).unwrap();
            write(path, &format!("{before}\n{text}"))
        }
        (Some("markdown"), "+++") if is_of(["คำแปล", "Translation"]) => {
            write(format!("content/news/twin-{n}.th.md"), &document(""));
            write(format!("content/news/twin-{n}.en.md"), &text)
        }
        (Some("markdown"), "+++") if is_of(["ข้อมูลกลไก", "Profile"]) =>
        {
            let lang = if name.contains("English") { "en" } else { "th" };
            write(format!("content/mechanisms/somtc.{lang}.md"), &text)
        }
        (Some("markdown"), "+++") => {
            write(format!("content/documents/2026-11-22-new-{n}.th.md"), &text)
        }
        (Some("markdown"), _) if head.starts_with('[') => {
            let folder = format!("content/news/new-{n}");
            let picture = root.join(&folder).join("hall.jpg");
            scratch::write(&picture, include_bytes!("guide/picture.jpg"));
            write(format!("{folder}/index.th.md"), &document(&text))
        }
        (Some("markdown"), slug) => {
            let inside = match name.split('/').next() {
                Some("pillars") => return String::new(),
                Some("topics") => format!("topics = [\"{slug}\"]\n"),
                _ => {
                    format!("[event]\nstart = 2026-11-22\nparticipants = [\"{slug}\"]\n")
                }
            };
            write(format!("content/news/new-{n}.th.md"), &document(&inside))
        }
        (scope, _) => panic!("{name} is for {scope:?}"),
    }
}

#[test]
fn every_snippet_that_is_filled_in_makes_a_sound_document() {
    let folder = archive();
    let snippets = snippets(folder.path());
    let mut names = BTreeMap::new();
    for (n, (name, snippet)) in snippets.iter().enumerate() {
        names.insert(used(folder.path(), n, name, snippet), name);
    }
    let told = pipeline::prepare(folder.path(), &Request::default()).diagnostics;
    let errors: Vec<_> = told
        .iter()
        .filter(|told| told.severity == Severity::Error)
        .map(|told| {
            let path = told.place.as_ref().map_or("", |place| &*place.path);
            format!("{:?} in {path}: {}", names.get(path), told.message)
        })
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(snippets.len() > 30, "{}", snippets.len());
}

#[test]
fn a_slug_is_found_by_whatever_it_is_called() {
    let folder = archive();
    let snippets = snippets(folder.path());
    let (_, somtc) =
        snippets.iter().find(|(name, _)| name == "mechanisms/somtc").unwrap();
    assert_eq!(somtc["body"], serde_json::json!(["somtc"]));
    let prefixes: Vec<_> =
        somtc["prefix"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    for name in [
        "somtc",
        "การประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาชญากรรมข้ามชาติ",
        "ASEAN Senior Officials Meeting on Transnational Crime",
    ] {
        assert!(prefixes.contains(&name), "{prefixes:?}");
    }
}

#[test]
fn documents_begin_as_the_sites_own_archetypes_do() {
    let folder = archive();
    let own = "+++\ntitle = {{ title }}\ndate = {{ date }}\nrights = \"$5 {สงวนลิขสิทธิ์}\"\n+++\nแบบของหน่วยงาน\n";
    scratch::write(&folder.path().join("content/archetypes/news.th.md"), own.as_bytes());
    let became =
        edit::equip(folder.path(), &pipeline::editor_files(folder.path())).unwrap();
    assert_eq!(became.iter().filter(|became| **became == Equipped::Written).count(), 1);
    let snippets = snippets(folder.path());
    let (_, news) = snippets.iter().find(|(name, _)| name == "ข่าว เป็นภาษาไทย").unwrap();
    assert_eq!(
        filled(news),
        "+++\ntitle = \"ถ้อยคำ\"\ndate = \"2026-11-22\"\nrights = \"$5 {สงวนลิขสิทธิ์}\"\n+++\nแบบของหน่วยงาน\n\n"
    );
}

#[test]
fn every_path_leads_to_a_schema() {
    let folder = archive();
    let taplo = fs::read_to_string(folder.path().join(".taplo.toml")).unwrap();
    let taplo: toml::Table = taplo.parse().unwrap();
    let mut included = BTreeSet::new();
    for rule in taplo["rule"].as_array().unwrap() {
        let path = rule["schema"]["path"].as_str().unwrap();
        let schema = fs::read_to_string(folder.path().join(path)).unwrap();
        let schema: Value = serde_json::from_str(&schema).unwrap();
        assert!(jsonschema::draft7::new(&schema).is_ok(), "{path}");
        included.extend(
            rule["include"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(toml::Value::as_str)
                .map(str::to_owned),
        );
    }
    let files = scratch::files(&folder.path().join("content"));
    for path in files
        .keys()
        .filter(|path| Path::new(path).extension().is_some_and(|end| end == "toml"))
    {
        assert!(included.contains(&format!("content/{path}")), "{path} has no schema");
    }
    let files = pipeline::editor_files(folder.path());
    let theirs =
        |file: &&samut::text_editors::EditorFile| matches!(file.whose, Whose::Theirs(_));
    for file in files.iter().filter(theirs) {
        let Whose::Theirs(needs) = file.whose else { continue };
        assert!(file.text.contains(needs), "{} is not what it asks for", file.path);
    }
}

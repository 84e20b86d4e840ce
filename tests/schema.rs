//! The schemas, as other programs see them: valid themselves, true of every sample, false of what is wrong.
//!
//! In: schemas made by Samut, and an implementation of JSON Schema that knows nothing of it. It reads the
//! sample archive, the golden sites and the fixtures of complaints.

#![allow(clippy::unwrap_used, clippy::panic, reason = "all of this file is a test")]
#![expect(clippy::disallowed_methods, reason = "a test reads its own fixtures")]

#[path = "schema/dates.rs"]
mod dates;
#[path = "schema/judged.rs"]
mod judged;
mod scratch;
#[path = "schema/wrong.rs"]
mod wrong;

use std::collections::BTreeSet;
use std::fs;

use jsonschema::draft7;
use samut::diagnostic::Code;
use samut::keys::KEYS;
use samut::lang::Lang;
use samut::model::{Authorities, Register, Role};
use samut::schema::{self, File};
use serde_json::json;

use judged::{
    Instance, Schemas, Texts, authorities, errors, instances, is_document, json_of,
    register_path, repository, texts, toml_of,
};
use wrong::WRONG;

#[test]
fn every_schema_is_one_by_its_own_rules() {
    let sample = authorities(&texts(&repository("")));
    for authorities in [None, Some(&Authorities::default()), Some(&sample)] {
        for file in File::ALL {
            let schema = schema::schema(file, authorities);
            assert!(draft7::meta::validate(&schema).is_ok(), "{}", file.name());
            draft7::new(&schema)
                .unwrap_or_else(|error| panic!("{}: {error}", file.name()));
        }
        let all = schema::all(authorities);
        assert!(draft7::meta::validate(&all).is_ok());
        for file in File::ALL {
            let one = json!({ "$ref": format!("#/definitions/{}", file.name()), "definitions": all["definitions"] });
            let both = [
                draft7::new(&one).unwrap(),
                draft7::new(&schema::schema(file, authorities)).unwrap(),
            ];
            for instance in [
                json!({}),
                json!({ "title": 1 }),
                json!({ "title": "x" }),
                json!({ "x": [] }),
            ] {
                assert_eq!(
                    both[0].is_valid(&instance),
                    both[1].is_valid(&instance),
                    "{}",
                    file.name()
                );
            }
        }
    }
}

#[test]
fn every_key_and_every_name_is_proposed_and_told_in_both_languages() {
    let sample = authorities(&texts(&repository("")));
    let all = schema::all(Some(&sample)).to_string();
    for key in KEYS {
        for text in [key.meaning.th, key.meaning.en, key.label.th, key.label.en] {
            let text = json!(text).to_string();
            assert!(all.contains(text.trim_matches('"')), "{}: {text}", key.name);
        }
    }
    for (_, authority) in sample.iter() {
        assert!(all.contains(&format!("\"{}\"", authority.slug)), "{}", authority.slug);
        for lang in Lang::ALL {
            let name = json!(authority.name(lang).1).to_string();
            assert!(all.contains(name.trim_matches('"')), "{}", authority.slug);
        }
    }
}

#[test]
fn every_sample_is_true_to_its_schema() {
    let mut archives = vec![repository(""), repository("src/edit/starter")];
    archives.extend(
        fs::read_dir(repository("tests/sites"))
            .unwrap()
            .map(|entry| entry.unwrap().path()),
    );
    let mut judged = 0;
    for root in archives {
        let archive = texts(&root);
        let mut schemas = Schemas::of(&archive);
        for Instance { path, file, text } in instances(&archive) {
            let instance = toml_of(&path, text).and_then(json_of);
            let instance = instance.unwrap_or_else(|| panic!("{path} is no TOML"));
            let faults = schemas.faults(file, &instance);
            assert!(faults.is_empty(), "{}/{path}: {faults:?}", root.display());
            judged += 1;
        }
    }
    assert!(judged > 400, "{judged} files were judged");
}

/// What one file alone can show.
const OF_ONE_FILE: &[Code] = &[
    Code::UnknownKey,
    Code::WrongType,
    Code::BadValue,
    Code::Missing,
    Code::SaidTwice,
    Code::BuddhistIso,
    Code::UnknownAuthority,
];

#[test]
fn the_schemas_refuse_what_samut_refuses_in_the_fixtures_of_complaints() {
    let fixtures = repository("tests/diagnostics");
    let base = texts(&fixtures.join("_base"));
    let mut refused = 0;
    for folder in fs::read_dir(&fixtures).unwrap().map(|entry| entry.unwrap().path()) {
        if !folder.join("content").is_dir() || folder.ends_with("_base") {
            continue;
        }
        let mut archive = base.clone();
        archive.extend(texts(&folder));
        let mut schemas = Schemas::of(&archive);
        let errors = errors(&archive);
        for Instance { path, file, text } in instances(&archive) {
            let Some(instance) = toml_of(&path, text).and_then(json_of) else { continue };
            let errors: Vec<_> =
                errors.iter().filter(|(_, place)| *place.path == *path).collect();
            // The first line of a document is about its name.
            let is_within = |line: u32| line > 1 || !is_document(&path);
            let must = errors
                .iter()
                .any(|(code, place)| OF_ONE_FILE.contains(code) && is_within(place.line));
            let faults = schemas.faults(file, &instance);
            let name = folder.display();
            assert!(
                !must || !faults.is_empty(),
                "{name}/{path} is not refused: {errors:?}"
            );
            assert!(
                faults.is_empty() || !errors.is_empty(),
                "{name}/{path} is refused: {faults:?}"
            );
            refused += usize::from(must);
        }
    }
    assert!(refused > 15, "{refused}");
}

#[test]
fn what_is_wrong_is_refused_where_it_is_wrong() {
    let mut schemas = Schemas::of(&texts(&repository("")));
    for (file, text, place, rule) in WRONG {
        let instance = json_of(text).unwrap_or_else(|| panic!("{text} is no TOML"));
        let faults: BTreeSet<_> = schemas.faults(*file, &instance).into_iter().collect();
        let expected = ((*place).to_owned(), (*rule).to_owned());
        assert!(faults.contains(&expected), "{text}\nis refused for {faults:?}");
    }
    assert!(WRONG.len() >= 30);
}

#[test]
fn samut_refuses_the_same() {
    let sample = texts(&repository(""));
    for (file, text, ..) in WRONG {
        let mut archive = Texts::new();
        for register in Register::ALL {
            let path = register_path(register);
            archive.insert(path.clone(), sample.get(&path).unwrap().clone());
        }
        let mut write =
            |path: &str, text: &str| archive.insert(path.to_owned(), text.to_owned());
        write("content/site.toml", "title = \"ก\"\nbase_url = \"https://a.example\"\n");
        write("content/mechanisms/ammtc.th.md", "+++\nname = \"AMMTC\"\n+++\nข้อความ\n");
        // A profile is named after a mechanism, and a part has its whole.
        write(
            "content/news/whole/index.th.md",
            "+++\ntitle = \"ก\"\ndate = 2017-05-02\n+++\nข้อความ\n",
        );
        let path = match file {
            File::FrontMatter(Role::Item) => "content/news/2017-05-02-x.th.md".to_owned(),
            File::FrontMatter(Role::Section) => "content/news/_index.th.md".to_owned(),
            File::FrontMatter(Role::Profile) => {
                "content/mechanisms/somtc.th.md".to_owned()
            }
            File::FrontMatter(Role::Part) => "content/news/whole/part.th.md".to_owned(),
            File::Site => "content/site.toml".to_owned(),
            File::Theme => "themes/x/theme.toml".to_owned(),
            File::Register(register) => register_path(*register),
        };
        let text = match file {
            File::FrontMatter(_) => format!("+++\n{text}\n+++\nข้อความ\n"),
            File::Register(_) => format!("{}\n{text}", archive.get(&path).unwrap()),
            File::Site | File::Theme => (*text).to_owned(),
        };
        archive.insert(path.clone(), text.clone());
        let paths: BTreeSet<_> = errors(&archive)
            .into_iter()
            .map(|(_, place)| place.path.to_string())
            .collect();
        assert_eq!(paths, BTreeSet::from([path]), "{text}");
    }
}

//! The configuration of the form in a browser: what of it Samut must be able to read again.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a test program: what fails, fails the test"
)]

mod scratch;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use samut::cms::{CMS_VERSION, TOML_VERSION};
use serde_json::Value;

fn samut(root: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("samut"));
    command.arg("cms").arg("--root").arg(root);
    command
}

fn configuration(root: &Path) -> Value {
    let done = samut(root).assert().success();
    serde_json::from_slice(&done.get_output().stdout).unwrap()
}

/// Every field, with those within it.
fn fields(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    match value {
        Value::Array(list) => found.extend(list.iter().flat_map(fields)),
        Value::Object(table) => {
            found.extend(table.contains_key("widget").then_some(value));
            found.extend(table.values().flat_map(fields));
        }
        _ => {}
    }
    found
}

fn sample() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn each_folder_of_items_has_a_form_and_files_as_samut_reads_them() {
    let configuration = configuration(sample());
    let collections = configuration["collections"].as_array().unwrap();
    for folder in ["news", "reports", "documents", "pages", "mechanisms"] {
        let of_folder: Vec<_> = collections
            .iter()
            .filter(|collection| collection["folder"] == format!("content/{folder}"))
            .collect();
        assert!(!of_folder.is_empty(), "{folder}");
        for collection in of_folder {
            assert_eq!(collection["format"], "toml-frontmatter", "{folder}");
        }
    }
    assert_eq!(configuration["i18n"]["structure"], "multiple_files");
    assert_eq!(configuration["i18n"]["default_locale"], "th");
}

#[test]
fn facts_stand_in_one_file_and_words_in_each() {
    let configuration = configuration(sample());
    let all = fields(&configuration["collections"]);
    let check = |name: &str, expected: bool| {
        let of_name: Vec<_> = all.iter().filter(|field| field["name"] == name).collect();
        assert!(!of_name.is_empty(), "{name}");
        for field in of_name.iter().filter(|field| !field["i18n"].is_null()) {
            assert_eq!(field["i18n"], expected, "{name}");
        }
    };
    check("date", false);
    check("topics", false);
    check("description", true);
    check("body", true);
}

#[test]
fn what_can_be_chosen_is_what_the_registers_hold() {
    let root = scratch::with(&[
        ("content/site.toml", "title = { th = \"คลัง\", en = \"Archive\" }\n"),
        (
            "content/authorities/topics.toml",
            "[[topics]]\nslug = \"drug-control\"\nname = { th = \"ยาเสพติด\", en = \"Drugs\" }\n",
        ),
    ]);
    let configuration = configuration(root.path());
    let all = fields(&configuration["collections"]);
    let topics = all.iter().find(|field| field["name"] == "topics").unwrap();
    assert_eq!(topics["options"][0]["value"], "drug-control");
    assert_eq!(topics["options"].as_array().unwrap().len(), 1);
}

#[test]
fn the_page_is_renewed_and_a_page_of_others_is_not() {
    let root = scratch::with(&[("content/site.toml", "title = \"คลัง\"\n")]);
    let folder = root.path().join("admin");
    let write = || {
        let mut command = samut(root.path());
        command.arg("--output").arg(&folder);
        command
    };
    write().assert().success();
    let page = folder.join("index.html");
    let made = fs::read_to_string(&page).unwrap();
    assert!(made.contains("config.json"));
    write().assert().success();
    assert_eq!(fs::read_to_string(&page).unwrap(), made);
    fs::write(&page, "<!doctype html>\nmine\n").unwrap();
    write().assert().code(2);
    assert_eq!(fs::read_to_string(&page).unwrap(), "<!doctype html>\nmine\n");
}

#[test]
fn a_repository_is_named_with_its_host() {
    let check = |repository: &str, expected: i32| {
        let mut command = samut(sample());
        let done = command.args(["--repository", repository]).assert();
        assert_eq!(done.get_output().status.code(), Some(expected), "{repository}");
    };
    check("github:ministry/archive", 0);
    check("gitlab:a/b/c", 0);
    check("ministry/archive", 2);
    check("github:archive", 2);
    check("elsewhere:a/b", 2);
    check("github:a b/c", 2);
}

#[test]
fn an_item_stands_in_one_list_by_where_its_facts_stand() {
    let root = scratch::with(&[
        ("content/site.toml", "title = \"คลัง\"\n"),
        ("content/news/both.th.md", "+++\ntitle = \"ก\"\ndate = 2017\n+++\n"),
        ("content/news/both.en.md", "+++\ntitle = \"A\"\n+++\n"),
        ("content/news/2018/late.th.md", "+++\ntitle = \"ข\"\n+++\n"),
        ("content/news/2018/late.en.md", "+++\ntitle = \"B\"\ndate = 2018\n+++\n"),
        (
            "content/news/a.b/index.en.md",
            "+++\ntitle = \"C\"\n[event]\nstart = 2019\n+++\n",
        ),
    ]);
    let configuration = configuration(root.path());
    let pattern = |name: &str| {
        let collections = configuration["collections"].as_array().unwrap();
        let of_name = collections.iter().find(|one| one["name"] == name).unwrap();
        assert_eq!(of_name["filter"]["field"], "slug", "{name}");
        of_name["filter"]["pattern"].as_str().unwrap().to_owned()
    };
    let others = r"(?!(?:2018/late|a\.b/index)$)";
    assert_eq!(pattern("news"), format!("^(?!(?:.*/)?index$){others}"));
    assert_eq!(pattern("news-files"), format!("^(?=(?:.*/)?index$){others}"));
    assert_eq!(pattern("news-en"), "^(?!(?:.*/)?index$)(?!(?:both)$)");
    assert_eq!(pattern("news-files-en"), "^(?=(?:.*/)?index$)(?!(?:both)$)");
    assert_eq!(pattern("reports"), "^(?!(?:.*/)?index$)");
}

#[test]
fn the_tests_and_the_page_of_the_manual_take_the_same_versions() {
    let read = |path: &str| fs::read_to_string(sample().join(path)).unwrap();
    let manual = read("docs/cms.md");
    let package: Value =
        serde_json::from_str(&read("tests/browser/package.json")).unwrap();
    for (name, version) in
        [("@sveltia/cms", CMS_VERSION), ("@decimalturn/toml-patch", TOML_VERSION)]
    {
        assert_eq!(package["devDependencies"][name], version, "{name}");
        assert!(manual.contains(&format!("{name}@{version}")), "{name}");
    }
}

#[test]
fn a_switch_that_nobody_has_touched_is_not_written() {
    let configuration = configuration(sample());
    let all = fields(&configuration["collections"]);
    assert!(all.iter().all(|field| field["widget"] != "boolean"));
    let draft = all.iter().find(|field| field["name"] == "draft").unwrap();
    assert_eq!(draft["options"][0]["value"], true);
}

#[test]
fn the_page_on_a_disk_keeps_to_this_computer_and_out_of_the_repository() {
    let root = scratch::with(&[("content/site.toml", "title = \"คลัง\"\n")]);
    let write = |folder: &str, more: &[&str]| {
        let mut command = samut(root.path());
        let folder = root.path().join(folder);
        command.arg("--output").arg(&folder).args(more).assert().success();
        folder
    };
    let folder = write("admin", &[]);
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(page.contains("default-src 'self'"), "{page}");
    assert!(!page.contains("https://"), "{page}");
    assert!(fs::read_to_string(folder.join(".gitignore")).unwrap().ends_with("\n*\n"));
    let folder = write("content/static/admin", &["--repository", "github:a/b"]);
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(
        page.contains("\"sveltia-cms.js\"") && !page.contains("default-src"),
        "{page}"
    );
    assert!(!folder.join(".gitignore").exists());
}

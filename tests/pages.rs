//! Every page of the sample archive, and of those of the cases that use the default theme, read
//! as a browser reads it: at the root of a host, below a path, and from a disk.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::panic,
    reason = "a test program: what fails, fails the test"
)]

mod building;
mod reading;
mod scratch;

use std::path::Path;

use rayon::prelude::*;

/// Holds that a site has no fault in its pages and links.
fn check(root: &Path, base_url: &str) {
    let (diagnostics, site) = building::site(root, Some(base_url));
    let site = site.unwrap_or_else(|| panic!("{diagnostics:#?}"));
    let faults = reading::faults(&site, base_url);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(reading::links_within(&site) > site.len(), "the pages lead to each other");
}

/// An archive with some words added to its settings.
fn with_settings(archive: &Path, settings: &str) -> tempfile::TempDir {
    let copy = scratch::empty();
    scratch::copy(&archive.join("content"), &copy.path().join("content"));
    let path = copy.path().join("content/site.toml");
    let text = format!("{settings}\n{}", scratch::text(&path).unwrap());
    scratch::write(&path, text.as_bytes());
    copy
}

#[test]
fn the_sample_archive_has_no_fault_worth_a_word() {
    let (diagnostics, _) = building::site(scratch::repository(), None);
    assert_eq!(diagnostics, []);
}

#[test]
fn the_pages_of_the_sample_archive_are_whole() {
    check(scratch::repository(), "https://archive.example/");
}

#[test]
fn they_are_whole_below_a_path() {
    check(scratch::repository(), "https://archive.example/a/b/");
}

#[test]
fn they_are_whole_where_links_name_files() {
    let archive = with_settings(scratch::repository(), "links = \"files\"");
    check(archive.path(), "https://archive.example/");
    let (_, site) = building::site(archive.path(), None);
    for (path, bytes) in site.unwrap() {
        if path.ends_with(".html") {
            let text = String::from_utf8(bytes).unwrap();
            let folder = text.match_indices("href=\"").find_map(|(at, quote)| {
                let href = text[at + quote.len()..].split('"').next()?;
                let href = href.split('#').next()?;
                let is_folder = href.ends_with('/') && !href.contains("://");
                is_folder.then(|| href.to_owned())
            });
            assert_eq!(folder, None, "{path}");
        }
    }
}

#[test]
fn they_are_whole_without_fallback_pages() {
    let archive = with_settings(scratch::repository(), "fallback_pages = false");
    check(archive.path(), "https://archive.example/");
}

#[test]
fn the_cases_are_whole_in_the_default_theme() {
    let cases = scratch::folders(&scratch::repository().join("tests/sites"));
    let whole = cases.par_iter().filter(|case| {
        let archive = with_settings(case, "");
        let path = archive.path().join("content/site.toml");
        let text = scratch::text(&path).unwrap();
        let lines: Vec<_> =
            text.lines().filter(|line| !line.starts_with("theme")).collect();
        scratch::write(&path, lines.join("\n").as_bytes());
        let (diagnostics, site) =
            building::site(archive.path(), Some("https://b.example/x/"));
        // Some cases hold what happens to dead links, or need a theme of their own.
        if !diagnostics.is_empty() {
            return false;
        }
        let faults = reading::faults(&site.unwrap(), "https://b.example/x/");
        assert!(faults.is_empty(), "{}:\n{}", case.display(), faults.join("\n"));
        true
    });
    assert!(whole.count() > 20, "most cases are archives without a fault");
}

#[test]
fn the_reader_sees_what_is_wrong() {
    let page = |body: &str| {
        format!(
            "<!DOCTYPE html><html lang=\"th\"><head><title>ก</title></head><body><h1>ก</h1>{body}</body></html>"
        )
    };
    let check = |body: &str, expected: &str| {
        let files = [
            ("th/index.html".to_owned(), page(body).into_bytes()),
            ("th/ก/index.html".to_owned(), page("<p id=\"ข\"></p>").into_bytes()),
            ("404.html".to_owned(), page("<a href=\"/x/th/\">ก</a>").into_bytes()),
        ];
        let faults = reading::faults(&files.into(), "https://a.example/x/");
        let faults = faults.join("\n");
        match expected {
            "" => assert_eq!(faults, "", "{body}"),
            expected => assert!(faults.contains(expected), "{body}: {faults:?}"),
        }
    };
    check("<a href=\"ก/\">ก</a> <a href=\"%E0%B8%81/#%E0%B8%82\">ก</a>", "");
    check("<a href=\"./\">ก</a> <a href=\"\">ก</a> <a href=\"../th/\">ก</a>", "");
    check("<a href=\"https://a.example/x/th/\">ก</a>", "");
    check("<a href=\"https://b.example/\">ก</a> <a href=\"mailto:a@b\">ก</a>", "");
    check("<a href=\"ข/\">ก</a>", "there is no th/ข/index.html");
    check("<a href=\"https://a.example/x/en/\">ก</a>", "there is no en/index.html");
    check("<a href=\"/x/th/\">ก</a>", "not relative");
    check("<a href=\"../../th/\">ก</a>", "leaves the site");
    check("<a href=\"ก/#ค\">ก</a>", "has no id");
    check("<a href=\"javascript:x\">ก</a>", "not for readers");
    check("<p><b></p></b>", "closes");
    check("<p>", "closes");
    check("<h1>ข</h1>", "2 h1");
    check("<form method=\"get\" action=\"ก/\"></form>", "");
    check("<form method=\"get\" action=\"ข/\"></form>", "there is no th/ข/index.html");
    check("<form action=\"ก/\"></form>", "a form that sends");
    check("<p style=\"\"></p>", "a style");
    check("<p onclick=\"\"></p>", "a script in an attribute");
    check("<script>x</script>", "a script within");
    check("<p id=a></p><p id=a></p>", "stands twice");
    check("<img src=\"ก/\">", "without alt");
    let drawing = "<a href=\"ก/\" tabindex=\"-1\"><title>ข</title><rect/></a>";
    check(&format!("<svg aria-hidden=\"true\">{drawing}</svg><a href=\"ก/\">ก</a>"), "");
    check(&format!("<svg>{drawing}</svg>"), "a drawing that screen readers");
    check("<p aria-hidden=\"true\"><a href=\"ก/\">ก</a></p>", "a link that the keyboard");
    check("<p a=1 a=2></p>", "twice");
    check("<p lang=\"x\"></p>", "the language");
}

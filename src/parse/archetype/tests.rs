//! What is said of archetypes, and what they become.

use proptest::prelude::*;

use super::*;
use crate::parse::site;

fn read(file: &str, text: &str) -> Checked<Option<Archetype>> {
    let path: Arc<str> = Arc::from(format!("{FOLDER}{file}"));
    let settings =
        "title = { th = \"ก\", en = \"x\" }\nbase_url = \"https://a.example/\"\n";
    let site = site(&Arc::from("content/site.toml"), settings).value;
    let pattern = pattern(&path, Lang::Th).unwrap().unwrap();
    archetype(&path, pattern, text, &site)
}

/// Each complaint as line, column and the beginning of its words.
fn check(file: &str, text: &str, expected: &[(u32, u32, &str, &str)]) {
    let read = read(file, text);
    let found: Vec<_> = read
        .diagnostics
        .iter()
        .map(|told| {
            let place = told.place.as_ref().unwrap();
            (place.line, place.column, told.message.as_str(), told.help.as_str())
        })
        .collect();
    assert_eq!(found.len(), expected.len(), "{text}: {found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!((found.0, found.1), (expected.0, expected.1), "{text}: {found:?}");
        assert!(found.2.contains(expected.2), "{text}: {found:?}");
        assert!(found.3.contains(expected.3), "{text}: {found:?}");
    }
}

fn check_name(file: &str, expected: &str) {
    let path: Arc<str> = Arc::from(format!("{FOLDER}{file}"));
    let said = match pattern(&path, Lang::Th) {
        Ok(None) => "none".to_owned(),
        Ok(Some(Pattern { kind, lang })) => {
            format!("{} {lang}", kind.map_or("any", |kind| kind.archetype().unwrap()))
        }
        Err(told) => format!("{} {}", told.code, told.help),
    };
    assert_eq!(said, expected, "{file}");
}

#[test]
fn the_name_says_what_is_made_of_it() {
    check_name("report.th.md", "report th");
    check_name("mechanism.en.md", "mechanism en");
    check_name("default.en.md", "any en");
    check_name("news.md", "news th");
    check_name("README.txt", "none");
    check_name("reprot.th.md", "E0119 did you mean \"report\"?");
    check_name("report.eng.md", "E0105 name the file report.th.md or report.en.md");
    check_name(
        "old/report.th.md",
        "E0119 write one of: news, report, document, page, mechanism, default",
    );
}

#[test]
fn a_sound_archetype_has_no_complaints() {
    for text in [
        "+++\ntitle = {{ title }}\n+++\n",
        "+++\r\ntitle = {{title}}\r\ndate = {{ date }} # {{ twin }}\r\n+++\r\n",
        "\u{FEFF}+++\ntitle = \"รายงาน {{ mechanism }} ครั้งที่ {{ ordinal }}\"\n+++\nก {{ when }}\n",
        "+++\ntitle = {{ title }}\nkind = {{ kind }}\ndraft = {{ draft }}\nmechanisms = {{ mechanisms }}\n\n[event]\nmechanism = {{ mechanism }}\nsession = {{ session }}\nkind = {{ session_kind }}\nstart = {{ start }}\nend = {{ end }}\nplace = {{ place }}\nhost = {{ host }}\n+++\n",
    ] {
        check("news.th.md", text, &[]);
    }
    let profile = "+++\nname = {{ name }}\nacronym = {{ acronym }}\npillar = {{ pillar }}\nlevel = {{ level }}\nreports_to = {{ reports_to }}\n+++\n";
    check("mechanism.th.md", profile, &[]);
}

#[test]
fn a_placeholder_that_is_none_is_told_with_its_place() {
    let of = |line: &str| format!("+++\ntitle = {{{{ title }}}}\n{line}\n+++\n");
    check(
        "news.th.md",
        &of("date = {{ dat }}"),
        &[(3, 8, "`{{ dat }}` is no placeholder", "title, kind, date")],
    );
    check(
        "news.th.md",
        &of("description = \"การประชุม{{ mechanizm }}\""),
        &[(3, 25, "`{{ mechanizm }}`", "did you mean \"mechanism\"?")],
    );
    check("news.th.md", &of("date = {{ date }"), &[(3, 8, "does not end", "}}")]);
    check("news.th.md", &of("date = {{"), &[(3, 8, "does not end", "}}")]);
    check(
        "news.th.md",
        "+++\ntitle = {{ title }}\n+++\n\nก {{ Title }} {{ x }}\n",
        &[(5, 3, "`{{ Title }}`", "\"title\""), (5, 15, "`{{ x }}`", "write one of")],
    );
}

#[test]
fn a_placeholder_stands_where_it_can_be_written() {
    let of = |line: &str| format!("+++\ntitle = {{{{ title }}}}\n{line}\n+++\n");
    check(
        "news.th.md",
        &of("description = '{{ title }}'"),
        &[(3, 16, "single quotes", "double quotes")],
    );
    check(
        "news.th.md",
        &of("description = \"{{ topics }}\""),
        &[(3, 16, "among words", "topics = {{ topics }}")],
    );
    check(
        "news.th.md",
        &of("description = {{ when }}"),
        &[(3, 15, "is words", "\"{{ when }}\"")],
    );
}

#[test]
fn what_comes_of_it_is_read_as_a_document_is() {
    check("news.th.md", "ก", &[(1, 1, "does not begin", "+++")]);
    check(
        "news.th.md",
        "+++\ntitle = {{ title }}  \ntitel = \"ก\"\n+++\n",
        &[(3, 1, "titel", "title")],
    );
    check("news.th.md", "+++\ndate = {{ date }}\n+++\n", &[(1, 1, "title", "title")]);
    check(
        "news.th.md",
        "+++\ntitle = {{ title }}\ndate = {{ session }}\n+++\n",
        &[(3, 8, "", "")],
    );
    check(
        "news.th.md",
        "+++\ntitle = {{ title }}\ntopics = [{{ title }}, 3]\n+++\n",
        &[(3, 24, "", "")],
    );
    check(
        "news.th.md",
        "+++\ntitle = {{ title }}\n+++\n\n{{ title }} **(ก)**ข\n",
        &[(5, 13, "", "")],
    );
}

/// What an archetype becomes where only some placeholders have a value.
fn check_filled(text: &str, known: &[(&str, &str)], has_body: bool, expected: &str) {
    let read = read("news.th.md", text);
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    let filled = read.value.unwrap().fill(has_body, |slot| {
        let known = known.iter().find(|(name, _)| *name == slot.placeholder.name());
        known.map(|(_, value)| (*value).to_owned())
    });
    assert_eq!(filled.text, expected, "{text}");
}

#[test]
fn a_line_whose_placeholder_has_no_value_is_left_out() {
    let text = "+++\ntitle = {{ title }}\ndate = {{ date }}\n+++\n\n{{ when }}\n\nก\n";
    check_filled(text, &[("title", "1")], true, "+++\ntitle = 1\n+++\n\nก\n");
    check_filled(text, &[("title", "1")], false, "+++\ntitle = 1\n+++\n");
    let two = "+++\ntitle = \"{{ title }} {{ ordinal }}\"\n+++\n";
    check_filled(two, &[("title", "1")], true, "+++\n+++\n");
}

#[test]
fn a_table_of_which_nothing_is_known_is_left_out() {
    let text = "+++\ntitle = {{ title }}\n\n# ก\n[event]\nmechanism = {{ mechanism }}\n# ข\nstart = {{ start }}\n\n[extra]\nx = 1\n+++\n";
    let title = ("title", "1");
    check_filled(text, &[title], true, "+++\ntitle = 1\n\n# ก\n[extra]\nx = 1\n+++\n");
    check_filled(
        text,
        &[title, ("start", "2")],
        true,
        "+++\ntitle = 1\n\n# ก\n[event]\n# ข\nstart = 2\n\n[extra]\nx = 1\n+++\n",
    );
    let last = "+++\ntitle = {{ title }}\n\n[event]\nstart = {{ start }}\n+++\n";
    check_filled(last, &[title], true, "+++\ntitle = 1\n+++\n");
    let stays =
        "+++\ntitle = {{ title }}\n\n[event]\nplace = \"ก\"\nstart = {{ start }}\n+++\n";
    check_filled(
        stays,
        &[title],
        true,
        "+++\ntitle = 1\n\n[event]\nplace = \"ก\"\n+++\n",
    );
    let within_list = "+++\ntitle = {{ title }}\ntopics = [\n  \"ก\",\n]\n+++\n";
    check_filled(
        within_list,
        &[title],
        true,
        "+++\ntitle = 1\ntopics = [\n  \"ก\",\n]\n+++\n",
    );
}

/// Texts of the parts of archetypes in any order: nearer to archetypes than any text is.
fn shuffled() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(
        &[
            "+++\n",
            "{{ title }}",
            "{{ when }}",
            "{{start}}",
            "{{",
            "}}",
            "{",
            "}",
            "\"",
            "\"\"\"",
            "'",
            "'''",
            "# ",
            "[event]\n",
            "[[event]]\n",
            "[",
            "]",
            "title = ",
            "place = ",
            "ก",
            "\n",
            "\r\n",
            " ",
            "\\",
            "<!--",
            "-->",
            "\u{FEFF}",
        ][..],
    );
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_text_panics_and_what_is_said_of_it_has_its_place(
        front in shuffled(), body in shuffled(), known in any::<bool>(),
    ) {
        for text in [format!("+++\n{front}\n+++\n{body}"), body] {
            let read = read("news.th.md", &text);
            let lines = text.split('\n').count() as u32;
            for told in &read.diagnostics {
                let place = told.place.as_ref().unwrap();
                prop_assert!(place.line >= 1 && place.line <= lines, "{told:?}\n{text}");
                prop_assert!(place.column >= 1 && place.width >= 1);
            }
            let Some(archetype) = read.value else { continue };
            let filled = archetype.fill(true, |_| known.then(|| "x".to_owned()));
            prop_assert!(filled.text.ends_with('\n'));
            drop(archetype.fill(false, |_| None));
        }
    }
}

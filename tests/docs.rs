//! The pages that are made from tables: `docs/keys.md` and `docs/keys.th.md` from the keys, `docs/templates.md` from the
//! views, `docs/archetypes.md` from the placeholders and the archetypes that are built in.
//!
//! What a person wrote stands above the mark; what stands below is compared with its table.
//! `UPDATE_EXPECTED=1 cargo test --test docs` writes it anew.

#![expect(clippy::disallowed_methods, reason = "a test reads and accepts its own pages")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "all of this file is a test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use samut::keys::{Class, KEYS, Key, Scope, Type};
use samut::lang::{Bilingual, Lang};
use samut::model::{Fits, Placeholder};
use samut::view::{About, VIEWS};

/// The line above which a page is written by hand.
const MARK: &str = "<!-- Made from the code from here on, by `UPDATE_EXPECTED=1 cargo test --test docs`. -->\n";

#[test]
fn the_pages_of_keys_say_what_the_table_says() {
    check("keys.md", &keys(Lang::En));
    check("keys.th.md", &keys(Lang::Th));
}

#[test]
fn the_page_of_templates_says_what_the_views_say() {
    check("templates.md", &views());
}

#[test]
fn the_page_of_archetypes_says_what_there_is() {
    check("archetypes.md", &archetypes());
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
        "docs/archetypes.md",
        "docs/dates.md",
        "docs/editors.md",
        "docs/editors.th.md",
        "docs/keys.md",
        "docs/lists.md",
        "docs/keys.th.md",
        "docs/templates.md",
        "docs/translations.md",
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

/// A section of the pages of keys.
struct AboutScope {
    scope: Scope,
    heading: Bilingual<&'static str>,
    place: Bilingual<&'static str>,
    /// Whether it has facts that two languages share.
    has_twins: bool,
}

type Both = Bilingual<&'static str>;

const fn both(en: &'static str, th: &'static str) -> Both {
    Bilingual { th, en }
}

const fn scope(scope: Scope, has_twins: bool, heading: Both, place: Both) -> AboutScope {
    AboutScope { scope, heading, place, has_twins }
}

/// The sections of the pages of keys, in order.
#[rustfmt::skip]
const SCOPES: &[AboutScope] = &[
    scope(Scope::Document, true, both("A document", "ไฟล์ข้อความ"), both(
        "Between the `+++` lines of a Markdown file.",
        "ระหว่างบรรทัด `+++` ทั้งสองของไฟล์ Markdown")),
    scope(Scope::Event, true, both("A meeting", "การประชุม"), both(
        "`[event]` in a document; of several, each under its own `[[event]]`.",
        "ใต้บรรทัด `[event]` ของไฟล์ข้อความ หากมีหลายรายการ แต่ละรายการอยู่ใต้บรรทัด `[[event]]` ของตนเอง")),
    scope(Scope::Mention, true, both("A mention", "การประชุมที่กล่าวถึง"), both(
        "`[[mentions]]` in a document.",
        "ใต้บรรทัด `[[mentions]]` ของไฟล์ข้อความ")),
    scope(Scope::Source, true, both("A source", "แหล่งที่มา"), both(
        "`[source]` in a document.",
        "ใต้บรรทัด `[source]` ของไฟล์ข้อความ")),
    scope(Scope::Image, true, both("A picture", "ภาพประกอบ"), both(
        "`[[images]]` in a document.",
        "ใต้บรรทัด `[[images]]` ของไฟล์ข้อความ")),
    scope(Scope::Attachment, true, both("An attachment", "เอกสารแนบ"), both(
        "`[[attachments]]` in a document.",
        "ใต้บรรทัด `[[attachments]]` ของไฟล์ข้อความ")),
    scope(Scope::Authority, false, both("Any entry of a register", "ทุกชื่อในทะเบียน"), both(
        "One `[[pillars]]`, `[[mechanisms]]`, `[[countries]]`, `[[organisations]]` or `[[topics]]` in the file of that name in `content/authorities/`.",
        "ใต้บรรทัด `[[pillars]]`, `[[mechanisms]]`, `[[countries]]`, `[[organisations]]` หรือ `[[topics]]` ในไฟล์ชื่อเดียวกันใน `content/authorities/`")),
    scope(Scope::Participant, false, both("A country or an organisation", "ประเทศหรือองค์การ"), both(
        "Beside the keys of any entry.",
        "เพิ่มจากคีย์ของทุกชื่อ")),
    scope(Scope::Mechanism, false, both("A mechanism", "กลไก"), both(
        "Beside the keys of any entry, in its register or in the front matter of its profile.",
        "เพิ่มจากคีย์ของทุกชื่อ ในทะเบียนหรือในส่วนต้นของไฟล์ข้อมูลกลไก")),
    scope(Scope::Partner, false, both("A partnership", "สถานะหุ้นส่วน"), both(
        "Each of `partner`.",
        "แต่ละช่วงของ `partner`")),
    scope(Scope::Cadence, false, both("A cadence", "รอบการประชุม"), both(
        "Each of `cadence`.",
        "แต่ละช่วงของ `cadence`")),
    scope(Scope::ReportsTo, false, both("A change of whom a mechanism reports to", "กลไกที่รายงานต่อในแต่ละช่วง"), both(
        "Each of `reports_to`, where it is a list of tables.",
        "แต่ละช่วงของ `reports_to` เมื่อเขียนเป็นหลายช่วง")),
    scope(Scope::FormerName, false, both("A former name", "ชื่อเดิม"), both(
        "Each of `former_names`.",
        "แต่ละชื่อของ `former_names`")),
    scope(Scope::Site, false, both("The settings", "การตั้งค่า"), both(
        "`content/site.toml`.",
        "`content/site.toml`")),
    scope(Scope::Menu, false, both("The menu", "เมนู"), both(
        "`[[menu]]` in `content/site.toml`.",
        "`[[menu]]` ใน `content/site.toml`")),
    scope(Scope::Misspelt, false, both("A misspelt word", "คำที่มักสะกดผิด"), both(
        "`[[misspelt]]` in `content/site.toml`.",
        "`[[misspelt]]` ใน `content/site.toml`")),
    scope(Scope::Pictures, false, both("The size of pictures", "ขนาดของภาพ"), both(
        "`[pictures]` in `content/site.toml`.",
        "`[pictures]` ใน `content/site.toml`")),
    scope(Scope::Theme, false, both("A theme", "ธีม"), both(
        "`theme.toml` in the theme's folder.",
        "`theme.toml` ในโฟลเดอร์ของธีม")),
];

/// What the pages of keys say around the table, in a language.
struct Words {
    key: &'static str,
    value: &'static str,
    said_in: &'static str,
    one_file: &'static str,
    each_file: &'static str,
    meaning: &'static str,
    also: &'static str,
}

const fn words(lang: Lang) -> Words {
    match lang {
        Lang::En => Words {
            key: "Key",
            value: "Value",
            said_in: "Said in",
            one_file: "one file",
            each_file: "each file",
            meaning: "Meaning",
            also: "also",
        },
        Lang::Th => Words {
            key: "คีย์",
            value: "ค่า",
            said_in: "เขียนใน",
            one_file: "ไฟล์เดียว",
            each_file: "แต่ละไฟล์",
            meaning: "ความหมาย",
            also: "หรือ",
        },
    }
}

fn keys(lang: Lang) -> String {
    let Words { key, value, said_in, one_file, each_file, meaning, .. } = words(lang);
    let mut page = String::new();
    for about in SCOPES {
        let (heading, place) = (about.heading.get(lang), about.place.get(lang));
        let _ = write!(page, "\n## {heading}\n\n{place}\n\n");
        let (head, rule) = if about.has_twins {
            (format!(" {said_in} |"), "---|")
        } else {
            (String::new(), "")
        };
        let _ =
            writeln!(page, "| {key} | {value} |{head} {meaning} |\n|---|---|{rule}---|");
        for key in KEYS.iter().filter(|key| key.scope == about.scope) {
            let said_in = match (about.has_twins, key.class) {
                (false, _) => String::new(),
                (true, Class::Shared) => format!(" {one_file} |"),
                (true, Class::Own) => format!(" {each_file} |"),
            };
            let name = name_of(key, lang);
            let (kind, meaning) = (type_of(key.kind, lang), key.meaning.get(lang));
            let _ = writeln!(page, "| {name} | {kind} |{said_in} {meaning} |");
        }
    }
    page
}

fn archetypes() -> String {
    let mut page = String::from(
        "\n## Placeholders\n\n| Placeholder | Stands | Meaning |\n|---|---|---|\n",
    );
    for placeholder in Placeholder::ALL {
        let stands = match placeholder.stands() {
            Fits::AsValue => "as a value",
            Fits::AmongWords => "among words",
            Fits::Anywhere => "as a value or among words",
        };
        let fact = if placeholder.is_shared() { ", a fact" } else { "" };
        let name = placeholder.name();
        let _ = writeln!(
            page,
            "| `{{{{ {name} }}}}` | {stands}{fact} | {} |",
            placeholder.meaning()
        );
    }
    page.push_str("\n## The archetypes that are built in\n");
    for (name, text) in samut::edit::built_in() {
        let _ = write!(page, "\n### {name}\n\n```markdown\n{text}```\n");
    }
    page
}

/// A key's name, and those that are accepted in its place.
fn name_of(key: &Key, lang: Lang) -> String {
    let also: Vec<_> = key.also.iter().map(|name| format!("`{name}`")).collect();
    match also.as_slice() {
        [] => format!("`{}`", key.name),
        also => format!("`{}` ({} {})", key.name, words(lang).also, also.join(", ")),
    }
}

fn type_of(kind: Type, lang: Lang) -> String {
    let section = |scope: Scope| {
        let about = SCOPES.iter().find(|about| about.scope == scope).unwrap();
        let heading = about.heading.get(lang);
        format!("[{}](#{})", lower_first(heading), anchor_of(heading))
    };
    let say = |en: &str, th: &str| {
        match lang {
            Lang::En => en,
            Lang::Th => th,
        }
        .to_owned()
    };
    match kind {
        Type::Text | Type::Usual(_) => say("text", "ข้อความ"),
        Type::Segment => {
            say("text of `a-z`, `0-9` and `-`", "ข้อความที่มีเฉพาะ `a-z`, `0-9` และ `-`")
        }
        Type::WebAddress => say("web address", "ที่อยู่เว็บไซต์"),
        Type::LanguageTag => say("code of a language", "รหัสภาษา"),
        Type::Zone => {
            say("name of a zone, or an offset", "ชื่อเขตเวลา หรือผลต่างจากเวลาสากล")
        }
        Type::Versions => say("versions", "รุ่น"),
        Type::Choice(words) => {
            let words = words.iter().map(|word| format!("`\"{}\"`", word.word));
            words.collect::<Vec<_>>().join(", ")
        }
        Type::Switch => say("`true` or `false`", "`true` หรือ `false`"),
        Type::Number => say("whole number", "จำนวนเต็ม"),
        Type::Count(most) => {
            say(&format!("whole number, 1 to {most}"), &format!("จำนวนเต็ม 1 ถึง {most}"))
        }
        Type::Date => say("[date](dates.md)", "[วันที่](dates.md)"),
        Type::Texts => say("text, or list of texts", "ข้อความเดียวหรือหลายข้อความ"),
        Type::Languages => say("list of `\"th\"` and `\"en\"`", "`\"th\"` และ `\"en\"`"),
        Type::Slug(_) => say("slug", "ชื่ออ้างอิง"),
        Type::Slugs(_) => say("slug, or list of slugs", "ชื่ออ้างอิงเดียวหรือหลายชื่อ"),
        Type::Bilingual => "`{ th = \"…\", en = \"…\" }`".to_owned(),
        Type::BilingualTexts => "`{ th = [\"…\"], en = [\"…\"] }`".to_owned(),
        Type::Table(scope) => format!("{}: {}", say("table", "ตาราง"), section(scope)),
        Type::Tables(scope) => {
            format!(
                "{}: {}",
                say("one or more tables", "ตารางเดียวหรือหลายตาราง"),
                section(scope)
            )
        }
        Type::Parents => format!(
            "{}: {}",
            say("slug, or tables", "ชื่ออ้างอิง หรือตาราง"),
            section(Scope::ReportsTo)
        ),
        Type::Levels => {
            let words = "`\"error\"`, `\"warn\"`, `\"note\"`";
            let en = format!("table of codes, each {words} or `\"off\"`");
            let th = format!("ตารางของรหัส แต่ละรหัสเป็น {words} หรือ `\"off\"`");
            say(&en, &th)
        }
        Type::Free => say("anything", "อะไรก็ได้"),
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

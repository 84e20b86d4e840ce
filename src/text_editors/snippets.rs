//! Snippets of Visual Studio Code: front matter to fill in, and slugs by the names of what they stand for.
//!
//! In: the entries of the registers, and the archetypes by which `samut new` makes documents. Out: one file of
//! snippets, as JSON.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::keys::{ALL_MEMBERS, DOCUMENT, KINDS, Key, Scope, in_scopes};
use crate::lang::{Bilingual, Lang};
use crate::model::{
    Archetype, Authorities, Authority, Kind, Placeholder, Register, Slot, Within,
};
use crate::text_editors::snippet::Snippet;

/// The archetype of a kind of document in a language.
pub type Pattern = (Kind, Lang, Archetype);

/// All snippets of an archive.
pub fn snippets(authorities: &Authorities, patterns: &[Pattern]) -> String {
    let mut all = Map::new();
    for (kind, lang, archetype) in patterns {
        let Some(about) = about(*kind) else { continue };
        let snippet = document(archetype, about.asks_for);
        let of = about.label.get(*lang);
        let description = match lang {
            Lang::Th => format!("{of} เป็นภาษาไทย"),
            Lang::En => format!("{of} in English"),
        };
        let prefix = of.to_lowercase();
        all.insert(
            description.clone(),
            snippet.finish("markdown", &[&prefix], &description),
        );
    }
    for lang in Lang::ALL {
        let (name, snippet) = translation(lang);
        all.insert(name, snippet);
    }
    for (key, head, names) in TABLES {
        let Some(key) = find(DOCUMENT, key) else { continue };
        all.insert(told(key.label), table(key, head, names));
    }
    for register in Register::ALL {
        let (name, snippet) = entry(register);
        all.insert(name, snippet);
    }
    for (_, authority) in authorities.iter() {
        all.insert(authority.id(), slug(authority));
    }
    let members = "ประเทศสมาชิกอาเซียนทั้งหมดในวันประชุม · The members of ASEAN on the day of the meeting";
    let prefixes = [ALL_MEMBERS, "สมาชิกทั้งหมด"];
    let mut snippet = Snippet::default();
    all.insert(
        ALL_MEMBERS.to_owned(),
        snippet.text(ALL_MEMBERS).finish("markdown", &prefixes, members),
    );
    format!("{:#}\n", Value::Object(all))
}

/// A kind of document: what it is called, and what its snippet asks for.
struct About {
    label: Bilingual<&'static str>,
    asks_for: &'static [Placeholder],
}

fn about(kind: Kind) -> Option<About> {
    use Placeholder::{
        Date, Host, Mechanism, Mechanisms, Place, Session, Start, Title, Topics,
    };
    let (word, asks_for): (_, &[Placeholder]) = match kind {
        Kind::News => ("news", &[Title, Date, Mechanisms, Topics]),
        Kind::Report => {
            ("report", &[Title, Date, Topics, Mechanism, Session, Start, Place, Host])
        }
        Kind::Document => ("document", &[Title, Date, Mechanisms, Topics]),
        Kind::Page => ("page", &[Title]),
        Kind::Profile => {
            let label = Bilingual { th: "ข้อมูลกลไก", en: "Profile" };
            return Some(About { label, asks_for: &[Title] });
        }
        Kind::Part => return None,
    };
    let label = KINDS.iter().find(|known| known.word == word)?.label;
    Some(About { label, asks_for })
}

/// Where a stop is put among the text that an archetype gives: characters that no text has.
const STOP: char = '\u{e000}';
const END: char = '\u{e001}';

/// A document of an archetype, with stops for what is asked for.
fn document(archetype: &Archetype, asks_for: &[Placeholder]) -> Snippet {
    let mut keys: Vec<&Key> = Vec::new();
    let filled = archetype.fill(true, |slot: &Slot| {
        let asked = asks_for.contains(&slot.placeholder) && slot.within == Within::Value;
        let (scope, name) = slot.placeholder.key().filter(|_| asked)?;
        keys.push(find(&[scope], name)?);
        Some(format!("{STOP}{}{END}", keys.len() - 1))
    });
    let mut snippet = Snippet::default();
    let mut text = filled.text.as_str();
    while let Some((before, (number, after))) = text
        .split_once(STOP)
        .and_then(|(before, rest)| Some((before, rest.split_once(END)?)))
    {
        snippet.text(before);
        if let Some(key) = number.parse().ok().and_then(|at: usize| keys.get(at)) {
            snippet.value(key);
        }
        text = after;
    }
    snippet.text(text).end();
    snippet
}

/// The beginning of a translation: what is words of its own.
fn translation(lang: Lang) -> (String, Value) {
    let (name, prefix) = match lang {
        Lang::Th => ("คำแปลเป็นภาษาไทย", "คำแปล"),
        Lang::En => ("Translation into English", "translation"),
    };
    let mut snippet = Snippet::default();
    snippet.text("+++\n");
    for key in
        ["title", "description"].into_iter().filter_map(|name| find(DOCUMENT, name))
    {
        snippet.line(key);
    }
    (name.to_owned(), snippet.text("+++\n\n").end().finish("markdown", &[prefix], name))
}

/// The tables of front matter: the key of a document, the line above, the keys below.
const TABLES: &[(&str, &str, &[&str])] = &[
    (
        "event",
        "[event]",
        &["mechanism", "session", "kind", "start", "place", "host", "participants"],
    ),
    ("mentions", "[[mentions]]", &["mechanism", "session", "start", "place"]),
    ("source", "[source]", &["publisher", "url", "relation", "lang", "retrieved"]),
    ("images", "[[images]]", &["file", "alt", "caption", "credit"]),
    ("attachments", "[[attachments]]", &["file", "title"]),
];

fn table(key: &Key, head: &str, names: &[&str]) -> Value {
    let scope = match key.name {
        "event" => Scope::Event,
        "mentions" => Scope::Mention,
        "source" => Scope::Source,
        "images" => Scope::Image,
        _ => Scope::Attachment,
    };
    let mut snippet = Snippet::default();
    snippet.text(head).text("\n");
    for key in names.iter().filter_map(|name| find(&[scope], name)) {
        snippet.line(key);
    }
    let english = key.label.en.to_lowercase();
    let prefixes = [key.label.th, english.as_str(), key.name];
    let prefixes: BTreeSet<_> = prefixes.into_iter().collect();
    let prefixes: Vec<_> = prefixes.into_iter().collect();
    snippet.finish("markdown", &prefixes, &told(key.meaning))
}

/// A new entry of a register, in its file.
fn entry(register: Register) -> (String, Value) {
    let (label, names): (_, &[&str]) = match register {
        Register::Pillars => (["เสา", "pillar"], &["slug", "name", "acronym"]),
        Register::Mechanisms => (
            ["กลไก", "mechanism"],
            &["slug", "acronym", "name", "pillar", "level", "reports_to"],
        ),
        Register::Countries => (["ประเทศ", "country"], &["slug", "name", "formal"]),
        Register::Organisations => {
            (["องค์การ", "organisation"], &["slug", "acronym", "name"])
        }
        Register::Topics => (["หัวข้อ", "topic"], &["slug", "name"]),
    };
    let mut snippet = Snippet::default();
    snippet.text("[[").text(register.word()).text("]]\n");
    for key in
        names.iter().filter_map(|name| find(&[Scope::Authority, Scope::Mechanism], name))
    {
        snippet.line(key);
    }
    let [thai, english] = label;
    let name = format!("เพิ่ม{thai}ในทะเบียน · Add a {english} to the register");
    let snippet = snippet.finish("toml", &label, &name);
    (name, snippet)
}

/// A slug, found by whatever its authority is called.
fn slug(authority: &Authority) -> Value {
    let both = Bilingual::from_fn(|lang| authority.name(lang).1);
    let mut prefixes = vec![authority.slug.as_str()];
    for prefix in authority.acronym.as_deref().into_iter().chain([both.th, both.en]) {
        if !prefixes.iter().any(|known| known.eq_ignore_ascii_case(prefix)) {
            prefixes.push(prefix);
        }
    }
    let description = format!("{} ({})", told(both), authority.register.singular());
    Snippet::default().text(&authority.slug).finish("markdown", &prefixes, &description)
}

fn find(scopes: &[Scope], name: &str) -> Option<&'static Key> {
    in_scopes(scopes).find(|key| key.name == name)
}

fn told(both: Bilingual<&str>) -> String {
    if both.th == both.en {
        both.th.to_owned()
    } else {
        format!("{} · {}", both.th, both.en)
    }
}

//! The schemas by which text editors complete and judge what is written (JSON Schema, draft 7).
//!
//! In: the table of keys, and the entries of an archive's registers. Out: a schema for each kind of file, with a
//! sentence in Thai and in English on every key and every slug. Refuses only what Samut refuses; what can be
//! known from one file alone. Never reads or writes a file.
//!
//! Draft 7 and the `x-taplo` keys are what Taplo knows, which is the part of Even Better TOML that completes.
//! JSON has no dates: where TOML has one, validators see its text.

mod known;
mod patterns;
mod table;
mod value;

use serde_json::{Map, Value, json};

use crate::keys::{
    DOCUMENT, MECHANISM, OF_WHOLE, PARTICIPANT, PLAIN, PROFILE, Scope, in_scopes,
};
use crate::lang::Bilingual;
use crate::model::{Authorities, Register, Role};
pub use patterns::{DATE, LANGUAGE_TAG, SEGMENT};

use known::Known;
use table::Table;

/// A kind of file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// The front matter of a document.
    FrontMatter(Role),
    /// `content/site.toml`.
    Site,
    /// A register.
    Register(Register),
    /// `theme.toml` of a theme.
    Theme,
}

impl File {
    /// Every kind of file.
    pub const ALL: [Self; 11] = [
        Self::FrontMatter(Role::Item),
        Self::FrontMatter(Role::Part),
        Self::FrontMatter(Role::Section),
        Self::FrontMatter(Role::Profile),
        Self::Site,
        Self::Register(Register::Pillars),
        Self::Register(Register::Mechanisms),
        Self::Register(Register::Countries),
        Self::Register(Register::Organisations),
        Self::Register(Register::Topics),
        Self::Theme,
    ];

    /// The name of its schema: `front-matter`, `profile`, `site`, `mechanisms`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FrontMatter(Role::Item) => "front-matter",
            Self::FrontMatter(Role::Part) => "part",
            Self::FrontMatter(Role::Section) => "section",
            Self::FrontMatter(Role::Profile) => "profile",
            Self::Site => "site",
            Self::Register(register) => register.word(),
            Self::Theme => "theme",
        }
    }

    /// The TOML files that it is for, as a pattern of paths from the archive's root; nothing for front
    /// matter, which stands in Markdown.
    pub fn pattern(self) -> Option<String> {
        match self {
            Self::FrontMatter(_) => None,
            Self::Site => Some("content/site.toml".to_owned()),
            Self::Register(register) => {
                Some(format!("content/authorities/{}.toml", register.word()))
            }
            Self::Theme => Some("themes/*/theme.toml".to_owned()),
        }
    }

    const fn title(self) -> Bilingual<&'static str> {
        let (en, th) = match self {
            Self::FrontMatter(Role::Item) => {
                ("The front matter of an item", "ส่วนต้นของรายการ")
            }
            Self::FrontMatter(Role::Part) => {
                ("The front matter of a part", "ส่วนต้นของส่วนหนึ่งของเรื่อง")
            }
            Self::FrontMatter(Role::Section) => {
                ("The front matter of a section's introduction", "ส่วนต้นของคำนำของหมวด")
            }
            Self::FrontMatter(Role::Profile) => {
                ("The front matter of a mechanism's profile", "ส่วนต้นของข้อมูลกลไก")
            }
            Self::Site => ("The settings of the archive", "การตั้งค่าของคลังเอกสาร"),
            Self::Register(Register::Pillars) => ("The register of pillars", "ทะเบียนเสา"),
            Self::Register(Register::Mechanisms) => {
                ("The register of mechanisms", "ทะเบียนกลไก")
            }
            Self::Register(Register::Countries) => {
                ("The register of countries", "ทะเบียนประเทศ")
            }
            Self::Register(Register::Organisations) => {
                ("The register of organisations", "ทะเบียนองค์การและหน่วยงาน")
            }
            Self::Register(Register::Topics) => ("The register of topics", "ทะเบียนหัวข้อ"),
            Self::Theme => ("The settings of a theme", "การตั้งค่าของธีม"),
        };
        Bilingual { th, en }
    }
}

/// The schema of a kind of file. With the names of an archive, a slug is one of theirs; without, it is
/// anything that looks like a slug.
pub fn schema(file: File, authorities: Option<&Authorities>) -> Value {
    let mut known = Known::new(authorities);
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.extend(root(file, &mut known));
    let definitions = known.into_definitions();
    if !definitions.is_empty() {
        schema.insert("definitions".to_owned(), Value::Object(definitions));
    }
    Value::Object(schema)
}

/// All schemas in one, each under its name among the `definitions`.
pub fn all(authorities: Option<&Authorities>) -> Value {
    let mut known = Known::new(authorities);
    let roots = File::ALL
        .map(|file| (file.name().to_owned(), Value::Object(root(file, &mut known))));
    let mut definitions = known.into_definitions();
    definitions.extend(roots);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Samut",
        "definitions": definitions,
    })
}

fn root(file: File, known: &mut Known<'_>) -> Map<String, Value> {
    let mut schema = match file {
        File::FrontMatter(role) => front_matter(role, known),
        File::Site => Table::of(in_scopes(&[Scope::Site])).schema(known),
        File::Theme => Table::of(in_scopes(&[Scope::Theme])).schema(known),
        File::Register(register) => entries(register, known),
    };
    schema.insert("title".to_owned(), json!(told(file.title())));
    schema
}

fn front_matter(role: Role, known: &mut Known<'_>) -> Map<String, Value> {
    let scopes = if role == Role::Profile { PROFILE } else { DOCUMENT };
    let keys = in_scopes(scopes)
        .filter(|key| role != Role::Part || !OF_WHOLE.contains(&key.name));
    let mut schema = Table::of(keys).optional().with_taxonomies().schema(known);
    if matches!(role, Role::Item | Role::Part) {
        let draft = json!({ "properties": { "draft": { "const": true } }, "required": ["draft"] });
        let required: Vec<_> =
            in_scopes(DOCUMENT).filter(|key| key.required).map(|key| key.name).collect();
        schema.insert("if".to_owned(), draft);
        schema.insert("else".to_owned(), json!({ "required": required }));
    }
    schema
}

/// A register: an array of tables named like it.
fn entries(register: Register, known: &mut Known<'_>) -> Map<String, Value> {
    let scopes = match register {
        Register::Mechanisms => MECHANISM,
        Register::Countries | Register::Organisations => PARTICIPANT,
        Register::Pillars | Register::Topics => PLAIN,
    };
    let entry = Table::of(in_scopes(scopes)).schema(known);
    let entry = known.define(format!("entry-of-{}", register.word()), entry);
    let list = json!({
        "description": paragraphs(File::Register(register).title()),
        "type": "array",
        "items": entry,
    });
    let mut properties = Map::new();
    properties.insert(register.word().to_owned(), list);
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema.insert("additionalProperties".to_owned(), json!(false));
    schema
}

/// What is said in both languages, as one short text.
fn told(both: Bilingual<&str>) -> String {
    format!("{} · {}", both.th, both.en)
}

/// What is said in both languages, as two paragraphs of Markdown.
fn paragraphs(both: Bilingual<&str>) -> String {
    if both.th == both.en {
        both.th.to_owned()
    } else {
        format!("{}\n\n{}", both.th, both.en)
    }
}

//! The value of a key, and what is said of it.

use serde_json::{Map, Value, json};

use crate::date::ZONES;
use crate::diagnostic::{Code, Levels, Severity, explanation, thai};
use crate::keys::{Key, LANGUAGES, Named, Scope, Type, Word, words};
use crate::lang::Bilingual;
use crate::schema::known::Known;
use crate::schema::{paragraphs, patterns, told};

/// The schema of a key's value, with its label and its meaning.
pub(super) fn schema(key: &Key, known: &mut Known<'_>) -> Value {
    let meaning = paragraphs(key.meaning);
    let mut schema = match key.kind {
        Type::Text if key.required => text(patterns::NOT_BLANK),
        Type::Text => of_type("string"),
        Type::Segment => text(patterns::SEGMENT),
        Type::WebAddress => text(patterns::WEB_ADDRESS),
        Type::LanguageTag => text(patterns::LANGUAGE_TAG),
        Type::Versions => text(patterns::VERSIONS),
        Type::Zone => zone(),
        Type::Choice(choices) => choice(choices),
        Type::Usual(usual) => either(&choice(usual), &of_type("string")),
        Type::Switch => of_type("boolean"),
        Type::Number => {
            object(json!({ "type": ["integer", "string"], "pattern": patterns::NUMBER }))
        }
        Type::Count(most) => object(json!({
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": most,
            "pattern": patterns::count(most),
        })),
        Type::Date => date(),
        Type::Texts => {
            object(json!({ "type": ["array", "string"], "items": { "type": "string" } }))
        }
        Type::Languages => languages(),
        Type::Slug(named) => known.slug_itself(named),
        Type::Slugs(named) => one_or_more(&known.slug(named)),
        Type::Bilingual => {
            let mut schema = bilingual(&json!({ "type": "string" }));
            schema.insert("type".to_owned(), json!(["object", "string"]));
            schema
        }
        Type::BilingualTexts => bilingual(
            &json!({ "type": ["array", "string"], "items": { "type": "string" } }),
        ),
        Type::Table(scope) => object(json!({ "allOf": [known.table(scope)] })),
        Type::Tables(scope) => tables(&known.table(scope), None),
        Type::Parents => {
            let slug = known.slug(Named::Mechanism);
            tables(&known.table(Scope::ReportsTo), Some(slug))
        }
        Type::Levels => levels(),
        Type::Free => Map::new(),
    };
    schema.insert("title".to_owned(), json!(told(key.label)));
    // Editors show what is said of the first of several forms beside the key.
    match schema
        .get_mut("anyOf")
        .and_then(|forms| forms.get_mut(0))
        .and_then(Value::as_object_mut)
    {
        Some(first) if !first.contains_key("$ref") => {
            first.insert("description".to_owned(), json!(meaning));
        }
        _ => {
            schema.insert("description".to_owned(), json!(meaning));
        }
    }
    Value::Object(schema)
}

/// A map from a JSON object.
fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn of_type(name: &str) -> Map<String, Value> {
    object(json!({ "type": name }))
}

fn text(pattern: &str) -> Map<String, Value> {
    object(json!({ "type": "string", "pattern": pattern }))
}

fn either(one: &Map<String, Value>, other: &Map<String, Value>) -> Map<String, Value> {
    object(json!({ "anyOf": [one, other] }))
}

/// One of a few words, each with what it is called.
fn choice(choices: &[Word]) -> Map<String, Value> {
    let labels: Vec<_> = choices.iter().map(|word| told(word.label)).collect();
    object(json!({
        "type": "string",
        "enum": words(choices),
        "x-taplo": { "docs": { "enumValues": labels } },
    }))
}

fn zone() -> Map<String, Value> {
    let names: Vec<_> = ZONES.iter().map(|(name, _)| *name).collect();
    let known = object(json!({ "type": "string", "enum": names }));
    either(&known, &text(patterns::OFFSET))
}

/// Validators see the text of a TOML date.
fn date() -> Map<String, Value> {
    object(json!({
        "type": ["string", "integer"],
        "minimum": 1000,
        "maximum": 2399,
        "pattern": patterns::DATE,
        "not": { "pattern": patterns::BUDDHIST, "type": "string" },
        "examples": ["๕ มีนาคม ๒๕๖๒", "๒๒–๒๗ พฤษภาคม ๒๕๖๐", "22–27 May 2017", "พ.ศ. ๒๕๓๘", "2017-05-22"],
    }))
}

fn languages() -> Map<String, Value> {
    object(json!({ "type": "array", "items": choice(LANGUAGES), "minItems": 2 }))
}

/// A list, or one that stands for a list of one.
fn one_or_more(of: &Value) -> Map<String, Value> {
    object(json!({
        "type": ["array", "string"],
        "items": of,
        "if": { "type": "string" },
        "then": of,
    }))
}

/// A table of what is said in each language.
fn bilingual(of: &Value) -> Map<String, Value> {
    let mut properties = Map::new();
    for language in LANGUAGES {
        let mut value = object(of.clone());
        value.insert("description".to_owned(), json!(told(language.label)));
        properties.insert(language.word.to_owned(), Value::Object(value));
    }
    object(json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    }))
}

/// A list of tables, or one that stands for a list of one; and what else may stand in their place.
///
/// Which form it has is decided first, so that an editor tells what is wrong within it.
fn tables(of: &Value, or: Option<Value>) -> Map<String, Value> {
    let mut forms = vec![json!({ "type": "array" }), of.clone()];
    forms.extend(or.clone());
    let mut schema = object(json!({
        "anyOf": forms,
        "items": of,
        "if": { "type": "object" },
        "then": of,
    }));
    if let Some(or) = or {
        schema
            .insert("else".to_owned(), json!({ "if": { "type": "string" }, "then": or }));
    }
    schema
}

/// A rule in English: the heading of its explanation.
fn rule(code: Code) -> &'static str {
    let heading =
        explanation(code).and_then(|text| text.lines().next()).unwrap_or_default();
    heading.split_once(": ").map_or(heading, |(_, rule)| rule)
}

/// How much each rule may matter. What stays an error is known and not proposed.
fn levels() -> Map<String, Value> {
    let mut properties = Map::new();
    let mut patterns = Map::new();
    for &code in Code::ALL {
        let words =
            Severity::ALL.into_iter().filter(|severity| Levels::may_be(code, *severity));
        let words: Vec<_> = words.map(Severity::word).collect();
        let meaning = Bilingual { th: thai(code).wrong, en: rule(code) };
        let value = json!({ "type": "string", "enum": words, "description": paragraphs(meaning) });
        let letter = code.text().to_lowercase();
        if code.severity() == Severity::Error {
            patterns.insert(format!("^(?:{code}|{letter})$"), value);
        } else {
            patterns.insert(format!("^{letter}$"), value.clone());
            properties.insert(code.text().to_owned(), value);
        }
    }
    object(json!({
        "type": "object",
        "properties": properties,
        "patternProperties": patterns,
        "additionalProperties": false,
    }))
}

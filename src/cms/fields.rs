//! A key as a field of the form.

use serde_json::{Map, Value, json};

use crate::cms::told;
use crate::keys::{Class, Key, Named, Scope, Type, Word, in_scopes};
use crate::lang::{Bilingual, Lang};
use crate::model::{Authorities, Authority, Register};
use crate::schema::{DATE, LANGUAGE_TAG, SEGMENT};

/// Makes fields for an archive.
pub(super) struct Fields<'a> {
    authorities: &'a Authorities,
    /// Whether the file has a twin in the other language.
    has_twins: bool,
}

impl<'a> Fields<'a> {
    /// Fields of documents, whose words stand in each language.
    pub(super) fn of_documents(authorities: &'a Authorities) -> Self {
        Self { authorities, has_twins: true }
    }

    /// Fields of a file that speaks both languages.
    pub(super) fn of_a_file(authorities: &'a Authorities) -> Self {
        Self { authorities, has_twins: false }
    }

    /// The fields of keys, in their order; those that no form can hold are left out.
    pub(super) fn all<'k>(&self, keys: impl Iterator<Item = &'k Key>) -> Vec<Value> {
        keys.filter_map(|key| self.field(key)).collect()
    }

    fn scope(&self, scope: Scope) -> Vec<Value> {
        self.all(in_scopes(&[scope]))
    }

    /// The field of a key.
    fn field(&self, key: &Key) -> Option<Value> {
        let mut field = self.widget(key)?;
        field.insert("name".to_owned(), json!(key.name));
        field.insert("label".to_owned(), json!(told(key.label)));
        field.insert("required".to_owned(), json!(key.required));
        let hint = format!("{} · {}", key.meaning.th, key.meaning.en);
        let label = told(key.label);
        // A hint that only says the label again is noise.
        if key.meaning.th != key.label.th && !hint.starts_with(&label) {
            field.insert("hint".to_owned(), json!(hint));
        }
        if self.has_twins {
            field.insert("i18n".to_owned(), said_in(key));
        }
        Some(Value::Object(field))
    }

    /// What a value is written with; nothing for what no form can hold.
    fn widget(&self, key: &Key) -> Option<Map<String, Value>> {
        let file =
            matches!(key.scope, Scope::Image | Scope::Attachment) && key.name == "file";
        Some(object(match key.kind {
            Type::Text if file => {
                let widget = if key.scope == Scope::Image { "image" } else { "file" };
                json!({ "widget": widget, "choose_url": false })
            }
            Type::Text if key.name == "description" => json!({ "widget": "text" }),
            Type::Text | Type::Versions | Type::Zone => json!({ "widget": "string" }),
            Type::Segment => {
                json!({ "widget": "string", "pattern": [SEGMENT, "a-z 0-9 -"] })
            }
            Type::WebAddress => json!({ "widget": "string", "type": "url" }),
            Type::LanguageTag => {
                json!({ "widget": "string", "pattern": [LANGUAGE_TAG, "th, en, ja"] })
            }
            Type::Choice(words) => {
                json!({ "widget": "select", "options": options(words) })
            }
            Type::Usual(words) => {
                json!({ "widget": "select", "options": self.usual(key, words) })
            }
            // A box that can be ticked would write `false` wherever nobody has said anything.
            Type::Switch => json!({
                "widget": "select",
                "options": [
                    { "value": true, "label": "ใช่ · Yes" },
                    { "value": false, "label": "ไม่ใช่ · No" },
                ],
            }),
            Type::Number => json!({ "widget": "number", "value_type": "int" }),
            Type::Count(most) => {
                json!({ "widget": "number", "value_type": "int", "min": 1, "max": most })
            }
            Type::Date => json!({
                "widget": "string",
                "pattern": [DATE, "๕ มีนาคม ๒๕๖๒ · 22–27 May 2017 · 2017-05-22"],
            }),
            Type::Texts => list_of_texts(key),
            Type::Slug(named) => self.slugs(named, false),
            Type::Slugs(named) => self.slugs(named, true),
            Type::Parents => self.slugs(Named::Mechanism, false),
            Type::Bilingual => both_languages(&|lang| {
                json!({
                    "name": lang.tag(),
                    "label": label_of(lang),
                    "widget": "string",
                    "required": key.required,
                })
            }),
            Type::BilingualTexts => both_languages(&|lang| {
                let mut field = object(list_of_texts(key));
                field.insert("name".to_owned(), json!(lang.tag()));
                field.insert("label".to_owned(), json!(label_of(lang)));
                field.insert("required".to_owned(), json!(false));
                Value::Object(field)
            }),
            // A report tells of one meeting; several stand in the file, and stay there.
            Type::Table(scope) | Type::Tables(scope @ Scope::Event) => json!({
                "widget": "object",
                "collapsed": "auto",
                "fields": self.scope(scope),
            }),
            Type::Tables(scope) => json!({
                "widget": "list",
                "collapsed": "auto",
                "label_singular": told(key.label),
                "fields": self.scope(scope),
            }),
            Type::Languages | Type::Levels | Type::Free => return None,
        }))
    }

    /// A choice among the entries of registers.
    fn slugs(&self, named: Named, are_many: bool) -> Value {
        let mut options: Vec<Value> = Vec::new();
        if named == Named::ActorOrMembers {
            options
                .push(option(crate::keys::ALL_MEMBERS, "ประเทศสมาชิกทั้งหมด · All members"));
        }
        let registers = Register::named(named).iter();
        let entries = registers.flat_map(|register| self.authorities.of(*register));
        options.extend(entries.map(|(_, entry)| option(&entry.slug, &called(entry))));
        json!({ "widget": "select", "multiple": are_many, "options": options })
    }

    /// The usual words, and those that the archive has of its own.
    fn usual(&self, key: &Key, words: &[Word]) -> Vec<Value> {
        let mut all = options(words);
        let said = self.authorities.iter().flat_map(|(_, entry)| match key.scope {
            Scope::Partner => {
                entry.partner.iter().map(|partner| partner.tier.as_str()).collect()
            }
            _ => entry.level.as_deref().into_iter().collect::<Vec<_>>(),
        });
        let mut own: Vec<&str> =
            said.filter(|said| words.iter().all(|word| word.word != *said)).collect();
        own.sort_unstable();
        own.dedup();
        all.extend(own.into_iter().map(|word| option(word, word)));
        all
    }
}

/// In which of the twins a value stands: a fact in the first language alone; of a picture, by whose
/// file the twin knows it, in both.
fn said_in(key: &Key) -> Value {
    let inner = match key.kind {
        Type::Table(scope) | Type::Tables(scope) => Some(scope),
        _ => None,
    };
    let holds_words =
        inner.is_some_and(|scope| in_scopes(&[scope]).any(|key| key.class == Class::Own));
    let is_file =
        matches!(key.scope, Scope::Image | Scope::Attachment) && key.name == "file";
    match key.class {
        _ if holds_words => json!(true),
        Class::Own => json!(true),
        Class::Shared if is_file => json!("duplicate"),
        Class::Shared => json!(false),
    }
}

/// What a person chooses an authority by: its acronym first, if it has one.
fn called(entry: &Authority) -> String {
    let names = told(Bilingual::from_fn(|lang| entry.name(lang).1));
    match &entry.acronym {
        Some(acronym) if entry.register != Register::Countries => {
            format!("{acronym} · {names}")
        }
        _ => names,
    }
}

fn option(value: &str, label: &str) -> Value {
    json!({ "value": value, "label": label })
}

fn options(words: &[Word]) -> Vec<Value> {
    words.iter().map(|word| option(word.word, &told(word.label))).collect()
}

fn list_of_texts(key: &Key) -> Value {
    let item = json!({ "name": "item", "label": told(key.label), "widget": "string" });
    json!({ "widget": "list", "field": item })
}

fn both_languages(field: &dyn Fn(Lang) -> Value) -> Value {
    json!({ "widget": "object", "fields": Lang::ALL.map(field) })
}

fn label_of(lang: Lang) -> &'static str {
    match lang {
        Lang::Th => "ภาษาไทย · Thai",
        Lang::En => "ภาษาอังกฤษ · English",
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

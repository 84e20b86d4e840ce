//! What the schemas of one archive share: the slugs of its registers, and tables within tables.
//!
//! In: the entries of the registers, if there is an archive. Out: references to definitions, each made once.

use serde_json::{Map, Value, json};

use crate::keys::{Named, Scope, in_scopes};
use crate::lang::{Bilingual, Lang};
use crate::model::{Authorities, Authority, Register};
use crate::schema::table::Table;
use crate::schema::{paragraphs, patterns};

/// The definitions made so far, and what they are made from.
pub(super) struct Known<'a> {
    authorities: Option<&'a Authorities>,
    definitions: Map<String, Value>,
}

impl<'a> Known<'a> {
    pub(super) fn new(authorities: Option<&'a Authorities>) -> Self {
        Self { authorities, definitions: Map::new() }
    }

    pub(super) fn into_definitions(self) -> Map<String, Value> {
        self.definitions
    }

    /// Keeps a definition, and gives back a reference to it.
    pub(super) fn define(&mut self, name: String, schema: Map<String, Value>) -> Value {
        let reference = reference(&name);
        self.definitions.insert(name, Value::Object(schema));
        reference
    }

    /// A reference to a table of a scope.
    pub(super) fn table(&mut self, scope: Scope) -> Value {
        let name = name_of(scope).to_owned();
        if !self.definitions.contains_key(&name) {
            let schema = Table::of(in_scopes(&[scope])).schema(self);
            self.definitions.insert(name.clone(), Value::Object(schema));
        }
        reference(&name)
    }

    /// A reference to a slug.
    pub(super) fn slug(&mut self, named: Named) -> Value {
        let name = format!("slug-of-{}", one(named));
        if !self.definitions.contains_key(&name) {
            let schema = self.slug_itself(named);
            self.definitions.insert(name.clone(), Value::Object(schema));
        }
        reference(&name)
    }

    /// A slug as it stands: one of those that the registers hold.
    pub(super) fn slug_itself(&self, named: Named) -> Map<String, Value> {
        let mut schema = Map::new();
        schema.insert("type".to_owned(), json!("string"));
        let Some(authorities) = self.authorities else {
            let looks = if named == Named::ActorOrMembers {
                json!(format!("{}|{}", patterns::SEGMENT, patterns::ALL_MEMBERS))
            } else {
                json!(patterns::SEGMENT)
            };
            schema.insert("pattern".to_owned(), looks);
            return schema;
        };
        let entries =
            Register::named(named).iter().flat_map(|register| authorities.of(*register));
        let entries = entries.map(|(_, authority)| authority);
        let (slugs, called): (Vec<_>, Vec<_>) =
            entries.map(|authority| (authority.slug.clone(), called(authority))).unzip();
        schema.insert("enum".to_owned(), json!(slugs));
        schema.insert("x-taplo".to_owned(), json!({ "docs": { "enumValues": called } }));
        if named == Named::ActorOrMembers {
            let or =
                json!([schema, { "type": "string", "pattern": patterns::ALL_MEMBERS }]);
            schema = Map::new();
            schema.insert("anyOf".to_owned(), or);
        }
        schema
    }
}

/// What an authority is called, in both languages.
fn called(authority: &Authority) -> String {
    let name = Bilingual::from_fn(|lang| authority.name(lang).1);
    match &authority.acronym {
        Some(acronym) => {
            let both = Bilingual::from_fn(|lang: Lang| {
                format!("{} ({acronym})", name.get(lang))
            });
            paragraphs(Bilingual { th: &both.th, en: &both.en })
        }
        None => paragraphs(name),
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

const fn one(named: Named) -> &'static str {
    match named {
        Named::Pillar => "pillar",
        Named::Mechanism => "mechanism",
        Named::Country => "country",
        Named::Organisation => "organisation",
        Named::Topic => "topic",
        Named::Actor => "actor",
        Named::ActorOrMembers => "participant",
    }
}

/// The name of a table's definition.
const fn name_of(scope: Scope) -> &'static str {
    match scope {
        Scope::Document => "document",
        Scope::Event => "event",
        Scope::Mention => "mention",
        Scope::Source => "source",
        Scope::Image => "image",
        Scope::Attachment => "attachment",
        Scope::Authority => "authority",
        Scope::Participant => "participant",
        Scope::Mechanism => "mechanism",
        Scope::Partner => "partner",
        Scope::Cadence => "cadence",
        Scope::ReportsTo => "reports-to",
        Scope::FormerName => "former-name",
        Scope::Site => "site",
        Scope::Menu => "menu",
        Scope::Misspelt => "misspelt",
        Scope::Pictures => "pictures",
        Scope::Theme => "theme",
    }
}

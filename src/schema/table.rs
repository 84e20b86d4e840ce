//! A table of keys as an object: its keys under all their names, and no others.

use serde_json::{Map, Value, json};

use crate::keys::Key;
use crate::schema::known::Known;
use crate::schema::value;

/// The keys of a table.
pub(super) struct Table {
    keys: Vec<&'static Key>,
    is_optional: bool,
    has_taxonomies: bool,
}

impl Table {
    pub(super) fn of(keys: impl Iterator<Item = &'static Key>) -> Self {
        Self { keys: keys.collect(), is_optional: false, has_taxonomies: false }
    }

    /// The same table, in which every key may be left out.
    pub(super) fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }

    /// The same table, of which some keys may stand in a table `taxonomies`, as Hugo and Zola have it.
    pub(super) fn with_taxonomies(self) -> Self {
        Self { has_taxonomies: true, ..self }
    }

    /// The object that it is. Other names than ours are known and not proposed: they stand among the
    /// patterns.
    pub(super) fn schema(&self, known: &mut Known<'_>) -> Map<String, Value> {
        let (mut properties, mut patterns) = (Map::new(), Map::new());
        let (mut required, mut either, mut once) = (Vec::new(), Vec::new(), Map::new());
        for key in &self.keys {
            let value = value::schema(key, known);
            if !key.also.is_empty() {
                let pattern = format!("^(?:{})$", key.also.join("|"));
                patterns.insert(pattern, value.clone());
                once.extend(said_once(key));
            }
            properties.insert(key.name.to_owned(), value);
            match (key.required && !self.is_optional, key.also) {
                (true, []) => required.push(key.name),
                (true, _) => either.push(present(key)),
                (false, _) => {}
            }
        }
        if self.has_taxonomies {
            let inner = Self {
                keys: self.keys.clone(),
                is_optional: true,
                has_taxonomies: false,
            };
            let inner = inner.schema(known);
            patterns.insert("^taxonomies$".to_owned(), Value::Object(inner));
        }
        let mut schema = Map::new();
        schema.insert("type".to_owned(), json!("object"));
        schema.insert("properties".to_owned(), Value::Object(properties));
        schema.insert("additionalProperties".to_owned(), json!(false));
        for (name, map) in [("patternProperties", patterns), ("dependencies", once)] {
            if !map.is_empty() {
                schema.insert(name.to_owned(), Value::Object(map));
            }
        }
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        match either.len() {
            0 => {}
            1 => schema.extend(either.into_iter().flatten()),
            _ => {
                schema.insert("allOf".to_owned(), json!(either));
            }
        }
        schema
    }
}

/// That no two names of a key stand beside each other.
fn said_once(key: &Key) -> Map<String, Value> {
    let names: Vec<_> = key.names().collect();
    let of = |(n, name): (usize, &&str)| {
        let before: Vec<_> =
            names.iter().take(n).map(|name| json!({ "required": [name] })).collect();
        ((*name).to_owned(), json!({ "not": { "anyOf": before } }))
    };
    names.iter().enumerate().skip(1).map(of).collect()
}

/// That a key stands there under one of its names.
fn present(key: &Key) -> Map<String, Value> {
    let others: Vec<_> =
        key.also.iter().map(|name| json!({ "required": [name] })).collect();
    let mut schema = Map::new();
    schema.insert("if".to_owned(), json!({ "not": { "anyOf": others } }));
    schema.insert("then".to_owned(), json!({ "required": [key.name] }));
    schema
}

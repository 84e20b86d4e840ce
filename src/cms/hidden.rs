//! What the form keeps and does not show: keys under other names, one where it has a list, several meetings.
//!
//! In: the front matter of a document. Out: the names of such keys.

use toml::{Table, Value};

use crate::keys::{DOCUMENT, Scope, Type, in_scopes};

/// The keys of a document's front matter that stand in it in a way that the form does not show.
pub fn hidden(front_matter: &Table) -> Vec<String> {
    of(front_matter, DOCUMENT)
}

fn of(table: &Table, scopes: &[Scope]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in table {
        let Some(key) =
            in_scopes(scopes).find(|key| key.names().any(|known| known == name))
        else {
            continue;
        };
        let is_shown = key.name == name
            && match key.kind {
                Type::Tables(Scope::Event) | Type::Table(_) => value.is_table(),
                Type::Tables(_) => value.is_array(),
                kind if kind.is_texts() => value.is_array(),
                Type::Number | Type::Count(_) => value.is_integer(),
                _ => true,
            };
        if !is_shown {
            found.push(name.clone());
            continue;
        }
        let (Type::Table(inner) | Type::Tables(inner)) = key.kind else { continue };
        let tables = match value {
            Value::Array(list) => list.iter().filter_map(Value::as_table).collect(),
            Value::Table(table) => vec![table],
            _ => Vec::new(),
        };
        for table in tables {
            found.extend(
                of(table, &[inner]).into_iter().map(|below| format!("{name}.{below}")),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(front_matter: &str, expected: &[&str]) {
        let table: Table = front_matter.parse().unwrap();
        assert_eq!(hidden(&table), expected, "{front_matter}");
    }

    #[test]
    fn what_is_written_as_the_form_writes_it_is_shown() {
        check("title = \"ก\"\ndate = 2017-05-02\ntopics = [\"a\"]\n[extra]\nx = 1", &[]);
        check(
            "[event]\nstart = 2017\nhost = [\"th\"]\n[[images]]\nfile = \"a.png\"",
            &[],
        );
        check("unknown = 1", &[]);
    }

    #[test]
    fn other_names_and_other_shapes_are_not() {
        check("summary = \"ก\"\ntags = [\"a\"]", &["summary", "tags"]);
        check("topics = \"a\"", &["topics"]);
        check("[[event]]\nstart = 2017", &["event"]);
        check("images = { file = \"a.png\" }", &["images"]);
        check("[event]\ndate = 2017\nhost = \"th\"", &["event.date", "event.host"]);
        check("[event]\nsession = \"๑๗\"", &["event.session"]);
    }
}

//! What the form keeps and does not show: keys under other names, several meetings, what fits no field.
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
        let is_shown = key.name == name && fits(key.kind, value);
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

/// Whether the form can show a value, as it stands or in the shape to which `form.js` brings it.
fn fits(kind: Type, value: &Value) -> bool {
    let only = match value {
        Value::Array(list) if list.len() == 1 => list.first().unwrap_or(value),
        _ => value,
    };
    match kind {
        Type::Tables(Scope::Event) | Type::Table(_) => only.is_table(),
        Type::Tables(_) => value.is_table() || value.is_array(),
        Type::Parents => only.is_str(),
        Type::Number | Type::Count(_) => {
            only.is_integer() || only.as_str().is_some_and(is_number)
        }
        _ => true,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_digit() || ('๐'..='๙').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(front_matter: &str, expected: &[&str]) {
        let table: Table = front_matter.parse().unwrap();
        assert_eq!(hidden(&table), expected, "{front_matter}");
    }

    #[test]
    fn what_the_form_can_show_is_shown() {
        check("title = \"ก\"\ndate = 2017-05-02\ntopics = [\"a\"]\n[extra]\nx = 1", &[]);
        check(
            "[event]\nstart = 2017\nhost = [\"th\"]\n[[images]]\nfile = \"a.png\"",
            &[],
        );
        check("unknown = 1", &[]);
    }

    #[test]
    fn what_is_brought_to_another_shape_is_shown_too() {
        check("topics = \"a\"\n[[event]]\nstart = 2017", &[]);
        check("images = { file = \"a.png\" }", &[]);
        check("[event]\nsession = \"๑๗\"\nhost = \"th\"", &[]);
        check("reports_to = [\"a\"]", &[]);
    }

    #[test]
    fn what_is_not_shown_is_named() {
        check("summary = \"ก\"\ntags = [\"a\"]", &["summary", "tags"]);
        check("[event]\ndate = 2017", &["event.date"]);
        check("[[event]]\nstart = 2017\n[[event]]\nstart = 2018", &["event"]);
        check("[event]\nsession = \"สิบเจ็ด\"", &["event.session"]);
        check("title = \"ก\"\n[[mentions]]\nnumber = 1", &["mentions.number"]);
    }
}

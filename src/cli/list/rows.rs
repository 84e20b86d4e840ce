//! A list in its three forms: for people, as JSON, as CSV.
//!
//! In: columns, and a cell of each for every row. Out: text. JSON and CSV have every column, in
//! one order; the table for people has those that are of use at a glance.

use samut::edit::one_line;
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};

use crate::cli::columns::{columns, cut, width_of};
use crate::cli::report;

/// What stands at one place of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Cell {
    /// Nothing is known: `null` in JSON, empty in CSV.
    None,
    /// A text.
    Text(String),
    /// A number.
    Number(usize),
    /// `true` or `false`.
    Switch(bool),
    /// Several texts: with spaces between them in CSV, as none of them has one.
    Several(Vec<String>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::None, Into::into)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl Cell {
    /// As it stands in CSV and in a table: on one line, and without what would steer a terminal.
    fn text(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Text(text) => report::plain(&one_line(text)),
            Self::Number(number) => number.to_string(),
            Self::Switch(switch) => switch.to_string(),
            Self::Several(texts) => texts.join(" "),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number as u64),
            Self::Switch(switch) => serializer.serialize_bool(*switch),
            Self::Several(texts) => texts.serialize(serializer),
        }
    }
}

/// A list.
pub(in crate::cli) struct Listed {
    /// The names of all columns.
    pub(in crate::cli) columns: &'static [&'static str],
    /// The rows, each with a cell for every column.
    pub(in crate::cli) rows: Vec<Vec<Cell>>,
    /// The columns that people see at a glance, by name; of two with a bar between them, the first
    /// that is not empty.
    pub(in crate::cli) glance: &'static [&'static str],
}

impl Listed {
    /// For people, in the width of a terminal if there is one. An empty list has no head either.
    pub(in crate::cli) fn table(&self, width: Option<usize>) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let head = |names: &&str| {
            let either = names.split_once('|').and_then(|(name, _)| name.split_once('_'));
            either.map_or(*names, |(name, _)| name).to_uppercase()
        };
        let head: Vec<String> = self.glance.iter().map(head).collect();
        let row = |row: &Vec<Cell>| {
            self.glance.iter().map(|names| self.shown(row, names)).collect()
        };
        let mut rows: Vec<Vec<String>> =
            [head].into_iter().chain(self.rows.iter().map(row)).collect();
        if let Some(width) = width {
            narrow(&mut rows, width);
        }
        columns(&rows, width)
    }

    fn shown(&self, row: &[Cell], names: &str) -> String {
        let cells = names.split('|').filter_map(|name| {
            let at = self.columns.iter().position(|column| *column == name)?;
            row.get(at).map(Cell::text)
        });
        cells.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// A list of objects, whose keys are the columns in their order.
    pub(in crate::cli) fn json(&self) -> String {
        // Texts, numbers and lists of texts can always be written.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// RFC 4180, with the names of the columns in the first line.
    pub(in crate::cli) fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // A vector takes whatever is written, and every row has as many cells as the first.
        let _ = writer.write_record(self.columns);
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(Cell::text));
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// How many there are, in words.
    pub(in crate::cli) fn count(&self, one: &str, more: &str) -> String {
        match self.rows.len() {
            1 => format!("1 {one}"),
            n => format!("{n} {more}"),
        }
    }
}

/// How many columns of a terminal the last column of a table should have.
const LAST: usize = 24;

/// Makes room for the last column: without the second, as long as there are others between it and
/// the last; and then with the last but one cut.
fn narrow(rows: &mut [Vec<String>], width: usize) {
    let widest = |rows: &[Vec<String>], n: usize| {
        let cells = rows.iter().filter_map(|row| row.get(n));
        cells.map(|cell| width_of(cell)).max().unwrap_or(0)
    };
    let over = |rows: &[Vec<String>]| {
        let last = rows.first().map_or(0, Vec::len).saturating_sub(1);
        let before: usize = (0..last).map(|n| widest(rows, n) + 2).sum();
        (before + LAST.min(widest(rows, last))).saturating_sub(width)
    };
    while over(rows) > 0 && rows.first().is_some_and(|row| row.len() > 3) {
        for row in rows.iter_mut() {
            row.remove(1);
        }
    }
    let (over, at) = (over(rows), rows.first().map_or(0, Vec::len).saturating_sub(2));
    if over > 0 {
        let room = widest(rows, at).saturating_sub(over).max(LAST);
        for cell in rows.iter_mut().filter_map(|row| row.get_mut(at)) {
            *cell = cut(cell, Some(room));
        }
    }
}

impl Serialize for Listed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.rows.len()))?;
        for row in &self.rows {
            rows.serialize_element(&Object { columns: self.columns, row })?;
        }
        rows.end()
    }
}

/// A row as an object.
struct Object<'a> {
    columns: &'a [&'static str],
    row: &'a [Cell],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, cell) in self.columns.iter().zip(self.row) {
            object.serialize_entry(column, cell)?;
        }
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed() -> Listed {
        Listed {
            columns: &["slug", "name_th", "name_en", "items", "topics", "draft"],
            rows: vec![
                vec![
                    "somtc".into(),
                    "การประชุม \"ก\", ข".into(),
                    Cell::None,
                    Cell::Number(3),
                    Cell::Several(vec!["a".to_owned(), "b".to_owned()]),
                    Cell::Switch(false),
                ],
                vec![
                    "x".into(),
                    Cell::None,
                    "\u{1b}[31mline\nbreak".into(),
                    Cell::Number(12),
                    Cell::Several(Vec::new()),
                    Cell::Switch(true),
                ],
            ],
            glance: &["slug", "items", "name_th|name_en"],
        }
    }

    #[test]
    fn the_table_shows_the_first_that_is_known() {
        assert_eq!(
            listed().table(None),
            "SLUG   ITEMS  NAME\nsomtc  3      การประชุม \"ก\", ข\nx      12     [31mline break\n"
        );
        let empty = Listed { rows: Vec::new(), ..listed() };
        assert_eq!(empty.table(None), "");
        assert_eq!(empty.csv().lines().count(), 1);
        assert_eq!(empty.json(), "[]\n");
    }

    #[test]
    fn a_narrow_terminal_shows_less_of_it() {
        let row = ["2017-05-22/2017-05-27", "news", "th en", &"x".repeat(40), "การประชุม"];
        let row: Vec<Cell> = row.into_iter().map(Cell::from).collect();
        let columns: &[&str] = &["date", "kind", "languages", "id", "title"];
        let listed = Listed { columns, rows: vec![row], glance: columns };
        let check = |width: usize, head: &str| {
            let table = listed.table(Some(width));
            let shown: Vec<&str> =
                table.lines().next().unwrap().split_whitespace().collect();
            assert_eq!(shown.join(" "), head, "{table}");
            for line in table.lines() {
                assert!(width_of(line) <= width.max(58), "{width}: {line}");
            }
        };
        check(200, "DATE KIND LANGUAGES ID TITLE");
        check(85, "DATE LANGUAGES ID TITLE");
        check(80, "DATE ID TITLE");
        check(60, "DATE ID TITLE");
        check(5, "DATE ID TITLE");
    }

    #[test]
    fn csv_is_read_as_it_was_meant() {
        let csv = listed().csv();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let head: Vec<_> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(head, listed().columns);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(&rows[0][1], "การประชุม \"ก\", ข");
        assert_eq!(&rows[0][4], "a b");
        assert_eq!(&rows[1][2], "[31mline break");
        assert_eq!(&rows[1][5], "true");
    }

    #[test]
    fn json_has_every_column_in_its_order_and_type() {
        let json = listed().json();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value[0]["name_en"], serde_json::Value::Null);
        assert_eq!(value[0]["items"], 3);
        assert_eq!(value[1]["topics"], serde_json::json!([]));
        assert_eq!(value[1]["draft"], true);
        let at = |name: &str| json.find(&format!("\"{name}\"")).unwrap();
        assert!(at("slug") < at("name_th") && at("name_en") < at("items"));
    }
}

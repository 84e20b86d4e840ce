//! One snippet of Visual Studio Code, in its own syntax: stops at which a person writes, words to choose from.

use serde_json::{Value, json};

use crate::keys::{Key, Type, words};

/// The text of a snippet while it is made.
#[derive(Default)]
pub(super) struct Snippet {
    text: String,
    stops: u32,
}

impl Snippet {
    /// Adds text that stays as it is.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            if matches!(c, '$' | '}' | '\\') {
                self.text.push('\\');
            }
            self.text.push(c);
        }
        self
    }

    /// Adds the value of a key, to be written by a person: nothing stands there that nobody has said, but for
    /// the day of a document, which is today's, and words that ask to be chosen from.
    pub(super) fn value(&mut self, key: &Key) -> &mut Self {
        let stop = match key.kind {
            Type::Date if key.name == "date" => {
                let n = self.next();
                format!("\"${{{n}:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}}\"")
            }
            Type::Choice(choices) | Type::Usual(choices) => {
                format!("\"${{{}|{}|}}\"", self.next(), words(choices).join(","))
            }
            Type::Switch => format!("${{{}|true,false|}}", self.next()),
            Type::Number | Type::Count(_) => format!("${}", self.next()),
            kind if kind.is_texts() => format!("[\"${}\"]", self.next()),
            Type::Bilingual => {
                format!("{{ th = \"${}\", en = \"${}\" \\}}", self.next(), self.next())
            }
            _ => format!("\"${}\"", self.next()),
        };
        self.text.push_str(&stop);
        self
    }

    /// Adds a line `key = value`.
    pub(super) fn line(&mut self, key: &Key) -> &mut Self {
        self.text(key.name).text(" = ").value(key).text("\n")
    }

    /// Where the cursor stands at last.
    pub(super) fn end(&mut self) -> &mut Self {
        self.text.push_str("$0");
        self
    }

    fn next(&mut self) -> u32 {
        self.stops += 1;
        self.stops
    }

    /// The snippet, for files of a language, under the words that bring it.
    pub(super) fn finish(
        &self,
        scope: &str,
        prefixes: &[&str],
        description: &str,
    ) -> Value {
        let body: Vec<_> = self.text.split('\n').collect();
        json!({ "scope": scope, "prefix": prefixes, "body": body, "description": description })
    }
}

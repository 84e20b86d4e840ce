//! A value of the wrong type: what it is, and how the same fact is written rightly.
//!
//! A remedy never brings a fact that the editor did not write: it repeats the value, or says
//! only of what kind it should be.

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::{Code, brief};
use crate::keys::{Key, Type, words};
use crate::parse::meant::{one_number, truth};
use crate::parse::toml::Page;

/// Complains of a value that is not of its key's type.
pub(super) fn wrong_type(page: &mut Page<'_>, key: &Key, value: &Spanned<DeValue<'_>>) {
    let found = match value.get_ref() {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let name = key.name;
    let said = said(value.get_ref());
    let said = said.as_deref();
    let (wanted, help) = match key.kind {
        Type::Text
        | Type::Segment
        | Type::WebAddress
        | Type::LanguageTag
        | Type::Zone
        | Type::Versions
        | Type::Usual(_)
        | Type::Slug(_)
        | Type::Parents => ("text", text(name, said)),
        Type::Choice(choices) => {
            let words = words(choices).join(", ");
            ("one word", format!("write one of these in quotes: {words}"))
        }
        Type::Switch => ("true or false", switch(name, said)),
        Type::Number | Type::Count(_) => ("a whole number", number(name, said)),
        Type::Date => (
            "a date",
            "write the day as 2017-05-02, or in quotation marks as people write it: \"๒ พฤษภาคม ๒๕๖๐\""
                .to_owned(),
        ),
        Type::Texts | Type::Languages | Type::Slugs(_) => ("a list of texts", texts(name, said)),
        Type::Bilingual => (
            "text in both languages",
            format!("write {name} = {{ th = \"...\", en = \"...\" }}"),
        ),
        Type::BilingualTexts => (
            "lists in both languages",
            format!("write {name} = {{ th = [\"...\"], en = [\"...\"] }}"),
        ),
        Type::Table(_) | Type::Levels | Type::Free => {
            ("a table", format!("write a line [{name}] and its keys below it"))
        }
        Type::Tables(_) => {
            ("tables", format!("write a line [[{name}]] and its keys below it"))
        }
    };
    let place = page.place(value.span());
    let message = format!("`{name}` is {found} here, and should be {wanted}");
    page.complain(Code::WrongType, place, message, help);
}

/// What a value says as text, if it is a single value, short and of one line.
fn said(value: &DeValue<'_>) -> Option<String> {
    let text = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(n) => n.as_str().to_owned(),
        DeValue::Float(n) => n.as_str().to_owned(),
        DeValue::Boolean(on) => on.to_string(),
        DeValue::Datetime(stamp) => stamp.to_string(),
        DeValue::Array(list) if list.len() == 1 => return said(list.first()?.get_ref()),
        DeValue::Array(_) | DeValue::Table(_) => return None,
    };
    let is_plain = brief(&text) == text && !text.contains(['\n', '"', '\\']);
    (is_plain && !text.trim().is_empty()).then_some(text)
}

fn text(name: &str, said: Option<&str>) -> String {
    match said {
        Some(said) => format!("write it in quotes: {name} = \"{said}\""),
        None => format!("write one text in quotes: {name} = \"...\""),
    }
}

fn texts(name: &str, said: Option<&str>) -> String {
    match said {
        Some(said) => format!("write a list of texts in quotes: {name} = [\"{said}\"]"),
        None => format!("write a list of texts in quotes: {name} = [\"...\", \"...\"]"),
    }
}

fn switch(name: &str, said: Option<&str>) -> String {
    match said.and_then(truth) {
        Some(on) => format!("write {name} = {on}, without quotes"),
        None => "write true or false, without quotes".to_owned(),
    }
}

fn number(name: &str, said: Option<&str>) -> String {
    match said.and_then(one_number) {
        Some(number) => format!("write {name} = {number}"),
        None => "write a whole number without quotes".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, expected: &str) {
        assert_eq!(number("session", Some(said)), expected, "{said}");
    }

    #[test]
    fn a_number_is_taken_from_the_text_and_never_made_up() {
        check("ครั้งที่ ๒๓", "write session = 23");
        check("25th", "write session = 25");
        check("๑๐ ประเทศ", "write session = 10");
        check("007", "write session = 7");
        let none = "write a whole number without quotes";
        check("สิบเจ็ด", none);
        check("17 และ 18", none);
        check("2.5", none);
        check("17/2560", none);
        check("12345678901234567890", none);
        assert_eq!(number("session", None), none);
    }

    #[test]
    fn what_people_write_for_true_is_true() {
        assert_eq!(switch("draft", Some("Yes")), "write draft = true, without quotes");
        assert_eq!(switch("draft", Some("ไม่ใช่")), "write draft = false, without quotes");
        assert_eq!(switch("draft", Some("x")), "write true or false, without quotes");
    }

    #[test]
    fn a_value_is_repeated_in_the_quotes_that_it_lacks() {
        assert_eq!(text("title", Some("2560")), "write it in quotes: title = \"2560\"");
        assert_eq!(
            texts("tags", None),
            "write a list of texts in quotes: tags = [\"...\", \"...\"]"
        );
    }
}

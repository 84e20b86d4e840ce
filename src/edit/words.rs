//! Words of editors as they can stand in a file, whatever they hold.

use toml_writer::{ToTomlValue as _, TomlStringBuilder};

/// A text on one line: line breaks and other control characters are spaces.
pub fn one_line(text: &str) -> String {
    let words = text.split(char::is_control).map(str::trim);
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text as a value of TOML, on one line.
pub(super) fn quoted(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}

/// A text as it stands between double quotes of TOML.
pub(super) fn within_quotes(text: &str) -> String {
    let quoted = quoted(text);
    let inside = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inside.unwrap_or_default().to_owned()
}

/// Texts as a list of TOML.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A text that Markdown shows as it is (`CommonMark` 0.31, section 2.4).
pub(super) fn markdown(text: &str, begins_line: bool) -> String {
    let mut escaped = String::new();
    let mut chars = text.chars();
    if begins_line {
        // These mean a heading, a quotation, a list, a rule or a definition there.
        let number = text.chars().take_while(char::is_ascii_digit).count();
        if number > 0 && matches!(text.chars().nth(number), Some('.' | ')')) {
            escaped.extend(chars.by_ref().take(number));
            escaped.push('\\');
            escaped.extend(chars.next());
        } else if text.starts_with(['#', '+', '-', '=', ':']) {
            escaped.push('\\');
            escaped.extend(chars.next());
        }
    }
    for c in chars {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn control_characters_and_line_breaks_are_spaces() {
        let check =
            |text: &str, expected: &str| assert_eq!(one_line(text), expected, "{text:?}");
        check("  การประชุม \r\n ครั้งที่ ๑๗\u{b}", "การประชุม ครั้งที่ ๑๗");
        check("a\u{1b}[31mb", "a [31mb");
        check("\u{0}\t\n", "");
        check("ก  ข", "ก  ข");
    }

    #[test]
    fn markdown_shows_a_text_as_it_is() {
        let check = |text: &str, begins, expected: &str| {
            assert_eq!(markdown(text, begins), expected, "{text}");
        };
        check("การประชุม (SOMTC) ครั้งที่ ๑๗", true, "การประชุม (SOMTC) ครั้งที่ ๑๗");
        check("2017-05-22", true, "2017-05-22");
        check("1. ก", true, "1\\. ก");
        check("1. ก", false, "1. ก");
        check("# ก", true, "\\# ก");
        check("**ก** <b>&amp;", false, "\\*\\*ก\\*\\* \\<b\\>\\&amp;");
    }

    proptest! {
        #[test]
        fn any_text_is_a_value_on_one_line(text in any::<String>()) {
            let toml = quoted(&text);
            prop_assert!(!toml.contains(['\n', '\r']));
            let read: toml::Table = format!("a = {toml}\nb = \"x{}y\"", within_quotes(&text)).parse().unwrap();
            prop_assert_eq!(read["a"].as_str(), Some(text.as_str()));
            prop_assert_eq!(read["b"].as_str().unwrap(), format!("x{text}y"));
            prop_assert!(!one_line(&text).contains(char::is_control));
        }

        #[test]
        fn any_list_is_read_again(texts in prop::collection::vec(any::<String>(), 0..4)) {
            let read: toml::Table = format!("a = {}", list(&texts)).parse().unwrap();
            let read: Vec<_> =
                read["a"].as_array().unwrap().iter().filter_map(|v| v.as_str()).collect();
            prop_assert_eq!(read, texts);
        }
    }
}

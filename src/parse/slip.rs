//! A line that is not TOML: what it was meant to be.
//!
//! In: the line alone. Out: what is wrong and the line as it should be, which is then well-formed.
//! Where no such line is found there is no guess.

use std::ops::Range;

use toml::de::DeTable;
use unicode_normalization::char::is_combining_mark;

use crate::date;
use crate::keys::{KEYS, Type};
use crate::parse::meant::{one_number, truth};

/// Of longer lines a remedy repeats the beginning and the end, in letters.
const LONGEST: usize = 100;

/// What is wrong with a line, and one remedy.
pub(super) struct Slip {
    pub(super) what: &'static str,
    pub(super) help: String,
}

/// The slip of the hand that explains why a line is not well-formed.
pub(super) fn slip(line: &str) -> Option<Slip> {
    let line = line.trim_matches([' ', '\t', '\r']);
    if line.is_empty() || is_toml(line) {
        return None;
    }
    strange_space(line)
        .or_else(|| comment(line))
        .or_else(|| header(line))
        .or_else(|| pair(line))
}

fn is_toml(line: &str) -> bool {
    DeTable::parse(line).is_ok()
}

/// A slip whose remedy is a line, if that line is well-formed.
fn mended(what: &'static str, why: &str, line: &str) -> Option<Slip> {
    if !is_toml(line) {
        return None;
    }
    Some(Slip { what, help: format!("{why}: `{}`", shortened(line)) })
}

/// A line, or its beginning and its end where it is long. It is cut before no mark.
fn shortened(line: &str) -> String {
    let letters: Vec<char> = line.chars().collect();
    if letters.len() <= LONGEST {
        return line.to_owned();
    }
    let is_cut =
        |at: &usize| letters.get(*at).is_some_and(|&c| !is_combining_mark(c) && c != 'ำ');
    let head = (0..=LONGEST * 2 / 3).rfind(is_cut).unwrap_or(0);
    let tail = (letters.len() - LONGEST / 4..letters.len()).find(is_cut);
    let part =
        |range: Range<usize>| letters.get(range).unwrap_or_default().iter().collect();
    let head: String = part(0..head);
    let tail: String = part(tail.unwrap_or(letters.len())..letters.len());
    format!("{head} … {tail}")
}

/// Comments of other languages.
fn comment(line: &str) -> Option<Slip> {
    let marks = ["//", "/*", "<!--", "--", ";"];
    let rest = marks.iter().find_map(|mark| line.strip_prefix(mark))?;
    let rest = rest.trim().trim_end_matches("-->").trim_end_matches("*/").trim_end();
    mended("a comment begins with another sign", "begin it with #", &format!("# {rest}"))
}

/// The head of a table.
fn header(line: &str) -> Option<Slip> {
    if !line.starts_with('[') {
        return None;
    }
    let line = line.split('#').next().unwrap_or(line).trim_end();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let name: String = line.chars().filter(|c| is_name(*c)).collect();
    let others = line.chars().filter(|c| !is_name(*c));
    let is_plain = |c: char| is_quote(c) || c.is_whitespace() || "[]".contains(c);
    if name.is_empty() || !others.into_iter().all(is_plain) {
        return None;
    }
    let is_list = line.starts_with("[[") || line.ends_with("]]");
    let head = if is_list { format!("[[{name}]]") } else { format!("[{name}]") };
    mended("the name of this table is not in its brackets alone", "write it so", &head)
}

/// A key and its value.
fn pair(line: &str) -> Option<Slip> {
    let is_key = |c: char| c.is_ascii_alphanumeric() || "-_.\"".contains(c);
    let end = line.find(|c: char| !is_key(c)).unwrap_or(line.len());
    let (key, rest) = line.split_at_checked(end)?;
    if key.is_empty() {
        return foreign_key(line);
    }
    let rest = rest.trim_start();
    let Some(value) = rest.strip_prefix('=') else {
        let value = rest.strip_prefix([':', '：']).unwrap_or(rest).trim();
        if value.is_empty() || value == rest && !value.starts_with(is_quote) {
            return None;
        }
        let what = "an = is missing between the key and its value";
        let line = written(key, value).unwrap_or_else(|| format!("{key} = {value}"));
        return mended(what, "write it so", &line);
    };
    let value = value.trim();
    sign_at_the_end(key, value)
        .or_else(|| unquoted(key, value))
        .or_else(|| list(key, value))
        .or_else(|| quoted(key, value))
}

/// A key in Thai.
fn foreign_key(line: &str) -> Option<Slip> {
    const WORDS: &[(&str, &str)] = &[
        ("ชื่อ", "title"),
        ("ชื่อเรื่อง", "title"),
        ("หัวข้อ", "title"),
        ("หัวเรื่อง", "title"),
        ("วันที่", "date"),
        ("คำอธิบาย", "description"),
        ("สรุป", "description"),
        ("ผู้เขียน", "authors"),
        ("ประเทศ", "countries"),
        ("กลไก", "mechanism"),
        ("ครั้งที่", "session"),
        ("สถานที่", "place"),
        ("เจ้าภาพ", "host"),
        ("ประธาน", "chair"),
    ];
    let (name, _) = line.split_once(['=', ':'])?;
    let name = name.trim();
    let known = WORDS.iter().find(|(word, _)| *word == name);
    let help = match known {
        Some((_, key)) => format!("write `{key}` in place of {name}"),
        None => return None,
    };
    Some(Slip { what: "keys have English names", help })
}

/// A space outside quotation marks that looks like an ordinary one.
fn strange_space(line: &str) -> Option<Slip> {
    let mut is_text = false;
    let plain = |c: char| {
        is_text ^= c == '"';
        let is_strange = (c.is_whitespace() && !c.is_ascii())
            || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}');
        if is_strange && !is_text { ' ' } else { c }
    };
    let plain: String = line.chars().map(plain).collect();
    let what = "a space stands here that is not the ordinary one";
    mended(what, "delete it, and type the line anew", plain.trim())
}

fn sign_at_the_end(key: &str, value: &str) -> Option<Slip> {
    let line = format!("{key} = {}", value.strip_suffix([';', ','])?.trim_end());
    mended("nothing stands after a value", "leave out the sign at the end", &line)
}

/// A value without straight quotation marks.
fn unquoted(key: &str, value: &str) -> Option<Slip> {
    if value.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    let what = "text stands without straight quotation marks";
    mended(what, "write it so", &written(key, value)?)
}

/// A key and a bare value as they are written.
fn written(key: &str, value: &str) -> Option<String> {
    let value = value.split(" #").next().unwrap_or(value).trim();
    let bare = value.trim_matches(is_quote).trim();
    if bare.is_empty() || bare.contains(['"', '\\']) {
        return None;
    }
    let kind = kind(key);
    if matches!(bare, "True" | "False" | "TRUE" | "FALSE") || kind == Some(Type::Switch) {
        return truth(bare).map(|on| format!("{key} = {on}"));
    }
    match kind {
        Some(Type::Number | Type::Count(_)) => {
            one_number(bare).map(|number| format!("{key} = {number}"))
        }
        Some(Type::Date) if date::parse(bare).is_err() => None,
        Some(kind) if kind.is_texts() && bare.contains(',') => {
            Some(format!("{key} = {}", listed(value)))
        }
        _ => Some(format!("{key} = \"{bare}\"")),
    }
}

/// What a key's value is, if the key has one type wherever it may stand.
fn kind(key: &str) -> Option<Type> {
    let mut kinds = KEYS
        .iter()
        .filter(|known| known.name == key || known.also.contains(&key))
        .map(|key| key.kind);
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// A list without its brackets, or one whose entries lack their quotation marks.
fn list(key: &str, value: &str) -> Option<Slip> {
    let bracketed = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    if bracketed.is_none()
        && (!kind(key).is_some_and(Type::is_texts) || !value.contains(','))
    {
        return None;
    }
    let what = match bracketed {
        Some(_) => "the entries of this list are not in straight quotation marks",
        None => "a list stands without its brackets",
    };
    mended(
        what,
        "write it so",
        &format!("{key} = {}", listed(bracketed.unwrap_or(value))),
    )
}

/// Entries between commas as a list of texts.
fn listed(entries: &str) -> String {
    let entries =
        entries.split(',').map(|entry| entry.trim().trim_matches(is_quote).trim());
    let entries: Vec<_> = entries
        .filter(|entry| !entry.is_empty())
        .map(|entry| format!("\"{entry}\""))
        .collect();
    format!("[{}]", entries.join(", "))
}

/// A text in quotation marks that holds what it may not, or that does not end.
fn quoted(key: &str, value: &str) -> Option<Slip> {
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = value.strip_prefix(mark)?;
    let Some(inner) = inner.strip_suffix(mark) else {
        if inner.contains(mark) {
            return None;
        }
        let inner = inner.trim_end_matches(is_quote);
        let line = format!("{key} = {mark}{inner}{mark}");
        return mended(
            "the text does not end on its line",
            "end it with the mark that began it",
            &line,
        );
    };
    if inner.contains('\\') {
        let line = format!("{key} = '{inner}'");
        let why = "put the text into single quotation marks";
        return mended(
            "\\ has a meaning of its own in double quotation marks",
            why,
            &line,
        );
    }
    if !inner.contains(mark) {
        return None;
    }
    let mut is_open = false;
    let curly = |c: char| {
        if c != mark {
            return c;
        }
        is_open = !is_open;
        if is_open { '“' } else { '”' }
    };
    let line = format!("{key} = \"{}\"", inner.chars().map(curly).collect::<String>());
    let what = "quotation marks stand within the text, and end it too early";
    mended(what, "write curly ones within the text", &line)
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '″'
            | '＂'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let help = slip(line).map(|slip| slip.help).unwrap_or_default();
        let mended = help.split('`').nth(1).unwrap_or(&help);
        assert_eq!(mended, expected, "{line}: {help}");
    }

    #[test]
    fn the_value_of_the_editor_is_repeated() {
        check("date = ๕ มีนาคม ๒๕๖๒", "date = \"๕ มีนาคม ๒๕๖๒\"");
        check("date = 5/3/2566", "date = \"5/3/2566\"");
        check("date = 5 มีนาคม 2562 # วันแรก", "date = \"5 มีนาคม 2562\"");
        check("title = การประชุม", "title = \"การประชุม\"");
        check("title = “การประชุม”", "title = \"การประชุม\"");
        check("session = ๑๗", "session = 17");
        check("session = 25th", "session = 25");
        check("session = 017", "session = 17");
        check("draft = True", "draft = true");
        check("draft = ใช่", "draft = true");
        check("draft = no", "draft = false");
        check("kind = news", "kind = \"news\"");
    }

    #[test]
    fn of_a_long_line_the_beginning_and_the_end_are_told() {
        let title = "การประชุมครั้งที่ ๑๗ ".repeat(12);
        let help = slip(&format!("title = {title}")).unwrap().help;
        let line = help.split('`').nth(1).unwrap();
        assert!(line.starts_with("title = \"การประชุม") && line.ends_with('"'), "{line}");
        let (head, tail) = line.split_once(" … ").unwrap();
        assert!(!tail.starts_with(|c| is_combining_mark(c) || c == 'ำ'), "{line}");
        assert!(head.chars().count() <= LONGEST, "{line}");
        for length in 90..130 {
            let line = format!("title = \"{}\"", "ที่".repeat(length / 3));
            let short = shortened(&line);
            assert!(!short.contains(" … ่") && !short.contains(" … ี"), "{short}");
        }
    }

    #[test]
    fn lists_get_their_brackets_and_quotes() {
        check("topics = \"a\", \"b\"", "topics = [\"a\", \"b\"]");
        check("topics = a, b", "topics = [\"a\", \"b\"]");
        check("topics = [a, b]", "topics = [\"a\", \"b\"]");
        check("topics = [“a”, “b”]", "topics = [\"a\", \"b\"]");
        check("title = ก, ข", "title = \"ก, ข\"");
    }

    #[test]
    fn marks_within_a_text_are_curly_and_backslashes_single() {
        check("title = \"ก \"ข\" ค\"", "title = \"ก “ข” ค\"");
        check("title = \"\"ข\"\"", "title = \"“ข”\"");
        check("title = \"C:\\งาน\"", "title = 'C:\\งาน'");
        check("title = 'ก", "title = 'ก'");
        check("title = \"ก", "title = \"ก\"");
        check("title = \"ก”", "title = \"ก\"");
        check("title = \"ก\";", "title = \"ก\"");
        check("title = \"ก\"\u{a0}", "title = \"ก\"");
        check("title\u{a0}= \"ก\u{a0}ข\"", "title = \"ก\u{a0}ข\"");
    }

    #[test]
    fn other_languages_are_put_into_toml() {
        check("title: \"ก\"", "title = \"ก\"");
        check("title: การประชุม", "title = \"การประชุม\"");
        check("date \"๒ พฤษภาคม ๒๕๖๐\"", "date = \"๒ พฤษภาคม ๒๕๖๐\"");
        check("// หมายเหตุ", "# หมายเหตุ");
        check("<!-- x -->", "# x");
        check("[event", "[event]");
        check("[“event”]", "[event]");
        check("[[images]", "[[images]]");
        check("[event]]", "[[event]]");
        check("วันที่ = 2560", "date");
    }

    #[test]
    fn where_nothing_better_is_known_there_is_no_guess() {
        for line in [
            "",
            "a = 1",
            "= 3",
            "a = [1",
            "a = { b = 1",
            "date = 2017-13-01",
            "ก = 1",
            "title =",
        ] {
            assert!(slip(line).is_none(), "{line}: {}", slip(line).unwrap().help);
        }
    }
}

//! Where the front matter of a file stands, and where its body begins.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Lines};
use crate::limits::LARGEST_FRONT_MATTER;

/// The byte ranges of a document's front matter and of its Markdown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// The TOML between the two `+++` lines.
    pub(super) front_matter: Range<usize>,
    /// All that follows.
    pub(super) body: Range<usize>,
}

/// Splits a document at its `+++` lines.
pub(super) fn split(lines: &Lines<'_>) -> Result<Split, Box<Diagnostic>> {
    let text = lines.text();
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let rest = text.get(start..).unwrap_or("");
    let first = rest.split_inclusive('\n').next().unwrap_or("");
    let complain = |at: Range<usize>, message: &str, help: &str| {
        Box::new(Diagnostic::at(Code::NoFrontMatter, lines.place(at), message, help))
    };
    if first.trim_end() != "+++" {
        let (message, help) = match first.trim_end() {
            "---" => (
                "this front matter is YAML; Samut reads TOML",
                "put +++ in place of both --- lines, and write `title = \"...\"` for `title: ...`",
            ),
            _ => (
                "the file does not begin with front matter",
                "begin the file with a line +++, then `title = \"...\"`, then a line +++",
            ),
        };
        return Err(complain(start..start + first.trim_end().len(), message, help));
    }
    let from = start + first.len();
    let mut at = from;
    for line in text.get(from..).unwrap_or("").split_inclusive('\n') {
        if line.trim_end() == "+++" {
            if at - from > LARGEST_FRONT_MATTER {
                let kib = LARGEST_FRONT_MATTER / 1024;
                return Err(Box::new(Diagnostic::at(
                    Code::TooLarge,
                    lines.place(start..start + 3),
                    format!("the front matter is larger than {kib} KiB"),
                    "move the text below the second +++ line",
                )));
            }
            return Ok(Split {
                front_matter: from..at,
                body: at + line.len()..text.len(),
            });
        }
        at += line.len();
    }
    Err(complain(
        start..start + 3,
        "the front matter does not end",
        "put a line +++ between the last key and the text",
    ))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn check(text: &str, expected: Result<(&str, &str), &str>) {
        let path = Arc::from("x.md");
        let lines = Lines::new(&path, text);
        match (split(&lines), expected) {
            (Ok(split), Ok((front_matter, body))) => {
                assert_eq!(&text[split.front_matter], front_matter);
                assert_eq!(&text[split.body], body);
            }
            (Err(diagnostic), Err(words)) => {
                assert!(diagnostic.message.contains(words), "{}", diagnostic.message);
            }
            (found, _) => panic!("{text:?} gave {found:?}"),
        }
    }

    #[test]
    fn the_two_lines_are_found() {
        check("+++\na = 1\n+++\nText", Ok(("a = 1\n", "Text")));
        check("\u{FEFF}+++\r\na = 1\r\n+++ \r\nข้อความ", Ok(("a = 1\r\n", "ข้อความ")));
        check("+++\n+++", Ok(("", "")));
    }

    #[test]
    fn what_is_missing_is_said() {
        check("", Err("does not begin"));
        check("ข้อความ", Err("does not begin"));
        check("---\ntitle: x\n---\n", Err("YAML"));
        check("+++\ntitle = \"x\"\n", Err("does not end"));
    }
}

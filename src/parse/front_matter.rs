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
        let (at, message, help) = no_beginning(rest, first);
        return Err(complain(start + at.start..start + at.end, message, help));
    }
    let from = start + first.len();
    let mut at = from;
    let mut almost = None;
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
        if almost.is_none() && is_almost_fence(line.trim()) {
            almost = Some(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    if let Some(at) = almost {
        return Err(complain(
            at,
            "this line does not end the front matter",
            "write +++ in its place, from the beginning of the line",
        ));
    }
    Err(complain(
        start..start + 3,
        "the front matter does not end",
        "put a line +++ between the last key and the text",
    ))
}

/// Why a file, whose first line is given too, does not begin with front matter: the bytes to
/// point at, what is wrong, and a remedy.
fn no_beginning(rest: &str, first: &str) -> (Range<usize>, &'static str, &'static str) {
    let text = rest.trim_start();
    let blank = rest.len() - text.len();
    let line = text.lines().next().unwrap_or("").trim_end();
    let at = blank..blank + line.len();
    match line {
        "+++" if rest.get(..blank).is_some_and(|blank| blank.contains('\n')) => (
            at,
            "empty lines stand before the front matter",
            "delete the lines above +++",
        ),
        "---" => (
            at,
            "this front matter is YAML; Samut reads TOML",
            "put +++ in place of both --- lines, and write `title = \"...\"` for `title: ...`",
        ),
        line if is_almost_fence(line) => (
            at,
            "this line does not begin the front matter",
            "write +++ in its place, from the beginning of the line",
        ),
        _ => (
            0..first.trim_end().len(),
            "the file does not begin with front matter",
            "begin the file with a line +++, then `title = \"...\"`, then a line +++",
        ),
    }
}

/// Whether a line, without the spaces around it, is nearly `+++`.
fn is_almost_fence(line: &str) -> bool {
    let of = |sign| line.len() >= 2 && line.chars().all(|c| c == sign);
    of('+') || of('＋') || (of('-') && line.len() >= 3)
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
        check("\n\n+++\ntitle = \"x\"\n+++\n", Err("empty lines"));
        check("++++\ntitle = \"x\"\n+++\n", Err("does not begin the"));
        check(" +++\ntitle = \"x\"\n+++\n", Err("does not begin the"));
        check("+++\ntitle = \"x\"\n---\nก", Err("does not end the"));
        check("+++\ntitle = \"x\"\n ++++\nก", Err("does not end the"));
    }
}

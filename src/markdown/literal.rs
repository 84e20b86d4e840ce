//! Markdown that readers see as it was typed: links, notes and headings with a slip in them, and
//! addresses that nobody can click.
//!
//! In: the ranges of a file that are text on the page. Out: warnings. Never changes the text.

use std::ops::Range;

use super::findings::{Findings, quoted};
use crate::diagnostic::Code;

/// What was seen of a text so far.
#[derive(Default)]
pub(super) struct Literal {
    /// The end of the last link that was told, as it consists of several texts.
    told_until: usize,
    has_bare_address: bool,
}

impl Literal {
    /// Looks at a byte range of a file that is text on the page.
    pub(super) fn check(
        &mut self,
        findings: &mut Findings<'_>,
        file: &str,
        range: &Range<usize>,
        is_in_link: bool,
    ) {
        let text = file.get(range.clone()).unwrap_or_default();
        if !text.contains(['(', '[', '#', ':']) {
            return;
        }
        for (at, sign) in text.match_indices(['(', '[', '#']) {
            let at = range.start + at;
            let slip = match sign {
                "(" => link(file, at),
                "[" => note(file, at),
                _ => heading(file, at),
            };
            let Some(slip) = slip.filter(|slip| slip.range.start >= self.told_until)
            else {
                continue;
            };
            self.told_until = slip.range.end;
            findings.add(Code::LiteralMarkup, slip.range.clone(), || {
                let raw = file.get(slip.range).unwrap_or_default();
                (format!("“{}” stays in the page as it is", quoted(raw)), slip.help)
            });
        }
        if !is_in_link && !self.has_bare_address {
            self.bare_address(findings, text, range);
        }
    }

    /// Warns once for a text: a list of sources would be a flood of them.
    fn bare_address(
        &mut self,
        findings: &mut Findings<'_>,
        text: &str,
        range: &Range<usize>,
    ) {
        let Some(at) = text.find("https://").or_else(|| text.find("http://")) else {
            return;
        };
        let rest = text.get(at..).unwrap_or_default();
        let is_end = |c: char| c.is_whitespace() || "<>()[]\"“”".contains(c);
        let length = rest.find(is_end).unwrap_or(rest.len());
        let address =
            rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',', ';']);
        let start = range.start + at;
        if start < self.told_until || address.ends_with("//") {
            return;
        }
        self.has_bare_address = true;
        findings.add(Code::BareAddress, start..start + address.len(), || {
            (
                format!("readers cannot click “{}”", quoted(address)),
                format!("write <{address}>, or put words before it: [words]({address})"),
            )
        });
    }
}

struct Slip {
    range: Range<usize>,
    help: String,
}

/// A link or an image whose address begins at an offset with `(`.
fn link(file: &str, at: usize) -> Option<Slip> {
    let before = file.get(..at)?;
    let is_apart = before.ends_with("] ");
    let words_end = before.strip_suffix(if is_apart { "] " } else { "]" })?;
    let near = words_end.char_indices().rev().take(SEARCHED);
    let (start, _) = near.take_while(|&(_, c)| c != '\n').find(|&(_, c)| c == '[')?;
    let line_before = file.get(..start)?;
    if line_before.ends_with('\\') || words_end.ends_with('\\') {
        return None;
    }
    let start = if line_before.ends_with('!') { start - 1 } else { start };
    let rest = beginning(file.get(at + 1..)?);
    let Some(end) = rest.find(')') else {
        let is_address = !is_apart && looks_like_address(rest.trim());
        let range = start..at + 1 + rest.trim_end().len();
        let help = "put ) after the address".to_owned();
        return is_address.then_some(Slip { range, help });
    };
    let address = rest.get(..end)?.trim();
    let range = start..at + 1 + end + 1;
    let words = file.get(start..words_end.len())?;
    if is_apart {
        let help = format!("delete the space: {words}]({address})");
        let is_slip = looks_like_address(address) && !address.contains(' ');
        return is_slip.then_some(Slip { range, help });
    }
    let is_slip = address.contains(' ') && looks_like_address(address);
    let help = format!("rename the file without spaces, or write {words}](<{address}>)");
    is_slip.then_some(Slip { range, help })
}

/// How many characters of a line are searched for the end or the beginning of a link.
const SEARCHED: usize = 500;

/// The first line of a text, as much of it as is searched.
fn beginning(text: &str) -> &str {
    let mut chars = text.char_indices().enumerate();
    let end = chars.find(|&(n, (_, c))| c == '\n' || n == SEARCHED);
    text.get(..end.map_or(text.len(), |(_, (at, _))| at)).unwrap_or(text)
}

/// Whether a text was meant as an address or as the name of a file.
fn looks_like_address(text: &str) -> bool {
    let is_known = ["http", "www.", "@/", "../", "./", "mailto:"];
    if is_known.iter().any(|start| text.starts_with(start)) {
        return true;
    }
    text.rsplit_once('.').is_some_and(|(_, end)| {
        (2..=5).contains(&end.len()) && end.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// A call of a note that is nowhere, which begins at an offset with `[`.
fn note(file: &str, at: usize) -> Option<Slip> {
    let rest = beginning(file.get(at..)?.strip_prefix("[^")?);
    let end = rest.find(']')?;
    let name = rest.get(..end)?;
    let is_name = !name.is_empty()
        && name.chars().count() <= 20
        && !name.contains(|c: char| c.is_whitespace() || c == '[' || c == '^');
    let is_escaped = file.get(..at)?.ends_with('\\');
    let help = format!("write the note on a line of its own: [^{name}]: ...");
    (is_name && !is_escaped).then(|| Slip { range: at..at + "[^".len() + end + 1, help })
}

/// A heading without a space after its `#`, which begins at an offset and a line.
fn heading(file: &str, at: usize) -> Option<Slip> {
    let before = file.get(..at)?;
    if !before.is_empty() && !before.ends_with('\n') {
        return None;
    }
    let line = file.get(at..)?.lines().next()?.trim_end();
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    // One # alone may be a tag, as social media have it; those come in rows.
    let is_heading = match level {
        1 => !words.contains('#') && is_alone(file, at, line),
        2..=6 => true,
        _ => false,
    };
    let is_slip = is_heading && words.starts_with(char::is_alphabetic);
    let marks = line.get(..level)?;
    let mut help = format!("put a space after {marks} for a heading");
    if level == 1 {
        help.push_str(", or write \\# for the sign itself");
    }
    is_slip.then(|| Slip { range: at..at + line.len(), help })
}

/// Whether a line is a paragraph of its own.
fn is_alone(file: &str, at: usize, line: &str) -> bool {
    let before = file.get(..at).unwrap_or_default();
    let above = before.lines().next_back().unwrap_or("").trim();
    let below = file.get(at + line.len()..).unwrap_or_default();
    let below = below.trim_start_matches('\r').trim_start_matches('\n');
    let below = below.lines().next().unwrap_or("").trim();
    (above.is_empty() || above == "+++") && below.is_empty()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diagnostic::Lines;
    use crate::digest::Digester;
    use crate::markdown::scan;

    fn check(text: &str, expected: &[(&str, u32, &str)]) {
        let path = Arc::from("x.md");
        let list =
            scan(&Lines::new(&path, text), 0..text.len(), &mut Digester::new("", ""))
                .diagnostics;
        assert_eq!(list.len(), expected.len(), "{text:?}: {list:?}");
        for (found, (code, column, help)) in list.iter().zip(expected) {
            let place = found.place.as_ref().unwrap();
            assert_eq!((found.code.text(), place.column), (*code, *column), "{text:?}");
            assert!(found.help.contains(help), "{text:?}: {}", found.help);
        }
    }

    #[test]
    fn links_with_a_slip_are_told() {
        check("ดู ![รูป](ภาพ ๑.jpg)", &[("W0611", 4, "![รูป](<ภาพ ๑.jpg>)")]);
        check("[ก](https://x.th/a b)", &[("W0611", 1, "[ก](<https://x.th/a b>)")]);
        check("[ก] (https://x.th)", &[("W0611", 1, "[ก](https://x.th)")]);
        check("[ก](a.md", &[("W0611", 1, "put )")]);
        check("ข้อความ[^๑] และ[^2]", &[("W0611", 8, "[^๑]: "), ("W0611", 16, "[^2]: ")]);
    }

    #[test]
    fn headings_without_a_space_are_told() {
        check("##ผลการประชุม", &[("W0611", 1, "after ##")]);
        check("#ผลการประชุม", &[("W0611", 1, "\\#")]);
    }

    #[test]
    fn addresses_that_nobody_can_click_are_told_once() {
        check("ที่มา: https://x.th/a.", &[("W0612", 8, "<https://x.th/a>")]);
        check("http://a.th http://b.th", &[("W0612", 1, "<http://a.th>")]);
    }

    #[test]
    fn a_flood_of_brackets_takes_linear_time() {
        check(&"](".repeat(100_000), &[]);
        check(&"[^".repeat(100_000), &[]);
    }

    #[test]
    fn what_works_or_was_meant_is_left_alone() {
        for text in [
            "[ก](a.md)",
            "[ก](<a b.md>)",
            "[ก](a.md \"คำ\")",
            "[ก] (ข้อ ๒)",
            "[ก] และ (ข)",
            "ข้อ [๑](ก ข)",
            "\\[ก](a b.md)",
            "`[ก](a b.md)`",
            "ก[^1]\n\n[^1]: ข",
            "#อาเซียน #ไทย",
            "ข่าว\n#อาเซียน",
            "ข่าว #อาเซียน",
            "#1",
            "<https://x.th>",
            "[https://x.th](https://x.th)",
            "`https://x.th`",
            "https://",
        ] {
            check(text, &[]);
        }
    }
}

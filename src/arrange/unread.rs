//! Files of `content/` that look like documents and are on no page: a warning for each.
//!
//! Pictures and other files for readers are not meant.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::lang::Lang;

/// Warns of files that were probably meant to be documents, among those that no item uses, by their
/// paths from `content/`; gives back the others. `in_bundle` tells whether a file is published with
/// a bundle.
pub(super) fn complain<'a>(
    paths: &[&'a str],
    in_bundle: impl Fn(&str) -> bool,
    default_lang: Lang,
    out: &mut Vec<Diagnostic>,
) -> Vec<&'a str> {
    let mut others = Vec::new();
    for inside in paths {
        let file = inside.rsplit('/').next().unwrap_or("");
        let kind = kind(file, default_lang);
        let kind = kind.filter(|(kind, _)| *kind == Kind::Text || !in_bundle(inside));
        let Some((kind, name)) = kind else {
            others.push(*inside);
            continue;
        };
        let help = match kind {
            Kind::Text => format!("name the file {name}"),
            Kind::Office => format!(
                "save it as plain text and put that into a file {name}; for download, link to it or name it in [[attachments]]"
            ),
            Kind::Web => format!(
                "put its text into a file {name}; a page that is to stay as it is belongs in content/static"
            ),
        };
        let path = Arc::from(format!("content/{inside}"));
        let message = "only files that end in .md are read, so this one is on no page";
        out.push(Diagnostic::at(Code::NotRead, Place::start(&path), message, help));
    }
    others
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Markdown under another name.
    Text,
    /// A file of a word processor.
    Office,
    /// A web page.
    Web,
}

/// What kind of document a file's name tells of, and the name that it should have.
fn kind(file: &str, default_lang: Lang) -> Option<(Kind, String)> {
    let lower = file.to_lowercase();
    let (stem, extension) = lower.rsplit_once('.')?;
    let has_lang = |stem: &str| {
        stem.rsplit_once('.').is_some_and(|(_, tag)| Lang::from_tag(tag).is_some())
    };
    let name = |stem: &str| {
        if has_lang(stem) {
            format!("{stem}.md")
        } else {
            format!("{stem}.{default_lang}.md")
        }
    };
    let of_md = stem.strip_suffix(".md").or_else(|| stem.strip_suffix(".markdown"));
    Some(match extension {
        "markdown" | "mdown" | "mkd" => (Kind::Text, name(stem)),
        "txt" => match of_md {
            Some(stem) => (Kind::Text, name(stem)),
            None if has_lang(stem) => (Kind::Text, name(stem)),
            None => return None,
        },
        "doc" | "docx" | "odt" | "rtf" => (Kind::Office, name(stem)),
        "htm" | "html" => (Kind::Web, name(stem)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, expected: Option<(Kind, &str)>) {
        let expected = expected.map(|(kind, name)| (kind, name.to_owned()));
        assert_eq!(kind(file, Lang::Th), expected, "{file}");
    }

    #[test]
    fn a_file_that_looks_like_a_document_has_a_better_name() {
        check("visit.th.md.txt", Some((Kind::Text, "visit.th.md")));
        check("visit.md.txt", Some((Kind::Text, "visit.th.md")));
        check("visit.en.txt", Some((Kind::Text, "visit.en.md")));
        check("visit.markdown", Some((Kind::Text, "visit.th.md")));
        check("ข่าว.docx", Some((Kind::Office, "ข่าว.th.md")));
        check("Visit.HTM", Some((Kind::Web, "visit.th.md")));
        check("notes.txt", None);
        check("hall.jpg", None);
        check("report.pdf", None);
        check("README", None);
    }

    #[test]
    fn what_is_told_of_is_not_given_back() {
        let check = |path: &str, in_bundle: bool, is_told: bool| {
            let mut out = Vec::new();
            let others = complain(&[path], |_| in_bundle, Lang::Th, &mut out);
            assert_eq!((out.len(), others.is_empty()), (usize::from(is_told), is_told));
        };
        check("news/a.docx", false, true);
        check("news/a.docx", true, false);
        check("reports/x/a.md.txt", true, true);
        check("news/a.jpg", false, false);
    }
}

//! An item without a date: what to add, or the twin that it was meant for.
//!
//! Comes in: an item, and the files of items that are in one language only. Goes out: the complaint.

use std::sync::Arc;

use crate::arrange::twins::{Joined, Pair};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};

/// The files of items that are in one language only.
pub(super) struct Alone(Vec<Arc<str>>);

/// Those of the items that are in one language only.
pub(super) fn alone(pairs: &[Pair]) -> Alone {
    let file = |pair: &Pair| {
        let documents = [&pair.documents.th, &pair.documents.en];
        match documents.map(Option::as_ref) {
            [Some(one), None] | [None, Some(one)] => Some(Arc::clone(&one.name.path)),
            _ => None,
        }
    };
    Alone(pairs.iter().filter_map(file).collect())
}

/// The complaint of an item that no file of it gives a date.
pub(super) fn no_date(joined: &Joined, place: &Place, alone: &Alone) -> Diagnostic {
    let date = "add a line `date = 2017-05-02` or `date = \"๒ พฤษภาคม ๒๕๖๐\"`, or begin the file's name with 2017-05-02-";
    let help = match meant_twin(&place.path, &alone.0).filter(|_| joined.draft.is_none())
    {
        Some((twin, name)) => {
            format!(
                "if this is the translation of {twin}, name it {name}; if not, {date}"
            )
        }
        None => date.to_owned(),
    };
    let diagnostic =
        Diagnostic::at(Code::NoDate, place.clone(), "the item has no date", help);
    match &joined.draft {
        Some(draft) => {
            diagnostic.and(draft.clone(), "its twin is a draft, and counts as absent")
        }
        None => diagnostic,
    }
}

/// The file in the other language beside this one whose name is so near that this one may be
/// its translation with a slip in its name, and the name that this one then needs.
fn meant_twin<'a>(path: &str, alone: &'a [Arc<str>]) -> Option<(&'a str, String)> {
    let (folder, name) = path.rsplit_once('/')?;
    let (stem, lang) = stem_and_lang(name)?;
    let beside: Vec<(&str, &str)> = alone
        .iter()
        .filter_map(|twin| {
            let name = twin.strip_prefix(folder)?.strip_prefix('/')?;
            let (stem, twin_lang) = stem_and_lang(name)?;
            (twin_lang != lang).then_some((stem, &**twin))
        })
        .collect();
    let stems: Vec<&str> = beside.iter().map(|(stem, _)| *stem).collect();
    let meant = nearest(stem, &stems)?;
    let (_, twin) = beside.iter().find(|(stem, _)| *stem == meant)?;
    Some((twin, format!("{meant}.{lang}.md")))
}

/// `somtc-22` and `th` of `somtc-22.th.md`; nothing where the name says no language, or is that
/// of a file in a folder below.
fn stem_and_lang(name: &str) -> Option<(&str, &str)> {
    let (stem, lang) = name.strip_suffix(".md")?.rsplit_once('.')?;
    (!stem.contains('/')).then_some((stem, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, beside: &[&str], expected: Option<(&str, &str)>) {
        let beside: Vec<Arc<str>> = beside.iter().map(|&path| path.into()).collect();
        let found = meant_twin(path, &beside);
        assert_eq!(found.as_ref().map(|(twin, name)| (*twin, &**name)), expected);
    }

    #[test]
    fn a_slip_in_the_name_of_a_twin_is_found() {
        let thai = "content/news/somtc-22.th.md";
        let english = Some((thai, "somtc-22.en.md"));
        check("content/news/somtc22.en.md", &[thai], english);
        check("content/news/SOMTC-22.en.md", &[thai], english);
        check("content/news/smotc-22.en.md", &["content/news/x.th.md", thai], english);
        check("content/news/ascco.en.md", &[thai], None);
        check("content/news/somtc22.th.md", &[thai], None);
        check("content/somtc22.en.md", &[thai], None);
        check("content/news/2022/somtc22.en.md", &[thai], None);
        check("content/new/somtc22.en.md", &[thai], None);
        check("content/news/somtc22.md", &[thai], None);
        check("somtc22.en.md", &[thai], None);
    }
}

//! `samut translations mark`: what translations note of their originals.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use samut::diagnostic::{Diagnostic, Severity};
use samut::edit;
use samut::lang::Lang;
use samut::model::{Archive, Translation};
use samut::source;
use samut::translations::{self, Entry, How, Marking};

use crate::cli::args::Mark;
use crate::cli::{FAULTY, Usage, report};

/// Marks translations: all of those that are named, or none where one cannot be.
pub(super) fn mark(
    root: &Path,
    archive: &Archive,
    asked: &Mark,
    diagnostics: &[Diagnostic],
) -> Result<u8, Usage> {
    let how = match asked {
        Mark { unchanged: true, .. } => How::Unchanged,
        Mark { reviewed: true, .. } => How::Reviewed,
        _ => How::Current,
    };
    let entries = translations::entries_and_drafts(archive);
    let texts = match asked.lang.filter(|_| asked.all) {
        Some(lang) => unmarked(&entries, lang),
        None => {
            let paths = paths(root, &asked.paths)?;
            let faults = faults(&paths, diagnostics);
            if !faults.is_empty() {
                return Ok(not_marked(root, &faults));
            }
            named(&entries, &paths)?
        }
    };
    let mut markings = Vec::new();
    let mut refused = Vec::new();
    for (entry, lang) in texts {
        match translations::mark(entry, lang, how) {
            Ok(marking) => markings.push(marking),
            Err(why) => refused.push(Usage::new(why.message, why.help)),
        }
    }
    let files = markings.iter().flat_map(|marking| [&marking.path, &marking.original]);
    let faults = faults(&files.cloned().collect::<Vec<_>>(), diagnostics);
    if !faults.is_empty() {
        return Ok(not_marked(root, &faults));
    }
    if let Some(last) = refused.pop() {
        for usage in &refused {
            anstream::eprintln!("{}\n", report::usage(usage));
        }
        return Err(last);
    }
    Ok(write(root, &markings, asked))
}

/// The texts of a language of which it is not known what they were made from. Those of drafts may
/// change still.
fn unmarked<'e, 'a>(entries: &'e [Entry<'a>], lang: Lang) -> Vec<(&'e Entry<'a>, Lang)> {
    let says_nothing = |entry: &Entry<'_>, lang| {
        entry.text(lang).is_some_and(|text| text.words.translated_from.is_none())
    };
    let is_unmarked = |entry: &&Entry<'_>| {
        entry.state(lang) == Translation::Unmarked && says_nothing(entry, lang)
    };
    entries.iter().filter(is_unmarked).map(|entry| (entry, lang)).collect()
}

/// The paths of the files that are named.
fn paths(root: &Path, typed: &[PathBuf]) -> Result<Vec<Arc<str>>, Usage> {
    let path = |typed: &PathBuf| {
        source::named(root, typed).ok_or_else(|| {
            Usage::new(
                format!("there is no file `{}` in this archive", typed.display()),
                "name the file of the translation, such as content/news/2022/somtc-22.en.md",
            )
        })
    };
    typed.iter().map(path).collect()
}

/// The texts whose files are named.
fn named<'e, 'a>(
    entries: &'e [Entry<'a>],
    paths: &[Arc<str>],
) -> Result<Vec<(&'e Entry<'a>, Lang)>, Usage> {
    let text = |path: &Arc<str>| {
        let found = entries.iter().find_map(|entry| {
            let is_it = |lang: &Lang| {
                entry.texts.get(*lang).as_ref().is_some_and(|text| text.path == *path)
            };
            Some((entry, Lang::ALL.into_iter().find(is_it)?))
        });
        found.ok_or_else(|| no_document(path))
    };
    paths.iter().map(text).collect()
}

fn no_document(path: &str) -> Usage {
    let is_document = path.starts_with("content/")
        && Path::new(path).extension().is_some_and(|ending| ending == "md");
    if is_document {
        let message =
            format!("`{path}` is on no page of the site, so that it has no state");
        Usage::new(message, "run `samut check`, which says why, and mend it first")
    } else {
        let message = format!("`{path}` is not a document");
        let help =
            "name the file of the translation: it stands below content/ and ends in .md";
        Usage::new(message, help)
    }
}

/// The errors of some files; not what is one by the archive's own settings, such as a translation that is
/// to be marked just now.
fn faults(paths: &[Arc<str>], diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let is_of_them = |told: &&Diagnostic| {
        told.code.severity() == Severity::Error
            && told.place.as_ref().is_some_and(|place| paths.contains(&place.path))
    };
    diagnostics.iter().filter(is_of_them).cloned().collect()
}

/// Says why nothing was marked: what stands in a file with errors is not yet what was meant.
fn not_marked(root: &Path, faults: &[Diagnostic]) -> u8 {
    report::text(root, faults);
    let message = "nothing was marked, because a text or its original has errors";
    let usage = Usage::new(message, "mend what is named above, then mark again");
    anstream::eprintln!("{}", report::usage(&usage));
    FAULTY
}

/// Writes what is to be noted, and says so; gives the code with which the program ends.
fn write(root: &Path, markings: &[Marking], asked: &Mark) -> u8 {
    let mut written = 0;
    for marking in markings {
        let Marking { path, original, keys } = marking;
        let (path, original) = (report::plain(path), report::plain(original));
        if keys.is_empty() {
            anstream::eprintln!("{path}: marked so already");
            continue;
        }
        if !asked.dry_run
            && let Err(told) = edit::mark(root, marking)
        {
            report::text(root, &[*told]);
            return FAULTY;
        }
        written += 1;
        let said = match asked {
            Mark { reviewed: true, .. } => "reviewed against",
            Mark { unchanged: true, .. } => "not affected by what has changed in",
            _ => "up to date with",
        };
        anstream::eprintln!("{path}: {said} {original}");
    }
    if markings.len() != 1 {
        let done =
            if asked.dry_run { "would be marked; nothing was written" } else { "marked" };
        let texts = if written == 1 { "text" } else { "texts" };
        anstream::eprintln!("{written} {texts} {done}");
    } else if asked.dry_run {
        anstream::eprintln!("Nothing was written");
    }
    0
}

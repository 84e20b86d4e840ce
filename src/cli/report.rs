//! Complaints for people, with the source line, and for programs, as JSON.

use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use samut::diagnostic::{Diagnostic, Edit, Place, Severity};
use samut::external;
use samut::pipeline;
use serde::Serialize;

use crate::cli::Usage;
use crate::cli::mending::{self, Mending};

/// How many characters of a source line after the place are of use.
const AFTER: usize = 100;

/// Prints complaints for people, on stderr.
pub(super) fn text(root: &Path, diagnostics: &[Diagnostic]) {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    for diagnostic in diagnostics {
        anstream::eprintln!("{}\n", renderer.render(&groups(root, diagnostic)));
    }
}

fn groups<'a>(root: &Path, diagnostic: &Diagnostic) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note | Severity::Off => Level::NOTE,
    };
    let title =
        level.primary_title(plain(&diagnostic.message)).id(diagnostic.code.text());
    let mut group = match &diagnostic.place {
        Some(place) => {
            located(root, Group::with_title(title), place, AnnotationKind::Primary, None)
        }
        None => Group::with_title(title),
    };
    if let Some((place, role)) = &diagnostic.also {
        group = located(root, group, place, AnnotationKind::Context, Some(plain(role)));
    }
    vec![group.element(Level::HELP.message(plain(&diagnostic.help)))]
}

/// Adds a place with its source line, where that can still be read.
fn located<'a>(
    root: &Path,
    group: Group<'a>,
    place: &Place,
    kind: AnnotationKind,
    label: Option<String>,
) -> Group<'a> {
    let Some(line) = pipeline::line(root, place) else {
        let origin = Origin::path(plain(&place.path))
            .line(place.line as usize)
            .char_column(place.column as usize);
        return group.element(origin);
    };
    let (line, span) = shown(&line, place);
    let annotation = kind.span(span).label(label);
    let snippet = Snippet::source(line)
        .path(plain(&place.path))
        .line_start(place.line as usize)
        .annotation(annotation);
    group.element(snippet)
}

/// A line as far as it is of use, and the bytes of the place in it. The renderer cuts its
/// beginning, from which it counts the columns.
fn shown(line: &str, place: &Place) -> (String, std::ops::Range<usize>) {
    let at = place.column as usize - 1;
    let end = at + place.width as usize;
    let text: String = plain(line).chars().take(end + AFTER).collect();
    let bytes =
        |count: usize| text.chars().take(count).map(char::len_utf8).sum::<usize>();
    let span = bytes(at)..bytes(end);
    (text, span)
}

/// A text without characters that would steer a terminal.
pub(super) fn plain(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() => '\u{FFFD}',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        c => c,
    };
    text.chars().map(shown).collect()
}

/// A complaint in one line, with its place as other programs read it.
pub(super) fn short(diagnostic: &Diagnostic) -> String {
    let said = format!("{} {}", diagnostic.code.text(), plain(&diagnostic.message));
    match &diagnostic.place {
        Some(Place { path, line, column, .. }) => {
            format!("{}:{line}:{column}: {said}", plain(path))
        }
        None => said,
    }
}

/// How many errors, warnings and notes there are, in a line.
pub(super) fn tally(diagnostics: &[Diagnostic]) -> String {
    let tally = samut::diagnostic::tally(diagnostics);
    let counts =
        [(tally.errors, "error"), (tally.warnings, "warning"), (tally.notes, "note")];
    let words = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| match n {
        1 => format!("1 {word}"),
        n => format!("{n} {word}s"),
    });
    let words: Vec<_> = words.collect();
    if words.is_empty() { "No faults found".to_owned() } else { words.join(", ") }
}

/// A call that cannot be carried out, for people.
pub(super) fn usage(usage: &Usage) -> String {
    words(Level::ERROR, usage)
}

/// What somebody should know of a call that was carried out.
pub(super) fn notice(notice: &Usage) -> String {
    words(Level::WARNING, notice)
}

fn words(level: Level<'_>, usage: &Usage) -> String {
    let title = level.primary_title(plain(&usage.message));
    let group = Group::with_title(title).element(Level::HELP.message(plain(&usage.help)));
    Renderer::styled().decor_style(DecorStyle::Ascii).render(&[group])
}

#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    notes: usize,
    diagnostics: Vec<Entry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mended: Option<Mended<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external: Option<External>,
}

/// How many addresses outside the archive there are of each kind.
#[derive(Serialize)]
struct External {
    asked: usize,
    from_cache: usize,
    dead: usize,
    moved: usize,
    unknown: usize,
}

#[derive(Serialize)]
struct Mended<'a> {
    written: bool,
    changes: Vec<mending::Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
    #[serde(flatten)]
    place: Option<Spot<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    also: Option<Also<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<Change<'a>>,
}

/// A change of the file that mends the complaint, with its others: bytes from the file's beginning.
#[derive(Serialize)]
struct Change<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Spot<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    width: u32,
}

#[derive(Serialize)]
struct Also<'a> {
    #[serde(flatten)]
    place: Spot<'a>,
    role: &'a str,
}

/// Prints complaints for programs, on stdout, what is mended, and how many addresses were asked.
pub(super) fn json(
    diagnostics: &[Diagnostic],
    mending: Option<&Mending>,
    asked: Option<&external::Report>,
) {
    let tally = samut::diagnostic::tally(diagnostics);
    let entries = diagnostics.iter().map(|diagnostic| Entry {
        code: diagnostic.code.text(),
        severity: diagnostic.severity.word(),
        message: &diagnostic.message,
        help: &diagnostic.help,
        place: diagnostic.place.as_ref().map(spot),
        also: diagnostic
            .also
            .as_ref()
            .map(|(place, role)| Also { place: spot(place), role }),
        edits: diagnostic.edits.iter().map(change).collect(),
    });
    let report = Report {
        errors: tally.errors,
        warnings: tally.warnings,
        notes: tally.notes,
        diagnostics: entries.collect(),
        mended: mending.map(|mending| Mended {
            written: mending.is_written,
            changes: mending.entries(),
        }),
        external: asked.map(|asked| External {
            asked: asked.counts.asked,
            from_cache: asked.counts.kept,
            dead: asked.counts.dead,
            moved: asked.counts.moved,
            unknown: asked.counts.unknown,
        }),
    };
    // A report holds only text and numbers, which JSON always can.
    let text = serde_json::to_string_pretty(&report).unwrap_or_default();
    anstream::println!("{text}");
}

fn change(edit: &Edit) -> Change<'_> {
    Change { start: edit.range.start, end: edit.range.end, text: &edit.text }
}

fn spot(place: &Place) -> Spot<'_> {
    Spot { path: &place.path, line: place.line, column: place.column, width: place.width }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn check(line: &str, column: u32, width: u32, expected: (&str, &str)) {
        let place = Place { path: Arc::from("x"), line: 1, column, width };
        let (text, span) = shown(line, &place);
        assert_eq!((text.as_str(), &text[span]), expected);
    }

    #[test]
    fn the_place_is_found_in_the_line() {
        check("ครั้งที่ ๑๗", 10, 2, ("ครั้งที่ ๑๗", "๑๗"));
        check("ab", 9, 3, ("ab", ""));
        check("a\u{1b}[31mb", 2, 1, ("a\u{FFFD}[31mb", "\u{FFFD}"));
    }

    #[test]
    fn what_stands_long_after_the_place_is_not_shown() {
        let line = format!("{}ที่นี่{}", "ก".repeat(500), "ข".repeat(500));
        let place = Place { path: Arc::from("x"), line: 1, column: 501, width: 6 };
        let (text, span) = shown(&line, &place);
        assert_eq!(&text[span], "ที่นี่");
        assert_eq!(text.chars().count(), 500 + 6 + AFTER);
    }
}

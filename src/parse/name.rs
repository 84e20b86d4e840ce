//! What the paths of the content files say: language, role, key, folder, date.
//!
//! Comes in: all paths of Markdown files. Goes out: a name for each that can be placed.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::date;
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::lang::Lang;
use crate::model::{Name, Role};

/// Names every Markdown file of `content/`, given by its path from the archive's root.
pub fn names(paths: &[Arc<str>], default_lang: Lang) -> Checked<Vec<Name>> {
    let mut diagnostics = Vec::new();
    let split: Vec<Split<'_>> = paths
        .iter()
        .filter_map(|path| split(path, default_lang, &mut diagnostics))
        .collect();
    let bundles: BTreeSet<&str> = split
        .iter()
        .filter(|split| split.stem == "index")
        .map(|split| split.folder)
        .collect();
    let value = split
        .iter()
        .filter_map(|split| place(split, &bundles, &mut diagnostics))
        .collect();
    Checked { value, diagnostics }
}

/// The pieces of a path.
struct Split<'a> {
    path: &'a Arc<str>,
    folder: &'a str,
    stem: &'a str,
    lang: Lang,
}

fn split<'a>(
    path: &'a Arc<str>,
    default_lang: Lang,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Split<'a>> {
    let inside = path.strip_prefix("content/")?;
    let (folder, file) = inside.rsplit_once('/').unwrap_or(("", inside));
    let Some(stem) = file.strip_suffix(".md") else {
        diagnostics.push(in_capitals(path, file));
        return None;
    };
    let (stem, lang) = match stem.rsplit_once('.') {
        None => {
            diagnostics.extend(without_dot(path, stem));
            (stem, default_lang)
        }
        Some((stem, tag)) => match Lang::from_tag(tag) {
            Some(lang) => (stem, lang),
            None => {
                let message = format!(
                    "`.{tag}` in the file's name is not a language of the archive"
                );
                let help = match Lang::from_tag(&tag.to_lowercase()) {
                    Some(lang) => {
                        format!("write the language in small letters: {stem}.{lang}.md")
                    }
                    None => format!("name the file {stem}.th.md or {stem}.en.md"),
                };
                let place = Place::start(path);
                diagnostics.push(Diagnostic::at(
                    Code::UnknownLanguage,
                    place,
                    message,
                    help,
                ));
                return None;
            }
        },
    };
    Some(Split { path, folder, stem, lang })
}

/// A name such as `visit.th.MD`, which some systems would tell from `visit.th.md`.
fn in_capitals(path: &Arc<str>, file: &str) -> Diagnostic {
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let message =
        format!("`.{extension}` is written in capitals, so the file is not read");
    let help = format!("name the file {}.md", stem.to_lowercase());
    Diagnostic::at(Code::BadSegment, Place::start(path), message, help)
}

/// A name such as `visit-th.md`, which says its language without a dot.
fn without_dot(path: &Arc<str>, stem: &str) -> Option<Diagnostic> {
    let (name, tag) = stem.rsplit_once(['-', '_'])?;
    let lang = Lang::from_tag(&tag.to_lowercase())?;
    // Of 17-th and the like the end is no language.
    if name.is_empty() || name.ends_with(|c: char| c.is_ascii_digit()) && lang == Lang::Th
    {
        return None;
    }
    let message = format!(
        "`{tag}` in the file's name is not read as a language without a dot before it"
    );
    let help = format!("name the file {name}.{lang}.md");
    Some(Diagnostic::at(Code::LanguageWithoutDot, Place::start(path), message, help))
}

fn place(
    split: &Split<'_>,
    bundles: &BTreeSet<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Name> {
    let &Split { path, folder, stem, lang } = split;
    let name = |role, key: String, bundle, date| Name {
        path: Arc::clone(path),
        lang,
        role,
        key,
        folder: folder.to_owned(),
        bundle,
        date,
    };
    let orphan = |message: &str, help: &str| {
        Diagnostic::at(Code::Orphan, Place::start(path), message, help)
    };
    let top = folder.split('/').next().unwrap_or("");
    if stem == "_index" {
        if matches!(top, "pages" | "mechanisms") || bundles.contains(folder) {
            diagnostics.push(orphan(
                "`_index` holds the words of a section, and this folder is none",
                "move its text into a document of its own, or remove the file",
            ));
            return None;
        }
        return Some(name(Role::Section, folder.to_owned(), false, None));
    }
    if stem == "index" {
        if folder.is_empty() || folder == "pages" || folder == "mechanisms" {
            let help = match folder {
                "" => {
                    "name the file `_index` for the words of the home page, or move it into a folder of its own"
                }
                _ => "give the file a name of its own",
            };
            let message = "`index` makes its folder one item, and this folder holds many";
            diagnostics.push(orphan(message, help));
            return None;
        }
        let (parent, last) = folder.rsplit_once('/').unwrap_or(("", folder));
        let (date, last) = dated(path, last, diagnostics);
        let role = if top == "mechanisms" { Role::Profile } else { Role::Item };
        if role == Role::Profile && parent != "mechanisms" {
            diagnostics.push(orphan(
                "a profile is a file or a folder directly in `mechanisms`",
                "move the folder up into `content/mechanisms`",
            ));
            return None;
        }
        return Some(name(role, join(parent, last), true, date));
    }
    if bundles.contains(folder) {
        let (parent, last) = folder.rsplit_once('/').unwrap_or(("", folder));
        let whole = join(parent, dated(path, last, &mut Vec::new()).1);
        return Some(name(Role::Part, join(&whole, stem), false, None));
    }
    if top == "mechanisms" {
        if folder != "mechanisms" {
            diagnostics.push(orphan(
                "a profile of several files needs an `index` beside them",
                "name its first file index.th.md or index.en.md",
            ));
            return None;
        }
        return Some(name(Role::Profile, join(folder, stem), false, None));
    }
    let (date, stem) = dated(path, stem, diagnostics);
    Some(name(Role::Item, join(folder, stem), false, date))
}

/// Takes a leading `YYYY-MM-DD-` off a name; one that is no day is complained of.
fn dated<'a>(
    path: &Arc<str>,
    stem: &'a str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<date::Date>, &'a str) {
    match date::file_name_prefix(stem) {
        Ok(Some((day, rest))) => (Some(day.into()), rest),
        Ok(None) => (None, stem),
        Err(fault) => {
            let place = Place::start(path);
            diagnostics.push(Diagnostic::at(
                fault.code,
                place,
                fault.message,
                fault.help,
            ));
            (None, stem)
        }
    }
}

fn join(folder: &str, last: &str) -> String {
    if folder.is_empty() { last.to_owned() } else { format!("{folder}/{last}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paths: &[&str], expected: &str) {
        let paths: Vec<Arc<str>> = paths.iter().map(|path| Arc::from(*path)).collect();
        let checked = names(&paths, Lang::Th);
        let mut lines: Vec<String> = checked
            .value
            .iter()
            .map(|name| {
                let date =
                    name.date.map(|date| format!(" {}", date.iso())).unwrap_or_default();
                format!("{:?} {} {}{date}", name.role, name.lang, name.key)
            })
            .collect();
        lines.extend(checked.diagnostics.iter().map(|d| d.code.to_string()));
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn languages_and_dates_come_from_the_name() {
        check(&["content/news/2019-03-06-ascco.en.md"], "Item en news/ascco 2019-03-06");
        check(&["content/news/ascco.md"], "Item th news/ascco");
        check(&["content/news/ascco.eng.md"], "E0105");
        check(&["content/pages/about.th.md"], "Item th pages/about");
        check(&["content/news/visit.th.MD"], "E0106");
        check(&["content/news/visit-en.md"], "Item th news/visit-en\nW0113");
        check(&["content/news/visit_th.md"], "Item th news/visit_th\nW0113");
        check(&["content/news/visit-en.th.md"], "Item th news/visit-en");
        check(&["content/news/the-17-th.md"], "Item th news/the-17-th");
    }

    #[test]
    fn a_bundle_is_one_item_and_its_neighbours_are_parts() {
        check(
            &[
                "content/reports/2017-05-02-x/index.th.md",
                "content/reports/2017-05-02-x/annex.th.md",
            ],
            "Item th reports/x 2017-05-02\nPart th reports/x/annex",
        );
        check(
            &[
                "content/mechanisms/somtc/index.th.md",
                "content/mechanisms/somtc/history.th.md",
            ],
            "Profile th mechanisms/somtc\nPart th mechanisms/somtc/history",
        );
    }

    #[test]
    fn files_that_belong_to_nothing_are_orphans() {
        check(&["content/index.th.md"], "E0111");
        check(&["content/mechanisms/somtc/history.th.md"], "E0111");
        check(&["content/pages/_index.th.md"], "E0111");
    }

    #[test]
    fn sections_have_their_words() {
        check(&["content/news/_index.en.md"], "Section en news");
        check(&["content/_index.th.md"], "Section th ");
    }
}

//! What `samut check --fix` changes: shown as a listing of lines before and after, and made.
//!
//! In: the files of an archive that change when they are mended. Out: words for people, and the files
//! written, each whole or not at all.

use std::path::Path;
use std::sync::Arc;

use samut::diagnostic::{Code, Diagnostic, Place, explanation};
use samut::edit::{self, NotReplaced};
use samut::mend::{self, Hunk, Mended};
use serde::Serialize;

use crate::cli::report::plain;

/// What is mended, or would be.
pub(super) struct Mending {
    /// The files that change.
    pub(super) files: Vec<Mended>,
    /// Whether they are written.
    pub(super) is_written: bool,
    /// Complaints of files that could not be written.
    pub(super) failed: Vec<Diagnostic>,
}

impl Mending {
    /// What would be mended; nothing is written.
    pub(super) fn tried(root: &Path) -> Self {
        let files = mend::archive(root, |_| true);
        Self { files, is_written: false, failed: Vec::new() }
    }

    /// Mends the files. Those that could not be written are no part of it.
    pub(super) fn made(root: &Path) -> Self {
        let mut failed = Vec::new();
        let files = mend::archive(root, |file| {
            let at = root.join(&*file.path);
            let done = edit::replace(&at, file.before.as_bytes(), &file.after);
            done.map_err(|why| failed.push(not_written(&file.path, &why))).is_ok()
        });
        Self { files, is_written: true, failed }
    }

    /// The listing: the place of each change, the rules that ask for it, and the line, or the part of
    /// it around the change, before and after.
    pub(super) fn listing(&self) -> String {
        let hunks =
            self.files.iter().flat_map(|file| file.hunks.iter().map(move |h| (file, h)));
        hunks.map(|(file, hunk)| listed(file, hunk)).collect()
    }

    /// What is mended in which file, a line for each.
    pub(super) fn files(&self) -> String {
        let line = |file: &Mended| {
            let places = places(file.hunks.iter());
            format!("Mended {}: {places}\n", plain(&file.path))
        };
        self.files.iter().map(line).collect()
    }

    /// What is mended in all, in a line.
    pub(super) fn summary(&self) -> String {
        let places = places(self.files.iter().flat_map(|file| &file.hunks));
        let files = match self.files.len() {
            1 => "1 file".to_owned(),
            more => format!("{more} files"),
        };
        match (self.files.is_empty(), self.is_written) {
            (true, _) => "There is nothing to mend".to_owned(),
            (false, true) => format!("Mended {places} in {files}"),
            (false, false) => {
                format!(
                    "`samut check --fix` mends {places} in {files}; nothing is written"
                )
            }
        }
    }

    /// The same for programs.
    pub(super) fn entries(&self) -> Vec<Entry<'_>> {
        let hunks =
            self.files.iter().flat_map(|file| file.hunks.iter().map(move |h| (file, h)));
        hunks
            .map(|(file, hunk)| Entry {
                path: &file.path,
                line: hunk.line,
                codes: hunk.codes.iter().map(|code| code.text()).collect(),
                before: &hunk.before,
                after: &hunk.after,
            })
            .collect()
    }
}

/// A change, for programs.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    path: &'a str,
    line: u32,
    codes: Vec<&'static str>,
    before: &'a str,
    after: &'a str,
}

fn places<'a>(hunks: impl Iterator<Item = &'a Hunk>) -> String {
    match hunks.map(|hunk| hunk.changes).sum() {
        1_usize => "1 place".to_owned(),
        more => format!("{more} places"),
    }
}

fn listed(file: &Mended, hunk: &Hunk) -> String {
    const RED: &str = "\u{1b}[31m";
    const GREEN: &str = "\u{1b}[32m";
    const BOLD: &str = "\u{1b}[1m";
    const RESET: &str = "\u{1b}[0m";
    let rules: Vec<_> = hunk.codes.iter().map(|code| rule(*code)).collect();
    format!(
        "{BOLD}{}:{}{RESET}: {}\n{RED}-{}{RESET}\n{GREEN}+{}{RESET}\n",
        plain(&file.path),
        hunk.line,
        rules.join("; "),
        visible(&hunk.before),
        visible(&hunk.after)
    )
}

/// A rule by its code and its name.
fn rule(code: Code) -> String {
    let heading = explanation(code).and_then(|text| text.lines().next()).unwrap_or("");
    let name = heading.split_once(": ").map_or("", |(_, name)| name);
    format!("{code} {name}")
}

/// A text in which characters without width are seen.
fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\u{ad}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => format!("[U+{:04X}]", u32::from(c)),
        c => c.to_string(),
    };
    plain(&text.chars().map(shown).collect::<String>())
}

fn not_written(path: &Arc<str>, why: &NotReplaced) -> Diagnostic {
    let message = format!("the file is left as it is: {why}");
    Diagnostic::at(Code::NotWritten, Place::start(path), message, why.help())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_shown() {
        let check = |text, expected| assert_eq!(visible(text), expected);
        check("การ\u{200b}ประชุม", "การ[U+200B]ประชุม");
        check("\u{feff}น้ำ\u{1b}[0m", "[U+FEFF]น้ำ\u{fffd}[0m");
    }

    #[test]
    fn a_change_is_listed_with_its_place_and_its_rules() {
        let hunk = |before: &str, after: &str, codes: &[Code]| Hunk {
            line: 3,
            codes: codes.to_vec(),
            before: before.to_owned(),
            after: after.to_owned(),
            changes: 1,
        };
        let file = Mended {
            path: Arc::from("content/x.th.md"),
            before: String::new(),
            after: String::new(),
            hunks: vec![hunk(
                "date = 2560-05-02",
                "date = 2017-05-02",
                &[Code::BuddhistIso],
            )],
        };
        let mending =
            Mending { files: vec![file], is_written: false, failed: Vec::new() };
        let listing = anstream::adapter::strip_str(&mending.listing()).to_string();
        assert_eq!(
            listing,
            "content/x.th.md:3: E0302 A Buddhist year in a TOML date or ISO text\n-date = 2560-05-02\n+date = 2017-05-02\n"
        );
        assert_eq!(
            mending.summary(),
            "`samut check --fix` mends 1 place in 1 file; nothing is written"
        );
    }
}

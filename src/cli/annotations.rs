//! Complaints as GitHub shows them beside the lines of a pull request.
//!
//! In: complaints, and the folder of the archive within what GitHub has checked out. Out: a
//! workflow command for each, in one line, with the escapes that GitHub documents for the data and
//! for the properties of commands
//! (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).

use samut::diagnostic::{Diagnostic, Place, Severity};

use crate::cli::report::plain;

/// The commands of some complaints, one a line; `folder` is that of the archive, and ends in `/`
/// where it is not the top.
pub(super) fn commands(diagnostics: &[Diagnostic], folder: &str) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, folder) + "\n").collect()
}

fn command(diagnostic: &Diagnostic, folder: &str) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Off => "notice",
    };
    let mut properties: Vec<(&str, String)> = Vec::new();
    if let Some(Place { path, line, column, width }) = &diagnostic.place {
        properties.push(("file", format!("{folder}{}", plain(path))));
        properties.push(("line", line.to_string()));
        properties.push(("col", column.to_string()));
        properties.push(("endColumn", (column + width).to_string()));
    }
    properties.push(("title", diagnostic.code.text().to_owned()));
    let properties: Vec<_> = properties
        .into_iter()
        .map(|(name, value)| format!("{name}={}", property(&value)))
        .collect();
    let mut said = plain(&diagnostic.message);
    if let Some((Place { path, line, column, .. }, role)) = &diagnostic.also {
        let at = format!("\n{}: {folder}{}:{line}:{column}", plain(role), plain(path));
        said.push_str(&at);
    }
    said.push_str("\nhelp: ");
    said.push_str(&plain(&diagnostic.help));
    format!("::{level} {}::{}", properties.join(","), data(&said))
}

/// A text as the data of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use samut::diagnostic::Code;

    use super::*;

    fn check(diagnostic: &Diagnostic, folder: &str, expected: &str) {
        assert_eq!(commands(std::slice::from_ref(diagnostic), folder), expected);
    }

    fn place(path: &str) -> Place {
        Place { path: Arc::from(path), line: 3, column: 8, width: 10 }
    }

    #[test]
    fn a_complaint_is_one_line_with_its_place() {
        let told = Diagnostic::at(
            Code::BuddhistIso,
            place("content/x.th.md"),
            "“๒๕๖๐-๐๕-๐๒” ผิด",
            "แก้",
        );
        check(
            &told,
            "",
            "::error file=content/x.th.md,line=3,col=8,endColumn=18,title=E0302::“๒๕๖๐-๐๕-๐๒” ผิด%0Ahelp: แก้\n",
        );
        check(
            &told.and(place("content/y.md"), "said here"),
            "archive/",
            "::error file=archive/content/x.th.md,line=3,col=8,endColumn=18,title=E0302::“๒๕๖๐-๐๕-๐๒” ผิด%0Asaid here: archive/content/y.md:3:8%0Ahelp: แก้\n",
        );
    }

    #[test]
    fn severities_are_those_of_github() {
        let mut told = Diagnostic::whole(Code::AddressGone, "m", "h");
        check(&told, "", "::warning title=W0110::m%0Ahelp: h\n");
        told.severity = Severity::Note;
        check(&told, "", "::notice title=W0110::m%0Ahelp: h\n");
    }

    #[test]
    fn no_text_ends_a_command_or_begins_another() {
        let told = Diagnostic::at(
            Code::UnknownKey,
            place("content/a:b,c%0A.md"),
            "100%\r\n::error::x",
            "h\u{1b}[31m",
        );
        check(
            &told,
            "",
            "::error file=content/a%3Ab%2Cc%250A.md,line=3,col=8,endColumn=18,title=E0203::100%25\u{FFFD}\u{FFFD}::error::x%0Ahelp: h\u{FFFD}[31m\n",
        );
    }
}

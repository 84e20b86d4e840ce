//! What we say about bad input: where, what is wrong, and one remedy.
//!
//! Stages return diagnostics beside their values; nobody prints but the command line.

mod code;
mod levels;
mod nearest;
mod place;
mod thai;

use std::ops::Range;

use serde::Serialize;

pub use code::{Code, Severity, explanation};
pub use levels::Levels;
pub use nearest::{brief, nearest, nearest_help, nearest_name};
pub use place::{Lines, Place};
pub use thai::{Thai, thai};

/// One complaint, complete: whoever prints it needs nothing else but the source line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule was broken.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, with the offending text, in plain words.
    pub message: String,
    /// Where, if it is about a place in a file.
    pub place: Option<Place>,
    /// A second place that the complaint is about, with its role in a few words.
    pub also: Option<(Place, String)>,
    /// One remedy.
    pub help: String,
    /// The remedy as changes of the file at the place, where a program may make them: with all of
    /// them the complaint is gone, and what the file says is the same. In the order of the file.
    pub edits: Vec<Edit>,
}

/// A change of a file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go, from the beginning of the file; none for a place between two characters.
    pub range: Range<usize>,
    /// What comes in their place.
    pub text: String,
}

impl Diagnostic {
    /// A complaint about a place.
    pub fn at(
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place: Some(place),
            also: None,
            help: help.into(),
            edits: Vec::new(),
        }
    }

    /// A complaint about the archive as a whole.
    pub fn whole(
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place: None,
            also: None,
            help: help.into(),
            edits: Vec::new(),
        }
    }

    /// The same complaint with changes of its file that mend it.
    #[must_use]
    pub fn mended_by(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.edits.extend(edits);
        self
    }

    /// The same complaint with its second place.
    #[must_use]
    pub fn and(mut self, place: Place, role: impl Into<String>) -> Self {
        self.also = Some((place, role.into()));
        self
    }
}

/// A value and everything we have to say about how we came by it.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// The value, as whole as the faults allow.
    pub value: T,
    /// The complaints, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value about which there is nothing to say.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }
}

/// Sorts complaints by place, and drops those said twice.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message))
    });
    diagnostics.dedup();
}

/// Whether any complaint is an error.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

/// How many complaints of each severity there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Complaints that stop a build.
    pub errors: usize,
    /// Complaints that do not.
    pub warnings: usize,
    /// What is only worth a look.
    pub notes: usize,
}

/// Counts complaints by severity.
pub fn tally(diagnostics: &[Diagnostic]) -> Tally {
    let of = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    Tally {
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
    }
}

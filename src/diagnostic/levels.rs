//! How much each rule matters to one archive: the severities of its settings over the usual ones.
//!
//! In: what `[check]` says, by code. Out: complaints with their severities, those that are off
//! left out. Never makes less of an error.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};

/// The severities that an archive's settings choose; for all other codes the usual ones hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    chosen: BTreeMap<Code, Severity>,
}

impl Levels {
    /// Whether a code may have a severity: what cannot be built stays an error.
    pub fn may_be(code: Code, severity: Severity) -> bool {
        code.severity() != Severity::Error || severity == Severity::Error
    }

    /// Chooses a severity, where the code may have it; gives back whether it may.
    pub fn choose(&mut self, code: Code, severity: Severity) -> bool {
        let may = Self::may_be(code, severity);
        if may {
            self.chosen.insert(code, severity);
        }
        may
    }

    /// The severity of a code in this archive.
    pub fn of(&self, code: Code) -> Severity {
        self.chosen.get(&code).copied().unwrap_or_else(|| code.severity())
    }

    /// Complaints with the severities of this archive, without those that are off.
    pub fn judge(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        for diagnostic in &mut diagnostics {
            diagnostic.severity = self.of(diagnostic.code);
        }
        diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Off);
        diagnostics
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, severity: Severity, expected: Severity) {
        let code = Code::from_text(code).unwrap();
        let mut levels = Levels::default();
        assert_eq!(levels.choose(code, severity), expected == severity, "{code}");
        assert_eq!(levels.of(code), expected, "{code}");
        let told = levels.judge(vec![Diagnostic::whole(code, "", "")]);
        let severities: Vec<_> = told.iter().map(|told| told.severity).collect();
        let is_told = expected != Severity::Off;
        assert_eq!(severities, if is_told { vec![expected] } else { Vec::new() });
    }

    #[test]
    fn warnings_may_be_anything_and_errors_stay_errors() {
        check("W0406", Severity::Error, Severity::Error);
        check("W0406", Severity::Note, Severity::Note);
        check("W0406", Severity::Off, Severity::Off);
        check("E0401", Severity::Error, Severity::Error);
        check("E0401", Severity::Warning, Severity::Error);
        check("E0401", Severity::Off, Severity::Error);
        check("N0410", Severity::Note, Severity::Note);
        check("N0410", Severity::Error, Severity::Error);
    }

    #[test]
    fn what_is_off_of_itself_is_told_only_where_it_was_chosen() {
        let note = || vec![Diagnostic::whole(Code::UnlistedMechanism, "", "")];
        assert!(Levels::default().judge(note()).is_empty());
        let mut levels = Levels::default();
        assert!(levels.choose(Code::UnlistedMechanism, Severity::Warning));
        assert_eq!(levels.judge(note()).len(), 1);
    }
}

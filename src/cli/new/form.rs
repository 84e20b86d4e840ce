//! What is to be made, as far as it is known.
//!
//! In: a wish that is being filled in, and the archive. Out: what it still lacks, by the names of
//! the flags, and what the archive proposes.

use samut::edit::{self, Misplaced, Placement, Wish};
use samut::lang::Lang;
use samut::model::{Archetype, AuthorityIx, Kind, Placeholder, Register, SessionKind};
use samut::pipeline::Survey;

use crate::cli::Usage;
use crate::cli::filter;
use crate::cli::new::judge;

/// A wish that is being filled in.
pub(super) struct Form<'s> {
    /// The archive.
    pub(super) survey: &'s Survey,
    /// What is to be made, where that is known.
    pub(super) kind: Option<Kind>,
    /// Whether a slug is known.
    pub(super) has_slug: bool,
    /// How the session is numbered, where that was typed.
    pub(super) session_kind: Option<SessionKind>,
    /// All else; without a kind, what `kind` says of it does not count.
    pub(super) wish: Wish,
}

/// Something that a form lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    Kind,
    Slug,
    Session,
    Title(Lang),
    Date,
}

impl Form<'_> {
    /// The kind and number of a session that was typed: a number, or `next`.
    pub(super) fn session(&self, text: &str) -> Result<(SessionKind, u32), Usage> {
        let number = if text.trim() == "next" {
            self.next_session().ok_or_else(|| {
                let message = "it is not known which session is the next one";
                Usage::new(message, "write its number")
            })?
        } else {
            judge::session(text)?
        };
        Ok((self.kind_of_session(), number))
    }

    fn kind_of_session(&self) -> SessionKind {
        self.session_kind.unwrap_or(SessionKind::Regular)
    }

    /// The number of the mechanism's next session.
    pub(super) fn next_session(&self) -> Option<u32> {
        let mechanism = self.wish.mechanism?;
        self.survey.archive().next_session(mechanism, self.kind_of_session())
    }

    /// The title that a session's report would have.
    pub(super) fn proposed_title(&self, lang: Lang) -> Option<String> {
        let Wish { mechanism, event, .. } = &self.wish;
        edit::session_name(
            self.survey.archive(),
            self.survey.messages(),
            (*mechanism)?,
            event.session?,
            event.days(),
            lang,
        )
    }

    /// The slug of a mechanism whose profile is to be made, and what a register holds of it:
    /// nothing where the profile is to hold its record.
    pub(super) fn profiled(
        &self,
        text: &str,
    ) -> Result<(String, Option<AuthorityIx>), Usage> {
        let authorities = &self.survey.archive().authorities;
        let has_record = self.wish.record.is_some();
        match filter::authority(text, &[Register::Mechanisms], authorities) {
            Ok(ix) if has_record => Err(Usage::new(
                format!("\"{}\" is recorded already", authorities.get(ix).slug),
                "leave out --acronym, --pillar, --level and --reports-to",
            )),
            Ok(ix) => Ok((authorities.get(ix).slug.clone(), Some(ix))),
            Err(usage) if authorities.find(text).is_some() => Err(usage),
            Err(_) if has_record => Ok((judge::address(text)?, None)),
            Err(Usage { message, help }) => Err(Usage::new(
                message,
                format!(
                    "{help}; to record a new mechanism in its profile, add --acronym"
                ),
            )),
        }
    }

    /// Where it would go, as far as that is known.
    pub(super) fn placement(&self) -> Option<Result<Placement, Misplaced>> {
        (self.kind.is_some() && self.has_slug)
            .then(|| edit::place(&self.wish, &self.survey.documents()))
    }

    /// What it still lacks, in the order in which it is asked for.
    pub(super) fn lacks(&self, asks_title: impl Fn(Kind, Lang) -> bool) -> Vec<Lack> {
        let mut lacks = Vec::new();
        let Some(kind) = self.kind else {
            lacks.push(Lack::Kind);
            if !self.has_slug {
                lacks.push(Lack::Slug);
            }
            return lacks;
        };
        if !self.has_slug {
            lacks.push(Lack::Slug);
        }
        if self.session_kind.is_some() && self.wish.event.session.is_none() {
            lacks.push(Lack::Session);
        }
        // What is there already has its facts, whether or not more can be made of it.
        let is_there = || match self.placement() {
            Some(Ok(placement)) => placement.is_beside(),
            Some(Err(why)) => {
                matches!(why, Misplaced::Exists(..) | Misplaced::Several(_))
            }
            None => false,
        };
        if kind.is_listed() && self.wish.year().is_none() && !is_there() {
            lacks.push(Lack::Date);
        }
        let untitled = |lang: &Lang| {
            self.wish.titles.get(*lang).is_none() && asks_title(kind, *lang)
        };
        let untitled = self.wish.langs.iter().copied().filter(untitled);
        lacks.extend(untitled.map(Lack::Title));
        lacks
    }

    /// What is said of something that is missing where nobody can be asked.
    pub(super) fn usage(&self, lack: Lack) -> Usage {
        match lack {
            Lack::Kind => Usage::new(
                "KIND is missing: what is to be made",
                "write news, report, document, page or mechanism after `samut new`",
            ),
            Lack::Slug => Usage::new(
                "SLUG is missing: the last part of the address",
                "write it after the kind, such as samut new report somtc-26",
            ),
            Lack::Session => Usage::new(
                "--session is missing: the number of the session",
                "add --session and the number, or --session next",
            ),
            Lack::Date => Usage::new(
                "the day is missing: --date, or --start of a meeting",
                "add --date and the day, or --start and the first day of the meeting",
            ),
            Lack::Title(lang) => {
                let flag = format!("--title-{lang}");
                let message =
                    format!("{flag} is missing: the title in {}", english(lang));
                let help = match self.proposed_title(lang) {
                    Some(title) => format!("add {flag} \"{title}\""),
                    None if self.wish.langs.len() > 1 => format!(
                        "add {flag} and the title, or --lang {} for {} alone",
                        lang.other(),
                        english(lang.other())
                    ),
                    None => format!("add {flag} and the title"),
                };
                Usage::new(message, help)
            }
        }
    }
}

/// Whether an archetype has a place for the title, so that one is needed.
pub(super) fn needs_title(archetype: &Archetype) -> bool {
    archetype.says(Placeholder::Title)
}

/// A language as messages say it.
pub(super) fn english(lang: Lang) -> &'static str {
    match lang {
        Lang::Th => "Thai",
        Lang::En => "English",
    }
}

//! The command line of `samut new`, made to a form.
//!
//! In: what was typed, and the archive. Out: a wish that may still lack something, or all that is
//! wrong with what was typed, under the names of the flags.

use chrono::NaiveDate;
use samut::edit::{Event, Record, Wish, Written};
use samut::lang::{Bilingual, Lang};
use samut::model::{Kind, Register, SessionKind};
use samut::pipeline::Survey;

use crate::cli::Usage;
use crate::cli::args::{New, NewKind, NewSession};
use crate::cli::filter;
use crate::cli::new::form::Form;
use crate::cli::new::judge;

/// Who may host.
const ACTORS: &[Register] =
    &[Register::Countries, Register::Organisations, Register::Mechanisms];

impl<'s> Form<'s> {
    /// The form as far as the command line fills it.
    ///
    /// # Errors
    /// All that is wrong with the command line.
    pub(super) fn typed(new: &New, survey: &'s Survey) -> Result<Self, Vec<Usage>> {
        let mut wrong = Wrong::default();
        let today = survey.archive().today;
        let langs = wrong.take("--lang", langs(&new.lang, survey.site().default_lang));
        let langs = langs.unwrap_or_else(|| Lang::ALL.to_vec());
        let lead = langs.first().copied().unwrap_or(Lang::Th);
        let titles = [&new.title, &new.title_th, &new.title_en];
        let places = [&new.place, &new.place_th, &new.place_en];
        let titles = wrong.own("title", titles, lead, &langs);
        let places = wrong.own("place", places, lead, &langs);
        let kind = new.kind.map(kind);
        // A profile is named after its mechanism, which is judged when the rest is known.
        let slug = new.slug.as_deref().filter(|_| kind != Some(Kind::Profile));
        let slug = slug.and_then(|slug| wrong.take("SLUG", judge::address(slug)));
        let mechanism = new.mechanism.as_deref().and_then(|slug| {
            let authorities = &survey.archive().authorities;
            let found = filter::authority(slug, &[Register::Mechanisms], authorities);
            wrong.take("--mechanism", found)
        });
        let mut form = Self {
            survey,
            kind,
            has_slug: new.slug.is_some(),
            session_kind: new.session_kind.map(session_kind),
            wish: Wish {
                kind: kind.unwrap_or(Kind::News),
                slug: slug.unwrap_or_default(),
                langs,
                titles,
                date: wrong.date("--date", new.date.as_ref(), today),
                mechanism,
                event: Event {
                    session: None,
                    start: wrong.date("--start", new.start.as_ref(), today),
                    end: wrong.date("--end", new.end.as_ref(), today),
                    places,
                    hosts: wrong.slugs("--host", &new.host, ACTORS, survey),
                },
                countries: wrong.slugs(
                    "--countries",
                    &new.countries,
                    &[Register::Countries],
                    survey,
                ),
                organisations: wrong.slugs(
                    "--organisations",
                    &new.organisations,
                    &[Register::Organisations],
                    survey,
                ),
                topics: wrong.slugs("--topics", &new.topics, &[Register::Topics], survey),
                draft: new.draft,
                record: record(new, survey, &mut wrong),
                folder: new.folder.clone(),
                bundle: match (new.bundle, new.no_bundle) {
                    (true, _) => Some(true),
                    (_, true) => Some(false),
                    _ => None,
                },
            },
        };
        // Of a mechanism that is not known nothing is next, which has been said.
        let is_known = form.wish.mechanism.is_some() || new.mechanism.is_none();
        if let Some(text) = new.session.as_ref().filter(|_| is_known) {
            let session = form.session(text);
            form.wish.event.session = wrong.take("--session", session);
        }
        let event = &form.wish.event;
        if event.session.is_some() && new.mechanism.is_none() {
            wrong.add(
                "--session stands without --mechanism",
                "add --mechanism and the slug of the mechanism that met",
            );
        }
        wrong.days(event);
        form.recognise(new.slug.as_deref(), &mut wrong);
        if wrong.0.is_empty() { Ok(form) } else { Err(wrong.0) }
    }

    /// Settles whose profile it is.
    fn recognise(&mut self, typed: Option<&str>, wrong: &mut Wrong) {
        let is_of_profile = self.kind.is_none_or(|kind| kind == Kind::Profile);
        if self.wish.record.is_some() && !is_of_profile {
            wrong.add(
                "--acronym, --pillar, --level and --reports-to are for a mechanism",
                "leave them out, or make the mechanism's profile: samut new mechanism SLUG",
            );
        }
        if self.kind != Some(Kind::Profile) {
            return;
        }
        let profiled = typed.map(|slug| self.profiled(slug));
        if let Some((slug, mechanism)) = profiled.and_then(|it| wrong.take("SLUG", it)) {
            self.wish.slug = slug;
            self.wish.mechanism = mechanism;
        }
    }
}

fn kind(kind: NewKind) -> Kind {
    match kind {
        NewKind::News => Kind::News,
        NewKind::Report => Kind::Report,
        NewKind::Document => Kind::Document,
        NewKind::Page => Kind::Page,
        NewKind::Mechanism => Kind::Profile,
    }
}

fn session_kind(kind: NewSession) -> SessionKind {
    match kind {
        NewSession::Regular => SessionKind::Regular,
        NewSession::Special => SessionKind::Special,
        NewSession::Informal => SessionKind::Informal,
    }
}

/// The languages that were typed, or those of the archive.
fn langs(typed: &[String], default: Lang) -> Result<Vec<Lang>, Usage> {
    if typed.is_empty() {
        return Ok(vec![default, default.other()]);
    }
    let mut langs = Vec::new();
    for tag in typed {
        let Some(lang) = Lang::from_tag(tag.trim()) else {
            let message = format!("\"{tag}\" is not a language of the archive");
            return Err(Usage::new(message, "write th, en, or th,en"));
        };
        if langs.contains(&lang) {
            return Err(Usage::new(format!("{lang} stands twice"), "write it once"));
        }
        langs.push(lang);
    }
    Ok(langs)
}

/// What was typed of a mechanism that no register holds.
fn record(new: &New, survey: &Survey, wrong: &mut Wrong) -> Option<Record> {
    let typed = [&new.acronym, &new.pillar, &new.level, &new.reports_to];
    typed.iter().any(|typed| typed.is_some()).then(|| {
        let mut slug = |flag, text: &Option<String>, register| {
            let text = text.clone().into_iter().collect::<Vec<_>>();
            wrong.slugs(flag, &text, &[register], survey).pop()
        };
        Record {
            pillar: slug("--pillar", &new.pillar, Register::Pillars),
            reports_to: slug("--reports-to", &new.reports_to, Register::Mechanisms),
            acronym: new.acronym.as_deref().and_then(judge::words),
            level: new.level.as_deref().and_then(judge::words),
        }
    })
}

/// What is wrong with a command line.
#[derive(Default)]
struct Wrong(Vec<Usage>);

impl Wrong {
    fn add(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.0.push(Usage::new(message, help));
    }

    /// A value that was judged; what is wrong with it is noted under the name of its flag.
    fn take<T>(&mut self, flag: &str, judged: Result<T, Usage>) -> Option<T> {
        match judged {
            Ok(value) => Some(value),
            Err(Usage { message, help }) => {
                self.add(format!("{flag}: {message}"), help);
                None
            }
        }
    }

    fn date(
        &mut self,
        flag: &str,
        text: Option<&String>,
        today: NaiveDate,
    ) -> Option<Written> {
        text.and_then(|text| self.take(flag, judge::date(text, today)))
    }

    fn slugs(
        &mut self,
        flag: &str,
        texts: &[String],
        registers: &[Register],
        survey: &Survey,
    ) -> Vec<String> {
        let authorities = &survey.archive().authorities;
        let mut slugs: Vec<String> = Vec::new();
        for text in texts.iter().filter(|text| !text.trim().is_empty()) {
            let found = filter::authority(text, registers, authorities);
            let slug = self.take(flag, found).map(|ix| authorities.get(ix).slug.clone());
            slugs.extend(slug.filter(|slug| !slugs.contains(slug)));
        }
        slugs
    }

    /// Words of each language: those of a flag without a language are in the first.
    fn own(
        &mut self,
        what: &str,
        [bare, th, en]: [&Option<String>; 3],
        lead: Lang,
        langs: &[Lang],
    ) -> Bilingual<Option<String>> {
        let mut words = Bilingual {
            th: th.as_deref().and_then(judge::words),
            en: en.as_deref().and_then(judge::words),
        };
        for lang in Lang::ALL {
            if words.get(lang).is_some() && !langs.contains(&lang) {
                let message = format!("--{what}-{lang} has no file to stand in");
                let help = format!("leave it out, or add {lang} to --lang");
                self.add(message, help);
            }
        }
        if let Some(bare) = bare.as_deref().and_then(judge::words) {
            if words.get(lead).is_some() {
                let message = format!("--{what} and --{what}-{lead} say the same twice");
                self.add(message, "leave one of the two out");
            }
            *words.get_mut(lead) = Some(bare);
        }
        words
    }

    /// The first and the last day of a meeting.
    fn days(&mut self, event: &Event) {
        match (&event.start, &event.end) {
            (None, Some(_)) => {
                self.add(
                    "--end stands without --start",
                    "write the first day as --start",
                );
            }
            (Some(start), Some(_)) if start.date.is_range() => {
                self.add("--start says the whole range already", "leave out --end");
            }
            (Some(_), Some(_)) if event.days().is_none() => self.add(
                "--end is before --start",
                "exchange them, or correct one of the two",
            ),
            _ => {}
        }
    }
}

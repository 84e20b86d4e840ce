//! The short history of an authority: its names, parents, cadences and tiers in order of time.
//!
//! In: an authority. Out: one sentence for each state that it was in, earliest first; nothing where
//! it was never otherwise than it is, as the facts on its page say that already.

use chrono::NaiveDate;

use crate::date::Date;
use crate::lang::Lang;
use crate::messages::Value;
use crate::model::{Authority, FormerName, Lasting, Parent, Partner, on};
use crate::plan::as_of::AsOf;
use crate::plan::here::Here;
use crate::view;

/// A line, with the day that orders it.
struct Line {
    day: NaiveDate,
    /// Whether it says more than the facts of the page.
    is_news: bool,
    sentence: view::Sentence,
}

/// What held: its words, and where they lead.
type What = (view::Words, Option<String>);

/// The history of an authority, earliest first.
pub(super) fn history(here: &Here<'_>, authority: &Authority) -> Vec<view::Sentence> {
    let today = here.archive.today;
    let parent = |parent: &Parent| {
        let to = here.archive.authorities.find(&parent.to.value)?;
        let link = here.short(to, AsOf::TODAY);
        Some((view::Words { text: link.text, lang: link.lang }, Some(link.href)))
    };
    let name = |former: &FormerName| {
        let acronym = former.acronym.as_deref();
        let words = match (here.words(&former.name), acronym) {
            (Some(name), Some(acronym)) => {
                view::Words { text: format!("{} ({acronym})", name.text), ..name }
            }
            (Some(name), None) => name,
            (None, acronym) => here.words_in(Lang::En, acronym?),
        };
        Some((words, None))
    };
    let tier = |partner: &Partner| {
        let tier = here.term("tier", &partner.tier);
        Some((here.words_in(here.lang, &tier), None))
    };
    let Authority { former_names, parents, cadence, partner, .. } = authority;
    let mut lines = membership(here, authority);
    // A former name is never the present one, which is the title of the page.
    lines.extend(states(here, "name", former_names, None, &name));
    lines.extend(states(here, "parent", parents, on(parents, today), &parent));
    lines.extend(states(here, "cadence", cadence, on(cadence, today), &|cadence| {
        Some((here.words(&cadence.text)?, None))
    }));
    lines.extend(states(here, "tier", partner, on(partner, today), &tier));
    if !lines.iter().any(|line| line.is_news) {
        return Vec::new();
    }
    // Sorting is stable: of one day, names stand before parents, and these before cadences.
    lines.sort_by_key(|line| line.day);
    lines.into_iter().map(|line| line.sentence).collect()
}

/// When a country joined ASEAN, and when it left.
fn membership(here: &Here<'_>, authority: &Authority) -> Vec<Line> {
    let asean = here.words_in(here.lang, &here.word("asean"));
    let line = |date: Option<Date>, key: &str, is_news: bool| {
        let date = date?;
        let sentence = sentence(here, key, &here.date_words(date), (asean.clone(), None));
        Some(Line { day: date.first_day(), is_news, sentence })
    };
    let joined = line(authority.joined, "history_joined", false);
    let left = line(authority.left, "history_left", true);
    joined.into_iter().chain(left).collect()
}

/// A line for each state of one kind, given the one that holds today.
fn states<T: Lasting>(
    here: &Here<'_>,
    kind: &str,
    states: &[T],
    present: Option<&T>,
    what: &dyn Fn(&T) -> Option<What>,
) -> Vec<Line> {
    let today = here.archive.today;
    let line = |state: &T| {
        let is_present = present.is_some_and(|present| std::ptr::eq(present, state));
        let is_to_come = state.since().is_some_and(|since| since > today);
        let is_dated = state.from().is_some() || state.until().is_some();
        if is_present && !is_dated && states.len() == 1 {
            return None;
        }
        let tense = if is_present || is_to_come { "" } else { "_past" };
        let day = match state.since() {
            Some(since) => since,
            None if is_present && state.up_to().is_none() => NaiveDate::MAX,
            // What has no beginning came before all else, and what ended first is first of these.
            None => NaiveDate::MIN,
        };
        let when = when(here, state, is_present);
        let key = format!("history_{kind}{tense}");
        let sentence = sentence(here, &key, &when, what(state)?);
        Some((state.up_to(), Line { day, is_news: !is_present, sentence }))
    };
    let mut lines: Vec<_> = states.iter().filter_map(line).collect();
    lines.sort_by_key(|(up_to, line)| (line.day, up_to.is_none(), *up_to));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The time of a state, in words that begin a sentence.
fn when<T: Lasting>(here: &Here<'_>, state: &T, is_present: bool) -> String {
    let said = |key: &str, date: Date| {
        here.say(key, &[("when", Value::Text(&here.date_words(date)))])
    };
    match (state.from(), state.until()) {
        (Some(from), Some(until)) if from == until => said("history_in", from),
        (Some(from), Some(until)) => {
            match Date::range(from.start(), until.end().unwrap_or(until.start())) {
                Some(range) => here.date_words(range),
                None => said("history_from", from),
            }
        }
        (Some(from), None) => said("history_from", from),
        (None, Some(until)) => said("history_until", until),
        (None, None) if is_present => here.word("history_now"),
        (None, None) => here.word("history_formerly"),
    }
}

/// A sentence about what held and when.
fn sentence(
    here: &Here<'_>,
    key: &str,
    when: &str,
    (what, href): What,
) -> view::Sentence {
    here.about(key, &[("when", Value::Text(when))], &what, href)
}

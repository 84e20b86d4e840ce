//! Dates of one item that can hardly be meant: of a far year, or in an order that cannot be.
//!
//! In: the facts of an item, what its documents say, and the day of the build. Out: warnings. What
//! a partial date leaves open is not told.

use chrono::{Datelike, NaiveDate};

use crate::date::{Date, in_words};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Facts, Located};

/// How many years ahead a date may be before it is taken for a slip.
const YEARS_AHEAD: i32 = 10;

/// Complains of dates that can hardly be meant; `updated` is what the documents say of themselves.
pub(super) fn unlikely<'d>(
    facts: &Facts,
    updated: impl Iterator<Item = &'d Located<Date>>,
    today: NaiveDate,
    out: &mut Vec<Diagnostic>,
) {
    let of_events = facts.events.iter().filter_map(|event| event.meeting.date.as_ref());
    let of_mentions = facts.mentions.iter().filter_map(|mention| mention.date.as_ref());
    let far = facts.date.iter().chain(of_events).chain(of_mentions);
    // What is to be published as far ahead is no slip.
    let planned = facts.publish_date.as_ref();
    let is_planned = planned.is_some_and(|date| is_far(date.value, today));
    for date in far.filter(|date| !is_planned && is_far(date.value, today)) {
        let message =
            format!("{} is more than {YEARS_AHEAD} years ahead", in_words(date.value));
        let place = date.place.clone();
        out.push(Diagnostic::at(Code::FarYear, place, message, "correct the year"));
    }
    for updated in updated {
        if let Some(date) = &facts.date
            && updated.value.last_day() < date.value.first_day()
        {
            let message = format!(
                "`updated` ({}) is before `date` ({})",
                in_words(updated.value),
                in_words(date.value)
            );
            let help = "correct one of the two";
            out.push(
                Diagnostic::at(Code::DatesCross, updated.place.clone(), message, help)
                    .and(date.place.clone(), "`date`"),
            );
        }
    }
    if let (Some(publish), Some(expiry)) = (&facts.publish_date, &facts.expiry_date)
        && expiry.value.first_day() <= publish.value.first_day()
    {
        let message = format!(
            "`expiry_date` ({}) is not after `publish_date` ({}), so that the item is never shown",
            in_words(expiry.value),
            in_words(publish.value)
        );
        let help = "correct one of the two, or make the item a draft";
        out.push(
            Diagnostic::at(Code::DatesCross, expiry.place.clone(), message, help)
                .and(publish.place.clone(), "`publish_date`"),
        );
    }
}

fn is_far(date: Date, today: NaiveDate) -> bool {
    date.start().year() > today.year() + YEARS_AHEAD
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::date::parse;
    use crate::diagnostic::Place;

    /// Each date is written as a key and a value, such as `date=2017`.
    fn check(dates: &str, expected: &[&str]) {
        let date = |key: &str| {
            let text = dates.split(' ').find_map(|pair| pair.strip_prefix(key))?;
            let date = parse(text.strip_prefix('=')?).unwrap().date;
            Some(Box::new(Located::new(date, Place::start(&Arc::from("x")))))
        };
        let facts = Facts {
            date: date("date"),
            publish_date: date("publish"),
            expiry_date: date("expiry"),
            ..Facts::default()
        };
        let mut out = Vec::new();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        unlikely(&facts, date("updated").as_deref().into_iter(), today, &mut out);
        let codes: Vec<_> = out.iter().map(|told| told.code.text()).collect();
        assert_eq!(codes, expected, "{dates}");
    }

    #[test]
    fn a_year_far_ahead_is_a_slip() {
        check("date=2017", &[]);
        check("date=2036-12-31", &[]);
        check("date=2037", &["W0307"]);
        check("date=2107-05-02", &["W0307"]);
        check("date=2107-05-02 publish=2107-05-02", &[]);
        check("date=2107-05-02 publish=2017-05-02", &["W0307"]);
        check("date=พ.ศ.๒๖๕๐", &["W0307"]);
        check("expiry=2107-05-02", &[]);
    }

    #[test]
    fn nothing_is_changed_before_it_is_there() {
        check("date=2017-05-02 updated=2017-05-02", &[]);
        check("date=2017-05-02 updated=2017-05-01", &["W0308"]);
        check("date=2017-05-02 updated=2017", &[]);
        check("date=2017 updated=2016-12", &["W0308"]);
        check("date=2017-05-02 updated=พ.ศ.๒๕๕๙", &["W0308"]);
    }

    #[test]
    fn what_is_withdrawn_was_shown_before() {
        check("publish=2017-05-02 expiry=2017-05-03", &[]);
        check("publish=2017-05-02 expiry=2017-05-02", &["W0308"]);
        check("publish=2017-05-02 expiry=2016", &["W0308"]);
        check("publish=2017 expiry=2017-02", &[]);
    }
}

//! A meeting and the life of its mechanism: it cannot meet before it exists, nor afterwards.
//!
//! In: a mechanism's record, its name and the days of a meeting. Out: a warning with both places. What a
//! partial date leaves open is not complained of.

use crate::date::{Date, in_words, when};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Authority, Located};

/// Complains of a meeting that certainly began before its mechanism existed, or after.
pub(super) fn outside(
    mechanism: &Authority,
    name: &str,
    date: &Located<Date>,
    out: &mut Vec<Diagnostic>,
) {
    let began = date.value.start();
    let mut complain = |end: &Located<Date>, message: String, role: &str| {
        let help = "correct the day of the meeting or its `mechanism`, or the years of the mechanism";
        out.push(
            Diagnostic::at(Code::OutsideLife, date.place.clone(), message, help)
                .and(end.place.clone(), role),
        );
    };
    if let Some(from) = &mechanism.from
        && began.last_day() < from.value.first_day()
    {
        let message = format!(
            "{name} did not meet {}: it has existed since {}",
            when(date.value),
            in_words(from.value)
        );
        complain(from, message, "its beginning");
    }
    if let Some(until) = &mechanism.until
        && began.first_day() > until.value.last_day()
    {
        let message = format!(
            "{name} did not meet {}: it existed until {}",
            when(date.value),
            in_words(until.value)
        );
        complain(until, message, "its end");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::date::parse;
    use crate::diagnostic::Place;
    use crate::model::Register;

    fn check(from: &str, until: &str, met: &str, expected: &str) {
        let place = Place::start(&Arc::from("x"));
        let date = |text: &str| {
            let date = (!text.is_empty()).then(|| parse(text).unwrap().date);
            date.map(|date| Located::new(date, place.clone()))
        };
        let slug = "ammtc".to_owned();
        let mechanism = Authority {
            acronym: Some("AMMTC".to_owned()),
            from: date(from),
            until: date(until),
            ..Authority::new(Register::Mechanisms, slug, place.clone())
        };
        let mut out = Vec::new();
        outside(&mechanism, "AMMTC", &date(met).unwrap(), &mut out);
        let told: Vec<_> = out.iter().map(|told| told.message.as_str()).collect();
        assert_eq!(told.join("; "), expected, "{from} {until} {met}");
    }

    #[test]
    fn only_what_is_certain_is_told() {
        let before = "AMMTC did not meet in 1996: it has existed since 1997";
        check("1997", "", "1996", before);
        check("๒๕๔๐", "", "๒๕๓๙", before);
        check("1997", "", "1997-01-01", "");
        check("1997-12-20", "", "1997", "");
        check(
            "1997-12-20",
            "",
            "1997-12-19/1997-12-21",
            "AMMTC did not meet on 19–21 December 1997: it has existed since 20 December 1997",
        );
        check("1997-12-20", "", "1997-12-20", "");
        check(
            "",
            "2009",
            "2010-01",
            "AMMTC did not meet in January 2010: it existed until 2009",
        );
        check("", "2009", "2009-12-31/2010-01-02", "");
        check("", "2009-03", "2009", "");
        check("", "", "0999", "");
    }
}

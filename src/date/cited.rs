//! A date as a list of references has it: its year first.

use crate::date::digits::in_digits;
use crate::date::names::month_name;
use crate::date::point::{Date, Point, Precision};
use crate::date::print::{Style, Years, between};
use crate::lang::Lang;

/// Prints a date with its year first: `2017, May 22–27`, `๒๕๖๐, ๒๒–๒๗ พฤษภาคม`.
///
/// The order is that of the Publication Manual of the American Psychological Association (7th ed.,
/// chapter 9) and of its Thai adaptations, whose years are Buddhist and bare. A year that could be
/// misread has its era, as everywhere.
pub fn print_year_first(date: Date, style: Style) -> String {
    let years = Years::of(date, style.lang);
    let start = date.start();
    let text = match date.end() {
        None => with_year(start, &day_month(start, style), years, style),
        Some(end) => {
            let is_of_one_year = start.year() == end.year()
                && start.precision().min(end.precision()) > Precision::Year;
            if is_of_one_year {
                with_year(start, &within_year(start, end, style), years, style)
            } else {
                let [start, end] = [start, end].map(|point| {
                    with_year(point, &day_month(point, style), years, style)
                });
                between(&start, &end)
            }
        }
    };
    match style.lang {
        Lang::Th => in_digits(text, style.digits),
        Lang::En => text,
    }
}

fn with_year(point: Point, day_month: &str, years: Years, style: Style) -> String {
    let year = years.print(point.year(), style.lang);
    if day_month.is_empty() { year } else { format!("{year}, {day_month}") }
}

fn within_year(start: Point, end: Point, style: Style) -> String {
    let month = |point: Point| month(point, style);
    match (start.day(), end.day(), style.lang) {
        (Some(first), Some(last), Lang::Th) if start.month() == end.month() => {
            format!("{first}–{last} {}", month(end))
        }
        (Some(first), Some(last), Lang::En) if start.month() == end.month() => {
            format!("{} {first}–{last}", month(start))
        }
        _ => between(&day_month(start, style), &day_month(end, style)),
    }
}

/// The month and the day in the order of the language; nothing for a year alone.
fn day_month(point: Point, style: Style) -> String {
    let month = month(point, style);
    match (point.day(), style.lang) {
        (Some(day), Lang::Th) => format!("{day} {month}"),
        (Some(day), Lang::En) => format!("{month} {day}"),
        (None, _) => month.to_owned(),
    }
}

fn month(point: Point, style: Style) -> &'static str {
    point
        .month()
        .and_then(|month| month_name(month, style.lang, style.form))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{Digits, Form, parse};

    fn check(iso: &str, thai: &str, english: &str) {
        let date = parse(iso).unwrap().date;
        let style = |lang| Style { lang, digits: Digits::Thai, form: Form::Long };
        assert_eq!(print_year_first(date, style(Lang::Th)), thai, "{iso}");
        assert_eq!(print_year_first(date, style(Lang::En)), english, "{iso}");
    }

    #[test]
    fn the_year_stands_first() {
        check("2017-05-02", "๒๕๖๐, ๒ พฤษภาคม", "2017, May 2");
        check("2016-02-29", "๒๕๕๙, ๒๙ กุมภาพันธ์", "2016, February 29");
        check("2017-05", "๒๕๖๐, พฤษภาคม", "2017, May");
        check("1995", "๒๕๓๘", "1995");
    }

    #[test]
    fn ranges_say_their_year_once_where_they_can() {
        check("2017-05-22/2017-05-27", "๒๕๖๐, ๒๒–๒๗ พฤษภาคม", "2017, May 22–27");
        check(
            "2017-04-30/2017-05-02",
            "๒๕๖๐, ๓๐ เมษายน – ๒ พฤษภาคม",
            "2017, April 30 – May 2",
        );
        check("2017-05/2017-06", "๒๕๖๐, พฤษภาคม–มิถุนายน", "2017, May–June");
        check("2017-05-02/2017-06", "๒๕๖๐, ๒ พฤษภาคม – มิถุนายน", "2017, May 2 – June");
        check(
            "2017-12-28/2018-01-03",
            "๒๕๖๐, ๒๘ ธันวาคม – ๒๕๖๑, ๓ มกราคม",
            "2017, December 28 – 2018, January 3",
        );
        check("1995/1997", "๒๕๓๘–๒๕๔๐", "1995–1997");
        check("2017/2018-03", "๒๕๖๐ – ๒๕๖๑, มีนาคม", "2017 – 2018, March");
    }

    #[test]
    fn a_year_that_would_be_misread_has_its_era() {
        check("1932-01-05", "ค.ศ. ๑๙๓๒, ๕ มกราคม", "1932, January 5");
        check("1932", "๒๔๗๕", "1932");
        check("1757-05-02", "พ.ศ. ๒๓๐๐, ๒ พฤษภาคม", "1757, May 2");
    }
}

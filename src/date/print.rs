//! Dates as readers read them.
//!
//! In: a date and how to print it. Out: its text in Thai or English, which [`parse`] reads back
//! as the same date where the year is printed. It never prints a range longer than it must.
//!
//! [`parse`]: crate::date::parse

use crate::date::digits::{Digits, in_digits};
use crate::date::era::{BARE_BUDDHIST, Era, is_double};
use crate::date::names::{Form, month_name};
use crate::date::point::{Date, Point, Precision};
use crate::lang::Lang;

/// How a date is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// The language: Thai text has Buddhist years.
    pub lang: Lang,
    /// The digits of Thai text. English text always has Arabic ones.
    pub digits: Digits,
    /// The length of the months' names.
    pub form: Form,
}

/// A date in full: `๒๒–๒๗ พฤษภาคม ๒๕๖๐`, `30 April – 2 May 2017`, `พ.ศ. 2538`, `1995–1997`.
///
/// A dash has spaces where either side of it has one (CLDR). In Thai a year that stands alone has
/// its พ.ศ., and so has every year outside 2400 to 2650. Where an end of the date is in January to
/// March of 1889 to 1940, when Thai years began in April, every year is Gregorian and has its
/// ค.ศ. In English a year from 2400 on has its CE.
pub fn print(date: Date, style: Style) -> String {
    finish(&whole(date, style), style)
}

/// A date in full as messages for editors say it, which are in English: `22–27 May 2017`.
pub fn in_words(date: Date) -> String {
    print(date, Style { lang: Lang::En, digits: Digits::Arabic, form: Form::Long })
}

/// When something was, as messages for editors say it: `on 22 May 2017`, `in May 2017`.
pub fn when(date: Date) -> String {
    let preposition = if date.start().day().is_some() { "on" } else { "in" };
    format!("{preposition} {}", in_words(date))
}

/// A date without its year, for a list under that year: `22–27 May`, `30 เมษายน – 2 พฤษภาคม`,
/// `May`. In full if it touches two years or is known to the year only.
pub fn print_day_month(date: Date, style: Style) -> String {
    let end = date.end().unwrap_or(date.start());
    let yearless = [date.start(), end].iter().all(|p| p.precision() > Precision::Year);
    if !yearless || date.start().year() != end.year() {
        return print(date, style);
    }
    let text = match date.end() {
        None => day_month(date.start(), style),
        Some(end) => within_year(date.start(), end, style),
    };
    finish(&text, style)
}

/// A Gregorian year as a heading over its dates: `2017`, `๒๕๖๐`. Years that would be taken for
/// those of the other era have their own.
pub fn print_year(year: i32, style: Style) -> String {
    let era = match style.lang {
        Lang::Th => Era::Buddhist,
        Lang::En => Era::Common,
    };
    let years = Years { era, written: !is_plain(era, year) };
    finish(&years.print(year, style.lang), style)
}

fn finish(text: &str, style: Style) -> String {
    match style.lang {
        Lang::Th => in_digits(text, style.digits),
        Lang::En => text.to_owned(),
    }
}

fn whole(date: Date, style: Style) -> String {
    let years = Years::of(date, style.lang);
    let start = date.start();
    let Some(end) = date.end() else {
        return point(start, years, style);
    };
    let precision = start.precision().min(end.precision());
    if start.year() == end.year() && precision > Precision::Year {
        let year = years.print(end.year(), style.lang);
        return format!("{} {year}", within_year(start, end, style));
    }
    let left = point(start, years, style);
    if start.precision().max(end.precision()) == Precision::Year && !years.written {
        // One พ.ศ. serves both years.
        return format!("{left}–{}", years.print(end.year(), style.lang));
    }
    between(&left, &point(end, years, style))
}

fn point(point: Point, years: Years, style: Style) -> String {
    let alone = point.precision() == Precision::Year;
    let written = years.written || (alone && years.era == Era::Buddhist);
    let year = Years { written, ..years }.print(point.year(), style.lang);
    if alone { year } else { format!("{} {year}", day_month(point, style)) }
}

/// Two points of one year, both known to the month at least, without that year.
fn within_year(start: Point, end: Point, style: Style) -> String {
    match (start.day(), end.day()) {
        (Some(first), Some(_)) if start.month() == end.month() => {
            format!("{first}–{}", day_month(end, style))
        }
        _ => between(&day_month(start, style), &day_month(end, style)),
    }
}

fn day_month(point: Point, style: Style) -> String {
    let month = point.month().and_then(|m| month_name(m, style.lang, style.form));
    let month = month.unwrap_or_default();
    match point.day() {
        Some(day) => format!("{day} {month}"),
        None => month.to_owned(),
    }
}

pub(super) fn between(left: &str, right: &str) -> String {
    let space = if left.contains(' ') || right.contains(' ') { " " } else { "" };
    format!("{left}{space}–{space}{right}")
}

/// How all the years of one date are printed.
#[derive(Clone, Copy)]
pub(super) struct Years {
    era: Era,
    /// Whether each has its era.
    written: bool,
}

impl Years {
    pub(super) fn of(date: Date, lang: Lang) -> Self {
        let points = [date.start(), date.end().unwrap_or(date.start())];
        let double = |p: &Point| is_double(Era::Buddhist.count(p.year()), p.month());
        match lang {
            Lang::Th if points.iter().any(double) => {
                Self { era: Era::Common, written: true }
            }
            Lang::Th => Self::plain_where_possible(Era::Buddhist, points),
            Lang::En => Self::plain_where_possible(Era::Common, points),
        }
    }

    fn plain_where_possible(era: Era, points: [Point; 2]) -> Self {
        Self { era, written: !points.iter().all(|point| is_plain(era, point.year())) }
    }

    pub(super) fn print(self, year: i32, lang: Lang) -> String {
        let count = self.era.count(year);
        match (self.written, lang, self.era) {
            // Two or three digits would not be read back as a year.
            (false, ..) => format!("{count:04}"),
            (true, Lang::Th, Era::Buddhist) => format!("พ.ศ. {count}"),
            (true, Lang::Th, Era::Common) => format!("ค.ศ. {count:04}"),
            (true, Lang::En, _) => format!("{count:04} CE"),
        }
    }
}

/// Whether a Gregorian year needs no era: without it, it is read as the same year.
fn is_plain(era: Era, year: i32) -> bool {
    match era {
        Era::Buddhist => BARE_BUDDHIST.contains(&era.count(year)),
        Era::Common => Era::of_bare(year) == Some(Era::Common),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::date::parse;
    use crate::date::point::tests::{dates, points};

    const THAI: Style = Style { lang: Lang::Th, digits: Digits::Thai, form: Form::Long };
    const ARABIC: Style = Style { digits: Digits::Arabic, ..THAI };
    const SHORT: Style = Style { form: Form::Abbreviated, ..ARABIC };
    const ENGLISH: Style = Style { lang: Lang::En, ..THAI };
    const SHORT_ENGLISH: Style = Style { form: Form::Abbreviated, ..ENGLISH };

    /// A date of any years: unlike [`parse`], with no era to be guessed.
    fn date(iso: &str) -> Date {
        let point = |text: &str| {
            let mut parts = text.split('-').map(|part| part.parse::<u16>().unwrap());
            let year = i32::from(parts.next().unwrap());
            let mut part = || parts.next().map(|n| n as u8);
            Point::new(year, part(), part()).unwrap()
        };
        match iso.split_once('/') {
            None => point(iso).into(),
            Some((start, end)) => Date::range(point(start), point(end)).unwrap(),
        }
    }

    fn check(iso: &str, style: Style, expected: &str) {
        assert_eq!(print(date(iso), style), expected, "{iso}");
    }

    #[test]
    fn messages_say_dates_in_english_words() {
        let check_when =
            |iso: &str, expected: &str| assert_eq!(when(date(iso)), expected, "{iso}");
        check_when("2017-05-22", "on 22 May 2017");
        check_when("2017-05-22/2017-05-27", "on 22–27 May 2017");
        check_when("2017-05", "in May 2017");
        check_when("2017", "in 2017");
        check_when("2017-05/2017-06", "in May–June 2017");
    }

    #[test]
    fn a_point_is_as_precise_as_it_is_known() {
        check("2017-05-02", THAI, "๒ พฤษภาคม ๒๕๖๐");
        check("2017-05-02", ARABIC, "2 พฤษภาคม 2560");
        check("2017-05-02", SHORT, "2 พ.ค. 2560");
        check("2017-05-02", ENGLISH, "2 May 2017");
        check("2017-09-02", SHORT_ENGLISH, "2 Sep 2017");
        check("2016-02-29", THAI, "๒๙ กุมภาพันธ์ ๒๕๕๙");
        check("2017-05", THAI, "พฤษภาคม ๒๕๖๐");
        check("2017-05", ENGLISH, "May 2017");
        check("1995", THAI, "พ.ศ. ๒๕๓๘");
        check("1995", ARABIC, "พ.ศ. 2538");
        check("1995", ENGLISH, "1995");
    }

    #[test]
    fn ranges_collapse() {
        check("2017-05-22/2017-05-27", THAI, "๒๒–๒๗ พฤษภาคม ๒๕๖๐");
        check("2017-05-22/2017-05-27", ENGLISH, "22–27 May 2017");
        check("2017-05-22/2017-05-27", SHORT, "22–27 พ.ค. 2560");
        check("2017-04-30/2017-05-02", ENGLISH, "30 April – 2 May 2017");
        check("2017-04-30/2017-05-02", SHORT, "30 เม.ย. – 2 พ.ค. 2560");
        check("2017-12-28/2018-01-03", ENGLISH, "28 December 2017 – 3 January 2018");
        check("2017-12-28/2018-01-03", ARABIC, "28 ธันวาคม 2560 – 3 มกราคม 2561");
        check("2017-05-02/2018-05-02", ENGLISH, "2 May 2017 – 2 May 2018");
        check("2017-05/2017-06", ENGLISH, "May–June 2017");
        check("2017-05/2017-06", THAI, "พฤษภาคม–มิถุนายน ๒๕๖๐");
        check("2017-12/2018-01", ENGLISH, "December 2017 – January 2018");
        check("1995/1997", ENGLISH, "1995–1997");
        check("1995/1997", THAI, "พ.ศ. ๒๕๓๘–๒๕๔๐");
        check("2017/2018-03", ENGLISH, "2017 – March 2018");
        check("2017/2018-03", ARABIC, "พ.ศ. 2560 – มีนาคม 2561");
        check("2017-05-02/2017-06", ENGLISH, "2 May – June 2017");
        check("2017-05/2017", ENGLISH, "May 2017 – 2017");
    }

    #[test]
    fn a_year_that_would_be_misread_has_its_era() {
        check("1932-01-05", THAI, "๕ มกราคม ค.ศ. ๑๙๓๒");
        check("1889-03", ARABIC, "มีนาคม ค.ศ. 1889");
        check("1940-03-31", ARABIC, "31 มีนาคม ค.ศ. 1940");
        check("1940-04-01", ARABIC, "1 เมษายน 2483");
        check("1941-01-01", ARABIC, "1 มกราคม 2484");
        check("1888-03-31", ARABIC, "31 มีนาคม 2431");
        check("1932", ARABIC, "พ.ศ. 2475");
        check(
            "1932-12-28/1933-01-03",
            ARABIC,
            "28 ธันวาคม ค.ศ. 1932 – 3 มกราคม ค.ศ. 1933",
        );
        check("1932-03/1932-05", ARABIC, "มีนาคม–พฤษภาคม ค.ศ. 1932");
        check("1932/1933-01", ARABIC, "ค.ศ. 1932 – มกราคม ค.ศ. 1933");
        check("1932-01-05", ENGLISH, "5 January 1932");
        check("1757-05-02", ARABIC, "2 พฤษภาคม พ.ศ. 2300");
        check("2108-05-02", ARABIC, "2 พฤษภาคม พ.ศ. 2651");
        check("1757/1767", ARABIC, "พ.ศ. 2300 – พ.ศ. 2310");
        check("2500-05-02", ENGLISH, "2 May 2500 CE");
        check("2399/2401", ENGLISH, "2399 CE – 2401 CE");
        check("0067-05-02", ENGLISH, "2 May 0067");
    }

    #[test]
    fn a_list_under_a_year_leaves_it_out() {
        let check = |iso, style, expected: &str| {
            assert_eq!(print_day_month(date(iso), style), expected, "{iso}");
        };
        check("2017-05-02", THAI, "๒ พฤษภาคม");
        check("2017-05-22/2017-05-27", SHORT, "22–27 พ.ค.");
        check("2017-04-30/2017-05-02", ENGLISH, "30 April – 2 May");
        check("2017-05", ENGLISH, "May");
        check("2017-05/2017-06", ENGLISH, "May–June");
        check("2017-12-28/2018-01-03", ENGLISH, "28 December 2017 – 3 January 2018");
        check("1995", ARABIC, "พ.ศ. 2538");
        check("2017/2017-05", ENGLISH, "2017 – May 2017");
    }

    #[test]
    fn years_as_headings() {
        let check = |year, style, expected: &str| {
            assert_eq!(print_year(year, style), expected, "{year}");
        };
        check(2017, THAI, "๒๕๖๐");
        check(2017, ARABIC, "2560");
        check(2017, ENGLISH, "2017");
        check(1757, ARABIC, "พ.ศ. 2300");
        check(2500, ENGLISH, "2500 CE");
    }

    fn styles() -> impl Strategy<Value = Style> {
        let langs = prop::sample::select(&Lang::ALL[..]);
        let digits = prop::sample::select(&[Digits::Thai, Digits::Arabic][..]);
        let forms = prop::sample::select(&[Form::Long, Form::Abbreviated][..]);
        (langs, digits, forms).prop_map(|(lang, digits, form)| Style {
            lang,
            digits,
            form,
        })
    }

    /// Dates among which every rule of years has its turn.
    fn any_date() -> impl Strategy<Value = Date> {
        prop_oneof![
            dates(1..=9999),
            dates(1880..=1945),
            dates(1850..=2120),
            dates(2390..=2410),
            dates(1..=120),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn every_print_reads_back(date in any_date(), style in styles()) {
            let text = print(date, style);
            let read = parse(&text);
            prop_assert_eq!(read.map(|r| (r.date, r.warning)), Ok((date, None)), "{}", text);
        }

        #[test]
        fn iso_reads_back_below_2400(date in dates(1..=2399)) {
            let read = parse(&date.iso()).map(|r| r.date);
            prop_assert_eq!(read, Ok(date));
        }

        #[test]
        fn yearless_text_reads_back_with_its_year(point in points(1941..=2107), style in styles()) {
            let month = point.month().or(Some(2));
            let point = Point::new(point.year(), month, point.day()).unwrap();
            let text = print_day_month(point.into(), style);
            let whole = format!("{text} {}", print_year(point.year(), style));
            prop_assert_eq!(parse(&whole).map(|r| r.date), Ok(point.into()), "{}", whole);
        }
    }
}

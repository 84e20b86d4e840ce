//! Dates as people write them, in Thai and in English.
//!
//! In: tokens. Out: a date, and whether its year had two digits; or the fault. It never takes a
//! year for granted: what a bare one means stands in `era`.

use chrono::Datelike;

use crate::date::era::{self, Era};
use crate::date::fault::{PATTERNS, Wrong};
use crate::date::names::{Form, weekday_name};
use crate::date::side::{Cursor, Side, Year};
use crate::date::stored::join;
use crate::date::token::{Number, Token};
use crate::date::{Date, Point};
use crate::lang::Lang;

/// A date and the two digits that its year had, if it had no more.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) date: Date,
    pub(super) two_digits: Option<u32>,
}

/// The date of a written text.
pub(super) fn read(tokens: &[Token]) -> Result<Written, Wrong> {
    let mut cursor = Cursor { rest: tokens };
    let start = cursor.side();
    let is_range = cursor.eat_any(&[Token::Dash, Token::To, Token::Until]);
    let end = is_range.then(|| cursor.side());
    if !cursor.rest.is_empty() {
        return Err(no_form());
    }
    let Some(end) = end else {
        let (point, two_digits) = start.point()?;
        return Ok(Written { date: point.into(), two_digits });
    };
    let (start, end) = share(start, end)?;
    let ((first, two_first), (last, two_last)) = (start.point()?, end.point()?);
    let date = join(first, last)?;
    Ok(Written { date, two_digits: two_first.or(two_last) })
}

/// Two sides of a range, each with what it takes from the other.
fn share(mut start: Side, mut end: Side) -> Result<(Side, Side), Wrong> {
    if start.is_empty() || end.is_empty() {
        return Err(no_form());
    }
    if let (Some(a), Some(b)) = (start.year, end.year)
        && !(a.agrees_with(b) && b.agrees_with(a))
    {
        let reason = "one year has its era, and the other may be meant in either";
        return Err(Wrong::date(reason, "write พ.ศ. or ค.ศ. before both years"));
    }
    if start.year.is_none() {
        // `May 22–27, 2017`
        if start.day.is_some() && end.day.is_some() {
            end.month = end.month.or(start.month);
        }
        // A year alone is an end of its own: `May – 2018` does not say when it began.
        let is_year = end.day.is_none() && end.month.is_none();
        start.year = end.year.filter(|_| !is_year);
    }
    if start.day.is_some() && end.day.is_some() {
        start.month = start.month.or(end.month);
    }
    Ok((start, end))
}

impl Year {
    /// Whether a year whose era is not written falls in the written era of another.
    fn agrees_with(self, other: Self) -> bool {
        match (self.era, other.era) {
            (None, Some(era)) => self.meant(true).is_none_or(|(own, _)| own == era),
            _ => true,
        }
    }

    /// The era and the year that it means; nothing if that is not sure.
    fn meant(self, after_thai_month: bool) -> Option<(Era, i32)> {
        let value = i32::try_from(self.number.value).ok()?;
        match (self.era, self.number.len) {
            (Some(era), 3..=5) => Some((era, value)),
            (None, 4) => Era::of_bare(value).map(|era| (era, value)),
            (None, 2) if after_thai_month => Some((Era::Buddhist, 2500 + value)),
            _ => None,
        }
    }
}

impl Side {
    fn is_empty(self) -> bool {
        self.day.is_none() && self.month.is_none() && self.year.is_none()
    }

    /// The point that it means, and the two digits of its year, if it has no more.
    fn point(self) -> Result<(Point, Option<u32>), Wrong> {
        let Some(year) = self.year else { return Err(self.no_year()) };
        if self.day.is_some() && self.month.is_none() {
            let reason = "there is a day and a year, but no month between them";
            return Err(Wrong::date(reason, PATTERNS));
        }
        let after_thai_month = self.month.is_some_and(|month| month.thai);
        let (era, count) =
            year.meant(after_thai_month).ok_or_else(|| unsure_year(year.number))?;
        let point = era::point(era, count, self.month.map(|m| m.number), self.day)?;
        self.check_weekday(point)?;
        Ok((point, (year.number.len == 2).then_some(year.number.value)))
    }

    fn no_year(self) -> Wrong {
        match (self.day, self.month) {
            (_, Some(_)) => Wrong::date(
                "there is no year",
                "add the year after the month, such as `26 พฤษภาคม 2560` or `26 May 2017`",
            ),
            (Some(day), None) => Wrong::date(
                format!("{day} is not followed by a month and a year"),
                PATTERNS,
            ),
            (None, None) => no_form(),
        }
    }

    fn check_weekday(self, point: Point) -> Result<(), Wrong> {
        let Some(written) = self.weekday else { return Ok(()) };
        if point.day().is_none() {
            let reason = "there is a day of the week, but no day of the month";
            return Err(Wrong::date(
                reason,
                "add the day, or leave out the day of the week",
            ));
        }
        let real = point.first_day().weekday();
        if written == real {
            return Ok(());
        }
        let [real, written] =
            [real, written].map(|day| weekday_name(day, Lang::En, Form::Long));
        let reason = format!("{} was a {real}, not a {written}", point.iso());
        Err(Wrong::date(reason, "correct the date, or leave out the day of the week"))
    }
}

fn no_form() -> Wrong {
    Wrong::date("this is not a form of date that we can read", PATTERNS)
}

fn unsure_year(number: Number) -> Wrong {
    let Number { value, len, .. } = number;
    if len == 4 {
        let reason = format!("the year {value} is far in the future in either era");
        return Wrong::date(
            reason,
            "write the year as on a calendar, such as 2560 or 2017",
        );
    }
    let reason = "a year has four digits";
    let help = match len {
        2 => format!(
            "write the year in full: {} if it is Buddhist, {} or {} if it is of the Common Era",
            2500 + value,
            1900 + value,
            2000 + value
        ),
        _ => "write the year with its four digits, such as 2560 or 2017".to_owned(),
    };
    Wrong::date(reason, help)
}

#[cfg(test)]
mod tests {
    use crate::date::parse;
    use crate::diagnostic::Code;

    fn check(text: &str, expected: &str) {
        let read = parse(text).map(|r| (r.date.iso(), r.warning));
        assert_eq!(read, Ok((expected.to_owned(), None)), "{text:?}");
    }

    fn check_fault(text: &str, code: Code, help: &str) {
        let fault = parse(text).unwrap_err();
        assert_eq!(fault.code, code, "{text:?}: {}", fault.message);
        let whole = format!("{} {}", fault.message, fault.help);
        assert!(whole.contains(help), "{text:?}: {whole}");
    }

    #[test]
    fn thai_days() {
        check("๕ มีนาคม พ.ศ. ๒๕๖๒", "2019-03-05");
        check("5 พ.ค. 2560", "2017-05-05");
        check("5พ.ค.2560", "2017-05-05");
        check("5 พค 2560", "2017-05-05");
        check("5 พ. ค. 2560", "2017-05-05");
        check("๕ มีนาคม พ.ศ.๒๕๖๒", "2019-03-05");
        check("๕ มีนาคม พศ ๒๕๖๒", "2019-03-05");
        check("๕ มีนาคม ค.ศ. ๒๐๑๙", "2019-03-05");
        check("5 มีนาคม 2019", "2019-03-05");
        check("วันที่ 5 มีนาคม 2562", "2019-03-05");
        check("เมื่อวันที่ 5 เดือนมีนาคม ปี พ.ศ. 2562", "2019-03-05");
        check("วันอังคารที่ 2 พฤษภาคม 2560", "2017-05-02");
        check("วันพฤหัสบดีที่๔พฤษภาคม๒๕๖๐", "2017-05-04");
        check("วันพฤหัสที่ 4 พฤษภาคม 2560", "2017-05-04");
        check("29 กุมภาพันธ์ 2559", "2016-02-29");
        check("29 ก.พ. 2563", "2020-02-29");
        check("1 กรกฏาคม 2560", "2017-07-01");
        check("\u{feff}5\u{a0}พ.ค.\u{202f}2560\u{200b}", "2017-05-05");
        check("2 พ\u{200b}ฤษภาคม 2๕60", "2017-05-02");
    }

    #[test]
    fn every_thai_month_has_two_names() {
        let names = [
            ("มกราคม", "ม.ค."),
            ("กุมภาพันธ์", "ก.พ."),
            ("มีนาคม", "มี.ค."),
            ("เมษายน", "เม.ย."),
            ("พฤษภาคม", "พ.ค."),
            ("มิถุนายน", "มิ.ย."),
            ("กรกฎาคม", "ก.ค."),
            ("สิงหาคม", "ส.ค."),
            ("กันยายน", "ก.ย."),
            ("ตุลาคม", "ต.ค."),
            ("พฤศจิกายน", "พ.ย."),
            ("ธันวาคม", "ธ.ค."),
        ];
        for (month, (long, short)) in (1..).zip(names) {
            let expected = format!("2017-{month:02}-09");
            let bare = short.replace('.', "");
            let open = short.trim_end_matches('.');
            for name in [long, short, bare.as_str(), open] {
                check(&format!("๙ {name} ๒๕๖๐"), &expected);
                check(&format!("9{name}2560"), &expected);
            }
        }
    }

    #[test]
    fn english_days() {
        check("06 Mar 2019", "2019-03-06");
        check("6 March 2019", "2019-03-06");
        check("March 6, 2019", "2019-03-06");
        check("Mar. 6 2019", "2019-03-06");
        check("MARCH 6th, 2019", "2019-03-06");
        check("2nd May 2017", "2017-05-02");
        check("the 2nd of May 2017", "2017-05-02");
        check("Tuesday, 2 May 2017", "2017-05-02");
        check("Tuesday 2 May 2017", "2017-05-02");
        check("Tue. 2 May 2017", "2017-05-02");
        check("2 May 2560 BE", "2017-05-02");
        check("2 May 2560", "2017-05-02");
        check("2 May B.E. 2560", "2017-05-02");
        check("2 May 2017 AD", "2017-05-02");
        check("2 May 2017 C.E.", "2017-05-02");
        check("2 May 2500 CE", "2500-05-02");
        check("12 Sept. 2017", "2017-09-12");
        check("on 2 May 2017", "2017-05-02");
    }

    #[test]
    fn every_english_month_has_two_names() {
        let names = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        for (month, name) in (1..).zip(names) {
            let expected = format!("2017-{month:02}-09");
            let short = name.get(..3).unwrap();
            for name in [name, short, &name.to_uppercase(), &short.to_lowercase()] {
                check(&format!("9 {name} 2017"), &expected);
                check(&format!("{name}. 9, 2017"), &expected);
            }
        }
    }

    #[test]
    fn the_day_is_first_between_slashes() {
        check("16/12/2565", "2022-12-16");
        check("05/08/2567", "2024-08-05");
        check("๑๖/๑๒/๒๕๖๕", "2022-12-16");
        check("5/8/2024", "2024-08-05");
        check("16 / 12 / 2565", "2022-12-16");
        check("16-18/12/2565", "2022-12-16/2022-12-18");
        check("30/4 – 2/5/2560", "2017-04-30/2017-05-02");
        check_fault("08/16/2567", Code::BadDate, "1 to 12");
        check_fault("16/12/65", Code::BadDate, "2565 if it is Buddhist, 1965 or 2065");
        check_fault("16/12", Code::BadDate, "year");
    }

    #[test]
    fn months_and_years() {
        check("พฤษภาคม 2560", "2017-05");
        check("เดือนพฤษภาคม ๒๕๖๐", "2017-05");
        check("พ.ค. พ.ศ. 2560", "2017-05");
        check("May 2017", "2017-05");
        check("May, 2017", "2017-05");
        check("ปี ๒๕๓๘", "1995");
        check("ปี 2538", "1995");
        check("ปี 1995", "1995");
        check("เมื่อปี ๒๕๓๘", "1995");
        check("ในปี พ.ศ. 2538", "1995");
        check("พ.ศ. 2538", "1995");
        check("พ.ศ.๒๕๓๘", "1995");
        check("ค.ศ. 1995", "1995");
        check("๒๕๓๘", "1995");
        check("๑๙๙๕", "1995");
        check("2538 BE", "1995");
        check("AD 1995", "1995");
        check("พ.ศ. 2300", "1757");
        check("พ.ศ. 544", "0001");
        check("พ.ศ. 10542", "9999");
    }

    #[test]
    fn ranges_share_what_they_do_not_repeat() {
        check("๒๒ – ๒๗ พฤษภาคม ๒๕๖๐", "2017-05-22/2017-05-27");
        check("๒๒-๒๗พฤษภาคม๒๕๖๐", "2017-05-22/2017-05-27");
        check("22 ถึง 27 พฤษภาคม 2560", "2017-05-22/2017-05-27");
        check("ระหว่างวันที่ 22 - 27 พฤษภาคม 2560", "2017-05-22/2017-05-27");
        check("วันที่ 22 ถึงวันที่ 27 พฤษภาคม 2560", "2017-05-22/2017-05-27");
        check("วันจันทร์ที่ 22 – วันเสาร์ที่ 27 พฤษภาคม 2560", "2017-05-22/2017-05-27");
        check("30 เม.ย. - 2 พ.ค. 2560", "2017-04-30/2017-05-02");
        check("28 ธันวาคม 2560 – 3 มกราคม 2561", "2017-12-28/2018-01-03");
        check("22-27 May 2017", "2017-05-22/2017-05-27");
        check("22 to 27 May 2017", "2017-05-22/2017-05-27");
        check("30 April – 2 May 2017", "2017-04-30/2017-05-02");
        check("May 22–27, 2017", "2017-05-22/2017-05-27");
        check("April 30 – May 2, 2017", "2017-04-30/2017-05-02");
        check("from 28 December 2017 to 3 January 2018", "2017-12-28/2018-01-03");
        check("พฤษภาคม – มิถุนายน ๒๕๖๐", "2017-05/2017-06");
        check("May—June 2017", "2017-05/2017-06");
        check("December 2017 – January 2018", "2017-12/2018-01");
        check("๒๕๓๘–๒๕๔๐", "1995/1997");
        check("2538 ถึง 2540", "1995/1997");
        check("ปี 2538 - 2540", "1995/1997");
        check("พ.ศ. 2538–2540", "1995/1997");
        check("พ.ศ. 2300 – พ.ศ. 2310", "1757/1767");
        check("2017 – March 2018", "2017/2018-03");
        check("5 พฤษภาคม 2560 – 5 พฤษภาคม 2560", "2017-05-05");
        check_fault("27 – 22 พฤษภาคม 2560", Code::EndsFirst, "27 May 2017");
        check_fault("28 ธันวาคม – 3 มกราคม 2561", Code::EndsFirst, "year at both");
        check_fault("พ.ศ. 2300–2310", Code::BadDate, "both years");
        check_fault("ค.ศ. 1995 – 2540", Code::BadDate, "both years");
        check_fault("2538 – ค.ศ. 1997", Code::BadDate, "both years");
    }

    #[test]
    fn two_digits_are_a_year_after_a_thai_month_only() {
        let check_warned = |text: &str, expected: &str| {
            let read = parse(text).unwrap();
            assert_eq!(read.date.iso(), expected, "{text}");
            let warning = read.warning.unwrap();
            assert_eq!(warning.code, Code::TwoDigitYear, "{text}");
            assert_eq!(warning.fix.as_deref(), Some(expected), "{text}");
        };
        check_warned("24 ส.ค. 63", "2020-08-24");
        check_warned("24 สิงหาคม ๖๓", "2020-08-24");
        check_warned("ส.ค. 63", "2020-08");
        check_warned("1-2 ก.ย. 63", "2020-09-01/2020-09-02");
        check_warned("30 เม.ย. 63 - 2 พ.ค. 63", "2020-04-30/2020-05-02");
        check_warned("1 ม.ค. 00", "1957-01-01");
        check_fault("24 Aug 63", Code::BadDate, "2563");
        check_fault("24 ส.ค. 3", Code::BadDate, "four digits");
        check_fault("24 ส.ค. 256", Code::BadDate, "four digits");
        check_fault("24 ส.ค. 25633", Code::BadDate, "four digits");
        check_fault("ปี 63", Code::BadDate, "2563");
        check_fault("พ.ศ. 63", Code::BadDate, "2563");
        check_fault("๖๓", Code::BadDate, "63");
    }

    #[test]
    fn bare_years_end_at_2650() {
        check("1 พฤษภาคม 2400", "1857-05-01");
        check("1 พฤษภาคม 2650", "2107-05-01");
        check("1 พฤษภาคม 2399", "2399-05-01");
        check_fault("1 พฤษภาคม 2651", Code::BadDate, "future");
        check("1 พฤษภาคม พ.ศ. 2651", "2108-05-01");
        check_fault("1 May 9999", Code::BadDate, "future");
    }

    #[test]
    fn january_to_march_of_april_years_have_two_readings() {
        let check_both = |text: &str, first: &str, second: &str| {
            check_fault(text, Code::OldThaiYear, first);
            check_fault(text, Code::OldThaiYear, second);
            assert_eq!(parse(text).unwrap_err().fix, None);
        };
        check_both("5 มกราคม 2475", "`1933-01-05`", "`1932-01-05`");
        check_both("31 มีนาคม พ.ศ. ๒๔๓๒", "`1890-03-31`", "`1889-03-31`");
        check_both("ก.พ. 2475", "`1933-02`", "`1932-02`");
        check_both("5/1/2475", "`1933-01-05`", "`1932-01-05`");
        check_both("28 ธ.ค. 2474 – 3 ม.ค. 2475", "`1933-01-03`", "`1932-01-03`");
        check_both("5 มกราคม 2483", "`1941-01-05`", "`1940-01-05`");
        check_fault("5 มกราคม 2483", Code::OldThaiYear, "had no January");
        check_fault("29 ก.พ. 2475", Code::OldThaiYear, "`1932-02-29`");
        check_fault("29 ก.พ. 2474", Code::OldThaiYear, "`1932-02-29`");
        check_fault("29 ก.พ. 2477", Code::BadDate, "28");
        check_fault("30 ก.พ. 2475", Code::BadDate, "29");
        check("5 เมษายน 2475", "1932-04-05");
        check("31 ธันวาคม 2483", "1940-12-31");
        check("1 มกราคม 2484", "1941-01-01");
        check("31 มีนาคม 2431", "1888-03-31");
        check("พ.ศ. 2475", "1932");
        check("5 มกราคม ค.ศ. 1932", "1932-01-05");
        check("5 January 1932", "1932-01-05");
    }

    #[test]
    fn a_weekday_must_be_that_of_the_day() {
        check_fault("วันพุธที่ 2 พฤษภาคม 2560", Code::BadDate, "Tuesday, not a Wednesday");
        check_fault("Monday, 2 May 2017", Code::BadDate, "Tuesday, not a Monday");
        check_fault("จันทร์ 22 – ศุกร์ 27 พฤษภาคม 2560", Code::BadDate, "Saturday");
        check_fault("วันอังคาร พฤษภาคม 2560", Code::BadDate, "no day of the month");
    }

    #[test]
    fn what_is_no_date_is_told_why() {
        check_fault("", Code::BadDate, "there is no date");
        check_fault(" \u{200b}\u{a0}", Code::BadDate, "there is no date");
        check_fault("26 พฤษภาคม", Code::BadDate, "add the year");
        check_fault("May 26", Code::BadDate, "add the year");
        check_fault("22–27 พ.ค.", Code::BadDate, "add the year");
        check_fault("63 – 31 ธันวาคม", Code::BadDate, "add the year");
        check_fault("31 กุมภาพันธ์ 2560", Code::BadDate, "1 to 28");
        check_fault("29 Feb 2017", Code::BadDate, "1 to 28");
        check_fault("0 พ.ค. 2560", Code::BadDate, "1 to 31");
        check_fault("31 April 2017", Code::BadDate, "1 to 30");
        check_fault("ขึ้น ๑๕ ค่ำ เดือน ๑๒ ปีระกา", Code::BadDate, "lunar");
        check_fault("แรม 8 ค่ำ", Code::BadDate, "lunar");
        check_fault("ทุก ๒ ปี", Code::BadDate, "“ทุก”");
        check_fault("ปีงบประมาณ พ.ศ. 2564", Code::BadDate, "“ปีงบประมาณ”");
        check_fault("5 มีนาคม 2562 เวลา 09.00 น.", Code::BadDate, "leave out the time");
        check_fault("yesterday", Code::BadDate, "“yesterday”");
        check_fault("5 พ.ศ. 2560", Code::BadDate, "no month");
        check_fault("5 2560", Code::BadDate, "no month");
        check_fault("44 BC", Code::BadDate, "before the year 1");
        check_fault("พ.ศ. 543", Code::BadDate, "year");
        check_fault("ค.ศ. 0000", Code::BadDate, "year");
        check_fault("ปี ค.ศ. 99999999999", Code::BadDate, "four digits");
        check_fault("5", Code::BadDate, "5");
        check_fault("พฤษภาคม", Code::BadDate, "add the year");
        check_fault("วันที่ 2560", Code::BadDate, "2560");
        check_fault("22–27–29 พ.ค. 2560", Code::BadDate, "such as");
        check_fault("5 พ.ค. 2560 –", Code::BadDate, "such as");
        check_fault("– 5 พ.ค. 2560", Code::BadDate, "such as");
        check_fault("22 – พ.ค. 2560", Code::BadDate, "no month");
        check_fault("May – 2018", Code::BadDate, "add the year");
        check_fault("5 May – 2018", Code::BadDate, "add the year");
        check_fault("จันทร์ – เสาร์ 27 พ.ค. 2560", Code::BadDate, "such as");
    }

    #[test]
    fn messages_cite_the_text_and_cut_it_where_it_is_long() {
        let fault = parse("26 พฤษภาคม").unwrap_err();
        assert_eq!(fault.message, "“26 พฤษภาคม”: there is no year");
        let fault = parse(&"ก".repeat(100_000)).unwrap_err();
        assert!(fault.message.chars().count() < 250, "{}", fault.message);
        let fault = parse(&"5 ".repeat(100_000)).unwrap_err();
        assert!(fault.message.chars().count() < 250, "{}", fault.message);
    }
}

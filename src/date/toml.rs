//! Dates that TOML has types for: a year as an integer, a date, a date with a time.
//!
//! In: values that a TOML reader made. Out: a date of one point, or a fault. It never reads TOML.

use chrono::{Datelike, TimeDelta};
use toml::value::{Datetime, Offset};

use crate::date::fault::{Fault, Wrong};
use crate::date::stored::{self, Numbers};
use crate::date::{Date, Point};

/// The year of a TOML integer, 1000 to 2399: ISO 8601 has four digits, which TOML cannot begin
/// with 0. From 2400 on it is a Buddhist year, and so a fault.
pub fn from_year(year: i64) -> Result<Date, Fault> {
    let four_digits =
        i32::try_from(year).ok().filter(|year| (1000..=9999).contains(year));
    let date = match four_digits {
        Some(year) => stored::date(Numbers { year, month: None, day: None }, None),
        None => Err(Wrong::date(
            "a number without quotation marks is a year, and has four digits",
            "write the year such as `2017`, the day such as `2017-05-22`",
        )),
    };
    date.map_err(|wrong| wrong.within(&year.to_string()))
}

/// The day of a TOML date, or the day on which a TOML date-time falls in the site's zone.
///
/// `zone_minutes` is that zone's distance east of UTC, 420 for Thailand, and at most a day either
/// way. A date-time without an offset is one of that zone. A time alone is a fault.
pub fn from_toml(value: &Datetime, zone_minutes: i16) -> Result<Date, Fault> {
    read(value, zone_minutes).map_err(|wrong| wrong.within(&value.to_string()))
}

fn read(value: &Datetime, zone_minutes: i16) -> Result<Date, Wrong> {
    let Some(written) = value.date else {
        let reason = "this is a time of day, not a date";
        return Err(Wrong::date(reason, "write the day, such as `2017-05-22`"));
    };
    let numbers = Numbers {
        year: i32::from(written.year),
        month: Some(u32::from(written.month)),
        day: Some(u32::from(written.day)),
    };
    let date = stored::date(numbers, None).map_err(|wrong| keep_time(wrong, value))?;
    let (Some(time), Some(offset)) = (value.time, value.offset) else {
        return Ok(date);
    };
    let offset = match offset {
        Offset::Z => 0,
        Offset::Custom { minutes } => minutes,
    };
    let minutes = i64::from(time.hour) * 60 + i64::from(time.minute) - i64::from(offset)
        + i64::from(zone_minutes);
    let days = TimeDelta::days(minutes.div_euclid(24 * 60));
    date.first_day()
        .checked_add_signed(days)
        .and_then(|day| {
            Point::new(day.year(), Some(day.month() as u8), Some(day.day() as u8))
        })
        .map(Date::from)
        .ok_or_else(|| {
            Wrong::date("this day is outside the years 1 to 9999", "correct the year")
        })
}

/// The same fault, whose remedy has the time of day that the value has.
fn keep_time(wrong: Wrong, value: &Datetime) -> Wrong {
    let mended = wrong.fix.as_ref().and_then(|fix| fix.parse::<Datetime>().ok());
    match mended {
        Some(mended) => {
            let fix = Datetime { date: mended.date, ..*value }.to_string();
            Wrong::mended(wrong.code, wrong.reason, fix)
        }
        None => wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    const THAILAND: i16 = 420;

    fn read_text(text: &str) -> Result<Date, Fault> {
        from_toml(&text.parse().unwrap(), THAILAND)
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(read_text(text).map(Date::iso).as_deref(), Ok(expected), "{text}");
    }

    fn check_fault(text: &str, code: Code, remedy: &str) {
        let fault = read_text(text).unwrap_err();
        assert_eq!(fault.code, code, "{text}");
        assert!(fault.help.contains(remedy), "{text}: {}", fault.help);
    }

    #[test]
    fn a_date_time_falls_on_its_day_in_the_sites_zone() {
        check("2017-05-22", "2017-05-22");
        check("2017-05-22T23:59:00", "2017-05-22");
        check("2017-05-22T16:59:59Z", "2017-05-22");
        check("2017-05-22T17:00:00Z", "2017-05-23");
        check("2017-05-22T00:30:00+07:00", "2017-05-22");
        check("2017-05-22T00:30:00+08:00", "2017-05-21");
        check("2017-12-31T23:30:00-05:00", "2018-01-01");
        check("2016-02-29T17:00:00Z", "2016-03-01");
    }

    #[test]
    fn a_buddhist_year_is_refused_with_the_right_date() {
        check_fault("2560-05-02", Code::BuddhistIso, "`2017-05-02`");
        let time = "`2017-05-02T09:00:00+07:00`";
        check_fault("2560-05-02T09:00:00+07:00", Code::BuddhistIso, time);
        check_fault("2475-01-05", Code::BuddhistIso, "`1933-01-05`");
        check_fault("2475-01-05", Code::BuddhistIso, "`1932-01-05`");
        check_fault("9999-12-31", Code::BuddhistIso, "four digits");
    }

    #[test]
    fn a_time_alone_or_a_year_0_is_no_date() {
        check_fault("09:00:00", Code::BadDate, "`2017-05-22`");
        check_fault("0000-05-02", Code::BadDate, "year");
        let fault = from_toml(&"0001-01-01T00:00:00+08:00".parse().unwrap(), 0);
        assert_eq!(fault.unwrap_err().code, Code::BadDate);
    }

    #[test]
    fn an_integer_is_a_year_of_four_digits() {
        let check = |year, expected: Result<&str, Code>| {
            let read = from_year(year).map(Date::iso).map_err(|fault| fault.code);
            assert_eq!(read.as_deref(), expected.as_ref().copied(), "{year}");
        };
        check(1995, Ok("1995"));
        check(2399, Ok("2399"));
        check(2400, Err(Code::BuddhistIso));
        check(2538, Err(Code::BuddhistIso));
        check(63, Err(Code::BadDate));
        check(0, Err(Code::BadDate));
        check(-1995, Err(Code::BadDate));
        check(20_170_522, Err(Code::BadDate));
        check(i64::MAX, Err(Code::BadDate));
        assert_eq!(from_year(2538).unwrap_err().fix.as_deref(), Some("1995"));
    }

    #[test]
    fn no_value_that_toml_takes_panics() {
        for zone in [i16::MIN, 0, i16::MAX] {
            for text in ["0001-01-01T00:00:00Z", "2399-12-31T23:59:60-23:59"] {
                drop(from_toml(&text.parse().unwrap(), zone));
            }
        }
    }
}

//! Dates: whatever Samut reads, the schemas take.

use std::fs;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, TimeDelta};
use jsonschema::{Validator, draft7};
use proptest::proptest;
use samut::date::{self, Date, Digits, Form, Point, Style};
use samut::diagnostic::Code;
use samut::lang::Lang;
use samut::schema;
use serde_json::json;

use crate::judged::repository;
use crate::wrong::ITEM;

static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| draft7::new(&schema::schema(ITEM, None)).unwrap());

/// Whether the schema of an item takes a date.
fn takes(date: &str) -> bool {
    VALIDATOR.is_valid(&json!({ "title": "ก", "date": date }))
}

#[test]
fn every_date_that_samut_reads_is_one_to_the_schema() {
    let page = fs::read_to_string(repository("docs/dates.md")).unwrap();
    let (mut read, mut refused) = (0, 0);
    for text in page
        .lines()
        .filter(|line| line.starts_with('|'))
        .flat_map(|line| line.split('`').skip(1).step_by(2))
    {
        match date::parse(text) {
            Ok(_) => {
                assert!(takes(text), "{text}");
                read += 1;
            }
            Err(fault) if fault.code == Code::BuddhistIso => {
                assert!(!takes(text), "{text}");
                refused += 1;
            }
            Err(_) => {}
        }
    }
    assert!(read > 60 && refused > 1, "{read} {refused}");
}

proptest! {
    #[test]
    fn every_date_that_samut_prints_is_one_to_the_schema(
        year in 1000i32..2400, month in 1u32..=12, day in 1u32..=28, days in 0i64..400, precision in 0u8..3
    ) {
        let start = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let end = start + TimeDelta::days(days);
        let point = |date: NaiveDate| {
            let month = (precision > 0).then_some(date.month() as u8);
            let day = (precision > 1).then_some(date.day() as u8);
            Point::new(date.year(), month, day).unwrap()
        };
        let dates = [Some(Date::from(point(start))), Date::range(point(start), point(end))];
        for date in dates.into_iter().flatten() {
            let mut texts = vec![date.iso()];
            for lang in Lang::ALL {
                for digits in [Digits::Thai, Digits::Arabic] {
                    for form in [Form::Long, Form::Abbreviated] {
                        texts.push(date::print(date, Style { lang, digits, form }));
                    }
                }
            }
            for text in texts.iter().filter(|text| date::parse(text).is_ok()) {
                assert!(takes(text), "{text}");
            }
        }
    }
}

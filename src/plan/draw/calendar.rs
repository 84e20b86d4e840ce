//! A month as a calendar of its items.
//!
//! In: the days of the month's items, in the order of its list. Out: seven columns of weeks, in
//! which each day leads to where its items stand in the list. Items of no day are not in it.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::date::{self, Date, Form, Point};
use crate::messages::Value;
use crate::plan::here::Here;
use crate::view;

/// The days of a week as Thai and English calendars have them, from Sunday (CLDR: first day of the
/// week in Thailand, Singapore and the Philippines).
const WEEK: [Weekday; 7] = [
    Weekday::Sun,
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
];

/// An item of a month: its days within any month, and where it stands in the month's list.
pub(in crate::plan) struct Dated {
    /// The days that it takes, each a range or one day.
    pub(in crate::plan) dates: Vec<Date>,
    /// The date under which the list has it.
    pub(in crate::plan) listed: Date,
    /// The link to that place.
    pub(in crate::plan) href: String,
}

/// The calendar of a month; nothing where no item has a day in it.
pub(in crate::plan) fn calendar(
    here: &Here<'_>,
    year: i32,
    month: u8,
    items: &[Dated],
) -> Option<view::Calendar> {
    let month_of = Point::new(year, Some(month), None)?;
    let days = month_of.first_day().iter_days().take_while(|d| *d <= month_of.last_day());
    let days: Vec<view::CalendarDay> = days.map(|d| day(here, d, items)).collect();
    if days.iter().all(|day| day.items == 0) {
        return None;
    }
    let before = month_of.first_day().weekday().num_days_from_sunday() as usize;
    let blank = view::CalendarDay {
        number: String::new(),
        items: 0,
        href: None,
        label: String::new(),
    };
    let mut cells = vec![blank.clone(); before];
    cells.extend(days);
    cells.resize(cells.len().next_multiple_of(WEEK.len()), blank);
    let name = |form| WEEK.map(|day| date::weekday_name(day, here.lang, form));
    let heads = name(Form::Abbreviated).into_iter().zip(name(Form::Long));
    Some(view::Calendar {
        caption: here.month_words(year, month),
        weekdays: heads
            .map(|(short, name)| view::Weekday {
                short: short.to_owned(),
                name: name.to_owned(),
            })
            .collect(),
        weeks: cells
            .chunks(WEEK.len())
            .map(|days| view::Week { days: days.to_vec() })
            .collect(),
    })
}

fn day(here: &Here<'_>, day: NaiveDate, items: &[Dated]) -> view::CalendarDay {
    let covers = |date: &Date| (date.first_day()..=date.last_day()).contains(&day);
    let of_day: Vec<&Dated> =
        items.iter().filter(|item| item.dates.iter().any(covers)).collect();
    // The day's own place in the list, before that of a longer meeting.
    let is_own = |item: &&&Dated| {
        item.listed.first_day() == item.listed.last_day() && covers(&item.listed)
    };
    let place = of_day.iter().find(is_own).or_else(|| of_day.first());
    let number = here.messages().number(here.lang, i64::from(day.day()));
    let point = Point::new(day.year(), Some(day.month() as u8), Some(day.day() as u8));
    let words = point.map(|point| here.date_words(point.into())).unwrap_or_default();
    let values =
        [("day", Value::Text(&words)), ("n", Value::Number(of_day.len() as i64))];
    view::CalendarDay {
        number,
        items: of_day.len(),
        href: place.map(|item| item.href.clone()),
        label: if of_day.is_empty() {
            String::new()
        } else {
            here.say("calendar_day", &values)
        },
    }
}

//! The names of months and weekdays in both languages (CLDR).
//!
//! In: a month or a weekday. Out: its name. It reads nothing.

use chrono::Weekday;

use crate::lang::Lang;

/// How long the names of months are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// `พฤษภาคม`, `May`, `September`.
    Long,
    /// `พ.ค.`, `May`, `Sep`: for tables and narrow places.
    Abbreviated,
}

/// The names of a month.
pub(super) struct Month {
    pub(super) thai: &'static str,
    pub(super) thai_short: &'static str,
    pub(super) english: &'static str,
    pub(super) english_short: &'static str,
}

const fn month(
    thai: &'static str,
    thai_short: &'static str,
    english: &'static str,
    english_short: &'static str,
) -> Month {
    Month { thai, thai_short, english, english_short }
}

/// The months in their order.
pub(super) const MONTHS: [Month; 12] = [
    month("มกราคม", "ม.ค.", "January", "Jan"),
    month("กุมภาพันธ์", "ก.พ.", "February", "Feb"),
    month("มีนาคม", "มี.ค.", "March", "Mar"),
    month("เมษายน", "เม.ย.", "April", "Apr"),
    month("พฤษภาคม", "พ.ค.", "May", "May"),
    month("มิถุนายน", "มิ.ย.", "June", "Jun"),
    month("กรกฎาคม", "ก.ค.", "July", "Jul"),
    month("สิงหาคม", "ส.ค.", "August", "Aug"),
    month("กันยายน", "ก.ย.", "September", "Sep"),
    month("ตุลาคม", "ต.ค.", "October", "Oct"),
    month("พฤศจิกายน", "พ.ย.", "November", "Nov"),
    month("ธันวาคม", "ธ.ค.", "December", "Dec"),
];

/// A month's name without its year; nothing if the month is not 1 to 12.
pub fn month_name(month: u8, lang: Lang, form: Form) -> Option<&'static str> {
    let names = MONTHS.get(usize::from(month).checked_sub(1)?)?;
    Some(match (lang, form) {
        (Lang::Th, Form::Long) => names.thai,
        (Lang::Th, Form::Abbreviated) => names.thai_short,
        (Lang::En, Form::Long) => names.english,
        (Lang::En, Form::Abbreviated) => names.english_short,
    })
}

/// A weekday's name (CLDR, stand-alone).
pub fn weekday_name(day: Weekday, lang: Lang, form: Form) -> &'static str {
    let (thai, thai_short, english, english_short) = match day {
        Weekday::Mon => ("วันจันทร์", "จ.", "Monday", "Mon"),
        Weekday::Tue => ("วันอังคาร", "อ.", "Tuesday", "Tue"),
        Weekday::Wed => ("วันพุธ", "พ.", "Wednesday", "Wed"),
        Weekday::Thu => ("วันพฤหัสบดี", "พฤ.", "Thursday", "Thu"),
        Weekday::Fri => ("วันศุกร์", "ศ.", "Friday", "Fri"),
        Weekday::Sat => ("วันเสาร์", "ส.", "Saturday", "Sat"),
        Weekday::Sun => ("วันอาทิตย์", "อา.", "Sunday", "Sun"),
    };
    match (lang, form) {
        (Lang::Th, Form::Long) => thai,
        (Lang::Th, Form::Abbreviated) => thai_short,
        (Lang::En, Form::Long) => english,
        (Lang::En, Form::Abbreviated) => english_short,
    }
}

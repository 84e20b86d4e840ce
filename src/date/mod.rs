//! Dates as an archive writes them: partial, ranged, in two calendars and two scripts.
//!
//! In: quoted text, TOML values, file names. Out: a [`Date`] of the Gregorian calendar, or a
//! [`Fault`] for the editor; and a date's text in Thai, English or ISO 8601.
//! It never looks at a clock and never guesses between two readings.
//!
//! # What is read
//!
//! Digits may be Thai or Arabic anywhere. Spaces of any kind and number stand between any two
//! words, or none where Thai has none; characters without width are passed over. English is read
//! in either case.
//!
//! ```text
//! text     = stored | written
//!
//! stored   = isopoint [ ( "/" | to ) isopoint ]        EDTF level 0, ISO 8601-2
//! isopoint = YYYY [ "-" MM [ "-" DD ] ]                 Common Era only
//!
//! written  = side [ to side ]
//! to       = hyphen | dash | "to" | "until" | "through" | "ถึง"
//! side     = { lead } [ weekday [ "," ] ] [ "วันที่" | "ที่" | "the" ] point
//! lead     = "เมื่อ" | "ใน" | "ระหว่าง" | "ตั้งแต่" | "on" | "in" | "from"
//! weekday  = [ "วัน" ] ( "จันทร์" | … | "Monday" | "Mon." | … )
//! point    = day [ "of" | "เดือน" ] month [ "," ] [ year ]
//!          | day "/" MM [ "/" year ]                    the day is always first
//!          | [ "เดือน" ] month [ "," ] [ year ]
//!          | english-month day [ "," ] [ year ]
//!          | day [ [ "," ] year ]
//!          | year
//! day      = D | DD, and in English an ending: "2nd"
//! month    = "พฤษภาคม" | "พ.ค." | "พค" | "May" | "Sept." | …
//! year     = [ "ปี" | "year" ] [ era ] number [ era ]
//! era      = "พ.ศ." | "พศ" | "B.E." | "BE" | "ค.ศ." | "คศ" | "A.D." | "AD" | "C.E." | "CE"
//! ```
//!
//! A side without a year, or a day without a month, takes it from the other side:
//! `22–27 May 2017`, `30 April – 2 May 2017`, `May 22–27, 2017`. Years alone in Arabic digits,
//! with no word but "to", are stored text: `2538` is refused, `๒๕๓๘` and `ปี 2538` are read.
//!
//! # What a year means
//!
//! - A written era decides. A Buddhist year is the Gregorian one plus 543.
//! - A year without era has four digits. 2400 to 2650 is Buddhist, below is the Common Era, above
//!   is refused. Beside a year whose era is written, a year that would fall in the other era is
//!   refused.
//! - Two digits after a Thai month name are a Buddhist year of 25xx, with a warning.
//! - Thai years 2432 to 2483 began on 1 April (until 1940, when 2483 ended after nine months). A
//!   Buddhist January, February or March of them is refused. A Buddhist year alone in that span is
//!   the Gregorian year in which it began: 2475 is 1932.
//! - A weekday that the day did not have is refused: one of the two is wrong.

mod cited;
mod digits;
mod era;
mod fault;
mod file_name;
mod lex;
mod mend;
mod names;
#[cfg(test)]
mod page;
mod point;
mod print;
mod read;
mod side;
mod stored;
mod token;
mod toml;
mod words;
mod written;
mod zone;

pub use cited::print_year_first;
pub use digits::{Digits, in_digits};
pub use era::is_double;
pub use fault::Fault;
pub use file_name::file_name_prefix;
pub use mend::{in_common_era, mended};
pub use names::{Form, month_name, weekday_name};
pub use point::{Date, Point, Precision};
pub use print::{Style, in_words, print, print_day_month, print_year, when};
pub use read::{Reading, parse};
pub use toml::{from_toml, from_year};
pub use zone::{ZONES, zone_minutes};

//! Time zones: where an archive's days begin.
//!
//! In: a name or an offset, as the settings say it. Out: minutes ahead of UTC, or nothing.

/// Zones of Asia by their names (IANA tz database), with their offsets from UTC in minutes.
///
/// None of them has changed its clock since 2015. Zones that change it every year are left out.
pub const ZONES: &[(&str, i32)] = &[
    ("Asia/Bangkok", 420),
    ("Asia/Brunei", 480),
    ("Asia/Dhaka", 360),
    ("Asia/Dili", 540),
    ("Asia/Ho_Chi_Minh", 420),
    ("Asia/Hong_Kong", 480),
    ("Asia/Jakarta", 420),
    ("Asia/Jayapura", 540),
    ("Asia/Kolkata", 330),
    ("Asia/Kuala_Lumpur", 480),
    ("Asia/Makassar", 480),
    ("Asia/Manila", 480),
    ("Asia/Phnom_Penh", 420),
    ("Asia/Seoul", 540),
    ("Asia/Shanghai", 480),
    ("Asia/Singapore", 480),
    ("Asia/Taipei", 480),
    ("Asia/Tokyo", 540),
    ("Asia/Vientiane", 420),
    ("Asia/Yangon", 390),
    ("Etc/UTC", 0),
    ("UTC", 0),
];

/// The minutes by which a zone, given by its name or by an offset such as `+07:00`, is ahead of UTC.
pub fn zone_minutes(text: &str) -> Option<i32> {
    let named = ZONES.iter().find(|(zone, _)| *zone == text);
    named.map(|(_, minutes)| *minutes).or_else(|| offset(text))
}

/// Reads an offset such as `+07:00` in minutes.
fn offset(text: &str) -> Option<i32> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let hours: i32 = hours.parse().ok().filter(|hours| (0..=14).contains(hours))?;
    let minutes: i32 =
        minutes.parse().ok().filter(|minutes| (0..60).contains(minutes))?;
    Some(sign * (hours * 60 + minutes))
}

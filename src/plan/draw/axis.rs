//! Steps and stretches of an axis of whole numbers that people find round: years, sessions.

/// How many of the numbers of a stretch are named: the words of more would run into each other on
/// a screen of 320 pixels.
const NAMED: i64 = 7;

/// The numbers of a stretch to be named, the round ones where it is long. Each is round as it is
/// counted with so many more: 543 for Buddhist years.
pub(super) fn named(first: i64, last: i64, more: i64) -> Vec<i64> {
    let span = last - first + 1;
    let step = steps().find(|step| span <= step * NAMED).unwrap_or(span);
    (first..=last).filter(|number| (number + more).rem_euclid(step) == 0).collect()
}

/// How long each row of a stretch is, where it stands in rows: as it is if it is short, or else in
/// tens, twenties, fifties and so on, in no more rows than are read at a glance.
pub(super) fn row(span: i64, shortest: i64, rows: i64) -> i64 {
    let long = || steps().skip_while(|step| *step < 10).find(|step| span <= step * rows);
    if span <= shortest { span } else { long().unwrap_or(span) }
}

/// 1, 2, 5, 10, 20, 50 and so on, as far as any year goes.
fn steps() -> impl Iterator<Item = i64> {
    [1, 10, 100, 1000, 10_000].into_iter().flat_map(|unit| [unit, 2 * unit, 5 * unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_named(first: i64, last: i64, more: i64, expected: &[i64]) {
        assert_eq!(named(first, last, more), expected, "{first} to {last}, {more} more");
    }

    #[test]
    fn few_are_all_named_and_of_many_the_round_ones() {
        check_named(2019, 2019, 0, &[2019]);
        check_named(2019, 2025, 0, &[2019, 2020, 2021, 2022, 2023, 2024, 2025]);
        check_named(2017, 2026, 0, &[2018, 2020, 2022, 2024, 2026]);
        check_named(1967, 2026, 0, &[1970, 1980, 1990, 2000, 2010, 2020]);
        // In Thai these are 2510 to 2560.
        check_named(1967, 2026, 543, &[1967, 1977, 1987, 1997, 2007, 2017]);
        check_named(1, 9999, 0, &[2000, 4000, 6000, 8000]);
    }

    fn check_row(span: i64, expected: i64) {
        assert_eq!(row(span, 12, 8), expected, "{span}");
    }

    #[test]
    fn what_is_long_stands_in_rows_of_a_round_number() {
        check_row(1, 1);
        check_row(12, 12);
        check_row(13, 10);
        check_row(80, 10);
        check_row(81, 20);
        check_row(400, 50);
        check_row(9999, 2000);
    }
}

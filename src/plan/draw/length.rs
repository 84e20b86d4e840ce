//! Lengths as SVG writes them. In: hundredths of a unit. Out: `12.5%`, `1.75em`. Only whole
//! numbers are reckoned with, so that every machine writes the same bytes.

/// The whole width of a drawing, in hundredths of a percent.
pub(super) const WHOLE: i64 = 10_000;

/// A share of a whole in percent, to two places: nothing of nothing is nothing.
pub(in crate::plan) fn percent(part: usize, whole: usize) -> String {
    let hundredths = (part as i64 * WHOLE).checked_div(whole as i64);
    across(hundredths.unwrap_or(0))
}

/// A width of so many hundredths of a percent.
pub(super) fn across(hundredths: i64) -> String {
    format!("{}%", decimal(hundredths))
}

/// A height of so many hundredths of an em.
pub(super) fn down(hundredths: i64) -> String {
    format!("{}em", decimal(hundredths))
}

fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{}", rest / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hundredths: i64, expected: &str) {
        assert_eq!(decimal(hundredths), expected);
    }

    #[test]
    fn hundredths_are_written_no_longer_than_they_must() {
        check(0, "0");
        check(5, "0.05");
        check(50, "0.5");
        check(1234, "12.34");
        check(10_000, "100");
        check(-50, "-0.5");
    }

    #[test]
    fn a_share_is_in_percent() {
        assert_eq!(
            [percent(1, 3), percent(0, 0), percent(7, 7)],
            ["33.33%", "0%", "100%"]
        );
    }
}

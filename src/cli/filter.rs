//! What narrows a list: a mechanism, a year.
//!
//! In: what was typed. Out: what it means, or what is wrong with it and a remedy.

use samut::arrange;
use samut::date::{self, Digits};
use samut::model::{Authorities, AuthorityIx, Register};

use crate::cli::Usage;

/// An authority of some registers, by its slug, or by a name that means no other.
pub(super) fn authority(
    text: &str,
    registers: &[Register],
    authorities: &Authorities,
) -> Result<AuthorityIx, Usage> {
    arrange::authority(authorities, text.trim(), registers).or_else(|not_found| {
        let arrange::NotFound { message, help, named } = not_found;
        named.ok_or_else(|| Usage::new(message, help))
    })
}

/// A mechanism, by its slug, or by a name that means no other.
pub(super) fn mechanism(
    text: &str,
    authorities: &Authorities,
) -> Result<AuthorityIx, Usage> {
    let found = authority(text, &[Register::Mechanisms], authorities);
    found.map_err(|Usage { message, help }| {
        Usage::new(format!("--mechanism: {message}"), help)
    })
}

/// A year as people name it. In files a bare 2560 could be meant for another program; here it is
/// of the Buddhist Era.
pub(super) fn year(text: &str) -> Result<i32, Usage> {
    let arabic = date::in_digits(text.trim(), Digits::Arabic);
    if let Ok(year @ 2400..=2650) = arabic.parse::<i32>() {
        return Ok(year - 543);
    }
    let read = date::parse(text)
        .map_err(|fault| Usage::new(format!("--year: {}", fault.message), fault.help))?;
    Ok(read.date.start().year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_of_either_era_in_either_digits() {
        let check = |text: &str, expected: Option<i32>| {
            assert_eq!(year(text).ok(), expected, "{text}");
        };
        check("2017", Some(2017));
        check("2560", Some(2017));
        check("๒๕๖๐", Some(2017));
        check("พ.ศ. ๒๕๖๐", Some(2017));
        check("ค.ศ. 2017", Some(2017));
        check("ปีที่แล้ว", None);
        check("", None);
    }
}

//! Thai and Arabic digits: in any printable value, out the same in the digits asked for.
//!
//! It never changes anything but digits, and groups none.

use std::fmt::Display;

/// The digits in which Thai text prints numbers. English text has Arabic ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Digits {
    /// ๐ to ๙.
    Thai,
    /// 0 to 9.
    Arabic,
}

/// The text of a value with every digit, Thai or Arabic, as one of the digits asked for.
pub fn in_digits(value: impl Display, digits: Digits) -> String {
    let written = |c| value_of(c).map_or(c, |value| digits.digit(value));
    value.to_string().chars().map(written).collect()
}

impl Digits {
    /// Their name, as settings and themes write it: `thai` or `arabic`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Thai => "thai",
            Self::Arabic => "arabic",
        }
    }

    /// The digit of a value of 0 to 9.
    fn digit(self, value: u8) -> char {
        match self {
            Self::Thai => {
                char::from_u32(u32::from('๐') + u32::from(value)).unwrap_or('๐')
            }
            Self::Arabic => char::from(b'0' + value),
        }
    }
}

/// What a Thai or Arabic digit counts, 0 to 9.
pub(super) fn value_of(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some((u32::from(c) - u32::from('0')) as u8),
        '๐'..='๙' => Some((u32::from(c) - u32::from('๐')) as u8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_and_nothing_else_does() {
        let check = |text: &str, digits, expected: &str| {
            assert_eq!(in_digits(text, digits), expected);
        };
        check("0123456789", Digits::Thai, "๐๑๒๓๔๕๖๗๘๙");
        check("๐๑๒๓๔๕๖๗๘๙", Digits::Arabic, "0123456789");
        check("ข้อ 2.๑ –", Digits::Thai, "ข้อ ๒.๑ –");
        check("", Digits::Thai, "");
        assert_eq!(in_digits(2560, Digits::Thai), "๒๕๖๐");
        assert_eq!(in_digits(-7, Digits::Arabic), "-7");
    }
}

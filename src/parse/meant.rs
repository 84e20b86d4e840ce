//! What an editor meant by words in the place of a switch or a number.

/// What people write for true and false.
pub(super) fn truth(said: &str) -> Option<bool> {
    match said.trim().to_lowercase().as_str() {
        "yes" | "true" | "on" | "1" | "ใช่" | "จริง" => Some(true),
        "no" | "false" | "off" | "0" | "ไม่" | "ไม่ใช่" | "เท็จ" => {
            Some(false)
        }
        _ => None,
    }
}

/// The number of a text that holds one, such as "25th".
pub(super) fn one_number(said: &str) -> Option<u32> {
    let text = arabic(said);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let number = numbers.next()?.parse().ok()?;
    // Of -3, 2.5 and 17/2560 no part is what was meant.
    let is_plain = numbers.next().is_none() && !text.contains(['-', '.', '/', ',', '–']);
    is_plain.then_some(number)
}

/// A text with Arabic digits in place of Thai ones.
pub(super) fn arabic(text: &str) -> String {
    let arabic = |c: char| match c {
        '๐'..='๙' => char::from_digit(c as u32 - '๐' as u32, 10).unwrap_or(c),
        c => c,
    };
    text.chars().map(arabic).collect()
}

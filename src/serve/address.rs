//! Addresses of the site as they stand in requests: percent-encoded in, decoded out, and back.
//!
//! What is not one plain address is refused here, before anything looks it up.

use std::fmt::Write as _;

/// Why a target is not an address of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It can have been written by no browser for any page: `..`, `%00`, broken encoding.
    Malformed,
    /// It is well-formed, and no site has it.
    Nowhere,
}

/// The address of a path such as `/th/%E0%B8%82/`: without its first slash, decoded.
///
/// # Errors
/// Where it does not begin with a slash, where a `%` is not followed by two hexadecimal digits, where
/// what is decoded is not UTF-8, and where a segment is `.` or `..` or holds a slash of either kind
/// or a control character. A segment that is empty, but for the last, stands nowhere.
pub(super) fn decode(path: &str) -> Result<String, Fault> {
    let path = path.strip_prefix('/').ok_or(Fault::Malformed)?;
    let segments: Vec<String> =
        path.split('/').map(segment).collect::<Result<_, Fault>>()?;
    match segments.split_last() {
        Some((_, before)) if before.iter().any(String::is_empty) => Err(Fault::Nowhere),
        _ => Ok(segments.join("/")),
    }
}

fn segment(raw: &str) -> Result<String, Fault> {
    let decoded = unescape(raw).ok_or(Fault::Malformed)?;
    let is_bad = |c: char| c.is_control() || matches!(c, '/' | '\\');
    if matches!(decoded.as_str(), "." | "..") || decoded.contains(is_bad) {
        return Err(Fault::Malformed);
    }
    Ok(decoded)
}

/// The text that a percent-encoded one stands for, if it is well-formed and UTF-8.
pub(super) fn unescape(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

/// An address as it stands in a header or a link: with its first slash, percent-encoded.
pub(super) fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len() + 1);
    out.push('/');
    for byte in address.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(path: &str, expected: Result<&str, Fault>) {
        assert_eq!(decode(path), expected.map(str::to_owned), "{path}");
    }

    #[test]
    fn ordinary_addresses_are_decoded() {
        check("/", Ok(""));
        check("/th/", Ok("th/"));
        check("/th/news/ascco-11/index.html", Ok("th/news/ascco-11/index.html"));
        check("/th/%E0%B8%81%E0%B8%B3", Ok("th/กำ"));
        check("/th/กฎบัตร.pdf", Ok("th/กฎบัตร.pdf"));
        check("/a%20b+c", Ok("a b+c"));
        check("/.samut-live/live.js", Ok(".samut-live/live.js"));
        check("/%2esamut-live/events", Ok(".samut-live/events"));
        check("/...", Ok("..."));
        check("/a..b/.c", Ok("a..b/.c"));
    }

    #[test]
    fn what_no_browser_writes_is_refused() {
        for path in [
            "",
            "th/",
            "/..",
            "/../etc/passwd",
            "/th/../../x",
            "/th/./x",
            "/%2e%2e/x",
            "/%2E./x",
            "/.%2e",
            "/a%2fb",
            "/a%2Fb",
            "/a%5cb",
            "/a\\..\\b",
            "/%00",
            "/a%00.html",
            "/%0a",
            "/%7f",
            "/%C2%85",
            "/%",
            "/%4",
            "/%zz",
            "/%+1",
            "/%c0%ae%c0%ae/x",
            "/%e0%80%af",
            "/%ff",
            "/%ed%a0%80",
            "/th/%E0%B8",
            "/..%00/",
            "/th//..",
        ] {
            check(path, Err(Fault::Malformed));
        }
    }

    #[test]
    fn what_is_encoded_twice_is_decoded_once() {
        check("/%252e%252e/x", Ok("%2e%2e/x"));
        check("/a%252fb", Ok("a%2fb"));
    }

    #[test]
    fn nothing_stands_between_two_slashes() {
        for path in ["//", "//evil.example/x", "/th//news/", "/th/news//"] {
            check(path, Err(Fault::Nowhere));
        }
    }

    proptest! {
        #[test]
        fn what_was_encoded_is_decoded(address in "([a-z0-9 ก-๛%?#&.\"<>-]{1,9}/){0,3}[a-zก-๛]{0,9}") {
            prop_assume!(!address.split('/').any(|segment| matches!(segment, "." | "..")));
            let encoded = encode(&address);
            prop_assert!(encoded.bytes().all(|b| b.is_ascii_graphic()));
            prop_assert_eq!(decode(&encoded), Ok(address));
        }

        #[test]
        fn nothing_that_is_decoded_leads_upwards(path in "[/.%25eEfFcC0\\\\a]{0,24}") {
            if let Ok(address) = decode(&path) {
                prop_assert!(!address.starts_with('/'));
                prop_assert!(!address.contains(['\\', '\0']));
                prop_assert!(!address.split('/').any(|s| matches!(s, "." | "..")));
            }
        }
    }
}

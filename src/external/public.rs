//! Which addresses stand on the public web, where every reader can go.
//!
//! In: an address, or the number of a host. Out: why it is none, if it is none. It looks no name up.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Why an address is not on the public web.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotPublic {
    /// It names the computer on which it is followed.
    ThisComputer,
    /// It is known within the network of an office or a home only.
    Inside,
    /// No computer has such a number.
    Nobody,
}

/// Ends of names that are known within networks only (RFC 6762, RFC 8375, and what ICANN keeps for it).
const INSIDE: &[&str] =
    &["local", "internal", "intranet", "lan", "home", "corp", "home.arpa"];

/// Why an address is not on the public web, as far as it tells by itself.
pub(super) fn fault(url: &Url) -> Option<NotPublic> {
    match url.host()? {
        Host::Ipv4(number) => of_number(IpAddr::V4(number)),
        Host::Ipv6(number) => of_number(IpAddr::V6(number)),
        Host::Domain(name) => of_name(name.trim_end_matches('.')),
    }
}

fn of_name(name: &str) -> Option<NotPublic> {
    let ends_in = |end: &str| {
        name.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    if ends_in("localhost") {
        return Some(NotPublic::ThisComputer);
    }
    let is_inside = !name.contains('.') || INSIDE.iter().any(|end| ends_in(end));
    is_inside.then_some(NotPublic::Inside)
}

/// Why no reader elsewhere reaches a number, by the registers of IANA for special purposes.
pub(super) fn of_number(number: IpAddr) -> Option<NotPublic> {
    match number {
        IpAddr::V4(number) => of_v4(number),
        IpAddr::V6(number) => of_v6(number),
    }
}

fn of_v4(number: Ipv4Addr) -> Option<NotPublic> {
    let [a, b, c, _] = number.octets();
    match (a, b, c) {
        (0, 0, 0) | (127, ..) => Some(NotPublic::ThisComputer),
        (10, ..)
        | (172, 16..=31, _)
        | (192, 168, _)
        | (169, 254, _)
        | (100, 64..=127, _) => Some(NotPublic::Inside),
        (0 | 224.., ..)
        | (192, 0, 0 | 2)
        | (198, 18 | 19, _)
        | (198, 51, 100)
        | (203, 0, 113) => Some(NotPublic::Nobody),
        _ => None,
    }
}

fn of_v6(number: Ipv6Addr) -> Option<NotPublic> {
    if let Some(within) = within(number) {
        return of_v4(within);
    }
    match number.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => Some(NotPublic::ThisComputer),
        [0xfc00..=0xfdff | 0xfe80..=0xfeff, ..] => Some(NotPublic::Inside),
        [0x2001, 0xdb8, ..] => Some(NotPublic::Nobody),
        [0x2000..=0x3fff, ..] => None,
        _ => Some(NotPublic::Nobody),
    }
}

/// The older number that a newer one stands for: mapped, translated (RFC 6052) or carried (RFC 3056).
fn within(number: Ipv6Addr) -> Option<Ipv4Addr> {
    let of = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    match number.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(of(high, low))
        }
        [0x2002, high, low, ..] => Some(of(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: Option<NotPublic>) {
        assert_eq!(fault(&Url::parse(address).unwrap()), expected, "{address}");
    }

    #[test]
    fn the_readers_own_computer_is_told() {
        for address in [
            "http://localhost:8000/",
            "http://LOCALHOST./x",
            "http://a.localhost/",
            "http://127.0.0.1/",
            "http://127.8.9.1/",
            "http://2130706433/",
            "http://0/",
            "http://[::1]/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
        ] {
            check(address, Some(NotPublic::ThisComputer));
        }
    }

    #[test]
    fn networks_of_offices_are_told() {
        for address in [
            "http://10.0.0.8/",
            "http://172.16.0.1/",
            "http://172.31.255.1/",
            "http://192.168.1.1/",
            "http://169.254.169.254/latest/meta-data/",
            "http://100.64.0.1/",
            "http://intranet/",
            "http://files.mfa.local/",
            "http://x.home.arpa/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
            "http://[2002:a00:1::]/",
        ] {
            check(address, Some(NotPublic::Inside));
        }
    }

    #[test]
    fn numbers_that_nobody_has_are_told() {
        for address in [
            "http://192.0.2.1/",
            "http://198.18.0.1/",
            "http://224.0.0.1/",
            "http://255.255.255.255/",
            "http://[2001:db8::1]/",
            "http://[ff02::1]/",
        ] {
            check(address, Some(NotPublic::Nobody));
        }
    }

    #[test]
    fn the_public_web_is_public() {
        for address in [
            "https://asean.org/",
            "https://local.go.th/",
            "https://mylocalhost.th/",
            "http://8.8.8.8/",
            "http://172.32.0.1/",
            "http://100.128.0.1/",
            "http://[2606:4700::1111]/",
            "http://[64:ff9b::808:808]/",
            "https://กระทรวง.ไทย/",
        ] {
            check(address, None);
        }
    }
}

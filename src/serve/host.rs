//! Whose name a browser may call us by, and whose pages may ask us.
//!
//! A page of another site can have its own name lead to this machine (DNS rebinding), and would then
//! read an archive that is not published. So only names are answered that nobody else can own:
//! `localhost`, and the addresses of the machine as numbers.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Whether a `Host` names this machine, reached at `local`. A port must be that of `local`.
pub(super) fn is_ours(host: &str, local: SocketAddr) -> bool {
    let Some((name, port)) = split(host) else { return false };
    if port.is_some_and(|port| port != local.port()) {
        return false;
    }
    match name {
        Name::Word(word) => word.eq_ignore_ascii_case("localhost"),
        Name::Number(ip) => {
            let ip = ip.to_canonical();
            ip == IpAddr::V4(Ipv4Addr::LOCALHOST)
                || ip == IpAddr::V6(Ipv6Addr::LOCALHOST)
                || ip == local.ip().to_canonical()
        }
    }
}

/// Whether an `Origin` is that of the pages which we serve under the name of `Host`.
pub(super) fn is_same_origin(origin: &str, host: &str) -> bool {
    let plain = |authority: &str| {
        let authority = authority.to_ascii_lowercase();
        // 80 is the port that http has where none is said.
        authority.strip_suffix(":80").map(str::to_owned).unwrap_or(authority)
    };
    origin.strip_prefix("http://").is_some_and(|origin| plain(origin) == plain(host))
}

enum Name<'a> {
    Word(&'a str),
    Number(IpAddr),
}

fn split(host: &str) -> Option<(Name<'_>, Option<u16>)> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let (inner, after) = rest.split_once(']')?;
            let name = Name::Number(IpAddr::V6(inner.parse().ok()?));
            let port = match after.strip_prefix(':') {
                Some(port) => Some(port),
                None if after.is_empty() => None,
                None => return None,
            };
            (name, port)
        }
        None => {
            let (name, port) = match host.split_once(':') {
                Some((name, port)) => (name, Some(port)),
                None => (host, None),
            };
            let number = name.parse().map(|ip| Name::Number(IpAddr::V4(ip)));
            (number.unwrap_or(Name::Word(name)), port)
        }
    };
    match port {
        None => Some((name, None)),
        Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => {
            Some((name, Some(digits.parse().ok()?)))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(local: &str, host: &str, expected: bool) {
        assert_eq!(is_ours(host, local.parse().unwrap()), expected, "{host} at {local}");
    }

    #[test]
    fn names_of_this_machine_are_ours() {
        for host in [
            "localhost",
            "localhost:1111",
            "LocalHost:1111",
            "127.0.0.1",
            "127.0.0.1:1111",
            "[::1]",
            "[::1]:1111",
            "[0:0:0:0:0:0:0:1]:1111",
            "[::ffff:127.0.0.1]:1111",
        ] {
            check("127.0.0.1:1111", host, true);
            check("[::1]:1111", host, true);
        }
        check("192.168.1.5:1111", "192.168.1.5:1111", true);
        check("192.168.1.5:1111", "192.168.1.5", true);
        check("[::ffff:192.168.1.5]:1111", "192.168.1.5:1111", true);
        check("[2001:db8::5]:1111", "[2001:db8::5]:1111", true);
    }

    #[test]
    fn any_other_name_is_not() {
        for host in [
            "",
            "evil.example",
            "evil.example:1111",
            "localhost.evil.example",
            "localhost.",
            "localhost:",
            "localhost:80",
            "localhost:1111:1111",
            "localhost:+1111",
            "localhost:99999",
            "localhost:0x457",
            "localhost@evil.example",
            "localhost ",
            " localhost",
            "localhost,evil.example",
            "127.0.0.1.nip.io",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "127.0.0.2",
            "0.0.0.0",
            "[::]",
            "[::1",
            "::1",
            "[::1]x",
            "[localhost]",
            "[::1%25lo]",
            "192.168.1.5",
            "192.168.1.5:1111",
            "xn--locahost-x",
            "lo\u{3b1}lhost",
        ] {
            check("127.0.0.1:1111", host, false);
        }
        check("192.168.1.5:1111", "192.168.1.6:1111", false);
        check("192.168.1.5:1111", "archive.local:1111", false);
    }

    #[test]
    fn an_origin_is_that_of_the_host_or_foreign() {
        let check = |origin: &str, host: &str, expected: bool| {
            assert_eq!(is_same_origin(origin, host), expected, "{origin} for {host}");
        };
        check("http://localhost:1111", "localhost:1111", true);
        check("http://LOCALHOST:1111", "localhost:1111", true);
        check("http://[::1]:1111", "[::1]:1111", true);
        check("http://localhost", "localhost:80", true);
        check("http://localhost:2222", "localhost:1111", false);
        check("https://localhost:1111", "localhost:1111", false);
        check("http://127.0.0.1:1111", "localhost:1111", false);
        check("http://evil.example", "localhost:1111", false);
        check("http://localhost:1111.evil.example", "localhost:1111", false);
        check("null", "localhost:1111", false);
        check("", "localhost:1111", false);
    }
}

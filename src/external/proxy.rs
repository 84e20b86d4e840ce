//! The proxies of this computer, as its environment names them.
//!
//! In: the values of `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`. Out: through which proxy
//! an address is asked for. A value that cannot be used is an error: nobody who needs a proxy wants to
//! go by without a word.

use ureq::{Proxy, ProxyProtocol};

/// What stands for every host.
const EVERY: &str = "*";

/// The proxies for both kinds of addresses, and the hosts that are asked without one.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    http: Option<Proxy>,
    https: Option<Proxy>,
    without: Vec<String>,
}

/// A value of the environment that is no proxy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadProxy {
    /// What is wrong.
    pub message: String,
    /// One remedy.
    pub help: String,
}

impl Proxies {
    /// Reads what an environment says; `value` gives what it holds under a name. Names in small letters
    /// come first, as in other programs, and an empty value is none.
    ///
    /// # Errors
    /// Where a value cannot be used.
    pub fn read(value: &dyn Fn(&str) -> Option<String>) -> Result<Self, BadProxy> {
        let of = |name: &str| {
            [name.to_owned(), name.to_uppercase()].into_iter().find_map(|name| {
                let value = value(&name)?.trim().to_owned();
                (!value.is_empty()).then_some((name, value))
            })
        };
        let proxy = |name: &str| {
            let named = of(name).or_else(|| of("all_proxy"));
            named.map(|(name, value)| proxy(&name, &value)).transpose()
        };
        let without = of("no_proxy").map(|(_, value)| value).unwrap_or_default();
        let without = without.split([',', ' ']).map(|entry| match entry.trim() {
            EVERY => EVERY.to_owned(),
            entry => entry.trim_start_matches(['*', '.']).to_lowercase(),
        });
        let without = without.filter(|entry| !entry.is_empty()).collect();
        Ok(Self { http: proxy("http_proxy")?, https: proxy("https_proxy")?, without })
    }

    pub(super) fn http(&self) -> Option<&Proxy> {
        self.http.as_ref()
    }

    pub(super) fn https(&self) -> Option<&Proxy> {
        self.https.as_ref()
    }

    /// Whether a host is asked without a proxy: it, or what it belongs to, is named in `no_proxy`.
    pub(super) fn passes_by(&self, host: &str) -> bool {
        self.without.iter().any(|entry| {
            let rest = host.strip_suffix(entry.as_str());
            entry == EVERY
                || rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
    }
}

fn proxy(name: &str, value: &str) -> Result<Proxy, BadProxy> {
    let bad = |message: String, help: &str| BadProxy { message, help: help.to_owned() };
    // A name and password may stand in it, so that it is not shown.
    let proxy = Proxy::new(value).map_err(|_| {
        let message = format!("what {name} holds is not the address of a proxy");
        bad(message, "write it as http://proxy.example.org:8080, or unset it")
    })?;
    if !matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https) {
        let message =
            format!("{name} names a proxy for SOCKS, of which Samut knows nothing");
        let help = "name an HTTP proxy in https_proxy and http_proxy, or unset it";
        return Err(bad(message, help));
    }
    Ok(proxy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(environment: &[(&str, &str)]) -> Result<Proxies, BadProxy> {
        let value = |name: &str| {
            let found = environment.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Proxies::read(&value)
    }

    fn check(environment: &[(&str, &str)], http: Option<&str>, https: Option<&str>) {
        let proxies = read(environment).unwrap();
        let host =
            |proxy: Option<&Proxy>| proxy.map(|p| format!("{}:{}", p.host(), p.port()));
        assert_eq!(host(proxies.http()).as_deref(), http, "{environment:?}");
        assert_eq!(host(proxies.https()).as_deref(), https, "{environment:?}");
    }

    #[test]
    fn proxies_are_taken_from_the_environment() {
        check(&[], None, None);
        check(&[("http_proxy", "http://p.th:3128")], Some("p.th:3128"), None);
        check(&[("HTTPS_PROXY", "http://u:s@p.th:1")], None, Some("p.th:1"));
        check(&[("https_proxy", "p.th:8080")], None, Some("p.th:8080"));
        check(
            &[("ALL_PROXY", "http://all.th"), ("http_proxy", "http://p.th")],
            Some("p.th:80"),
            Some("all.th:80"),
        );
        check(&[("http_proxy", " "), ("all_proxy", "")], None, None);
        check(
            &[("http_proxy", "http://a.th"), ("HTTP_PROXY", "x y")],
            Some("a.th:80"),
            None,
        );
    }

    #[test]
    fn a_value_that_is_no_proxy_is_an_error_and_not_shown() {
        for (name, value) in [
            ("http_proxy", "http://user:secret word@"),
            ("HTTPS_PROXY", "ftp://secret@x"),
            ("all_proxy", "socks5://secret@x:1080"),
            ("https_proxy", "/secret"),
        ] {
            let bad = read(&[(name, value)]).unwrap_err();
            assert!(bad.message.contains(name), "{bad:?}");
            assert!(!bad.message.contains("secret"), "{bad:?}");
        }
    }

    #[test]
    fn some_hosts_are_asked_without_a_proxy() {
        let check = |without: &str, host: &str, expected: bool| {
            let proxies = read(&[("no_proxy", without)]).unwrap();
            assert_eq!(proxies.passes_by(host), expected, "{without} {host}");
        };
        check("mfa.go.th", "mfa.go.th", true);
        check("mfa.go.th", "www.mfa.go.th", true);
        check(".mfa.go.th, *.asean.org", "x.asean.org", true);
        check("MFA.go.th", "mfa.go.th", true);
        check("mfa.go.th", "nomfa.go.th", false);
        check("*", "anything.th", true);
        check("", "anything.th", false);
        check("a,,b", "anything.th", false);
    }
}

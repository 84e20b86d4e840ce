//! The door itself: one request to one host, and what came back.
//!
//! In: an address and how it is asked for. Out: the number of the answer and where it leads on to, or
//! why there is none. It follows nothing, keeps no connection and no cookie, and reads no page: of an
//! answer its head alone, as far as that has a bounded length. It connects to no number that is not on
//! the public web, but to that of a proxy.

use std::fmt::Write as _;
use std::io;
use std::sync::Arc;

use ureq::config::Config;
use ureq::http::header::{ACCEPT, HeaderMap, LOCATION, RETRY_AFTER};
use ureq::http::{Request, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Proxy};

use crate::external::Pace;
use crate::external::address::Address;
use crate::external::proxy::Proxies;
use crate::external::public;
use crate::external::trail::{Method, Reply};
use crate::external::verdict::Why;

/// Who asks: a server's keepers can see what it is, and where its rules stand.
const USER_AGENT: &str =
    concat!("Samut/", env!("CARGO_PKG_VERSION"), " (link check of an archive)");
/// What is asked for, as by a browser: some servers answer nobody else.
const ACCEPTED: &str = "text/html,application/xhtml+xml,*/*;q=0.8";
/// The longest head of an answer that is read, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// The way to other hosts.
#[derive(Debug)]
pub struct Door {
    direct: Agent,
    proxies: Proxies,
    http: Option<Agent>,
    https: Option<Agent>,
}

impl Door {
    /// The door of this computer: its names, the certificates it trusts, and its proxies.
    pub fn new(proxies: Proxies, pace: &Pace) -> Self {
        let agent = |proxy: Option<&Proxy>| agent(pace, proxy, PublicNames::new(proxy));
        Self {
            direct: agent(None),
            http: proxies.http().map(|proxy| agent(Some(proxy))),
            https: proxies.https().map(|proxy| agent(Some(proxy))),
            proxies,
        }
    }

    /// A door with names of its own.
    #[cfg(test)]
    pub(super) fn with_names(pace: &Pace, names: impl Resolver) -> Self {
        let proxies = Proxies::default();
        Self { direct: agent(pace, None, names), http: None, https: None, proxies }
    }

    /// Asks once.
    pub(super) fn ask(&self, address: &Address, method: Method) -> Reply {
        let agent = match address.url().scheme() {
            _ if self.proxies.passes_by(&address.host()) => None,
            "https" => self.https.as_ref(),
            _ => self.http.as_ref(),
        };
        let request = Request::builder().uri(sendable(address)).header(ACCEPT, ACCEPTED);
        let request = match method {
            Method::Head => request.method("HEAD"),
            Method::Get => request.method("GET"),
        };
        // What a browser takes for an address need not be one by the letter of RFC 3986.
        let Ok(request) = request.body(()) else { return Reply::Failed(Why::Garbled) };
        // The page that may follow is dropped unread with the connection.
        match agent.unwrap_or(&self.direct).run(request) {
            Ok(answer) => reply(answer.status().as_u16(), answer.headers()),
            Err(error) => failure(&error),
        }
    }
}

fn agent(pace: &Pace, proxy: Option<&Proxy>, names: impl Resolver) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(
            rustls::crypto::ring::default_provider(),
        ))
        .build();
    let config = Config::builder()
        .user_agent(USER_AGENT)
        .proxy(proxy.cloned())
        .tls_config(tls)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_response_header_size(LONGEST_HEAD)
        .max_idle_connections(0)
        .timeout_resolve(Some(pace.connecting))
        .timeout_connect(Some(pace.connecting))
        .timeout_global(Some(pace.request))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), names)
}

/// An address as HTTP takes it: some signs that browsers let stand are written out.
fn sendable(address: &Address) -> String {
    let mut sent = String::with_capacity(address.as_str().len());
    for c in address.as_str().chars() {
        match c {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' => {
                // Writing to a string does not fail.
                let _ = write!(sent, "%{:02X}", u32::from(c));
            }
            c => sent.push(c),
        }
    }
    sent
}

fn reply(code: u16, headers: &HeaderMap) -> Reply {
    let location = headers.get(LOCATION).map(|location| {
        // Servers write Thai as it is, which is UTF-8 today.
        String::from_utf8_lossy(location.as_bytes()).into_owned()
    });
    let wants_peace = code >= 400 && headers.contains_key(RETRY_AFTER);
    let leave_alone = matches!(code, 429 | 503) || wants_peace;
    Reply::Status { code, location, leave_alone }
}

fn failure(error: &ureq::Error) -> Reply {
    use ureq::Error;
    let why = match error {
        Error::Other(other) => match other.downcast_ref::<NoNumber>() {
            Some(NoNumber::NoHost) => return Reply::NoHost,
            Some(NoNumber::Inside) => return Reply::Inside,
            Some(NoNumber::NoNames) => Why::NoNames,
            None => Why::BrokenOff,
        },
        Error::HostNotFound => return Reply::NoHost,
        Error::Timeout(_) => Why::TooSlow,
        Error::Rustls(rustls::Error::General(words)) if words.contains("CA cert") => {
            Why::NoTrust
        }
        Error::Rustls(_) | Error::Tls(_) | Error::Pem(_) => Why::NotSecure,
        Error::Io(error) => of_connection(error),
        Error::ConnectionFailed => Why::NoWay,
        Error::ConnectProxyFailed(_) => Why::Proxy,
        Error::Protocol(_)
        | Error::Http(_)
        | Error::LargeResponseHeader(..)
        | Error::BadUri(_) => Why::Garbled,
        _ => Why::BrokenOff,
    };
    Reply::Failed(why)
}

fn of_connection(error: &io::Error) -> Why {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::ConnectionRefused => Why::Refused,
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Why::TooSlow,
        ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::AddrNotAvailable => Why::NoWay,
        // So `rustls` tells of a handshake that failed.
        ErrorKind::InvalidData => Why::NotSecure,
        _ => Why::BrokenOff,
    }
}

/// Why a name has no number to which one may connect.
#[derive(Debug, Clone, Copy)]
pub(super) enum NoNumber {
    /// Nobody has the name.
    NoHost,
    /// It cannot be looked up just now.
    NoNames,
    /// Its numbers are not on the public web.
    Inside,
}

impl std::fmt::Display for NoNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the name has no number on the public web")
    }
}

impl std::error::Error for NoNumber {}

/// The names of the public web, as this computer looks them up, and that of its proxy.
#[derive(Debug)]
struct PublicNames {
    system: DefaultResolver,
    proxy: Option<Uri>,
}

impl PublicNames {
    fn new(proxy: Option<&Proxy>) -> Self {
        let proxy = proxy.map(|proxy| proxy.uri().clone());
        Self { system: DefaultResolver::default(), proxy }
    }
}

impl Resolver for PublicNames {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.system.resolve(uri, config, timeout).map_err(not_found)?;
        if self.proxy.as_ref() == Some(uri) {
            return Ok(found);
        }
        let mut public = self.empty();
        for address in found.iter().filter(|a| public::of_number(a.ip()).is_none()) {
            public.push(*address);
        }
        if public.is_empty() {
            return Err(ureq::Error::Other(Box::new(NoNumber::Inside)));
        }
        Ok(public)
    }
}

/// Tells a name that nobody has from one that cannot be looked up just now. Systems say it in words
/// or, on Windows, by number: 11002 is "try again".
fn not_found(error: ureq::Error) -> ureq::Error {
    let ureq::Error::Io(error) = error else { return error };
    let words = error.to_string().to_lowercase();
    let is_passing = error.raw_os_error() == Some(11002)
        || ["temporary", "try again", "non-recoverable", "system error"]
            .iter()
            .any(|sign| words.contains(sign));
    let fault = if is_passing { NoNumber::NoNames } else { NoNumber::NoHost };
    ureq::Error::Other(Box::new(fault))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert, proptest};

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn whatever_browsers_take_can_be_sent(path in "\\PC{0,40}") {
            if let Some(address) = Address::parse(&format!("http://a.th/{path}")) {
                let sent = sendable(&address);
                prop_assert!(sent.parse::<Uri>().is_ok(), "{sent}");
            }
        }
    }

    #[test]
    fn names_that_nobody_has_are_told_from_names_that_cannot_be_looked_up() {
        let check = |words: &str, is_passing: bool| {
            let error = ureq::Error::Io(io::Error::other(words.to_owned()));
            let ureq::Error::Other(fault) = not_found(error) else { panic!("{words}") };
            let fault = fault.downcast_ref::<NoNumber>().copied();
            assert_eq!(matches!(fault, Some(NoNumber::NoNames)), is_passing, "{words}");
        };
        let lookup = "failed to lookup address information";
        check(&format!("{lookup}: Name or service not known"), false);
        check(&format!("{lookup}: nodename nor servname provided, or not known"), false);
        check("No such host is known. (os error 11001)", false);
        check(&format!("{lookup}: Temporary failure in name resolution"), true);
        check(&format!("{lookup}: Try again"), true);
        check(&format!("{lookup}: Non-recoverable failure in name resolution"), true);
    }
}

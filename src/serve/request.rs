//! What a request asks for, judged by its head alone: an address and a query, or a refusal.

use std::net::SocketAddr;

use hyper::body::Body;
use hyper::header::{EXPECT, HOST, HeaderValue, ORIGIN};
use hyper::http::uri::Authority;
use hyper::{HeaderMap, Method, Request, StatusCode, Uri};

use crate::serve::address::{self, Fault};
use crate::serve::host;
use crate::serve::limits::Limits;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// The address, decoded, without its first slash.
    pub(super) address: String,
    /// The query as it was sent.
    pub(super) query: Option<String>,
    /// Whether a page of ours asks, as far as the browser says.
    pub(super) is_own_page: bool,
}

/// Why a request gets no answer of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The status.
    pub(super) status: StatusCode,
    /// What is wrong, in a plain sentence.
    pub(super) why: &'static str,
    /// Whether nothing that follows on the connection can be understood.
    pub(super) closes: bool,
}

impl Refusal {
    /// A refusal after which the connection goes on.
    pub(super) const fn new(status: StatusCode, why: &'static str) -> Self {
        Self { status, why, closes: false }
    }

    const fn closing(status: StatusCode, why: &'static str) -> Self {
        Self { status, why, closes: true }
    }
}

/// Nothing of that name.
pub(super) const NOWHERE: Refusal =
    Refusal::new(StatusCode::NOT_FOUND, "Nothing stands at this address.");

/// A page of another site asks for what is meant for ours.
pub(super) const FOREIGN: Refusal =
    Refusal::new(StatusCode::FORBIDDEN, "This is for the pages of this site alone.");

/// Judges a request that came to us at `local`.
///
/// # Errors
/// Who is not ours to answer is refused first, then what we do not do, then what is nowhere.
pub(super) fn judge<B: Body>(
    request: &Request<B>,
    local: SocketAddr,
    limits: &Limits,
) -> Result<Asked, Refusal> {
    let uri = request.uri();
    let host = named(request.headers(), uri, local)?;
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let why = "Pages can be read here, and nothing else: use GET or HEAD.";
        return Err(Refusal::closing(StatusCode::METHOD_NOT_ALLOWED, why));
    }
    if !request.body().is_end_stream() || request.headers().contains_key(EXPECT) {
        let why = "A request for a page has no content.";
        return Err(Refusal::closing(StatusCode::BAD_REQUEST, why));
    }
    let query = uri.query().map(str::to_owned);
    let length = uri.path().len() + query.as_ref().map_or(0, |query| query.len() + 1);
    if length > limits.target_bytes {
        let why = "The address is longer than any of this site.";
        return Err(Refusal::new(StatusCode::URI_TOO_LONG, why));
    }
    let address = address::decode(uri.path()).map_err(|fault| match fault {
        Fault::Malformed => {
            let why = "This is not the address of a page.";
            Refusal::new(StatusCode::BAD_REQUEST, why)
        }
        Fault::Nowhere => NOWHERE,
    })?;
    Ok(Asked { address, query, is_own_page: is_own_page(request.headers(), host) })
}

/// The name by which we are called, which must be one of ours.
fn named<'a>(
    headers: &'a HeaderMap,
    uri: &'a Uri,
    local: SocketAddr,
) -> Result<&'a str, Refusal> {
    const FOREIGN_NAME: Refusal = Refusal::closing(
        StatusCode::MISDIRECTED_REQUEST,
        "This site answers under the name localhost or under the number of its interface, \
         with its own port, and under no other name.",
    );
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        let why = "A request names its host, once.";
        return Err(Refusal::closing(StatusCode::BAD_REQUEST, why));
    };
    let host = host.to_str().map_err(|_| FOREIGN_NAME)?;
    if !host::is_ours(host, local) {
        return Err(FOREIGN_NAME);
    }
    // A target may name a host as well, and then it is the one that counts.
    let is_http = uri.scheme_str().is_none_or(|scheme| scheme == "http");
    let is_connect = uri.scheme().is_none() && uri.path().is_empty();
    let is_ours =
        |authority: &Authority| is_http && host::is_ours(authority.as_str(), local);
    if !is_connect && !uri.authority().is_none_or(is_ours) {
        return Err(FOREIGN_NAME);
    }
    Ok(host)
}

/// Whether a page of ours asks, or the person at the browser, as far as the browser says.
fn is_own_page(headers: &HeaderMap, host: &str) -> bool {
    let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let mut origins = headers.get_all(ORIGIN).iter().map(text);
    let mut sites = headers.get_all("sec-fetch-site").iter().map(text);
    origins.all(|origin| host::is_same_origin(&origin, host))
        && sites.all(|site| matches!(site.as_str(), "same-origin" | "none"))
}

/// The value of a key in a query, decoded.
pub(super) fn value(query: Option<&str>, key: &str) -> Option<String> {
    let pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    let (_, raw) = pairs.into_iter().find(|(name, _)| *name == key)?;
    address::unescape(raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::answer::Outgoing;

    const LOCAL: &str = "127.0.0.1:1111";

    fn judged(
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
    ) -> Result<Asked, Refusal> {
        let mut request = Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Outgoing::empty()).unwrap();
        judge(&request, LOCAL.parse().unwrap(), &Limits::default())
    }

    fn check(target: &str, headers: &[(&str, &str)], expected: u16) {
        let status =
            judged("GET", target, headers).map_or_else(|r| r.status.as_u16(), |_| 200);
        assert_eq!(status, expected, "{target} {headers:?}");
    }

    #[test]
    fn hosts_are_named_once_and_are_ours() {
        check("/", &[("host", LOCAL)], 200);
        check("/", &[("host", "localhost:1111")], 200);
        check("/", &[], 400);
        check("/", &[("host", LOCAL), ("host", LOCAL)], 400);
        check("/", &[("host", LOCAL), ("host", "evil.example")], 400);
        check("/", &[("host", "evil.example")], 421);
        check("http://localhost:1111/", &[("host", "localhost:1111")], 200);
        check("http://evil.example/", &[("host", LOCAL)], 421);
        check("http://a@localhost:1111/", &[("host", LOCAL)], 421);
        check("https://localhost:1111/", &[("host", LOCAL)], 421);
        check("http://localhost:1111/", &[("host", "evil.example")], 421);
        check("/", &[("host", LOCAL), ("expect", "100-continue")], 400);
    }

    #[test]
    fn pages_are_read_and_nothing_else() {
        for method in
            ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"]
        {
            let refusal = judged(method, "/", &[("host", LOCAL)]).unwrap_err();
            assert_eq!(refusal.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        }
        let refusal =
            judged("CONNECT", "evil.example:443", &[("host", LOCAL)]).unwrap_err();
        assert_eq!(refusal.status, StatusCode::METHOD_NOT_ALLOWED);
        // Who calls us by another name learns nothing of us.
        let refusal = judged("POST", "/", &[("host", "evil.example")]).unwrap_err();
        assert_eq!(refusal.status, StatusCode::MISDIRECTED_REQUEST);
    }

    #[test]
    fn targets_are_addresses() {
        let host = [("host", LOCAL)];
        check("/th/news/?x=/../", &host, 200);
        check("/%2e%2e/", &host, 400);
        check("//evil.example/", &host, 404);
        check("*", &host, 400);
        check(&format!("/{}", "a".repeat(8191)), &host, 200);
        check(&format!("/{}", "a".repeat(8192)), &host, 414);
        check(&format!("/?{}", "a".repeat(8192)), &host, 414);
        let asked = judged("HEAD", "/th/%E0%B8%81/?a=1", &host).unwrap();
        assert_eq!(
            (asked.address.as_str(), asked.query.as_deref()),
            ("th/ก/", Some("a=1"))
        );
    }

    #[test]
    fn pages_of_other_sites_are_known() {
        let check = |headers: &[(&str, &str)], expected: bool| {
            let mut all = vec![("host", "localhost:1111")];
            all.extend(headers);
            let asked = judged("GET", "/", &all).unwrap();
            assert_eq!(asked.is_own_page, expected, "{headers:?}");
        };
        check(&[], true);
        check(&[("origin", "http://localhost:1111")], true);
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("sec-fetch-site", "none")], true);
        check(&[("sec-fetch-site", "cross-site")], false);
        check(&[("sec-fetch-site", "same-site")], false);
        check(&[("origin", "http://localhost:2222")], false);
        check(&[("origin", "null"), ("sec-fetch-site", "same-origin")], false);
        check(
            &[("origin", "http://localhost:1111"), ("sec-fetch-site", "cross-site")],
            false,
        );
        check(
            &[("origin", "http://localhost:1111"), ("origin", "http://evil.example")],
            false,
        );
    }

    #[test]
    fn values_of_a_query_are_decoded() {
        let check = |query: &str, expected: Option<&str>| {
            assert_eq!(value(Some(query), "lang").as_deref(), expected, "{query}");
        };
        check("lang=th", Some("th"));
        check("a=b&lang=%74h", Some("th"));
        check("language=th", None);
        check("lang", None);
        check("lang=%zz", None);
    }
}

//! An address of the web, as it is asked for: without its fragment, which no server sees.

use std::sync::Arc;

use url::{Host, Url};

use crate::diagnostic::Place;
use crate::markdown::{self, Target};

/// The longest address that is asked for, in bytes; servers and browsers take hardly more.
pub(super) const LONGEST: usize = 2000;

/// An address and one place where it stands.
#[derive(Debug, Clone)]
pub struct Cited {
    pub(super) address: Address,
    /// Its fragment, without `#`.
    pub(super) fragment: Option<Arc<str>>,
    /// The address as it is written there.
    pub(super) written: Arc<str>,
    pub(super) place: Place,
}

impl Cited {
    /// A destination at a place, if it is an address of the web that can be read.
    pub(super) fn read(destination: &str, place: &Place) -> Option<Self> {
        let Target::External(text) = markdown::target(destination) else { return None };
        let url = Url::parse(&text).ok()?;
        let fragment = url.fragment().filter(|fragment| !fragment.is_empty());
        Some(Self {
            fragment: fragment.map(Arc::from),
            address: Address::new(url)?,
            written: Arc::from(text),
            place: place.clone(),
        })
    }
}

/// An address of the web that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Address(Arc<Url>);

impl Address {
    /// Takes off what no server is asked: the fragment, and a name and password that stand in it.
    pub(super) fn new(mut url: Url) -> Option<Self> {
        if !matches!(url.scheme(), "http" | "https") || url.as_str().len() > LONGEST {
            return None;
        }
        url.set_fragment(None);
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
        url.host_str().filter(|host| !host.is_empty())?;
        Some(Self(Arc::new(url)))
    }

    /// The address of a text that was kept.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::new(Url::parse(text).ok()?)
    }

    pub(super) fn url(&self) -> &Url {
        &self.0
    }

    /// The address in letters, digits and signs of ASCII.
    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The host, in lower case and without a dot at its end.
    pub(super) fn host(&self) -> String {
        match self.0.host() {
            Some(Host::Domain(name)) => name.trim_end_matches('.').to_owned(),
            Some(host) => host.to_string(),
            None => String::new(),
        }
    }

    pub(super) fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or_default()
    }

    /// Where it leads on to, by the words of a server.
    pub(super) fn join(&self, location: &str) -> Result<Url, url::ParseError> {
        self.0.join(location)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place::start(&Arc::from("content/a.th.md"))
    }

    fn check(destination: &str, expected: Option<(&str, &str, Option<&str>)>) {
        let cited = Cited::read(destination, &place());
        let found = cited.as_ref().map(|cited| {
            let host = cited.address.host();
            (cited.address.as_str().to_owned(), host, cited.fragment.as_deref())
        });
        let found = found
            .as_ref()
            .map(|(url, host, fragment)| (url.as_str(), host.as_str(), *fragment));
        assert_eq!(found, expected, "{destination}");
    }

    #[test]
    fn addresses_are_read_as_browsers_read_them() {
        check("https://asean.org", Some(("https://asean.org/", "asean.org", None)));
        check(
            "HTTP://ASEAN.org:80/a#b",
            Some(("http://asean.org/a", "asean.org", Some("b"))),
        );
        check("http://asean.org./#", Some(("http://asean.org./", "asean.org", None)));
        check(
            "https://ข่าว.ไทย/ข่าว ๑?ก=ข",
            Some((
                "https://xn--22c8e6a1f.xn--o3cw4h/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7%20%E0%B9%91?%E0%B8%81=%E0%B8%82",
                "xn--22c8e6a1f.xn--o3cw4h",
                None,
            )),
        );
        check("https://a:b@asean.org/", Some(("https://asean.org/", "asean.org", None)));
        check("http://0x7f.1/", Some(("http://127.0.0.1/", "127.0.0.1", None)));
    }

    #[test]
    fn what_is_no_address_of_the_web_is_not_asked() {
        check("mailto:a@b.th", None);
        check("../x.md", None);
        check("ftp://asean.org/", None);
        check("https://a b/", None);
        check("https://asean.org:99999/", None);
        check(&format!("https://asean.org/{}", "a".repeat(2000)), None);
    }
}

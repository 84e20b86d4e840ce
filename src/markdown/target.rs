//! Where a link leads: a destination, as Markdown or HTML decoded it, is judged as a browser would.
//!
//! In: one destination. Out: its target; what is not allowed by name is forbidden.
//! Never looks anything up: whether an internal target exists is for others to say.

use unicode_normalization::UnicodeNormalization;

/// What a destination leads to, after the cleaning of the WHATWG URL standard.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// Another site, a mailbox or a telephone: a whole address, ready for `href`.
    External(String),
    /// Something of this site: relative to the file, from the root (`/`) or from the content (`@/`).
    Internal {
        /// The path with percent-encoding undone and `\` as `/`; empty for the page itself.
        path: String,
        /// What stands between `?` and `#`, as written.
        query: Option<String>,
        /// What stands after `#`, with percent-encoding undone, in NFC.
        fragment: Option<String>,
    },
    /// A place on the same page: what stands after `#`, decoded, in NFC.
    Fragment(String),
    /// A scheme that we do not pass, `//host`, or a control character in the path.
    Forbidden,
}

/// Judges a destination: `http`, `https`, `mailto`, `tel` and relative ones pass.
///
/// Tabs and line ends are taken out and controls and spaces cut off the ends first, and
/// `\` counts as `/`, as the basic URL parser of the WHATWG standard does. `//host` is
/// forbidden, because it looks like a path and leaves the site.
pub fn target(destination: &str) -> Target {
    let cleaned = destination
        .trim_matches(|c: char| c <= ' ')
        .replace(['\t', '\n', '\r'], "")
        .trim_matches(|c: char| c <= ' ')
        .to_owned();
    if let Some(fragment) = cleaned.strip_prefix('#') {
        return Target::Fragment(decoded_fragment(fragment));
    }
    match scheme(&cleaned) {
        Some((scheme, rest)) => external(&scheme, rest),
        None => internal(&cleaned),
    }
}

/// The scheme, in lower case, and what follows its colon (RFC 3986, section 3.1).
fn scheme(cleaned: &str) -> Option<(String, &str)> {
    let (scheme, rest) = cleaned.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| (scheme.to_ascii_lowercase(), rest))
}

fn external(scheme: &str, rest: &str) -> Target {
    match scheme {
        "http" | "https" => {
            let rest = rest.trim_start_matches(['/', '\\']);
            let has_host = !rest.is_empty() && !rest.starts_with(['?', '#', ':', '@']);
            if has_host {
                Target::External(format!("{scheme}://{rest}"))
            } else {
                Target::Forbidden
            }
        }
        "mailto" | "tel" if !rest.is_empty() => {
            Target::External(format!("{scheme}:{rest}"))
        }
        _ => Target::Forbidden,
    }
}

fn internal(cleaned: &str) -> Target {
    let (rest, fragment) = split(cleaned, '#');
    let (path, query) = split(rest, '?');
    let path = path.replace('\\', "/");
    let decoded = percent_decoded(&path);
    let leaves = path.starts_with("//") || decoded.starts_with("//");
    if leaves || decoded.chars().any(char::is_control) {
        return Target::Forbidden;
    }
    Target::Internal {
        path: decoded,
        query: query.map(str::to_owned),
        fragment: fragment.map(decoded_fragment),
    }
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at).map_or((text, None), |(before, after)| (before, Some(after)))
}

fn decoded_fragment(fragment: &str) -> String {
    percent_decoded(fragment).nfc().collect()
}

/// Undoes percent-encoding; a text whose bytes would not be UTF-8 stays as it is.
fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = match rest {
            [b'%', high, low, ..] => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = pair {
            bytes.push(high * 16 + low);
            rest = rest.get(3..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(destination: &str, expected: &Target) {
        assert_eq!(&target(destination), expected, "{destination:?}");
    }

    fn internal(path: &str, fragment: Option<&str>) -> Target {
        Target::Internal {
            path: path.to_owned(),
            query: None,
            fragment: fragment.map(str::to_owned),
        }
    }

    #[test]
    fn addresses_of_the_web_pass() {
        for (from, to) in [
            ("https://asean.org", "https://asean.org"),
            ("HTTP://asean.org/a?b#c", "http://asean.org/a?b#c"),
            (" https://asean.org\n", "https://asean.org"),
            ("ht\ttps://asean.org", "https://asean.org"),
            ("https:\\\\asean.org", "https://asean.org"),
            ("https:asean.org", "https://asean.org"),
            ("mailto:a@b.th", "mailto:a@b.th"),
            ("tel:+6621234567", "tel:+6621234567"),
            ("https://th.wikipedia.org/wiki/ไทย", "https://th.wikipedia.org/wiki/ไทย"),
        ] {
            check(from, &Target::External(to.to_owned()));
        }
    }

    #[test]
    fn relative_destinations_are_of_this_site() {
        check("a.th.md", &internal("a.th.md", None));
        check("../ข่าว.th.md#ผล", &internal("../ข่าว.th.md", Some("ผล")));
        check("@/reports/x/index.th.md", &internal("@/reports/x/index.th.md", None));
        check("/static/a%20b.pdf", &internal("/static/a b.pdf", None));
        check("%E0%B8%81.md#%E0%B8%82", &internal("ก.md", Some("ข")));
        check("a\\b.md", &internal("a/b.md", None));
        check("", &internal("", None));
        check("50%.md", &internal("50%.md", None));
        check("%ff.md", &internal("%ff.md", None));
        check("ก:ข", &internal("ก:ข", None));
        check("./report:2017.md", &internal("./report:2017.md", None));
        check(
            "/th/search/?q=a#b",
            &Target::Internal {
                path: "/th/search/".to_owned(),
                query: Some("q=a".to_owned()),
                fragment: Some("b".to_owned()),
            },
        );
    }

    #[test]
    fn fragments_are_decoded_and_composed() {
        check("#ผล", &Target::Fragment("ผล".to_owned()));
        check("#%E0%B8%9C%E0%B8%A5", &Target::Fragment("ผล".to_owned()));
        check("#e\u{301}", &Target::Fragment("é".to_owned()));
        check("#", &Target::Fragment(String::new()));
    }

    #[test]
    fn all_else_is_forbidden() {
        for destination in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "java\r\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "\u{0}\u{1f} javascript:alert(1)",
            " javascript:alert(1)",
            "\tjavascript\t:alert(1)",
            "vbscript:msgbox(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:image/svg+xml,<svg onload=alert(1)>",
            "blob:x",
            "file:///etc/passwd",
            "ftp://x",
            "C:\\x",
            "view-source:x",
            "//evil.example",
            "\\\\evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            " //evil.example",
            "///evil.example",
            "%2F%2Fevil.example",
            "a%00b",
            "https:",
            "https://",
            "https:///?x",
            "mailto:",
            "report:2017.md",
        ] {
            check(destination, &Target::Forbidden);
        }
    }
}

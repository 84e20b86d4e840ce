//! Links: made here and nowhere else, relative to the page on which they stand.

use std::fmt::Write as _;

use crate::model::Links;

/// Where a page stands, from which its links lead.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// The page's folder from the root, without slashes at its ends; empty for the root.
    folder: String,
    /// The root's path on its host, for a page that is shown at any address.
    absolute: Option<String>,
    links: Links,
}

impl Origin {
    /// The origin of a page in a folder.
    pub(super) fn folder(folder: &str, links: Links) -> Self {
        Self { folder: folder.to_owned(), absolute: None, links }
    }

    /// The origin of a page that a host shows at any address, given the root's path.
    pub(super) fn anywhere(base_path: &str, links: Links) -> Self {
        Self { folder: String::new(), absolute: Some(base_path.to_owned()), links }
    }

    /// The link to a page, given its folder from the root.
    pub(super) fn page(&self, folder: &str) -> String {
        let mut href = self.relative(folder);
        if !href.is_empty() && !href.ends_with('/') {
            href.push('/');
        }
        match self.links {
            Links::Files => href.push_str("index.html"),
            Links::Folders if href.is_empty() => href.push_str("./"),
            Links::Folders => {}
        }
        href
    }

    /// The link to a file, given its path from the root.
    pub(super) fn file(&self, path: &str) -> String {
        self.relative(path)
    }

    /// The way to the root, ending in a slash; empty at the root itself.
    pub(super) fn root(&self) -> String {
        match &self.absolute {
            Some(base_path) => base_path.clone(),
            None => "../".repeat(segments(&self.folder).count()),
        }
    }

    fn relative(&self, path: &str) -> String {
        if let Some(base_path) = &self.absolute {
            return format!("{base_path}{}", encode(path));
        }
        let from: Vec<&str> = segments(&self.folder).collect();
        let to: Vec<&str> = segments(path).collect();
        let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let mut href = "../".repeat(from.len() - common);
        let rest = to.get(common..).unwrap_or_default().join("/");
        href.push_str(&encode(&rest));
        href
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}

/// A path with every byte escaped that a path may not hold as it is (RFC 3986, section 3.3).
pub(super) fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$'()*+,;=@".contains(&byte) {
            encoded.push(byte as char);
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, expected: &str) {
        assert_eq!(
            Origin::folder(from, Links::Folders).page(to),
            expected,
            "{from} {to}"
        );
    }

    #[test]
    fn pages_are_linked_from_where_one_stands() {
        check("", "th", "th/");
        check("th", "", "../");
        check("th", "th", "./");
        check("th/news/x", "th/mechanisms/somtc", "../../mechanisms/somtc/");
        check("th/news/x", "en/news/x", "../../../en/news/x/");
        check("th/date/2017", "th/date/2017/05", "05/");
        check("th/date/2017/05", "th/date/2017", "../");
    }

    #[test]
    fn for_a_disk_every_link_ends_in_a_file() {
        let origin = Origin::folder("th", Links::Files);
        assert_eq!(origin.page("th/news"), "news/index.html");
        assert_eq!(origin.page("th"), "index.html");
        assert_eq!(origin.page(""), "../index.html");
    }

    #[test]
    fn files_are_escaped_as_paths_are() {
        let origin = Origin::folder("th/x", Links::Folders);
        assert_eq!(
            origin.file("x/ห้อง 1.jpg"),
            "../../x/%E0%B8%AB%E0%B9%89%E0%B8%AD%E0%B8%87%201.jpg"
        );
        assert_eq!(origin.file("a:b?c#d"), "../../a%3Ab%3Fc%23d");
    }

    #[test]
    fn a_page_shown_anywhere_links_from_the_root_of_its_site() {
        let origin = Origin::anywhere("/repo/", Links::Folders);
        assert_eq!(origin.page("th"), "/repo/th/");
        assert_eq!((origin.root(), origin.page("")), ("/repo/".into(), "/repo/".into()));
    }

    proptest::proptest! {
        #[test]
        fn a_relative_link_leads_where_it_says(from in "([a-c]/){0,4}", to in "([a-c]/){0,4}") {
            let (from, to) = (from.trim_end_matches('/'), to.trim_end_matches('/'));
            let href = Origin::folder(from, Links::Folders).page(to);
            let mut at: Vec<&str> = segments(from).collect();
            for part in href.split('/') {
                match part {
                    ".." => { at.pop(); }
                    "." | "" => {}
                    part => at.push(part),
                }
            }
            proptest::prop_assert_eq!(at.join("/"), to);
        }
    }
}

//! Pages that stand on the site without a file of their own: those of authorities and sessions.
//!
//! In: the authorities and sessions of an archive, and a link that leads to no file. Out: the
//! address of the page that was probably meant. It never settles a link.

use std::collections::BTreeSet;

use crate::lang::Lang;
use crate::model::{Authorities, Register, Session};

/// The paths, below the language, of the pages of all authorities and sessions.
pub(super) struct Pages {
    of_authorities: BTreeSet<String>,
    of_sessions: BTreeSet<String>,
}

/// Gathers the pages of all authorities and sessions.
pub(super) fn pages(authorities: &Authorities, sessions: &[Session]) -> Pages {
    let of_sessions = sessions.iter().map(|session| {
        let mechanism = authorities.get(session.mechanism).id();
        format!("{mechanism}/{}", session.kind.segment(session.number))
    });
    Pages {
        of_authorities: authorities.iter().map(|(_, authority)| authority.id()).collect(),
        of_sessions: of_sessions.collect(),
    }
}

impl Pages {
    /// The page that a link names as if it were a file: `ammtc`, `@/mechanisms/ammtc.th.md`,
    /// `../somtc/17`. `wanted` is the path from `content/` to which the link leads.
    pub(super) fn named(&self, path: &str, wanted: Option<&str>) -> Option<&str> {
        let from_here = wanted.map(bare);
        let written = bare(path.trim_start_matches("@/").trim_start_matches(['.', '/']));
        let below = |register: Register| format!("{}/{written}", register.word());
        from_here
            .into_iter()
            .chain([written.clone()])
            .chain(Register::ALL.map(below))
            .find_map(|id| self.of_authorities.get(&id).or(self.of_sessions.get(&id)))
            .map(String::as_str)
    }

    /// The pages of authorities.
    pub(super) fn of_authorities(&self) -> impl Iterator<Item = &str> {
        self.of_authorities.iter().map(String::as_str)
    }

    /// Whether a path is that of an authority's page.
    pub(super) fn has_authority(&self, path: &str) -> bool {
        self.of_authorities.contains(path)
    }
}

/// A path in small letters, without the language and the ending of a file: `mechanisms/ammtc` for
/// `mechanisms/AMMTC/index.th.md`.
fn bare(path: &str) -> String {
    let path = path.trim_end_matches('/').to_lowercase();
    let mut stem = path.as_str();
    for ending in [".md", ".html", ".htm"] {
        stem = stem.strip_suffix(ending).unwrap_or(stem);
    }
    if let Some((rest, tag)) = stem.rsplit_once('.')
        && Lang::from_tag(tag).is_some()
    {
        stem = rest;
    }
    stem.strip_suffix("/index").unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, wanted: &str, expected: Option<&str>) {
        let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let pages = Pages {
            of_authorities: set(&[
                "mechanisms/ammtc",
                "mechanisms/somtc",
                "countries/la",
            ]),
            of_sessions: set(&["mechanisms/somtc/17", "mechanisms/somtc/special-2"]),
        };
        assert_eq!(pages.named(path, Some(wanted)), expected, "{path}");
    }

    #[test]
    fn a_page_without_a_file_is_known_by_all_its_names() {
        let ammtc = Some("mechanisms/ammtc");
        check("ammtc", "news/2019/ammtc", ammtc);
        check("AMMTC", "news/2019/AMMTC", ammtc);
        check("ammtc.md", "news/2019/ammtc.md", ammtc);
        check("@/mechanisms/ammtc", "mechanisms/ammtc", ammtc);
        check("@/mechanisms/ammtc.th.md", "mechanisms/ammtc.th.md", ammtc);
        check("@/mechanisms/ammtc/index.en.md", "mechanisms/ammtc/index.en.md", ammtc);
        check("../../mechanisms/ammtc/", "mechanisms/ammtc", ammtc);
        check("../ammtc.html", "mechanisms/ammtc.html", ammtc);
        check("la", "news/2019/la", Some("countries/la"));
    }

    #[test]
    fn a_session_is_known_by_its_mechanism_and_number() {
        let held = Some("mechanisms/somtc/17");
        check("@/mechanisms/somtc/17", "mechanisms/somtc/17", held);
        check("@/mechanisms/somtc/17.th.md", "mechanisms/somtc/17.th.md", held);
        check("somtc/17", "news/2019/somtc/17", held);
        check("17", "mechanisms/somtc/17", held);
        check(
            "somtc/special-2",
            "news/somtc/special-2",
            Some("mechanisms/somtc/special-2"),
        );
        check("somtc/18", "news/2019/somtc/18", None);
        check("17", "news/2019/17", None);
    }

    #[test]
    fn what_names_no_page_is_left_to_others() {
        check("somtc-17", "news/2019/somtc-17", None);
        check("", "", None);
        check(".md", "news/.md", None);
        check("/", "", None);
    }
}

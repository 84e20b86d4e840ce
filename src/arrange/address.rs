//! Addresses: the id of each item, and the earlier addresses that lead to it.

use std::collections::BTreeMap;

use crate::arrange::origin::Origin;
use crate::arrange::twins::Joined;
use crate::diagnostic::{Code, Diagnostic, Place, brief};
use crate::lang::{Bilingual, Lang};
use crate::model::{Redirect, Role, Site};
use crate::site_path::{SitePath, is_segment};

/// First parts of addresses that the site keeps for itself.
pub(super) const RESERVED: &[&str] = &[
    "th",
    "en",
    "date",
    "mechanisms",
    "countries",
    "organisations",
    "topics",
    "pillars",
    "search",
    "data",
    "static",
];

/// The ids that have been given, by the keys of their documents.
#[derive(Default)]
pub(super) struct Addresses {
    by_key: BTreeMap<String, String>,
}

impl Addresses {
    /// The id of a whole, given by its key.
    pub(super) fn of_key(&self, key: &str) -> Option<&str> {
        self.by_key.get(key).map(String::as_str)
    }

    /// The id of an item; complains where it cannot stand in an address.
    pub(super) fn id(
        &mut self,
        joined: &Joined,
        site: &Site,
        out: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let name = joined.name(site.default_lang)?;
        let start = Place::start(&name.path);
        let (folder, last) = joined.key.rsplit_once('/').unwrap_or(("", &joined.key));
        let folder = match joined.role {
            Role::Part => self.of_key(folder)?.to_owned(),
            _ => without_pages(folder).to_owned(),
        };
        let slug = joined.facts.slug.as_ref().filter(|_| joined.role != Role::Profile);
        let (last, place) = match slug {
            Some(slug) => (slug.value.as_str(), &slug.place),
            None => (last, &start),
        };
        if !is_segment(last) {
            let message = match slug {
                Some(_) => format!("\"{}\" cannot stand in an address", brief(last)),
                None => format!(
                    "the file's name \"{}\" cannot stand in an address",
                    brief(last)
                ),
            };
            let help = match slug {
                Some(_) => "write the slug with a-z, 0-9 and - only",
                None => {
                    "add a line `slug = \"...\"` of a-z, 0-9 and -, or rename the file"
                }
            };
            out.push(Diagnostic::at(Code::BadSegment, place.clone(), message, help));
            return None;
        }
        if let Some(bad) = bad_folder(&folder, &start) {
            out.push(bad);
            return None;
        }
        let id =
            if folder.is_empty() { last.to_owned() } else { format!("{folder}/{last}") };
        let first = id.split('/').next().unwrap_or("");
        let is_profile = joined.role == Role::Profile
            || (joined.role == Role::Part && first == "mechanisms");
        if RESERVED.contains(&first) && !is_profile {
            let help = "give the folder another name, or the item another `slug`";
            out.push(reserved(first, place, help));
            return None;
        }
        self.by_key.insert(joined.key.clone(), id.clone());
        Some(id)
    }
}

/// A complaint about the first folder of a path that cannot stand in an address, if there is one.
pub(super) fn bad_folder(path: &str, place: &Place) -> Option<Diagnostic> {
    let bad = path.split('/').find(|part| !part.is_empty() && !is_segment(part))?;
    let message = format!("the folder \"{}\" cannot stand in an address", brief(bad));
    let help = "rename the folder with a-z, 0-9 and - only";
    Some(Diagnostic::at(Code::BadSegment, place.clone(), message, help))
}

/// A complaint about an address whose first part the site keeps for itself.
pub(super) fn reserved(first: &str, place: &Place, help: &str) -> Diagnostic {
    let message =
        format!("addresses that begin with /{first}/ belong to the site itself");
    Diagnostic::at(Code::ReservedSegment, place.clone(), message, help)
}

/// A path without the folder `pages`, which has no part in addresses.
fn without_pages(path: &str) -> &str {
    match path.split_once('/') {
        Some(("pages", rest)) => rest,
        None if path == "pages" => "",
        _ => path,
    }
}

/// The earlier addresses of all that stands at some ids, with the languages of their pages.
pub(super) fn redirects<'a>(
    origins: impl Iterator<Item = (&'a str, &'a Origin, Bilingual<bool>)>,
    site: &Site,
    out: &mut Vec<Diagnostic>,
) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    for (id, origin, has_page) in origins {
        // Where an item has a page in its own language only, all that led to it leads there.
        let to = |lang: Lang| {
            let lang = if *has_page.get(lang) { lang } else { lang.other() };
            format!("{lang}/{id}").trim_end_matches('/').to_owned()
        };
        if let Some((lang, key)) = &origin.other_key {
            let sheet = origin.sheets.get(*lang).as_ref();
            let other = without_pages(key);
            if let Some(sheet) = sheet
                && other.split('/').all(is_segment)
            {
                redirects.push(Redirect {
                    from: format!("{lang}/{other}"),
                    to: to(*lang),
                    place: sheet.head().clone(),
                });
            }
        }
        for alias in &origin.aliases {
            let Some(path) = alias_path(&alias.value) else {
                let message = format!(
                    "\"{}\" is not an earlier address of this site",
                    brief(&alias.value)
                );
                let rooted = format!("/{}", alias.value.trim_start_matches('/'));
                let help = match alias_path(&rooted) {
                    Some(_) => format!("begin it with one slash: \"{}\"", brief(&rooted)),
                    None => "write the path from the root, without the site's name: \"/news/123/\"".to_owned(),
                };
                out.push(Diagnostic::at(
                    Code::BadAlias,
                    alias.place.clone(),
                    message,
                    help,
                ));
                continue;
            };
            let mut add = |from: String, lang: Lang| {
                redirects.push(Redirect {
                    from,
                    to: to(lang),
                    place: alias.place.clone(),
                });
            };
            let first = path.split('/').next().unwrap_or("");
            match Lang::from_tag(first) {
                Some(lang) => add(path, lang),
                None => {
                    for lang in Lang::ALL {
                        add(format!("{lang}/{path}"), lang);
                    }
                    add(path, site.default_lang);
                }
            }
        }
    }
    redirects
}

/// The path of an alias without slashes at its ends, if it is one that can stand on the site.
fn alias_path(alias: &str) -> Option<String> {
    let path = alias.strip_prefix('/')?.trim_end_matches('/');
    if path.is_empty() || path.contains(['?', '#', '%']) {
        return None;
    }
    SitePath::of_folder(path).ok().map(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_pages_has_no_part_in_addresses() {
        assert_eq!(without_pages("pages"), "");
        assert_eq!(without_pages("pages/about/team"), "about/team");
        assert_eq!(without_pages("pages-of-history/1967"), "pages-of-history/1967");
        assert_eq!(without_pages("news/pages/x"), "news/pages/x");
    }

    #[test]
    fn aliases_are_paths_from_the_root() {
        let check = |alias: &str, expected: Option<&str>| {
            assert_eq!(alias_path(alias).as_deref(), expected, "{alias}");
        };
        check("/news/123/", Some("news/123"));
        check("/th/ข่าว/๑", Some("th/ข่าว/๑"));
        check("/old.html", Some("old.html"));
        check("news/123", None);
        check("//evil.example/", None);
        check("https://evil.example/", None);
        check("/../x", None);
        check("/", None);
        check("/a?b=c", None);
    }
}

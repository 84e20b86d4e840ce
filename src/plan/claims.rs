//! Who asks for which path: two claims on one address are told, with both places.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Bound;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Checked, Code, Diagnostic, Place, brief};
use crate::lang::Lang;
use crate::model::{Archive, Redirect};
use crate::route::Target;
use crate::site_path::{PathFault, SitePath};

/// The routes so far, by what file systems and readers take for the same path.
pub(super) struct Claims<'a> {
    archive: &'a Archive,
    routes: BTreeMap<SitePath, Target>,
    /// The paths that are folded into another, by that other.
    folded: BTreeMap<String, SitePath>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Claims<'a> {
    /// No claims yet.
    pub(super) fn new(archive: &'a Archive) -> Self {
        let (routes, folded) = (BTreeMap::new(), BTreeMap::new());
        Self { archive, routes, folded, diagnostics: Vec::new() }
    }

    /// Claims the page of a folder.
    pub(super) fn folder(&mut self, folder: &str, target: Target) {
        self.claim(SitePath::of_folder(folder), folder, target);
    }

    /// Claims a file.
    pub(super) fn file(&mut self, path: &str, target: Target) {
        self.claim(SitePath::new(path), path, target);
    }

    /// Claims the page of a folder, unless another has it.
    pub(super) fn folder_if_free(&mut self, folder: &str, target: Target) {
        if let Ok(path) = SitePath::of_folder(folder)
            && self.at(&fold(path.as_str())).is_none()
            && self.file_above(&path).is_none()
            && self.below(path.as_str()).is_none()
        {
            self.routes.insert(path, target);
        }
    }

    /// The routes, and what was claimed in vain.
    pub(super) fn settle(self) -> Checked<BTreeMap<SitePath, Target>> {
        // A map that is made at once of what is in order leaves no room between, and is kept.
        let routes = self.routes.into_iter().collect();
        Checked { value: routes, diagnostics: self.diagnostics }
    }

    fn claim(&mut self, path: Result<SitePath, PathFault>, text: &str, target: Target) {
        let path = match path {
            Ok(path) => path,
            Err(fault) => return self.refuse(text, &fault, &target),
        };
        let folded = fold(path.as_str());
        let told = if let Some(taken) = self.at(&folded) {
            Some(taken_by_both(self.archive, (&path, &target), taken))
        } else if let Some(file) = self.file_above(&path) {
            Some(file_and_folder(self.archive, file, (&path, &target)))
        } else {
            let below = self.below(&folded);
            below.map(|below| file_and_folder(self.archive, (&path, &target), below))
        };
        if let Some(diagnostic) = told {
            // An alias stands for both languages, and is told once.
            let is_told = self.diagnostics.last().is_some_and(|last| {
                last.code == diagnostic.code
                    && last.place == diagnostic.place
                    && last.also == diagnostic.also
            });
            if !is_told {
                self.diagnostics.push(diagnostic);
            }
            return;
        }
        if folded != path.as_str() {
            self.folded.insert(folded.into_owned(), path.clone());
        }
        self.routes.insert(path, target);
    }

    /// What is claimed at a folded path.
    fn at(&self, folded: &str) -> Option<(&SitePath, &Target)> {
        self.routes.get_key_value(folded).or_else(|| {
            self.folded.get(folded).and_then(|taken| self.routes.get_key_value(taken))
        })
    }

    /// A claimed file where a path needs a folder.
    fn file_above(&self, path: &SitePath) -> Option<(&SitePath, &Target)> {
        path.folders().find_map(|folder| self.at(&fold(folder)))
    }

    /// The first claim that needs a folder where a folded path is a file.
    fn below(&self, folded: &str) -> Option<(&SitePath, &Target)> {
        let start = format!("{folded}/");
        let from = (Bound::Included(start.as_str()), Bound::Unbounded);
        let as_written = self.routes.range::<str, _>(from).next();
        let as_confused = || self.folded.range::<str, _>(from).next();
        as_written.filter(|(path, _)| path.as_str().starts_with(&start)).or_else(|| {
            let (_, path) = as_confused().filter(|(path, _)| path.starts_with(&start))?;
            self.routes.get_key_value(path)
        })
    }

    fn refuse(&mut self, path: &str, fault: &PathFault, target: &Target) {
        let message =
            format!("a file of the site cannot have the path `{}`: {fault}", brief(path));
        let help = "give the file or the folder another name";
        self.diagnostics.push(match claimant(self.archive, path, target) {
            Some(place) => Diagnostic::at(Code::BadSegment, place, message, help),
            None => Diagnostic::whole(Code::BadSegment, message, help),
        });
    }
}

/// A path as it may be confused: NFC, without case, ํา as ำ.
fn fold(path: &str) -> Cow<'_, str> {
    // Nearly all paths are of this form, and folding costs more than all else here together.
    if path.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(path);
    }
    let composed: String = path.nfc().collect();
    Cow::Owned(composed.to_lowercase().replace("\u{0E4D}\u{0E32}", "\u{0E33}"))
}

fn taken_by_both(
    archive: &Archive,
    (path, target): (&SitePath, &Target),
    (taken, other): (&SitePath, &Target),
) -> Diagnostic {
    // Both languages have the page, and one complaint says it for both.
    let address = path.as_str().trim_end_matches("index.html");
    let address = Lang::ALL
        .into_iter()
        .find_map(|lang| address.strip_prefix(lang.tag()))
        .filter(|rest| rest.starts_with('/') && !matches!(target, Target::Redirect(..)))
        .map_or_else(|| format!("/{address}"), |rest| format!("/th{rest} and /en{rest}"));
    let help = "give one of the two another name or `slug`, or remove the alias";
    match (
        claimant(archive, path.as_str(), target),
        claimant(archive, taken.as_str(), other),
    ) {
        (Some(place), other) => {
            let by = other.as_ref().map_or_else(
                || "the site itself".to_owned(),
                |other| other.path.to_string(),
            );
            let message = format!("the address {address} is taken by {by}");
            let diagnostic = Diagnostic::at(Code::AddressTaken, place, message, help);
            match other {
                Some(other) => diagnostic.and(other, "taken here"),
                None => diagnostic,
            }
        }
        (None, Some(place)) => {
            let message = format!("the address {address} belongs to the site itself");
            Diagnostic::at(Code::AddressTaken, place, message, help)
        }
        (None, None) => {
            let message = format!("the address {address} is taken twice");
            Diagnostic::whole(Code::AddressTaken, message, help)
        }
    }
}

/// A file of the site stands where another path needs a folder.
fn file_and_folder(
    archive: &Archive,
    (file, target): (&SitePath, &Target),
    (below, other): (&SitePath, &Target),
) -> Diagnostic {
    let message = format!(
        "`{file}` is a file of the site, and `{below}` needs a folder of that name"
    );
    let help = "give one of the two another name or `slug`, or remove the alias";
    let places = (
        claimant(archive, file.as_str(), target),
        claimant(archive, below.as_str(), other),
    );
    match places {
        (Some(place), Some(other)) => {
            Diagnostic::at(Code::AddressTaken, place, message, help)
                .and(other, "the folder is needed here")
        }
        (Some(place), None) | (None, Some(place)) => {
            Diagnostic::at(Code::AddressTaken, place, message, help)
        }
        (None, None) => Diagnostic::whole(Code::AddressTaken, message, help),
    }
}

/// The place that asks for a target at a path.
fn claimant(archive: &Archive, path: &str, target: &Target) -> Option<Place> {
    match target {
        Target::Item(ix, _) => Some(archive.item(*ix).place.clone()),
        Target::Section(n, ..) => {
            let section = archive.sections.get(*n)?;
            let text =
                section.texts.nearest(Lang::Th).map(|(_, text)| Place::start(&text.path));
            text.or_else(|| {
                section.items.first().map(|ix| archive.item(*ix).place.clone())
            })
        }
        Target::Mechanism(ix, ..)
        | Target::Authority(ix, ..)
        | Target::Participation(ix, ..) => {
            Some(archive.authorities.get(*ix).place.clone())
        }
        Target::Session(ix, _) => Some(archive.session(*ix).stated_at.clone()),
        Target::Redirect(to, _) => {
            let file = path.strip_suffix("/index.html").unwrap_or(path);
            let is_it = |redirect: &&Redirect| {
                &redirect.to == to && (redirect.from == file || redirect.from == path)
            };
            archive.redirects.iter().find(is_it).map(|redirect| redirect.place.clone())
        }
        Target::File(path) | Target::Copy(path, ..) => Some(Place::start(path)),
        Target::Front
        | Target::NotFound
        | Target::Home(_)
        | Target::Dates(_)
        | Target::Search(_)
        | Target::Year(..)
        | Target::Month(..)
        | Target::Mechanisms(_)
        | Target::Register(..)
        | Target::ThemeFile(_)
        | Target::SearchFile => None,
    }
}

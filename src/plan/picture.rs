//! Pictures as a page shows them: their size, and where their smaller copies stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::markdown;
use crate::model::Archive;
use crate::picture::{self, Head};
use crate::plan::here::Here;

/// A picture that is published.
#[derive(Debug, Clone)]
pub(super) struct Published {
    /// Its path from the archive's root.
    pub(super) from: Arc<str>,
    /// What it shows.
    pub(super) head: Head,
    /// Whether it has copies: those that are only linked, icons and other files of the site have none.
    has_copies: bool,
}

/// The pictures of an archive, by their paths from the site's root.
pub(super) fn published(archive: &Archive) -> BTreeMap<String, Published> {
    let of_items = archive.bundle_files.iter();
    let of_items =
        of_items.map(|file| (&file.to, &file.from, file.picture, file.is_shown));
    let of_site = archive.static_files.iter();
    let of_site = of_site.map(|file| (&file.to, &file.from, file.picture, false));
    let all = of_items.chain(of_site).filter_map(|(to, from, head, has_copies)| {
        Some((to.clone(), Published { from: Arc::clone(from), head: head?, has_copies }))
    });
    all.collect()
}

/// The paths and the widths of all copies that a picture at a path may have.
pub(super) fn copies(to: &str, published: &Published) -> Vec<(String, u32)> {
    let widths = picture::widths(&published.head);
    let widths = widths.into_iter().filter(|_| published.has_copies);
    widths.map(|width| (copy(to, width), width)).collect()
}

/// What a page needs to show a picture, given its path from the root.
pub(super) fn shown(here: &Here<'_>, to: &str) -> Option<markdown::Picture> {
    let Published { from, head, has_copies } = here.plan.picture(to)?;
    let widths = if *has_copies { (here.widths)(from, head) } else { Vec::new() };
    let copies: Vec<_> = widths
        .into_iter()
        .map(|width| format!("{} {width}w", here.origin.file(&copy(to, width))))
        .collect();
    Some(markdown::Picture {
        width: head.width,
        height: head.height,
        srcset: (!copies.is_empty()).then(|| copies.join(", ")),
    })
}

/// Where a copy stands: beside its picture, under all of its name, which no other file has.
fn copy(to: &str, width: u32) -> String {
    format!("{to}.{width}.webp")
}

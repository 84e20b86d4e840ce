//! Every link of every text to what it leads to, and every file that an item names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::arrange::large::Shown;
use crate::arrange::origin::{Draft, Sheet};
use crate::arrange::pages::Pages;
use crate::arrange::sections::SectionDraft;
use crate::arrange::twins::Unpublished;
use crate::arrange::{captions, large, unlinked, unread, unused};
use crate::diagnostic::{Code, Diagnostic, Place, brief, nearest, nearest_help};
use crate::lang::Lang;
use crate::limits::GUESSES;
use crate::markdown::{self, Heading, Target};
use crate::model::{
    Asset, BundleFile, Document, ItemIx, LinkTargets, LinkTo, Located, Name, Site, State,
    Text,
};

/// What links were found to lead to.
pub(super) struct Files {
    /// The files of bundles, and others that a text uses.
    pub(super) published: Vec<BundleFile>,
    /// Links by address, to be judged by the plan.
    pub(super) page_links: Vec<Located<String>>,
}

/// All that was read of an archive's documents, on the site or not.
pub(super) struct Read<'a> {
    /// Every document.
    pub(super) documents: &'a [Arc<Document>],
    /// The paths of those with an error.
    pub(super) faulty: &'a BTreeSet<Arc<str>>,
}

/// Resolves the links of all items and sections, and tells of files that nothing uses.
pub(super) fn resolve(
    drafts: &mut [Draft],
    sections: &mut [SectionDraft],
    world: &mut World,
    read: &Read<'_>,
    site: &Site,
    out: &mut Vec<Diagnostic>,
) -> Files {
    let mut page_links = Vec::new();
    // Of a withdrawn item neither the text nor the files are shown.
    for Draft { item, origin } in drafts.iter_mut().filter(|draft| is_shown(draft)) {
        for lang in Lang::ALL {
            let (Some(text), Some(sheet)) =
                (item.texts.get(lang), origin.sheets.get(lang))
            else {
                continue;
            };
            let links = world.links(sheet, &text.outline.headings, &mut page_links, out);
            // An item that is shared with the archive of before stays so where it is the same.
            if text.links != links
                && let Some(text) = Arc::make_mut(item).texts.get_mut(lang)
            {
                text.links = links;
            }
        }
    }
    for SectionDraft { texts, origin } in sections.iter_mut() {
        for lang in Lang::ALL {
            if let (Some(text), Some(sheet)) =
                (texts.get_mut(lang), origin.sheets.get(lang))
            {
                text.links =
                    world.links(sheet, &text.outline.headings, &mut page_links, out);
            }
        }
    }
    for draft in drafts.iter_mut().filter(|draft| is_shown(draft)) {
        world.item_files(draft, out);
    }
    anchors(drafts, out);
    unlinked::complain(drafts, sections, site, out);
    for (path, place) in &world.shown {
        if let Some(shown) = world.picture(path, place) {
            large::complain(&shown, site.pictures, out);
        }
    }
    world.unused(read, out);
    Files { published: world.published(), page_links }
}

/// Whether the text of an item is on the site.
fn is_shown(draft: &Draft) -> bool {
    draft.item.state == State::Current
}

/// Everything a link can lead to.
pub(super) struct World {
    /// Items by the path of each of their documents from the root.
    items: BTreeMap<Arc<str>, ItemIx>,
    ids: BTreeMap<String, ItemIx>,
    sections: BTreeMap<String, String>,
    assets: BTreeMap<String, Asset>,
    /// The folders of bundles from `content/`, with the ids of their items.
    bundles: BTreeMap<String, String>,
    statics: BTreeMap<String, Asset>,
    /// The files beside documents by the paths from the root at which they are published.
    published: BTreeMap<String, String>,
    used: BTreeSet<String>,
    /// Files that a text or an item's list of pictures shows, by the paths at which they are
    /// published, and where they are first shown.
    shown: BTreeMap<String, Place>,
    /// Files that a complaint offers in the place of one that is not there.
    offered: BTreeSet<String>,
    default_lang: Lang,
    /// Documents that are not on the site yet, by path from `content/`, and why.
    unpublished: BTreeMap<String, String>,
    pages: Pages,
    /// For how many more dead links it is guessed what was meant.
    guesses: usize,
}

impl World {
    /// Gathers what there is, and what there will be.
    pub(super) fn new(
        drafts: &[Draft],
        sections: &[SectionDraft],
        assets: &[Asset],
        statics: &[Asset],
        unpublished: Unpublished,
        pages: Pages,
        site: &Site,
    ) -> Self {
        let unpublished = unpublished.into_iter().flat_map(|(path, why)| {
            let path = inside(&path);
            [(without_lang(path), why.clone()), (path.to_owned(), why)]
        });
        let mut world = Self {
            unpublished: unpublished.collect(),
            items: BTreeMap::new(),
            ids: BTreeMap::new(),
            sections: BTreeMap::new(),
            assets: assets
                .iter()
                .map(|asset| (inside(&asset.path).to_owned(), asset.clone()))
                .collect(),
            bundles: BTreeMap::new(),
            statics: statics
                .iter()
                .map(|asset| {
                    let path = asset.path.trim_start_matches("content/static/");
                    (path.to_owned(), asset.clone())
                })
                .collect(),
            published: BTreeMap::new(),
            used: BTreeSet::new(),
            shown: BTreeMap::new(),
            offered: BTreeSet::new(),
            default_lang: site.default_lang,
            pages,
            guesses: GUESSES,
        };
        for (n, draft) in drafts.iter().enumerate() {
            let ix = ItemIx(n as u32);
            world.ids.insert(draft.item.id.clone(), ix);
            for name in draft.origin.names() {
                world.items.insert(Arc::clone(&name.path), ix);
                if name.bundle && is_shown(draft) {
                    world.bundles.insert(name.folder.clone(), draft.item.id.clone());
                }
            }
        }
        for origin in sections.iter().map(|section| &section.origin) {
            for path in origin.names().map(|name| inside(&name.path)) {
                world.sections.insert(without_lang(path), origin.key.clone());
                world.sections.insert(path.to_owned(), origin.key.clone());
            }
        }
        let published =
            world.assets.keys().map(|path| (world.published_at(path), path.clone()));
        world.published = published.collect();
        world
    }

    fn links(
        &mut self,
        sheet: &Sheet,
        headings: &[Heading],
        page_links: &mut Vec<Located<String>>,
        out: &mut Vec<Diagnostic>,
    ) -> LinkTargets {
        let mut links = Vec::with_capacity(sheet.links().len());
        for link in sheet.links() {
            let to = match markdown::target(&link.destination) {
                Target::External(url) => LinkTo::Outside(url),
                Target::Fragment(fragment) => {
                    here(headings, &fragment, &link.place, out);
                    LinkTo::Here(fragment)
                }
                Target::Forbidden => LinkTo::Nowhere,
                Target::Internal { path, fragment, .. } => {
                    let found = self.internal(sheet.name(), &path, fragment);
                    if let Some(LinkTo::Page(page, _)) = &found {
                        page_links.push(Located::new(page.clone(), link.place.clone()));
                    }
                    if let (Some(LinkTo::File(file)), true) = (&found, link.is_image) {
                        let shown = self.shown.entry(file.clone());
                        shown.or_insert_with(|| link.place.clone());
                    }
                    found.unwrap_or_else(|| {
                        out.push(self.dead(sheet.name(), &path, &link.place));
                        LinkTo::Nowhere
                    })
                }
            };
            links.push((link.destination.clone(), to));
        }
        links.into_iter().collect()
    }

    /// What a path leads to, from a document's folder, from `content/` (`@/`) or from the root (`/`).
    fn internal(
        &mut self,
        name: &Name,
        path: &str,
        fragment: Option<String>,
    ) -> Option<LinkTo> {
        if let Some(path) = path.strip_prefix('/') {
            let path = path.trim_end_matches('/');
            if self.statics.contains_key(path) {
                return Some(LinkTo::File(path.to_owned()));
            }
            let (first, rest) = path.split_once('/').unwrap_or((path, ""));
            if Lang::from_tag(first).is_none() {
                if let Some(asset) = self.published.get(path) {
                    self.used.insert(asset.clone());
                    return Some(LinkTo::File(path.to_owned()));
                }
                let file = path.rsplit('/').next().unwrap_or("");
                return (!file.contains('.'))
                    .then(|| LinkTo::Page(path.to_owned(), fragment));
            }
            return Some(match self.ids.get(rest) {
                Some(ix) => LinkTo::Item(*ix, fragment),
                None => LinkTo::Page(rest.to_owned(), fragment),
            });
        }
        let path = match path.strip_prefix("@/") {
            Some(path) => normal("", path)?,
            None => normal(&name.folder, path)?,
        };
        // The twin of a draft is on the site, and so is the item.
        let twin = self.unpublished.contains_key(&path).then(|| without_lang(&path));
        if let Some(ix) = self.item(&path).or_else(|| self.item(&twin?)) {
            return Some(LinkTo::Item(ix, fragment));
        }
        if let Some(section) = self.sections.get(&path) {
            return Some(LinkTo::Page(section.clone(), fragment));
        }
        if self.assets.contains_key(&path) {
            self.used.insert(path.clone());
            return Some(LinkTo::File(self.published_at(&path)));
        }
        None
    }

    /// The item of a document, given its path from `content/` with or without its language.
    fn item(&self, path: &str) -> Option<ItemIx> {
        let path = format!("content/{path}");
        let of_lang = |lang: Lang| {
            let stem = path.strip_suffix(".md")?;
            self.items.get(format!("{stem}.{lang}.md").as_str())
        };
        let found = self.items.get(path.as_str());
        found.or_else(|| Lang::ALL.into_iter().find_map(of_lang)).copied()
    }

    fn dead(&mut self, name: &Name, path: &str, place: &Place) -> Diagnostic {
        let wanted = match path.strip_prefix("@/") {
            Some(path) => normal("", path),
            None => normal(&name.folder, path),
        };
        if let Some(why) = wanted.as_ref().and_then(|wanted| self.unpublished.get(wanted))
        {
            let message = format!("the link leads to \"{}\", which {why}", brief(path));
            let help = "publish that first, or remove the link until then";
            return Diagnostic::at(Code::DeadLink, place.clone(), message, help);
        }
        let help = self.help(name, path, wanted.as_deref());
        let message =
            format!("the link leads to \"{}\", which is not in the archive", brief(path));
        Diagnostic::at(Code::DeadLink, place.clone(), message, help)
    }

    /// A remedy for a link to a file that is not there.
    fn help(&mut self, name: &Name, path: &str, wanted: Option<&str>) -> String {
        if let Some(address) = outside(path) {
            return format!("write {address}");
        }
        let is_page = is_page(path);
        if let Some(page) = self.pages.named(path, wanted).filter(|_| is_page) {
            return format!("write /{page}/, which is the address of its page");
        }
        let near = wanted.filter(|_| self.guesses > 0).and_then(|wanted| {
            self.guesses -= 1;
            self.meant(name, wanted, is_page)
        });
        match near {
            Some(near) => format!("did you mean {near}?"),
            None if is_page => "link to the Markdown file, relative to this one or as @/folder/name.th.md".to_owned(),
            None => "put the file beside the document, or correct its name".to_owned(),
        }
    }

    /// The file, or the page of an authority, that was probably meant by a path that leads to
    /// nothing, as it is written in a link.
    fn meant(&self, name: &Name, wanted: &str, is_page: bool) -> Option<String> {
        let own = inside(&name.path);
        let items = self.items.keys().map(|path| inside(path));
        let paths = items.chain(self.assets.keys().map(String::as_str));
        let pages = self.pages.of_authorities().filter(|_| is_page);
        let known: Vec<&str> = paths.filter(|path| *path != own).chain(pages).collect();
        let near = nearest_path(wanted, name.lang, &known)?;
        let is_authority = self.pages.has_authority(near);
        Some(if is_authority { format!("/{near}/") } else { format!("@/{near}") })
    }

    /// Finds the pictures and attachments of an item, and settles where they are published.
    fn item_files(&mut self, draft: &mut Draft, out: &mut Vec<Diagnostic>) {
        let origin = &draft.origin;
        if origin.images.is_empty() && origin.attachments.is_empty() {
            return;
        }
        let Some((_, sheet)) = origin.sheets.nearest(self.default_lang) else { return };
        let folder = sheet.name().folder.as_str();
        let mut offered = Vec::new();
        let mut find = |file: &Located<String>| {
            let path =
                normal(folder, &file.value).filter(|path| self.assets.contains_key(path));
            if path.is_none() {
                let (complaint, near) = self.no_such_file(folder, file);
                out.push(complaint);
                offered.extend(near);
            }
            path
        };
        let image_paths: Vec<_> = origin.images.iter().map(&mut find).collect();
        let attachment_paths: Vec<_> = origin.attachments.iter().map(&mut find).collect();
        for (file, path) in origin.images.iter().zip(&image_paths) {
            let asset = path.as_ref().and_then(|path| self.assets.get(path));
            out.extend(
                asset
                    .filter(|asset| !is_shown_by_browsers(asset))
                    .map(|_| no_picture(file)),
            );
        }
        let pictures = draft.item.images.iter().zip(&origin.images).zip(&image_paths);
        let without: Vec<_> = pictures
            .filter(|((image, _), path)| {
                let asset = path.as_ref().and_then(|path| self.assets.get(path));
                let (th, en) = (&image.words.th, &image.words.en);
                asset.is_some_and(is_shown_by_browsers)
                    && th.caption.is_none()
                    && en.caption.is_none()
            })
            .map(|((_, file), _)| file)
            .collect();
        out.extend(captions::missing(&without));
        let item = Arc::make_mut(&mut draft.item);
        let mut kept = image_paths.into_iter().zip(&origin.images);
        item.images.retain_mut(|image| match kept.next() {
            Some((Some(path), named)) => {
                image.file = self.published_at(&path);
                let shown = self.shown.entry(image.file.clone());
                shown.or_insert_with(|| named.place.clone());
                self.used.insert(path);
                true
            }
            _ => false,
        });
        let mut kept = attachment_paths.into_iter();
        item.attachments.retain_mut(|attachment| match kept.next().flatten() {
            Some(path) => {
                attachment.file = self.published_at(&path);
                attachment.size = self.assets.get(&path).map_or(0, |asset| asset.size);
                self.used.insert(path);
                true
            }
            None => false,
        });
        self.offered.extend(offered);
    }

    /// A complaint of a file that is not there, and the path of the one that was probably meant.
    fn no_such_file(
        &self,
        folder: &str,
        file: &Located<String>,
    ) -> (Diagnostic, Option<String>) {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let neighbours: Vec<&str> = self
            .assets
            .range(prefix.clone()..)
            .map_while(|(path, _)| path.strip_prefix(prefix.as_str()))
            .filter(|rest| !rest.contains('/'))
            .collect();
        let near = nearest(&file.value, &neighbours);
        let help = match near {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "put the file into the document's folder".to_owned(),
        };
        let message =
            format!("there is no file \"{}\" beside the document", brief(&file.value));
        let complaint =
            Diagnostic::at(Code::NoSuchFile, file.place.clone(), message, help);
        (complaint, near.map(|near| format!("{prefix}{near}")))
    }

    /// A picture that is shown at a place, by the path at which it is published.
    fn picture<'w>(&'w self, path: &str, place: &'w Place) -> Option<Shown<'w>> {
        let of_item = self.published.get(path).and_then(|path| self.assets.get(path));
        let asset = of_item.or_else(|| self.statics.get(path))?;
        Some(Shown { asset, place, may_have_copies: of_item.is_some() })
    }

    /// Tells of files that look like documents, and of others that nothing uses.
    fn unused(&self, read: &Read<'_>, out: &mut Vec<Diagnostic>) {
        let paths = self.assets.keys().map(String::as_str);
        let unused: Vec<&str> = paths.filter(|path| !self.used.contains(*path)).collect();
        let is_published = |path: &str| self.bundle_of(path).is_some();
        let in_bundle = |path: &str| is_published(path) || self.waits(path);
        let mut others = unread::complain(&unused, in_bundle, self.default_lang, out);
        others.retain(|path| !self.offered.contains(*path));
        unused::complain(&others, read.documents, read.faulty, is_published, out);
    }

    /// Where a file is published: with its bundle's item, else where it lies in `content/`.
    fn published_at(&self, path: &str) -> String {
        match self.bundle_of(path) {
            Some((folder, id)) => {
                format!("{id}{}", path.get(folder.len()..).unwrap_or(""))
            }
            None => path.to_owned(),
        }
    }

    /// The bundle in whose folder, or in a folder below it, a file lies.
    fn bundle_of(&self, path: &str) -> Option<(&str, &str)> {
        let mut folder = path;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if let Some((folder, id)) = self.bundles.get_key_value(above) {
                return Some((folder, id));
            }
            folder = above;
        }
        None
    }

    /// Whether a file lies beside the `index` of an item that is not on the site yet.
    fn waits(&self, path: &str) -> bool {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let index = format!("{folder}/index.");
        let mut from = self.unpublished.range(index.clone()..);
        from.next().is_some_and(|(path, _)| path.starts_with(&index))
    }

    /// All files of bundles, and those beside other documents that a text uses.
    fn published(&self) -> Vec<BundleFile> {
        self.assets
            .iter()
            .filter(|(path, _)| {
                self.used.contains(*path) || self.bundle_of(path).is_some()
            })
            .map(|(path, asset)| {
                let to = self.published_at(path);
                BundleFile {
                    is_shown: self.shown.contains_key(&to),
                    to,
                    from: Arc::clone(&asset.path),
                    picture: asset.picture,
                }
            })
            .collect()
    }
}

/// Whether browsers show a picture: one whose head was read, or a drawing, or an AVIF.
fn is_shown_by_browsers(asset: &Asset) -> bool {
    let extension = asset.path.rsplit_once('.').map_or("", |(_, extension)| extension);
    asset.picture.is_some()
        || ["svg", "avif"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn no_picture(file: &Located<String>) -> Diagnostic {
    let name = brief(&file.value);
    let message = format!("`{name}` is no picture that a browser shows");
    let help = "open it in an image program and save it as JPEG, PNG or WebP; a file to download belongs under [[attachments]]";
    Diagnostic::at(Code::NoPicture, file.place.clone(), message, help)
}

/// Whether a path was meant for a page, and not for a picture or another file.
fn is_page(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or("");
    file.rsplit_once('.').is_none_or(|(_, end)| matches!(end, "md" | "html" | "htm"))
}

/// The whole address of another site, where a path was meant as one: `www.asean.org`.
fn outside(path: &str) -> Option<String> {
    for scheme in ["https", "http"] {
        let rest =
            path.strip_prefix(scheme).map(|rest| rest.trim_start_matches([';', ',']));
        if let Some(rest) = rest.filter(|rest| rest.starts_with('/')) {
            let host = rest.trim_start_matches('/');
            return (!host.is_empty()).then(|| format!("{scheme}://{host}"));
        }
    }
    let host = path.split('/').next().unwrap_or("");
    let (name, end) = host.rsplit_once('.')?;
    let is_host = path.starts_with("www.")
        || (!name.is_empty()
            && matches!(end, "org" | "com" | "net" | "int" | "th" | "gov"));
    is_host.then(|| format!("https://{path}"))
}

/// Complains of a link to a heading that its own page does not have.
fn here(headings: &[Heading], fragment: &str, place: &Place, out: &mut Vec<Diagnostic>) {
    if fragment.is_empty() || headings.iter().any(|heading| heading.id == fragment) {
        return;
    }
    let ids: Vec<&str> = headings.iter().map(|heading| heading.id.as_str()).collect();
    out.push(dead_anchor(fragment, &ids, place));
}

/// Complains of links to headings that other items do not have, in the language they are read in.
fn anchors(drafts: &[Draft], out: &mut Vec<Diagnostic>) {
    for draft in drafts {
        for lang in Lang::ALL {
            let (Some(sheet), Some(text)) =
                (draft.origin.sheets.get(lang), draft.item.texts.get(lang))
            else {
                continue;
            };
            for link in sheet.links() {
                let Some(LinkTo::Item(ix, Some(fragment))) =
                    text.links.get(&link.destination)
                else {
                    continue;
                };
                let Some(to) = drafts.get(ix.0 as usize) else { continue };
                let ids: Vec<&str> = shown_text(to, lang)
                    .map(|text| {
                        text.outline.headings.iter().map(|h| h.id.as_str()).collect()
                    })
                    .unwrap_or_default();
                if !ids.contains(&fragment.as_str()) {
                    out.push(dead_anchor(fragment, &ids, &link.place));
                }
            }
        }
    }
}

/// The text whose body readers of a language are shown.
fn shown_text(draft: &Draft, lang: Lang) -> Option<&Text> {
    let lang = draft.item.body_lang(lang)?;
    draft.item.texts.get(lang).as_ref()
}

fn dead_anchor(fragment: &str, ids: &[&str], place: &Place) -> Diagnostic {
    let message = format!("the page has no heading \"#{}\"", brief(fragment));
    let help = if ids.is_empty() {
        "remove what follows the #".to_owned()
    } else {
        nearest_help(fragment, ids)
    };
    Diagnostic::at(Code::DeadAnchor, place.clone(), message, help)
}

/// A path from `content/`.
fn inside(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}

/// The path of a document without its language: `news/x.md` for `news/x.th.md`.
pub(super) fn without_lang(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    match stem.rsplit_once('.') {
        Some((stem, tag)) if Lang::from_tag(tag).is_some() => format!("{stem}.md"),
        _ => path.to_owned(),
    }
}

/// A path joined to a folder, its `.` and `..` resolved; nothing where it leaves `content/`.
pub(super) fn normal(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> =
        folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The known path nearest to a mistaken one, if any has nearly the same name without what stands
/// after its dots; of several, one in the same folder, then one in the reader's language.
fn nearest_path<'k>(wanted: &str, lang: Lang, known: &[&'k str]) -> Option<&'k str> {
    let (wanted_folder, wanted_stem) = folder_and_stem(wanted);
    let stems: Vec<&str> = known.iter().map(|path| folder_and_stem(path).1).collect();
    let near = nearest(wanted_stem, &stems)?;
    let of_lang = format!(".{lang}.md");
    let same =
        known.iter().zip(stems).filter(|(_, stem)| *stem == near).map(|(path, _)| *path);
    same.min_by_key(|path| {
        (folder_and_stem(path).0 != wanted_folder, !path.ends_with(&of_lang), *path)
    })
}

/// A path's folder, and what it is called: for `index` the folder's own name.
fn folder_and_stem(path: &str) -> (&str, &str) {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    match file.split('.').next().unwrap_or(file) {
        "index" | "_index" if !folder.is_empty() => {
            folder.rsplit_once('/').unwrap_or(("", folder))
        }
        stem => (folder, stem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_never_leave_the_content() {
        let check = |folder: &str, path: &str, expected: Option<&str>| {
            assert_eq!(normal(folder, path).as_deref(), expected, "{folder} {path}");
        };
        check("news/2019", "../2017/x.th.md", Some("news/2017/x.th.md"));
        check("news", "./x.md", Some("news/x.md"));
        check("news", "../../x", None);
        check("", "pages//a.md", Some("pages/a.md"));
    }

    #[test]
    fn a_mistaken_path_is_answered_with_the_file_that_was_meant() {
        let known = [
            "news/2017/somtc-17.en.md",
            "news/2017/somtc-17.th.md",
            "news/2020/border.th.md",
            "reports/2017/border/crossing.png",
            "reports/2017/border/index.th.md",
        ];
        let check = |wanted: &str, expected: Option<&str>| {
            assert_eq!(nearest_path(wanted, Lang::Th, &known), expected, "{wanted}");
        };
        check("news/2020/somtc-17.html", Some("news/2017/somtc-17.th.md"));
        check("news/2017/somct-17.th.md", Some("news/2017/somtc-17.th.md"));
        check("news/2020/boarder.md", Some("news/2020/border.th.md"));
        check("reports/2017/border.th.md", Some("reports/2017/border/index.th.md"));
        check(
            "reports/2017/border/crossing.jpg",
            Some("reports/2017/border/crossing.png"),
        );
        check("news/2020/nowhere.md", None);
        check("", None);
    }
}

//! The stages composed: the only room that knows their order.
//!
//! source -> parse -> arrange -> plan -> render -> write, and beside plan and render, search

mod survey;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::arrange::{self, Moment};
use crate::cms::{self, Section};
use crate::copies::Copies;
use crate::default_theme;
use crate::diagnostic::{Checked, Code, Diagnostic, Severity, any_error, brief, sort};
use crate::edit;
use crate::external;
use crate::lang::{Bilingual, Lang};
use crate::model::{ARCHETYPES, Archive, Authorities, Item, Site};
use crate::names::Names;
use crate::picture::{self, Head};
use crate::plan::{self, Plan, Widths};
use crate::render::{self, Theme};
use crate::route::{Route, Target};
use crate::search;
use crate::site_path::SitePath;
use crate::source;
use crate::text_editors::{self, EditorFile};
use crate::workspace::{Sources, Workspace};
use crate::write::{Manifest, Output, Rank, Written};

pub use survey::{NewFile, Survey};

/// What one run is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The moment for which the site is made.
    pub now: Now,
    /// An address in place of that of the settings.
    pub base_url: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether items that are not published yet are shown.
    pub future: bool,
}

/// The moment for which a site is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// A day of the archive's own zone.
    Day(chrono::NaiveDate),
    /// Seconds since 1970-01-01T00:00:00Z; the archive's zone tells the day.
    Seconds(i64),
}

impl Default for Now {
    fn default() -> Self {
        Self::Seconds(0)
    }
}

impl Now {
    /// The day in a zone that is some minutes ahead of UTC.
    fn day(self, zone: i32) -> chrono::NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Seconds(seconds) => {
                let local = seconds.saturating_add(i64::from(zone) * 60);
                chrono::DateTime::from_timestamp(local, 0)
                    .unwrap_or_default()
                    .date_naive()
            }
        }
    }
}

/// A site that is decided and can be rendered. Its clone shares all with it.
#[derive(Clone)]
pub struct Ready {
    /// The plan.
    pub plan: Plan,
    /// The theme.
    pub theme: Arc<Theme>,
}

/// Reads, parses, arranges and plans an archive. Without settings there is nothing to go on.
pub fn prepare(root: &Path, request: &Request) -> Checked<Option<Ready>> {
    let workspace = Workspace::open(root, request.base_url.clone());
    let Some(sources) = workspace.sources() else {
        let mut diagnostics = workspace.told().all().cloned().collect();
        sort(&mut diagnostics);
        return Checked { value: None, diagnostics };
    };
    drop(workspace);
    let told = sources.told.clone();
    let Checked { value, mut diagnostics } = settle(root, sources, request, None);
    diagnostics.extend(told.all().cloned());
    sort(&mut diagnostics);
    let diagnostics = value.plan.archive().site.levels.judge(diagnostics);
    Checked { value: Some(value), diagnostics }
}

/// The controlled names of an archive, as far as they can be read, whatever else is wrong with it.
pub fn authorities(root: &Path) -> Checked<Authorities> {
    let workspace = Workspace::open(root, None);
    arrange::authorities(workspace.registers(), &workspace.documents())
}

/// Asks the addresses outside an archive which of them lead somewhere, those of drafts and of what is
/// to come too. Without settings there are none.
pub fn external(
    root: &Path,
    request: &Request,
    run: &external::Run<'_>,
) -> external::Report {
    let request = Request { drafts: true, future: true, ..request.clone() };
    let Ok(survey) = Survey::open(root, request) else {
        return external::Report::default();
    };
    let cited = external::gather(survey.archive(), &survey.documents());
    let mut report = external::check(root, &cited, run);
    report.diagnostics = survey.site().levels.judge(report.diagnostics);
    report
}

/// The files by which text editors complete what is written in an archive. Without settings there are none.
pub fn editor_files(root: &Path) -> Vec<EditorFile> {
    let workspace = Workspace::open(root, None);
    let Some(sources) = workspace.sources() else { return Vec::new() };
    let parts = sources.parts;
    let authorities = arrange::authorities(parts.registers, &parts.documents).value;
    let kinds =
        ARCHETYPES.into_iter().flat_map(|(_, kind)| Lang::ALL.map(|lang| (kind, lang)));
    let patterns = kinds.filter_map(|(kind, lang)| {
        Some((kind, lang, edit::archetype(root, kind, lang, &parts.site).value?))
    });
    text_editors::files(&authorities, &patterns.collect::<Vec<_>>())
}

/// What a form in a browser is made from.
pub struct FormSources {
    /// The settings.
    pub site: Arc<Site>,
    /// The entries of the registers.
    pub authorities: Authorities,
    /// The folders of items.
    pub sections: Vec<Section>,
    /// The documents of which the form does not show all keys, with those that it keeps unseen.
    pub hidden: Vec<(Arc<str>, Vec<String>)>,
}

/// Reads what a form in a browser is made from. Without settings there is none.
pub fn form_sources(root: &Path) -> Option<FormSources> {
    let workspace = Workspace::open(root, None);
    let parts = workspace.sources()?.parts;
    let authorities = arrange::authorities(parts.registers, &parts.documents).value;
    let hidden = parts.documents.par_iter().filter_map(|document| {
        let text = source::text(root, &document.name.path).ok()?;
        let front_matter =
            text.get(..document.body.range.start)?.trim_start_matches('\u{feff}');
        let table = front_matter.trim().trim_matches('+').parse().ok()?;
        let keys = cms::hidden(&table);
        (!keys.is_empty()).then(|| (Arc::clone(&document.name.path), keys))
    });
    let hidden = hidden.collect();
    let sections = cms::sections(&parts.documents, parts.site.default_lang);
    Some(FormSources { site: parts.site, authorities, sections, hidden })
}

/// Arranges and plans what was read. Its complaints are those between files, not yet judged by the
/// archive's own levels. What has not changed is shared with the site whose place it takes.
pub fn settle(
    root: &Path,
    sources: Sources,
    request: &Request,
    before: Option<&Ready>,
) -> Checked<Ready> {
    let Sources { parts, theme, .. } = sources;
    let moment = Moment {
        today: request.now.day(parts.site.zone),
        drafts: request.drafts,
        future: request.future,
    };
    let Checked { value: archive, mut diagnostics } =
        arrange::arrange(parts, moment, before.map(|before| before.plan.archive()));
    let files: Vec<String> = theme.files().keys().cloned().collect();
    let searched: Vec<String> = search::Layout::of(&archive).files().collect();
    let planned = plan::plan(archive, Arc::clone(theme.messages()), files, searched);
    diagnostics.extend(planned.diagnostics);
    let archive = planned.value.archive();
    // Every text is read once more for this, so only where somebody asked for it.
    if archive.site.levels.of(Code::UnlistedMechanism) != Severity::Off {
        diagnostics.extend(unlisted(root, archive));
    }
    templates(&planned.value, &theme, &mut diagnostics);
    Checked { value: Ready { plan: planned.value, theme }, diagnostics }
}

/// Notes the mechanisms that texts name and their front matter does not list.
fn unlisted(root: &Path, archive: &Archive) -> Vec<Diagnostic> {
    let names = Names::of(&archive.authorities);
    let of_item = |item: &Arc<Item>| {
        let files = Bilingual::from_fn(|lang| {
            let text = item.texts.get(lang).as_ref()?;
            // What cannot be read any more was read a moment ago; the next run tells of it.
            source::text(root, &text.path).ok()
        });
        arrange::unlisted(archive, &names, item, &files)
    };
    archive.items.par_iter().flat_map_iter(of_item).collect()
}

/// Complains of items that ask for a template which the theme does not have.
fn templates(plan: &Plan, theme: &Theme, diagnostics: &mut Vec<Diagnostic>) {
    for item in &plan.archive().items {
        if let Some(template) = &item.template
            && !theme.has(template)
        {
            let message = format!("the theme has no template \"{}\"", brief(template));
            let help = "put it into the theme's `templates` folder, or remove `template`";
            diagnostics.push(Diagnostic::at(
                Code::Template,
                item.place.clone(),
                message,
                help,
            ));
        }
    }
}

/// What a build did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// How many items the archive lists.
    pub items: usize,
    /// How many pages the site has.
    pub pages: usize,
    /// What was written.
    pub written: Written,
}

/// Renders every route into an output folder. Nothing is changed there unless all goes well.
///
/// `progress` is told how many routes are done, and of how many.
pub fn build(
    root: &Path,
    ready: &Ready,
    output: &Output,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Report, Vec<Diagnostic>> {
    let copies = Copies::new(root);
    let stage = output.stage().map_err(|diagnostic| vec![*diagnostic])?;
    let routes: Vec<Route> = ready.plan.routes().collect();
    let done = AtomicUsize::new(0);
    let tell = || progress(done.fetch_add(1, Ordering::Relaxed) + 1, routes.len());
    let pages = || -> Vec<Diagnostic> {
        let drawn = routes.par_iter().filter(|route| route.target != Target::SearchFile);
        let failed = drawn.filter_map(|route| {
            let rank = rank(&route.target);
            let put = match bytes(root, ready, &copies, route) {
                Ok(Bytes::Made(bytes)) => stage.put(&route.path, rank, &bytes),
                Ok(Bytes::OfFile(from)) => {
                    stage.put_file(&route.path, rank, &root.join(&*from))
                }
                Ok(Bytes::Nothing) => Ok(()),
                Err(diagnostic) => Err(diagnostic),
            };
            tell();
            put.err().map(|diagnostic| *diagnostic)
        });
        failed.collect()
    };
    let index = || -> Vec<Diagnostic> {
        let mut failed = Vec::new();
        index(root, ready, &mut |path, bytes| {
            let put =
                SitePath::new(&path).map(|path| stage.put(&path, Rank::Index, &bytes));
            failed.extend(put.ok().and_then(Result::err).map(|diagnostic| *diagnostic));
            tell();
        });
        failed
    };
    let (mut failed, failed_index) = rayon::join(pages, index);
    failed.extend(failed_index);
    if any_error(&failed) {
        return Err(first_of_each_place(failed));
    }
    let written = stage.publish()?;
    copies.forget_others();
    let archive = ready.plan.archive();
    Ok(Report { items: archive.listed.len(), pages: ready.plan.page_count(), written })
}

/// Makes the index that is searched, and gives its files away as they are made, each with its path
/// from the site's root.
pub fn index(root: &Path, ready: &Ready, give: &mut (dyn FnMut(String, Vec<u8>) + Send)) {
    let layout = search::Layout::of(ready.plan.archive());
    // A text that cannot be read is told of where its page is drawn.
    let read = |path: &Arc<str>| source::text(root, path).ok();
    search::index(&layout, &read, give);
}

/// Asks the index of a site, which is made for that.
///
/// # Errors
/// Where the index has a fault, which is ours.
pub fn search(
    root: &Path,
    ready: &Ready,
    query: &str,
    options: search::Options,
) -> Result<search::Answer, search::Fault> {
    let mut files = BTreeMap::new();
    let layout = search::Layout::of(ready.plan.archive()).plain();
    let read = |path: &Arc<str>| source::text(root, path).ok();
    search::index(&layout, &read, &mut |path, bytes| {
        files.insert(path, bytes);
    });
    search::Opened::of_files(&files)?.ask(query, options)
}

/// Draws every page without writing any, for the complaints of templates.
pub fn draw_all(root: &Path, ready: &Ready) -> Vec<Diagnostic> {
    let routes: Vec<Route> = ready.plan.routes().collect();
    let is_drawn = |route: &&Route| {
        let target = &route.target;
        !matches!(target, Target::File(_) | Target::Copy(..) | Target::SearchFile)
    };
    let drawn = routes.par_iter().filter(is_drawn);
    let failed: Vec<Diagnostic> = drawn
        .filter_map(|route| {
            render(root, ready, route, &|_, head| picture::widths(head))
                .err()
                .map(|diagnostic| *diagnostic)
        })
        .collect();
    first_of_each_place(failed)
}

/// What stands at a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bytes {
    /// What was made for it.
    Made(Vec<u8>),
    /// What a file of the archive holds, by its path from the root.
    OfFile(Arc<str>),
    /// Nothing: the copy of a picture would be larger than the picture, or it is a file of the
    /// index, which is made as a whole.
    Nothing,
}

/// What stands at one route of a site.
pub fn bytes(
    root: &Path,
    ready: &Ready,
    copies: &Copies,
    route: &Route,
) -> Result<Bytes, Box<Diagnostic>> {
    Ok(match &route.target {
        Target::File(from) => match source::picture(root, from)? {
            Some(clean) => Bytes::Made(clean),
            None => Bytes::OfFile(Arc::clone(from)),
        },
        Target::SearchFile => Bytes::Nothing,
        Target::Copy(from, head, width) => {
            copies.bytes(from, head, *width).map_or(Bytes::Nothing, Bytes::Made)
        }
        _ => {
            let widths = |path: &Arc<str>, head: &Head| copies.widths(path, head);
            Bytes::Made(render(root, ready, route, &widths)?)
        }
    })
}

/// The bytes of one route that is neither a file of the archive nor a copy of one.
fn render(
    root: &Path,
    ready: &Ready,
    route: &Route,
    widths: &Widths<'_>,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    if let Target::ThemeFile(name) = &route.target {
        return Ok(ready.theme.files().get(name).cloned().unwrap_or_default());
    }
    let Some(page) = ready.plan.page(route, widths) else { return Ok(Vec::new()) };
    let text = match &page.body {
        Some(body) => Some(source::text(root, &body.path)?),
        None => None,
    };
    let address = route.path.as_str();
    render::page(&page, text.as_deref(), &ready.theme, address).map(String::into_bytes)
}

/// One fault of a template spoils many pages; it is told once, for the first of them.
fn first_of_each_place(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    sort(&mut diagnostics);
    diagnostics
        .dedup_by(|a, b| a.code == b.code && a.place.is_some() && a.place == b.place);
    diagnostics
}

/// Where a route stands in the order of publishing.
fn rank(target: &Target) -> Rank {
    match target {
        Target::File(_) | Target::Copy(..) | Target::ThemeFile(_) => Rank::Asset,
        Target::Item(..)
        | Target::Session(..)
        | Target::Authority(..)
        | Target::Mechanism(..)
        | Target::Redirect(..) => Rank::Page,
        Target::Section(..)
        | Target::Dates(_)
        | Target::Search(_)
        | Target::Year(..)
        | Target::Month(..)
        | Target::Mechanisms(_)
        | Target::Participation(..)
        | Target::Register(..)
        | Target::NotFound
        | Target::SearchFile => Rank::Index,
        Target::Front | Target::Home(_) => Rank::Home,
    }
}

/// Complains of pages that the last build had and this plan has not.
pub fn gone(plan: &Plan, output: &Output) -> Vec<Diagnostic> {
    const SHOWN: usize = 20;
    let Some(previous) = output.previous() else { return Vec::new() };
    let is_page = |path: &&SitePath| {
        path.as_str().rsplit_once('.').is_some_and(|(_, e)| e == "html")
    };
    let gone = previous.paths().filter(is_page).filter(|path| !plan.has(path.as_str()));
    // A page of a list comes and goes with the number of items.
    let gone = gone.filter(|path| !path.as_str().contains("/page/"));
    // Where fallback pages were turned off, they are gone as was asked for.
    let is_fallback = |path: &str| {
        Lang::ALL.into_iter().any(|lang| {
            path.strip_prefix(lang.tag())
                .is_some_and(|rest| plan.has(&format!("{}{rest}", lang.other())))
        })
    };
    let is_turned_off =
        !plan.archive().site.fallback_pages && had_fallbacks(plan, previous);
    let gone = gone.filter(|path| !(is_turned_off && is_fallback(path.as_str())));
    let gone: Vec<_> =
        gone.map(|path| path.as_str().trim_end_matches("index.html")).collect();
    let told = gone.iter().take(SHOWN).map(|address| {
        let message = format!("the last build had a page at /{address}, and this one has none");
        let help = format!("if it moved, add \"/{address}\" to the `aliases` of the page that took its place");
        Diagnostic::whole(Code::AddressGone, message, help)
    });
    let mut told: Vec<Diagnostic> = told.collect();
    if gone.len() > SHOWN {
        let message = format!("and {} more addresses are gone", gone.len() - SHOWN);
        let help = "if a folder was renamed, rename it back, or add aliases";
        told.push(Diagnostic::whole(Code::AddressGone, message, help));
    }
    plan.archive().site.levels.judge(told)
}

/// Whether the last build may have had fallback pages: no item in one language alone was without a
/// page in the other.
fn had_fallbacks(plan: &Plan, previous: &Manifest) -> bool {
    let had = |item: &Item, lang: Lang| {
        previous.contains(&format!("{lang}/{}/index.html", item.id))
    };
    plan.archive().items.iter().all(|item| {
        Lang::ALL.into_iter().all(|lang| {
            item.has_page(lang, false) || had(item, lang) || !had(item, lang.other())
        })
    })
}

/// The source line of a place, for showing it.
pub fn line(root: &Path, place: &crate::diagnostic::Place) -> Option<String> {
    source::line(root, place).or_else(|| {
        let name = place.path.strip_prefix("themes/default/")?;
        let (_, bytes) = default_theme::files().find(|(path, _)| path == name)?;
        let text = String::from_utf8(bytes).ok()?;
        text.lines().nth(place.line as usize - 1).map(str::to_owned)
    })
}

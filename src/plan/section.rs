//! Sections: a folder's page, with its words, the sections below it and its items.

use crate::lang::Lang;
use crate::model::Section;
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::Here;
use crate::plan::list;
use crate::view;

/// The frame and the view of page N of a section.
pub(super) fn section(
    here: &Here<'_>,
    section: &Section,
    number: usize,
) -> (Frame, view::Section) {
    let shown = section.texts.nearest(here.lang);
    let above = section.id.rsplit_once('/').map_or("", |(above, _)| above);
    let mut breadcrumbs = vec![frame::home(here)];
    breadcrumbs.extend(frame::to_folder(here, above));
    let frame = Frame {
        id: section.id.clone(),
        number,
        title: (here.lang, name(here, section)),
        description: section
            .texts
            .get(here.lang)
            .as_ref()
            .and_then(|text| text.description.clone()),
        breadcrumbs,
        own: Own::Both,
        noindex: false,
    };
    let body = shown.filter(|(_, text)| text.body.is_some() && number == 1);
    let below = section.below.iter().filter_map(|at| here.archive.sections.get(*at));
    let view = view::Section {
        has_body: body.is_some(),
        body_lang: body.and_then(|(lang, _)| here.foreign(lang)),
        sections: below.map(|section| count(here, section)).collect(),
        list: list::list(here, &section.id, &section.items, number),
    };
    (frame, view)
}

/// The sections at the top.
pub(super) fn top(here: &Here<'_>) -> Vec<view::Count> {
    let top = here.archive.sections.iter().filter(|section| !section.id.contains('/'));
    top.map(|section| count(here, section)).collect()
}

fn count(here: &Here<'_>, section: &Section) -> view::Count {
    let link = here.link(&section.id, name(here, section));
    view::Count { link, items: section.items.len() }
}

/// A section's name: its title, the theme's word for it, a year, or its folder's name.
pub(super) fn name(here: &Here<'_>, section: &Section) -> String {
    let titled = |lang: Lang| {
        let title = section.texts.get(lang).as_ref().map(|text| text.title.clone());
        title.filter(|title| !title.is_empty())
    };
    if let Some(title) = titled(here.lang) {
        return title;
    }
    let key = format!("section_{}", section.id);
    let word = here.word(&key);
    if word != key {
        return word;
    }
    if let Some(title) = titled(here.lang.other()) {
        return title;
    }
    let last = section.id.rsplit('/').next().unwrap_or("");
    match last.parse::<i32>() {
        Ok(year) if (1000..2400).contains(&year) => here.year_alone(year),
        _ => last.replace('-', " "),
    }
}

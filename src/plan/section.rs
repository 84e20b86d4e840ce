//! Sections: a folder's page, with its words, the sections below it and its items.

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
        title: (here.lang, here.section_name(section)),
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
    let link = here.link(&section.id, here.section_name(section));
    view::Count { link, items: section.items.len() }
}

//! Sections: a folder's page, with its words, the sections below it and its items.

use std::cmp::Reverse;

use crate::model::Section;
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::Here;
use crate::plan::{list, notice};
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
            .and_then(|text| text.words.description.clone()),
        breadcrumbs,
        own: Own::Both,
        noindex: false,
    };
    let body = shown.filter(|(_, text)| text.body.is_some() && number == 1);
    let below = section.below.iter().filter_map(|at| here.archive.sections.get(*at));
    let below = in_order(below.collect());
    let view = view::Section {
        has_body: body.is_some(),
        body_lang: body.and_then(|(lang, _)| here.foreign(lang)),
        notice: body.and_then(|_| notice::stale(here, &section.texts, &section.id)),
        sections: below.into_iter().map(|section| count(here, section)).collect(),
        list: list::list(here, &section.id, &section.items, number),
    };
    (frame, view)
}

/// The sections at the top.
pub(super) fn top(here: &Here<'_>) -> Vec<view::Count> {
    let top = here.archive.sections.iter().filter(|section| !section.id.contains('/'));
    in_order(top.collect()).into_iter().map(|section| count(here, section)).collect()
}

/// Sections as a page lists them: folders of years or months newest first, as lists of items are,
/// and then the others by their paths.
fn in_order(mut sections: Vec<&Section>) -> Vec<&Section> {
    sections.sort_by_key(|section| {
        let last = section.id.rsplit('/').next();
        let number = last.and_then(|last| last.parse::<u32>().ok());
        (number.is_none(), Reverse(number))
    });
    sections
}

fn count(here: &Here<'_>, section: &Section) -> view::Count {
    let link = here.link(&section.id, here.section_name(section));
    view::Count { link, items: section.items.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Bilingual;

    fn check(ids: &[&str], expected: &[&str]) {
        let section = |id: &&str| Section {
            id: (*id).to_owned(),
            texts: Bilingual::default(),
            items: Vec::new(),
            below: Vec::new(),
        };
        let sections: Vec<Section> = ids.iter().map(section).collect();
        let ordered = in_order(sections.iter().collect());
        let ordered: Vec<&str> =
            ordered.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ordered, expected);
    }

    #[test]
    fn years_and_months_stand_newest_first() {
        check(
            &["news/2017", "news/2018", "news/2019"],
            &["news/2019", "news/2018", "news/2017"],
        );
        check(&["news/2017/02", "news/2017/10"], &["news/2017/10", "news/2017/02"]);
        check(&["documents", "news", "reports"], &["documents", "news", "reports"]);
        check(&["a/2017", "a/treaties", "a/2018"], &["a/2018", "a/2017", "a/treaties"]);
        check(&["a/2017-2018", "a/b"], &["a/2017-2018", "a/b"]);
        check(&[], &[]);
    }
}

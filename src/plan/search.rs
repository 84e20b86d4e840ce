//! The page on which readers search: what its script is told, and what leads on without one.
//!
//! What is searched stands in the index, which this knows by its folder alone.

use crate::lang::Lang;
use crate::model::{Links, Register};
use crate::plan::as_of::AsOf;
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::Here;
use crate::view;

/// The path of the page below the language, and that of the index below the root.
pub(super) const ID: &str = "search";

/// The kinds of what is found, in the order in which readers choose among them.
const KINDS: [&str; 10] = [
    "news",
    "report",
    "document",
    "page",
    "part",
    "mechanism",
    "country",
    "organisation",
    "topic",
    "pillar",
];

/// The frame and the view of the page.
pub(super) fn search(here: &Here<'_>) -> (Frame, view::Search) {
    let frame = Frame {
        id: ID.to_owned(),
        number: 1,
        title: (here.lang, here.word("search")),
        description: None,
        breadcrumbs: vec![frame::home(here)],
        own: Own::Both,
        noindex: true,
    };
    let registers = [
        Register::Mechanisms,
        Register::Countries,
        Register::Organisations,
        Register::Topics,
    ];
    let indexes = registers.map(|register| {
        let word = register.word();
        here.link(word, here.word(word))
    });
    let view = view::Search {
        data: format!("{}{ID}/", here.origin.root()),
        links: match here.archive.site.links {
            Links::Folders => "folders",
            Links::Files => "files",
        }
        .to_owned(),
        filters: vec![
            filter(here, "kind", "search_kinds", kinds(here)),
            filter(
                here,
                "mechanism",
                "mechanisms",
                authorities(here, Register::Mechanisms),
            ),
            filter(here, "country", "countries", authorities(here, Register::Countries)),
            filter(here, "lang", "languages", languages(here)),
        ],
        years: years(here),
        indexes: [here.link("date", here.word("dates"))]
            .into_iter()
            .chain(indexes)
            .collect(),
    };
    (frame, view)
}

fn filter(
    here: &Here<'_>,
    name: &str,
    label: &str,
    choices: Vec<view::Choice>,
) -> view::Filter {
    view::Filter { name: name.to_owned(), label: here.word(label), choices }
}

fn kinds(here: &Here<'_>) -> Vec<view::Choice> {
    KINDS.map(|kind| said(here, kind, &here.word(&format!("kind_{kind}")))).into()
}

fn languages(here: &Here<'_>) -> Vec<view::Choice> {
    let language = |lang: Lang| said(here, lang.tag(), &here.language(lang.tag()));
    [here.lang, here.lang.other()].map(language).into()
}

/// A choice that is called by a word of the theme.
fn said(here: &Here<'_>, value: &str, text: &str) -> view::Choice {
    let name = here.words_in(here.lang, text);
    view::Choice { value: value.to_owned(), short: name.clone(), name }
}

/// The entries of a register by name.
fn authorities(here: &Here<'_>, register: Register) -> Vec<view::Choice> {
    let all = here.archive.authorities.of(register).map(|(ix, _)| ix).collect();
    let choice = |ix| {
        let full = here.authority(ix);
        let short = here.short(ix, AsOf::TODAY);
        view::Choice {
            value: here.archive.authorities.get(ix).slug.clone(),
            name: view::Words { text: full.text, lang: full.lang },
            short: view::Words { text: short.text, lang: short.lang },
        }
    };
    here.by_name(all).into_iter().map(choice).collect()
}

/// The years that have items, newest first.
fn years(here: &Here<'_>) -> Vec<view::ChoiceYear> {
    let years = here.archive.years.keys().rev();
    years
        .map(|&year| view::ChoiceYear { value: year, text: here.year_words(year) })
        .collect()
}

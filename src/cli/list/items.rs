//! Lists of items: what is on the site, and what is not.
//!
//! In: an archive with as much as is asked for. Out: a row for each item, newest first, but for
//! what is to come, which stands in the order in which it will.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use samut::date::Date;
use samut::lang::{Bilingual, Lang};
use samut::model::{AuthorityIx, Document, Item, Kind, State, Text};
use samut::pipeline::Survey;

use crate::cli::list::rows::{Cell, Listed};

/// Which items are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Among {
    /// Those on the site: news, reports, documents, pages.
    Items,
    /// Drafts, whatever they are.
    Drafts,
    /// What is to be published on a later day.
    Future,
    /// What was withdrawn.
    Expired,
}

/// What is left of a list.
pub(super) struct Narrowed {
    /// What touches a year.
    pub(super) year: Option<i32>,
    /// What is of a mechanism.
    pub(super) mechanism: Option<AuthorityIx>,
    /// What has a text in a language.
    pub(super) lang: Option<Lang>,
}

const COLUMNS: &[&str] = &[
    "id",
    "kind",
    "date",
    "languages",
    "mechanisms",
    "title_th",
    "title_en",
    "files",
    "publish_date",
    "expiry_date",
];

/// One row on its way.
struct Entry<'a> {
    id: String,
    kind: Kind,
    dates: Vec<Date>,
    date: Option<Date>,
    mechanisms: Vec<AuthorityIx>,
    langs: Vec<Lang>,
    titles: Bilingual<Option<&'a str>>,
    files: Bilingual<Option<&'a Arc<str>>>,
}

/// The items of a list.
pub(super) fn items(survey: &Survey, among: Among, narrowed: &Narrowed) -> Listed {
    let documents = survey.documents();
    let by_path: BTreeMap<&str, &Document> =
        documents.iter().map(|document| (&*document.name.path, &**document)).collect();
    let stated = |entry: &Entry<'_>, date: fn(&Document) -> Option<Date>| {
        let files = [entry.files.th, entry.files.en].into_iter().flatten();
        files.filter_map(|path| by_path.get(&**path)).find_map(|document| date(document))
    };
    let publish = |entry: &Entry<'_>| {
        stated(entry, |document| {
            document.facts.publish_date.as_ref().map(|date| date.value)
        })
    };
    let expiry = |entry: &Entry<'_>| {
        stated(entry, |document| {
            document.facts.expiry_date.as_ref().map(|date| date.value)
        })
    };
    let archive = survey.archive();
    let mut entries: Vec<Entry<'_>> = archive
        .items
        .iter()
        .filter(|item| is_among(item, among))
        .map(|item| Entry::of(item, among))
        .collect();
    match among {
        Among::Items => {}
        Among::Drafts => {
            entries.retain(|entry| entry.files.nearest(Lang::Th).is_some());
            let untitled = untitled(&documents, &entries);
            entries.extend(untitled);
        }
        Among::Future => {
            entries.retain(|entry| {
                publish(entry).is_some_and(|date| date.first_day() > archive.today)
            });
            entries.sort_by_key(|entry| publish(entry).map(Date::first_day));
        }
        Among::Expired => {
            entries.sort_by_key(|entry| Reverse(expiry(entry).map(Date::first_day)));
        }
    }
    entries.retain(|entry| entry.is_left(narrowed));
    let slug = |ix: &AuthorityIx| archive.authorities.get(*ix).slug.clone();
    let row = |entry: &Entry<'_>| -> Vec<Cell> {
        let iso = |date: Option<Date>| Cell::from(date.map(Date::iso));
        let files = [entry.files.th, entry.files.en].into_iter().flatten();
        vec![
            Cell::from(&entry.id),
            Cell::from(entry.kind.word()),
            iso(entry.date),
            Cell::Several(entry.langs.iter().map(ToString::to_string).collect()),
            Cell::Several(entry.mechanisms.iter().map(slug).collect()),
            Cell::from(entry.titles.th),
            Cell::from(entry.titles.en),
            Cell::Several(files.map(ToString::to_string).collect()),
            iso(publish(entry)),
            iso(expiry(entry)),
        ]
    };
    Listed {
        columns: COLUMNS,
        rows: entries.iter().map(row).collect(),
        glance: match (among, archive.site.default_lang) {
            (Among::Future, Lang::Th) => {
                &["publish_date", "kind", "languages", "id", "title_th|title_en"]
            }
            (Among::Future, Lang::En) => {
                &["publish_date", "kind", "languages", "id", "title_en|title_th"]
            }
            (Among::Expired, Lang::Th) => {
                &["expiry_date", "kind", "languages", "id", "title_th|title_en"]
            }
            (Among::Expired, Lang::En) => {
                &["expiry_date", "kind", "languages", "id", "title_en|title_th"]
            }
            (_, Lang::Th) => &["date", "kind", "languages", "id", "title_th|title_en"],
            (_, Lang::En) => &["date", "kind", "languages", "id", "title_en|title_th"],
        },
    }
}

fn is_among(item: &Item, among: Among) -> bool {
    let is_shown = item.state == State::Current;
    match among {
        Among::Items => is_shown && !matches!(item.kind, Kind::Profile | Kind::Part),
        Among::Drafts | Among::Future => is_shown,
        Among::Expired => !is_shown,
    }
}

impl<'a> Entry<'a> {
    /// The row of an item, with its texts that are meant: the drafts alone among drafts.
    fn of(item: &'a Item, among: Among) -> Self {
        let text = |lang| {
            let text = item.texts.get(lang).as_ref();
            text.filter(|text| among != Among::Drafts || text.words.draft)
        };
        Self {
            id: item.id.clone(),
            kind: item.kind,
            dates: item.dates(),
            date: item.listed_on,
            mechanisms: item.mechanisms.iter().chain(&item.profile_of).copied().collect(),
            langs: Lang::ALL
                .into_iter()
                .filter(|lang| match among {
                    Among::Drafts => text(*lang).is_some(),
                    _ => item.is_read_in(*lang),
                })
                .collect(),
            titles: Bilingual::from_fn(|lang| text(lang).map(Text::title)),
            files: Bilingual::from_fn(|lang| text(lang).map(|text| &text.path)),
        }
    }

    fn is_left(&self, narrowed: &Narrowed) -> bool {
        let Narrowed { year, mechanism, lang } = narrowed;
        let is_in =
            |year: i32| self.dates.iter().any(|date| date.years().any(|y| y == year));
        year.is_none_or(is_in)
            && mechanism.is_none_or(|mechanism| self.mechanisms.contains(&mechanism))
            && lang.is_none_or(|lang| self.langs.contains(&lang))
    }
}

/// Drafts that have no title yet, and so are no item: by their paths, each for itself.
fn untitled<'a>(documents: &'a [Arc<Document>], entries: &[Entry<'_>]) -> Vec<Entry<'a>> {
    let is_listed = |path: &Arc<str>| {
        let files = entries.iter().flat_map(|entry| [entry.files.th, entry.files.en]);
        files.flatten().any(|file| file == path)
    };
    let drafts = documents
        .iter()
        .filter(|document| document.words.draft && !is_listed(&document.name.path));
    drafts.map(|document| of_document(document)).collect()
}

fn of_document(document: &Document) -> Entry<'_> {
    let name = &document.name;
    let facts = &document.facts;
    let date = facts.date.as_ref().map(|date| date.value).or(name.date);
    let is_its = |lang: Lang| lang == name.lang;
    let title = document.words.title.as_ref().map(|title| title.value.as_str());
    Entry {
        id: name.key.clone(),
        kind: facts
            .kind
            .as_ref()
            .map_or_else(|| Kind::of_key(&name.key), |kind| kind.value),
        dates: date.into_iter().collect(),
        date,
        mechanisms: Vec::new(),
        langs: vec![name.lang],
        titles: Bilingual::from_fn(|lang| title.filter(|_| is_its(lang))),
        files: Bilingual::from_fn(|lang| is_its(lang).then_some(&name.path)),
    }
}

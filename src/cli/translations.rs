//! `samut translations`: the state of every item in each language.

use std::collections::BTreeMap;
use std::sync::Arc;

use samut::date::Date;
use samut::diagnostic::{Diagnostic, Severity};
use samut::lang::Lang;
use samut::model::{Archive, Item, Translation};
use samut::pipeline::{self, Request};
use samut::translations::{self, Entry};
use serde::Serialize;

use crate::cli::args::{Args, Rows, Translations, TranslationsAction};
use crate::cli::columns::columns;
use crate::cli::{
    FAULTY, Surroundings, Usage, filter, list as listing, mark, now, print, report, root,
};

pub(super) fn run(
    args: &Args,
    translations: &Translations,
    around: &Surroundings,
) -> Result<u8, Usage> {
    let root = root(args)?;
    // What is written now is to be published one day.
    let request =
        Request { now: now(args, around)?, drafts: true, future: true, base_url: None };
    let checked = pipeline::prepare(&root, &request);
    let Some(ready) = &checked.value else {
        report::text(&root, &checked.diagnostics);
        return Ok(FAULTY);
    };
    let archive = ready.plan.archive();
    match &translations.action {
        None => list(archive, translations, &checked.diagnostics),
        Some(TranslationsAction::Mark(how)) => {
            mark::mark(&root, archive, how, &checked.diagnostics)
        }
    }
}

/// Prints the state of what is asked for.
fn list(
    archive: &Archive,
    asked: &Translations,
    diagnostics: &[Diagnostic],
) -> Result<u8, Usage> {
    let mechanism = asked.mechanism.as_deref();
    let mechanism = mechanism.map(|slug| filter::mechanism(slug, &archive.authorities));
    let mechanism = mechanism.transpose()?;
    let year = asked.year.as_deref().map(filter::year).transpose()?;
    let default = archive.site.default_lang;
    let langs = asked.lang.map_or(vec![default, default.other()], |lang| vec![lang]);
    let is_asked_for = |entry: &Entry<'_>| {
        mechanism.is_none_or(|mechanism| entry.is_of(mechanism))
            && year.is_none_or(|year| entry.is_in(year))
            && (asked.state.is_empty()
                || langs.iter().any(|lang| asked.state.contains(&entry.state(*lang))))
    };
    let entries = translations::entries(archive);
    let entries: Vec<_> = entries.into_iter().filter(is_asked_for).collect();
    match asked.format {
        Rows::Table => print::data(&table(archive, &entries, &langs)),
        Rows::Json => {
            // A list holds only text, which JSON always can.
            let listed = listed(archive, &entries, &langs);
            let text = serde_json::to_string_pretty(&listed).unwrap_or_default();
            print::data(&format!("{text}\n"));
        }
    }
    anstream::eprintln!("{}", summary(&entries, &langs));
    let errors =
        diagnostics.iter().filter(|told| told.severity == Severity::Error).count();
    if errors > 0 {
        anstream::eprintln!("{}", report::notice(&listing::faulty()));
    }
    Ok(0)
}

/// The file on which there is work to do: that of the first language which is not the original.
fn file(archive: &Archive, entry: &Entry<'_>, langs: &[Lang]) -> String {
    let default = archive.site.default_lang;
    let work = [default.other(), default].into_iter().filter(|lang| langs.contains(lang));
    let lang = work.clone().find(|lang| entry.state(*lang) != Translation::Original);
    let lang = lang.or_else(|| work.clone().next()).unwrap_or(default);
    entry.path(lang).unwrap_or_default().to_string()
}

fn table(archive: &Archive, entries: &[Entry<'_>], langs: &[Lang]) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let head = langs.iter().map(|lang| lang.tag().to_uppercase());
    let head = head.chain(["FILE", "TITLE"].map(str::to_owned)).collect();
    let row = |entry: &Entry<'_>| -> Vec<String> {
        let states = langs.iter().map(|lang| entry.state(*lang).word().to_owned());
        let default = archive.site.default_lang;
        let title = entry.title(default).or(entry.title(default.other()));
        let title = report::plain(title.unwrap_or_default());
        states.chain([report::plain(&file(archive, entry, langs)), title]).collect()
    };
    let rows: Vec<_> = [head].into_iter().chain(entries.iter().map(row)).collect();
    columns(&rows, print::width())
}

/// How many items are in which state, in a line.
fn summary(entries: &[Entry<'_>], langs: &[Lang]) -> String {
    let items = match entries.len() {
        1 => "1 item".to_owned(),
        n => format!("{n} items"),
    };
    let of = langs.iter().map(|lang| {
        let states =
            counts(entries, *lang).into_iter().map(|(word, n)| format!("{n} {word}"));
        format!(". {}: {}", lang.english_name(), states.collect::<Vec<_>>().join(", "))
    });
    if entries.is_empty() { items } else { items + &of.collect::<String>() }
}

/// How many entries are in each state that any of them is in.
fn counts(entries: &[Entry<'_>], lang: Lang) -> Vec<(&'static str, usize)> {
    let mut counts: BTreeMap<Translation, usize> = BTreeMap::new();
    for entry in entries {
        *counts.entry(entry.state(lang)).or_default() += 1;
    }
    counts.into_iter().map(|(state, n)| (state.word(), n)).collect()
}

/// The list for programs.
#[derive(Serialize)]
struct Listed<'a> {
    counts: BTreeMap<Lang, BTreeMap<&'static str, usize>>,
    items: Vec<ListedItem<'a>>,
}

#[derive(Serialize)]
struct ListedItem<'a> {
    id: &'a str,
    kind: &'static str,
    date: Option<String>,
    mechanisms: Vec<&'a str>,
    texts: BTreeMap<Lang, ListedText<'a>>,
}

#[derive(Serialize)]
struct ListedText<'a> {
    state: &'static str,
    path: Option<Arc<str>>,
    draft: bool,
    title: Option<&'a str>,
    digest: Option<String>,
    translated_from: Option<String>,
    reviewed: Option<String>,
}

fn listed<'a>(archive: &'a Archive, entries: &[Entry<'a>], langs: &[Lang]) -> Listed<'a> {
    let item = |entry: &Entry<'a>| ListedItem {
        id: entry.id,
        kind: entry.kind,
        date: entry.whole.and_then(Item::day).map(Date::iso),
        mechanisms: entry
            .whole
            .into_iter()
            .flat_map(|whole| whole.mechanisms.iter().chain(&whole.profile_of))
            .map(|ix| archive.authorities.get(*ix).slug.as_str())
            .collect(),
        texts: langs.iter().map(|lang| (*lang, text(entry, *lang))).collect(),
    };
    Listed {
        counts: langs
            .iter()
            .map(|lang| (*lang, counts(entries, *lang).into_iter().collect()))
            .collect(),
        items: entries.iter().map(item).collect(),
    }
}

fn text<'a>(entry: &Entry<'a>, lang: Lang) -> ListedText<'a> {
    let text = entry.texts.get(lang).as_ref();
    let words = text.map(|text| &text.words);
    ListedText {
        state: entry.state(lang).word(),
        path: entry.path(lang),
        draft: entry.is_draft(lang),
        title: entry.title(lang),
        digest: text.map(|text| text.digest.to_string()),
        translated_from: words
            .and_then(|words| words.translated_from.as_ref())
            .map(|digest| digest.value.to_string()),
        reviewed: words
            .and_then(|words| words.reviewed.as_ref())
            .map(|digest| digest.value.to_string()),
    }
}

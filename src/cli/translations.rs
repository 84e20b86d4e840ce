//! `samut translations`: the state of every item in each language.

use std::collections::BTreeMap;

use samut::date::Date;
use samut::diagnostic::{Diagnostic, Severity};
use samut::digest::Digest;
use samut::lang::Lang;
use samut::model::{Archive, Item, Located, Translation};
use samut::pipeline::{self, Request};
use samut::translations::{self, Entry};

use crate::cli::args::{Args, ListFormat, Translations, TranslationsAction};
use crate::cli::columns::columns;
use crate::cli::list::rows::{Cell, Listed};
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
    print::data(&match asked.format {
        ListFormat::Table => table(archive, &entries, &langs),
        ListFormat::Json => listed(archive, &entries).json(),
        ListFormat::Csv => listed(archive, &entries).csv(),
    });
    if asked.format == ListFormat::Table {
        anstream::eprintln!("{}", summary(&entries, &langs));
    }
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

/// What programs get of each item, whatever is asked for.
const COLUMNS: &[&str] = &[
    "id",
    "kind",
    "date",
    "mechanisms",
    "th",
    "en",
    "title_th",
    "title_en",
    "file_th",
    "file_en",
    "draft_th",
    "draft_en",
    "digest_th",
    "digest_en",
    "translated_from_th",
    "translated_from_en",
    "reviewed_th",
    "reviewed_en",
];

/// The list for programs: two columns for each thing that is said in both languages.
fn listed(archive: &Archive, entries: &[Entry<'_>]) -> Listed {
    let row = |entry: &Entry<'_>| {
        let whole = entry.whole;
        let date = whole.and_then(Item::day).map(Date::iso);
        let mechanisms = whole
            .into_iter()
            .flat_map(|whole| whole.mechanisms.iter().chain(&whole.profile_of))
            .map(|ix| archive.authorities.get(*ix).slug.clone());
        let of_item = [
            entry.id.into(),
            entry.kind.into(),
            date.into(),
            Cell::Several(mechanisms.collect()),
        ];
        let text = |lang| entry.texts.get(lang).as_ref();
        let digest =
            |digest: Option<Digest>| Cell::from(digest.map(|digest| digest.to_string()));
        let stated =
            |digest: &Option<Box<Located<Digest>>>| digest.as_ref().map(|it| it.value);
        let of_text: [&dyn Fn(Lang) -> Cell; 7] = [
            &|lang| entry.state(lang).word().into(),
            &|lang| entry.title(lang).into(),
            &|lang| entry.path(lang).as_deref().into(),
            &|lang| Cell::Switch(entry.is_draft(lang)),
            &|lang| digest(text(lang).map(|text| text.digest)),
            &|lang| {
                digest(text(lang).and_then(|text| stated(&text.words.translated_from)))
            },
            &|lang| digest(text(lang).and_then(|text| stated(&text.words.reviewed))),
        ];
        let of_texts = of_text.into_iter().flat_map(|cell| Lang::ALL.map(cell));
        of_item.into_iter().chain(of_texts).collect()
    };
    Listed { columns: COLUMNS, rows: entries.iter().map(row).collect(), glance: &[] }
}

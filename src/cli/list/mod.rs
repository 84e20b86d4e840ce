//! `samut list`: what an archive holds, as rows of columns that stay as they are.
//!
//! Of `items` and of the registers that is what the site shows on the day; `drafts`, `future` and
//! `expired` are what it does not show. `docs/lists.md` tells what each column holds.

mod items;
mod registers;
pub(super) mod rows;

use samut::pipeline::{Request, Survey};

use crate::cli::args::{Args, List, ListFormat, Listable};
use crate::cli::list::items::{Among, Narrowed};
use crate::cli::{FAULTY, Surroundings, Usage, filter, now, print, report, root};

pub(super) fn run(args: &Args, list: &List, around: &Surroundings) -> Result<u8, Usage> {
    let root = root(args)?;
    let among = match list.what {
        Listable::Drafts => Some(Among::Drafts),
        Listable::Future => Some(Among::Future),
        Listable::Expired => Some(Among::Expired),
        Listable::Items => Some(Among::Items),
        Listable::Sessions | Listable::Mechanisms | Listable::Countries => None,
    };
    judge(list)?;
    let request = Request {
        now: now(args, around)?,
        drafts: among == Some(Among::Drafts),
        future: matches!(among, Some(Among::Drafts | Among::Future)),
        base_url: None,
    };
    let survey = match Survey::open(&root, request) {
        Ok(survey) => survey,
        Err(told) => {
            report::text(&root, &told);
            return Ok(FAULTY);
        }
    };
    let narrowed = narrowed(list, &survey)?;
    let (listed, one, more) = match (list.what, among) {
        (_, Some(among)) => (items::items(&survey, among, &narrowed), "item", "items"),
        (Listable::Sessions, _) => {
            (registers::sessions(survey.archive(), &narrowed), "session", "sessions")
        }
        (Listable::Mechanisms, _) => {
            (registers::mechanisms(survey.archive()), "mechanism", "mechanisms")
        }
        _ => (registers::countries(survey.archive()), "country", "countries"),
    };
    print::data(&match list.format {
        ListFormat::Table => listed.table(print::width()),
        ListFormat::Json => listed.json(),
        ListFormat::Csv => listed.csv(),
    });
    if list.format == ListFormat::Table {
        anstream::eprintln!("{}", listed.count(one, more));
    }
    if survey.is_faulty() {
        anstream::eprintln!("{}", report::notice(&faulty()));
    }
    Ok(0)
}

/// Listable is said where something may be missing.
pub(super) fn faulty() -> Usage {
    let message = "the archive has errors, so that something may be missing here";
    Usage::new(message, "run `samut check`, and mend them first")
}

/// Refuses what would narrow nothing.
fn judge(list: &List) -> Result<(), Usage> {
    let is_register = matches!(list.what, Listable::Mechanisms | Listable::Countries);
    let is_of_items = !is_register && list.what != Listable::Sessions;
    let typed = [
        ("--year", list.year.is_some() && is_register),
        ("--mechanism", list.mechanism.is_some() && is_register),
        ("--lang", list.lang.is_some() && !is_of_items),
    ];
    match typed.into_iter().find(|(_, is_wrong)| *is_wrong) {
        Some((flag, _)) => {
            let message = format!("{flag} does not narrow this list");
            Err(Usage::new(message, "leave it out, or list items"))
        }
        None => Ok(()),
    }
}

fn narrowed(list: &List, survey: &Survey) -> Result<Narrowed, Usage> {
    let authorities = &survey.archive().authorities;
    Ok(Narrowed {
        year: list.year.as_deref().map(filter::year).transpose()?,
        mechanism: list
            .mechanism
            .as_deref()
            .map(|slug| filter::mechanism(slug, authorities))
            .transpose()?,
        lang: list.lang,
    })
}

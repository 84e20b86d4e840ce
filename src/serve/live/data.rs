//! Reports as JSON: what the script asks for, and the whole for other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Place, Tally, tally};
use crate::lang::Lang;
use crate::serve::events;
use crate::serve::live::words::Words;
use crate::serve::site::{Mark, Report};

#[derive(Serialize)]
struct Now<'a> {
    state: String,
    base: &'a str,
    tally: Tally,
    words: Spoken,
    marks: BTreeMap<String, Shown>,
}

#[derive(Serialize)]
struct Spoken {
    open: &'static str,
    tally: String,
    away: &'static str,
}

#[derive(Serialize)]
struct Shown {
    mark: &'static str,
    words: &'static str,
}

/// What the script shows on a page of a language: how many complaints there are, and which pages
/// bear which mark, by their addresses with a slash before them.
pub(super) fn state(report: &Report, run: u64, base: &str, lang: Lang) -> String {
    let words = Words::of(lang);
    let tally = tally(&report.complaints);
    let shown = |(address, mark): (&String, &Mark)| {
        let shown = Shown { mark: name(*mark), words: words.mark(*mark) };
        (format!("/{address}"), shown)
    };
    json(&Now {
        state: events::name(run, report.state),
        base,
        tally,
        words: Spoken {
            open: words.open,
            tally: words.tally(tally),
            away: words.reconnecting,
        },
        marks: report.marks.iter().map(shown).collect(),
    })
}

#[derive(Serialize)]
struct All<'a> {
    #[serde(flatten)]
    tally: Tally,
    diagnostics: Vec<Entry<'a>>,
    marks: BTreeMap<String, &'static str>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
    #[serde(flatten)]
    place: Option<Spot<'a>>,
    pages: Vec<String>,
}

#[derive(Serialize)]
struct Spot<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    width: u32,
}

/// Everything of a report, in the form of `samut check --format json`, with pages and marks.
pub(super) fn report(report: &Report) -> String {
    let spot = |place: &'_ Place| -> Vec<String> {
        let pages = report.pages.get(&place.path).map_or(&[][..], Vec::as_slice);
        pages.iter().map(|page| format!("/{page}")).collect()
    };
    let entries = report.complaints.iter().map(|complaint| Entry {
        code: complaint.code.text(),
        severity: complaint.severity.word(),
        message: &complaint.message,
        help: &complaint.help,
        place: complaint.place.as_ref().map(|place| Spot {
            path: &place.path,
            line: place.line,
            column: place.column,
            width: place.width,
        }),
        pages: complaint.place.as_ref().map(spot).unwrap_or_default(),
    });
    let marks = report.marks.iter().map(|(at, mark)| (format!("/{at}"), name(*mark)));
    json(&All {
        tally: tally(&report.complaints),
        diagnostics: entries.collect(),
        marks: marks.collect(),
    })
}

const fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::Draft => "draft",
        Mark::Scheduled => "scheduled",
        Mark::Withdrawn => "withdrawn",
    }
}

fn json(value: &impl Serialize) -> String {
    // Reports hold only text and numbers, which JSON always can.
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{Code, Diagnostic};

    fn report_of_one() -> Report {
        let path = Arc::from("content/news/x.th.md");
        let complaint =
            Diagnostic::at(Code::LiteralStars, Place::start(&path), "ดาว", "help");
        Report {
            state: 7,
            complaints: vec![
                complaint,
                Diagnostic::whole(Code::AddressGone, "gone", "help"),
            ],
            pages: BTreeMap::from([(path, vec!["th/news/x/".to_owned()])]),
            marks: BTreeMap::from([("th/news/x/".to_owned(), Mark::Draft)]),
        }
    }

    #[test]
    fn the_script_is_told_what_to_show() {
        let text = state(&report_of_one(), 0xa, "archive/", Lang::Th);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["state"], "a.7");
        assert_eq!(value["base"], "archive/");
        assert_eq!(value["tally"]["warnings"], 2);
        assert_eq!(value["marks"]["/th/news/x/"]["mark"], "draft");
        assert_eq!(value["marks"]["/th/news/x/"]["words"], "ฉบับร่าง");
    }

    #[test]
    fn programs_are_told_everything() {
        let value: serde_json::Value =
            serde_json::from_str(&report(&report_of_one())).unwrap();
        assert_eq!(value["warnings"], 2);
        let first = &value["diagnostics"][0];
        assert_eq!((&first["code"], &first["line"]), (&"W0601".into(), &1.into()));
        assert_eq!(first["pages"][0], "/th/news/x/");
        assert_eq!(value["diagnostics"][1]["path"], serde_json::Value::Null);
        assert_eq!(value["marks"]["/th/news/x/"], "draft");
    }
}

//! `samut search`: what readers find, in the terminal.

use clap::builder::styling::Style;
use samut::lang::Lang;
use samut::pipeline::{self, Request};
use samut::search::{Answer, Hit, Options, Run};
use serde_json::json;

use crate::cli::args::{Args, Search, Telling};
use crate::cli::{FAULTY, Surroundings, Usage, now, report, root};

/// Nothing was found.
const NOTHING: u8 = 1;

pub(super) fn run(
    args: &Args,
    search: &Search,
    around: &Surroundings,
) -> Result<u8, Usage> {
    let root = root(args)?;
    let request = Request {
        now: now(args, around)?,
        drafts: search.drafts,
        future: search.future,
        ..Request::default()
    };
    let checked = pipeline::prepare(&root, &request);
    let Some(ready) = checked.value else {
        report::text(&root, &checked.diagnostics);
        anstream::eprintln!("{}", report::tally(&checked.diagnostics));
        return Ok(FAULTY);
    };
    let site = &ready.plan.archive().site;
    let lang = search.lang.map_or(site.default_lang, Lang::from);
    let options = Options { lang, limit: search.limit.into() };
    let query = search.query.join(" ");
    let answer = pipeline::search(&root, &ready, &query, options);
    let answer = answer.map_err(|fault| {
        Usage::new(fault.to_string(), "tell the makers of Samut how this came about")
    })?;
    if answer.is_empty {
        let message = format!("there is nothing in “{query}” that could be looked for");
        return Err(Usage::new(message, "write a word, a name or a year"));
    }
    match search.format {
        Telling::Text => show(&answer, lang),
        Telling::Json => anstream::println!("{}", json(&answer)),
    }
    Ok(if answer.exact.is_empty() && answer.near.is_empty() { NOTHING } else { 0 })
}

fn show(answer: &Answer, lang: Lang) {
    for hit in &answer.exact {
        one(hit);
    }
    if !answer.near.is_empty() {
        let heading = match (&answer.suggestion, lang) {
            (Some(spelling), Lang::Th) => format!("ผลของคำที่ใกล้เคียง: {spelling}"),
            (Some(spelling), Lang::En) => format!("Results for {spelling}:"),
            (None, Lang::Th) => "ผลที่ใกล้เคียง:".to_owned(),
            (None, Lang::En) => "Near matches:".to_owned(),
        };
        anstream::println!("{}\n", plain(&heading));
        for hit in &answer.near {
            one(hit);
        }
    }
    let (exact, near) = (answer.total, answer.near_total);
    let tally = match lang {
        Lang::Th => format!("พบที่ตรงกัน {exact} หน้า ที่ใกล้เคียง {near} หน้า"),
        Lang::En => format!("Found {exact}, and {near} near"),
    };
    anstream::eprintln!("{tally}");
}

fn one(hit: &Hit) {
    let bold = Style::new().bold();
    let gap = if hit.date.is_empty() { "" } else { "  " };
    anstream::println!("{bold}{}{bold:#}", plain(&hit.title));
    anstream::println!("/{}/{}/{gap}{}", hit.page, hit.id, hit.date);
    let run = |run: &Run| {
        let text = plain(&run.text);
        if run.is_marked { format!("{bold}{text}{bold:#}") } else { text }
    };
    let excerpt: String = hit.excerpt.iter().map(run).collect();
    anstream::println!("{excerpt}\n");
}

/// A text without what could tell a terminal to do something.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// The answer for programs.
fn json(answer: &Answer) -> serde_json::Value {
    let run = |run: &Run| json!({"text": run.text, "marked": run.is_marked});
    let hit = |hit: &Hit| {
        json!({
            "path": format!("{}/{}/", hit.page, hit.id),
            "kind": hit.kind,
            "title": hit.title,
            "date": hit.date,
            "excerpt": hit.excerpt.iter().map(run).collect::<Vec<_>>(),
        })
    };
    let hits = |hits: &[Hit]| hits.iter().map(hit).collect::<Vec<_>>();
    json!({
        "total": answer.total,
        "exact": hits(&answer.exact),
        "nearTotal": answer.near_total,
        "near": hits(&answer.near),
        "suggestion": answer.suggestion,
    })
}

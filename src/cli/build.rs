//! `samut build`: the whole pipeline, and one line that says what it did.

use std::time::Duration;

use samut::diagnostic::{Code, Diagnostic, any_error};
use samut::edit;
use samut::parse;
use samut::pipeline::{self, Report, Request};
use samut::text_editors;
use samut::write::{Protected, judge};

use crate::cli::args::{Args, Build};
use crate::cli::progress::Progress;
use crate::cli::{FAULTY, Surroundings, Usage, WRONG_USAGE, now, report, root};

pub(super) fn run(
    args: &Args,
    build: &Build,
    around: &Surroundings,
) -> Result<u8, Usage> {
    let root = root(args)?;
    let base_url = build.base_url.as_deref().map(base_url).transpose()?;
    let request = Request {
        now: now(args, around)?,
        base_url,
        drafts: build.drafts,
        future: build.future,
    };
    let output = build.output.clone().unwrap_or_else(|| root.join("public"));
    let protected = Protected {
        root: root.clone(),
        content: root.join("content"),
        themes: root.join("themes"),
        src: Some(root.join("src")),
        home: around.home.clone(),
    };
    let output = match judge(&output, &protected, build.force) {
        Ok(output) => output,
        Err(refused) => {
            let is_usage = refused.code != Code::NotWritten;
            report::text(&root, &[*refused]);
            return Ok(if is_usage { WRONG_USAGE } else { FAULTY });
        }
    };
    let checked = pipeline::prepare(&root, &request);
    let mut diagnostics = checked.diagnostics;
    let Some(ready) = checked.value.filter(|_| !any_error(&diagnostics)) else {
        return Ok(fail(&root, &diagnostics));
    };
    diagnostics.extend(pipeline::gone(&ready.plan, &output));
    if any_error(&diagnostics) {
        return Ok(fail(&root, &diagnostics));
    }
    report::text(&root, &diagnostics);
    let progress = Progress::new(around.start, "files");
    let tell = |done, of| progress.tell(done, of);
    let done = pipeline::build(&root, &ready, &output, &tell);
    progress.end();
    match done {
        Ok(report) => {
            let authorities = &ready.plan.archive().authorities;
            edit::renew(&root, &text_editors::schemas(authorities));
            anstream::eprintln!("{}", summary(&report, around.start.elapsed()));
            Ok(0)
        }
        Err(diagnostics) => Ok(fail(&root, &diagnostics)),
    }
}

/// Complains, and says that nothing was changed, where that is known.
fn fail(root: &std::path::Path, diagnostics: &[Diagnostic]) -> u8 {
    report::text(root, diagnostics);
    let is_untouched =
        diagnostics.iter().all(|diagnostic| diagnostic.code != Code::NotWritten);
    let and = if is_untouched { "; the site was not touched" } else { "" };
    anstream::eprintln!("{}{and}", report::tally(diagnostics));
    FAULTY
}

fn base_url(text: &str) -> Result<String, Usage> {
    parse::normal_base_url(text).ok_or_else(|| {
        let message = format!("--base-url: \"{text}\" is not the address of a site");
        Usage::new(message, "write it whole, such as https://example.org/archive/")
    })
}

fn summary(report: &Report, took: Duration) -> String {
    let count = |n: usize, one: &str, more: &str| {
        if n == 1 { format!("1 {one}") } else { format!("{n} {more}") }
    };
    let written = report.written;
    format!(
        "Built {}, {}: {} written, {} unchanged, {} removed, in {:.2} s",
        count(report.items, "item", "items"),
        count(report.pages, "page", "pages"),
        written.written,
        written.unchanged,
        written.removed,
        took.as_secs_f64()
    )
}

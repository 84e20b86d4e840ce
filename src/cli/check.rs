//! `samut check`: every fault of an archive, and nothing written.

use std::path::Path;

use samut::edit;
use samut::pipeline::{self, Request};
use samut::source;

use crate::cli::args::{Args, Check, Format};
use crate::cli::{FAULTY, Surroundings, Usage, annotations, now, report, root};

pub(super) fn run(
    args: &Args,
    check: &Check,
    around: &Surroundings,
) -> Result<u8, Usage> {
    let root = root(args)?;
    let request = Request { now: now(args, around)?, ..Request::default() };
    let checked = pipeline::prepare(&root, &request);
    let mut diagnostics = checked.diagnostics;
    if let Some(ready) = &checked.value {
        diagnostics.extend(pipeline::draw_all(&root, ready));
        let site = &ready.plan.archive().site;
        diagnostics.extend(site.levels.judge(edit::archetypes(&root, site)));
    }
    samut::diagnostic::sort(&mut diagnostics);
    let tally = samut::diagnostic::tally(&diagnostics);
    match check.format {
        Format::Text => {
            report::text(&root, &diagnostics);
            anstream::eprintln!("{}", report::tally(&diagnostics));
        }
        Format::Json => report::json(&diagnostics),
        Format::Github => {
            let top = around.checked_out.as_deref().unwrap_or(Path::new("."));
            let folder = source::below(&root, top).unwrap_or_default();
            anstream::print!("{}", annotations::commands(&diagnostics, &folder));
            anstream::eprintln!("{}", report::tally(&diagnostics));
        }
    }
    let faulty = tally.errors > 0 || (check.strict && tally.warnings > 0);
    Ok(if faulty { FAULTY } else { 0 })
}

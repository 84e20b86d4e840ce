//! `samut check`: every fault of an archive, and nothing written.

use samut::pipeline::{self, Request};

use crate::cli::args::{Args, Check, Format};
use crate::cli::{FAULTY, Surroundings, Usage, now, report, root};

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
    }
    samut::diagnostic::sort(&mut diagnostics);
    let tally = samut::diagnostic::tally(&diagnostics);
    match check.format {
        Format::Text => {
            report::text(&root, &diagnostics);
            anstream::eprintln!("{}", report::tally(&diagnostics));
        }
        Format::Json => report::json(&diagnostics),
    }
    let faulty = tally.errors > 0 || (check.strict && tally.warnings > 0);
    Ok(if faulty { FAULTY } else { 0 })
}

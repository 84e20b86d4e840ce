//! `samut check`: every fault of an archive. Only `--fix` writes, and only what it says.

use std::path::Path;

use samut::diagnostic::{Diagnostic, sort, tally};
use samut::external::Report;
use samut::pipeline::{self, Request};
use samut::{edit, source};

use crate::cli::args::{Args, Check, Format};
use crate::cli::mending::Mending;
use crate::cli::{FAULTY, Surroundings, Usage, annotations, external, now, report, root};

pub(super) fn run(
    args: &Args,
    check: &Check,
    around: &Surroundings,
) -> Result<u8, Usage> {
    let root = root(args)?;
    let door = check.external.then(|| external::door(around)).transpose()?;
    let request = Request { now: now(args, around)?, ..Request::default() };
    let mending = check.fix.then(|| {
        if check.dry_run { Mending::tried(&root) } else { Mending::made(&root) }
    });
    let checked = pipeline::prepare(&root, &request);
    let mut diagnostics = checked.diagnostics;
    if let Some(ready) = &checked.value {
        diagnostics.extend(pipeline::draw_all(&root, ready));
        let site = &ready.plan.archive().site;
        diagnostics.extend(site.levels.judge(edit::archetypes(&root, site)));
    }
    if let Some(mending) = &mending {
        diagnostics.extend(mending.failed.iter().cloned());
    }
    let asked =
        door.map(|door| external::ask(&root, &request, &door, check.again, around));
    if let Some(asked) = &asked {
        diagnostics.extend(asked.diagnostics.iter().cloned());
    }
    sort(&mut diagnostics);
    tell(check.format, &root, around, &diagnostics, mending.as_ref(), asked.as_ref());
    let tally = tally(&diagnostics);
    let faulty = tally.errors > 0 || (check.strict && tally.warnings > 0);
    Ok(if faulty { FAULTY } else { 0 })
}

/// Tells what was found, and what was mended.
fn tell(
    format: Format,
    root: &Path,
    around: &Surroundings,
    diagnostics: &[Diagnostic],
    mending: Option<&Mending>,
    asked: Option<&Report>,
) {
    match format {
        Format::Text => {
            if let Some(mending) = mending.filter(|mending| mending.is_written) {
                anstream::eprint!("{}", mending.files());
            }
            report::text(root, diagnostics);
            if let Some(mending) = mending.filter(|mending| !mending.is_written) {
                anstream::print!("{}", mending.listing());
            }
        }
        Format::Json => {
            report::json(diagnostics, mending, asked);
            return;
        }
        Format::Github => {
            let top = around.checked_out.as_deref().unwrap_or(Path::new("."));
            let folder = source::below(root, top).unwrap_or_default();
            anstream::print!("{}", annotations::commands(diagnostics, &folder));
        }
    }
    anstream::eprintln!("{}", summary(diagnostics, mending));
    if let Some(asked) = asked {
        anstream::eprintln!("{}", external::summary(&asked.counts));
    }
}

/// The last line: how many complaints there are, and what is or can be mended.
fn summary(diagnostics: &[Diagnostic], mending: Option<&Mending>) -> String {
    let tally = report::tally(diagnostics);
    let can = diagnostics.iter().filter(|told| !told.edits.is_empty()).count();
    if let Some(mending) = mending {
        // Where a mend would change more than it says, it is not made.
        let left = match can {
            more if more > 0 && mending.is_written => format!(
                "; {more} more would change a link or an element, and are left to you"
            ),
            _ => String::new(),
        };
        return format!("{tally}. {}{left}", mending.summary());
    }
    match (can, diagnostics.len()) {
        (0, _) => tally,
        (1, 1) => format!("{tally}; `samut check --fix` mends it"),
        (can, all) if can == all => format!("{tally}; `samut check --fix` mends them"),
        (can, _) => format!("{tally}; `samut check --fix` mends {can} of them"),
    }
}

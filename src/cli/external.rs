//! `samut check --external`: the addresses outside the archive are asked, and counted in a line.

use std::path::Path;

use samut::external::{Counts, Door, Pace, Proxies, Report, Run};
use samut::pipeline::{self, Request};

use crate::cli::progress::Progress;
use crate::cli::{Surroundings, Usage, report};

/// The way to other hosts, by the proxies that the environment names.
pub(super) fn door(around: &Surroundings) -> Result<Door, Usage> {
    let value = |name: &str| {
        let found = around.proxies.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone())
    };
    let proxies =
        Proxies::read(&value).map_err(|bad| Usage::new(bad.message, bad.help))?;
    Ok(Door::new(proxies, &Pace::default()))
}

/// Asks all addresses, or those that were not answered lately.
pub(super) fn ask(
    root: &Path,
    request: &Request,
    door: &Door,
    again: bool,
    around: &Surroundings,
) -> Report {
    let progress = Progress::new(around.start, "addresses");
    let tell = |done, of| progress.tell(done, of);
    let pace = Pace::default();
    // Answers are as old as the clock says, whatever day the site is made for.
    let run = Run { door, pace, now: around.clock, again, progress: &tell };
    let asked = pipeline::external(root, request, &run);
    progress.end();
    if let Some(notice) = &asked.notice {
        let help = "nothing needs to be done: the file is made anew";
        anstream::eprintln!("{}\n", report::notice(&Usage::new(notice, help)));
    }
    asked
}

/// How many addresses were asked, and what came of it.
pub(super) fn summary(counts: &Counts) -> String {
    let Counts { asked, kept, dead, moved, unknown } = counts;
    let addresses = if *asked == 1 { "address" } else { "addresses" };
    let lead = if *dead == 1 { "leads" } else { "lead" };
    format!(
        "Asked {asked} external {addresses}, {kept} known from before: {dead} {lead} nowhere, {moved} moved, {unknown} not known"
    )
}

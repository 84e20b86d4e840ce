//! `samut completions`: what a shell needs to complete our words.

use clap::CommandFactory as _;

use crate::cli::args::{Args, Completions};

pub(super) fn run(completions: &Completions) {
    let mut command = Args::command();
    clap_complete::generate(
        completions.shell,
        &mut command,
        "samut",
        &mut std::io::stdout(),
    );
}

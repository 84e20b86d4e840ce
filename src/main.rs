//! The `samut` program: what was typed, the clock and the environment become one call.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(&cli::Surroundings::read())
}

//! The `samut` program: what was typed, the clock and the environment become one call.

mod cli;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// An archive is made of many small texts, and `serve` makes it again and again: what is free goes
/// back to the system.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run(&cli::Surroundings::read())
}

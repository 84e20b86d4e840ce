//! The `samut` program.

fn main() {}

//! Data for people and programs, on stdout.

use std::io::{self, Write as _};

/// Prints data. Whoever reads it may stop reading at any time, as `head` does.
pub(super) fn data(text: &str) {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            anstream::eprintln!("stdout cannot be written: {error}");
        }
        _ => {}
    }
}

/// How many columns the terminal has to which data goes; nothing where it goes elsewhere.
pub(super) fn width() -> Option<usize> {
    let terminal = terminal_size::terminal_size_of(io::stdout());
    terminal.map(|(width, _)| usize::from(width.0))
}

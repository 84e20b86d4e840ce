//! A bar on stderr for work that takes long, where a person watches.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work that takes no longer than this needs no progress bar.
const SHORT: Duration = Duration::from_millis(700);

/// How far some work has come.
pub(super) struct Progress {
    start: Instant,
    what: &'static str,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// No bar yet, for work that began at a moment; `what` is counted, in more than one.
    pub(super) fn new(start: Instant, what: &'static str) -> Self {
        Self { start, what, bar: OnceLock::new() }
    }

    /// Shows how much is done, once the work has taken a while.
    pub(super) fn tell(&self, done: usize, of: usize) {
        if self.start.elapsed() > SHORT {
            self.bar.get_or_init(|| bar(of, self.what)).set_position(done as u64);
        }
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar(of: usize, what: &str) -> ProgressBar {
    let bar = ProgressBar::new(of as u64);
    let style =
        ProgressStyle::with_template(&format!("{{bar:40}} {{pos}}/{{len}} {what}"));
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

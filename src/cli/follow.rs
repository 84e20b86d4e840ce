//! What the terminal says while an archive changes.
//!
//! In: an archive that is looked at while it is written. Out: one line on stderr where other
//! things are wrong with it than before, once nothing changes for a moment; otherwise nothing.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use samut::diagnostic::Diagnostic;
use samut::preview::Preview;
use samut::serve::{News, Site as _};
use tokio::runtime::Builder;
use tokio::sync::watch::Receiver;
use tokio::time::timeout;

use crate::cli::report;

/// How long nothing changes before it is said what is wrong.
const CALM: Duration = Duration::from_millis(300);

/// Says what becomes wrong from now on, and what is mended, until the program ends.
pub(super) fn follow(preview: Arc<Preview>) {
    let mut news = preview.news();
    let mut before = preview.report();
    // Without a clock nothing can be waited for; the pages say the same.
    let Ok(runtime) = Builder::new_current_thread().enable_time().build() else { return };
    thread::spawn(move || {
        while runtime.block_on(calm(&mut news)) {
            let now = preview.report();
            if let Some(line) = line(&before.complaints, &now.complaints) {
                anstream::eprintln!("{line}");
            }
            before = now;
        }
    });
}

/// Waits for a change and until no other comes after it; tells whether there will be more.
async fn calm(news: &mut Receiver<News>) -> bool {
    if news.changed().await.is_err() {
        return false;
    }
    loop {
        match timeout(CALM, news.changed()).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return false,
            Err(_) => return true,
        }
    }
}

/// How many complaints there are, and the gravest of those that are new; nothing where they are
/// the same as before, if perhaps on other lines.
fn line(before: &[Diagnostic], now: &[Diagnostic]) -> Option<String> {
    let mut known = BTreeMap::<_, usize>::new();
    for complaint in before {
        *known.entry(sign(complaint)).or_default() += 1;
    }
    let mut new: Vec<&Diagnostic> = Vec::new();
    for complaint in now {
        match known.get_mut(&sign(complaint)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => new.push(complaint),
        }
    }
    let tally = report::tally(now);
    let Some(gravest) = new.iter().min_by_key(|complaint| complaint.severity) else {
        return known.values().any(|count| *count > 0).then_some(tally);
    };
    let others = match new.len() - 1 {
        0 => String::new(),
        count => format!(" (and {count} more)"),
    };
    Some(format!("{tally}. New: {}{others}", report::short(gravest)))
}

/// What makes a complaint the same when lines are written above it.
fn sign(complaint: &Diagnostic) -> (&'static str, &str, &str) {
    let path = complaint.place.as_ref().map_or("", |place| &*place.path);
    (complaint.code.text(), path, &complaint.message)
}

#[cfg(test)]
mod tests {
    use samut::diagnostic::{Code, Place};

    use super::*;

    fn at(code: Code, path: &str, line: u32) -> Diagnostic {
        let place = Place { path: Arc::from(path), line, column: 3, width: 1 };
        Diagnostic::at(code, place, format!("wrong in {path}"), "help")
    }

    #[test]
    fn what_is_new_or_mended_is_said_in_a_line() {
        let check =
            |before: &[Diagnostic], now: &[Diagnostic], expected: Option<&str>| {
                assert_eq!(line(before, now).as_deref(), expected);
            };
        let [stars, toml] = [Code::LiteralStars, Code::Toml];
        check(&[], &[], None);
        check(
            &[],
            &[at(toml, "a.th.md", 12)],
            Some("1 error. New: a.th.md:12:3: E0201 wrong in a.th.md"),
        );
        check(&[at(stars, "a", 1)], &[at(stars, "a", 9)], None);
        check(&[at(stars, "a", 1)], &[], Some("No faults found"));
        check(
            &[at(stars, "a", 1), at(stars, "a", 2)],
            &[at(stars, "a", 2)],
            Some("1 warning"),
        );
        check(
            &[at(stars, "a", 1)],
            &[at(stars, "a", 1), at(stars, "a", 7), at(toml, "b", 2)],
            Some("1 error, 2 warnings. New: b:2:3: E0201 wrong in b (and 1 more)"),
        );
        check(
            &[at(toml, "a", 1)],
            &[Diagnostic::whole(Code::AddressGone, "a\u{1b}[31m\nx", "help")],
            Some("1 warning. New: W0110 a\u{FFFD}[31m\u{FFFD}x"),
        );
    }
}

//! Word of each change to a page that is open: a stream of server-sent events.
//!
//! In: the news of a site. Out: one event for the state at the beginning and one for each after it.
//! A stream costs a task, and no thread.

use std::time::Duration;

use hyper::body::Bytes;
use serde_json::json;
use tokio::sync::{mpsc, watch};

use crate::serve::address;
use crate::serve::answer::{self, Reply};
use crate::serve::site::{News, What};

/// How soon a browser asks again where the stream broke off, in milliseconds.
const AGAIN: u32 = 500;

/// A stream of events. `run` tells one run of the server from the next.
pub(super) fn stream(
    news: watch::Receiver<News>,
    run: u64,
    heartbeat: Duration,
) -> Reply {
    let (sender, receiver) = mpsc::channel(4);
    tokio::spawn(tell(news, run, heartbeat, sender));
    answer::events(receiver)
}

/// The name of a state, which no other run of the server gives to any.
pub(super) fn name(run: u64, state: u64) -> String {
    format!("{run:x}.{state}")
}

async fn tell(
    mut news: watch::Receiver<News>,
    run: u64,
    heartbeat: Duration,
    sender: mpsc::Sender<Bytes>,
) {
    let mut seen = news.borrow_and_update().state;
    let now = json!({ "state": name(run, seen), "what": "now" });
    let mut word = Some(format!("retry: {AGAIN}\ndata: {now}\n\n"));
    loop {
        if let Some(word) = word.take()
            && sender.send(Bytes::from(word)).await.is_err()
        {
            return;
        }
        word = tokio::select! {
            changed = news.changed() => {
                if changed.is_err() {
                    return;
                }
                let now = news.borrow_and_update().clone();
                let told = event(seen, &now, run);
                seen = now.state;
                told
            }
            () = tokio::time::sleep(heartbeat) => Some(":\n\n".to_owned()),
            () = sender.closed() => return,
        };
    }
}

/// The event for a state, to who has seen another.
fn event(seen: u64, news: &News, run: u64) -> Option<String> {
    // Of states that came and went unseen we do not know what they changed.
    let what = match &news.what {
        _ if news.state == seen => return None,
        _ if news.state != seen.wrapping_add(1) => &What::Pages,
        what => what,
    };
    let state = name(run, news.state);
    let told = match what {
        What::Pages => json!({ "state": state, "what": "pages" }),
        What::Problems => json!({ "state": state, "what": "problems" }),
        What::Styles(addresses) => {
            let styles: Vec<_> = addresses.iter().map(|a| address::encode(a)).collect();
            json!({ "state": state, "what": "styles", "styles": styles })
        }
    };
    Some(format!("data: {told}\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(seen: u64, state: u64, what: What, expected: Option<&str>) {
        let expected = expected.map(|data| format!("data: {data}\n\n"));
        assert_eq!(event(seen, &News { state, what }, 0xab), expected);
    }

    #[test]
    fn a_state_is_told_with_what_changed() {
        check(1, 2, What::Pages, Some(r#"{"state":"ab.2","what":"pages"}"#));
        check(1, 2, What::Problems, Some(r#"{"state":"ab.2","what":"problems"}"#));
        let styles = What::Styles(vec!["static/รูป.css".to_owned()]);
        check(
            1,
            2,
            styles,
            Some(
                r#"{"state":"ab.2","styles":["/static/%E0%B8%A3%E0%B8%B9%E0%B8%9B.css"],"what":"styles"}"#,
            ),
        );
    }

    #[test]
    fn who_missed_a_state_reads_all_anew() {
        check(1, 3, What::Problems, Some(r#"{"state":"ab.3","what":"pages"}"#));
        check(1, 3, What::Styles(Vec::new()), Some(r#"{"state":"ab.3","what":"pages"}"#));
        check(3, 3, What::Pages, None);
    }
}

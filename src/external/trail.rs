//! The way of one address, from request to request: pure, so that every turn can be tried.
//!
//! In: what was asked and what came back. Out: what is asked next, or what is known.

use std::collections::BTreeSet;

use crate::external::address::{Address, LONGEST};
use crate::external::public;
use crate::external::verdict::{Nowhere, Verdict, Why};

/// How many times an address may lead on.
const MOST_TURNS: usize = 10;

/// How a page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Method {
    /// For its head alone.
    Head,
    /// For the page, of which no more than the head is read.
    Get,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    /// A server answered.
    Status {
        /// The number of the answer.
        code: u16,
        /// Where it leads on to, as the server wrote it.
        location: Option<String>,
        /// Whether the server asks not to be asked again soon.
        leave_alone: bool,
    },
    /// No host has the name.
    NoHost,
    /// The name leads into a network that is not public, as this computer looks it up.
    Inside,
    /// Nothing that can be used.
    Failed(Why),
}

/// Where one address has come to.
#[derive(Debug, Clone)]
pub(super) struct Trail {
    /// The address that is cited.
    pub(super) from: Address,
    /// What is asked next.
    pub(super) at: Address,
    /// How it is asked.
    pub(super) method: Method,
    /// What was asked before.
    seen: BTreeSet<Address>,
    /// Where it has moved for good so far, with a fragment if the server gave one.
    moved: Option<String>,
    /// Whether every turn so far was for good.
    for_good: bool,
}

/// What comes after a reply.
#[derive(Debug)]
pub(super) enum Next {
    /// Another request.
    Ask(Trail),
    /// The end.
    Known(Verdict),
}

impl Trail {
    /// The beginning of an address's way.
    pub(super) fn new(from: Address) -> Self {
        Self {
            at: from.clone(),
            from,
            method: Method::Head,
            seen: BTreeSet::new(),
            moved: None,
            for_good: true,
        }
    }

    /// What follows from a reply to what was asked.
    pub(super) fn after(mut self, reply: &Reply) -> Next {
        let known = match reply {
            Reply::Status { code: 200..=299, .. } => Verdict::Good { moved: self.moved },
            Reply::Status {
                code: code @ (301 | 302 | 303 | 307 | 308),
                location,
                ..
            } => match location {
                Some(location) => {
                    return self.turn(matches!(code, 301 | 308), location);
                }
                None => Verdict::Unknown(Why::Status(*code)),
            },
            Reply::Status { code, leave_alone: true, .. } => {
                Verdict::Unknown(Why::Status(*code))
            }
            // Many servers answer a request for the head otherwise than one for the page.
            Reply::Status { .. } | Reply::Failed(Why::BrokenOff | Why::Garbled)
                if self.method == Method::Head =>
            {
                self.method = Method::Get;
                return Next::Ask(self);
            }
            Reply::Status { code: 404, .. } => Verdict::Dead(Nowhere::NoPage),
            Reply::Status { code: 410, .. } => Verdict::Dead(Nowhere::TakenAway),
            Reply::Status { code, .. } => Verdict::Unknown(Why::Status(*code)),
            Reply::NoHost if self.at.host() == self.from.host() => {
                Verdict::Dead(Nowhere::NoHost)
            }
            Reply::NoHost => Verdict::Dead(Nowhere::NoHostBeyond),
            // In an office, the name of its own public site often leads to a number within.
            Reply::Inside if self.at.host() == self.from.host() => {
                Verdict::Unknown(Why::InsideHere)
            }
            Reply::Inside => Verdict::Unknown(Why::Inside),
            Reply::Failed(why) => Verdict::Unknown(*why),
        };
        Next::Known(known)
    }

    fn turn(mut self, for_good: bool, location: &str) -> Next {
        let unknown = |why| Next::Known(Verdict::Unknown(why));
        if location.len() > LONGEST {
            return unknown(Why::Astray);
        }
        let Ok(url) = self.at.join(location) else { return unknown(Why::Astray) };
        let whole = url.to_string();
        let Some(next) = Address::new(url) else { return unknown(Why::Astray) };
        if public::fault(next.url()).is_some() {
            return unknown(Why::Inside);
        }
        self.seen.insert(std::mem::replace(&mut self.at, next));
        if self.seen.contains(&self.at) {
            return unknown(Why::Circle);
        }
        if self.seen.len() > MOST_TURNS {
            return unknown(Why::OnAndOn);
        }
        self.for_good &= for_good;
        if self.for_good {
            self.moved = Some(whole);
        }
        self.method = Method::Head;
        Next::Ask(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::*;

    fn status(code: u16) -> Reply {
        Reply::Status { code, location: None, leave_alone: false }
    }

    fn to(code: u16, location: &str) -> Reply {
        Reply::Status { code, location: Some(location.into()), leave_alone: false }
    }

    /// Plays replies one after the other, to a verdict and the requests that were made.
    fn play(replies: &[Reply]) -> (Verdict, Vec<(Method, String)>) {
        let mut trail = Trail::new(Address::parse("https://a.th/x").unwrap());
        let mut asked = Vec::new();
        for reply in replies {
            asked.push((trail.method, trail.at.as_str().to_owned()));
            match trail.after(reply) {
                Next::Known(verdict) => return (verdict, asked),
                Next::Ask(next) => trail = next,
            }
        }
        panic!("more is asked: {asked:?}");
    }

    fn check(replies: &[Reply], expected: &Verdict) {
        assert_eq!(&play(replies).0, expected, "{replies:?}");
    }

    fn good(moved: Option<&str>) -> Verdict {
        Verdict::Good { moved: moved.map(str::to_owned) }
    }

    #[test]
    fn a_head_that_is_there_is_enough() {
        check(&[status(200)], &good(None));
        check(&[status(204)], &good(None));
    }

    #[test]
    fn a_page_is_asked_for_where_the_head_says_no() {
        for code in [400, 401, 403, 404, 405, 410, 500, 501, 999] {
            check(&[status(code), status(200)], &good(None));
        }
        check(&[Reply::Failed(Why::BrokenOff), status(200)], &good(None));
        check(&[status(404), status(404)], &Verdict::Dead(Nowhere::NoPage));
        check(&[status(405), status(410)], &Verdict::Dead(Nowhere::TakenAway));
        check(&[status(403), status(403)], &Verdict::Unknown(Why::Status(403)));
        check(&[Reply::Failed(Why::TooSlow)], &Verdict::Unknown(Why::TooSlow));
        check(&[Reply::NoHost], &Verdict::Dead(Nowhere::NoHost));
        check(&[Reply::Inside], &Verdict::Unknown(Why::InsideHere));
        check(&[to(302, "//b.th/"), Reply::Inside], &Verdict::Unknown(Why::Inside));
        check(
            &[to(301, "//b.th/"), Reply::NoHost],
            &Verdict::Dead(Nowhere::NoHostBeyond),
        );
    }

    #[test]
    fn who_asks_to_be_left_alone_is_not_asked_for_the_page() {
        let busy = Reply::Status { code: 429, location: None, leave_alone: true };
        check(&[busy], &Verdict::Unknown(Why::Status(429)));
    }

    #[test]
    fn what_moved_for_good_is_told_as_far_as_it_is_for_good() {
        check(&[to(301, "/y"), status(200)], &good(Some("https://a.th/y")));
        check(&[to(308, "//b.th"), status(200)], &good(Some("https://b.th/")));
        check(
            &[to(301, "/y#z"), to(302, "/login"), to(301, "/w"), status(200)],
            &good(Some("https://a.th/y#z")),
        );
        check(&[to(302, "/y"), to(301, "/z"), status(200)], &good(None));
        check(
            &[to(301, "/y"), status(404), status(404)],
            &Verdict::Dead(Nowhere::NoPage),
        );
        check(
            &[to(301, "/ข่าว"), status(200)],
            &good(Some("https://a.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7")),
        );
    }

    #[test]
    fn each_turn_begins_with_the_head() {
        let (_, asked) = play(&[status(405), to(301, "/y"), status(200)]);
        let methods: Vec<_> = asked.iter().map(|(method, _)| *method).collect();
        assert_eq!(methods, [Method::Head, Method::Get, Method::Head]);
    }

    proptest! {
        #[test]
        fn no_words_of_a_server_lead_off_the_public_web(location in ".{0,60}") {
            let trail = Trail::new(Address::parse("https://a.th/x").unwrap());
            if let Next::Ask(next) = trail.after(&to(301, &location)) {
                let url = next.at.url();
                prop_assert!(matches!(url.scheme(), "http" | "https"));
                prop_assert!(public::fault(url).is_none());
                prop_assert!(next.moved.unwrap().chars().all(|c| c.is_ascii_graphic()));
            }
        }
    }

    #[test]
    fn no_turn_leads_astray() {
        let unknown = |location: &str, why| {
            check(&[to(301, location)], &Verdict::Unknown(why));
        };
        unknown("file:///etc/passwd", Why::Astray);
        unknown("javascript:alert(1)", Why::Astray);
        unknown("http://", Why::Astray);
        unknown(&"a".repeat(5000), Why::Astray);
        unknown("http://127.0.0.1/", Why::Inside);
        unknown("http://169.254.169.254/", Why::Inside);
        unknown("http://localhost:22/", Why::Inside);
        unknown("/x", Why::Circle);
        check(&[to(301, "/y"), to(302, "/x")], &Verdict::Unknown(Why::Circle));
        check(&[status(301)], &Verdict::Unknown(Why::Status(301)));
        let on: Vec<_> = (0..=MOST_TURNS).map(|n| to(302, &format!("/{n}"))).collect();
        check(&on, &Verdict::Unknown(Why::OnAndOn));
    }
}

//! The addresses outside an archive: which of them lead somewhere. The one door to the network.
//!
//! In: an archive and its documents, what was answered before, and now. Out: complaints about
//! addresses that lead nowhere, have moved, or of which nothing is known, and how many there are. Each
//! address is asked once, each host one request at a time. What was answered is kept in
//! `.samut/links.json`. It asks nothing but addresses that the archive holds and those that they lead on
//! to, sends nothing of the archive along, and keeps no page.

mod address;
mod door;
mod findings;
mod gather;
mod kept;
mod proxy;
mod public;
mod rounds;
mod trail;
mod verdict;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::diagnostic::Diagnostic;
use crate::external::address::Address;
use crate::external::kept::Kept;
use crate::external::rounds::{Rounds, Went};
use crate::external::trail::{Method, Reply};
use crate::external::verdict::{Verdict, Why};

pub use address::Cited;
pub use door::Door;
pub use gather::gather;
pub use proxy::{BadProxy, Proxies};

/// How patiently it asks.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How long a host is left in peace after each request.
    pub pause: Duration,
    /// How many hosts are asked side by side.
    pub side_by_side: usize,
    /// The most time for looking a name up and connecting.
    pub connecting: Duration,
    /// The most time for one request.
    pub request: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            pause: Duration::from_secs(1),
            side_by_side: 8,
            connecting: Duration::from_secs(10),
            request: Duration::from_secs(20),
        }
    }
}

/// One run, as it was asked for.
pub struct Run<'a> {
    /// The way to other hosts.
    pub door: &'a Door,
    /// How patiently it asks.
    pub pace: Pace,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
    /// Whether all are asked, whatever was answered before.
    pub again: bool,
    /// It is told how many addresses are done, and of how many.
    pub progress: &'a dyn Fn(usize, usize),
}

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// What is to be said of the addresses, in no order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many there are of each kind.
    pub counts: Counts,
    /// What was amiss with the answers that were kept.
    pub notice: Option<String>,
}

/// How many addresses there are, each counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that were asked in this run.
    pub asked: usize,
    /// Those that were answered some days ago.
    pub kept: usize,
    /// Those that lead nowhere.
    pub dead: usize,
    /// Those that have moved for good.
    pub moved: usize,
    /// Those of which nothing is known.
    pub unknown: usize,
}

/// For how long answers of a run that lasts are not yet kept.
const BETWEEN_WRITES: Duration = Duration::from_secs(10);

/// Asks every address that is cited, unless it was answered lately.
pub fn check(root: &Path, cited: &[Cited], run: &Run<'_>) -> Report {
    let (kept, notice) = Kept::read(root, run.now);
    let mut verdicts: BTreeMap<Address, Verdict> = BTreeMap::new();
    let mut open = Vec::new();
    let mut counts = Counts::default();
    for address in cited.iter().map(|cited| &cited.address) {
        if verdicts.contains_key(address) {
            continue;
        }
        let before = kept.get(address).filter(|_| !run.again);
        let verdict = match (public::fault(address.url()), before) {
            (Some(fault), _) => Verdict::NotPublic(fault),
            (None, Some(before)) => {
                counts.kept += 1;
                before
            }
            (None, None) => {
                open.push(address.clone());
                Verdict::Unknown(Why::NotAsked)
            }
        };
        verdicts.insert(address.clone(), verdict);
    }
    counts.asked = open.len();
    if !open.is_empty() {
        let of = open.len();
        Asking { root, run, kept, verdicts: &mut verdicts, done: 0, of }.all(&open);
    }
    counts.count(verdicts.values());
    let diagnostics = findings::all(cited, &verdicts);
    Report { diagnostics, counts, notice }
}

/// The addresses that are asked in a run, on their way to verdicts.
struct Asking<'a> {
    root: &'a Path,
    run: &'a Run<'a>,
    kept: Kept,
    verdicts: &'a mut BTreeMap<Address, Verdict>,
    done: usize,
    of: usize,
}

impl Asking<'_> {
    fn all(&mut self, open: &[Address]) {
        (self.run.progress)(0, self.of);
        let went = self.go(&Rounds::new(open, self.run.pace));
        if !went.no_network {
            return self.keep(went.answered);
        }
        // Where all that is asked is silent, it may be all that is wrong with the archive: what
        // answered some days ago tells whether the network is there.
        if !self.has_witness(open) {
            for address in open {
                let unknown = Verdict::Unknown(Why::NotAsked);
                self.verdicts.insert(address.clone(), unknown);
            }
            return;
        }
        let is_open = |address: &&Address| {
            self.verdicts.get(address) == Some(&Verdict::Unknown(Why::NotAsked))
        };
        let rest: Vec<_> = open.iter().filter(is_open).cloned().collect();
        self.go(&Rounds::new(&rest, self.run.pace).patient());
        self.keep(true);
    }

    fn go(&mut self, rounds: &Rounds) -> Went {
        let run = self.run;
        let mut written = Instant::now();
        let mut answered = false;
        rounds.go(&|address, method| run.door.ask(address, method), &mut |(
            address,
            verdict,
        )| {
            self.done += 1;
            (run.progress)(self.done, self.of);
            self.kept.put(&address, &verdict);
            answered |= verdict.is_of_server();
            self.verdicts.insert(address, verdict);
            // Who stops a long run need not begin anew.
            if written.elapsed() > BETWEEN_WRITES {
                self.keep(answered);
                written = Instant::now();
            }
        })
    }

    /// Writes the answers, if the network was there: what is not known without it is not kept.
    fn keep(&self, answered: bool) {
        if answered {
            // A cache that cannot be written makes the next run ask again, and nothing worse.
            let _ = self.kept.write(self.root);
        }
    }

    /// Whether an address that answered lately does so now, of another host than those that are open.
    fn has_witness(&self, open: &[Address]) -> bool {
        let hosts: BTreeSet<String> = open.iter().map(Address::host).collect();
        let witness = self.kept.good().find(|address| !hosts.contains(&address.host()));
        let reply = witness.map(|address| self.run.door.ask(address, Method::Head));
        matches!(reply, Some(Reply::Status { .. }))
    }
}

impl Counts {
    fn count<'a>(&mut self, verdicts: impl Iterator<Item = &'a Verdict>) {
        for verdict in verdicts {
            match verdict {
                Verdict::Good { moved: None } | Verdict::NotPublic(_) => {}
                Verdict::Good { moved: Some(_) } => self.moved += 1,
                Verdict::Dead(_) => self.dead += 1,
                Verdict::Unknown(_) => self.unknown += 1,
            }
        }
    }
}

//! Who is asked when: one request a host at a time with a pause after each, several hosts side by side.
//!
//! In: addresses, and what asks for one. Out: what is known of each, as it becomes known. Nothing is
//! asked twice, a host that asks to be left alone is left alone, and one that is silent again and
//! again is not waited for again.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::mpsc::{self, Sender};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::external::Pace;
use crate::external::address::Address;
use crate::external::trail::{Method, Next, Reply, Trail};
use crate::external::verdict::{Verdict, Why};

/// After so many requests in a row without an answer, a host's port is taken to be silent.
const SILENT_AFTER: u32 = 3;
/// When so many hosts are silent and none has answered, it is the network that is away.
const NO_NETWORK_AFTER: usize = 12;

/// What asks for an address.
type Ask<'a> = dyn Fn(&Address, Method) -> Reply + Sync + 'a;
/// What is known of an address.
type Found = (Address, Verdict);

/// How a run went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Went {
    /// Whether any host answered, or was at least found.
    pub(super) answered: bool,
    /// Whether nothing could be reached, so that nothing is known.
    pub(super) no_network: bool,
}

/// All requests of one run.
pub(super) struct Rounds {
    pace: Pace,
    is_patient: bool,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    hosts: BTreeMap<String, Host>,
    /// What came back, by what was asked.
    replies: BTreeMap<(Address, Method), Reply>,
    /// How many addresses are on their way.
    open: usize,
    /// Hosts without an answer.
    silent: BTreeSet<String>,
    /// Whether any host answered, or was at least found.
    answered: bool,
    /// Whether this computer found no way to a host, which says nothing of the host.
    unreachable: bool,
    no_trust: bool,
}

struct Host {
    waiting: VecDeque<Trail>,
    is_busy: bool,
    due: Instant,
    left_alone: bool,
    /// By port, how many requests in a row had no answer, and what came instead.
    silence: BTreeMap<u16, (u32, Reply)>,
}

impl Rounds {
    /// The rounds of some addresses, none of which comes twice.
    pub(super) fn new(addresses: &[Address], pace: Pace) -> Self {
        let mut state = State { open: addresses.len(), ..State::default() };
        for address in addresses {
            state.wait(Trail::new(address.clone()));
        }
        let (state, changed) = (Mutex::new(state), Condvar::new());
        Self { pace, is_patient: false, state, changed }
    }

    /// The same, but they go on however many hosts are silent.
    pub(super) fn patient(self) -> Self {
        Self { is_patient: true, ..self }
    }

    /// Asks all, and tells what is known of each.
    pub(super) fn go(&self, ask: &Ask<'_>, found: &mut dyn FnMut(Found)) -> Went {
        let (sender, receiver) = mpsc::channel();
        let hosts = self.state().hosts.len();
        thread::scope(|scope| {
            for _ in 0..self.pace.side_by_side.clamp(1, hosts.max(1)) {
                let sender = sender.clone();
                scope.spawn(move || self.work(ask, &sender));
            }
            drop(sender);
            receiver.into_iter().for_each(found);
        });
        let state = self.state();
        let answered = state.answered;
        // One host alone may be away by itself, unless it was this computer that found no way.
        let no_network =
            !answered && !state.silent.is_empty() && (hosts > 1 || state.unreachable);
        Went { answered, no_network }
    }

    fn work(&self, ask: &Ask<'_>, found: &Sender<Found>) {
        while let Some(trail) = self.next(found) {
            let reply = ask(&trail.at, trail.method);
            self.heard(trail, &reply, found);
        }
    }

    /// The next request that may be made now, once there is one; nothing when all is known.
    fn next(&self, found: &Sender<Found>) -> Option<Trail> {
        let mut state = self.state();
        loop {
            let gives_up = !self.is_patient && state.is_cut_off();
            if state.open == 0 || gives_up {
                self.changed.notify_all();
                return None;
            }
            let now = Instant::now();
            let free = |host: &&mut Host| !host.is_busy && !host.waiting.is_empty();
            let first = state.hosts.values_mut().filter(free).min_by_key(|host| host.due);
            let patience = match first {
                Some(host) if host.due <= now => {
                    let trail = host.waiting.pop_front()?;
                    host.is_busy = true;
                    let Some(reply) = state.known(&trail) else { return Some(trail) };
                    state.free(&trail, None);
                    state.follow(trail, reply, found);
                    continue;
                }
                Some(host) => host.due - now,
                // Another thread is asking, and tells when it is done.
                None => Duration::from_secs(60),
            };
            let waited = self.changed.wait_timeout(state, patience);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn heard(&self, trail: Trail, reply: &Reply, found: &Sender<Found>) {
        let mut state = self.state();
        state.learn(&trail, reply);
        state.free(&trail, Some(Instant::now() + self.pace.pause));
        state.follow(trail, reply.clone(), found);
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn wait(&mut self, trail: Trail) {
        let host = self.hosts.entry(trail.at.host()).or_insert_with(|| Host {
            waiting: VecDeque::new(),
            is_busy: false,
            due: Instant::now(),
            left_alone: false,
            silence: BTreeMap::new(),
        });
        host.waiting.push_back(trail);
    }

    fn free(&mut self, trail: &Trail, due: Option<Instant>) {
        if let Some(host) = self.hosts.get_mut(&trail.at.host()) {
            host.is_busy = false;
            host.due = due.unwrap_or(host.due);
        }
    }

    /// Goes on with an address as far as no request is needed.
    fn follow(&mut self, mut trail: Trail, mut reply: Reply, found: &Sender<Found>) {
        loop {
            let from = trail.from.clone();
            match trail.after(&reply) {
                Next::Known(verdict) => {
                    self.open -= 1;
                    // Who listens does so until the last thread is done.
                    let _ = found.send((from, verdict));
                    return;
                }
                Next::Ask(next) => match self.known(&next) {
                    Some(known) => (trail, reply) = (next, known),
                    None => return self.wait(next),
                },
            }
        }
    }

    /// What would come back, where that is known without asking.
    fn known(&self, trail: &Trail) -> Option<Reply> {
        if let Some(reply) = self.replies.get(&(trail.at.clone(), trail.method)) {
            return Some(reply.clone());
        }
        if self.no_trust && trail.at.url().scheme() == "https" {
            return Some(Reply::Failed(Why::NoTrust));
        }
        let host = self.hosts.get(&trail.at.host())?;
        if host.left_alone {
            return Some(Reply::Failed(Why::LeftAlone));
        }
        let (count, reply) = host.silence.get(&trail.at.port())?;
        let is_sure = matches!(reply, Reply::NoHost | Reply::Inside);
        (is_sure || *count >= SILENT_AFTER).then(|| reply.clone())
    }

    fn is_cut_off(&self) -> bool {
        !self.answered && self.silent.len() >= NO_NETWORK_AFTER
    }

    fn learn(&mut self, trail: &Trail, reply: &Reply) {
        self.replies.insert((trail.at.clone(), trail.method), reply.clone());
        let name = trail.at.host();
        let Some(host) = self.hosts.get_mut(&name) else { return };
        match reply {
            Reply::Status { leave_alone, .. } => {
                host.left_alone |= leave_alone;
                host.silence.clear();
                self.answered = true;
            }
            // The host has been reached, or its name.
            Reply::Failed(Why::NoTrust) => {
                self.no_trust = true;
                self.answered = true;
            }
            Reply::Inside => {
                host.silence.insert(trail.at.port(), (1, reply.clone()));
                self.answered = true;
            }
            Reply::NoHost | Reply::Failed(_) => {
                let before = host.silence.get(&trail.at.port()).map_or(0, |(n, _)| *n);
                host.silence.insert(trail.at.port(), (before + 1, reply.clone()));
                self.silent.insert(name);
                self.unreachable |=
                    matches!(reply, Reply::Failed(Why::NoNames | Why::NoWay));
            }
        }
    }
}

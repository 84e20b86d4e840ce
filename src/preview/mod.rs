//! An archive while it is written: one state of its site after another.
//!
//! In: an archive's folder, and word of what may have changed in it. Out: what stands at any
//! address of the site, as it would stand there if the site were built now; and all that is to be
//! said of it. Nothing is written to the disk.

mod desk;
mod good;
mod heard;
mod index;
mod media;
mod pages;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::watch as word;

use crate::copies::Copies;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Site as Settings;
use crate::pipeline::{self, Bytes, Ready, Request};
use crate::preview::desk::{Desk, Turn};
use crate::preview::good::Good;
use crate::preview::index::Index;
use crate::route::{Route, Target};
use crate::serve::{Answer, Answered, News, Report, Site, What};
use crate::source;
use crate::workspace::Told;

pub use watch::{Watching, watch};

/// How often a page is made anew whose files change while it is made.
const TRIES: usize = 4;
/// How long a request waits for changes that were seen and are not settled.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long nothing changes before what was said between files is judged anew.
const CALM: Duration = Duration::from_millis(400);

/// An archive that is looked at while it is written.
pub struct Preview {
    root: PathBuf,
    /// What is on the disk, for one thread at a time.
    desk: Mutex<Desk>,
    /// What is shown, for all.
    state: RwLock<Arc<State>>,
    /// How many changes were seen that are not settled.
    seen: Mutex<usize>,
    settled: Condvar,
    news: word::Sender<News>,
    good: Mutex<Good>,
    index: Index,
}

/// What is shown at one time.
struct State {
    number: u64,
    ready: Option<Ready>,
    told: Told,
    /// What is said between files.
    between: Arc<Vec<Diagnostic>>,
    copies: Arc<Copies>,
}

impl State {
    /// The complaints that the pages made of some files suffer from.
    fn errors(&self, files: &[Arc<str>]) -> Vec<Diagnostic> {
        let is_of = |told: &&Diagnostic| {
            let place = told.place.as_ref();
            place.is_some_and(|place| files.contains(&place.path))
        };
        let of_settings = self.told.of(source::SITE).chain(self.told.of_theme());
        let of_files = files.iter().flat_map(|file| self.told.of(file));
        let between = self.between.iter().filter(is_of);
        let all = of_settings.chain(of_files).chain(between);
        all.filter(|told| told.severity == Severity::Error).cloned().collect()
    }

    /// Whether a file cannot be read as it is, so that it stands as it was.
    fn is_broken(&self, file: &str) -> bool {
        self.told.of(file).any(|told| told.severity == Severity::Error)
    }
}

impl Preview {
    /// Reads an archive.
    pub fn open(root: &Path, request: Request) -> Self {
        let mut desk = Desk::open(root, request);
        desk.arrange();
        let state = State {
            number: 0,
            ready: desk.ready().cloned(),
            told: desk.told().clone(),
            between: Arc::clone(desk.between()),
            copies: Arc::new(Copies::unkept(root)),
        };
        Self {
            root: root.to_path_buf(),
            desk: Mutex::new(desk),
            state: RwLock::new(Arc::new(state)),
            seen: Mutex::new(0),
            settled: Condvar::new(),
            news: word::Sender::new(News { state: 0, what: What::Pages }),
            good: Mutex::default(),
            index: Index::default(),
        }
    }

    /// The settings; none where they cannot be read.
    pub fn settings(&self) -> Option<Arc<Settings>> {
        let state = self.state();
        let ready = state.ready.as_ref()?;
        Some(Arc::clone(&ready.plan.archive().site))
    }

    /// Looks at some paths from the root, and at all below them, and shows what has changed.
    pub fn look<P: AsRef<str>>(&self, paths: &[P]) {
        let mut desk = held(&self.desk);
        match desk.look(paths) {
            Turn::Nothing => {}
            Turn::Shown { what, paths } => self.show(&desk, what, &paths),
        }
    }

    /// Judges anew what is said between files, where changes of words have left that for later.
    /// The pages stay as they are.
    pub fn settle(&self) {
        let (number, sources, request, before) = {
            let desk = held(&self.desk);
            let Some(sources) = desk.sources().filter(|_| desk.unsettled().is_some())
            else {
                return;
            };
            (desk.number(), sources, desk.request().clone(), desk.ready().cloned())
        };
        // The site is the one that is shown already, and goes; only what is said of it is new.
        let judge = || pipeline::settle(&self.root, sources, &request, before.as_ref());
        let said = desk::apart(|| judge().diagnostics);
        let mut desk = held(&self.desk);
        // What has changed meanwhile will be settled with it.
        if desk.number() == number && desk.hear_later(said) {
            self.show(&desk, What::Problems, &[]);
        }
    }

    /// The same, if nothing has changed for a while.
    fn settle_in_calm(&self) {
        let since = held(&self.desk).unsettled();
        if since.is_some_and(|since| since.elapsed() >= CALM) {
            self.settle();
        }
    }

    /// Shows what is on the desk from now on, where some files have changed.
    fn show(&self, desk: &Desk, what: What, changed: &[Arc<str>]) {
        let before = self.state();
        let state = State {
            number: desk.number(),
            ready: desk.ready().cloned(),
            told: desk.told().clone(),
            between: Arc::clone(desk.between()),
            copies: Arc::new(before.copies.without(changed)),
        };
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(state);
        self.news.send_replace(News { state: desk.number(), what });
    }

    /// Whether there was a file at a path when it was last looked at.
    fn has(&self, path: &str) -> bool {
        held(&self.desk).stamp(path).is_some()
    }

    fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Notes that something has changed, so that who asks now waits until it is looked at.
    fn expect(&self) {
        *held(&self.seen) += 1;
    }

    /// Notes that it was looked at.
    fn arrive(&self) {
        let mut seen = held(&self.seen);
        *seen = seen.saturating_sub(1);
        self.settled.notify_all();
    }

    fn wait(&self) {
        let seen = held(&self.seen);
        let waited = self.settled.wait_timeout_while(seen, PATIENCE, |seen| *seen > 0);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// Looks at those of some files that are not as they were, and tells whether there were any.
    fn refresh(&self, files: &[Arc<str>]) -> bool {
        let changed: Vec<&Arc<str>> = {
            let desk = held(&self.desk);
            let is_new =
                |file: &&Arc<str>| desk.stamp(file) != source::stamp(&self.root, file);
            files.iter().filter(is_new).collect()
        };
        if changed.is_empty() {
            return false;
        }
        self.look(&changed);
        true
    }

    /// What stands at a route.
    fn bytes(&self, state: &State, ready: &Ready, route: &Route) -> Made {
        if route.target == Target::SearchFile {
            let of_state = (state.number, ready);
            let file = self.index.file(&self.root, of_state, route.path.as_str());
            return file.map_or(Made::Nothing, Made::Bytes);
        }
        match pipeline::bytes(&self.root, ready, &state.copies, route) {
            Ok(Bytes::Made(bytes)) => Made::Bytes(bytes),
            Ok(Bytes::OfFile(file)) => match source::bytes(&self.root, &file) {
                Ok(bytes) => Made::Bytes(bytes),
                Err(_) => Made::Nothing,
            },
            Ok(Bytes::Nothing) => Made::Nothing,
            Err(told) => Made::Fault(told),
        }
    }

    /// What stands at the route of a page, in the present state.
    fn page(
        &self,
        state: &State,
        ready: &Ready,
        route: &Route,
        files: &[Arc<str>],
    ) -> Answer {
        let mut complaints = state.errors(files);
        let made = self.bytes(state, ready, route);
        if !media::is_page(route.path.as_str()) {
            return match made {
                Made::Bytes(bytes) => {
                    Answer::Found { bytes, kind: media::kind(route.path.as_str()) }
                }
                Made::Nothing | Made::Fault(_) => self.not_found(state, ready),
            };
        }
        let address = route.path.as_str();
        let is_as_it_was = files.iter().any(|file| state.is_broken(file));
        let last = match made {
            Made::Bytes(bytes) if !is_as_it_was => {
                held(&self.good).keep(address, &bytes, files);
                Some(bytes)
            }
            Made::Bytes(bytes) => held(&self.good).page(address).or(Some(bytes)),
            Made::Nothing => held(&self.good).page(address),
            Made::Fault(told) => {
                complaints.push(*told);
                held(&self.good).page(address)
            }
        };
        match last {
            Some(bytes) if complaints.is_empty() => {
                Answer::Found { bytes, kind: media::kind(address) }
            }
            last => Answer::Broken { last, complaints },
        }
    }

    /// The page for what is not there.
    fn not_found(&self, state: &State, ready: &Ready) -> Answer {
        let made =
            ready.plan.route("404.html").map(|route| self.bytes(state, ready, &route));
        match made {
            Some(Made::Bytes(page)) => Answer::NotFound { page },
            Some(Made::Fault(told)) => {
                Answer::Broken { last: None, complaints: vec![*told] }
            }
            _ => Answer::NotFound { page: Vec::new() },
        }
    }

    /// What stands at an address where the present state has no page: perhaps there was one, of a
    /// file that is broken now, or under settings that are.
    fn missing(&self, state: &State, ready: &Ready, path: &str) -> Answer {
        let Some((page, files)) = held(&self.good).page_and_files(path) else {
            return self.not_found(state, ready);
        };
        let of_settings = [Arc::from(source::SITE)];
        if files.iter().chain(&of_settings).any(|file| state.is_broken(file)) {
            let complaints = state.errors(&files);
            return Answer::Broken { last: Some(page), complaints };
        }
        self.not_found(state, ready)
    }
}

/// What became of a route.
enum Made {
    Bytes(Vec<u8>),
    Nothing,
    Fault(Box<Diagnostic>),
}

impl Site for Preview {
    fn answer(&self, address: &str) -> Answered {
        let folder = match address {
            "" => "index.html".to_owned(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        for left in (0..TRIES).rev() {
            self.wait();
            let state = self.state();
            let answered = |answer| Answered { state: state.number, answer };
            let Some(ready) = &state.ready else {
                // There may be settings by now.
                if self.refresh(&[Arc::from(source::SITE)]) && left > 0 {
                    continue;
                }
                let complaints = state.errors(&[]);
                return answered(Answer::Broken { last: None, complaints });
            };
            let Some(route) = ready.plan.route(&folder) else {
                if ready.plan.has(&format!("{folder}/index.html")) {
                    return answered(Answer::Moved(format!("{folder}/")));
                }
                return answered(self.missing(&state, ready, &folder));
            };
            let files = pages::files(ready.plan.archive(), &route.target);
            if self.refresh(&files) && left > 0 {
                continue;
            }
            let answer = self.page(&state, ready, &route, &files);
            // What has changed meanwhile may be half of one state and half of another.
            let is_new = self.refresh(&files) || self.state().number != state.number;
            if is_new && left > 0 {
                continue;
            }
            return answered(answer);
        }
        // The last try has answered above.
        Answered {
            state: self.state().number,
            answer: Answer::NotFound { page: Vec::new() },
        }
    }

    fn report(&self) -> Arc<Report> {
        held(&self.desk).report()
    }

    fn news(&self) -> word::Receiver<News> {
        self.news.subscribe()
    }

    fn base(&self) -> String {
        let settings = self.settings();
        settings.map_or_else(String::new, |site| {
            site.base_path().trim_start_matches('/').to_owned()
        })
    }
}

/// A lock, also where a thread that held it has failed.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

//! The command line: one file for each command, and how we speak to people.
//!
//! Words for people go to stderr, data to stdout. 0: fine. 1: the content has errors. 2: wrong usage.

mod annotations;
mod args;
mod ask;
mod build;
mod check;
mod cms;
mod columns;
mod completions;
mod explain;
mod external;
mod filter;
mod follow;
mod init;
mod list;
mod mark;
mod mending;
mod new;
mod print;
mod progress;
mod report;
mod schema;
mod search;
mod serve;
mod stats;
mod translations;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use clap::Parser as _;
use samut::pipeline::Now;
use samut::{date, source};

use args::{Args, Command};

/// The content has errors.
const FAULTY: u8 = 1;
/// The program was called in a way that it does not understand.
const WRONG_USAGE: u8 = 2;

/// Where the environment names proxies.
const PROXIES: &[&str] = &[
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
];

/// What the program finds around it, read once.
pub(crate) struct Surroundings {
    /// `SOURCE_DATE_EPOCH`: seconds since 1970, for builds that can be repeated.
    source_date_epoch: Option<String>,
    /// The home folder of who runs the program.
    home: Option<PathBuf>,
    /// `GITHUB_WORKSPACE`: the folder from which GitHub counts the paths of files.
    checked_out: Option<PathBuf>,
    /// The values that name proxies, by their names.
    proxies: Vec<(&'static str, String)>,
    /// Seconds since 1970 by the system's clock.
    clock: i64,
    /// When the program began.
    start: Instant,
}

impl Surroundings {
    /// Reads the environment and the clock.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads them")]
    pub(crate) fn read() -> Self {
        let clock = SystemTime::now().duration_since(UNIX_EPOCH);
        Self {
            source_date_epoch: std::env::var("SOURCE_DATE_EPOCH").ok(),
            home: std::env::var_os("HOME")
                .or_else(|| std::env::var_os("USERPROFILE"))
                .map(PathBuf::from),
            checked_out: std::env::var_os("GITHUB_WORKSPACE").map(PathBuf::from),
            proxies: PROXIES
                .iter()
                .filter_map(|name| Some((*name, std::env::var_os(name)?)))
                .map(|(name, value)| (name, value.to_string_lossy().into_owned()))
                .collect(),
            clock: clock.map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(0)),
            start: Instant::now(),
        }
    }
}

/// Runs the command that was typed.
pub(crate) fn run(around: &Surroundings) -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // `--help` and `--version` come here too, and go to stdout.
            let code = if error.use_stderr() { WRONG_USAGE } else { 0 };
            let _ = error.print();
            return code.into();
        }
    };
    let done = match &args.command {
        Command::Build(build) => build::run(&args, build, around),
        Command::Serve(serve) => serve::run(&args, serve, around),
        Command::Check(check) => check::run(&args, check, around),
        Command::Search(search) => search::run(&args, search, around),
        Command::Init(init) => init::run(init),
        Command::Translations(translations) => {
            translations::run(&args, translations, around)
        }
        Command::List(list) => list::run(&args, list, around),
        Command::Stats(stats) => stats::run(&args, stats, around),
        Command::New(new) => new::run(&args, new, around),
        Command::Explain(explain) => explain::run(explain),
        Command::Schema(schema) => schema::run(&args, schema),
        Command::Cms(cms) => cms::run(&args, cms),
        Command::Completions(completions) => {
            completions::run(completions);
            Ok(0)
        }
    };
    match done {
        Ok(code) => code.into(),
        Err(usage) => {
            anstream::eprintln!("{}", report::usage(&usage));
            WRONG_USAGE.into()
        }
    }
}

/// What is wrong with a call as it was typed, and a remedy.
struct Usage {
    message: String,
    help: String,
}

impl Usage {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

/// The archive's root: the folder that was named, or the nearest one upwards from here.
fn root(args: &Args) -> Result<PathBuf, Usage> {
    let help = "go to the archive's folder, name it with --root DIR, or begin one with `samut init DIR`";
    match &args.root {
        Some(root) if source::is_root(root) => Ok(root.clone()),
        Some(root) => {
            let message = format!(
                "`{}` is not an archive: it has no {}",
                root.display(),
                source::SITE
            );
            Err(Usage::new(message, help))
        }
        None => source::find_root(Path::new(".")).ok_or_else(|| {
            let message = format!(
                "there is no archive here: no folder from here upwards has a {}",
                source::SITE
            );
            Usage::new(message, help)
        }),
    }
}

/// The moment for which the site is made.
fn now(args: &Args, around: &Surroundings) -> Result<Now, Usage> {
    if let Some(text) = &args.now {
        return match date::parse(text) {
            Ok(reading) => Ok(Now::Day(reading.date.first_day())),
            Err(fault) => {
                Err(Usage::new(format!("--now: {}", fault.message), fault.help))
            }
        };
    }
    match &around.source_date_epoch {
        Some(text) => text.trim().parse().map(Now::Seconds).map_err(|_| {
            let message =
                format!("SOURCE_DATE_EPOCH is \"{text}\", which is not a number");
            Usage::new(message, "set it to seconds since 1970, or unset it")
        }),
        None => Ok(Now::Seconds(around.clock)),
    }
}

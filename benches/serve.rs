//! From a save to its page: how long a writer waits in front of `samut serve`, and in how much room.
//!
//! ```text
//! cargo bench --bench serve -- 10000
//! ```
//!
//! It makes an archive of that many items in a folder that goes again, serves it with the real
//! program, saves twenty times a text, a title, a mechanism's name, a template and a fact, and asks
//! for the page until it has changed. It needs nothing from outside; memory is told on Linux.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program of its own, which edits an archive of its own"
)]

#[path = "../examples/archive/main.rs"]
#[allow(dead_code, reason = "the generator is a program too")]
mod archive;

use std::error::Error;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

type Tried<T> = Result<T, Box<dyn Error>>;

/// How often each kind of save is tried.
const SAVES: usize = 20;
/// How long a page may take before the benchmark gives up.
const LONGEST: Duration = Duration::from_secs(60);
/// Between two saves, as a writer who does not stop.
const BREATH: Duration = Duration::from_millis(100);

fn main() -> Tried<()> {
    let asked = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let items: usize = asked.unwrap_or(1000);
    let root = tempfile::tempdir()?;
    archive::write(&root.path().join("content"), items)?;
    let document = document(&root.path().join("content/news"))?;
    let address = address(root.path(), &document)?;
    println!(
        "{items} items; median and longest of {SAVES} saves, from the save to its page"
    );

    let begun = Instant::now();
    let served = Served::begin(root.path())?;
    served.wait(&address, "</html>")?;
    println!("first page  {:>8.0} ms {}", millis(begun.elapsed()), served.memory());

    let text = fs::read_to_string(&document)?;
    let register = root.path().join("content/authorities/mechanisms.toml");
    let names = fs::read_to_string(&register)?;
    let template = root.path().join("themes/default/templates/404.html");
    if let Some(folder) = template.parent() {
        fs::create_dir_all(folder)?;
    }
    let of_title =
        |mark: &str| text.replacen("title = \"", &format!("title = \"{mark} "), 1);
    let of_name = |mark: &str| names.replacen("en = \"", &format!("en = \"{mark} "), 1);
    // Where a fact is another, every document is arranged anew.
    let of_facts = |mark: &str| {
        let number: String = mark.chars().filter(char::is_ascii_digit).collect();
        of_title(mark).replacen("+++\n", &format!("+++\nweight = {number}\n"), 1)
    };
    served.measure("text", &document, &address, |mark| format!("{text}\n\n{mark}\n"))?;
    served.measure("title", &document, &address, of_title)?;
    served.measure("name", &register, "en/mechanisms/", of_name)?;
    served.measure("template", &template, "404.html", str::to_owned)?;
    served.measure("facts", &document, &address, of_facts)?;
    Ok(())
}

/// The first document of a folder and those below it, by name.
fn document(folder: &Path) -> Tried<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            return document(&entry);
        }
        if entry.to_string_lossy().ends_with(".th.md") {
            return Ok(entry);
        }
    }
    Err("the archive has no news in Thai".into())
}

/// The address of a document's page, without a slash before it.
fn address(root: &Path, document: &Path) -> Tried<String> {
    let inside =
        document.strip_prefix(root.join("content"))?.to_string_lossy().replace('\\', "/");
    let id = inside.trim_end_matches(".th.md").trim_end_matches("/index");
    Ok(format!("th/{id}/"))
}

/// A running `samut serve`, which ends with it.
struct Served {
    child: Child,
    host: String,
}

impl Served {
    fn begin(root: &Path) -> Tried<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samut"));
        command.args(["serve", "--port", "0", "--root"]).arg(root);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut lines = BufReader::new(child.stderr.take().ok_or("no lines")?);
        let mut line = String::new();
        let host = loop {
            line.clear();
            if lines.read_line(&mut line)? == 0 {
                return Err("samut serve ended".into());
            }
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.split('/').next().unwrap_or_default().trim().to_owned();
            }
        };
        // What it says later is read, so that it never waits for us.
        thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Ok(Self { child, host })
    }

    /// Saves a file with another mark each time, and tells how long its page takes to show it.
    fn measure(
        &self,
        what: &str,
        file: &Path,
        address: &str,
        text: impl Fn(&str) -> String,
    ) -> Tried<()> {
        let before = fs::read(file).ok();
        let mut times = Vec::with_capacity(SAVES);
        for n in 0..SAVES {
            let mark = format!("{what}-{n}-saved");
            let text = text(&mark);
            let begun = Instant::now();
            fs::write(file, text)?;
            self.wait(address, &mark)?;
            times.push(begun.elapsed());
            thread::sleep(BREATH);
        }
        times.sort();
        let (median, longest) = (times.get(SAVES / 2), times.last());
        let millis = |time: Option<&Duration>| time.map_or(0.0, |time| millis(*time));
        println!(
            "{what:<11} {:>8.1} ms, longest {:>8.1} ms {}",
            millis(median),
            millis(longest),
            self.memory()
        );
        match before {
            Some(bytes) => fs::write(file, bytes)?,
            None => fs::remove_file(file)?,
        }
        thread::sleep(Duration::from_secs(1));
        Ok(())
    }

    /// Asks for a page until it holds a text.
    fn wait(&self, address: &str, mark: &str) -> Tried<()> {
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            let mut stream = TcpStream::connect(&self.host)?;
            let host = &self.host;
            write!(
                stream,
                "GET /{address} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            )?;
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer)?;
            if String::from_utf8_lossy(&answer).contains(mark) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(1));
        }
        Err(format!("/{address} never showed {mark}").into())
    }

    /// How much memory it has, and has had at most.
    fn memory(&self) -> String {
        let status = format!("/proc/{}/status", self.child.id());
        let Ok(status) = fs::read_to_string(status) else { return String::new() };
        let of = |key: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(key))?;
            line.split_whitespace().next()?.parse::<u64>().ok()
        };
        let mib = |key| of(key).unwrap_or_default() / 1024;
        format!("({} MiB, at most {} MiB)", mib("VmRSS:"), mib("VmHWM:"))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

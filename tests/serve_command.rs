//! `samut serve` as it is typed: what it says, which port it takes, how it ends.

#![allow(clippy::unwrap_used, reason = "a test program: what fails, fails the test")]
#![expect(
    clippy::disallowed_methods,
    reason = "an archive is written in a scratch folder"
)]

mod scratch;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The command for an archive of its own, which is never written.
fn samut(more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samut"));
    command.arg("serve").arg("--root").arg(scratch::repository()).args(more);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A server that ends with its test.
struct Running {
    child: Child,
    /// What it says from then on.
    lines: BufReader<ChildStderr>,
    /// What it said before it was ready.
    said: String,
    /// The address without `http://` and the last slash.
    host: String,
}

impl Running {
    fn begin(more: &[&str]) -> Self {
        Self::of(samut(more))
    }

    fn of(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let host = loop {
            let before = said.len();
            assert!(
                lines.read_line(&mut said).unwrap() > 0,
                "it gave no address: {said}"
            );
            let line = said.split_at(before).1;
            if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
                let port: String =
                    rest.chars().take_while(char::is_ascii_digit).collect();
                break format!("127.0.0.1:{port}");
            }
        };
        Self { child, lines, said, host }
    }

    /// The next line that tells of faults.
    fn tells(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "it has ended");
            if !line.starts_with("A page reloads") {
                return line;
            }
        }
    }

    fn get(&self, target: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let host = &self.host;
        write!(
            stream,
            "GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn refused(more: &[&str]) -> (Option<i32>, String) {
    let Output { status, stderr, .. } = samut(more).output().unwrap();
    (status.code(), String::from_utf8(stderr).unwrap())
}

#[test]
fn pages_of_the_archive_are_served() {
    let running = Running::begin(&["--port", "0"]);
    let page = running.get("/th/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("lang=\"th\"") && page.contains("/.samut-live/live.js"));
    assert!(running.get("/th").contains("\r\nlocation: /th/\r\n"));
    assert!(running.get("/static/style.css").contains("text/css"));
    assert!(running.get("/th/nothing/").starts_with("HTTP/1.1 404"));
    assert!(running.get("/content/site.toml").starts_with("HTTP/1.1 404"));
    assert!(running.get("/.samut-live/panel.html").starts_with("HTTP/1.1 200"));
}

#[test]
fn the_terminal_says_what_becomes_wrong_and_that_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("archive");
    let mut init = Command::new(env!("CARGO_BIN_EXE_samut"));
    assert!(init.arg("init").arg(&root).output().unwrap().status.success());
    let mut command = Command::new(env!("CARGO_BIN_EXE_samut"));
    command.args(["serve", "--port", "0", "--root"]).arg(&root);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut running = Running::of(command);
    running.get("/th/");
    let file = root.join("content/news/somtc-17.th.md");
    let before = fs::read_to_string(&file).unwrap();
    fs::write(&file, before.replacen("title", "titel", 1)).unwrap();
    let said = running.tells();
    assert!(said.contains("error") && said.contains(". New: "), "{said}");
    assert!(said.contains("content/news/somtc-17.th.md:2:1: E0"), "{said}");
    fs::write(&file, before).unwrap();
    assert_eq!(running.tells(), "No faults found\n");
}

#[test]
fn a_port_in_use_says_by_whom_and_which_is_free() {
    let running = Running::begin(&["--port", "0"]);
    let port = running.host.rsplit_once(':').unwrap().1;
    let (code, said) = refused(&["--port", port]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains(&format!("port {port} is in use by")), "{said}");
    assert!(said.contains("samut serve --port "), "{said}");
    #[cfg(target_os = "linux")]
    assert!(
        said.contains(&format!("`samut serve` (process {})", running.child.id())),
        "{said}"
    );
    let offered = said.split("samut serve --port ").nth(1).unwrap();
    let offered: String = offered.chars().take_while(char::is_ascii_digit).collect();
    assert!(offered.parse::<u16>().unwrap() > port.parse().unwrap(), "{said}");
}

#[test]
fn what_cannot_be_listened_at_is_said() {
    let (code, said) = refused(&["--interface", "203.0.113.7", "--port", "0"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("this computer does not have the address 203.0.113.7"),
        "{said}"
    );
    let (code, said) = refused(&["--interface", "archive.example"]);
    assert_eq!(code, Some(2), "{said}");
    let (code, _) = refused(&["--port", "65536"]);
    assert_eq!(code, Some(2));
}

#[test]
fn others_look_on_only_where_that_was_asked_for() {
    let running = Running::begin(&["--port", "0", "--interface", "0.0.0.0", "--drafts"]);
    assert!(running.get("/en/").starts_with("HTTP/1.1 200"));
    assert!(running.said.contains("over the network"), "{}", running.said);
    assert!(running.said.contains("drafts included"), "{}", running.said);
    let alone = Running::begin(&["--port", "0", "--drafts"]);
    assert!(!alone.said.contains("network"), "{}", alone.said);
    let (code, warned) = refused(&["--port", "0", "--interface", "203.0.113.7"]);
    assert_eq!(code, Some(1));
    assert!(!warned.contains("over the network"), "nobody could: {warned}");
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_it_at_once() {
    let mut running = Running::begin(&["--port", "0"]);
    let mut open = TcpStream::connect(&running.host).unwrap();
    let host = &running.host;
    write!(open, "GET /.samut-live/events HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut answer = [0; 15];
    open.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
    let begun = Instant::now();
    let pid = running.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let status = running.child.wait().unwrap();
    assert_eq!(status.code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

//! The room as a whole, against a server in this process: no test reaches another.

#![allow(clippy::disallowed_methods, reason = "caches are prepared in scratch folders")]

mod server;

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Place};
use crate::external::door::NoNumber;
use crate::external::tests::server::{Act, Names, Server, answer, to};
use crate::external::{Cited, Counts, Door, Pace, Report, Run, check};

const NOW: i64 = 1_780_000_000;
const DAY: i64 = 86_400;

/// As fast as a test may be.
fn pace() -> Pace {
    Pace {
        pause: Duration::from_millis(1),
        side_by_side: 4,
        connecting: Duration::from_secs(20),
        request: Duration::from_secs(20),
    }
}

/// The same, with hardly any patience.
fn hurried() -> Pace {
    Pace { request: Duration::from_millis(400), ..pace() }
}

/// Destinations as an archive cites them, each on a line of its own.
fn cited(destinations: &[&str]) -> Vec<Cited> {
    let path: Arc<str> = Arc::from("content/news/a.th.md");
    let place = |line| Place { path: Arc::clone(&path), line, column: 1, width: 1 };
    let lines = destinations.iter().zip(1..);
    lines.filter_map(|(to, line)| Cited::read(to, &place(line))).collect()
}

struct Asking {
    names: Names,
    pace: Pace,
    now: i64,
    again: bool,
}

impl Asking {
    fn new(names: Names) -> Self {
        Self { names, pace: pace(), now: NOW, again: false }
    }

    fn run(&self, root: &Path, destinations: &[&str]) -> Report {
        let door = Door::with_names(&self.pace, self.names.clone());
        let run = Run {
            door: &door,
            pace: self.pace,
            now: self.now,
            again: self.again,
            progress: &|_, _| {},
        };
        check(root, &cited(destinations), &run)
    }
}

/// Runs once in a new archive.
fn once(names: &Names, destinations: &[&str]) -> Report {
    let root = tempfile::tempdir().unwrap();
    Asking::new(names.clone()).run(root.path(), destinations)
}

/// What is said, a line for each complaint: its line in the file, code, message and remedy.
fn said(report: &Report) -> Vec<String> {
    let line = |d: &Diagnostic| d.place.as_ref().map_or(0, |place| place.line);
    let mut said: Vec<_> = report.diagnostics.iter().collect();
    said.sort_by_key(|told| (line(told), told.code));
    said.iter()
        .map(|told| {
            format!("{} {} {} | {}", line(told), told.code, told.message, told.help)
        })
        .collect()
}

/// The one complaint about an address of a server, where another answers well.
fn one(act: impl Fn(&str, &str) -> Act + Send + Sync + 'static) -> String {
    one_at(pace(), act)
}

fn one_at(pace: Pace, act: impl Fn(&str, &str) -> Act + Send + Sync + 'static) -> String {
    let fine = Server::start(|_, _| answer(200, ""));
    let server = Server::start(act);
    let names = Names::default().with("a.th", server.at).with("fine.th", fine.at);
    let root = tempfile::tempdir().unwrap();
    let asking = Asking { pace, ..Asking::new(names) };
    let report = asking.run(root.path(), &["http://fine.th/", "http://a.th/x"]);
    let said = said(&report);
    assert!(said.len() <= 1, "{said:?}");
    said.into_iter().next().unwrap_or_default()
}

#[test]
fn a_page_that_is_there_is_asked_once_however_often_it_is_cited() {
    let server = Server::start(|_, _| answer(200, ""));
    let names = Names::default().with("a.th", server.at);
    let report = once(
        &names,
        &["http://a.th/x", "http://a.th/x#one", "http://A.TH:80/x#two", "mailto:a@b.th"],
    );
    assert_eq!(said(&report), [""; 0]);
    assert_eq!(report.counts, Counts { asked: 1, ..Counts::default() });
    assert_eq!(server.asked("a.th"), ["HEAD /x"]);
    let head = &server.heard()[0].head.to_lowercase();
    let agent = format!("user-agent: samut/{}", env!("CARGO_PKG_VERSION"));
    assert!(head.contains(&agent), "{head}");
    assert!(!head.contains("referer") && !head.contains("cookie"), "{head}");
}

#[test]
fn what_leads_nowhere_is_told_at_each_place() {
    let server = Server::start(|_, path| match path {
        "/gone" => answer(410, ""),
        _ => answer(404, ""),
    });
    let names = Names::default().with("a.th", server.at);
    let report = once(
        &names,
        &["http://a.th/x", "http://a.th/gone", "http://a.th/x#y", "http://nobody.th/"],
    );
    let help =
        "correct the address, or link to a copy of the page in an archive of the web";
    assert_eq!(
        said(&report),
        [
            format!(
                "1 W0504 \"http://a.th/x\" leads nowhere: its server has no such page (404) | {help}"
            ),
            format!(
                "2 W0504 \"http://a.th/gone\" leads nowhere: its server has taken the page away (410) | {help}"
            ),
            format!(
                "3 W0504 \"http://a.th/x#y\" leads nowhere: its server has no such page (404) | {help}"
            ),
            format!(
                "4 W0504 \"http://nobody.th/\" leads nowhere: there is no server of that name | {help}"
            ),
        ]
    );
    assert_eq!(report.counts.dead, 3);
    assert_eq!(server.asked("a.th"), ["HEAD /x", "HEAD /gone", "GET /x", "GET /gone"]);
}

#[test]
fn a_head_that_is_refused_is_no_fault() {
    for status in [403, 404, 405, 500, 501] {
        let said = one(move |method, _| match method {
            "HEAD" => answer(status, ""),
            _ => answer(200, ""),
        });
        assert_eq!(said, "", "{status}");
    }
    let dropped = one(|method, _| match method {
        "HEAD" => Act::Drop,
        _ => answer(200, ""),
    });
    assert_eq!(dropped, "");
}

#[test]
fn what_moved_for_good_is_told_with_its_new_address() {
    let server = Server::start(|_, path| match path {
        "/a" => to(301, "/b"),
        "/b" => to(308, "/%E0%B8%81?q=1"),
        "/front" => to(301, "/"),
        "/for-now" => to(302, "/b"),
        "/dead" => to(301, "/nowhere"),
        "/nowhere" => answer(404, ""),
        _ => answer(200, ""),
    });
    let names = Names::default().with("a.th", server.at);
    let report = once(
        &names,
        &[
            "http://a.th/a#ผล",
            "http://a.th/front",
            "http://a.th/for-now",
            "http://a.th/dead",
        ],
    );
    let said = said(&report);
    assert_eq!(
        said[0],
        "1 N0506 \"http://a.th/a#ผล\" has moved for good | write http://a.th/ก?q=1#ผล"
    );
    assert_eq!(
        said[1],
        "2 N0506 \"http://a.th/front\" leads to the front page of a site now | look for the page's new address at http://a.th/"
    );
    assert!(said[2].starts_with("4 W0504"), "{said:?}");
    assert_eq!(said.len(), 3, "{said:?}");
    assert_eq!((report.counts.moved, report.counts.dead), (2, 1));
    let heads = server.asked("a.th");
    assert_eq!(heads.iter().filter(|asked| *asked == "HEAD /b").count(), 1, "{heads:?}");
}

#[test]
fn circles_and_ways_astray_are_not_followed() {
    assert!(one(|_, _| to(301, "/x")).contains("it leads in a circle"));
    let swing = |_: &str, path: &str| to(302, if path == "/x" { "/y" } else { "/x" });
    assert!(one(swing).contains("it leads in a circle"));
    let on = |_: &str, path: &str| to(302, &format!("{path}x"));
    assert!(one(on).contains("it leads on more than ten times"));
    for location in ["file:///etc/passwd", "javascript:alert(1)", "data:,x", "http://["] {
        let said = one(move |_, _| to(301, location));
        assert!(said.contains("no address of the web"), "{location}: {said}");
        assert!(!said.contains("passwd") && !said.contains("alert"), "{said}");
    }
    for location in ["http://127.0.0.1:22/", "http://[::1]/", "http://10.0.0.1/"] {
        let said = one(move |_, _| to(301, location));
        assert!(said.contains("not on the public web"), "{location}: {said}");
    }
}

#[test]
fn a_name_that_leads_inside_is_not_asked() {
    let server = Server::start(|_, _| to(302, "http://inside.th/"));
    let names =
        Names::default().with("a.th", server.at).without("inside.th", NoNumber::Inside);
    let said = said(&once(&names, &["http://a.th/x", "http://inside.th/y"]));
    assert!(said[0].contains("N0505") && said[0].contains("not on the public web"));
    assert!(said[1].contains("N0505") && said[1].contains("an inner network here"));
}

#[test]
fn what_is_not_on_the_public_web_is_told_and_not_asked() {
    let server = Server::start(|_, _| answer(200, ""));
    let port = server.at.port();
    let (own, inside) = (format!("http://localhost:{port}/"), "http://192.168.1.1/x");
    let number = format!("http://127.0.0.1:{port}/");
    let report = once(&Names::default(), &[&own, inside, &number]);
    let said = said(&report);
    assert_eq!(said.len(), 3);
    assert!(said.iter().all(|said| said.contains("W0507 readers cannot follow")));
    assert!(said[0].contains("names the computer on which it is followed"));
    assert!(said[1].contains("an office or a home"));
    assert_eq!(report.counts, Counts::default());
    assert!(server.heard().is_empty());
}

#[test]
fn no_server_makes_it_wait_or_fall() {
    let begun = Instant::now();
    let ok = b"HTTP/1.1 200 X\r\n\r\n".to_vec();
    let slow = ok.clone();
    let said =
        one_at(hurried(), move |_, _| Act::After(Duration::from_secs(90), slow.clone()));
    assert!(said.contains("did not answer in time"), "{said}");
    let drip =
        one_at(hurried(), move |_, _| Act::Drip(Duration::from_millis(100), ok.clone()));
    assert!(drip.contains("did not answer in time"), "{drip}");
    assert!(one(|_, _| Act::Drop).contains("broke off the connection"));
    let body: &[u8] = b"HTTP/1.1 200 X\r\nContent-Length: 99999999999\r\n\r\n";
    assert_eq!(one(move |_, _| Act::Endless(body, b"xxxxxxxx")), "");
    let chunks: &[u8] = b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n";
    assert_eq!(one(move |_, _| Act::Endless(chunks, b"1\r\nx\r\n")), "");
    let heads = one(|_, _| Act::Endless(b"HTTP/1.1 200 X\r\n", b"X-More: and more\r\n"));
    assert!(heads.contains("cannot be read"), "{heads}");
    let line = one(|_, _| Act::Endless(b"HTTP/1.1 200 X\r\nX: ", b"yyyyyyyyyyyyyyyy"));
    assert!(line.contains("cannot be read"), "{line}");
    let waits = one(|_, _| Act::Endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"));
    assert!(waits.contains("N0505"), "{waits}");
    for garbage in
        [&b"SSH-2.0-x\r\n\r\n"[..], b"\0\xff\xfe\r\n\r\n", b"HTTP/9.9 abc\r\n\r\n"]
    {
        let said = one(move |_, _| Act::Say(garbage.to_vec()));
        assert!(said.contains("N0505"), "{garbage:?}: {said}");
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

/// Heads that are nearly right are harder to read than noise.
#[test]
fn no_head_of_an_answer_makes_it_fall() {
    let firsts = [
        "HTTP/1.1 200 OK",
        "HTTP/1.0 200",
        "HTTP/1.1 101 Switching Protocols",
        "HTTP/1.1 100 Continue",
        "HTTP/1.1 103 Early Hints",
        "HTTP/1.1 000 X",
        "HTTP/1.1 099 X",
        "HTTP/1.1 999 X",
        "HTTP/1.1 1000 X",
        "HTTP/1.1 204 X",
        "HTTP/1.1 304 X",
        "HTTP/1.1 301 X",
        "HTTP/1.1 300 X",
        "HTTP/1.1 407 X",
        "HTTP/2 200",
        "HTTP/1.1  200 X",
        "http/1.1 200 x",
        "HTTP/1.1 -1 X",
        "",
    ];
    let headers = [
        "",
        "Content-Length: 5",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Content-Length: 5\r\nContent-Length: 6",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: x",
        "Connection: upgrade\r\nUpgrade: websocket",
        "Location:",
        "Location: \r\nLocation: /y",
        "Location: ?",
        "Location: //",
        "Location: http:///y",
        "Location: \u{e01}",
        "X",
        ": x",
        "X : y",
        " folded",
        "Content-Encoding: br",
        "Retry-After: \u{1}",
        "Connection: close",
    ];
    let bodies =
        ["", "hello", "5\r\nhello\r\n0\r\n\r\n", "ZZ\r\n", "HTTP/1.1 200 OK\r\n\r\n"];
    let mut answers = Vec::new();
    for first in firsts {
        for header in headers {
            for body in bodies {
                let end = if header.is_empty() { "" } else { "\r\n" };
                answers.push(format!("{first}\r\n{header}{end}\r\n{body}"));
            }
        }
    }
    let count = answers.len();
    let server =
        Server::start(move |_, path| {
            let number = path.trim_start_matches('/').parse::<usize>();
            let answer = number.ok().and_then(|number| answers.get(number));
            Act::Say(answer.map_or(b"HTTP/1.1 200 X\r\n\r\n".to_vec(), |text| {
                text.clone().into_bytes()
            }))
        });
    // Each has a host of its own, so that none is spared for the silence of others.
    let hosts: Vec<_> = (0..count).map(|n| format!("h{n}.th")).collect();
    let names =
        hosts.iter().fold(Names::default(), |names, host| names.with(host, server.at));
    let all: Vec<_> = (0..count).map(|n| format!("http://h{n}.th/{n}")).collect();
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    let quick = Pace { pause: Duration::ZERO, side_by_side: 16, ..pace() };
    let asking = Asking { pace: quick, ..Asking::new(names) };
    let root = tempfile::tempdir().unwrap();
    let report = asking.run(root.path(), &all);
    assert_eq!(report.counts.asked, count);
    assert!(report.counts.unknown > count / 2 && report.counts.unknown < count);
    let is_plain = |told: &String| told.chars().all(|c| !c.is_control());
    assert!(said(&report).iter().all(is_plain));
}

#[test]
fn no_words_of_a_server_are_told() {
    let steer = "/\u{1b}[31mred\u{7}";
    let said = one(move |_, _| to(301, steer));
    assert!(said.contains("N0505"), "{said}");
    assert!(said.chars().all(|c| !c.is_control()), "{said:?}");
    let turned = one(|_, path| match path {
        "/x" => to(301, "/a\u{202e}b\u{9b}c d\"<>\\"),
        _ => answer(200, ""),
    });
    let moved = "write http://a.th/a%E2%80%AEb%C2%9Bc%20d%22%3C%3E/";
    assert!(turned.ends_with(moved), "{turned}");
}

#[test]
fn a_host_that_asks_for_peace_is_left_alone() {
    let fine = Server::start(|_, _| answer(200, ""));
    for act in [
        answer(429, "Retry-After: 120\r\n"),
        answer(503, ""),
        answer(403, "Retry-After: Fri, 31 Dec 2027 23:59:59 GMT\r\n"),
    ] {
        let server = Server::start(move |_, _| act.clone());
        let names = Names::default().with("a.th", server.at).with("b.th", fine.at);
        let report = once(
            &names,
            &["http://a.th/x", "http://a.th/y", "http://a.th/z", "http://b.th/"],
        );
        assert_eq!(server.asked("a.th"), ["HEAD /x"]);
        let said = said(&report);
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[1].contains("asked to be left alone"), "{said:?}");
        assert_eq!(report.counts.unknown, 3);
    }
}

#[test]
fn a_host_that_is_silent_is_not_waited_for_again_and_again() {
    let fine = Server::start(|_, _| answer(200, ""));
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let silent = Server::start(move |_, _| {
        count.fetch_add(1, Ordering::Relaxed);
        Act::After(Duration::from_secs(90), Vec::new())
    });
    let names = Names::default().with("a.th", silent.at).with("b.th", fine.at);
    let addresses: Vec<_> = (0..20).map(|n| format!("http://a.th/{n}")).collect();
    let mut all: Vec<&str> = addresses.iter().map(String::as_str).collect();
    all.push("http://b.th/");
    let root = tempfile::tempdir().unwrap();
    let asking = Asking { pace: hurried(), ..Asking::new(names) };
    let report = asking.run(root.path(), &all);
    assert_eq!(report.counts.unknown, 20);
    assert_eq!(asked.load(Ordering::Relaxed), 3);
    let told = said(&report);
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(
        told[4].contains("in time (and so of 15 more links to its server)"),
        "{told:?}"
    );
}

#[test]
fn hosts_are_asked_side_by_side_and_each_one_thing_at_a_time() {
    let wait = Duration::from_millis(60);
    let ok = b"HTTP/1.1 200 X\r\nContent-Length: 0\r\n\r\n".to_vec();
    // Two of the hosts lead on to the third.
    let server = Server::start(move |_, path| match path {
        "/4" => to(302, "http://c.th/from-elsewhere"),
        _ => Act::After(wait, ok.clone()),
    });
    let names = ["a.th", "b.th", "c.th"];
    let known =
        names.iter().fold(Names::default(), |known, name| known.with(name, server.at));
    let addresses: Vec<_> = names
        .iter()
        .flat_map(|name| (0..5).map(move |n| format!("http://{name}/{n}")))
        .collect();
    let addresses: Vec<_> = addresses.iter().map(String::as_str).collect();
    let pause = Duration::from_millis(20);
    let asking = Asking { pace: Pace { pause, ..pace() }, ..Asking::new(known) };
    let root = tempfile::tempdir().unwrap();
    assert_eq!(said(&asking.run(root.path(), &addresses)), [""; 0]);
    let mut heard = server.heard();
    heard.sort_by_key(|heard| heard.from);
    let of =
        |name: &str| heard.iter().filter(|heard| heard.host == name).collect::<Vec<_>>();
    for name in names {
        for pair in of(name).windows(2) {
            assert!(pair[1].from >= pair[0].until, "two at once on {name}");
        }
    }
    let begin = of("a.th")[0].until;
    let end = of("a.th").last().unwrap().from;
    assert!(end - begin >= pause * 4, "there are pauses");
    let together = of("a.th")
        .iter()
        .any(|a| of("b.th").iter().any(|b| a.from < b.until && b.from < a.until));
    assert!(together, "one host waits for another");
    let elsewhere = server.asked("c.th");
    let on = elsewhere.iter().filter(|asked| asked.ends_with("/from-elsewhere"));
    assert_eq!(on.count(), 1, "{elsewhere:?}");
}

#[test]
fn thai_addresses_are_asked_for_as_browsers_do() {
    let server = Server::start(|_, _| answer(200, ""));
    let names = Names::default().with("xn--22c8e6a1f.xn--o3cw4h", server.at);
    let report = once(&names, &["http://ข่าว.ไทย/ประชุม ๑?ก=ข|ค#ผล"]);
    assert_eq!(said(&report), [""; 0]);
    let heard = server.heard();
    assert_eq!(heard[0].host, "xn--22c8e6a1f.xn--o3cw4h");
    assert_eq!(
        heard[0].path,
        "/%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%8A%E0%B8%B8%E0%B8%A1%20%E0%B9%91?%E0%B8%81=%E0%B8%82%7C%E0%B8%84"
    );
}

#[test]
fn broken_and_refused_connections_are_told_apart() {
    let fine = Server::start(|_, _| answer(200, ""));
    let closed = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let plain = Server::start(|_, _| answer(200, ""));
    let names = Names::default()
        .with("fine.th", fine.at)
        .with("closed.th", closed)
        .with("plain.th", plain.at)
        .without("later.th", NoNumber::NoNames);
    let said = said(&once(
        &names,
        &[
            "http://fine.th/",
            "http://closed.th/",
            "https://plain.th/",
            "http://later.th/",
        ],
    ));
    assert!(said[0].contains("takes no connection"), "{said:?}");
    assert!(said[1].contains("no secure connection"), "{said:?}");
    assert!(said[2].contains("cannot be looked up now"), "{said:?}");
}

/// A handshake that never ends is no way to keep anybody waiting.
#[test]
fn a_handshake_that_drips_is_given_up() {
    let fine = Server::start(|_, _| answer(200, ""));
    // The beginning of a record of TLS with 16,384 bytes.
    let mut record = vec![0x16, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc];
    record.resize(16_000, 0);
    let server =
        Server::start(move |_, _| Act::Drip(Duration::from_millis(20), record.clone()));
    let names = Names::default().with("fine.th", fine.at).with("drip.th", server.at);
    let root = tempfile::tempdir().unwrap();
    let asking = Asking { pace: hurried(), ..Asking::new(names) };
    let begun = Instant::now();
    let report = asking.run(root.path(), &["http://fine.th/", "https://drip.th/"]);
    let said = said(&report);
    assert!(said[0].contains("did not answer in time"), "{said:?} {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn a_network_that_is_away_is_told_once() {
    let addresses: Vec<_> = (0..40).map(|n| format!("https://host{n}.th/")).collect();
    let addresses: Vec<_> = addresses.iter().map(String::as_str).collect();
    let root = tempfile::tempdir().unwrap();
    let report = Asking::new(Names::default()).run(root.path(), &addresses);
    let told = said(&report);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("N0505 no server can be reached from here"), "{told:?}");
    assert!(told[0].contains("40 addresses"), "{told:?}");
    assert_eq!(report.counts.unknown, 40);
    assert!(!root.path().join(".samut").exists());
    // One name that cannot be looked up says nothing of the name; one that nobody has does.
    let later = Names::default().without("a.th", NoNumber::NoNames);
    assert!(
        said(&once(&later, &["http://a.th/"]))[0].contains("no server can be reached")
    );
    assert!(said(&once(&Names::default(), &["http://a.th/"]))[0].contains("W0504"));
}

/// Where only what is silent is asked anew, what answered some days ago tells whether it is the network.
#[test]
fn a_witness_tells_a_dead_host_from_a_dead_network() {
    let fine = Server::start(|_, _| answer(200, ""));
    let hosts: Vec<_> = (0..30).map(|n| format!("http://host{n}.th/")).collect();
    let mut all: Vec<&str> = hosts.iter().map(String::as_str).collect();
    all.push("http://fine.th/");
    let names = Names::default().with("fine.th", fine.at);
    let root = tempfile::tempdir().unwrap();
    let at = |names: &Names, now| Asking { now, ..Asking::new(names.clone()) };
    let first = at(&names, NOW).run(root.path(), &all[28..]);
    assert_eq!(first.counts, Counts { asked: 3, dead: 2, ..Counts::default() });
    let later = at(&names, NOW + DAY).run(root.path(), &all);
    assert_eq!(
        later.counts,
        Counts { asked: 30, kept: 1, dead: 30, ..Counts::default() }
    );
    assert_eq!(fine.heard().len(), 2);
    let away = at(&Names::default(), NOW + 2 * DAY).run(root.path(), &all);
    assert_eq!(
        away.counts,
        Counts { asked: 30, kept: 1, unknown: 30, ..Counts::default() }
    );
    assert_eq!(said(&away).len(), 1);
}

#[test]
fn answers_are_kept_good_ones_longer_than_others() {
    let server = Server::start(|_, path| match path {
        "/good" => answer(200, ""),
        "/moved" => to(301, "/good"),
        "/gone" => answer(404, ""),
        _ => answer(500, ""),
    });
    let names = Names::default().with("a.th", server.at);
    let all =
        ["http://a.th/good", "http://a.th/moved", "http://a.th/gone", "http://a.th/bad"];
    let root = tempfile::tempdir().unwrap();
    let at = |now: i64, again: bool| Asking { now, again, ..Asking::new(names.clone()) };
    let first = at(NOW, false).run(root.path(), &all);
    assert_eq!((first.counts.asked, first.counts.kept), (4, 0));
    let counts = |now, again| {
        let report = at(now, again).run(root.path(), &all);
        assert_eq!(said(&report), said(&first));
        (report.counts.asked, report.counts.kept)
    };
    assert_eq!(counts(NOW, false), (0, 4));
    assert_eq!(counts(NOW + DAY - 1, false), (0, 4));
    assert_eq!(counts(NOW + DAY, false), (2, 2));
    assert_eq!(counts(NOW + 7 * DAY, false), (4, 0));
    assert_eq!(counts(NOW + 7 * DAY, true), (4, 0));
    // The clock was set back.
    assert_eq!(counts(NOW, false), (4, 0));
    let names: Vec<_> = fs::read_dir(root.path().join(".samut"))
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(names, ["links.json"]);
}

#[test]
fn a_cache_that_is_broken_is_no_fault() {
    let server = Server::start(|_, _| answer(200, ""));
    let names = Names::default().with("a.th", server.at);
    let run = |text: &[u8]| {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join(".samut")).unwrap();
        fs::write(root.path().join(".samut/links.json"), text).unwrap();
        let report = Asking::new(names.clone()).run(root.path(), &["http://a.th/"]);
        let again = Asking::new(names.clone()).run(root.path(), &["http://a.th/"]);
        assert_eq!(again.counts.kept, 1, "it is made anew");
        (report.counts.asked, report.notice.is_some())
    };
    assert_eq!(run(b"{"), (1, true));
    assert_eq!(run(b"\xff\0"), (1, true));
    assert_eq!(run(b"[]"), (1, true));
    assert_eq!(run(br#"{"form":9,"addresses":{}}"#), (1, false));
    let with = |said: &str| {
        format!(r#"{{"form":1,"addresses":{{"http://a.th/":{{"at":{NOW},{said}}}}}}}"#)
    };
    assert_eq!(run(with(r#""good":{}"#).as_bytes()), (0, false));
    assert_eq!(run(with(r#""good":{"moved":"http://b.th/"}"#).as_bytes()), (0, false));
    assert_eq!(run(with(r#""good":{"moved":"javascript:x"}"#).as_bytes()), (1, false));
    assert_eq!(
        run(with(r#""good":{"moved":"http://b.th/\u001b["}"#).as_bytes()),
        (1, false)
    );
    assert_eq!(run(with(r#""dead":"no-page""#).as_bytes()), (0, false));
    assert_eq!(run(with(r#""dead":"what""#).as_bytes()), (1, true));
}

#[test]
fn a_folder_that_cannot_be_written_is_no_fault() {
    let server = Server::start(|_, _| answer(200, ""));
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join(".samut"), "a file").unwrap();
    let names = Names::default().with("a.th", server.at);
    let report = Asking::new(names).run(root.path(), &["http://a.th/"]);
    assert_eq!(report.counts.asked, 1);
}

//! The door of `samut serve` over real sockets: what browsers get, and what hostile clients do not.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test program: what fails, fails the test"
)]

mod serving;

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use samut::diagnostic::{Code, Diagnostic, Place};
use samut::serve::{Answer, Limits, Mark, Report, What};
use serving::{Served, StandIn, answers, read_head, read_to_end, serve};

const SHORT: Duration = Duration::from_millis(250);

fn served() -> Served {
    serve(StandIn::new(), Limits::default())
}

/// Sends requests in which `HOST` stands for the right host, and compares the statuses of all
/// answers, in order. No answer at all is an empty list.
fn check(served: &Served, request: &str, expected: &[u16]) {
    let request = request.replace("HOST", &served.address.to_string());
    check_bytes(served, request.as_bytes(), expected);
}

fn check_bytes(served: &Served, request: &[u8], expected: &[u16]) {
    let heard = served.send(request);
    let statuses: Vec<u16> = heard.iter().map(|answer| answer.status).collect();
    let shown = String::from_utf8_lossy(&request[..request.len().min(200)]).into_owned();
    assert_eq!(statuses, expected, "{shown:?}");
}

fn check_target(served: &Served, target: &str, expected: u16) {
    check(served, &format!("GET {target} HTTP/1.1\r\nHost: HOST\r\n\r\n"), &[expected]);
}

#[test]
fn a_page_is_served_with_one_line_more() {
    let served = served();
    let page = served.get("/th/", "");
    assert_eq!(page.status, 200);
    let line =
        "<script src=\"/.samut-live/live.js\" data-state=\"ab.1\" defer></script>\n";
    let Answer::Found { bytes, .. } =
        samut::serve::Site::answer(&*served.site, "th/").answer
    else {
        panic!("a page")
    };
    assert!(page.text().contains(&format!("{line}</head>")));
    assert_eq!(page.text().replacen(line, "", 1).as_bytes(), bytes);
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("x-content-type-options", "nosniff"),
        (
            "content-security-policy",
            "default-src 'self'; base-uri 'none'; form-action 'self'",
        ),
        ("referrer-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(page.header(name), Some(value), "{name}");
    }
    assert_eq!(page.header("access-control-allow-origin"), None);
    let style = served.get("/static/style.css?state=ab.1", "");
    assert_eq!((style.status, style.text()), (200, "p{}"));
    assert_eq!(style.header("x-content-type-options"), Some("nosniff"));
    let large = served.get("/large.bin", "");
    assert_eq!((large.status, large.body.len()), (200, 32 * 1024 * 1024));
}

#[test]
fn what_is_elsewhere_or_nowhere_says_so() {
    let served = served();
    let moved = served.get("/th?a=1", "");
    assert_eq!((moved.status, moved.header("location")), (307, Some("/th/?a=1")));
    let moved = served.get("/th/%E0%B8%81%20%E0%B8%82", "");
    assert_eq!(moved.header("location"), Some("/th/%E0%B8%81%20%E0%B8%82/"));
    let nothing = served.get("/th/nothing/", "");
    assert_eq!(nothing.status, 404);
    assert!(nothing.text().contains("404") && nothing.text().contains("live.js"));
}

#[test]
fn a_site_that_will_stand_below_a_path_is_answered_there_too() {
    let mut site = StandIn::new();
    "archive/".clone_into(&mut site.base);
    let served = serve(site, Limits::default());
    for (target, expected) in
        [("/th/", 200), ("/archive/th/", 200), ("/archive/", 200), ("/other/th/", 404)]
    {
        assert_eq!(served.get(target, "").status, expected, "{target}");
    }
    assert_eq!(served.get("/archive/th", "").header("location"), Some("/archive/th/"));
}

#[test]
fn heads_are_answered_like_pages_without_the_page() {
    let served = served();
    let host = served.address;
    let page = served.get("/th/", "");
    let head = served
        .send(
            format!("HEAD /th/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
                .as_bytes(),
        )
        .remove(0);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), page.header("content-length"));
    assert_eq!(head.header("content-type"), page.header("content-type"));
}

#[test]
fn no_target_leads_out_of_the_site() {
    let served = served();
    for target in [
        "/../etc/passwd",
        "/..",
        "/./th/",
        "/th/../../../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/%2E%2E%2Fetc/passwd",
        "/.%2e/.%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/..%5c..%5cetc",
        "/th%2f",
        "/th%2Fnews",
        "/%5c",
        "/%00",
        "/th/%00",
        "/th/index.html%00.png",
        "/%0d%0aSet-Cookie:x",
        "/%c0%ae%c0%ae/",
        "/%c0%af",
        "/%e0%80%ae/",
        "/%f0%80%80%ae/",
        "/%ff",
        "/%",
        "/%2",
        "/%zz",
        "/%u002e",
        "/.samut-live/../th/",
        "/.samut-live/%2e%2e/th/",
        "/.samut-live/..%2f",
        "/..;/",
        "*",
        "th/",
        "\\..\\..\\etc",
    ] {
        let expected = if target == "/..;/" { 404 } else { 400 };
        check_target(&served, target, expected);
    }
    for target in [
        "//",
        "//evil.example/",
        "///etc/passwd",
        "/th//",
        "/etc/passwd",
        "/C:/windows/win.ini",
        "/%252e%252e/etc/passwd",
        "/th/%2f".trim_end_matches("%2f"),
        "/~root",
        "/.git/config",
        "/content/site.toml",
        "/.samut/pictures",
        "/.samut-live",
        "/.samut-live/",
        "/.samut-live/live.js/",
        "/.samut-live/x",
        "/.samut-manifest.json",
        "/proc/self/environ",
        "/th/?x=1".trim_end_matches("?x=1"),
    ] {
        let expected = if target == "/th/" { 200 } else { 404 };
        check_target(&served, target, expected);
    }
    check_target(&served, "/th/?../../etc/passwd%00%zz", 200);
    check_target(&served, "/th/#/../x", 200);
    check_target(&served, "/%74h/", 200);
    for address in served.site.asked() {
        assert!(!address.starts_with('/') && !address.contains(['\\', '\0', '\r', '\n']));
        assert!(!address.split('/').any(|part| matches!(part, "." | "..")), "{address}");
        assert!(!address.starts_with(".samut-live/"), "{address}");
    }
}

#[test]
fn bytes_that_are_not_ascii_are_an_address_or_refused() {
    let served = served();
    let host = served.address;
    let with = |target: &[u8]| {
        let mut bytes = b"GET /".to_vec();
        bytes.extend(target);
        bytes.extend(format!(" HTTP/1.1\r\nHost: {host}\r\n\r\n").bytes());
        bytes
    };
    check_bytes(&served, &with("th/ก".as_bytes()), &[404]);
    check_bytes(&served, &with(b"\xc0\xae\xc0\xae/"), &[400]);
    check_bytes(&served, &with(b"\0"), &[400]);
    check_bytes(&served, &with(b"th/\x7f"), &[400]);
}

#[test]
fn pages_are_read_and_nothing_else_is_done() {
    let served = served();
    for method in
        ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "LINK"]
    {
        check(&served, &format!("{method} /th/ HTTP/1.1\r\nHost: HOST\r\n\r\n"), &[405]);
    }
    check(&served, "OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n", &[405]);
    check(&served, "CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n", &[405]);
    check(&served, "CONNECT HOST HTTP/1.1\r\nHost: HOST\r\n\r\n", &[405]);
    let options = served
        .send(format!("OPTIONS / HTTP/1.1\r\nHost: {}\r\nOrigin: http://evil.example\r\nAccess-Control-Request-Method: GET\r\n\r\n", served.address).as_bytes())
        .remove(0);
    assert_eq!(options.header("allow"), Some("GET, HEAD"));
    assert_eq!(options.header("access-control-allow-origin"), None);
    // What was sent along is not taken for another request.
    check(
        &served,
        "POST /th/ HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\n\r\nhelloGET / HTTP/1.1\r\nHost: HOST\r\n\r\n",
        &[405],
    );
    // A large body is not waited for, and the answer is read nevertheless.
    let large = format!(
        "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 600000\r\n\r\n{}",
        "x".repeat(600_000)
    );
    check(&served, &large, &[405]);
}

#[test]
fn hosts_are_ours_and_named_once() {
    let served = served();
    let port = served.address.port();
    for host in ["localhost", "LocalHost", "127.0.0.1", "[::1]"] {
        check(&served, &format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"), &[200]);
        check(&served, &format!("GET / HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n"), &[200]);
    }
    for host in [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "0.0.0.0",
        "192.168.1.1",
        "2130706433",
        "0x7f000001",
        "127.1",
        "localhost:1",
        "[::]",
        "a@localhost",
        "",
        "localhost, evil.example",
        "evil.example#localhost",
        "\u{ff4c}ocalhost",
    ] {
        check(&served, &format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"), &[421]);
    }
    check(&served, "GET / HTTP/1.1\r\n\r\n", &[400]);
    check(&served, "GET / HTTP/1.0\r\n\r\n", &[400]);
    check(&served, "GET / HTTP/1.1\r\nHost: HOST\r\nHost: HOST\r\n\r\n", &[400]);
    check(&served, "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n\r\n", &[400]);
    check(&served, "GET / HTTP/1.1\r\nHost : HOST\r\n\r\n", &[400]);
    check(&served, "GET http://HOST/ HTTP/1.1\r\nHost: HOST\r\n\r\n", &[200]);
    check(&served, "GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n", &[421]);
    check(&served, "GET http://HOST/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", &[421]);
    check(&served, "GET https://HOST/ HTTP/1.1\r\nHost: HOST\r\n\r\n", &[421]);
    check(&served, "GET file:///etc/passwd HTTP/1.1\r\nHost: HOST\r\n\r\n", &[400]);
    // Another name learns nothing of the site, whatever it asks.
    let refused =
        served.send(b"GET /th/ HTTP/1.1\r\nHost: evil.example\r\n\r\n").remove(0);
    assert!(!refused.text().contains("หน้าแรก"));
    assert_eq!(refused.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(
        served.site.asked().len(),
        9,
        "the site was asked for nothing that was refused"
    );
}

#[test]
fn one_request_is_not_taken_for_two() {
    let served = served();
    let hidden = "GET /th/ HTTP/1.1\r\nHost: HOST\r\n\r\n";
    for (headers, expected) in [
        ("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", 400),
        ("Transfer-Encoding: chunked\r\n", 400),
        ("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", 400),
        ("Transfer-Encoding: xchunked\r\n", 400),
        ("Transfer-Encoding : chunked\r\n", 400),
        ("Content-Length: 3\r\nContent-Length: 4\r\n", 400),
        ("Content-Length: +5\r\n", 400),
        ("Content-Length: -1\r\n", 400),
        ("Content-Length: 18446744073709551616\r\n", 400),
        ("Content-Length: 5\r\n", 400),
        ("Content-Length: 5\r\nExpect: 100-continue\r\n", 400),
        ("X: a\r\n Folded: b\r\n", 400),
        ("X\0: a\r\n", 400),
        ("No colon\r\n", 400),
    ] {
        let request =
            format!("GET / HTTP/1.1\r\nHost: HOST\r\n{headers}\r\n0\r\n\r\n{hidden}");
        check(&served, &request, &[expected]);
    }
    check(&served, &format!("{hidden}{hidden}{hidden}"), &[200, 200, 200]);
    check(&served, "GET / HTTP/1.1\nHost: HOST\n\n", &[200]);
    check(&served, "GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n\r\n", &[200]);
}

#[test]
fn what_is_not_http_is_refused() {
    let served = served();
    check_bytes(&served, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", &[400]);
    check_bytes(&served, b"hello\r\n\r\n", &[400]);
    check_bytes(&served, b"GET /\r\n\r\n", &[400]);
    check_bytes(&served, b"GET / HTTP/9.9\r\n\r\n", &[400]);
    check_bytes(&served, b"GET / \r\nHost: x\r\n\r\n", &[400]);
    check_bytes(&served, b"GET  / HTTP/1.1\r\n\r\n", &[400]);
    check_bytes(&served, b"", &[]);
    let preface = served.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assert!(preface.iter().all(|answer| answer.status >= 400));
    check(&served, "GET / HTTP/1.0\r\nHost: HOST\r\n\r\n", &[200]);
    check(
        &served,
        "GET /large.bin HTTP/1.1\r\nHost: HOST\r\nRange: bytes=0-1\r\n\r\n",
        &[200],
    );
    check(
        &served,
        "GET / HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n",
        &[200],
    );
    check(
        &served,
        "GET / HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
        &[200],
    );
}

#[test]
fn heads_and_targets_have_an_end() {
    let served = served();
    let with = |headers: String| format!("GET / HTTP/1.1\r\nHost: HOST\r\n{headers}\r\n");
    check(&served, &with(format!("X: {}\r\n", "a".repeat(8000))), &[200]);
    check(&served, &with(format!("X: {}\r\n", "a".repeat(20_000))), &[431]);
    check(&served, &with(format!("X: {}\r\n", "a".repeat(900_000))), &[431]);
    check(&served, &with("X: a\r\n".repeat(90)), &[200]);
    check(&served, &with("X: a\r\n".repeat(200)), &[431]);
    check_target(&served, &format!("/{}", "a".repeat(8000)), 404);
    check_target(&served, &format!("/{}", "a".repeat(8200)), 414);
    check_target(&served, &format!("/?{}", "a".repeat(8200)), 414);
    let long = format!("GET /{} HTTP/1.1\r\nHost: HOST\r\n\r\n", "a".repeat(900_000));
    let heard = served.send(long.replace("HOST", &served.address.to_string()).as_bytes());
    assert!(matches!(heard[0].status, 414 | 431), "{}", heard[0].status);
    check(&served, "GET / HTTP/1.1\r\nHost: HOST\r\n\r\n", &[200]);
}

#[test]
fn the_live_page_is_for_its_own_pages_alone() {
    let served = served();
    let own =
        format!("Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n", served.address);
    let events = "/.samut-live/events";
    for name in [
        events,
        "/.samut-live/state.json",
        "/.samut-live/panel.html",
        "/.samut-live/report.json",
    ] {
        for foreign in [
            "Origin: http://evil.example\r\n",
            "Origin: null\r\n",
            "Origin: http://localhost:1\r\n",
            "Origin: https://HOST\r\n",
            "Sec-Fetch-Site: cross-site\r\n",
            "Sec-Fetch-Site: same-site\r\n",
            "Origin: http://HOST\r\nSec-Fetch-Site: cross-site\r\n",
        ] {
            let foreign = foreign.replace("HOST", &served.address.to_string());
            let refused = served.get(name, &foreign);
            assert_eq!(refused.status, 403, "{name} {foreign}");
            assert_eq!(refused.header("access-control-allow-origin"), None);
        }
        if name != events {
            assert_eq!(served.get(name, &own).status, 200, "{name}");
            assert_eq!(served.get(name, "").status, 200, "{name}");
        }
    }
    for name in
        ["/.samut-live/live.js", "/.samut-live/worker.js", "/.samut-live/live.css"]
    {
        assert_eq!(served.get(name, &own).status, 200, "{name}");
    }
}

/// A stream of events, and what comes of it.
struct Events {
    stream: TcpStream,
    heard: String,
}

impl Events {
    fn of(served: &Served) -> Self {
        let mut stream = served.connect();
        let host = served.address;
        write!(stream, "GET /.samut-live/events HTTP/1.1\r\nHost: {host}\r\n\r\n")
            .unwrap();
        let head = read_head(&mut stream);
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(head.contains("text/event-stream"), "{head}");
        Self { stream, heard: String::new() }
    }

    fn until(&mut self, wanted: &str) {
        let mut buffer = [0; 1024];
        while !self.heard.contains(wanted) {
            let n = self.stream.read(&mut buffer).unwrap();
            assert!(n > 0, "the stream ended before {wanted}: {}", self.heard);
            self.heard.push_str(std::str::from_utf8(&buffer[..n]).unwrap());
        }
    }
}

#[test]
fn open_pages_hear_of_each_change() {
    let served = served();
    let mut events = Events::of(&served);
    events.until("\"state\":\"ab.1\"");
    assert!(events.heard.contains("retry: 500\n"));
    let page = Answer::Found { bytes: b"new".to_vec(), kind: "text/html" };
    served.site.put("th/", page, What::Pages);
    events.until("data: {\"state\":\"ab.2\",\"what\":\"pages\"}\n\n");
    assert!(served.get("/th/", "").text().starts_with("new<script"));
    served.site.tell(What::Styles(vec!["static/style.css".to_owned()]));
    events.until("/static/style.css");
    served.site.say(Report::default());
    events.until("problems");
}

#[test]
fn a_stream_shows_that_it_lives() {
    let limits = Limits { heartbeat: Duration::from_millis(20), ..Limits::default() };
    let served = serve(StandIn::new(), limits);
    let mut events = Events::of(&served);
    for _ in 0..3 {
        events.heard.clear();
        events.until(":\n\n");
    }
}

#[test]
fn a_page_with_errors_shows_them_over_what_it_was() {
    let served = served();
    let place =
        Place { path: Arc::from("content/news/x.th.md"), line: 4, column: 15, width: 5 };
    let wrong = Diagnostic::at(
        Code::UnknownAuthority,
        place,
        "no register holds \"<somct>\"",
        "help",
    );
    let Answer::Found { bytes, .. } =
        samut::serve::Site::answer(&*served.site, "th/").answer
    else {
        panic!("a page")
    };
    let broken = |last| Answer::Broken { last, complaints: vec![wrong.clone()] };
    served.site.put("th/", broken(Some(bytes.clone())), What::Pages);
    let page = served.get("/th/", "");
    assert_eq!(page.status, 200);
    for part in [
        "<p>หน้าแรก</p>",
        "content/news/x.th.md:4:15",
        "พบข้อผิดพลาด 1 แห่งในหน้านี้",
        "&lt;somct&gt;",
        "live.css",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let digest = page.header("x-samut-errors").unwrap();
    assert!(page.text().contains(&format!("data-digest=\"{digest}\"")));
    served.site.put("en/new/", broken(None), What::Pages);
    let page = served.get("/en/new/", "");
    assert_eq!(page.status, 500);
    for part in [
        "<html lang=\"en\">",
        "1 error on this page",
        "content/news/x.th.md:4:15",
        "live.js",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let mended = Answer::Found { bytes, kind: serving::HTML };
    served.site.put("th/", mended, What::Pages);
    let page = served.get("/th/", "");
    assert!(!page.text().contains("dialog") && page.header("x-samut-errors").is_none());
}

#[test]
fn the_panel_names_every_complaint_and_its_pages() {
    let served = served();
    let path: Arc<str> = Arc::from("content/news/x.th.md");
    let complaint =
        Diagnostic::at(Code::LiteralStars, Place::start(&path), "stars", "help");
    served.site.say(Report {
        state: 2,
        complaints: vec![complaint],
        pages: BTreeMap::from([(path, vec!["th/news/x/".to_owned()])]),
        marks: BTreeMap::from([("th/news/x/".to_owned(), Mark::Scheduled)]),
    });
    let panel = served.get("/.samut-live/panel.html?lang=th", "");
    assert!(
        panel.text().contains("content/news/x.th.md")
            && panel.text().contains("คำเตือน 1 แห่ง")
    );
    assert!(panel.text().contains("href=\"/th/news/x/\""));
    let state = served.get("/.samut-live/state.json?lang=th", "");
    assert!(state.text().contains("ยังไม่ถึงวันเผยแพร่"), "{}", state.text());
    let report = served.get("/.samut-live/report.json", "");
    assert!(
        report.text().contains("\"W0601\"") && report.text().contains("\"/th/news/x/\"")
    );
}

#[test]
fn a_head_that_drips_in_is_cut_off() {
    let limits = Limits { head: SHORT, idle: SHORT * 20, ..Limits::default() };
    let served = serve(StandIn::new(), limits);
    let mut stream = served.connect();
    let begun = Instant::now();
    stream.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    while begun.elapsed() < SHORT * 20 && stream.write_all(b"X: a\r\n").is_ok() {
        std::thread::sleep(SHORT / 5);
    }
    assert!(begun.elapsed() < SHORT * 10, "cut off after {:?}", begun.elapsed());
    // Who stops in the middle is told why.
    let mut stream = served.connect();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let heard = answers(&read_to_end(&mut stream));
    assert_eq!(heard[0].status, 408);
    // Who says nothing at all is not.
    let mut stream = served.connect();
    assert!(read_to_end(&mut stream).is_empty());
}

#[test]
fn a_connection_waits_for_its_next_request_and_not_for_ever() {
    let limits = Limits { head: SHORT, idle: SHORT * 3, ..Limits::default() };
    let served = serve(StandIn::new(), limits);
    let mut stream = served.connect();
    let request =
        format!("GET /static/style.css HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
    let mut body = [0; 3];
    for _ in 0..2 {
        stream.write_all(request.as_bytes()).unwrap();
        assert!(read_head(&mut stream).starts_with("HTTP/1.1 200"));
        stream.read_exact(&mut body).unwrap();
        // Longer than a head may take, shorter than a connection may rest.
        std::thread::sleep(SHORT * 2);
    }
    let begun = Instant::now();
    assert!(read_to_end(&mut stream).is_empty());
    assert!(begun.elapsed() < SHORT * 10);
}

#[test]
fn an_answer_takes_as_long_as_it_takes() {
    let limits = Limits { head: SHORT, idle: SHORT, stalled: SHORT, ..Limits::default() };
    let served = serve(StandIn::new(), limits);
    served.site.slow_down(SHORT * 3);
    assert_eq!(served.get("/th/", "Connection: close\r\n").status, 200);
}

#[test]
fn a_reader_who_takes_nothing_is_cut_off_and_a_slow_one_is_not() {
    let limits = Limits { stalled: SHORT * 2, idle: SHORT, ..Limits::default() };
    let served = serve(StandIn::new(), limits);
    let request = format!(
        "GET /large.bin HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
        served.address
    );
    let mut idle = served.connect();
    idle.write_all(request.as_bytes()).unwrap();
    let mut slow = served.connect();
    slow.write_all(request.as_bytes()).unwrap();
    let mut piece = vec![0; 4 * 1024 * 1024];
    let mut taken = 0;
    loop {
        match slow.read(&mut piece).unwrap() {
            0 => break,
            n => taken += n,
        }
        if taken < 24 * 1024 * 1024 {
            std::thread::sleep(SHORT / 5);
        }
    }
    assert!(taken > 32 * 1024 * 1024, "{taken} bytes");
    std::thread::sleep(SHORT * 2);
    let left = read_to_end(&mut idle).len();
    assert!(left < 32 * 1024 * 1024, "{left} bytes were kept for who did not read them");
}

#[test]
fn large_files_that_nobody_takes_do_not_fill_the_memory() {
    let limits = Limits { waiting: 40 * 1024, stalled: SHORT * 4, ..Limits::default() };
    let served = serve(StandIn::new(), limits);
    let mut idle = served.connect();
    let host = served.address;
    write!(idle, "GET /large.bin HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    assert!(read_head(&mut idle).starts_with("HTTP/1.1 200"));
    assert_eq!(served.get("/large.bin", "").status, 503);
    assert_eq!(served.get("/th/", "").status, 200);
    let begun = Instant::now();
    while served.get("/large.bin", "").status != 200 {
        assert!(begun.elapsed() < SHORT * 60, "who takes nothing keeps the room");
        std::thread::sleep(SHORT);
    }
}

#[test]
fn six_hundred_connections_are_kept() {
    let served = served();
    let request =
        format!("GET /static/style.css HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
    let mut streams: Vec<_> = (0..600).map(|_| served.connect()).collect();
    for stream in &mut streams {
        stream.write_all(request.as_bytes()).unwrap();
    }
    let mut body = [0; 3];
    for stream in &mut streams {
        assert!(read_head(stream).starts_with("HTTP/1.1 200"));
        stream.read_exact(&mut body).unwrap();
    }
    assert_eq!(served.get("/th/", "").status, 200);
}

#[test]
fn who_is_too_many_is_sent_away_and_told_why() {
    let limits = Limits { connections: 20, refusals: 4, ..Limits::default() };
    let served = serve(StandIn::new(), limits);
    let mut kept: Vec<_> = (0..20).map(|_| Events::of(&served)).collect();
    let refused: Vec<_> = (0..200)
        .map(|_| {
            let mut stream = served.connect();
            let _ = write!(stream, "GET / HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
            stream
        })
        .collect();
    for mut stream in refused {
        let heard = answers(&read_to_end(&mut stream));
        assert_eq!(heard[0].status, 503);
        assert_eq!(heard[0].header("retry-after"), Some("1"));
    }
    // Those who are kept hear everything.
    served.site.tell(What::Pages);
    for events in &mut kept {
        events.until("ab.2");
    }
    // Their places are free when they leave.
    drop(kept);
    let begun = Instant::now();
    while served.get("/th/", "Connection: close\r\n").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(5), "places are not given back");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "the system's list of open files")]
fn connections_that_come_and_go_leave_no_file_open() {
    let limits = Limits { farewell: SHORT, ..Limits::default() };
    let served = serve(StandIn::new(), limits);
    let port = format!(":{:04X} ", served.address.port());
    let established = || {
        let table = std::fs::read_to_string("/proc/net/tcp").unwrap();
        table.lines().filter(|line| line.contains(&port) && line.contains(" 01 ")).count()
    };
    for turn in 0..400 {
        let mut stream = served.connect();
        let _ = match turn % 4 {
            0 => stream.write_all(b"GET / HTTP/1.1\r\nHo"),
            1 => write!(
                stream,
                "GET /large.bin HTTP/1.1\r\nHost: {}\r\n\r\n",
                served.address
            ),
            2 => write!(
                stream,
                "GET /.samut-live/events HTTP/1.1\r\nHost: {}\r\n\r\n",
                served.address
            ),
            _ => stream.shutdown(Shutdown::Write),
        };
    }
    let begun = Instant::now();
    while established() > 0 {
        assert!(begun.elapsed() < Duration::from_secs(10), "{} are open", established());
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn the_door_closes_at_once() {
    let mut served = served();
    let mut events: Vec<_> = (0..5).map(|_| Events::of(&served)).collect();
    served.site.slow_down(Duration::from_secs(3));
    let mut waiting = served.connect();
    write!(waiting, "GET /th/ HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
    std::thread::sleep(SHORT);
    let took = served.close();
    assert!(took < Duration::from_secs(1), "it took {took:?}");
    for stream in &mut events {
        let mut rest = Vec::new();
        let _ = stream.stream.read_to_end(&mut rest);
    }
    assert!(TcpStream::connect(served.address).is_err());
}

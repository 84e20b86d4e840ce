//! A site that stands in for an archive, a door that serves it, and a client that speaks raw bytes.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a part of test programs: what fails, fails the test"
)]

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use samut::serve::{Answer, Answered, Door, Limits, News, Report, Settings, Site, What};
use tokio::sync::{oneshot, watch};

/// The media type of a page.
pub(crate) const HTML: &str = "text/html; charset=utf-8";
/// How long a client waits for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A site of a few answers that tests can change.
pub(crate) struct StandIn {
    inner: Mutex<Inner>,
    news: watch::Sender<News>,
    /// The path below which it will stand.
    pub(crate) base: String,
}

#[derive(Default)]
struct Inner {
    answers: BTreeMap<String, Answer>,
    report: Arc<Report>,
    asked: Vec<String>,
    delay: Duration,
}

impl StandIn {
    /// A site with a page in Thai and one in English, a style sheet and a large file.
    pub(crate) fn new() -> Self {
        let page = |lang: &str, text: &str| Answer::Found {
            bytes: format!(
                "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<title>{text}</title>\n\
                 </head>\n<body>\n<p>{text}</p>\n</body>\n</html>\n"
            )
            .into_bytes(),
            kind: HTML,
        };
        let found = |kind, bytes: Vec<u8>| Answer::Found { bytes, kind };
        let answers = [
            ("", page("en", "front")),
            ("th/", page("th", "หน้าแรก")),
            ("en/", page("en", "home")),
            ("th", Answer::Moved("th/".to_owned())),
            ("th/ก ข", Answer::Moved("th/ก ข/".to_owned())),
            ("static/style.css", found("text/css; charset=utf-8", b"p{}".to_vec())),
            ("large.bin", found("application/octet-stream", vec![7; 32 * 1024 * 1024])),
        ];
        let answers = answers.map(|(at, answer)| (at.to_owned(), answer)).into();
        let (news, _) = watch::channel(News { state: 1, what: What::Pages });
        let inner = Mutex::new(Inner { answers, ..Inner::default() });
        Self { inner, news, base: String::new() }
    }

    /// Changes an answer, and tells of it.
    pub(crate) fn put(&self, at: &str, answer: Answer, what: What) {
        self.inner.lock().unwrap().answers.insert(at.to_owned(), answer);
        self.tell(what);
    }

    /// Changes what there is to say, and tells of it.
    pub(crate) fn say(&self, report: Report) {
        self.inner.lock().unwrap().report = Arc::new(report);
        self.tell(What::Problems);
    }

    /// Tells of a change.
    pub(crate) fn tell(&self, what: What) {
        self.news.send_modify(|news| *news = News { state: news.state + 1, what });
    }

    /// Lets every answer take a while.
    pub(crate) fn slow_down(&self, delay: Duration) {
        self.inner.lock().unwrap().delay = delay;
    }

    /// Every address that was asked for.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.inner.lock().unwrap().asked.clone()
    }
}

impl Site for StandIn {
    fn answer(&self, address: &str) -> Answered {
        let (answer, delay) = {
            let mut inner = self.inner.lock().unwrap();
            inner.asked.push(address.to_owned());
            (inner.answers.get(address).cloned(), inner.delay)
        };
        std::thread::sleep(delay);
        let nothing = || Answer::NotFound {
            page:
                b"<!DOCTYPE html><html lang=\"th\"><head></head><body>404</body></html>"
                    .to_vec(),
        };
        Answered {
            state: self.news.borrow().state,
            answer: answer.unwrap_or_else(nothing),
        }
    }

    fn report(&self) -> Arc<Report> {
        Arc::clone(&self.inner.lock().unwrap().report)
    }

    fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    fn base(&self) -> String {
        self.base.clone()
    }
}

/// A door that is open until it is dropped.
pub(crate) struct Served {
    /// The site behind it.
    pub(crate) site: Arc<StandIn>,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Serves a site on a free port.
pub(crate) fn serve(site: StandIn, limits: Limits) -> Served {
    let site = Arc::new(site);
    let door = Door::open((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    let address = door.address();
    let (end, ended) = oneshot::channel();
    let behind = Arc::clone(&site);
    let thread = std::thread::spawn(move || {
        let end = async {
            let _ = ended.await;
        };
        door.serve(behind, Settings { run: 0xab, limits }, end);
    });
    Served { site, address, end: Some(end), thread: Some(thread) }
}

impl Served {
    /// Closes the door, and gives back how long that took.
    pub(crate) fn close(&mut self) -> Duration {
        let begun = std::time::Instant::now();
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
        begun.elapsed()
    }

    /// A connection to it.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes, and reads all answers until the server has no more to say.
    pub(crate) fn send(&self, bytes: &[u8]) -> Vec<Heard> {
        let mut stream = self.connect();
        // A server that has heard enough may have hung up already.
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(Shutdown::Write);
        answers(&read_to_end(&mut stream))
    }

    /// The answer to a request with the right host and some more headers.
    pub(crate) fn get(&self, target: &str, headers: &str) -> Heard {
        let host = self.address;
        let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n");
        self.send(request.as_bytes()).remove(0)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.close();
    }
}

/// An answer as it came.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    /// Its status.
    pub(crate) status: u16,
    head: String,
    /// Its bytes.
    pub(crate) body: Vec<u8>,
}

impl Heard {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// Its bytes as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// Reads until the other side has closed, or has broken off.
pub(crate) fn read_to_end(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        Err(error) => panic!("after {} bytes: {error}", bytes.len()),
    }
    bytes
}

/// The answers in what came, one after another.
pub(crate) fn answers(mut bytes: &[u8]) -> Vec<Heard> {
    let mut answers = Vec::new();
    while !bytes.is_empty() {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        let (head, rest) = bytes.split_at(end.expect("a whole head") + 4);
        let head = String::from_utf8(head.to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let mut answer = Heard { status, head, body: Vec::new() };
        let length = answer.header("content-length").map_or(0, |n| n.parse().unwrap());
        let length = length.min(rest.len());
        answer.body = rest[..length].to_vec();
        bytes = &rest[length..];
        answers.push(answer);
    }
    answers
}

/// Reads one head, and leaves what follows.
pub(crate) fn read_head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

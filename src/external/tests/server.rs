//! A server in the test's own process, which answers as badly as it is told to.
//!
//! In: what to do for each path. Out: what was asked, and how many requests a host had at once.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::external::door::NoNumber;

/// What the server does once it has read a request.
#[derive(Debug, Clone)]
pub(super) enum Act {
    /// It writes this and closes the connection.
    Say(Vec<u8>),
    /// It does so after a while.
    After(Duration, Vec<u8>),
    /// It closes the connection.
    Drop,
    /// It writes the first, then the second again and again.
    Endless(&'static [u8], &'static [u8]),
    /// It writes these, byte for byte, with this long between them.
    Drip(Duration, Vec<u8>),
}

/// One request, as it came.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) host: String,
    /// The whole head.
    pub(super) head: String,
    pub(super) from: Instant,
    pub(super) until: Instant,
}

/// A server that runs until the test program ends.
#[derive(Clone)]
pub(super) struct Server {
    pub(super) at: SocketAddr,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Server {
    pub(super) fn start(act: impl Fn(&str, &str) -> Act + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let server = Self { at: listener.local_addr().unwrap(), heard: Arc::default() };
        let (act, heard) = (Arc::new(act), Arc::clone(&server.heard));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (act, heard) = (Arc::clone(&act), Arc::clone(&heard));
                thread::spawn(move || serve(stream, &*act, &heard));
            }
        });
        server
    }

    /// All requests so far, in the order in which they were answered.
    pub(super) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    /// The methods and paths that were asked, by host.
    pub(super) fn asked(&self, host: &str) -> Vec<String> {
        let heard = self.heard();
        let heard = heard.iter().filter(|heard| heard.host == host);
        heard.map(|heard| format!("{} {}", heard.method, heard.path)).collect()
    }
}

fn serve(
    mut stream: TcpStream,
    act: &(dyn Fn(&str, &str) -> Act + Send + Sync),
    log: &Mutex<Vec<Heard>>,
) {
    let from = Instant::now();
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            // So begins TLS, which this server does not speak.
            Ok(1) if head.is_empty() && byte == [0x16] => {
                let _ = perform(&mut stream, act("TLS", ""));
                return;
            }
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut first = head.split(' ');
    let method = first.next().unwrap_or_default().to_owned();
    let path = first.next().unwrap_or_default().to_owned();
    let host = head
        .lines()
        .find_map(|line| line.to_lowercase().strip_prefix("host: ").map(str::to_owned));
    let act = match act(&method, &path) {
        Act::After(wait, bytes) => {
            thread::sleep(wait);
            Act::Say(bytes)
        }
        act => act,
    };
    // Who asked may ask again as soon as it has the answer.
    let until = Instant::now();
    let host = host.unwrap_or_default();
    log.lock().unwrap().push(Heard { method, path, host, head, from, until });
    // Who asked may have gone before all is said.
    let _ = perform(&mut stream, act);
}

fn perform(stream: &mut TcpStream, act: Act) -> std::io::Result<()> {
    match act {
        Act::Say(bytes) | Act::After(_, bytes) => stream.write_all(&bytes),
        Act::Drop => Ok(()),
        Act::Endless(first, again) => {
            stream.write_all(first)?;
            loop {
                stream.write_all(again)?;
            }
        }
        Act::Drip(wait, bytes) => {
            for byte in bytes {
                stream.write_all(&[byte])?;
                thread::sleep(wait);
            }
            Ok(())
        }
    }
}

/// An answer with a status, and headers as they are.
pub(super) fn answer(status: u16, headers: &str) -> Act {
    let text = format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\n{headers}\r\n");
    Act::Say(text.into_bytes())
}

/// An answer that leads on.
pub(super) fn to(status: u16, location: &str) -> Act {
    answer(status, &format!("Location: {location}\r\n"))
}

/// Where each name leads; all others are nobody's.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(BTreeMap<String, Result<SocketAddr, NoNumber>>);

impl Names {
    pub(super) fn with(mut self, name: &str, at: SocketAddr) -> Self {
        self.0.insert(name.to_owned(), Ok(at));
        self
    }

    pub(super) fn without(mut self, name: &str, fault: NoNumber) -> Self {
        self.0.insert(name.to_owned(), Err(fault));
        self
    }
}

impl Resolver for Names {
    fn resolve(
        &self,
        uri: &Uri,
        _: &Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = uri.host().and_then(|host| self.0.get(host));
        match found.copied().unwrap_or(Err(NoNumber::NoHost)) {
            Ok(at) => {
                let mut addresses = self.empty();
                addresses.push(at);
                Ok(addresses)
            }
            Err(fault) => Err(ureq::Error::Other(Box::new(fault))),
        }
    }
}

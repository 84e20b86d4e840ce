//! A proxy in the test's own process, which answers in the place of every other host.
//!
//! In: what each host answers. Out: what was asked. So the whole program asks as it does, and no test
//! reaches a host outside.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "a part of test programs: what fails, fails the test"
)]

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use assert_cmd::Command;

/// What a host answers to a path: a status, and headers that each end in a line break.
type Answer = dyn Fn(&str, &str) -> (u16, String) + Send + Sync;

/// A proxy that runs until the test program ends.
pub(crate) struct StandIn {
    at: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl StandIn {
    pub(crate) fn start(
        answer: impl Fn(&str, &str) -> (u16, String) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let at = listener.local_addr().unwrap();
        let (answer, asked): (Arc<Answer>, Arc<Mutex<Vec<_>>>) =
            (Arc::new(answer), Arc::default());
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                thread::spawn(move || {
                    // Who asked may have gone before all is said.
                    let _ = stand_in(stream, &*answer, &log);
                });
            }
        });
        Self { at, asked }
    }

    /// What was asked: `HEAD asean.org /path`, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().unwrap().clone();
        asked.sort();
        asked
    }

    /// Makes it the proxy of a program, for addresses that begin with `http:`.
    pub(crate) fn is_proxy_of(&self, command: &mut Command) {
        let others = ["all_proxy", "https_proxy", "no_proxy"];
        for name in others {
            command.env_remove(name).env_remove(name.to_uppercase());
        }
        command.env("http_proxy", format!("http://{}", self.at));
    }
}

/// Lets a connection through, and answers the request that comes by it.
fn stand_in(
    mut stream: TcpStream,
    answer: &Answer,
    log: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let connect = head(&mut stream)?;
    let host = connect.strip_prefix("CONNECT ").and_then(|rest| rest.split(':').next());
    let host = host.unwrap_or_default().to_owned();
    stream.write_all(b"HTTP/1.1 200 X\r\n\r\n")?;
    let request = head(&mut stream)?;
    let mut words = request.split(' ');
    let method = words.next().unwrap_or_default();
    let path = words.next().unwrap_or_default();
    log.lock().unwrap().push(format!("{method} {host} {path}"));
    let (status, headers) = answer(&host, path);
    write!(stream, "HTTP/1.1 {status} X\r\n{headers}Content-Length: 0\r\n\r\n")
}

fn head(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

//! `samut serve`: the site in a browser, until Ctrl-C.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use samut::pipeline::Request;
use samut::preview::{self, Preview, Watching};
use samut::serve::{Door, Settings, Site, free_port_after, holder, interrupted};

use crate::cli::args::{Args, Serve};
use crate::cli::{FAULTY, Surroundings, Usage, follow, now, report, root};

pub(super) fn run(
    args: &Args,
    serve: &Serve,
    around: &Surroundings,
) -> Result<u8, Usage> {
    let root = root(args)?;
    let request = Request {
        now: now(args, around)?,
        base_url: None,
        drafts: serve.drafts,
        future: serve.future,
    };
    let asked = SocketAddr::new(serve.interface, serve.port);
    let door = match Door::open(asked) {
        Ok(door) => door,
        Err(error) => {
            anstream::eprintln!("{}", report::usage(&closed(asked, &error)));
            return Ok(FAULTY);
        }
    };
    if !serve.interface.is_loopback() {
        anstream::eprintln!("{}\n", report::notice(&others_look_on(serve)));
    }
    let url = url(door.address());
    let preview = Arc::new(Preview::open(&root, request));
    let watching = preview::watch(&preview);
    anstream::eprintln!("The site stands at {url}");
    if watching == Watching::Polling {
        anstream::eprintln!(
            "The system does not tell of changes here: they are seen within some seconds."
        );
    }
    let complaints = &preview.report().complaints;
    if !complaints.is_empty() {
        anstream::eprintln!("{}", report::tally(complaints));
    }
    anstream::eprintln!(
        "A page reloads when its files are saved. In the browser, the key . lists all complaints; here, \
         Ctrl-C ends."
    );
    if serve.open && open::that_detached(&url).is_err() {
        anstream::eprintln!("No browser could be opened: open {url} yourself.");
    }
    follow::follow(Arc::clone(&preview));
    let settings = Settings { run: run_number(around), ..Settings::default() };
    door.serve(preview, settings, interrupted());
    Ok(0)
}

/// A number for this run: no other began in the same second with the same process number.
fn run_number(around: &Surroundings) -> u64 {
    around.clock.unsigned_abs() << 22 | u64::from(std::process::id())
}

/// Where a browser on this computer finds the site.
fn url(address: SocketAddr) -> String {
    let ip = match address.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    format!("http://{}/", SocketAddr::new(ip, address.port()))
}

fn others_look_on(serve: &Serve) -> Usage {
    let what = if serve.drafts { ", drafts included" } else { "" };
    let message = format!(
        "whoever can reach {} over the network can read this archive{what}",
        serve.interface
    );
    let help = "end it with Ctrl-C when they have seen it; others open it by the number of this \
                computer, such as http://192.168.1.5:1111/, not by its name";
    Usage::new(message, help)
}

/// Why the door cannot be opened, and what to do.
fn closed(asked: SocketAddr, error: &io::Error) -> Usage {
    let port = asked.port();
    match error.kind() {
        ErrorKind::AddrInUse => {
            let by = holder(port).map_or_else(
                || "another program".to_owned(),
                |holder| format!("`{}` (process {})", holder.command, holder.process),
            );
            let help = match free_port_after(asked) {
                Some(free) => format!(
                    "end that, or take the next free port: samut serve --port {free}"
                ),
                None => {
                    "end that, or take any free port: samut serve --port 0".to_owned()
                }
            };
            Usage::new(format!("port {port} is in use by {by}"), help)
        }
        ErrorKind::PermissionDenied => {
            let message = format!("port {port} is kept for the system's own services");
            Usage::new(message, "take a port above 1023: samut serve --port 1111")
        }
        ErrorKind::AddrNotAvailable => {
            let message =
                format!("this computer does not have the address {}", asked.ip());
            Usage::new(
                message,
                "leave --interface out, or give an address of this computer",
            )
        }
        _ => {
            let message = format!("{asked} cannot be listened at: {error}");
            Usage::new(message, "try another port: samut serve --port 0")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_one_that_a_browser_can_open() {
        let check = |address: &str, expected: &str| {
            assert_eq!(url(address.parse().unwrap()), expected);
        };
        check("127.0.0.1:1111", "http://127.0.0.1:1111/");
        check("0.0.0.0:1111", "http://127.0.0.1:1111/");
        check("[::]:80", "http://[::1]:80/");
        check("192.168.1.5:1111", "http://192.168.1.5:1111/");
    }

    #[test]
    fn a_port_that_cannot_be_had_says_why() {
        let asked = "127.0.0.1:80".parse().unwrap();
        let said = |kind: ErrorKind| closed(asked, &kind.into()).message;
        assert!(said(ErrorKind::PermissionDenied).contains("port 80"));
        assert!(said(ErrorKind::AddrNotAvailable).contains("127.0.0.1"));
        assert!(said(ErrorKind::Other).contains("127.0.0.1:80"));
    }
}

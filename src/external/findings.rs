//! What is said of addresses: each place where one stands is told, in words for editors.
//!
//! In: the places, and what is known of each address. Out: complaints. Of a server's words nothing is
//! told but where an address has moved, in letters and signs of ASCII. What tells of this computer and
//! not of an address is told once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::external::address::{Address, Cited};
use crate::external::public::NotPublic;
use crate::external::verdict::{Nowhere, Verdict, Why};

/// How many characters of an address are quoted.
const QUOTED: usize = 80;

/// All that is to be said.
pub(super) fn all(
    cited: &[Cited],
    verdicts: &BTreeMap<Address, Verdict>,
) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut not_asked = BTreeSet::new();
    let mut no_trust = BTreeSet::new();
    for cited in cited {
        match verdicts.get(&cited.address) {
            None | Some(Verdict::Good { moved: None }) => {}
            Some(Verdict::Good { moved: Some(to) }) => told.push(moved(cited, to)),
            Some(Verdict::Dead(nowhere)) => told.push(dead(cited, *nowhere)),
            Some(Verdict::Unknown(Why::NotAsked)) => {
                not_asked.insert(&cited.address);
            }
            Some(Verdict::Unknown(Why::NoTrust)) => {
                no_trust.insert(&cited.address);
            }
            Some(Verdict::Unknown(why)) => told.push(unknown(cited, *why)),
            Some(Verdict::NotPublic(fault)) => told.push(not_public(cited, *fault)),
        }
    }
    told.extend(no_network(not_asked.len()));
    told.extend(no_certificates(no_trust.len()));
    told
}

fn moved(cited: &Cited, to: &str) -> Diagnostic {
    let was_front = cited.address.url().path().len() <= 1;
    let is_front = Address::parse(to)
        .is_some_and(|to| to.url().path().len() <= 1 && to.url().query().is_none());
    // A page that is gone is often led to the front page, and what it said with it.
    let (message, help) = if is_front && !was_front {
        let message =
            format!("\"{}\" leads to the front page of a site now", quoted(cited));
        (message, format!("look for the page's new address at {to}"))
    } else {
        let fragment = cited.fragment.as_deref().filter(|_| !to.contains('#'));
        let fragment =
            fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        let message = format!("\"{}\" has moved for good", quoted(cited));
        (message, format!("write {to}{fragment}"))
    };
    Diagnostic::at(Code::MovedAddress, cited.place.clone(), message, help)
}

fn dead(cited: &Cited, nowhere: Nowhere) -> Diagnostic {
    let why = match nowhere {
        Nowhere::NoPage => "its server has no such page (404)",
        Nowhere::TakenAway => "its server has taken the page away (410)",
        Nowhere::NoHost => "there is no server of that name",
        Nowhere::NoHostBeyond => "it leads on to a server that does not exist",
    };
    let message = format!("\"{}\" leads nowhere: {why}", quoted(cited));
    let help =
        "correct the address, or link to a copy of the page in an archive of the web";
    Diagnostic::at(Code::DeadAddress, cited.place.clone(), message, help)
}

fn unknown(cited: &Cited, why: Why) -> Diagnostic {
    let why = match why {
        Why::Status(code @ (401 | 403 | 407 | 451)) => {
            format!("its server does not show it to programs ({code})")
        }
        Why::Status(429) => "its server was asked too often (429)".to_owned(),
        Why::Status(code @ 500..) => format!("its server has a fault ({code})"),
        Why::Status(code) => format!("its server answers {code}"),
        Why::NoNames => "its name cannot be looked up now".to_owned(),
        Why::NoWay => "there is no way to its server from here".to_owned(),
        Why::Refused => "its server takes no connection".to_owned(),
        Why::TooSlow => "its server did not answer in time".to_owned(),
        Why::BrokenOff => "its server broke off the connection".to_owned(),
        Why::NotSecure => "no secure connection to its server can be made".to_owned(),
        Why::Garbled => "what its server answers cannot be read".to_owned(),
        Why::Proxy => "the proxy does not let the request pass".to_owned(),
        Why::Circle => "it leads in a circle".to_owned(),
        Why::OnAndOn => "it leads on more than ten times".to_owned(),
        Why::Astray => "it leads on to what is no address of the web".to_owned(),
        Why::Inside => "it leads on to what is not on the public web".to_owned(),
        Why::LeftAlone => "its server asked to be left alone for a while".to_owned(),
        Why::NoTrust | Why::NotAsked => "it was not asked".to_owned(),
    };
    let message =
        format!("whether \"{}\" leads anywhere is not known: {why}", quoted(cited));
    let help = "open it in a browser: if it works there, leave it as it is";
    Diagnostic::at(Code::UnknownAddress, cited.place.clone(), message, help)
}

fn not_public(cited: &Cited, fault: NotPublic) -> Diagnostic {
    let why = match fault {
        NotPublic::ThisComputer => "it names the computer on which it is followed",
        NotPublic::Inside => "it is known within the network of an office or a home only",
        NotPublic::Nobody => "no computer of the web has such a number",
    };
    let message = format!("readers cannot follow \"{}\": {why}", quoted(cited));
    let help =
        "link to an address that everybody can open, or put the file beside the text";
    Diagnostic::at(Code::PrivateAddress, cited.place.clone(), message, help)
}

fn no_network(count: usize) -> Option<Diagnostic> {
    let message = match count {
        0 => return None,
        1 => "no server can be reached from here, so that nothing is known of 1 address"
            .to_owned(),
        count => format!(
            "no server can be reached from here, so that nothing is known of {count} addresses"
        ),
    };
    let help = "connect this computer to the network, or set https_proxy and http_proxy if yours has a proxy";
    Some(Diagnostic::whole(Code::UnknownAddress, message, help))
}

fn no_certificates(count: usize) -> Option<Diagnostic> {
    let message = match count {
        0 => return None,
        1 => "this computer has no certificates to judge servers by, so that nothing is known of 1 address".to_owned(),
        count => format!("this computer has no certificates to judge servers by, so that nothing is known of {count} addresses"),
    };
    let help = "install the package `ca-certificates`";
    Some(Diagnostic::whole(Code::UnknownAddress, message, help))
}

/// An address as it is written, on one line and cut short.
fn quoted(cited: &Cited) -> String {
    brief(&cited.written)
}

fn brief(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(QUOTED).collect();
    if chars.next().is_some() { format!("{head}…") } else { head }
}

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
/// How many places are told of which a server lets nothing be known, for one and the same reason.
const SHOWN: usize = 5;
/// What stands in the path of front pages.
const FRONT: &[&str] = &["", "en", "th", "home", "index.html", "index.php", "main"];

/// All that is to be said.
pub(super) fn all(
    cited: &[Cited],
    verdicts: &BTreeMap<Address, Verdict>,
) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut unknowns: BTreeMap<(String, Why), Vec<&Cited>> = BTreeMap::new();
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
            Some(Verdict::Unknown(why)) => {
                let of_host = unknowns.entry((cited.address.host(), *why));
                of_host.or_default().push(cited);
            }
            Some(Verdict::NotPublic(fault)) => told.push(not_public(cited, *fault)),
        }
    }
    for ((_, why), places) in &unknowns {
        let first = places.iter().take(SHOWN).zip(1..);
        told.extend(first.map(|(cited, n)| {
            let more = if n == SHOWN { places.len() - n } else { 0 };
            unknown(cited, *why, more)
        }));
    }
    told.extend(no_network(not_asked.len()));
    told.extend(no_certificates(no_trust.len()));
    told
}

fn moved(cited: &Cited, to: &str) -> Diagnostic {
    let is_front = |address: &Address| {
        let path = address.url().path().trim_matches('/').to_lowercase();
        address.url().query().is_none() && FRONT.contains(&path.as_str())
    };
    let leads_to_front = Address::parse(to).is_some_and(|to| is_front(&to));
    let to = readable(to);
    // A page that is gone is often led to the front page, and what it said with it.
    let (message, help) = if leads_to_front && !is_front(&cited.address) {
        let message =
            format!("\"{}\" leads to the front page of a site now", quoted(cited));
        (message, format!("look for the page's new address at {to}"))
    } else {
        let fragment = cited.fragment.as_deref().filter(|_| !to.contains('#'));
        let fragment = fragment
            .map(|fragment| format!("#{}", readable(fragment)))
            .unwrap_or_default();
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

fn unknown(cited: &Cited, why: Why, more: usize) -> Diagnostic {
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
        Why::InsideHere => {
            "its name leads into an inner network here, where it was not asked".to_owned()
        }
        Why::LeftAlone => "its server asked to be left alone for a while".to_owned(),
        Why::NoTrust | Why::NotAsked => "it was not asked".to_owned(),
    };
    let more = match more {
        0 => String::new(),
        1 => " (and so of 1 more link to its server)".to_owned(),
        more => format!(" (and so of {more} more links to its server)"),
    };
    let quoted = quoted(cited);
    let message =
        format!("whether \"{quoted}\" leads anywhere is not known: {why}{more}");
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

/// An address with its Thai letters as letters, which browsers take as they take `%E0%B8%81`. All
/// else stays as it is.
fn readable(address: &str) -> String {
    let mut readable = String::with_capacity(address.len());
    let mut rest = address;
    while !rest.is_empty() {
        let letter = rest.get(..9).and_then(thai_letter);
        let taken = if letter.is_some() {
            9
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        let (head, tail) = rest.split_at(taken);
        match letter {
            Some(letter) => readable.push(letter),
            None => readable.push_str(head),
        }
        rest = tail;
    }
    readable
}

/// The Thai letter that three bytes in the form of addresses are.
fn thai_letter(encoded: &str) -> Option<char> {
    let mut bytes =
        encoded.strip_prefix('%')?.split('%').map(|hex| u8::from_str_radix(hex, 16));
    let bytes = [bytes.next()?.ok()?, bytes.next()?.ok()?, bytes.next()?.ok()?];
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    matches!(letter, '\u{0E01}'..='\u{0E5B}').then_some(letter)
}

fn brief(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(QUOTED).collect();
    if chars.next().is_some() { format!("{head}…") } else { head }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn what_has_moved_is_told_with_a_remedy_that_can_be_copied() {
        let check = |from: &str, to: &str, expected: &str| {
            let place = Place::start(&Arc::from("x"));
            let told = moved(&Cited::read(from, &place).unwrap(), to);
            assert_eq!(told.help, expected, "{from}");
        };
        check("http://a.th/x", "https://a.th/x", "write https://a.th/x");
        check("http://a.th/x#b", "https://a.th/x", "write https://a.th/x#b");
        check("http://a.th/x#b", "https://a.th/x#c", "write https://a.th/x#c");
        check("http://www.a.th/", "https://a.th/en/", "write https://a.th/en/");
        check("http://a.th/x", "https://a.th/?id=1", "write https://a.th/?id=1");
        let look = |to: &str| format!("look for the page's new address at {to}");
        check("http://a.th/x", "https://a.th/", &look("https://a.th/"));
        check("http://a.th/x", "https://a.th/Home", &look("https://a.th/Home"));
        check("http://a.th/x", "https://b.th/th/", &look("https://b.th/th/"));
    }

    #[test]
    fn thai_letters_are_shown_as_letters() {
        let check = |address: &str, expected: &str| {
            assert_eq!(readable(address), expected);
        };
        check("https://a.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7", "https://a.th/ข่าว");
        check("https://a.th/%e0%b8%81%20%28", "https://a.th/ก%20%28");
        check("%E2%80%AE%1B%00%E0%B8", "%E2%80%AE%1B%00%E0%B8");
        check("%E0%B8%00%E0%BC%81ก%", "%E0%B8%00%E0%BC%81ก%");
    }

    #[test]
    fn long_addresses_are_cut_between_characters() {
        assert_eq!(brief("ที่ประชุม"), "ที่ประชุม");
        assert_eq!(brief(&"ก".repeat(90)).chars().count(), QUOTED + 1);
    }
}

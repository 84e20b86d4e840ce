//! Who holds a port that we cannot have, and which one we could.
//!
//! It reads what Linux tells of its processes, and never a file of the archive. Other systems, and
//! other people's processes, are not asked.

#![expect(
    clippy::disallowed_methods,
    reason = "the system's own account of its processes"
)]

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;

/// A process that listens at a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its number.
    pub process: u32,
    /// What it was started with, such as `samut serve`.
    pub command: String,
}

/// Who listens at a port, where the system tells.
pub fn holder(port: u16) -> Option<Holder> {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"];
    let sockets: Vec<String> = tables
        .iter()
        .filter_map(|table| fs::read_to_string(table).ok())
        .flat_map(|table| listening(&table, port))
        .collect();
    if sockets.is_empty() {
        return None;
    }
    let processes = fs::read_dir("/proc").ok()?.flatten();
    processes
        .filter_map(|entry| {
            let process: u32 = entry.file_name().to_str()?.parse().ok()?;
            has_open(&entry.path(), &sockets).then_some((process, entry.path()))
        })
        .map(|(process, folder)| Holder { process, command: command(&folder) })
        .next()
}

/// The next port after one of an address that is free, among the next hundred.
pub fn free_port_after(address: SocketAddr) -> Option<u16> {
    let last = address.port().saturating_add(100);
    let is_free =
        |port: &u16| TcpListener::bind(SocketAddr::new(address.ip(), *port)).is_ok();
    (address.port().saturating_add(1)..=last).find(is_free)
}

/// What links of open files say of the sockets that listen at a port, in a table of the kernel: the
/// second field is the address, in hexadecimal, the fourth the state, 0A for listening, and the tenth
/// the socket's number (proc(5)).
fn listening(table: &str, port: u16) -> Vec<String> {
    let socket = |line: &str| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let (_, held) = fields.get(1)?.rsplit_once(':')?;
        let is_it = u16::from_str_radix(held, 16) == Ok(port) && *fields.get(3)? == "0A";
        is_it.then(|| fields.get(9).map(|number| format!("socket:[{number}]")))?
    };
    table.lines().skip(1).filter_map(socket).collect()
}

fn has_open(process: &Path, sockets: &[String]) -> bool {
    let Ok(files) = fs::read_dir(process.join("fd")) else { return false };
    files.flatten().filter_map(|file| fs::read_link(file.path()).ok()).any(|target| {
        target
            .to_str()
            .is_some_and(|target| sockets.iter().any(|socket| socket == target))
    })
}

/// The first words that a process was started with: the program's name, and its command if it has
/// one.
fn command(process: &Path) -> String {
    let typed = fs::read(process.join("cmdline")).unwrap_or_default();
    let typed = String::from_utf8_lossy(&typed);
    let mut words = typed.split('\0');
    let program = words.next().unwrap_or_default();
    let program = program.rsplit('/').next().unwrap_or(program);
    let is_command = |word: &&str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    };
    match words.next().filter(is_command) {
        Some(word) if !word.starts_with('-') => format!("{program} {word}"),
        _ => program.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const TABLE: &str = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0457 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 41 1 0 100 0 0 10 0
   1: 0100007F:0457 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 42 1 0 20 4 30 10 -1
   2: 00000000000000000000000001000000:0457 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 43 1 0 100 0 0 10 0
";

    #[test]
    fn the_table_tells_who_listens() {
        let check =
            |port, expected: &[&str]| assert_eq!(listening(TABLE, port), expected);
        check(1111, &["socket:[41]", "socket:[43]"]);
        check(1112, &[]);
        assert_eq!(listening("", 1111), Vec::<String>::new());
        assert_eq!(listening("head\nshort 0:0457\n", 1111), Vec::<String>::new());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_port_of_this_process_is_held_by_it() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let holder = holder(address.port()).unwrap();
        assert_eq!(holder.process, std::process::id());
        assert!(holder.command.contains("samut"), "{}", holder.command);
        let next = free_port_after(address).unwrap();
        assert!(next > address.port());
    }
}

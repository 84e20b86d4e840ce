//! How much one client may ask of the door, and for how long.

use std::time::Duration;

/// How much one client may ask, and for how long. Tests have shorter times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest head of a request, in bytes.
    pub head_bytes: usize,
    /// The most fields in a head.
    pub fields: usize,
    /// The longest target of a request, in bytes.
    pub target_bytes: usize,
    /// The time for a head to come whole, from its first byte, or from the first connecting.
    pub head: Duration,
    /// The time that a connection may wait for its next request.
    pub idle: Duration,
    /// The time in which a client must take at least one byte of what is being sent.
    pub stalled: Duration,
    /// The time that a client has to read why it was refused, before the connection is closed.
    pub farewell: Duration,
    /// The time between two signs of life on a stream of events.
    pub heartbeat: Duration,
    /// The most connections that are kept at a time.
    pub connections: usize,
    /// The most connections that are being refused at a time.
    pub refusals: usize,
    /// The most answers that are being made at a time, each on a thread.
    pub makers: usize,
    /// The most of large answers that waits to be taken, in KiB, over all connections.
    pub waiting: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head_bytes: 16 * 1024,
            fields: 100,
            target_bytes: 8 * 1024,
            head: Duration::from_secs(10),
            idle: Duration::from_secs(30),
            stalled: Duration::from_secs(20),
            farewell: Duration::from_millis(500),
            heartbeat: Duration::from_secs(15),
            connections: 1000,
            refusals: 256,
            makers: 8,
            waiting: 256 * 1024,
        }
    }
}

impl Limits {
    /// These limits as far as so many open files allow. A quarter of them is for reading sources.
    #[must_use]
    pub fn within(mut self, open_files: u64) -> Self {
        let files = usize::try_from(open_files).unwrap_or(usize::MAX);
        self.connections = self.connections.min(files / 2).max(1);
        self.refusals = self.refusals.min(files / 4).max(1);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_room_for_other_files() {
        let check = |files, expected| {
            let limits = Limits::default().within(files);
            assert_eq!((limits.connections, limits.refusals), expected, "{files}");
        };
        check(1_048_576, (1000, 256));
        check(1024, (512, 256));
        check(256, (128, 64));
        check(0, (1, 1));
        check(u64::MAX, (1000, 256));
    }
}

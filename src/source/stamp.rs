//! How a file stands on the disk: what differs when another program has written it.
//!
//! Two stamps that are alike say that a file is probably as it was: a disk may count time in steps
//! longer than two saves.

use std::fs::Metadata;
use std::time::SystemTime;

/// The size of a file, when it was last written, and which file of its disk it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    node: Node,
}

/// What tells a file from another that has taken its name, where the system knows it: its number,
/// and when that was last changed, in seconds and nanoseconds.
type Node = Option<(u64, i64, i64)>;

impl Stamp {
    /// The stamp in a file's metadata.
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self {
            size: metadata.len(),
            modified: metadata.modified().ok(),
            node: node(metadata),
        }
    }

    /// The size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems do not know it")]
fn node(metadata: &Metadata) -> Node {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.ino(), metadata.ctime(), metadata.ctime_nsec()))
}

#[cfg(not(unix))]
fn node(_: &Metadata) -> Node {
    None
}

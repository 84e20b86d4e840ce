//! What is known of an address once it was asked.

use serde::{Deserialize, Serialize};

use crate::external::public::NotPublic;

/// What is known of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It leads somewhere.
    Good {
        /// Where it has moved for good.
        moved: Option<String>,
    },
    /// It leads nowhere.
    Dead(Nowhere),
    /// Nobody can say: whoever asks later or otherwise may be answered.
    Unknown(Why),
    /// It is not on the public web, and was not asked.
    NotPublic(NotPublic),
}

impl Verdict {
    /// Whether a server said so: where one answers, the network is there.
    pub(super) fn is_of_server(&self) -> bool {
        matches!(
            self,
            Self::Good { .. }
                | Self::Dead(Nowhere::NoPage | Nowhere::TakenAway)
                | Self::Unknown(Why::Status(_))
        )
    }
}

/// Why an address leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Nowhere {
    /// The server has no such page.
    NoPage,
    /// The server had it, and took it away.
    TakenAway,
    /// No host has its name.
    NoHost,
    /// It leads on to a host that nobody has.
    NoHostBeyond,
}

/// Why nothing is known of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Why {
    /// The server answered with a number that says neither yes nor no.
    Status(u16),
    /// The name could not be looked up just now.
    NoNames,
    /// There is no way to the host.
    NoWay,
    /// The host does not take connections.
    Refused,
    /// Nothing came within the time.
    TooSlow,
    /// The connection broke off.
    BrokenOff,
    /// The connection cannot be trusted.
    NotSecure,
    /// This computer does not say whom it trusts.
    NoTrust,
    /// What came is no answer of a web server.
    Garbled,
    /// The proxy did not let the request pass.
    Proxy,
    /// It leads in a circle.
    Circle,
    /// It leads on and on.
    OnAndOn,
    /// It leads on to what is no address of the web.
    Astray,
    /// It leads on to what is not on the public web.
    Inside,
    /// Its name leads into a network that is not public, as this computer looks it up.
    InsideHere,
    /// The host asked to be left alone.
    LeftAlone,
    /// It was not asked, as nothing else could be reached.
    NotAsked,
}

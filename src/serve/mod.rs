//! The door: what stands between a browser and a site that changes while it is written.
//!
//! In: connections of browsers. Out: answers of a [`Site`], word of each change, and what an editor
//! should know of the page in front of him. It never reads a file of the archive, and no name that
//! a browser sends ever becomes a path of the disk: it is looked up by the site, or refused.

mod address;
mod answer;
mod connection;
mod door;
mod events;
mod holder;
mod host;
mod limits;
mod live;
mod patient;
mod request;
mod site;

pub use door::{Door, Settings, interrupted};
pub use holder::{Holder, free_port_after, holder};
pub use limits::Limits;
pub use site::{Answer, Answered, Mark, News, Report, Site, What};

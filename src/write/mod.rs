//! Writing: files of the site come in, from many threads; the output folder comes out changed.
//!
//! The order is [`judge`] the folder, [`Output::stage`], [`Stage::put`] for each file,
//! [`Stage::publish`]. Until `publish` the output is only read; if `publish` fails it is put
//! back as it was; if the program is killed, each file is whole and the next build heals.
//! It never follows a link inside the output, and never touches a file that is not ours.

mod fault;
mod ground;
mod judge;
mod manifest;
mod output;
mod plan;
mod publish;
mod scratch;
mod stage;
mod undo;

pub use judge::{Protected, judge};
pub use manifest::Manifest;
pub use output::Output;
pub use publish::Written;
pub use stage::{Rank, Stage};

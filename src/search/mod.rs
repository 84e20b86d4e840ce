//! The index for readers who search: an archive and its texts to files, which a browser reads.
//!
//! In: an archive, and what reads its texts. Out: the names of the index's files, which follow from
//! the archive's dates and size, and their bytes. It is pure, keeps no text longer than it is
//! indexed, and draws no page. Its format is that of `docs/search.md`. Beside it stands what asks an
//! index, which knows its files and nothing of the archive.

mod acronyms;
mod ask;
mod bits;
mod fold;
mod index;
mod lists;
mod manifest;
mod numbering;
mod pieces;
mod size;
mod stem;
mod subject;
mod texts;
mod units;

pub use ask::{Answer, Fault, Hit, Opened, Options, Run};
pub use fold::{Fold, Folded};
pub use index::{Layout, index};
pub use stem::stem;
pub use subject::Read;
pub use units::{After, Line, Script, Spaces, Unit, line, units};

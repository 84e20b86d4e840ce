//! `samut explain`: what a complaint means, from the page that documents them all.

use samut::diagnostic::{Code, explanation};

use crate::cli::Usage;
use crate::cli::args::Explain;

pub(super) fn run(explain: &Explain) -> Result<u8, Usage> {
    let text = Code::from_text(&explain.code).and_then(explanation).ok_or_else(|| {
        let first = Code::ALL.first().map_or("", |code| code.text());
        let message = format!("no complaint has the code \"{}\"", explain.code);
        Usage::new(
            message,
            format!("write a code as it stands in a complaint, such as {first}"),
        )
    })?;
    anstream::println!("{}", text.trim_start_matches("## "));
    Ok(0)
}

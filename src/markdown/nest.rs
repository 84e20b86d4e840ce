//! The elements that are open at a point of a body, Markdown's and those of raw HTML.
//!
//! In: openings and closings in the order of the text. Out: which of them to write, so that
//! what is written is always a well-formed tree of at most `MAX_DEPTH` levels.
//! Never recurses: depth costs memory, not stack.

use super::MAX_DEPTH;

/// What is open, outermost first.
#[derive(Default)]
pub(super) struct Nest {
    levels: Vec<Level>,
}

enum Level {
    /// An element of Markdown, with the markup that closes it (none if it is left out).
    Markdown(&'static str),
    /// An element of raw HTML, by name.
    Raw(&'static str),
}

impl Nest {
    /// Whether one more element would be too deep.
    pub(super) fn is_full(&self) -> bool {
        self.levels.len() >= MAX_DEPTH
    }

    /// Whether an element of raw HTML is open.
    pub(super) fn has_raw(&self) -> bool {
        self.levels.iter().any(|level| matches!(level, Level::Raw(_)))
    }

    /// Whether one of some elements of raw HTML is open.
    pub(super) fn is_within(&self, names: &[&str]) -> bool {
        self.levels
            .iter()
            .any(|level| matches!(level, Level::Raw(name) if names.contains(name)))
    }

    /// Opens an element of Markdown; `closing` is empty where it is left out.
    pub(super) fn open_markdown(&mut self, closing: &'static str) {
        self.levels.push(Level::Markdown(closing));
    }

    /// Closes the innermost element of Markdown: the raw ones left open in it, and its markup.
    pub(super) fn close_markdown(&mut self) -> (Vec<&'static str>, &'static str) {
        let mut raw = Vec::new();
        while let Some(level) = self.levels.pop() {
            match level {
                Level::Raw(name) => raw.push(name),
                Level::Markdown(closing) => return (raw, closing),
            }
        }
        (raw, "")
    }

    /// Opens a raw element after those that it ends are closed (HTML standard, optional tags).
    ///
    /// Gives the names that close first, and whether the element itself may be opened.
    pub(super) fn open_raw(&mut self, name: &'static str) -> (Vec<&'static str>, bool) {
        let mut closed = Vec::new();
        while let Some(&Level::Raw(open)) = self.levels.last()
            && ended_by(name).contains(&open)
        {
            self.levels.pop();
            closed.push(open);
        }
        let fits = !self.is_full();
        if fits {
            self.levels.push(Level::Raw(name));
        }
        (closed, fits)
    }

    /// Closes a raw element and those left open in it; an end without a beginning closes nothing.
    pub(super) fn close_raw(&mut self, name: &str) -> Vec<&'static str> {
        let mut inner = self.levels.iter().rev();
        let depth = inner.position(|level| match level {
            Level::Raw(open) => *open == name,
            Level::Markdown(_) => true,
        });
        let Some(depth) = depth else { return Vec::new() };
        let at = self.levels.len() - depth - 1;
        if !matches!(self.levels.get(at), Some(Level::Raw(_))) {
            return Vec::new();
        }
        raw_names(self.levels.drain(at..))
    }

    /// Closes all raw elements that are open when the body ends.
    pub(super) fn close_all(&mut self) -> Vec<&'static str> {
        raw_names(self.levels.drain(..))
    }
}

fn raw_names(levels: impl DoubleEndedIterator<Item = Level>) -> Vec<&'static str> {
    let name = |level| match level {
        Level::Raw(name) => Some(name),
        Level::Markdown(_) => None,
    };
    levels.rev().filter_map(name).collect()
}

/// The elements that end where this one begins.
fn ended_by(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["li", "p"],
        "td" | "th" => &["td", "th", "p"],
        "tr" => &["tr", "td", "th", "p"],
        "thead" | "tbody" | "tfoot" => {
            &["thead", "tbody", "tfoot", "tr", "td", "th", "caption", "p"]
        }
        "dt" | "dd" => &["dt", "dd", "p"],
        "p" | "div" | "ul" | "ol" | "dl" | "table" | "blockquote" | "pre" | "figure"
        | "details" | "h2" | "h3" | "h4" | "h5" | "h6" => &["p"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_open_in_markdown_closes_with_it() {
        let mut nest = Nest::default();
        nest.open_markdown("</p>");
        nest.open_raw("b");
        nest.open_raw("i");
        assert_eq!(nest.close_markdown(), (vec!["i", "b"], "</p>"));
    }

    #[test]
    fn an_end_closes_what_stands_within_but_never_markdown() {
        let mut nest = Nest::default();
        nest.open_raw("div");
        nest.open_markdown("</p>");
        assert!(nest.close_raw("div").is_empty());
        nest.open_raw("b");
        nest.open_raw("i");
        assert_eq!(nest.close_raw("b"), ["i", "b"]);
        nest.close_markdown();
        assert!(nest.close_raw("span").is_empty());
        assert_eq!(nest.close_raw("div"), ["div"]);
    }

    #[test]
    fn items_and_cells_without_end_tags_do_not_nest() {
        let mut nest = Nest::default();
        nest.open_raw("table");
        for _ in 0..500 {
            assert!(nest.open_raw("tr").1);
            assert!(nest.open_raw("td").1);
        }
        assert_eq!(nest.close_all(), ["td", "tr", "table"]);
    }

    #[test]
    fn depth_ends_at_the_limit() {
        let mut nest = Nest::default();
        for _ in 0..MAX_DEPTH {
            assert!(nest.open_raw("b").1);
        }
        assert!(nest.is_full());
        assert!(!nest.open_raw("b").1);
        nest.open_markdown("");
        assert_eq!(nest.close_markdown(), (vec![], ""));
    }
}

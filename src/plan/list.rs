//! Lists of items in pages.

use crate::limits::PAGE_OF_LIST;
use crate::messages::Value;
use crate::model::ItemIx;
use crate::plan::here::Here;
use crate::view;

/// How many pages a list of so many items has; a list without items has one.
pub(super) fn pages(items: usize) -> usize {
    items.div_ceil(PAGE_OF_LIST).max(1)
}

/// The path of page N, from 1, of the list at a path.
pub(super) fn page_id(id: &str, number: usize) -> String {
    match (number, id) {
        (1, id) => id.to_owned(),
        (n, "") => format!("page/{n}"),
        (n, id) => format!("{id}/page/{n}"),
    }
}

/// The number of the page that shows the entry with so many before it.
pub(super) fn page_of(before: usize) -> usize {
    before / PAGE_OF_LIST + 1
}

/// The entries of page N.
pub(super) fn on_page<T>(items: &[T], number: usize) -> &[T] {
    let from = (number - 1) * PAGE_OF_LIST;
    let to = (from + PAGE_OF_LIST).min(items.len());
    items.get(from..to).unwrap_or_default()
}

/// Page N of a list.
pub(super) fn list(
    here: &Here<'_>,
    id: &str,
    items: &[ItemIx],
    number: usize,
) -> view::List {
    view::List {
        entries: here.entries(on_page(items, number)),
        total: items.len(),
        pager: pager(here, id, items.len(), number),
    }
}

/// The pager of a list, where it has several pages.
pub(super) fn pager(
    here: &Here<'_>,
    id: &str,
    items: usize,
    number: usize,
) -> Option<view::Pager> {
    let of = pages(items);
    if of < 2 {
        return None;
    }
    let page = |n: usize, text: String| here.link(&page_id(id, n), text);
    let near = number.saturating_sub(2).max(1)..=(number + 2).min(of);
    let mut shown: Vec<usize> = [1].into_iter().chain(near).chain([of]).collect();
    shown.dedup();
    shown.sort_unstable();
    shown.dedup();
    let mut before = 0;
    let steps = shown.into_iter().map(|n| {
        let step = view::PagerStep {
            link: page(n, here.say("page_n", &[("n", Value::Number(n as i64))])),
            is_here: n == number,
            after_gap: n > before + 1,
        };
        before = n;
        step
    });
    let numbers = [("n", Value::Number(number as i64)), ("of", Value::Number(of as i64))];
    Some(view::Pager {
        number,
        of,
        label: here.say("pager_label", &numbers),
        pages: steps.collect(),
        newer: (number > 1).then(|| page(number - 1, here.word("newer"))),
        older: (number < of).then(|| page(number + 1, here.word("older"))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_at_least_one_page() {
        assert_eq!([0, 1, 50, 51, 100, 101].map(pages), [1, 1, 1, 2, 2, 3]);
    }

    #[test]
    fn an_entry_stands_on_the_page_that_shows_it() {
        assert_eq!([0, 49, 50, 99, 100].map(page_of), [1, 1, 2, 2, 3]);
    }

    #[test]
    fn the_first_page_stands_at_the_list_itself() {
        assert_eq!(page_id("news", 1), "news");
        assert_eq!(page_id("news", 2), "news/page/2");
    }
}

//! The index by date: years, a year with its months, a month with its days.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::date::{self, Date, Point};
use crate::lang::Lang;
use crate::limits::PAGE_OF_LIST;
use crate::model::{Archive, AuthorityIx, ItemIx, Register, Year};
use crate::plan::frame::{self, Frame, Own};
use crate::plan::here::Here;
use crate::plan::{draw, list, tree};
use crate::view;

/// The frame and the view of the index itself.
pub(super) fn dates(here: &Here<'_>) -> (Frame, view::Dates) {
    let frame = Frame {
        id: "date".to_owned(),
        number: 1,
        title: (here.lang, here.word("dates")),
        description: None,
        breadcrumbs: vec![frame::home(here)],
        own: Own::Both,
        noindex: false,
    };
    (frame, view::Dates { years: years(here), chart: draw::years(here) })
}

/// The years that have items, newest first.
pub(super) fn years(here: &Here<'_>) -> Vec<view::Count> {
    let years = here.archive.years.iter().rev();
    years
        .map(|(&number, year)| view::Count {
            link: here.link(&year_id(number), here.year_alone(number)),
            items: year.items.len(),
        })
        .collect()
}

/// The frame and the view of page N of a year.
pub(super) fn year(here: &Here<'_>, year: i32, number: usize) -> (Frame, view::Year) {
    let archive = here.archive;
    let id = year_id(year);
    let frame = Frame {
        id: id.clone(),
        number,
        title: (here.lang, here.year_alone(year)),
        description: None,
        breadcrumbs: to_dates(here),
        own: Own::Both,
        noindex: false,
    };
    let neighbour = |year: Option<(&i32, &Year)>| {
        year.map(|(&number, _)| here.link(&year_id(number), here.year_alone(number)))
    };
    let empty = Year::default();
    let listed = archive.years.get(&year).unwrap_or(&empty);
    let most = listed.months.values().map(Vec::len).max().unwrap_or(0);
    let has_pillars = listed.items.iter().any(|ix| pillar_of_item(here, *ix).is_some());
    let month = |month: u8| {
        let of_month = listed.months.get(&month).map(Vec::as_slice).unwrap_or_default();
        let items = of_month.len();
        let name = date::month_name(month, here.lang, date::Form::Long).unwrap_or("");
        let link = here.link(&month_id(year, month), name);
        view::YearMonth {
            number: month,
            name: link.text,
            href: (items > 0).then_some(link.href),
            items,
            share: draw::percent(items, most),
            pillars: if has_pillars {
                by_pillar(here, of_month, most)
            } else {
                Vec::new()
            },
        }
    };
    let filed = items_of_year(here, year, &listed.items);
    let view = view::Year {
        year,
        months: (1..=12).map(month).collect(),
        previous: neighbour(archive.years.range(..year).next_back()),
        next: neighbour(archive.years.range(year + 1..).next()),
        list: view::List {
            entries: list::on_page(&filed, number)
                .iter()
                .map(|(day, ix)| here.entry_on(*ix, *day))
                .collect(),
            total: filed.len(),
            pager: list::pager(here, &id, filed.len(), number),
        },
    };
    (frame, view)
}

/// The items of a month by pillar, in the order of the register, as parts of a bar of which the
/// whole is the fullest month's.
fn by_pillar(here: &Here<'_>, items: &[ItemIx], most: usize) -> Vec<view::MonthPillar> {
    let pillars = here.archive.authorities.of(Register::Pillars);
    let pillars = pillars.map(|(ix, _)| Some(ix)).chain([None]);
    let mut before = 0;
    let parts = pillars.filter_map(|pillar| {
        let of_pillar = items.iter().filter(|ix| pillar_of_item(here, **ix) == pillar);
        let items = of_pillar.count();
        let from = draw::percent(before, most);
        before += items;
        let authority = pillar.map(|ix| here.archive.authorities.get(ix));
        let acronym = authority.and_then(|pillar| pillar.acronym.as_deref());
        let acronym = acronym.map(|acronym| here.words_in(here.lang, acronym));
        let name = || here.words(&authority?.name);
        (items > 0).then(|| view::MonthPillar {
            slug: authority.map_or_else(String::new, |pillar| pillar.slug.clone()),
            name: acronym.or_else(name).unwrap_or_else(|| {
                here.words_in(here.lang, &here.word("without_pillar"))
            }),
            items,
            from,
            share: draw::percent(items, most),
        })
    });
    parts.collect()
}

/// The pillar of an item: that of its first mechanism that has one, so that it counts once.
fn pillar_of_item(here: &Here<'_>, ix: ItemIx) -> Option<AuthorityIx> {
    let mechanisms = &here.archive.item(ix).mechanisms;
    mechanisms.iter().find_map(|mechanism| tree::pillar_of(here, *mechanism))
}

/// The items of a year by the days under which they stand in it, newest first.
fn items_of_year(
    here: &Here<'_>,
    year: i32,
    items: &[ItemIx],
) -> Vec<(Option<Date>, ItemIx)> {
    let filed = items.iter().map(|ix| {
        let dates = here.archive.item(*ix).dates();
        let in_year = |date: &Date| date.years().any(|touched| touched == year);
        (dates.into_iter().filter(in_year).max(), *ix)
    });
    let mut filed: Vec<_> = filed.collect();
    filed.sort_by_key(|(day, ix)| (Reverse(day.map(Date::first_day)), *ix));
    filed
}

/// The frame and the view of page N of a month.
pub(super) fn month(
    here: &Here<'_>,
    year: i32,
    month: u8,
    number: usize,
) -> (Frame, view::Month) {
    let id = month_id(year, month);
    let mut breadcrumbs = to_dates(here);
    let year_link = here.link(&year_id(year), here.year_alone(year));
    breadcrumbs.push(year_link.clone());
    let frame = Frame {
        id: id.clone(),
        number,
        title: (here.lang, here.month_words(year, month)),
        description: None,
        breadcrumbs,
        own: Own::Both,
        noindex: false,
    };
    let years = &here.archive.years;
    let months = |(&number, listed): (&i32, &'_ Year)| -> Vec<(i32, u8)> {
        listed.months.keys().map(|&month| (number, month)).collect()
    };
    let mut earlier = years.range(..=year).rev().flat_map(|year| {
        let mut months = months(year);
        months.reverse();
        months
    });
    let mut later = years.range(year..).flat_map(months);
    let neighbour = |at: Option<(i32, u8)>| {
        let (year, month) = at?;
        Some(here.link(&month_id(year, month), here.month_words(year, month)))
    };
    let days = days_of_month(here, year, month);
    let total = days.len();
    let from = (number - 1) * PAGE_OF_LIST;
    let shown = days.get(from..(from + PAGE_OF_LIST).min(total)).unwrap_or_default();
    let mut groups: Vec<view::Day> = Vec::new();
    let mut last: Option<Option<Date>> = None;
    for (date, ix) in shown {
        let day = date.filter(is_exact);
        // The day stands above its items, where it is known.
        let entry = here.entry_on(*ix, date.filter(|date| !is_exact(date)));
        match groups.last_mut() {
            Some(group) if last == Some(day) => group.entries.push(entry),
            _ => groups.push(view::Day {
                id: day.map(place_of_day),
                date: day.map(|day| here.date(day)),
                entries: vec![entry],
            }),
        }
        last = Some(day);
    }
    let view = view::Month {
        previous: neighbour(earlier.find(|at| *at < (year, month))),
        next: neighbour(later.find(|at| *at > (year, month))),
        year: year_link,
        calendar: draw::calendar(here, year, month, &dated(here, &id, number, &days)),
        days: groups,
        total,
        pager: list::pager(here, &id, total, number),
    };
    (frame, view)
}

/// Whether a date is known to the day.
fn is_exact(date: &Date) -> bool {
    date.start().precision() == date::Precision::Day
}

/// The items of a month by their dates; those known to the month only come last.
fn days_of_month(here: &Here<'_>, year: i32, month: u8) -> Vec<(Option<Date>, ItemIx)> {
    let listed = here.archive.years.get(&year);
    let items = listed.and_then(|year| year.months.get(&month)).map(Vec::as_slice);
    let mut days: Vec<(Option<Date>, ItemIx)> = items
        .unwrap_or_default()
        .iter()
        .map(|ix| {
            let dates = here.archive.item(*ix).dates();
            let in_month =
                |date: &Date| date.months().any(|touched| touched == (year, month));
            (dates.into_iter().filter(in_month).min(), *ix)
        })
        .collect();
    days.sort_by_key(|(date, ix)| {
        let day = date.filter(is_exact);
        (day.is_none(), day, *ix)
    });
    days
}

/// The items of a month that have a day, with the places at which its list has them, as they are
/// linked from page N of it.
fn dated(
    here: &Here<'_>,
    id: &str,
    number: usize,
    days: &[(Option<Date>, ItemIx)],
) -> Vec<draw::Dated> {
    let mut first_page: BTreeMap<Date, usize> = BTreeMap::new();
    let dated = days.iter().enumerate().filter_map(|(n, (date, ix))| {
        let listed = date.filter(is_exact)?;
        let page = *first_page.entry(listed).or_insert(n / PAGE_OF_LIST + 1);
        let ends = |date: &Date| date.end().is_none_or(|end| is_exact(&end.into()));
        let is_day = |date: &Date| is_exact(date) && ends(date);
        // On the page itself a fragment alone leads there from a host and from a disk.
        let is_here = page == number;
        let page = || here.link(&list::page_id(id, page), "").href;
        let mut href = if is_here { String::new() } else { page() };
        href.push('#');
        href.push_str(&place_of_day(listed));
        let dates = here.archive.item(*ix).dates().into_iter().filter(is_day).collect();
        Some(draw::Dated { dates, listed, href })
    });
    dated.collect()
}

/// The name of the place of a day, or of a stretch of days, on the page of its month.
fn place_of_day(day: Date) -> String {
    format!("page:{}", day.iso().replace('/', ".."))
}

/// The path of a year below the language.
pub(super) fn year_id(year: i32) -> String {
    format!("date/{year:04}")
}

/// The path of a month below the language.
pub(super) fn month_id(year: i32, month: u8) -> String {
    format!("date/{year:04}/{month:02}")
}

/// Earlier addresses for readers who count in the Buddhist Era: from, and where it leads.
pub(super) fn buddhist(archive: &Archive) -> Vec<(String, String)> {
    let mut leads = Vec::new();
    for (year, listed) in &*archive.years {
        let era = year + 543;
        if Point::new(era, None, None).is_none() {
            continue;
        }
        leads.push((
            format!("{}/{}", Lang::Th, year_id(era)),
            format!("{}/{}", Lang::Th, year_id(*year)),
        ));
        // January 2475 was that of 1933 to some and that of 1932 to others: it leads nowhere.
        let plain =
            listed.months.keys().filter(|month| !date::is_double(era, Some(**month)));
        leads.extend(plain.map(|month| {
            let from = format!("{}/{}", Lang::Th, month_id(era, *month));
            (from, format!("{}/{}", Lang::Th, month_id(*year, *month)))
        }));
    }
    leads
}

fn to_dates(here: &Here<'_>) -> Vec<view::Link> {
    vec![frame::home(here), here.link("date", here.word("dates"))]
}

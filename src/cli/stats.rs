//! `samut stats`: how much of what an archive holds, by year, mechanism and language.
//!
//! In: the archive as its site shows it. Out: tables with small bars for people, in the width of
//! the terminal, or numbers for programs. Pages and profiles are not counted, as they stand in no
//! list.

use std::cmp::Reverse;

use samut::date::{Digits, Form, Style, print as printed};
use samut::lang::Lang;
use samut::model::{Archive, Register};
use samut::pipeline::{Request, Survey};
use serde::Serialize;

use crate::cli::args::{Args, Rows, Stats};
use crate::cli::columns::{cut, width_of};
use crate::cli::{FAULTY, Surroundings, Usage, list, now, print, report, root};

/// The width in which tables are printed where there is no terminal.
const USUAL_WIDTH: usize = 80;
/// The longest bar.
const LONGEST_BAR: usize = 40;
/// Shorter bars say nothing.
const SHORTEST_BAR: usize = 4;
/// A block of eight eighths, and what is left of one: nothing, one eighth, two, and so on.
const BLOCK: &str = "█";
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

pub(super) fn run(
    args: &Args,
    stats: &Stats,
    around: &Surroundings,
) -> Result<u8, Usage> {
    let root = root(args)?;
    let request = Request { now: now(args, around)?, ..Request::default() };
    let survey = match Survey::open(&root, request) {
        Ok(survey) => survey,
        Err(told) => {
            report::text(&root, &told);
            return Ok(FAULTY);
        }
    };
    let figures = Figures::of(survey.archive());
    print::data(&match stats.format {
        Rows::Table => figures.tables(survey.archive(), print::width()),
        Rows::Json => {
            // Numbers and texts can always be written.
            serde_json::to_string_pretty(&figures).unwrap_or_default() + "\n"
        }
    });
    if survey.is_faulty() {
        anstream::eprintln!("{}", report::notice(&list::faulty()));
    }
    Ok(0)
}

/// What is counted.
#[derive(Serialize)]
struct Figures {
    /// The day for which it holds.
    date: String,
    /// How many news, reports and documents there are.
    items: usize,
    /// By each year that they touch, the last first.
    years: Vec<OfYear>,
    /// By mechanism, most first; those of none last.
    mechanisms: Vec<OfMechanism>,
    /// By the languages in which they can be read.
    languages: Languages,
}

#[derive(Serialize)]
struct OfYear {
    year: i32,
    items: usize,
}

#[derive(Serialize)]
struct OfMechanism {
    /// Nothing for items of no mechanism.
    slug: Option<String>,
    items: usize,
}

#[derive(Serialize, Default)]
struct Languages {
    both: usize,
    th: usize,
    en: usize,
}

impl Figures {
    fn of(archive: &Archive) -> Self {
        let listed = || archive.listed.iter().map(|ix| archive.item(*ix));
        let years = archive.years.iter().rev();
        let mut mechanisms: Vec<OfMechanism> = archive
            .authorities
            .of(Register::Mechanisms)
            .filter_map(|(ix, mechanism)| {
                let items = archive.items_of.get(&ix).map_or(0, Vec::len);
                let slug = Some(mechanism.slug.clone());
                (items > 0).then_some(OfMechanism { slug, items })
            })
            .collect();
        // Of as many, that which stands first in the register.
        mechanisms.sort_by_key(|of| Reverse(of.items));
        let of_none = listed().filter(|item| item.mechanisms.is_empty()).count();
        if of_none > 0 {
            mechanisms.push(OfMechanism { slug: None, items: of_none });
        }
        let mut languages = Languages::default();
        for item in listed() {
            *match (item.is_read_in(Lang::Th), item.is_read_in(Lang::En)) {
                (true, true) => &mut languages.both,
                (true, false) => &mut languages.th,
                (false, _) => &mut languages.en,
            } += 1;
        }
        Self {
            date: archive.today.to_string(),
            items: archive.listed.len(),
            years: years
                .map(|(year, of)| OfYear { year: *year, items: of.items.len() })
                .collect(),
            mechanisms,
            languages,
        }
    }

    /// For people.
    fn tables(&self, archive: &Archive, width: Option<usize>) -> String {
        let width = width.unwrap_or(USUAL_WIDTH);
        let items = match self.items {
            1 => "1 item".to_owned(),
            n => format!("{n} items"),
        };
        let head = format!("{} รายการ · {items} ({})\n", self.items, self.date);
        let years: Vec<(String, usize)> =
            self.years.iter().map(|of| (year(of.year), of.items)).collect();
        let lang = archive.site.default_lang;
        let mechanisms: Vec<(String, usize)> = self
            .mechanisms
            .iter()
            .map(|of| {
                let ix = of.slug.as_ref().and_then(|slug| archive.authorities.find(slug));
                let name = ix.map(|ix| archive.authorities.short(ix, lang).1.to_owned());
                (name.unwrap_or_else(|| "ไม่ระบุกลไก · none".to_owned()), of.items)
            })
            .collect();
        let languages = [
            ("ไทยและอังกฤษ · both".to_owned(), self.languages.both),
            ("ไทยเท่านั้น · Thai only".to_owned(), self.languages.th),
            ("อังกฤษเท่านั้น · English only".to_owned(), self.languages.en),
        ];
        head + &table("ปี · Year", &years, width)
            + &table("กลไก · Mechanism", &mechanisms, width)
            + &table("ภาษา · Language", &languages, width)
    }
}

/// A year of both eras: `2026 · พ.ศ. 2569`.
fn year(year: i32) -> String {
    let style = Style { lang: Lang::Th, digits: Digits::Arabic, form: Form::Long };
    let point = samut::date::Point::new(year, None, None);
    let thai = point.map(|point| printed(point.into(), style)).unwrap_or_default();
    format!("{year} · {thai}")
}

/// A table with a heading: labels, numbers, and bars in what room is left.
fn table(heading: &str, rows: &[(String, usize)], width: usize) -> String {
    let rows: Vec<(String, usize)> =
        rows.iter().map(|(label, number)| (report::plain(label), *number)).collect();
    let most = rows.iter().map(|(_, number)| *number).max().unwrap_or(0);
    let digits = most.to_string().len();
    let longest = rows.iter().map(|(label, _)| width_of(label)).max().unwrap_or(0);
    // Two gaps stand beside the number, and the bar should have a third of the rest at least.
    let room = width.saturating_sub(digits + 4);
    let of_label = longest.min(room - (room / 3).min(LONGEST_BAR));
    let of_bar = room.saturating_sub(of_label).min(LONGEST_BAR);
    let mut lines = format!("\n{heading}\n");
    for (label, number) in &rows {
        let label = cut(label, Some(of_label));
        let gap = " ".repeat(of_label.saturating_sub(width_of(&label)));
        let bar = bar(*number, most, of_bar);
        let line = format!("{label}{gap}  {number:digits$}  {bar}");
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}

/// A bar as long as a number among numbers of which the greatest is given; what is not nothing can be seen.
fn bar(number: usize, most: usize, room: usize) -> String {
    if most == 0 || number == 0 || room < SHORTEST_BAR {
        return String::new();
    }
    let eighths = (number * room * 8 / most).max(1);
    let rest = EIGHTHS.get(eighths % 8).copied().unwrap_or_default();
    BLOCK.repeat(eighths / 8) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<(String, usize)> {
        let rows = [
            ("SOMTC", 120),
            ("การประชุมระดับรัฐมนตรีอาเซียนด้านอาชญากรรมข้ามชาติ", 60),
            ("น้ำที่นี่", 1),
            ("ว่าง", 0),
        ];
        rows.map(|(label, number)| (label.to_owned(), number)).to_vec()
    }

    #[test]
    fn numbers_stand_below_each_other_whatever_thai_is_before_them() {
        let lines = table("กลไก", &rows(), 80);
        let ends: Vec<usize> = lines
            .lines()
            .skip(2)
            .map(|line| {
                let at = line.rfind(|c: char| c.is_ascii_digit()).unwrap();
                width_of(&line[..=at])
            })
            .collect();
        assert!(ends.iter().all(|end| *end == ends[0]), "{ends:?}\n{lines}");
    }

    #[test]
    fn a_table_fits_its_terminal() {
        for width in [20, 30, 40, 80, 200] {
            for line in table("กลไก", &rows(), width).lines().skip(2) {
                assert!(width_of(line) <= width, "{width}: {line}");
            }
        }
        // In no room at all there are numbers still.
        for width in [0, 5] {
            assert!(table("กลไก", &rows(), width).contains("120"));
        }
    }

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let check = |number, most, room, expected: &str| {
            assert_eq!(bar(number, most, room), expected, "{number} of {most} in {room}");
        };
        check(8, 8, 4, "████");
        check(4, 8, 4, "██");
        check(3, 8, 4, "█▌");
        check(1, 1000, 10, "▏");
        check(0, 8, 4, "");
        check(0, 0, 4, "");
        check(8, 8, 3, "");
    }

    #[test]
    fn years_are_of_both_eras() {
        assert_eq!(year(2026), "2026 · พ.ศ. 2569");
        assert_eq!(year(1967), "1967 · พ.ศ. 2510");
    }
}

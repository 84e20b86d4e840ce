//! Holds `docs/dates.md`, the editors' page, to what the code does.

use crate::date::{Date, Digits, Form, Style, parse, print};
use crate::lang::Lang;

const PAGE: &str = include_str!("../../docs/dates.md");

/// The cells of every row of the table whose first heading is this, without their code marks.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let cells = |line: &'static str| -> Vec<&str> {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().trim_matches('`'))
            .collect()
    };
    let mut lines = PAGE.lines().skip_while(|line| cells(line).first() != Some(&heading));
    assert!(lines.next().is_some(), "there is no table of {heading:?}");
    lines.skip(1).take_while(|line| line.starts_with('|')).map(cells).collect()
}

fn iso(text: &str) -> String {
    parse(text).unwrap_or_else(|fault| panic!("{fault:?}")).date.iso()
}

#[test]
fn what_the_page_says_is_read_is_read() {
    let rows = rows("Write");
    assert!(rows.len() > 30);
    for row in rows {
        let [text, stored] = row[..] else { panic!("{row:?}") };
        assert_eq!(iso(text), stored, "{text}");
        assert_eq!(parse(text).unwrap().warning, None, "{text}");
    }
}

#[test]
fn what_the_page_says_is_refused_is_refused_with_its_remedies() {
    let rows = rows("Text");
    assert!(rows.len() > 15);
    for row in rows {
        let [text, code, because] = row[..] else { panic!("{row:?}") };
        let fault = parse(text).unwrap_err();
        assert_eq!(fault.code.text(), code, "{text}");
        for remedy in because.split('`').skip(1).step_by(2).filter(|r| !r.is_empty()) {
            assert!(
                fault.help.contains(&format!("`{remedy}`")),
                "{text}: {}",
                fault.help
            );
        }
    }
}

#[test]
fn what_the_page_says_is_printed_is_printed_and_reads_back() {
    let rows = rows("Stored as");
    assert!(rows.len() > 9);
    for row in rows {
        let [stored, texts @ ..] = &row[..] else { panic!("{row:?}") };
        let date: Date = parse(stored).unwrap().date;
        let style = |lang, digits, form| Style { lang, digits, form };
        let printed = [
            style(Lang::Th, Digits::Thai, Form::Long),
            style(Lang::Th, Digits::Arabic, Form::Abbreviated),
            style(Lang::En, Digits::Arabic, Form::Long),
            style(Lang::En, Digits::Arabic, Form::Abbreviated),
        ]
        .map(|style| print(date, style));
        assert_eq!(printed.as_slice(), texts);
        for text in texts {
            assert_eq!(iso(text), *stored, "{text}");
        }
    }
}

#[test]
fn what_the_page_says_in_passing_is_so() {
    assert_eq!(iso("24 ส.ค. 63"), "2020-08-24");
    assert_eq!(iso("พ.ศ. 2475"), "1932");
    for text in ["พ.ศ. 2538", "ปี 2538", "๒๕๓๘"] {
        assert_eq!(iso(text), "1995");
    }
}

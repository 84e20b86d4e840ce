//! What can be typed after `samut list` and `samut stats`.

use clap::{Args as ClapArgs, ValueEnum};
use samut::lang::Lang;

use crate::cli::args::lang;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  samut list items --year 2560 --mechanism somtc
  samut list drafts
  samut list sessions --mechanism somtc
  samut list items --format csv > items.csv
  samut list countries --format json

docs/lists.md tells what each column holds. CSV and JSON have all columns, and always the same ones.")]
pub(in crate::cli) struct List {
    /// What to list
    #[arg(value_enum, value_name = "WHAT")]
    pub(in crate::cli) what: Listable,

    /// Items and sessions of this year only, such as 2017 or 2560
    #[arg(long, value_name = "YEAR")]
    pub(in crate::cli) year: Option<String>,

    /// Items and sessions of this mechanism only, by its slug
    #[arg(long, value_name = "SLUG")]
    pub(in crate::cli) mechanism: Option<String>,

    /// Items with a text in this language only
    #[arg(long, value_name = "LANG", value_parser = lang())]
    pub(in crate::cli) lang: Option<Lang>,

    /// How the list is printed: a table for people, or json or csv for programs
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(in crate::cli) format: ListFormat,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Listable {
    /// News, reports, documents and pages that are on the site
    Items,
    /// Sessions of mechanisms
    Sessions,
    /// Mechanisms
    Mechanisms,
    /// Countries
    Countries,
    /// Documents that are drafts
    Drafts,
    /// What is not published yet
    Future,
    /// What was withdrawn
    Expired,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    Table,
    Json,
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Rows {
    Table,
    Json,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  samut stats
  samut stats --format json
  samut stats --now 2020-12-31           as it was on that day

News, reports and documents that are on the site are counted.")]
pub(in crate::cli) struct Stats {
    /// How they are printed: tables for people, or json
    #[arg(long, value_enum, default_value_t = Rows::Table)]
    pub(in crate::cli) format: Rows,
}

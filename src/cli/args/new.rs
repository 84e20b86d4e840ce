//! What can be typed after `samut new`.

use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  samut new
  samut new report somtc-26 --mechanism somtc --session 26 --start \"22 พ.ค. 2569\"
  samut new news somtc-22 --lang en            the translation of one that is there
  samut new document treaty --in documents/treaties --date 1976-02-24 --bundle
  samut new mechanism somtc

What is missing is asked for where a person is at the terminal. Nothing is written over. Dates are
typed as people write them, and names as their slugs in content/authorities.")]
pub(in crate::cli) struct New {
    /// What to make
    #[arg(value_enum, value_name = "KIND")]
    pub(in crate::cli) kind: Option<NewKind>,

    /// The last part of its address, of a-z, 0-9 and -; for a mechanism, its slug
    #[arg(value_name = "SLUG")]
    pub(in crate::cli) slug: Option<String>,

    /// The languages, that of the facts first; without it, those of the archive
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    pub(in crate::cli) lang: Vec<String>,

    /// The title in the first of the languages
    #[arg(long, value_name = "TEXT", help_heading = "Words")]
    pub(in crate::cli) title: Option<String>,

    /// The title in Thai
    #[arg(long, value_name = "TEXT", help_heading = "Words")]
    pub(in crate::cli) title_th: Option<String>,

    /// The title in English
    #[arg(long, value_name = "TEXT", help_heading = "Words")]
    pub(in crate::cli) title_en: Option<String>,

    /// The day of the item, such as 2026-05-22, "22 พ.ค. 2569" or today
    #[arg(long, value_name = "DATE", help_heading = "Facts")]
    pub(in crate::cli) date: Option<String>,

    /// The mechanism that it is about or that met
    #[arg(long, value_name = "SLUG", help_heading = "Facts")]
    pub(in crate::cli) mechanism: Option<String>,

    /// Countries that it is about, with commas between them
    #[arg(long, value_name = "SLUG", value_delimiter = ',', help_heading = "Facts")]
    pub(in crate::cli) countries: Vec<String>,

    /// Organisations that it is about
    #[arg(long, value_name = "SLUG", value_delimiter = ',', help_heading = "Facts")]
    pub(in crate::cli) organisations: Vec<String>,

    /// Topics
    #[arg(long, value_name = "SLUG", value_delimiter = ',', help_heading = "Facts")]
    pub(in crate::cli) topics: Vec<String>,

    /// A draft, which is not on the site
    #[arg(long, help_heading = "Facts")]
    pub(in crate::cli) draft: bool,

    /// The number of the session, or `next` for the one after the last that the archive knows
    #[arg(long, value_name = "NUMBER", help_heading = "The meeting")]
    pub(in crate::cli) session: Option<String>,

    /// How the session is numbered
    #[arg(long, value_enum, value_name = "KIND", help_heading = "The meeting")]
    pub(in crate::cli) session_kind: Option<NewSession>,

    /// The first day, or all days: "22–27 พ.ค. 2569"
    #[arg(long, value_name = "DATE", help_heading = "The meeting")]
    pub(in crate::cli) start: Option<String>,

    /// The last day
    #[arg(long, value_name = "DATE", help_heading = "The meeting")]
    pub(in crate::cli) end: Option<String>,

    /// The town and country, in the first of the languages
    #[arg(long, value_name = "TEXT", help_heading = "The meeting")]
    pub(in crate::cli) place: Option<String>,

    /// The town and country in Thai
    #[arg(long, value_name = "TEXT", help_heading = "The meeting")]
    pub(in crate::cli) place_th: Option<String>,

    /// The town and country in English
    #[arg(long, value_name = "TEXT", help_heading = "The meeting")]
    pub(in crate::cli) place_en: Option<String>,

    /// Who hosts, with commas between several
    #[arg(
        long,
        value_name = "SLUG",
        value_delimiter = ',',
        help_heading = "The meeting"
    )]
    pub(in crate::cli) host: Vec<String>,

    /// The acronym
    #[arg(
        long,
        value_name = "TEXT",
        help_heading = "A mechanism that no register holds yet"
    )]
    pub(in crate::cli) acronym: Option<String>,

    /// The pillar
    #[arg(
        long,
        value_name = "SLUG",
        help_heading = "A mechanism that no register holds yet"
    )]
    pub(in crate::cli) pillar: Option<String>,

    /// The level, such as ministerial
    #[arg(
        long,
        value_name = "WORD",
        help_heading = "A mechanism that no register holds yet"
    )]
    pub(in crate::cli) level: Option<String>,

    /// The mechanism that it reports to
    #[arg(
        long,
        value_name = "SLUG",
        help_heading = "A mechanism that no register holds yet"
    )]
    pub(in crate::cli) reports_to: Option<String>,

    /// The folder in `content`; without it, that of the kind and the year
    #[arg(long = "in", value_name = "FOLDER", help_heading = "Files")]
    pub(in crate::cli) folder: Option<String>,

    /// With a folder of its own, for pictures and attachments; reports have one
    #[arg(long, overrides_with = "no_bundle", help_heading = "Files")]
    pub(in crate::cli) bundle: bool,

    /// Without a folder of its own
    #[arg(long, overrides_with = "bundle", help_heading = "Files")]
    pub(in crate::cli) no_bundle: bool,
}

/// What `samut new` makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum NewKind {
    /// A news item
    News,
    /// A report of a meeting
    #[value(alias = "reports")]
    Report,
    /// A document that the archive keeps
    #[value(alias = "documents")]
    Document,
    /// A page, which is in no list
    #[value(alias = "pages")]
    Page,
    /// The profile of a mechanism
    #[value(alias = "mechanisms")]
    Mechanism,
}

/// How a session is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum NewSession {
    Regular,
    Special,
    Informal,
}

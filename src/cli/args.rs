//! What can be typed.

mod list;
mod new;

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use samut::lang::Lang;
use samut::model::Translation;

pub(super) use list::{List, ListFormat, Listable, Stats};
pub(super) use new::{New, NewKind, NewSession};

/// Makes a bilingual Thai/English archive of ASEAN cooperation from a folder of Markdown.
#[derive(Debug, Parser)]
#[command(name = "samut", version, about, after_help = EXAMPLES, max_term_width = 100)]
pub(super) struct Args {
    /// The archive's folder; without it, the nearest one upwards from here with content/site.toml
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,

    /// The day for which the site is made, such as 2026-11-22 or "22 พ.ย. 2569"; today without it
    #[arg(long, global = true, value_name = "DATE")]
    pub(super) now: Option<String>,

    #[command(subcommand)]
    pub(super) command: Command,
}

const EXAMPLES: &str = "Examples:
  samut init archive              begin a new archive in the folder `archive`
  samut new report                make a new report, and be asked for what it needs
  samut serve --root archive      see its site in a browser while you write it
  samut build --root archive      make its site in archive/public
  samut check --strict            name every fault of the archive around here
  samut search SOMTC ๒๕๖๐         find pages as readers of the site do
  samut explain E0304             say what a complaint means, with an example";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the site
    Build(Build),
    /// Show the site in a browser while it is written
    Serve(Serve),
    /// Name every fault of the archive, and write nothing
    Check(Check),
    /// Find pages by words, as readers of the site do
    Search(Search),
    /// Begin a new archive
    Init(Init),
    /// Make a new item, or the profile of a mechanism, in both languages at once
    New(Box<New>),
    /// Say which items are translated, and mark translations as up to date
    Translations(Translations),
    /// Print what the archive holds, as a table, as JSON or as CSV
    List(List),
    /// Count items by year, mechanism and language
    Stats(Stats),
    /// Say what a complaint means
    Explain(Explain),
    /// Print schemas by which text editors complete keys and slugs
    Schema(Schema),
    /// Print completions for a shell
    Completions(Completions),
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  samut build
  samut build --output /srv/www/archive --base-url https://example.org/archive/
  samut build --drafts --future          see what is not published yet
  samut build --now 2026-12-31           as it will be on that day")]
pub(super) struct Build {
    /// The folder of the site; `public` in the archive's folder without it
    #[arg(long, short, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,

    /// The address at which the site will stand, in place of that in content/site.toml
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,

    /// Show drafts
    #[arg(long)]
    pub(super) drafts: bool,

    /// Show items whose `publish_date` is still to come
    #[arg(long)]
    pub(super) future: bool,

    /// Write into a folder that holds other files; they stay, but for those with the path of a page
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  samut serve --open
  samut serve --drafts --future          see what is not published yet
  samut serve --port 0                   at any port that is free
  samut serve --interface 192.168.1.5    let others in the office look on

Nothing is written. A page reloads when its files are saved; the key . lists all complaints.")]
pub(super) struct Serve {
    /// The port; 0 for any that is free
    #[arg(long, short, value_name = "PORT", default_value_t = 1111)]
    pub(super) port: u16,

    /// The address of this computer at which it listens; with 127.0.0.1, it alone can look
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub(super) interface: IpAddr,

    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,

    /// Show drafts
    #[arg(long)]
    pub(super) drafts: bool,

    /// Show items whose `publish_date` is still to come
    #[arg(long)]
    pub(super) future: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  samut check
  samut check --strict                   warnings count as errors
  samut check --format json > faults.json
  samut check --format github            as annotations, in a workflow of GitHub")]
pub(super) struct Check {
    /// Let warnings count as errors
    #[arg(long)]
    pub(super) strict: bool,

    /// How complaints are printed: text for people on stderr; for programs on stdout, json or github
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  samut search อาชญากรรมข้ามชาติ
  samut search 17th SOMTC --lang en
  samut search \"พ.ศ. ๒๕๖๐\" --format json

The exit code is 1 if nothing is found.")]
pub(super) struct Search {
    /// Names, words, numbers, in Thai or English
    #[arg(required = true, value_name = "WORD")]
    pub(super) query: Vec<String>,

    /// The language of titles and dates, where there is one; the archive's own without it
    #[arg(long, value_enum, value_name = "LANG")]
    pub(super) lang: Option<Reader>,

    /// How many pages are shown at most
    #[arg(long, value_name = "COUNT", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) limit: u16,

    /// Find drafts too
    #[arg(long)]
    pub(super) drafts: bool,

    /// Find items too whose `publish_date` is still to come
    #[arg(long)]
    pub(super) future: bool,

    /// How pages are told: text for people, or json for programs
    #[arg(long, value_enum, default_value_t = Telling::Text)]
    pub(super) format: Telling,
}

/// How pages that were found are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Telling {
    Text,
    Json,
}

/// A reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Reader {
    Th,
    En,
}

impl From<Reader> for samut::lang::Lang {
    fn from(reader: Reader) -> Self {
        match reader {
            Reader::Th => Self::Th,
            Reader::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
    Github,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  samut init archive && samut build --root archive")]
pub(super) struct Init {
    /// The folder of the new archive, which must be new or empty
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, ClapArgs)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  samut translations                            every item, in both languages
  samut translations --lang en --state missing,stale
  samut translations --mechanism somtc --year 2560
  samut translations --format json > translations.json
  samut translations mark content/news/2022/somtc-22.en.md

States, from the one with most to do:
  missing      there is no text in this language, or it is a draft
  title-only   there is a title only, and the other language has a text
  unmarked     both have a text, and it is not known which was made from which
  stale        the original has changed since the translation was made
  current      the translation is as new as its original
  reviewed     and somebody has compared the two since
  original     what the other language is made from, or the only text"
)]
pub(super) struct Translations {
    #[command(subcommand)]
    pub(super) action: Option<TranslationsAction>,

    /// Items of this mechanism only, by its slug
    #[arg(long, value_name = "SLUG")]
    pub(super) mechanism: Option<String>,

    /// Items of this year only, such as 2017 or 2560
    #[arg(long, value_name = "YEAR")]
    pub(super) year: Option<String>,

    /// This language only
    #[arg(long, value_name = "LANG", value_parser = lang())]
    pub(super) lang: Option<Lang>,

    /// Items that are in this state; several with commas between them
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = state())]
    pub(super) state: Vec<Translation>,

    /// How the list is printed: a table for people, or json
    #[arg(long, value_enum, default_value_t = Rows::Table)]
    pub(super) format: Rows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Rows {
    Table,
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum TranslationsAction {
    /// Note in translations that they are as new as their originals
    Mark(Mark),
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  samut translations mark content/news/2022/somtc-22.en.md
                                         I have brought it up to date
  samut translations mark --unchanged content/news/2022/somtc-22.en.md
                                         what changed in the original does not affect it
  samut translations mark --reviewed content/news/2022/somtc-22.en.md
                                         I have compared the two, and it is right
  samut translations mark --all --lang en --dry-run
                                         begin with an archive whose English texts are all translations

One line of front matter changes, and not a byte beside it. Of several files all are marked, or none.")]
pub(super) struct Mark {
    /// The files of the translations
    #[arg(value_name = "PATH", required_unless_present = "all")]
    pub(super) paths: Vec<PathBuf>,

    /// What has changed in the original does not affect the translation, nor a review of it
    #[arg(long, conflicts_with = "reviewed")]
    pub(super) unchanged: bool,

    /// The translation was compared with its original as both are now
    #[arg(long)]
    pub(super) reviewed: bool,

    /// All texts of a language that are unmarked; never those that are stale
    #[arg(long, requires = "lang", conflicts_with_all = ["paths", "unchanged", "reviewed"])]
    pub(super) all: bool,

    /// The language of the translations, with --all
    #[arg(long, value_name = "LANG", requires = "all", value_parser = lang())]
    pub(super) lang: Option<Lang>,

    /// Say what would be marked, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

fn lang() -> impl clap::builder::TypedValueParser<Value = Lang> {
    let of_tag = |tag: String| Lang::from_tag(&tag).ok_or("no language");
    PossibleValuesParser::new(Lang::ALL.map(Lang::tag)).try_map(of_tag)
}

fn state() -> impl clap::builder::TypedValueParser<Value = Translation> {
    let of_word = |word: String| {
        let mut states = Translation::ALL.into_iter();
        states.find(|state| state.word() == word).ok_or("no state")
    };
    PossibleValuesParser::new(Translation::ALL.map(Translation::word)).try_map(of_word)
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  samut explain E0304")]
pub(super) struct Explain {
    /// A code such as E0304
    #[arg(value_name = "CODE")]
    pub(super) code: String,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  samut schema site                      of content/site.toml
  samut schema register mechanisms       of content/authorities/mechanisms.toml
  samut schema front-matter              of an item; also: front-matter part, section, profile
  samut schema > samut.schema.json       all in one
  samut schema --write                   where Visual Studio Code and others find them

In an archive, a slug is one of those that its registers hold; elsewhere, anything like one.")]
pub(super) struct Schema {
    /// What the schema is of; all in one without it
    #[arg(value_enum, value_name = "WHAT")]
    pub(super) what: Option<What>,

    /// Of front matter: item, part, section or profile; of a register: its name
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,

    /// Set up text editors in the archive: schemas, snippets and what leads to them; nothing of yours is changed
    #[arg(long, conflicts_with = "what")]
    pub(super) write: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    /// The top of a Markdown file
    FrontMatter,
    /// content/site.toml
    Site,
    /// A file in content/authorities
    Register,
    /// theme.toml
    Theme,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  samut completions bash > ~/.local/share/bash-completion/completions/samut")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

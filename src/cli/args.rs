//! What can be typed.

mod list;
mod new;
mod translations;

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use samut::lang::Lang;

pub(super) use list::{List, ListFormat, Listable, Rows, Stats};
pub(super) use new::{New, NewKind, NewSession};
pub(super) use translations::{Mark, Translations, TranslationsAction};

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
    /// Name every fault of the archive, and mend some if asked to
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
    /// Print the configuration of a form in which the archive is edited in a browser
    Cms(Cms),
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
  samut check --fix --dry-run            show what can be mended for you
  samut check --fix                      mend it
  samut check --external                 ask other sites whether links to them still work
  samut check --format json > faults.json
  samut check --format github            as annotations, in a workflow of GitHub")]
pub(super) struct Check {
    /// Let warnings count as errors
    #[arg(long)]
    pub(super) strict: bool,

    /// Mend what can be mended surely: faults of Thai spelling that nobody sees, misspelt words, stars
    /// that stay, Buddhist years in dates of the international form
    #[arg(long)]
    pub(super) fix: bool,

    /// Show what --fix would change, on stdout, and write nothing
    #[arg(long, requires = "fix")]
    pub(super) dry_run: bool,

    /// Ask other sites whether the links that lead to them still work; answers are kept for some days
    #[arg(long)]
    pub(super) external: bool,

    /// With --external, ask all again, whatever was answered in the last days
    #[arg(long, requires = "external")]
    pub(super) again: bool,

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
#[command(after_help = "Examples:
  samut cms > config.json                the configuration alone
  samut cms --output admin               a page that opens the form, for this computer
  samut cms --output content/static/admin --repository github:ministry/archive
                                         the same on the site, for who may write to the repository

docs/cms.md says what goes beside the page, and how it is opened.")]
pub(super) struct Cms {
    /// The folder of the page and its configuration; without it, the configuration is printed
    #[arg(long, short, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,

    /// Where the archive's repository is kept: github:OWNER/NAME, gitlab:OWNER/NAME or gitea:OWNER/NAME
    #[arg(long, value_name = "HOST:OWNER/NAME")]
    pub(super) repository: Option<String>,

    /// The branch that is edited
    #[arg(long, value_name = "NAME", default_value = "main", requires = "repository")]
    pub(super) branch: String,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  samut completions bash > ~/.local/share/bash-completion/completions/samut")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

/// A language of the archive.
fn lang() -> impl TypedValueParser<Value = Lang> {
    let of_tag = |tag: String| Lang::from_tag(&tag).ok_or("no language");
    PossibleValuesParser::new(Lang::ALL.map(Lang::tag)).try_map(of_tag)
}

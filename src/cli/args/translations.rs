//! What can be typed after `samut translations`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Subcommand};
use samut::lang::Lang;
use samut::model::Translation;

use crate::cli::args::{ListFormat, lang};

#[derive(Debug, ClapArgs)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  samut translations                            every item, in both languages
  samut translations --lang en --state missing,stale
  samut translations --mechanism somtc --year 2560
  samut translations --format csv > translations.csv
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
pub(in crate::cli) struct Translations {
    #[command(subcommand)]
    pub(in crate::cli) action: Option<TranslationsAction>,

    /// Items of this mechanism only, by its slug
    #[arg(long, value_name = "SLUG")]
    pub(in crate::cli) mechanism: Option<String>,

    /// Items of this year only, such as 2017 or 2560
    #[arg(long, value_name = "YEAR")]
    pub(in crate::cli) year: Option<String>,

    /// This language only
    #[arg(long, value_name = "LANG", value_parser = lang())]
    pub(in crate::cli) lang: Option<Lang>,

    /// Items that are in this state; several with commas between them
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = state())]
    pub(in crate::cli) state: Vec<Translation>,

    /// How the list is printed: a table for people, or json or csv for programs
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(in crate::cli) format: ListFormat,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TranslationsAction {
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
pub(in crate::cli) struct Mark {
    /// The files of the translations
    #[arg(value_name = "PATH", required_unless_present = "all")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// What has changed in the original does not affect the translation, nor a review of it
    #[arg(long, conflicts_with = "reviewed")]
    pub(in crate::cli) unchanged: bool,

    /// The translation was compared with its original as both are now
    #[arg(long)]
    pub(in crate::cli) reviewed: bool,

    /// All texts of a language that are unmarked; never those that are stale
    #[arg(long, requires = "lang", conflicts_with_all = ["paths", "unchanged", "reviewed"])]
    pub(in crate::cli) all: bool,

    /// The language of the translations, with --all
    #[arg(long, value_name = "LANG", requires = "all", value_parser = lang())]
    pub(in crate::cli) lang: Option<Lang>,

    /// Say what would be marked, and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

fn state() -> impl TypedValueParser<Value = Translation> {
    let of_word = |word: String| {
        let mut states = Translation::ALL.into_iter();
        states.find(|state| state.word() == word).ok_or("no state")
    };
    PossibleValuesParser::new(Translation::ALL.map(Translation::word)).try_map(of_word)
}

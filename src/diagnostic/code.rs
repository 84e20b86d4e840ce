//! The stable codes of our complaints. Each is explained in `docs/diagnostics.md`.

use std::fmt;

/// How much a complaint matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The archive cannot be built as it stands.
    Error,
    /// The archive is built, and something in it is probably not what was meant.
    Warning,
    /// Something that is worth a look; `--strict` lets it pass.
    Note,
    /// It is not told.
    Off,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Note, Self::Off];

    /// The word for people, for JSON and in `[check]`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Off => "off",
        }
    }

    /// The severity of a word; `warn` is short for `warning`.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = if word == "warn" { Self::Warning.word() } else { word };
        Self::ALL.into_iter().find(|severity| severity.word() == word)
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal $(is $usual:ident)?,)+) => {
        /// A rule that content can break.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code as it is printed: `E0102`, `W0601`.
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// How much it matters, unless the archive's settings say otherwise.
            pub const fn severity(self) -> Severity {
                match self {
                    $($(Self::$name => Severity::$usual,)?)+
                    _ => self.of_letter(),
                }
            }
        }
    };
}

codes! {
    // 01: files, names and addresses.
    /// The file is not UTF-8.
    NotUtf8 = "E0101",
    /// The file could not be read.
    Unreadable = "E0102",
    /// A link, pipe or device stands where a file should.
    NotAFile = "E0103",
    /// The file, or its front matter, is larger than we read.
    TooLarge = "E0104",
    /// The language in the file's name is not one of the archive's.
    UnknownLanguage = "E0105",
    /// A part of the address is not made of `a-z`, `0-9` and `-`.
    BadSegment = "E0106",
    /// The address begins with a word that the site keeps for itself.
    ReservedSegment = "E0107",
    /// Two files claim one address.
    AddressTaken = "E0108",
    /// An alias is not a path from the root.
    BadAlias = "E0109",
    /// An address of the last build is gone, and nothing leads on from it.
    AddressGone = "W0110",
    /// A part of a bundle or a section has nothing to belong to.
    Orphan = "E0111",
    /// A file that looks like a document, and is of a kind that we do not read.
    NotRead = "W0112",
    /// The file's name ends in a language that is not set off by a dot.
    LanguageWithoutDot = "W0113",
    /// A picture tells where it was taken, and this cannot be taken out of it.
    TellsPlace = "E0114",
    /// A picture of an item is none that a browser shows.
    NoPicture = "W0115",
    /// A file that nothing shows, lists or links to.
    UnusedFile = "W0116",
    /// A picture that is larger than a site needs.
    LargePicture = "W0117",
    /// A page to which nothing leads.
    UnlinkedPage = "N0118",
    /// An archetype of which `samut new` can make nothing.
    Archetype = "E0119",

    // 02: front matter and settings.
    /// The TOML is not well-formed.
    Toml = "E0201",
    /// There is no front matter, or it does not end.
    NoFrontMatter = "E0202",
    /// A key that we do not know.
    UnknownKey = "E0203",
    /// A value of the wrong type.
    WrongType = "E0204",
    /// A value that is not one of those allowed, or not of the form it must have.
    BadValue = "E0205",
    /// A key that must be there is missing.
    Missing = "E0206",
    /// One key is said twice under two names.
    SaidTwice = "E0207",
    /// The two languages of one item state different facts.
    TwinsDiffer = "E0208",
    /// A file that the front matter names is not in the item's folder.
    NoSuchFile = "E0209",
    /// A key that has no effect where it stands.
    NoEffect = "W0210",
    /// A part says a fact that its whole should say.
    FactInPart = "E0211",

    // 03: dates.
    /// The text is not a date that we can read.
    BadDate = "E0301",
    /// A Buddhist year in a TOML date or ISO text.
    BuddhistIso = "E0302",
    /// A Buddhist year of the time when Thai years began in April, in January to March.
    OldThaiYear = "E0303",
    /// An item without any date.
    NoDate = "E0304",
    /// A range that ends before it begins.
    EndsFirst = "E0305",
    /// A year of two digits, read as 25xx.
    TwoDigitYear = "W0306",
    /// A date of a year that is far ahead.
    FarYear = "W0307",
    /// Two dates of one item in an order that cannot be.
    DatesCross = "W0308",

    // 04: authorities, events and sessions.
    /// A name that no register holds.
    UnknownAuthority = "E0401",
    /// One slug stands for two authorities.
    SlugTaken = "E0402",
    /// Two items state different facts of one session.
    SessionsDiffer = "E0403",
    /// A mechanism reports to itself, directly or through others.
    ReportsToItself = "E0404",
    /// An event is numbered, but has no mechanism.
    SessionWithoutMechanism = "E0405",
    /// The stated number of participants is not the number of those named.
    ParticipantsDiffer = "W0406",
    /// The members cannot be known without the day of the event.
    MembersOfNoDay = "E0407",
    /// A meeting of a mechanism that did not exist then.
    OutsideLife = "W0408",
    /// A session whose number and date do not agree with those of the others.
    SessionsCross = "W0409",
    /// The text names a mechanism that the front matter does not list.
    UnlistedMechanism = "N0410" is Off,
    /// Somebody is said to be absent who is named as present, or who was no member.
    NotAbsent = "E0411",
    /// A translation of a text that has changed since.
    StaleTranslation = "W0420",
    /// What should be the digest of a text is none.
    NoDigest = "W0421",
    /// Each of two languages says that it was translated from the other.
    BothTranslated = "W0422",

    // 05: links.
    /// A link to something that is not in the archive.
    DeadLink = "E0501",
    /// A link to a heading that the page does not have.
    DeadAnchor = "W0502",
    /// A link that is not `http`, `https`, `mailto`, `tel` or relative.
    ForbiddenLink = "W0503",
    /// An address of another site that leads nowhere.
    DeadAddress = "W0504",
    /// An address of another site of which nothing is known.
    UnknownAddress = "N0505",
    /// An address of another site that has moved for good.
    MovedAddress = "N0506",
    /// An address that is not on the public web.
    PrivateAddress = "W0507",

    // 06: text.
    /// Stars that were meant as bold and stay as they are.
    LiteralStars = "W0601",
    /// A paragraph that is indented, and so read as code.
    IndentedText = "W0602",
    /// Lines that were meant as a list or a table, and run together.
    MeltingLines = "W0603",
    /// A line break between Thai letters, which prints a space.
    BrokenThaiLine = "W0604",
    /// HTML that is left out of the page.
    HtmlLeftOut = "W0605",
    /// A heading attribute other than `id` and `class`.
    HeadingAttribute = "W0606",
    /// A fault of Thai spelling that the eye does not see.
    ThaiSpelling = "W0607",
    /// A character that has no width, or that old Thai fonts used.
    StrayCharacter = "W0608",
    /// Lists or quotations within each other, deeper than we follow.
    TooDeep = "E0609",
    /// An image has no words for those who do not see it.
    NoAltText = "W0610",
    /// Markdown that stays in the page as it is, because of a slip in its writing.
    LiteralMarkup = "W0611",
    /// An address in the text that readers cannot click.
    BareAddress = "W0612",
    /// The text is in the other language than the file's name says.
    OtherLanguage = "W0613",
    /// A word or a name of the archive is misspelt.
    Misspelt = "W0614",
    /// A picture of an item has no caption.
    NoCaption = "N0615",
    /// A number has Thai and Arabic digits.
    MixedDigits = "W0616",

    // 07: theme.
    /// A template does not work.
    Template = "E0701",
    /// The theme is made for other versions of Samut.
    ThemeVersion = "E0702",
    /// A message of the interface is missing.
    MissingMessage = "W0703",
    /// The theme that the settings name does not exist.
    NoTheme = "E0704",

    // 08: output.
    /// The output folder would endanger other files.
    DangerousOutput = "E0801",
    /// The output folder holds files that are not ours.
    ForeignOutput = "E0802",
    /// A file could not be written.
    NotWritten = "E0803",
}

impl Code {
    /// The severity that a code's first letter says.
    const fn of_letter(self) -> Severity {
        match self.text().as_bytes() {
            [b'N', ..] => Severity::Note,
            [b'W', ..] => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The code of a text such as `E0102`, in either case.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.text().eq_ignore_ascii_case(text))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// The page that explains every code: the one source for readers and for `explain`.
const EXPLANATIONS: &str = include_str!("../../docs/diagnostics.md");

/// What a code means, in Markdown: its section of `docs/diagnostics.md`, heading included.
pub fn explanation(code: Code) -> Option<&'static str> {
    let heading = format!("## {code}: ");
    let start = EXPLANATIONS.find(&heading)?;
    let section = EXPLANATIONS.get(start..)?;
    let end = section.get(3..)?.find("\n## ").map_or(section.len(), |at| at + 3);
    Some(section.get(..end)?.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_with_an_example_and_nothing_else_is() {
        for &code in Code::ALL {
            let text =
                explanation(code).unwrap_or_else(|| panic!("{code} is not explained"));
            assert!(text.contains("```"), "{code} has no example");
        }
        let headings = EXPLANATIONS.lines().filter_map(|line| line.strip_prefix("## "));
        let explained: Vec<_> =
            headings.filter_map(|h| h.split(':').next().map(str::to_owned)).collect();
        let known: Vec<_> = Code::ALL.iter().map(|code| code.text().to_owned()).collect();
        assert_eq!(explained, known);
    }

    #[test]
    fn codes_are_read_in_either_case() {
        assert_eq!(Code::from_text("e0101"), Some(Code::NotUtf8));
        assert_eq!(Code::from_text("E9999"), None);
    }
}

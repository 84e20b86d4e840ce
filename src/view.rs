//! What each template may see: one small struct for each kind of page, and nothing else.
//!
//! All words and links are final: a template decides looks, never data. The page
//! `docs/templates.md` is made from the comments in this file.

use serde::Serialize;

use crate::lang::Lang;
use crate::model::Tree;

/// Declares views, and keeps what is said of their fields for the themes' page.
macro_rules! views {
    ($(
        $(#[doc = $about:literal])+
        pub struct $name:ident {
            $( $(#[doc = $meaning:literal])+ pub $field:ident: $type:ty, )*
        }
    )+) => {
        $(
            $(#[doc = $about])+
            #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
            pub struct $name {
                $( $(#[doc = $meaning])+ pub $field: $type, )*
            }
        )+

        /// Every view with its fields, in the order of this file.
        pub const VIEWS: &[About] = &[$(
            About {
                name: stringify!($name),
                meaning: concat!($($about),+),
                fields: &[$(
                    Field {
                        name: stringify!($field),
                        kind: stringify!($type),
                        meaning: concat!($($meaning),+),
                    },
                )*],
            },
        )+];
    };
}

/// What is said of a view.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The name of its type.
    pub name: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// What is said of a field.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in a template.
    pub name: &'static str,
    /// Its type, as Rust writes it.
    pub kind: &'static str,
    /// What it is.
    pub meaning: &'static str,
}

views! {
    /// Words, with their language where it is not that of the page.
    pub struct Words {
        /// The words.
        pub text: String,
        /// The language to be named in `lang`, where it is not that of the page.
        pub lang: Option<Lang>,
    }

    /// A link within the site.
    pub struct Link {
        /// Where it leads, relative to the page.
        pub href: String,
        /// Its words.
        pub text: String,
        /// The language of the words, where it is not that of the page.
        pub lang: Option<Lang>,
        /// The full name behind an acronym, where the words are one.
        pub name: Option<String>,
        /// What it is called now, where the words are a name of the item's day that differs.
        pub now: Option<Words>,
        /// What it was to ASEAN on the item's day, in words: a Dialogue Partner.
        pub tier: Option<String>,
    }

    /// A sentence, in which a name may lead to its page.
    pub struct Sentence {
        /// Its words and names, in order.
        pub pieces: Vec<Piece>,
    }

    /// A link with a number: a year and its items, a mechanism and its items.
    pub struct Count {
        /// The link.
        pub link: Link,
        /// How many items stand there.
        pub items: usize,
    }

    /// A point in time.
    pub struct Time {
        /// For `datetime`: ISO 8601, Gregorian.
        pub iso: String,
        /// For readers, in their calendar and digits.
        pub text: String,
    }

    /// A date: a point in time, or two with what stands between them.
    pub struct Date {
        /// The point, or the first of the two.
        pub start: Time,
        /// The dash between the two, with its spaces.
        pub dash: String,
        /// The second, where it is a range.
        pub end: Option<Time>,
    }

    /// An entry of the menu.
    pub struct MenuEntry {
        /// The link.
        pub link: Link,
        /// Whether the page is the one to which it leads.
        pub is_here: bool,
        /// Whether the page lies below it.
        pub is_above: bool,
    }

    /// The same page in the other language.
    pub struct Switch {
        /// Where it stands.
        pub href: String,
        /// Its language.
        pub lang: Lang,
        /// The language's own name.
        pub name: String,
        /// Whether the text there is in that language; if not, only the frame is.
        pub is_translated: bool,
    }

    /// An address of the page in one language, for `<link rel="alternate">`.
    pub struct Alternate {
        /// The language, or `x-default`.
        pub hreflang: String,
        /// The whole address.
        pub href: String,
    }

    /// What every page has: `page`.
    pub struct Page {
        /// The language of the frame.
        pub lang: Lang,
        /// The digits of Thai text, on English pages too: `thai` or `arabic`. The marks of footnotes have them already; lists get them from a style sheet.
        pub digits: String,
        /// The title, for `<title>` and the page's own heading.
        pub title: String,
        /// The language of the title, where it is not that of the page.
        pub title_lang: Option<Lang>,
        /// A sentence or two for search engines.
        pub description: Option<String>,
        /// The way from the page to the root: `../../`, or the site's path on the page for errors.
        pub root: String,
        /// The whole address of the page that search engines should keep.
        pub canonical: Option<String>,
        /// The page in both languages, where both exist.
        pub alternates: Vec<Alternate>,
        /// Whether search engines should pass the page by.
        pub noindex: bool,
        /// The way down to the page; the last is its parent.
        pub breadcrumbs: Vec<Link>,
        /// The same page in the other language.
        pub switch: Option<Switch>,
        /// The menu.
        pub menu: Vec<MenuEntry>,
    }

    /// What every page knows of the archive: `site`.
    pub struct Site {
        /// The archive's name.
        pub title: String,
        /// Its name in the other language, where that differs.
        pub other_title: Option<Words>,
        /// The home page in the page's language.
        pub home: String,
        /// The page on which readers search, in the page's language.
        pub search: String,
        /// What the archive holds.
        pub description: Option<String>,
        /// Who may do what with it.
        pub rights: Option<String>,
        /// `[extra]` of `site.toml`.
        pub extra: Option<Tree>,
    }

    /// An item in a list.
    pub struct Entry {
        /// The item.
        pub link: Link,
        /// Its day, or that of its event.
        pub date: Option<Date>,
        /// The kind of item, in words.
        pub kind: String,
        /// A sentence or two, in the language of the page.
        pub description: Option<String>,
        /// The first three of its mechanisms.
        pub mechanisms: Vec<Link>,
        /// How many more mechanisms it has.
        pub more_mechanisms: usize,
        /// The name of the only language in which it can be read, where that is not the page's.
        pub only_in: Option<String>,
        /// Whether it is still to come.
        pub is_upcoming: bool,
    }

    /// The pages of a list.
    pub struct Pager {
        /// The number of this page, from 1.
        pub number: usize,
        /// The number of pages.
        pub of: usize,
        /// Which page this is, in words.
        pub label: String,
        /// The page of newer items.
        pub newer: Option<Link>,
        /// The page of older items.
        pub older: Option<Link>,
        /// The first, the last and the neighbours of this page, in order.
        pub pages: Vec<PagerStep>,
    }

    /// A page of a list.
    pub struct PagerStep {
        /// The link.
        pub link: Link,
        /// Whether it is this page.
        pub is_here: bool,
        /// Whether pages are left out before it.
        pub after_gap: bool,
    }

    /// A page of a list of items.
    pub struct List {
        /// The entries.
        pub entries: Vec<Entry>,
        /// How many items the whole list has.
        pub total: usize,
        /// The pages, where there are several.
        pub pager: Option<Pager>,
    }

    /// The page at the root, in both languages: `front.html`.
    pub struct Front {
        /// One half for each language, the default one first.
        pub languages: Vec<FrontHalf>,
    }

    /// A language on the page at the root.
    pub struct FrontHalf {
        /// The language.
        pub lang: Lang,
        /// The language's own name.
        pub name: String,
        /// The archive's name.
        pub title: String,
        /// What it holds.
        pub description: Option<String>,
        /// The home page in that language.
        pub home: Link,
        /// The page on which readers search in that language.
        pub search: String,
        /// The newest items.
        pub newest: Vec<Entry>,
    }

    /// The home page of a language: `home.html`.
    pub struct Home {
        /// Whether `content/_index` has words for it; they stand in `body`.
        pub has_body: bool,
        /// The language of the body, where it is not that of the page.
        pub body_lang: Option<Lang>,
        /// What the reader is told where the body is older than its original.
        pub notice: Option<Notice>,
        /// How many items the archive lists.
        pub total: usize,
        /// The archive in numbers: its items, how many can be read in either language, the sessions that it reports, the years that it spans.
        pub numbers: Vec<Number>,
        /// The newest items.
        pub newest: Vec<Entry>,
        /// What is to come, soonest first, each with the date that is to come.
        pub upcoming: Vec<Entry>,
        /// The sessions that ended last, newest first.
        pub sessions: Vec<SessionRow>,
        /// The index by date.
        pub dates: Link,
        /// The years, newest first.
        pub years: Vec<Count>,
        /// The same as bars; none where no item has a date.
        pub chart: Option<Chart>,
        /// The mechanisms by pillar.
        pub pillars: Vec<HomePillar>,
        /// The sections at the top.
        pub sections: Vec<Count>,
    }

    /// A number that tells of the archive.
    pub struct Number {
        /// The number, or two with a dash between them, in the digits of the page.
        pub value: String,
        /// What is counted, in words.
        pub label: String,
    }

    /// A pillar on the home page.
    pub struct HomePillar {
        /// Its slug, for its mark.
        pub slug: String,
        /// Its name; none for mechanisms without a pillar.
        pub name: Option<Words>,
        /// Its acronym.
        pub acronym: Option<String>,
        /// Its page; none for mechanisms without a pillar.
        pub href: Option<String>,
        /// Those of its mechanisms that have items, those with most first; all in an archive without items.
        pub mechanisms: Vec<Count>,
    }

    /// What a reader is told of a text that is not in the language of the page, or older than its original.
    pub struct Notice {
        /// The words.
        pub text: String,
        /// Whether the text is a translation whose original has changed since; else it is in the other language.
        pub is_stale: bool,
        /// The original.
        pub original: Link,
    }

    /// A heading of a text.
    pub struct Heading {
        /// Its level on the page: 2 to 6.
        pub level: u8,
        /// Where it stands: on this page, or on that of another part.
        pub href: String,
        /// Its words.
        pub text: String,
    }

    /// A part of an item or a profile, in the table of contents over all of them.
    pub struct Part {
        /// The part, by its title.
        pub link: Link,
        /// Whether it is the page itself.
        pub is_here: bool,
        /// Its headings.
        pub headings: Vec<Heading>,
        /// The language of the headings, where it is not that of the page.
        pub headings_lang: Option<Lang>,
    }

    /// Authorities that belong together: members among participants, mechanisms of a pillar.
    pub struct Group {
        /// What they are, in words; none where all stand in one group.
        pub label: Option<Words>,
        /// The authorities.
        pub members: Vec<Link>,
    }

    /// A meeting, with names and ranks as they were on its day.
    pub struct Event {
        /// The mechanism that met.
        pub mechanism: Option<Link>,
        /// The mechanism to which it reported; what is said of it differs where it is another today.
        pub reports_to: Option<Group>,
        /// The session.
        pub session: Option<Link>,
        /// Its days.
        pub date: Option<Date>,
        /// Whether it is still to come.
        pub is_upcoming: bool,
        /// The town and country.
        pub place: Option<Words>,
        /// The building.
        pub venue: Option<Words>,
        /// Who chaired.
        pub chair: Option<Words>,
        /// Who hosted it.
        pub hosts: Vec<Link>,
        /// Who took part: members of ASEAN, partners by tier, other countries, organisations and mechanisms. Empty where an item lists them below its text.
        pub participants: Vec<Group>,
        /// The way to that list; the words say how many they are.
        pub participants_below: Option<Link>,
        /// The members of ASEAN that are said not to have taken part.
        pub absent: Vec<Link>,
    }

    /// A piece of a sentence.
    pub struct Piece {
        /// Its words, with the spaces around them.
        pub text: String,
        /// The language to be named in `lang`, where it is not that of the sentence.
        pub lang: Option<Lang>,
        /// Where it leads, if it is an address or has a page.
        pub href: Option<String>,
        /// Whether it is the title of what the sentence cites.
        pub is_title: bool,
    }

    /// How a page is cited, in one language: the form of the APA's Publication Manual (7th ed.) for
    /// web pages, and its Thai adaptation.
    pub struct Citation {
        /// Its language.
        pub lang: Lang,
        /// The whole of it, to be copied.
        pub text: String,
        /// The same in pieces.
        pub pieces: Vec<Piece>,
    }

    /// Where a text comes from.
    pub struct Source {
        /// How the text stands to its source, whose that is, where it stands and when it was read there.
        pub sentence: Vec<Piece>,
        /// The language of the source, a BCP 47 tag.
        pub lang: Option<String>,
        /// Whom the source asks to be thanked.
        pub credit: Option<Words>,
        /// What the source allows.
        pub rights: Option<Words>,
    }

    /// A picture.
    pub struct Image {
        /// Its file.
        pub href: String,
        /// Its width in pixels, as it is seen; not known of drawings.
        pub width: Option<u32>,
        /// Its height in pixels.
        pub height: Option<u32>,
        /// Its smaller copies in WebP, as `srcset` lists them.
        pub srcset: Option<String>,
        /// What it shows; empty where nothing is said of it.
        pub alt: Words,
        /// The words below it.
        pub caption: Option<Words>,
        /// Whose it is.
        pub credit: Option<Words>,
    }

    /// A file to download.
    pub struct Attachment {
        /// Its file.
        pub href: String,
        /// What it is; its name where nothing is said of it.
        pub title: Words,
        /// The kind of file, as its name ends, in capitals.
        pub format: String,
        /// Its size, in words.
        pub size: String,
        /// Its language, in words.
        pub lang: Option<String>,
        /// Its language, a BCP 47 tag.
        pub hreflang: Option<String>,
    }

    /// A text with what belongs to it: an item's, a profile's, a part's.
    pub struct Body {
        /// The language of the text, where it is not that of the page.
        pub lang: Option<Lang>,
        /// What the reader is told where the text is not in the language of the page, or is older than its
        /// original.
        pub notice: Option<Notice>,
        /// Its headings, where there are three or more and it has no parts.
        pub contents: Vec<Heading>,
        /// Its parts in order, this page among them, where it has any; the first is what they are parts of.
        pub parts: Vec<Part>,
        /// Which part this is, in words.
        pub part_label: Option<String>,
        /// How many lines the table of contents over all parts has.
        pub parts_lines: usize,
        /// Its pictures.
        pub images: Vec<Image>,
        /// Its files to download.
        pub attachments: Vec<Attachment>,
        /// The part before.
        pub previous_part: Option<Link>,
        /// The part after.
        pub next_part: Option<Link>,
        /// When it was last changed in substance.
        pub updated: Option<Date>,
        /// Who wrote it; of a part that does not say it, who wrote the whole.
        pub authors: Vec<Words>,
        /// Whom to thank, likewise.
        pub credit: Option<Words>,
        /// Who may do what with it, likewise.
        pub rights: Option<Words>,
        /// Where it comes from; of a part, where the whole does.
        pub source: Option<Source>,
        /// How the page is cited: in its language, then in the other.
        pub citations: Vec<Citation>,
        /// `[extra]` of its front matter.
        pub extra: Option<Tree>,
    }

    /// The sessions beside one that an item reports, of the same mechanism and kind.
    pub struct Beside {
        /// The session that the item reports.
        pub session: Link,
        /// The one before, in the archive.
        pub previous: Option<Link>,
        /// The one after, in the archive.
        pub next: Option<Link>,
    }

    /// Who took part in a meeting of an item, where they are too many for the box of facts.
    pub struct Participants {
        /// The heading, in words.
        pub label: String,
        /// The id of the list on the page.
        pub id: String,
        /// Who they are, in groups; each has a label.
        pub groups: Vec<Group>,
    }

    /// An item: `item.html`. A part has the facts of its whole.
    pub struct Item {
        /// The kind of item, in words.
        pub kind: String,
        /// Its title in the other language, where it has one.
        pub other_title: Option<Words>,
        /// What is said before its day: that it was published then, is dated so, or is due.
        pub dated: String,
        /// Its day.
        pub date: Option<Date>,
        /// Whether it is still to come.
        pub is_upcoming: bool,
        /// The meetings that it reports.
        pub events: Vec<Event>,
        /// The long lists of those who took part in them, for below the text.
        pub participants: Vec<Participants>,
        /// Its mechanisms, beside those of its meetings; many of them by pillar.
        pub mechanisms: Vec<Group>,
        /// Countries that it is about.
        pub countries: Vec<Link>,
        /// Organisations that it is about.
        pub organisations: Vec<Link>,
        /// Its topics.
        pub topics: Vec<Link>,
        /// The sessions that it names.
        pub mentions: Vec<Event>,
        /// In which languages it can be read, in words; not said of pages about the archive.
        pub languages: Option<String>,
        /// What it is a part of.
        pub whole: Option<Link>,
        /// Its text.
        pub text: Body,
        /// The sessions before and after those that it reports.
        pub beside: Vec<Beside>,
        /// Items that share its sessions, mechanisms and topics, the nearest first.
        pub related: Vec<Entry>,
        /// Newer and older items of the same section.
        pub newer: Option<Link>,
        /// The older one.
        pub older: Option<Link>,
        /// The permanent address; of a page that is only framed in its language, that of the original.
        pub address: String,
    }

    /// What is left of a withdrawn item: `tombstone.html`.
    pub struct Tombstone {
        /// Its title in the other language, where it has one.
        pub other_title: Option<Words>,
        /// Its day.
        pub date: Option<Date>,
        /// When it was withdrawn.
        pub withdrawn: Date,
        /// Why.
        pub reason: Option<Words>,
    }

    /// A section: `section.html`.
    pub struct Section {
        /// Whether `_index` has words for it; they stand in `body`, on the first page.
        pub has_body: bool,
        /// The language of the body, where it is not that of the page.
        pub body_lang: Option<Lang>,
        /// What the reader is told where the body is older than its original.
        pub notice: Option<Notice>,
        /// The sections below it.
        pub sections: Vec<Count>,
        /// Its items.
        pub list: List,
    }

    /// The index by date: `dates.html`.
    pub struct Dates {
        /// The years, newest first.
        pub years: Vec<Count>,
        /// The same as bars; none where no item has a date.
        pub chart: Option<Chart>,
    }

    /// The page on which readers search: `search.html`. Its script fills it.
    pub struct Search {
        /// The folder of the index, relative to the page.
        pub data: String,
        /// How the addresses of what is found end: `folders` or `files`, as the setting `links` says.
        pub links: String,
        /// By what readers choose among what is found: `kind`, `mechanism`, `country`, `lang`.
        pub filters: Vec<Filter>,
        /// The years that have items, newest first.
        pub years: Vec<ChoiceYear>,
        /// The indexes that lead to everything without a search.
        pub indexes: Vec<Link>,
    }

    /// By what readers choose among what is found.
    pub struct Filter {
        /// Its name in the address: `mechanism`.
        pub name: String,
        /// What is chosen, in words.
        pub label: String,
        /// What there is to choose; those of a register by name.
        pub choices: Vec<Choice>,
    }

    /// One thing that can be chosen.
    pub struct Choice {
        /// What stands for it in the address: a slug.
        pub value: String,
        /// What it is called.
        pub name: Words,
        /// What it is called for short: an acronym, where it has one.
        pub short: Words,
    }

    /// A year that can be chosen.
    pub struct ChoiceYear {
        /// The year in the Gregorian calendar.
        pub value: i32,
        /// The year as readers count, in their digits.
        pub text: String,
    }

    /// A year: `year.html`.
    pub struct Year {
        /// The year in the Gregorian calendar.
        pub year: i32,
        /// The twelve months; those without items lead nowhere and count 0.
        pub months: Vec<YearMonth>,
        /// The year before that has items.
        pub previous: Option<Link>,
        /// The year after that has items.
        pub next: Option<Link>,
        /// Its items.
        pub list: List,
    }

    /// A month of a year.
    pub struct YearMonth {
        /// Its number, 1 to 12.
        pub number: u8,
        /// Its name.
        pub name: String,
        /// Its page, where it has items.
        pub href: Option<String>,
        /// How many items it has.
        pub items: usize,
        /// That number as a share of the fullest month's, for a bar: `62.5%`.
        pub share: String,
        /// The same by the pillar of each item's first mechanism that has one, those without last;
        /// empty in a year without any pillar.
        pub pillars: Vec<MonthPillar>,
    }

    /// The items of a month that belong to a pillar.
    pub struct MonthPillar {
        /// The slug of the pillar, for its mark; empty of those without one.
        pub slug: String,
        /// Its acronym, or else its name; words for those without one.
        pub name: Words,
        /// How many items it has. Each item is counted once.
        pub items: usize,
        /// Where its part of the bar begins: `25%`.
        pub from: String,
        /// How long that part is: `37.5%`.
        pub share: String,
    }

    /// A month: `month.html`.
    pub struct Month {
        /// The month before that has items.
        pub previous: Option<Link>,
        /// The month after that has items.
        pub next: Option<Link>,
        /// Its year.
        pub year: Link,
        /// Its days as a calendar; none where no item has a day.
        pub calendar: Option<Calendar>,
        /// Its items by day; those of no day come last.
        pub days: Vec<Day>,
        /// How many items it has.
        pub total: usize,
        /// The pages, where there are several.
        pub pager: Option<Pager>,
    }

    /// A day, or a range of days, of a month.
    pub struct Day {
        /// Its `id` on the page, to which the calendar leads; none for items known to the month only.
        pub id: Option<String>,
        /// The days; none for items known to the month only.
        pub date: Option<Date>,
        /// The items.
        pub entries: Vec<Entry>,
    }

    /// The tree of mechanisms: `mechanisms.html`.
    pub struct Mechanisms {
        /// The pillars; last, mechanisms without one.
        pub pillars: Vec<Pillar>,
    }

    /// A pillar with its mechanisms.
    pub struct Pillar {
        /// Its slug, for its mark.
        pub slug: String,
        /// Its name; none for mechanisms without a pillar.
        pub name: Option<Words>,
        /// Its acronym.
        pub acronym: Option<String>,
        /// Its page; none for mechanisms without a pillar.
        pub href: Option<String>,
        /// Mechanisms that report to none of the pillar, with those that report to them.
        pub mechanisms: Vec<Branch>,
    }

    /// A mechanism in the tree.
    pub struct Branch {
        /// The mechanism, by its full name.
        pub link: Link,
        /// Its acronym.
        pub acronym: Option<String>,
        /// How many items it has.
        pub items: usize,
        /// To whom it reports, where that is a mechanism of another pillar.
        pub reports_to: Option<Sentence>,
        /// Whether it is the mechanism of the page.
        pub is_here: bool,
        /// Those that report to it.
        pub below: Vec<Branch>,
        /// The way to more that report to it, where some are left out.
        pub others: Option<Link>,
    }

    /// A name in the other language, and other ways of writing it.
    pub struct Names {
        /// The name in the other language.
        pub other: Option<Words>,
        /// The acronym.
        pub acronym: Option<String>,
        /// The formal name.
        pub formal: Option<Words>,
        /// Other ways of writing it.
        pub variants: Vec<Words>,
        /// Others that have the same acronym.
        pub namesakes: Vec<Link>,
    }

    /// Something that held for some time.
    pub struct Stretch {
        /// What held.
        pub text: Words,
        /// Since when and until when, in words; empty for always.
        pub years: String,
        /// Where it leads, if it is a mechanism.
        pub href: Option<String>,
    }

    /// A mechanism: `mechanism.html`.
    pub struct Mechanism {
        /// Its names.
        pub names: Names,
        /// Its pillar.
        pub pillar: Option<Link>,
        /// The pillar's slug, for its mark.
        pub pillar_slug: Option<String>,
        /// Its level, in words.
        pub level: Option<String>,
        /// Since when it exists and until when, in words; empty where that is not recorded.
        pub active: String,
        /// Whom it reports to today.
        pub reports_to: Option<Stretch>,
        /// Who reports to it.
        pub below: Vec<Link>,
        /// How often it meets today.
        pub cadence: Option<Stretch>,
        /// The session that is to come next.
        pub next: Option<SessionRow>,
        /// What changed in the course of time, where anything did, on the first page.
        pub history: Vec<Sentence>,
        /// Its profile; the text stands in `body`.
        pub profile: Option<Body>,
        /// The sessions of others that its profile names.
        pub mentions: Vec<Event>,
        /// How many sessions were held, at least, and how many stand in the archive.
        pub count: Option<String>,
        /// Its sessions by kind, on the first page.
        pub series: Vec<Series>,
        /// The tree around it, on the first page: whom it reports to, up to the top, and who reports to it.
        pub around: Vec<Branch>,
        /// Its sessions on a line of time, on the first page.
        pub timeline: Option<Timeline>,
        /// Who took part in which session, on the first page.
        pub matrix: Option<Matrix>,
        /// The meetings of others in which it took part, on the first page.
        pub took_part: Option<TookPart>,
        /// Its items.
        pub list: List,
    }

    /// The sessions of one kind, in order.
    pub struct Series {
        /// The kind, in words; none for regular sessions.
        pub label: Option<String>,
        /// The sessions and the gaps between them.
        pub rows: Vec<SessionRow>,
    }

    /// A session in a list, or a gap.
    pub struct SessionRow {
        /// The session; none for a gap.
        pub link: Option<Link>,
        /// What is missing, in words, for a gap.
        pub gap: Option<String>,
        /// Its days.
        pub date: Option<Date>,
        /// The town and country.
        pub place: Option<Words>,
        /// Who hosted it.
        pub hosts: Vec<Link>,
        /// Whether the authority whose page it is was its host; `hosts` are then the others.
        pub is_host: bool,
        /// Whether no item reports it.
        pub is_mentioned_only: bool,
        /// Whether it is still to come.
        pub is_upcoming: bool,
    }

    /// The newest of the meetings in which an authority took part.
    pub struct TookPart {
        /// In how many it took part and how many it hosted, in words.
        pub summary: String,
        /// The meetings, the newest year first.
        pub years: Vec<TookPartYear>,
        /// The page of all of them, where there are more.
        pub all: Option<Link>,
    }

    /// Meetings of one year in which an authority took part.
    pub struct TookPartYear {
        /// The year, or that there is none, in words.
        pub label: String,
        /// The id of its heading.
        pub id: String,
        /// How many meetings the year has, on all pages.
        pub total: usize,
        /// The meetings, newest first.
        pub rows: Vec<SessionRow>,
    }

    /// All meetings in which an authority took part: `participation.html`.
    pub struct Participation {
        /// In how many it took part and how many it hosted, in words.
        pub summary: String,
        /// Every year with its meetings, newest first.
        pub years: Vec<Count>,
        /// The meetings of this page, the newest year first.
        pub shown: Vec<TookPartYear>,
        /// The pages, where there are several.
        pub pager: Option<Pager>,
    }

    /// Years as bars. Places and lengths are as SVG takes them: across in percent, down in em.
    pub struct Chart {
        /// What the bars say together, in words; empty of a single year.
        pub summary: String,
        /// The height of the drawing.
        pub height: String,
        /// How far down the line stands on which the bars do.
        pub base: String,
        /// The years that have items, oldest first.
        pub bars: Vec<Bar>,
        /// Years to be named below the line.
        pub labels: Vec<Label>,
    }

    /// A year as a bar.
    pub struct Bar {
        /// Its page; the words are the year and the number of its items.
        pub link: Link,
        /// Its left edge.
        pub x: String,
        /// Its upper edge.
        pub y: String,
        /// Its width.
        pub width: String,
        /// Its height.
        pub height: String,
        /// The left edge of the place that the year has on the line, for pointers.
        pub place_x: String,
        /// The width of that place.
        pub place_width: String,
        /// The number of its items, where there is room for it.
        pub number: Option<Label>,
        /// Whether the year is still to come.
        pub is_upcoming: bool,
    }

    /// Words in a drawing.
    pub struct Label {
        /// Where they stand, across.
        pub x: String,
        /// Where they stand, down.
        pub y: String,
        /// For `text-anchor`: `start`, `middle` or `end`.
        pub anchor: String,
        /// The words.
        pub text: String,
    }

    /// The sessions of a mechanism on a line of time, or of numbers where no day is known.
    pub struct Timeline {
        /// The line in rows, oldest first.
        pub rows: Vec<TimelineRow>,
        /// What the marks mean, of those that are there.
        pub key: Vec<KeyEntry>,
    }

    /// A row of a line of time.
    pub struct TimelineRow {
        /// Its years, or what its sessions have in common.
        pub label: String,
        /// Where its years end, across.
        pub steps: Vec<String>,
        /// The line through the regular sessions.
        pub lines: Vec<TimelineLine>,
        /// The sessions.
        pub marks: Vec<SessionMark>,
    }

    /// A stretch of the line through the regular sessions.
    pub struct TimelineLine {
        /// Where it begins, across.
        pub from: String,
        /// Where it ends, across.
        pub to: String,
        /// Whether the archive lacks sessions there.
        pub is_gap: bool,
    }

    /// A session on a line of time.
    pub struct SessionMark {
        /// The session; the words are its name, its days and its state.
        pub link: Link,
        /// Its number, where there is room for it.
        pub number: Option<String>,
        /// Where it stands, across.
        pub x: String,
        /// The kind of session: `circle` for a regular one, `diamond` for a special one, `triangle` for an informal one.
        pub shape: String,
        /// `held`, `mentioned` where no item reports it, or `upcoming`.
        pub state: String,
    }

    /// A mark and what it means.
    pub struct KeyEntry {
        /// A shape of a session, or `line`.
        pub shape: String,
        /// A state of a session, or `gap` for a line.
        pub state: String,
        /// What it means.
        pub text: String,
    }

    /// Who took part in which session of a mechanism.
    pub struct Matrix {
        /// The newest sessions, as many as fit on a sheet of A4.
        pub newest: MatrixTable,
        /// Those before them in tables of as many, newest first.
        pub earlier: Vec<MatrixTable>,
        /// Whether any host is known.
        pub has_hosts: bool,
    }

    /// Sessions across, participants down.
    pub struct MatrixTable {
        /// From which session to which it goes, in words.
        pub span: String,
        /// The sessions whose participants are known, oldest first.
        pub heads: Vec<MatrixHead>,
        /// How many columns the table has, that of the names among them.
        pub columns: usize,
        /// Those who took part in any of them: members of ASEAN today, partners by tier, others.
        pub groups: Vec<MatrixGroup>,
    }

    /// A session at the head of its column.
    pub struct MatrixHead {
        /// The session, by its number.
        pub session: Link,
        /// Its year.
        pub year: Option<String>,
    }

    /// Participants of one standing.
    pub struct MatrixGroup {
        /// What they are, in words.
        pub label: String,
        /// The participants, by name.
        pub rows: Vec<MatrixRow>,
    }

    /// A participant.
    pub struct MatrixRow {
        /// Who it is.
        pub who: Link,
        /// For each session `took-part`, `hosted`, or empty.
        pub cells: Vec<String>,
    }

    /// A month as a calendar.
    pub struct Calendar {
        /// The month and its year.
        pub caption: String,
        /// The days of the week, from Sunday.
        pub weekdays: Vec<Weekday>,
        /// The weeks.
        pub weeks: Vec<Week>,
    }

    /// A day of the week.
    pub struct Weekday {
        /// Its short name.
        pub short: String,
        /// Its name.
        pub name: String,
    }

    /// A week of a calendar.
    pub struct Week {
        /// Its seven days.
        pub days: Vec<CalendarDay>,
    }

    /// A day of a calendar.
    pub struct CalendarDay {
        /// The day of the month; empty before its first and after its last.
        pub number: String,
        /// How many items it has.
        pub items: usize,
        /// Where they stand in the list.
        pub href: Option<String>,
        /// The day and the number of its items in words, where it has any.
        pub label: String,
    }

    /// A session: `session.html`.
    pub struct Session {
        /// The meeting.
        pub event: Event,
        /// Whether no item reports it.
        pub is_mentioned_only: bool,
        /// The session before, in the archive.
        pub previous: Option<Link>,
        /// The session after, in the archive.
        pub next: Option<Link>,
        /// Items that report it.
        pub items: Vec<Entry>,
        /// Items that name it.
        pub mentioned_by: Vec<Entry>,
        /// The permanent address.
        pub address: String,
        /// How the page is cited: in its language, then in the other.
        pub citations: Vec<Citation>,
    }

    /// A register of pillars, countries, organisations or topics: `authorities.html`.
    pub struct Authorities {
        /// The entries in groups, each by name.
        pub groups: Vec<AuthorityGroup>,
    }

    /// Entries of a register that belong together.
    pub struct AuthorityGroup {
        /// What they have in common, in words; none for all.
        pub label: Option<String>,
        /// The entries, in the order of their names.
        pub entries: Vec<Count>,
    }

    /// A pillar, a country, an organisation or a topic: `authority.html`.
    pub struct Authority {
        /// Its names.
        pub names: Names,
        /// When it became a member of ASEAN.
        pub joined: Option<Date>,
        /// When it ceased to be one.
        pub left: Option<Date>,
        /// Its tier as a partner today.
        pub partner: Option<Stretch>,
        /// What changed in the course of time, where anything did, on the first page.
        pub history: Vec<Sentence>,
        /// The meetings in which it took part, on the first page.
        pub took_part: Option<TookPart>,
        /// The mechanisms of a pillar, on the first page.
        pub mechanisms: Vec<Branch>,
        /// Its items.
        pub list: List,
    }

    /// An earlier address: `redirect.html`.
    pub struct Redirect {
        /// Where it leads, relative to the page.
        pub href: String,
        /// The whole address to which it leads.
        pub canonical: String,
    }

    /// The page for what is not there: `404.html`.
    pub struct NotFound {
        /// One half for each language, the default one first.
        pub languages: Vec<FrontHalf>,
    }
}

impl Link {
    /// A link of which nothing but its words is said.
    pub fn new(href: String, text: impl Into<String>, lang: Option<Lang>) -> Self {
        Self { href, text: text.into(), lang, name: None, now: None, tier: None }
    }
}

/// The view of one page: `view` in a template.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum View {
    /// The page at the root.
    Front(Front),
    /// A home page.
    Home(Home),
    /// An item.
    Item(Box<Item>),
    /// A withdrawn item.
    Tombstone(Tombstone),
    /// A section.
    Section(Section),
    /// The index by date.
    Dates(Dates),
    /// The page on which readers search.
    Search(Search),
    /// A year.
    Year(Year),
    /// A month.
    Month(Month),
    /// The tree of mechanisms.
    Mechanisms(Mechanisms),
    /// A mechanism.
    Mechanism(Box<Mechanism>),
    /// A session.
    Session(Session),
    /// A register.
    Authorities(Authorities),
    /// An authority.
    Authority(Authority),
    /// The meetings in which an authority took part.
    Participation(Participation),
    /// An earlier address.
    Redirect(Redirect),
    /// The page for what is not there.
    NotFound(NotFound),
}

impl View {
    /// The template that draws it.
    pub const fn template(&self) -> &'static str {
        match self {
            Self::Front(_) => "front.html",
            Self::Home(_) => "home.html",
            Self::Item(_) => "item.html",
            Self::Tombstone(_) => "tombstone.html",
            Self::Section(_) => "section.html",
            Self::Dates(_) => "dates.html",
            Self::Search(_) => "search.html",
            Self::Year(_) => "year.html",
            Self::Month(_) => "month.html",
            Self::Mechanisms(_) => "mechanisms.html",
            Self::Mechanism(_) => "mechanism.html",
            Self::Session(_) => "session.html",
            Self::Authorities(_) => "authorities.html",
            Self::Authority(_) => "authority.html",
            Self::Participation(_) => "participation.html",
            Self::Redirect(_) => "redirect.html",
            Self::NotFound(_) => "404.html",
        }
    }
}

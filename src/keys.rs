//! The one table of keys: every name that front matter, registers and settings may hold.
//!
//! The parser reads by it, the editors' page is checked against it, and twins inherit by it.

/// Where a key may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The top of a document's front matter.
    Document,
    /// `[event]` or `[[event]]`.
    Event,
    /// `[[mentions]]`.
    Mention,
    /// `[source]`.
    Source,
    /// `[[images]]`.
    Image,
    /// `[[attachments]]`.
    Attachment,
    /// One authority of a register.
    Authority,
    /// The facts of a country or an organisation.
    Participant,
    /// The facts of a mechanism, in its register or in its profile.
    Mechanism,
    /// One of `partner`.
    Partner,
    /// One of `cadence`.
    Cadence,
    /// One of `reports_to` where it changed.
    ReportsTo,
    /// One of `former_names`.
    FormerName,
    /// `content/site.toml`.
    Site,
    /// One of `[[menu]]`.
    Menu,
    /// One of `[[misspelt]]`.
    Misspelt,
    /// `theme.toml`.
    Theme,
}

/// What a key's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// Text in quotes.
    Text,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Switch,
    /// A whole number.
    Number,
    /// A date: TOML, ISO 8601 or as written in Thai or English.
    Date,
    /// A list of texts; one text alone stands for a list of one.
    Texts,
    /// `{ th = "...", en = "..." }`.
    Bilingual,
    /// `{ th = ["..."], en = ["..."] }`.
    BilingualTexts,
    /// A table of its own keys.
    Table(Scope),
    /// A list of tables; one table alone stands for a list of one.
    Tables(Scope),
    /// The slug of a mechanism, or tables of a slug and the years it held.
    Parents,
    /// A table of codes of complaints, each with how much it matters.
    Levels,
    /// Anything: it is the theme's affair.
    Free,
}

/// Whether both languages of an item share a key's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A fact of the item: said once, in either language.
    Shared,
    /// Words of one language.
    Own,
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Where it stands.
    pub scope: Scope,
    /// The name we give it.
    pub name: &'static str,
    /// Other names that are accepted: those of Hugo, and older habits.
    pub also: &'static [&'static str],
    /// What its value is.
    pub kind: Type,
    /// Whether twins share it.
    pub class: Class,
    /// What it says, in one sentence for editors.
    pub meaning: &'static str,
}

/// The kinds of items.
pub const KINDS: &[&str] = &["news", "report", "document", "page"];
/// The kinds of sessions.
pub const SESSION_KINDS: &[&str] = &["regular", "special", "informal"];
/// The languages.
pub const LANGUAGES: &[&str] = &["th", "en"];
/// The usual levels of mechanisms, from the top down, which the default theme has words for.
pub const LEVELS: &[&str] = &[
    "summit",
    "council",
    "ministerial",
    "senior-officials",
    "committee",
    "commission",
    "coordination",
    "conference",
    "forum",
    "network",
    "centre",
    "institute",
    "secretariat",
    "entity",
    "working-group",
];
/// The usual tiers of partners, which the default theme has words for.
pub const TIERS: &[&str] = &["dialogue", "sectoral-dialogue", "development", "observer"];
/// How an item stands to its source.
pub const RELATIONS: &[&str] =
    &["original", "translation", "summary", "translated-summary", "republication"];

const fn key(
    scope: Scope,
    name: &'static str,
    also: &'static [&'static str],
    kind: Type,
    class: Class,
    meaning: &'static str,
) -> Key {
    Key { scope, name, also, kind, class, meaning }
}

use Class::{Own, Shared};
use Scope::{
    Attachment, Authority, Cadence, Document, Event, FormerName, Image, Mechanism,
    Mention, Menu, Misspelt, Participant, Partner, ReportsTo, Site, Source, Theme,
};
use Type::{
    Bilingual, BilingualTexts, Choice, Date, Free, Levels, Number, Parents, Switch,
    Table, Tables, Text, Texts,
};

/// Every key, in the order in which the editors' page lists them.
#[rustfmt::skip]
pub const KEYS: &[Key] = &[
    key(Document, "title", &[], Text, Own, "The title of the document, in its own language."),
    key(Document, "description", &["summary"], Text, Own, "One or two sentences for lists and search engines."),
    key(Document, "kind", &["type"], Choice(KINDS), Shared, "What the item is; without it, the top folder decides."),
    key(Document, "date", &[], Date, Shared, "The day of the item: when it was issued or posted."),
    key(Document, "updated", &["lastmod", "modified"], Date, Own, "When the document was last changed in substance."),
    key(Document, "publish_date", &["publishDate", "pubdate"], Date, Shared, "The first day on which the item is on the site."),
    key(Document, "expiry_date", &["expiryDate", "unpublishdate"], Date, Shared, "From this day on the item is withdrawn: its page says so and why."),
    key(Document, "expiry_reason", &[], Text, Own, "Why the item was withdrawn, for readers."),
    key(Document, "draft", &[], Switch, Own, "A draft is not published; its twin is."),
    key(Document, "slug", &[], Text, Shared, "The last part of the address, in place of the file's name."),
    key(Document, "translation_key", &["translationKey"], Text, Own, "Joins two documents whose file names differ: both name the same key."),
    key(Document, "aliases", &[], Texts, Shared, "Earlier addresses, as paths from the root, that lead here."),
    key(Document, "weight", &[], Number, Shared, "The order of parts: smaller comes first."),
    key(Document, "template", &["layout"], Text, Shared, "A template of the theme other than that of the item's kind."),
    key(Document, "mechanisms", &[], Texts, Shared, "The mechanisms that the item is about or that took part, by slug."),
    key(Document, "countries", &[], Texts, Shared, "The countries that the item is about, by slug."),
    key(Document, "organisations", &["organizations"], Texts, Shared, "The organisations that the item is about, by slug."),
    key(Document, "topics", &["tags"], Texts, Shared, "The topics of the item, by slug."),
    key(Document, "event", &["events"], Tables(Event), Shared, "The meeting that the item reports; several as [[event]]."),
    key(Document, "mentions", &[], Tables(Mention), Shared, "Sessions that the text names without reporting them."),
    key(Document, "source", &[], Table(Source), Shared, "Where the text comes from."),
    key(Document, "images", &[], Tables(Image), Shared, "The pictures of the item, in the order of showing."),
    key(Document, "attachments", &[], Tables(Attachment), Shared, "Files to download."),
    key(Document, "authors", &["author"], Texts, Own, "Who wrote the document."),
    key(Document, "credit", &[], Text, Own, "Whom to thank for the text."),
    key(Document, "rights", &[], Text, Own, "Who may do what with the text."),
    key(Document, "translated_from", &[], Text, Own, "Which state of the other language this translation was made from."),
    key(Document, "extra", &["params"], Free, Own, "Anything that the site's own theme needs."),

    key(Event, "mechanism", &[], Text, Shared, "The mechanism that met, by slug."),
    key(Event, "session", &["number"], Number, Shared, "The number of the session: 17 for the 17th."),
    key(Event, "kind", &[], Choice(SESSION_KINDS), Shared, "Regular sessions, special ones and informal ones are numbered apart."),
    key(Event, "start", &["date"], Date, Shared, "The day, or the range of days, of the event."),
    key(Event, "end", &[], Date, Shared, "The last day, where `start` is the first."),
    key(Event, "host", &["hosts"], Texts, Shared, "Who hosted, by slug; several are co-hosts."),
    key(Event, "participants", &[], Texts, Shared, "Who took part, by slug; \"all members\" stands for the members on that day."),
    key(Event, "except", &[], Texts, Shared, "Members who did not take part, beside \"all members\"."),
    key(Event, "participants_stated", &[], Number, Shared, "How many countries the source says took part."),
    key(Event, "place", &[], Text, Own, "The town and country."),
    key(Event, "venue", &[], Text, Own, "The building."),
    key(Event, "chair", &[], Text, Own, "Who chaired."),

    key(Mention, "mechanism", &[], Text, Shared, "The mechanism, by slug."),
    key(Mention, "session", &["number"], Number, Shared, "The number of the session."),
    key(Mention, "kind", &[], Choice(SESSION_KINDS), Shared, "Regular, special or informal."),
    key(Mention, "start", &["date"], Date, Shared, "When the text says it is or was held."),
    key(Mention, "end", &[], Date, Shared, "The last day, where `start` is the first."),
    key(Mention, "host", &["hosts"], Texts, Shared, "Who hosts it, by slug."),
    key(Mention, "place", &[], Text, Own, "The town and country."),
    key(Mention, "venue", &[], Text, Own, "The building."),

    key(Source, "url", &[], Text, Shared, "The address of the source."),
    key(Source, "retrieved", &[], Date, Shared, "When it was read there."),
    key(Source, "publisher", &[], Text, Own, "Who published the source."),
    key(Source, "relation", &[], Choice(RELATIONS), Own, "How this text stands to it."),
    key(Source, "lang", &[], Text, Own, "The language of the source: th, en or another BCP 47 tag."),
    key(Source, "credit", &[], Text, Own, "Whom the source asks to be thanked."),
    key(Source, "rights", &[], Text, Own, "What the source allows."),

    key(Image, "file", &["src"], Text, Shared, "The picture's file in the item's folder."),
    key(Image, "alt", &[], Text, Own, "What the picture shows, for those who do not see it."),
    key(Image, "caption", &[], Text, Own, "The words below the picture."),
    key(Image, "credit", &[], Text, Own, "Whose picture it is."),

    key(Attachment, "file", &["src"], Text, Shared, "The file in the item's folder."),
    key(Attachment, "lang", &[], Text, Shared, "The language of the file; where it is not said, that in which its name ends, `report.th.pdf`."),
    key(Attachment, "title", &[], Text, Own, "What the file is."),

    key(Authority, "slug", &[], Text, Shared, "The short name that everything else uses."),
    key(Authority, "name", &[], Bilingual, Shared, "The name in both languages."),
    key(Authority, "acronym", &[], Text, Shared, "The acronym; it need not be unique."),
    key(Authority, "formal", &[], Bilingual, Shared, "The formal name."),
    key(Authority, "variants", &[], BilingualTexts, Shared, "Other ways of writing the name."),

    key(Participant, "joined", &[], Date, Shared, "When the country became a member of ASEAN."),
    key(Participant, "left", &[], Date, Shared, "When it ceased to be a member."),
    key(Participant, "partner", &[], Tables(Partner), Shared, "Its tier as a partner of ASEAN."),

    key(Mechanism, "pillar", &[], Text, Shared, "The pillar, by slug."),
    key(Mechanism, "level", &[], Text, Shared, "The rank of the mechanism: one of the usual words, which the theme says in both languages, or one of your own."),
    key(Mechanism, "from", &[], Date, Shared, "Since when it exists; a meeting that began before is told."),
    key(Mechanism, "until", &[], Date, Shared, "Until when it existed; a meeting that began after is told."),
    key(Mechanism, "reports_to", &[], Parents, Shared, "The mechanism that it reports to, by slug."),
    key(Mechanism, "cadence", &[], Tables(Cadence), Shared, "How often it meets."),
    key(Mechanism, "former_names", &[], Tables(FormerName), Shared, "What it was called before."),

    key(Partner, "tier", &[], Text, Shared, "The kind of partnership: one of the usual words, which the theme says in both languages, or one of your own."),
    key(Partner, "from", &[], Date, Shared, "Since when."),
    key(Partner, "until", &[], Date, Shared, "Until when."),

    key(Cadence, "text", &[], Bilingual, Shared, "How often, in words that go on after \"meets\": `every two years`, `ทุกสองปี`."),
    key(Cadence, "from", &[], Date, Shared, "Since when."),
    key(Cadence, "until", &[], Date, Shared, "Until when."),

    key(ReportsTo, "to", &[], Text, Shared, "The mechanism, by slug."),
    key(ReportsTo, "from", &[], Date, Shared, "Since when."),
    key(ReportsTo, "until", &[], Date, Shared, "Until when."),

    key(FormerName, "name", &["text"], Bilingual, Shared, "The earlier name."),
    key(FormerName, "acronym", &[], Text, Shared, "The earlier acronym."),
    key(FormerName, "from", &[], Date, Shared, "Since when."),
    key(FormerName, "until", &[], Date, Shared, "Until when. Without it, and without a later former name, no item is shown with this name."),

    key(Site, "title", &[], Bilingual, Shared, "The name of the archive."),
    key(Site, "description", &[], Bilingual, Shared, "One sentence that says what the archive holds."),
    key(Site, "base_url", &["baseURL"], Text, Shared, "The address at which the site will stand."),
    key(Site, "languages", &[], Texts, Shared, "Both languages, the default one first."),
    key(Site, "time_zone", &["timeZone"], Text, Shared, "The zone in which the archive's days begin."),
    key(Site, "digits", &[], Choice(&["thai", "arabic"]), Shared, "The digits of dates and numbers on Thai pages."),
    key(Site, "theme", &[], Text, Shared, "The folder of the theme in `themes/`."),
    key(Site, "fallback_pages", &[], Switch, Shared, "Whether an item has a page in the language that it lacks."),
    key(Site, "links", &[], Choice(&["folders", "files"]), Shared, "Whether links end in a folder, or in `index.html` for reading from a disk."),
    key(Site, "link_names", &[], Switch, Shared, "Whether the first mention of a mechanism that the item lists is a link to its page."),
    key(Site, "rights", &[], Bilingual, Shared, "Who may do what with the archive."),
    key(Site, "menu", &[], Tables(Menu), Shared, "The entries of the menu."),
    key(Site, "check", &[], Levels, Shared, "How much a rule matters here, by the code of its complaint: `W0406 = \"off\"`. What is an error stays one."),
    key(Site, "misspelt", &[], Tables(Misspelt), Shared, "Words that the archive's editors often misspell, beside those that Samut knows."),
    key(Site, "extra", &["params"], Free, Shared, "Anything that the site's own theme needs."),

    key(Menu, "name", &[], Bilingual, Shared, "The words of the entry."),
    key(Menu, "to", &[], Text, Shared, "Where it leads: a document (`@/pages/about.th.md`), an id, or an address."),

    key(Misspelt, "wrong", &[], Text, Shared, "The word as it is often misspelt."),
    key(Misspelt, "right", &[], Text, Shared, "The word as it is written."),

    key(Theme, "name", &[], Text, Shared, "The name of the theme."),
    key(Theme, "samut", &[], Text, Shared, "The versions of Samut that it is made for: \">=0.1, <0.2\"."),
    key(Theme, "license", &["licence"], Text, Shared, "The licence of the theme."),
    key(Theme, "description", &[], Text, Shared, "What the theme is."),
    key(Theme, "extra", &[], Free, Shared, "Anything that the theme's own templates need."),
];

/// The keys that may stand in any of the scopes, in the table's order.
pub fn in_scopes(scopes: &[Scope]) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| scopes.contains(&key.scope))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_name_is_given_twice_in_a_scope() {
        let mut seen = BTreeSet::new();
        for key in KEYS {
            for name in std::iter::once(&key.name).chain(key.also) {
                assert!(
                    seen.insert((key.scope, *name)),
                    "{name} twice in {:?}",
                    key.scope
                );
            }
        }
    }

    #[test]
    fn every_meaning_is_a_sentence() {
        for key in KEYS {
            assert!(key.meaning.ends_with('.'), "{}: {}", key.name, key.meaning);
        }
    }
}

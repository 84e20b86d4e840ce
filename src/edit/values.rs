//! What stands in the places of an archetype: the facts of a wish, as values and as words.
//!
//! In: what is to be made, and the names that the archive knows. Out: the text for each place, or
//! nothing where nothing is known.

use crate::date::{Date, Form, Precision, Style, print};
use crate::edit::{Placement, Wish, words};
use crate::lang::{Bilingual, Lang};
use crate::messages::{Messages, Value};
use crate::model::{
    Archetype, Archive, Authority, AuthorityIx, Filled, Kind, Placeholder, SessionKind,
    Slot, Within, former_name_on, throughout,
};

/// The values of a wish.
pub struct Values<'a> {
    wish: &'a Wish,
    placement: &'a Placement,
    archive: &'a Archive,
    messages: &'a Messages,
}

impl<'a> Values<'a> {
    /// The values of what is to be made, with the names of an archive and the words of its theme.
    pub fn new(
        wish: &'a Wish,
        placement: &'a Placement,
        archive: &'a Archive,
        messages: &'a Messages,
    ) -> Self {
        Self { wish, placement, archive, messages }
    }

    /// The document of a language.
    ///
    /// Facts stand in the file that leads, and so does the beginning of a text: beside it the
    /// other is a title, to which a translation is still to be written.
    pub fn fill(&self, archetype: &Archetype, lang: Lang) -> Filled {
        let leads = self.placement.leads(lang);
        archetype.fill(leads, |slot| self.at(slot, lang, leads))
    }

    /// What is known and would be lost, as the archetype has no place for it as a value.
    pub fn lost(&self, archetype: &Archetype, lang: Lang) -> Vec<Placeholder> {
        let leads = self.placement.leads(lang);
        let is_lost = |placeholder: &Placeholder| {
            self.value(*placeholder, lang).is_some()
                && (leads || !placeholder.is_shared())
                && !archetype.says(*placeholder)
        };
        Placeholder::ALL.iter().copied().filter(is_lost).collect()
    }

    /// The facts that were given: what one file says for both, but for what its folder says.
    pub fn facts(&self) -> Vec<Placeholder> {
        let is_given = |placeholder: &Placeholder| {
            placeholder.is_shared()
                && *placeholder != Placeholder::Kind
                && self.value(*placeholder, self.wish.lead()).is_some()
        };
        Placeholder::ALL.iter().copied().filter(is_given).collect()
    }

    fn at(&self, slot: &Slot, lang: Lang, leads: bool) -> Option<String> {
        let Slot { placeholder, within, .. } = slot;
        if *within == Within::Value {
            let stands_here = leads || !placeholder.is_shared();
            return self.value(*placeholder, lang).filter(|_| stands_here);
        }
        let said = words::one_line(&self.words(*placeholder, lang)?);
        Some(match within {
            Within::Quotes => words::within_quotes(&said),
            Within::Markdown { begins_line } => words::markdown(&said, *begins_line),
            Within::Value | Within::Comment => said,
        })
    }

    /// A value in TOML.
    fn value(&self, placeholder: Placeholder, lang: Lang) -> Option<String> {
        let Wish { kind, event, record, .. } = self.wish;
        let text = |text: &Option<String>| text.as_deref().map(words::quoted);
        let list = |slugs: &[String]| (!slugs.is_empty()).then(|| words::list(slugs));
        let of_record = record.as_ref();
        let is_meeting = event.is_told() && *kind != Kind::Profile;
        let mechanism =
            self.mechanism().filter(|_| *kind != Kind::Profile).map(|m| m.slug.clone());
        match placeholder {
            // The record of a new mechanism has its names, which lend the profile its title.
            Placeholder::Title if record.is_some() => None,
            Placeholder::Title => text(self.wish.titles.get(lang)),
            Placeholder::Kind => {
                let says_otherwise = Kind::of_key(&self.placement.key()) != *kind;
                (*kind != Kind::Profile && says_otherwise)
                    .then(|| words::quoted(kind.word()))
            }
            Placeholder::Date => self.wish.date.as_ref().map(|date| date.toml.clone()),
            Placeholder::Draft => self.wish.draft.then(|| "true".to_owned()),
            Placeholder::Mechanisms => {
                mechanism.filter(|_| !is_meeting).map(|slug| words::list(&[slug]))
            }
            Placeholder::Countries => list(&self.wish.countries),
            Placeholder::Organisations => list(&self.wish.organisations),
            Placeholder::Topics => list(&self.wish.topics),
            Placeholder::Mechanism => {
                mechanism.filter(|_| is_meeting).as_deref().map(words::quoted)
            }
            Placeholder::Session => event.session.map(|(_, number)| number.to_string()),
            Placeholder::SessionKind => {
                let kind = event.session?.0;
                (kind != SessionKind::Regular).then(|| words::quoted(kind.word()))
            }
            Placeholder::Start => event.start.as_ref().map(|date| date.toml.clone()),
            Placeholder::End => event.end.as_ref().map(|date| date.toml.clone()),
            Placeholder::Place => text(event.places.get(lang)),
            Placeholder::Host => list(&event.hosts),
            Placeholder::Name => of_record.and_then(|_| names(&self.wish.titles)),
            Placeholder::Acronym => text(&of_record?.acronym),
            Placeholder::Pillar => text(&of_record?.pillar),
            Placeholder::Level => text(&of_record?.level),
            Placeholder::ReportsTo => text(&of_record?.reports_to),
            Placeholder::MechanismName
            | Placeholder::SessionName
            | Placeholder::Ordinal
            | Placeholder::When
            | Placeholder::Twin => None,
        }
    }

    /// The words for a place among words.
    fn words(&self, placeholder: Placeholder, lang: Lang) -> Option<String> {
        let Wish { titles, event, record, .. } = self.wish;
        match placeholder {
            Placeholder::Title => titles.get(lang).clone(),
            Placeholder::Date => {
                self.wish.date.as_ref().map(|date| self.date(lang, date.date))
            }
            Placeholder::Mechanism => self
                .wish
                .mechanism
                .map(|ix| self.archive.authorities.short(ix, lang).1.to_owned()),
            Placeholder::Session => {
                let number = i64::from(event.session?.1);
                Some(self.messages.number(lang, number))
            }
            Placeholder::Start => {
                event.start.as_ref().map(|date| self.date(lang, date.date))
            }
            Placeholder::End => event.end.as_ref().map(|date| self.date(lang, date.date)),
            Placeholder::Place => event.places.get(lang).clone(),
            Placeholder::Acronym => record.as_ref()?.acronym.clone(),
            Placeholder::MechanismName => match self.mechanism() {
                Some(mechanism) => Some(name_on(mechanism, lang, event.days())),
                None => record.as_ref().and_then(|_| titles.get(lang).clone()),
            },
            Placeholder::SessionName => session_name(
                self.archive,
                self.messages,
                self.wish.mechanism?,
                event.session?,
                event.days(),
                lang,
            ),
            Placeholder::Ordinal => Some(self.messages.ordinal(lang, event.session?.1)),
            Placeholder::When => event.days().map(|days| self.when(lang, days)),
            Placeholder::Twin => {
                let lead = self.placement.lead();
                (!self.placement.leads(lang))
                    .then(|| lead.rsplit('/').next().unwrap_or("").to_owned())
            }
            Placeholder::Kind
            | Placeholder::Draft
            | Placeholder::Mechanisms
            | Placeholder::Countries
            | Placeholder::Organisations
            | Placeholder::Topics
            | Placeholder::SessionKind
            | Placeholder::Host
            | Placeholder::Name
            | Placeholder::Pillar
            | Placeholder::Level
            | Placeholder::ReportsTo => None,
        }
    }

    fn mechanism(&self) -> Option<&Authority> {
        self.wish.mechanism.map(|ix| self.archive.authorities.get(ix))
    }

    fn date(&self, lang: Lang, date: Date) -> String {
        let digits = self.archive.site.digits;
        print(date, Style { lang, digits, form: Form::Long })
    }

    /// When a meeting was, as a text goes on after saying that it was held.
    fn when(&self, lang: Lang, days: Date) -> String {
        let printed = self.date(lang, days);
        let precision = days.start().precision();
        let before = match (lang, precision, days.is_range()) {
            (Lang::En, Precision::Day, _) => "on ",
            (Lang::En, _, _) => "in ",
            (Lang::Th, Precision::Day, true) => "ระหว่างวันที่ ",
            (Lang::Th, Precision::Day, false) => "เมื่อวันที่ ",
            (Lang::Th, Precision::Month, true) => "ระหว่างเดือน",
            (Lang::Th, Precision::Month, false) => "เมื่อเดือน",
            (Lang::Th, Precision::Year, true) => "ระหว่าง ",
            (Lang::Th, Precision::Year, false) => "เมื่อ ",
        };
        format!("{before}{printed}")
    }
}

/// The names of a new mechanism in TOML, in the languages in which it has one.
fn names(titles: &Bilingual<Option<String>>) -> Option<String> {
    let name = |lang: Lang| {
        let name = titles.get(lang).as_ref()?;
        Some(format!("{lang} = {}", words::quoted(name)))
    };
    let names: Vec<String> = Lang::ALL.into_iter().filter_map(name).collect();
    (!names.is_empty()).then(|| format!("{{ {} }}", names.join(", ")))
}

/// What a mechanism was called on a day, in a language or else in the other.
fn name_on(mechanism: &Authority, lang: Lang, days: Option<Date>) -> String {
    let former = days.and_then(|days| {
        throughout(&mechanism.former_names, former_name_on, days.start()).flatten()
    });
    let former = former.and_then(|former| former.name.get(lang).clone());
    former.unwrap_or_else(|| mechanism.name(lang).1.to_owned())
}

/// The whole name of a session, as a title says it: `26th ASEAN Senior Officials Meeting on
/// Transnational Crime`. Nothing where the mechanism has no name in the language.
pub fn session_name(
    archive: &Archive,
    messages: &Messages,
    mechanism: AuthorityIx,
    (kind, number): (SessionKind, u32),
    days: Option<Date>,
    lang: Lang,
) -> Option<String> {
    let mechanism = archive.authorities.get(mechanism);
    mechanism.name.get(lang).as_ref()?;
    let name = name_on(mechanism, lang, days);
    let ordinal = messages.ordinal(lang, number);
    let values = [("mechanism", Value::Text(&name)), ("ordinal", Value::Text(&ordinal))];
    Some(messages.say(lang, &format!("session_{}", kind.word()), &values))
}

//! Controlled names: pillars, mechanisms, countries, organisations, topics (ISAAR(CPF)).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::date::Date;
use crate::diagnostic::Place;
use crate::keys::Named;
use crate::lang::{Bilingual, Lang};
use crate::model::Located;

/// A register of authorities. Its folder name is its address and the name of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// The pillars of the ASEAN Community, and what stands across them.
    Pillars,
    /// Bodies and series of meetings.
    Mechanisms,
    /// States.
    Countries,
    /// International and regional organisations.
    Organisations,
    /// Subjects.
    Topics,
}

impl Register {
    /// Every register.
    pub const ALL: [Self; 5] = [
        Self::Pillars,
        Self::Mechanisms,
        Self::Countries,
        Self::Organisations,
        Self::Topics,
    ];

    /// The plural word of its file, of its array of tables, and of its address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pillars => "pillars",
            Self::Mechanisms => "mechanisms",
            Self::Countries => "countries",
            Self::Organisations => "organisations",
            Self::Topics => "topics",
        }
    }

    /// The registers of those whom a slug may name.
    pub const fn named(named: Named) -> &'static [Self] {
        match named {
            Named::Pillar => &[Self::Pillars],
            Named::Mechanism => &[Self::Mechanisms],
            Named::Country => &[Self::Countries],
            Named::Organisation => &[Self::Organisations],
            Named::Topic => &[Self::Topics],
            Named::Actor | Named::ActorOrMembers => {
                &[Self::Countries, Self::Organisations, Self::Mechanisms]
            }
        }
    }

    /// What one of its entries is called in a complaint.
    pub const fn singular(self) -> &'static str {
        match self {
            Self::Pillars => "pillar",
            Self::Mechanisms => "mechanism",
            Self::Countries => "country",
            Self::Organisations => "organisation",
            Self::Topics => "topic",
        }
    }
}

/// One controlled name and the facts that stand with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Authority {
    /// Which register holds it.
    pub register: Register,
    /// Its slug, unique across registers.
    pub slug: String,
    /// Where it is recorded.
    pub place: Place,
    /// Its name in both languages; one may be missing.
    pub name: Bilingual<Option<String>>,
    /// Its acronym, an attribute and never an identifier: two bodies share ACCC.
    pub acronym: Option<String>,
    /// Its formal name.
    pub formal: Bilingual<Option<String>>,
    /// Other ways of writing its name.
    pub variants: Bilingual<Vec<String>>,
    /// The pillar of a mechanism, as a slug.
    pub pillar: Option<Located<String>>,
    /// The level of a mechanism.
    pub level: Option<String>,
    /// Since when a mechanism exists (ISAAR(CPF), dates of existence); nothing if it is not recorded.
    pub from: Option<Located<Date>>,
    /// Until when it existed, that day included; nothing for still, or if it is not recorded.
    pub until: Option<Located<Date>>,
    /// Whom a mechanism reports to, and when.
    pub parents: Vec<Parent>,
    /// How often a mechanism meets, and when.
    pub cadence: Vec<Cadence>,
    /// What it was called before.
    pub former_names: Vec<FormerName>,
    /// When a country became a member of ASEAN.
    pub joined: Option<Date>,
    /// When it ceased to be one.
    pub left: Option<Date>,
    /// Its tiers as a partner.
    pub partner: Vec<Partner>,
}

/// A mechanism that another reports to, for some time.
#[derive(Debug, Clone, PartialEq)]
pub struct Parent {
    /// Its slug.
    pub to: Located<String>,
    /// Since when; nothing for always.
    pub from: Option<Date>,
    /// Until when; nothing for still.
    pub until: Option<Date>,
}

/// How often a mechanism met, for some time.
#[derive(Debug, Clone, PartialEq)]
pub struct Cadence {
    /// In words.
    pub text: Bilingual<Option<String>>,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
}

/// An earlier name, which is over: see [`former_name_on`](crate::model::former_name_on).
#[derive(Debug, Clone, PartialEq)]
pub struct FormerName {
    /// In both languages.
    pub name: Bilingual<Option<String>>,
    /// The earlier acronym.
    pub acronym: Option<String>,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
}

/// A tier as a partner of ASEAN, for some time.
#[derive(Debug, Clone, PartialEq)]
pub struct Partner {
    /// One of `keys::TIERS`.
    pub tier: String,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
}

impl Authority {
    /// An entry of a register of which nothing is known but its slug and where it is recorded.
    pub fn new(register: Register, slug: String, place: Place) -> Self {
        Self {
            register,
            slug,
            place,
            name: Bilingual::default(),
            acronym: None,
            formal: Bilingual::default(),
            variants: Bilingual::default(),
            pillar: None,
            level: None,
            from: None,
            until: None,
            parents: Vec::new(),
            cadence: Vec::new(),
            former_names: Vec::new(),
            joined: None,
            left: None,
            partner: Vec::new(),
        }
    }

    /// The name in a language or else in the other, with the language it is in.
    pub fn name(&self, lang: Lang) -> (Lang, &str) {
        match self.name.nearest(lang) {
            Some((lang, name)) => (lang, name),
            None => (Lang::En, self.acronym.as_deref().unwrap_or(&self.slug)),
        }
    }

    /// All that is known of it but what it is called, today and before.
    fn facts(&self) -> Self {
        Self {
            name: Bilingual::default(),
            acronym: None,
            formal: Bilingual::default(),
            variants: Bilingual::default(),
            former_names: Vec::new(),
            cadence: Vec::new(),
            ..self.clone()
        }
    }

    /// The path of its page below the language: `countries/th`.
    pub fn id(&self) -> String {
        format!("{}/{}", self.register.word(), self.slug)
    }

    /// Whether a country was a member of ASEAN on a day.
    pub fn is_member_on(&self, day: NaiveDate) -> bool {
        self.joined.is_some_and(|joined| joined.first_day() <= day)
            && self.left.is_none_or(|left| day < left.first_day())
    }
}

/// An authority's number in its archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorityIx(pub(crate) u32);

impl AuthorityIx {
    /// The number, from 0 on, in the order of the registers' files.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// All authorities of an archive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Authorities {
    list: Vec<Authority>,
    by_slug: BTreeMap<String, AuthorityIx>,
    by_acronym: BTreeMap<String, Vec<AuthorityIx>>,
}

impl Authorities {
    /// Takes an authority in; gives back the index, or that of the one that has the slug already.
    pub fn add(&mut self, authority: Authority) -> Result<AuthorityIx, AuthorityIx> {
        if let Some(&taken) = self.by_slug.get(&authority.slug) {
            return Err(taken);
        }
        let ix = AuthorityIx(self.list.len() as u32);
        self.by_slug.insert(authority.slug.clone(), ix);
        if let Some(acronym) = &authority.acronym {
            self.by_acronym.entry(acronym.to_lowercase()).or_default().push(ix);
        }
        self.list.push(authority);
        Ok(ix)
    }

    /// The authority of an index that these authorities gave out.
    #[expect(clippy::indexing_slicing, reason = "an index is made by `add` alone")]
    pub fn get(&self, ix: AuthorityIx) -> &Authority {
        &self.list[ix.0 as usize]
    }

    /// The authority with a slug.
    pub fn find(&self, slug: &str) -> Option<AuthorityIx> {
        self.by_slug.get(slug).copied()
    }

    /// The acronym of an authority, if it means no other.
    pub fn acronym(&self, ix: AuthorityIx) -> Option<&str> {
        let acronym = self.get(ix).acronym.as_deref()?;
        self.called(acronym).all(|other| other == ix).then_some(acronym)
    }

    /// The shortest usual form: the acronym, if it means no other, or else the name.
    pub fn short(&self, ix: AuthorityIx, lang: Lang) -> (Lang, &str) {
        match self.acronym(ix) {
            Some(acronym) => (Lang::En, acronym),
            None => self.get(ix).name(lang),
        }
    }

    /// Those whose acronym this is, in large letters or small.
    pub fn called(&self, acronym: &str) -> impl Iterator<Item = AuthorityIx> {
        self.by_acronym.get(&acronym.to_lowercase()).into_iter().flatten().copied()
    }

    /// All authorities with their indexes, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = (AuthorityIx, &Authority)> {
        self.list
            .iter()
            .enumerate()
            .map(|(n, authority)| (AuthorityIx(n as u32), authority))
    }

    /// Those of one register, in the order of their file.
    pub fn of(
        &self,
        register: Register,
    ) -> impl Iterator<Item = (AuthorityIx, &Authority)> {
        self.iter().filter(move |(_, authority)| authority.register == register)
    }

    /// Whether these are the authorities of another list in its order, of which nothing differs
    /// but what they are called.
    pub fn differs_in_names_alone(&self, other: &Self) -> bool {
        let mut pairs = self.list.iter().zip(&other.list);
        self.list.len() == other.list.len()
            && pairs.all(|(a, b)| a == b || a.facts() == b.facts())
    }

    /// The members of ASEAN on a day.
    pub fn members_on(&self, day: NaiveDate) -> impl Iterator<Item = AuthorityIx> {
        self.of(Register::Countries)
            .filter(move |(_, country)| country.is_member_on(day))
            .map(|(ix, _)| ix)
    }
}

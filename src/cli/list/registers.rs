//! Lists of sessions, mechanisms and countries, with how much the archive holds of each.
//!
//! In: an archive as its site shows it. Out: a row for each, in the order of the registers.

use samut::date::Date;
use samut::lang::Lang;
use samut::model::{Archive, Authority, AuthorityIx, ItemIx, Register, on};

use crate::cli::list::items::Narrowed;
use crate::cli::list::rows::{Cell, Listed};

/// The sessions of all mechanisms, or of one.
pub(super) fn sessions(archive: &Archive, narrowed: &Narrowed) -> Listed {
    let slug = |ix: AuthorityIx| archive.authorities.get(ix).slug.clone();
    let ids = |items: &[ItemIx]| {
        Cell::Several(items.iter().map(|ix| archive.item(*ix).id.clone()).collect())
    };
    let sessions = archive.sessions.iter().filter(|session| {
        let mut years = session.date.into_iter().flat_map(Date::years);
        narrowed.mechanism.is_none_or(|mechanism| mechanism == session.mechanism)
            && narrowed.year.is_none_or(|year| years.any(|other| other == year))
    });
    let rows = sessions.map(|session| {
        vec![
            slug(session.mechanism).into(),
            session.kind.word().into(),
            Cell::Number(session.number as usize),
            session.date.map(Date::iso).into(),
            session.place.th.as_ref().into(),
            session.place.en.as_ref().into(),
            Cell::Several(session.hosts.iter().copied().map(slug).collect()),
            Cell::Switch(session.is_reported()),
            ids(&session.items),
            ids(&session.mentioned_by),
            archive.session_id(session).into(),
        ]
    });
    Listed {
        columns: &[
            "mechanism",
            "kind",
            "session",
            "date",
            "place_th",
            "place_en",
            "hosts",
            "reported",
            "items",
            "mentioned_by",
            "id",
        ],
        rows: rows.collect(),
        glance: match archive.site.default_lang {
            Lang::Th => {
                &["mechanism", "kind", "session", "date", "reported", "place_th|place_en"]
            }
            Lang::En => {
                &["mechanism", "kind", "session", "date", "reported", "place_en|place_th"]
            }
        },
    }
}

/// All mechanisms.
pub(super) fn mechanisms(archive: &Archive) -> Listed {
    let row = |(ix, mechanism): (AuthorityIx, &Authority)| -> Vec<Cell> {
        let parent = on(&mechanism.parents, archive.today).map(|parent| &parent.to.value);
        let date = |date: Option<Date>| Cell::from(date.map(Date::iso));
        let reported = archive.sessions_of(ix).filter(|(_, it)| it.is_reported());
        vec![
            (&mechanism.slug).into(),
            mechanism.acronym.as_ref().into(),
            mechanism.name.th.as_ref().into(),
            mechanism.name.en.as_ref().into(),
            mechanism.pillar.as_ref().map(|pillar| &pillar.value).into(),
            mechanism.level.as_ref().into(),
            parent.into(),
            date(mechanism.from.as_ref().map(|from| from.value)),
            date(mechanism.until.as_ref().map(|until| until.value)),
            Cell::Number(archive.held(ix) as usize),
            Cell::Number(reported.count()),
            Cell::Number(archive.items_of.get(&ix).map_or(0, Vec::len)),
            Cell::Switch(archive.profiles.contains_key(&ix)),
        ]
    };
    Listed {
        columns: &[
            "slug",
            "acronym",
            "name_th",
            "name_en",
            "pillar",
            "level",
            "reports_to",
            "from",
            "until",
            "held",
            "sessions",
            "items",
            "profile",
        ],
        rows: archive.authorities.of(Register::Mechanisms).map(row).collect(),
        glance: match archive.site.default_lang {
            Lang::Th => &["slug", "pillar", "sessions", "items", "name_th|name_en"],
            Lang::En => &["slug", "pillar", "sessions", "items", "name_en|name_th"],
        },
    }
}

/// All countries.
pub(super) fn countries(archive: &Archive) -> Listed {
    let row = |(ix, country): (AuthorityIx, &Authority)| -> Vec<Cell> {
        let tier = on(&country.partner, archive.today).map(|partner| &partner.tier);
        vec![
            (&country.slug).into(),
            country.name.th.as_ref().into(),
            country.name.en.as_ref().into(),
            Cell::Switch(country.is_member_on(archive.today)),
            country.joined.map(Date::iso).into(),
            country.left.map(Date::iso).into(),
            tier.into(),
            Cell::Number(archive.items_of.get(&ix).map_or(0, Vec::len)),
            Cell::Number(archive.took_part.get(&ix).map_or(0, Vec::len)),
        ]
    };
    Listed {
        columns: &[
            "slug",
            "name_th",
            "name_en",
            "member",
            "joined",
            "left",
            "partner",
            "items",
            "took_part",
        ],
        rows: archive.authorities.of(Register::Countries).map(row).collect(),
        glance: match archive.site.default_lang {
            Lang::Th => {
                &["slug", "joined", "partner", "items", "took_part", "name_th|name_en"]
            }
            Lang::En => {
                &["slug", "joined", "partner", "items", "took_part", "name_en|name_th"]
            }
        },
    }
}

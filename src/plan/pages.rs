//! Every page of a site: its folder, and what stands there.

use crate::lang::Lang;
use crate::model::{Archive, ItemIx, Register};
use crate::plan::here::{in_lang, item_folder};
use crate::plan::{dates, list, search, took_part};
use crate::route::Target;

/// Names the folder and the target of every page.
pub(super) fn pages(archive: &Archive, add: &mut dyn FnMut(&str, Target)) {
    add("", Target::Front);
    for lang in Lang::ALL {
        let mut add = |id: &str, target: Target| add(&in_lang(lang, id), target);
        add("", Target::Home(lang));
        for (n, item) in archive.items.iter().enumerate() {
            // A profile stands on its mechanism's page.
            if item.profile_of.is_none()
                && item_folder(archive, item, lang) == in_lang(lang, &item.id)
            {
                add(&item.id, Target::Item(ItemIx(n as u32), lang));
            }
        }
        for (n, section) in archive.sections.iter().enumerate() {
            for page in 1..=list::pages(section.items.len()) {
                add(&list::page_id(&section.id, page), Target::Section(n, lang, page));
            }
        }
        add("date", Target::Dates(lang));
        add(search::ID, Target::Search(lang));
        for (&number, year) in &*archive.years {
            for page in 1..=list::pages(year.items.len()) {
                let id = list::page_id(&dates::year_id(number), page);
                add(&id, Target::Year(number, lang, page));
            }
            for (&month, items) in &year.months {
                for page in 1..=list::pages(items.len()) {
                    let id = list::page_id(&dates::month_id(number, month), page);
                    add(&id, Target::Month(number, month, lang, page));
                }
            }
        }
        add(Register::Mechanisms.word(), Target::Mechanisms(lang));
        for register in [
            Register::Pillars,
            Register::Countries,
            Register::Organisations,
            Register::Topics,
        ] {
            add(register.word(), Target::Register(register, lang));
        }
        for (ix, authority) in archive.authorities.iter() {
            let items = archive.items_of.get(&ix).map_or(0, Vec::len);
            for page in 1..=list::pages(items) {
                let id = list::page_id(&authority.id(), page);
                match authority.register {
                    Register::Mechanisms => add(&id, Target::Mechanism(ix, lang, page)),
                    _ => add(&id, Target::Authority(ix, lang, page)),
                }
            }
            for page in 1..=took_part::pages(archive, ix) {
                let id = list::page_id(&took_part::id(authority), page);
                add(&id, Target::Participation(ix, lang, page));
            }
            if authority.register == Register::Mechanisms {
                for (session_ix, session) in archive.sessions_of(ix) {
                    add(&archive.session_id(session), Target::Session(session_ix, lang));
                }
            }
        }
    }
}

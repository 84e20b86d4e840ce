//! The mechanisms whose first mention in an item's text is a link to their page.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{AuthorityIx, Item, Register};
use crate::page::Mentions;
use crate::plan::here::Here;

/// The names that are links in the text of an item; nothing where none is, or the archive wants none.
///
/// They are the mechanisms that its front matter names, and in a profile those to which its
/// mechanism reports; a profile never leads to itself.
pub(super) fn mentions(here: &Here<'_>, item: &Item) -> Option<Mentions> {
    let names = here.plan.names()?;
    // A part has the facts of its whole.
    let whole = item.whole.map_or(item, |ix| here.archive.item(ix));
    let own = item.profile_of.or(whole.profile_of);
    let authorities = &here.archive.authorities;
    let profile = item.profile_of.map(|ix| authorities.get(ix));
    let parents = profile.into_iter().flat_map(|profile| &profile.parents);
    let pages: BTreeMap<AuthorityIx, String> = whole
        .authorities()
        .into_iter()
        .chain(parents.filter_map(|parent| authorities.find(&parent.to.value)))
        .filter(|ix| {
            authorities.get(*ix).register == Register::Mechanisms && Some(*ix) != own
        })
        .map(|ix| (ix, here.authority(ix).href))
        .collect();
    (!pages.is_empty()).then(|| Mentions { names: Arc::clone(names), pages })
}

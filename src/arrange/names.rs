//! Every way in which an authority is called.

use crate::model::Authority;

/// All names of an authority, in both languages: its name, acronym and formal name, its variants,
/// and what it was called before.
pub(super) fn all(authority: &Authority) -> impl Iterator<Item = &str> {
    let pairs = [&authority.name, &authority.formal];
    let names = pairs.into_iter().flat_map(|pair| [&pair.th, &pair.en]).flatten();
    let variants = authority.variants.th.iter().chain(&authority.variants.en);
    let former = authority.former_names.iter().flat_map(|former| {
        let names = [&former.name.th, &former.name.en].into_iter().flatten();
        names.chain(&former.acronym)
    });
    names.chain(&authority.acronym).chain(variants).chain(former).map(String::as_str)
}

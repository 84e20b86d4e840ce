//! Which of an item's texts the readers of a page are shown, and who wrote it.

use crate::lang::Lang;
use crate::model::Item;
use crate::plan::frame::Own;
use crate::plan::here::Here;

/// In which languages an item has a text; one with two titles and no body speaks both.
pub(super) fn own(item: &Item) -> Own {
    let languages = |has: &dyn Fn(Lang) -> bool| {
        let mut languages = Lang::ALL.into_iter().filter(|lang| has(*lang));
        (languages.next(), languages.next())
    };
    match languages(&|lang| item.has_body(lang)) {
        (Some(only), None) => Own::Only(only),
        (Some(_), Some(_)) => Own::Both,
        (None, _) => match languages(&|lang| item.texts.get(lang).is_some()) {
            (Some(only), None) => Own::Only(only),
            _ => Own::Both,
        },
    }
}

/// The language of an item's text, or else of its title, as readers of the page's are shown it.
pub(super) fn lang(here: &Here<'_>, item: &Item) -> Lang {
    let title = || item.text(here.lang).map(|(lang, _)| lang);
    item.body_lang(here.lang).or_else(title).unwrap_or(here.lang)
}

/// Who wrote the text that is shown, or else the whole of which it is a part, and the language
/// that names them.
pub(super) fn authors<'a>(
    here: &Here<'a>,
    item: &'a Item,
) -> Option<(Lang, &'a [String])> {
    let whole = item.whole.map(|ix| here.archive.item(ix));
    [Some(item), whole].into_iter().flatten().find_map(|item| {
        let lang = self::lang(here, item);
        let names = item.texts.get(lang).as_ref()?.words.authors.as_slice();
        (!names.is_empty()).then_some((lang, names))
    })
}

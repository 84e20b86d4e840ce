//! What a reader is told above a text: that it is in the other language, or older than its original.
//!
//! In: the texts of what is shown, and the language of the text. Out: a sentence in the language of the page,
//! with a link to the original; or nothing, where the text is what the reader expects.

use crate::lang::{Bilingual, Lang};
use crate::messages::Value;
use crate::model::{Item, Text, Translation};
use crate::plan::here::{Here, in_lang};
use crate::view;

/// What is told above the text of an item that is shown in a language.
pub(super) fn of_item(here: &Here<'_>, item: &Item, lang: Lang) -> Option<view::Notice> {
    if lang == here.lang {
        return stale(here, &item.texts, &item.id);
    }
    let key = if item.texts.get(here.lang).is_some() {
        "notice_title_only"
    } else {
        "notice_untranslated"
    };
    Some(notice(here, key, lang, &item.id, false))
}

/// What is told above a translation, in the language of the page, whose original has changed since;
/// `id` is the path of the page below its language.
pub(super) fn stale(
    here: &Here<'_>,
    texts: &Bilingual<Option<Text>>,
    id: &str,
) -> Option<view::Notice> {
    let is_stale = Translation::of_texts(texts, here.lang) == Translation::Stale;
    is_stale.then(|| notice(here, "notice_stale", here.lang.other(), id, true))
}

fn notice(
    here: &Here<'_>,
    key: &str,
    original: Lang,
    id: &str,
    is_stale: bool,
) -> view::Notice {
    let language = here.language(original.tag());
    let values = [("language", Value::Text(&language))];
    view::Notice {
        text: here.say(key, &values),
        is_stale,
        original: view::Link::new(
            here.origin.page(&in_lang(original, id)),
            here.say("original", &values),
            None,
        ),
    }
}

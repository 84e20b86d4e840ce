//! Where a text comes from, as a sentence in the language of the page.

use crate::lang::{Bilingual, Lang};
use crate::messages::{Messages, Value};
use crate::model::{Item, Text};
use crate::plan::here::Here;
use crate::plan::sentence::{Said, sentence};
use crate::plan::shown;
use crate::view;

/// Where the text of an item comes from; nothing where nothing is known of it.
pub(super) fn source(here: &Here<'_>, item: &Item) -> Option<view::Source> {
    let pick = |pick: &dyn Fn(&Text) -> Option<String>| {
        Bilingual::from_fn(|lang| item.texts.get(lang).as_ref().and_then(pick))
    };
    let publisher = pick(&|text| text.words.source.publisher.clone());
    let lang = language(item, here.lang);
    let shown = shown::lang(here, item);
    let foreign = lang.filter(|tag| *tag != shown.tag());
    let language = foreign.and_then(|tag| here.known_language(tag));
    let retrieved = item.source.retrieved.map(|date| here.date_words(date));
    let origin = Origin {
        relation: relation(item, shown),
        publisher: publisher.nearest(here.lang).map(|(lang, name)| (lang, name.as_str())),
        language: language.as_deref(),
        url: item.source.url.as_deref(),
        retrieved: retrieved.as_deref(),
    };
    let view = view::Source {
        sentence: told(here.messages(), here.lang, &origin),
        lang: lang.map(str::to_owned),
        credit: here.words(&pick(&|text| text.words.source.credit.clone())),
        rights: here.words(&pick(&|text| text.words.source.rights.clone())),
    };
    let is_empty =
        view.sentence.is_empty() && view.credit.is_none() && view.rights.is_none();
    (!is_empty).then_some(view)
}

/// How the text in a language stands to its source, where that is said: by itself, or else by
/// its twin, unless the source is in this very language.
pub(super) fn relation(item: &Item, lang: Lang) -> Option<&'static str> {
    let text = |lang| item.texts.get(lang).as_ref();
    let own = text(lang).and_then(|text| text.words.source.relation);
    own.or_else(|| {
        let twin = text(lang.other())?;
        let is_other = twin.words.source.lang.as_deref() != Some(lang.tag());
        twin.words.source.relation.filter(|_| is_other)
    })
}

/// The language of the source, a BCP 47 tag.
fn language(item: &Item, lang: Lang) -> Option<&str> {
    let said = |lang| item.texts.get(lang).as_ref()?.words.source.lang.as_deref();
    said(lang).or_else(|| said(lang.other()))
}

/// What is known of a source.
#[derive(Default)]
struct Origin<'a> {
    relation: Option<&'static str>,
    publisher: Option<Said<'a>>,
    language: Option<&'a str>,
    url: Option<&'a str>,
    retrieved: Option<&'a str>,
}

/// A sentence of what is known.
fn told(messages: &Messages, lang: Lang, origin: &Origin<'_>) -> Vec<view::Piece> {
    let Origin { publisher, language, url, retrieved, .. } = *origin;
    let is_told = origin.relation.is_some_and(|relation| relation != "original")
        || publisher.is_some()
        || language.is_some()
        || url.is_some();
    if !is_told {
        return retrieved.map_or_else(Vec::new, |date| {
            sentence(messages, lang, "source_read", &[("date", Value::Text(date))], &[])
        });
    }
    let mut key =
        format!("source_{}", origin.relation.unwrap_or("original").replace('-', "_"));
    if publisher.is_none() {
        key.push_str("_plain");
    }
    if language.is_some() {
        key.push_str("_in");
    }
    let values: Vec<_> = language
        .map(|language| ("language", Value::Text(language)))
        .into_iter()
        .collect();
    let names: Vec<_> = publisher.map(|name| ("publisher", name)).into_iter().collect();
    let mut pieces = sentence(messages, lang, &key, &values, &names);
    if let Some(url) = url {
        let at = sentence(messages, lang, "source_at", &[], &[("url", (lang, url))]);
        pieces.extend(at.into_iter().map(|piece| {
            let href = (piece.text == url).then(|| url.to_owned());
            view::Piece { href, ..piece }
        }));
    }
    if let Some(date) = retrieved {
        let values = [("date", Value::Text(date))];
        pieces.extend(sentence(messages, lang, "source_retrieved", &values, &[]));
    }
    // A stop behind an address would be taken for a part of it.
    if pieces.last().is_some_and(|piece| piece.href.is_none()) {
        pieces.extend(sentence(messages, lang, "source_end", &[], &[]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sentence::{default_messages, shown};

    /// What is known is written as its initials: publisher, language, url, date of retrieval.
    fn check(relation: Option<&'static str>, known: &str, thai: &str, english: &str) {
        for (lang, expected) in [(Lang::Th, thai), (Lang::En, english)] {
            let has = |initial| known.contains(initial);
            let th = lang == Lang::Th;
            let language = if th { "ภาษาลาว" } else { "Lao" };
            let date =
                if th { "๕ พฤษภาคม ๒๕๖๐" } else { "5 May 2017" };
            let origin = Origin {
                relation,
                publisher: has('p').then_some((Lang::Th, "กรมอาเซียน")),
                language: has('l').then_some(language),
                url: has('u').then_some("https://a.la/1"),
                retrieved: has('r').then_some(date),
            };
            let pieces = told(&default_messages(), lang, &origin);
            assert_eq!(shown(&pieces), expected, "{relation:?} {known}");
        }
    }

    #[test]
    fn an_original_is_published() {
        let check = |known, th, en| {
            check(None, known, th, en);
            check(Some("original"), known, th, en);
        };
        check("", "", "");
        check("p", "เผยแพร่โดยกรมอาเซียน", "Published by <th:กรมอาเซียน>.");
        check("l", "เผยแพร่เป็นภาษาลาว", "Published in Lao.");
        check("u", "เผยแพร่ทางเว็บไซต์ ที่ https://a.la/1", "Published at https://a.la/1");
        check(
            "r",
            "เข้าถึงแหล่งที่มาเมื่อ ๕ พฤษภาคม ๒๕๖๐",
            "The source was read on 5 May 2017.",
        );
        check(
            "pl",
            "เผยแพร่เป็นภาษาลาวโดยกรมอาเซียน",
            "Published in Lao by <th:กรมอาเซียน>.",
        );
        check(
            "pu",
            "เผยแพร่โดยกรมอาเซียน ที่ https://a.la/1",
            "Published by <th:กรมอาเซียน> at https://a.la/1",
        );
        check(
            "lu",
            "เผยแพร่เป็นภาษาลาว ที่ https://a.la/1",
            "Published in Lao at https://a.la/1",
        );
        check(
            "plur",
            "เผยแพร่เป็นภาษาลาวโดยกรมอาเซียน ที่ https://a.la/1 (เข้าถึงเมื่อ ๕ พฤษภาคม ๒๕๖๐)",
            "Published in Lao by <th:กรมอาเซียน> at https://a.la/1 (read on 5 May 2017).",
        );
    }

    #[test]
    fn a_translation_tells_of_what() {
        let check = |known, th, en| check(Some("translation"), known, th, en);
        check("", "แปลจากเอกสารอื่น", "Translated from another text.");
        check(
            "p",
            "แปลจากเอกสารที่เผยแพร่โดยกรมอาเซียน",
            "Translated from a text published by <th:กรมอาเซียน>.",
        );
        check("l", "แปลจากเอกสารภาษาลาว", "Translated from a text in Lao.");
        check(
            "u",
            "แปลจากเอกสารอื่น ที่ https://a.la/1",
            "Translated from another text at https://a.la/1",
        );
        check(
            "pl",
            "แปลจากเอกสารภาษาลาวที่เผยแพร่โดยกรมอาเซียน",
            "Translated from a text in Lao published by <th:กรมอาเซียน>.",
        );
        check(
            "plu",
            "แปลจากเอกสารภาษาลาวที่เผยแพร่โดยกรมอาเซียน ที่ https://a.la/1",
            "Translated from a text in Lao published by <th:กรมอาเซียน> at https://a.la/1",
        );
        check(
            "lr",
            "แปลจากเอกสารภาษาลาว (เข้าถึงเมื่อ ๕ พฤษภาคม ๒๕๖๐)",
            "Translated from a text in Lao (read on 5 May 2017).",
        );
    }

    #[test]
    fn a_summary_tells_of_what() {
        let check = |known, th, en| check(Some("summary"), known, th, en);
        check("", "สรุปจากเอกสารอื่น", "Summarised from another text.");
        check(
            "p",
            "สรุปจากเอกสารที่เผยแพร่โดยกรมอาเซียน",
            "Summarised from a text published by <th:กรมอาเซียน>.",
        );
        check(
            "plr",
            "สรุปจากเอกสารภาษาลาวที่เผยแพร่โดยกรมอาเซียน (เข้าถึงเมื่อ ๕ พฤษภาคม ๒๕๖๐)",
            "Summarised from a text in Lao published by <th:กรมอาเซียน> (read on 5 May 2017).",
        );
        check("l", "สรุปจากเอกสารภาษาลาว", "Summarised from a text in Lao.");
    }

    #[test]
    fn a_translated_summary_tells_both() {
        let check = |known, th, en| check(Some("translated-summary"), known, th, en);
        check("", "แปลและสรุปจากเอกสารอื่น", "Translated and summarised from another text.");
        check(
            "p",
            "แปลและสรุปจากเอกสารที่เผยแพร่โดยกรมอาเซียน",
            "Translated and summarised from a text published by <th:กรมอาเซียน>.",
        );
        check(
            "l",
            "แปลและสรุปจากเอกสารภาษาลาว",
            "Translated and summarised from a text in Lao.",
        );
        check(
            "plr",
            "แปลและสรุปจากเอกสารภาษาลาวที่เผยแพร่โดยกรมอาเซียน (เข้าถึงเมื่อ ๕ พฤษภาคม ๒๕๖๐)",
            "Translated and summarised from a text in Lao published by <th:กรมอาเซียน> (read on 5 May 2017).",
        );
    }

    #[test]
    fn a_republication_tells_of_whom() {
        let check = |known, th, en| check(Some("republication"), known, th, en);
        check("", "เผยแพร่ซ้ำจากแหล่งอื่น", "Republished from elsewhere.");
        check("p", "เผยแพร่ซ้ำจากเอกสารของกรมอาเซียน", "Republished from <th:กรมอาเซียน>.");
        check("l", "เผยแพร่ซ้ำจากเอกสารภาษาลาว", "Republished from a text in Lao.");
        check(
            "plu",
            "เผยแพร่ซ้ำจากเอกสารภาษาลาวของกรมอาเซียน ที่ https://a.la/1",
            "Republished from a text in Lao of <th:กรมอาเซียน> at https://a.la/1",
        );
    }
}

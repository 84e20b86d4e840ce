//! How a page is cited: a reference for each language, ready to be copied.
//!
//! The form is that for web pages of the Publication Manual of the American Psychological
//! Association (7th ed., 2020, section 10.16), and in Thai its usual adaptation. Names stand as
//! they were written. There is no day of access, as a page is the same on every day.

use crate::date;
use crate::lang::{Bilingual, Lang};
use crate::messages::{Messages, Value};
use crate::model::{ItemIx, SessionIx, Text};
use crate::plan::as_of::AsOf;
use crate::plan::frame::{self, Own};
use crate::plan::here::{Here, title};
use crate::plan::sentence::{plain, sentence};
use crate::plan::{provenance, shown};
use crate::view;

/// The references of an item's page: in the language of the page, then in the other.
pub(super) fn citations(here: &Here<'_>, ix: ItemIx) -> Vec<view::Citation> {
    let langs = [here.lang, here.lang.other()];
    langs.map(|lang| citation(&here.in_lang(lang), ix)).into()
}

/// The references of a session's page, likewise: what the archive knows of it.
pub(super) fn of_session(here: &Here<'_>, ix: SessionIx) -> Vec<view::Citation> {
    let session = here.archive.session(ix);
    let langs = [here.lang, here.lang.other()];
    let of_session = |lang: Lang| {
        let here = here.in_lang(lang);
        let title = here.session(ix, AsOf::of(session.date)).text;
        let reference = Reference {
            authors: None,
            publisher: None,
            relation: None,
            date: session.date.map(|date| here.year_first(date)),
            title: (lang, title),
            language: None,
            part: None,
            archive: here.archive.site.title.get(lang).clone(),
            address: frame::address(&here, Own::Both, &here.archive.session_id(session)),
        };
        cited(&here, &reference)
    };
    langs.map(of_session).into()
}

fn citation(here: &Here<'_>, ix: ItemIx) -> view::Citation {
    let item = here.archive.item(ix);
    let whole = item.whole.map_or(item, |ix| here.archive.item(ix));
    let text_lang = shown::lang(here, item);
    let updated = item.texts.get(text_lang).as_ref().and_then(Text::updated);
    let publisher = Bilingual::from_fn(|lang| {
        whole
            .texts
            .get(lang)
            .as_ref()
            .and_then(|text| text.words.source.publisher.clone())
    });
    let owned = |(lang, text): (Lang, &str)| (lang, text.to_owned());
    let parts = here.archive.item(item.whole.unwrap_or(ix)).parts.as_slice();
    let part = parts.iter().position(|part| *part == ix).map(|at| Part {
        whole: owned(title(here.archive, whole, here.lang)),
        // The whole itself is the first.
        number: at + 2,
        of: parts.len() + 1,
    });
    let reference = Reference {
        authors: shown::authors(here, item).map(|(lang, names)| (lang, names.to_vec())),
        publisher: publisher.nearest(here.lang).map(|(lang, name)| (lang, name.clone())),
        relation: provenance::relation(whole, shown::lang(here, whole)),
        date: whole.listed_on.or(updated).map(|date| here.year_first(date)),
        title: owned(title(here.archive, item, here.lang)),
        language: (text_lang != here.lang).then(|| here.language(text_lang.tag())),
        part,
        archive: here.archive.site.title.get(here.lang).clone(),
        address: frame::address(here, shown::own(item), &item.id),
    };
    cited(here, &reference)
}

fn cited(here: &Here<'_>, reference: &Reference) -> view::Citation {
    let pieces = pieces(here.messages(), here.lang, reference);
    let text = pieces.iter().map(|piece| piece.text.as_str()).collect();
    view::Citation { lang: here.lang, text, pieces }
}

/// What a reference is made of.
struct Reference {
    /// Who wrote the text, and the language that names them.
    authors: Option<(Lang, Vec<String>)>,
    /// Who published its source.
    publisher: Option<(Lang, String)>,
    /// How it stands to its source.
    relation: Option<&'static str>,
    /// Its day, the year first.
    date: Option<String>,
    title: (Lang, String),
    /// The language of the text, where it is not that of the reference.
    language: Option<String>,
    part: Option<Part>,
    archive: String,
    address: String,
}

/// Which part of what.
struct Part {
    whole: (Lang, String),
    number: usize,
    of: usize,
}

/// A reference in a language.
fn pieces(messages: &Messages, lang: Lang, reference: &Reference) -> Vec<view::Piece> {
    let mut line = Line { lang, pieces: Vec::new() };
    let is_published =
        matches!(reference.relation, None | Some("original" | "republication"));
    let publisher = reference.publisher.as_ref();
    let writer = match &reference.authors {
        Some((of, names)) => Some((*of, together(messages, lang, names))),
        None => publisher.filter(|_| is_published).cloned(),
    };
    let date = match &reference.date {
        Some(date) => date.as_str(),
        None => messages.words(lang, "cite_no_date"),
    };
    let mut notes: Vec<Vec<view::Piece>> = Vec::new();
    if let Some(language) = &reference.language {
        let values = [("language", Value::Text(language.as_str()))];
        notes.push(sentence(messages, lang, "cite_language", &values, &[]));
    }
    if let Some((of, publisher)) = publisher
        && (reference.authors.is_some() || !is_published)
    {
        let key = match reference.relation {
            Some("translation") => "cite_translation",
            Some("summary") => "cite_summary",
            Some("translated-summary") => "cite_translated_summary",
            _ => "cite_published",
        };
        let names = [("publisher", (*of, publisher.as_str()))];
        notes.push(sentence(messages, lang, key, &[], &names));
    }
    if let Some((of, names)) = &writer {
        line.words(*of, names);
        line.stop();
        line.plain(&format!("({date}). "));
    }
    line.title(&reference.title, notes);
    if writer.is_none() {
        line.plain(&format!("({date}). "));
    }
    if let Some(part) = &reference.part {
        let number = |n: usize| Value::Number(n as i64);
        let values = [("n", number(part.number)), ("of", number(part.of))];
        let names = [("whole", (part.whole.0, part.whole.1.as_str()))];
        line.pieces.extend(sentence(messages, lang, "cite_part", &values, &names));
        line.stop();
    }
    if writer.is_none_or(|(_, name)| name != reference.archive) {
        line.plain(&reference.archive);
        line.stop();
    }
    line.pieces.push(view::Piece {
        href: Some(reference.address.clone()),
        ..plain(&reference.address)
    });
    line.pieces
}

/// A reference on its way.
struct Line {
    lang: Lang,
    pieces: Vec<view::Piece>,
}

impl Line {
    fn plain(&mut self, text: &str) {
        self.words(self.lang, text);
    }

    fn words(&mut self, of: Lang, text: &str) {
        let lang = (of != self.lang).then_some(of);
        match self.pieces.last_mut() {
            Some(last) if last.lang == lang && !last.is_title => last.text.push_str(text),
            _ => self.pieces.push(view::Piece { lang, ..plain(text) }),
        }
    }

    /// Ends a sentence, unless its last sign does.
    fn stop(&mut self) {
        let said = self.pieces.last().map_or("", |piece| piece.text.as_str());
        let said = said.trim_end_matches(['”', '’', '"', '\'', ')', '»']);
        self.plain(if said.ends_with(['.', '?', '!', '…']) { " " } else { ". " });
    }

    /// The title with what is to be known of the text in brackets behind it.
    fn title(&mut self, (of, title): &(Lang, String), notes: Vec<Vec<view::Piece>>) {
        let lang = (*of != self.lang).then_some(*of);
        self.pieces.push(view::Piece { lang, is_title: true, ..plain(title) });
        if notes.is_empty() {
            self.stop();
            return;
        }
        self.plain(" [");
        for (n, note) in notes.into_iter().enumerate() {
            for (m, piece) in note.into_iter().enumerate() {
                match (n, m, piece.lang) {
                    (0, 0, None) => self.plain(&capital(&piece.text)),
                    (_, 0, None) => self.plain(&format!("; {}", piece.text)),
                    (_, _, lang) => self.words(lang.unwrap_or(self.lang), &piece.text),
                }
            }
        }
        self.plain("]. ");
    }
}

/// A text with its first letter as a capital.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    first.into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// From how many names on a reference leaves some out, and how many come first (APA 7, section 9.8).
const TOO_MANY: usize = 21;
const FIRST: usize = 19;

/// Names, one after the other.
fn together(messages: &Messages, lang: Lang, names: &[String]) -> String {
    let Some((last, before)) = names.split_last() else { return String::new() };
    let and = |key: &str| {
        let before = before.join(", ");
        let names = [("names", (lang, before.as_str())), ("last", (lang, last.as_str()))];
        let pieces = sentence(messages, lang, key, &[], &names);
        pieces.into_iter().map(|piece| piece.text).collect()
    };
    match names.len() {
        1 => last.clone(),
        2 => and("cite_two"),
        n if n < TOO_MANY => and("cite_many"),
        _ => {
            let first = before.get(..FIRST).unwrap_or(before).join(", ");
            format!("{first}, … {last}")
        }
    }
}

impl Here<'_> {
    /// A date with its year first.
    fn year_first(&self, date: date::Date) -> String {
        date::print_year_first(date, self.style())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sentence::{default_messages, shown};

    /// A news item with neither author nor source.
    fn news(lang: Lang) -> Reference {
        let th = lang == Lang::Th;
        Reference {
            authors: None,
            publisher: None,
            relation: None,
            date: Some(
                if th {
                    "๒๕๖๐, ๒ พฤษภาคม"
                } else {
                    "2017, May 2"
                }
                .to_owned(),
            ),
            title: (lang, if th { "ข่าว" } else { "News" }.to_owned()),
            language: None,
            part: None,
            archive: if th { "คลัง" } else { "Archive" }.to_owned(),
            address: format!("https://a.example/{lang}/n/"),
        }
    }

    fn check(change: impl Fn(Lang, &mut Reference), thai: &str, english: &str) {
        for (lang, expected) in [(Lang::Th, thai), (Lang::En, english)] {
            let mut reference = news(lang);
            change(lang, &mut reference);
            let pieces = pieces(&default_messages(), lang, &reference);
            assert_eq!(shown(&pieces), expected);
        }
    }

    fn by(reference: &mut Reference, names: &[&str]) {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        reference.authors = Some((Lang::En, names));
    }

    #[test]
    fn without_an_author_the_title_stands_first() {
        check(
            |_, _| {},
            "*ข่าว*. (๒๕๖๐, ๒ พฤษภาคม). คลัง. https://a.example/th/n/",
            "*News*. (2017, May 2). Archive. https://a.example/en/n/",
        );
        check(
            |_, r| r.date = None,
            "*ข่าว*. (ม.ป.ป.). คลัง. https://a.example/th/n/",
            "*News*. (n.d.). Archive. https://a.example/en/n/",
        );
        check(
            |_, r| r.title = (Lang::En, "Who? “Why?”".to_owned()),
            "*<en:Who? “Why?”>* (๒๕๖๐, ๒ พฤษภาคม). คลัง. https://a.example/th/n/",
            "*Who? “Why?”* (2017, May 2). Archive. https://a.example/en/n/",
        );
    }

    #[test]
    fn authors_are_named_as_they_are_written() {
        check(
            |_, r| by(r, &["Anan Suk"]),
            "<en:Anan Suk>. (๒๕๖๐, ๒ พฤษภาคม). *ข่าว*. คลัง. https://a.example/th/n/",
            "Anan Suk. (2017, May 2). *News*. Archive. https://a.example/en/n/",
        );
        check(
            |_, r| by(r, &["A. B.", "C. D."]),
            "<en:A. B. และ C. D.> (๒๕๖๐, ๒ พฤษภาคม). *ข่าว*. คลัง. https://a.example/th/n/",
            "A. B. & C. D. (2017, May 2). *News*. Archive. https://a.example/en/n/",
        );
        let said = |lang, n: usize| {
            let names: Vec<String> = (1..=n).map(|n| n.to_string()).collect();
            together(&default_messages(), lang, &names)
        };
        assert_eq!(said(Lang::Th, 3), "1, 2 และ 3");
        assert_eq!(said(Lang::En, 3), "1, 2, & 3");
        assert!(said(Lang::En, 20).ends_with("18, 19, & 20"));
        assert!(said(Lang::En, 22).ends_with("18, 19, … 22"));
    }

    #[test]
    fn who_published_an_original_stands_for_an_author() {
        let mfa = |r: &mut Reference| r.publisher = Some((Lang::Th, "กต.".to_owned()));
        check(
            |_, r| mfa(r),
            "กต. (๒๕๖๐, ๒ พฤษภาคม). *ข่าว*. คลัง. https://a.example/th/n/",
            "<th:กต.> (2017, May 2). *News*. Archive. https://a.example/en/n/",
        );
        check(
            |_, r| {
                mfa(r);
                by(r, &["A"]);
                r.relation = Some("republication");
            },
            "<en:A>. (๒๕๖๐, ๒ พฤษภาคม). *ข่าว* [เผยแพร่ครั้งแรกโดยกต.]. คลัง. https://a.example/th/n/",
            "A. (2017, May 2). *News* [First published by <th:กต.>]. Archive. https://a.example/en/n/",
        );
        check(
            |_, r| r.publisher = Some((Lang::Th, "คลัง".to_owned())),
            "คลัง. (๒๕๖๐, ๒ พฤษภาคม). *ข่าว*. https://a.example/th/n/",
            "<th:คลัง>. (2017, May 2). *News*. Archive. https://a.example/en/n/",
        );
    }

    #[test]
    fn a_translation_names_whose_text_it_translates() {
        let of = |r: &mut Reference, relation| {
            r.publisher = Some((Lang::En, "ASEC".to_owned()));
            r.relation = Some(relation);
        };
        check(
            |_, r| of(r, "translation"),
            "*ข่าว* [แปลจากเอกสารที่เผยแพร่โดย <en:ASEC>]. (๒๕๖๐, ๒ พฤษภาคม). คลัง. https://a.example/th/n/",
            "*News* [Translation of a text published by ASEC]. (2017, May 2). Archive. https://a.example/en/n/",
        );
        check(
            |lang, r| {
                of(r, "summary");
                r.title = (lang.other(), "X".to_owned());
                let language = if lang == Lang::Th {
                    "ภาษาอังกฤษ"
                } else {
                    "Thai"
                };
                r.language = Some(language.to_owned());
            },
            "*<en:X>* [ภาษาอังกฤษ; สรุปจากเอกสารที่เผยแพร่โดย <en:ASEC>]. (๒๕๖๐, ๒ พฤษภาคม). คลัง. https://a.example/th/n/",
            "*<th:X>* [In Thai; summary of a text published by ASEC]. (2017, May 2). Archive. https://a.example/en/n/",
        );
        check(
            |_, r| of(r, "translated-summary"),
            "*ข่าว* [แปลและสรุปจากเอกสารที่เผยแพร่โดย <en:ASEC>]. (๒๕๖๐, ๒ พฤษภาคม). คลัง. https://a.example/th/n/",
            "*News* [Translated summary of a text published by ASEC]. (2017, May 2). Archive. https://a.example/en/n/",
        );
    }

    #[test]
    fn a_part_names_its_whole() {
        check(
            |_, r| {
                let whole = (Lang::Th, "รายงาน".to_owned());
                r.part = Some(Part { whole, number: 2, of: 3 });
            },
            "*ข่าว*. (๒๕๖๐, ๒ พฤษภาคม). ใน รายงาน (ส่วนที่\u{a0}๒ จาก\u{a0}๓\u{a0}ส่วน). คลัง. https://a.example/th/n/",
            "*News*. (2017, May 2). In <th:รายงาน> (part 2 of 3). Archive. https://a.example/en/n/",
        );
    }
}

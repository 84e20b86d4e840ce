//! One Markdown file to a document.

use std::sync::Arc;

use toml::de::DeValue;

use crate::date;
use crate::diagnostic::{Checked, Code, Diagnostic, Lines, Place, brief};
use crate::digest::{Digest, Digester, NoDigest};
use crate::keys::{DOCUMENT, OF_WHOLE, PROFILE, in_scopes};
use crate::lang::Lang;
use crate::markdown;
use crate::model::{
    AttachmentFacts, AttachmentWords, Body, Document, EventFacts, EventWords, Facts,
    ImageFacts, ImageWords, Kind, Located, MeetingFacts, Name, Record, Role, SessionKind,
    Site, SourceFacts, SourceWords, Stated, Words,
};
use crate::parse::front_matter;
use crate::parse::reader::{Reader, in_order};
use crate::parse::register;
use crate::parse::spelt;
use crate::parse::toml::Page;

/// Parses one file. Without front matter there is no document; every other fault leaves one.
///
/// The archive's settings say in which zone a day begins, and which words are often misspelt.
pub fn document(name: Name, text: &str, site: &Site) -> Checked<Option<Arc<Document>>> {
    let path = name.path.clone();
    let lines = Lines::new(&path, text);
    let split = match front_matter::split(&lines) {
        Ok(split) => split,
        Err(diagnostic) => {
            return Checked { value: None, diagnostics: vec![*diagnostic] };
        }
    };
    let mut page = Page::new(&lines, split.front_matter.start, site.zone);
    let toml = text.get(split.front_matter.clone()).unwrap_or("");
    let table = page.table(toml);
    // In a line that is not TOML anything may have been said.
    let is_whole = page.is_whole();
    let head = lines.place(0..3);
    let scopes = match name.role {
        Role::Profile => PROFILE,
        Role::Item | Role::Section | Role::Part => DOCUMENT,
    };
    let reader = Reader::new(&mut page, scopes, table.get_ref(), head.clone());
    let events = reader.tables(&mut page, "event");
    let mut facts = facts(&mut page, &reader, &events);
    let mut words = words(&mut page, &reader);
    if name.role == Role::Part {
        refuse_facts_of_the_whole(&mut page, &reader, name.lang);
        facts = own_facts(facts);
        words.source = SourceWords::default();
    }
    let last = name.key.rsplit('/').next().unwrap_or("");
    let states_a_date = reader.has("date")
        || events.iter().any(|event| event.has("start"))
        || page.was_meant("date")
        || page.was_meant("start")
        || !is_whole
        || date::file_name_prefix(last).is_err();
    let first_of_record = match name.role {
        Role::Profile => RECORD.iter().find_map(|key| reader.key_place(key)),
        Role::Item | Role::Section | Role::Part => None,
    };
    let record = first_of_record.map(|place| {
        let authority = register::mechanism_record(&mut page, &reader, &name, place);
        Box::new(Record { authority, place: place.clone() })
    });
    swallowed(&mut page, &reader);
    let needs_title = !words.draft && matches!(name.role, Role::Item | Role::Part);
    if needs_title && (is_whole || reader.has("title")) {
        let help = "add a line `title = \"...\"` between the +++ lines";
        reader.require(&mut page, "title", help);
    }
    let misspelt = &site.misspelt;
    let in_body = spelt::in_body(text, split.body.clone(), misspelt);
    let range = split.front_matter.clone();
    let spelt = spelt::complaints(&page, table.get_ref(), range, misspelt, in_body);
    let mut diagnostics = page.diagnostics;
    diagnostics.extend(spelt);
    let title = words.title.as_ref().map_or("", |title| title.value.as_str());
    let mut digest = Digester::new(title, words.description.as_deref().unwrap_or(""));
    let outline = markdown::scan(&lines, split.body.clone(), &mut digest);
    diagnostics.extend(outline.diagnostics);
    let markdown = text.get(split.body.clone()).unwrap_or("");
    diagnostics.extend(other_language(&name, &head, title, markdown));
    let body = Body { range: split.body, outline: Arc::new(outline.value) };
    let words = Arc::new(words);
    let digest = digest.finish();
    let document =
        Document { name, head, facts, states_a_date, words, record, body, digest };
    Checked { value: Some(Arc::new(document)), diagnostics }
}

/// From how many letters on the language of a text is plain.
const PLAIN_FROM: usize = 60;

/// Complains of a text in the other language: of hardly a Thai letter in a Thai one, or of more
/// Thai letters than others in an English one.
fn other_language(
    name: &Name,
    head: &Place,
    title: &str,
    body: &str,
) -> Option<Diagnostic> {
    let (mut thai, mut latin) = (0, 0);
    for c in title.chars().chain(body.chars()) {
        match c {
            'ก'..='\u{e4e}' => thai += 1,
            'a'..='z' | 'A'..='Z' => latin += 1,
            _ => {}
        }
    }
    let (is_other, found) = match name.lang {
        Lang::Th => {
            (thai * 20 <= latin && latin >= PLAIN_FROM, "has hardly a Thai letter")
        }
        Lang::En => (thai > latin && thai >= PLAIN_FROM, "is in Thai"),
    };
    let stem = name.path.rsplit('/').next().unwrap_or("").split('.').next().unwrap_or("");
    let message =
        format!("this document counts as {}, and {found}", name.lang.english_name());
    let help = format!("name the file {stem}.{}.md", name.lang.other());
    is_other.then(|| Diagnostic::at(Code::OtherLanguage, head.clone(), message, help))
}

/// Complains of facts in a part, which has those of its whole.
fn refuse_facts_of_the_whole(page: &mut Page<'_>, reader: &Reader<'_, '_>, lang: Lang) {
    for key in OF_WHOLE {
        let Some(place) = reader.key_place(key).cloned() else { continue };
        let message =
            format!("`{key}` is said by a part, and a part has the facts of its whole");
        let help = format!(
            "move it to index.{lang}.md in the same folder; if this file is an item of its own, move the file out of the folder"
        );
        page.complain(Code::FactInPart, place, message, help);
    }
}

/// What is left of a part's facts: its place among the parts, its addresses, its days on the
/// site and its files.
fn own_facts(facts: Facts) -> Facts {
    Facts {
        publish_date: facts.publish_date,
        expiry_date: facts.expiry_date,
        slug: facts.slug,
        aliases: facts.aliases,
        weight: facts.weight,
        template: facts.template,
        images: facts.images,
        attachments: facts.attachments,
        ..Facts::default()
    }
}

/// Complains of keys of the item that a line `[extra]` above them has swallowed.
fn swallowed(page: &mut Page<'_>, reader: &Reader<'_, '_>) {
    let Some(entry) = reader.entry("extra") else { return };
    let DeValue::Table(table) = entry.value.get_ref() else { return };
    let start = entry.value.span().start + page.offset;
    let is_inline =
        page.lines.text().get(start..).is_some_and(|text| text.starts_with('{'));
    if is_inline {
        return;
    }
    for (name, _) in in_order(table) {
        let text: &str = name.get_ref();
        let mut keys = in_scopes(DOCUMENT);
        let key = keys.find(|key| key.name == text || key.also.contains(&text));
        // What is said of the item above, the theme may well say again in its own way.
        if key.is_some_and(|key| !reader.has(key.name)) {
            let place = page.place(name.span());
            let header = entry.key_place.clone();
            let message = format!(
                "`{text}` stands under [extra], and says nothing of the item there"
            );
            let help = "put it above the line [extra]; a key of your theme's own needs another name";
            page.push(
                Diagnostic::at(Code::NoEffect, place, message, help)
                    .and(header, "what stands below belongs to the theme"),
            );
        }
    }
}

/// Any of these makes a profile hold the record of its mechanism.
const RECORD: &[&str] = &[
    "name",
    "acronym",
    "formal",
    "variants",
    "pillar",
    "level",
    "from",
    "until",
    "reports_to",
    "cadence",
    "former_names",
];

fn facts(
    page: &mut Page<'_>,
    reader: &Reader<'_, '_>,
    events: &[Reader<'_, '_>],
) -> Facts {
    let kind = reader.choice(page, "kind").map(|word| {
        word.map(|word| match word {
            "news" => Kind::News,
            "report" => Kind::Report,
            "page" => Kind::Page,
            _ => Kind::Document,
        })
    });
    let source = reader.tables(page, "source");
    let source = match source.first() {
        Some(source) => SourceFacts {
            url: stated(source.text(page, "url").filter(|url| is_web_address(page, url))),
            retrieved: stated(source.date(page, "retrieved")),
        },
        None => SourceFacts::default(),
    };
    Facts {
        kind: stated(kind),
        date: stated(reader.date(page, "date")),
        publish_date: stated(reader.date(page, "publish_date")),
        expiry_date: stated(reader.date(page, "expiry_date")),
        slug: stated(reader.text(page, "slug")),
        aliases: stated(reader.texts(page, "aliases")),
        weight: stated(reader.number(page, "weight")),
        template: stated(reader.text(page, "template")),
        mechanisms: stated(reader.texts(page, "mechanisms")),
        countries: stated(reader.texts(page, "countries")),
        organisations: stated(reader.texts(page, "organisations")),
        topics: stated(reader.texts(page, "topics")),
        events: events.iter().map(|event| self::event(page, event)).collect(),
        mentions: reader
            .tables(page, "mentions")
            .iter()
            .map(|mention| meeting(page, mention))
            .collect(),
        source,
        images: reader
            .tables(page, "images")
            .iter()
            .filter_map(|image| self::image(page, image))
            .collect::<Box<_>>()
            .into_vec(),
        attachments: reader
            .tables(page, "attachments")
            .iter()
            .filter_map(|attachment| self::attachment(page, attachment))
            .collect(),
    }
}

fn stated<T>(said: Option<Located<T>>) -> Stated<T> {
    said.map(Box::new)
}

fn event(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> EventFacts {
    let chair = stated(reader.text(page, "chair"));
    let mut meeting = meeting(page, reader);
    meeting.words.chair = chair;
    EventFacts {
        meeting,
        participants: stated(reader.texts(page, "participants")),
        except: stated(reader.texts(page, "except")),
        participants_stated: stated(reader.number(page, "participants_stated")),
    }
}

/// What a reported meeting and a named one have in common.
fn meeting(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> MeetingFacts {
    MeetingFacts {
        place: reader.place().clone(),
        mechanism: stated(reader.text(page, "mechanism")),
        session: stated(session(page, reader)),
        kind: stated(session_kind(page, reader)),
        date: stated(reader.span(page)),
        hosts: stated(reader.texts(page, "host")),
        words: EventWords {
            place: stated(reader.text(page, "place")),
            venue: stated(reader.text(page, "venue")),
            chair: None,
        },
    }
}

/// The number of a session. Series of meetings are shorter than a thousand.
fn session(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Option<Located<u32>> {
    let number = reader.number(page, "session")?;
    match u32::try_from(number.value) {
        Ok(n @ 1..=999) => Some(Located::new(n, number.place)),
        _ => {
            page.complain(
                Code::BadValue,
                number.place,
                format!("a session cannot have the number {}", number.value),
                "write the number of the session, from 1 to 999",
            );
            None
        }
    }
}

fn session_kind(
    page: &mut Page<'_>,
    reader: &Reader<'_, '_>,
) -> Option<Located<SessionKind>> {
    let word = reader.choice(page, "kind")?;
    Some(word.map(|word| match word {
        "special" => SessionKind::Special,
        "informal" => SessionKind::Informal,
        _ => SessionKind::Regular,
    }))
}

fn image(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Option<ImageFacts> {
    let words = ImageWords {
        alt: reader.text(page, "alt").map(Located::into_value),
        caption: reader.text(page, "caption").map(Located::into_value),
        credit: reader.text(page, "credit").map(Located::into_value),
    };
    Some(ImageFacts { file: file(page, reader)?, words: Arc::new(words) })
}

fn attachment(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Option<AttachmentFacts> {
    let lang = stated(reader.text(page, "lang"));
    let words =
        AttachmentWords { title: reader.text(page, "title").map(Located::into_value) };
    Some(AttachmentFacts { file: file(page, reader)?, lang, words })
}

fn file(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Option<Located<String>> {
    let file = reader.text(page, "file");
    reader.require(page, "file", "add a line `file = \"...\"` with the file's name");
    file
}

fn words(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Words {
    if let Some(place) = reader.key_place("reviewed").cloned()
        && !reader.has("translated_from")
        && !page.was_meant("translated_from")
    {
        let message = "`reviewed` has no effect without `translated_from`";
        let help = format!(
            "run `samut translations mark --reviewed {}`, which writes both, or remove this line",
            page.lines.path()
        );
        page.complain(Code::NoEffect, place, message, help);
    }
    let source = reader.tables(page, "source");
    let source = match source.first() {
        Some(source) => SourceWords {
            publisher: source.text(page, "publisher").map(Located::into_value),
            relation: source.choice(page, "relation").map(Located::into_value),
            lang: source
                .text(page, "lang")
                .filter(|lang| is_language(page, lang))
                .map(Located::into_value),
            credit: source.text(page, "credit").map(Located::into_value),
            rights: source.text(page, "rights").map(Located::into_value),
        },
        None => SourceWords::default(),
    };
    Words {
        title: reader.text(page, "title").map(one_line),
        description: reader.text(page, "description").map(Located::into_value),
        draft: reader.switch(page, "draft").unwrap_or(false),
        updated: stated(reader.date(page, "updated")),
        translation_key: stated(reader.text(page, "translation_key")),
        authors: reader
            .texts(page, "authors")
            .map(|list| list.value.into_iter().map(Located::into_value).collect())
            .unwrap_or_default(),
        credit: reader.text(page, "credit").map(Located::into_value),
        rights: reader.text(page, "rights").map(Located::into_value),
        translated_from: stated(digest(page, reader, "translated_from")),
        reviewed: stated(digest(page, reader, "reviewed")),
        expiry_reason: reader.text(page, "expiry_reason").map(Located::into_value),
        source,
        extra: reader.free("extra"),
    }
}

/// A digest, as `samut translations mark` writes it. What is none is as good as absent.
fn digest(
    page: &mut Page<'_>,
    reader: &Reader<'_, '_>,
    name: &str,
) -> Option<Located<Digest>> {
    let text = reader.text(page, name)?;
    match text.value.parse() {
        Ok(digest) => Some(Located::new(digest, text.place)),
        Err(NoDigest) => {
            let path = page.lines.path();
            let message = format!(
                "`{name}` is \"{}\", and not the twelve digits that stand for a text",
                brief(&text.value)
            );
            let option = if name == "reviewed" { "--reviewed " } else { "" };
            let help = format!(
                "compare it with the other language, then run `samut translations mark {option}{path}`, which writes this line"
            );
            page.complain(Code::NoDigest, text.place, message, help);
            None
        }
    }
}

/// A language is put into `lang`, so it has to look like a tag of BCP 47 (RFC 5646, section 2.1).
fn is_language(page: &mut Page<'_>, lang: &Located<String>) -> bool {
    let mut parts = lang.value.split('-');
    let first = parts.next().unwrap_or("");
    let is_tag = (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len())
                && part.chars().all(|c| c.is_ascii_alphanumeric())
        });
    if !is_tag {
        let message = format!("\"{}\" is not the code of a language", brief(&lang.value));
        let help = "write its code of two letters, such as th, en, lo, ms, vi, id or zh";
        page.complain(Code::BadValue, lang.place.clone(), message, help);
    }
    is_tag
}

/// A source's address is put into a link, so it must be one that a browser may follow.
fn is_web_address(page: &mut Page<'_>, url: &Located<String>) -> bool {
    if url.value.contains(char::is_whitespace) {
        page.push(Diagnostic::at(
            Code::BadValue,
            url.place.clone(),
            "the address of the source holds a space",
            "copy the whole address again, as the browser shows it",
        ));
        return false;
    }
    let is_web = matches!(markdown::target(&url.value), markdown::Target::External(_))
        && (url.value.starts_with("http://") || url.value.starts_with("https://"));
    if !is_web {
        page.push(Diagnostic::at(
            Code::BadValue,
            url.place.clone(),
            "the address of the source does not begin with https:// or http://",
            "write the whole address, as the browser shows it",
        ));
    }
    is_web
}

/// A title stands on one line everywhere, so its line breaks are spaces.
fn one_line(title: Located<String>) -> Located<String> {
    title.map(|title| {
        if title.contains(['\n', '\r', '\t']) {
            title.split(['\n', '\r', '\t']).map(str::trim).collect::<Vec<_>>().join(" ")
        } else {
            title
        }
    })
}

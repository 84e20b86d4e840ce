//! The items of a folder as collections: those that are a file in each language, those that are a folder, and
//! apart from both those whose facts stand in the other language.
//!
//! In: a folder of items. Out: collections, none of which lists an item of another.

use serde_json::{Value, json};

use crate::cms::collections::{fields, folder, put};
use crate::cms::sections::name_of;
use crate::cms::{Form, Section, told};
use crate::lang::{Bilingual, Lang};

/// The collections of a folder of items.
pub(super) fn collections(form: &Form<'_>, section: &Section) -> Vec<Value> {
    let mut all = vec![as_files(form, section), as_folders(form, section)];
    if !section.others.is_empty() {
        all.push(in_the_other_language(form, section, as_files(form, section)));
    }
    if section.others.iter().any(|path| path.ends_with("/index")) {
        all.push(in_the_other_language(form, section, as_folders(form, section)));
    }
    all
}

/// The keys of an item, what is said of most first. Those of a part, of the theme, and what
/// `samut translations` writes are left to the file, in which they stay.
const ITEM: &[&str] = &[
    "title",
    "description",
    "date",
    "mechanisms",
    "countries",
    "organisations",
    "topics",
    "event",
    "mentions",
    "source",
    "body",
    "draft",
    "updated",
    "publish_date",
    "expiry_date",
    "expiry_reason",
    "authors",
    "credit",
    "rights",
    "kind",
    "slug",
    "aliases",
];

/// What an item with a folder of its own has besides.
const FILES: &[&str] = &["images", "attachments"];

/// Items that are a file in each language.
fn as_files(form: &Form<'_>, section: &Section) -> Value {
    let name = name_of(section);
    let mut collection = folder(&section.folder, &name, &fields(form, ITEM));
    put(
        &mut collection,
        "description",
        &told(Bilingual {
            th: "แต่ละรายการเป็นไฟล์หนึ่งไฟล์ในแต่ละภาษา",
            en: "Each item is one file in each language",
        }),
    );
    put(&mut collection, "nested", &json!({ "subfolders": false }));
    put(&mut collection, "meta", &json!({ "path": {} }));
    put(&mut collection, "filter", &all_but(&section.others, Shape::File));
    put(
        &mut collection,
        "index_file",
        &json!({
            "name": "_index",
            "label": "คำนำของหมวด · Introduction of the section",
            "fields": fields(form, &["title", "description", "body"]),
        }),
    );
    collection
}

/// The same, for what is written in the other language first: facts stand in its file.
fn in_the_other_language(
    form: &Form<'_>,
    section: &Section,
    mut collection: Value,
) -> Value {
    let lang = form.site.default_lang.other();
    let first = match lang {
        Lang::Th => Bilingual {
            th: "เขียนเป็นภาษาไทยก่อน", en: "Thai first"
        },
        Lang::En => Bilingual {
            th: "เขียนเป็นภาษาอังกฤษก่อน", en: "English first"
        },
    };
    let said = |key: &str| {
        collection.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let (name, label) = (said("name"), said("label"));
    let shape = match collection.get("index_file") {
        Some(_) => Shape::File,
        None => Shape::Folder,
    };
    put(&mut collection, "name", &format!("{name}-{lang}"));
    put(&mut collection, "label", &format!("{label} ({})", told(first)));
    put(&mut collection, "icon", "translate");
    put(&mut collection, "i18n", &json!({ "default_locale": lang.tag() }));
    put(&mut collection, "filter", &all_but(&section.first, shape));
    put(
        &mut collection,
        "description",
        &told(Bilingual {
            th: "วันที่และข้อเท็จจริงอื่นอยู่ในไฟล์ของภาษานี้",
            en: "Dates and other facts stand in the file of this language",
        }),
    );
    if let Some(map) = collection.as_object_mut() {
        map.remove("index_file");
    }
    collection
}

/// How an item lies on the disk.
#[derive(Clone, Copy)]
enum Shape {
    /// As a file in each language.
    File,
    /// As a folder with an `index` in each language.
    Folder,
}

/// Lists the items of a shape, but for these. What comes to be is listed too: what it is, only the next
/// run can tell.
fn all_but(paths: &[String], shape: Shape) -> Value {
    let shape = match shape {
        Shape::File => "(?!(?:.*/)?index$)",
        Shape::Folder => "(?=(?:.*/)?index$)",
    };
    let paths: Vec<String> = paths.iter().map(|path| as_pattern(path)).collect();
    let others = match paths.as_slice() {
        [] => String::new(),
        paths => format!("(?!(?:{})$)", paths.join("|")),
    };
    let pattern = format!("^{shape}{others}");
    json!({ "field": "slug", "pattern": pattern })
}

/// A pattern of a browser that fits this text alone.
fn as_pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\^$.|?*+()[]{}".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// Items with a folder of their own, for pictures and attachments.
fn as_folders(form: &Form<'_>, section: &Section) -> Value {
    let name = name_of(section);
    let names = Bilingual {
        th: format!("{}ที่มีภาพหรือเอกสารแนบ", name.th),
        en: format!("{} with pictures or files", name.en),
    };
    let keys: Vec<&str> = ITEM.iter().chain(FILES).copied().collect();
    let mut collection = folder(&section.folder, &names, &fields(form, &keys));
    put(&mut collection, "name", &json!(format!("{}-files", section.folder)));
    put(
        &mut collection,
        "description",
        &told(Bilingual {
            th: "แต่ละรายการมีโฟลเดอร์ของตนเอง ซึ่งเก็บภาพและเอกสารแนบไว้ด้วย",
            en: "Each item has a folder of its own, with its pictures and files",
        }),
    );
    put(&mut collection, "icon", "photo_library");
    put(&mut collection, "nested", &json!({ "subfolders": true }));
    put(&mut collection, "meta", &json!({ "path": { "index_file": "index" } }));
    put(&mut collection, "filter", &all_but(&section.others, Shape::Folder));
    put(&mut collection, "media_folder", &json!(""));
    put(&mut collection, "public_folder", &json!(""));
    collection
}

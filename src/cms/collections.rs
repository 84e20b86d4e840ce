//! The folders and files of an archive as collections of the form.

use serde_json::{Value, json};

use crate::cms::fields::Fields;
use crate::cms::{Form, items, told};
use crate::keys::{DOCUMENT, Key, MECHANISM, PARTICIPANT, PLAIN, Scope, in_scopes};
use crate::lang::Bilingual;
use crate::model::Register;
use crate::schema::SEGMENT;

/// All collections, in the order in which they are shown.
pub(super) fn collections(form: &Form<'_>) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    for section in &form.sections {
        all.extend(items::collections(form, section));
    }
    all.push(json!({ "divider": true }));
    all.push(pages(form));
    all.push(profiles(form));
    all.push(json!({ "divider": true }));
    all.push(registers(form));
    all.push(settings(form));
    all
}

fn pages(form: &Form<'_>) -> Value {
    let name = Bilingual {
        th: "หน้าข้อมูล".to_owned(), en: "Pages".to_owned()
    };
    let keys =
        ["title", "description", "body", "draft", "updated", "rights", "slug", "aliases"];
    let mut collection = folder("pages", &name, &fields(form, &keys));
    put(&mut collection, "icon", "description");
    collection
}

/// Profiles, whose file is named after their mechanism, which names them too.
fn profiles(form: &Form<'_>) -> Value {
    let name = Bilingual {
        th: "ข้อมูลกลไก".to_owned(),
        en: "Profiles of mechanisms".to_owned(),
    };
    let mut fields = fields(
        form,
        &["title", "description", "topics", "source", "body", "draft", "updated"],
    );
    if let Some(title) = fields.first_mut() {
        put(title, "required", &json!(false));
    }
    let mut collection = folder("mechanisms", &name, &fields);
    put(&mut collection, "nested", &json!({ "subfolders": false }));
    put(&mut collection, "identifier_field", "description");
    put(&mut collection, "summary", "{{slug}}");
    put(&mut collection, "icon", "groups");
    collection
}

/// A folder of documents.
pub(super) fn folder(folder: &str, name: &Bilingual<String>, fields: &[Value]) -> Value {
    let pattern_hint = told(Bilingual {
        th: "ใช้ a-z ตัวเลขอารบิก และยัติภังค์ เป็นส่วนท้ายของที่อยู่",
        en: "a-z, 0-9 and hyphens: the end of the address",
    });
    json!({
        "name": folder,
        "label": told(Bilingual { th: &name.th, en: &name.en }),
        "folder": format!("content/{folder}"),
        "format": "toml-frontmatter",
        "extension": "md",
        "i18n": true,
        "slug": { "editable": ["create"], "hint": pattern_hint, "pattern": [SEGMENT, "a-z 0-9 -"] },
        // An earlier address has a form of its own here, which a person writes.
        "aliases_field": false,
        "fields": fields,
    })
}

/// The fields of a document, with its text where it is named.
pub(super) fn fields(form: &Form<'_>, names: &[&str]) -> Vec<Value> {
    let make = Fields::of_documents(form.authorities);
    let of = |name: &&str| {
        if *name == "body" {
            return vec![text()];
        }
        make.all(in_scopes(DOCUMENT).filter(|key| key.name == *name))
    };
    names.iter().flat_map(of).collect()
}

/// The text of a document, as it stands in the file: nothing is made of it but what a person types.
fn text() -> Value {
    json!({
        "name": "body",
        "label": "เนื้อหา · Text",
        "widget": "richtext",
        "modes": ["raw"],
        "required": false,
        "i18n": true,
    })
}

/// The registers, each in its file.
fn registers(form: &Form<'_>) -> Value {
    let files = Register::ALL.map(|register| {
        let (scopes, th, en) = match register {
            Register::Pillars => (PLAIN, "เสา", "Pillars"),
            Register::Mechanisms => (MECHANISM, "กลไก", "Mechanisms"),
            Register::Countries => (PARTICIPANT, "ประเทศ", "Countries"),
            Register::Organisations => (PARTICIPANT, "องค์การและหน่วยงาน", "Organisations"),
            Register::Topics => (PLAIN, "หัวข้อ", "Topics"),
        };
        let label = told(Bilingual { th, en });
        let fields = of_a_file(form, in_scopes(scopes));
        let list = json!({
            "name": register.word(),
            "label": label,
            "widget": "list",
            "collapsed": true,
            "summary": "{{fields.slug}} · {{fields.name.th}} · {{fields.name.en}}",
            "fields": fields,
        });
        json!({
            "name": register.word(),
            "label": label,
            "file": format!("content/authorities/{}.toml", register.word()),
            "format": "toml",
            "fields": [list],
        })
    });
    json!({ "name": "authorities", "label": "ทะเบียน · Registers", "icon": "list_alt", "files": files })
}

/// The settings, in their file.
fn settings(form: &Form<'_>) -> Value {
    let file = json!({
        "name": "site",
        "label": "การตั้งค่า · Settings",
        "file": "content/site.toml",
        "format": "toml",
        "fields": of_a_file(form, in_scopes(&[Scope::Site])),
    });
    json!({ "name": "settings", "label": "การตั้งค่า · Settings", "icon": "settings", "files": [file] })
}

fn of_a_file<'k>(form: &Form<'_>, keys: impl Iterator<Item = &'k Key>) -> Vec<Value> {
    Fields::of_a_file(form.authorities).all(keys)
}

pub(super) fn put(
    collection: &mut Value,
    key: &str,
    value: &(impl serde::Serialize + ?Sized),
) {
    if let Some(map) = collection.as_object_mut() {
        map.insert(key.to_owned(), json!(value));
    }
}

//! What a schema says of a file: its front matter or its TOML, as programs that know JSON see it.
//!
//! In: the folder of an archive. Out: its files that have a schema, and what another implementation of JSON
//! Schema finds wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jsonschema::{Validator, draft7};
use samut::arrange::{self, Moment, Parts};
use samut::diagnostic::{Code, Diagnostic, Place, Severity};
use samut::lang::Lang;
use samut::model::{Authorities, Authority, Document, Register, Site};
use samut::parse;
use samut::schema::{self, File};
use serde_json::{Value, json};

use crate::scratch;

/// The files of an archive that have a schema, as text, by their paths.
pub(crate) type Texts = BTreeMap<String, String>;

/// The schemas of one archive, each ready to judge.
pub(crate) struct Schemas {
    authorities: Authorities,
    ready: BTreeMap<&'static str, Validator>,
}

impl Schemas {
    pub(crate) fn of(archive: &Texts) -> Self {
        Self { authorities: authorities(archive), ready: BTreeMap::new() }
    }

    /// The places in a file that are wrong, and the rules that say so.
    pub(crate) fn faults(
        &mut self,
        file: File,
        instance: &Value,
    ) -> Vec<(String, String)> {
        let authorities = &self.authorities;
        let make = || draft7::new(&schema::schema(file, Some(authorities))).unwrap();
        let faults =
            self.ready.entry(file.name()).or_insert_with(make).iter_errors(instance);
        let told = faults.map(|fault| {
            (fault.instance_path().to_string(), fault.kind().keyword().to_owned())
        });
        told.collect()
    }
}

/// The front matter of a document; other files as a whole.
pub(crate) fn toml_of<'t>(path: &str, text: &'t str) -> Option<&'t str> {
    if is_document(path) {
        let rest = text.trim_start_matches('\u{feff}').strip_prefix("+++")?;
        return Some(rest.split_once("\n+++")?.0);
    }
    Some(text)
}

/// Whether a path is that of a document, whose name says more than its text.
pub(crate) fn is_document(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "md")
}

/// What TOML says, as programs that know JSON see it.
pub(crate) fn json_of(text: &str) -> Option<Value> {
    fn value(toml: toml::Value) -> Value {
        match toml {
            toml::Value::String(text) => json!(text),
            toml::Value::Integer(n) => json!(n),
            toml::Value::Float(n) => json!(n),
            toml::Value::Boolean(on) => json!(on),
            toml::Value::Datetime(stamp) => json!(stamp.to_string()),
            toml::Value::Array(list) => list.into_iter().map(value).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(name, inner)| (name, value(inner))).collect()
            }
        }
    }
    text.parse().ok().map(|table| value(toml::Value::Table(table)))
}

/// Reads the files of an archive that have a schema.
pub(crate) fn texts(root: &Path) -> Texts {
    let below = |folder: &'static str| {
        let files = scratch::files(&root.join(folder)).into_iter();
        files.map(move |(path, bytes)| (format!("{folder}/{path}"), bytes))
    };
    let all = below("content").chain(below("themes"));
    let texts =
        all.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?)));
    let apart = |path: &str| {
        path.starts_with("content/static/") || path.starts_with("content/archetypes/")
    };
    texts.filter(|(path, _)| !apart(path)).collect()
}

/// A file of an archive that has a schema.
pub(crate) struct Instance<'t> {
    pub(crate) path: String,
    pub(crate) file: File,
    pub(crate) text: &'t str,
}

/// Every file of an archive that has a schema.
pub(crate) fn instances(archive: &Texts) -> Vec<Instance<'_>> {
    let named = parse::names(&documents(archive), Lang::Th).value;
    let documents = named
        .into_iter()
        .map(|name| (name.path.to_string(), File::FrontMatter(name.role)));
    let others = archive.keys().filter_map(|path| {
        let register = |register: &Register| *path == register_path(*register);
        let file = match path.as_str() {
            "content/site.toml" => File::Site,
            _ if path.ends_with("/theme.toml") => File::Theme,
            _ => File::Register(Register::ALL.into_iter().find(register)?),
        };
        Some((path.clone(), file))
    });
    let with_text = |(path, file): (String, File)| {
        let text = archive.get(&path)?;
        Some(Instance { path, file, text })
    };
    documents.chain(others).filter_map(with_text).collect()
}

fn documents(archive: &Texts) -> Vec<Arc<str>> {
    let paths =
        archive.keys().filter(|path| path.starts_with("content/") && is_document(path));
    paths.map(|path| Arc::from(path.as_str())).collect()
}

/// What an archive is made of, and the complaints about single files.
fn parsed(
    archive: &Texts,
) -> (Site, Vec<Arc<Document>>, Vec<Authority>, Vec<Diagnostic>) {
    let mut told = Vec::new();
    let path = Arc::from("content/site.toml");
    let text = archive.get("content/site.toml").map_or("", String::as_str);
    let site = parse::site(&path, text);
    told.extend(site.diagnostics);
    let site = site.value;
    let named = parse::names(&documents(archive), site.default_lang);
    told.extend(named.diagnostics);
    let mut documents = Vec::new();
    for name in named.value {
        let text = archive.get(&*name.path).unwrap();
        let document = parse::document(name, text, &site);
        told.extend(document.diagnostics);
        documents.extend(document.value);
    }
    let mut entries = Vec::new();
    for register in Register::ALL {
        let path = register_path(register);
        let Some(text) = archive.get(&path) else { continue };
        let read = parse::register(register, &Arc::from(path), text, &site);
        told.extend(read.diagnostics);
        entries.extend(read.value);
    }
    for (path, text) in archive.iter().filter(|(path, _)| path.ends_with("/theme.toml")) {
        told.extend(parse::theme(&Arc::from(path.as_str()), text).diagnostics);
    }
    (site, documents, entries, told)
}

/// The names of an archive.
pub(crate) fn authorities(archive: &Texts) -> Authorities {
    let (_, documents, registers, _) = parsed(archive);
    arrange::authorities(registers, &documents).value
}

/// The errors of an archive, each with its place.
pub(crate) fn errors(archive: &Texts) -> Vec<(Code, Place)> {
    let (site, documents, registers, mut told) = parsed(archive);
    let parts = Parts {
        site: Arc::new(site),
        documents,
        faulty: BTreeSet::new(),
        registers,
        assets: Vec::new(),
        statics: Vec::new(),
    };
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    told.extend(
        arrange::arrange(parts, Moment { today, drafts: false, future: false }, None)
            .diagnostics,
    );
    let errors = told.into_iter().filter(|told| told.severity == Severity::Error);
    errors.filter_map(|told| Some((told.code, told.place?))).collect()
}

/// Where a register stands.
pub(crate) fn register_path(register: Register) -> String {
    format!("content/authorities/{}.toml", register.word())
}

/// A path of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    scratch::repository().join(path)
}

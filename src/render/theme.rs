//! A theme: templates, messages and files, each taken from the first layer that has it.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Kwargs, State, Tera, Value};

use crate::date::Digits;
use crate::diagnostic::{Checked, Code, Diagnostic, Lines, Place};
use crate::lang::{Bilingual, Lang};
use crate::markdown;
use crate::messages::{self, Messages};
use crate::model::Located;
use crate::render::complaint;

/// One folder of a theme: the site's own, the site's copy of the default, or the one built in.
#[derive(Debug)]
pub struct Layer {
    /// Its path from the archive's root: `themes/mine`.
    pub path: String,
    /// Its files by their paths in it.
    pub files: Vec<(String, Vec<u8>)>,
    /// Its messages, with their places.
    pub words: Bilingual<BTreeMap<String, Located<String>>>,
}

impl Layer {
    /// A file as text with its path from the archive's root, if the layer has it and it is UTF-8.
    pub fn text(
        &self,
        name: &str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<(Arc<str>, String)> {
        let (_, bytes) = self.files.iter().find(|(path, _)| path == name)?;
        let path: Arc<str> = Arc::from(format!("{}/{name}", self.path));
        let Ok(text) = String::from_utf8(bytes.clone()) else {
            let place = Place::start(&path);
            let help = "open it in your editor, choose UTF-8 and save it again";
            out.push(Diagnostic::at(Code::NotUtf8, place, "the file is not UTF-8", help));
            return None;
        };
        Some((path, text))
    }
}

/// A theme, ready to draw pages.
pub struct Theme {
    tera: Bilingual<Tera>,
    messages: Arc<Messages>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The words of the interface.
    pub fn messages(&self) -> &Arc<Messages> {
        &self.messages
    }

    /// The files for the site's `static/`, by path.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    pub(super) fn tera(&self, lang: Lang) -> &Tera {
        self.tera.get(lang)
    }

    /// Whether the theme has a template.
    pub fn has(&self, template: &str) -> bool {
        self.tera.th.contains_template(template)
    }
}

/// Loads a theme from its layers, the first of which wins, file by file.
pub fn load(layers: &[Layer], digits: Digits) -> Checked<Theme> {
    let mut diagnostics = Vec::new();
    let out = &mut diagnostics;
    let templates = templates(layers, out);
    let messages = Arc::new(messages(layers, &templates, digits, out));
    let prefixes: Vec<String> =
        layers.iter().map(|layer| format!("{}/templates/", layer.path)).collect();
    let tera = Bilingual::from_fn(|lang| {
        let mut tera = tera(&messages, lang);
        // This fails only where templates were added before.
        let _ = tera.set_fallback_prefixes(prefixes.clone());
        if let Err(error) =
            tera.add_raw_templates(templates.iter().map(|(path, text)| (path, text)))
            && lang == Lang::Th
        {
            let told = complaint(&error, "theme", None);
            if !out.iter().any(|diagnostic| diagnostic.place == told.place) {
                out.push(told);
            }
        }
        tera
    });
    let mut files = BTreeMap::new();
    for layer in layers {
        for (path, bytes) in &layer.files {
            if let Some(path) = path.strip_prefix("static/") {
                files.entry(path.to_owned()).or_insert_with(|| bytes.clone());
            }
        }
    }
    Checked { value: Theme { tera, messages, files }, diagnostics }
}

/// All templates by their paths from the archive's root; those with faults of syntax are left out.
fn templates(layers: &[Layer], out: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let none = Arc::new(Messages::default());
    let mut templates: Vec<(String, String)> = Vec::new();
    for layer in layers {
        for (name, _) in &layer.files {
            if !name.starts_with("templates/") {
                continue;
            }
            let Some((path, text)) = layer.text(name, out) else { continue };
            if templates.iter().any(|(known, _)| *known == *path) {
                continue;
            }
            // Each alone, so that all faults of syntax come in one run.
            if let Err(error) = tera(&none, Lang::En).add_raw_template(&path, &text)
                && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
            {
                out.push(complaint(&error, name, None));
                continue;
            }
            templates.push((path.to_string(), text));
        }
    }
    templates
}

/// Tera with what our templates may call, in a language.
fn tera(messages: &Arc<Messages>, lang: Lang) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on([".html"]);
    let said = Arc::clone(messages);
    tera.register_function("t", move |kwargs: Kwargs, _: &State| {
        say(&said, lang, &kwargs)
    });
    let said = Arc::clone(messages);
    tera.register_filter("digits", move |number: i64, _: Kwargs, _: &State| {
        said.number(lang, number)
    });
    tera.register_filter("typeset", move |words: &str, kwargs: Kwargs, _: &State| {
        // Without a language of their own, words are in that of the page.
        let own = kwargs.get::<&str>("lang").ok().flatten().and_then(Lang::from_tag);
        Value::safe_string(&markdown::typeset(words, own.unwrap_or(lang)))
    });
    tera
}

/// `t(key="...", n=3)`: a message with its values; `lang="en"` asks for another language's.
fn say(messages: &Messages, lang: Lang, kwargs: &Kwargs) -> Result<String, tera::Error> {
    let key = kwargs.must_get::<&str>("key")?;
    let lang = kwargs.get::<&str>("lang")?.and_then(Lang::from_tag).unwrap_or(lang);
    let mut values = Vec::new();
    for (name, value) in kwargs.iter() {
        let Some(name) = name.as_str().filter(|name| !matches!(*name, "key" | "lang"))
        else {
            continue;
        };
        let value = match (value.as_str(), value.as_i64()) {
            (Some(text), _) => messages::Value::Text(text),
            (None, Some(number)) => messages::Value::Number(number),
            (None, None) => {
                let message = format!("`{name}` is neither text nor a number");
                return Err(tera::Error::message(message));
            }
        };
        values.push((name, value));
    }
    Ok(messages.say(lang, key, &values))
}

/// The messages of all layers, and complaints about those that are missing.
fn messages(
    layers: &[Layer],
    templates: &[(String, String)],
    digits: Digits,
    out: &mut Vec<Diagnostic>,
) -> Messages {
    let mut words: Bilingual<BTreeMap<String, Located<String>>> = Bilingual::default();
    for layer in layers {
        for lang in Lang::ALL {
            for (key, message) in layer.words.get(lang) {
                words.get_mut(lang).entry(key.clone()).or_insert_with(|| message.clone());
            }
        }
    }
    for lang in Lang::ALL {
        for (key, message) in words.get(lang) {
            // English has forms for one, of which Thai has no need.
            let is_form = key
                .strip_suffix("_one")
                .is_some_and(|key| words.get(lang).contains_key(key));
            if is_form || words.get(lang.other()).contains_key(key) {
                continue;
            }
            let other = lang.other();
            let text = format!("the message `{key}` is missing in {other}.toml");
            let help = format!(
                "add a line `{key} = \"...\"` to messages/{other}.toml of the theme"
            );
            out.push(Diagnostic::at(
                Code::MissingMessage,
                message.place.clone(),
                text,
                help,
            ));
        }
    }
    for (path, text) in templates {
        let lines = Lines::new(&Arc::from(path.as_str()), text);
        for (at, key) in keys_in(text) {
            if !words.th.contains_key(key) && !words.en.contains_key(key) {
                let place = lines.place(at..at + key.len());
                let message = format!("no message has the key `{key}`");
                let help = format!(
                    "add a line `{key} = \"...\"` to messages/th.toml and messages/en.toml of the theme"
                );
                out.push(Diagnostic::at(Code::MissingMessage, place, message, help));
            }
        }
    }
    let plain = |words: &BTreeMap<String, Located<String>>| {
        words.iter().map(|(key, message)| (key.clone(), message.value.clone())).collect()
    };
    let words = Bilingual { th: plain(&words.th), en: plain(&words.en) };
    Messages::new(words, digits)
}

/// The keys that a template asks for by name, with the bytes at which they stand.
fn keys_in(template: &str) -> impl Iterator<Item = (usize, &str)> {
    const CALL: &str = "t(key=\"";
    template.match_indices(CALL).filter_map(|(at, _)| {
        let before = template.get(..at)?.chars().next_back();
        let from = at + CALL.len();
        let key = template.get(from..)?.split_once('"')?.0;
        let is_call = before.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        is_call.then_some((from, key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(path: &str, files: &[(&str, &str)]) -> Layer {
        let files =
            files.iter().map(|(p, text)| ((*p).to_owned(), text.as_bytes().to_vec()));
        let path = path.to_owned();
        Layer { path, files: files.collect(), words: Bilingual::default() }
    }

    fn words(th: &str, en: &[&str]) -> Bilingual<BTreeMap<String, Located<String>>> {
        let word = |word: &str| {
            let place = Place::start(&Arc::from("themes/x/messages/th.toml"));
            (word.to_owned(), Located::new(word.to_owned(), place))
        };
        Bilingual {
            th: [word(th)].into(),
            en: en.iter().map(|text| word(text)).collect(),
        }
    }

    fn codes(checked: &Checked<Theme>) -> Vec<&'static str> {
        checked.diagnostics.iter().map(|d| d.code.text()).collect()
    }

    #[test]
    fn the_first_layer_wins_file_by_file() {
        let mine = layer(
            "themes/mine",
            &[
                (
                    "templates/a.html",
                    "{% extends \"themes/default/templates/a.html\" %}{% block x %}mine{% endblock %}",
                ),
                ("static/style.css", "mine"),
            ],
        );
        let default = layer(
            "themes/default",
            &[
                ("templates/a.html", "a{% block x %}default{% endblock %}"),
                ("templates/b.html", "b {{ t(key=\"k\") }}"),
                ("static/style.css", "default"),
            ],
        );
        let default = Layer { words: words("k", &["k"]), ..default };
        let checked = load(&[mine, default], Digits::Thai);
        assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
        let theme = checked.value;
        let draw = |name: &str, lang| {
            theme.tera(lang).render(name, &tera::Context::new()).unwrap()
        };
        assert_eq!(draw("a.html", Lang::En), "amine");
        assert_eq!(draw("b.html", Lang::Th), "b k");
        assert_eq!(
            theme.files().get("style.css").map(Vec::as_slice),
            Some("mine".as_bytes())
        );
    }

    #[test]
    fn every_fault_of_syntax_is_told_at_its_place() {
        let broken = layer(
            "themes/x",
            &[("templates/a.html", "{{ a"), ("templates/b.html", "\nก{% if %}")],
        );
        let checked = load(&[broken], Digits::Thai);
        assert_eq!(codes(&checked), ["E0701", "E0701"]);
        let place = checked.diagnostics[1].place.clone().unwrap();
        assert_eq!((&*place.path, place.line), ("themes/x/templates/b.html", 2));
    }

    #[test]
    fn messages_that_are_missing_are_told() {
        let theme = layer(
            "themes/x",
            &[("templates/a.html", "{{ t(key=\"nowhere\") }}{{ t(key=\"a\") }}")],
        );
        let theme = Layer { words: words("a", &["b", "b_one"]), ..theme };
        let codes = codes(&load(&[theme], Digits::Thai));
        assert_eq!(codes.iter().filter(|code| **code == "W0703").count(), 3, "{codes:?}");
    }
}

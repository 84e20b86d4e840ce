//! A site as a browser reads it: files come in, faults of its pages and links go out.
//!
//! It knows nothing of archives: only HTML, addresses, and what our pages promise
//! (no script but in files, no style but in files, no link but a relative one).

#![allow(
    clippy::unwrap_used,
    dead_code,
    clippy::indexing_slicing,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a part of test programs: what fails, fails the test"
)]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};

use crate::scratch::Files;

/// Elements that have no end tag (HTML, void elements).
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
];
/// Elements that a browser keeps to itself: they would change how the page is read or sent.
const NEVER: &[&str] = &["base", "style", "iframe", "object", "embed", "math"];

/// What a page holds.
#[derive(Debug, Default)]
struct Page {
    /// Where it leads: the tag and the address.
    links: Vec<(String, String)>,
    /// The ids of its elements.
    ids: BTreeSet<String>,
    /// What is wrong with it by itself.
    faults: Vec<String>,
    open: Vec<String>,
    /// How many elements are open around one that screen readers pass over.
    hidden_below: Option<usize>,
    headings: usize,
    titles: usize,
    text_of_title: String,
    lang: Option<String>,
    has_doctype: bool,
}

/// Everything that is wrong with a site that will stand at an address ending in `/`.
pub(crate) fn faults(files: &Files, base_url: &str) -> Vec<String> {
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), read(std::str::from_utf8(bytes).unwrap())))
        .collect();
    let mut faults = Vec::new();
    for (path, page) in &pages {
        faults.extend(page.faults.iter().map(|fault| format!("{path}: {fault}")));
        for (tag, href) in &page.links {
            if let Some(fault) = dead(files, &pages, base_url, path, href) {
                faults.push(format!("{path}: <{tag}> leads to {href:?}: {fault}"));
            }
        }
    }
    faults
}

/// How many links the pages of a site have, to others of its pages or files.
pub(crate) fn links_within(files: &Files) -> usize {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages
        .flat_map(|(_, bytes)| read(std::str::from_utf8(bytes).unwrap()).links)
        .filter(|(_, href)| scheme(href).is_none())
        .count()
}

/// Why a link of a page leads nowhere, if it does.
fn dead(
    files: &Files,
    pages: &BTreeMap<&str, Page>,
    base_url: &str,
    from: &str,
    href: &str,
) -> Option<String> {
    let address = href.strip_prefix(base_url);
    let host = base_url.find("://").unwrap() + 3;
    let base_path = &base_url[base_url[host..].find('/').unwrap() + host..];
    let written = match (address, scheme(href)) {
        (Some(inside), _) => format!("/{inside}"),
        (None, Some("http" | "https" | "mailto" | "tel")) => return None,
        (None, Some(scheme)) => return Some(format!("`{scheme}:` is not for readers")),
        (None, None) if from == "404.html" && !href.starts_with('#') => {
            match href.strip_prefix(base_path) {
                Some(inside) => format!("/{inside}"),
                None => return Some(format!("it does not begin with {base_path}")),
            }
        }
        (None, None) if href.starts_with('/') => {
            return Some("it is not relative".to_owned());
        }
        (None, None) => href.to_owned(),
    };
    let (path, fragment) = match written.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (written.as_str(), None),
    };
    if path.contains('?') {
        return Some("it asks a question of a host that answers none".to_owned());
    }
    let Some(target) = resolve(from, path) else {
        return Some("it leaves the site".to_owned());
    };
    if !files.contains_key(&target) {
        return Some(format!("there is no {target}"));
    }
    let fragment = decoded(fragment.filter(|fragment| !fragment.is_empty())?);
    let page = pages.get(target.as_str())?;
    (!page.ids.contains(&fragment)).then(|| format!("{target} has no id {fragment:?}"))
}

fn scheme(href: &str) -> Option<&str> {
    let (scheme, _) = href.split_once(':')?;
    scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+').then_some(scheme)
}

/// The file to which a path leads from a page; nothing where it leaves the site.
fn resolve(from: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    let path = match path.strip_prefix('/') {
        Some(inside) => {
            parts.clear();
            inside
        }
        None => path,
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(decoded(part)),
        }
    }
    let is_folder =
        path.is_empty() || path.ends_with('/') || path.ends_with("..") || path == ".";
    if is_folder {
        parts.push("index.html".to_owned());
    }
    Some(parts.join("/"))
}

/// A text with its `%41` undone.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = (*first == b'%')
            .then(|| std::str::from_utf8(after.get(..2)?).ok())
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap()
}

fn read(html: &str) -> Page {
    let sink = Sink { page: RefCell::new(Page::default()) };
    let tokenizer = Tokenizer::new(
        sink,
        TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() },
    );
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut page = tokenizer.sink.page.into_inner();
    page.close();
    page
}

struct Sink {
    page: RefCell<Page>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        match token {
            Token::DoctypeToken(_) => page.has_doctype = true,
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                page.start(&tag, line);
            }
            Token::TagToken(tag) => page.end(&tag.name, line),
            Token::CharacterTokens(text) => page.text(&text, line),
            Token::ParseError(error) => page.faults.push(format!("line {line}: {error}")),
            Token::NullCharacterToken => page.faults.push("it holds U+0000".to_owned()),
            Token::CommentToken(_) | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    fn fault(&mut self, line: u64, fault: &str) {
        self.faults.push(format!("line {line}: {fault}"));
    }

    fn start(&mut self, tag: &Tag, line: u64) {
        let name = tag.name.to_string();
        if NEVER.contains(&name.as_str()) {
            self.fault(line, &format!("<{name}> does not belong into our pages"));
        }
        if tag.had_duplicate_attributes {
            self.fault(line, &format!("<{name}> says an attribute twice"));
        }
        let attributes: BTreeMap<String, String> = tag
            .attrs
            .iter()
            .map(|attribute| {
                (attribute.name.local.to_string(), attribute.value.to_string())
            })
            .collect();
        for (key, value) in &attributes {
            match key.as_str() {
                "style" => self.fault(line, "a style within the page"),
                key if key.starts_with("on") => {
                    self.fault(line, "a script in an attribute");
                }
                "id" if !self.ids.insert(value.clone()) => {
                    self.fault(line, &format!("the id {value:?} stands twice"));
                }
                "href" | "src" => self.links.push((name.clone(), value.clone())),
                "lang" if !matches!(value.as_str(), "th" | "en") => {
                    self.fault(line, &format!("the language {value:?}"));
                }
                _ => {}
            }
        }
        let is_hidden = attributes.get("aria-hidden").is_some_and(|it| it == "true");
        if is_hidden && self.hidden_below.is_none() {
            self.hidden_below = Some(self.open.len());
        }
        let in_drawing = self.open.iter().any(|open| open == "svg");
        match name.as_str() {
            "svg" if self.hidden_below.is_none() => {
                self.fault(line, "a drawing that screen readers do not pass over");
            }
            "a" if self.hidden_below.is_some()
                && attributes.get("tabindex").is_none_or(|it| it != "-1") =>
            {
                self.fault(
                    line,
                    "a link that the keyboard reaches and nobody is told of",
                );
            }
            // Within a drawing it is said of a part of it.
            "title" if in_drawing => {}
            "html" => self.lang = attributes.get("lang").cloned(),
            "form" => {
                if attributes.get("method").is_none_or(|it| it != "get") {
                    self.fault(line, "a form that sends what readers write");
                }
                let action = attributes.get("action").cloned();
                self.links.extend(action.map(|action| (name.clone(), action)));
            }
            "h1" => self.headings += 1,
            "title" => self.titles += 1,
            "img" if !attributes.contains_key("alt") => {
                self.fault(line, "a picture without alt");
            }
            "script" if !attributes.contains_key("src") => {
                self.fault(line, "a script within the page");
            }
            "meta" => {
                let content = attributes.get("content").map_or("", String::as_str);
                if let Some((_, to)) = content.split_once("; url=") {
                    self.links.push((name.clone(), to.to_owned()));
                }
            }
            _ => {}
        }
        let is_closed = VOID.contains(&name.as_str()) || in_drawing && tag.self_closing;
        if !is_closed {
            self.open.push(name);
        } else if self.hidden_below == Some(self.open.len()) {
            self.hidden_below = None;
        }
    }

    fn end(&mut self, name: &str, line: u64) {
        match self.open.pop() {
            Some(open) if open == *name => {}
            open => self.fault(line, &format!("</{name}> closes {open:?}")),
        }
        if self.hidden_below == Some(self.open.len()) {
            self.hidden_below = None;
        }
    }

    fn text(&mut self, text: &str, line: u64) {
        match self.open.last().map(String::as_str) {
            Some("title") if !self.open.iter().any(|open| open == "svg") => {
                self.text_of_title.push_str(text);
            }
            Some("script" | "style") => self.fault(line, "text in <script> or <style>"),
            _ => {}
        }
    }

    /// Judges the page as a whole.
    fn close(&mut self) {
        let mut say = |wrong: bool, fault: String| {
            if wrong {
                self.faults.push(fault);
            }
        };
        say(!self.has_doctype, "it has no doctype".to_owned());
        say(!self.open.is_empty(), format!("{:?} are left open", self.open));
        say(self.headings != 1, format!("it has {} h1", self.headings));
        say(self.titles != 1, format!("it has {} titles", self.titles));
        say(self.text_of_title.trim().is_empty(), "its title is empty".to_owned());
        say(self.lang.is_none(), "its language is not said".to_owned());
    }
}

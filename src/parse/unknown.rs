//! An unknown key: which one it was probably meant to be, or where else it belongs.

use crate::diagnostic::{Code, Place, brief, nearest};
use crate::keys::{KEYS, Key, Scope, in_scopes};
use crate::parse::toml::Page;

/// Complains of a key that is not known in a table of these scopes.
pub(super) fn complain(
    page: &mut Page<'_>,
    scopes: &[Scope],
    name: &str,
    key_place: Place,
) {
    let help = match guess(scopes, name) {
        Guess::Misspelt(key, written) => {
            page.note_meant(key.name);
            format!("did you mean `{written}`?")
        }
        Guess::Elsewhere(key) => {
            page.note_meant(key.name);
            elsewhere(scopes, key.scope, header_above(page, &key_place))
        }
        Guess::Nothing if scopes.contains(&Scope::Document) => {
            "remove it, or put what your own theme needs under [extra]".to_owned()
        }
        Guess::Nothing => "remove it".to_owned(),
    };
    let message = format!("`{}` is not a key that Samut knows here", brief(name));
    page.complain(Code::UnknownKey, key_place, message, help);
}

/// What an unknown key was meant to be.
enum Guess {
    /// A key of this table, under one of its names.
    Misspelt(&'static Key, &'static str),
    /// A key of another table.
    Elsewhere(&'static Key),
    /// Nothing that we know.
    Nothing,
}

fn guess(scopes: &[Scope], name: &str) -> Guess {
    let names = || {
        in_scopes(scopes).flat_map(|key| {
            std::iter::once(key.name)
                .chain(key.also.iter().copied())
                .map(move |name| (key, name))
        })
    };
    let of_this = |word: &str| names().find(|(_, known)| *known == word);
    // An event has its days; years stand with what holds for longer.
    let other_word = match name.to_lowercase().as_str() {
        "from" => of_this("start"),
        "until" => of_this("end"),
        "category" | "categories" | "keyword" | "keywords" | "subject" | "subjects" => {
            of_this("topics")
        }
        _ => None,
    };
    if let Some((key, written)) = other_word {
        return Guess::Misspelt(key, written);
    }
    // A true name of another table says more than a likeness to one of this table.
    let other = KEYS
        .iter()
        .filter(|key| key.name == name || key.also.contains(&name))
        .filter(|key| place_of(scopes, key.scope).is_some())
        .min_by_key(|key| distance(scopes, key.scope));
    if let Some(key) = other {
        return Guess::Elsewhere(key);
    }
    let known: Vec<&str> = names().map(|(_, name)| name).collect();
    match nearest(name, &known).and_then(of_this) {
        Some((key, written)) => Guess::Misspelt(key, written),
        None => Guess::Nothing,
    }
}

/// The words for where a key of another scope stands, as seen from a table of some scopes.
fn elsewhere(scopes: &[Scope], scope: Scope, header: Option<&str>) -> String {
    if scope == Scope::Document {
        return match header {
            Some(header) => format!("it belongs above the line {header}"),
            None => {
                "it belongs to the item: put it on a line of its own, above any [table]"
                    .to_owned()
            }
        };
    }
    match place_of(scopes, scope) {
        Some(Home::Below(line)) => format!("put it below a line {line}"),
        Some(Home::File(file)) => format!("it belongs in {file}"),
        None => "remove it".to_owned(),
    }
}

/// Where keys of a scope stand.
enum Home {
    Below(&'static str),
    File(&'static str),
}

/// Where keys of a scope stand, if somebody who writes a table of `scopes` may mean them.
fn place_of(scopes: &[Scope], scope: Scope) -> Option<Home> {
    let is_document = scopes.iter().any(|scope| is_of_document(*scope));
    let is_site = scopes.iter().any(|scope| {
        matches!(scope, Scope::Site | Scope::Menu | Scope::Misspelt | Scope::Pictures)
    });
    let is_register = scopes.contains(&Scope::Authority);
    Some(match scope {
        Scope::Document if is_document => Home::Below("+++"),
        Scope::Event if is_document => Home::Below("[event]"),
        Scope::Mention if is_document => Home::Below("[[mentions]]"),
        Scope::Source if is_document => Home::Below("[source]"),
        Scope::Image if is_document => Home::Below("[[images]]"),
        Scope::Attachment if is_document => Home::Below("[[attachments]]"),
        Scope::Mechanism if is_document || is_register => Home::File(
            "content/authorities/mechanisms.toml, or in the mechanism's profile",
        ),
        Scope::Participant if is_register => {
            Home::File("countries.toml or organisations.toml")
        }
        Scope::Site if is_document || is_site => Home::File("content/site.toml"),
        Scope::Menu if is_site => Home::Below("[[menu]]"),
        Scope::Misspelt if is_site => Home::Below("[[misspelt]]"),
        Scope::Pictures if is_site => Home::Below("[pictures]"),
        _ => return None,
    })
}

/// How far a scope is from a table: keys of the same file are meant before those of others.
fn distance(scopes: &[Scope], scope: Scope) -> (bool, Scope) {
    let is_document = scopes.iter().any(|scope| is_of_document(*scope));
    (is_of_document(scope) != is_document, scope)
}

fn is_of_document(scope: Scope) -> bool {
    matches!(
        scope,
        Scope::Document
            | Scope::Event
            | Scope::Mention
            | Scope::Source
            | Scope::Image
            | Scope::Attachment
    )
}

/// The nearest line above a place that begins a table: `[event]`.
fn header_above<'a>(page: &Page<'a>, place: &Place) -> Option<&'a str> {
    let above = page.lines.text().lines().take(place.line as usize - 1);
    let head = above.map(str::trim).filter(|line| line.starts_with('[')).last()?;
    head.split('#').next().map(str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(scopes: &[Scope], name: &str, expected: &str) {
        let said = match guess(scopes, name) {
            Guess::Misspelt(_, written) => written.to_owned(),
            Guess::Elsewhere(key) => elsewhere(scopes, key.scope, Some("[here]")),
            Guess::Nothing => String::new(),
        };
        assert_eq!(said, expected, "{name}");
    }

    #[test]
    fn a_key_of_another_table_is_sent_there() {
        let document = &[Scope::Document];
        check(document, "session", "put it below a line [event]");
        check(document, "participants", "put it below a line [event]");
        check(document, "publisher", "put it below a line [source]");
        check(document, "alt", "put it below a line [[images]]");
        check(document, "base_url", "it belongs in content/site.toml");
        check(&[Scope::Event], "topics", "it belongs above the line [here]");
        check(&[Scope::Event], "title", "it belongs above the line [here]");
        check(&[Scope::Source], "venue", "put it below a line [event]");
        check(&[Scope::Authority], "topics", "");
        check(
            &[Scope::Authority],
            "joined",
            "it belongs in countries.toml or organisations.toml",
        );
        check(&[Scope::Menu], "languages", "it belongs in content/site.toml");
    }

    #[test]
    fn a_slip_of_the_hand_is_the_nearest_key() {
        check(&[Scope::Document], "Title", "title");
        check(&[Scope::Document], "contries", "countries");
        check(&[Scope::Event], "sesion", "session");
        check(&[Scope::Event], "from", "start");
        check(&[Scope::Mention], "until", "end");
        check(&[Scope::Document], "category", "topics");
        check(&[Scope::Document], "Categories", "topics");
        check(&[Scope::Document], "keywords", "topics");
        check(&[Scope::Document], "bananas", "");
    }
}

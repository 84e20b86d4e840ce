//! A message into which words of another language are put, each of which keeps its language.

use crate::lang::Lang;
use crate::messages::{Messages, Value};
use crate::view;

/// Words in a language.
pub(super) type Said<'a> = (Lang, &'a str);

/// Before the place of each name in a message that is about to be cut.
const MARK: char = '\u{1}';

/// The pieces of a message in a language: its own words, with values, and between them names in
/// their own languages. Empty pieces are left out.
pub(super) fn sentence(
    messages: &Messages,
    lang: Lang,
    key: &str,
    values: &[(&str, Value<'_>)],
    names: &[(&str, Said<'_>)],
) -> Vec<view::Piece> {
    let marks: Vec<String> =
        (0..names.len()).map(|n| format!("{MARK}{n}{MARK}")).collect();
    let marked =
        names.iter().zip(&marks).map(|((key, _), mark)| (*key, Value::Text(mark)));
    let values: Vec<_> = values.iter().copied().chain(marked).collect();
    let said = messages.say(lang, key, &values);
    let pieces = said.split(MARK).enumerate().filter_map(|(n, piece)| {
        if n % 2 == 0 {
            return Some(plain(piece));
        }
        let (_, (of, name)) = names.get(piece.parse::<usize>().ok()?)?;
        Some(view::Piece { lang: (*of != lang).then_some(*of), ..plain(name) })
    });
    pieces.filter(|piece| !piece.text.is_empty()).collect()
}

/// A piece in the language of what stands around it.
pub(super) fn plain(text: &str) -> view::Piece {
    view::Piece { text: text.to_owned(), lang: None, href: None, is_title: false }
}

/// The messages of the default theme.
#[cfg(test)]
pub(super) fn default_messages() -> Messages {
    let read = |text: &str| {
        let read = crate::parse::messages(&std::sync::Arc::from("messages"), text);
        assert!(read.diagnostics.is_empty());
        read.value.into_iter().map(|(key, words)| (key, words.value)).collect()
    };
    let words = crate::lang::Bilingual {
        th: read(include_str!("../../themes/default/messages/th.toml")),
        en: read(include_str!("../../themes/default/messages/en.toml")),
    };
    Messages::new(words, crate::date::Digits::Thai)
}

/// Pieces as a table of tests has them: `words <en:words of another language>`.
#[cfg(test)]
pub(super) fn shown(pieces: &[view::Piece]) -> String {
    let piece = |piece: &view::Piece| {
        let text = match piece.lang {
            Some(lang) => format!("<{lang}:{}>", piece.text),
            None => piece.text.clone(),
        };
        if piece.is_title { format!("*{text}*") } else { text }
    };
    pieces.iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &str, lang: Lang, names: &[(&str, Said<'_>)], expected: &str) {
        let language = [("language", Value::Text("X"))];
        let pieces = sentence(&default_messages(), lang, key, &language, names);
        assert_eq!(shown(&pieces), expected, "{key}");
    }

    #[test]
    fn names_keep_their_language() {
        let name = [("publisher", (Lang::Th, "กรม"))];
        check("source_original", Lang::En, &name, "Published by <th:กรม>");
        check("source_original", Lang::Th, &name, "เผยแพร่โดย กรม");
        check(
            "source_translation_plain_in",
            Lang::En,
            &[],
            "Translated from a text in X",
        );
    }
}

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
            return Some((false, plain(piece)));
        }
        let (_, (of, name)) = names.get(piece.parse::<usize>().ok()?)?;
        Some((true, view::Piece { lang: (*of != lang).then_some(*of), ..plain(name) }))
    });
    let mut pieces: Vec<(bool, view::Piece)> =
        pieces.filter(|(_, piece)| !piece.text.is_empty()).collect();
    if lang == Lang::Th {
        set_apart(&mut pieces);
    }
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

/// Puts a space where Thai meets a name in another script, or one in it meets Thai: Thai words are
/// joined, โดยกรมอาเซียน, and others stand apart, โดย ASEAN Secretariat. A message says neither.
/// The space is the message's: a piece that is a name stays the name.
fn set_apart(pieces: &mut [(bool, view::Piece)]) {
    for at in 1..pieces.len() {
        let Some([(is_name, before), (_, after)]) = pieces.get_mut(at - 1..=at) else {
            continue;
        };
        let (end, start) = (before.text.chars().last(), after.text.chars().next());
        let (Some(end), Some(start)) = (end, start) else { continue };
        let meet = is_thai(end) && start.is_alphanumeric() && !is_thai(start)
            || end.is_alphanumeric() && !is_thai(end) && is_thai(start);
        match (meet, *is_name) {
            (true, false) => before.text.push(' '),
            (true, true) => after.text.insert(0, ' '),
            (false, _) => {}
        }
    }
}

/// Whether a character belongs to a word in Thai; ฯ and ๆ end one.
fn is_thai(c: char) -> bool {
    matches!(c, 'ก'..='ฺ' | 'เ'..='๎')
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
        check("source_original", Lang::Th, &name, "เผยแพร่โดยกรม");
        let name = [("publisher", (Lang::En, "ASEC"))];
        check("source_original", Lang::Th, &name, "เผยแพร่โดย <en:ASEC>");
        check("source_original", Lang::En, &name, "Published by ASEC");
        let name = [("publisher", (Lang::En, "9 มิติ"))];
        check("source_original_in", Lang::Th, &name, "เผยแพร่เป็นXโดย <en:9 มิติ>");
        check(
            "source_translation_plain_in",
            Lang::En,
            &[],
            "Translated from a text in X",
        );
    }
}

//! What a body is, but for its words: whether a change of words leaves all else as it was.
//!
//! In: a body before and after. Out: a verdict. It knows nothing of what was changed.

use pulldown_cmark::{Event, TagEnd};

use super::events::parser;
use super::text::plain_text;

/// Whether two bodies have the same elements, links, code and raw HTML in the same order, so that
/// they differ in the words of their text at most.
pub fn differs_in_words_alone(before: &str, after: &str) -> bool {
    elements(before, |_| true).eq(elements(after, |_| true))
}

/// Those events of a body that are wanted, with nothing in the place of text, and one for text that
/// goes on.
fn elements(
    body: &str,
    is_wanted: fn(&Event<'_>) -> bool,
) -> impl Iterator<Item = Option<Event<'_>>> {
    let mut was_text = false;
    parser(body).filter(is_wanted).filter_map(move |event| {
        let is_text = matches!(event, Event::Text(_));
        let goes_on = is_text && was_text;
        was_text = is_text;
        (!goes_on).then_some(if is_text { None } else { Some(event) })
    })
}

/// Whether readers of two bodies see the same text in the same elements, but for stars and their
/// like, of which they see fewer in the second, and for what these make of it.
pub fn differs_in_marks_alone(before: &str, after: &str) -> bool {
    let is_mark = |c: char| matches!(c, '*' | '_' | '~');
    let is_same = elements(before, is_no_emphasis).eq(elements(after, is_no_emphasis));
    let (before, after) = (plain_text(before), plain_text(after));
    let marks = |text: &str| text.chars().filter(|&c| is_mark(c)).count();
    let words = |text: &str| text.replace(is_mark, "");
    is_same && marks(&after) < marks(&before) && words(&after) == words(&before)
}

fn is_no_emphasis(event: &Event<'_>) -> bool {
    let is_emphasis =
        |end| matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough);
    match event {
        Event::Start(tag) => !is_emphasis(tag.to_end()),
        Event::End(end) => !is_emphasis(*end),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_change_and_nothing_else() {
        let check = |before: &str, after: &str, expected: bool| {
            assert_eq!(differs_in_words_alone(before, after), expected, "{before:?}");
        };
        check("จํานวน **เเละ** [ก](ข.md)", "จำนวน **และ** [ก](ข.md)", true);
        check("a_b c", "ab c", true);
        check("\u{200b}# ก", "# ก", false);
        check("\u{200b}\n\nก", "\n\nก", false);
        check("[ก](ขํา.md)", "[ก](ขำ.md)", false);
        check("`เเ`", "`แ`", false);
        check("<b>เเ</b>", "<b>แ</b>", true);
        check("<b title='เเ'>ก</b>", "<b title='แ'>ก</b>", false);
        check("ก\nข", "กข", false);
        check("", "", true);
    }

    #[test]
    fn marks_may_go_and_no_letter() {
        let check = |before: &str, after: &str, expected: bool| {
            assert_eq!(differs_in_marks_alone(before, after), expected, "{before:?}");
        };
        check("**(A)**ก", "(**A**)ก", true);
        check("** ก **ข", "**ก**ข", false);
        check("**(A)**ก", "**(A)** ก", false);
        check("ก", "ก", false);
        check("**ก**", "ก", false);
    }
}

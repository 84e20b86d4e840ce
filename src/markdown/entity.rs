//! Character references of HTML, such as `&amp;` and `&#106;`, undone as a browser does.
//!
//! In: a value or a text of raw HTML. Out: the characters that a reader would see.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{
    BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A value with its entities undone. More entities count as such in text than in a value,
/// and what is judged here is also what is written, so the difference is harmless.
pub(super) fn decoded(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let state = State::RawData(RawKind::Rcdata);
    let options = TokenizerOpts {
        initial_state: Some(state),
        discard_bom: false,
        ..Default::default()
    };
    let tokenizer = Tokenizer::new(Gathered::default(), options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(value));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.text.into_inner()
}

/// The characters that a tokenizer finds.
#[derive(Default)]
struct Gathered {
    text: RefCell<String>,
}

impl TokenSink for Gathered {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::CharacterTokens(text) = token {
            self.text.borrow_mut().push_str(&text);
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        assert_eq!(decoded(value), expected, "{value:?}");
    }

    #[test]
    fn references_are_undone_once() {
        check("ก", "ก");
        check("a&amp;b", "a&b");
        check("&#106;&#x6A;&#0000106", "jjj");
        check("javascript&colon;x", "javascript:x");
        check("&amp;colon;", "&colon;");
        check("&Tab;&NewLine;", "\t\n");
        check("<b>&", "<b>&");
        check("&nosuch;", "&nosuch;");
        check("\u{feff}&lt;", "\u{feff}<");
    }
}

//! Lines that are put into a page as it is served: the script, and what is wrong with the page.

use crate::lang::Lang;
use crate::serve::live::words::Words;

/// A page with the one line that makes it live. `state` names what the page was made from.
pub(super) fn script(page: &[u8], state: &str) -> Vec<u8> {
    let line = format!(
        "<script src=\"/.samut-live/live.js\" data-state=\"{state}\" defer></script>\n"
    );
    before(page, b"</head>", &line)
}

/// A page with what is wrong with it, and the style of that.
pub(super) fn overlay(page: &[u8], html: &str) -> Vec<u8> {
    let style =
        "<link rel=\"stylesheet\" href=\"/.samut-live/live.css\" data-samut-live>\n";
    before(&before(page, b"</head>", style), b"</body>", html)
}

/// A page with nothing on it, for one that never could be made.
pub(super) fn blank(lang: Lang) -> Vec<u8> {
    let title = Words::of(lang).no_page;
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         </head>\n<body>\n</body>\n</html>\n"
    )
    .into_bytes()
}

/// The language that a page says it is in, if it is one of ours.
pub(super) fn lang(page: &[u8]) -> Option<Lang> {
    let start = find(page, b"<html")?;
    let tag = page.get(start..)?;
    let end = tag.iter().position(|&byte| byte == b'>')?;
    let tag = tag.get(..end)?;
    let value = tag.get(find(tag, b" lang=")? + b" lang=".len()..)?;
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    let letters = value.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let tag = std::str::from_utf8(value.get(..letters)?).ok()?;
    Lang::from_tag(&tag.to_ascii_lowercase())
}

/// A page with a text before the first of a tag, or at its end where it has none: HTML lets the tag
/// be left out.
fn before(page: &[u8], tag: &[u8], text: &str) -> Vec<u8> {
    let at = find(page, tag).unwrap_or(page.len());
    let (start, end) = page.split_at(at);
    [start, text.as_bytes(), end].concat()
}

/// Where a text of ASCII begins, in either case.
fn find(page: &[u8], text: &[u8]) -> Option<usize> {
    page.windows(text.len()).position(|window| window.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str =
        "<script src=\"/.samut-live/live.js\" data-state=\"1.2\" defer></script>\n";

    fn check(page: &str, expected: &str) {
        let page = script(page.as_bytes(), "1.2");
        assert_eq!(String::from_utf8(page).unwrap(), expected.replace("LINE", LINE));
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_head() {
        check("<head>\n</head>\n<body>", "<head>\nLINE</head>\n<body>");
        check("<HEAD></HEAD><p></head>", "<HEAD>LINE</HEAD><p></head>");
        check("<!DOCTYPE html><p>ก", "<!DOCTYPE html><p>กLINE");
        check("", "LINE");
    }

    #[test]
    fn what_is_wrong_stands_at_the_end_of_the_body() {
        let page = overlay(b"<head></head><body>x</body></html>", "<dialog></dialog>");
        let text = String::from_utf8(page).unwrap();
        assert!(text.contains("live.css\" data-samut-live>\n</head>"), "{text}");
        assert!(text.ends_with("x<dialog></dialog></body></html>"), "{text}");
    }

    #[test]
    fn pages_say_their_language() {
        let check = |page: &str, expected: Option<Lang>| {
            assert_eq!(lang(page.as_bytes()), expected, "{page}");
        };
        check(
            "<!DOCTYPE html>\n<html class=\"digits-thai\" lang=\"th\">",
            Some(Lang::Th),
        );
        check("<html lang=en>", Some(Lang::En));
        check("<HTML LANG=\"TH-th\">", Some(Lang::Th));
        check("<html lang=\"lo\">", None);
        check("<html><p lang=\"th\">", None);
        check("<html lang=\"", None);
        check("", None);
        assert_eq!(lang(&blank(Lang::Th)), Some(Lang::Th));
    }
}

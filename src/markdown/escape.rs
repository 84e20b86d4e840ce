//! Text as HTML: characters that have a meaning there are written so that they have none.
//!
//! In: text or a value. Out: HTML. Never changes any other character but U+0000, which becomes
//! U+FFFD.

/// Appends text, safe between tags.
pub(super) fn text(out: &mut String, text: &str) {
    escape(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

/// Appends a value, safe between the double quotes of an attribute.
pub(super) fn attribute(out: &mut String, value: &str) {
    escape(out, value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    });
}

/// Appends text in which entities are already written, and which holds no tag.
pub(super) fn angles(out: &mut String, text: &str) {
    escape(out, text, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

fn escape(out: &mut String, text: &str, with: impl Fn(u8) -> Option<&'static str>) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        // CommonMark 2.3 asks for this: no page may hold U+0000.
        let nothing = (byte == 0).then_some("\u{FFFD}");
        if let Some(entity) = nothing.or_else(|| with(byte)) {
            out.push_str(text.get(written..at).unwrap_or_default());
            out.push_str(entity);
            written = at + 1;
        }
    }
    out.push_str(text.get(written..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_context_has_its_characters() {
        let write = |with: fn(&mut String, &str), text| {
            let mut out = String::new();
            with(&mut out, text);
            out
        };
        assert_eq!(write(text, "ก<b>&\"'ำ"), "ก&lt;b&gt;&amp;\"'ำ");
        assert_eq!(write(attribute, "ก<b>&\"'"), "ก&lt;b&gt;&amp;&quot;&#39;");
        assert_eq!(write(angles, "ก<b>&amp;\"'"), "ก&lt;b&gt;&amp;\"'");
        assert_eq!(write(text, "ก\0"), "ก\u{FFFD}");
        assert_eq!(write(text, "\u{200b}\u{a0}"), "\u{200b}\u{a0}");
    }
}

//! A file to download: what it is, how large, and in which language.

use crate::lang::Lang;
use crate::messages::Value;
use crate::model::Attachment;
use crate::plan::here::Here;
use crate::view;

/// The view of an attachment.
pub(super) fn attachment(here: &Here<'_>, file: &Attachment) -> view::Attachment {
    let name = file.file.rsplit('/').next().unwrap_or("");
    let (stem, format) = name.rsplit_once('.').unwrap_or((name, ""));
    let lang = file.lang.as_deref().or(lang_of(stem).map(Lang::tag));
    view::Attachment {
        href: here.origin.file(&file.file),
        title: here.words(&file.title).unwrap_or_else(|| here.words_in(here.lang, name)),
        format: format.to_uppercase(),
        size: size(here, file.size),
        lang: lang.map(|tag| here.language(tag)),
        hreflang: lang.map(str::to_owned),
    }
}

/// The language in which the name of a file ends, without its format: `report.th`.
fn lang_of(stem: &str) -> Option<Lang> {
    stem.rsplit_once('.').and_then(|(_, tag)| Lang::from_tag(tag))
}

/// A size in words, in units of a thousand (SI), with two figures below ten.
fn size(here: &Here<'_>, bytes: u64) -> String {
    let said = |key: &str, tenths: u64| {
        let text = if tenths < 100 && !tenths.is_multiple_of(10) {
            format!("{}.{}", tenths / 10, tenths % 10)
        } else {
            (tenths / 10).to_string()
        };
        let text = match here.lang {
            Lang::Th => crate::date::in_digits(text, here.archive.site.digits),
            Lang::En => text,
        };
        here.say(key, &[("n", Value::Text(&text))])
    };
    match bytes {
        0..1_000 => said("size_bytes", bytes * 10),
        1_000..1_000_000 => said("size_kb", bytes / 100),
        _ => said("size_mb", bytes / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_language() {
        let check = |stem, expected| assert_eq!(lang_of(stem), expected, "{stem}");
        check("report.th", Some(Lang::Th));
        check("รายงาน.ฉบับ.en", Some(Lang::En));
        check("report", None);
        check("th", None);
        check("report.v2", None);
        check("", None);
    }
}

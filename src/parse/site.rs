//! `content/site.toml` to the settings of an archive.

use std::sync::Arc;

use crate::date::{Digits, ZONES, zone_minutes};
use crate::diagnostic::{Checked, Code, Diagnostic, Lines, brief, nearest, nearest_help};
use crate::keys::{LANGUAGES, Scope, words};
use crate::lang::{Bilingual, Lang};
use crate::misspelt::Misspelt;
use crate::model::{Links, Located, MILLION, MenuEntry, PictureLimits, Site};
use crate::parse::levels::levels;
use crate::parse::reader::Reader;
use crate::parse::spelt;
use crate::parse::toml::Page;

/// Parses the settings; what is left out has its default.
pub fn site(path: &Arc<str>, text: &str) -> Checked<Site> {
    let lines = Lines::new(path, text);
    let mut page = Page::of_file(&lines, 0);
    let table = page.whole_table();
    let head = lines.place(0..1);
    let reader = Reader::new(&mut page, &[Scope::Site], table.get_ref(), head);
    let help = "add a line `title = { th = \"...\", en = \"...\" }`";
    reader.require(&mut page, "title", help);
    let title = reader.bilingual(&mut page, "title");
    let title = Bilingual::from_fn(|lang| {
        title.nearest(lang).map(|(_, title)| title.clone()).unwrap_or_default()
    });
    let site = Site {
        title,
        description: reader.bilingual(&mut page, "description"),
        rights: reader.bilingual(&mut page, "rights"),
        base_url: base_url(&mut page, &reader),
        default_lang: default_lang(&mut page, &reader),
        zone: zone(&mut page, &reader),
        digits: match reader.choice(&mut page, "digits").map(Located::into_value) {
            Some("arabic") => Digits::Arabic,
            _ => Digits::Thai,
        },
        theme: reader.text(&mut page, "theme"),
        fallback_pages: reader.switch(&mut page, "fallback_pages").unwrap_or(true),
        links: match reader.choice(&mut page, "links").map(Located::into_value) {
            Some("files") => Links::Files,
            _ => Links::Folders,
        },
        link_names: reader.switch(&mut page, "link_names").unwrap_or(true),
        menu: menu(&mut page, &reader),
        levels: levels(&mut page, &reader),
        pictures: pictures(&mut page, &reader),
        misspelt: misspelt(&mut page, &reader),
        extra: reader.free("extra"),
    };
    let range = page.offset..text.len();
    let spelt =
        spelt::complaints(&page, table.get_ref(), range, &site.misspelt, Vec::new());
    page.diagnostics.extend(spelt);
    Checked { value: site, diagnostics: page.diagnostics }
}

fn base_url(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> String {
    let Some(url) = reader.text(page, "base_url") else {
        let help =
            "add a line `base_url = \"https://...\"` with the site's future address";
        reader.require(page, "base_url", help);
        return "https://archive.example/".to_owned();
    };
    match normal_base_url(&url.value) {
        Some(url) => url,
        None => {
            page.complain(
                Code::BadValue,
                url.place,
                format!("\"{}\" is not the address of a site", brief(&url.value)),
                "write it whole, such as \"https://archive.example/\" or \"https://example.org/archive/\"",
            );
            "https://archive.example/".to_owned()
        }
    }
}

/// An address of a site ending in `/`, or nothing where it is none.
pub fn normal_base_url(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or("");
    let is_host = !host.is_empty()
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b));
    let is_plain = rest
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-._~%:/[]!$'()*+,;=@".contains(&b));
    if !is_host || !is_plain {
        return None;
    }
    Some(if text.ends_with('/') { text.to_owned() } else { format!("{text}/") })
}

fn default_lang(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Lang {
    let Some(languages) = reader.texts(page, "languages") else { return Lang::Th };
    let mut known = Vec::new();
    for language in &languages.value {
        match Lang::from_tag(&language.value) {
            Some(lang) => known.push(lang),
            None => page.complain(
                Code::BadValue,
                language.place.clone(),
                format!("\"{}\" is not a language of Samut", brief(&language.value)),
                nearest_help(&language.value, &words(LANGUAGES)),
            ),
        }
    }
    if known.len() < 2 && known.len() == languages.value.len() {
        page.complain(
            Code::BadValue,
            languages.place,
            "an archive has both languages",
            "write languages = [\"th\", \"en\"], the default language first",
        );
    }
    known.first().copied().unwrap_or(Lang::Th)
}

fn zone(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> i32 {
    let Some(name) = reader.text(page, "time_zone") else { return 420 };
    if let Some(minutes) = zone_minutes(&name.value) {
        return minutes;
    }
    let known: Vec<&str> = ZONES.iter().map(|(zone, _)| *zone).collect();
    let help = match nearest(&name.value, &known) {
        Some(near) => {
            format!("did you mean \"{near}\"? An offset such as \"+07:00\" works too")
        }
        None => "write an offset such as \"+07:00\"".to_owned(),
    };
    page.complain(
        Code::BadValue,
        name.place,
        format!("\"{}\" is not a time zone that Samut knows", brief(&name.value)),
        help,
    );
    420
}

fn menu(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Vec<MenuEntry> {
    let tables = reader.tables(page, "menu");
    let mut menu = Vec::new();
    for reader in &tables {
        let name = reader.bilingual(page, "name");
        let to = reader.text(page, "to");
        if name.nearest(Lang::Th).is_none() {
            reader.missing(
                page,
                "name",
                "add a line `name = { th = \"...\", en = \"...\" }`",
            );
        }
        reader.require(page, "to", "add a line `to = \"...\"`");
        menu.extend(to.map(|to| MenuEntry { name, to }));
    }
    menu
}

/// How large a picture may be.
fn pictures(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> PictureLimits {
    let tables = reader.tables(page, "pictures");
    let usual = PictureLimits::default();
    let Some(reader) = tables.first() else { return usual };
    let mut millions = |name, usual| {
        let Some(number) = reader.number(page, name) else { return usual };
        match u64::try_from(number.value) {
            Ok(n @ 1..=MOST_MILLIONS) => n * MILLION,
            _ => {
                let message = format!("`{name}` cannot be {}", number.value);
                let help = "write a whole number from 1 to 1000";
                page.complain(Code::BadValue, number.place, message, help);
                usual
            }
        }
    };
    PictureLimits {
        bytes: millions("megabytes", usual.bytes),
        pixels: millions("megapixels", usual.pixels),
    }
}

/// Nobody means more megabytes or megapixels.
const MOST_MILLIONS: u64 = 1000;

/// The archive's own words, and the usual ones.
fn misspelt(page: &mut Page<'_>, reader: &Reader<'_, '_>) -> Misspelt {
    let tables = reader.tables(page, "misspelt");
    let mut own = Vec::new();
    for reader in &tables {
        reader.require(
            page,
            "wrong",
            "add a line `wrong = \"...\"` with the misspelt word",
        );
        reader.require(
            page,
            "right",
            "add a line `right = \"...\"` with the word as it is written",
        );
        let (wrong, right) = (reader.text(page, "wrong"), reader.text(page, "right"));
        let (Some(wrong), Some(right)) = (wrong, right) else { continue };
        if wrong.value == right.value {
            let message = format!("\"{}\" is both wrong and right", brief(&wrong.value));
            let help = "write in `right` how the word is written, or remove the entry";
            page.push(
                Diagnostic::at(Code::BadValue, right.place, message, help)
                    .and(wrong.place, "the same word"),
            );
            continue;
        }
        own.push((wrong.value, right.value));
    }
    Misspelt::new(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) -> Site {
        let checked = site(&Arc::from("content/site.toml"), text);
        let codes: Vec<_> = checked.diagnostics.iter().map(|d| d.code.text()).collect();
        assert_eq!(codes, expected, "{text}");
        checked.value
    }

    const WHOLE: &str =
        "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"https://a.example\"\n";

    #[test]
    fn what_is_left_out_has_its_default() {
        let site = check(WHOLE, &[]);
        assert_eq!(site.base_url, "https://a.example/");
        assert_eq!(site.base_path(), "/");
        assert_eq!((site.default_lang, site.zone), (Lang::Th, 420));
        check("", &["E0206", "E0206"]);
    }

    #[test]
    fn the_path_of_the_base_url_is_kept() {
        let site = check("title = \"x\"\nbase_url = \"https://a.example/repo\"", &[]);
        assert_eq!(site.base_path(), "/repo/");
        check("title = \"x\"\nbase_url = \"javascript:alert(1)\"", &["E0205"]);
        check("title = \"x\"\nbase_url = \"https://a.example/\\\"><b>\"", &["E0205"]);
    }

    #[test]
    fn rules_are_set_by_code() {
        let level = |line: &str, codes: &[&str]| {
            let site = check(&format!("{WHOLE}[check]\n{line}"), codes);
            Code::ALL.iter().copied().find_map(|code| {
                let level = site.levels.of(code);
                (level != code.severity()).then(|| (code.text(), level.word()))
            })
        };
        assert_eq!(level("W0406 = \"off\"", &[]), Some(("W0406", "off")));
        assert_eq!(level("w0406 = \"note\"", &[]), Some(("W0406", "note")));
        assert_eq!(level("W0406 = \"error\"", &[]), Some(("W0406", "error")));
        assert_eq!(level("W0406 = \"warning\"", &[]), None);
        assert_eq!(level("W0406 = \"warn\"", &[]), None);
        assert_eq!(level("N0410 = \"warn\"", &[]), Some(("N0410", "warning")));
        assert_eq!(level("E0401 = \"error\"", &[]), None);
        assert_eq!(level("E0401 = \"warning\"", &["E0205"]), None);
        assert_eq!(level("W0406 = \"aus\"", &["E0205"]), None);
        assert_eq!(level("W0406 = false", &["E0204"]), None);
        assert_eq!(level("W9999 = \"off\"", &["E0203"]), None);
        assert_eq!(level("คำเตือน = \"off\"", &["E0201"]), None);
        let twice = level("W0406 = \"off\"\nw0406 = \"note\"", &["E0207"]);
        assert_eq!(twice, Some(("W0406", "off")));
        check(&format!("{WHOLE}check = \"off\""), &["E0204"]);
    }

    #[test]
    fn zones_are_names_or_offsets() {
        let zone = |zone: &str, codes: &[&str]| {
            check(&format!("{WHOLE}time_zone = \"{zone}\""), codes).zone
        };
        assert_eq!(zone("Asia/Yangon", &[]), 390);
        assert_eq!(zone("+08:00", &[]), 480);
        assert_eq!(zone("-03:30", &[]), -210);
        assert_eq!(zone("Asia/Bankok", &["E0205"]), 420);
        assert_eq!(zone("ก", &["E0205"]), 420);
    }
}

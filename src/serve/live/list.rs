//! Complaints as HTML: those of a page, to be laid over it, and all of an archive, by file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::diagnostic::{Diagnostic, Place, Severity, tally, thai};
use crate::lang::Lang;
use crate::serve::address;
use crate::serve::live::words::Words;
use crate::serve::site::Report;

/// How many complaints are shown at most: more nobody reads, and a browser must draw them.
const SHOWN: usize = 1000;

/// What is wrong with a page, to be laid over it.
pub(super) struct Overlay {
    /// A dialog, which is open where no script is at work.
    pub(super) html: String,
    /// A number that differs where what is wrong differs.
    pub(super) digest: String,
}

/// The complaints about a page, over what could last be made of it, or over nothing.
pub(super) fn overlay(complaints: &[Diagnostic], has_last: bool, lang: Lang) -> Overlay {
    let words = Words::of(lang);
    let mut list = String::new();
    for complaint in complaints.iter().take(SHOWN) {
        entry(&mut list, complaint, lang, true);
    }
    let mut hasher = DefaultHasher::new();
    (has_last, &list).hash(&mut hasher);
    let digest = format!("{:016x}", hasher.finish());
    let about = if has_last { words.meanwhile } else { words.no_page_yet };
    let html = format!(
        "<dialog class=\"samut-live samut-live-errors\" role=\"alertdialog\" lang=\"{lang}\" \
         aria-labelledby=\"samut-live:errors\" aria-describedby=\"samut-live:about\" \
         data-digest=\"{digest}\" open>\n\
         <form method=\"dialog\"><h2 id=\"samut-live:errors\">{wrong}</h2>\
         <button>{close}</button></form>\n\
         <p id=\"samut-live:about\">{about}</p>\n<ul>\n{list}</ul>\n</dialog>\n",
        wrong = words.wrong(complaints.len()),
        close = words.close,
    );
    Overlay { html, digest }
}

/// All complaints of an archive by file, those files with errors first: what stands in the panel.
pub(super) fn panel(report: &Report, lang: Lang) -> String {
    let words = Words::of(lang);
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for complaint in &report.complaints {
        let path = complaint.place.as_ref().map_or("", |place| &place.path);
        files.entry(path).or_default().push(complaint);
    }
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_by_key(|(_, complaints)| complaints.iter().map(|c| c.severity).min());
    let mut html = format!(
        "<form method=\"dialog\"><h2 id=\"samut-live:all\">{}</h2><button>{}</button></form>\n\
         <p>{}</p>\n",
        words.all,
        words.close,
        words.tally(tally(&report.complaints)),
    );
    let mut left = SHOWN;
    for (path, complaints) in files {
        if left == 0 {
            break;
        }
        let _ = writeln!(html, "<section>\n<h3>{}</h3>", heading(path, words));
        pages(&mut html, report.pages.get(path).map_or(&[], Vec::as_slice), words);
        html.push_str("<ul>\n");
        for complaint in complaints.into_iter().take(left) {
            left -= 1;
            entry(&mut html, complaint, lang, false);
        }
        html.push_str("</ul>\n</section>\n");
    }
    if report.complaints.len() > SHOWN {
        let _ = writeln!(html, "<p>{}</p>", words.more(report.complaints.len() - SHOWN));
    }
    html
}

fn heading(path: &str, words: &Words) -> String {
    if path.is_empty() {
        words.whole.to_owned()
    } else {
        format!("<code lang=\"zxx\">{}</code>", escape(path))
    }
}

/// Links to the pages that a file is shown on.
fn pages(html: &mut String, pages: &[String], words: &Words) {
    if pages.is_empty() {
        return;
    }
    let links: Vec<String> = pages
        .iter()
        .map(|page| {
            let shown = escape(page);
            format!("<a href=\"{}\" lang=\"zxx\">/{shown}</a>", address::encode(page))
        })
        .collect();
    let _ = writeln!(html, "<p>{}: {}</p>", words.pages, links.join(", "));
}

/// One complaint. On Thai pages the rule comes first in Thai: what follows is said in English.
fn entry(html: &mut String, complaint: &Diagnostic, lang: Lang, with_file: bool) {
    let words = Words::of(lang);
    let severity = complaint.severity;
    let class = match severity {
        Severity::Error => "samut-live-error",
        Severity::Warning => "samut-live-warning",
        Severity::Note | Severity::Off => "samut-live-note",
    };
    let _ = write!(
        html,
        "<li class=\"{class}\">\n<p><strong>{}</strong> <span lang=\"zxx\">{}</span>",
        words.severity(severity),
        complaint.code
    );
    if let Some(place) = &complaint.place {
        let _ = write!(html, " {}", whereabouts(place, words, with_file));
    }
    html.push_str("</p>\n");
    if lang == Lang::Th {
        let rule = thai(complaint.code);
        let _ = writeln!(html, "<p>{} {}</p>", rule.wrong, rule.mend);
    }
    let _ = writeln!(html, "<p lang=\"en\">{}</p>", escape(&complaint.message));
    if let Some((place, role)) = &complaint.also {
        let at = whereabouts(place, words, true);
        let _ = writeln!(html, "<p><span lang=\"en\">{}</span>: {at}</p>", escape(role));
    }
    let _ = writeln!(
        html,
        "<p><b>{}:</b> <span lang=\"en\">{}</span></p>\n</li>",
        words.mend,
        escape(&complaint.help)
    );
}

fn whereabouts(place: &Place, words: &Words, with_file: bool) -> String {
    let Place { line, column, .. } = *place;
    let in_words = words.place(line, column);
    if with_file {
        let path = escape(&place.path);
        format!(
            "<code lang=\"zxx\">{path}:{line}:{column}</code> <small>({in_words})</small>"
        )
    } else {
        in_words
    }
}

/// A text of a file as it may stand in HTML. What would steer how the rest is read is shown as a
/// sign.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => out.push('\u{FFFD}'),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Code;

    fn at(code: Code, path: &str, line: u32, message: &str) -> Diagnostic {
        let place = Place { path: Arc::from(path), line, column: 15, width: 5 };
        Diagnostic::at(code, place, message, "did you mean \"somtc\"?")
    }

    #[test]
    fn a_page_says_where_and_what_in_its_language() {
        let wrong = at(
            Code::UnknownAuthority,
            "content/news/x.th.md",
            4,
            "no register holds \"somct\"",
        );
        let english = overlay(std::slice::from_ref(&wrong), true, Lang::En).html;
        for part in [
            "role=\"alertdialog\" lang=\"en\"",
            "1 error on this page",
            "content/news/x.th.md:4:15",
            "line 4, column 15",
            "E0401",
            "no register holds &quot;somct&quot;",
            "did you mean &quot;somtc&quot;?",
        ] {
            assert!(english.contains(part), "{part}: {english}");
        }
        let thai = overlay(&[wrong], true, Lang::Th).html;
        for part in [
            "lang=\"th\"",
            "พบข้อผิดพลาด 1 แห่งในหน้านี้",
            "บรรทัดที่ 4 ตัวอักษรที่ 15",
            super::thai(Code::UnknownAuthority).wrong,
            "content/news/x.th.md:4:15",
            "<p lang=\"en\">no register holds",
        ] {
            assert!(thai.contains(part), "{part}: {thai}");
        }
    }

    #[test]
    fn what_differs_has_another_digest() {
        let one = at(Code::Toml, "a", 1, "x");
        let digest =
            |complaints: &[Diagnostic]| overlay(complaints, true, Lang::Th).digest;
        assert_eq!(
            digest(std::slice::from_ref(&one)),
            digest(std::slice::from_ref(&one))
        );
        assert_ne!(
            digest(std::slice::from_ref(&one)),
            digest(&[at(Code::Toml, "a", 2, "x")])
        );
        assert_ne!(digest(std::slice::from_ref(&one)), digest(&[one.clone(), one]));
    }

    #[test]
    fn no_text_of_a_file_is_markup() {
        let nasty = "</p><script>alert(1)</script>\"'&\u{202E}\u{1b}[31m\nก";
        let complaint =
            at(Code::Toml, nasty, 1, nasty).and(Place::start(&Arc::from(nasty)), nasty);
        let report = Report {
            complaints: vec![complaint.clone()],
            pages: BTreeMap::from([(Arc::from(nasty), vec![nasty.to_owned()])]),
            ..Report::default()
        };
        let overlay = overlay(&[complaint], true, Lang::Th).html;
        for html in [overlay, panel(&report, Lang::En)] {
            assert!(!html.contains("<script") && !html.contains("</p><"), "{html}");
            assert!(!html.contains(['\u{202E}', '\u{1b}']), "{html}");
            assert!(html.contains("&lt;script&gt;alert(1)"), "{html}");
        }
    }

    #[test]
    fn files_with_errors_come_first_in_the_panel() {
        let complaints = vec![
            Diagnostic::whole(Code::AddressGone, "whole", "help"),
            at(Code::LiteralStars, "content/a.th.md", 3, "stars"),
            at(Code::LiteralStars, "content/b.th.md", 1, "more stars"),
            at(Code::Toml, "content/b.th.md", 2, "broken"),
        ];
        let pages = BTreeMap::from([(
            Arc::from("content/a.th.md"),
            vec!["th/a/".to_owned(), "en/a/".to_owned()],
        )]);
        let report = Report { complaints, pages, ..Report::default() };
        let html = panel(&report, Lang::En);
        let order =
            ["content/b.th.md", "more stars", "broken", "as a whole", "content/a.th.md"];
        let places: Vec<_> = order.map(|part| html.find(part).unwrap()).into();
        assert!(places.is_sorted(), "{html}");
        assert!(
            html.contains(
                "<a href=\"/th/a/\" lang=\"zxx\">/th/a/</a>, <a href=\"/en/a/\""
            )
        );
        assert!(html.contains("1 error, 3 warnings"));
        assert!(panel(&Report::default(), Lang::Th).contains("ไม่พบข้อผิดพลาด"));
    }

    #[test]
    fn a_list_without_end_is_cut_and_says_so() {
        let complaints =
            (0..1500).map(|line| at(Code::LiteralStars, "a", line + 1, "stars"));
        let report = Report { complaints: complaints.collect(), ..Report::default() };
        let html = panel(&report, Lang::En);
        assert_eq!(html.matches("<li").count(), SHOWN);
        assert!(html.contains("and 500 more") && html.contains("1500 warnings"));
    }
}

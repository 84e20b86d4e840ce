//! What a page adds to the words of a text: a link at the first mention of a name, and the
//! language of words in the other script.
//!
//! In: a line. Out: its HTML. Never adds, removes or changes a letter; never marks code, raw HTML
//! or addresses, and never links within a link or a heading.

use std::fmt::Write;
use std::ops::Range;

use super::super::foreign;
use super::super::line::{Line, Part};
use super::super::markup;
use super::Writer;

/// Where a line is marked, as ranges of its words, in order.
#[derive(Default)]
struct Marks {
    /// Words in the other script.
    runs: Vec<Range<usize>>,
    /// Names, each with the address to which its first mention leads.
    mentions: Vec<(Range<usize>, String)>,
}

impl Writer<'_> {
    /// Writes a line.
    pub(super) fn line(&mut self, line: Line<'_>) {
        let marks = self.marks(&line);
        for part in line.parts {
            match part {
                Part::Event(event) => self.event(event),
                Part::Words(range, is_linked) => {
                    let mut at = range.start;
                    let mentions = within(&marks.mentions, &range, |(place, _)| place);
                    for (place, href) in mentions {
                        let is_whole = place.start >= at && place.end <= range.end;
                        if is_linked || !is_whole || self.mentioned.contains(href) {
                            continue;
                        }
                        self.runs(&line.words, at..place.start, &marks);
                        self.mention(&line.words, place.clone(), href, &marks);
                        at = place.end;
                    }
                    self.runs(&line.words, at..range.end, &marks);
                }
            }
        }
    }

    /// What is to be marked in a line; nothing where raw HTML may already say something of it.
    fn marks(&self, line: &Line<'_>) -> Marks {
        let has_words = line.parts.iter().any(|part| matches!(part, Part::Words(..)));
        if !has_words || self.in_code || line.has_raw || self.nest.has_raw() {
            return Marks::default();
        }
        let passage = line.passage();
        let runs = foreign::runs(passage.text(), self.words.lang);
        let mentions = match self.words.mentions {
            Some(mentions) if !self.in_heading && self.mentions_left > 0 => {
                (mentions.find)(passage.text())
            }
            _ => Vec::new(),
        };
        let place = |range: Range<usize>| {
            let place = passage.in_file(range);
            line.words.get(place.clone()).map(|_| place)
        };
        let mention = |(range, href)| Some((place(range)?, href));
        Marks {
            runs: runs.into_iter().filter_map(place).collect(),
            mentions: mentions.into_iter().filter_map(mention).collect(),
        }
    }

    /// Writes the first mention of a name.
    fn mention(&mut self, words: &str, place: Range<usize>, href: &str, marks: &Marks) {
        let is_run = within(&marks.runs, &place, |run| run)
            .iter()
            .any(|run| run.start <= place.start && place.end <= run.end);
        let mut opening = markup::link(href, "");
        if is_run {
            opening.pop();
            let _ = write!(opening, " lang=\"{}\">", self.words.lang.other());
        }
        if self.nest.is_full() || !self.spend(opening.len() + "</a>".len()) {
            self.runs(words, place, marks);
            return;
        }
        self.mentioned.insert(href.to_owned());
        self.mentions_left = self.mentions_left.saturating_sub(1);
        self.out.push_str(&opening);
        if is_run {
            self.text(words.get(place).unwrap_or_default());
        } else {
            self.runs(words, place, marks);
        }
        self.out.push_str("</a>");
    }

    /// Writes words, with their language where it is not that of the text.
    fn runs(&mut self, words: &str, range: Range<usize>, marks: &Marks) {
        let text = |range: Range<usize>| words.get(range).unwrap_or_default();
        let mut at = range.start;
        let opening = format!("<span lang=\"{}\">", self.words.lang.other());
        for run in within(&marks.runs, &range, |run| run) {
            let run = run.start.max(at)..run.end.min(range.end);
            self.text(text(at..run.start));
            if self.nest.is_full() {
                self.text(text(run.clone()));
            } else {
                self.element(&opening, "</span>", text(run.clone()));
            }
            at = run.end;
        }
        self.text(text(at..range.end));
    }
}

/// Those of some marks in order that touch a range.
fn within<'a, T>(
    marks: &'a [T],
    range: &Range<usize>,
    place: impl Fn(&T) -> &Range<usize>,
) -> &'a [T] {
    let first = marks.partition_point(|mark| place(mark).end <= range.start);
    let last = marks.partition_point(|mark| place(mark).start < range.end);
    marks.get(first..last).unwrap_or_default()
}
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::{Mentions, Resolved, Words, html};
    use super::*;
    use crate::lang::Lang;

    /// `SOMTC` leads to `s/`, `Foot Path` and `ก้าว` to `f/`.
    fn find(text: &str) -> Vec<(Range<usize>, String)> {
        let names = [("SOMTC", "s/"), ("Foot Path", "f/"), ("ก้าว", "f/")];
        let mut found: Vec<(Range<usize>, String)> = names
            .into_iter()
            .flat_map(|(name, href)| {
                let found = text.match_indices(name);
                found.map(move |(at, _)| (at..at + name.len(), href.to_owned()))
            })
            .collect();
        found.sort_by_key(|(range, _)| range.start);
        found
    }

    fn write(lang: Lang, body: &str, with_mentions: bool) -> String {
        let mentions = Mentions { find: &find, pages: 2 };
        let words = Words {
            lang,
            back: "↩",
            done: "",
            to_do: "",
            number: &|number| number.to_string(),
            mentions: with_mentions.then_some(mentions),
        };
        html(body, &words, &|to| Some(Resolved::from(to.to_owned())))
    }

    fn check(body: &str, expected: &str) {
        assert_eq!(write(Lang::Th, body, true).trim(), expected, "{body:?}");
    }

    fn check_english(body: &str, expected: &str) {
        assert_eq!(write(Lang::En, body, true).trim(), expected, "{body:?}");
    }

    #[test]
    fn the_first_mention_of_each_page_is_a_link() {
        check("การSOMTCก SOMTC", "<p>การ<a href=\"s/\">SOMTC</a>ก SOMTC</p>");
        check("ก SOMTC\n\nSOMTC", "<p>ก <a href=\"s/\">SOMTC</a></p>\n<p>SOMTC</p>");
        check(
            "ก้าว Foot Path SOMTC",
            "<p><a href=\"f/\">ก้าว</a> Foot Path <a href=\"s/\">SOMTC</a></p>",
        );
        check("Foot\nPath", "<p><a href=\"f/\">Foot\nPath</a></p>");
        check(
            "- **SOMTC**",
            "<ul>\n<li><strong><a href=\"s/\">SOMTC</a></strong></li>\n</ul>",
        );
        check("ก[^1]\n\n[^1]: SOMTC", {
            "<p>ก<sup><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup></p>\n\
             <div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n\
             <li id=\"fn:1\"><p><a href=\"s/\">SOMTC</a> \
             <a href=\"#fnref:1\" role=\"doc-backlink\">↩</a></p>\n</li>\n</ol>\n</div>"
        });
    }

    #[test]
    fn nothing_is_linked_where_it_should_not_be() {
        check("# SOMTC\nSOMTC", {
            "<h2 id=\"somtc\">SOMTC</h2>\n<p><a href=\"s/\">SOMTC</a></p>"
        });
        check(
            "[SOMTC](x) SOMTC",
            "<p><a href=\"x\">SOMTC</a> <a href=\"s/\">SOMTC</a></p>",
        );
        check("[ก](s/) SOMTC", "<p><a href=\"s/\">ก</a> SOMTC</p>");
        check("Foot **Path**", "<p>Foot <strong>Path</strong></p>");
        check("`SOMTC` ก", "<p><code>SOMTC</code> ก</p>");
        check("```\nSOMTC\n```", "<pre><code>SOMTC\n</code></pre>");
        check("![SOMTC](x)", "<p><img src=\"x\" alt=\"SOMTC\" loading=\"lazy\"></p>");
        check("<b>SOMTC</b>", "<p><b>SOMTC</b></p>");
        check("<div>\n\nSOMTC\n\n</div>", "<div>\n<p>SOMTC</p>\n</div>");
        check(
            "<https://SOMTC.org> www.SOMTC.org",
            "<p><a href=\"https://SOMTC.org\">https://SOMTC.org</a> www.SOMTC.org</p>",
        );
    }

    #[test]
    fn words_in_the_other_script_say_their_language() {
        check(
            "แผน Plan of\nAction & &lt;นี้",
            "<p>แผน <span lang=\"en\">Plan of\nAction</span> &amp; &lt;นี้</p>",
        );
        check("ที่ Kuala Lumpur", "<p>ที่ Kuala Lumpur</p>");
        check("Plan **of 2020** ก", "<p>Plan <strong>of 2020</strong> ก</p>");
        check(
            "One two **three** ก",
            "<p><span lang=\"en\">One two </span><strong><span lang=\"en\">three</span></strong> ก</p>",
        );
        check(
            "# One two three",
            "<h2 id=\"one-two-three\"><span lang=\"en\">One two three</span></h2>",
        );
        check(
            "[One two three](x)",
            "<p><a href=\"x\"><span lang=\"en\">One two three</span></a></p>",
        );
        check(
            "The Foot Path goes on",
            "<p><span lang=\"en\">The </span><a href=\"f/\" lang=\"en\">Foot Path</a>\
             <span lang=\"en\"> goes on</span></p>",
        );
        check("`one two three` ก <i>one two three</i>", {
            "<p><code>one two three</code> ก <i>one two three</i></p>"
        });
        check_english(
            "the *การประชุมเจ้าหน้าที่อาวุโส* met",
            "<p>the <em><span lang=\"th\">การประชุมเจ้าหน้าที่อาวุโส</span></em> met</p>",
        );
        check_english("in เชียงใหม่", "<p>in เชียงใหม่</p>");
    }

    #[test]
    fn a_megabyte_of_names_in_a_line_is_soon_marked() {
        let start = std::time::Instant::now();
        let written =
            write(Lang::Th, &"*SOMTC a one two* ก Foot Path ".repeat(30_000), true);
        assert_eq!(written.matches("<a href").count(), 2);
        assert!(start.elapsed() < std::time::Duration::from_secs(20));
    }

    /// What is left of HTML without its links and without its spans.
    fn unmarked(html: &str) -> String {
        let mut left = html.replace("</a>", "").replace("</span>", "");
        for opening in
            ["<a href=\"s/\"", "<a href=\"f/\"", "<span lang=\"en\"", "<span lang=\"th\""]
        {
            for lang in ["", " lang=\"en\"", " lang=\"th\""] {
                left = left.replace(&format!("{opening}{lang}>"), "");
            }
        }
        left
    }

    fn mixed() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("SOMTC"),
            Just("Foot"),
            Just(" "),
            Just("Path"),
            Just("ก้าว"),
            Just("การ"),
            Just("\n"),
            Just("\n\n"),
            Just("**"),
            Just("*"),
            Just("`"),
            Just("# "),
            Just("&amp;"),
            Just("one two three "),
            Just("’"),
            Just("\u{a0}"),
            Just("- "),
            Just("|"),
            Just("การประชุมเจ้าหน้าที่อาวุโส"),
            Just("\u{200b}"),
            Just("[^1]"),
            Just("~~"),
            Just("\\"),
        ];
        prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

        #[test]
        fn no_letter_is_changed_by_marks(body in mixed()) {
            for lang in Lang::ALL {
                let (with, without) = (write(lang, &body, true), write(lang, &body, false));
                prop_assert_eq!(unmarked(&with), unmarked(&without));
                let tags = with.split('<').skip(1).filter_map(|rest| rest.split('>').nth(1));
                let text: String = tags.collect();
                let plain = without.split('<').skip(1).filter_map(|rest| rest.split('>').nth(1));
                prop_assert_eq!(text, plain.collect::<String>());
            }
        }
    }
}

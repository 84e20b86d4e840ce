//! What bodies become: each element, Thai text letter for letter, and nothing that runs.

use std::time::{Duration, Instant};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use proptest::prelude::*;

use super::*;
use crate::digest::Digester;

const WORDS: Words<'_> = Words {
    lang: Lang::Th,
    back: "↩",
    done: "เสร็จ",
    to_do: "ยังไม่เสร็จ",
    number: &|number| number.to_string(),
    mentions: None,
};

fn write(body: &str) -> String {
    html(body, &WORDS, &|destination| Some(destination.to_owned().into()))
}

fn check(body: &str, expected: &str) {
    assert_eq!(write(body).trim(), expected, "{body:?}");
}

#[test]
fn paragraphs_and_inline_elements() {
    check("ก", "<p>ก</p>");
    check("ก\n\nข", "<p>ก</p>\n<p>ข</p>");
    check(
        "*ก* **ข** ~~ค~~ `ง<`",
        "<p><em>ก</em> <strong>ข</strong> <del>ค</del> <code>ง&lt;</code></p>",
    );
    check("ก  \nข\nค", "<p>ก<br>\nข\nค</p>");
    check("ก\r\nข", "<p>ก\nข</p>");
    check("น้ำ\u{200b}ํา\u{a0}เเ\u{ad}", "<p>น้ำ\u{200b}ํา\u{a0}เเ\u{ad}</p>");
    check("a < b & \"c\" 'd' > e", "<p>a &lt; b &amp; \"c\" 'd' &gt; e</p>");
    check("\"a\" -- 'b'...", "<p>\"a\" -- 'b'...</p>");
    check("{{ x }} {% y %}", "<p>{{ x }} {% y %}</p>");
    check("---", "<hr>");
}

#[test]
fn stars_beside_thai_letters() {
    check("**(SOMTC)** การประชุม", "<p><strong>(SOMTC)</strong> การประชุม</p>");
    check("**(SOMTC)**การประชุม", "<p>**(SOMTC)**การประชุม</p>");
    check("(**SOMTC**)การประชุม", "<p>(<strong>SOMTC</strong>)การประชุม</p>");
    check("การ**ประชุม**ครั้ง", "<p>การ<strong>ประชุม</strong>ครั้ง</p>");
}

#[test]
fn headings_hang_under_the_pages_own() {
    check("# สรุปสาระสำคัญ", "<h2 id=\"สรุปสาระสำคัญ\">สรุปสาระสำคัญ</h2>");
    check("## a\n### *b*", "<h2 id=\"a\">a</h2>\n<h3 id=\"b\"><em>b</em></h3>");
    check("# a\n# a", "<h2 id=\"a\">a</h2>\n<h2 id=\"a-2\">a</h2>");
    check("# a {#b .c .d}", "<h2 id=\"b\" class=\"c d\">a</h2>");
    check("# a {onclick=alert(1) style=x}", "<h2 id=\"a\">a</h2>");
    check("a\n=", "<h2 id=\"a\">a</h2>");
    check("a\r=\rb", "<h2 id=\"a\">a</h2>\n<p>b</p>");
}

#[test]
fn lists_and_quotations() {
    check("- ก\n- ข", "<ul>\n<li>ก</li>\n<li>ข</li>\n</ul>");
    check("1. ก", "<ol>\n<li>ก</li>\n</ol>");
    check("5. ก", "<ol start=\"5\">\n<li>ก</li>\n</ol>");
    check("- ก\n\n- ข", "<ul>\n<li><p>ก</p>\n</li>\n<li><p>ข</p>\n</li>\n</ul>");
    check("> ก", "<blockquote>\n<p>ก</p>\n</blockquote>");
    check(
        "- [ ] ก\n- [x] ข",
        "<ul>\n<li><input type=\"checkbox\" disabled=\"\" aria-label=\"ยังไม่เสร็จ\"> ก</li>\n\
         <li><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"เสร็จ\"> ข</li>\n</ul>",
    );
}

#[test]
fn code() {
    check(
        "```rust ignore\nก<b>\n```",
        "<pre><code class=\"language-rust\">ก&lt;b&gt;\n</code></pre>",
    );
    check("```x\"onload=y\nก\n```", "<pre><code>ก\n</code></pre>");
    check("    ก", "<pre><code>ก</code></pre>");
}

#[test]
fn tables() {
    check(
        "| ก | ข | ค | ง |\n|---|:-:|--:|:--|\n| ๑ | ๒ | ๓ | ๔ |",
        "<div class=\"table\" tabindex=\"0\"><table>\n<thead>\n<tr>\
         <th scope=\"col\">ก</th><th scope=\"col\" class=\"align-center\">ข</th>\
         <th scope=\"col\" class=\"align-right\">ค</th><th scope=\"col\" class=\"align-left\">ง</th>\
         </tr>\n</thead>\n<tbody>\n<tr><td>๑</td><td class=\"align-center\">๒</td>\
         <td class=\"align-right\">๓</td><td class=\"align-left\">๔</td></tr>\n\
         </tbody>\n</table></div>",
    );
}

#[test]
fn links_and_images() {
    check("[ก](https://x.th \"ข\")", "<p><a href=\"https://x.th\" title=\"ข\">ก</a></p>");
    check("[ก][r]\n\n[r]: a.md?b=1&c=2", "<p><a href=\"a.md?b=1&amp;c=2\">ก</a></p>");
    check("<a@b.th>", "<p><a href=\"mailto:a@b.th\">a@b.th</a></p>");
    check("[ก]()", "<p><a href=\"\">ก</a></p>");
    check(
        "![ก *ข* ![ค](d)](e.jpg \"ง\")",
        "<p><img src=\"e.jpg\" alt=\"ก ข ค\" title=\"ง\" loading=\"lazy\"></p>",
    );
    check("![](x.jpg)", "<p><img src=\"x.jpg\" alt=\"\" loading=\"lazy\"></p>");
    check(
        "![\"><script>](x)",
        "<p><img src=\"x\" alt=\"&quot;&gt;\" loading=\"lazy\"></p>",
    );
    check("[**ก**](javascript:x)", "<p><strong>ก</strong></p>");
    check("![ก](data:x)", "<p>ก</p>");
}

#[test]
fn a_picture_keeps_its_place_and_offers_smaller_copies() {
    let with = |srcset: Option<&str>, body: &str| {
        let picture =
            Picture { width: 900, height: 600, srcset: srcset.map(str::to_owned) };
        let resolved = Resolved { href: "a.jpg".to_owned(), picture: Some(picture) };
        html(body, &WORDS, &|_| Some(resolved.clone())).trim().to_owned()
    };
    let copies = "a.jpg.480.webp 480w";
    let plain =
        "<img src=\"a.jpg\" alt=\"ก\" width=\"900\" height=\"600\" loading=\"lazy\">";
    let source = "<source type=\"image/webp\" srcset=\"a.jpg.480.webp 480w\" \
                  sizes=\"(min-width: 40rem) 38rem, 100vw\">";
    assert_eq!(with(None, "![ก](a.jpg)"), format!("<p>{plain}</p>"));
    let whole = format!("<p><picture>{source}{plain}</picture></p>");
    assert_eq!(with(Some(copies), "![ก](a.jpg)"), whole);
    let beside_raw = with(Some(copies), "![ก](a.jpg)\n\n<b>ข</b>");
    assert_eq!(beside_raw, format!("{whole}\n<p><b>ข</b></p>"));
    let raw = with(Some(copies), "<img src=a.jpg alt=ก srcset=x>");
    assert_eq!(raw, plain);
    let sized = with(None, "<img src=a.jpg alt=ก width=90>");
    assert!(sized.contains("width=\"90\"") && !sized.contains("height"), "{sized}");
}

#[test]
fn a_link_that_is_not_resolved_leaves_its_text() {
    let written =
        html("[ก](a) [ข](b) ![ค](a) <a href=a>ง</a>", &WORDS, &|destination| {
            (destination == "b").then(|| "../ข/".to_owned().into())
        });
    assert_eq!(written, "<p>ก <a href=\"../ข/\">ข</a> ค ง</p>\n");
}

#[test]
fn the_marks_of_footnotes_are_in_the_digits_of_the_text() {
    let words = Words {
        number: &|number| "๐๑๒".chars().skip(number).take(1).collect(),
        ..WORDS
    };
    let written = html("ก[^a] ข[^a]\n\n[^a]: ปี 2560", &words, &|_| None);
    assert!(
        written.contains("<a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">๑</a>")
    );
    assert!(written.contains("role=\"doc-backlink\">↩ ๒</a>"));
    assert!(written.contains("ปี 2560"), "the words stay as they are: {written}");
}

#[test]
fn footnotes_are_gathered_in_the_order_of_their_references() {
    check(
        "ก[^b] ข[^a] ค[^b]\n\n[^a]: เอ\n\n[^b]: บี\n\n[^c]: ซี",
        "<p>ก<sup><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup> \
         ข<sup><a href=\"#fn:2\" id=\"fnref:2\" role=\"doc-noteref\">2</a></sup> \
         ค<sup><a href=\"#fn:1\" id=\"fnref:1:2\" role=\"doc-noteref\">1</a></sup></p>\n\
         <div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n\
         <li id=\"fn:1\"><p>บี <a href=\"#fnref:1\" role=\"doc-backlink\">↩</a> \
         <a href=\"#fnref:1:2\" role=\"doc-backlink\">↩ 2</a></p>\n</li>\n\
         <li id=\"fn:2\"><p>เอ <a href=\"#fnref:2\" role=\"doc-backlink\">↩</a></p>\n</li>\n\
         <li><p>ซี</p>\n</li>\n</ol>\n</div>",
    );
}

#[test]
fn two_notes_of_one_label_are_both_kept() {
    let written = write("ก[^A]\n\n[^a]: หนึ่ง\n\n[^A]: สอง");
    assert!(written.contains("<li id=\"fn:1\"><p>หนึ่ง"), "{written}");
    assert!(written.contains("<li><p>สอง"), "{written}");
}

#[test]
fn raw_html_of_the_list_passes() {
    check("<b>ก</b> H<sub>2</sub>O", "<p><b>ก</b> H<sub>2</sub>O</p>");
    check("<div>\n\n*ก*\n\n</div>", "<div>\n<p><em>ก</em></p>\n</div>");
    check("ก<br>ข<!-- ค -->", "<p>ก<br>ข</p>");
    check("<b>ก", "<p><b>ก</b></p>");
    check("ก</div></main>", "<p>ก</p>");
    check("<a href=\"x\" target=_blank onclick=y>ก</a>", "<p><a href=\"x\">ก</a></p>");
    check(
        "<img src=x.jpg alt=ก width=9 onerror=z>",
        "<img src=\"x.jpg\" alt=\"ก\" width=\"9\" loading=\"lazy\">",
    );
    check("<h2 id=x class=y>ก</h2>", "<h2 class=\"y\">ก</h2>");
    check("ก <script>alert(1)</script> ข", "<p>ก  ข</p>");
    check("<style>p{}</style>\n\nก", "<p>ก</p>");
    check(
        "<table><tr><td colspan=2>ก<td>ข</table>",
        "<table><tbody><tr><td colspan=\"2\">ก</td><td>ข</td></tr></tbody></table>",
    );
}

#[test]
fn our_own_markup_survives_the_second_fence() {
    let body = "# หัว {#a .b}\n\n| ก |\n|--:|\n| ข |\n\n- [x] ค\n\n5. ง[^1]\n\n```rust\nจ\n```\n\n\
                ![ฉ](x \"y\")\n\n[^1]: ช";
    let alone = write(body);
    let fenced = write(&format!("{body}\n\n<b></b>"));
    assert_eq!(fenced.replace("<p><b></b></p>\n", ""), alone);
}

/// Vectors of script: none may be left but as text.
const VECTORS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "x <script>alert(1)",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)",
    "<img/src=x/onerror=alert(1)>",
    "<img src=\"x\"onerror=\"alert(1)\">",
    "<img src='x' OnErRoR='alert(1)'>",
    "<img src=x\nonerror\n=\nalert(1)>",
    "<img src=javascript:alert(1)>",
    "<img src=`x`onerror=alert(1)>",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<img src=x:x srcset=\"data:x\">",
    "<img usemap=#x><map name=x><area href=javascript:alert(1)></map>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<svg><foreignObject><iframe src=javascript:alert(1)>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<noembed><p title=\"</noembed><img src=x onerror=alert(1)>\">",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<applet code=x>",
    "<base href=\"https://evil/\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<link rel=stylesheet href=//evil/x.css>",
    "<style>@import '//evil/x.css';</style>",
    "<style><img src=\"</style><img src=x onerror=alert(1)>\">",
    "<title><img title=\"</title><img src=x onerror=alert(1)>\">",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<body onload=alert(1)>",
    "<html onmouseover=alert(1)>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<form id=x></form><button form=x formaction=javascript:alert(1)>x",
    "<input autofocus onfocus=alert(1)>",
    "<input type=image src=x onerror=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<video src=x onerror=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<div style=\"width:expression(alert(1))\">",
    "<div onclick=alert(1)>x</div>",
    "<div\x0conclick=alert(1)>x</div>",
    "<b onmouseover=alert(1)>x</b>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"java&#x09;script:alert(1)\">x</a>",
    "<a href=\"&#106;avascript:alert(1)\">x</a>",
    "<a href=\"&#0000106avascript:alert(1)\">x</a>",
    "<a href=\"javascript&colon;alert(1)\">x</a>",
    "<a href=\"&#1;javascript:alert(1)\">x</a>",
    "<a href=\"\x01javascript:alert(1)\">x</a>",
    "<a href=\" javascript:alert(1)\">x</a>",
    "<a href=\"jav\nascript:alert(1)\">x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href=//evil.example>x</a>",
    "<a href=\\\\evil.example>x</a>",
    "<a href=x HREF=javascript:alert(1)>x</a>",
    "<a href=\"x\" ping=//evil>x</a>",
    "<q cite=javascript:alert(1)>x</q>",
    "<td background=javascript:alert(1)>",
    "<isindex action=javascript:alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--><script>alert(1)</script>",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?xml ><img src=x onerror=alert(1)>?>",
    "<!x><img src=x onerror=alert(1)>",
    "</p><script>alert(1)</script>",
    "</title></style></script><img src=x onerror=alert(1)>",
    "<p id=location><p name=cookie>",
    "<div id=a><div id=a class=\"x\" onclick=y>",
    "<b <script>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<x onclick=alert(1)>",
    "<x/style=x:y>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](<\x01javascript:alert(1)>)",
    "[x](&#1;javascript:alert(1))",
    "[x](< javascript:alert(1)>)",
    "[x](javascript\\:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example)",
    "[x](\\\\\\\\evil.example)",
    "[x](/\\evil.example)",
    "[x](file:///etc/passwd)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[r]\n\n[r]: <javascript:alert(1)> \"t\"",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![x](y \"\\\" onerror=\\\"alert(1)\")",
    "![\" onerror=\"alert(1)](y)",
    "[x](y \"\\\" onclick=\\\"alert(1)\")",
    "[x](y '\"onclick=alert(1)')",
    "[x](<y\" onclick=\"alert(1)>)",
    "[^1]\n\n[^1]: [x](javascript:alert(1)) <img src=x onerror=alert(1)>",
    "[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: y",
    "# x {onclick=alert(1)}",
    "# x {#a\" onclick=\"alert(1)}",
    "# x {.a\" onclick=\"alert(1)}",
    "# <img src=x onerror=alert(1)> {#y}",
    "```\"onclick=alert(1)\nx\n```",
    "```<script>\nx\n```",
    "`<script>alert(1)</script>`",
    "| <img src=x onerror=alert(1)> |\n|-|\n| <script>alert(1)</script> |",
    "- <svg onload=alert(1)>\n  - </ul><script>alert(1)</script>",
    "> <script>\n> alert(1)\n\n<img src=x onerror=alert(1)>",
    "<div>\n\n<script>\n\nalert(1)\n\n</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    "<b>&amp;lt;script&amp;gt;</b>",
];

#[test]
fn no_vector_is_left_but_as_text() {
    assert!(VECTORS.len() > 100);
    for vector in VECTORS {
        for body in [
            (*vector).to_owned(),
            format!("ก {vector} ข"),
            format!("> - {vector}\n"),
            format!("<b>\n{vector}\n</b>"),
            format!("<table>{vector}"),
            vector.repeat(3),
        ] {
            assert_safe(&body);
        }
    }
}

/// What a tokenizer that is not ours finds in the written body that should not be there.
#[derive(Default)]
struct Judge {
    faults: std::cell::RefCell<Vec<String>>,
    ids: std::cell::RefCell<std::collections::BTreeSet<String>>,
}

impl TokenSink for Judge {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let fault = |text: String| self.faults.borrow_mut().push(text);
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                let known = super::super::allowed::ELEMENTS.contains(&name.as_str())
                    || matches!(name.as_str(), "section" | "input");
                if !known {
                    fault(format!("<{name}>"));
                }
                for attribute in &tag.attrs {
                    let (own, value) =
                        (attribute.name.local.to_string(), &attribute.value);
                    if own.starts_with("on")
                        || matches!(own.as_str(), "style" | "srcset" | "name")
                    {
                        fault(format!("{own} of <{name}>"));
                    }
                    if matches!(own.as_str(), "href" | "src")
                        && super::target(value) == Target::Forbidden
                    {
                        fault(format!("{own}={value}"));
                    }
                    if own == "id" && !self.ids.borrow_mut().insert(value.to_string()) {
                        fault(format!("id {value} twice"));
                    }
                }
            }
            Token::CommentToken(_) | Token::DoctypeToken(_) => {
                fault(format!("{token:?}"));
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn assert_safe(body: &str) {
    let written = write(body);
    let tokenizer = Tokenizer::new(Judge::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(written.as_str()));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let faults = tokenizer.sink.faults.into_inner();
    assert!(faults.is_empty(), "{faults:?} in {written:?} of {body:?}");
    let limit = body.len() * 20 + (1 << 20);
    assert!(written.len() <= limit, "{} of {}", written.len(), body.len());
}

#[test]
fn hostile_repeats_are_bounded() {
    for (part, times) in [
        (">", 200_000),
        ("> ", 200_000),
        ("- ", 100_000),
        ("[", 200_000),
        ("![", 100_000),
        ("*a ", 100_000),
        ("**a", 100_000),
        ("*a_ ", 50_000),
        ("`", 200_000),
        ("<b>", 100_000),
        ("<b class=a>ก<p>", 30_000),
        ("<div><p>", 30_000),
        ("<a href=x>", 50_000),
        ("</b>", 100_000),
        ("<!--", 100_000),
        ("<a ", 100_000),
        ("&", 200_000),
        ("[^1]", 50_000),
        ("![](x)", 50_000),
        ("[x](y)", 50_000),
        ("เเ ", 50_000),
        ("ก\n", 50_000),
        ("๑. ก\n", 50_000),
        ("*(ก)*ก", 30_000),
        ("# ก {#a}\n", 30_000),
        ("|", 100_000),
    ] {
        let body = format!("{}\n\n[^1]: y\n", part.repeat(times));
        let start = Instant::now();
        assert_safe(&body);
        let path = std::sync::Arc::from("x.md");
        super::super::scan(
            &crate::diagnostic::Lines::new(&path, &body),
            0..body.len(),
            &mut Digester::new("", ""),
        );
        assert!(start.elapsed() < Duration::from_secs(30), "{part:?}");
    }
    let quotes = format!("{}\n\n", ">".repeat(100)).repeat(5_000);
    assert_safe(&quotes);
    let table =
        format!("{}\n{}\n{}", "|a".repeat(500), "|-".repeat(500), "|\n".repeat(5_000));
    assert_safe(&table);
    let formats: Vec<_> = (0..3_000).map(|n| format!("<b title={n}><p>")).collect();
    assert_safe(&formats.concat());
}

#[test]
fn text_too_deep_is_kept() {
    let body = format!("{} ก", ">".repeat(500));
    assert!(write(&body).contains("ก"));
    assert_eq!(write(&body).matches("<blockquote>").count(), super::super::MAX_DEPTH);
}

fn thai_paragraph() -> impl Strategy<Value = String> {
    "[ก-ฮ][ก-ฮะ-ฺเ-๎๐-๙ฯ \u{200b}\u{a0}()./a-zA-Z0-9]{0,60}[ก-ฮ]"
}

fn markdownish() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("**"),
        Just("*"),
        Just("_"),
        Just("~~"),
        Just("`"),
        Just("\n"),
        Just("\n\n"),
        Just("> "),
        Just("- "),
        Just("1. "),
        Just("# "),
        Just("    "),
        Just("\t"),
        Just("["),
        Just("]("),
        Just(")"),
        Just("!["),
        Just("[^1]"),
        Just("[^1]: "),
        Just("|"),
        Just("|-|\n"),
        Just("<b>"),
        Just("</b>"),
        Just("<div>"),
        Just("</div>"),
        Just("<script>"),
        Just("</script>"),
        Just("<a href=\""),
        Just("\">"),
        Just("<p title='"),
        Just("'>"),
        Just("javascript:"),
        Just("&colon;"),
        Just(" onerror=x"),
        Just("<img src=x"),
        Just(">"),
        Just("<!--"),
        Just("-->"),
        Just("<style>"),
        Just("<svg>"),
        Just("<math>"),
        Just("<table>"),
        Just("<td>"),
        Just("<li>"),
        Just("{#a}"),
        Just("{.b x=y}"),
        Just("การ"),
        Just("ประชุม"),
        Just("น้ำ"),
        Just("ํา"),
        Just("เเ"),
        Just("๑. "),
        Just("(ก)"),
        Just("\\"),
        Just("\r\n"),
        Just("\u{200b}"),
        Just("\u{0}"),
        Just("```"),
        Just("&lt;"),
        Just("<!DOCTYPE"),
        Just("```\n"),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn any_text_is_safe(body in any::<String>()) {
        assert_safe(&body);
    }

    #[test]
    fn any_markup_is_safe(body in markdownish()) {
        assert_safe(&body);
        let path = std::sync::Arc::from("x.md");
        let lines = crate::diagnostic::Lines::new(&path, &body);
        let outline = super::super::scan(&lines, 0..body.len(), &mut Digester::new("", "")).value;
        let written = write(&body);
        for heading in outline.headings {
            let id = format!(" id=\"{}\"", heading.id);
            prop_assert!(written.contains(&id), "{id} of {body:?} is not in {written:?}");
        }
        super::super::lead(&body, 20);
        let letters = |text: &str| text.chars().filter(|&c| super::super::thai::is_letter(c)).count();
        let plain = super::super::plain_text(&body);
        prop_assert!(letters(&written) >= letters(&plain), "{plain:?} of {body:?} is not in {written:?}");
    }

    #[test]
    fn thai_paragraphs_are_kept_letter_for_letter(text in thai_paragraph()) {
        let unmarked = write(&text).replace("<span lang=\"en\">", "").replace("</span>", "");
        prop_assert_eq!(unmarked, format!("<p>{text}</p>\n"));
        prop_assert_eq!(super::super::plain_text(&text), text);
    }
}

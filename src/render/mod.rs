//! A page and a theme to bytes. Pure: the text of the body is an input.

mod theme;

use tera::{Context, ErrorKind};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::markdown;
use crate::page::Page;

pub use theme::{Layer, Theme, load};

/// What a theme is told that this program is.
const GENERATOR: &str = concat!("Samut ", env!("CARGO_PKG_VERSION"));

/// Renders a page. `text` is the whole file of its body, if it has one.
///
/// `address` names the page in a complaint about its template.
pub fn page(
    page: &Page,
    text: Option<&str>,
    theme: &Theme,
    address: &str,
) -> Result<String, Box<Diagnostic>> {
    let lang = page.page.lang;
    let body = match (&page.body, text) {
        (Some(body), Some(text)) => {
            let markdown = text.get(body.range.clone()).unwrap_or("");
            let find = |text: &str| {
                body.mentions
                    .as_ref()
                    .map(|mentions| mentions.find(text))
                    .unwrap_or_default()
            };
            let words = markdown::Words {
                lang: body.lang,
                back: theme.messages().words(lang, "footnote_back"),
                done: theme.messages().words(body.lang, "task_done"),
                to_do: theme.messages().words(body.lang, "task_to_do"),
                number: &|number| theme.messages().number(body.lang, number as i64),
                mentions: body.mentions.as_ref().map(|mentions| markdown::Mentions {
                    find: &find,
                    pages: mentions.pages.len(),
                }),
            };
            let resolve = |written: &str| body.links.get(written).cloned().flatten();
            markdown::html(markdown, &words, &resolve)
        }
        _ => String::new(),
    };
    let mut context = Context::new();
    context.insert("page", &page.page);
    context.insert("site", &page.site);
    context.insert("view", &page.view);
    context.insert("body", &body);
    context.insert("generator", GENERATOR);
    let template = match &page.template {
        Some(template) if theme.has(template) => template,
        _ => page.view.template(),
    };
    theme
        .tera(lang)
        .render(template, &context)
        .map_err(|error| Box::new(complaint(&error, template, Some(address))))
}

/// What Tera says, with its place, for an editor of themes.
fn complaint(error: &tera::Error, template: &str, address: Option<&str>) -> Diagnostic {
    let drawing =
        address.map(|address| format!(" (drawing /{address})")).unwrap_or_default();
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let place = Place {
                path: report.filename().into(),
                line: span.start_line.max(1) as u32,
                // Tera counts columns from 0.
                column: span.start_col as u32 + 1,
                width: span.end_col.saturating_sub(span.start_col).max(1) as u32,
            };
            let said = report.message().lines().next().unwrap_or("").to_owned();
            let message = format!("{said}{drawing}");
            Diagnostic::at(Code::Template, place, message, help(&said))
        }
        other => {
            let said = other.to_string();
            let said = said.lines().next().unwrap_or("");
            let message = format!("{template}: {said}{drawing}");
            Diagnostic::whole(Code::Template, message, help(said))
        }
    }
}

fn help(said: &str) -> &'static str {
    if said.contains("undefined")
        || said.contains("not found in context")
        || said.contains("Field")
    {
        "see docs/templates.md for what this template may see"
    } else if said.contains("not found") || said.contains("doesn't exist") {
        "put the template into the theme's `templates` folder, or correct its name"
    } else {
        "correct the template at this place"
    }
}

//! What serving adds to a site: pages that reload by themselves, and tell what is wrong with them.
//!
//! In: answers and reports of a site. Out: its pages with one line more, and what the script behind
//! that line asks for, all below `/.samut-live/`, where no site has an address. Nothing of it is ever
//! part of a site that was built.

mod data;
mod insert;
mod list;
mod words;

use std::sync::Arc;

use hyper::StatusCode;
use hyper::header::{HeaderName, HeaderValue};

use crate::lang::Lang;
use crate::serve::answer::{self, HTML, Reply};
use crate::serve::door::House;
use crate::serve::request::{Asked, FOREIGN, NOWHERE, Refusal, value};
use crate::serve::site::{Answer, Answered, Site};
use crate::serve::{address, events};

/// Where all that is not the site's stands.
pub(super) const ADDRESS: &str = ".samut-live/";
/// What an answer says of the errors of its page: a number that differs where they do.
const ERRORS: HeaderName = HeaderName::from_static("x-samut-errors");

const SCRIPT: &str = include_str!("live.js");
const WORKER: &str = include_str!("worker.js");
const STYLE: &str = include_str!("live.css");

const FAILED: Refusal = Refusal::new(
    StatusCode::INTERNAL_SERVER_ERROR,
    "Samut failed to make this answer. What it said in the terminal tells more.",
);

const BUSY: Refusal = Refusal::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "Too many large files wait for those who asked for them. Try again.",
);

/// Answers what the script asks for, by its name.
pub(super) async fn answer(house: &House, name: &str, asked: &Asked) -> Reply {
    let lang = value(asked.query.as_deref(), "lang");
    let lang = lang.as_deref().and_then(Lang::from_tag).unwrap_or(Lang::En);
    match name {
        "live.js" => answer::whole(StatusCode::OK, JS, SCRIPT),
        "worker.js" => answer::whole(StatusCode::OK, JS, WORKER),
        "live.css" => answer::whole(StatusCode::OK, "text/css; charset=utf-8", STYLE),
        "events" | "state.json" | "panel.html" | "report.json" if !asked.is_own_page => {
            answer::refused(&FOREIGN)
        }
        "events" => events::stream(house.site.news(), house.run, house.limits.heartbeat),
        "state.json" => {
            let run = house.run;
            made(house, JSON, move |site| {
                data::state(&site.report(), run, &site.base(), lang)
            })
            .await
        }
        "panel.html" => {
            made(house, HTML, move |site| list::panel(&site.report(), lang)).await
        }
        "report.json" => made(house, JSON, |site| data::report(&site.report())).await,
        _ => answer::refused(&NOWHERE),
    }
}

const JS: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";

async fn made(
    house: &House,
    kind: &'static str,
    make: impl FnOnce(&dyn Site) -> String + Send + 'static,
) -> Reply {
    match house.ask(make).await {
        Some(text) => answer::whole(StatusCode::OK, kind, text),
        None => answer::refused(&FAILED),
    }
}

/// Answers what the site has an address for.
pub(super) async fn page(house: &Arc<House>, asked: Asked) -> Reply {
    let run = house.run;
    let Some(mut reply) = house.ask(move |site| found(site, &asked, run)).await else {
        return answer::refused(&FAILED);
    };
    // What slow readers leave with us must not grow with their number.
    match house.room(reply.body().len()) {
        Some(room) => reply.body_mut().wait_in(room),
        None => return answer::refused(&BUSY),
    }
    reply
}

fn found(site: &dyn Site, asked: &Asked, run: u64) -> Reply {
    let Answered { mut state, answer: mut found } = site.answer(&asked.address);
    let mut base = String::new();
    if matches!(found, Answer::NotFound { .. }) {
        let below = site.base();
        if !below.is_empty()
            && let Some(rest) = asked.address.strip_prefix(below.as_str())
        {
            Answered { state, answer: found } = site.answer(rest);
            base = below;
        }
    }
    let state = events::name(run, state);
    match found {
        Answer::Found { bytes, kind } if is_html(kind) => {
            answer::whole(StatusCode::OK, kind, insert::script(&bytes, &state))
        }
        Answer::Found { bytes, kind } => answer::whole(StatusCode::OK, kind, bytes),
        Answer::Moved(to) => {
            let query = asked.query.as_ref().map(|query| format!("?{query}"));
            let to = address::encode(&format!("{base}{to}"));
            answer::moved(&format!("{to}{}", query.unwrap_or_default()))
        }
        Answer::NotFound { page } => {
            answer::whole(StatusCode::NOT_FOUND, HTML, insert::script(&page, &state))
        }
        Answer::Broken { last, complaints } => {
            let status = match last {
                Some(_) => StatusCode::OK,
                None => StatusCode::INTERNAL_SERVER_ERROR,
            };
            let by_address = asked.address.split('/').find_map(Lang::from_tag);
            let last =
                last.unwrap_or_else(|| insert::blank(by_address.unwrap_or(Lang::En)));
            let lang = insert::lang(&last).or(by_address).unwrap_or(Lang::En);
            let overlay = list::overlay(&complaints, status.is_success(), lang);
            let bytes = insert::overlay(&insert::script(&last, &state), &overlay.html);
            let mut reply = answer::whole(status, HTML, bytes);
            if let Ok(digest) = HeaderValue::from_str(&overlay.digest) {
                reply.headers_mut().insert(ERRORS, digest);
            }
            reply
        }
    }
}

fn is_html(kind: &str) -> bool {
    kind.split(';').next().is_some_and(|essence| essence.trim() == "text/html")
}

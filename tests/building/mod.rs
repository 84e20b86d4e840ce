//! An archive on disk to its whole site in memory, and to what was complained of.
//!
//! It writes nothing, so that many small archives can be tried.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a part of test programs: what fails, fails the test"
)]

use std::path::Path;

use rayon::prelude::*;
use samut::diagnostic::{Diagnostic, any_error};
use samut::pipeline::{self, Now, Request};
use samut::route::Target;

use crate::scratch::Files;

/// The site of an archive, as of 22 November 2026; none where the archive has errors.
pub(crate) fn site(
    root: &Path,
    base_url: Option<&str>,
) -> (Vec<Diagnostic>, Option<Files>) {
    let request = Request {
        now: Now::Day(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()),
        base_url: base_url.map(str::to_owned),
        ..Request::default()
    };
    let prepared = pipeline::prepare(root, &request);
    let Some(ready) = prepared.value.filter(|_| !any_error(&prepared.diagnostics)) else {
        return (prepared.diagnostics, None);
    };
    let routes: Vec<_> = ready.plan.routes().collect();
    let files = routes.par_iter().map(|route| {
        let bytes = match &route.target {
            Target::File(path) => std::fs::read(root.join(&**path)).unwrap(),
            _ => pipeline::render(root, &ready, route).unwrap(),
        };
        (route.path.to_string(), bytes)
    });
    (prepared.diagnostics, Some(files.collect()))
}

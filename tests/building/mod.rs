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
use samut::copies::Copies;
use samut::diagnostic::{Diagnostic, any_error};
use samut::pipeline::{self, Bytes, Now, Ready, Request};
use samut::route::{Route, Target};

use crate::scratch::Files;

/// The site of an archive, as of 22 November 2026; none where the archive has errors.
pub(crate) fn site(
    root: &Path,
    base_url: Option<&str>,
) -> (Vec<Diagnostic>, Option<Files>) {
    some_of_site(root, base_url, |_| true)
}

/// Some files of a site, chosen by their paths.
pub(crate) fn some_of_site(
    root: &Path,
    base_url: Option<&str>,
    wanted: impl Fn(&str) -> bool,
) -> (Vec<Diagnostic>, Option<Files>) {
    let (diagnostics, ready) = prepared(root, base_url);
    let Some(ready) = ready.filter(|_| !any_error(&diagnostics)) else {
        return (diagnostics, None);
    };
    let routes: Vec<_> =
        ready.plan.routes().filter(|route| wanted(route.path.as_str())).collect();
    let copies = Copies::unkept(root);
    let files = routes.par_iter().filter_map(|route| {
        let bytes = match pipeline::bytes(root, &ready, &copies, route) {
            Ok(Bytes::Made(bytes)) => bytes,
            Ok(Bytes::OfFile(path)) => std::fs::read(root.join(&*path)).unwrap(),
            Ok(Bytes::Nothing) => return None,
            Err(told) => return Some(Err(*told)),
        };
        Some(Ok((route.path.to_string(), bytes)))
    });
    let files: Result<Files, _> = files.collect();
    match files {
        Ok(mut files) => {
            if ready
                .plan
                .routes()
                .any(|route| is_of_index(&route) && wanted(route.path.as_str()))
            {
                pipeline::index(root, &ready, &mut |path, bytes| {
                    files.insert(path, bytes);
                });
                files.retain(|path, _| wanted(path));
            }
            (diagnostics, Some(files))
        }
        Err(told) => (vec![told], None),
    }
}

fn is_of_index(route: &Route) -> bool {
    route.target == Target::SearchFile
}

/// An archive as far as it can be planned, even where it has errors.
pub(crate) fn prepared(
    root: &Path,
    base_url: Option<&str>,
) -> (Vec<Diagnostic>, Option<Ready>) {
    let request = Request {
        now: Now::Day(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()),
        base_url: base_url.map(str::to_owned),
        ..Request::default()
    };
    let prepared = pipeline::prepare(root, &request);
    (prepared.diagnostics, prepared.value)
}

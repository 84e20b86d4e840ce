//! An archive as it was when it was read: its pages are made when they are asked for, and it never
//! changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use samut::copies::Copies;
use samut::diagnostic::Diagnostic;
use samut::pipeline::{self, Bytes, Ready, Request};
use samut::route::Route;
use samut::serve::{Answer, Answered, News, Report, Site, What};
use tokio::sync::watch;

/// An archive that does not change.
pub(super) struct Still {
    root: PathBuf,
    ready: Option<Ready>,
    routes: BTreeMap<String, Route>,
    copies: Copies,
    report: Arc<Report>,
    news: watch::Sender<News>,
}

impl Still {
    /// Reads an archive.
    pub(super) fn open(root: &Path, request: &Request) -> Self {
        let prepared = pipeline::prepare(root, request);
        let routes = prepared.value.iter().flat_map(|ready| ready.plan.routes());
        let routes =
            routes.map(|route| (route.path.as_str().to_owned(), route)).collect();
        let complaints = prepared.diagnostics;
        Self {
            root: root.to_owned(),
            ready: prepared.value,
            routes,
            copies: Copies::unkept(root),
            report: Arc::new(Report { complaints, ..Report::default() }),
            news: watch::Sender::new(News { state: 0, what: What::Pages }),
        }
    }

    fn bytes(&self, ready: &Ready, route: &Route) -> Result<Answer, Box<Diagnostic>> {
        let path = route.path.as_str();
        let bytes = match pipeline::bytes(&self.root, ready, &self.copies, route)? {
            Bytes::Made(bytes) => bytes,
            Bytes::OfFile(from) => {
                #[expect(
                    clippy::disallowed_methods,
                    reason = "a file of the archive, by its route"
                )]
                let read = std::fs::read(self.root.join(&*from));
                read.unwrap_or_default()
            }
            Bytes::Nothing => return Ok(Answer::NotFound { page: Vec::new() }),
        };
        let kind = match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            "jpg" | "jpeg" => "image/jpeg",
            "png" => "image/png",
            "webp" => "image/webp",
            "pdf" => "application/pdf",
            _ => "application/octet-stream",
        };
        Ok(Answer::Found { bytes, kind })
    }
}

impl Site for Still {
    fn answer(&self, address: &str) -> Answered {
        let path = match address {
            folder if folder.is_empty() || folder.ends_with('/') => {
                format!("{folder}index.html")
            }
            file => file.to_owned(),
        };
        let broken = |complaints| Answer::Broken { last: None, complaints };
        let answer = match (&self.ready, self.routes.get(&path)) {
            (None, _) => broken(self.report.complaints.clone()),
            (Some(ready), Some(route)) => self
                .bytes(ready, route)
                .unwrap_or_else(|complaint| broken(vec![*complaint])),
            (Some(_), None)
                if self.routes.contains_key(&format!("{path}/index.html")) =>
            {
                Answer::Moved(format!("{path}/"))
            }
            (Some(ready), None) => {
                let page =
                    self.routes.get("404.html").map(|route| self.bytes(ready, route));
                match page {
                    Some(Ok(Answer::Found { bytes, .. })) => {
                        Answer::NotFound { page: bytes }
                    }
                    _ => Answer::NotFound { page: Vec::new() },
                }
            }
        };
        Answered { state: 0, answer }
    }

    fn report(&self) -> Arc<Report> {
        Arc::clone(&self.report)
    }

    fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }
}

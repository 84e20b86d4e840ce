//! An archive as those see it who write it, without its site.
//!
//! In: an archive's folder, and documents that it may come to hold. Out: the archive arranged, and
//! what would be said of those documents. It draws no page and writes nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::arrange::{self, Moment};
use crate::diagnostic::{Diagnostic, Place, Severity, sort};
use crate::messages::Messages;
use crate::model::{Archive, Document, Site};
use crate::parse;
use crate::pipeline::{Request, settle};
use crate::workspace::{Sources, Workspace};

/// A document that an archive may come to hold: its path from the root, and its text.
pub type NewFile = (Arc<str>, String);

/// An archive with everything that its files say, whether or not it is on the site yet.
pub struct Survey {
    root: PathBuf,
    request: Request,
    workspace: Workspace,
    archive: Archive,
    messages: Arc<Messages>,
    is_faulty: bool,
}

impl Survey {
    /// Reads and arranges an archive, for the moment of a request.
    ///
    /// # Errors
    /// All that is said of the archive, where its settings cannot be read.
    pub fn open(root: &Path, request: Request) -> Result<Self, Vec<Diagnostic>> {
        let workspace = Workspace::open(root, None);
        let Some(Sources { parts, theme, told }) = workspace.sources() else {
            let mut told: Vec<Diagnostic> = workspace.told().all().cloned().collect();
            sort(&mut told);
            return Err(told);
        };
        let today = request.now.day(parts.site.zone);
        let Request { drafts, future, .. } = request;
        let arranged = arrange::arrange(parts, Moment { today, drafts, future }, None);
        let is_error = |told: &Diagnostic| told.severity == Severity::Error;
        let is_faulty = told.all().chain(&arranged.diagnostics).any(is_error);
        let archive = arranged.value;
        let messages = Arc::clone(theme.messages());
        let root = root.to_path_buf();
        Ok(Self { root, request, workspace, archive, messages, is_faulty })
    }

    /// Whether anything is wrong with it that stops a build, so that something may be missing.
    pub fn is_faulty(&self) -> bool {
        self.is_faulty
    }

    /// The archive, with its drafts and with what is to come where the request asks for these.
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// Its settings.
    pub fn site(&self) -> &Site {
        &self.archive.site
    }

    /// The words of its theme.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// Every document that could be read, in the order of their paths.
    pub fn documents(&self) -> Vec<Arc<Document>> {
        self.workspace.documents()
    }

    /// What would be said of new files if the archive held them, by `samut check` today and when
    /// drafts and what is to come are shown.
    pub fn with(&self, files: &[NewFile]) -> Vec<Diagnostic> {
        let documents = self.documents();
        let new = files.iter().map(|(path, _)| Arc::clone(path));
        let paths: Vec<_> = documents
            .iter()
            .map(|document| Arc::clone(&document.name.path))
            .chain(new)
            .collect();
        let named = parse::names(&paths, self.site().default_lang);
        let mut told = named.diagnostics;
        let text_of = |path: &Arc<str>| files.iter().find(|(new, _)| new == path);
        let mut read = Vec::new();
        for name in named.value {
            let Some((_, text)) = text_of(&name.path) else { continue };
            let parsed = parse::document(name, text, self.site());
            told.extend(parsed.diagnostics);
            read.extend(parsed.value);
        }
        for shown in [false, true] {
            let Some(mut sources) = self.workspace.sources() else { continue };
            sources.parts.documents.extend(read.iter().cloned());
            let request =
                Request { drafts: shown, future: shown, ..self.request.clone() };
            told.extend(settle(&self.root, sources, &request, None).diagnostics);
        }
        let is_of_new = |place: &Place| text_of(&place.path).is_some();
        told.retain(|told| {
            let also = told.also.as_ref().map(|(place, _)| place);
            told.place.iter().chain(also).any(is_of_new)
        });
        sort(&mut told);
        self.site().levels.judge(told)
    }
}

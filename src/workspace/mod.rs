//! What the files of an archive say, kept as they are until they change.
//!
//! In: an archive's folder, and the paths at which something may have changed. Out: the settings,
//! the theme and every document, register and asset, parsed, with all complaints about single
//! files. It reads what has changed and nothing else, and never looks from one file at another.

mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::arrange;
use crate::diagnostic::{Diagnostic, any_error};
use crate::model::{Asset, Authority, Document, Register, Site};
use crate::render::Theme;
use crate::source::{self, FileRole, Found, SITE, Stamp};
use crate::themes;

/// The folders of which a site is made, from the archive's root.
pub const FOLDERS: [&str; 2] = ["content", "themes"];

/// An archive's files, as they were when they were last looked at.
pub struct Workspace {
    root: PathBuf,
    base_url: Option<String>,
    site: Option<Arc<Site>>,
    theme: Option<Arc<Theme>>,
    files: BTreeMap<Arc<str>, File>,
    told: Told,
}

/// One file, and what it says.
struct File {
    stamp: Stamp,
    says: Says,
}

/// What a file says.
enum Says {
    Document(Option<Arc<Document>>),
    Register(Register, Arc<Vec<Authority>>),
    Asset(Asset),
    Static(Asset),
    /// The settings and files of themes, which are read together.
    Other,
}

/// The complaints about single files.
#[derive(Clone, Default)]
pub struct Told {
    /// Of what a file says, by its path.
    files: BTreeMap<Arc<str>, Arc<[Diagnostic]>>,
    /// Of what stands where a file or a folder should.
    places: Arc<Vec<Diagnostic>>,
    /// Of the theme.
    theme: Arc<Vec<Diagnostic>>,
}

impl Told {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        let whole = self.places.iter().chain(self.theme.iter());
        self.files.values().flat_map(|of_file| of_file.iter()).chain(whole)
    }

    /// What is said of a file alone.
    pub fn of(&self, path: &str) -> impl Iterator<Item = &Diagnostic> {
        self.files.get(path).into_iter().flat_map(|told| told.iter())
    }

    /// What is said of the theme.
    pub fn of_theme(&self) -> impl Iterator<Item = &Diagnostic> {
        self.theme.iter()
    }
}

/// What has changed in a workspace between two looks.
#[derive(Default)]
pub struct Changes {
    /// Documents that are read anew, as they were and as they are.
    pub documents: Vec<arrange::Change>,
    /// Whether a document has an error that had none, or none that had one.
    pub faults: bool,
    /// Whether a register is read anew.
    pub registers: bool,
    /// Whether the theme is loaded anew.
    pub theme: bool,
    /// Whether a file has come or gone, or an asset or the settings have changed.
    pub more: bool,
    /// The paths of all files that have come, gone or changed.
    pub paths: Vec<Arc<str>>,
}

impl Changes {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }
}

/// All that an archive is made of, as `arrange` and `render` need it.
pub struct Sources {
    /// What is to be arranged.
    pub parts: arrange::Parts,
    /// The theme.
    pub theme: Arc<Theme>,
    /// The complaints about single files.
    pub told: Told,
}

impl Workspace {
    /// Reads an archive. An address may stand in the place of that in its settings.
    pub fn open(root: &Path, base_url: Option<String>) -> Self {
        let mut workspace = Self {
            root: root.to_path_buf(),
            base_url,
            site: None,
            theme: None,
            files: BTreeMap::new(),
            told: Told::default(),
        };
        workspace.look(&FOLDERS);
        // A map that is made at once of what is in order leaves no room between.
        workspace.files = std::mem::take(&mut workspace.files).into_iter().collect();
        workspace
    }

    /// Looks at some paths from the root, and at all below them, and reads what has changed there.
    /// A file that is named itself is read also where it seems to be as it was.
    pub fn look<P: AsRef<str>>(&mut self, paths: &[P]) -> Changes {
        let mut changes = Changes::default();
        let mut found: BTreeMap<Arc<str>, Stamp> = BTreeMap::new();
        let mut told = Vec::new();
        for path in paths {
            let looked = source::look(&self.root, path.as_ref());
            told.extend(looked.diagnostics);
            found.extend(
                looked.value.into_iter().map(|Found { path, stamp }| (path, stamp)),
            );
        }
        let gone: Vec<_> = paths
            .iter()
            .flat_map(|at| self.below(at.as_ref()))
            .filter(|path| !found.contains_key(*path))
            .cloned()
            .collect();
        let is_below = |path: &str| paths.iter().any(|at| is_at(path, at.as_ref()));
        let places = Arc::make_mut(&mut self.told.places);
        places.retain(|told| {
            !told.place.as_ref().is_some_and(|place| is_below(&place.path))
        });
        places.extend(told);
        let named: BTreeSet<&str> = paths.iter().map(AsRef::as_ref).collect();
        let is_named = |path: &str| named.contains(path);
        found.retain(|path, stamp| {
            let known = self.files.get(path);
            is_named(path) || known.is_none_or(|known| known.stamp != *stamp)
        });
        changes.paths = gone.iter().chain(found.keys()).cloned().collect();
        let again = self.take(found, &gone, &mut changes);
        self.read_documents(&again, &mut changes);
        changes
    }

    /// The known files at a path and below it.
    fn below(&self, at: &str) -> impl Iterator<Item = &Arc<str>> {
        let start = format!("{at}/");
        let from = (Bound::Included(start.as_str()), Bound::Unbounded);
        let below = self.files.range::<str, _>(from).map(|(path, _)| path);
        let itself = self.files.get_key_value(at).map(|(path, _)| path);
        itself.into_iter().chain(below.take_while(move |path| path.starts_with(&start)))
    }

    /// How a file stood when it was last looked at.
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        self.files.get(path).map(|file| file.stamp)
    }

    /// The complaints about single files.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// The settings; none where they could never be read.
    pub fn site(&self) -> Option<&Arc<Site>> {
        self.site.as_ref()
    }

    /// The theme; none before there were settings.
    pub fn theme(&self) -> Option<&Arc<Theme>> {
        self.theme.as_ref()
    }

    /// The entries of all registers.
    pub fn registers(&self) -> Vec<Authority> {
        // The registers stand in one order, whatever the names of their files.
        let of = |wanted: Register| {
            self.files.values().filter_map(move |file| match &file.says {
                Says::Register(register, entries) if *register == wanted => Some(entries),
                _ => None,
            })
        };
        let entries = Register::ALL.into_iter().flat_map(of);
        entries.flat_map(|entries| entries.iter().cloned()).collect()
    }

    /// Every document, in the order of their paths.
    pub fn documents(&self) -> Vec<Arc<Document>> {
        let documents = self.files.values().filter_map(|file| match &file.says {
            Says::Document(document) => document.as_ref(),
            _ => None,
        });
        documents.cloned().collect()
    }

    /// The paths of documents of which an error is told.
    fn faulty(&self) -> BTreeSet<Arc<str>> {
        let faulty = self.told.files.iter().filter(|(_, told)| any_error(told));
        faulty.map(|(path, _)| Arc::clone(path)).collect()
    }

    /// All that the archive is made of. Without settings there is nothing to go on.
    pub fn sources(&self) -> Option<Sources> {
        let (mut assets, mut statics) = (Vec::new(), Vec::new());
        for file in self.files.values() {
            match &file.says {
                Says::Asset(asset) => assets.push(asset.clone()),
                Says::Static(asset) => statics.push(asset.clone()),
                _ => {}
            }
        }
        let parts = arrange::Parts {
            site: Arc::clone(self.site.as_ref()?),
            documents: self.documents(),
            faulty: self.faulty(),
            registers: self.registers(),
            assets,
            statics,
        };
        Some(Sources {
            parts,
            theme: Arc::clone(self.theme.as_ref()?),
            told: self.told.clone(),
        })
    }

    /// Takes in all files that have come, gone or changed, and reads all but the documents. Gives
    /// back the paths of the documents that are to be read.
    fn take(
        &mut self,
        found: BTreeMap<Arc<str>, Stamp>,
        gone: &[Arc<str>],
        changes: &mut Changes,
    ) -> BTreeSet<Arc<str>> {
        let mut again = BTreeSet::new();
        let mut read = read::Batch::default();
        for path in gone {
            self.files.remove(path);
            self.told.files.remove(path);
            changes.more = true;
        }
        let of_index =
            |path: &Arc<str>| read::is_index(path).then(|| read::folder(path).to_owned());
        let is_new = |path: &&Arc<str>| !self.files.contains_key(*path);
        let moved: BTreeSet<String> =
            gone.iter().chain(found.keys().filter(is_new)).filter_map(of_index).collect();
        for (path, stamp) in found {
            let is_new = !self.files.contains_key(&path);
            match source::role(&path) {
                Ok(FileRole::Document) => {
                    changes.more |= is_new;
                    let file = self.files.entry(Arc::clone(&path));
                    file.or_insert(File { stamp, says: Says::Document(None) }).stamp =
                        stamp;
                    again.insert(path);
                    continue;
                }
                Ok(FileRole::Site) => read.site = true,
                Ok(FileRole::Theme) => read.theme = true,
                Ok(FileRole::Register(register)) => {
                    changes.registers = true;
                    changes.more |= is_new;
                    read.registers.push((Arc::clone(&path), register));
                }
                Ok(FileRole::Asset) => {
                    read.assets.push(Found { path: Arc::clone(&path), stamp });
                }
                Ok(FileRole::Static) => {
                    read.statics.push(Found { path: Arc::clone(&path), stamp });
                }
                Ok(FileRole::Other) => {}
                Err(complaint) => self.tell(&path, vec![*complaint]),
            }
            match self.files.get_mut(&path) {
                Some(file) => file.stamp = stamp,
                None => {
                    self.files.insert(path, File { stamp, says: Says::Other });
                }
            }
        }
        read.site |= self.site.is_none() || gone.iter().any(|path| &**path == SITE);
        read.theme |= gone.iter().any(|path| path.starts_with("themes/"));
        // An `index` that has come or gone makes its folder another thing.
        if !moved.is_empty() {
            let is_beside = |path: &Arc<str>| {
                moved.iter().any(|folder| path.starts_with(folder.as_str()))
            };
            again.extend(self.all_documents().into_iter().filter(is_beside));
        }
        if read.site {
            changes.more = true;
            if self.read_site() {
                read.registers = self.all_registers();
                again = self.all_documents();
            }
        }
        self.read_others(&read, changes);
        if read.theme || read.site {
            self.read_theme();
            changes.theme = true;
        }
        again
    }

    fn all_documents(&self) -> BTreeSet<Arc<str>> {
        let all = self.files.iter();
        let all = all.filter(|(_, file)| matches!(file.says, Says::Document(_)));
        all.map(|(path, _)| Arc::clone(path)).collect()
    }

    fn all_registers(&self) -> Vec<(Arc<str>, Register)> {
        let all = self.files.keys().filter_map(|path| match source::role(path) {
            Ok(FileRole::Register(register)) => Some((Arc::clone(path), register)),
            _ => None,
        });
        all.collect()
    }

    fn read_theme(&mut self) {
        let Some(site) = &self.site else { return };
        let loaded = themes::load(&self.root, site);
        let is_broken = any_error(&loaded.diagnostics);
        self.told.theme = Arc::new(loaded.diagnostics);
        if self.theme.is_none() || !is_broken {
            self.theme = Some(Arc::new(loaded.value));
        }
    }

    /// Notes what is to be said of a file, in the place of what was said of it.
    fn tell(&mut self, path: &Arc<str>, told: Vec<Diagnostic>) {
        if told.is_empty() {
            self.told.files.remove(path);
        } else {
            self.told.files.insert(Arc::clone(path), told.into());
        }
    }
}

/// Whether a path is another, or lies below it.
fn is_at(path: &str, at: &str) -> bool {
    path.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

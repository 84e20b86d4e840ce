//! A new archive: the files that one begins with. It never writes over anything.

use std::fs;
use std::io;
use std::path::Path;

macro_rules! starter {
    ($($path:literal,)*) => {
        &[$(($path, include_str!(concat!("starter/", $path)))),*]
    };
}

/// The files of a new archive: one mechanism, one twin pair, one item in Thai only.
const STARTER: &[(&str, &str)] = starter![
    "README.md",
    "content/site.toml",
    "content/authorities/pillars.toml",
    "content/authorities/mechanisms.toml",
    "content/authorities/countries.toml",
    "content/authorities/organisations.toml",
    "content/authorities/topics.toml",
    "content/news/somtc-17.th.md",
    "content/reports/border-management.th.md",
    "content/reports/border-management.en.md",
    "content/pages/about.th.md",
    "content/pages/about.en.md",
];

/// What git leaves alone in a new archive.
const GITIGNORE: &str = "/public/*\n!/public/.gitkeep\n.samut/\n";

/// Why no archive was begun.
#[derive(Debug)]
pub enum Refused {
    /// The folder holds files.
    NotEmpty,
    /// The disk said no.
    Disk(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Begins an archive in a new or empty folder; gives the paths of its files.
pub fn init(folder: &Path) -> Result<Vec<&'static str>, Refused> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(Refused::NotEmpty);
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(Refused::NotEmpty);
        }
        Err(error) => return Err(error.into()),
    }
    let files = STARTER
        .iter()
        .copied()
        .chain([(".gitignore", GITIGNORE), ("public/.gitkeep", "")]);
    let mut written = Vec::new();
    for (path, text) in files {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, text)?;
        written.push(path);
    }
    Ok(written)
}

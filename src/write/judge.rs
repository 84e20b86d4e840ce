//! A folder that someone asks us to write to comes in; one that is safe, or a complaint, comes
//! out.
//!
//! Judging reads the folder's own listing and manifest, and changes nothing.

#![expect(
    clippy::disallowed_methods,
    reason = "`write` reads the output and its manifest"
)]

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::write::fault;
use crate::write::ground::{Found, look};
use crate::write::manifest::{self, Manifest, Unusable};
use crate::write::output::Output;

/// The largest manifest that is read, in bytes: some two million files.
const MANIFEST_BYTES: u64 = 256 << 20;
/// The remedy for a folder that is not safe.
const CHOOSE: &str = "choose a folder that is used for nothing else, such as `public`";

/// The folders that an output folder must not endanger. Relative paths start where the program
/// was started; a folder that does not exist is kept free all the same.
/// An empty path protects nothing.
#[derive(Debug, Clone, Default)]
pub struct Protected {
    /// The archive's root.
    pub root: PathBuf,
    /// The folder of contents.
    pub content: PathBuf,
    /// The folder of themes.
    pub themes: PathBuf,
    /// A folder of program sources.
    pub src: Option<PathBuf>,
    /// The home folder of who runs the program.
    pub home: Option<PathBuf>,
}

/// Judges a folder. It is resolved first: links and `..` do not hide where it is.
///
/// `force` accepts a folder with files that are not ours; a path that this build writes is then
/// overwritten, and nothing else is touched.
///
/// # Errors
/// `DangerousOutput` for a folder that is, or holds, a protected one, or that lies inside
/// content, themes, sources or `.git`, and for something that is not a folder; `ForeignOutput`
/// for files without a manifest of ours; `NotWritten` where the disk cannot be read.
pub fn judge(
    output: &Path,
    protected: &Protected,
    force: bool,
) -> Result<Output, Box<Diagnostic>> {
    let root = resolve(output).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            let shown = fault::shown(output);
            let message = format!("the output folder `{shown}` is a link to nothing");
            Box::new(Diagnostic::whole(Code::DangerousOutput, message, CHOOSE))
        }
        io::ErrorKind::InvalidInput if output.as_os_str().is_empty() => {
            let message = "the output folder has no name";
            Box::new(Diagnostic::whole(Code::DangerousOutput, message, CHOOSE))
        }
        _ => fault::not_written(output, &error),
    })?;
    if let Some(danger) = danger(&root, protected) {
        let message = format!("the output folder `{}` {danger}", fault::shown(output));
        return Err(Diagnostic::whole(Code::DangerousOutput, message, CHOOSE).into());
    }
    let previous = survey(&root, output, force)?;
    Ok(Output::new(root, force, previous))
}

/// The absolute path with links followed as far as the path exists.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::CurDir => {}
            part => {
                resolved.push(part);
                if look(&resolved)? != Found::Nothing {
                    resolved = fs::canonicalize(&resolved)?;
                }
            }
        }
    }
    Ok(resolved)
}

/// What is wrong with writing to a folder, as a clause that follows its name.
fn danger(output: &Path, protected: &Protected) -> Option<String> {
    if output.parent().is_none() {
        return Some("is the root of the disk".to_owned());
    }
    let git =
        output.components().any(|part| part.as_os_str().eq_ignore_ascii_case(".git"));
    if git {
        return Some("lies in git's own folder `.git`".to_owned());
    }
    let closed = [
        (Some(&protected.content), "the folder of contents"),
        (Some(&protected.themes), "the folder of themes"),
        (protected.src.as_ref(), "the folder of program sources"),
    ];
    // The widest first: of several true complaints the plainest is made.
    let open = [
        (protected.home.as_ref(), "your home folder"),
        (Some(&protected.root), "the archive's own folder"),
    ];
    let inside = closed.into_iter().map(|named| (named, true));
    let around = open.into_iter().map(|named| (named, false));
    around.chain(inside).find_map(|((folder, name), closed)| {
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty())?;
        let shown = fault::shown(folder);
        // A folder that cannot be resolved is compared as it is written.
        let folder = resolve(folder).unwrap_or_else(|_| folder.clone());
        if output == folder {
            Some(format!("is {name}"))
        } else if folder.starts_with(output) {
            Some(format!("holds {name}, `{shown}`"))
        } else if closed && output.starts_with(&folder) {
            Some(format!("lies in {name}, `{shown}`"))
        } else {
            None
        }
    })
}

/// Looks at what is in the folder, and reads the last build's manifest.
fn survey(
    root: &Path,
    asked: &Path,
    force: bool,
) -> Result<Option<Manifest>, Box<Diagnostic>> {
    let not_read = |error: io::Error| fault::not_written(asked, &error);
    let shown = fault::shown(asked);
    match look(root).map_err(not_read)? {
        Found::Folder => {}
        Found::Nothing => return Ok(None),
        _ => {
            let message = format!("the output `{shown}` is a file, not a folder");
            return Err(Diagnostic::whole(Code::DangerousOutput, message, CHOOSE).into());
        }
    }
    let why = match read_manifest(&root.join(manifest::NAME)).map_err(not_read)? {
        Some(Ok(manifest)) => return Ok(Some(manifest)),
        _ if force => return Ok(None),
        Some(Err(Unusable::Newer)) => {
            let message =
                format!("the output folder `{shown}` was written by a later Samut");
            let help = "build with that version, or choose another output folder";
            return Err(Diagnostic::whole(Code::ForeignOutput, message, help).into());
        }
        Some(Err(Unusable::Broken)) => {
            format!("has a list of files, `{}`, that cannot be read", manifest::NAME)
        }
        None => match first_stranger(root).map_err(not_read)? {
            Some(name) => {
                format!("holds files that are not from Samut, such as `{name}`")
            }
            None => return Ok(None),
        },
    };
    Err(Diagnostic::whole(
        Code::ForeignOutput,
        format!("the output folder `{shown}` {why}"),
        "choose an empty folder, or build with `--force`, which overwrites the files \
         that this build writes and leaves all others",
    )
    .into())
}

fn read_manifest(at: &Path) -> io::Result<Option<Result<Manifest, Unusable>>> {
    match look(at)? {
        Found::Nothing => Ok(None),
        Found::File(size) if size <= MANIFEST_BYTES => {
            Ok(Some(Manifest::read(&fs::read(at)?)))
        }
        _ => Ok(Some(Err(Unusable::Broken))),
    }
}

/// The first name, in order, that does not begin with a dot.
fn first_stranger(root: &Path) -> io::Result<Option<String>> {
    let mut first: Option<String> = None;
    for entry in fs::read_dir(root)? {
        let name = entry?.file_name();
        let name = fault::shown(Path::new(&name));
        if !name.starts_with('.') && first.as_ref().is_none_or(|first| name < *first) {
            first = Some(name);
        }
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Archive {
        scratch: tempfile::TempDir,
    }

    impl Archive {
        fn new() -> Self {
            let scratch = tempfile::tempdir().unwrap();
            for folder in [
                "home/site/content/th",
                "home/site/themes",
                "home/site/src",
                "home/site/.git",
            ] {
                fs::create_dir_all(scratch.path().join(folder)).unwrap();
            }
            Self { scratch }
        }

        fn at(&self, path: &str) -> PathBuf {
            self.scratch.path().join(path)
        }

        fn judge(&self, path: &str, force: bool) -> Result<Output, Box<Diagnostic>> {
            let protected = Protected {
                root: self.at("home/site"),
                content: self.at("home/site/content"),
                themes: self.at("home/site/themes"),
                src: Some(self.at("home/site/src")),
                home: Some(self.at("home")),
            };
            judge(&self.at(path), &protected, force)
        }

        fn check_danger(&self, path: &str, expected: &str) {
            for force in [false, true] {
                let d = self.judge(path, force).expect_err(path);
                assert_eq!(d.code, Code::DangerousOutput, "{path}");
                assert!(d.message.contains(expected), "{path}: {}", d.message);
            }
        }

        fn check_foreign(&self, path: &str, expected: &str) {
            let d = self.judge(path, false).expect_err(path);
            assert_eq!(d.code, Code::ForeignOutput, "{path}");
            assert!(d.message.contains(expected), "{path}: {}", d.message);
        }

        fn check_safe(&self, path: &str, expected: &str) {
            let output =
                self.judge(path, false).unwrap_or_else(|d| panic!("{path}: {d:?}"));
            let root = fs::canonicalize(self.scratch.path()).unwrap();
            assert_eq!(output.root, root.join(expected), "{path}");
            assert_eq!(output.previous(), None);
        }
    }

    #[test]
    fn folders_of_their_own_are_safe() {
        let archive = Archive::new();
        archive.check_safe("home/site/public", "home/site/public");
        archive.check_safe("home/site/public/", "home/site/public");
        archive.check_safe("home/elsewhere/deep/down", "home/elsewhere/deep/down");
        archive.check_safe("home/site/content/../out", "home/site/out");
        archive.check_safe("home/site/new/../content-2", "home/site/content-2");
        archive.check_safe("home/site/contents", "home/site/contents");
        fs::create_dir_all(archive.at("home/site/public/.git")).unwrap();
        fs::write(archive.at("home/site/public/.gitkeep"), "").unwrap();
        archive.check_safe("home/site/public", "home/site/public");
    }

    #[test]
    fn folders_that_endanger_others_are_refused_even_by_force() {
        let archive = Archive::new();
        archive.check_danger("home/site", "is the archive's own folder");
        archive.check_danger("home/site/.", "is the archive's own folder");
        archive.check_danger("home/site/content", "is the folder of contents");
        archive.check_danger("home/site/content/th", "lies in the folder of contents");
        archive
            .check_danger("home/site/content/new/deep", "lies in the folder of contents");
        archive.check_danger("home/site/public/../content/x", "lies in the folder of co");
        archive.check_danger("home/site/themes", "is the folder of themes");
        archive.check_danger("home/site/themes/x", "lies in the folder of themes");
        archive.check_danger("home/site/src", "is the folder of program sources");
        archive.check_danger("home/site/src/x", "lies in the folder of program sources");
        archive.check_danger("home/site/.git", "git's own folder");
        archive.check_danger("home/site/.git/x/y", "git's own folder");
        archive.check_danger("home", "is your home folder");
        archive.check_danger("", "holds your home folder");
        fs::write(archive.at("home/site/file"), "x").unwrap();
        archive.check_danger("home/site/file", "is a file");
        let d = archive.judge("home/site/file/public", false).expect_err("file/public");
        assert!(d.message.contains("a file stands where a folder"), "{}", d.message);
        let d = judge(Path::new(""), &Protected::default(), false).expect_err("no name");
        assert!(d.message.contains("no name"), "{}", d.message);
    }

    #[test]
    fn the_home_folder_is_refused_where_the_archive_lies_elsewhere() {
        let archive = Archive::new();
        let protected = Protected {
            root: archive.at("site"),
            content: archive.at("site/content"),
            themes: archive.at("site/themes"),
            src: None,
            home: Some(archive.at("home")),
        };
        let d = judge(&archive.at("home"), &protected, true).expect_err("home");
        assert!(d.message.contains("is your home folder"), "{}", d.message);
        assert!(judge(&archive.at("home/www"), &protected, false).is_ok());
        assert_eq!(
            danger(Path::new("/"), &Protected::default()).as_deref(),
            Some("is the root of the disk")
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_hide_where_a_folder_is() {
        use std::os::unix::fs::symlink;

        let archive = Archive::new();
        symlink(archive.at("home/site/content"), archive.at("link")).unwrap();
        archive.check_danger("link", "is the folder of contents");
        archive.check_danger("link/new", "lies in the folder of contents");
        archive.check_danger("link/..", "is the archive's own folder");
        fs::create_dir(archive.at("real")).unwrap();
        symlink(archive.at("real"), archive.at("home/site/public")).unwrap();
        archive.check_safe("home/site/public", "real");
        symlink(archive.at("gone"), archive.at("home/site/dead")).unwrap();
        archive.check_danger("home/site/dead", "a link to nothing");
        archive.check_danger("home/site/dead/public", "a link to nothing");
    }

    #[test]
    fn files_without_a_usable_list_are_not_ours() {
        let archive = Archive::new();
        let public = archive.at("home/site/public");
        fs::create_dir(&public).unwrap();
        fs::write(public.join("b"), "x").unwrap();
        fs::write(public.join("a"), "x").unwrap();
        archive.check_foreign("home/site/public", "such as `a`");
        fs::write(public.join(manifest::NAME), "{").unwrap();
        archive.check_foreign("home/site/public", "cannot be read");
        assert_eq!(archive.judge("home/site/public", true).unwrap().previous(), None);
        fs::write(public.join(manifest::NAME), r#"{"version":9}"#).unwrap();
        archive.check_foreign("home/site/public", "later Samut");
        fs::write(public.join(manifest::NAME), Manifest::default().text()).unwrap();
        assert!(archive.judge("home/site/public", false).unwrap().previous().is_some());
        fs::remove_file(public.join(manifest::NAME)).unwrap();
        fs::create_dir(public.join(manifest::NAME)).unwrap();
        archive.check_foreign("home/site/public", "cannot be read");
    }
}

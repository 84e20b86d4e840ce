//! The archive that an editor makes who does what the guide says.
//!
//! In: the steps of a guide. Out: files in a scratch folder. It fails where a step does not do
//! what the guide says of it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

use crate::page::{Deed, Step};

/// A picture, for those that the guide speaks of.
const PICTURE: &[u8] = include_bytes!("picture.jpg");
/// The day on which the guide is followed: 22 November 2026, in seconds since 1970.
const NOW: &str = "1795305600";
/// A proxy at a port where nobody listens.
const NOBODY: &str = "http://127.0.0.1:9";
/// Where a text is tried that is shown without its front matter.
const TRIAL: &str = "content/news/2022/trial.th.md";

/// An archive, or the folder in which it will be begun.
pub(crate) struct Archive {
    folder: TempDir,
    /// Where the editor's commands are typed.
    here: PathBuf,
    /// What was printed of the last mistake.
    said: String,
}

impl Archive {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().to_path_buf();
        Self { folder, here, said: String::new() }
    }

    /// Whether there is an archive yet.
    pub(crate) fn has_begun(&self) -> bool {
        self.here != self.folder.path()
    }

    /// Checks and builds, without a warning.
    pub(crate) fn builds(&self, chapter: &str) {
        self.is_faultless(chapter);
        let (code, said) = self.samut(&["build"]);
        assert_eq!(code, 0, "{chapter}:\n{said}");
        assert!(!said.contains("warning"), "{chapter}:\n{said}");
    }

    fn is_faultless(&self, step: &str) {
        let (code, said) = self.samut(&["check", "--strict"]);
        assert_eq!(code, 0, "{step}:\n{said}");
    }

    /// Does what a step says.
    pub(crate) fn take(&mut self, step: &Step) {
        let Step { deed, paths, block } = step;
        match (deed, paths.as_slice()) {
            (Deed::File, [path]) => self.write(path, block.as_bytes()),
            (Deed::Add, [path]) => self.add(path, block),
            (Deed::Change, [path]) => self.change(path, block),
            (Deed::Try, [path]) => {
                let before = self.read(path).unwrap();
                self.add(path, block);
                self.is_faultless(path);
                self.write(path, before.as_bytes());
            }
            (Deed::Copy, [_, ..]) => {
                for path in paths {
                    self.write(path, PICTURE);
                }
            }
            (Deed::Remove, [_, ..]) => {
                for path in paths {
                    fs::remove_file(self.here.join(path)).unwrap();
                }
            }
            (Deed::Type, []) => block.lines().for_each(|line| self.type_in(line)),
            (Deed::Mistake(code), [path]) => self.mistake(code, path, block),
            (Deed::Mistake(code), []) => self.mistake(code, TRIAL, &document(block)),
            (Deed::Right, []) => {
                self.write(TRIAL, document(block).as_bytes());
                self.is_faultless(block);
                fs::remove_file(self.here.join(TRIAL)).unwrap();
            }
            (Deed::Says, []) => {
                assert!(
                    self.said.contains(block.as_str()),
                    "shown:\n{block}\nbut it is:\n{}",
                    self.said
                );
                assert!(!block.trim().is_empty(), "nothing is shown of:\n{}", self.said);
            }
            _ => panic!("{step:?} is not complete"),
        }
    }

    /// Writes a file that is complained of with one code alone, and takes it away again.
    fn mistake(&mut self, code: &str, path: &str, text: &str) {
        let before = self.read(path);
        self.write(path, text.as_bytes());
        let (_, said) = self.samut(&["check"]);
        let mut codes: Vec<_> = said
            .lines()
            .filter_map(|line| {
                line.strip_prefix("error[").or(line.strip_prefix("warning["))
            })
            .filter_map(|line| line.split(']').next())
            .collect();
        codes.dedup();
        assert_eq!(codes, [code], "{path}:\n{said}");
        assert!(said.contains(path), "{path}:\n{said}");
        self.said = said;
        match before {
            Some(before) => self.write(path, before.as_bytes()),
            None => fs::remove_file(self.here.join(path)).unwrap(),
        }
    }

    fn type_in(&mut self, line: &str) {
        let words = words(line);
        let mut words = words.iter().map(String::as_str);
        let first = words.next();
        let rest: Vec<&str> = words.collect();
        match (first, rest.as_slice()) {
            (Some("cd"), [folder]) => {
                self.here.push(folder);
                assert!(self.here.is_dir(), "{line}");
            }
            (Some("samut"), args) => {
                let (code, said) = self.samut(args);
                assert_eq!(code, 0, "{line}:\n{said}");
            }
            _ => panic!("`{line}` is not tried"),
        }
    }

    /// Runs a command: its exit code and what it said to people.
    fn samut(&self, args: &[&str]) -> (i32, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_samut"))
            .current_dir(&self.here)
            .env("NO_COLOR", "1")
            .env("SOURCE_DATE_EPOCH", NOW)
            // A proxy that nobody is: no test asks another host.
            .env("https_proxy", NOBODY)
            .env("http_proxy", NOBODY)
            .env_remove("no_proxy")
            .env_remove("NO_PROXY")
            .args(args)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), said)
    }

    fn add(&self, path: &str, text: &str) {
        let before = self.read(path).unwrap_or_else(|| panic!("{path} is not there yet"));
        self.write(path, format!("{before}\n{text}").as_bytes());
    }

    fn change(&self, path: &str, text: &str) {
        let mut file = self.read(path).unwrap();
        for line in text.lines() {
            let (key, _) = line.split_once('=').unwrap();
            let old = file.lines().find(|old| old.starts_with(key));
            let old = old.unwrap_or_else(|| panic!("{path} has no {key}"));
            file = file.replacen(old, line, 1);
        }
        self.write(path, file.as_bytes());
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.here.join(path)).ok()
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        assert!(self.has_begun(), "{path} comes before the archive");
        assert!(!Path::new(path).is_absolute() && !path.contains(".."), "{path}");
        let file = self.here.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

/// The words of a command, as a shell takes them apart: what stands in double quotes is one.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (n, part) in line.split('"').enumerate() {
        match n % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// A text with the least front matter that it needs.
fn document(body: &str) -> String {
    format!("+++\ntitle = \"ตัวอย่าง\"\ndate = \"๒๑ กรกฎาคม ๒๕๖๕\"\n+++\n{body}")
}

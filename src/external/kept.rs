//! What was answered before, in `.samut/links.json`.
//!
//! In: the archive's folder, and now. Out: what was answered lately, each address with the time of its
//! answer. A good answer is trusted for a week, any other for a day, and what was not asked is not
//! kept. The file may be removed at any time; one that cannot be read is as good as none.

#![expect(
    clippy::disallowed_methods,
    reason = "the room keeps answers in the archive's own cache"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::external::address::Address;
use crate::external::verdict::{Nowhere, Verdict, Why};

/// Where answers are kept, from the archive's root.
const FOLDER: &str = ".samut";
/// The file in it.
const FILE: &str = "links.json";
/// The form of the file. One of another form is not read.
const FORM: u32 = 1;
/// The largest file that is read, in bytes: room for some hundred thousand addresses.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Seconds in a day.
const DAY: i64 = 24 * 60 * 60;
/// For how many seconds a good answer is trusted.
const GOOD: i64 = 7 * DAY;
/// For how many seconds any other answer is trusted.
const OTHER: i64 = DAY;

/// Answers that are trusted.
#[derive(Debug)]
pub(super) struct Kept {
    now: i64,
    answers: BTreeMap<Address, Answer>,
}

#[derive(Serialize, Deserialize)]
struct File {
    form: u32,
    addresses: BTreeMap<String, Answer>,
}

/// What was answered, and when.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Answer {
    /// Seconds since 1970.
    at: i64,
    #[serde(flatten)]
    said: Said,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Said {
    Good {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        moved: Option<String>,
    },
    Dead(Nowhere),
    Unknown(Why),
}

impl Kept {
    /// The answers that are trusted by now, and what is amiss with their file.
    pub(super) fn read(root: &Path, now: i64) -> (Self, Option<String>) {
        let (file, notice) = match read(root) {
            Ok(file) => (file, None),
            Err(error) if error.kind() == ErrorKind::NotFound => (None, None),
            Err(_) => {
                let words = format!(
                    "{FOLDER}/{FILE} cannot be read, so that all addresses are asked again"
                );
                (None, Some(words))
            }
        };
        let addresses = file.map(|file| file.addresses).unwrap_or_default();
        let answers = addresses.into_iter().filter_map(|(text, answer)| {
            let address = Address::parse(&text)?;
            (answer.is_sound() && answer.is_fresh(now)).then_some((address, answer))
        });
        (Self { now, answers: answers.collect() }, notice)
    }

    /// What was answered of an address lately.
    pub(super) fn get(&self, address: &Address) -> Option<Verdict> {
        Some(match self.answers.get(address)?.said.clone() {
            Said::Good { moved } => Verdict::Good { moved },
            Said::Dead(nowhere) => Verdict::Dead(nowhere),
            Said::Unknown(why) => Verdict::Unknown(why),
        })
    }

    /// The addresses whose answer was good.
    pub(super) fn good(&self) -> impl Iterator<Item = &Address> {
        let is_good = |answer: &Answer| matches!(answer.said, Said::Good { .. });
        self.answers.iter().filter(move |(_, a)| is_good(a)).map(|(address, _)| address)
    }

    /// Keeps an answer of now, if it is one that tells of the address and not of this computer.
    pub(super) fn put(&mut self, address: &Address, verdict: &Verdict) {
        let said = match verdict.clone() {
            Verdict::Good { moved } => Some(Said::Good { moved }),
            Verdict::Dead(nowhere) => Some(Said::Dead(nowhere)),
            Verdict::Unknown(Why::NoTrust | Why::InsideHere | Why::NotAsked)
            | Verdict::NotPublic(_) => None,
            Verdict::Unknown(why) => Some(Said::Unknown(why)),
        };
        match said {
            Some(said) => {
                let answer = Answer { at: self.now, said };
                self.answers.insert(address.clone(), answer);
            }
            None => {
                self.answers.remove(address);
            }
        }
    }

    /// Writes all answers, so that the file is whole at any moment.
    pub(super) fn write(&self, root: &Path) -> io::Result<()> {
        let addresses = self.answers.iter();
        let addresses =
            addresses.map(|(address, a)| (address.as_str().to_owned(), a.clone()));
        let file = File { form: FORM, addresses: addresses.collect() };
        let folder = root.join(FOLDER);
        fs::create_dir_all(&folder)?;
        let mut beside = beside(&folder)?;
        serde_json::to_writer_pretty(&mut beside, &file)?;
        beside.write_all(b"\n")?;
        beside.persist(folder.join(FILE))?;
        Ok(())
    }
}

/// A new file with the rights of any other: who shares the archive shares its answers.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".links-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn read(root: &Path) -> io::Result<Option<File>> {
    let path = root.join(FOLDER).join(FILE);
    // Whoever opens a pipe waits for somebody to write to it.
    if !fs::metadata(&path)?.is_file() {
        return Err(ErrorKind::InvalidData.into());
    }
    let file = fs::File::open(path)?;
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes)?;
    let file: File = serde_json::from_slice(&bytes)?;
    Ok((file.form == FORM).then_some(file))
}

impl Answer {
    fn is_fresh(&self, now: i64) -> bool {
        let trusted = if matches!(self.said, Said::Good { .. }) { GOOD } else { OTHER };
        // What comes from the future was written by a clock that was wrong.
        (0..trusted).contains(&now.saturating_sub(self.at))
    }

    /// Whether where it moved is an address as we write them.
    fn is_sound(&self) -> bool {
        let Said::Good { moved: Some(moved) } = &self.said else { return true };
        url::Url::parse(moved).is_ok_and(|url| url.as_str() == moved)
            && Address::parse(moved).is_some()
    }
}

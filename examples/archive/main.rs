//! Makes an archive of any size, for tests and for measurements. It needs nothing from outside:
//!
//! ```text
//! cargo run --example archive -- FOLDER ITEMS
//! ```
//!
//! The registers are those of the sample archive; the meetings and texts are invented. The same
//! number of items gives the same bytes. It writes into a new folder only.

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a program of its own, beside the library; its tables have the sizes that it asks for"
)]

mod dice;
mod items;
mod meetings;
mod pictures;
mod words;

use std::error::Error;
use std::fs;
use std::path::Path;

use items::Holds;
use meetings::Mechanism;

/// Of a hundred items, those that report a session, while there are sessions.
const REPORTS: usize = 60;

const SITE: &str = r#"title = { th = "คลังเอกสารทดสอบ", en = "Test Archive" }
description = { th = "คลังเอกสารที่สร้างขึ้นเพื่อทดสอบ การประชุมทั้งหมดเป็นเรื่องสมมติ", en = "An archive made for tests; all of its meetings are invented." }
base_url = "https://test.example/"
languages = ["th", "en"]
time_zone = "Asia/Bangkok"
digits = "arabic"

[[menu]]
name = { th = "กลไกความร่วมมือ", en = "Mechanisms" }
to = "mechanisms"

[[menu]]
name = { th = "วันที่", en = "Dates" }
to = "date"

[[menu]]
name = { th = "ประเทศ", en = "Countries" }
to = "countries"

[[menu]]
name = { th = "องค์การ", en = "Organisations" }
to = "organisations"

[[menu]]
name = { th = "หัวข้อ", en = "Topics" }
to = "topics"
"#;

/// The registers of the sample archive; one mechanism stands in its profile there, and here.
const REGISTERS: [(&str, &str); 6] = [
    (
        "authorities/countries.toml",
        include_str!("../../content/authorities/countries.toml"),
    ),
    ("authorities/mechanisms.toml", MECHANISMS),
    (
        "authorities/organisations.toml",
        include_str!("../../content/authorities/organisations.toml"),
    ),
    ("authorities/pillars.toml", include_str!("../../content/authorities/pillars.toml")),
    ("authorities/topics.toml", include_str!("../../content/authorities/topics.toml")),
    ("mechanisms/ammtc.th.md", PROFILE),
];
const MECHANISMS: &str = include_str!("../../content/authorities/mechanisms.toml");
const PROFILE: &str = "+++
name = { th = \"การประชุมระดับรัฐมนตรีอาเซียนด้านอาชญากรรมข้ามชาติ\", en = \"ASEAN Ministerial Meeting on Transnational Crime\" }
acronym = \"AMMTC\"
pillar = \"apsc\"
level = \"ministerial\"
reports_to = \"apsc-council\"
+++

## ภูมิหลัง

คำอธิบายของกลไกนี้เขียนขึ้นเพื่อทดสอบ

## โครงสร้าง

กลไกนี้มีการประชุมเจ้าหน้าที่อาวุโสเป็นผู้เตรียมงาน
";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [folder, count] = arguments.as_slice() else {
        return Err(
            "say a new folder and the number of items: archive FOLDER ITEMS".into()
        );
    };
    let root = Path::new(folder);
    if root.exists() {
        return Err(format!("{folder} is there already; name a new folder").into());
    }
    let files = write(&root.join("content"), count.parse()?)?;
    println!("{count} items in {files} files");
    Ok(())
}

/// Writes the archive, and says how many files it has.
pub(crate) fn write(content: &Path, count: usize) -> Result<usize, Box<dyn Error>> {
    put(&content.join("site.toml"), SITE.as_bytes())?;
    for (path, text) in REGISTERS {
        put(&content.join(path), text.as_bytes())?;
    }
    let mechanisms = mechanisms()?;
    let sessions = meetings::sessions(&mechanisms, count * REPORTS / 100);
    let pictures: Vec<_> =
        (0..pictures::COUNT).map(pictures::picture).collect::<Result<_, _>>()?;
    let mut written = 1 + REGISTERS.len();
    for number in 0..count {
        for file in items::files(number, &sessions, &mechanisms) {
            let path = content.join(&file.path);
            match &file.holds {
                Holds::Text(text) => put(&path, text.as_bytes())?,
                Holds::Picture(number) => put(&path, &pictures[*number])?,
            }
            written += 1;
        }
    }
    Ok(written)
}

fn mechanisms() -> Result<Vec<Mechanism>, Box<dyn Error>> {
    let register: toml::Table = MECHANISMS.parse()?;
    let entries = register.get("mechanisms").and_then(toml::Value::as_array);
    let word = |value: Option<&toml::Value>| {
        value
            .and_then(toml::Value::as_str)
            .map(str::to_owned)
            .ok_or("a mechanism without a name")
    };
    let mut mechanisms = Vec::new();
    for entry in entries.into_iter().flatten() {
        let name = |lang| word(entry.get("name").and_then(|name| name.get(lang)));
        mechanisms.push(Mechanism {
            slug: word(entry.get("slug"))?,
            name: [name("th")?, name("en")?],
        });
    }
    Ok(mechanisms)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), std::io::Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use walkdir::WalkDir;

    use super::*;

    /// Every file of an archive of so many items.
    fn made(count: usize) -> Result<BTreeMap<PathBuf, Vec<u8>>, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let said = write(folder.path(), count)?;
        let mut files = BTreeMap::new();
        for entry in WalkDir::new(folder.path()) {
            let entry = entry?;
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(folder.path())?.to_owned();
                files.insert(path, fs::read(entry.path())?);
            }
        }
        assert_eq!(files.len(), said, "files said and files written");
        Ok(files)
    }

    #[test]
    fn an_archive_is_the_same_each_time() -> Result<(), Box<dyn Error>> {
        let (first, second) = (made(60)?, made(60)?);
        let differing =
            first.iter().find(|(path, bytes)| second.get(*path) != Some(*bytes));
        assert_eq!(differing.map(|(path, _)| path), None, "a file that differs");
        assert_eq!(first.len(), second.len(), "files");
        Ok(())
    }
}

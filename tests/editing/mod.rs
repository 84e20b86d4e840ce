//! An editor at work in a small archive that has one of everything.
//!
//! In: turns, whose numbers choose among what there is. Out: files as they stand after each, and
//! the paths at which something has changed. It knows nothing of what is made of them.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a part of test programs: what fails, fails the test"
)]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::scratch;

/// The files of the archive.
pub(crate) const ARCHIVE: &[(&str, &str)] = &[
    (
        "content/site.toml",
        "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"https://archive.example/\"\n[[menu]]\nname = { th = \"ข่าว\", en = \"News\" }\nto = \"news\"\n",
    ),
    (
        "content/authorities/mechanisms.toml",
        "[[mechanisms]]\nslug = \"ammtc\"\nname = { th = \"การประชุมรัฐมนตรี\", en = \"Ministerial Meeting\" }\nacronym = \"AMMTC\"\npillar = \"apsc\"\n\n[[mechanisms]]\nslug = \"somtc\"\nname = { th = \"การประชุมเจ้าหน้าที่อาวุโส\", en = \"Senior Officials Meeting\" }\nacronym = \"SOMTC\"\nreports_to = \"ammtc\"\npillar = \"apsc\"\n",
    ),
    (
        "content/authorities/pillars.toml",
        "[[pillars]]\nslug = \"apsc\"\nname = { th = \"เสาการเมือง\", en = \"Political pillar\" }\n",
    ),
    (
        "content/authorities/countries.toml",
        "[[countries]]\nslug = \"th\"\nname = { th = \"ไทย\", en = \"Thailand\" }\njoined = 1967-08-08\n",
    ),
    (
        "content/mechanisms/ammtc.th.md",
        "+++\ntitle = \"เรื่องของการประชุม\"\n+++\nการประชุม SOMTC รายงานต่อที่นี่\n",
    ),
    ("content/news/_index.th.md", "+++\ntitle = \"ข่าวทั้งหมด\"\n+++\nข่าวของคลัง\n"),
    (
        "content/news/_index.en.md",
        "+++\ntitle = \"All news\"\ntranslated_from = \"0a20ea2906d5\"\n+++\nNews\n",
    ),
    (
        "content/news/2017/one.th.md",
        "+++\ntitle = \"ข่าวที่หนึ่ง\"\ndate = 2017-05-02\nmechanisms = [\"ammtc\"]\n+++\n\n## หัวข้อ\n\nเนื้อหาของ AMMTC และ[สอง](two.th.md)\n",
    ),
    (
        "content/news/2017/one.en.md",
        "+++\ntitle = \"News one\"\ntranslated_from = \"e46630d0b85c\"\n+++\nWords, and [two](two.th.md#หัวข้อ).\n",
    ),
    (
        "content/news/2017/two.th.md",
        "+++\ntitle = \"ข่าวที่สอง\"\ndate = \"๒๒ พฤษภาคม ๒๕๖๐\"\naliases = [\"/old/two/\"]\n+++\n\n## หัวข้อ\n\nเนื้อหา\n",
    ),
    (
        "content/reports/2017/somtc-17/index.th.md",
        "+++\ntitle = \"การประชุม SOMTC ครั้งที่ ๑๗\"\n[[event]]\nmechanism = \"somtc\"\nsession = 17\nstart = 2017-05-22\nparticipants = [\"th\"]\n+++\nรายงาน และ[แฟ้ม](notes.txt)\n",
    ),
    (
        "content/reports/2017/somtc-17/annex.th.md",
        "+++\ntitle = \"ภาคผนวก\"\n+++\nภาคผนวกของรายงาน\n",
    ),
    ("content/reports/2017/somtc-17/notes.txt", "notes\n"),
    (
        "content/mechanisms/acsc.en.md",
        "+++\ntitle = \"Committee\"\ntranslated_from = \"5d2013e15008\"\nacronym = \"ACSC\"\npillar = \"apsc\"\n+++\nIts record stands here.\n",
    ),
    (
        "content/mechanisms/acsc.th.md",
        "+++\ntitle = \"คณะกรรมการ\"\n+++\nชื่อไทยมาจากไฟล์นี้\n",
    ),
    ("content/static/robots.txt", "User-agent: *\n"),
];

/// A turn of an editor. Numbers choose among what there is.
#[derive(Debug, Clone)]
pub(crate) enum Turn {
    /// Words at the end of a document.
    Append(usize, usize),
    /// Other words, or none, in the place of all.
    Body(usize, usize),
    /// Another title.
    Title(usize, usize),
    /// Another day.
    Date(usize, u32),
    /// Another line of front matter, or one fewer.
    Line(usize, usize),
    /// A name of a register.
    Name(usize),
    New(usize),
    Remove(usize),
    Rename(usize, usize),
    MoveFolder(usize),
    RemoveFolder(usize),
    Break(usize, usize),
    Mend,
    Settings(usize),
    Theme(usize),
    Settle,
}

const WORDS: &[&str] = &[
    "\nย่อหน้าใหม่ของ SOMTC\n",
    "\n## หัวข้อใหม่\n\nน้ำและคำ ๒๙ กุมภาพันธ์ ๒๕๖๗\n",
    "\n[ข่าวหนึ่ง](@/news/2017/one.th.md)\n",
    "\n[ข้างนอก](https://asean.org/) [ที่นี่](#หัวข้อ)\n",
    "\n[ไม่มี](nothing.th.md)\n",
    "\n[แฟ้ม](@/reports/2017/somtc-17/notes.txt)\n",
    "\nACSC และ คณะกรรมการ\n",
    "\n![ภาพ](p.gif)\n",
    "",
];
const TITLES: &[&str] =
    &["ก่อน", "การประชุม AMMTC ครั้งที่ ๑๑", "zzz", "A \\\"quoted\\\" <title>"];
const LINES: &[&str] = &[
    "draft = true",
    "mechanisms = [\"somtc\"]",
    "description = \"คำอธิบาย\"",
    "slug = \"named\"",
    "publish_date = 2099-01-01",
    "expiry_date = 2018-01-01",
    "translation_key = \"pair\"",
    "[[mentions]]\nmechanism = \"ammtc\"\nsession = 11",
    "aliases = [\"/old/one/\"]",
    "weight = 3",
    "kind = \"document\"",
    "template = \"page\"",
    "updated = 2018-02-02",
    "translated_from = \"0123456789ab\"",
    "translated_from = \"e46630d0b85c\"",
    "reviewed = \"0123456789ab\"",
    "mechanisms = [\"acsc\", \"somtc\"]",
    "extra = { note = \"ก\" }",
    "[[images]]\nfile = \"p.gif\"\nalt = \"ภาพ\"",
];
/// Pictures of one point, and of three by two.
const SMALL: &str = "GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
const LARGER: &str =
    "GIF89a\x03\0\x02\0\0\0\0,\0\0\0\0\x03\0\x02\0\0\x02\x03D\x34\x05\0;";
/// An item at the address of another.
const CLASH: (&str, &str) = (
    "content/news/2017/clash.th.md",
    "+++\ntitle = \"ซ้ำ\"\ndate = 2017-05-02\nslug = \"two\"\n+++\nซ้ำ\n",
);
const NEW: &[(&str, &str)] = &[
    (
        "content/news/2018/three.th.md",
        "+++\ntitle = \"สาม\"\ndate = 2018-02-03\n+++\nสาม\n",
    ),
    ("content/news/2017/two.en.md", "+++\ntitle = \"Two\"\n+++\nTwo\n"),
    ("content/news/2017/index.th.md", "+++\ntitle = \"ปี\"\ndate = 2017-01-01\n+++\nปี\n"),
    ("content/mechanisms/somtc.en.md", "+++\ntitle = \"On SOMTC\"\n+++\nProfile\n"),
    ("content/_index.th.md", "+++\ntitle = \"หน้าแรก\"\n+++\nยินดีต้อนรับ\n"),
    ("content/news/2017/not-one.md", "no front matter\n"),
    (
        "content/authorities/topics.toml",
        "[[topics]]\nslug = \"x\"\nname = { th = \"ก\", en = \"X\" }\n",
    ),
    ("content/reports/2017/somtc-17/more.pdf", "%PDF-1.4\n"),
    ("content/mechanisms/ammtc.th.md", "+++\n+++\nชื่อมาจากทะเบียน\n"),
    ("content/mechanisms/ammtc.en.md", "+++\ndescription = \"Lent\"\n+++\nLent\n"),
    (
        "content/mechanisms/acsc.en.md",
        "+++\nacronym = \"ACS\"\npillar = \"apsc\"\nname = { th = \"กรรมการ\", en = \"A committee\" }\n+++\nNamed\n",
    ),
    ("content/news/2017/p.gif", SMALL),
    ("content/news/2017/p.gif", LARGER),
    (
        "content/reports/2017/somtc-17/annex.en.md",
        "+++\ntitle = \"Annex\"\nweight = 2\n+++\nAnnex\n",
    ),
    (
        "content/reports/2017/somtc-17/part-2.th.md",
        "+++\ntitle = \"ตอนที่สอง\"\nweight = 1\n+++\nสอง\n",
    ),
    ("content/reports/_index.en.md", "+++\ntitle = \"Reports\"\n+++\nAll of them\n"),
    ("content/news/.hidden.th.md", "hidden\n"),
    ("content/news/2017/one.th.md~", "a leaving\n"),
];
const SETTINGS: &[(&str, &str)] = &[
    ("คลัง", "หอ"),
    (
        "base_url = \"https://archive.example/\"",
        "base_url = \"https://other.example/under/\"",
    ),
    ("base_url", "zone = \"+09:00\"\nbase_url"),
    ("base_url", "link_names = false\nbase_url"),
    ("base_url", "fallback_pages = false\nbase_url"),
    ("to = \"news\"", "to = \"reports\""),
];
const THEMES: &[(&str, &str)] = &[
    (
        "themes/default/templates/404.html",
        "<!doctype html><title>{{ page.title }}</title>none\n",
    ),
    ("themes/default/messages/th.toml", "home = \"บ้าน\"\n"),
    ("themes/default/static/style.css", "body { color: black }\n"),
    ("themes/default/static/more.css", "p { color: black }\n"),
    ("themes/default/templates/404.html", "{{ nothing_of_this_name.at_all }}\n"),
];

/// Some turns, one after another.
pub(crate) fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let n = 0..1000_usize;
    let turn = prop_oneof![
        4 => (n.clone(), n.clone()).prop_map(|(a, b)| Turn::Append(a, b)),
        2 => (n.clone(), n.clone()).prop_map(|(a, b)| Turn::Body(a, b)),
        4 => (n.clone(), n.clone()).prop_map(|(a, b)| Turn::Title(a, b)),
        2 => (n.clone(), 1..28_u32).prop_map(|(a, b)| Turn::Date(a, b)),
        4 => (n.clone(), n.clone()).prop_map(|(a, b)| Turn::Line(a, b)),
        3 => n.clone().prop_map(Turn::Name),
        4 => n.clone().prop_map(Turn::New),
        2 => n.clone().prop_map(Turn::Remove),
        2 => (n.clone(), n.clone()).prop_map(|(a, b)| Turn::Rename(a, b)),
        1 => n.clone().prop_map(Turn::MoveFolder),
        1 => n.clone().prop_map(Turn::RemoveFolder),
        2 => (n.clone(), n.clone()).prop_map(|(a, b)| Turn::Break(a, b)),
        3 => Just(Turn::Mend),
        2 => n.clone().prop_map(Turn::Settings),
        3 => n.prop_map(Turn::Theme),
        1 => Just(Turn::Settle),
    ];
    prop::collection::vec(turn, 1..9)
}

/// An archive that is edited.
pub(crate) struct Editor {
    root: PathBuf,
    /// Files that were broken, as they were before, if they were.
    broken: Vec<(String, Option<Vec<u8>>)>,
}

impl Editor {
    /// An editor of the archive in a folder.
    pub(crate) fn of(root: &Path) -> Self {
        Self { root: root.to_path_buf(), broken: Vec::new() }
    }

    fn path(&self) -> &Path {
        &self.root
    }

    fn documents(&self) -> Vec<String> {
        let files = scratch::files(self.path());
        files.into_keys().filter(|path| path.ends_with(".md")).collect()
    }

    fn chosen(&self, n: usize) -> Option<String> {
        let documents = self.documents();
        documents.get(n % documents.len().max(1)).cloned()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_default()
    }

    fn save(&self, path: &str, text: &str) -> Vec<String> {
        scratch::write(&self.path().join(path), text.as_bytes());
        vec![path.to_owned()]
    }

    /// Takes a turn, and tells at which paths something has changed.
    pub(crate) fn take(&mut self, turn: &Turn) -> Vec<String> {
        match turn {
            Turn::Append(which, what) => {
                let Some(path) = self.chosen(*which) else { return Vec::new() };
                let text = self.text(&path) + WORDS[what % WORDS.len()];
                self.save(&path, &text)
            }
            Turn::Body(which, what) => {
                let Some(path) = self.chosen(*which) else { return Vec::new() };
                let text = self.text(&path);
                let Some((head, _)) = text.split_once("\n+++\n") else {
                    return Vec::new();
                };
                let text = format!("{head}\n+++\n{}", WORDS[what % WORDS.len()]);
                self.save(&path, &text)
            }
            Turn::Title(which, what) => self.line(*which, "title", |_| {
                Some(format!("title = \"{}\"", TITLES[what % TITLES.len()]))
            }),
            Turn::Date(which, day) => {
                self.line(*which, "date", |_| Some(format!("date = 2016-03-{day:02}")))
            }
            Turn::Line(which, what) => {
                let line = LINES[what % LINES.len()];
                let Some(path) = self.chosen(*which) else { return Vec::new() };
                let text = self.text(&path);
                // A table stands at the end, where no other key is taken into it.
                let (at, with) = if line.starts_with('[') {
                    ("\n+++\n", format!("\n{line}\n+++\n"))
                } else {
                    ("+++\n", format!("+++\n{line}\n"))
                };
                let text = if text.contains(&with) {
                    text.replacen(&with, at, 1)
                } else {
                    text.replacen(at, &with, 1)
                };
                self.save(&path, &text)
            }
            Turn::Name(n) => {
                let path = "content/authorities/mechanisms.toml";
                let names = ["การประชุมรัฐมนตรี", "การประชุมเจ้าหน้าที่อาวุโส", "AMMTC", "Senior"];
                let name = names[n % names.len()];
                let text = self.text(path);
                // Another place in the order of names, or not.
                let other =
                    if n % 3 == 0 { format!("ก{name}") } else { format!("{name}X") };
                let text = if text.contains(&other) {
                    text.replace(&other, name)
                } else {
                    text.replace(name, &other)
                };
                self.save(path, &text)
            }
            Turn::New(n) => {
                let (path, text) = NEW[n % NEW.len()];
                self.save(path, text)
            }
            Turn::Remove(n) => {
                let Some(path) = self.chosen(*n) else { return Vec::new() };
                fs::remove_file(self.path().join(&path)).unwrap();
                vec![path]
            }
            Turn::Rename(a, b) => {
                let (Some(from), Some(to)) = (self.chosen(*a), self.chosen(*b)) else {
                    return Vec::new();
                };
                let to = match b % 3 {
                    0 => to,
                    1 => from.replace(".th.md", ".en.md"),
                    _ => from.replace("news", "documents"),
                };
                let folder = self.path().join(&to);
                fs::create_dir_all(folder.parent().unwrap()).unwrap();
                fs::rename(self.path().join(&from), self.path().join(&to)).unwrap();
                vec![from, to]
            }
            Turn::MoveFolder(n) => {
                let pairs = [
                    ("content/news/2017", "content/news/2016"),
                    ("content/reports/2017/somtc-17", "content/reports/2017/moved"),
                ];
                let (from, to) = pairs[n % pairs.len()];
                let there = |path: &str| self.path().join(path);
                if there(to).exists() && !there(from).exists() {
                    fs::rename(there(to), there(from)).unwrap();
                } else if there(from).exists() && !there(to).exists() {
                    fs::rename(there(from), there(to)).unwrap();
                }
                vec![from.to_owned(), to.to_owned()]
            }
            Turn::RemoveFolder(n) => {
                let folders =
                    ["content/reports", "content/news/2017", "themes", "content/static"];
                let folder = folders[n % folders.len()];
                let _ = fs::remove_dir_all(self.path().join(folder));
                vec![folder.to_owned()]
            }
            Turn::Break(n, _) if n % 7 == 6 => {
                let (path, text) = CLASH;
                if !self.broken.iter().any(|(broken, _)| broken == path) {
                    self.broken.push((path.to_owned(), None));
                }
                self.save(path, text)
            }
            Turn::Break(n, how) => {
                let path = match (n % 5, self.chosen(*n)) {
                    (0, _) => "content/site.toml".to_owned(),
                    (1, _) => "content/authorities/mechanisms.toml".to_owned(),
                    (_, Some(path)) => path,
                    (_, None) => return Vec::new(),
                };
                if self.broken.iter().any(|(broken, _)| *broken == path) {
                    return Vec::new();
                }
                let Ok(bytes) = fs::read(self.path().join(&path)) else {
                    return Vec::new();
                };
                let broken: Vec<u8> = match how % 3 {
                    0 => [b"title = \"\n".as_slice(), &bytes].concat(),
                    1 => Vec::new(),
                    _ => [bytes.as_slice(), b"\xff\xfe"].concat(),
                };
                fs::write(self.path().join(&path), broken).unwrap();
                self.broken.push((path.clone(), Some(bytes)));
                vec![path]
            }
            Turn::Mend => self.mend(),
            Turn::Settings(n) => {
                let path = "content/site.toml";
                let (one, other) = SETTINGS[n % SETTINGS.len()];
                let text = self.text(path);
                let text = if text.contains(other) {
                    text.replacen(other, one, 1)
                } else {
                    text.replacen(one, other, 1)
                };
                self.save(path, &text)
            }
            Turn::Theme(n) => {
                let (path, text) = THEMES[n % THEMES.len()];
                if self.path().join(path).exists() {
                    fs::remove_file(self.path().join(path)).unwrap();
                    return vec![path.to_owned()];
                }
                self.save(path, text)
            }
            Turn::Settle => Vec::new(),
        }
    }

    /// Writes all that was broken as it was.
    pub(crate) fn mend(&mut self) -> Vec<String> {
        let broken = std::mem::take(&mut self.broken);
        let write = |(path, bytes): (String, Option<Vec<u8>>)| {
            let at = self.root.join(&path);
            match bytes {
                Some(bytes) => scratch::write(&at, &bytes),
                // It may have gone meanwhile, or have another name.
                None => drop(fs::remove_file(at)),
            }
            path
        };
        broken.into_iter().map(write).collect()
    }

    /// Saves a document with another line for a key.
    fn line(
        &self,
        which: usize,
        key: &str,
        change: impl Fn(&str) -> Option<String>,
    ) -> Vec<String> {
        let Some(path) = self.chosen(which) else { return Vec::new() };
        let text = self.text(&path);
        let start = format!("{key} = ");
        let lines: Vec<String> = text
            .split('\n')
            .filter_map(|line| {
                if line.starts_with(&start) {
                    change(line)
                } else {
                    Some(line.to_owned())
                }
            })
            .collect();
        self.save(&path, &lines.join("\n"))
    }
}

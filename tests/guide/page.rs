//! A guide as its test reads it: chapters, steps, tables, and what two languages have in common.
//!
//! In: the Markdown of a guide. It writes nothing.

use std::collections::BTreeSet;

use samut::lang::Lang;

/// A chapter: what stands below a heading of the second level.
#[derive(Debug)]
pub(crate) struct Chapter {
    pub(crate) title: String,
    pub(crate) steps: Vec<Step>,
}

/// Something that a guide tells its reader to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) deed: Deed,
    pub(crate) paths: Vec<String>,
    pub(crate) block: String,
}

/// What to do with the block below a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Write the file.
    File,
    /// Add to the end of the file.
    Add,
    /// Add to the end of the file for a while.
    Try,
    /// Put these lines in place of those with the same keys.
    Change,
    /// Put some file there.
    Copy,
    /// Remove the files.
    Remove,
    /// Type these commands.
    Type,
    /// A file, or a text, that is complained of with this code.
    Mistake(String),
    /// What is printed of the mistake above.
    Says,
    /// A text without fault.
    Right,
}

/// The lines that say what to do, in both languages.
const LABELS: &[(Deed, &str, &str)] = &[
    (Deed::File, "File", "ไฟล์"),
    (Deed::Add, "Add to", "เพิ่มท้ายไฟล์"),
    (Deed::Try, "Try in", "ลองเพิ่มท้ายไฟล์"),
    (Deed::Change, "Change in", "แก้ไขในไฟล์"),
    (Deed::Copy, "Copy to", "คัดลอกไฟล์ไปไว้ที่"),
    (Deed::Remove, "Remove", "ลบไฟล์"),
    (Deed::Type, "Type", "พิมพ์คำสั่ง"),
    (Deed::Says, "Samut says", "Samut แจ้งว่า"),
    (Deed::Right, "Right", "ที่ถูก"),
];

/// The label of a mistake, in both languages; its code follows in brackets.
const MISTAKE: (&str, &str) = ("Mistake (", "ตัวอย่างที่ผิด (");

/// The chapters of a guide with their steps, in order.
pub(crate) fn chapters(lang: Lang, text: &str) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let mut waiting: Option<Step> = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            chapters.push(Chapter { title: title.to_owned(), steps: Vec::new() });
        }
        let Some(chapter) = chapters.last_mut() else { continue };
        if line.starts_with("```") {
            let block = lines.by_ref().take_while(|line| *line != "```");
            let block = block.flat_map(|line| [line, "\n"]).collect();
            chapter.steps.extend(waiting.take().map(|step| Step { block, ..step }));
        } else if let Some((deed, paths)) = label(lang, line) {
            assert!(waiting.is_none(), "no block below the line before: {line}");
            let step = Step { deed, paths, block: String::new() };
            match step.deed {
                Deed::Copy | Deed::Remove => chapter.steps.push(step),
                _ => waiting = Some(step),
            }
        }
    }
    assert!(waiting.is_none(), "no block below {waiting:?}");
    chapters
}

/// The deed and the files that a line names, where it is a label.
fn label(lang: Lang, line: &str) -> Option<(Deed, Vec<String>)> {
    let of = |english: &'static str, thai: &'static str| match lang {
        Lang::En => english,
        Lang::Th => thai,
    };
    let (deed, rest) = match line.strip_prefix(of(MISTAKE.0, MISTAKE.1)) {
        Some(rest) => {
            let (code, rest) = rest.split_once("):")?;
            (Deed::Mistake(code.to_owned()), rest)
        }
        None => LABELS.iter().find_map(|(deed, english, thai)| {
            let rest = line.strip_prefix(of(english, thai))?.strip_prefix(':')?;
            Some((deed.clone(), rest))
        })?,
    };
    Some((deed, codes(rest).map(str::to_owned).collect()))
}

/// What stands between backticks in a line.
fn codes(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The front matter of a document, or a whole file of TOML, with the entries of a register at
/// the top. Of other files, and of lines that are changed, what can be read.
pub(crate) fn table(path: &str, block: &str) -> toml::Table {
    let text = match block.strip_prefix("+++\n") {
        Some(rest) => rest.split_once("+++\n").unwrap().0,
        None => {
            if extension(path) == "toml" {
                block
            } else {
                ""
            }
        }
    };
    let table: toml::Table =
        text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    if !path.starts_with("content/authorities/") {
        return table;
    }
    // Entries differ in their keys: one table of all of them, in which lists are joined.
    let mut all = toml::Table::new();
    for entry in table.values().flat_map(tables) {
        for (name, value) in entry {
            let list = all.entry(name).or_insert_with(|| toml::Value::Array(Vec::new()));
            if let toml::Value::Array(list) = list {
                list.extend(tables(value).cloned().map(toml::Value::Table));
            }
        }
    }
    all
}

/// What stands behind the last dot of a path.
pub(crate) fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// The tables of a value: itself, or those of its list.
pub(crate) fn tables(value: &toml::Value) -> impl Iterator<Item = &toml::Table> {
    let list = match value {
        toml::Value::Array(list) => list.as_slice(),
        other => std::slice::from_ref(other),
    };
    list.iter().filter_map(toml::Value::as_table)
}

/// The cells of the table whose first heading is this, without their code marks.
pub(crate) fn rows(text: &str, heading: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        let cell = |cell: &str| match cell.trim() {
            whole if whole.matches('`').count() == 2 => {
                whole.strip_prefix('`').and_then(|w| w.strip_suffix('`')).unwrap_or(whole)
            }
            .to_owned(),
            mixed => mixed.to_owned(),
        };
        line.trim_matches('|').split('|').map(cell).collect()
    };
    let start = format!("| {heading} |");
    let mut lines = text.lines().skip_while(|line| !line.starts_with(&start));
    assert!(lines.next().is_some(), "there is no table of {heading:?}");
    lines.skip(1).take_while(|line| line.starts_with('|')).map(cells).collect()
}

/// A section of any level, and what its translation has in common with it.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) level: usize,
    pub(crate) title: String,
    /// What stands between backticks outside of blocks.
    pub(crate) codes: BTreeSet<String>,
    /// How many rows its tables have.
    pub(crate) rows: usize,
}

/// The sections of a guide.
pub(crate) fn outline(text: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut is_block = false;
    for line in text.lines() {
        if line.starts_with("```") {
            is_block = !is_block;
        } else if line.starts_with('#') && !is_block {
            let title = line.trim_start_matches('#');
            let level = line.len() - title.len();
            let title = title.trim().to_owned();
            sections.push(Section { level, title, codes: BTreeSet::new(), rows: 0 });
        } else if let Some(section) = sections.last_mut().filter(|_| !is_block) {
            section.codes.extend(codes(line).map(str::to_owned));
            section.rows += usize::from(line.starts_with('|'));
        }
    }
    sections
}

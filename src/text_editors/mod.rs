//! What text editors find in an archive, so that they complete keys, slugs and front matter.
//!
//! In: the entries of the registers, and the archetypes of documents. Out: files with their texts. Never reads or
//! writes one.
//!
//! Even Better TOML, and whatever else is made with Taplo, completes `.toml` files by the schemas that
//! `.taplo.toml` names. No editor completes TOML within Markdown; there, Visual Studio Code has snippets.

mod snippet;
mod snippets;

use std::fmt::Write as _;

use crate::model::Authorities;
use crate::schema::{self, File};

pub use snippets::{Pattern, snippets};

/// Where schemas are kept: they are made anew at any time, and differ with the registers.
const SCHEMAS: &str = ".samut/schema";

/// A file for text editors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditorFile {
    /// Its path from the archive's root.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whose it is once it is there.
    pub whose: Whose,
}

/// Whose a file is once it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Samut's: it is made anew each time.
    Ours,
    /// Samut's, as long as it begins with these words.
    OursWhile(&'static str),
    /// A person's: it is never changed. Without these words in it, what it is for does not work.
    Theirs(&'static str),
}

/// The line with which a file of snippets begins that Samut may write anew.
const MARK: &str = "// Made by `samut schema --write`";

/// All files for text editors.
pub fn files(authorities: &Authorities, patterns: &[Pattern]) -> Vec<EditorFile> {
    let own = |path: &str, text: String, whose| EditorFile {
        path: path.to_owned(),
        text,
        whose,
    };
    let head = format!(
        "{MARK}, which writes it anew: keep snippets of your own in another file.\n\
         // สร้างโดยคำสั่งเดียวกัน และจะเขียนใหม่ทุกครั้ง โปรดเก็บ snippet ของหน่วยงานไว้ในไฟล์อื่น\n"
    );
    let mut files = schemas(authorities);
    files.extend([
        own(".taplo.toml", taplo(), Whose::Theirs(SCHEMAS)),
        own(".vscode/extensions.json", EXTENSIONS.to_owned(), Whose::Theirs(EXTENSION)),
        own(
            ".vscode/samut.code-snippets",
            head + &snippets(authorities, patterns),
            Whose::OursWhile(MARK),
        ),
    ]);
    files
}

/// The schemas of all files, each in its own.
pub fn schemas(authorities: &Authorities) -> Vec<EditorFile> {
    let file = |file: File| EditorFile {
        path: path_of(file),
        text: format!("{:#}\n", schema::schema(file, Some(authorities))),
        whose: Whose::Ours,
    };
    File::ALL.map(file).into()
}

fn path_of(file: File) -> String {
    format!("{SCHEMAS}/{}.json", file.name())
}

/// What Visual Studio Code asks for completing `.toml` files.
const EXTENSION: &str = "tamasfe.even-better-toml";
const EXTENSIONS: &str = "{\n  \"recommendations\": [\"tamasfe.even-better-toml\"]\n}\n";

/// Which schema holds for which file, as Taplo reads it.
fn taplo() -> String {
    let mut text = "# Which schema holds for which file: `samut schema --write` writes the schemas.\n\
                    # บอกว่า schema ใดใช้กับไฟล์ใด คำสั่ง `samut schema --write` เขียน schema เหล่านี้\n"
        .to_owned();
    for file in File::ALL {
        let Some(pattern) = file.pattern() else { continue };
        let path = path_of(file);
        let _ = write!(
            text,
            "\n[[rule]]\ninclude = [\"{pattern}\"]\n[rule.schema]\npath = \"{path}\"\n"
        );
    }
    text
}

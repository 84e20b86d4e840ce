//! What a file of the archive is for, as its path says.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Register;
use crate::source::SITE;

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileRole {
    /// The settings.
    Site,
    /// A register of names.
    Register(Register),
    /// Markdown, also where its ending is written in capitals.
    Document,
    /// A picture or an attachment beside the documents.
    Asset,
    /// A file for the root of the site.
    Static,
    /// A file of a theme.
    Theme,
    /// Nothing that a site is made of.
    Other,
}

/// What a file is for, given its path from the archive's root.
///
/// # Errors
/// A complaint of a file among the registers that is none.
pub fn role(path: &Arc<str>) -> Result<FileRole, Box<Diagnostic>> {
    let Some(inside) = path.strip_prefix("content/") else {
        let is_theme = path.starts_with("themes/");
        return Ok(if is_theme { FileRole::Theme } else { FileRole::Other });
    };
    let extension = inside.rsplit_once('.').map(|(_, extension)| extension);
    Ok(if &**path == SITE {
        FileRole::Site
    } else if inside.starts_with("archetypes/") {
        FileRole::Other
    } else if inside.starts_with("static/") {
        FileRole::Static
    } else if let Some(name) = inside.strip_prefix("authorities/") {
        let is_named = |register: &Register| name == format!("{}.toml", register.word());
        match Register::ALL.into_iter().find(is_named) {
            Some(register) => FileRole::Register(register),
            None => return Err(Box::new(no_register(path))),
        }
    } else if extension.is_some_and(|extension| extension.eq_ignore_ascii_case("md")) {
        // In capitals it is no name for a document, of which those that name them complain.
        FileRole::Document
    } else {
        FileRole::Asset
    })
}

fn no_register(path: &Arc<str>) -> Diagnostic {
    let words: Vec<_> = Register::ALL
        .iter()
        .map(|register| format!("{}.toml", register.word()))
        .collect();
    let message = "this file is no register of the archive";
    let help = format!("the registers are {}", words.join(", "));
    Diagnostic::at(Code::Orphan, Place::start(path), message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expected: Option<FileRole>) {
        assert_eq!(role(&Arc::from(path)).ok(), expected, "{path}");
    }

    #[test]
    fn the_path_says_what_a_file_is_for() {
        check("content/site.toml", Some(FileRole::Site));
        check("content/news/site.toml", Some(FileRole::Asset));
        check("content/news/ข่าว.th.md", Some(FileRole::Document));
        check("content/news/x.TH.MD", Some(FileRole::Document));
        check("content/news/x.jpg", Some(FileRole::Asset));
        check("content/news/md", Some(FileRole::Asset));
        check("content/static/robots.txt", Some(FileRole::Static));
        check("content/static/x.md", Some(FileRole::Static));
        check("content/archetypes/news.md", Some(FileRole::Other));
        let register = FileRole::Register(Register::Topics);
        check("content/authorities/topics.toml", Some(register));
        check("content/authorities/topic.toml", None);
        check("themes/default/static/style.css", Some(FileRole::Theme));
        check("public/index.html", Some(FileRole::Other));
    }
}

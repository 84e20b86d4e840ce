//! `samut schema`: what text editors need to complete keys and slugs.

use std::path::Path;

use samut::diagnostic::nearest_help;
use samut::edit::{self, Equipped, NotCreated};
use samut::model::{Authorities, Register, Role};
use samut::pipeline;
use samut::schema::{self, File};
use samut::text_editors::{EditorFile, Whose};

use crate::cli::args::{Args, Schema, What};
use crate::cli::{Usage, report, root};

pub(super) fn run(args: &Args, schema: &Schema) -> Result<u8, Usage> {
    if schema.write {
        return write(&root(args)?);
    }
    let file = schema.what.map(|what| file(what, schema.name.as_deref())).transpose()?;
    let authorities = authorities(args)?;
    let schema = match file {
        Some(file) => schema::schema(file, authorities.as_ref()),
        None => schema::all(authorities.as_ref()),
    };
    anstream::println!("{schema:#}");
    Ok(0)
}

/// Sets up text editors in an archive, and tells what is left to a person.
fn write(root: &Path) -> Result<u8, Usage> {
    let files = pipeline::editor_files(root);
    let became = equip(root, &files)?;
    let count = |wanted| became.iter().filter(|became| **became == wanted).count();
    for (file, became) in files.iter().zip(&became) {
        match became {
            Equipped::Written => anstream::eprintln!("  {}", file.path),
            Equipped::Kept => anstream::eprintln!("{}", report::notice(&kept(file))),
            Equipped::AsItWas => {}
        }
    }
    let (written, same) = (count(Equipped::Written), count(Equipped::AsItWas));
    let files = if written == 1 { "file" } else { "files" };
    anstream::eprintln!("Wrote {written} {files}; {same} as they were.");
    Ok(0)
}

/// Writes the files for text editors of an archive; tells what became of each.
pub(super) fn equip(root: &Path, files: &[EditorFile]) -> Result<Vec<Equipped>, Usage> {
    edit::equip(root, files).map_err(|error| {
        let (path, why) = match error {
            NotCreated::Exists(path) => (path.to_string(), "something else has just been put there".to_owned()),
            NotCreated::NoFolder(folder) => (folder, "it is not a folder of the archive".to_owned()),
            NotCreated::Disk(path, error) => (path.to_string(), error.to_string()),
        };
        Usage::new(
            format!("`{path}` cannot be written: {why}"),
            "ask for the right to write in the archive's folder, or move away what is there",
        )
    })
}

/// What is told of a file that is a person's, and lacks what it should hold.
fn kept(file: &EditorFile) -> Usage {
    let message = format!("`{}` is yours and stays as it is", file.path);
    let help = match file.whose {
        Whose::Ours | Whose::OursWhile(_) => {
            "to have Samut's snippets, give the file another name that ends in .code-snippets".to_owned()
        }
        Whose::Theirs(_) => format!("for completion, add to it:\n\n{}", file.text.trim_end()),
    };
    Usage::new(message, help)
}

/// The kind of file that was named.
fn file(what: What, name: Option<&str>) -> Result<File, Usage> {
    match (what, name) {
        (What::FrontMatter, name) => {
            let roles = [Role::Item, Role::Part, Role::Section, Role::Profile];
            let words = ["item", "part", "section", "profile"];
            let role = choose(name.unwrap_or("item"), &words, &roles)?;
            Ok(File::FrontMatter(role))
        }
        (What::Register, Some(name)) => {
            let words = Register::ALL.map(Register::word);
            Ok(File::Register(choose(name, &words, &Register::ALL)?))
        }
        (What::Register, None) => {
            let words = Register::ALL.map(Register::word).join(", ");
            Err(Usage::new(
                "it is not said which register",
                format!("name one of {words}"),
            ))
        }
        (What::Site, None) => Ok(File::Site),
        (What::Theme, None) => Ok(File::Theme),
        (What::Site | What::Theme, Some(name)) => {
            Err(Usage::new(format!("\"{name}\" is too much here"), "leave it out"))
        }
    }
}

fn choose<T: Copy>(name: &str, words: &[&str], values: &[T]) -> Result<T, Usage> {
    let found = words.iter().position(|word| *word == name).and_then(|at| values.get(at));
    found.copied().ok_or_else(|| {
        Usage::new(format!("there is no schema of \"{name}\""), nearest_help(name, words))
    })
}

/// The names of the archive around here, or of the one that was named; none where there is no archive.
fn authorities(args: &Args) -> Result<Option<Authorities>, Usage> {
    match root(args) {
        Ok(root) => Ok(Some(pipeline::authorities(&root).value)),
        Err(usage) if args.root.is_some() => Err(usage),
        Err(_) => {
            let notice = Usage::new(
                "there is no archive here, so the schema knows no slugs",
                "go to the archive's folder, or name it with --root DIR",
            );
            anstream::eprintln!("{}", report::notice(&notice));
            Ok(None)
        }
    }
}

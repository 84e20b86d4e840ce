//! `samut schema`: what text editors need to complete keys and slugs.

use samut::diagnostic::nearest_help;
use samut::model::{Authorities, Register, Role};
use samut::pipeline;
use samut::schema::{self, File};

use crate::cli::args::{Args, Schema, What};
use crate::cli::{Usage, report, root};

pub(super) fn run(args: &Args, schema: &Schema) -> Result<u8, Usage> {
    let file = schema.what.map(|what| file(what, schema.name.as_deref())).transpose()?;
    let authorities = authorities(args)?;
    let schema = match file {
        Some(file) => schema::schema(file, authorities.as_ref()),
        None => schema::all(authorities.as_ref()),
    };
    anstream::println!("{schema:#}");
    Ok(0)
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

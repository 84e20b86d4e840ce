//! `samut cms`: a form in which the archive is edited in a browser.

use std::path::Path;
use std::sync::Arc;

use samut::cms::{self, Form, Host};
use samut::edit::Equipped;
use samut::pipeline;

use crate::cli::args::{Args, Cms};
use crate::cli::{Usage, report, root, schema};

/// How many files are named of those that the form does not show in full.
const SHOWN: usize = 5;

pub(super) fn run(args: &Args, cms: &Cms) -> Result<u8, Usage> {
    let host =
        cms.repository.as_deref().map(|text| host(text, &cms.branch)).transpose()?;
    let root = root(args)?;
    let Some(sources) = pipeline::form_sources(&root) else {
        return Err(Usage::new(
            "the settings of the archive cannot be read",
            "run `samut check`, and mend content/site.toml first",
        ));
    };
    let form = Form {
        site: &sources.site,
        authorities: &sources.authorities,
        sections: sources.sections,
        host,
    };
    let configuration = cms::configuration(&form);
    match &cms.output {
        None => anstream::println!("{configuration:#}"),
        Some(folder) => {
            let files = cms::files(&configuration, form.host.is_some());
            let became = schema::equip(folder, &files)?;
            for (file, became) in files.iter().zip(&became) {
                let path = folder.join(&file.path);
                match became {
                    Equipped::Written => anstream::eprintln!("  {}", path.display()),
                    Equipped::AsItWas => {}
                    Equipped::Kept => {
                        return Err(Usage::new(
                            format!(
                                "`{}` is another file than that of `samut cms`",
                                path.display()
                            ),
                            "name another folder",
                        ));
                    }
                }
            }
            anstream::eprintln!("{}", what_next(folder, form.host.is_some()));
        }
    }
    if !sources.hidden.is_empty() {
        anstream::eprintln!("{}", report::notice(&unseen(&sources.hidden)));
        for (path, keys) in sources.hidden.iter().take(SHOWN) {
            anstream::eprintln!("  {path}: {}", keys.join(", "));
        }
        if sources.hidden.len() > SHOWN {
            anstream::eprintln!("  and {} more", sources.hidden.len() - SHOWN);
        }
    }
    Ok(0)
}

/// The host of a repository, from `github:owner/name`.
fn host(text: &str, branch: &str) -> Result<Host, Usage> {
    const SERVICES: [&str; 3] = ["github", "gitlab", "gitea"];
    let wrong = || {
        Usage::new(
            format!("--repository: \"{text}\" is not a repository"),
            "write the service, and where it keeps the archive, such as github:ministry/archive",
        )
    };
    let (service, repository) = text.split_once(':').ok_or_else(wrong)?;
    let service =
        SERVICES.into_iter().find(|known| *known == service).ok_or_else(wrong)?;
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
    };
    if repository.split('/').count() < 2 || !repository.split('/').all(is_part) {
        return Err(wrong());
    }
    Ok(Host { service, repository: repository.to_owned(), branch: branch.to_owned() })
}

/// What a person does with the files that were written.
fn what_next(folder: &Path, is_on_a_site: bool) -> String {
    let (cms, toml) = (cms::CMS_VERSION, cms::TOML_VERSION);
    if is_on_a_site {
        return "Put sveltia-cms.js and toml-patch.js beside them: docs/cms.md says where they are.".to_owned();
    }
    format!(
        "Next, unless it has been done, what they need:\n  \
         npm install --prefix {} @sveltia/cms@{cms} @decimalturn/toml-patch@{toml}\n\
         Then open the folder in a browser: docs/cms.md says how.",
        folder.display()
    )
}

/// What is told of files that the form does not show in full.
fn unseen(hidden: &[(Arc<str>, Vec<String>)]) -> Usage {
    let files = match hidden.len() {
        1 => "1 file holds".to_owned(),
        n => format!("{n} files hold"),
    };
    let message = format!("{files} keys that the form keeps and does not show");
    let help = "to see them in the form, write them under their first name in docs/keys.md, and one meeting as [event]";
    Usage::new(message, help)
}

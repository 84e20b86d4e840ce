//! `samut cms`: a form in which the archive is edited in a browser.

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
            let files = cms::files(&configuration);
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
            anstream::eprintln!(
                "Put sveltia-cms.js of version {} beside them: docs/cms.md says where it is, and how the page is opened.",
                cms::CMS_VERSION
            );
        }
    }
    if !sources.hidden.is_empty() {
        anstream::eprintln!("{}", report::notice(&unseen(&sources.hidden)));
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

/// What is told of files that the form does not show in full.
fn unseen(hidden: &[(Arc<str>, Vec<String>)]) -> Usage {
    let files = match hidden.len() {
        1 => "1 file holds".to_owned(),
        n => format!("{n} files hold"),
    };
    let mut named: Vec<String> = hidden
        .iter()
        .take(SHOWN)
        .map(|(path, keys)| format!("  {path}: {}", keys.join(", ")))
        .collect();
    if hidden.len() > SHOWN {
        named.push(format!("  and {} more", hidden.len() - SHOWN));
    }
    let message = format!(
        "{files} keys that the form keeps and does not show\n{}",
        named.join("\n")
    );
    let help = "to see them in the form, write them under their first name in docs/keys.md, lists in brackets, \
                numbers without quotation marks, and one meeting as [event]";
    Usage::new(message, help)
}

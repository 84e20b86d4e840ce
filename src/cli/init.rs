//! `samut init`: a new archive that builds at once.

use samut::text_editors::Whose;
use samut::{edit, pipeline, source};

use crate::cli::args::Init;
use crate::cli::{Usage, report, schema};

pub(super) fn run(init: &Init) -> Result<u8, Usage> {
    let folder = init.folder.display();
    let written = edit::init(&init.folder).map_err(|refused| match refused {
        edit::Refused::NotEmpty => {
            let message = format!("`{folder}` holds files already");
            Usage::new(
                message,
                "name a new folder: `samut init` never writes over anything",
            )
        }
        edit::Refused::Disk(error) => {
            let message = format!("`{folder}` cannot be written: {error}");
            Usage::new(message, "name a folder in which you may write")
        }
    })?;
    if let Some(around) = source::find_root(&init.folder.join("..")) {
        let notice = Usage::new(
            format!("`{folder}` lies inside the archive {}", around.display()),
            "two archives beside each other are safer: move the new one out",
        );
        anstream::eprintln!("{}", report::notice(&notice));
    }
    let mut written: Vec<String> = written.into_iter().map(str::to_owned).collect();
    let for_editors = pipeline::editor_files(&init.folder);
    schema::equip(&init.folder, &for_editors)?;
    // What is made anew at any time is not worth a line.
    let kept = for_editors.into_iter().filter(|file| file.whose != Whose::Ours);
    written.extend(kept.map(|file| file.path));
    for path in &written {
        anstream::eprintln!("  {}", init.folder.join(path).display());
    }
    anstream::eprintln!("Wrote {} files. Now:", written.len());
    anstream::eprintln!(
        "  samut serve --open --root {folder}   to see the site while you write"
    );
    anstream::eprintln!(
        "  samut build --root {folder}          to make it in its folder public"
    );
    anstream::eprintln!(
        "  samut new --root {folder}            to add a report, a news item or a page"
    );
    Ok(0)
}

//! `samut new`: the files of a new item, or of a mechanism's profile, in all its languages at once.
//!
//! What is missing is asked for where a person is at the terminal. The files are made whole or not
//! at all, over nothing, and only if `samut check` would find no error in them.

mod form;
mod interview;
mod judge;
mod refusal;
mod typed;

use std::io;
use std::path::Path;
use std::sync::Arc;

use samut::diagnostic::{Diagnostic, any_error};
use samut::edit::{self, Placement, Values, Wish};
use samut::lang::Lang;
use samut::model::{Archetype, Filled, Kind};
use samut::pipeline::{NewFile, Request, Survey};

use crate::cli::args::{Args, New};
use crate::cli::ask::{self, Gone, Person};
use crate::cli::new::form::{Form, needs_title};
use crate::cli::{FAULTY, Surroundings, Usage, WRONG_USAGE, now, print, report, root};

pub(super) fn run(args: &Args, new: &New, around: &Surroundings) -> Result<u8, Usage> {
    let root = root(args)?;
    // What is to come counts: it has its addresses and its sessions.
    let request =
        Request { now: now(args, around)?, drafts: true, future: true, base_url: None };
    let survey = match Survey::open(&root, request) {
        Ok(survey) => survey,
        Err(told) => {
            report::text(&root, &told);
            return Ok(FAULTY);
        }
    };
    let filled = if ask::is_there() {
        let (mut from, mut to) = (io::stdin().lock(), anstream::stderr());
        let mut person = Person::new(&mut from, &mut to);
        fill_in(&root, new, &survey, Some(&mut person))
    } else {
        fill_in(&root, new, &survey, None)
    };
    let wish = match filled {
        Ok(wish) => wish,
        Err(Unclear::Typed(wrong)) => return Ok(refuse(&wrong)),
        Err(Unclear::Gone) => {
            let message = "the answers ended before all was known";
            return Err(Usage::new(message, "begin again; nothing was written"));
        }
    };
    make(&root, args, &survey, wish)
}

/// Why it is not known what is to be made.
enum Unclear {
    /// By what was typed, or was not.
    Typed(Vec<Usage>),
    /// The person has gone.
    Gone,
}

impl From<Gone> for Unclear {
    fn from(_: Gone) -> Self {
        Self::Gone
    }
}

/// What is to be made, complete: as it was typed, and as a person answers.
fn fill_in(
    root: &Path,
    new: &New,
    survey: &Survey,
    person: Option<&mut Person<'_>>,
) -> Result<Wish, Unclear> {
    let mut form = Form::typed(new, survey).map_err(Unclear::Typed)?;
    let has_record = form.wish.record.is_some();
    let asks_title = move |kind, lang| match kind {
        // A mechanism that a register holds lends its name to the profile.
        Kind::Profile => has_record,
        _ => {
            let archetype = edit::archetype(root, kind, lang, survey.site()).value;
            archetype.is_none_or(|archetype| needs_title(&archetype))
        }
    };
    if let Some(person) = person {
        interview::complete(&mut form, person, &asks_title)?;
    }
    let lacks = form.lacks(asks_title);
    if lacks.is_empty() {
        return Ok(form.wish);
    }
    Err(Unclear::Typed(lacks.into_iter().map(|lack| form.usage(lack)).collect()))
}

/// Says all that is wrong with a call.
fn refuse(wrong: &[Usage]) -> u8 {
    for usage in wrong {
        anstream::eprintln!("{}", report::usage(usage));
    }
    WRONG_USAGE
}

/// A document that is about to be made.
struct Draft {
    lang: Lang,
    path: Arc<str>,
    archetype: Archetype,
    filled: Filled,
}

/// Makes what is wanted, if nothing speaks against it.
fn make(root: &Path, args: &Args, survey: &Survey, mut wish: Wish) -> Result<u8, Usage> {
    let documents = survey.documents();
    let placement = edit::place(&wish, &documents).map_err(refusal::misplaced)?;
    // What stands beside a draft is shown no earlier.
    let twin = documents.iter().find(|document| document.name.path == *placement.lead());
    wish.draft |= twin.is_some_and(|twin| twin.words.draft);
    let values = Values::new(&wish, &placement, survey.archive(), survey.messages());
    let mut drafts = Vec::new();
    let (mut told, mut wrong) = (Vec::new(), Vec::new());
    for lang in wish.langs.iter().copied() {
        let read = edit::archetype(root, wish.kind, lang, survey.site());
        let is_sound = !any_error(&read.diagnostics);
        told.extend(read.diagnostics);
        let (Some(archetype), Some(path)) = (read.value, placement.path(lang)) else {
            continue;
        };
        if is_sound {
            let lost = values.lost(&archetype, lang);
            wrong.extend(lost.into_iter().map(|it| refusal::lost(it, lang, &archetype)));
            let filled = values.fill(&archetype, lang);
            drafts.push(Draft { lang, path: Arc::clone(path), archetype, filled });
        }
    }
    if placement.is_beside() {
        wrong.extend(values.facts().into_iter().map(|it| refusal::said(it, &placement)));
    }
    if any_error(&told) {
        report::text(root, &told);
        anstream::eprintln!("Nothing was written: the archetype is to be mended first");
        return Ok(FAULTY);
    }
    if !wrong.is_empty() {
        return Ok(refuse(&wrong));
    }
    let files: Vec<NewFile> = drafts
        .iter()
        .map(|draft| (Arc::clone(&draft.path), draft.filled.text.clone()))
        .collect();
    let told = survey.with(&files);
    if any_error(&told) {
        let told: Vec<Diagnostic> =
            told.into_iter().map(|told| refusal::placed(told, &drafts)).collect();
        report::text(root, &told);
        anstream::eprintln!("{}; nothing was written", report::tally(&told));
        return Ok(FAULTY);
    }
    edit::create(root, &files).map_err(refusal::not_created)?;
    report::text(root, &told);
    for (path, _) in &files {
        print::data(&format!("{}\n", shown(root, path)));
    }
    anstream::eprint!("{}", next(root, args, &wish, &placement));
    Ok(0)
}

/// A path as it is typed where the person is.
fn shown(root: &Path, path: &str) -> String {
    let file = root.join(path);
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let inside = here.ok().and_then(|here| file.strip_prefix(here).ok());
    report::plain(&inside.unwrap_or(&file).display().to_string())
}

/// What to do now, in both languages.
fn next(folder: &Path, args: &Args, wish: &Wish, placement: &Placement) -> String {
    let root = args.root.as_ref().map(|root| format!(" --root {}", root.display()));
    let root = report::plain(&root.unwrap_or_default());
    let drafts = if wish.draft { " --drafts" } else { "" };
    let check = format!("samut check{root}");
    let serve = format!("samut serve --open{drafts}{root}");
    let width = serve.chars().count();
    let mut steps = vec![
        "เขียนเนื้อหาใต้บรรทัด +++ ที่สอง · write the text below the second +++".to_owned(),
    ];
    for lang in wish.langs.iter().copied().filter(|lang| !placement.leads(*lang)) {
        steps.push(until_then(lang).to_owned());
        if let Some(path) = placement.path(lang) {
            let path = shown(folder, path);
            steps.push(format!(
                "samut translations mark {path}{root}   เมื่อแปลแล้ว · once it is translated"
            ));
        }
    }
    steps.push(format!("{check:width$}   ตรวจหาข้อผิดพลาด · name every fault"));
    steps.push(format!("{serve}   ดูเว็บไซต์ขณะเขียน · see it on the site while you write"));
    format!("\nต่อไป · Next:\n  {}\n", steps.join("\n  "))
}

/// What readers of a language see until its file has a text.
fn until_then(lang: Lang) -> &'static str {
    match lang {
        Lang::Th => {
            "ระหว่างที่ไฟล์ภาษาไทยยังไม่มีเนื้อหา ผู้อ่านภาษาไทยจะเห็นเนื้อหาภาษาอังกฤษ · until the Thai file has a text, readers of Thai see the English one"
        }
        Lang::En => {
            "ระหว่างที่ไฟล์ภาษาอังกฤษยังไม่มีเนื้อหา ผู้อ่านภาษาอังกฤษจะเห็นเนื้อหาภาษาไทย · until the English file has a text, readers of English see the Thai one"
        }
    }
}

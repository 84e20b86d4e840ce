//! Asking a person for what a form lacks.
//!
//! In: a form, and a person. Out: the form with all that it needs, and with what else it asked for
//! on the way. Who has typed all that is needed is asked for nothing but the number of the session.

use samut::edit::Misplaced;
use samut::lang::Lang;
use samut::model::{Authorities, Kind, Register};

use crate::cli::ask::{Gone, Person, Question};
use crate::cli::filter;
use crate::cli::new::form::{Form, Lack};
use crate::cli::new::judge;

/// Asks for all that is missing.
pub(super) fn complete(
    form: &mut Form<'_>,
    person: &mut Person<'_>,
    asks_title: &dyn Fn(Kind, Lang) -> bool,
) -> Result<(), Gone> {
    if form.lacks(asks_title).is_empty() {
        return if is_beside(form) { Ok(()) } else { session(form, person) };
    }
    person.tell("ตอบทีละบรรทัด กด Ctrl-C เพื่อเลิกโดยไม่สร้างไฟล์ · Answer line by line; Ctrl-C ends it, and nothing is written")?;
    if form.kind.is_none() {
        let words = format!("ชนิด · Kind ({})", judge::kinds());
        let kind = person.ask(&Question::new(&words), judge::kind)?;
        form.kind = Some(kind);
        form.wish.kind = kind;
    }
    match form.wish.kind {
        Kind::Profile => mechanism_of_profile(form, person)?,
        Kind::News | Kind::Report if !is_beside(form) => meeting(form, person)?,
        _ => {}
    }
    if !form.has_slug {
        let proposal = proposed_slug(form);
        let words = "ส่วนท้ายของที่อยู่ ใช้ a-z 0-9 และ - · Last part of the address";
        let question = Question::proposing(words, proposal.as_deref());
        form.wish.slug = person.ask(&question, judge::address)?;
        form.has_slug = true;
    }
    if form.lacks(asks_title).contains(&Lack::Date) {
        let today = form.survey.archive().today;
        let question =
            Question::proposing("วันที่ของรายการ · Day of the item", Some("today"));
        let written = person.ask(&question, |text| judge::date(text, today))?;
        form.wish.date = Some(written);
    }
    for lack in form.lacks(asks_title) {
        if let Lack::Title(lang) = lack {
            let proposal = form.proposed_title(lang);
            let question = Question::proposing(title(lang), proposal.as_deref());
            let title = person.ask(&question, judge::title)?;
            *form.wish.titles.get_mut(lang) = Some(title);
        }
    }
    Ok(())
}

fn title(lang: Lang) -> &'static str {
    match lang {
        Lang::Th => "ชื่อเรื่องภาษาไทย · Title in Thai",
        Lang::En => "ชื่อเรื่องภาษาอังกฤษ · Title in English",
    }
}

fn place(lang: Lang) -> &'static str {
    match lang {
        Lang::Th => "เมืองและประเทศ ภาษาไทย · Town and country, in Thai",
        Lang::En => "เมืองและประเทศ ภาษาอังกฤษ · Town and country, in English",
    }
}

/// Whether it is a translation of what is there already, which holds the facts.
fn is_beside(form: &Form<'_>) -> bool {
    match form.placement() {
        Some(Ok(placement)) => placement.is_beside(),
        Some(Err(Misplaced::Exists(..))) => true,
        _ => false,
    }
}

/// Asks which meeting it is about, as far as that was not typed.
fn meeting(form: &mut Form<'_>, person: &mut Person<'_>) -> Result<(), Gone> {
    if form.wish.mechanism.is_none() {
        let authorities = &form.survey.archive().authorities;
        let words = "กลไกที่ประชุม พิมพ์ ? เพื่อดูรายชื่อ · Mechanism that met; ? lists them";
        let question = of_mechanism(words, authorities);
        form.wish.mechanism = person.may(&question, |text| {
            filter::authority(text, &[Register::Mechanisms], authorities)
        })?;
    }
    session(form, person)?;
    let today = form.survey.archive().today;
    if form.wish.event.start.is_none() {
        let words = "วันที่ประชุม เช่น 22–27 พ.ค. 2569 · Days of the meeting";
        form.wish.event.start =
            person.may(&Question::new(words), |text| judge::date(text, today))?;
    }
    if !form.wish.event.is_told() {
        return Ok(());
    }
    for lang in form.wish.langs.clone() {
        if form.wish.event.places.get(lang).is_none() {
            let answer = person.may(&Question::new(place(lang)), judge::title)?;
            *form.wish.event.places.get_mut(lang) = answer;
        }
    }
    Ok(())
}

/// Asks for the number of the session where a mechanism is known that may have met, and proposes
/// the next.
fn session(form: &mut Form<'_>, person: &mut Person<'_>) -> Result<(), Gone> {
    let may_report = matches!(form.wish.kind, Kind::News | Kind::Report);
    if !may_report || form.wish.mechanism.is_none() || form.wish.event.session.is_some() {
        return Ok(());
    }
    let next = form.next_session().map(|number| number.to_string());
    let question = Question::proposing("ครั้งที่ · Number of the session", next.as_deref());
    let session = person.may(&question, |text| form.session(text))?;
    form.wish.event.session = session;
    Ok(())
}

/// Asks whose profile it is, until it is a mechanism that a register holds.
fn mechanism_of_profile(
    form: &mut Form<'_>,
    person: &mut Person<'_>,
) -> Result<(), Gone> {
    if form.has_slug {
        return Ok(());
    }
    let words = "กลไก พิมพ์ ? เพื่อดูรายชื่อ · Mechanism; ? lists them";
    let question = of_mechanism(words, &form.survey.archive().authorities);
    let (slug, mechanism) = person.ask(&question, |text| form.profiled(text))?;
    form.wish.slug = slug;
    form.has_slug = true;
    form.wish.mechanism = mechanism;
    Ok(())
}

/// A question whose answer is a mechanism.
fn of_mechanism<'a>(words: &'a str, authorities: &Authorities) -> Question<'a> {
    let choices = judge::list(Register::Mechanisms, authorities);
    Question { choices, ..Question::new(words) }
}

/// The usual slug of a meeting: `somtc-26`.
fn proposed_slug(form: &Form<'_>) -> Option<String> {
    let mechanism = form.wish.mechanism?;
    let (kind, number) = form.wish.event.session?;
    let slug = &form.survey.archive().authorities.get(mechanism).slug;
    Some(format!("{slug}-{}", kind.segment(number)))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;
    use samut::edit::Wish;
    use samut::pipeline::{Now, Request, Survey};

    use super::*;
    use crate::cli::args::{Args, Command};

    /// What comes of a command line and some answers in a new archive; what was said with it.
    fn asked(typed: &str, answers: &str) -> (Result<Wish, Vec<Lack>>, String) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("archive");
        samut::edit::init(&root).unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let request =
            Request { now: Now::Day(day), drafts: true, future: true, base_url: None };
        let survey = Survey::open(&root, request).unwrap();
        let words = ["samut", "new"].into_iter().chain(typed.split_whitespace());
        let Command::New(new) = Args::try_parse_from(words).unwrap().command else {
            panic!("{typed}");
        };
        let mut form = Form::typed(&new, &survey).unwrap_or_else(|wrong| {
            panic!("{typed}: {}", wrong[0].message);
        });
        let asks_title = |kind, _| kind != Kind::Profile;
        let (mut from, mut to) = (answers.as_bytes(), Vec::new());
        let mut person = Person::new(&mut from, &mut to);
        let done = complete(&mut form, &mut person, &asks_title);
        let said = String::from_utf8(to).unwrap();
        let lacks = form.lacks(asks_title);
        match done {
            Ok(()) => assert!(lacks.is_empty(), "{lacks:?}: {said}"),
            Err(Gone) => return (Err(lacks), said),
        }
        (Ok(form.wish), said)
    }

    fn check(typed: &str, answers: &[&str], expected: &str) {
        let (wish, said) = asked(typed, &(answers.join("\n") + "\n"));
        let wish = wish.unwrap_or_else(|lacks| panic!("{lacks:?}: {said}"));
        let session = wish.event.session.map(|(kind, n)| kind.segment(n));
        let date = wish.event.days().or(wish.date.map(|written| written.date));
        let found = [
            wish.kind.word().to_owned(),
            wish.slug,
            session.unwrap_or_default(),
            date.map(samut::date::Date::iso).unwrap_or_default(),
            wish.titles.th.unwrap_or_default(),
            wish.titles.en.unwrap_or_default(),
        ];
        assert_eq!(found.join("|"), expected, "{said}");
    }

    #[test]
    fn a_person_who_types_nothing_is_asked_for_all() {
        check(
            "",
            &["report", "somtc", "", "22–27 พ.ค. 2569", "กรุงเทพมหานคร", "", "", "", ""],
            "report|somtc-18|18|2026-05-22/2026-05-27|การประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาชญากรรมข้ามชาติ ครั้งที่ ๑๘|18th ASEAN Senior Officials Meeting on Transnational Crime",
        );
        check(
            "",
            &["news", "", "", "visit", "", "การเยือน", "A visit"],
            "news|visit||2026-11-25|การเยือน|A visit",
        );
        check("", &["page", "contact", "ติดต่อ", "Contact"], "page|contact|||ติดต่อ|Contact");
        check("", &["mechanism", "SOMTC"], "profile|somtc||||");
        check(
            "document",
            &["treaty", "24 ก.พ. 2519", "สนธิสัญญา", "Treaty"],
            "document|treaty||1976-02-24|สนธิสัญญา|Treaty",
        );
    }

    #[test]
    fn what_was_typed_is_not_asked_for_again() {
        check(
            "news visit --date 2026-01-02 --title-th ก --title-en x",
            &[],
            "news|visit||2026-01-02|ก|x",
        );
        check(
            "news visit --lang th --mechanism somtc --session 20 --start 2020-01-02",
            &["", "ชื่ออื่น"],
            "news|visit|20|2020-01-02|ชื่ออื่น|",
        );
        check(
            "report x --mechanism somtc --start 2026-01-02 --title-th ก --title-en x",
            &["-"],
            "report|x||2026-01-02|ก|x",
        );
        check(
            "report x --mechanism somtc --start 2026-01-02 --title-th ก --title-en x",
            &[""],
            "report|x|18|2026-01-02|ก|x",
        );
    }

    #[test]
    fn a_translation_is_asked_for_its_title_alone() {
        check("news somtc-17 --lang en", &["17th SOMTC"], "news|somtc-17||||17th SOMTC");
    }

    #[test]
    fn a_wrong_answer_is_told_and_asked_for_again() {
        let answers =
            "reprot\nreport\nsomct\n?\nsomtc\nx\n๑๘\n22 พฤษภ 2569\n\n\n\nครั้งที่ 18\n\n";
        let (lacking, said) = asked("", answers);
        let lacking = lacking.unwrap_err();
        assert_eq!(lacking, [Lack::Date, Lack::Title(Lang::Th), Lack::Title(Lang::En)]);
        for words in [
            "did you mean \"report\"?",
            "did you mean \"somtc\"?",
            "  somtc  SOMTC · การประชุมเจ้าหน้าที่อาวุโส",
            "\"x\"",
            "“22 พฤษภ 2569”",
            "\"ครั้งที่ 18\" cannot stand in an address",
            "[somtc-18]",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
}

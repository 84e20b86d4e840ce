//! The items of the archive: reports of sessions, news, documents, each with its files.
//!
//! Sessions come in, files by their paths in `content/` go out. Nothing is written here.

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate};

use super::dice::Dice;
use super::meetings::{Mechanism, Session};
use super::pictures;
use super::words::{self, EN, LONG_TITLE, TH};

/// A file of the archive.
pub(crate) struct File {
    /// The path in `content/`.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) holds: Holds,
}

/// What a file holds.
pub(crate) enum Holds {
    /// Text.
    Text(String),
    /// One of the pictures, by its number.
    Picture(usize),
}

/// What an item is, before it is in words.
struct Item<'a> {
    kind: &'static str,
    name: String,
    date: NaiveDate,
    /// The session, and whether the item reports it or only names it.
    session: Option<(&'a Session, bool)>,
    title: [String; 2],
    dice: Dice,
}

const TOPICS: [&str; 8] = [
    "political-security",
    "transnational-crime",
    "border-management",
    "narcotics",
    "connectivity",
    "digital",
    "health",
    "agriculture-forestry",
];
const TAGS: [&str; 2] = ["th", "en"];
const ATTACHMENT: &str = "agenda.csv";

/// The files of the item with a number; those below the number of sessions report a session.
pub(crate) fn files(
    number: usize,
    sessions: &[Session],
    mechanisms: &[Mechanism],
) -> Vec<File> {
    written(item(number, sessions, mechanisms), mechanisms)
}

fn item<'a>(
    number: usize,
    sessions: &'a [Session],
    mechanisms: &[Mechanism],
) -> Item<'a> {
    let mut dice = Dice::of("item", number);
    if let Some(session) = sessions.get(number) {
        let title = report_title(session, mechanisms);
        let name = format!("{}-{}", mechanisms[session.mechanism].slug, session.number);
        let date = session.end + Days::new(dice.below(9) as u64);
        return Item {
            kind: "report",
            name,
            date,
            session: Some((session, true)),
            title,
            dice,
        };
    }
    let session = (!sessions.is_empty() && dice.chance(60))
        .then(|| &sessions[dice.below(sessions.len())]);
    let date = match session {
        Some(session) => session.start - Days::new(1 + dice.below(40) as u64),
        None => {
            NaiveDate::from_ymd_opt(1986, 1, 1).unwrap_or_default()
                + Days::new(dice.below(14_900) as u64)
        }
    };
    let kind = if dice.chance(10) { "document" } else { "news" };
    let title = if dice.chance(4) {
        LONG_TITLE.map(str::to_owned)
    } else if let Some(session) = session {
        let of = report_title(session, mechanisms);
        [format!("เตรียมการ{}", of[TH]), format!("Preparing for the {}", of[EN])]
    } else {
        [
            format!("ข่าวความร่วมมือ ฉบับที่ {number}"),
            format!("Notes on cooperation, no. {number}"),
        ]
    };
    let session = session.map(|session| (session, false));
    Item { kind, name: format!("{kind}-{number}"), date, session, title, dice }
}

fn report_title(session: &Session, mechanisms: &[Mechanism]) -> [String; 2] {
    let Mechanism { name: [th, en], .. } = &mechanisms[session.mechanism];
    let number = session.number;
    let ordinal = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    [format!("{th} ครั้งที่ {number}"), format!("{number}{ordinal} {en}")]
}

fn written(mut item: Item, mechanisms: &[Mechanism]) -> Vec<File> {
    let dice = &mut item.dice;
    let langs: &[usize] = match dice.below(8) {
        0..4 => &[TH, EN],
        4..7 => &[TH],
        _ => &[EN],
    };
    let is_reported = matches!(item.session, Some((_, true)));
    let pictures = if dice.chance(15) { 1 + dice.below(5) } else { 0 };
    let has_attachment = is_reported && dice.chance(20);
    let is_bundle = pictures > 0 || has_attachment;
    let folder = format!(
        "{}/{}",
        FOLDERS[usize::from(is_reported) + 2 * usize::from(item.kind == "document")],
        item.date.year()
    );
    let stem = if is_bundle {
        format!("{folder}/{}/index", item.name)
    } else {
        format!("{folder}/{}", item.name)
    };
    let first_picture = dice.below(pictures::COUNT);
    let is_long = is_reported && dice.chance(40);
    let is_withdrawn = !is_reported && item.dice.chance(2);
    let shared = shared(&item.session, item.date, mechanisms, &mut item.dice);
    let mut files = Vec::new();
    for (rank, &lang) in langs.iter().enumerate() {
        let dice = &mut item.dice;
        let mut text = format!("+++\ntitle = \"{}\"\n", item.title[lang]);
        if dice.chance(70) {
            let _ = writeln!(text, "description = \"{}\"", words::sentence(dice, lang));
        }
        if rank == 0 {
            text += &shared;
        }
        if is_withdrawn {
            let reason = ["มีฉบับแก้ไขแล้ว", "A corrected edition has taken its place"][lang];
            let _ =
                write!(text, "expiry_date = 2026-01-01\nexpiry_reason = \"{reason}\"\n");
        }
        text += &tables(&item.session, mechanisms, lang, rank == 0);
        text += &figures(pictures, lang);
        if has_attachment {
            let title = ["ระเบียบวาระการประชุม", "Agenda of the meeting"][lang];
            let _ = write!(
                text,
                "\n[[attachments]]\nfile = \"{ATTACHMENT}\"\ntitle = \"{title}\"\n"
            );
        }
        text += "+++\n\n";
        text += &words::body(dice, lang, is_long);
        files.push(File {
            path: format!("{stem}.{}.md", TAGS[lang]),
            holds: Holds::Text(text),
        });
    }
    let beside = |name: String| format!("{folder}/{}/{name}", item.name);
    for nth in 0..pictures {
        let holds = Holds::Picture((first_picture + nth) % pictures::COUNT);
        files.push(File { path: beside(picture_name(nth)), holds });
    }
    if has_attachment {
        let table = "time,subject\n09:00,Opening\n09:30,Discussion\n16:00,Adoption of the report\n";
        files.push(File {
            path: beside(ATTACHMENT.to_owned()),
            holds: Holds::Text(table.to_owned()),
        });
    }
    files
}

/// The folder of news, of reports and of documents.
const FOLDERS: [&str; 3] = ["news", "reports", "documents"];

fn picture_name(nth: usize) -> String {
    format!("hall-{}.jpg", nth + 1)
}

/// The facts of the item that stand before any table.
fn shared(
    session: &Option<(&Session, bool)>,
    date: NaiveDate,
    mechanisms: &[Mechanism],
    dice: &mut Dice,
) -> String {
    let mut text = format!("date = {date}\n");
    let count = 1 + dice.below(3);
    let _ = writeln!(text, "topics = {:?}", dice.some(&TOPICS, count));
    match session {
        Some((_, true)) => {}
        Some((session, false)) => {
            let _ =
                writeln!(text, "mechanisms = [{:?}]", mechanisms[session.mechanism].slug);
        }
        None => {
            let _ = writeln!(
                text,
                "countries = [\"th\"]\norganisations = [\"mfa-thailand\"]"
            );
        }
    }
    if dice.chance(10) {
        let _ = writeln!(text, "updated = {}", date + Days::new(30));
    }
    text
}

/// The meeting and the source; the first language says the facts, each its own words.
fn tables(
    session: &Option<(&Session, bool)>,
    mechanisms: &[Mechanism],
    lang: usize,
    is_first: bool,
) -> String {
    let mut text = String::new();
    if let Some((session, is_reported)) = session {
        text += if *is_reported { "\n[event]\n" } else { "\n[[mentions]]\n" };
        let _ = writeln!(
            text,
            "mechanism = {:?}\nsession = {}",
            mechanisms[session.mechanism].slug, session.number
        );
        if is_first {
            let _ = writeln!(
                text,
                "start = {}\nend = {}\nhost = {:?}",
                session.start, session.end, session.host
            );
            if *is_reported {
                let mut came = vec!["all members"];
                came.extend(&session.partners);
                let _ = writeln!(
                    text,
                    "participants = {came:?}\nexcept = {:?}",
                    session.away
                );
            }
        }
        let _ = writeln!(text, "place = \"{}\"", session.place[lang]);
    }
    let publisher =
        ["กระทรวงการต่างประเทศ", "Ministry of Foreign Affairs of Thailand"][lang];
    let _ = write!(
        text,
        "\n[source]\npublisher = \"{publisher}\"\nrelation = \"summary\"\nlang = \"th\"\n"
    );
    text
}

fn figures(count: usize, lang: usize) -> String {
    let mut text = String::new();
    for nth in 0..count {
        let alt = ["โต๊ะประชุมยาวหน้าแถวธง", "A long table before a row of flags"][lang];
        let caption =
            ["ภาพประกอบ มิใช่ภาพของสถานที่จริง", "An illustration; it shows no real place"]
                [lang];
        let credit = ["ผู้จัดทำคลังเอกสาร", "The editors of the archive"][lang];
        let _ = write!(
            text,
            "\n[[images]]\nfile = {:?}\nalt = \"{alt} ({})\"\ncaption = \"{caption}\"\ncredit = \"{credit}\"\n",
            picture_name(nth),
            nth + 1,
        );
    }
    text
}

//! The meetings of the archive: which mechanism met for which time, when, where and who came.
//!
//! The registers come in, the sessions go out. The mechanisms are those of the sample archive,
//! their meetings are invented.

use chrono::{Days, NaiveDate};

use super::dice::Dice;

/// A mechanism of the register.
pub(crate) struct Mechanism {
    /// Its slug.
    pub(crate) slug: String,
    /// Its name in Thai and in English.
    pub(crate) name: [String; 2],
}

/// A session of a mechanism.
pub(crate) struct Session {
    /// The mechanism, by its place in the register.
    pub(crate) mechanism: usize,
    /// The number of the session, from 1.
    pub(crate) number: usize,
    /// The first day.
    pub(crate) start: NaiveDate,
    /// The last day.
    pub(crate) end: NaiveDate,
    /// The slug of the host.
    pub(crate) host: &'static str,
    /// The town in Thai and in English.
    pub(crate) place: [&'static str; 2],
    /// The slugs of the members that stayed away.
    pub(crate) away: Vec<&'static str>,
    /// The slugs of the partners that came.
    pub(crate) partners: Vec<&'static str>,
}

/// The longest series, which has a meeting every eight months for forty years.
pub(crate) const LONGEST: &str = "somtc";
const LONGEST_COUNT: usize = 60;
const FIRST_YEAR: i32 = 1986;
const DAYS: usize = 41 * 365;
/// Of a hundred sessions, those of which the archive has nothing.
const GAPS: usize = 12;

const HOSTS: [(&str, [&str; 2]); 10] = [
    ("id", ["กรุงจาการ์ตา", "Jakarta"]),
    ("my", ["กรุงกัวลาลัมเปอร์", "Kuala Lumpur"]),
    ("ph", ["กรุงมะนิลา", "Manila"]),
    ("sg", ["สิงคโปร์", "Singapore"]),
    ("th", ["กรุงเทพมหานคร", "Bangkok"]),
    ("bn", ["บันดาร์เสรีเบกาวัน", "Bandar Seri Begawan"]),
    ("vn", ["กรุงฮานอย", "Ha Noi"]),
    ("la", ["นครหลวงเวียงจันทน์", "Vientiane"]),
    ("mm", ["กรุงเนปยีดอ", "Nay Pyi Taw"]),
    ("kh", ["กรุงพนมเปญ", "Phnom Penh"]),
];
const PARTNERS: [&str; 12] = [
    "au", "ca", "cn", "jp", "kr", "nz", "us", "eu", "unodc", "iom", "interpol",
    "un-women",
];

/// At most `count` sessions: first the longest series, then those of the others as if by lot, so that
/// every year has some and most series have gaps.
pub(crate) fn sessions(mechanisms: &[Mechanism], count: usize) -> Vec<Session> {
    let longest = mechanisms.iter().position(|one| one.slug == LONGEST);
    let first = longest
        .into_iter()
        .flat_map(|ix| (1..=LONGEST_COUNT).map(move |number| (ix, number)))
        .filter(|(ix, number)| !Dice::of("gap", key(*ix, *number)).chance(GAPS));
    let mut others: Vec<_> = (0..mechanisms.len())
        .filter(|ix| Some(*ix) != longest)
        .flat_map(|ix| (1..=length(ix)).map(move |number| (ix, number)))
        .collect();
    others.sort_by_key(|(ix, number)| {
        (Dice::of("lot", key(*ix, *number)).below(usize::MAX), *ix, *number)
    });
    first
        .map(|(ix, number)| session(ix, number, 0, DAYS / LONGEST_COUNT))
        .chain(others.into_iter().map(|(ix, number)| {
            let begins = Dice::of("begins", ix).below(25 * 365);
            session(ix, number, begins, (DAYS - begins) / length(ix))
        }))
        .take(count)
        .collect()
}

/// A session by its number, in a series that begins after some days and meets every so many.
fn session(mechanism: usize, number: usize, begins: usize, every: usize) -> Session {
    let mut dice = Dice::of("session", key(mechanism, number));
    let after = begins + (number - 1) * every + dice.below(30);
    let start = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 10).unwrap_or_default()
        + Days::new(after as u64);
    // Before the year 2000 the first five hosted.
    let hosts = if after < 14 * 365 { &HOSTS[..5] } else { &HOSTS[..] };
    let (host, place) = hosts[(number + mechanism) % hosts.len()];
    let other_founders: Vec<_> =
        HOSTS[..5].iter().map(|(slug, _)| *slug).filter(|slug| *slug != host).collect();
    let away =
        if dice.chance(20) { vec![dice.pick(&other_founders)] } else { Vec::new() };
    let partners = match dice.below(3) {
        0 => dice.below(PARTNERS.len()),
        _ => 0,
    };
    Session {
        mechanism,
        number,
        start,
        end: start + Days::new(dice.below(6) as u64),
        host,
        place,
        away,
        partners: dice.some(&PARTNERS, partners).into_iter().copied().collect(),
    }
}

fn length(mechanism: usize) -> usize {
    1 + Dice::of("length", mechanism).below(40)
}

fn key(mechanism: usize, number: usize) -> usize {
    mechanism * 1000 + number
}

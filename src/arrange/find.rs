//! The authority that a slug names; and what was meant by a text that is no slug.
//!
//! In: a text of the front matter, and the registers in which it may stand. Out: the authority,
//! or a complaint with the slug to write. A name is never taken for a slug: two bodies may share it.

use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::{Code, Diagnostic, brief, nearest, nearest_name};
use crate::lang::Lang;
use crate::model::{Authorities, Authority, AuthorityIx, Located, Register};
use crate::names::all;

/// The authority that a slug names, in one of some registers; complains where there is none.
pub(super) fn find(
    authorities: &Authorities,
    slug: &Located<String>,
    registers: &[Register],
    out: &mut Vec<Diagnostic>,
) -> Option<AuthorityIx> {
    match authority(authorities, &slug.value, registers) {
        Ok(ix) => Some(ix),
        Err(NotFound { message, help, .. }) => {
            let place = slug.place.clone();
            out.push(Diagnostic::at(Code::UnknownAuthority, place, message, help));
            None
        }
    }
}

/// Why no authority is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFound {
    /// What is wrong with the text.
    pub message: String,
    /// What was probably meant.
    pub help: String,
    /// The one authority whose name the text is.
    pub named: Option<AuthorityIx>,
}

/// The authority that a slug names, in one of some registers.
///
/// # Errors
/// What is wrong with the slug, and the one that was probably meant.
pub fn authority(
    authorities: &Authorities,
    slug: &str,
    registers: &[Register],
) -> Result<AuthorityIx, NotFound> {
    let found = authorities.find(slug);
    let (message, help) = match found.map(|ix| (ix, authorities.get(ix))) {
        Some((ix, authority)) if registers.contains(&authority.register) => {
            return Ok(ix);
        }
        Some((_, authority)) => of_another_register(slug, authority, registers),
        None => no_slug(authorities, slug, registers),
    };
    let mut named = authorities.iter().filter(|(_, authority)| {
        registers.contains(&authority.register) && is_called(authority, slug)
    });
    let named = named.next().map(|(ix, _)| ix).filter(|_| named.next().is_none());
    Err(NotFound { message, help, named })
}

/// One entry of a register, with its article: `an organisation`.
pub(super) fn one(register: Register) -> String {
    let word = register.singular();
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// What is wrong with the slug, or the name, of an authority that may not stand there; and help.
fn of_another_register(
    text: &str,
    authority: &Authority,
    registers: &[Register],
) -> (String, String) {
    let wanted: Vec<_> = registers.iter().map(|register| one(*register)).collect();
    let register = authority.register;
    let message =
        format!("\"{}\" is {}, not {}", brief(text), one(register), wanted.join(" or "));
    let as_slug = if text == authority.slug {
        String::new()
    } else {
        format!(" as \"{}\"", authority.slug)
    };
    let help =
        format!("move it to `{}`{as_slug}, or write another slug", register.word());
    (message, help)
}

/// What is wrong with a text that is no slug, and what was probably meant.
fn no_slug(
    authorities: &Authorities,
    text: &str,
    registers: &[Register],
) -> (String, String) {
    let unknown = format!("no register holds \"{}\"", brief(text));
    let several: Vec<_> = text.split(',').map(str::trim).collect();
    if several.len() > 1 {
        let each = several.join("\", \"");
        let help = format!("write each in quotation marks of its own: [\"{each}\"]");
        return (unknown, help);
    }
    let called = authorities.iter().map(|(_, authority)| authority);
    let called = called.filter(|authority| is_called(authority, text));
    let (wanted, others): (Vec<_>, Vec<_>) =
        called.partition(|authority| registers.contains(&authority.register));
    match (wanted.as_slice(), others.as_slice()) {
        ([], [other, ..]) => of_another_register(text, other, registers),
        ([], []) => (unknown, nearest_of(authorities, text, registers)),
        ([authority], _) => (
            format!("\"{}\" is a name, and not a slug", brief(text)),
            format!("write its slug: \"{}\"", authority.slug),
        ),
        (several, _) => {
            let named = |authority: &&Authority| {
                format!("\"{}\" for {}", authority.slug, authority.name(Lang::En).1)
            };
            let slugs: Vec<_> = several.iter().map(named).collect();
            (
                format!("\"{}\" is the name of {}", brief(text), count(several)),
                format!("write the slug of the one that is meant: {}", slugs.join(", ")),
            )
        }
    }
}

/// How many authorities share a name, in words.
fn count(several: &[&Authority]) -> String {
    let register = several.first().map(|authority| authority.register);
    let are_alike = several.iter().all(|other| Some(other.register) == register);
    match register.filter(|_| are_alike) {
        Some(register) => format!("{} {}", several.len(), register.word()),
        None => format!("{} entries of the registers", several.len()),
    }
}

/// A remedy for a text that nothing is called: the slug, or the name, that it nearly is.
fn nearest_of(authorities: &Authorities, text: &str, registers: &[Register]) -> String {
    let entries = || {
        let all = authorities.iter().map(|(_, authority)| authority);
        all.filter(|authority| registers.contains(&authority.register))
    };
    let home = match registers {
        [register] => format!("content/authorities/{}.toml", register.word()),
        _ => "its register in content/authorities".to_owned(),
    };
    let slugs: Vec<&str> = entries().map(|authority| authority.slug.as_str()).collect();
    if let Some(near) = nearest(text, &slugs) {
        return format!("did you mean \"{near}\"? If not, add it to {home}");
    }
    let names = entries().flat_map(|authority| {
        all(authority).map(move |name| (name, authority.slug.as_str()))
    });
    let names: Vec<(&str, &str)> = names.collect();
    let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
    let near = nearest_name(text, &known).or_else(|| begun(text, &names));
    match near.and_then(|near| names.iter().find(|(name, _)| *name == near)) {
        Some((name, slug)) => format!(
            "did you mean \"{slug}\", which is {}? If not, add it to {home}",
            brief(name)
        ),
        None if registers.len() > 1 => format!(
            "look its slug up in {home}, or add it there; for a ministry or an office write its country, and name it in the text"
        ),
        None => format!("look its slug up in {home}, or add it there"),
    }
}

/// The name, with its slug, that begins with a text or with which the text begins, if only one
/// authority has such a name.
fn begun<'n>(text: &str, names: &[(&'n str, &str)]) -> Option<&'n str> {
    /// Shorter ones begin too much.
    const SHORTEST: usize = 4;
    let text = text.trim().to_lowercase();
    let begins = |long: &str, short: &str| {
        let is_end = |c: char| !c.is_ascii_alphanumeric() && !is_combining_mark(c);
        short.chars().count() >= SHORTEST
            && long
                .strip_prefix(short)
                .is_some_and(|rest| rest.chars().next().is_some_and(is_end))
    };
    let mut near = names.iter().filter(|(name, _)| {
        let name = name.to_lowercase();
        begins(&name, &text) || begins(&text, &name)
    });
    let (name, slug) = near.next()?;
    near.all(|(_, other)| other == slug).then_some(*name)
}

/// Whether a text is the slug or a name of an authority, in either case and with any spaces.
fn is_called(authority: &Authority, text: &str) -> bool {
    let plain =
        |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let wanted = plain(text);
    authority.slug == wanted || all(authority).any(|name| plain(name) == wanted)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Place;
    use crate::lang::Bilingual;
    use crate::model::FormerName;

    fn entry(register: Register, slug: &str, acronym: &str, en: &str) -> Authority {
        Authority {
            name: Bilingual { th: None, en: Some(en.to_owned()) },
            acronym: (!acronym.is_empty()).then(|| acronym.to_owned()),
            ..Authority::new(register, slug.to_owned(), Place::start(&Arc::from("x")))
        }
    }

    fn authorities() -> Authorities {
        let mechanism =
            |slug, acronym, en| entry(Register::Mechanisms, slug, acronym, en);
        let mut somtc = mechanism(
            "somtc",
            "SOMTC",
            "Senior Officials Meeting on Transnational Crime",
        );
        somtc.name.th = Some("การประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาชญากรรมข้ามชาติ".to_owned());
        somtc.variants.th = vec!["โซมทีซี".to_owned()];
        somtc.former_names = vec![FormerName {
            name: Bilingual { th: Some("ชื่อเดิม".to_owned()), en: None },
            acronym: Some("SOTC".to_owned()),
            from: None,
            until: None,
        }];
        let mut all = Authorities::default();
        for authority in [
            somtc,
            mechanism(
                "accc-connectivity",
                "ACCC",
                "ASEAN Connectivity Coordinating Committee",
            ),
            mechanism("accc-climate", "ACCC", "ASEAN Centre for Climate Change"),
            entry(
                Register::Organisations,
                "unodc",
                "UNODC",
                "United Nations Office on Drugs and Crime",
            ),
            entry(Register::Organisations, "accc-office", "ACCC", "Office"),
            entry(Register::Countries, "laos", "", "Lao PDR"),
            entry(Register::Countries, "bn", "", "Brunei Darussalam"),
        ] {
            all.add(authority).unwrap();
        }
        all
    }

    fn check(text: &str, registers: &[Register], message: &str, help: &str) {
        let slug = Located::new(text.to_owned(), Place::start(&Arc::from("x")));
        let mut out = Vec::new();
        let found = find(&authorities(), &slug, registers, &mut out);
        assert_eq!(found.is_some(), out.is_empty(), "{text}");
        let told = out.first().map(|d| (d.message.as_str(), d.help.as_str()));
        assert_eq!(told.unwrap_or_default(), (message, help), "{text}");
    }

    const BODIES: &[Register] = &[Register::Mechanisms];
    const ACTORS: &[Register] =
        &[Register::Countries, Register::Organisations, Register::Mechanisms];

    #[test]
    fn a_name_of_one_is_answered_with_its_slug() {
        let its = "write its slug: \"somtc\"";
        check("somtc", BODIES, "", "");
        check("SOMTC", BODIES, "\"SOMTC\" is a name, and not a slug", its);
        check("SomTC", BODIES, "\"SomTC\" is a name, and not a slug", its);
        check("SOTC", BODIES, "\"SOTC\" is a name, and not a slug", its);
        check("โซมทีซี", BODIES, "\"โซมทีซี\" is a name, and not a slug", its);
        check("ชื่อเดิม", BODIES, "\"ชื่อเดิม\" is a name, and not a slug", its);
        check(
            "senior officials  meeting on transnational crime",
            BODIES,
            "\"senior officials  meeting on transnation…\" is a name, and not a slug",
            its,
        );
        check(
            "lao pdr",
            ACTORS,
            "\"lao pdr\" is a name, and not a slug",
            "write its slug: \"laos\"",
        );
    }

    #[test]
    fn a_name_of_two_is_answered_with_both() {
        check(
            "ACCC",
            BODIES,
            "\"ACCC\" is the name of 2 mechanisms",
            "write the slug of the one that is meant: \"accc-connectivity\" for ASEAN Connectivity Coordinating Committee, \"accc-climate\" for ASEAN Centre for Climate Change",
        );
        check(
            "accc",
            ACTORS,
            "\"accc\" is the name of 3 entries of the registers",
            "write the slug of the one that is meant: \"accc-connectivity\" for ASEAN Connectivity Coordinating Committee, \"accc-climate\" for ASEAN Centre for Climate Change, \"accc-office\" for Office",
        );
    }

    #[test]
    fn what_stands_in_another_register_is_sent_there() {
        let is = |text: &str| format!("\"{text}\" is an organisation, not a mechanism");
        let help = "move it to `organisations`, or write another slug";
        check("unodc", BODIES, &is("unodc"), help);
        let help = "move it to `organisations` as \"unodc\", or write another slug";
        check("UNODC", BODIES, &is("UNODC"), help);
    }

    #[test]
    fn a_name_that_is_begun_or_goes_on_is_near() {
        let no = |text: &str| format!("no register holds \"{text}\"");
        let countries = &[Register::Countries];
        let add = "If not, add it to content/authorities/countries.toml";
        let brunei = format!("did you mean \"bn\", which is Brunei Darussalam? {add}");
        for text in ["Brunei", "brunei", "Brunei Darussalam (observer)"] {
            check(text, countries, &no(text), &brunei);
        }
        let look =
            "look its slug up in content/authorities/countries.toml, or add it there";
        for text in ["Bru", "Bruneian", "Lao"] {
            check(text, countries, &no(text), look);
        }
        let look =
            "look its slug up in content/authorities/mechanisms.toml, or add it there";
        check("ASEAN C", BODIES, &no("ASEAN C"), look);
        check("ASEAN", BODIES, &no("ASEAN"), look);
        let somtc = "did you mean \"somtc\", which is การประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาช…? If not, add it to content/authorities/mechanisms.toml";
        let short = "การประชุมเจ้าหน้าที่อาวุโส";
        check(short, BODIES, &no(short), somtc);
    }

    #[test]
    fn a_ministry_is_named_in_the_text() {
        check(
            "กระทรวงกลาโหม",
            ACTORS,
            "no register holds \"กระทรวงกลาโหม\"",
            "look its slug up in its register in content/authorities, or add it there; for a ministry or an office write its country, and name it in the text",
        );
    }

    #[test]
    fn a_slip_finds_the_nearest() {
        let add = "If not, add it to content/authorities/mechanisms.toml";
        let no = |text: &str| format!("no register holds \"{text}\"");
        check("somct", BODIES, &no("somct"), &format!("did you mean \"somtc\"? {add}"));
        check(
            "การประชุมเจ้าหน้าที่อาวุโสอาเชียนด้านอาชญากรรมข้ามชาติ",
            BODIES,
            &no("การประชุมเจ้าหน้าที่อาวุโสอาเชียนด้านอาช…"),
            &format!(
                "did you mean \"somtc\", which is การประชุมเจ้าหน้าที่อาวุโสอาเซียนด้านอาช…? {add}"
            ),
        );
        check(
            "ammtc, unodc",
            BODIES,
            &no("ammtc, unodc"),
            "write each in quotation marks of its own: [\"ammtc\", \"unodc\"]",
        );
        check(
            "กลไกใหม่",
            BODIES,
            &no("กลไกใหม่"),
            "look its slug up in content/authorities/mechanisms.toml, or add it there",
        );
    }
}

//! What an editor probably meant: the nearest known word, and the beginning of a long text.

/// A remedy for a word that is not among those known: the nearest, or all where they are few.
pub fn nearest_help(word: &str, known: &[&str]) -> String {
    match nearest(word, known) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => {
            let first: Vec<_> = known.iter().take(8).copied().collect();
            let more = if known.len() > first.len() { ", and others" } else { "" };
            format!("write one of: {}{more}", first.join(", "))
        }
    }
}

/// The known word nearest to a mistaken one, if any is near enough to be meant.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    // Between two short words any letter may be the right one: `cn` is not `bn`.
    nearest_within(word, known, |shorter, candidate| match shorter {
        0..=3 => 0,
        _ => 1 + candidate / 4,
    })
}

/// The known name nearest to a mistaken one. Names are long and have most of their words in
/// common, so that two of them are one only if they differ by a slip or two.
pub fn nearest_name<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    nearest_within(name, known, |shorter, _| match shorter {
        0..=4 => 0,
        5..=15 => 1,
        _ => 2,
    })
}

/// The nearest of the known words that are no farther than allowed, given the length of the
/// shorter of two words and that of the known one, in characters.
fn nearest_within<'k>(
    word: &str,
    known: &[&'k str],
    allowed: impl Fn(usize, usize) -> usize,
) -> Option<&'k str> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    let near = known.iter().filter_map(|candidate| {
        let of_candidate = candidate.chars().count();
        let allowed = allowed(length.min(of_candidate), of_candidate);
        // Words are at least as far apart as their lengths, which are soon compared.
        if length.abs_diff(of_candidate) > allowed {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
        (distance <= allowed).then_some((distance, *candidate))
    });
    near.min().map(|(_, candidate)| candidate)
}

/// The beginning of a text, short enough for a message.
pub fn brief(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() { format!("{head}…") } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_find_what_was_meant() {
        let known = ["somtc", "ammtc", "ascco", "asean-summit"];
        assert_eq!(nearest("SOMTC", &known), Some("somtc"));
        assert_eq!(nearest("somct", &known), Some("somtc"));
        assert_eq!(nearest("asean-sumit", &known), Some("asean-summit"));
        assert_eq!(nearest("unodc", &known), None);
        assert_eq!(nearest("cn", &["bn", "in", "sg"]), None);
        assert_eq!(nearest("SG", &["bn", "in", "sg"]), Some("sg"));
    }

    #[test]
    fn of_long_names_only_a_slip_or_two_is_forgiven() {
        let known = [
            "การประชุมรัฐมนตรีอาเซียนด้านอาชญากรรมข้ามชาติ",
            "การประชุมรัฐมนตรีอาเซียนด้านเยาวชน",
            "มาเลเซีย",
        ];
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(nearest_name(name, &known), expected, "{name}");
        };
        check("การประชุมรัฐมนตรีอาเชียนด้านเยาวชน", Some("การประชุมรัฐมนตรีอาเซียนด้านเยาวชน"));
        check("การประชุมรัฐมนตรีอาเซียนด้านกีฬา", None);
        check("มาเลเชีย", Some("มาเลเซีย"));
        check("มาลี", None);
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(brief("ที่ประชุม"), "ที่ประชุม");
        assert_eq!(brief(&"ก".repeat(60)).chars().count(), 41);
    }
}

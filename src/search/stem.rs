//! English inflections: words that differ in an ending alone have one stem.
//!
//! In: a folded word. Out: what of it is looked for. The rules are those of `docs/search.md`, and
//! `tests/search/vectors.json` holds the engine in the browser to them. A stem is never shown.

/// The stem of a folded word; a word of other letters than a to z is its own.
pub fn stem(word: &str) -> &str {
    if word.len() < 4 || word == "news" || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word;
    }
    let bare = without_ending(without_plural(word));
    let bare = if bare.len() > 3 { bare.strip_suffix('e').unwrap_or(bare) } else { bare };
    // `trafficking` is of `traffic`, `planning` of `plan`, and `policies` are of `policy`.
    let bare =
        bare.strip_suffix('k').filter(|start| start.ends_with('c')).unwrap_or(bare);
    let bare = undoubled(bare);
    bare.strip_suffix(['y', 'i']).filter(|start| start.len() > 2).unwrap_or(bare)
}

/// Without the ending of the plural.
fn without_plural(word: &str) -> &str {
    let long = ["ies", "sses", "xes", "ches", "shes", "zes"];
    if long.iter().any(|ending| word.ends_with(ending)) && word.len() > 4 {
        return word.get(..word.len() - 2).unwrap_or(word);
    }
    let is_plural = !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    word.strip_suffix('s').filter(|_| is_plural).unwrap_or(word)
}

/// Without `-ing` and `-ed`, where a syllable is left.
fn without_ending(word: &str) -> &str {
    for ending in ["ing", "ed"] {
        let Some(start) = word.strip_suffix(ending) else { continue };
        let has_vowel = start.bytes().any(|b| b"aeiouy".contains(&b));
        // `need` and `exceed` end in a long vowel, not in `-ed`.
        if start.len() > 2 && has_vowel && !(ending == "ed" && start.ends_with('e')) {
            return start;
        }
    }
    word
}

/// With one of two equal consonants at the end.
fn undoubled(word: &str) -> &str {
    let mut back = word.bytes().rev();
    match (back.next(), back.next()) {
        (Some(last), Some(before)) if last == before && !b"aeiou".contains(&last) => {
            word.get(..word.len() - 1).unwrap_or(word)
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_meet() {
        let same = |a: &str, b: &str| assert_eq!(stem(a), stem(b), "{a} {b}");
        same("border", "borders");
        same("traffic", "trafficking");
        same("traffic", "trafficked");
        same("country", "countries");
        same("manage", "managing");
        same("managed", "manages");
        same("plan", "planning");
        same("meeting", "meetings");
        same("crime", "crimes");
        same("policy", "policies");
        same("carry", "carried");
        same("process", "processes");
        same("discuss", "discussed");
        same("control", "controlled");
        same("combat", "combating");
    }

    #[test]
    fn other_words_stay_apart() {
        let apart = |a: &str, b: &str| assert_ne!(stem(a), stem(b), "{a} {b}");
        apart("asean", "asia");
        apart("need", "ne");
        apart("crisis", "crime");
        apart("thing", "th");
        apart("new", "news");
    }
}

//! Words of a picture that say nothing of it to those who do not see it.
//!
//! In: the words and the name of the file. Out: whether they are only another name for it.

/// Words that every picture could have.
const OF_ANY: &[&str] = &[
    "ภาพ",
    "รูป",
    "รูปภาพ",
    "ภาพถ่าย",
    "ภาพประกอบ",
    "ภาพข่าว",
    "alt",
    "image",
    "img",
    "photo",
    "photograph",
    "picture",
    "figure",
];

/// Whether words are the name of the file, or any picture's: `hall.jpg`, `รูปที่ ๑`, `Image 3`.
pub fn says_nothing(words: &str, file: &str) -> bool {
    let words = words.trim().to_lowercase();
    let file = file.rsplit('/').next().unwrap_or(file).to_lowercase();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let is_number = |c: char| c.is_numeric() || c.is_whitespace() || "()-_.".contains(c);
    let kind = words.trim_end_matches(is_number);
    let kind = kind.strip_suffix("ที่").unwrap_or(kind).trim_end_matches(is_number);
    // `table` of `table.png` may be all that is to be said; `hall` of `hall.jpg` is not.
    words == file || OF_ANY.contains(&kind) || (words == stem && is_of_camera(stem))
}

/// Whether a name was given by a camera or a program: `IMG_1234`, `dsc00012`.
fn is_of_camera(stem: &str) -> bool {
    stem.chars().filter(char::is_ascii_digit).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, file: &str, expected: bool) {
        assert_eq!(says_nothing(words, file), expected, "{words} {file}");
    }

    #[test]
    fn a_name_says_nothing_and_words_do() {
        check("hall.jpg", "hall.jpg", true);
        check("Hall.JPG", "photos/hall.jpg", true);
        check("IMG_1234", "IMG_1234.JPG", true);
        check("รูปภาพ", "hall.jpg", true);
        check("รูปที่ ๑", "hall.jpg", true);
        check("ภาพ 12", "hall.jpg", true);
        check("Image (3)", "hall.jpg", true);
        check("ตาราง", "table.png", false);
        check("hall", "hall.jpg", false);
        check("ภาพที่ประชุม", "hall.jpg", false);
        check("รูปปั้น", "x.jpg", false);
        check("Picture of a hall", "x.jpg", false);
        check("2560", "x.jpg", false);
        check("", "x.jpg", false);
    }
}

//! Rows of words in columns, for a terminal: Thai marks stand on their letters and take no room.
//!
//! In: rows, and how wide the terminal is, if there is one. Out: lines. A last column that has no room
//! ends with `…`.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// What stands between two columns.
const GAP: &str = "  ";
/// How much of the last column is shown at least, however narrow the terminal is.
const LEAST: usize = 16;

/// The rows below each other, their columns aligned at the left.
pub(super) fn columns(rows: &[Vec<String>], width: Option<usize>) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |n: usize| {
        let cells = rows.iter().filter_map(|row| row.get(n));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let mut lines = String::new();
    for row in rows {
        let mut line = String::new();
        for (n, cell) in row.iter().enumerate() {
            if n + 1 == count {
                let room =
                    width.map(|width| width.saturating_sub(line.width()).max(LEAST));
                line.push_str(&cut(cell, room));
            } else {
                let wide = widths.get(n).copied().unwrap_or(0);
                line.push_str(cell);
                line.push_str(&" ".repeat(wide.saturating_sub(cell.width())));
                line.push_str(GAP);
            }
        }
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}

/// How many columns of a terminal a text takes.
pub(super) fn width_of(text: &str) -> usize {
    text.width()
}

/// A text in so many columns of a terminal; a longer one ends with `…`, and no letter loses its marks.
pub(super) fn cut(text: &str, room: Option<usize>) -> String {
    let Some(room) = room.filter(|room| text.width() > *room) else {
        return text.to_owned();
    };
    let mut wide = 0;
    let fits = |c: &char| {
        wide += c.width().unwrap_or(0);
        wide < room
    };
    let head: String = text.chars().take_while(fits).collect();
    format!("{}…", head.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&[&str]], width: Option<usize>, expected: &str) {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        assert_eq!(columns(&rows, width), expected);
    }

    #[test]
    fn thai_marks_take_no_room() {
        check(
            &[&["ที่นี่", "ก"], &["abc", "ข"], &["น้ำ", "ค"]],
            None,
            "ที่นี่   ก\nabc  ข\nน้ำ   ค\n",
        );
        check(&[&["a"], &["bb", "c"]], None, "a\nbb  c\n");
        check(&[], None, "");
    }

    #[test]
    fn the_last_column_is_cut_where_it_has_no_room() {
        let thai = "การประชุมระดับรัฐมนตรีอาเซียนด้านอาชญากรรมข้ามชาติ";
        check(&[&["a", thai]], Some(23), "a  การประชุมระดับรัฐมนตรีอ…\n");
        check(&[&["a", "short"]], Some(20), "a  short\n");
        check(&[&["a", thai]], Some(2), "a  การประชุมระดับรัฐม…\n");
        check(&[&["a", thai]], None, &format!("a  {thai}\n"));
    }

    #[test]
    fn letters_keep_their_marks() {
        assert_eq!(cut("ที่ที่ที่", Some(2)), "ที่…");
        assert_eq!(cut("ที่ที่", Some(2)), "ที่ที่");
        assert_eq!(cut("น้ำน้ำ", Some(3)), "น้ำ…");
    }
}

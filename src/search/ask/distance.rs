//! How far words and runs are from each other, in letters.

/// How many letters differ (optimal string alignment: one more, one less, another, two that
/// changed places); more than `most` is `most` + 1.
pub(super) fn distance(a: &[char], b: &[char], most: usize) -> usize {
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut two: Vec<usize> = Vec::new();
    let mut one: Vec<usize> = (0..=b.len()).collect();
    let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(usize::MAX - 1);
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let other = at(&one, j) + usize::from(x != y);
            let mut least = other.min(at(&one, j + 1) + 1).min(at(&row, j) + 1);
            let changed_places =
                i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if changed_places {
                least = least.min(at(&two, j - 1) + 1);
            }
            row.push(least);
        }
        two = std::mem::replace(&mut one, row);
    }
    at(&one, b.len()).min(most + 1)
}

/// Where a line has what is nearest to a run (Sellers, 1980): how many letters differ, where it
/// begins, and where it ends. The first such place counts.
pub(super) fn nearest(run: &[char], line: &[char], most: usize) -> (usize, usize, usize) {
    let mut best = (most + 1, 0, 0);
    // How many letters differ, and where the place begins.
    let mut row: Vec<(usize, usize)> = (0..=run.len()).map(|n| (n, 0)).collect();
    for (j, y) in line.iter().enumerate() {
        let mut next = vec![(0, j + 1)];
        for ((x, before), above) in run.iter().zip(&row).zip(row.iter().skip(1)) {
            let mut cell = (before.0 + usize::from(x != y), before.1);
            if above.0 + 1 < cell.0 {
                cell = (above.0 + 1, above.1);
            }
            if let Some(left) = next.last().filter(|left| left.0 + 1 < cell.0) {
                cell = (left.0 + 1, left.1);
            }
            next.push(cell);
        }
        row = next;
        if let Some(last) = row.last().filter(|last| last.0 < best.0) {
            best = (last.0, last.1, j + 1);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn letters_that_differ_are_counted() {
        let check = |a: &str, b: &str, expected: usize| {
            assert_eq!(distance(&chars(a), &chars(b), 3), expected, "{a} {b}");
        };
        check("asean", "asean", 0);
        check("asaen", "asean", 1);
        check("tailand", "thailand", 1);
        check("philipines", "philippines", 1);
        check("abc", "xyz", 3);
        check("a", "abcdefgh", 4);
        check("", "ab", 2);
    }

    #[test]
    fn the_nearest_place_is_found() {
        let line = "ที่ประชุมอาชญากรรมข้ามชาติครั้ง";
        let check = |run: &str, expected: (usize, &str)| {
            let (differ, start, end) = nearest(&chars(run), &chars(line), 2);
            let found: String = chars(line).into_iter().take(end).skip(start).collect();
            assert_eq!((differ, &*found), expected, "{run}");
        };
        check("อาชญากรรม", (0, "อาชญากรรม"));
        check("อาชญากรม", (1, "อาชญากรรม"));
        check("อาชยากรรม", (1, "อาชญากรรม"));
        assert_eq!(nearest(&chars("ยาเสพติด"), &chars(line), 2).0, 3);
    }
}

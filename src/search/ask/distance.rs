//! How far words and runs are from what a text has, in letters.

/// How many letters differ between two words: one more, one less, another, two that changed
/// places. More than `most` is `most` + 1.
pub(super) fn distance(a: &str, b: &str, most: usize) -> usize {
    let length = |text: &str| text.chars().count();
    if length(a).abs_diff(length(b)) > most {
        return most + 1;
    }
    // Signs that no word has hold both ends; to let go of them costs more than any distance.
    let held = |text: &str| {
        let (start, end) = ("^".repeat(most + 1), "$".repeat(most + 1));
        format!("{start}{text}{end}").chars().collect::<Vec<_>>()
    };
    nearest(&held(a), &held(b), most).0
}

/// Where a line has what is nearest to a run (Sellers, 1980): how many letters differ, where it
/// begins, and where it ends. Of several such places the first counts, and of those that begin
/// there, the longest.
pub(super) fn nearest(run: &[char], line: &[char], most: usize) -> (usize, usize, usize) {
    let mut best = (most + 1, 0, 0);
    // How many letters differ, and where the place begins.
    let mut row: Vec<(usize, usize)> = (0..=run.len()).map(|n| (n, 0)).collect();
    let mut two: Vec<(usize, usize)> = Vec::new();
    let mut last = None;
    for (j, &y) in line.iter().enumerate() {
        let mut next = vec![(0, j + 1)];
        for (i, &x) in run.iter().enumerate() {
            let more = |cell: Option<&(usize, usize)>| {
                cell.map_or((usize::MAX, 0), |(differ, start)| (differ + 1, *start))
            };
            let other = match row.get(i) {
                Some(&same) if x == y => same,
                other => more(other),
            };
            let mut cell = other.min(more(row.get(i + 1))).min(more(next.last()));
            let before = i.checked_sub(1);
            if before.and_then(|i| run.get(i)) == Some(&y) && last == Some(x) {
                cell = cell.min(more(before.and_then(|i| two.get(i))));
            }
            next.push(cell);
        }
        two = std::mem::replace(&mut row, next);
        last = Some(y);
        if let Some(&(differ, start)) = row.last()
            && (differ < best.0
                || (differ == best.0 && start == best.1 && differ <= most))
        {
            best = (differ, start, j + 1);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_differ_are_counted() {
        let check = |a: &str, b: &str, expected: usize| {
            assert_eq!(distance(a, b, 3), expected, "{a} {b}");
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
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let line = "ที่ประชุมอาชญากรรมข้ามชาติครั้ง";
        let check = |run: &str, expected: (usize, &str)| {
            let (differ, start, end) = nearest(&chars(run), &chars(line), 2);
            let found: String = chars(line).into_iter().take(end).skip(start).collect();
            assert_eq!((differ, &*found), expected, "{run}");
        };
        check("อาชญากรรม", (0, "อาชญากรรม"));
        check("อาชญากรม", (1, "อาชญากรรม"));
        check("อาชยากรรม", (1, "อาชญากรรม"));
        check("อาชญารกรม", (1, "อาชญากรรม"));
        assert_eq!(nearest(&chars("ยาเสพติด"), &chars(line), 2).0, 3);
    }
}

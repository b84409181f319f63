//! What stands on the pages of a file and should not, line by line.

use std::collections::HashMap;

use serde::Serialize;

use crate::proof::Page;

/// Pages of a file, and lines of a page, that are more than this are held against each other by their numbers alone.
const MOST: usize = 2_000;

/// A line that is another than it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The page of the printed file, counted from 1; of one that is missing, where it should stand.
    pub page: usize,
    /// The line on it, counted from 1; `None` of a whole page.
    pub line: Option<usize>,
    /// What stands there; `None` where the line or the page is missing.
    pub printed: Option<String>,
    /// What should; `None` where there should be nothing.
    pub recomputed: Option<String>,
}

/// Where the pages of a file are others than they should be: those in which figures differ first.
pub fn differences(printed: &[Page], recomputed: &[Page]) -> Vec<Difference> {
    let (printed, recomputed): (Vec<_>, Vec<_>) =
        (printed.iter().map(lines).collect(), recomputed.iter().map(lines).collect());
    let text = |page: &Lines| page.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n");
    let texts = [&printed, &recomputed].map(|pages| pages.iter().map(text).collect::<Vec<_>>());
    let mut found = Vec::new();
    for (one, other) in pairs(&texts[0], &texts[1]) {
        match (one, other) {
            (Some(one), Some(other)) if texts[0][one] != texts[1][other] => {
                of_page(one + 1, &printed[one], &recomputed[other], &mut found);
            }
            (Some(_), Some(_)) | (None, None) => {}
            (Some(one), None) => {
                let printed = Some(first(&printed[one]));
                found.push(Difference { page: one + 1, line: None, printed, recomputed: None });
            }
            (None, Some(other)) => {
                let recomputed = Some(first(&recomputed[other]));
                found.push(Difference { page: other + 1, line: None, printed: None, recomputed });
            }
        }
    }
    found.sort_by_key(|one| (!one.is_of_figures(), one.page, one.line));
    found
}

impl Difference {
    /// Whether figures differ.
    fn is_of_figures(&self) -> bool {
        let figures = |text: &Option<String>| {
            text.iter().flat_map(|text| text.chars()).filter(|c| c.is_numeric()).collect::<String>()
        };
        figures(&self.printed) != figures(&self.recomputed)
    }
}

/// Lines with their numbers on the page.
type Lines = Vec<(usize, String)>;

fn lines(page: &Page) -> Lines {
    page.numbers().into_iter().zip(page.lines.iter().map(|line| line.text.trim().to_owned())).collect()
}

fn first(page: &Lines) -> String {
    page.first().map_or_else(String::new, |(_, text)| text.clone())
}

fn of_page(page: usize, printed: &Lines, recomputed: &Lines, found: &mut Vec<Difference>) {
    let texts = [printed, recomputed].map(|lines| lines.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>());
    for (one, other) in pairs(&texts[0], &texts[1]) {
        let [one, other] = [one.map(|at| &printed[at]), other.map(|at| &recomputed[at])];
        if one.map(|(_, text)| text) == other.map(|(_, text)| text) {
            continue;
        }
        let line = one.or(other).map(|(number, _)| *number);
        let text = |line: Option<&(usize, String)>| line.map(|(_, text)| text.clone());
        found.push(Difference { page, line, printed: text(one), recomputed: text(other) });
    }
}

type Pairs = Vec<(Option<usize>, Option<usize>)>;

fn by_number(one: usize, other: usize) -> Pairs {
    (0..one.max(other)).map(|at| ((at < one).then_some(at), (at < other).then_some(at))).collect()
}

/// What belongs together in two lists: what is equal, in order, as much as can be; what stands between is paired as it comes.
fn pairs(one: &[String], other: &[String]) -> Pairs {
    if one.len().max(other.len()) > MOST {
        return by_number(one.len(), other.len());
    }
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut number = |text| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(text).or_insert(next)
    };
    let a: Vec<u32> = one.iter().map(|text| number(text)).collect();
    let b: Vec<u32> = other.iter().map(|text| number(text)).collect();
    // How many are equal from each place on.
    let mut equal = vec![vec![0_u32; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            equal[i][j] = if a[i] == b[j] { equal[i + 1][j + 1] + 1 } else { equal[i + 1][j].max(equal[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut paired) = (0, 0, Pairs::new());
    let (mut left, mut right) = (Vec::new(), Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            between(&mut left, &mut right, &mut paired);
            paired.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || i < a.len() && equal[i + 1][j] >= equal[i][j + 1] {
            left.push(i);
            i += 1;
        } else {
            right.push(j);
            j += 1;
        }
    }
    between(&mut left, &mut right, &mut paired);
    paired
}

/// Pairs what stands between two equals.
fn between(left: &mut Vec<usize>, right: &mut Vec<usize>, paired: &mut Pairs) {
    let count = left.len().max(right.len());
    paired.extend((0..count).map(|at| (left.get(at).copied(), right.get(at).copied())));
    left.clear();
    right.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::{Line, Role};

    fn page(lines: &[&str]) -> Page {
        let line = |(at, text): (f64, &&str)| Line {
            text: (*text).to_owned(),
            left: 70.0,
            right: 200.0,
            baseline: 100.0 + 20.0 * at,
            size: 16.0,
            block: 0,
            role: Role::Text,
            edge: None,
            row: None,
        };
        let lines = (0..).map(f64::from).zip(lines).map(line).collect();
        Page { width: 595.0, height: 842.0, lines, ..Page::default() }
    }

    #[test]
    fn what_was_changed_taken_out_or_put_in_is_found_figures_first() {
        let book = [page(&["ปก"]), page(&["เป้าหมาย ๑๕๐ คน", "ผล ๒๐ คน"]), page(&["ลงชื่อ"])];
        assert_eq!(differences(&book, &book), []);
        let altered = [page(&["ปก"]), page(&["เป้าหมาย ๑๕๐ ราย", "ผล ๒๙ คน"]), page(&["ลงชื่อ"])];
        let found = differences(&altered, &book);
        assert_eq!(found.iter().map(|one| (one.page, one.line)).collect::<Vec<_>>(), [(2, Some(2)), (2, Some(1))]);
        assert_eq!(found[0].printed.as_deref(), Some("ผล ๒๙ คน"));
        assert_eq!(found[0].recomputed.as_deref(), Some("ผล ๒๐ คน"));
        let whole = |page, printed: Option<&str>, recomputed: Option<&str>| Difference {
            page,
            line: None,
            printed: printed.map(str::to_owned),
            recomputed: recomputed.map(str::to_owned),
        };
        let without = [book[0].clone(), book[2].clone()];
        assert_eq!(differences(&without, &book), [whole(2, None, Some("เป้าหมาย ๑๕๐ คน"))]);
        let with = [book[0].clone(), page(&["แทรก"]), book[1].clone(), book[2].clone()];
        assert_eq!(differences(&with, &book), [whole(2, Some("แทรก"), None)]);
    }

    #[test]
    fn what_is_endless_is_paired_by_its_numbers() {
        let many: Vec<String> = (0..50_000).map(|line| line.to_string()).collect();
        let paired = pairs(&many, &many[1..]);
        assert_eq!((paired.len(), paired[0], paired[49_999]), (50_000, (Some(0), Some(0)), (Some(49_999), None)));
    }
}

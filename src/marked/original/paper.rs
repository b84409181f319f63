//! The colour of marked cells: a conditional format that always holds. The cells' own formats are not touched, and the
//! marks of an earlier run are known by their formula, whatever program has saved the copy since.

use std::collections::BTreeMap;

use super::{
    Odd,
    markup::{Edits, Element, with_attribute},
    styles::Papers,
};
use crate::diagnostic::{Severity, column_letters};

/// The formula of every mark, by which it is known.
const FORMULA: &str = "LEN(\"ruplem\")=6";

/// How many areas one format covers: programs are slow to read more in one attribute.
const MOST_AREAS: usize = 500;

/// What stands before the conditional formats in a sheet.
const BEFORE: [&str; 17] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
];

/// Takes earlier marks off a sheet, which is given by all that is in it, and puts these on, over all formats of its own.
pub fn mark(
    children: &[Element<'_>],
    edits: &mut Edits<'_>,
    marks: &BTreeMap<(u32, u16), Severity>,
    papers: Papers,
) -> Result<(), Odd> {
    let mut own = Vec::new();
    for format in children.iter().filter(|child| child.name == "conditionalFormatting") {
        let rules = format.children()?;
        let (marks, others): (Vec<_>, Vec<_>) = rules.into_iter().partition(is_our_rule);
        match others.is_empty() && !marks.is_empty() {
            true => edits.remove(format.range()),
            false => marks.iter().for_each(|mark| edits.remove(mark.range())),
        }
        own.extend(others);
    }
    // Rules of later versions stand at the end, and are ranked with the others.
    for extension in children.iter().filter(|child| child.name == "extLst" && child.inner.contains("cfRule")) {
        own.extend(later_rules(extension)?);
    }
    let marks = formats(marks, papers);
    let first = own.iter().filter_map(|rule| rule.number("priority")).min().unwrap_or(usize::MAX);
    let by = (marks.len() + 1).saturating_sub(first);
    for rule in own.iter().filter(|_| by > 0) {
        if let Some(priority) = rule.number("priority") {
            edits.replace(rule.tag_range(), with_attribute(rule.tag, "priority", &(priority + by).to_string()));
        }
    }
    let before = children.iter().rfind(|child| BEFORE.contains(&child.name));
    edits.insert(before.ok_or(Odd("a sheet has no cells"))?.range().end, marks.concat());
    Ok(())
}

/// Whether a rule is ours: its formula is, but for blanks and case. One of the officer's own may speak of ruplem too.
fn is_our_rule(rule: &Element<'_>) -> bool {
    let is_formula = |text: String| text.split_whitespace().collect::<String>().eq_ignore_ascii_case(FORMULA);
    rule.name == "cfRule" && rule.text().is_ok_and(is_formula)
}

/// The rules of an extension: extLst, ext, conditionalFormattings, conditionalFormatting, cfRule.
fn later_rules<'a>(extension: &Element<'a>) -> Result<Vec<Element<'a>>, Odd> {
    let mut level = vec![*extension];
    for _ in 0..4 {
        let below = level.iter().filter(|element| element.inner.contains("cfRule")).map(Element::children);
        level = below.collect::<Result<Vec<_>, Odd>>()?.concat();
    }
    level.retain(|element| element.name.rsplit(':').next() == Some("cfRule"));
    Ok(level)
}

/// The conditional formats, each with a rank of its own.
fn formats(marks: &BTreeMap<(u32, u16), Severity>, papers: Papers) -> Vec<String> {
    let of = |severity: Severity| {
        let areas = areas(marks, severity);
        areas.chunks(MOST_AREAS).map(|areas| (papers.of(severity), areas.join(" "))).collect::<Vec<_>>()
    };
    let formats = [Severity::Error, Severity::Warning].into_iter().flat_map(of);
    let write = |(priority, (paper, areas)): (usize, (usize, String))| {
        format!(
            "<conditionalFormatting sqref=\"{areas}\"><cfRule type=\"expression\" dxfId=\"{paper}\" priority=\"{priority}\">\
             <formula>{FORMULA}</formula></cfRule></conditionalFormatting>"
        )
    };
    (1..).zip(formats).map(write).collect()
}

/// The marked cells, those below each other as one area: `C5:C9`.
fn areas(marks: &BTreeMap<(u32, u16), Severity>, severity: Severity) -> Vec<String> {
    let mut cells: Vec<(u16, u32)> =
        marks.iter().filter(|(_, of)| **of == severity).map(|(&(row, column), _)| (column, row)).collect();
    cells.sort_unstable();
    cells
        .chunk_by(|one, next| one.0 == next.0 && one.1 + 1 == next.1)
        .map(|run| {
            let [first, last] = [run[0], run[run.len() - 1]].map(|(column, row)| cell(row, column));
            if first == last { first } else { format!("{first}:{last}") }
        })
        .collect()
}

/// `F12`, of the zero-based cell.
pub fn cell(row: u32, column: u16) -> String {
    format!("{}{}", column_letters(usize::from(column)), u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::{super::markup::root, *};

    #[test]
    fn a_rule_is_ours_by_its_whole_formula() {
        for (formula, is_ours) in [
            ("LEN(\"ruplem\")=6", true),
            (" len(&quot;ruplem&quot;) = 6\n", true),
            ("$A1=\"ruplem\"", false),
            ("LEN(\"ruplem\")=6+0*A1", false),
        ] {
            let rule = format!("<cfRule type=\"expression\"><formula>{formula}</formula></cfRule>");
            assert_eq!(is_our_rule(&root(&rule, "cfRule").unwrap()), is_ours, "{formula}");
        }
    }
}

//! The rows, cells, columns and merged areas of a sheet, by their places.

use std::ops::Range;

use super::{Odd, markup::Element};
use crate::read::workbook::area::{Area, area, cell};

/// The styles of whole columns.
pub struct ColumnStyles(Vec<(Range<usize>, String)>);

impl ColumnStyles {
    /// Those a sheet tells of.
    pub fn of(children: &[Element<'_>]) -> Result<Self, Odd> {
        let mut styles = Vec::new();
        for columns in children.iter().filter(|child| child.name == "cols") {
            styles.extend(columns.children()?.iter().filter_map(|column| {
                Some((column.number("min")?..column.number("max")?.saturating_add(1), column.attribute("style")?))
            }));
        }
        Ok(Self(styles))
    }

    /// The style of a column, counted from 0.
    pub fn get(&self, column: u16) -> Option<&str> {
        let number = usize::from(column) + 1;
        self.0.iter().find(|(columns, _)| columns.contains(&number)).map(|(_, style)| style.as_str())
    }
}

/// The rows of a sheet by their numbers, counted from 0. A row that does not tell its number follows the one before.
pub fn rows<'a>(children: &[Element<'a>]) -> Result<Vec<(u32, Element<'a>)>, Odd> {
    let data = children.iter().find(|child| child.name == "sheetData").ok_or(Odd("a sheet has no cells"))?;
    let mut next = 0;
    let mut rows = Vec::new();
    for row in data.children()?.into_iter().filter(|child| child.name == "row") {
        let told = row.number("r").and_then(|number| u32::try_from(number).ok()?.checked_sub(1));
        let number = told.unwrap_or(next);
        next = number.saturating_add(1);
        rows.push((number, row));
    }
    Ok(rows)
}

/// The cells of a row by their columns, as [`rows`].
pub fn cells<'a>(row: &Element<'a>) -> Result<Vec<(u16, Element<'a>)>, Odd> {
    let mut next = 0;
    let mut cells = Vec::new();
    for found in row.children()?.into_iter().filter(|child| child.name == "c") {
        let told = found.attribute("r").and_then(|name| cell(&name)).map(|(_, column)| column);
        let column = told.unwrap_or(next);
        next = column.saturating_add(1);
        cells.push((column, found));
    }
    Ok(cells)
}

/// The areas of a sheet that are one cell each.
pub fn merged(children: &[Element<'_>]) -> Result<Vec<Area>, Odd> {
    let mut areas = Vec::new();
    for merged in children.iter().filter(|child| child.name == "mergeCells") {
        areas.extend(merged.children()?.iter().filter_map(|merged| area(&merged.attribute("ref")?)));
    }
    Ok(areas)
}

/// The cell that a cell is shown as.
pub fn anchor(at: (u32, u16), merged: &[Area]) -> (u32, u16) {
    let is_over = |(start, end): &&Area| (start.0..=end.0).contains(&at.0) && (start.1..=end.1).contains(&at.1);
    merged.iter().find(is_over).map_or(at, |(start, _)| *start)
}

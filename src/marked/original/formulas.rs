//! Formulas that more cells than one are calculated by.

use std::collections::BTreeMap;

use super::{Odd, markup::Element};
use crate::{
    read::workbook::area::{Area, area},
    xml,
};

/// Formulas that are told for several cells at once.
pub struct Formulas {
    /// By its number, how many cells a shared one is told at.
    shared: BTreeMap<String, usize>,
    /// Areas that are calculated as one.
    areas: Vec<Area>,
}

impl Formulas {
    /// What is told in the markup of a sheet's cells.
    pub fn of(cells: &str) -> Self {
        let mut found = Self { shared: BTreeMap::new(), areas: Vec::new() };
        for tag in Self::tags(cells) {
            match xml::attribute(tag, "t").as_deref() {
                Some("shared") => {
                    *found.shared.entry(xml::attribute(tag, "si").unwrap_or_default()).or_default() += 1;
                }
                Some("array" | "dataTable") => {
                    found.areas.extend(xml::attribute(tag, "ref").and_then(|reference| area(&reference)));
                }
                _ => {}
            }
        }
        found.areas.retain(|(start, end)| start != end);
        found
    }

    /// The start tag of every formula.
    pub fn tags(cells: &str) -> impl Iterator<Item = &str> {
        cells.match_indices("<f").filter_map(|(at, _)| {
            let rest = &cells[at..];
            let is_formula = rest[2..].starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
            rest.find('>').filter(|_| is_formula).map(|end| &rest[..=end])
        })
    }

    /// Whether a cell is calculated together with others.
    pub fn covers(&self, (row, column): (u32, u16)) -> bool {
        let is_in = |(start, end): &Area| (start.0..=end.0).contains(&row) && (start.1..=end.1).contains(&column);
        self.areas.iter().any(is_in)
    }

    /// Whether other cells would lose their formula with that of this one.
    pub fn is_others(&self, at: (u32, u16), cell: &Element<'_>) -> Result<bool, Odd> {
        let Some(formula) = cell.child("f")? else { return Ok(self.covers(at)) };
        let is_told_here = formula.attribute("t").as_deref() == Some("shared") && formula.attribute("ref").is_some();
        let tellings = formula.attribute("si").and_then(|number| self.shared.get(&number).copied()).unwrap_or(0);
        Ok(is_told_here && tellings > 1 || self.covers(at))
    }
}

//! What stands on a table's sheet and is none of its data, told once a kind.

use crate::{
    diagnostic::{Diagnostic, Fault, column_letters},
    read::{RawRow, RawTable},
};

/// Reports what was set apart from a table's data.
pub fn check(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) {
    let apart = &raw.apart;
    let kinds = [
        (&apart.headings, Fault::RepeatedHeading { rows: stretches(&apart.headings) }),
        (
            &apart.strategies,
            Fault::StrategyRows { rows: stretches(&apart.strategies), is_used: apart.gives_strategies },
        ),
        (&apart.foreign, Fault::ForeignRows { table: raw.table, rows: stretches(&apart.foreign) }),
        (&apart.unfilled, Fault::UnfilledRows { rows: stretches(&apart.unfilled) }),
        (&raw.remarks, Fault::RemarkRow { rows: stretches(&raw.remarks) }),
    ];
    for (rows, fault) in kinds {
        let Some(first) = rows.first() else { continue };
        let column = first.cells.iter().position(|cell| !cell.is_empty());
        let place = raw.place(Some(first.number), column);
        let found = column.map(|column| first.cells[column].clone());
        diagnostics.push(Diagnostic { place, fault, found });
    }
    if let Some(from) = apart.beside_from {
        diagnostics.push(beside(raw, from));
    }
}

fn beside(raw: &RawTable, from: usize) -> Diagnostic {
    let is_filled = |cell: &(usize, &String)| cell.0 >= from && !cell.1.is_empty();
    let headings = std::iter::once((raw.heading_row, &raw.headings));
    let rows = headings.chain(raw.apart.beside.iter().map(|row| (row.number, &row.cells)));
    let cells: Vec<(u32, usize, &String)> = rows
        .flat_map(|(number, cells)| {
            cells.iter().enumerate().filter(is_filled).map(move |(at, cell)| (number, at, cell))
        })
        .collect();
    let first = cells.first();
    let (row, column) = first.map_or((raw.heading_row, from), |(row, column, _)| (*row, *column));
    let last_row = cells.iter().map(|(row, ..)| *row).max().unwrap_or(row);
    let last_column = cells.iter().map(|(_, column, _)| *column).max().unwrap_or(column);
    let cells = format!("{}{row}:{}{last_row}", column_letters(from), column_letters(last_column));
    let place = raw.place(Some(row), Some(column));
    Diagnostic { place, fault: Fault::BesideTable { cells }, found: first.map(|(.., cell)| (*cell).clone()) }
}

/// The first and the last of each stretch of rows that follow each other.
pub fn stretches<'r>(rows: impl IntoIterator<Item = &'r RawRow>) -> Vec<(u32, u32)> {
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for RawRow { number, .. } in rows {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => stretches.push((*number, *number)),
        }
    }
    stretches
}

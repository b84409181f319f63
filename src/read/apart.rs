//! Rows and cells on a table's sheet that are none of it: its heading again on a new page, headings between projects, a
//! legend or a second table below or beside it, rows begun and not filled in. They are set apart from the data and told once,
//! so that nobody is asked for each of their cells.

use std::collections::BTreeSet;

use super::{
    RawRow, RawTable,
    fits::{is_open, is_sentence, may_hold},
    grid::column,
};
use crate::{
    schema::{Choices, Column, Holds, Table},
    text::{clean::without_invisible, letters},
};

/// What is set apart from the data of a table.
#[derive(Debug, Clone, Default)]
pub struct Apart {
    /// The heading again.
    pub headings: Vec<RawRow>,
    /// Strategies that stand over their projects.
    pub strategies: Vec<RawRow>,
    /// Whether projects without a strategy of their own have been given that of the heading above.
    pub gives_strategies: bool,
    /// Rows that hold next to nothing of what a row of this table needs.
    pub foreign: Vec<RawRow>,
    /// Rows that have begun well and lack most of what they need.
    pub unfilled: Vec<RawRow>,
    /// Rows as they were, of which something stood beside the table.
    pub beside: Vec<RawRow>,
    /// The first column beside the table.
    pub beside_from: Option<usize>,
}

impl Apart {
    /// Every row of which something was set apart, whole.
    pub fn rows(&self) -> impl Iterator<Item = &RawRow> {
        [&self.headings, &self.strategies, &self.foreign, &self.unfilled, &self.beside].into_iter().flatten()
    }

    /// Whether anything is set apart.
    pub fn is_empty(&self) -> bool {
        self.beside_from.is_none() && self.rows().next().is_none()
    }
}

/// What a heading of a strategy begins with.
const STRATEGIES: [&str; 6] = ["ยุทธศาสตร์", "กลยุทธ์", "ประเด็น", "แนวทาง", "แผนงาน", "ด้าน"];

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Data,
    Heading,
    Strategy,
    /// Its few cells may be what their columns hold, and one of them could be little else.
    Unfilled,
    /// They are words alone, which may be anything.
    Begun,
    /// They are not.
    Foreign,
    /// So much is filled in that it is taken for a row of data, unless others like it or a blank row set it off.
    Unlikely,
    /// It lacks much of what a row of data needs, or what comes first in it, and is taken for one where none that is none
    /// stands right above.
    Lacking,
    /// Nothing is in the columns of the table.
    Blank,
}

impl RawTable {
    /// Sets apart what is none of the table. Rows in which something is already found to be wrong stay.
    pub fn set_rows_apart(&mut self, found: &BTreeSet<u32>) {
        let columns: Vec<Option<&'static Column>> =
            self.headings.iter().map(|heading| column(self.table, heading)).collect();
        if self.table.has_keys() || columns.iter().flatten().count() < 2 {
            return;
        }
        self.set_beside_apart(&columns);
        let shape = Shape { table: self.table, columns: &columns, strategies: self.strategies() };
        let mut kinds: Vec<Kind> = self
            .rows
            .iter()
            .map(|row| match found.contains(&row.number) || shape.is_laid_out(row) {
                true => Kind::Data,
                false => shape.kind(row),
            })
            .collect();
        settle(&mut kinds, &self.rows, self.heading_row);
        if kinds.iter().all(|kind| *kind == Kind::Data) {
            return;
        }
        let strategy = self.column("strategy");
        let mut over: Option<String> = None;
        let mut above = Vec::with_capacity(self.rows.len() + 1);
        let rows = std::mem::take(&mut self.rows);
        for (mut row, kind) in rows.into_iter().zip(kinds) {
            above.push(self.rows.len());
            match kind {
                Kind::Heading => self.apart.headings.push(row),
                Kind::Strategy => {
                    over = row.cells.iter().find(|cell| !is_blank(cell)).cloned();
                    self.apart.strategies.push(row);
                }
                Kind::Foreign | Kind::Unlikely => self.apart.foreign.push(row),
                Kind::Unfilled | Kind::Begun => self.apart.unfilled.push(row),
                Kind::Blank => {}
                Kind::Data | Kind::Lacking => {
                    if let (Some(strategy), Some(over)) = (strategy, &over)
                        && row.cells.get(strategy).is_none_or(|cell| is_blank(cell))
                    {
                        row.cells.resize(row.cells.len().max(strategy + 1), String::new());
                        row.cells[strategy].clone_from(over);
                        self.apart.gives_strategies = true;
                    }
                    self.rows.push(row);
                }
            }
        }
        above.push(self.rows.len());
        self.set_foreign_totals_apart();
        self.totals
            .iter_mut()
            .for_each(|total| total.above = above.get(total.above).copied().unwrap_or(self.rows.len()));
    }

    /// A total right below what is foreign is its own.
    fn set_foreign_totals_apart(&mut self) {
        let foreign = &mut self.apart.foreign;
        self.totals.retain(|total| {
            let is_below = foreign.binary_search_by_key(&total.row.number.saturating_sub(1), |row| row.number);
            if let Ok(above) = is_below {
                foreign.insert(above + 1, total.row.clone());
            }
            is_below.is_err()
        });
    }

    /// What a column of nothing parts from the table.
    fn set_beside_apart(&mut self, columns: &[Option<&'static Column>]) {
        let Some(last) = columns.iter().rposition(Option::is_some) else { return };
        let width = self.rows.iter().map(|row| row.cells.len()).chain([self.headings.len()]).max().unwrap_or(0);
        let is_blank_at = |position: usize| {
            let cell = |cells: &[String]| cells.get(position).is_none_or(|cell| is_blank(cell));
            cell(&self.headings) && self.rows.iter().all(|row| cell(&row.cells))
        };
        let Some(gap) = (last + 1..width).find(|position| is_blank_at(*position)) else { return };
        let Some(from) = (gap + 1..width).find(|position| !is_blank_at(*position)) else { return };
        self.apart.beside_from = Some(from);
        for row in self.rows.iter_mut().filter(|row| row.cells.iter().skip(from).any(|cell| !is_blank(cell))) {
            self.apart.beside.push(row.clone());
            row.cells.truncate(from);
        }
    }

    /// The names of strategies that projects have.
    fn strategies(&self) -> BTreeSet<String> {
        let Some(position) = self.column("strategy").filter(|_| self.table == Table::Projects) else {
            return BTreeSet::new();
        };
        self.rows.iter().filter_map(|row| row.cells.get(position)).map(|cell| letters(cell).collect()).collect()
    }
}

/// What makes a row one of the table.
struct Shape<'a> {
    table: Table,
    columns: &'a [Option<&'static Column>],
    strategies: BTreeSet<String>,
}

impl Shape<'_> {
    /// Whether it is the row of a round of which nobody knows anything yet, as a form lays it out.
    fn is_laid_out(&self, row: &RawRow) -> bool {
        let is_round = |position: usize, cell: &str| {
            let column = self.columns.get(position).copied().flatten();
            column.is_some_and(|column| column.holds == Holds::Choice(Choices::Rounds) && may_hold(column, cell))
        };
        self.table == Table::Budget
            && row.cells.iter().enumerate().all(|(position, cell)| is_blank(cell) || is_round(position, cell))
    }

    fn kind(&self, row: &RawRow) -> Kind {
        let cells: Vec<(&'static Column, &str)> = (self.columns.iter().zip(&row.cells))
            .filter_map(|(column, cell)| Some(((*column)?, cell.as_str())))
            .filter(|(_, cell)| !is_blank(cell))
            .collect();
        if self.is_heading(&cells) {
            return Kind::Heading;
        }
        // Whoever's row it is says its province.
        if cells.iter().any(|(column, _)| *column == &Column::PROVINCE) {
            return Kind::Data;
        }
        let has_more = row.cells.iter().zip(self.columns.iter().chain(std::iter::repeat(&None)));
        let has_more = has_more.into_iter().any(|(cell, column)| column.is_none() && !is_blank(cell));
        if cells.is_empty() {
            return if has_more { Kind::Data } else { Kind::Blank };
        }
        if self.is_strategy(&cells, has_more) {
            return Kind::Strategy;
        }
        let needed: Vec<&'static Column> =
            self.columns.iter().flatten().copied().filter(|column| column.required).collect();
        let given: Vec<&(&Column, &str)> = cells.iter().filter(|(column, _)| column.required).collect();
        let is_begun = || {
            let key = needed.first().is_some_and(|key| given.iter().any(|(column, _)| column == key));
            key && given.len() > 1 && cells.iter().all(|(column, cell)| may_hold(column, cell))
        };
        let is_typed = |column: &Column| !matches!(column.holds, Holds::Text) && !is_open(column.holds);
        let has_key = || {
            let key = needed.first().filter(|column| is_typed(column));
            key.is_none_or(|key| cells.iter().any(|(column, cell)| column == key && may_hold(column, cell)))
        };
        let is_unlikely = needed.iter().any(|column| is_typed(column))
            && !cells.iter().any(|(column, cell)| is_typed(column) && may_hold(column, cell));
        let is_note = || {
            let [(column, cell)] = cells[..] else { return false };
            is_sentence(cell) && column.holds != Holds::Choice(Choices::Items)
        };
        match () {
            () if given.is_empty() && cells.iter().any(|(column, cell)| is_typed(column) && may_hold(column, cell)) => {
                Kind::Unfilled
            }
            () if given.is_empty() && !needed.is_empty() => Kind::Foreign,
            () if given.len() * 2 < needed.len() => {
                if !is_begun() {
                    Kind::Foreign
                } else if cells.iter().any(|(column, _)| is_typed(column)) {
                    Kind::Unfilled
                } else {
                    Kind::Begun
                }
            }
            () if is_unlikely && is_note() => Kind::Foreign,
            () if is_unlikely => Kind::Unlikely,
            () if given.len() + 1 < needed.len() || !has_key() => Kind::Lacking,
            () => Kind::Data,
        }
    }

    /// Whether most of the cells are the names of their columns.
    fn is_heading(&self, cells: &[(&'static Column, &str)]) -> bool {
        let is_name = |(column, cell): &&(&'static Column, &str)| {
            self.table.column_named(cell).is_some_and(|named| named == *column)
        };
        let named = cells.iter().filter(is_name).count();
        named > 1 && named * 2 > cells.len()
    }

    /// Whether a row of projects is nothing but the name of a strategy.
    fn is_strategy(&self, cells: &[(&'static Column, &str)], has_more: bool) -> bool {
        let [(column, cell)] = cells else { return false };
        let begins = || STRATEGIES.iter().any(|word| without_invisible(cell).trim_start().starts_with(word));
        let is_known = || self.strategies.contains(&letters(cell).collect::<String>());
        let is_own = column.english == "strategy";
        self.table == Table::Projects
            && !has_more
            && (begins() || !is_own && is_known() || is_own && cell.chars().count() > 5)
    }
}

/// Takes rows that are unlikely to be of the table for foreign where a blank row or another such row sets them off, and for
/// data where they stand alone among others; and rows below a foreign one for what it heads.
fn settle(kinds: &mut [Kind], rows: &[RawRow], heading_row: u32) {
    let is_off = |kind: Kind| matches!(kind, Kind::Unlikely | Kind::Foreign);
    for index in 0..kinds.len() {
        let before = index.checked_sub(1);
        let is_after_gap = rows[index].number > before.map_or(heading_row, |before| rows[before].number) + 1;
        let has_like = before.is_some_and(|before| is_off(kinds[before]))
            || kinds.get(index + 1).is_some_and(|next| is_off(*next));
        match kinds[index] {
            Kind::Unlikely if !is_after_gap && !has_like => kinds[index] = Kind::Data,
            Kind::Unfilled | Kind::Begun if before.is_some_and(|before| kinds[before] == Kind::Foreign) => {
                kinds[index] = Kind::Foreign;
            }
            Kind::Lacking => {
                let is_headed = !is_after_gap && before.is_some_and(|before| is_off(kinds[before]));
                kinds[index] = if is_headed { Kind::Foreign } else { Kind::Data };
            }
            Kind::Begun => kinds[index] = if is_after_gap { Kind::Foreign } else { Kind::Unfilled },
            _ => {}
        }
    }
}

fn is_blank(cell: &str) -> bool {
    cell.is_empty() || without_invisible(cell).trim().is_empty()
}

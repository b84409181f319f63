//! How the cells of a column look: their number format and their width.

use rust_xlsxwriter::Format;

use crate::{
    schema::{Choices, Column, Holds, Table},
    xlsx,
};

/// The format of a column's cells: unlocked, and text wherever a spreadsheet would turn it into something else.
pub fn format(holds: Holds) -> Format {
    let cell = xlsx::text().set_unlocked();
    match holds {
        Holds::People => cell.set_num_format("#,##0"),
        Holds::Money => cell.set_num_format("#,##0.00"),
        Holds::Number => cell.set_num_format("0"),
        // A day stays as it is typed: a spreadsheet whose calendar is not the Buddhist one takes 2564 for a year of the Common
        // Era, and shows it as 3107 where the format adds 543.
        Holds::Text | Holds::Day | Holds::Month | Holds::Choice(_) => cell.set_num_format("@").set_text_wrap(),
    }
}

/// A column's width in pixels.
pub fn width(table: Table, column: &Column) -> u32 {
    match (column.holds, column.english) {
        (Holds::People, _) => 120,
        (Holds::Money, _) => 150,
        (Holds::Day | Holds::Month, _) => 130,
        (Holds::Choice(Choices::Rounds), _) => 80,
        (Holds::Number, _) => 110,
        (Holds::Choice(Choices::Projects), _) | (_, "id") => 120,
        (Holds::Choice(Choices::Items | Choices::Groups | Choices::LastYear), _) => 190,
        (Holds::Choice(_), _) => 300,
        (_, "name" | "topic" | "item" | "year") if table != Table::Projects => 190,
        _ => 320,
    }
}

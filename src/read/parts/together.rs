//! How much is held of a country's provinces together: each may be as large as a province can be, and not all of them at once.

use std::mem::size_of;

use super::{Part, refused};
use crate::{
    diagnostic::{Fault, Limit},
    limits::MAX_NATION_MB,
    read::{RawDataset, RawProvince},
};

/// How many bytes the cells of further provinces may still take.
pub struct Together(usize);

impl Together {
    pub fn new() -> Self {
        Self(MAX_NATION_MB * 1024 * 1024)
    }

    /// Whether what comes now is not even read.
    pub fn is_used_up(&self) -> bool {
        self.0 == 0
    }

    /// The part, or that there was no more room for it. From the first one that finds none, none does: which provinces are
    /// read is to follow from their order alone.
    pub fn take(&mut self, part: Part) -> Part {
        let Part::Province(RawProvince { name, data }) = part else { return part };
        self.0 = self.0.saturating_sub(held(&data));
        if self.is_used_up() {
            return Self::without_room(name);
        }
        Part::Province(RawProvince { name, data })
    }

    /// A province that is not read for want of room.
    pub fn without_room(name: String) -> Part {
        let fault = Fault::WorkbookTooLarge { limit: Limit::Together(MAX_NATION_MB) };
        Part::Province(RawProvince { data: refused(name.clone(), fault), name })
    }
}

fn held(data: &RawDataset) -> usize {
    let cells = data.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    cells.map(|cell| size_of::<String>() + cell.capacity()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        read::{RawRow, RawTable},
        schema::Table,
    };

    fn province(name: &str, letters: usize) -> Part {
        let mut table = RawTable::empty(Table::Results, format!("{name}.xlsx"), None);
        table.rows.push(RawRow { number: 2, cells: vec!["a".repeat(letters)] });
        let data = RawDataset { tables: vec![table], ..RawDataset::default() };
        Part::Province(RawProvince { name: name.to_owned(), data })
    }

    #[test]
    fn provinces_find_room_in_their_order_until_one_does_not() {
        let mut together = Together(1_000);
        let all = [province("ก", 400), province("ข", 400), province("ค", 400), province("ง", 1)];
        let taken = all.map(|part| match together.take(part) {
            Part::Province(RawProvince { name, data }) => (name, data.tables.len(), data.diagnostics.len()),
            _ => unreachable!("they are provinces"),
        });
        let names = |found: &[(String, usize, usize)], read| {
            found.iter().filter(|one| (one.1, one.2) == read).map(|one| one.0.clone()).collect::<String>()
        };
        assert_eq!((names(&taken, (1, 0)), names(&taken, (0, 1))), ("กข".to_owned(), "คง".to_owned()));
    }
}

//! How many cells and how many tables were laid out by our own hand, and how many turned out to be Typst's, on this thread;
//! and whether it parts tables wherever a page ends, as Typst does.

use std::cell::Cell;
use std::thread::LocalKey;

/// What is ours and what is not.
pub type Counted = (usize, usize);

thread_local! {
    pub static CELLS: Cell<Counted> = const { Cell::new((0, 0)) };
    pub static TABLES: Cell<Counted> = const { Cell::new((0, 0)) };
    pub static PARTS_AS_TYPST: Cell<bool> = const { Cell::new(false) };
}

pub fn note(counted: &'static LocalKey<Cell<Counted>>, is_ours: bool) {
    let (ours, not) = counted.get();
    counted.set(if is_ours { (ours + 1, not) } else { (ours, not + 1) });
}

/// Cells, then tables, counted since it was asked before.
pub fn take() -> [Counted; 2] {
    [CELLS.take(), TABLES.take()]
}

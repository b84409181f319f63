//! How much is read: far above what 76 offices type by hand in a year, far below what fills a small computer's memory.
//!
//! Stated in docs/data.md; whoever changes one changes the other.

/// The largest file, in megabytes of 1024 × 1024 bytes.
pub const MAX_FILE_MB: u64 = 64;

/// The largest file of keys and values, in megabytes: it holds thirty of them.
pub const MAX_KEYS_MB: u64 = 1;

/// The most a workbook may unpack to, in megabytes: a small file can hold an endless one.
pub const MAX_UNPACKED_MB: u64 = 256;

/// The most the cells of a workbook may take, in megabytes: a few bytes can repeat a text a million times.
pub const MAX_HELD_MB: usize = 192;

/// The most the cells of all provinces may take together, in megabytes: the sample of the country takes some twenty.
pub const MAX_NATION_MB: usize = 768;

/// How much of the sheets that are none of ours is looked at, in megabytes, to tell whether they hold anything.
pub const MAX_GLANCE_MB: u64 = 16;

/// The most sheets of a workbook.
pub const MAX_SHEETS: usize = 1_000;

/// How deep the elements of a part may lie within each other: no program goes beyond thirty.
pub const MAX_DEPTH: usize = 256;

/// The most parts of a package: every picture and every sheet is one.
pub const MAX_PARTS: usize = 65_536;

/// The most formats of cells, and the most fonts: as many as Excel takes.
pub const MAX_STYLES: usize = 65_536;

/// How much of a format's code is looked at, in bytes: Excel takes 255 characters.
pub const MAX_FORMAT: usize = 1_024;

/// The most areas of merged cells in one sheet.
pub const MAX_MERGES: usize = 65_536;

/// The most rows a table may have. The nation's results of a year are some 60,000.
pub const MAX_ROWS: usize = 250_000;

/// The most cells that hold anything, in one sheet.
pub const MAX_CELLS: usize = 4_000_000;

/// The most faults of a province's table that are told: nobody reads more, and each takes memory.
pub const MAX_FAULTS: usize = 20_000;

/// The columns of a sheet that are looked at: no table of the contract comes near.
pub const MAX_COLUMNS: usize = 256;

/// The longest text of one cell, in characters: as much as Excel lets a cell hold.
pub const MAX_CELL: usize = 32_767;

/// The longest that one cell may be written, in bytes, its formats and escapes with it.
pub const MAX_CELL_BYTES: usize = 4 * 1024 * 1024;

/// The largest picture file, in megabytes: twice what a good camera writes.
pub const MAX_PICTURE_MB: u64 = 40;

/// The largest drawing, in megabytes: a coat of arms in all its feathers takes a third of one.
pub const MAX_DRAWING_MB: u64 = 1;

/// The most pixels of a picture, in millions: a small file must not unfold into all of the memory.
pub const MAX_MEGAPIXELS: u64 = 120;

/// The largest document that is bound in, in megabytes: a hundred scanned pages.
pub const MAX_ANNEX_MB: u64 = 40;

/// The most pages of one such document.
pub const MAX_ANNEX_PAGES: usize = 100;

/// The most pages of all of them: so many pictures weigh what mail takes twice over.
pub const MAX_PAGES_OF_ANNEXES: usize = 300;

/// The most books and workbooks of one mail: more than there are provinces.
pub const MAX_ATTACHED: usize = 100;

/// The most files inside a book that are looked at, and the most pictures. Of a mail, the most parts.
pub const MAX_ENCLOSED: usize = 1_000;

/// The most streams of a PDF file: every page, picture and face is one.
pub const MAX_PDF_STREAMS: usize = 200_000;

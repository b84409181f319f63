//! `ruplem batch --print`: one file a kind of book for the printer, and a sheet that says what is in it.

use std::{collections::BTreeMap, fs, io, path::Path};

use super::{Failure, terminal::say};
use crate::{
    batch::{
        file::{BookFile, plain, read_plain},
        ledger::{BookEntry, Ledger},
        merge::MergeError,
        order::Order,
        outcome::Outcome,
        print::{Bound, PrintFile, join},
        shard::Shard,
    },
    compose::{AnyDocument, DOCUMENTS},
    csv_table::CsvTable,
    diagnostic::Lang,
    files::shown,
    model::FiscalYear,
    write::{Guard, Refusal},
};

/// The job sheet.
const SHEET: &str = "jobs.csv";

/// Joins the books of provinces that are in the folder as the ledger tells, kind by kind and year by year. A part of a
/// batch has a folder of its own for it. What the sheet of an earlier run tells of and this one's does not goes; what
/// somebody else has put there stays.
pub fn pack(
    orders: &[Order<'_>],
    ledger: &Ledger,
    folder: &Path,
    shard: Option<Shard>,
    guard: &Guard,
    lang: Lang,
) -> Result<(), Failure> {
    let failed = |path: &Path| {
        let path = shown(path);
        |cause| Failure::Write { path, cause }
    };
    let mut target = folder.join("print");
    make_folder(&target)?;
    if let Some(shard) = shard {
        target.push(shard.name());
        make_folder(&target)?;
    }
    let earlier = listed(&target.join(SHEET))?;
    let mut joined = Vec::new();
    let mut sheet = CsvTable::new();
    sheet.row([
        "แฟ้ม",
        "เล่ม",
        "เริ่มที่หน้า",
        "จำนวนหน้า",
        "หน้าสี",
        "จำนวนแผ่น (พิมพ์สองหน้า)",
        "สันหนาประมาณ (มม. กระดาษ ๘๐ แกรม)",
    ]);
    let is_made = |order: &&Order<'_>| {
        let book = ledger.books.get(&order.job.file);
        matches!(book, Some(BookEntry { outcome: Outcome::Made(_), .. }))
    };
    // Provinces may be of different years; a file has the books of one.
    let mut kinds: BTreeMap<(usize, FiscalYear), Vec<Bound>> = BTreeMap::new();
    for order in orders.iter().filter(is_made) {
        let Some(province) = order.province else { continue };
        let path = order.job.file.below(folder)?;
        let pdf = fs::read(&path).map_err(failed(&path))?;
        let name = format!("จังหวัด{}", province.name);
        let place = DOCUMENTS.iter().position(|document| document.kind() == order.job.kind).unwrap_or(DOCUMENTS.len());
        kinds.entry((place, order.year)).or_default().push(Bound { name, pdf });
    }
    for ((place, year), books) in kinds {
        let Some(kind) = DOCUMENTS.get(place).map(AnyDocument::kind) else { continue };
        let PrintFile { pdf, volumes } = join(books)?;
        let name = BookFile::new(None, kind.name, year);
        let path = name.below(&target)?;
        guard.write_changed(&path, &pdf)?;
        for volume in &volumes {
            let spine = format!("{}.{}", volume.spine() / 10, volume.spine() % 10);
            let numbers =
                [volume.first, volume.pages, volume.coloured, volume.sheets()].map(|number| number.to_string());
            sheet.row(
                [name.as_str(), &volume.name]
                    .into_iter()
                    .chain(numbers.iter().map(String::as_str))
                    .chain([spine.as_str()]),
            );
        }
        joined.push(name);
        let (volumes, path) = (volumes.len(), shown(path));
        say!(
            "{}",
            lang.either(format!("รวมพิมพ์ {volumes} เล่มใน {path}"), format!("{volumes} books to print in {path}"))
        );
    }
    for file in earlier.into_iter().filter(|file| !joined.contains(file)) {
        match fs::remove_file(file.below(&target)?) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                return Err(failed(&target.join(file.as_str()))(cause));
            }
            _ => {}
        }
    }
    Ok(guard.write_changed(&plain(target.join(SHEET))?, &sheet.into_bytes())?)
}

/// Makes a folder of the printer's if it is not there; one behind a link is somebody else's.
fn make_folder(path: &Path) -> Result<(), Failure> {
    if path.is_symlink() {
        return Err(Refusal::IsLink { path: shown(path) }.into());
    }
    fs::create_dir_all(path).map_err(|cause| Failure::Write { path: shown(path), cause })
}

/// The files that the sheet of an earlier run tells of: those and no others are ours to remove.
fn listed(sheet: &Path) -> Result<Vec<BookFile>, Failure> {
    let bytes = read_plain(sheet.to_owned()).map_err(MergeError::from)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let names = reader.records().map_while(Result::ok).filter_map(|row| row.get(0).map(str::to_owned));
    let mut files: Vec<BookFile> = names.filter_map(|name| BookFile::try_from(name).ok()).collect();
    files.retain(|file| file.slug().is_none());
    files.sort();
    files.dedup();
    Ok(files)
}

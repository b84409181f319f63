//! `ruplem batch --print`: one file a kind of book for the printer, and a sheet that says what is in it.

use std::{collections::BTreeMap, fs, io, path::Path};

use super::Failure;
use crate::{
    batch::{
        ledger::{Book, Ledger},
        order::Order,
        outcome::Outcome,
        print::{Bound, PrintFile, join},
        shard::Shard,
    },
    compose::{AnyDocument, DOCUMENTS},
    diagnostic::Lang,
    model::FiscalYear,
    write,
};

/// Excel reads a file as UTF-8 when it begins so.
const MARK: &str = "\u{feff}";

/// Joins the books of provinces that are in the folder as the ledger tells, kind by kind and year by year. A part of a batch has a folder
/// of its own for it. What an earlier run joined and this one does not goes, for the sheet says nothing of it.
pub fn pack(
    orders: &[Order<'_>],
    ledger: &Ledger,
    folder: &Path,
    shard: Option<Shard>,
    lang: Lang,
) -> Result<(), Failure> {
    let failed = |path: &Path| {
        let path = path.display().to_string();
        |cause| Failure::Write { path, cause }
    };
    let mut target = folder.join("print");
    target.extend(shard.map(Shard::name));
    let mut joined = Vec::new();
    fs::create_dir_all(&target).map_err(failed(&target))?;
    let mut sheet = csv::Writer::from_writer(MARK.as_bytes().to_vec());
    // Writing into memory cannot fail.
    let headings = ["แฟ้ม", "เล่ม", "เริ่มที่หน้า", "จำนวนหน้า", "จำนวนแผ่น (พิมพ์สองหน้า)", "สันหนาประมาณ (มม. กระดาษ ๘๐ แกรม)"];
    let _ = sheet.write_record(headings);
    let is_made = |order: &&Order<'_>| {
        let book = ledger.books.get(&order.job.file);
        matches!(book, Some(Book { outcome: Outcome::Made(_), .. }))
    };
    // Provinces may be of different years; a file has the books of one.
    let mut kinds: BTreeMap<(usize, FiscalYear), Vec<Bound>> = BTreeMap::new();
    for order in orders.iter().filter(is_made) {
        let Some(province) = order.province else { continue };
        let path = folder.join(&order.job.file);
        let pdf = fs::read(&path).map_err(failed(&path))?;
        let name = format!("จังหวัด{}", province.name);
        let place = DOCUMENTS.iter().position(|document| document.kind() == order.kind).unwrap_or(DOCUMENTS.len());
        kinds.entry((place, order.year)).or_default().push(Bound { name, pdf });
    }
    for ((place, year), books) in kinds {
        let Some(kind) = DOCUMENTS.get(place).map(AnyDocument::kind) else { continue };
        let PrintFile { pdf, volumes } = join(books)?;
        let name = format!("{}-{year}.pdf", kind.name);
        let path = target.join(&name);
        write::whole(&path, &pdf).map_err(failed(&path))?;
        for volume in &volumes {
            let spine = format!("{}.{}", volume.spine() / 10, volume.spine() % 10);
            let numbers = [volume.first, volume.pages, volume.sheets()].map(|number| number.to_string());
            let _ = sheet.write_record([&name, &volume.name].into_iter().chain(&numbers).chain([&spine]));
        }
        joined.push(name);
        let (volumes, path) = (volumes.len(), path.display());
        eprintln!(
            "{}",
            lang.either(format!("รวมพิมพ์ {volumes} เล่มใน {path}"), format!("{volumes} books to print in {path}"))
        );
    }
    for earlier in earlier(&target).map_err(failed(&target))?.into_iter().filter(|name| !joined.contains(name)) {
        let path = target.join(earlier);
        fs::remove_file(&path).map_err(failed(&path))?;
    }
    let path = target.join("jobs.csv");
    write::whole(&path, &sheet.into_inner().unwrap_or_default()).map_err(failed(&path))
}

/// The files of whole kinds of books that are in a folder.
fn earlier(target: &Path) -> io::Result<Vec<String>> {
    let is_ours = |name: &String| {
        let kind = name.strip_suffix(".pdf").and_then(|name| name.rsplit_once('-'));
        kind.is_some_and(|(kind, _)| AnyDocument::named(kind).is_some())
    };
    let names = fs::read_dir(target)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    Ok(names.collect::<io::Result<Vec<_>>>()?.into_iter().filter(is_ours).collect())
}

//! `ruplem monthly --rows` and `--against`: what a month adds to the sheet all provinces share.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{
    Exit, Failure, args::Common, book, book_args::BookArgs, dataset, inputs, report, snapshot::Snapshot, terminal,
};
use crate::{
    diagnostic::{Lang, column_letters},
    files::Files,
    read,
    shared_sheet::{self, Differing, MonthRows},
    write,
};

pub fn run(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    let Some((rows, month)) = &args.rows else { return book::run(args, common) };
    let month = *month;
    let guard = inputs::guard(&args.make.dataset, common);
    if let Some(output) = &rows.rows {
        if write::ends_in(output, "csv").is_err() {
            write::ends_in(output, "xlsx")?;
        }
        guard.allows_outside_data(output)?;
    }
    let workshop = dataset::workshop(common)?;
    let Some(loaded) = dataset::load_sound(&workshop, &args.make.dataset, common)? else { return Ok(Exit::BadData) };
    let dataset = loaded.dataset();
    if !dataset.year.contains(month) {
        return Err(Failure::MonthOutsideYear { month, year: dataset.year });
    }
    let of_month = shared_sheet::rows(dataset, month);
    if let Some(output) = &rows.rows {
        let files = files(&of_month, output)?;
        let named: Vec<(PathBuf, &[u8])> = files.iter().map(|(path, bytes)| (path.clone(), &bytes[..])).collect();
        guard.write_all(&named)?;
        for (path, _) in &files {
            report::rows_written(path, common.lang);
        }
    }
    let mut exit = Exit::Done;
    if let Some(sheet) = &rows.against {
        let snapshot = Snapshot::download(sheet, dataset::today(), common)?;
        let files = snapshot.as_ref().map_or_else(|| Files::on_disk(sheet), |snapshot| snapshot.files.clone());
        let found = shared_sheet::against(&of_month, dataset.province, &read::read(&files)?);
        let mut out = terminal::text(false);
        tell(&found, common.lang, &mut out)?;
        out.flush()?;
        if !found.is_empty() {
            exit = Exit::BadData;
        }
    }
    if args.make.output.is_some() && book::run(args, common)? != Exit::Done {
        exit = Exit::BadData;
    }
    Ok(exit)
}

/// A workbook holds both tables; of CSV the record has a file beside that of the results.
fn files(rows: &MonthRows, output: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Failure> {
    if write::ends_in(output, "xlsx").is_ok() {
        return Ok(vec![(output.to_owned(), rows.workbook()?)]);
    }
    let [results, record] = &rows.tables;
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let beside = output.with_file_name(format!("{stem}-{}.csv", record.table.english()));
    Ok(vec![(output.to_owned(), results.csv()), (beside, record.csv())])
}

fn tell(found: &[Differing], lang: Lang, out: &mut impl Write) -> io::Result<()> {
    if found.is_empty() {
        let same =
            lang.either("แผ่นงานกลางมีผลของเดือนนี้ครบและตรงกัน", "the shared sheet has all of the month, and the same");
        return writeln!(out, "{same}");
    }
    found.iter().try_for_each(|one| writeln!(out, "{}", line(one, lang)))
}

fn line(Differing { table, project, place, column, there, here }: &Differing, lang: Lang) -> String {
    let of = project.as_ref().map_or_else(String::new, |project| format!(" {project}"));
    let at = place.as_ref().and_then(|place| {
        let row = place.row?;
        Some(place.column.map_or_else(
            || lang.either(format!("แถว {row}"), format!("row {row}")),
            |column| format!("{}{row}", column_letters(column)),
        ))
    });
    let at = at.map_or_else(String::new, |at| format!(" ({at})"));
    let table = lang.either(table.thai(), table.english());
    let nothing = || lang.either("(ว่าง)", "(nothing)").to_owned();
    let shown = |text: &Option<String>| text.clone().filter(|text| !text.is_empty()).unwrap_or_else(nothing);
    match (column, here, there) {
        (Some(column), ..) => lang.either(
            format!("{table}{of}{at} {column}: ในแผ่นงานกลาง {} ในข้อมูล {}", shown(there), shown(here)),
            format!("{table}{of}{at} {column}: the sheet has {}, the data {}", shown(there), shown(here)),
        ),
        (None, Some(_), _) => lang.either(
            format!("{table}{of}: ยังไม่มีในแผ่นงานกลาง ({})", shown(here)),
            format!("{table}{of}: the sheet lacks this row ({})", shown(here)),
        ),
        (None, None, _) => lang.either(
            format!("{table}{of}{at}: มีในแผ่นงานกลางแต่ไม่มีในข้อมูล ({})", shown(there)),
            format!("{table}{of}{at}: the sheet has this row, the data has not ({})", shown(there)),
        ),
    }
}

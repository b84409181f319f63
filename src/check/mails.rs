//! What a province sent in by mail, held against its due day and against the day its data has for it.

use chrono::NaiveDate;

use super::CheckedProvince;
use crate::{
    compose::Sent,
    diagnostic::{Diagnostic, Fault, Place},
    model::{Dataset, SubmissionItem},
    read::MailDays,
    schema::Table,
};

/// What is doubted of a province by all the mails of it. A book that came again later, mended, was handed in when it first
/// came.
pub fn doubts<'a>(provinces: impl Iterator<Item = &'a CheckedProvince>, used: &CheckedProvince) -> Vec<Diagnostic> {
    let Some(dataset) = &used.checked.dataset else { return Vec::new() };
    let mails: Vec<(&CheckedProvince, Sent, MailDays)> = provinces
        .filter_map(|province| Some((province, sent(province, dataset)?, province.checked.raw.mail?)))
        .collect();
    let mut doubts = Vec::new();
    for sent in Sent::ALL {
        let of_book = mails.iter().filter(|(_, other, _)| *other == sent);
        let mails: Vec<(&str, NaiveDate, MailDays)> = of_book
            .filter_map(|(province, _, days)| {
                Some((province.checked.raw.folder.trim_end_matches('/'), days.day()?, *days))
            })
            .collect();
        let Some((name, came, _)) = mails.iter().copied().min_by_key(|(_, came, _)| *came) else { continue };
        let item = sent.item();
        if let Some(due) = dataset.handbook.delivery_due(item).filter(|due| came > *due) {
            let place = Place { order: Table::ALL.len(), file: name.to_owned(), ..Place::default() };
            doubts.push(Diagnostic { place, fault: Fault::LateMail { item, due, came }, found: None });
        }
        let Some(stated) = sent.submission(dataset).and_then(|submission| submission.date) else { continue };
        let is_stated = |days: &MailDays| [days.came, days.sent].contains(&Some(stated));
        if !mails.iter().any(|(.., days)| is_stated(days)) {
            let (place, found) = stated_at(used, item);
            doubts.push(Diagnostic { place, fault: Fault::OtherMailDay { item, stated, came }, found });
        }
    }
    doubts
}

/// Which of the books that are sent in was attached, where it is one of the year.
fn sent(province: &CheckedProvince, dataset: &Dataset) -> Option<Sent> {
    let about = province.checked.raw.book.as_ref().filter(|about| about.year == dataset.year.number())?;
    Sent::ALL.into_iter().find(|sent| sent.book().kind.name == about.kind)
}

/// Where the table of what was handed in has the day, and as what.
fn stated_at(province: &CheckedProvince, item: SubmissionItem) -> (Place, Option<String>) {
    let Some(table) = province.checked.raw.table(Table::Submissions) else { return Default::default() };
    let (named, dated) = (table.column("item"), table.column("date"));
    let is_item = |cells: &[String]| {
        named.and_then(|named| cells.get(named)).and_then(|cell| SubmissionItem::find(cell)) == Some(item)
    };
    let row = table.rows.iter().find(|row| is_item(&row.cells)).map(|row| row.number);
    let found = row.zip(dated).and_then(|(row, column)| table.cell(row, column));
    (table.place(row, dated), found.map(str::to_owned))
}

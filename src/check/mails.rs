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
    let mails: Vec<Came<'_>> = provinces.filter_map(Came::of).collect();
    let mut doubts = Vec::new();
    for sent in Sent::ALL {
        let books: Vec<&Came<'_>> = mails.iter().filter(|mail| mail.book(dataset) == Some(sent)).collect();
        if books.is_empty() {
            let workbooks: Vec<&Came<'_>> = mails.iter().filter(|mail| mail.stands_for(sent)).collect();
            doubts.extend(of_workbooks(sent, &workbooks, used, dataset));
        } else {
            doubts.extend(of_books(sent, &books, used, dataset));
        }
    }
    doubts
}

/// A mail with a province's data, and the day it came.
struct Came<'a> {
    province: &'a CheckedProvince,
    days: MailDays,
    day: NaiveDate,
}

impl<'a> Came<'a> {
    fn of(province: &'a CheckedProvince) -> Option<Self> {
        let days = province.checked.raw.mail?;
        Some(Self { province, days, day: days.day()? })
    }

    /// Which of the books that are sent in was attached, where it is one of the year.
    fn book(&self, dataset: &Dataset) -> Option<Sent> {
        let about = self.province.checked.raw.book.as_ref().filter(|about| about.year == dataset.year.number())?;
        Sent::ALL.into_iter().find(|sent| sent.book().kind.name == about.kind)
    }

    /// Whether a workbook was attached that holds what the book tells of: it was sent in the book's place.
    fn stands_for(&self, sent: Sent) -> bool {
        let raw = &self.province.checked.raw;
        let Some(dataset) = self.province.checked.dataset.as_ref().filter(|_| raw.book.is_none()) else { return false };
        match sent {
            Sent::Plan => !dataset.projects.is_empty(),
            Sent::Annual => dataset.results.iter().any(|result| Some(result.month) == dataset.year.months().last()),
        }
    }

    /// Whether it holds no more than the book would: later ones may well have come to tell of a month.
    fn holds_no_more(&self, sent: Sent) -> bool {
        sent == Sent::Annual || self.province.checked.dataset.as_ref().is_some_and(|dataset| dataset.results.is_empty())
    }

    fn late(&self, sent: Sent, due: NaiveDate) -> Diagnostic {
        let file = self.province.checked.raw.folder.trim_end_matches('/').to_owned();
        let place = Place { order: Table::ALL.len(), file, ..Place::default() };
        Diagnostic { place, fault: Fault::LateMail { item: sent.item(), due, came: self.day }, found: None }
    }

    fn on_another_day(&self, sent: Sent, stated: NaiveDate, used: &CheckedProvince) -> Diagnostic {
        let (place, found) = stated_at(used, sent.item());
        Diagnostic { place, fault: Fault::OtherMailDay { item: sent.item(), stated, came: self.day }, found }
    }
}

fn of_books(sent: Sent, mails: &[&Came<'_>], used: &CheckedProvince, dataset: &Dataset) -> Vec<Diagnostic> {
    let mut doubts = Vec::new();
    let Some(first) = mails.iter().min_by_key(|mail| mail.day) else { return doubts };
    let due = dataset.handbook.delivery_due(sent.item());
    doubts.extend(due.filter(|due| first.day > *due).map(|due| first.late(sent, due)));
    let Some(stated) = sent.submission(dataset).and_then(|submission| submission.date) else { return doubts };
    if !mails.iter().any(|mail| [mail.days.came, mail.days.sent].contains(&Some(stated))) {
        doubts.push(first.on_another_day(sent, stated, used));
    }
    doubts
}

/// Of workbooks without the book. The book itself may have gone another way, so that a day in time is believed, except where
/// the workbook can have come for nothing else.
fn of_workbooks(sent: Sent, mails: &[&Came<'_>], used: &CheckedProvince, dataset: &Dataset) -> Option<Diagnostic> {
    let first = mails.iter().min_by_key(|mail| mail.day)?;
    let due = dataset.handbook.delivery_due(sent.item()).filter(|due| first.day > *due)?;
    let in_time = sent.submission(dataset).and_then(|submission| submission.date).filter(|stated| *stated <= due);
    match in_time {
        None => Some(first.late(sent, due)),
        Some(stated) => first.holds_no_more(sent).then(|| first.on_another_day(sent, stated, used)),
    }
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

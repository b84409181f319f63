//! What a book is sent to the Office with, the year's duties for the officer's own calendar, and the rows that a month adds to the
//! sheet all provinces share: the files of `ruplem deliver`, `calendar` and `monthly --rows`.

use chrono::NaiveDate;
use ruplem::{
    Workshop, check,
    compose::{Checklist, Letter, Sent},
    delivery::{self, calendar, mail},
    diagnostic::{Lang, Severity, count},
    shared_sheet,
};
use serde_json::json;

use crate::{data::Opened, engine::Answer, failure::Failure, workbooks::unwritten};

/// The book that is sent, where it is one.
pub fn sent(document: &str) -> Option<Sent> {
    Sent::ALL.into_iter().find(|sent| sent.book().kind.name == document)
}

/// The book, its letter, an e-mail with both, and what is still to be done by hand.
pub fn made(
    workshop: &Workshop,
    opened: &Opened,
    (document, province, as_of): (&str, usize, NaiveDate),
    lang: Lang,
) -> Result<Answer, Failure> {
    let sent = sent(document).ok_or_else(|| Failure::misasked("a book that is sent"))?;
    let dataset = opened.dataset(province)?;
    let doubts = count(&opened.nation.provinces[province].checked.diagnostics, Severity::Warning);
    let book = workshop.finish(sent.book().kind, workshop.compose(sent.book(), dataset, as_of)?)?;
    let letter = workshop.finish(Letter::KIND, workshop.compose_letter(sent, dataset)?)?;
    let checklist = workshop.finish(Checklist::KIND, workshop.compose_checklist(sent, dataset, doubts)?)?;
    let text = workshop.compose_mail(sent, dataset)?;
    let mail = mail::file(&text, [&book.pdf, &letter.pdf]).map_err(|cause| Failure::misasked(&cause.to_string()))?;
    let remarks: Vec<String> = [&book, &letter, &checklist].iter().flat_map(|set| set.remarks(lang)).collect();
    let too_large = mail::too_large([&book.pdf, &letter.pdf]);
    let files = delivery::named(&text, [book.pdf, letter.pdf, mail, checklist.pdf]);
    let head = json!({
        "name": text.attached[0],
        "files": files.iter().map(|(path, bytes)| json!({ "path": path, "size": bytes.len() })).collect::<Vec<_>>(),
        "doubts": doubts,
        "remarks": remarks,
        "too_large": too_large,
    });
    Ok((head, files.into_iter().flat_map(|(_, bytes)| bytes).collect()))
}

/// The year's duties as a file for a calendar.
pub fn duties(workshop: &Workshop, opened: &Opened, province: usize) -> Result<Answer, Failure> {
    let year = workshop.calendar(opened.dataset(province)?)?;
    Ok((json!({ "name": year.name }), calendar::file(&year).into_bytes()))
}

/// The rows of a month: of each table as text to paste, and all of them as a workbook.
pub fn month_rows(opened: &Opened, province: usize, month: &str) -> Result<Answer, Failure> {
    let month = check::month(month).map_err(|_| Failure::misasked("a month"))?;
    let rows = shared_sheet::rows(opened.dataset(province)?, month);
    let told = rows.tables.iter().map(|of_table| {
        let text = String::from_utf8_lossy(&of_table.to_paste()).into_owned();
        json!({ "table": of_table.table.file(), "sheet": of_table.table.thai(), "count": of_table.rows.len(), "text": text })
    });
    Ok((told.collect(), rows.workbook().map_err(|error| unwritten(&error))?))
}

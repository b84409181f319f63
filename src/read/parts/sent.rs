//! What provinces send: books that carry their data, and saved e-mails that such books or workbooks are attached to.

use super::{Area, Part, province, raw_province, refused, stray};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    enclosed::pdf::NoData,
    files::{Files, Unread},
    read::{
        Container, Options, RawDataset, RawNation, RawProvince,
        book::{self, Carried},
        folder, is_named_book,
        mail::{self, Mail, MailDays, is_named_mail, is_other_mail},
    },
    schema::Table,
};

/// Whether a file is named as what provinces send: a book, or a mail of any kind.
pub fn is_sent(name: &str) -> bool {
    is_named_book(name) || is_named_mail(name) || is_other_mail(name)
}

/// What is attached to one saved e-mail: a province's data or, where there are several, those of each.
///
/// # Errors
/// When the file cannot be read.
pub fn of_mail(files: &Files, file: &str, options: &Options) -> Result<Container, Unread> {
    // Opened first, so that what cannot be read is told as of any other file.
    files.open(file)?;
    let area = Area { files, folder: String::new(), below: String::new(), options };
    let name = files.last_name().to_owned();
    let parts = if is_other_mail(file) { vec![other_mail(name.clone())] } else { area.mail(file, name.clone()) };
    let mut provinces: Vec<RawProvince> = parts
        .into_iter()
        .map(|part| match part {
            Part::Province(province) | Part::OtherPdf(province) => province,
            Part::Stray(found) => RawProvince { name: found.place.file.clone(), data: stray(found) },
        })
        .collect();
    Ok(match &mut provinces[..] {
        [only] => Container { name, ..Container::of_tables(std::mem::take(&mut only.data)) },
        _ => {
            Container { name, parts: Some(RawNation { provinces, ..RawNation::default() }), tables: None, rules: None }
        }
    })
}

impl Area<'_> {
    /// A book that carries its data is a province. The country's own volume is none, wherever it lies.
    pub(super) fn book(&self, path: &str, shown: String) -> Option<Part> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let folder = self.below.trim_end_matches('/');
        match book::read(self.files, path) {
            Ok(Ok(Carried::Province(data))) => Some(province(shown, *data, folder)),
            Ok(Ok(Carried::Nation(_)) | Err(NoData::National)) => None,
            Ok(Err(cause)) => Some(Part::OtherPdf(raw_province(shown, book::refused(name, cause), folder))),
            Err(error) => Some(province(shown.clone(), refused(shown, folder::unread(error)), "")),
        }
    }

    /// What is attached to a mail: each book and workbook that holds data, or what is to be asked for.
    pub(super) fn mail(&self, path: &str, shown: String) -> Vec<Part> {
        let Mail { attached, subject, days } = match mail::read(self.files, path) {
            Ok(mail) => mail,
            Err(error) => return vec![province(shown.clone(), refused(shown, folder::unread(error)), "")],
        };
        let nothing = |fault| {
            let place = Place { order: Table::ALL.len(), file: shown.clone(), ..Place::default() };
            let told = Diagnostic { place, fault: Fault::MailWithoutData { fault }, found: subject.clone() };
            vec![Part::Province(RawProvince { name: shown.clone(), data: of_mail_alone(told, days) })]
        };
        let attached = match attached {
            Ok(attached) => attached,
            Err(fault) => return nothing(fault),
        };
        let entries = attached.list("").unwrap_or_default();
        let below = format!("{shown}/");
        let inner = Area { files: &attached, folder: String::new(), below, options: self.options };
        let (mut data, mut others) = (Vec::new(), Vec::new());
        for part in inner.parts(&entries) {
            match part {
                Part::Province(data_of) => data.push(data_of),
                Part::OtherPdf(other) => others.push(other),
                Part::Stray(_) => {}
            }
        }
        // A letter beside the book is none; alone it may be what should have been the book.
        if data.is_empty() && others.len() == 1 {
            data = others;
        } else if data.is_empty() {
            return nothing(mail::without(entries.iter().map(|entry| entry.name.as_str()).collect()));
        }
        let of_mail = data
            .into_iter()
            .map(|RawProvince { name, data }| RawProvince { name, data: RawDataset { mail: Some(days), ..data } });
        of_mail.map(Part::Province).collect()
    }
}

/// A mail that nothing can be read of.
fn of_mail_alone(found: Diagnostic, days: MailDays) -> RawDataset {
    RawDataset { mail: Some(days), ..stray(found) }
}

/// A mail of a kind that is not read.
pub fn other_mail(shown: String) -> Part {
    let place = Place { order: Table::ALL.len(), file: shown, ..Place::default() };
    Part::Stray(Diagnostic { place, fault: Fault::OtherMail, found: None })
}

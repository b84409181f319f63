//! What stands at the front and the back of every book: who, what, when, and where to write to.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    assets::{Assets, Kind, Lost, Pictures, read},
    qr,
};
use crate::{
    handbook::Handbook,
    model::{Dataset, Link},
    thai::{
        date::{long_day, long_month},
        digits::{in_thai, plain},
    },
};

/// The book's identity, its office and the Office it goes to.
#[derive(Debug, Serialize)]
pub struct Cover {
    /// The book's title, on its own line.
    pub title: String,
    /// The title as the cover parts it: what stands in parentheses has a line of its own.
    pub title_lines: Vec<String>,
    /// The title in running heads.
    pub running: String,
    pub subject: String,
    /// The title in one line, for the file's properties.
    #[serde(rename = "\u{fdd0}file_title")]
    pub file_title: String,
    pub province: String,
    pub year: String,
    #[serde(rename = "\u{fdd0}programme")]
    pub programme: String,
    #[serde(rename = "\u{fdd0}handbook")]
    pub handbook: String,
    pub office: OfficeLines,
    pub central: CentralLines,
    /// `๒๔ พฤศจิกายน ๒๕๖๔`
    #[serde(rename = "\u{fdd0}date")]
    pub date: String,
    /// The day of the file's properties, in numbers of the Common Era.
    pub day: Day,
    pub month: String,
    /// The paths of the pictures on the cover.
    #[serde(rename = "\u{fdd0}emblem")]
    pub emblem: Option<&'static str>,
    #[serde(rename = "\u{fdd0}picture")]
    pub picture: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub struct Day {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

/// The provincial office; absent lines are left out on the page.
#[derive(Debug, Serialize)]
pub struct OfficeLines {
    pub name: String,
    pub head: Option<String>,
    pub head_title: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub report_link: Option<Link>,
    pub form_link: Option<Link>,
    /// The paths of the links' QR codes.
    #[serde(rename = "\u{fdd0}report_code")]
    pub report_code: Option<&'static str>,
    #[serde(rename = "\u{fdd0}form_code")]
    pub form_code: Option<&'static str>,
}

const EMBLEM: &str = "/emblem.png";
const PICTURE: &str = "/cover.jpg";
const REPORT_CODE: &str = "/qr/report.svg";
const FORM_CODE: &str = "/qr/form.svg";

#[derive(Debug, Serialize)]
pub struct CentralLines {
    pub name: String,
    pub ministry: String,
    pub phone: String,
    pub fax: String,
    pub email: String,
}

impl Cover {
    /// `title` and `subject` as the handbook names the book, `day` the one it is dated.
    pub fn new(dataset: &Dataset, handbook: &Handbook, title: &str, subject: &str, day: NaiveDate) -> Self {
        let title_lines = match title.split_once(" (") {
            Some((name, rest)) => vec![name.to_owned(), format!("({rest}")],
            None => vec![title.to_owned()],
        };
        let province = dataset.province.name.clone();
        let year = plain(dataset.year);
        Self {
            title: title.to_owned(),
            title_lines,
            running: if title == handbook.names.annual { &handbook.names.annual_short } else { title }.to_owned(),
            subject: subject.to_owned(),
            file_title: [title, subject, &format!("ประจำปีงบประมาณ พ.ศ. {year}"), &format!("จังหวัด{province}")]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
            programme: handbook.names.programme.clone(),
            handbook: handbook.names.handbook.clone(),
            office: OfficeLines::new(dataset),
            central: CentralLines::new(handbook),
            date: long_day(day),
            day: Day::from(day),
            month: crate::model::Month::of(day).map(long_month).unwrap_or_default(),
            province,
            year,
            emblem: None,
            picture: None,
        }
    }

    /// The files of a book's cover and of its page of addresses, and the names of those that cannot be read; the cover
    /// then names the paths of those that can.
    pub fn illustrate(&mut self, dataset: &Dataset, wanted: Pictures<'_>) -> (Assets, Vec<Lost>) {
        let pictures = [(EMBLEM, &dataset.emblem, Kind::Emblem), (PICTURE, &dataset.cover, Kind::Photo)];
        let pictures = pictures.into_iter().filter_map(|(path, picture, kind)| Some((path, picture.as_ref()?, kind)));
        let (mut assets, lost) = read(pictures.map(|(path, picture, kind)| (path.to_owned(), picture, kind)), wanted);
        let office = &mut self.office;
        let codes = [(REPORT_CODE, &office.report_link), (FORM_CODE, &office.form_link)];
        for (path, link) in codes {
            assets.extend(link.as_ref().and_then(|link| qr::svg(link.as_str())).map(|code| (path.to_owned(), code)));
        }
        let made = |path: &'static str| assets.contains_key(path).then_some(path);
        (self.emblem, self.picture) = (made(EMBLEM), made(PICTURE));
        (office.report_code, office.form_code) = (made(REPORT_CODE), made(FORM_CODE));
        (assets, lost)
    }
}

impl CentralLines {
    pub fn new(handbook: &Handbook) -> Self {
        let office = &handbook.office;
        Self {
            name: office.name.clone(),
            ministry: office.ministry.clone(),
            phone: office.phone.clone(),
            fax: office.fax.clone(),
            email: office.email.clone(),
        }
    }
}

impl From<NaiveDate> for Day {
    fn from(day: NaiveDate) -> Self {
        use chrono::Datelike;
        Self { year: day.year(), month: day.month(), day: day.day() }
    }
}

impl OfficeLines {
    fn new(dataset: &Dataset) -> Self {
        let office = &dataset.office;
        let province = &dataset.province.name;
        Self {
            name: office.name.as_deref().map_or_else(|| format!("สำนักงานแรงงานจังหวัด{province}"), in_thai),
            head: office.head.as_deref().map(in_thai),
            head_title: office.head_title.as_deref().map_or_else(|| format!("แรงงานจังหวัด{province}"), in_thai),
            address: office.address.as_deref().map(in_thai),
            phone: office.phone.as_deref().map(in_thai),
            email: office.email.clone(),
            report_link: office.report_link.clone(),
            form_link: office.form_link.clone(),
            report_code: None,
            form_code: None,
        }
    }
}

//! The tables a book is richer with: committees, the situation of workers, problems and photos.

use chrono::Days;

use super::{
    names::{Kind, Names},
    projects::{Projects, one_name},
    rows::Rows,
    topics, years,
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    model::{CommitteeMember, FiscalYear, Photo, Picture, Problem, SituationRow, WorkerGroup},
    read::{
        RawTable,
        pictures::{self, NamedPicture, Pictures},
    },
    schema::Table,
    text::nearest,
};

/// How long after its year a photo of it may be taken.
const LATER: Days = Days::new(31);

pub fn committee(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) -> Vec<CommitteeMember> {
    let mut bodies = Names::new(Kind::Others);
    Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let body = row.required("body").map(|body| one_name(row, "body", &body, &mut bodies));
        let name = row.words("name");
        let title = row.words("title");
        let role = row.required("role");
        Some(CommitteeMember { body: body?, name, title, role: role? })
    })
}

pub fn situation(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) -> Vec<SituationRow> {
    let mut names = Names::new(Kind::Others);
    let rows = Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let group = row.required_as("group", worker_group);
        let topic = row.required("topic").map(|topic| one_name(row, "topic", &topic, &mut names));
        let item = row.required("item");
        let people = row.people("people");
        let year = row.words("year");
        let source = row.words("source");
        let (group, topic, item) = (group?, topic?, item?);
        Some((row.number(), SituationRow { group, topic, item, people: people?, year, source }))
    });
    topics::check(raw, &rows, diagnostics);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn worker_group(text: &str) -> Result<WorkerGroup, Fault> {
    WorkerGroup::find(text).ok_or_else(|| Fault::UnknownGroup { nearest: nearest(text, WorkerGroup::names()) })
}

pub fn problems(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) -> Vec<Problem> {
    Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let area = row.words("area");
        let problem = row.required("problem");
        let remedy = row.words("remedy");
        let suggestion = row.words("suggestion");
        Some(Problem { area, problem: problem?, remedy, suggestion })
    })
}

/// Photos that can be shown; the others are reported and left out.
pub fn photos(
    raw: &RawTable,
    (pictures, projects, year): (&Pictures, &Projects, Option<FiscalYear>),
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Photo> {
    Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let file = row.required("file");
        let caption = row.required("caption");
        let project = row.words("project");
        let date = row.day("date", year);
        let slip = date.zip(year).and_then(|(date, year)| {
            let swapped = row.swapped_day("date", Some(year));
            let is_out = date < year.first_day() || date > year.last_day() + LATER;
            let slip = || years::slip(date, swapped, &(year.first_day()..=year.last_day()));
            if is_out { slip() } else { years::swapped(date, swapped, year) }
        });
        if let Some(fault) = slip {
            row.report("date", fault);
        }
        if project.as_ref().is_some_and(|id| projects.lacks(id)) {
            row.report(
                "project",
                Fault::UnknownProject { nearest: project.as_ref().and_then(|id| projects.alike(id)) },
            );
        }
        let project = project.and_then(|id| projects.index(&id));
        let picture = file.and_then(|file| match photo(&file, pictures) {
            Ok(picture) => Some(picture.clone()),
            Err(fault) => {
                row.report("file", fault);
                None
            }
        });
        Some(Photo { picture: picture?, caption: caption?, project, date })
    })
}

/// The photo of a name in the photos folder; the folder's own name before it does no harm.
fn photo<'a>(file: &str, pictures: &'a Pictures) -> Result<&'a Picture, Fault> {
    let bare = file.replace('\\', "/");
    let name = bare.strip_prefix("./").unwrap_or(&bare);
    let name = name.strip_prefix(pictures::FOLDER).and_then(|name| name.strip_prefix('/')).unwrap_or(name);
    if name.contains('/') || name.contains(':') || name == ".." {
        return Err(Fault::PhotoOutside);
    }
    match pictures.photo(name) {
        None => Err(Fault::MissingPhoto),
        Some(Err(fault)) => Err(Fault::BadPicture { fault: fault.clone() }),
        Some(Ok(picture)) => Ok(picture),
    }
}

/// An emblem or a cover picture, when there is one that can be shown.
pub fn named_picture(named: Option<&NamedPicture>, diagnostics: &mut Vec<Diagnostic>) -> Option<Picture> {
    let named = named?;
    match &named.picture {
        Ok(picture) => Some(picture.clone()),
        Err(fault) => {
            let place = Place { order: Table::ALL.len(), file: named.file.clone(), ..Place::default() };
            let fault = Fault::BadPicture { fault: fault.clone() };
            diagnostics.push(Diagnostic { place, fault, found: None });
            None
        }
    }
}

//! The tables a book is richer with: committees, the situation of workers, problems and photos.

use super::{date, number, projects::Projects, rows::Sheet};
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::{CommitteeMember, Photo, Problem, SituationRow, WorkerGroup},
    read::RawTable,
    schema::bare,
};

pub fn committee(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) -> Vec<CommitteeMember> {
    Sheet::new(raw, diagnostics).read(diagnostics, |row| {
        let body = row.required("body");
        let name = row.words("name");
        let title = row.words("title");
        let role = row.required("role");
        Some(CommitteeMember { body: body?, name, title, role: role? })
    })
}

pub fn situation(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) -> Vec<SituationRow> {
    Sheet::new(raw, diagnostics).read(diagnostics, |row| {
        let group = row.required_as("group", worker_group);
        let topic = row.required("topic");
        let item = row.required("item");
        let people = row.required_as("people", number::people);
        let year = row.words("year");
        let source = row.words("source");
        Some(SituationRow { group: group?, topic: topic?, item: item?, people: people?, year, source })
    })
}

fn worker_group(text: &str) -> Result<WorkerGroup, Fault> {
    let wanted = bare(text);
    WorkerGroup::ALL
        .into_iter()
        .find(|group| wanted == group.thai() || wanted == group.english())
        .ok_or(Fault::UnknownGroup)
}

pub fn problems(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) -> Vec<Problem> {
    Sheet::new(raw, diagnostics).read(diagnostics, |row| {
        let area = row.words("area");
        let problem = row.required("problem");
        let remedy = row.words("remedy");
        let suggestion = row.words("suggestion");
        Some(Problem { area, problem: problem?, remedy, suggestion })
    })
}

pub fn photos(raw: &RawTable, projects: &Projects, diagnostics: &mut Vec<Diagnostic>) -> Vec<Photo> {
    Sheet::new(raw, diagnostics).read(diagnostics, |row| {
        let file = row.required("file");
        let caption = row.required("caption");
        let project = row.words("project");
        let date = row.optional_as("date", date::day);
        if project.as_ref().is_some_and(|id| projects.lacks(id)) {
            row.report("project", Fault::UnknownProject);
        }
        let project = project.and_then(|id| projects.index(&id));
        Some(Photo { file: file?, caption: caption?, project, date })
    })
}

//! What one year hands on to another.

use std::collections::BTreeMap;

use super::Prefilled;
use crate::model::{Dataset, FiscalYear, Month};

/// The office as it signs; the preface and the summary speak of their own year and stay behind.
pub fn office(from: &Dataset) -> BTreeMap<&'static str, String> {
    let office = &from.office;
    let given = [
        ("office", &office.name),
        ("head", &office.head),
        ("head_title", &office.head_title),
        ("address", &office.address),
        ("phone", &office.phone),
        ("email", &office.email),
    ];
    let links = [("report_link", &office.report_link), ("form_link", &office.form_link)];
    let given = given.into_iter().filter_map(|(key, value)| Some((key, value.clone()?)));
    given.chain(links.into_iter().filter_map(|(key, link)| Some((key, link.as_ref()?.as_str().to_owned())))).collect()
}

/// The projects in the order of the columns of their table, each as many years on as the year is.
pub fn projects(from: &Dataset, year: FiscalYear) -> Vec<Vec<Prefilled>> {
    let row = |project: &crate::model::Project| {
        vec![
            text(&project.id),
            optional(&project.strategy),
            text(&project.name),
            optional(&project.objective),
            optional(&project.indicator),
            Prefilled::People(project.target.informal),
            Prefilled::People(project.target.elderly),
            Prefilled::People(project.target.disabled),
            Prefilled::Money(project.budget),
            optional(&project.source),
            text(&project.agency),
            optional(&project.area),
            moved(project.start, from.year, year),
            moved(project.end, from.year, year),
        ]
    };
    from.projects.iter().map(row).collect()
}

/// The seats in the order of the columns of their table.
pub fn committee(from: &Dataset) -> Vec<Vec<Prefilled>> {
    from.committee
        .iter()
        .map(|seat| vec![text(&seat.body), optional(&seat.name), optional(&seat.title), text(&seat.role)])
        .collect()
}

/// The same month of the other fiscal year.
fn moved(month: Month, from: FiscalYear, to: FiscalYear) -> Prefilled {
    let years = i32::from(to.number()) - i32::from(from.number());
    Month::new(month.year() + years, month.number()).map_or(Prefilled::Blank, Prefilled::Month)
}

fn text(text: &str) -> Prefilled {
    Prefilled::Text(text.to_owned())
}

fn optional(given: &Option<String>) -> Prefilled {
    given.as_deref().map_or(Prefilled::Blank, text)
}

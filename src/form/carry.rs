//! What one year hands on to another.

use std::collections::BTreeMap;

use strum::VariantArray;

use super::Prefilled;
use crate::{
    model::{
        BookColour, Dataset, FiscalYear, GeneralFact, LastYear, LastYearItem, Month, PastResult, Project,
        ProjectDetail, Satang,
    },
    schema::Table,
};

/// The office as it signs; the preface and the summary speak of their own year and stay behind.
pub fn office(from: &Dataset) -> BTreeMap<&'static str, String> {
    let office = &from.office;
    let given = [
        ("office", &office.name),
        ("head", &office.head),
        ("head_title", &office.head_title),
        ("address", &office.address),
        ("phone", &office.phone),
        ("fax", &office.fax),
        ("email", &office.email),
        ("unit", &office.unit),
        ("on_behalf_of", &office.on_behalf_of),
        ("profile", &office.profile),
    ];
    let links = [("report_link", &office.report_link), ("form_link", &office.form_link)];
    let given = given.into_iter().filter_map(|(key, value)| Some((key, value.clone()?)));
    // What is the usual colour need not be said.
    let colour = (office.colour != BookColour::default()).then(|| ("colour", office.colour.to_string()));
    let managing = office.managing.then(|| ("managing", "ใช่".to_owned()));
    given
        .chain(managing)
        .chain(colour)
        .chain(links.into_iter().filter_map(|(key, link)| Some((key, link.as_ref()?.as_str().to_owned()))))
        .collect()
}

/// The projects in the order of the columns of their table, each as many years on as the year is.
pub fn projects(from: &Dataset, year: FiscalYear) -> Vec<Vec<Prefilled>> {
    let cell = |project: &Project, column: &str| match column {
        "id" => text(&project.id),
        "name" => text(&project.name),
        "target_informal" => Prefilled::People(project.target.informal),
        "target_elderly" => Prefilled::People(project.target.elderly),
        "target_disabled" => Prefilled::People(project.target.disabled),
        "budget" => Prefilled::Money(project.budget),
        "agency" => text(&project.agency),
        "start" => moved(project.start, from.year, year),
        "end" => moved(project.end, from.year, year),
        _ => {
            let detail = ProjectDetail::VARIANTS.iter().find(|detail| detail.column() == column);
            detail.and_then(|detail| project.detail(*detail)).map_or(Prefilled::Blank, text)
        }
    };
    let row = |project| Table::Projects.columns().iter().map(|column| cell(project, column.english)).collect();
    from.projects.iter().map(row).collect()
}

/// The activities in the order of the columns of their table, as many years on.
pub fn activities(from: &Dataset, year: FiscalYear) -> Vec<Vec<Prefilled>> {
    let month = |month: Option<Month>| month.map_or(Prefilled::Blank, |month| moved(month, from.year, year));
    from.activities
        .iter()
        .map(|activity| {
            vec![
                text(&from.projects[activity.project].id),
                text(&activity.name),
                activity.budget.map_or(Prefilled::Blank, Prefilled::Money),
                optional(&activity.agency),
                month(activity.start),
                month(activity.end),
                activity.target.map_or(Prefilled::Blank, Prefilled::People),
            ]
        })
        .collect()
}

/// What plans above this one ask for, in the order of the columns of its table.
pub fn alignment(from: &Dataset) -> Vec<Vec<Prefilled>> {
    from.alignment.iter().map(|row| vec![text(&row.level), text(&row.text), optional(&row.strategy)]).collect()
}

/// What is known of the province, with the years it is of.
pub fn general(from: &Dataset) -> Vec<Vec<Prefilled>> {
    let cells = |row: &GeneralFact| {
        let [unit, year, source] = [&row.unit, &row.year, &row.source].map(optional);
        vec![text(&row.topic), text(&row.item), text(&row.value), unit, year, source]
    };
    from.general.iter().map(cells).collect()
}

/// What the year before came to, in the order of the columns of its table.
pub fn last_year(told: &LastYear) -> Vec<Vec<Prefilled>> {
    let people = |people: Option<u64>| people.map_or(Prefilled::Blank, Prefilled::People);
    let money = |money: Option<Satang>| money.map_or(Prefilled::Blank, Prefilled::Money);
    let row = |item: LastYearItem, name: Option<&str>, result: &PastResult, level: Option<u8>| {
        vec![
            text(item.thai()),
            name.map_or(Prefilled::Blank, text),
            people(result.target),
            people(result.reached),
            money(result.budget),
            money(result.spent),
            level.map_or(Prefilled::Blank, |level| Prefilled::Number(level.into())),
            Prefilled::Blank,
        ]
    };
    let groups = told.groups.iter().map(|(group, result)| row(LastYearItem::Group(*group), None, result, None));
    let strategies = told.strategies.iter().map(|(name, result)| row(LastYearItem::Strategy, Some(name), result, None));
    let levels = told
        .levels
        .iter()
        .map(|(round, level)| row(LastYearItem::Round(*round), None, &PastResult::default(), Some(*level)));
    let whole = row(LastYearItem::Whole, None, &told.whole, None);
    let mut rows: Vec<Vec<Prefilled>> = [whole].into_iter().chain(groups).chain(strategies).chain(levels).collect();
    // Each source once, wherever there is a row.
    for (row, source) in rows.iter_mut().zip(&told.sources) {
        if let Some(cell) = row.last_mut() {
            *cell = text(source);
        }
    }
    rows
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{files::Files, templates::Templates, workshop::Workshop};

    #[test]
    fn no_column_of_a_project_is_left_behind() {
        let workshop = Workshop::new(Templates::embedded()).unwrap();
        let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/chiang-mai");
        let checked = workshop.check(&Files::on_disk(sample), &Default::default()).unwrap();
        let from = checked.sound().next().unwrap();
        for (table, rows) in
            [(Table::Projects, projects(from, from.year)), (Table::Activities, activities(from, from.year))]
        {
            for (index, column) in table.columns().iter().enumerate() {
                assert!(rows.iter().any(|row| row[index] != Prefilled::Blank), "{}", column.english);
            }
        }
    }
}

//! What a cell of the form may be chosen from.

use std::collections::BTreeMap;

use super::rules::ANSWERS;
use crate::{
    handbook::{self, Handbook, RuleRow},
    model::{
        AnnexBooks, BookColour, Dataset, FiscalYear, LastYearItem, Month, ProjectDetail, Province, SubmissionItem,
        WorkerGroup,
    },
    schema::Choices,
    templates::Templates,
    thai::date,
};

/// The lists of one form.
pub struct Lists {
    /// The months of the fiscal year as the form writes them.
    pub months: Vec<String>,
    lists: BTreeMap<Choices, Vec<String>>,
}

impl Lists {
    pub fn new(province: &Province, year: FiscalYear, templates: &Templates, handbook: Option<&Handbook>) -> Self {
        let written = |file| lines(templates, file, province);
        let lists = [
            (Choices::Rounds, rounds(handbook)),
            (Choices::Items, SubmissionItem::ALL.map(SubmissionItem::thai).map(str::to_owned).to_vec()),
            (Choices::Groups, WorkerGroup::ALL.map(WorkerGroup::thai).map(str::to_owned).to_vec()),
            (Choices::LastYear, LastYearItem::ALL.map(LastYearItem::thai).map(str::to_owned).to_vec()),
            (Choices::Criteria, RuleRow::all().map(RuleRow::thai).map(str::to_owned).collect()),
            (Choices::YesOrNotYet, ANSWERS.map(str::to_owned).to_vec()),
            (Choices::Colours, BookColour::names().map(str::to_owned).collect()),
            (Choices::YesOrNo, ["ใช่", "ไม่"].map(str::to_owned).to_vec()),
            (Choices::Books, AnnexBooks::names().map(str::to_owned).collect()),
            (Choices::Strategies, written("form/strategies.txt")),
            (Choices::Agencies, written("form/agencies.txt")),
            (Choices::Sources, written("form/sources.txt")),
            (Choices::Bodies, bodies(handbook, province)),
        ];
        Self { months: year.months().map(month).collect(), lists: lists.into_iter().collect() }
    }

    /// Puts what another year chose before what is offered to everybody.
    pub fn learn(&mut self, from: &Dataset) {
        let projects = || from.projects.iter();
        let said = |detail| projects().filter_map(|project| project.detail(detail)).collect::<Vec<_>>();
        let used = [
            (Choices::Strategies, said(ProjectDetail::Strategy)),
            (Choices::Agencies, projects().map(|project| project.agency.as_str()).collect()),
            (Choices::Sources, said(ProjectDetail::Source)),
            (Choices::Bodies, from.committee.iter().map(|seat| seat.body.as_str()).collect()),
        ];
        for (choices, used) in used {
            let offered = self.lists.remove(&choices).unwrap_or_default();
            let mut list: Vec<String> = Vec::new();
            for name in used.into_iter().chain(offered.iter().map(String::as_str)) {
                if !list.iter().any(|known| known == name) {
                    list.push(name.to_owned());
                }
            }
            self.lists.insert(choices, list);
        }
    }

    /// Empty for the projects, which stand in their own table.
    pub fn of(&self, choices: Choices) -> &[String] {
        self.lists.get(&choices).map_or(&[], Vec::as_slice)
    }
}

/// A month as the form writes it: `ต.ค. 2564`.
pub fn month(month: Month) -> String {
    format!("{} {}", date::month_abbreviation(month), month.buddhist_year())
}

fn rounds(handbook: Option<&Handbook>) -> Vec<String> {
    handbook.iter().flat_map(|handbook| &handbook.rounds).map(|round| round.number.to_string()).collect()
}

fn bodies(handbook: Option<&Handbook>, province: &Province) -> Vec<String> {
    let mechanisms = handbook.iter().flat_map(|handbook| &handbook.mechanisms);
    mechanisms.map(|mechanism| handbook::of_province(mechanism, province)).collect()
}

/// The lines of a list that say something.
fn lines(templates: &Templates, file: &str, province: &Province) -> Vec<String> {
    let text = templates.texts(file, "").map(|(_, text)| text).next().unwrap_or("");
    text.trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.replace("{จังหวัด}", &province.name))
        .collect()
}

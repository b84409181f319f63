//! What plans above this one ask for, and which of its strategies answer.

use super::{
    names::{self, Kind, Names},
    projects::{Projects, one_name},
    rows::Rows,
};
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::{Aligned, ProjectDetail},
    read::{RawDataset, RawTable},
    text::{bare, nearest},
    thai::digits::to_arabic,
};

pub fn check(
    raw: &RawTable,
    dataset: &RawDataset,
    projects: &Projects,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Aligned> {
    let is_whole = projects.are_whole(dataset);
    let mut levels = Names::new(Kind::Others);
    let mut known: Vec<(&str, Option<u32>)> = Vec::new();
    for project in &projects.sound {
        let strategy = project.detail(ProjectDetail::Strategy).map(|name| (name, project.strategy_number));
        known.extend(strategy.filter(|strategy| !known.contains(strategy)));
    }
    Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let level = row.required("level").map(|level| one_name(row, "level", &level, &mut levels));
        let text = row.required("text");
        let strategy = row.words("strategy").map(|text| match meant(&text, &known) {
            Some(name) => name.to_owned(),
            None if !is_whole => text,
            None => {
                let nearest = nearest(&text, known.iter().map(|(name, _)| *name)).map(str::to_owned);
                row.report("strategy", Fault::UnknownStrategy { nearest });
                text
            }
        });
        Some(Aligned { level: level?, text: text?, strategy })
    })
}

/// The strategy of the plan that a text means, by its name or by its number.
fn meant<'a>(text: &str, known: &[(&'a str, Option<u32>)]) -> Option<&'a str> {
    let (number, name) = names::strategy(text);
    let plain = |text: &str| bare(&to_arabic(text));
    let by_name = || known.iter().find(|(known, _)| plain(known) == plain(name) || plain(known) == plain(text));
    // As they are numbered in the book, where the plan does not number them itself.
    let of_number = |(place, (_, own)): &(usize, &(&str, Option<u32>))| {
        number.is_some_and(|number| own.map_or(u32::try_from(place + 1).ok() == Some(number), |own| own == number))
    };
    let is_number_alone = number.is_some() && name == text.trim();
    let by_number = || known.iter().enumerate().find(of_number).filter(|_| is_number_alone).map(|(_, known)| known);
    by_name().or_else(by_number).map(|(name, _)| *name)
}

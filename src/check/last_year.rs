//! What the year before came to, row by row, and whether its parts fit together.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    names,
    number::people,
    projects::Projects,
    rows::{Row, Rows},
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    model::{HIGHEST_LEVEL, LastYear, LastYearItem, PastResult, ProjectDetail, Satang, strategy_key},
    read::{RawDataset, RawTable},
    schema::{Choices, Holds},
    text::nearest,
    thai::digits::{grouped, money_arabic},
};

/// The columns of figures, of which no item has all.
const FIGURES: [&str; 5] = ["target", "reached", "budget", "spent", "level"];

/// A sound row, with where its figures stand and what does there.
struct Placed {
    item: LastYearItem,
    strategy: Option<String>,
    result: PastResult,
    level: Option<u8>,
    source: Option<String>,
    at: BTreeMap<&'static str, (Place, Option<String>)>,
}

/// `None` where nothing is told.
pub fn check(
    raw: &RawTable,
    dataset: &RawDataset,
    projects: &Projects,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<LastYear> {
    let known = projects.are_whole(dataset).then(|| Known::of(projects));
    let mut first_rows: BTreeMap<(LastYearItem, Option<String>), u32> = BTreeMap::new();
    let placed = Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let item = row.required_as("item", |text| {
            let unknown = || Fault::UnknownLastYearItem { nearest: nearest(text, LastYearItem::names()) };
            LastYearItem::find(text).ok_or_else(unknown)
        });
        // A row that is laid out and not filled in.
        if FIGURES.iter().all(|column| row.is_blank(column)) && row.is_blank("strategy") {
            return None;
        }
        let strategy = item.and_then(|item| strategy(row, item, known.as_ref()));
        let result = PastResult {
            target: row.optional_as_people("target"),
            reached: row.optional_as_people("reached"),
            budget: row.optional_as_money("budget"),
            spent: row.optional_as_money("spent"),
        };
        let level = row.optional_as("level", level);
        let source = row.words("source");
        let item = item?;
        for column in FIGURES.into_iter().filter(|column| !item.has(column)) {
            if !row.is_blank(column) {
                row.report(column, Fault::UnusedLastYearFigure { item: item.thai() });
            }
        }
        let first_row = *first_rows.entry((item, strategy.as_deref().map(strategy_key))).or_insert(row.number());
        if first_row != row.number() {
            row.report("item", Fault::DuplicateItem { first_row });
        }
        let at = FIGURES.into_iter().map(|column| (column, (row.place(column), row.found(column)))).collect();
        Some(Placed { item, strategy, result, level, source, at })
    });
    sums(&placed, diagnostics);
    let year = of_rows(placed);
    (!year.is_empty()).then_some(year)
}

/// The strategies of this year's plan.
struct Known<'a> {
    names: BTreeSet<&'a str>,
    keys: BTreeSet<String>,
}

impl<'a> Known<'a> {
    fn of(projects: &'a Projects) -> Self {
        let names = projects.sound.iter().filter_map(|project| project.detail(ProjectDetail::Strategy));
        let names: BTreeSet<&str> = names.collect();
        Self { keys: names.iter().map(|name| strategy_key(name)).collect(), names }
    }
}

/// The name of a strategy in a row of one, without its number; that of any other row is told to be of no use.
fn strategy(row: &mut Row<'_>, item: LastYearItem, known: Option<&Known<'_>>) -> Option<String> {
    let text = row.words("strategy");
    if item != LastYearItem::Strategy {
        if text.is_some() {
            row.report("strategy", Fault::UnusedLastYearFigure { item: item.thai() });
        }
        return None;
    }
    let Some(text) = text else {
        row.report("strategy", Fault::MissingValue { holds: Holds::Choice(Choices::Strategies) });
        return None;
    };
    let (_, name) = names::strategy(&text);
    // Strategies change from year to year; only one that is nearly one of this year's is likely to be meant for it.
    if let Some(known) = known.filter(|known| !known.keys.contains(&strategy_key(name))) {
        let nearest = nearest(name, known.names.iter().copied()).map(str::to_owned);
        if nearest.is_some() {
            row.report("strategy", Fault::UnknownStrategy { nearest });
        }
    }
    Some(name.to_owned())
}

fn level(text: &str) -> Result<u8, Fault> {
    let out_of_range = || Fault::LevelOutOfRange { highest: HIGHEST_LEVEL };
    let number = text.trim().strip_prefix("ระดับ").unwrap_or(text);
    let level = people(number).map_err(|_| out_of_range())?;
    u8::try_from(level).ok().filter(|level| *level <= HIGHEST_LEVEL).ok_or_else(out_of_range)
}

fn of_rows(placed: Vec<Placed>) -> LastYear {
    let mut year = LastYear::default();
    for Placed { item, strategy, result, level, source, .. } in placed {
        year.sources.extend(source.filter(|source| !year.sources.contains(source)));
        match item {
            LastYearItem::Whole => year.whole = result,
            LastYearItem::Group(group) => {
                let people = PastResult { target: result.target, reached: result.reached, ..PastResult::default() };
                year.groups.insert(group, people);
            }
            LastYearItem::Strategy => year.strategies.extend(strategy.map(|name| (name, result))),
            LastYearItem::Round(round) => year.levels.extend(level.map(|level| (round, level))),
        }
    }
    year
}

/// Parts that do not come to the whole: groups that are all told come to it, strategies to no more, for projects may have
/// been of none.
fn sums(placed: &[Placed], diagnostics: &mut Vec<Diagnostic>) {
    let Some(whole) = placed.iter().find(|placed| placed.item == LastYearItem::Whole) else { return };
    let groups: Vec<&Placed> = placed.iter().filter(|placed| matches!(placed.item, LastYearItem::Group(_))).collect();
    let strategies: Vec<&Placed> = placed.iter().filter(|placed| placed.item == LastYearItem::Strategy).collect();
    let mut differ = |column: &'static str, parts: &'static str, sum: String, is_money: bool| {
        let (place, found) = whole.at[column].clone();
        diagnostics.push(Diagnostic { place, fault: Fault::LastYearPartsDiffer { parts, sum, is_money }, found });
    };
    type People = fn(&PastResult) -> Option<u64>;
    let people: [(&'static str, People); 2] =
        [("target", |result| result.target), ("reached", |result| result.reached)];
    for (column, figure) in people {
        let Some(all) = figure(&whole.result) else { continue };
        let sum = |parts: &[&Placed]| parts.iter().filter_map(|part| figure(&part.result)).fold(0, u64::saturating_add);
        let told = groups.iter().filter(|part| figure(&part.result).is_some()).count();
        let of_groups = sum(&groups);
        if of_groups > all || told == 3 && of_groups != all {
            differ(column, "กลุ่มแรงงาน", grouped(of_groups), false);
        } else if sum(&strategies) > all {
            differ(column, "ยุทธศาสตร์", grouped(sum(&strategies)), false);
        }
    }
    type Money = fn(&PastResult) -> Option<Satang>;
    let money: [(&'static str, Money); 2] = [("budget", |result| result.budget), ("spent", |result| result.spent)];
    for (column, figure) in money {
        let Some(all) = figure(&whole.result) else { continue };
        let sum: Satang = strategies.iter().filter_map(|part| figure(&part.result)).sum();
        if sum > all {
            differ(column, "ยุทธศาสตร์", money_arabic(sum), true);
        }
    }
}

//! The criteria of a year's rounds, a row each.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Cell, Draft, whole};
use crate::{
    check::{
        date::SENSIBLE_DISTANCE,
        evidence::bare_round,
        rows::{Row, Rows},
        years,
    },
    diagnostic::{Diagnostic, Fault},
    handbook::{Criterion, CriterionId, Handbook, Reason, Round, RoundPart, RuleRow, laws::At},
    model::FiscalYear,
    read::RawTable,
    text::{nearest, typed::plain},
};

/// More per cent than any criterion asks for.
const MOST_PER_CENT: u32 = 1_000;

impl Draft<'_> {
    /// Takes the rows of the table of criteria.
    pub fn take_criteria(&mut self, raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) {
        let (year, base) = (self.year(), self.base);
        let before = diagnostics.len();
        let rows = Rows::new(raw, diagnostics);
        let mut seen: BTreeMap<(u8, u8, RuleRow), u32> = BTreeMap::new();
        let stated = rows.read(diagnostics, |row| {
            let round = row.required_as("round", round_number);
            let level = row.optional_as("level", level_number);
            let rule = row.required_as("criterion", |text| {
                let names = || RuleRow::all().flat_map(|row| [row.thai(), row.english()]);
                RuleRow::find(text).ok_or_else(|| Fault::UnknownCriterion { nearest: nearest(text, names()) })
            });
            let number = row.optional_as("threshold", whole);
            let day = row.day("due", Some(year));
            if let Some(day) = day.filter(|day| !(year.first_day() - SENSIBLE_DISTANCE..=year.last_day()).contains(day))
            {
                row.report("due", Fault::BadRule { reason: Reason::DayOfOtherYear { day, year } });
            } else if let Some(doubt) = day.and_then(|day| years::early(day, row.swapped_day("due", Some(year)), year))
            {
                row.report("due", doubt);
            }
            let (round, rule) = (round?, rule?);
            let key = (round, level.unwrap_or(0), rule);
            if let Some(first_row) = seen.insert(key, row.number()) {
                row.report("criterion", Fault::BadRule { reason: Reason::RowTwice { first_row } });
            }
            Stated::new(row, base, (round, level, rule), number, day)
        });
        // A ladder that lacks a row which cannot be read is no other ladder.
        if diagnostics[before..].iter().any(Diagnostic::is_error) {
            return;
        }
        let mut by_round: BTreeMap<u8, Vec<Stated>> = BTreeMap::new();
        for one in stated {
            by_round.entry(one.round).or_default().push(one);
        }
        let mut rounds = Vec::new();
        let numbers: BTreeSet<u8> =
            by_round.keys().copied().chain(base.rounds.iter().map(|round| round.number)).collect();
        for number in numbers {
            let own = by_round.remove(&number).unwrap_or_default();
            // After a round that the tables end with the year there is no room for one they do not name.
            let is_full = rounds.last().is_some_and(|last: &Round| last.last >= year.last_day());
            match (own.is_empty(), base.round(number)) {
                (true, Some(round)) if !is_full => rounds.push(round.clone()),
                (true, _) => {}
                (false, round) => rounds.extend(self.round(number, round, &own, diagnostics)),
            }
        }
        self.rules.rounds = rounds;
    }

    /// A round as the rows state it, with what they leave out from the base.
    fn round(
        &mut self,
        number: u8,
        base: Option<&Round>,
        rows: &[Stated],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Round> {
        let first_row = &rows[0];
        let mut lacks = |(place, found): Cell, reason| {
            diagnostics.push(Diagnostic { place, fault: Fault::BadRule { reason }, found });
        };
        self.places.insert(At::Round(number), first_row.at.clone());
        self.places.insert(At::Span(number), first_row.at.clone());
        let mut day = |part: RoundPart, of_base: fn(&Round) -> NaiveDate| {
            let stated = rows.iter().find_map(|row| match row.says {
                Says::Day(of, day) if of == part => Some((row, day)),
                _ => None,
            });
            if let Some((row, day)) = stated {
                let at = if part == RoundPart::AssessedOn { At::Round(number) } else { At::Span(number) };
                self.places.insert(at, row.at.clone());
                if base.is_none_or(|base| of_base(base) != day) {
                    self.differing.push(row.at.clone());
                }
            }
            let day = stated.map(|(_, day)| day).or(base.map(of_base));
            if day.is_none() {
                lacks(first_row.rule_at.clone(), Reason::RoundLacks { round: number, part: part.thai() });
            }
            day
        };
        let first = day(RoundPart::First, |round| round.first);
        let last = day(RoundPart::Last, |round| round.last);
        let assessed_on = day(RoundPart::AssessedOn, |round| round.assessed_on);
        let (first, last, assessed_on) = (first?, last?, assessed_on?);
        let months = rows.iter().find_map(|row| match row.says {
            Says::Months(months) => Some((row, months)),
            _ => None,
        });
        let of_base = base.filter(|base| base.last == last).map(|base| base.allocation_months);
        if let Some((row, _)) = months.filter(|(_, months)| Some(*months) != of_base) {
            self.differing.push(row.at.clone());
        }
        let allocation_months =
            months.map(|(_, months)| months).or(of_base).unwrap_or_else(|| months_until(self.base.fiscal_year, last));
        let mut levels: BTreeMap<u8, Vec<Criterion>> = BTreeMap::new();
        let mut levels_at: BTreeMap<u8, Cell> = BTreeMap::new();
        for row in rows {
            let Says::Criterion(level, criterion) = row.says else { continue };
            levels.entry(level).or_default().push(criterion);
            levels_at.entry(level).or_insert_with(|| row.level_at.clone());
            let at = At::Criterion { round: number, level, id: criterion.id() };
            self.places.insert(at, row.at.clone());
            let known = base.and_then(|base| base.levels.get(usize::from(level).checked_sub(1)?));
            if known.is_none_or(|known| !known.contains(&criterion)) {
                self.differing.push(row.at.clone());
            }
        }
        let levels: Vec<Vec<Criterion>> = match (levels.keys().next_back().copied(), base) {
            (None, Some(base)) => base.levels.clone(),
            (None, None) => {
                lacks(first_row.rule_at.clone(), Reason::EmptyLevel);
                return None;
            }
            (Some(top), _) => {
                let missing = (1..top).find(|level| !levels.contains_key(level));
                let above = missing.and_then(|missing| levels_at.range(missing..).next());
                if let Some((level, (_, at))) = missing.zip(above) {
                    lacks(at.clone(), Reason::MissingLevel { round: number, level });
                }
                levels.into_values().collect()
            }
        };
        let count = |levels: &[Vec<Criterion>]| levels.iter().map(Vec::len).collect::<Vec<_>>();
        if base.is_some_and(|base| count(&base.levels) != count(&levels)) {
            self.differing.push(first_row.at.clone());
        }
        Some(Round { number, first, last, assessed_on, allocation_months, levels })
    }
}

/// One row of the criteria.
struct Stated {
    round: u8,
    says: Says,
    /// Where what it says stands.
    at: Cell,
    rule_at: Cell,
    level_at: Cell,
}

#[derive(Clone, Copy)]
enum Says {
    Day(RoundPart, NaiveDate),
    Months(u32),
    Criterion(u8, Criterion),
    /// Nothing that the base does not say.
    Nothing,
}

impl Stated {
    /// A row's rule with its number and day, those left out taken from the base; what cannot be is reported.
    fn new(
        row: &mut Row<'_>,
        base: &Handbook,
        (round, level, rule): (u8, Option<u8>, RuleRow),
        number: Option<u32>,
        day: Option<NaiveDate>,
    ) -> Option<Self> {
        let refuse = |row: &mut Row<'_>, column, reason| {
            row.report(column, Fault::BadRule { reason });
            None
        };
        let (says, column) = match rule {
            RuleRow::Round(_) if level.is_some() => return refuse(row, "level", Reason::LevelOfRound),
            RuleRow::Round(RoundPart::AllocationMonths) => match number {
                _ if day.is_some() => return refuse(row, "due", Reason::NoMonths),
                Some(months @ 1..=12) => (Says::Months(months), "threshold"),
                Some(_) => return refuse(row, "threshold", Reason::NoMonths),
                None => (Says::Nothing, "criterion"),
            },
            RuleRow::Round(_) if number.is_some() => return refuse(row, "threshold", Reason::DayAlone),
            RuleRow::Round(part) => (day.map_or(Says::Nothing, |day| Says::Day(part, day)), "due"),
            RuleRow::Criterion(id) => {
                let Some(level) = level else { return refuse(row, "level", Reason::NoLevel) };
                let known = base.round(round).and_then(|round| round.levels.get(usize::from(level).checked_sub(1)?));
                let known = known.and_then(|known| known.iter().find(|criterion| criterion.id() == id).copied());
                let (column, reason) = match id {
                    CriterionId::Delivered(_) => ("due", Reason::DayAlone),
                    CriterionId::Monthly => ("criterion", Reason::NeitherDayNorNumber),
                    CriterionId::People | CriterionId::Budget => ("threshold", Reason::PerCentAlone),
                };
                let criterion = match (id, number, day, known) {
                    (_, None, None, Some(known)) => known,
                    (CriterionId::Delivered(item), None, Some(due), _) => Criterion::Delivered { item, due },
                    (CriterionId::Monthly, None, None, None) => Criterion::Monthly,
                    (CriterionId::People, Some(threshold), None, _) if threshold <= MOST_PER_CENT => {
                        Criterion::People { threshold }
                    }
                    (CriterionId::Budget, Some(threshold), None, _) if threshold <= MOST_PER_CENT => {
                        Criterion::Budget { threshold }
                    }
                    _ => return refuse(row, column, reason),
                };
                (Says::Criterion(level, criterion), column)
            }
        };
        let [at, rule_at, level_at] =
            [column, "criterion", "level"].map(|column| (row.place(column), row.found(column)));
        Some(Self { round, says, at, rule_at, level_at })
    }
}

/// The number of a round, from 1: `1`, `รอบที่ ๑`.
fn round_number(text: &str) -> Result<u8, Fault> {
    small(&bare_round(text))
}

/// The number of a level, from 1: `3`, `ระดับ ๓`.
fn level_number(text: &str) -> Result<u8, Fault> {
    let text = plain(text);
    let number = text.strip_prefix("ระดับ").map_or(text.as_str(), |rest| rest.trim_start_matches("ที่"));
    small(number.trim())
}

fn small(number: &str) -> Result<u8, Fault> {
    number.parse().ok().filter(|number| *number > 0).ok_or(Fault::BadNumber { nearest: None, unit: None })
}

/// How many months of a year have passed with a day.
fn months_until(year: FiscalYear, last: NaiveDate) -> u32 {
    u32::try_from(year.months().filter(|month| month.first_day() <= last).count()).unwrap_or(12)
}

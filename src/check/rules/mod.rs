//! The rules a dataset brings for its own year, laid over those that the year has without them.

mod common;
mod criteria;
mod given;
mod names;

use std::collections::BTreeMap;

use super::keys::Keys;
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    handbook::{
        Handbook, Standing,
        laws::{self, At},
    },
    model::FiscalYear,
    read::{RawDataset, RawTable},
    schema::Table,
    text::typed::plain,
};

pub use self::{
    common::tell_of_other_rules,
    given::{CheckedRules, check_rules},
};

/// The rules of a year: `base`, with what the dataset's own tables say in its place; `None` where they say nothing. Where
/// `base` is binding, given for all, a dataset's own rules count only as far as they say the same.
pub fn check(
    raw: &RawDataset,
    base: &Handbook,
    is_binding: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Handbook> {
    let (keys, criteria) = (raw.table(Table::Handbook), raw.table(Table::Criteria));
    if keys.is_none() && criteria.is_none() {
        return None;
    }
    let mut draft = Draft {
        base,
        rules: base.clone(),
        is_confirmed: false,
        based_on: None,
        places: BTreeMap::new(),
        differing: Vec::new(),
    };
    let before = diagnostics.len();
    if let Some(keys) = keys {
        draft.take_keys(keys, diagnostics);
    }
    if let Some(criteria) = criteria {
        draft.take_criteria(criteria, diagnostics);
    }
    // Where a cell cannot be read, what is left of the rules says nothing of the rest.
    if !diagnostics[before..].iter().any(Diagnostic::is_error) {
        draft.hold_to_laws(keys.or(criteria), diagnostics);
    }
    Some(draft.finished(is_binding, diagnostics))
}

/// What is to be said of rules that are not known for certain, where they can be made so.
pub fn report_doubts(raw: &RawDataset, handbook: &Handbook, year_at: &Place, diagnostics: &mut Vec<Diagnostic>) {
    let year = handbook.fiscal_year;
    let mut told = Vec::new();
    let keys = raw.table(Table::Handbook).map(|keys| Keys::new(keys, &mut told));
    let mut report = |key, fault| {
        let cell = keys.as_ref().and_then(|keys| keys.cell(key));
        let (place, found) = cell.unwrap_or_else(|| (year_at.clone(), Some(year.to_string())));
        diagnostics.push(Diagnostic { place, fault, found });
    };
    if handbook.standing.assumed {
        let (from, has_tables) = (handbook.standing.fiscal_year, raw.table(Table::Handbook).is_some());
        report("confirmed", Fault::AssumedHandbook { year, from, has_tables });
    }
    if handbook.names.long_plan.is_none() {
        report("long_plan", Fault::UnknownLongPlan { year });
    }
}

/// A place in the tables with what was found there.
type Cell = (Place, Option<String>);

/// Rules on their way from a base to what the tables say.
struct Draft<'a> {
    base: &'a Handbook,
    rules: Handbook,
    is_confirmed: bool,
    based_on: Option<FiscalYear>,
    /// Where each part of the rules stands.
    places: BTreeMap<At, Cell>,
    /// What says something else than the base.
    differing: Vec<Cell>,
}

impl Draft<'_> {
    fn year(&self) -> FiscalYear {
        self.base.fiscal_year
    }

    fn hold_to_laws(&mut self, table: Option<&RawTable>, diagnostics: &mut Vec<Diagnostic>) {
        let whole = || (table.map_or_else(Place::default, |table| table.place(None, None)), None);
        for (at, reason) in laws::broken(self.year(), &self.rules.rounds, self.rules.monthly()) {
            // A month that is due as every month is has no place of its own; its round has.
            let of_round = |at: At| match at {
                At::Criterion { round, .. } | At::Span(round) => Some(At::Round(round)),
                At::Month(month) => {
                    let round = self.rules.rounds.iter().find(|round| round.months().any(|of| of == month))?;
                    Some(At::Round(round.number))
                }
                _ => None,
            };
            let (place, found) =
                self.places.get(&at).or_else(|| self.places.get(&of_round(at)?)).cloned().unwrap_or_else(whole);
            diagnostics.push(Diagnostic { place, fault: Fault::BadRule { reason }, found });
        }
    }

    fn finished(mut self, is_binding: bool, diagnostics: &mut Vec<Diagnostic>) -> Handbook {
        self.differing.dedup();
        if is_binding && !self.differing.is_empty() {
            if self.is_confirmed {
                for (place, found) in self.differing {
                    diagnostics.push(Diagnostic { place, fault: Fault::ContradictsRules, found });
                }
            } else {
                let cells = self.differing.len();
                let (place, found) = self.differing.swap_remove(0);
                diagnostics.push(Diagnostic { place, fault: Fault::OverruledRules { cells }, found });
            }
            return self.base.clone();
        }
        self.rules.hand_on_names();
        let known = self.base.standing;
        self.rules.standing = match (self.is_confirmed, self.differing.is_empty()) {
            (true, _) => Standing { fiscal_year: self.year(), assumed: false },
            (false, true) => known,
            (false, false) => Standing { fiscal_year: self.based_on.unwrap_or(known.fiscal_year), assumed: true },
        };
        self.rules
    }
}

/// A whole number in digits of any kind; of per cents with or without the word and the sign.
fn whole(text: &str) -> Result<u32, Fault> {
    let text = plain(text);
    let number = text.strip_prefix("ร้อยละ").unwrap_or(&text);
    let number = number.strip_suffix('%').unwrap_or(number);
    number.trim().parse().map_err(|_| Fault::BadNumber { nearest: None, unit: None })
}

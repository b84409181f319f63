//! The handbooks of all years: those there are, and what is assumed of the others.

use std::{collections::BTreeMap, sync::Arc};

use super::{Handbook, LongPlans};
use crate::model::FiscalYear;

/// The handbooks there are, by their years, and the long plans.
#[derive(Debug, Clone, Default)]
pub struct Handbooks {
    own: BTreeMap<FiscalYear, Arc<Handbook>>,
    long_plans: LongPlans,
}

impl Handbooks {
    /// These handbooks, each under the long plan it names itself or else the one of its year.
    pub fn new(handbooks: impl IntoIterator<Item = Handbook>, long_plans: LongPlans) -> Self {
        let own = handbooks.into_iter().map(|handbook| (handbook.fiscal_year, Arc::new(under(&long_plans, handbook))));
        Self { own: own.collect(), long_plans }
    }

    /// The rules of a year: those of its own handbook or, where there is none, those of the newest earlier one with every day
    /// moved. `None` for a year before all of them.
    pub fn of(&self, year: FiscalYear) -> Option<Arc<Handbook>> {
        let (_, newest) = self.own.range(..=year).next_back()?;
        Some(if newest.fiscal_year == year {
            Arc::clone(newest)
        } else {
            Arc::new(under(&self.long_plans, newest.moved(year)))
        })
    }

    /// The years that have a handbook of their own, in order.
    pub fn years(&self) -> impl Iterator<Item = FiscalYear> {
        self.own.keys().copied()
    }

    /// The first year that has rules.
    pub fn first_year(&self) -> Option<FiscalYear> {
        self.own.keys().next().copied()
    }
}

impl FromIterator<Handbook> for Handbooks {
    fn from_iter<I: IntoIterator<Item = Handbook>>(handbooks: I) -> Self {
        Self::new(handbooks, LongPlans::default())
    }
}

fn under(long_plans: &LongPlans, mut handbook: Handbook) -> Handbook {
    if handbook.names.long_plan.is_none() {
        handbook.names.long_plan = long_plans.of(handbook.fiscal_year);
    }
    handbook
}

//! The handbooks of all years: those there are, and what is assumed of the others.

use std::{collections::BTreeMap, sync::Arc};

use super::{Handbook, LongPlans};
use crate::model::FiscalYear;

/// The handbooks there are, by their years, and the long plans.
#[derive(Debug, Clone, Default)]
pub struct Handbooks {
    own: BTreeMap<FiscalYear, Arc<Handbook>>,
    long_plans: LongPlans,
    /// The year whose rules are given for every dataset.
    given: Option<FiscalYear>,
}

impl Handbooks {
    /// These handbooks, each under the long plan it names itself or else the one of its year.
    pub fn new(handbooks: impl IntoIterator<Item = Handbook>, long_plans: LongPlans) -> Self {
        let own = handbooks.into_iter().map(|handbook| (handbook.fiscal_year, Arc::new(under(&long_plans, handbook))));
        Self { own: own.collect(), long_plans, given: None }
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

    /// The same with these rules given for every dataset of their year: a dataset's own may say no others.
    #[must_use]
    pub fn giving(mut self, handbook: Handbook) -> Self {
        self.given = Some(handbook.fiscal_year);
        self.with(handbook)
    }

    /// The same with one more handbook, in the place of any that its year had.
    #[must_use]
    pub fn with(mut self, handbook: Handbook) -> Self {
        self.own.insert(handbook.fiscal_year, Arc::new(under(&self.long_plans, handbook)));
        self
    }

    /// The year whose rules are given for every dataset.
    pub fn given(&self) -> Option<FiscalYear> {
        self.given
    }

    /// Whether a year's rules are given for every dataset.
    pub fn is_given(&self, year: FiscalYear) -> bool {
        self.given == Some(year)
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

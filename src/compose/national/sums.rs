//! The country's sums: people, money, indicators; each worked out twice, for the page that shows they agree.

use serde::Serialize;

use super::{Nation, Scored};
use crate::{
    compose::amounts::{PeopleCells, dash, share, thousandths},
    handbook::{Indicator, IndicatorId},
    model::{People, Satang, WorkerGroup},
    score::{Attained, RoundScore},
    thai::digits::{count, money, plain},
};

#[derive(Debug, Serialize)]
pub struct GroupRow {
    pub name: &'static str,
    pub target: String,
    pub reached: String,
    pub percent: String,
    /// The per cent in thousandths of the whole, at most all of it.
    pub length: u64,
}

#[derive(Debug, Serialize)]
pub struct RegionRow {
    pub name: &'static str,
    pub provinces: String,
    #[serde(rename = "\u{fdd0}target")]
    pub target: PeopleCells,
    pub reached: PeopleCells,
    pub percent: String,
    pub budget: String,
}

/// A round's disbursement by region, the whole last.
#[derive(Debug, Serialize)]
pub struct RoundMoney {
    pub round: String,
    pub rows: Vec<MoneyRow>,
}

#[derive(Debug, Serialize)]
pub struct MoneyRow {
    pub name: &'static str,
    pub allocated: String,
    /// Provinces with a figure of disbursement, and what was allocated to them: the per cent is of theirs alone.
    pub given: String,
    pub given_allocated: String,
    pub disbursed: String,
    pub percent: String,
}

/// One of the official indicators over all provinces.
#[derive(Debug, Serialize)]
pub struct IndicatorSum {
    pub number: String,
    pub name: String,
    pub target: String,
    pub actual: String,
    pub met: String,
    pub percent: String,
}

#[derive(Debug, Serialize)]
pub struct Reconciliation {
    pub agrees: bool,
    pub rows: Vec<ReconciliationRow>,
}

#[derive(Debug, Serialize)]
pub struct ReconciliationRow {
    pub name: String,
    /// The sum of what the provinces' own books say.
    pub provinces: String,
    /// What all rows of the country's data make, another way round.
    pub rows: String,
    pub way: &'static str,
    pub agrees: bool,
}

/// People and money of some provinces.
#[derive(Default, Clone, Copy)]
struct Sum {
    provinces: usize,
    target: People,
    reached: People,
    budget: Satang,
}

impl Nation<'_> {
    fn sum(&self, wanted: impl Fn(&str) -> bool) -> Sum {
        self.scored().filter(|(province, _)| wanted(&province.region)).fold(Sum::default(), |sum, (_, scored)| Sum {
            provinces: sum.provinces + 1,
            target: sum.target + scored.dataset.target(),
            reached: sum.reached + scored.dataset.people_counted(self.as_of),
            budget: sum.budget + scored.dataset.budget(),
        })
    }

    /// Everybody meant to be reached, and everybody reached.
    pub(super) fn people(&self) -> (People, People) {
        let sum = self.sum(|_| true);
        (sum.target, sum.reached)
    }

    pub(super) fn groups(&self) -> Vec<GroupRow> {
        let Sum { target, reached, .. } = self.sum(|_| true);
        let row = |name, target: u64, reached: u64| GroupRow {
            name,
            target: count(target),
            reached: count(reached),
            percent: share(reached, target),
            length: thousandths(reached, target).min(1000),
        };
        let groups = WorkerGroup::ALL.map(|group| row(group.thai(), target[group], reached[group]));
        groups.into_iter().chain([row("รวมทั้งประเทศ", target.total(), reached.total())]).collect()
    }

    pub(super) fn region_sums(&self) -> Vec<RegionRow> {
        let row = |name, sum: Sum| RegionRow {
            name,
            provinces: plain(sum.provinces),
            target: PeopleCells::from(sum.target),
            reached: PeopleCells::from(sum.reached),
            percent: share(sum.reached.total(), sum.target.total()),
            budget: money(sum.budget),
        };
        let regions = self.region_names().into_iter().map(|name| row(name, self.sum(|region| region == name)));
        regions.chain([row("รวมทั้งประเทศ", self.sum(|_| true))]).collect()
    }

    pub(super) fn money(&self) -> Vec<RoundMoney> {
        let rounds = self.handbook.rounds.iter().map(|round| round.number);
        rounds
            .map(|round| {
                let row = |name, wanted: &dyn Fn(&str) -> bool| {
                    let of_region = self.scored().filter(|(province, _)| wanted(&province.region));
                    let scores: Vec<&RoundScore> =
                        of_region.filter_map(|(_, scored)| scored.scorecard.round(round)).collect();
                    let given = Given::of(&scores);
                    MoneyRow {
                        name,
                        allocated: money(allocated(&scores)),
                        given: plain(given.provinces),
                        given_allocated: given.or_dash(given.allocated),
                        disbursed: given.or_dash(given.disbursed),
                        percent: given.percent(),
                    }
                };
                let regions = self.region_names().into_iter().map(|name| row(name, &|region| region == name));
                let rows = regions.chain([row("รวมทั้งประเทศ", &|_| true)]).collect();
                RoundMoney { round: plain(round), rows }
            })
            .collect()
    }

    pub(super) fn indicators(&self) -> Vec<IndicatorSum> {
        let scored = self.scored().count();
        let row = |(number, indicator): (usize, &Indicator)| {
            let scores = || {
                let all = self.scored().flat_map(|(_, scored)| &scored.scorecard.indicators);
                all.filter(|score| score.id == indicator.id)
            };
            let met = scores().filter(|score| score.met).count();
            let counted = || {
                let counts = scores().filter_map(|score| match score.actual? {
                    Attained::Count(count) => Some(count),
                    Attained::Share(_) => None,
                });
                counts.sum::<u64>()
            };
            let (target, actual) = match indicator.id {
                IndicatorId::Success => {
                    let (target, reached) = self.people();
                    (format!("ร้อยละ {}", plain(indicator.target)), share(reached.total(), target.total()))
                }
                IndicatorId::Disbursement => {
                    let last = self.handbook.rounds.last().map_or(0, |round| round.number);
                    let all: Vec<&RoundScore> =
                        self.scored().filter_map(|(_, scored)| scored.scorecard.round(last)).collect();
                    (format!("ร้อยละ {}", plain(indicator.target)), Given::of(&all).percent())
                }
                _ => {
                    let target = u64::from(indicator.target) * scored as u64;
                    (format!("{} {}", count(target), indicator.unit), count(counted()))
                }
            };
            IndicatorSum {
                number: plain(number),
                name: indicator.name.clone(),
                target,
                actual,
                met: plain(met),
                percent: share(met as u64, scored as u64),
            }
        };
        (1..).zip(&self.handbook.indicators).map(row).collect()
    }

    /// The sums of the provinces against those of all rows: by groups, by months, by projects, by regions.
    pub(super) fn reconciliation(&self) -> Reconciliation {
        let datasets = || self.scored().map(|(_, Scored { dataset, .. })| *dataset);
        let projects = || datasets().flat_map(|dataset| &dataset.projects);
        let all = self.sum(|_| true);
        let people = |name: &str, provinces: u64, rows: u64, way| ReconciliationRow {
            name: format!("{name} (คน)"),
            provinces: count(provinces),
            rows: count(rows),
            way,
            agrees: provinces == rows,
        };
        let baht = |name: String, provinces: Satang, rows: Satang, way| ReconciliationRow {
            name: format!("{name} (บาท)"),
            provinces: money(provinces),
            rows: money(rows),
            way,
            agrees: provinces == rows,
        };
        let by_month = self.handbook.fiscal_year.months().map(|month| {
            let recorded = datasets().filter(|dataset| dataset.recorded_by_day(month, self.as_of).is_some());
            let results = recorded.flat_map(|dataset| &dataset.results).filter(|result| result.month == month);
            results.map(|result| result.people).sum::<People>().total()
        });
        let by_group = WorkerGroup::ALL.map(|group| projects().map(|project| project.target[group]).sum::<u64>());
        let mut rows = vec![
            people(
                "เป้าหมาย",
                datasets().map(|dataset| dataset.target().total()).sum(),
                by_group.iter().sum(),
                "รายกลุ่มแรงงาน",
            ),
            people(
                "ผลที่นับได้",
                datasets().map(|dataset| dataset.people_counted(self.as_of).total()).sum(),
                by_month.sum(),
                "รายเดือน",
            ),
            baht("งบประมาณตามแผน".to_owned(), all.budget, projects().map(|project| project.budget).sum(), "รายโครงการ"),
        ];
        for round in &self.handbook.rounds {
            let number = plain(round.number);
            let scores = |wanted: &dyn Fn(&str) -> bool| {
                let wanted = self.scored().filter(|(province, _)| wanted(&province.region));
                let scores: Vec<&RoundScore> =
                    wanted.filter_map(|(_, scored)| scored.scorecard.round(round.number)).collect();
                (allocated(&scores), Given::of(&scores).disbursed)
            };
            let provinces = scores(&|_| true);
            let regions = self.region_names().into_iter().map(|name| scores(&|region| region == name));
            let regions = regions.fold((Satang::ZERO, Satang::ZERO), |sum, part| (sum.0 + part.0, sum.1 + part.1));
            rows.push(baht(format!("วงเงินจัดสรร รอบที่ {number}"), provinces.0, regions.0, "รายภาค"));
            rows.push(baht(format!("เบิกจ่าย รอบที่ {number}"), provinces.1, regions.1, "รายภาค"));
        }
        Reconciliation { agrees: rows.iter().all(|row| row.agrees), rows }
    }
}

/// What was allocated; what is not given adds nothing.
fn allocated(scores: &[&RoundScore]) -> Satang {
    scores.iter().filter_map(|score| score.budget.allocated).sum()
}

/// The disbursement of those provinces of which it is known, and what was allocated to them.
#[derive(Default)]
struct Given {
    provinces: usize,
    allocated: Satang,
    disbursed: Satang,
}

impl Given {
    fn of(scores: &[&RoundScore]) -> Self {
        scores.iter().fold(Self::default(), |sum, score| match score.budget.disbursed {
            Some(disbursed) => Self {
                provinces: sum.provinces + 1,
                allocated: sum.allocated + score.budget.allocated.unwrap_or_default(),
                disbursed: sum.disbursed + disbursed,
            },
            None => sum,
        })
    }

    fn percent(&self) -> String {
        share(self.disbursed.satang(), self.allocated.satang())
    }

    /// An amount of theirs, if there are any.
    fn or_dash(&self, amount: Satang) -> String {
        if self.provinces == 0 { dash() } else { money(amount) }
    }
}

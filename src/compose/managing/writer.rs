//! The lines of the chapter, one by one.

use chrono::{Datelike, NaiveDate};

use super::{Due, DutyRow, Facts, LineFacts, LineStep, Lines, MonthRow, RoundBar, RoundRow, YearFigure};
use crate::{
    compose::{
        calendar::Timed,
        prose::{Prose, ProseError},
        wording,
    },
    handbook::{Criterion, Handbook, Round},
    model::{Dataset, Month, Passage, SubmissionItem},
    thai::{
        date::{long_day, long_month, short_day, short_month},
        digits,
    },
};

/// Who writes them.
pub struct Writer<'a> {
    pub dataset: &'a Dataset,
    pub handbook: &'a Handbook,
    pub facts: &'a Facts<'a>,
    pub prose: &'a Prose,
}

impl Writer<'_> {
    fn line(&self, id: &str, part: &str, due: Option<String>) -> Result<String, ProseError> {
        let facts = LineFacts { id, part, due, thresholds: &[], facts: self.facts };
        self.prose.line("managing-line", &facts)
    }

    /// The same, where the office may have its own words for it.
    fn said(&self, passage: Passage, id: &str, part: &str) -> Result<String, ProseError> {
        let facts = LineFacts { id, part, due: None, thresholds: &[], facts: self.facts };
        wording::said_in_one(self.dataset, self.prose, passage, &facts)
    }

    fn scored(&self, id: &str, thresholds: &[u32]) -> Result<String, ProseError> {
        let facts = LineFacts { id, part: "scored", due: None, thresholds, facts: self.facts };
        self.prose.line("managing-line", &facts)
    }

    pub fn duties(&self) -> Result<Vec<DutyRow>, ProseError> {
        let row = |id: &str, passage: Passage, due: Option<String>| -> Result<DutyRow, ProseError> {
            let what = self.said(passage, id, "what")?;
            Ok(DutyRow { passage, who: self.line(id, "who", None)?, what, when: self.line(id, "when", due)? })
        };
        let mut rows = vec![row("agencies", Passage::DutyAgencies, None)?, row("monthly", Passage::DutyMonthly, None)?];
        for item in SubmissionItem::ALL {
            if let Some(due) = self.handbook.delivery_due(item) {
                rows.push(row(item.english(), Passage::of_item(item), Some(long_day(due)))?);
            }
        }
        rows.push(row("committee", Passage::DutyCommittee, None)?);
        rows.push(row("assessment", Passage::DutyAssessment, None)?);
        Ok(rows)
    }

    pub fn round(&self, round: &Round) -> Result<RoundRow, ProseError> {
        let (mut criteria, mut people, mut budget): (Vec<String>, Vec<u32>, Vec<u32>) = Default::default();
        for criterion in round.levels.iter().flatten() {
            let line = match criterion {
                Criterion::Delivered { item, due } => self.line(item.english(), "scored", Some(long_day(*due)))?,
                Criterion::Monthly => self.line("monthly", "scored", None)?,
                Criterion::People { threshold } => {
                    people.push(*threshold);
                    continue;
                }
                Criterion::Budget { threshold } => {
                    budget.push(*threshold);
                    continue;
                }
            };
            // What several levels ask for is said once.
            if !criteria.contains(&line) {
                criteria.push(line);
            }
        }
        for (id, thresholds) in [("people", people), ("budget", budget)] {
            if !thresholds.is_empty() {
                criteria.push(self.scored(id, &thresholds)?);
            }
        }
        Ok(RoundRow {
            number: digits::plain(round.number),
            span: format!("{} – {}", short_day(round.first), short_day(round.last)),
            criteria,
            assessed_on: short_day(round.assessed_on),
        })
    }

    /// A row for each month from the first to the last in which there is anything.
    pub fn year(&self, dues: &[(NaiveDate, Timed)]) -> YearFigure {
        let year = self.handbook.fiscal_year;
        let months = || dues.iter().filter_map(|(due, _)| Month::of(*due)).chain(year.months());
        let (first, last) = (months().min(), months().max());
        let rows: Vec<Month> = std::iter::successors(first, |month| Some(month.next()))
            .take_while(|month| Some(*month) <= last)
            .take(24)
            .collect();
        let row = |month: &Month| MonthRow {
            month: short_month(*month),
            dues: dues
                .iter()
                .filter(|(due, _)| Month::of(*due) == Some(*month))
                .map(|(due, what)| self.due(*due, *what))
                .collect(),
        };
        let place = |day| rows.iter().position(|month| Month::of(day) == Some(*month));
        let bar = |round: &Round| {
            let (first, last) = (place(round.first)?, place(round.last)?);
            Some(RoundBar {
                name: format!("รอบที่ {}", digits::plain(round.number)), first, count: last + 1 - first
            })
        };
        let said = self
            .handbook
            .rounds
            .iter()
            .map(|round| format!("รอบที่ {} ประเมินวันที่ {}", digits::plain(round.number), long_day(round.assessed_on)));
        let said: Vec<String> = said.collect();
        YearFigure {
            alt: format!("ปีงบประมาณรายเดือน แสดงกำหนดบันทึกผล การส่งงาน และรอบการประเมิน {}", said.join(" ")),
            rounds: self.handbook.rounds.iter().filter_map(bar).collect(),
            rows: rows.iter().map(row).collect(),
        }
    }

    fn due(&self, due: NaiveDate, what: Timed) -> Due {
        let (kind, text) = match what {
            Timed::Delivery(item) => ("delivery", item.thai().to_owned()),
            Timed::Record(month) => ("record", format!("บันทึกผลเดือน{}", long_month(month))),
            Timed::Assessment(round) => ("assessment", format!("ประเมินผลรอบที่ {}", digits::plain(round))),
        };
        Due { day: digits::plain(due.day()), text, kind }
    }

    pub fn lines(&self) -> Result<Lines, ProseError> {
        let step = |(id, passage): (&str, Passage)| -> Result<LineStep, ProseError> {
            Ok(LineStep { passage, who: self.line(id, "who", None)?, what: self.said(passage, id, "reports")? })
        };
        let steps = [
            ("agencies", Passage::LineAgencies),
            ("monthly", Passage::LineOwnOffice),
            ("committee", Passage::LineCommittee),
            ("office", Passage::LineOffice),
            ("ministry", Passage::LineMinistry),
        ];
        let steps = steps.map(step);
        let steps = steps.into_iter().collect::<Result<Vec<LineStep>, ProseError>>()?;
        let said: Vec<&str> = steps.iter().map(|step| step.who.as_str()).collect();
        Ok(Lines {
            alt: format!("สายการรายงานจากล่างขึ้นบน {}", said.join(" ถึง ")), steps
        })
    }
}

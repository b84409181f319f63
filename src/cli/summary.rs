//! The scores as text: what was reached, what each criterion showed, what the next level needs.

use std::io::{self, Write};

use crate::{
    diagnostic::Lang,
    handbook::{CriterionId, Handbook, Indicator},
    model::{Percent, SubmissionItem},
    score::{CriterionScore, MonthScore, Need, RoundScore, RoundState, Scorecard, Shown, State},
    thai::{
        date::{long_day, short_day, short_month},
        digits::{grouped, money_arabic, to_arabic},
    },
};

pub fn print(scorecard: &Scorecard, handbook: &Handbook, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let say = Say(lang);
    writeln!(
        out,
        "{} {} · {} {}",
        scorecard.province,
        say.either(format!("ปีงบประมาณ {}", scorecard.fiscal_year), format!("fiscal year {}", scorecard.fiscal_year)),
        say.either("ณ วันที่", "as of"),
        say.day(scorecard.as_of),
    )?;
    for round in &scorecard.rounds {
        writeln!(out)?;
        print_round(round, scorecard, handbook, say, out)?;
    }
    writeln!(out, "\n{}", say.either("ตัวชี้วัด", "indicators"))?;
    for (indicator, named) in scorecard.indicators.iter().zip(&handbook.indicators) {
        let not_given = || say.either("ไม่มีข้อมูล", "not given").to_owned();
        let actual = indicator.actual.map_or_else(not_given, |actual| actual.to_string());
        let met = match (indicator.met, scorecard.as_of >= handbook.settled_on()) {
            (true, _) => say.state(State::Met),
            (false, true) => say.state(State::Missed),
            (false, false) => say.either("ยังไม่ถึงเป้า", "not yet"),
        };
        writeln!(out, "  {met}  {} {actual}/{}", say.indicator(named), indicator.target)?;
    }
    Ok(())
}

/// What is due first of all that can still be shown: the record of a month, a delivery, people or money.
pub fn next(scorecard: &Scorecard, lang: Lang) -> Option<String> {
    let (say, as_of) = (Say(lang), scorecard.as_of);
    let pending = scorecard.months().filter(|month| month.state == State::Pending && month.due >= as_of);
    let months = pending.map(|month| (month.due, say.record(month, as_of)));
    let needs = scorecard.rounds.iter().flat_map(|round| round.open(as_of).map(move |need| (need, round.state)));
    // A criterion of months may be met so far, and the next month be due all the same.
    let needs = needs.filter(|(need, _)| !matches!(need.criterion.shown, Shown::Monthly { .. }));
    let needs = needs.filter_map(|(need, state)| {
        let told = say.need(&need, state);
        Some((
            need.until?,
            match need.criterion.shown {
                // Standing alone, an amount does not say of what.
                Shown::People { short: Some(_), .. } | Shown::Budget { short: Some(_), .. } => {
                    format!("{}: {told}", say.criterion_name(need.criterion.id))
                }
                _ => told,
            },
        ))
    });
    months.chain(needs).min_by_key(|(until, _)| *until).map(|(_, told)| told)
}

fn print_round(
    round: &RoundScore,
    scorecard: &Scorecard,
    handbook: &Handbook,
    say: Say,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{} {}{}", say.either("รอบที่", "round"), round.round, say.level(round, handbook))?;
    let percent = |percent: Option<Percent>| percent.map_or("-".to_owned(), |percent| format!("{percent} %"));
    let money = |amount: Option<_>| amount.map_or("-".to_owned(), money_arabic);
    writeln!(
        out,
        "  {} {}/{} ({})   {} {}/{} ({})",
        say.either("คน", "people"),
        grouped(round.people.reached),
        grouped(round.people.target),
        percent(round.people.percent),
        say.either("เบิกจ่าย", "disbursed"),
        money(round.budget.disbursed),
        money(round.budget.allocated),
        percent(round.budget.percent),
    )?;
    for criterion in &round.criteria {
        writeln!(
            out,
            "  {} {}  {}  {}",
            say.either("ระดับ", "level"),
            criterion.level,
            say.criterion_state(criterion),
            say.criterion(criterion, round)
        )?;
    }
    let has_begun = round.state != RoundState::NotStarted;
    let Some(outlook) = round.outlook(scorecard.as_of).filter(|_| has_begun) else { return Ok(()) };
    let lacking = match round.state {
        RoundState::Final => say.either("ไม่ถึงระดับ", "what kept it from level"),
        _ => say.either("ยังไม่ถึงระดับ", "still lacking for level"),
    };
    writeln!(out, "  {lacking} {}{}", outlook.level, say.either(" เพราะขาด:", ":"))?;
    for need in &outlook.needs {
        writeln!(out, "    - {}", say.need(need, round.state))?;
    }
    Ok(())
}

/// The words of one language.
#[derive(Clone, Copy)]
struct Say(Lang);

impl Say {
    fn either<T>(self, thai: T, english: T) -> T {
        match self.0 {
            Lang::Th => thai,
            Lang::En => english,
        }
    }

    fn day(self, day: chrono::NaiveDate) -> String {
        self.either(to_arabic(&long_day(day)), day.to_string())
    }

    fn short_day(self, day: chrono::NaiveDate) -> String {
        self.either(to_arabic(&short_day(day)), day.to_string())
    }

    fn state(self, state: State) -> &'static str {
        match state {
            State::Met => self.either("ผ่าน", "met"),
            State::Missed => self.either("ไม่ผ่าน", "missed"),
            State::Pending => self.either("ยังไม่ถึงกำหนด", "pending"),
            State::NotShown => self.either("ยังไม่มีหลักฐาน", "not shown"),
        }
    }

    /// Months that are met so far may still be missed.
    fn criterion_state(self, criterion: &CriterionScore) -> &'static str {
        match criterion.state {
            State::Met if criterion.is_open() => self.either("ผ่านเท่าที่ถึงกำหนด", "met so far"),
            state => self.state(state),
        }
    }

    /// ` (สิ้นสุดแล้ว): ระดับ 4/5`
    fn level(self, round: &RoundScore, handbook: &Handbook) -> String {
        let state = match round.state {
            RoundState::Final => self.either("สิ้นสุดแล้ว", "final"),
            RoundState::InProgress => self.either("อยู่ระหว่างรอบ", "in progress"),
            RoundState::NotStarted => {
                let rules = handbook.rounds.iter().find(|rules| rules.number == round.round);
                let first = rules.map_or_else(String::new, |rules| self.day(rules.first));
                return self.either(format!(": ยังไม่เริ่ม (เริ่ม {first})"), format!(": not started (begins {first})"));
            }
        };
        let level = match round.level {
            0 => self.either("ยังไม่ผ่านเกณฑ์ระดับ 1".to_owned(), format!("level 0/{}", round.top_level())),
            level => format!("{} {level}/{}", self.either("ระดับ", "level"), round.top_level()),
        };
        format!(" ({state}): {level}")
    }

    fn indicator(self, indicator: &Indicator) -> String {
        self.either(format!("{} ({})", indicator.name, indicator.unit), indicator.id.english().to_owned())
    }

    /// A criterion with what was shown for it.
    fn criterion(self, criterion: &CriterionScore, round: &RoundScore) -> String {
        let name = self.criterion_name(criterion.id);
        match &criterion.shown {
            Shown::Delivered { due, actual } => {
                let actual = actual.map_or("-".to_owned(), |day| self.short_day(day));
                format!("{name} {} {} · {actual}", self.either("ภายใน", "by"), self.short_day(*due))
            }
            Shown::Monthly { months } => {
                let met = months.iter().filter(|month| month.state == State::Met).count();
                let failed = self.failed_months(months);
                let failed = if failed.is_empty() { String::new() } else { format!(" · {failed}") };
                format!("{name} · {met}/{} {}{failed}", months.len(), self.either("เดือน", "months"))
            }
            Shown::People { threshold, short } => {
                let reached = format!("{} {}", grouped(round.people.reached), self.either("คน", "people"));
                let short = short.filter(|short| *short > 0).map(|short| self.short(&grouped(short), "คน", "people"));
                format!("{name} ≥ {threshold} % · {reached}{}", short.unwrap_or_default())
            }
            Shown::Budget { threshold, short } => {
                let disbursed = round.budget.disbursed.map_or("-".to_owned(), |amount| {
                    format!("{} {}", money_arabic(amount), self.either("บาท", "baht"))
                });
                let short = short.filter(|short| !short.is_zero());
                let short = short.map(|short| self.short(&money_arabic(short), "บาท", "baht"));
                format!("{name} ≥ {threshold} % · {disbursed}{}", short.unwrap_or_default())
            }
        }
    }

    fn short(self, amount: &str, thai_unit: &str, english_unit: &str) -> String {
        self.either(format!(" · ขาด {amount} {thai_unit}"), format!(" · {amount} {english_unit} short"))
    }

    /// `มิ.ย. 65 ไม่ผ่าน, ส.ค. 65 ยังไม่มีหลักฐาน`
    fn failed_months(self, months: &[MonthScore]) -> String {
        let failed = months.iter().filter(|month| matches!(month.state, State::Missed | State::NotShown));
        let named = failed.map(|month| {
            let name = self.either(to_arabic(&short_month(month.month)), month.month.to_string());
            format!("{name} {}", self.state(month.state))
        });
        named.collect::<Vec<_>>().join(", ")
    }

    fn criterion_name(self, id: CriterionId) -> &'static str {
        match id {
            CriterionId::Delivered(SubmissionItem::PlanRecorded) => self.either("บันทึกแผนในระบบ", "plan recorded"),
            CriterionId::Delivered(SubmissionItem::CommitteeApproved) => {
                self.either("คณะกรรมการเห็นชอบแผน", "committee approved the plan")
            }
            CriterionId::Delivered(SubmissionItem::PlanBookSent) => self.either("ส่งรูปเล่มแผน", "plan book sent"),
            CriterionId::Delivered(SubmissionItem::AnnualReportSent) => {
                self.either("ส่งรายงานประจำปี", "annual report sent")
            }
            CriterionId::Monthly => self.either("บันทึกผลรายเดือนตามกำหนด", "every month recorded in time"),
            CriterionId::People => self.either("จำนวนคนเทียบเป้าหมาย", "people of the target"),
            CriterionId::Budget => self.either("การเบิกจ่ายเทียบวงเงิน", "disbursement of the allocation"),
        }
    }

    /// A month that is still to be recorded.
    fn record(self, month: &MonthScore, as_of: chrono::NaiveDate) -> String {
        let name = self.either(to_arabic(&short_month(month.month)), month.month.to_string());
        let what = self.either(format!("บันทึกผลเดือน {name}"), format!("record the month {name}"));
        self.until(&what, month.due, (month.due - as_of).num_days())
    }

    fn until(self, what: &str, until: chrono::NaiveDate, left: i64) -> String {
        self.either(
            format!("{what} ภายใน {} (เหลือ {left} วัน)", self.short_day(until)),
            format!("{what} by {} ({left} days left)", self.short_day(until)),
        )
    }

    fn need(self, need: &Need<'_>, round: RoundState) -> String {
        let what = match &need.criterion.shown {
            Shown::People { short: Some(short), .. } => {
                format!("{} {}", grouped(*short), self.either("คน", "people"))
            }
            Shown::Budget { short: Some(short), .. } => {
                format!("{} {}", money_arabic(*short), self.either("บาท", "baht"))
            }
            Shown::Monthly { months } if need.criterion.state != State::Pending => {
                format!("{}: {}", self.criterion_name(need.criterion.id), self.failed_months(months))
            }
            _ => self.criterion_name(need.criterion.id).to_owned(),
        };
        match (need.until, need.days_left) {
            (Some(until), Some(left)) => self.until(&what, until, left),
            _ if round == RoundState::Final => what,
            _ => self.either(format!("{what} (พ้นกำหนดแล้ว)"), format!("{what} (past its day)")),
        }
    }
}

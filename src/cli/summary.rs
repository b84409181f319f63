//! The scores as text: what was reached, what each criterion showed, what the next level needs.

use std::io::{self, Write};

use crate::{
    diagnostic::Lang,
    handbook::Handbook,
    score::{CriterionScore, Need, RoundScore, RoundState, Scorecard, Shown, State},
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
        print_round(round, scorecard, say, out)?;
    }
    writeln!(out, "\n{}", say.either("ตัวชี้วัด", "indicators"))?;
    for (indicator, named) in scorecard.indicators.iter().zip(&handbook.indicators) {
        let actual = indicator.actual.as_deref().unwrap_or(say.either("ไม่มีข้อมูล", "not given"));
        let met = match (indicator.met, scorecard.as_of >= handbook.settled_on()) {
            (true, _) => say.state(State::Met),
            (false, true) => say.state(State::Missed),
            (false, false) => say.either("ยังไม่ถึงเป้า", "not yet"),
        };
        writeln!(out, "  {met}  {} {actual}/{} {}", named.name, indicator.target, named.unit)?;
    }
    Ok(())
}

fn print_round(round: &RoundScore, scorecard: &Scorecard, say: Say, out: &mut impl Write) -> io::Result<()> {
    let state = match round.state {
        RoundState::Final => say.either("สิ้นสุดแล้ว", "final"),
        RoundState::InProgress => say.either("อยู่ระหว่างรอบ", "in progress"),
        RoundState::NotStarted => say.either("ยังไม่เริ่ม", "not started"),
    };
    writeln!(
        out,
        "{} {} ({state}): {} {}/{}",
        say.either("รอบที่", "round"),
        round.round,
        say.either("ระดับ", "level"),
        round.level,
        round.top_level()
    )?;
    let percent =
        |percent: Option<crate::score::Percent>| percent.map_or("-".to_owned(), |percent| format!("{percent} %"));
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
            say.state(criterion.state),
            say.criterion(criterion)
        )?;
    }
    let Some(outlook) = round.outlook(scorecard.as_of) else { return Ok(()) };
    writeln!(out, "  {} {}:", say.either("สิ่งที่ยังขาดเพื่อให้ถึงระดับ", "still lacking for level"), outlook.level)?;
    for need in &outlook.needs {
        writeln!(out, "    - {}", say.need(need))?;
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

    fn criterion(self, criterion: &CriterionScore) -> String {
        let name = self.criterion_name(criterion.id);
        match &criterion.shown {
            Shown::Delivered { due, actual } => {
                let actual = actual.map_or("-".to_owned(), |day| self.short_day(day));
                format!("{name} {} {} · {actual}", self.either("ภายใน", "by"), self.short_day(*due))
            }
            Shown::Monthly { months } => {
                let failed: Vec<String> = months
                    .iter()
                    .filter(|month| matches!(month.state, State::Missed | State::NotShown))
                    .map(|month| {
                        let name = self.either(to_arabic(&short_month(month.month)), month.month.to_string());
                        format!("{name} {}", self.state(month.state))
                    })
                    .collect();
                format!("{name} {}", failed.join(", "))
            }
            Shown::People { threshold, .. } | Shown::Budget { threshold, .. } => format!("{name} ≥ {threshold} %"),
        }
    }

    fn criterion_name(self, id: &str) -> &'static str {
        match id {
            "plan_recorded" => self.either("บันทึกแผนในระบบ", "plan recorded"),
            "committee_approved" => self.either("คณะกรรมการเห็นชอบแผน", "committee approved the plan"),
            "plan_book_sent" => self.either("ส่งรูปเล่มแผน", "plan book sent"),
            "annual_report_sent" => self.either("ส่งรายงานประจำปี", "annual report sent"),
            "monthly" => self.either("บันทึกผลรายเดือนตามกำหนด", "every month recorded in time"),
            "people" => self.either("จำนวนคนเทียบเป้าหมาย", "people of the target"),
            _ => self.either("การเบิกจ่ายเทียบวงเงิน", "disbursement of the allocation"),
        }
    }

    fn need(self, need: &Need<'_>) -> String {
        let what = match &need.criterion.shown {
            Shown::People { short: Some(short), .. } => {
                format!("{} {}", grouped(*short), self.either("คน", "people"))
            }
            Shown::Budget { short: Some(short), .. } => {
                format!("{} {}", money_arabic(*short), self.either("บาท", "baht"))
            }
            _ => self.criterion_name(need.criterion.id).to_owned(),
        };
        match (need.until, need.days_left) {
            (Some(until), Some(left)) => self.either(
                format!("{what} ภายใน {} (เหลือ {left} วัน)", self.short_day(until)),
                format!("{what} by {} ({left} days left)", self.short_day(until)),
            ),
            _ => what,
        }
    }
}

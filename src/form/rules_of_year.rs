//! The rules of a year as they are filled in for an office to hold against the handbook: keys, criteria, and a file of both.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Prefilled, folder, rules::ANSWERS};
use crate::{
    handbook::{Criterion, Handbook, Round, RoundPart, RuleRow, month_key},
    model::BUDDHIST_OFFSET,
};

/// The values of the handbook's keys, by their English names.
pub fn keys(handbook: &Handbook) -> BTreeMap<&'static str, String> {
    let Handbook { names, office, standing, .. } = handbook;
    let [yes, not_yet] = ANSWERS;
    let confirmed = if standing.assumed { not_yet } else { yes };
    let mut keys = BTreeMap::from([
        ("confirmed", confirmed.to_owned()),
        ("fiscal_year", handbook.fiscal_year.to_string()),
        ("name", names.handbook.clone()),
        ("programme", names.programme.clone()),
        ("committee", names.committee.clone()),
        ("budget_name", names.budget.clone()),
        ("office", office.name.clone()),
        ("ministry", office.ministry.clone()),
        ("phone", office.phone.clone()),
        ("fax", office.fax.clone()),
        ("email", office.email.clone()),
        ("mechanisms", handbook.mechanisms.join("\n")),
        ("plan", names.plan.clone()),
        ("plan_subject", names.plan_subject.clone()),
        ("annual", names.annual.clone()),
        ("annual_short", names.annual_short.clone()),
        ("monthly", names.monthly.clone()),
        ("due_day", handbook.due_day().to_string()),
    ]);
    keys.extend(standing.assumed.then(|| ("based_on", standing.fiscal_year.to_string())));
    keys.extend(names.document.number.clone().map(|number| ("document_no", number)));
    keys.extend(names.document.day.map(|of| ("document_date", day(of))));
    keys.extend(names.long_plan.clone().map(|plan| ("long_plan", plan)));
    keys.extend(handbook.due_exceptions().filter_map(|(month, due)| Some((month_key(month.number())?, day(due)))));
    for indicator in &handbook.indicators {
        keys.insert(indicator.id.target_key(), indicator.target.to_string());
        keys.insert(indicator.id.name_key(), indicator.name.clone());
    }
    keys.retain(|_, value| !value.is_empty());
    keys
}

/// The rows of the table of criteria, in the order of the ladder: each round's days, then its levels.
pub fn criteria(handbook: &Handbook) -> Vec<Vec<Prefilled>> {
    handbook.rounds.iter().flat_map(round).collect()
}

fn round(round: &Round) -> Vec<Vec<Prefilled>> {
    let row = |level: Option<u8>, rule: RuleRow, number: Option<u32>, due: Option<NaiveDate>| {
        vec![
            Prefilled::Number(round.number.into()),
            level.map_or(Prefilled::Blank, |level| Prefilled::Number(level.into())),
            Prefilled::Text(rule.thai().to_owned()),
            number.map_or(Prefilled::Blank, Prefilled::Number),
            due.map_or(Prefilled::Blank, |due| Prefilled::Text(day(due))),
        ]
    };
    let part = |part| match part {
        RoundPart::First => row(None, RuleRow::Round(part), None, Some(round.first)),
        RoundPart::Last => row(None, RuleRow::Round(part), None, Some(round.last)),
        RoundPart::AssessedOn => row(None, RuleRow::Round(part), None, Some(round.assessed_on)),
        RoundPart::AllocationMonths => row(None, RuleRow::Round(part), Some(round.allocation_months), None),
    };
    let mut rows: Vec<Vec<Prefilled>> = RoundPart::ALL.map(part).into();
    for (level, criteria) in (1_u8..=u8::MAX).zip(&round.levels) {
        for criterion in criteria {
            let (number, due) = match *criterion {
                Criterion::Delivered { due, .. } => (None, Some(due)),
                Criterion::Monthly => (None, None),
                Criterion::People { threshold } | Criterion::Budget { threshold } => (Some(threshold), None),
            };
            rows.push(row(Some(level), RuleRow::Criterion(criterion.id()), number, due));
        }
    }
    rows
}

/// A day as it is typed: `30/3/2570`.
pub fn day(day: NaiveDate) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year() + BUDDHIST_OFFSET)
}

/// All rules as one `handbook.toml`.
pub fn file(handbook: &Handbook) -> String {
    let values = keys(handbook);
    let year = handbook.fiscal_year;
    let mut text = format!(
        "# เกณฑ์ของปีงบประมาณ พ.ศ. {year} ตรวจกับคู่มือของปีแล้วแก้ให้ตรง จากนั้นแก้บรรทัดแรกเป็น \"ใช่\"\n\
         # วางแฟ้มนี้ชื่อ handbook.toml ไว้ข้างข้อมูล หรือใช้กับ --handbook บรรทัดที่ขึ้นต้นด้วย # ยังไม่ถูกใช้\n"
    );
    text.push_str(&folder::handbook_lines(|key| values.get(key).cloned()));
    text.push_str("\n# รอบการประเมิน วันในส่วนนี้เขียนเป็นปี ค.ศ.-เดือน-วัน\n");
    handbook.rounds.iter().for_each(|round| text.push_str(&section(round)));
    text
}

fn section(round: &Round) -> String {
    let Round { number, first, last, assessed_on, allocation_months, levels } = round;
    let mut text = format!(
        "\n[[rounds]]\nnumber = {number}\nfirst = {first}\nlast = {last}\nassessed_on = {assessed_on}\n\
         allocation_months = {allocation_months}\nlevels = [\n"
    );
    for level in levels {
        text.push_str("  [\n");
        for criterion in level {
            let id = criterion.id().english();
            let line = match criterion {
                Criterion::Delivered { due, .. } => format!("{{ id = \"{id}\", due = {due} }}"),
                Criterion::Monthly => format!("{{ id = \"{id}\" }}"),
                Criterion::People { threshold } | Criterion::Budget { threshold } => {
                    format!("{{ id = \"{id}\", threshold = {threshold} }}")
                }
            };
            text.push_str(&format!("    {line},\n"));
        }
        text.push_str("  ],\n");
    }
    text + "]\n"
}

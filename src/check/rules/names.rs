//! What a handbook says besides its criteria: names, addresses, due days and indicators, by their keys.

use super::{Cell, Draft, whole};
use crate::{
    check::{fiscal_year, keys::Keys},
    diagnostic::{Diagnostic, Fault},
    handbook::{Handbook, HandbookDocument, Reason, laws::At, month_key},
    read::RawTable,
    text::bare,
};

impl Draft<'_> {
    /// Takes what the table of keys says.
    pub fn take_keys(&mut self, raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) {
        let year = self.year();
        let mut keys = Keys::new(raw, diagnostics);
        self.is_confirmed = keys.optional_as("confirmed", yes_or_no).unwrap_or(false);
        keys.optional_as("fiscal_year", |text| {
            let stated = fiscal_year(text)?;
            let fault = Fault::BadRule { reason: Reason::OtherYear { stated, year } };
            if stated == year { Ok(()) } else { Err(fault) }
        });
        self.based_on = keys.optional_as("based_on", |text| {
            let from = fiscal_year(text)?;
            let fault = Fault::BadRule { reason: Reason::OtherYear { stated: from, year } };
            if from <= year { Ok(from) } else { Err(fault) }
        });
        let stated =
            HandbookDocument { number: keys.optional("document_no"), day: keys.day("document_date", Some(year)) };
        let known = &mut self.rules.names.document;
        known.number = stated.number.or(known.number.take());
        known.day = stated.day.or(known.day);
        self.take_names(&mut keys);
        self.take_months(&mut keys);
        for indicator in &mut self.rules.indicators {
            if let Some(name) = keys.optional(indicator.id.name_key()) {
                differ(&keys, indicator.id.name_key(), name != indicator.name, &mut self.differing);
                indicator.name = name;
            }
            if let Some(target) = keys.optional_as(indicator.id.target_key(), whole) {
                differ(&keys, indicator.id.target_key(), target != indicator.target, &mut self.differing);
                indicator.target = target;
            }
        }
    }

    fn take_names(&mut self, keys: &mut Keys<'_>) {
        let Handbook { names, office, mechanisms, .. } = &mut self.rules;
        let named: [(&'static str, &mut String); 13] = [
            ("name", &mut names.handbook),
            ("programme", &mut names.programme),
            ("committee", &mut names.committee),
            ("budget_name", &mut names.budget),
            ("plan", &mut names.plan),
            ("plan_subject", &mut names.plan_subject),
            ("annual", &mut names.annual),
            ("annual_short", &mut names.annual_short),
            ("monthly", &mut names.monthly),
            ("office", &mut office.name),
            ("ministry", &mut office.ministry),
            ("fax", &mut office.fax),
            ("email", &mut office.email),
        ];
        for (key, name) in named {
            if let Some(text) = keys.optional(key) {
                differ(keys, key, text != *name, &mut self.differing);
                *name = text;
            }
        }
        if let Some(phone) = keys.phone("phone") {
            differ(keys, "phone", phone != office.phone, &mut self.differing);
            office.phone = phone;
        }
        if let Some(plan) = keys.optional("long_plan") {
            differ(keys, "long_plan", Some(&plan) != names.long_plan.as_ref(), &mut self.differing);
            names.long_plan = Some(plan);
        }
        if let Some(text) = keys.optional("mechanisms") {
            let named: Vec<String> =
                text.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
            differ(keys, "mechanisms", named != *mechanisms, &mut self.differing);
            *mechanisms = named;
        }
    }

    /// When the months are due.
    fn take_months(&mut self, keys: &mut Keys<'_>) {
        let year = self.year();
        if let Some(day) = keys.optional_as("due_day", |text| {
            let fault = || Fault::BadRule { reason: Reason::NotInEveryMonth };
            whole(text).ok().filter(|day| (1..=28).contains(day)).ok_or_else(fault)
        }) {
            differ(keys, "due_day", day != self.base.due_day(), &mut self.differing);
            self.rules.set_due_day(day);
        }
        for month in year.months() {
            let Some(key) = month_key(month.number()) else { continue };
            if let Some(due) = keys.day(key, Some(year)) {
                if due < month.first_day() {
                    keys.report_at(key, Fault::BadRule { reason: Reason::DueBeforeMonth { month } });
                }
                self.places.extend(keys.cell(key).map(|cell| (At::Month(month), cell)));
                differ(keys, key, due != self.base.due(month), &mut self.differing);
                self.rules.set_due(month, due);
            }
        }
    }
}

/// Notes a key whose value is not what the base says.
fn differ(keys: &Keys<'_>, key: &'static str, differs: bool, differing: &mut Vec<Cell>) {
    if differs {
        differing.extend(keys.cell(key));
    }
}
fn yes_or_no(text: &str) -> Result<bool, Fault> {
    match bare(text).as_str() {
        "ใช่" | "ตรวจแล้ว" | "yes" | "true" => Ok(true),
        "ยัง" | "ยังไม่ได้ตรวจ" | "ไม่" | "no" | "false" => Ok(false),
        _ => Err(Fault::BadRule { reason: Reason::YesOrNo }),
    }
}

//! `handbook.toml` as the two tables it stands for: keys with values, and criteria a row each. The keys are those of the sheet
//! of keys or, as in a handbook among the templates, stand in sections of their own.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{RawRow, RawTable, keys, table};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    handbook::{IndicatorId, RoundPart, month_key},
    model::{FiscalYear, Month},
    schema::Table,
};

/// Reads the keys and, where the file has any, the criteria; nothing when it is no TOML, which is reported.
pub fn read(text: &str, file: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<RawTable> {
    let place = Place { order: Table::Handbook.order(), file: file.to_owned(), ..Place::default() };
    let Some(text) = table::whole(text) else {
        diagnostics.push(Diagnostic { place, fault: Fault::UnfinishedFile, found: None });
        return Vec::new();
    };
    let parsed = match DeTable::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            diagnostics.push(keys::broken(text, Table::Handbook, file.to_owned(), &error));
            return Vec::new();
        }
    };
    let year = parsed.get_ref().get("fiscal_year").and_then(|year| FiscalYear::new(self::text(year).parse().ok()?));
    let mut reading = Reading { year, lines: keys::Lines::of(text), keys: Vec::new(), criteria: Vec::new() };
    reading.table("", parsed.get_ref());
    let Reading { mut keys, mut criteria, .. } = reading;
    keys.sort_by_key(|row| row.number);
    criteria.sort_by_key(|row| row.number);
    let of = |table, headings: &[&str], rows: Vec<RawRow>| RawTable {
        headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
        rows,
        ..RawTable::empty(table, file.to_owned(), None)
    };
    let mut tables = vec![of(Table::Handbook, &["รายการ", "ค่า"], keys)];
    if !criteria.is_empty() {
        let headings: Vec<&str> = Table::Criteria.columns().iter().map(|column| column.english).collect();
        tables.push(of(Table::Criteria, &headings, criteria));
    }
    tables
}

struct Reading {
    /// The year the file says it is of.
    year: Option<FiscalYear>,
    lines: keys::Lines,
    keys: Vec<RawRow>,
    criteria: Vec<RawRow>,
}

impl Reading {
    fn key(&mut self, key: &str, at: usize, value: String) {
        let number = self.lines.at(at);
        self.keys.push(RawRow { number, cells: vec![key.to_owned(), value] });
    }

    /// The keys of a section, by the names they have outside it.
    fn table(&mut self, section: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let (key, at): (&str, usize) = (key.get_ref(), value.span().start);
            match (section, key, value.get_ref()) {
                ("", "documents" | "office" | "monthly", DeValue::Table(inner)) => self.table(key, inner),
                ("monthly", "exceptions", DeValue::Table(inner)) => self.table("exceptions", inner),
                ("", "mechanisms", DeValue::Array(mechanisms)) => {
                    let mut names = Vec::new();
                    for mechanism in mechanisms.iter() {
                        match mechanism.get_ref() {
                            DeValue::Table(one) => {
                                names.extend(one.get("name").map(text));
                                self.strangers("mechanisms", one, &["name"]);
                            }
                            _ => names.push(text(mechanism)),
                        }
                    }
                    self.key(key, at, names.join("\n"));
                }
                ("", "indicators", DeValue::Array(indicators)) => {
                    indicators.iter().for_each(|indicator| self.indicator(indicator));
                }
                ("", "rounds", DeValue::Array(rounds)) => rounds.iter().for_each(|round| self.round(round)),
                ("office", "name", _) => self.key("office", at, text(value)),
                ("exceptions", month, _) => {
                    let of_year = |month: &Month| self.year.is_none_or(|year| year.contains(*month));
                    let known = month_of(month).filter(of_year).and_then(|month| month_key(month.number()));
                    self.key(known.unwrap_or(month), at, text(value));
                }
                (_, _, DeValue::Array(lines)) => {
                    self.key(key, at, lines.iter().map(text).collect::<Vec<_>>().join("\n"));
                }
                _ => self.key(key, at, text(value)),
            }
        }
    }

    /// An indicator's name and target. What it counts in goes with what it is.
    fn indicator(&mut self, indicator: &Spanned<DeValue<'_>>) {
        let DeValue::Table(fields) = indicator.get_ref() else {
            return self.key("indicators", indicator.span().start, text(indicator));
        };
        let name = fields.get("id").map(text).unwrap_or_default();
        let id = IndicatorId::find(&name);
        for (field, value) in fields {
            let (field, at): (&str, usize) = (field.get_ref(), value.span().start);
            match (id, field) {
                (Some(_), "id") => {}
                (Some(id), "kind") if text(value) == id.kind_name() => {}
                (Some(id), "unit") if text(value) == id.usual_unit() => {}
                (Some(id), "name") => self.key(id.name_key(), at, text(value)),
                (Some(id), "target") => self.key(id.target_key(), at, text(value)),
                _ => self.key(&format!("indicators.{field}"), at, text(value)),
            }
        }
    }

    /// A round's days and criteria, a row each.
    fn round(&mut self, round: &Spanned<DeValue<'_>>) {
        let DeValue::Table(fields) = round.get_ref() else {
            return self.key("rounds", round.span().start, text(round));
        };
        let number = fields.get("number").map(text).unwrap_or_default();
        for (field, value) in fields {
            let (field, at): (&str, usize) = (field.get_ref(), value.span().start);
            match (field, value.get_ref()) {
                ("number", _) => {}
                ("levels", DeValue::Array(levels)) if !levels.is_empty() => {
                    for (level, criteria) in (1_usize..).zip(levels.iter()) {
                        self.level(&number, level, criteria);
                    }
                }
                _ => match RoundPart::find(field) {
                    Some(RoundPart::AllocationMonths) => self.row(at, [&number, "", field, &text(value), ""]),
                    Some(_) => self.row(at, [&number, "", field, "", &text(value)]),
                    None => self.key(&format!("rounds.{field}"), at, text(value)),
                },
            }
        }
    }

    fn level(&mut self, round: &str, level: usize, criteria: &Spanned<DeValue<'_>>) {
        let criteria = match criteria.get_ref() {
            DeValue::Array(some) if !some.is_empty() => some,
            _ => return self.key("rounds.levels", criteria.span().start, text(criteria)),
        };
        for criterion in criteria.iter() {
            let field = |name: &str| match criterion.get_ref() {
                DeValue::Table(fields) => fields.get(name).map(text).unwrap_or_default(),
                _ => String::new(),
            };
            if let DeValue::Table(fields) = criterion.get_ref() {
                self.strangers("rounds.levels", fields, &["id", "threshold", "due"]);
            }
            let cells = [field("id"), field("threshold"), field("due")];
            let [id, threshold, due] = cells.each_ref().map(String::as_str);
            self.row(criterion.span().start, [round, &level.to_string(), id, threshold, due]);
        }
    }

    /// What nothing is known of, as keys that are none.
    fn strangers(&mut self, section: &str, fields: &DeTable<'_>, known: &[&str]) {
        for (field, value) in fields.iter().filter(|(field, _)| !known.contains(&field.get_ref().as_ref())) {
            self.key(&format!("{section}.{}", field.get_ref()), value.span().start, text(value));
        }
    }

    /// In the order of the table's columns.
    fn row(&mut self, at: usize, cells: [&str; 5]) {
        let number = self.lines.at(at);
        self.criteria.push(RawRow { number, cells: cells.map(str::to_owned).into() });
    }
}

/// A month as `2022-03`.
fn month_of(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    Month::new(year.parse().ok()?, month.parse().ok()?)
}

/// A value as it would stand in a cell.
fn text(value: &Spanned<DeValue<'_>>) -> String {
    match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(day) => day.to_string(),
        DeValue::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        DeValue::Table(fields) => {
            let fields = fields.iter().map(|(key, value)| format!("{} = {}", key.get_ref(), text(value)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

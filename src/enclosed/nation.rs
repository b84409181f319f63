//! What the country's volume carries: the tables of all provinces that have scores, joined with a column of whose they are, and
//! what was said of each province. Parted again they are the tables of each, to the byte.

use std::{collections::BTreeMap, fmt::Write};

use csv::ReaderBuilder;

use super::{PROVINCES, READINESS, SCORES};
use crate::{
    check::{self, Readiness},
    compose::{Found, Nation, StoodSo},
    csv_table::{self, CsvTable},
    form::rules_file,
    model::Province,
    schema::{Column, Table},
};

/// What stands in the place of a state where nobody knows the province.
const STRANGER: &str = "stranger";

/// The files the volume carries, by name.
pub fn files(nation: &Nation<'_>) -> BTreeMap<String, Vec<u8>> {
    let mut files =
        BTreeMap::from([(SCORES.to_owned(), nation.scores_csv()), (READINESS.to_owned(), readiness(nation))]);
    let common = rules_file(&nation.handbook);
    let mut tables: BTreeMap<String, Vec<(&str, &[u8])>> = BTreeMap::new();
    for (province, scored) in nation.scored() {
        let rules = rules_file(&scored.dataset.handbook);
        if rules != common {
            files.insert(own_rules(province), rules.into_bytes());
        }
        // A volume shows no photos and no annexes, and what tells of them would only be missed.
        let unshown = [Table::Photos, Table::Annexes].map(Table::file);
        let shown = scored.dataset.tables.0.iter().filter(|(name, _)| !unshown.contains(name));
        for (name, bytes) in shown {
            tables.entry(name.clone()).or_default().push((&province.name, bytes));
        }
    }
    for (name, tables) in tables {
        let is_keys = name == Table::Province.file();
        let (name, joined) =
            if is_keys { (PROVINCES.to_owned(), joined_keys(&tables)) } else { (name, joined_rows(&tables)) };
        files.insert(name, joined);
    }
    files.insert(Table::Handbook.file(), common.into_bytes());
    files
}

/// The rules of a province that goes by others than most do.
fn own_rules(province: &Province) -> String {
    format!("handbook-{}.toml", province.slug())
}

/// Whether a file is named as the rules of one province are.
pub fn is_own_rules(name: &str) -> bool {
    Province::all().iter().any(|province| own_rules(province) == name)
}

/// The files of each province's dataset, by paths with its name as a folder.
pub fn parted(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut parted = BTreeMap::new();
    let keys = files.get(PROVINCES).map_or_else(BTreeMap::new, |keys| parted_keys(keys));
    for province in Province::all().iter().filter(|province| keys.contains_key(province.name.as_str())) {
        let rules = files.get(&own_rules(province)).or_else(|| files.get(&Table::Handbook.file()));
        if let Some(rules) = rules {
            parted.insert(format!("{}/{}", province.name, Table::Handbook.file()), rules.clone());
        }
    }
    for (name, keys) in &keys {
        parted.insert(format!("{name}/{}", Table::Province.file()), keys.clone().into_bytes());
    }
    let is_of_rows = |table: &Table| !Table::RULES.contains(table) && *table != Table::Province;
    for table in Table::ALL.into_iter().filter(is_of_rows).map(Table::file) {
        for (name, rows) in files.get(&table).map_or_else(BTreeMap::new, |rows| parted_rows(rows)) {
            if keys.contains_key(&name) {
                parted.insert(format!("{name}/{table}"), rows);
            }
        }
    }
    parted
}

fn joined_keys(tables: &[(&str, &[u8])]) -> Vec<u8> {
    let mut joined = String::new();
    for (name, keys) in tables {
        let _ = write!(joined, "[\"{name}\"]\n{}\n", String::from_utf8_lossy(keys));
    }
    joined.into_bytes()
}

fn parted_keys(joined: &[u8]) -> BTreeMap<String, String> {
    let joined = String::from_utf8_lossy(joined);
    let parts = joined.split("[\"").filter_map(|part| part.split_once("\"]\n"));
    let own = parts.filter(|(name, _)| Province::all().iter().any(|province| province.name == *name));
    own.map(|(name, keys)| (name.to_owned(), keys.strip_suffix('\n').unwrap_or(keys).to_owned())).collect()
}

fn joined_rows(tables: &[(&str, &[u8])]) -> Vec<u8> {
    let tables: Vec<(&str, Vec<Vec<String>>)> = tables.iter().map(|(name, table)| (*name, records(table))).collect();
    let width = tables.iter().flat_map(|(_, rows)| rows).map(Vec::len).max().unwrap_or(0);
    let mut joined = CsvTable::for_windows();
    let mut row = |name: &str, cells: &[String]| {
        let cells = (0..width).map(|at| cells.get(at).map_or("", String::as_str));
        joined.row([name].into_iter().chain(cells));
    };
    row(Column::PROVINCE.thai, &[]);
    for (name, rows) in &tables {
        rows.iter().for_each(|cells| row(name, cells));
    }
    joined.into_bytes()
}

fn parted_rows(joined: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut tables: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for mut row in records(joined).into_iter().skip(1).filter(|row| !row.is_empty()) {
        let name = row.remove(0);
        tables.entry(name).or_default().push(row);
    }
    let written = tables.into_iter().map(|(name, rows)| {
        let filled = |row: &Vec<String>| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let width = rows.iter().map(filled).max().unwrap_or(0);
        let mut table = CsvTable::for_windows();
        rows.iter().for_each(|row| table.row(&row[..width]));
        (name, table.into_bytes())
    });
    written.collect()
}

/// The rows of a table as they stand, without what says that it is UTF-8.
fn records(table: &[u8]) -> Vec<Vec<String>> {
    let table = table.strip_prefix("\u{feff}".as_bytes()).unwrap_or(table);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table);
    let records = reader.records().map_while(Result::ok);
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

/// What was said of each province, and what was found that is of none.
fn readiness(nation: &Nation<'_>) -> Vec<u8> {
    let most = nation.members.iter().map(|member| member.found.faults.len()).max().unwrap_or(0);
    let mut table = CsvTable::for_windows();
    let mut row = |cells: [&str; 5], faults: &[String]| {
        let faults = (0..most).map(|at| faults.get(at).map_or("", String::as_str));
        table.row(cells.into_iter().chain(faults));
    };
    row([Column::PROVINCE.thai, "สถานะ", "ได้รับเมื่อ", "ผิด", "ตรวจสอบ"], &[]);
    for member in &nation.members {
        let Some(state) = member.state else { continue };
        let received = member.received.map_or_else(String::new, |day| day.to_string());
        let [errors, warnings] = [member.found.errors, member.found.warnings].map(|count| count.to_string());
        row([&member.province.name, state.name(), &received, &errors, &warnings], &member.found.faults);
    }
    for name in &nation.strangers {
        row([name, STRANGER, "", "", ""], &[]);
    }
    table.into_bytes()
}

/// What a volume carries of how each province stood.
pub fn standings(files: &BTreeMap<String, Vec<u8>>) -> Vec<StoodSo> {
    let rows = files.get(READINESS).map_or_else(Vec::new, |table| records(table));
    let standing = |row: Vec<String>| {
        let mut cells = row.iter().map(|cell| csv_table::joined(cell));
        let [name, state, received, errors, warnings] = [(); 5].map(|()| cells.next().unwrap_or_default());
        StoodSo {
            name: name.to_owned(),
            state: Readiness::named(state),
            received: check::day(received).ok(),
            found: Found {
                errors: errors.parse().unwrap_or(0),
                warnings: warnings.parse().unwrap_or(0),
                faults: cells.filter(|fault| !fault.is_empty()).map(str::to_owned).collect(),
            },
        }
    };
    rows.into_iter().skip(1).map(standing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_tables_are_parted_into_what_they_were() {
        let table = |rows: &[&[&str]]| {
            let mut table = CsvTable::for_windows();
            rows.iter().for_each(|row| table.row(row.iter()));
            table.into_bytes()
        };
        let tak = table(&[&["รหัส", "ชื่อ", "note"], &["", "", ""], &["1", "a,\"b\"\nc", "=1+1"], &["2", "", "-"]]);
        let nan = table(&[&["id"], &["'7"], &[""], &["x"]]);
        let joined = joined_rows(&[("ตาก", &tak), ("น่าน", &nan)]);
        let parted = parted_rows(&joined);
        assert!(parted["ตาก"] == tak && parted["น่าน"] == nan, "{}", String::from_utf8_lossy(&joined));
        let keys =
            joined_keys(&[("ตาก", b"province = \"\xe0\xb8\x81\"\n\nphone = \"[0]\"\n"), ("น่าน", b"\n\nyear = 2565\n")]);
        let parted = parted_keys(&keys);
        assert_eq!((&*parted["ตาก"], &*parted["น่าน"]), ("province = \"ก\"\n\nphone = \"[0]\"\n", "\n\nyear = 2565\n"));
    }
}

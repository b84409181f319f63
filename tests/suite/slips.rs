//! The slips officers make, planted one by one into both samples, as a folder and as a workbook: each is read as it was meant
//! or doubted where it is, in two messages at most.
//!
//! A slip is a line of a list: what somebody does to the tables, and what has to come of it. The lists are in `slips/`, one a
//! kind; what is told of each, word for word, in tests/expected/slips.

mod acts;
mod beside;
mod cells;
mod days;
mod figures;
mod names;
mod order;
mod planted;
mod sums;

use std::{collections::BTreeSet, fmt::Write, sync::LazyLock};

use rayon::prelude::*;
use ruplem::{
    Document,
    check::CheckedNation,
    diagnostic::{Diagnostic, Lang},
    files::{Files, Memory},
    read::Options,
    schema::Table,
};

use self::planted::Data;
use crate::common::{
    program::{assert_expected, project},
    workshop::WORKSHOP,
};

/// What somebody does to sound tables, and what has to come of it.
pub struct Slip {
    pub name: &'static str,
    pub change: fn(&mut Data),
    /// `code table.column` of everything that is told besides what is told of the sound sample.
    pub told: &'static [&'static str],
    /// How the tables would be without the slip, where it is read as it was meant.
    pub meant: Option<fn(&mut Data)>,
    /// Where there is only one form that it comes in.
    form: Option<Form>,
}

impl Slip {
    /// One that there is in workbooks alone.
    pub const fn of_sheets(self) -> Self {
        Self { form: Some(Form::Workbook), ..self }
    }
}

/// A slip that is told, and read as it stands.
pub const fn told(name: &'static str, change: fn(&mut Data), told: &'static [&'static str]) -> Slip {
    Slip { name, change, told, meant: None, form: None }
}

/// A slip that is read as it was meant, and told or not.
pub const fn read(
    name: &'static str,
    change: fn(&mut Data),
    told: &'static [&'static str],
    meant: fn(&mut Data),
) -> Slip {
    Slip { name, change, told, meant: Some(meant), form: None }
}

/// The tables as they are.
pub fn as_they_are(_: &mut Data) {}

const SAMPLES: [&str; 2] = ["chiang-mai", "tak"];

/// More messages of one slip hide it.
const MOST_MESSAGES: usize = 2;

/// The forms a dataset comes in.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Folder,
    Workbook,
}

const FORMS: [Form; 2] = [Form::Folder, Form::Workbook];

fn checked(data: &Data, form: Form) -> CheckedNation {
    let files = match form {
        Form::Folder => Files::in_memory("ข้อมูล", Memory::new(data.as_folder()).0),
        Form::Workbook => {
            let file = ("ข้อมูล.xlsx".to_owned(), data.as_workbook());
            Files::in_memory("ข้อมูล.xlsx", Memory::new([file]).0).only("ข้อมูล.xlsx")
        }
    };
    WORKSHOP.check(&files, &Options::default()).unwrap()
}

/// A sample as it is, and what is found in it in each form.
struct Sound {
    data: Data,
    folder: CheckedNation,
    workbook: CheckedNation,
}

impl Sound {
    fn of(sample: &str) -> Self {
        let data = Data::sample(sample);
        let [folder, workbook] = [Form::Folder, Form::Workbook].map(|form| checked(&data, form));
        Self { data, folder, workbook }
    }

    fn checked(&self, form: Form) -> &CheckedNation {
        match form {
            Form::Folder => &self.folder,
            Form::Workbook => &self.workbook,
        }
    }
}

/// Checked once: every slip is held against it.
static SOUND: LazyLock<[Sound; 2]> = LazyLock::new(|| SAMPLES.map(Sound::of));

fn found(checked: &CheckedNation) -> &[Diagnostic] {
    let [province] = &checked.provinces[..] else { panic!("{} provinces", checked.provinces.len()) };
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
    &province.checked.diagnostics
}

/// `code table.column`.
fn place(found: &Diagnostic) -> String {
    let table = Table::ALL.get(found.place.order);
    let heading = found.place.heading.as_deref().unwrap_or_default();
    let column = table.and_then(|table| table.column_named(heading)).map_or(heading, |column| column.english);
    format!("{} {}.{column}", found.fault.code(), table.map_or("", |table| table.english()))
}

/// What a slip comes to in one sample and form: its messages, or what is wrong with them.
fn outcome(slip: &Slip, sound: &Sound, form: Form) -> Result<Vec<String>, String> {
    let mut slipped = sound.data.clone();
    (slip.change)(&mut slipped);
    let after = checked(&slipped, form);
    // What was told before is told again, maybe of other rows or with other figures.
    let before = found(sound.checked(form));
    let is_old = |found: &Diagnostic| {
        before.iter().any(|old| {
            let is_same = old.place.row == found.place.row || old.fault == found.fault || old.found == found.found;
            is_same && place(old) == place(found)
        })
    };
    let fresh = || found(&after).iter().filter(|found| !is_old(found));
    let places: BTreeSet<String> = fresh().map(place).collect();
    let wanted: BTreeSet<String> = slip.told.iter().map(|&told| told.to_owned()).collect();
    let messages: BTreeSet<String> = fresh()
        .map(|found| {
            let said = found.fault.said(Lang::Th);
            format!("{} {}: {} → {}", place(found), found.found.as_deref().unwrap_or_default(), said.message, said.hint)
        })
        .collect();
    let said: BTreeSet<(String, String)> =
        fresh().map(|found| (found.fault.message(Lang::Th), found.fault.hint(Lang::Th))).collect();
    let messages: Vec<String> = messages.into_iter().collect();
    if places != wanted {
        return Err(format!("told {places:?}, not {wanted:?}\n    {}", messages.join("\n    ")));
    }
    if said.len() > MOST_MESSAGES {
        return Err(format!("{} messages\n    {}", said.len(), messages.join("\n    ")));
    }
    if let Some(row) = fresh().filter_map(|found| elsewhere(found, &sound.data, &slipped)).next() {
        return Err(format!("told in row {row}, where nothing was done"));
    }
    if let Some(meant) = slip.meant {
        let mut tables = sound.data.clone();
        meant(&mut tables);
        let facts = |checked: &CheckedNation| format!("{:#?}", checked.provinces[0].checked.dataset);
        let unslipped = if tables == sound.data { facts(sound.checked(form)) } else { facts(&checked(&tables, form)) };
        let (read, meant) = (facts(&after), unslipped);
        if read != meant || !read.starts_with("Some") {
            let differing = read.lines().zip(meant.lines()).find(|(read, meant)| read != meant);
            return Err(format!("read otherwise than meant: {differing:?}"));
        }
    }
    Ok(messages)
}

/// The row of what is told but a heading's, where nothing of it was changed though no row came or went.
fn elsewhere(found: &Diagnostic, sound: &Data, slipped: &Data) -> Option<u32> {
    let table = *Table::ALL.get(found.place.order)?;
    let row = found.place.row.filter(|row| *row > 1)?;
    let changed = sound.changed_rows(slipped);
    let is_here = changed.get(&table).is_none_or(|rows| rows.as_ref().is_none_or(|rows| rows.contains(&row)));
    // What shows between tables may be told in the other one.
    (!is_here && changed.contains_key(&table)).then_some(row)
}

/// Plants every slip of a list everywhere, and holds what is told against the file of the list.
fn plant(list: &str, slips: &[Slip]) {
    let samples = || SAMPLES.into_iter().zip(SOUND.iter());
    let tries: Vec<(&Slip, (&str, &Sound), Form)> = slips
        .iter()
        .flat_map(|slip| {
            let forms = move || FORMS.into_iter().filter(|form| slip.form.is_none_or(|only| only == *form));
            samples().flat_map(move |sample| forms().map(move |form| (slip, sample, form)))
        })
        .collect();
    let outcomes: Vec<_> = tries
        .into_par_iter()
        .map(|(slip, (sample, sound), form)| (slip, sample, form, outcome(slip, sound, form)))
        .collect();
    let mut failed = String::new();
    let mut table = String::new();
    for (slip, sample, form, outcome) in outcomes {
        match outcome {
            Err(why) => writeln!(failed, "{} ({sample}, {form:?}): {why}", slip.name).unwrap(),
            Ok(messages) if sample == SAMPLES[0] && slip.form.unwrap_or(Form::Folder) == form => {
                let read = if slip.meant.is_some() { "read as meant" } else { "doubted" };
                let only = match slip.form {
                    Some(Form::Workbook) => ", in workbooks alone",
                    _ => "",
                };
                writeln!(table, "{} ({read}{only})", slip.name).unwrap();
                messages.iter().for_each(|message| writeln!(table, "    {}", message.replace('\n', " ")).unwrap());
            }
            Ok(_) => {}
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
    assert_expected(&table, &project("tests/expected/slips").join(format!("{list}.txt")));
}

#[test]
fn no_book_calls_a_strategy_by_its_number_twice() {
    for before in ["ยุทธศาสตร์ที่ ", "ยุทธศาสตร์ที่", "ประเด็นยุทธศาสตร์ที่ ", "ยุทธศาสตร์ "]
    {
        let mut data = Data::sample("tak");
        names::numbered(&mut data, |number| format!("{before}{number} "));
        let checked = checked(&data, Form::Folder);
        let dataset = checked.provinces[0].checked.dataset.as_ref().unwrap();
        let composed = WORKSHOP.compose(Document::PLAN, dataset, "2022-10-05".parse().unwrap()).unwrap();
        assert!(composed.book.contains("ยุทธศาสตร์ที่ ๑ การขยาย"), "{}", composed.book);
        assert!(!composed.book.contains("๑ ยุทธศาสตร์") && !composed.book.contains("๑ ประเด็น"), "{before}");
    }
}

/// As many as officers were seen to make, and more.
#[test]
fn many_slips_are_planted_in_each_form() {
    let lists = [
        acts::SLIPS,
        days::SLIPS,
        sums::SLIPS,
        names::SLIPS,
        figures::SLIPS,
        cells::SLIPS,
        order::SLIPS,
        beside::SLIPS,
    ];
    for form in FORMS {
        let count =
            lists.iter().flat_map(|list| list.iter()).filter(|slip| slip.form.is_none_or(|only| only == form)).count();
        assert!(count >= 150, "{form:?}: {count}");
    }
}

#[test]
fn slips_of_order() {
    plant("order", order::SLIPS);
}

#[test]
fn slips_beside_and_below_tables() {
    plant("beside", beside::SLIPS);
}

#[test]
fn slips_in_days_of_acts() {
    plant("acts", acts::SLIPS);
}

#[test]
fn slips_in_days_and_months() {
    plant("days", days::SLIPS);
}

#[test]
fn slips_in_rows_of_totals() {
    plant("sums", sums::SLIPS);
}

#[test]
fn slips_in_names() {
    plant("names", names::SLIPS);
}

#[test]
fn slips_in_figures() {
    plant("figures", figures::SLIPS);
}

#[test]
fn slips_of_spreadsheets() {
    plant("cells", cells::SLIPS);
}

//! A province's year as a dataset folder, told in a few words, and its scores as the JSON contract gives them.

use std::{collections::BTreeMap, fs, ops::Index, path::Path};

use ruplem::{
    check,
    diagnostic::Diagnostic,
    files::Files,
    handbook::{Handbook, Handbooks},
    read,
    score::{self, Scorecard},
    templates::Templates,
};
use serde_json::Value;

/// The months of fiscal year 2565, each with the last day on which its record is on time (handbook, เอกสาร ๑).
pub const DUE_2565: [(&str, &str); 12] = [
    ("2021-10", "2021-11-05"),
    ("2021-11", "2021-12-05"),
    ("2021-12", "2022-01-05"),
    ("2022-01", "2022-02-05"),
    ("2022-02", "2022-03-05"),
    ("2022-03", "2022-03-30"),
    ("2022-04", "2022-05-05"),
    ("2022-05", "2022-06-05"),
    ("2022-06", "2022-07-05"),
    ("2022-07", "2022-08-05"),
    ("2022-08", "2022-09-05"),
    ("2022-09", "2022-09-29"),
];

/// What one province has done in one fiscal year. Cells are text, so that `-` and blanks can be told too.
#[derive(Debug, Clone)]
pub struct Year {
    number: u16,
    target: [String; 3],
    results: Vec<String>,
    records: BTreeMap<String, String>,
    gfmis: Vec<String>,
    submissions: BTreeMap<String, String>,
}

impl Year {
    /// One project meaning to reach 1,000 people from October to September of 2565, and nothing shown for it.
    pub fn empty() -> Self {
        Self {
            number: 2565,
            target: ["1000", "0", "0"].map(str::to_owned),
            results: Vec::new(),
            records: BTreeMap::new(),
            gfmis: Vec::new(),
            submissions: BTreeMap::new(),
        }
    }

    /// A year in which everything is done on its last good day and every top threshold is met exactly: 400 people in
    /// October and 400 in April of a target of 1,000; 80 % of 600,000 baht by 31 March and all of 1,200,000 baht by
    /// 30 September.
    pub fn perfect() -> Self {
        let mut year = Self::empty()
            .people("2021-10", 400)
            .people("2022-04", 400)
            .gfmis(&["1,600000.00,480000.00,2022-03-31", "2,1200000.00,1200000.00,2022-09-30"])
            .handed_in("plan_recorded", "2021-10-31")
            .handed_in("committee_approved", "2021-11-30")
            .handed_in("plan_book_sent", "2021-11-30")
            .handed_in("annual_report_sent", "2022-09-29");
        for (month, due) in DUE_2565 {
            year = year.recorded(month, due);
        }
        year
    }

    pub fn of(mut self, number: u16) -> Self {
        self.number = number;
        self
    }

    pub fn target(self, people: u64) -> Self {
        self.targets([&people.to_string(), "0", "0"])
    }

    /// The target by group, as the cells have it.
    pub fn targets(mut self, cells: [&str; 3]) -> Self {
        self.target = cells.map(str::to_owned);
        self
    }

    /// Adds a month's result.
    pub fn people(self, month: &str, people: u64) -> Self {
        self.result(month, [&people.to_string(), "0", "0"])
    }

    /// Adds a month's result by group, as the cells have it.
    pub fn result(mut self, month: &str, [informal, elderly, disabled]: [&str; 3]) -> Self {
        self.results.push(format!("P1,{month},{informal},{elderly},{disabled},0"));
        self
    }

    /// Takes every result out.
    pub fn without_results(mut self) -> Self {
        self.results.clear();
        self
    }

    /// A month's recording day; blank keeps the row and says nothing.
    pub fn recorded(mut self, month: &str, day: &str) -> Self {
        self.records.insert(month.to_owned(), day.to_owned());
        self
    }

    pub fn unrecorded(mut self, month: &str) -> Self {
        self.records.remove(month);
        self
    }

    /// All the rows of the GFMIS table: round, allocated, disbursed, as of.
    pub fn gfmis(mut self, rows: &[&str]) -> Self {
        self.gfmis = rows.iter().map(|row| (*row).to_owned()).collect();
        self
    }

    pub fn handed_in(mut self, item: &str, day: &str) -> Self {
        self.submissions.insert(item.to_owned(), day.to_owned());
        self
    }

    pub fn never_handed_in(mut self, item: &str) -> Self {
        self.submissions.remove(item);
        self
    }

    /// Writes the dataset into an empty folder.
    pub fn write(&self, folder: &Path) {
        let number = self.number;
        let [informal, elderly, disabled] = &self.target;
        let span = format!("{}-10,{}-09", number - 544, number - 543);
        let file = |name: &str, text: String| fs::write(folder.join(name), text).unwrap();
        let table = |heading: &str, rows: Vec<String>| format!("{heading}\n{}\n", rows.join("\n"));
        let pairs =
            |pairs: &BTreeMap<String, String>| pairs.iter().map(|(one, other)| format!("{one},{other}")).collect();
        file("province.toml", format!("province = \"ตาก\"\nfiscal_year = {number}\n"));
        file(
            "projects.csv",
            table(
                "id,name,target_informal,target_elderly,target_disabled,budget,agency,start,end",
                vec![format!("P1,งาน,{informal},{elderly},{disabled},1000000,สรจ.,{span}")],
            ),
        );
        file("results.csv", table("project,month,informal,elderly,disabled,spent", self.results.clone()));
        file("reports.csv", table("month,recorded_on", pairs(&self.records)));
        file("budget.csv", table("round,allocated,disbursed,as_of", self.gfmis.clone()));
        file("submissions.csv", table("item,date", pairs(&self.submissions)));
    }

    /// The scores under the handbooks built into the program.
    pub fn score(&self, as_of: &str) -> Scores {
        self.score_under(&Templates::embedded().handbooks().unwrap(), as_of)
    }

    /// The scores under one invented handbook.
    pub fn score_by(&self, handbook: &Handbook, as_of: &str) -> Scores {
        self.score_under(&std::iter::once(handbook.clone()).collect(), as_of)
    }

    fn score_under(&self, handbooks: &Handbooks, as_of: &str) -> Scores {
        let folder = tempfile::tempdir().unwrap();
        self.write(folder.path());
        let checked = check::check(read::read(&Files::on_disk(folder.path())).unwrap(), handbooks);
        let errors: Vec<&Diagnostic> = checked.diagnostics.iter().filter(|found| found.is_error()).collect();
        assert!(errors.is_empty(), "the story is no sound dataset: {errors:?}");
        let dataset = checked.dataset.unwrap();
        let scorecard = score::score(&dataset, &dataset.handbook, as_of.parse().unwrap());
        Scores { json: serde_json::to_value(&scorecard).unwrap(), codes: codes(&checked.diagnostics), scorecard }
    }
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.fault.code()).collect()
}

/// One province's scores in the shape of the JSON contract, with the codes of the doubts about its data.
pub struct Scores {
    pub json: Value,
    pub scorecard: Scorecard,
    pub codes: Vec<&'static str>,
}

impl Scores {
    pub fn round(&self, number: usize) -> &Value {
        &self.json["rounds"][number - 1]
    }

    pub fn level(&self, round: usize) -> u64 {
        self.round(round)["level"].as_u64().unwrap()
    }

    /// The levels of both rounds of 2565.
    pub fn levels(&self) -> (u64, u64) {
        (self.level(1), self.level(2))
    }

    pub fn criteria(&self, round: usize) -> &[Value] {
        self.round(round)["criteria"].as_array().unwrap()
    }

    /// The criterion of this name on the lowest level that asks for it.
    pub fn criterion(&self, round: usize, id: &str) -> &Value {
        self.criteria(round).iter().find(|criterion| criterion["id"] == id).unwrap()
    }

    pub fn criterion_of(&self, round: usize, level: u64, id: &str) -> &Value {
        self.criteria(round).iter().find(|criterion| criterion["level"] == level && criterion["id"] == id).unwrap()
    }

    pub fn state(&self, round: usize, id: &str) -> &str {
        self.criterion(round, id)["state"].as_str().unwrap()
    }

    /// The state of one month's record, in whichever round judges it.
    pub fn month(&self, month: &str) -> &Value {
        let rounds = self.json["rounds"].as_array().unwrap();
        rounds
            .iter()
            .flat_map(|round| round["criteria"].as_array().unwrap())
            .filter_map(|criterion| criterion["months"].as_array())
            .flatten()
            .find(|scored| scored["month"] == month)
            .unwrap()
    }

    pub fn indicator(&self, id: &str) -> &Value {
        let indicators = self.json["indicators"].as_array().unwrap();
        indicators.iter().find(|indicator| indicator["id"] == id).unwrap()
    }
}

impl Index<&str> for Scores {
    type Output = Value;

    fn index(&self, key: &str) -> &Value {
        &self.json[key]
    }
}

//! The slips officers make in how they write and where: planted one by one into both samples, as a folder and as a workbook,
//! each is read as it was meant or asked about, in two messages at most.

use std::{collections::BTreeMap, fmt::Write, fs};

use ruplem::{
    check::CheckedNation,
    diagnostic::Lang,
    files::{Files, Memory},
    read::Options,
    schema::Table,
};
use rust_xlsxwriter::Workbook;

use crate::common::{program::project, workshop::WORKSHOP};

/// The tables that both samples have, rows below their headings; the province's own as keys and values.
#[derive(Clone)]
struct Data(BTreeMap<Table, Vec<Vec<String>>>);

#[derive(Debug, Clone, Copy)]
enum Form {
    Folder,
    Workbook,
}

/// What has to come of a slip.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Outcome {
    /// All is read as if there were no slip.
    Meant,
    /// All is read, in part otherwise, and told.
    Doubted,
    /// Nothing is made of it until it is mended.
    Asked,
}
use Outcome::{Asked, Doubted, Meant};

struct Slip {
    name: String,
    change: Box<dyn Fn(&mut Data) + Sync>,
    /// The codes of all that is told besides what is told of the sound sample.
    told: &'static [&'static str],
    outcome: Outcome,
}

impl Data {
    fn sample(name: &str) -> Self {
        let rows = |table: Table| {
            let text = fs::read_to_string(project("samples").join(name).join(table.file())).ok()?;
            if table == Table::Province {
                let entries = text.lines().filter_map(|line| line.split_once('='));
                return Some(
                    entries
                        .map(|(key, value)| [key, value].map(|text| text.trim().trim_matches('"').to_owned()).into())
                        .collect(),
                );
            }
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            Some(reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect())
        };
        let tables = Table::ALL.into_iter().filter(|table| *table != Table::Photos);
        Self(tables.filter_map(|table| Some((table, rows(table)?))).collect())
    }

    fn rows(&mut self, table: Table) -> &mut Vec<Vec<String>> {
        self.0.get_mut(&table).unwrap()
    }

    fn column(&self, table: Table, column: &str) -> usize {
        let is_it = |heading: &String| table.column_named(heading).is_some_and(|known| known.english == column);
        self.0[&table][0].iter().position(is_it).unwrap()
    }

    /// Changes a cell of a row of data, the first being 1.
    fn cell(&mut self, table: Table, row: usize, column: &str, change: impl Fn(&str) -> String) {
        let column = self.column(table, column);
        let cell = &mut self.rows(table)[row][column];
        *cell = change(cell);
    }

    /// Puts a row of these cells before a row, or behind the last.
    fn insert(&mut self, table: Table, before: usize, cells: &[&str]) {
        let width = self.0[&table][0].len();
        let mut row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        row.resize(width.max(row.len()), String::new());
        let rows = self.rows(table);
        rows.insert(before.min(rows.len()), row);
    }

    fn append(&mut self, table: Table, cells: &[&str]) {
        self.insert(table, usize::MAX, cells);
    }

    /// Types a cell where no heading is, so many columns behind the last.
    fn beside(&mut self, table: Table, row: usize, columns: usize, text: &str) {
        let width = self.0[&table][0].iter().filter(|heading| table.column_named(heading).is_some()).count();
        let rows = self.rows(table);
        while rows.len() <= row {
            rows.push(Vec::new());
        }
        let row = &mut rows[row];
        row.resize(row.len().max(width + columns), String::new());
        row[width + columns - 1] = text.to_owned();
    }

    fn key(&mut self, key: &str, value: &str) {
        let is_it =
            |row: &&mut Vec<String>| Table::Province.column_named(&row[0]).is_some_and(|column| column.english == key);
        self.rows(Table::Province).iter_mut().find(is_it).unwrap()[1] = value.to_owned();
    }

    fn checked(&self, form: Form) -> CheckedNation {
        let files = match form {
            Form::Folder => Files::in_memory("ข้อมูล", Memory::new(self.folder()).0),
            Form::Workbook => {
                let file = ("ข้อมูล.xlsx".to_owned(), self.workbook());
                Files::in_memory("ข้อมูล.xlsx", Memory::new([file]).0).only("ข้อมูล.xlsx")
            }
        };
        WORKSHOP.check(&files, &Options::default()).unwrap()
    }

    fn folder(&self) -> Vec<(String, Vec<u8>)> {
        let written = |(table, rows): (&Table, &Vec<Vec<String>>)| {
            let text = if *table == Table::Province {
                rows.iter().map(|row| format!("\"{}\" = \"{}\"\n", row[0], row[1])).collect()
            } else {
                let mut text = Vec::new();
                for row in rows {
                    // The writer would put quotes into a line of nothing.
                    if row.iter().any(|cell| !cell.is_empty()) {
                        let mut line = csv::Writer::from_writer(Vec::new());
                        line.write_record(row).unwrap();
                        text.extend(line.into_inner().unwrap());
                    } else {
                        text.push(b'\n');
                    }
                }
                String::from_utf8(text).unwrap()
            };
            (table.file(), text.into_bytes())
        };
        self.0.iter().map(written).collect()
    }

    fn workbook(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for (table, rows) in &self.0 {
            let sheet = book.add_worksheet();
            sheet.set_name(table.thai()).unwrap();
            for (number, row) in (0..).zip(rows) {
                for (column, cell) in (0..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                    // What is typed as a plain number becomes one.
                    let is_plain = cell.bytes().all(|byte| byte.is_ascii_digit()) && number > 0;
                    match cell.parse::<f64>().ok().filter(|_| is_plain) {
                        Some(figure) => sheet.write(number, column, figure).unwrap(),
                        None => sheet.write(number, column, cell.as_str()).unwrap(),
                    };
                }
            }
        }
        book.save_to_buffer().unwrap()
    }
}

fn slip(
    name: impl Into<String>,
    told: &'static [&'static str],
    outcome: Outcome,
    change: impl Fn(&mut Data) + Sync + 'static,
) -> Slip {
    Slip { name: name.into(), change: Box::new(change), told, outcome }
}

/// A cell of the first row of data typed otherwise.
fn typed(
    table: Table,
    column: &'static str,
    told: &'static [&'static str],
    outcome: Outcome,
    forms: &'static [&'static str],
) -> Vec<Slip> {
    let of = |form: &'static &'static str| {
        slip(format!("{}.{column} = {form}", table.english()), told, outcome, move |data| {
            data.cell(table, 1, column, |cell| form.replace("{}", cell));
        })
    };
    forms.iter().map(of).collect()
}

/// What does not part from one: what is told of each slip, in both samples and both forms.
fn plant(slips: &[Slip]) {
    const MOST_MESSAGES: usize = 2;
    let mut failed = String::new();
    for sample in ["chiang-mai", "tak"] {
        let sound = Data::sample(sample);
        for form in [Form::Folder, Form::Workbook] {
            let before = sound.checked(form);
            for Slip { name, change, told, outcome } in slips {
                let mut slipped = sound.clone();
                change(&mut slipped);
                let after = slipped.checked(form);
                let mut fail = |why: String| writeln!(failed, "{name} ({sample}, {form:?}): {why}").unwrap();
                let [province] = &after.provinces[..] else {
                    fail(format!("{} provinces", after.provinces.len()));
                    continue;
                };
                let known = &before.provinces[0].checked;
                let said = |found: &ruplem::diagnostic::Diagnostic| (found.fault.code(), found.fault.message(Lang::Th));
                let known_said: Vec<_> = known.diagnostics.iter().map(said).collect();
                let fresh: Vec<_> =
                    province.checked.diagnostics.iter().filter(|found| !known_said.contains(&said(found))).collect();
                let mut codes: Vec<&str> = fresh.iter().map(|found| found.fault.code()).collect();
                codes.sort_unstable();
                let messages = || {
                    fresh
                        .iter()
                        .map(|found| {
                            format!("\n    {} {:?} {}", found.fault.code(), found.found, found.fault.message(Lang::Th))
                        })
                        .collect::<String>()
                };
                if codes != *told {
                    fail(format!("told {codes:?}, not {told:?}{}", messages()));
                }
                if codes.len() > MOST_MESSAGES {
                    fail(format!("{} messages{}", codes.len(), messages()));
                }
                let facts =
                    |checked: &ruplem::check::Checked| checked.dataset.as_ref().map(|dataset| format!("{dataset:#?}"));
                let is = match (facts(&province.checked), facts(known)) {
                    (None, _) => Asked,
                    (read, meant) if read == meant => Meant,
                    _ => Doubted,
                };
                if is != *outcome {
                    fail(format!("{is:?}, not {outcome:?}{}", messages()));
                }
            }
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

#[test]
fn days_are_read_however_they_are_written() {
    use Table::{Province, Reports};
    let mut slips = typed(
        Reports,
        "recorded_on",
        &[],
        Meant,
        &[
            "04.11.2564",
            "4.11.2564",
            "4-11-2564",
            "4–11–2564",
            "2564/11/04",
            "2564-11-04",
            "2564.11.04",
            "4/11/64",
            "4/11/21",
            "๔/๑๑/๒๕๖๔",
            "４/１１/２５６４",
            "4 พ.ย. 2564",
            "4 พ.ย 2564",
            "4 พย. 64",
            "4พ.ย.64",
            "4-พ.ย.-64",
            "วันที่ 4 พ.ย. 2564",
            "ณ วันที่ 4 พฤศจิกายน 2564",
            "วันที่ ๔ เดือน พฤศจิกายน พ.ศ. ๒๕๖๔",
            "วันพฤหัสบดีที่ ๔ พฤศจิกายน พ.ศ. ๒๕๖๔",
            "๔ พฤศจิกายน ๒๕๖๔ เวลา ๑๐.๐๐ น.",
            "4/11/2564 10:00:00",
            "4 Nov 2021",
            "4-Nov-21",
            "November 4, 2021",
            "Thu, 4 November 2021",
            "4 พ.ย. 2564.",
            "4\u{a0}พ.ย.\u{a0}2564",
            "'4/11/2564",
        ],
    );
    slips.extend(typed(Reports, "recorded_on", &["invisible_characters"], Meant, &["4 พ.ย.\u{200b} 2564"]));
    slips.extend(typed(
        Reports,
        "recorded_on",
        &["bad_date"],
        Asked,
        &[
            "44504",
            "4 พ.ย.",
            "4 พ.ย. 3107",
            "วันศุกร์ที่ 4 พฤศจิกายน 2564",
            "4 พฤจิกายน 2564",
            "4-5 พ.ย. 2564",
            "31 พ.ย. 2564",
            "64-11-04",
            "ต้นเดือน",
        ],
    ));
    slips.extend(typed(Reports, "recorded_on", &["recorded_before_month"], Asked, &["11/4/2564"]));
    slips.extend(typed(Table::Submissions, "date", &["swapped_day"], Doubted, &["10/8/2564", "10-8-21"]));
    slips.extend(["พ.ศ. 2565", "ปีงบประมาณ พ.ศ. ๒๕๖๕", "ปี 2565", "２５６５"].map(|form| {
        slip(format!("{}.fiscal_year = {form}", Province.english()), &[], Meant, move |data| {
            data.key("fiscal_year", form)
        })
    }));
    plant(&slips);
}

#[test]
fn months_and_rounds_are_read_however_they_are_written() {
    let mut slips = typed(
        Table::Reports,
        "month",
        &[],
        Meant,
        &[
            "ต.ค.64",
            "ต.ค. 2564",
            "ต.ค.-64",
            "10/2564",
            "10-2564",
            "10.2564",
            "2564-10",
            "2564/10",
            "10/2021",
            "ตุลาคม",
            "ต.ค.",
            "เดือนตุลาคม",
            "ประจำเดือนตุลาคม พ.ศ. ๒๕๖๔",
            "Oct-21",
            "October 2021",
            "1/10/2564",
            "1 ต.ค. 2564",
            "ต.ค.\u{a0}2564",
            "ต.ค. 21",
        ],
    );
    slips.extend(typed(
        Table::Reports,
        "month",
        &["bad_month"],
        Asked,
        &["ตุลา 64", "10", "44470", "15/10/2564", "ต.ค.-พ.ย. 64", "ไตรมาส 1"],
    ));
    slips.extend(typed(
        Table::Budget,
        "round",
        &[],
        Meant,
        &["รอบที่ 1", "รอบ ๑", "ครั้งที่ 1", "งวดที่ ๑", "รอบการประเมินที่ 1", "1."],
    ));
    slips.extend(typed(Table::Budget, "round", &["unknown_round"], Asked, &["รอบ 6 เดือน", "รอบแรก", "3"]));
    plant(&slips);
}

#[test]
fn figures_are_read_with_what_is_written_around_them() {
    let (results, people, money) = (Table::Results, "informal", "spent");
    let mut slips = typed(results, people, &[], Meant, &["{}.", "'{}", "{}.00", "\u{a0}{}"]);
    slips.extend(typed(results, money, &[], Meant, &["{}.-", "{}.00.-", "{},-", "“{}”", "{}.", "{} .-"]));
    slips.extend(typed(results, people, &["repaired_number"], Meant, &["{} คน", "{}คน", "จำนวน {} ราย"]));
    slips.extend(typed(
        results,
        money,
        &["repaired_number"],
        Meant,
        &["{} บาท", "฿{}", "{} บาทถ้วน", "{}.00 บาท", "{}.- บาท", "THB {}"],
    ));
    slips.extend(typed(
        results,
        people,
        &["bad_number"],
        Asked,
        &["{} บาท", "฿{}", "ประมาณ {}", "1.2 พันคน", "{}-30", "2O", "{}.000", "{} %"],
    ));
    slips.extend(typed(
        results,
        money,
        &["bad_number"],
        Asked,
        &["{} คน", "1.2 ล้านบาท", "5 พันบาท", "1.200.000", "6 500", "สองพันบาท"],
    ));
    let none = |dash: &'static str| {
        slip(format!("results.disabled = {dash}"), &[], Meant, move |data| {
            let column = data.column(Table::Results, "disabled");
            let is_none = |row: &Vec<String>| ["0", "-"].contains(&row[column].as_str());
            let row = data.rows(Table::Results).iter().position(is_none).unwrap();
            data.cell(Table::Results, row, "disabled", |_| dash.to_owned());
        })
    };
    slips.extend(["–", "—", "−", "--", "-", "๐"].map(none));
    plant(&slips);
}

#[test]
fn what_is_none_of_a_table_is_told_once() {
    use Table::{Projects, Reports, Results, Submissions};
    let heading = |table: Table| {
        move |data: &mut Data| {
            let heading = data.rows(table)[0].clone();
            data.rows(table).insert(3, heading);
        }
    };
    let slips = [
        slip("the heading again among results", &["repeated_heading"], Meant, heading(Results)),
        slip("the heading again among projects", &["repeated_heading"], Meant, heading(Projects)),
        slip("the heading again at every page", &["repeated_heading"], Meant, |data| {
            let heading = data.rows(Results)[0].clone();
            data.rows(Results).insert(3, heading.clone());
            data.rows(Results).insert(6, heading.clone());
            data.rows(Results).push(heading);
        }),
        slip("a legend below the projects", &["foreign_rows"], Asked, |data| {
            data.append(Projects, &[]);
            data.append(Projects, &["ตัวย่อ"]);
            data.append(Projects, &["สรจ.", "สำนักงานแรงงานจังหวัด"]);
            data.append(Projects, &["สพร.", "สำนักงานพัฒนาฝีมือแรงงาน"]);
        }),
        slip("a legend below the results", &["foreign_rows"], Asked, |data| {
            data.append(Results, &["สัญลักษณ์", "ความหมาย"]);
            data.append(Results, &["-", "ไม่มีผู้เข้าร่วม"]);
        }),
        slip("a second table below the records", &["foreign_rows"], Asked, |data| {
            data.append(Reports, &[]);
            data.append(Reports, &["ผู้ประสานงาน", "โทรศัพท์ภายใน"]);
            data.append(Reports, &["ฝ่ายแผน", "กลาง"]);
        }),
        slip("a second table below the projects", &["foreign_rows"], Asked, |data| {
            data.append(Projects, &[]);
            data.append(Projects, &["ลำดับ", "หน่วยงาน", "จำนวนโครงการ"]);
            data.append(Projects, &["1", "สำนักงานจัดหางานจังหวัด", "2"]);
            data.append(Projects, &["2", "สำนักงานประกันสังคมจังหวัด", "3"]);
        }),
        slip("notes below the submissions", &["foreign_rows"], Asked, |data| {
            data.append(Submissions, &[]);
            data.append(Submissions, &["ส่งทางไปรษณีย์ทุกครั้ง"]);
            data.append(Submissions, &["เก็บสำเนาไว้ที่ฝ่ายแผน"]);
        }),
        slip("strategies in rows of their own", &["strategy_rows"], Meant, |data| {
            data.insert(Projects, 1, &["ยุทธศาสตร์ที่ ๑ การขยายความคุ้มครอง"]);
            data.insert(Projects, 4, &["ยุทธศาสตร์ที่ ๒ การพัฒนาทักษะ"]);
        }),
        slip("a strategy in its own column alone", &["strategy_rows"], Meant, |data| {
            data.insert(Projects, 1, &["", "การขยายความคุ้มครองและหลักประกันทางสังคม"]);
        }),
        slip("remarks of several lines", &["remark_row"], Meant, |data| {
            data.append(Projects, &["หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2565"]);
            data.append(Projects, &["ที่มา สำนักงานแรงงานจังหวัด"]);
            data.append(Projects, &["ผู้จัดทำ นักวิชาการแรงงาน"]);
        }),
        slip("months prepared and not filled in", &["unfilled_rows"], Asked, |data| {
            let id = data.rows(Results)[1][0].clone();
            for month in ["ก.ค. 2565", "ส.ค. 2565", "ก.ย. 2565"] {
                data.append(Results, &[&id, month]);
            }
        }),
        slip("a project begun", &["unfilled_rows"], Asked, |data| data.append(Projects, &["ZZ-99", "", "โครงการใหม่"])),
        slip("a note beside one row", &["beside_table"], Meant, |data| data.beside(Results, 2, 2, "ตรวจแล้ว")),
        slip("a legend beside the table", &["beside_table"], Meant, |data| {
            data.beside(Results, 0, 2, "สัญลักษณ์");
            data.beside(Results, 0, 3, "ความหมาย");
            data.beside(Results, 1, 2, "-");
            data.beside(Results, 1, 3, "ไม่มี");
        }),
        slip("a legend beside and below the table", &["beside_table"], Meant, |data| {
            let last = data.rows(Results).len();
            for row in last - 1..last + 4 {
                data.beside(Results, row, 3, "คำอธิบาย");
            }
        }),
    ];
    plant(&slips);
}

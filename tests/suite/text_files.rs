//! Text files as programs leave them: read as meant, or told what is wrong, and never a wrong sum without a word.

use std::{fs, path::Path};

use ruplem::files::Files;
use serde_json::Value;

use crate::common::program::{copy_sample, project, run, text};

const TABLES: [&str; 5] = ["projects.csv", "results.csv", "reports.csv", "budget.csv", "submissions.csv"];

/// A copy of a sample with some of its files written anew.
fn sample(rewrite: impl Fn(&str, String) -> Option<Vec<u8>>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    for file in TABLES {
        let path = folder.path().join(file);
        if let Some(bytes) = rewrite(file, fs::read_to_string(&path).unwrap()) {
            fs::write(path, bytes).unwrap();
        }
    }
    folder
}

/// A copy of a sample with one row of one of its files written anew.
fn with_row(file: &'static str, row: &str, written: &str) -> tempfile::TempDir {
    sample(|name, text| {
        (name == file).then(|| {
            assert!(text.contains(row), "{file} has no {row}");
            text.replace(row, written).into_bytes()
        })
    })
}

fn report(words: &[&str], dataset: &Path) -> Value {
    serde_json::from_slice(&run(&[words, &["--format", "json"]].concat(), dataset).stdout).unwrap()
}

/// What was found, as code, cell and found text, in a few words.
fn found(words: &[&str], dataset: &Path) -> Vec<String> {
    let report = report(&[&["check"], words].concat(), dataset);
    let shown = |entry: &Value, key: &str| entry[key].as_str().unwrap_or("").to_owned();
    let entries = report["diagnostics"].as_array().unwrap().iter();
    entries.map(|entry| format!("{} {} {}", shown(entry, "code"), shown(entry, "file"), shown(entry, "cell"))).collect()
}

/// What was found that is not found in the sample as it is.
fn planted(dataset: &Path) -> Vec<String> {
    let of_sample = found(&[], &project("samples/tak"));
    found(&[], dataset).into_iter().filter(|found| !of_sample.contains(found)).collect()
}

fn score(words: &[&str], dataset: &Path) -> Value {
    report(&[&["score", "--as-of", "31/1/2565"], words].concat(), dataset)
}

/// Holds that a dataset says the same as the sample it was made of, in figures and in doubts.
fn says_the_same(story: &str, words: &[&str], folder: &Path) {
    let sample = project("samples/tak");
    assert_eq!(found(words, folder), found(&[], &sample), "{story}");
    assert_eq!(score(words, folder), score(&[], &sample), "{story}");
}

/// The text with another sign between its cells, quotes only where the cells need them.
fn parted_by(text: &str, delimiter: u8) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    reader.records().for_each(|record| writer.write_record(&record.unwrap()).unwrap());
    writer.into_inner().unwrap()
}

fn in_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn whatever_program_saved_it_a_table_says_the_same() {
    for (story, rewrite) in [
        ("the end mark of DOS", (|text: &str| format!("{text}\u{1a}").into_bytes()) as fn(&str) -> Vec<u8>),
        ("the end mark and a line end", |text| format!("{text}\u{1a}\r\n").into_bytes()),
        ("UTF-16 without a mark", |text| in_16(text, u16::to_le_bytes)),
        ("UTF-16 of the other order", |text| in_16(text, u16::to_be_bytes)),
        ("semicolons, and commas in figures", |text| parted_by(text, b';')),
        ("tabs, and commas in figures", |text| parted_by(text, b'\t')),
    ] {
        let folder = sample(|_, text| Some(rewrite(&text)));
        says_the_same(story, &[], folder.path());
    }
}

#[test]
fn an_id_kept_as_text_is_that_id() {
    for (from, to) in [("\nTK-0", "\n=\"TK-0"), ("\nTK-0", "\n\"=\"\"TK-0")] {
        let end = if to.contains("\"\"") { "\"\"\"," } else { "\"," };
        let folder = sample(|_, text| {
            let marked = |line: &str| match line.split_once(',') {
                Some((id, rest)) if id.starts_with("TK-") => {
                    format!("{}{end}{rest}", id.replace(from.trim_start(), to.trim_start()))
                }
                _ => line.to_owned(),
            };
            Some(text.lines().map(|line| marked(line) + "\n").collect::<String>().into_bytes())
        });
        let projects = fs::read_to_string(folder.path().join("projects.csv")).unwrap();
        assert!(projects.contains("TK-01\""), "{projects}");
        says_the_same(to, &[], folder.path());
    }
}

#[test]
fn an_encoding_that_is_asked_for_is_that_of_the_tables() {
    let encode_874 = |text: &str| encoding_rs::WINDOWS_874.encode(text).0.into_owned();
    for (name, encode) in [
        ("utf-16", (|text: &str| in_16(text, u16::to_le_bytes)) as fn(&str) -> Vec<u8>),
        ("windows-874", |text| encoding_rs::WINDOWS_874.encode(text).0.into_owned()),
    ] {
        let folder = sample(|_, text| Some(encode(&text)));
        says_the_same(name, &["--encoding", name], folder.path());
        // The keys may be of the older program too.
        let keys = fs::read_to_string(project("samples/tak/province.toml")).unwrap().replace('—', "-");
        fs::write(folder.path().join("province.toml"), encode_874(&keys)).unwrap();
        says_the_same(name, &["--encoding", name], folder.path());
    }
}

#[test]
fn a_file_that_was_never_written_to_its_end_is_one_fault() {
    for file in TABLES {
        let folder = sample(|name, text| (name == file).then(|| format!("{text}{}", "\0".repeat(512)).into_bytes()));
        assert_eq!(planted(folder.path()), [format!("unfinished_file {file} ")]);
    }
    let folder = sample(|_, _| None);
    fs::write(folder.path().join("province.toml"), "province = \"ตาก\"\n\0\0\0").unwrap();
    assert_eq!(planted(folder.path()), ["unfinished_file province.toml "]);
}

#[test]
fn a_number_in_pieces_is_never_read_as_its_first() {
    let budget = "1,\"105,000.00\",,";
    let result = "TK-01,2021-11,41,6,2,\"10,800\",ให้ความรู้ร่วมกับผู้นำชุมชน อำเภอพบพระ";
    for (file, row, written, told) in [
        ("budget.csv", budget, "1,105,000.00,,", &["split_number budget.csv B2"][..]),
        ("budget.csv", budget, "1,1,105,000,1,000,000,31/1/2565", &["split_number budget.csv B2"][..]),
        ("budget.csv", budget, "1,250,105", &["split_number budget.csv B2", "unit_slip budget.csv B2"]),
        ("results.csv", result, "TK-01,2021-11,41,6,2,10,800", &["split_number results.csv F5"][..]),
        ("results.csv", result, "TK-01,2021-11,41,6,2,10,800,ให้ความรู้", &["split_number results.csv F5"][..]),
        ("results.csv", result, "TK-01,2021-11,41,6,2,10800,800", &["figure_for_text results.csv G5"][..]),
        ("results.csv", result, "TK-01,2021-11,41,6,2,10800,ให้ความรู้,ชุมชน", &["extra_cells results.csv H5"][..]),
    ] {
        let folder = with_row(file, row, written);
        assert_eq!(planted(folder.path()), told, "{written}");
    }
    for written in
        ["TK-01,2021-11,41,126,2,10800,ให้ความรู้,", "TK-01,2021-11,41,126,2,10800", "TK-01,2021-11,41,126,2,10800,"]
    {
        let folder = with_row("results.csv", result, written);
        assert_eq!(planted(folder.path()), [""; 0], "{written}");
    }
}

#[test]
fn tabs_part_cells_though_figures_have_more_commas() {
    let folder = sample(|name, _| {
        let budget = "round\tallocated\tdisbursed\tas_of\n1\t\"1,105,000.00\"\t1,000,000.00\t31/1/2565\n";
        (name == "budget.csv").then(|| budget.as_bytes().to_vec())
    });
    assert_eq!(planted(folder.path()), [""; 0]);
    let budget = &score(&[], folder.path())["rounds"][0]["budget"];
    assert_eq!((&budget["allocated"], &budget["disbursed"]), (&"1105000.00".into(), &"1000000.00".into()));
}

#[test]
fn a_line_of_nothing_but_commas_is_refused_at_once() {
    let heading = "id,name,target_informal,target_elderly,target_disabled,budget,agency,start,end\n";
    for (story, text) in [
        ("a row", format!("{heading}x{}\n", ",".repeat(8 << 20))),
        ("a heading", format!("{}\n", "x,".repeat(1_000_000))),
        ("a column too many", format!("{heading}{}x\n", ",".repeat(256))),
    ] {
        let folder = sample(|name, _| (name == "projects.csv").then(|| text.clone().into_bytes()));
        assert_eq!(planted(folder.path()), ["table_too_large projects.csv "], "{story}");
    }
    // As a spreadsheet saves a sheet that somebody once typed into far to the right.
    let wide = |text: String| text.lines().map(|line| format!("{line}{}\n", ",".repeat(3_000))).collect::<String>();
    let folder = sample(|name, text| (name == "reports.csv").then(|| wide(text).into_bytes()));
    says_the_same("blank columns", &[], folder.path());
}

#[test]
fn what_begins_as_a_formula_is_set_apart_in_the_tables_we_write() {
    let names = ["=1+1", "+66 55 000 000", "-2+3", "@SUM(1,2)", "'=1"];
    let folder = sample(|name, mut text| {
        if name != "projects.csv" {
            return None;
        }
        for (place, name) in names.iter().enumerate() {
            let objective = text.lines().nth(place + 1).unwrap().split(',').nth(3).unwrap().to_owned();
            text = text.replace(&objective, &format!("\"{name}\""));
        }
        Some(text.into_bytes())
    });
    let target = tempfile::tempdir().unwrap();
    let made = target.path().join("ใหม่");
    let words = ["new", made.to_str().unwrap(), "--csv", "--year", "2565", "--from"];
    let output = run(&words, folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let written = fs::read(made.join("projects.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(&written[..]);
    let cells: Vec<String> =
        reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    let is_formula = |cell: &&String| cell.starts_with(['=', '+', '-', '@']) && *cell != "-";
    assert_eq!(cells.iter().find(is_formula), None);
    // And what reads them takes the mark off.
    let read = ruplem::read::read(&Files::on_disk(&made)).unwrap();
    let of_sample = ruplem::read::read(&Files::on_disk(folder.path())).unwrap();
    let objectives = |raw: &ruplem::read::RawDataset| -> Vec<String> {
        let table = raw.table(ruplem::schema::Table::Projects).unwrap();
        table.rows.iter().take(5).map(|row| row.cells[3].clone()).collect()
    };
    assert_eq!(objectives(&read), objectives(&of_sample));
}

//! The nation: every province by its own seed, three of them spoilt, written in either form.

use std::{collections::BTreeMap, fs, io, path::Path};

use ruplem::model::{FiscalYear, Province};

use super::{
    photos::Photos,
    province::{Author, Table, Tables},
    random::Random,
    stories::Story,
};

/// How a national dataset is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A folder a province.
    Folders,
    /// One folder of tables that name the province in every row.
    Tables,
}

/// What of a nation is written.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// How it is laid out.
    pub form: Form,
    /// How many times as long plans are.
    pub times: u64,
    /// Whether provinces have photos.
    pub has_photos: bool,
}

impl Default for Shape {
    fn default() -> Self {
        Self { form: Form::Folders, times: 1, has_photos: false }
    }
}

/// What a reader finds first.
const NOTE: &str = "ข้อมูลตัวอย่างทั้งหมด ตัวเลข โครงการ และเอกสารสมมติขึ้น ไม่ใช่ข้อมูลจริงของจังหวัดใด\n\
                    Sample data: every figure, project and document here is invented.\n";

struct Written {
    province: &'static Province,
    keys: Vec<(&'static str, String)>,
    tables: Tables,
}

/// Writes the whole nation.
pub fn write(folder: &Path, shape: &Shape) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("README.txt"), NOTE)?;
    let year = FiscalYear::new(2565).expect("a fiscal year");
    let mut nation: Vec<Written> = Province::all().iter().map(|province| invent(province, year, shape.times)).collect();
    spoil(&mut nation);
    match shape.form {
        Form::Folders => {
            let photos = shape.has_photos.then(Photos::taken);
            nation.iter().try_for_each(|province| {
                as_folder(folder, province)?;
                let below = folder.join(province.province.slug());
                photos.as_ref().map_or(Ok(()), |photos| photos.write(&below, province.province))
            })
        }
        Form::Tables => as_tables(folder, &nation),
    }
}

fn invent(province: &'static Province, year: FiscalYear, times: u64) -> Written {
    let mut random = Random::new(u64::from(year.number()) * 1000 + u64::from(province.code));
    let mut story = Story::new(&mut random);
    // The smallest and the largest plan there may be.
    match province.code {
        58 => story.projects = 5,
        30 => story.projects = 150,
        _ => {}
    }
    story.projects *= times;
    let mut author = Author { province, story, random, year };
    Written { province, tables: author.tables(), keys: author.keys() }
}

impl Written {
    fn rows(&mut self, table: &str) -> &mut Vec<Vec<String>> {
        &mut self.tables.get_mut(table).expect("every province has this table").1
    }
}

/// Three provinces whose data is wrong, each in its own way.
fn spoil(nation: &mut [Written]) {
    for written in nation {
        match written.province.code {
            // ลำพูน: an id twice, half a person, a month that is none.
            51 => {
                let projects = written.rows("projects");
                projects[1][0] = projects[0][0].clone();
                let results = written.rows("results");
                results[0][2] = "12.5".to_owned();
                results[1][1] = "เดือนที่แล้ว".to_owned();
            }
            // ระนอง: recorded before the month began, and a round there is none of.
            85 => {
                written.rows("reports")[3][1] = "1 ต.ค. 2564".to_owned();
                written.rows("budget")[1][0] = "3".to_owned();
            }
            // ยะลา: a year that is none.
            95 => {
                for (_, value) in written.keys.iter_mut().filter(|(key, _)| *key == "fiscal_year") {
                    *value = "2565/66".to_owned();
                }
            }
            _ => {}
        }
    }
}

fn as_folder(nation: &Path, written: &Written) -> io::Result<()> {
    let folder = nation.join(written.province.slug());
    fs::create_dir_all(&folder)?;
    let keys: String = written.keys.iter().map(|(key, value)| format!("{key} = \"{value}\"\n")).collect();
    fs::write(folder.join("province.toml"), format!("# ข้อมูลตัวอย่าง\n{keys}"))?;
    written.tables.iter().try_for_each(|(name, table)| as_csv(&folder.join(format!("{name}.csv")), table))
}

fn as_tables(folder: &Path, nation: &[Written]) -> io::Result<()> {
    let mut tables: BTreeMap<&str, Table> = BTreeMap::new();
    for written in nation {
        let (keys, values): (Vec<&str>, Vec<String>) = written.keys.iter().cloned().unzip();
        tables.entry("province").or_insert_with(|| (keys, Vec::new())).1.push(values);
        for (name, (heading, rows)) in &written.tables {
            let national = tables
                .entry(name)
                .or_insert_with(|| (std::iter::once("province").chain(heading.iter().copied()).collect(), Vec::new()));
            let named = |row: &Vec<String>| std::iter::once(written.province.name.clone()).chain(row.clone()).collect();
            national.1.extend(rows.iter().map(named));
        }
    }
    tables.iter().try_for_each(|(name, table)| as_csv(&folder.join(format!("{name}.csv")), table))
}

fn as_csv(path: &Path, (heading, rows): &Table) -> io::Result<()> {
    let mut writer = csv::Writer::from_path(path)?;
    writer.write_record(heading)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush()
}

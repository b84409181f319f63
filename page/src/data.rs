//! A dataset that was handed over: read and checked, its faults and its rows.

use ruplem::{
    Workshop,
    check::{CheckedNation, CheckedProvince, Report},
    diagnostic::{Lang, Severity, count},
    files::{Files, Memory},
    mended::{Mend, MendedFile},
    model::Dataset,
};
use serde_json::{Value, json};

use crate::{
    engine::Answer,
    failure::Failure,
    origin,
    protocol::{Handed, parted},
    sheets::Sheets,
};

/// What all questions but the first are about.
pub struct Opened {
    pub files: Files,
    pub nation: CheckedNation,
    sheets: Sheets,
    /// Paths of files that were not taken, for they lead nowhere.
    left: Vec<String>,
    /// Files with cells that the officer has typed over.
    mended: Vec<MendedFile>,
}

impl Opened {
    pub fn new(
        workshop: &Workshop,
        (name, only): (&str, Option<String>),
        handed: Vec<Handed>,
        bytes: &[u8],
        mends: &[Mend],
    ) -> Result<Self, Failure> {
        Self::of_files(workshop, (name, only), parted(handed, bytes, "files")?, mends)
    }

    pub fn of_files(
        workshop: &Workshop,
        (name, only): (&str, Option<String>),
        files: Vec<(String, Vec<u8>)>,
        mends: &[Mend],
    ) -> Result<Self, Failure> {
        let (mut memory, left) = Memory::new(files);
        let mut mended = Vec::new();
        if !mends.is_empty() {
            mended = workshop.mended(&Files::in_memory(name, memory.clone()), mends)?;
            mended.iter().for_each(|file| memory.put(file.path.clone(), file.bytes.clone()));
        }
        let files = Files::in_memory(name, memory);
        let files = match only {
            Some(path) => files.only(&path),
            None => files,
        };
        let nation = workshop.check(&files, &Default::default())?;
        let sheets = Sheets::of(&nation);
        Ok(Self { files, nation, sheets, left, mended })
    }

    /// What was found at a glance.
    pub fn told(&self) -> Value {
        json!({
            "name": self.files.name(),
            "is_national": self.nation.is_national,
            "is_sound": self.nation.is_sound(),
            "provinces": self.nation.provinces.iter().map(province).collect::<Vec<_>>(),
            "sheets": self.sheets.told(&self.nation, &self.files),
            "left": self.left,
        })
    }

    /// All that is wrong, as bytes; as the head, of each in the same order where it is and what seems to be meant.
    pub fn report(&self, lang: Lang) -> Answer {
        let mut report = Vec::new();
        // Nothing keeps bytes from being written to memory.
        let _ = Report::new(&self.nation, lang).write(&mut report);
        let told = self.nation.told_once();
        let found = told.iter().flat_map(|(_, found)| found);
        let beside = found.map(|diagnostic| {
            let mut beside = self.sheets.place(&self.nation, &diagnostic.place);
            beside["meant"] = json!(diagnostic.meant());
            beside
        });
        (beside.collect(), report)
    }

    /// The files that mends have changed.
    pub fn mended_files(&self) -> Answer {
        let told = self.mended.iter().map(|file| json!({ "path": file.path, "size": file.bytes.len() }));
        (told.collect(), self.mended.iter().flat_map(|file| file.bytes.iter().copied()).collect())
    }

    pub fn rows(&self, sheet: usize, from: usize, count: usize) -> Result<Value, Failure> {
        self.sheets.rows(&self.nation, sheet, from, count).ok_or_else(|| Failure::misasked("no such sheet"))
    }

    /// The cells that a text of a page may come from.
    pub fn origins(&self, province: Option<usize>, asked: &origin::Asked) -> Value {
        origin::told(&self.nation, &self.sheets, province, asked)
    }

    /// The dataset of a province that has no errors.
    pub fn dataset(&self, province: usize) -> Result<&Dataset, Failure> {
        let province = self.nation.provinces.get(province).ok_or_else(|| Failure::misasked("no such province"))?;
        province.checked.dataset.as_ref().ok_or_else(|| {
            let (thai, english) = ("ข้อมูลยังมีข้อผิดพลาด แก้ให้ครบก่อน", "the data has errors; mend them first");
            Failure::new(format!("{} {thai}", province.shown()), format!("{}: {english}", province.shown()))
        })
    }
}

fn province(province: &CheckedProvince) -> Value {
    let checked = &province.checked;
    let of = |severity| count(&checked.diagnostics, severity);
    json!({
        "name": province.shown(),
        "code": checked.province.map(|province| province.code),
        "slug": checked.province.map(|province| province.slug()),
        "year": checked.dataset.as_ref().map(|dataset| dataset.year.number()),
        "readiness": checked.readiness(),
        "received": province.received(),
        "errors": of(Severity::Error),
        "warnings": of(Severity::Warning),
    })
}

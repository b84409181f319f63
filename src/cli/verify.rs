//! `ruplem verify`: whether finished books are as they were made, from what they carry.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::{
    Exit, Failure,
    args::{Common, Format, VerifyArgs},
    dataset, terminal,
};
use crate::{
    batch::alone::{SetError, Setter},
    diagnostic::{Lang, Told as _},
    files::{Files, shown},
    limits::MAX_FILE_MB,
    read::{ReadError, is_named_book},
    verify::{Difference, Other, Unmade, Verdict},
    workshop::Workshop,
};

/// So many differing lines of a book are shown to people; programs get all.
const SHOWN: usize = 40;

/// What there is to say of one file.
#[derive(Serialize)]
struct Told {
    file: String,
    #[serde(flatten)]
    found: Found,
}

#[derive(Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
enum Found {
    /// To the byte what it was made as.
    SameBytes,
    /// Its pages say what they should; why it cannot be the same to the byte.
    SameText { because: Other },
    /// Its pages say what they should, but it should be the same to the byte and is not.
    Changed,
    /// Its pages say something else.
    Differs { because: Option<Other>, differences: Vec<Difference> },
    /// What it carries is not what was put in.
    AlteredData { files: Vec<String> },
    /// It carries nothing it could be held against.
    NoData { cause: String },
    /// This program cannot make it again.
    Unmade { cause: String },
}

impl Found {
    fn is_proved(&self) -> bool {
        matches!(self, Self::SameBytes | Self::SameText { .. })
    }
}

pub fn run(args: &VerifyArgs, common: &Common) -> Result<Exit, Failure> {
    let workshop = dataset::workshop(common)?;
    let setter = dataset::setter(args.timeout, common)?;
    setter.mind_prose(&workshop)?;
    let mut verdicts = Vec::new();
    let mut text = terminal::text(false);
    for path in files(&args.files)? {
        let verdict = Told { file: shown(&path), found: verify(&workshop, &setter, &path, common.lang)? };
        if args.format == Format::Text {
            tell(&verdict, common.lang, &mut text)?;
        }
        verdicts.push(verdict);
    }
    if args.format == Format::Json {
        let mut out = terminal::json();
        serde_json::to_writer_pretty(&mut out, &verdicts).map_err(std::io::Error::from)?;
        writeln!(out)?;
        out.flush()?;
    }
    text.flush()?;
    Ok(if verdicts.iter().all(|verdict| verdict.found.is_proved()) { Exit::Done } else { Exit::BadData })
}

/// The files named, and those in folders named.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            within(path, &mut files);
        } else {
            files.push(path.clone());
        }
    }
    if files.is_empty() {
        let path = named.first().map(shown).unwrap_or_default();
        return Err(ReadError::NotFound { path }.into());
    }
    Ok(files)
}

fn within(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() && !path.is_symlink() {
            within(&path, files);
        } else if is_named_book(&path.to_string_lossy()) {
            files.push(path);
        }
    }
}

fn verify(workshop: &Workshop, setter: &Setter, path: &Path, lang: Lang) -> Result<Found, Failure> {
    let files = Files::on_disk(path);
    let name = files.one_file().ok_or_else(|| ReadError::NotFound { path: shown(path) })?.to_owned();
    let bytes = files
        .bytes(&name, MAX_FILE_MB * 1024 * 1024)
        .map_err(|cause| ReadError::Unreadable { path: shown(path), cause })?;
    let set = |kind, composed| {
        let set = setter.set(workshop, kind, composed, true);
        set.map(|set| set.pdf).map_err(|error| Box::new((kind, error)))
    };
    match workshop.verify(&name, bytes, set).map_err(|unset| *unset) {
        Ok(verdict) => Ok(Found::of(verdict, lang)),
        Err((kind, error @ (SetError::NoWorker(_) | SetError::Full))) => Err(Failure::unset(kind, error, lang)),
        Err((_, error)) => Ok(Found::Unmade { cause: error.to_string() }),
    }
}

impl Found {
    fn of(verdict: Verdict, lang: Lang) -> Self {
        match verdict {
            Verdict::SameBytes => Self::SameBytes,
            Verdict::SameText(because) => Self::SameText { because },
            Verdict::Changed => Self::Changed,
            Verdict::Differs(because, differences) => Self::Differs { because, differences },
            Verdict::AlteredData(files) => Self::AlteredData { files },
            Verdict::NoData(cause) => Self::NoData { cause: cause.told(lang) },
            Verdict::Unreadable(cause) => Self::NoData { cause: cause.told(lang) },
            Verdict::Unmade(unmade) => Self::Unmade { cause: why(&unmade, lang) },
        }
    }
}

fn why(unmade: &Unmade, lang: Lang) -> String {
    match unmade {
        Unmade::NoSuchBook | Unmade::OtherBook => {
            lang.either("โปรแกรมรุ่นนี้ไม่มีเล่มชนิดนี้", "this program knows no such book").to_owned()
        }
        Unmade::Unsound(nation) => {
            let mut found = nation.provinces.iter().flat_map(|province| &province.checked.diagnostics);
            let first = found.find(|found| found.is_error());
            let first = first.map(|found| found.fault.message(lang)).unwrap_or_default();
            lang.either(
                format!("ข้อมูลในเล่มมีข้อผิดพลาดตามโปรแกรมรุ่นนี้ ({first})"),
                format!("its data has errors by this program ({first})"),
            )
        }
        Unmade::Make(error) => error.told(lang),
    }
}

fn tell(Told { file, found }: &Told, lang: Lang, out: &mut impl Write) -> std::io::Result<()> {
    match found {
        Found::SameBytes => writeln!(out, "{file}: {}", lang.either("ตรงทุกไบต์", "the same to the byte")),
        Found::SameText { because } => {
            let because = other(*because, lang);
            writeln!(out, "{file}: {} ({because})", lang.either("ข้อความตรงทุกหน้า", "the text of every page is the same"))
        }
        Found::Changed => writeln!(
            out,
            "{file}: {}",
            lang.either(
                "ไม่ผ่าน: ข้อความตรงทุกหน้า แต่แฟ้มถูกแก้ไขหลังจัดทำ ขอแฟ้มต้นฉบับจากจังหวัด",
                "not proved: the text is the same, but the file was changed after it was made; ask for the original"
            )
        ),
        Found::AlteredData { files } => {
            let files = files.join(", ");
            let said = lang.either("ไม่ผ่าน: ข้อมูลในแฟ้มถูกแก้ไขหลังจัดทำเล่ม", "not proved: its data was changed");
            writeln!(out, "{file}: {said} ({files})")
        }
        Found::NoData { cause } | Found::Unmade { cause } => {
            writeln!(out, "{file}: {}: {cause}", lang.either("ตรวจไม่ได้", "cannot be verified"))
        }
        Found::Differs { because, differences } => {
            let count = differences.len();
            let because = because.map_or_else(String::new, |because| format!(" ({})", other(because, lang)));
            writeln!(
                out,
                "{file}: {}",
                lang.either(
                    format!("ไม่ผ่าน: ไม่ตรงกับข้อมูล {count} แห่ง{because}"),
                    format!("not proved: {count} differences{because}")
                )
            )?;
            for one in differences.iter().take(SHOWN) {
                writeln!(out, "{}", of_line(one, lang))?;
            }
            match count.saturating_sub(SHOWN) {
                0 => Ok(()),
                more => writeln!(out, "  {}", lang.either(format!("และอีก {more} แห่ง"), format!("and {more} more"))),
            }
        }
    }
}

fn other(because: Other, lang: Lang) -> &'static str {
    match because {
        Other::Program => lang.either("จัดทำด้วยโปรแกรมอีกรุ่น", "made by another version of the program"),
        Other::Templates => {
            lang.either("จัดทำด้วยแม่แบบอื่น ระบุด้วย --templates", "made with other templates; give them with --templates")
        }
        Other::Pictures => lang.either("ภาพบางภาพในเล่มถูกบันทึกใหม่", "some of its pictures were saved anew"),
    }
}

fn of_line(Difference { page, line, printed, recomputed }: &Difference, lang: Lang) -> String {
    let nothing = || lang.either("(ไม่มี)", "(nothing)").to_owned();
    let [printed, recomputed] = [printed, recomputed].map(|text| text.clone().unwrap_or_else(nothing));
    let place = match line {
        Some(line) => lang.either(format!("หน้า {page} บรรทัด {line}"), format!("page {page} line {line}")),
        None => lang.either(format!("หน้า {page} ทั้งหน้า"), format!("the whole of page {page}")),
    };
    match lang {
        Lang::Th => format!("  {place}\n    ในเล่ม: {printed}\n    จากข้อมูล: {recomputed}"),
        Lang::En => format!("  {place}\n    printed: {printed}\n    recomputed: {recomputed}"),
    }
}

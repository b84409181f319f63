//! The commands: each reads a dataset, takes it as far along the way as it needs, and prints or writes what comes out.

mod args;
mod batch;
mod book;
mod book_args;
mod check;
mod closing;
mod dataset;
mod findings;
mod help;
mod merge;
mod new;
mod print;
mod progress;
mod proof;
mod ranking;
mod report;
mod score;
mod snapshot;
mod summary;
mod templates;
mod usage;
mod values;
mod watch;

use std::{collections::BTreeMap, process::ExitCode};

use clap::Parser;

use self::args::{Args, Command};
use crate::{
    address::AddressError,
    compose::ComposeError,
    diagnostic::Lang,
    model::{FiscalYear, Month},
    proof::pdf::PdfError,
    read::ReadError,
    templates::TemplateError,
    thai::{date::long_month, digits},
};

/// How a command ended; the numbers are part of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; warnings allowed.
    Done = 0,
    /// The data has errors.
    BadData = 1,
    /// The call itself is wrong.
    BadCall = 2,
    /// The machine failed us.
    MachineFailed = 3,
    /// Ctrl-C, as shells number it.
    Interrupted = 130,
}

/// What ends a command before its work is done, other than the data itself.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Template(#[from] TemplateError),
    #[error(transparent)]
    Compose(#[from] crate::compose::ProseError),
    #[error(transparent)]
    Typeset(#[from] crate::typeset::TypesetError),
    #[error(
        "{path}: this dataset has many provinces; make their books with `ruplem batch`, or see with `ruplem check` what it has"
    )]
    ManyProvinces { path: String },
    #[error("{month}: this month is outside fiscal year {year}")]
    MonthOutsideYear { month: Month, year: FiscalYear },
    #[error("{path}: this PDF file cannot be read ({cause})")]
    Pdf { path: String, cause: PdfError },
    #[error("{path}: the file cannot be read ({cause})")]
    Unreadable { path: String, cause: std::io::Error },
    #[error("the workbook cannot be made ({0})")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("{path}: name a workbook to write, ending in .xlsx")]
    NotXlsx { path: String },
    #[error("{path}: this is among the data; name a file elsewhere")]
    AmongData { path: String },
    #[error("{path}: this folder holds the data; name another with -o, so that books are not taken for data")]
    IntoData { path: String },
    #[error("give the province with --province and the year with --year")]
    Unspecified,
    #[error("{path}: this dataset has nothing of province {wanted}")]
    LacksProvince { path: String, wanted: String },
    #[error("{path}: this file is there already; nothing was written")]
    AlreadyThere { path: String },
    #[error("{address}: {cause}")]
    Address { address: String, cause: AddressError },
    #[error("{path}: this is a folder; name the file to write")]
    IsFolder { path: String },
    #[error("{path}: the folder to write to is not there")]
    NoFolder { path: String },
    #[error("{path}: the file cannot be written ({cause}); {}", way_to_write(cause, Lang::En))]
    Write { path: String, cause: std::io::Error },
    #[error("the provinces are of different fiscal years ({years}); give one year's data at a time")]
    ManyYears { years: String },
    #[error("{name}: this province is not in the dataset")]
    ProvinceNotThere { name: String },
    #[error(transparent)]
    Shard(#[from] crate::batch::shard::ShardError),
    #[error("{path}: another batch is at work in this folder; wait until it ends, or name another folder")]
    Busy { path: String },
    #[error("{path}: this is no ledger ({cause})")]
    NoLedger { path: String, cause: serde_json::Error },
    #[error("there is no ledger in these folders")]
    NoLedgers,
    /// By how many parts there are, with their ledgers.
    #[error("{}", merge::mixed(sets, Lang::En))]
    MixedParts { sets: BTreeMap<u32, Vec<String>> },
    #[error(transparent)]
    Bind(#[from] crate::batch::print::PrintError),
    #[error("no worker can be started ({cause})")]
    NoWorker { cause: std::io::Error },
    #[error(
        "{path}: nothing can be written there ({cause}); free some room or get the right to write, then run again: \
         finished books are not made twice"
    )]
    Folder { path: String, cause: String },
    #[error("standard output cannot be written to ({0})")]
    Print(#[from] std::io::Error),
}

impl From<ComposeError> for Failure {
    fn from(error: ComposeError) -> Self {
        match error {
            ComposeError::Prose(error) => Self::Compose(error),
            ComposeError::Json(error) => Self::Typeset(error.into()),
            ComposeError::OutsideYear { month, year } => Self::MonthOutsideYear { month, year },
        }
    }
}

impl Failure {
    fn exit(&self) -> Exit {
        match self {
            Self::Address { cause: AddressError::Unreachable(_) | AddressError::TooSlow { .. }, .. } => {
                Exit::MachineFailed
            }
            Self::Read(ReadError::Unreadable { .. })
            | Self::Unreadable { .. }
            | Self::Write { .. }
            | Self::Folder { .. }
            | Self::NoWorker { .. }
            | Self::Bind(_)
            | Self::Print(_) => Exit::MachineFailed,
            Self::Read(_)
            | Self::Address { .. }
            | Self::Template(_)
            | Self::Compose(_)
            | Self::Typeset(_)
            | Self::ManyProvinces { .. }
            | Self::MonthOutsideYear { .. }
            | Self::Pdf { .. }
            | Self::Workbook(_)
            | Self::Unspecified
            | Self::NotXlsx { .. }
            | Self::AmongData { .. }
            | Self::IntoData { .. }
            | Self::LacksProvince { .. }
            | Self::AlreadyThere { .. }
            | Self::IsFolder { .. }
            | Self::NoFolder { .. }
            | Self::ManyYears { .. }
            | Self::ProvinceNotThere { .. }
            | Self::Shard(_)
            | Self::NoLedger { .. }
            | Self::NoLedgers
            | Self::MixedParts { .. }
            | Self::Busy { .. } => Exit::BadCall,
        }
    }

    fn message(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::Read(ReadError::NotFound { path }) => format!("{path}: ไม่พบโฟลเดอร์หรือสมุดงานนี้"),
            Self::Read(ReadError::NotADataset { path }) => format!("{path}: ไม่ใช่โฟลเดอร์ข้อมูลหรือสมุดงาน (.xlsx, .ods)"),
            Self::Read(ReadError::Unreadable { path, cause }) => format!("{path}: เปิดชุดข้อมูลไม่ได้ ({cause})"),
            Self::Address { address, cause } => format!("{address}: {}", no_workbook(cause)),
            Self::Template(error) => format!("แม่แบบใช้ไม่ได้: {error}"),
            Self::Compose(error) => format!("แม่แบบข้อความใช้ไม่ได้: {error}"),
            Self::Typeset(error) => format!("เรียงพิมพ์ไม่ได้: {error}"),
            Self::ManyProvinces { path } => {
                format!("{path}: ชุดข้อมูลนี้มีหลายจังหวัด ให้จัดทำรูปเล่มด้วยคำสั่ง ruplem batch หรือดูว่ามีอะไรบ้างด้วยคำสั่ง ruplem check")
            }
            Self::MonthOutsideYear { month, year } => {
                format!("{}: เดือนนี้อยู่นอกปีงบประมาณ {year}", digits::to_arabic(&long_month(*month)))
            }
            Self::Pdf { path, cause } => format!("{path}: อ่านแฟ้ม PDF นี้ไม่ได้ ({})", cause.in_thai()),
            Self::Unreadable { path, cause } => format!("{path}: เปิดแฟ้มไม่ได้ ({cause})"),
            Self::Workbook(error) => format!("จัดทำแฟ้มตารางไม่ได้: {error}"),
            Self::NotXlsx { path } => format!("{path}: ให้ระบุชื่อสมุดงานที่ลงท้ายด้วย .xlsx"),
            Self::AmongData { path } => format!("{path}: อยู่ในชุดข้อมูล ให้ระบุแฟ้มที่อื่น"),
            Self::IntoData { path } => {
                format!("{path}: โฟลเดอร์นี้เก็บข้อมูล ให้ระบุโฟลเดอร์อื่นด้วย -o เพื่อไม่ให้รูปเล่มปนกับข้อมูล")
            }
            Self::Unspecified => "ระบุจังหวัดด้วย --province และปีด้วย --year".to_owned(),
            Self::LacksProvince { path, wanted } => format!("{path}: ชุดข้อมูลนี้ไม่มีข้อมูลของจังหวัด{wanted}"),
            Self::AlreadyThere { path } => format!("{path}: มีแฟ้มนี้อยู่แล้ว จึงไม่ได้เขียนแฟ้มใด"),
            Self::IsFolder { path } => format!("{path}: เป็นโฟลเดอร์ ให้ระบุชื่อแฟ้มที่จะเขียน"),
            Self::NoFolder { path } => format!("{path}: ไม่พบโฟลเดอร์ที่จะเขียนแฟ้ม"),
            Self::Write { path, cause } => {
                format!("{path}: เขียนแฟ้มไม่ได้ ({cause}) {}", way_to_write(cause, lang))
            }
            Self::ManyYears { years } => {
                format!("ข้อมูลของแต่ละจังหวัดเป็นคนละปีงบประมาณ ({years}) ให้ใช้ข้อมูลทีละปี")
            }
            Self::ProvinceNotThere { name } => format!("{name}: ไม่มีจังหวัดนี้ในชุดข้อมูล"),
            Self::Shard(error) => format!("แบ่งส่วนของงานไม่ได้: {}", error.message(lang)),
            Self::Busy { path } => {
                format!("{path}: มีการจัดทำรูปเล่มลงโฟลเดอร์นี้อยู่แล้ว ให้รอจนเสร็จ หรือระบุโฟลเดอร์อื่น")
            }
            Self::NoLedger { path, cause } => format!("{path}: อ่านบัญชีนี้ไม่ได้ ({cause})"),
            Self::MixedParts { sets } => merge::mixed(sets, lang),
            Self::NoLedgers => "ไม่พบบัญชี (ledger) ในโฟลเดอร์เหล่านี้".to_owned(),
            Self::Bind(error) => format!("รวมแฟ้มสำหรับพิมพ์ไม่ได้: {error}"),
            Self::NoWorker { cause } => format!("เริ่มโปรแกรมย่อยไม่ได้ ({cause})"),
            Self::Folder { path, cause } => format!(
                "{path}: เขียนลงโฟลเดอร์นี้ไม่ได้ ({cause}) ตรวจพื้นที่ว่างของดิสก์และสิทธิ์ในการเขียน แล้วสั่งใหม่ \
                 รูปเล่มที่เสร็จแล้วไม่ต้องทำซ้ำ"
            ),
            Self::Print(cause) => format!("แสดงผลไม่ได้ ({cause})"),
        }
    }
}

/// What to do when a file cannot be written. On Windows it is nearly always open in the program that shows it.
fn way_to_write(cause: &std::io::Error, lang: Lang) -> &'static str {
    use std::io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    match cause.kind() {
        StorageFull | QuotaExceeded => lang.either("ที่เก็บแฟ้มเต็ม ลบแฟ้มที่ไม่ใช้แล้วสั่งใหม่", "free some room and try again"),
        ReadOnlyFilesystem => lang.either("ที่นี่เขียนแฟ้มไม่ได้ ระบุที่อื่นด้วย -o", "name another place with -o"),
        _ => lang.either("หากเปิดแฟ้มนี้อยู่ให้ปิดก่อน แล้วสั่งใหม่", "close the file if it is open, and try again"),
    }
}

/// Why nothing came of an address, and what to do.
fn no_workbook(cause: &AddressError) -> String {
    match cause {
        AddressError::Malformed => "ที่อยู่ไม่ครบถ้วน คัดลอกใหม่ทั้งบรรทัดจากแถบที่อยู่ของเบราว์เซอร์".to_owned(),
        AddressError::Unreachable(cause) => format!("ติดต่อเซิร์ฟเวอร์ไม่ได้ ตรวจอินเทอร์เน็ตแล้วลองใหม่ ({cause})"),
        AddressError::TooSlow { seconds } => format!("ดาวน์โหลดไม่เสร็จใน {seconds} วินาที ลองใหม่อีกครั้ง"),
        AddressError::TooLarge { limit_mb } => format!("แฟ้มใหญ่เกิน {limit_mb} เมกะไบต์"),
        AddressError::NotFound => "ไม่มีแฟ้มที่ที่อยู่นี้ (404) ตรวจที่อยู่อีกครั้ง".to_owned(),
        AddressError::SignIn => {
            "เซิร์ฟเวอร์ให้ลงชื่อเข้าใช้ก่อน ใน Google ชีต กด แชร์ แล้วเลือก แชร์แบบทุกคนที่มีลิงก์ หรือดาวน์โหลดเป็น .xlsx แล้วใช้แฟ้มนั้น"
                .to_owned()
        }
        AddressError::Refused { status } => format!("เซิร์ฟเวอร์ไม่ให้ดาวน์โหลด (สถานะ {status})"),
        AddressError::WebPage => "ที่อยู่นี้เป็นหน้าเว็บ ไม่ใช่สมุดงาน ใช้ที่อยู่ของแฟ้ม .xlsx หรือของ Google ชีต".to_owned(),
        AddressError::OtherFile => "แฟ้มที่ดาวน์โหลดมาไม่ใช่สมุดงาน (.xlsx, .ods)".to_owned(),
    }
}

/// Runs the command the user asked for.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage::explain(&error),
    };
    let common = &args.common;
    let lang = common.lang;
    let ended = match args.command {
        Command::New(args) => new::run(&args, common),
        Command::Check(args) => check::run(&args, common),
        Command::Score(args) => score::run(&args, common),
        Command::Book(args) => book::run(&args, common),
        Command::Proof(args) => proof::run(&args, common),
        Command::Merge(args) => merge::run(&args, common),
        Command::Batch(args) => batch::run(&args, common),
        Command::Templates(args) => templates::run(&args, common),
        Command::Worker => crate::batch::worker::work().map(|()| Exit::Done).map_err(Failure::Print),
    };
    let exit = ended.unwrap_or_else(|failure| {
        report::failure(&failure.message(lang), lang);
        failure.exit()
    });
    ExitCode::from(exit as u8)
}

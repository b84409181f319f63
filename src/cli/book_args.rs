//! The commands that make one book each, as clap sees them: one for every kind there is.

use std::{num::NonZero, path::PathBuf};

use chrono::NaiveDate;
use clap::{
    ArgMatches, Args, Command, FromArgMatches, Subcommand,
    error::{Error, ErrorKind},
};

use super::{
    help::{HELP, INPUT, OPTIONS},
    values::{self, from_one},
};
use crate::{
    compose::{AnyDocument, DOCUMENTS, Document, Kind, OfNation, OfProvince},
    model::Month,
};

/// One book to be made.
#[derive(Debug)]
pub struct BookArgs {
    pub asked: Asked,
    /// For a book that is dated, when it is not of today.
    pub as_of: Option<NaiveDate>,
    pub make: MakeArgs,
    /// For a book that looks back.
    pub last_year: LastYearArgs,
    /// What is asked for of the month's rows of the shared sheet.
    pub rows: Option<(RowsArgs, Month)>,
}

/// The book that is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Asked {
    OfProvince(Document<OfProvince>),
    OfNation(Document<OfNation>),
}

impl Asked {
    pub fn kind(self) -> Kind {
        match self {
            Self::OfProvince(document) => document.kind,
            Self::OfNation(document) => document.kind,
        }
    }
}

/// What every book is made from and to.
#[derive(Debug, Args)]
pub struct MakeArgs {
    /// โฟลเดอร์ สมุดงาน (.xlsx, .ods) หรือรูปเล่ม (.pdf) ของจังหวัด
    #[arg(value_name = "ชุดข้อมูล", help_heading = INPUT)]
    pub dataset: PathBuf,

    /// แฟ้ม PDF ที่จะเขียน
    #[arg(short, long, required = true, value_name = "แฟ้ม.pdf", help_heading = OPTIONS)]
    pub output: Option<PathBuf>,

    /// เฝ้าดูข้อมูลและแม่แบบ แล้วทำเล่มใหม่ทุกครั้งที่มีการแก้ไข (กด Ctrl-C เพื่อเลิก)
    #[arg(long, help_heading = OPTIONS)]
    pub watch: bool,

    /// เขียนเฉพาะข้อมูลของเล่มเป็น JSON พร้อมภาพ แทน PDF สำหรับแก้แม่แบบด้วยโปรแกรมของ Typst
    #[arg(long, help_heading = OPTIONS, conflicts_with = "watch")]
    pub data_only: bool,

    /// ไม่ใส่ข้อมูลไว้ในแฟ้ม PDF (ตามปกติใส่ เพื่อให้ใช้เล่มเป็นชุดข้อมูลและพิสูจน์ได้)
    #[arg(long, help_heading = OPTIONS)]
    pub without_data: bool,

    /// เวลาอย่างมากของเล่มเมื่อใช้แม่แบบของตนเอง เป็นวินาที
    #[arg(long, value_parser = from_one::<NonZero<u64>>, default_value = "300", value_name = "วินาที", help_heading = OPTIONS)]
    #[arg(hide_default_value = true)]
    pub timeout: NonZero<u64>,
}

#[derive(Debug, Args)]
struct MonthArgs {
    /// เดือนที่รายงาน เช่น 10/2564 หรือ ต.ค. 64
    #[arg(long, value_parser = values::month, value_name = "เดือน", help_heading = OPTIONS)]
    month: Month,

    #[command(flatten)]
    rows: RowsArgs,
}

/// What a month adds to the sheet that all provinces share.
#[derive(Debug, Args)]
pub struct RowsArgs {
    /// เขียนแถวของเดือนตามตารางกลาง (เอกสาร ๑) ให้คัดลอกหรือนำเข้าแผ่นงานกลาง
    #[arg(long, value_name = "แฟ้ม.xlsx|แฟ้ม.csv", help_heading = OPTIONS)]
    pub rows: Option<PathBuf>,

    /// เทียบแถวของเดือนกับแผ่นงานกลาง แล้วบอกทุกช่องที่ขาดหรือต่างกัน
    #[arg(long, value_name = "ที่อยู่|แฟ้ม", help_heading = OPTIONS)]
    pub against: Option<PathBuf>,
}

/// The year before, beside which a year is set.
#[derive(Debug, Default, Args)]
pub struct LastYearArgs {
    /// ชุดข้อมูลของปีก่อน เพื่อเปรียบเทียบ (ใช้แทนตารางผลปีก่อนในข้อมูล)
    #[arg(long, value_name = "ชุดข้อมูล", help_heading = OPTIONS)]
    pub last_year: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct DayArgs {
    /// คิดคะแนน ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้ ปีที่ผ่านมานานแล้ว = วันหลังสุดในข้อมูล)
    #[arg(long, value_parser = values::day, value_name = "วันที่", help_heading = OPTIONS)]
    as_of: Option<NaiveDate>,
}

impl Subcommand for BookArgs {
    fn augment_subcommands(program: Command) -> Command {
        program.subcommands(DOCUMENTS.iter().map(command))
    }

    fn augment_subcommands_for_update(program: Command) -> Command {
        Self::augment_subcommands(program)
    }

    fn has_subcommand(name: &str) -> bool {
        AnyDocument::named(name).is_some()
    }
}

/// The command that makes a kind of book, with an option for each thing the kind needs.
fn command(document: &AnyDocument) -> Command {
    let kind = document.kind();
    let command = MakeArgs::augment_args(Command::new(kind.name).help_template(HELP));
    let command = match document {
        AnyDocument::Year(_) => command,
        AnyDocument::Month(_) => MonthArgs::augment_args(command)
            .mut_arg("output", |output| output.required(false).required_unless_present_any(["rows", "against"])),
        AnyDocument::Nation(_) => command.mut_arg("dataset", |dataset| {
            dataset.help("โฟลเดอร์หรือสมุดงานข้อมูลของทุกจังหวัด หรือโฟลเดอร์รูปเล่ม (.pdf) หรืออีเมล (.eml)")
        }),
    };
    let command = if kind.is_dated { DayArgs::augment_args(command) } else { command };
    let command = if kind.looks_back { LastYearArgs::augment_args(command) } else { command };
    // Arguments bring what is said of them.
    command.about(kind.about)
}

impl FromArgMatches for BookArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let (name, given) = matches.subcommand().ok_or_else(|| Error::new(ErrorKind::MissingSubcommand))?;
        let document = AnyDocument::named(name).ok_or_else(|| Error::new(ErrorKind::InvalidSubcommand))?;
        let as_of = if document.kind().is_dated { DayArgs::from_arg_matches(given)?.as_of } else { None };
        let looks_back = document.kind().looks_back;
        let last_year = if looks_back { LastYearArgs::from_arg_matches(given)? } else { LastYearArgs::default() };
        let mut of_month = None;
        let asked = match document {
            AnyDocument::Year(document) => Asked::OfProvince(document),
            AnyDocument::Month(document) => {
                let MonthArgs { month, rows } = MonthArgs::from_arg_matches(given)?;
                of_month = (rows.rows.is_some() || rows.against.is_some()).then_some((rows, month));
                Asked::OfProvince(document.of(month))
            }
            AnyDocument::Nation(document) => Asked::OfNation(document),
        };
        Ok(Self { asked, as_of, make: MakeArgs::from_arg_matches(given)?, last_year, rows: of_month })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::{super::args, *};

    fn call(words: &str) -> Result<BookArgs, ErrorKind> {
        let words = format!("ruplem {words} DATA -o BOOK.pdf");
        match args::Args::try_parse_from(words.split(' ')) {
            Ok(args::Args { command: args::Command::Book(book), .. }) => Ok(book),
            Ok(_) => Err(ErrorKind::InvalidSubcommand),
            Err(error) => Err(error.kind()),
        }
    }

    #[test]
    fn every_kind_of_book_is_a_command_that_takes_what_the_kind_needs_and_no_more() {
        args::Args::command().debug_assert();
        for document in DOCUMENTS {
            let name = document.kind().name;
            let program = args::Args::command();
            let about = program.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
            assert_eq!(about.as_deref(), Some(document.kind().about));
            let month = if matches!(document, AnyDocument::Month(_)) { " --month 2564-10" } else { "" };
            assert_eq!(call(&format!("{name}{month}")).unwrap().as_of, None, "{name}");
            let dated = call(&format!("{name}{month} --as-of 2565-09-30"));
            assert_eq!(dated.is_ok_and(|book| book.as_of.is_some()), document.kind().is_dated, "{name}");
        }
        assert_eq!(call("monthly").unwrap_err(), ErrorKind::MissingRequiredArgument);
        assert_eq!(call("plan --month 2564-10").unwrap_err(), ErrorKind::UnknownArgument);
    }
}

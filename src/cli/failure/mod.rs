//! What ends a command before its work is done, other than the data itself; what is said of it stands in a table a
//! language.

mod en;
mod th;

use std::{collections::BTreeMap, io};

use super::Exit;
use crate::{
    address::AddressError,
    batch::{
        alone::SetError, file::FileError, lock::LockError, merge::MergeError, print::PrintError, shard::ShardError,
    },
    compose::{ComposeError, Kind, ProseError},
    diagnostic::{Bilingual, Lang},
    mended::MendError,
    model::{FiscalYear, Month},
    proof::pdf::PdfError,
    read::ReadError,
    templates::TemplateError,
    typeset::TypesetError,
    workshop::{LastYearError, MakeError},
    write::{Refusal, WriteError},
};

/// Why a command ends.
#[derive(Debug)]
pub enum Failure {
    Read(ReadError),
    Template(TemplateError),
    Compose(ProseError),
    Typeset(TypesetError),
    ManyProvinces {
        path: String,
    },
    /// What is named as the year before is not.
    LastYear {
        path: String,
        cause: LastYearError,
    },
    MonthOutsideYear {
        month: Month,
        year: FiscalYear,
    },
    Pdf {
        path: String,
        cause: PdfError,
    },
    Unreadable {
        path: String,
        cause: io::Error,
    },
    Workbook(rust_xlsxwriter::XlsxError),
    /// An empty dataset is asked for, and nothing says whose or of which year.
    Unspecified,
    /// The rules that the call names have errors, which are told.
    BadRules {
        path: String,
    },
    /// A year that has no rules.
    NoRules {
        year: Option<FiscalYear>,
        first: Option<FiscalYear>,
    },
    /// Rules are written to .toml or .xlsx.
    NoRulesFile {
        path: String,
    },
    /// A copy of the workbook of data is asked for, and the data are none.
    NoWorkbook {
        path: String,
    },
    /// The workbook of data cannot be typed into.
    Mend(MendError),
    LacksProvince {
        path: String,
        wanted: String,
    },
    AlreadyThere {
        path: String,
    },
    Address {
        address: String,
        cause: AddressError,
    },
    /// What is asked for is not to be written where it is asked for.
    Refused(Refusal),
    Write {
        path: String,
        cause: io::Error,
    },
    ManyYears {
        years: String,
    },
    ProvinceNotThere {
        name: String,
    },
    Shard(ShardError),
    Busy {
        path: String,
    },
    NoLedger {
        path: String,
        cause: serde_json::Error,
    },
    NoLedgers,
    /// By how many parts there are, with their ledgers.
    MixedParts {
        sets: BTreeMap<u32, Vec<String>>,
    },
    Bind(PrintError),
    NoWorker {
        cause: io::Error,
    },
    /// What the worker that sets a book has to say of it.
    SetApart {
        told: String,
        is_lost: bool,
    },
    /// A layout of the user's own does not come to its end.
    Overdue {
        document: &'static str,
        layout: String,
        seconds: u64,
    },
    /// A layout of the user's own takes too much memory.
    Full {
        document: &'static str,
        layout: String,
    },
    /// The worker that sets a book came to a sudden end.
    Died {
        document: &'static str,
        detail: String,
    },
    /// Nothing more can be written to a batch's folder.
    Folder {
        path: String,
        cause: Bilingual,
    },
    /// A folder that is named is not there.
    NotThere {
        path: String,
    },
    /// A batch's folder was there, and is no more.
    Vanished {
        path: String,
    },
    Print(io::Error),
}

impl Failure {
    /// What is wrong, and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Th => th::message(self),
            Lang::En => en::message(self),
        }
    }

    /// Why a book of this kind was not set.
    pub fn unset(kind: Kind, error: SetError, lang: Lang) -> Self {
        let (document, layout) = (kind.called(lang), kind.layout());
        match error {
            SetError::Make(error) => error.into(),
            SetError::Refused { told, is_lost } => Self::SetApart { told, is_lost },
            SetError::Overdue { seconds } => Self::Overdue { document, layout, seconds },
            SetError::Full => Self::Full { document, layout },
            SetError::Died { detail } => Self::Died { document, detail },
            SetError::NoWorker(cause) => Self::NoWorker { cause },
        }
    }

    pub fn exit(&self) -> Exit {
        match self {
            Self::Address { cause: AddressError::Unreachable(_) | AddressError::TooSlow { .. }, .. }
            | Self::Read(ReadError::Unreadable { .. })
            | Self::Unreadable { .. }
            | Self::Write { .. }
            | Self::Folder { .. }
            | Self::Vanished { .. }
            | Self::NoWorker { .. }
            | Self::Died { .. }
            | Self::Bind(_)
            | Self::Print(_) => Exit::MachineFailed,
            Self::Typeset(TypesetError::Lost { .. }) | Self::SetApart { is_lost: true, .. } | Self::BadRules { .. } => {
                Exit::BadData
            }
            _ => Exit::BadCall,
        }
    }
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

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Refused(refusal) => Self::Refused(refusal),
            WriteError::Failed { path, cause } => Self::Write { path, cause },
        }
    }
}

impl From<MakeError> for Failure {
    fn from(error: MakeError) -> Self {
        match error {
            MakeError::Template(error) => error.into(),
            MakeError::Compose(error) => error.into(),
            MakeError::Typeset(error) => error.into(),
        }
    }
}

impl From<MergeError> for Failure {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::Mixed { sets } => Self::MixedParts { sets },
            MergeError::Lock { path, cause: LockError::Busy } => Self::Busy { path },
            MergeError::NotThere { path } => Self::NotThere { path },
            MergeError::NoLedger { path, cause } => Self::NoLedger { path, cause },
            MergeError::Lock { cause: LockError::Refused(refusal), .. }
            | MergeError::File(FileError::Refused(refusal)) => Self::Refused(refusal),
            MergeError::File(FileError::Io { path, cause }) => Self::Unreadable { path, cause },
            MergeError::Write(error) => error.into(),
            MergeError::Lock { path, cause: LockError::Io(cause) } | MergeError::Io { path, cause } => {
                Self::Folder { path, cause: Bilingual::of(&cause) }
            }
        }
    }
}

macro_rules! from {
    ($($kind:ident($error:ty)),* $(,)?) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::$kind(error)
            }
        })*
    };
}

from! {
    Read(ReadError),
    Template(TemplateError),
    Compose(ProseError),
    Typeset(TypesetError),
    Refused(Refusal),
    Workbook(rust_xlsxwriter::XlsxError),
    Shard(ShardError),
    Mend(MendError),
    Bind(PrintError),
    Print(io::Error),
}

//! What ends a command before its work is done, other than the data itself; what is said of it stands in a table a
//! language.

mod en;
mod th;

use std::{collections::BTreeMap, io};

use super::Exit;
use crate::{
    address::AddressError,
    batch::{lock::LockError, merge::MergeError, print::PrintError, shard::ShardError},
    compose::{ComposeError, ProseError},
    diagnostic::Lang,
    model::{FiscalYear, Month},
    proof::pdf::PdfError,
    read::ReadError,
    templates::TemplateError,
    typeset::TypesetError,
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
    /// A marked copy is to be something else than a workbook.
    NotXlsx {
        path: String,
    },
    /// A marked copy would stand among the data, and be read as such.
    AmongData {
        path: String,
    },
    /// Books would stand among the data.
    IntoData {
        path: String,
    },
    /// An empty dataset is asked for, and nothing says whose or of which year.
    Unspecified,
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
    IsFolder {
        path: String,
    },
    NoFolder {
        path: String,
    },
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
    /// Nothing more can be written to a batch's folder.
    Folder {
        path: String,
        cause: String,
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

    pub fn exit(&self) -> Exit {
        match self {
            Self::Address { cause: AddressError::Unreachable(_) | AddressError::TooSlow { .. }, .. }
            | Self::Read(ReadError::Unreadable { .. })
            | Self::Unreadable { .. }
            | Self::Write { .. }
            | Self::Folder { .. }
            | Self::NoWorker { .. }
            | Self::Bind(_)
            | Self::Print(_) => Exit::MachineFailed,
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

impl From<MergeError> for Failure {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::Mixed { sets } => Self::MixedParts { sets },
            MergeError::Lock { path, cause: LockError::Busy } => Self::Busy { path },
            MergeError::NoLedger { path, cause } => Self::NoLedger { path, cause },
            MergeError::Lock { path, cause: LockError::Io(cause) } | MergeError::Io { path, cause } => {
                Self::Folder { path, cause: cause.to_string() }
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
    Workbook(rust_xlsxwriter::XlsxError),
    Shard(ShardError),
    Bind(PrintError),
    Print(io::Error),
}

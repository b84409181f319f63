//! Failures in English.

use std::io;

use super::Failure;
use crate::{batch::memory::MOST_MB, diagnostic::Lang, templates::TemplateError, typeset::TypesetError};

pub fn message(failure: &Failure) -> String {
    use Failure::*;
    match failure {
        Read(error) => error.to_string(),
        Template(error @ TemplateError::Handbook { .. }) => format!("{error}\n{MEND}"),
        Template(error) => error.to_string(),
        Compose(error) => format!("{error}\n{MEND}"),
        Typeset(error @ TypesetError::Lost { .. }) => error.to_string(),
        Typeset(error) => format!("{error}\n{MEND}"),
        ManyProvinces { path } => format!(
            "{path}: this dataset has many provinces; make their books with `ruplem batch`, or see with `ruplem check` \
             what it has"
        ),
        LastYear { path, cause } => {
            format!(
                "{path}: this is no data of the year before ({cause}); name the same province's dataset of that year"
            )
        }
        MonthOutsideYear { month, year } => {
            let before = year.number() - 1;
            format!("{month}: this month is outside fiscal year {year}; give one from 10/{before} to 9/{year}")
        }
        Pdf { path, cause } => {
            format!(
                "{path}: this PDF file cannot be read ({cause}); name one that opens without a password and has text"
            )
        }
        Unreadable { path, cause } => {
            format!("{path}: the file cannot be read ({cause}); see that it is there and may be read")
        }
        Workbook(cause) => {
            format!("the workbook cannot be made ({cause}); please tell those who keep the program")
        }
        Unspecified => "give the province with --province and the year with --year".into(),
        BadRules { path } => format!("{path}: mend the rules in this file as told above, then call again"),
        NoRules { year, first } => {
            let known = first.map_or(String::new(), |first| format!("; they are known from {first} on"));
            format!("there are no rules of fiscal year {}{known}", year.map_or(String::new(), |year| year.to_string()))
        }
        NoRulesFile { path } => format!("{path}: rules are written to .toml or .xlsx; mend the file's ending"),
        NoWorkbook { path } => {
            format!(
                "{path}: --into is for data in a workbook (.xlsx, .xlsm); of a folder write the sheet alone, without --into"
            )
        }
        Mend(cause) => cause.to_string(),
        LacksProvince { path, wanted } => {
            format!("{path}: this dataset has nothing of province {wanted}; see what --province names")
        }
        AlreadyThere { path } => format!(
            "{path}: this file is there already; nothing was written; name another folder, or move the file away"
        ),
        Address { address, cause } => format!("{address}: {cause}"),
        Refused(refusal) => refusal.message(Lang::En),
        Write { path, cause } => format!("{path}: the file cannot be written ({cause}); {}", way_to_write(cause)),
        ManyYears { years } => {
            format!("the provinces are of different fiscal years ({years}); give one year's data at a time")
        }
        ProvinceNotThere { name } => {
            format!("{name}: this province is not in the dataset; see with `ruplem check` what it has")
        }
        Shard(error) => error.to_string(),
        Busy { path } => {
            format!("{path}: another batch is at work in this folder; wait until it ends, or name another folder")
        }
        NoLedger { path, cause } => {
            format!("{path}: this is no ledger ({cause}); delete it and run its batch again")
        }
        NoLedgers => "there is no ledger in these folders; name those that `ruplem batch` has written to".into(),
        MixedParts { sets } => {
            let told = "there are ledgers of batches in different numbers of parts, so it is not known which was the \
                        last; delete those of the old one and run again";
            let lines = sets.iter().map(|(count, paths)| format!("\n   in {count} parts: {}", paths.join(", ")));
            told.to_owned() + &lines.collect::<String>()
        }
        Bind(error) => error.to_string(),
        NoWorker { cause } => {
            format!("no worker can be started ({cause}); close other programs to free some memory, and run again")
        }
        SetApart { told, is_lost: true } => told.clone(),
        SetApart { told, is_lost: false } => format!("{told}\n{MEND}"),
        Overdue { document, layout, seconds } => format!(
            "{document}: not set within {seconds} seconds; see that for, while, range and functions that call themselves come \
             to an end in {layout} and what it includes, or give more time with --timeout\n{MEND}"
        ),
        Full { document, layout } => format!(
            "{document}: setting it took more than {MOST_MB} MB of memory; see that for, while, range and functions that call \
             themselves come to an end in {layout} and what it includes, and that no picture is too large\n{MEND}"
        ),
        Died { document, detail } => format!(
            "{document}: the program came to a sudden end while setting it ({detail}); see the files in --templates, and run \
             again"
        ),
        Folder { path, cause } => format!(
            "{path}: nothing can be written there ({}); free some room or get the right to write, then run again: \
             finished books are not made twice",
            cause.english
        ),
        NotThere { path } => format!("{path}: this folder is not there; see how it is written"),
        Vanished { path } => format!(
            "{path}: this folder is no longer there (removed, moved, or its drive was taken out); see to it and run \
             again: finished books are not made twice"
        ),
        Print(cause) => format!("standard output cannot be written to ({cause}); see where it goes, and call again"),
    }
}

/// How every template is mended.
const MEND: &str = "mend the file given with --templates, or delete it to use the program's own";

/// What to do when a file cannot be written. On Windows it is nearly always open in the program that shows it.
fn way_to_write(cause: &io::Error) -> &'static str {
    use io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    match cause.kind() {
        StorageFull | QuotaExceeded => "free some room and try again",
        ReadOnlyFilesystem => "name another place with -o",
        _ => "close the file if it is open, and try again",
    }
}

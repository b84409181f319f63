//! What may stand after the options of a call, read as the data's own cells are.

use std::str::FromStr;

use chrono::NaiveDate;
use clap::{
    ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

use crate::{
    batch::shard::{Shard, ShardError},
    check,
    compose::{AnyDocument, DOCUMENTS, Sent},
    diagnostic::{Fault, Lang, Told},
    model::{FiscalYear, Month, Province},
    read::Encoding,
};

/// The language the call asks for, told before it is known to be a sound call.
pub fn lang() -> Lang {
    let args: Vec<_> = std::env::args_os().collect();
    let is_english =
        args.windows(2).any(|pair| pair[0] == "--lang" && pair[1] == "en") || args.iter().any(|arg| arg == "--lang=en");
    if is_english { Lang::En } else { Lang::Th }
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Th, Self::En]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.either("th", "en")))
    }
}

impl ValueEnum for Sent {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.book().kind.name))
    }
}

impl ValueEnum for Encoding {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Utf8, Self::Utf16, Self::Windows874]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Utf8 => PossibleValue::new("utf-8"),
            Self::Utf16 => PossibleValue::new("utf-16"),
            Self::Windows874 => PossibleValue::new("windows-874").alias("tis-620"),
        })
    }
}

/// The documents a batch makes: all that need not be told a month.
pub fn batched() -> impl Iterator<Item = AnyDocument> {
    DOCUMENTS.into_iter().filter(|document| !matches!(document, AnyDocument::Month(_)))
}

/// One document of a batch, by its name.
pub fn document() -> impl TypedValueParser<Value = AnyDocument> {
    PossibleValuesParser::new(batched().map(|document| document.kind().name))
        .try_map(|name| AnyDocument::named(&name).ok_or(name))
}

pub fn month(text: &str) -> Result<Month, String> {
    check::month(text).map_err(hint)
}

pub fn shard(text: &str) -> Result<Shard, String> {
    text.parse().map_err(|error: ShardError| error.told(lang()))
}

/// A number that is at least one.
pub fn from_one<T: FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| lang().either("ใช้จำนวนเต็มตั้งแต่ 1 ขึ้นไป", "use a whole number from 1 on").to_owned())
}

pub fn day(text: &str) -> Result<NaiveDate, String> {
    check::day(text).map_err(hint)
}

pub fn province(text: &str) -> Result<&'static Province, String> {
    check::province(text).map_err(hint)
}

pub fn fiscal_year(text: &str) -> Result<FiscalYear, String> {
    check::fiscal_year(text).map_err(hint)
}

/// How to mend it, in the language of the call.
fn hint(fault: Fault) -> String {
    fault.hint(lang())
}

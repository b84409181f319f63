//! `ruplem check`: every fault and doubt in the data.

use std::io::{self, Write};

use super::{
    Exit, Failure,
    args::{CheckArgs, Common, Format},
    dataset, report,
};

pub fn run(args: &CheckArgs, common: &Common) -> Result<Exit, Failure> {
    let loaded = dataset::load(&args.dataset, common)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Text => report::text(&loaded.checked, common.lang, &mut out)?,
        Format::Json => report::json(&loaded.checked, common.lang, &mut out)?,
    }
    out.flush()?;
    Ok(if loaded.checked.dataset.is_some() { Exit::Done } else { Exit::BadData })
}

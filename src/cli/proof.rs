//! `ruplem proof`: what is badly set in a finished file, or in the books a dataset makes.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use super::{
    Exit, Failure,
    args::{Common, ProofArgs},
    as_of, dataset, terminal,
};
use crate::{
    compose::{AnyDocument, DOCUMENTS},
    diagnostic::Lang,
    files::shown,
    proof::Finding,
};

/// How a PDF file begins.
const SIGNATURE: &[u8] = b"%PDF-";

pub fn run(args: &ProofArgs, common: &Common) -> Result<Exit, Failure> {
    let mut out = terminal::text(false);
    let exit = if is_pdf(&args.input) { file(&args.input, common, &mut out)? } else { books(args, common, &mut out)? };
    out.flush()?;
    Ok(exit)
}

/// Whether the path is a file that says it is a PDF, or is called one.
fn is_pdf(path: &Path) -> bool {
    let mut start = [0; SIGNATURE.len()];
    let says_so = File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *SIGNATURE;
    let is_called = path.is_file() && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    says_so || is_called
}

fn file(path: &Path, common: &Common, out: &mut impl Write) -> Result<Exit, Failure> {
    let failure = |cause| Failure::Pdf { path: shown(path), cause };
    let bytes = std::fs::read(path).map_err(|cause| Failure::Unreadable { path: shown(path), cause })?;
    let (pages, findings) = dataset::workshop(common)?.read_back(bytes).map_err(failure)?;
    let told = |finding: &Finding| format!("{} [{}]", finding.message(common.lang), finding.flaw.code());
    let findings: Vec<String> = findings.iter().map(told).collect();
    tell(&shown(path), pages, &findings, common.lang, out)?;
    Ok(verdict(findings.len()))
}

/// The books that a dataset makes, each read back as it was laid out.
fn books(args: &ProofArgs, common: &Common, out: &mut impl Write) -> Result<Exit, Failure> {
    let workshop = dataset::workshop(common)?;
    let Some(loaded) = dataset::load_sound(&workshop, &args.input, common)? else { return Ok(Exit::BadData) };
    let dataset = loaded.dataset();
    let as_of = as_of::of(args.as_of).day(dataset.year, [dataset]);
    as_of::tell(args.as_of, dataset.year, as_of, common.lang);
    let setter = dataset::setter(args.timeout, common)?;
    setter.mind_prose(&workshop)?;
    let mut faults = 0;
    for document in DOCUMENTS.into_iter().filter_map(AnyDocument::of_year) {
        let composed = workshop.compose(document, dataset, as_of)?;
        let unset = |error| Failure::unset(document.kind, error, common.lang);
        let set = setter.set(&workshop, document.kind, composed, false).map_err(unset)?;
        tell(document.kind.called(common.lang), set.pages, &set.remarks, common.lang, out)?;
        faults += set.remarks.len();
    }
    Ok(verdict(faults))
}

fn verdict(faults: usize) -> Exit {
    if faults == 0 { Exit::Done } else { Exit::BadData }
}

/// Every finding of one book or file, and how many there are.
fn tell(name: &str, pages: usize, findings: &[String], lang: Lang, out: &mut impl Write) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{finding}")?;
    }
    match (lang, findings.len()) {
        (Lang::Th, 0) => writeln!(out, "{name}: {pages} หน้า ไม่พบข้อบกพร่องของการเรียงพิมพ์"),
        (Lang::En, 0) => writeln!(out, "{name}: {pages} pages, nothing badly set"),
        (Lang::Th, count) => writeln!(out, "{name}: {pages} หน้า พบข้อบกพร่องของการเรียงพิมพ์ {count} แห่ง"),
        (Lang::En, count) => writeln!(out, "{name}: {pages} pages, faults of typesetting: {count}"),
    }
}

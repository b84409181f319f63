//! `ruplem batch`: the books of all provinces, side by side; only what changed is made again.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    io::{self, IsTerminal, Write},
    num::NonZero,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{
    Exit, Failure,
    args::{BatchArgs, Common, Format},
    as_of,
    closing::Closing,
    dataset::{self, Loaded},
    inputs, print,
    progress::{Bar, Events, Lines},
    terminal, values,
};
use crate::{
    batch::{
        ledger::Ledger,
        lock::LockError,
        order::{Materials, Order},
        prose::prose,
        run::{Batch, BatchError, Observer, OutputFolder},
        shard::Shard,
        supervisor::{Supervisor, SupervisorError},
    },
    check::CheckedProvince,
    compose::{AnyDocument, Document, Nation, OfNation, OfProvince},
    diagnostic::Bilingual,
    files::shown,
    model::{FiscalYear, Province},
    workshop::Workshop,
    write::{Guard, WriteError},
};

pub fn run(args: &BatchArgs, common: &Common) -> Result<Exit, Failure> {
    let started = Instant::now();
    let shard = match args.shard {
        Some(shard) => Some(shard),
        None => Shard::from_environment(|name| env::var(name).ok())?,
    };
    let workshop = dataset::workshop(common)?;
    let mut loaded = dataset::load(&workshop, &args.dataset, common)?;
    if !dataset::compare(&workshop, &mut loaded, &args.last_year, common)? {
        return Ok(Exit::BadData);
    }
    make(args, common, workshop, &loaded, shard, started)
}

/// The batch of a dataset that is read and checked; its time is told from `started` on.
pub fn make(
    args: &BatchArgs,
    common: &Common,
    workshop: Workshop,
    loaded: &Loaded,
    shard: Option<Shard>,
    started: Instant,
) -> Result<Exit, Failure> {
    let guard = inputs::guard_loaded(loaded, common);
    // The workbook of scores would be read as a province's.
    guard.allows_books_in(&args.output)?;
    let provinces = chosen(loaded, args, shard)?;
    let program = env::current_exe().map_err(|cause| Failure::NoWorker { cause })?;
    let timeout = Duration::from_secs(args.timeout.get());
    let prose = prose(workshop.templates(), &program, timeout)?;
    let workshop = workshop.with_prose(prose);
    let workshop = if args.without_data { workshop.without_data() } else { workshop };
    let materials = Materials::new(&workshop, common.lang);
    let as_of = as_of::of(args.as_of);
    let years: BTreeSet<FiscalYear> = loaded.nation.sound().map(|dataset| dataset.year).collect();
    let days = years.into_iter().map(|year| (year, as_of.day(year, loaded.nation.sound())));
    let days: BTreeMap<FiscalYear, NaiveDate> = days.collect();
    days.iter().for_each(|(year, day)| as_of::tell(args.as_of, *year, *day, common.lang));
    let (of_province, of_nation) = documents(args);
    let mut orders = orders(&provinces, &materials, &of_province, &days);
    // A part of the provinces makes no nation.
    let is_whole = loaded.nation.is_national && shard.is_none() && args.provinces.is_empty();
    let makes_nation = is_whole && !of_nation.is_empty();
    let nations = if makes_nation { workshop.nations(&loaded.nation, as_of) } else { Vec::new() };
    for nation in &nations {
        orders.extend(of_nation.iter().map(|document| materials.of_nation(nation, *document)));
    }

    let folder = args.output.as_path();
    let failed = |error| failure(folder, error);
    let mut taken = OutputFolder::take(folder, shard).map_err(failed)?;
    for province in &provinces {
        taken.enter_province(province, common.lang);
    }
    // One province's own dataset, and a choice of provinces, say nothing of the others.
    if loaded.nation.is_national && args.provinces.is_empty() {
        taken.forget_unseen();
    }
    let stop = stop_on_interrupt();
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    let supervisor = Supervisor {
        program: &program,
        folder,
        task: &materials.task,
        workers: args.jobs.map_or_else(cores, NonZero::get),
        timeout,
        stop: &stop,
    };
    let batch = Batch { supervisor, materials: &materials, guard: &guard, force: args.force };
    let mut observer: Box<dyn Observer> = match args.format {
        Format::Json => Box::new(Events::new(common.lang)),
        Format::Text if io::stderr().is_terminal() => Box::new(Bar::new(common.lang)),
        Format::Text => Box::new(Lines::new(common.lang)),
    };
    let tally = batch.run(&orders, &mut taken, &mut *observer).map_err(failed)?;
    for nation in &nations {
        write_scores(nation, folder, &guard)?;
    }
    if args.print && !stop.load(Ordering::Relaxed) {
        print::pack(&orders, &taken.ledger, folder, shard, &guard, common.lang)?;
    }
    let closing = Closing {
        nation: &loaded.nation,
        provinces: &provinces,
        tally,
        elapsed: started.elapsed(),
        interrupted: stop.load(Ordering::Relaxed),
        ledger: &Ledger::file(shard),
    };
    match args.format {
        Format::Text => closing.print(&loaded.path, folder, common.lang),
        Format::Json => {
            let mut out = terminal::json();
            closing.json(common.lang, &mut out)?;
            out.flush()?;
        }
    }
    Ok(closing.exit())
}

/// The provinces this batch is for.
fn chosen<'a>(loaded: &'a Loaded, args: &BatchArgs, shard: Option<Shard>) -> Result<Vec<&'a CheckedProvince>, Failure> {
    let all = &loaded.nation.provinces;
    let is = |province: &CheckedProvince, wanted: &Province| {
        province.checked.province.is_some_and(|province| province.code == wanted.code)
    };
    for wanted in &args.provinces {
        if !all.iter().any(|province| is(province, wanted)) {
            return Err(Failure::ProvinceNotThere { name: wanted.name.clone() });
        }
    }
    let is_wanted = |province: &&CheckedProvince| {
        args.provinces.is_empty() || args.provinces.iter().any(|wanted| is(province, wanted))
    };
    // Somebody must report those of which nobody knows what they are.
    let in_shard = |province: &&CheckedProvince| match (shard, province.checked.province) {
        (Some(shard), Some(province)) => shard.has(province),
        (Some(shard), None) => shard.is_first(),
        (None, _) => true,
    };
    Ok(all.iter().filter(is_wanted).filter(in_shard).collect())
}

/// The books asked for, each once.
fn documents(args: &BatchArgs) -> (Vec<Document<OfProvince>>, Vec<Document<OfNation>>) {
    let is_named = |document: &AnyDocument| args.documents.iter().any(|named| named.kind() == document.kind());
    let asked = values::batched()
        .filter(|document| if args.documents.is_empty() { document.kind().is_batched } else { is_named(document) });
    let asked: Vec<AnyDocument> = asked.collect();
    let of_province = asked.iter().copied().filter_map(AnyDocument::of_year).collect();
    (of_province, asked.into_iter().filter_map(AnyDocument::of_nation).collect())
}

/// Every book asked for of every province that is sound.
fn orders<'a>(
    provinces: &[&'a CheckedProvince],
    materials: &Materials<'_>,
    documents: &[Document<OfProvince>],
    days: &BTreeMap<FiscalYear, NaiveDate>,
) -> Vec<Order<'a>> {
    provinces
        .par_iter()
        .filter_map(|province| province.checked.dataset.as_ref())
        .flat_map_iter(|dataset| materials.of_province(dataset, documents, days[&dataset.year]))
        .collect()
}

/// The scores as tables, beside the national volume. A table that is as it was is left alone.
fn write_scores(nation: &Nation<'_>, folder: &Path, guard: &Guard) -> Result<(), Failure> {
    let year = nation.handbook.fiscal_year;
    for (ending, bytes) in [("csv", nation.scores_csv()), ("xlsx", nation.scores_xlsx()?)] {
        guard.write_changed(&folder.join(format!("scores-{year}.{ending}")), &bytes)?;
    }
    Ok(())
}

/// A flag that Ctrl-C raises; the second Ctrl-C does not wait.
fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&stop);
    // Without a handler Ctrl-C ends the program at once, which loses no finished book either.
    let _ = ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(Exit::Interrupted as u8));
        }
    });
    stop
}

fn failure(folder: &Path, error: BatchError) -> Failure {
    let path = shown(folder);
    match error {
        BatchError::Lock(LockError::Busy) => Failure::Busy { path },
        BatchError::Lock(LockError::Refused(refusal)) => refusal.into(),
        BatchError::Ledger(error) => error.into(),
        BatchError::Vanished => Failure::Vanished { path },
        BatchError::Supervisor(SupervisorError::NoWorker(cause)) => Failure::NoWorker { cause },
        BatchError::Supervisor(SupervisorError::NothingCanBeWritten(cause)) => {
            Failure::Folder { path, cause: Bilingual::as_told(cause) }
        }
        BatchError::Write(WriteError::Refused(refusal)) => refusal.into(),
        BatchError::Lock(LockError::Io(cause))
        | BatchError::Io(cause)
        | BatchError::Write(WriteError::Failed { cause, .. }) => Failure::Folder { path, cause: Bilingual::of(&cause) },
    }
}

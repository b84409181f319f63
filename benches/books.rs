//! Warm library calls: one book composed and set, and the steps before it; beside it the same book with Typst's own Thai
//! line breaks.

use std::{hint::black_box, path::Path};

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use ruplem::{Document, Workshop, compose::Pictures, files::Files, read::Options, templates::Templates};

/// As in the program itself: a third of a book's time is allocation.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn books(criterion: &mut Criterion) {
    let sample = Path::new("samples/chiang-mai");
    let templates = Templates::embedded();
    let ours = Workshop::new(templates.clone()).unwrap();
    // Told that the text is Thai, Typst asks its LSTM where words end, for every paragraph.
    let (_, look) = templates.files().find(|(path, _)| *path == "parts/book.typ").unwrap();
    let look = str::from_utf8(look).unwrap().replace(r#"lang: "ja""#, r#"lang: "th""#);
    let stock = Workshop::new(templates.with("parts/book.typ", look)).unwrap();
    let check = || ours.check(black_box(&Files::on_disk(sample)), &Options::default()).unwrap();
    let checked = check();
    let dataset = checked.sound().next().unwrap();
    let as_of = NaiveDate::from_ymd_opt(2022, 10, 5).unwrap();
    let composer = ours.composer(dataset, Pictures::Printed).unwrap();

    criterion.bench_function("read and check", |bencher| bencher.iter(check));
    criterion.bench_function("score", |bencher| bencher.iter(|| ours.score(black_box(dataset), as_of)));
    criterion.bench_function("compose plan", |bencher| bencher.iter(|| black_box(&composer).plan().unwrap()));
    let mut group = criterion.benchmark_group("book");
    group.sample_size(20);
    // Between rounds Typst forgets what it laid out, or it would answer from memory.
    let forget = || typst::comemo::evict(0);
    let books = [
        ("plan", &ours, Document::PLAN),
        ("plan, Typst's own breaks", &stock, Document::PLAN),
        ("annual", &ours, Document::ANNUAL),
    ];
    for (name, workshop, document) in books {
        group.bench_function(name, |bencher| {
            let make = |()| workshop.make(document, dataset, as_of).unwrap();
            bencher.iter_batched(forget, make, BatchSize::PerIteration);
        });
    }
    // As an office works: the book was set before, one sentence of it is another.
    let mut round = 0;
    group.bench_function("plan, one sentence changed", |bencher| {
        bencher.iter(|| {
            let mut plan = composer.plan().unwrap();
            round += 1;
            plan.book.preface.push(format!("{round}"));
            ours.finish(Document::PLAN.kind, plan.as_json().unwrap()).unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, books);
criterion_main!(benches);

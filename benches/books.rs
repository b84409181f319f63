//! Warm library calls: one book composed and set, and the steps before it; beside it the same book with Typst's own Thai
//! line breaks.

use std::{hint::black_box, path::Path};

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use ruplem::{
    check::check,
    compose::{Composer, Pictures, Prose},
    files::Files,
    read::read,
    score::score,
    templates::Templates,
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::Press,
};

/// As in the program itself: a third of a book's time is allocation.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn books(criterion: &mut Criterion) {
    let sample = Path::new("samples/chiang-mai");
    let templates = Templates::embedded();
    let handbooks = templates.handbooks().unwrap();
    let dataset = check(read(&Files::on_disk(sample)).unwrap(), &handbooks).dataset.unwrap();
    let handbook = handbooks.of(dataset.year).unwrap();
    let prose = Prose::new(templates.texts("prose/", ".tera")).unwrap();
    let composer = Composer { dataset: &dataset, handbook, prose: &prose, pictures: Pictures::Printed };
    let as_of = NaiveDate::from_ymd_opt(2022, 10, 5).unwrap();
    let scorecard = score(&dataset, handbook, as_of);
    let press = |layouts| {
        let lexicon = Lexicon::parse(templates.texts("lexicon/", ".txt").map(|(_, text)| text));
        Press::new(layouts, Vec::new(), Breaker::new(lexicon)).unwrap()
    };
    let ours = press(templates.layouts());
    // Told that the text is Thai, Typst asks its LSTM where words end, for every paragraph.
    let mut layouts = templates.layouts();
    let look = layouts.get_mut("parts/book.typ").unwrap();
    *look = String::from_utf8(look.clone()).unwrap().replace(r#"lang: "ja""#, r#"lang: "th""#).into_bytes();
    let stock = press(layouts);

    criterion.bench_function("read and check", |bencher| {
        bencher.iter(|| check(read(black_box(&Files::on_disk(sample))).unwrap(), &handbooks));
    });
    criterion.bench_function("score", |bencher| bencher.iter(|| score(black_box(&dataset), handbook, as_of)));
    criterion.bench_function("compose plan", |bencher| bencher.iter(|| black_box(&composer).plan().unwrap()));
    let mut group = criterion.benchmark_group("book");
    group.sample_size(20);
    // Between rounds Typst forgets what it laid out, or it would answer from memory.
    let forget = || typst::comemo::evict(0);
    for (name, press) in [("plan", &ours), ("plan, Typst's own breaks", &stock)] {
        group.bench_function(name, |bencher| {
            let set = |()| {
                let plan = composer.plan().unwrap();
                press.typeset("plan.typ", &plan.book, &plan.assets).unwrap()
            };
            bencher.iter_batched(forget, set, BatchSize::PerIteration);
        });
    }
    group.bench_function("annual", |bencher| {
        let set = |()| {
            let annual = composer.annual(&scorecard).unwrap();
            ours.typeset("annual.typ", &annual.book, &annual.assets).unwrap()
        };
        bencher.iter_batched(forget, set, BatchSize::PerIteration);
    });
    // As an office works: the book was set before, one sentence of it is another.
    let mut round = 0;
    group.bench_function("plan, one sentence changed", |bencher| {
        bencher.iter(|| {
            let mut plan = composer.plan().unwrap();
            round += 1;
            plan.book.preface.push(format!("{round}"));
            ours.typeset("plan.typ", &plan.book, &plan.assets).unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, books);
criterion_main!(benches);

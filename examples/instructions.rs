//! Makes a book so many times one after the other, as a worker of a batch does that forgets each at once: for counting the
//! instructions a worker's later book takes, as what two take less what one takes.
//!
//! `RAYON_NUM_THREADS=1 valgrind --tool=callgrind target/release/examples/instructions samples/chiang-mai plan 2`

use std::{env, error::Error, fs};

use ruplem::{Document, Workshop, files::Files, read::Options, templates::Templates};

/// As in the program itself: a third of a book's time is allocation.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [dataset, kind, times, output @ ..] = &words[..] else {
        return Err("usage: instructions DATASET plan|annual|scorecard TIMES [FILE.pdf]".into());
    };
    let document = match &kind[..] {
        "plan" => Document::PLAN,
        "annual" => Document::ANNUAL,
        _ => Document::SCORECARD,
    };
    let workshop = Workshop::new(Templates::embedded())?;
    let checked = workshop.check(&Files::on_disk(dataset), &Options::default())?;
    let dataset = checked.sound().next().ok_or("no province is without errors")?;
    for _ in 0..times.parse()? {
        let book = workshop.make(document, dataset, dataset.year.last_day())?;
        println!("{} pages, {} bytes", book.pages, book.pdf.len());
        if let [path] = output {
            fs::write(path, book.pdf)?;
        }
        typst::comemo::evict(0);
    }
    Ok(())
}

//! The library as another program uses it: what is wrong with a dataset, how its province stands, and a book.
//!
//! `cargo run --example library -- samples/tak annual.pdf`

use std::{env, error::Error, fs};

use ruplem::{
    Document, Workshop,
    diagnostic::{Entry, Lang},
    files::Files,
    read::Options,
    templates::Templates,
};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [dataset, output] = &words[..] else { return Err("usage: library DATASET FILE.pdf".into()) };
    let workshop = Workshop::new(Templates::embedded())?;
    // `Files::in_memory` takes the same files as bytes.
    let checked = workshop.check(&Files::on_disk(dataset), &Options::default())?;
    for (_, found) in checked.told_once() {
        for diagnostic in found {
            println!("{}", serde_json::to_string(&Entry::new(diagnostic, None, Lang::En))?);
        }
    }
    let dataset = checked.sound().next().ok_or("no province is without errors")?;
    let as_of = dataset.year.last_day();
    for round in &workshop.score(dataset, as_of).rounds {
        println!("round {}: level {}", round.round, round.level);
    }
    let composed = workshop.compose(Document::ANNUAL, dataset, as_of)?;
    let laid_out = workshop.lay_out(Document::ANNUAL.kind, &composed)?;
    println!("{} pages, badly set lines: {}", laid_out.pages().len(), laid_out.findings.len());
    fs::write(output, laid_out.bind()?)?;
    Ok(())
}

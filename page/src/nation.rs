//! The country: how it stands, and every province's books as they are ordered, handed on and set.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ruplem::{
    Document, Workshop,
    compose::{AnyDocument, Composed, Kind, Pictures, UNPRINTED},
    diagnostic::{Lang, Told},
    model::{FiscalYear, Province},
    score::AsOf,
    thai::digits::to_arabic,
    workshop::{BookFile, MakeError, fingerprint},
};
use serde_json::{Value, json};

use crate::{
    book,
    book::Asked,
    data::Opened,
    engine::Answer,
    failure::Failure,
    protocol::{Handed, parted},
};

/// The day the country's evidence is read on, where nobody has named one: that of its latest year.
pub fn day(opened: &Opened, today: NaiveDate) -> NaiveDate {
    let year = opened.nation.sound().map(|dataset| dataset.year).max();
    year.map_or(today, |year| AsOf::Unsaid { today }.day(year, opened.nation.sound()))
}

/// How the country stands, once for each year that sound provinces are of: what the national volume tells, in Arabic digits.
pub fn told(workshop: &Workshop, opened: &Opened, as_of: NaiveDate) -> Result<Value, Failure> {
    let nations = workshop.nations(&opened.nation, as_of);
    let told = nations.iter().map(|nation| {
        let composed = workshop.compose_national(Document::NATIONAL, nation)?;
        let book: Value = serde_json::from_str(&to_arabic(&composed.book.replace(UNPRINTED, "")))?;
        let maps = composed
            .assets
            .iter()
            .filter(|(path, _)| path.ends_with(".svg"))
            .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes)));
        let maps: BTreeMap<_, _> = maps.collect();
        Ok(json!({ "year": nation.handbook.fiscal_year.number(), "book": book, "maps": maps }))
    });
    told.collect::<Result<Vec<_>, Failure>>().map(Value::from)
}

/// Books of a province, or of the country where none is named: where each goes, and the fingerprint of all it is made from.
pub fn orders(
    workshop: &Workshop,
    made_with: &str,
    opened: &Opened,
    (province, documents, as_of): (Option<usize>, &[String], NaiveDate),
    lang: Lang,
) -> Result<Value, Failure> {
    let order = |kind: Kind, province: Option<&Province>, year: FiscalYear, book: Result<_, MakeError>| {
        let file = BookFile::new(province, kind.name, year);
        let mut told = json!({ "document": kind.name, "year": year.number(), "file": file });
        match book {
            Ok(composed) => {
                let composed: Composed<String> = composed;
                told["input"] = json!(fingerprint::of_book(made_with, kind, &composed));
                told["length"] = json!(composed.book.len());
            }
            Err(error) => told["failed"] = json!(error.told(lang)),
        }
        told
    };
    let asked = documents.iter().filter_map(|name| AnyDocument::named(name));
    let Some(province) = province else {
        let nations = workshop.nations(&opened.nation, as_of);
        let of_nation = asked.filter_map(AnyDocument::of_nation);
        let orders = of_nation.flat_map(|document| {
            let book = move |nation| workshop.compose_national(document, nation);
            nations.iter().map(move |nation| order(document.kind, None, nation.handbook.fiscal_year, book(nation)))
        });
        return Ok(orders.collect());
    };
    let dataset = opened.dataset(province)?;
    let scorecard = workshop.score(dataset, as_of);
    let orders = asked.filter_map(AnyDocument::of_year).map(|document| {
        // What a picture is printed as is not known before the book is made; by its bytes it is the same or another.
        let composer = workshop.composer(dataset, Pictures::Fingerprints);
        let book = composer.and_then(|composer| Ok(document.compose(&composer, &scorecard)?));
        order(document.kind, Some(dataset.province), dataset.year, book)
    });
    Ok(orders.collect())
}

/// A book's words and pictures, for whoever sets it.
pub fn manuscript(workshop: &Workshop, opened: &Opened, asked: &Asked, lang: Lang) -> Result<Answer, Failure> {
    let (_, composed, _) = book::composed(workshop, opened, asked)?;
    let assets = composed.assets.iter().map(|(path, bytes)| json!({ "path": path, "size": bytes.len() }));
    let head = json!({
        "book": composed.book.len(),
        "assets": assets.collect::<Vec<_>>(),
        "lost": composed.lost.iter().map(|lost| lost.message(lang)).collect::<Vec<_>>(),
    });
    let mut bytes = composed.book.into_bytes();
    composed.assets.values().for_each(|own| bytes.extend_from_slice(own));
    Ok((head, bytes))
}

/// A book set from its manuscript.
pub fn set(
    workshop: &Workshop,
    (document, length, handed): (&str, usize, Vec<Handed>),
    bytes: &[u8],
    lang: Lang,
) -> Result<Answer, Failure> {
    let misasked = || Failure::misasked("manuscript");
    let document = AnyDocument::named(document).ok_or_else(misasked)?;
    let (book, bytes) = bytes.split_at_checked(length).ok_or_else(misasked)?;
    let book = String::from_utf8(book.to_vec()).map_err(|_| misasked())?;
    let assets = parted(handed, bytes, "manuscript")?.into_iter().collect();
    let set = workshop.finish(document.kind(), Composed { book, assets, lost: Vec::new() })?;
    let head = json!({
        "pages": set.pages,
        "sha256": fingerprint::of(&set.pdf),
        "remarks": set.remarks(lang).collect::<Vec<_>>(),
    });
    Ok((head, set.pdf))
}

/// The scores of every year as tables, such as lie beside the national volume.
pub fn scores(workshop: &Workshop, opened: &Opened, as_of: NaiveDate) -> Result<Answer, Failure> {
    let (mut told, mut bytes) = (Vec::new(), Vec::new());
    for nation in workshop.nations(&opened.nation, as_of) {
        let year = nation.handbook.fiscal_year;
        let workbook = nation.scores_xlsx().map_err(|error| crate::workbooks::unwritten(&error))?;
        for (ending, own) in [("csv", nation.scores_csv()), ("xlsx", workbook)] {
            told.push(json!({ "path": format!("scores-{year}.{ending}"), "size": own.len() }));
            bytes.extend(own);
        }
    }
    Ok((Value::from(told), bytes))
}

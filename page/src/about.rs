//! What there is to choose from before anything is opened.

use ruplem::{
    Workshop,
    compose::{AnyDocument, DOCUMENTS},
    limits::MAX_ANNEX_MB,
    model::{AnnexBooks, BookColour, Province},
};
use serde_json::{Value, json};

use crate::sending;

pub fn about(workshop: &Workshop) -> Value {
    let provinces = Province::all().iter().map(|province| {
        json!({ "code": province.code, "thai": province.name, "english": province.english, "region": province.region })
    });
    let documents = DOCUMENTS.iter().map(|document| {
        let kind = document.kind();
        let of = match document {
            AnyDocument::Year(_) => "year",
            AnyDocument::Month(_) => "month",
            AnyDocument::Nation(_) => "nation",
        };
        json!({
            "name": kind.name,
            "thai": kind.thai,
            "about": kind.about,
            "of": of,
            "is_dated": kind.is_dated,
            "is_batched": kind.is_batched,
            "is_sent": sending::sent(kind.name).is_some(),
        })
    });
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "provinces": provinces.collect::<Vec<_>>(),
        "years": workshop.handbooks().years().map(|year| year.number()).collect::<Vec<_>>(),
        "documents": documents.collect::<Vec<_>>(),
        "colours": BookColour::names().collect::<Vec<_>>(),
        "annex_books": AnnexBooks::names().collect::<Vec<_>>(),
        "annex_mb": MAX_ANNEX_MB,
    })
}

//! A book between its layout and its file: pages to look at, one by one, and then the PDF.

use std::mem::ManuallyDrop;

use chrono::NaiveDate;
use ruplem::{
    Document, Workshop, check,
    compose::{AnyDocument, Composed, Kind, Lost, OfProvince},
    diagnostic::{Lang, Told},
    model::FiscalYear,
    typeset::LaidOut,
    workshop::MakeError,
};
use serde_json::{Value, json};
use typst_svg::SvgOptions;

use crate::{data::Opened, failure::Failure};

/// Which book is asked for.
pub struct Asked {
    pub document: String,
    pub province: Option<usize>,
    pub year: Option<u16>,
    pub as_of: NaiveDate,
    pub month: Option<String>,
}

/// The words and pictures of a book, and what its file is called.
pub fn composed(
    workshop: &Workshop,
    opened: &Opened,
    asked: &Asked,
) -> Result<(Kind, Composed<String>, String), Failure> {
    let document = AnyDocument::named(&asked.document).ok_or_else(|| Failure::misasked("no such book"))?;
    let kind = document.kind();
    let (composed, file_name) = match document {
        AnyDocument::Nation(document) => {
            let nations = workshop.nations(&opened.nation, asked.as_of);
            let is_it = |year: FiscalYear| asked.year.is_none_or(|wanted| year.number() == wanted);
            let nation = nations.iter().rev().find(|nation| is_it(nation.handbook.fiscal_year));
            let nation =
                nation.ok_or_else(|| Failure::new("ยังไม่มีจังหวัดใดที่ข้อมูลถูกต้องครบ", "no province has sound data yet"))?;
            let file_name = format!("{}-{}.pdf", kind.name, nation.handbook.fiscal_year);
            (workshop.compose_national(document, nation)?, file_name)
        }
        AnyDocument::Year(document) => of_province(workshop, opened, asked, document)?,
        AnyDocument::Month(document) => {
            let month = asked.month.as_deref().ok_or_else(|| Failure::misasked("no month"))?;
            let month =
                check::month(month).map_err(|fault| Failure::new(fault.message(Lang::Th), fault.message(Lang::En)))?;
            of_province(workshop, opened, asked, document.of(month))?
        }
    };
    Ok((kind, composed, file_name))
}

fn of_province(
    workshop: &Workshop,
    opened: &Opened,
    asked: &Asked,
    document: Document<OfProvince>,
) -> Result<(Composed<String>, String), Failure> {
    let province = asked.province.ok_or_else(|| Failure::misasked("no province"))?;
    let dataset = opened.dataset(province)?;
    let composed = workshop.compose(document, dataset, asked.as_of)?;
    let month = asked.month.as_ref().map(|month| format!("-{month}")).unwrap_or_default();
    Ok((composed, format!("{}-{}{month}.pdf", document.kind.name, dataset.year)))
}

/// A book that is laid out, with the words it borrows.
pub struct HeldBook {
    file_name: String,
    laid_out: ManuallyDrop<LaidOut<'static>>,
    composed: *mut Composed<String>,
    lost: Vec<Lost>,
}

impl HeldBook {
    pub fn lay_out(workshop: &'static Workshop, opened: &Opened, asked: &Asked) -> Result<Self, Failure> {
        let (kind, mut composed, file_name) = composed(workshop, opened, asked)?;
        let lost = std::mem::take(&mut composed.lost);
        Ok(Self::held(workshop, kind, composed, file_name, lost)?)
    }

    fn held(
        workshop: &'static Workshop,
        kind: Kind,
        composed: Composed<String>,
        file_name: String,
        lost: Vec<Lost>,
    ) -> Result<Self, MakeError> {
        let composed = Box::into_raw(Box::new(composed));
        // SAFETY: it was made here, is changed by nobody, and is freed only after what borrows it: below, or in `drop`.
        let laid_out = workshop.lay_out(kind, unsafe { &*composed });
        match laid_out {
            Ok(laid_out) => Ok(Self { file_name, laid_out: ManuallyDrop::new(laid_out), composed, lost }),
            Err(error) => {
                // SAFETY: it was made above, and nothing has kept a hold of it.
                drop(unsafe { Box::from_raw(composed) });
                Err(error)
            }
        }
    }

    /// What is known of it before it is bound.
    pub fn told(&self, book: u32, lang: Lang) -> Value {
        let pages = self.laid_out.pages().iter().map(|page| {
            let size = page.frame.size();
            json!({ "width": size.x.to_pt(), "height": size.y.to_pt() })
        });
        let findings = self.laid_out.findings.iter().map(|finding| {
            let (page, line) = finding.place.unzip();
            json!({
                "page": page,
                "line": line,
                "code": finding.flaw.code(),
                "is_loss": finding.flaw.is_loss(),
                "message": finding.message(lang),
            })
        });
        json!({
            "book": book,
            "file_name": self.file_name,
            "pages": pages.collect::<Vec<_>>(),
            "findings": findings.collect::<Vec<_>>(),
            "warnings": self.laid_out.warnings.iter().map(|warning| warning.told(lang)).collect::<Vec<_>>(),
            "unused": self.laid_out.unused.iter().map(|datum| datum.shown(lang)).collect::<Vec<_>>(),
            "lost": self.lost.iter().map(|lost| lost.message(lang)).collect::<Vec<_>>(),
        })
    }

    pub fn page(&self, page: usize) -> Result<Vec<u8>, Failure> {
        let page = self.laid_out.pages().get(page).ok_or_else(|| Failure::misasked("no such page"))?;
        Ok(typst_svg::svg(page, &SvgOptions::default()).into_bytes())
    }

    /// What stands on its pages, in points from their upper left corners.
    pub fn read(&self) -> Value {
        let pages = self.laid_out.read();
        let pages = pages.iter().map(|page| {
            let lines = page.lines.iter().zip(page.numbers()).map(|(line, number)| {
                json!({
                    "text": line.text,
                    "number": number,
                    "block": line.block,
                    "left": line.left,
                    "right": line.right,
                    "baseline": line.baseline,
                    "size": line.size,
                })
            });
            lines.collect::<Vec<_>>()
        });
        let contents = self
            .laid_out
            .contents()
            .into_iter()
            .map(|entry| json!({ "level": entry.level, "text": entry.text, "page": entry.page, "top": entry.top }));
        json!({ "pages": pages.collect::<Vec<_>>(), "contents": contents.collect::<Vec<_>>() })
    }

    pub fn bind(&self) -> Result<Vec<u8>, Failure> {
        Ok(self.laid_out.bind().map_err(MakeError::from)?)
    }
}

impl Drop for HeldBook {
    fn drop(&mut self) {
        // SAFETY: dropped once, here, and before what it borrows.
        unsafe { ManuallyDrop::drop(&mut self.laid_out) };
        // SAFETY: it was made by `Box::into_raw`, and nothing borrows it any more.
        drop(unsafe { Box::from_raw(self.composed) });
    }
}

//! Workbooks to take away: an empty one, and a copy with every fault in colour.

use ruplem::{
    Workshop,
    diagnostic::Lang,
    marked::Basis,
    model::{FiscalYear, Province},
};
use serde_json::json;

use crate::{data::Opened, engine::Answer, failure::Failure};

pub fn empty(
    workshop: &Workshop,
    (province, year): (u8, u16),
    from: Option<(&Opened, usize)>,
) -> Result<Answer, Failure> {
    let province = Province::all().iter().find(|known| known.code == province);
    let province = province.ok_or_else(|| Failure::misasked("no such province"))?;
    let year = FiscalYear::new(year.into()).ok_or_else(|| Failure::misasked("no such year"))?;
    let from = from.map(|(opened, position)| opened.dataset(position)).transpose()?;
    let form = workshop.form(province, year, from);
    let head = json!({ "file_name": form.file_name(), "has_handbook": form.handbook.is_some() });
    Ok((head, form.workbook().map_err(|error| unwritten(&error))?))
}

pub fn marked(workshop: &Workshop, opened: &Opened, lang: Lang) -> Result<Answer, Failure> {
    let copy = workshop.marked(&opened.nation, &opened.files, lang).map_err(|error| unwritten(&error))?;
    let basis = match copy.basis {
        Basis::Workbook => "workbook",
        Basis::TablesOfWorkbook => "tables_of_workbook",
        Basis::TablesOfFiles => "tables_of_files",
    };
    Ok((json!({ "places": copy.places, "basis": basis }), copy.bytes))
}

pub fn unwritten(cause: &impl std::fmt::Display) -> Failure {
    Failure::new(
        format!("ข้อมูลมีมากเกินกว่าสมุดงานหนึ่งเล่มจะเก็บได้ ({cause})"),
        format!("there is more than a workbook can hold ({cause})"),
    )
}

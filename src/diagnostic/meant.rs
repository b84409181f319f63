//! What a cell would hold if what was found there means what it seems to.

use super::{Diagnostic, Fault};
use crate::{
    model::{BUDDHIST_OFFSET, LinkError},
    text::clean::without_invisible,
    thai::{
        date::{long_day, long_month},
        digits::to_arabic,
        letters::is_letter,
    },
};

impl Diagnostic {
    /// The cell's whole text as it seems to be meant, where one is nearest; nobody but its author can say that it is.
    pub fn meant(&self) -> Option<String> {
        let found = self.found.as_deref()?;
        let meant = match &self.fault {
            Fault::UnknownColumn { nearest }
            | Fault::UnknownItem { nearest }
            | Fault::UnknownGroup { nearest }
            | Fault::UnknownPassage { nearest }
            | Fault::UnknownLastYearItem { nearest }
            | Fault::UnknownColour { nearest }
            | Fault::UnknownBook { nearest }
            | Fault::UnknownProvince { nearest } => nearest.map(str::to_owned),
            Fault::BadNumber { nearest, .. }
            | Fault::UnknownProject { nearest }
            | Fault::UnknownStrategy { nearest } => nearest.clone(),
            Fault::BadDate { nearest: Some(day), .. } | Fault::BadMonth { nearest: Some(day) } => {
                if day.contains(char::is_numeric) { Some(day.clone()) } else { with_month(found, day) }
            }
            Fault::SwappedDay { meant, .. }
            | Fault::YearSlip { meant, swapped: None, .. }
            | Fault::RecordedBeforeMonth { meant: Some(meant), .. } => Some(to_arabic(&long_day(*meant))),
            Fault::MonthOutsideYear { meant, .. } => Some(to_arabic(&long_month(*meant))),
            Fault::RepairedText { after, .. } | Fault::RepairedNumber { after, .. } => Some(after.clone()),
            Fault::InvisibleCharacters { .. } => Some(without_invisible(found).into_owned()),
            Fault::DoubtfulThai { piece, suggestion: Some(suggestion), .. } => {
                (found.matches(piece.as_str()).count() == 1).then(|| found.replacen(piece, suggestion, 1))
            }
            Fault::UnknownDistrict { name, nearest: Some(nearest), .. } => {
                (found.matches(name.as_str()).count() == 1).then(|| found.replacen(name, nearest, 1))
            }
            Fault::LostZero => Some(format!("0{}", found.trim())),
            Fault::AgencySpelling { other, .. } | Fault::NameSpelling { other, .. } => Some(other.clone()),
            Fault::ChristianYear { buddhist } => {
                let christian = buddhist.checked_sub(BUDDHIST_OFFSET.unsigned_abs())?.to_string();
                let found = to_arabic(found);
                (found.matches(&christian).count() == 1).then(|| found.replacen(&christian, &buddhist.to_string(), 1))
            }
            Fault::BadLink { why: LinkError::NoScheme { meant } } => Some(meant.clone()),
            Fault::LightColour { used } => Some(used.to_string()),
            _ => None,
        };
        meant.filter(|meant| meant != found && !meant.trim().is_empty())
    }
}

/// A day or month with the name of its month put right, where it has one stretch of letters.
fn with_month(found: &str, month: &str) -> Option<String> {
    let start = found.find(is_letter)?;
    let name: &str = &found[start..];
    let end = name.find(|c: char| !is_letter(c)).map_or(found.len(), |length| start + length);
    (!found[end..].contains(is_letter)).then(|| format!("{}{month}{}", &found[..start], &found[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnostic::Place, model::Month};

    fn meant(found: &str, fault: Fault) -> Option<String> {
        Diagnostic { place: Place::default(), fault, found: Some(found.to_owned()) }.meant()
    }

    #[test]
    fn a_month_s_name_is_put_right_where_it_stands() {
        let bad = |nearest: &str| Fault::BadMonth { nearest: Some(nearest.to_owned()) };
        assert_eq!(meant("กรกฏาคน 2565", bad("กรกฎาคม")).as_deref(), Some("กรกฎาคม 2565"));
        assert_eq!(meant("5 ตุลา 2564", bad("ตุลาคม")).as_deref(), Some("5 ตุลาคม 2564"));
        assert_eq!(meant("5 ตุลา พ.ศ. 2564", bad("ตุลาคม")), None);
        assert_eq!(meant("2564/13", bad("มกราคม 2565")).as_deref(), Some("มกราคม 2565"));
    }

    #[test]
    fn a_text_is_put_right_where_it_is_wrong_alone() {
        let doubt = |piece: &str| Fault::DoubtfulThai {
            piece: piece.to_owned(),
            suggestion: Some("บ้าน".to_owned()),
            is_sure: true,
        };
        assert_eq!(meant("งานบา้น", doubt("บา้น")).as_deref(), Some("งานบ้าน"));
        assert_eq!(meant("บา้นและบา้น", doubt("บา้น")), None);
        assert_eq!(meant("53112000", Fault::LostZero).as_deref(), Some("053112000"));
        assert_eq!(meant("ปี ๒๐๒๑", Fault::ChristianYear { buddhist: 2564 }).as_deref(), Some("ปี 2564"));
        assert_eq!(meant("12", Fault::BadNumber { nearest: None, unit: None }), None);
    }

    #[test]
    fn a_day_is_put_right_where_one_alone_is_meant() {
        let day = |text: &str| text.parse().unwrap();
        let slip = |swapped| Fault::YearSlip { meant: day("2021-12-03"), swapped, years: -1, rows: 2 };
        assert_eq!(meant("3/12/2565", slip(None)).as_deref(), Some("3 ธันวาคม 2564"));
        assert_eq!(meant("3/12/2565", slip(Some(day("2022-03-12")))), None);
        let before = |meant| Fault::RecordedBeforeMonth { month: Month::new(2021, 10).unwrap(), meant, rows: 1 };
        assert_eq!(meant("4/11/2563", before(Some(day("2021-11-04")))).as_deref(), Some("4 พฤศจิกายน 2564"));
        assert_eq!(meant("4/5/2560", before(None)), None);
        let swapped = Fault::SwappedDay { read: day("2022-10-03"), meant: day("2022-03-10"), rows: 1 };
        assert_eq!(meant("3/10/2565", swapped).as_deref(), Some("10 มีนาคม 2565"));
    }
}

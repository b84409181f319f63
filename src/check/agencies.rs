//! One agency written in two ways: the books would show it as two.

use std::collections::BTreeMap;

use crate::{
    model::alias::{self, Of},
    text::bare,
    thai::digits::to_arabic,
};

/// How many agencies are held against each other letter by letter: more than any province has.
const MANY: usize = 200;

/// The agencies seen so far, each with the row that wrote it first.
#[derive(Debug, Default)]
pub struct Agencies {
    seen: BTreeMap<String, u32>,
    /// The same by name without abbreviations, spaces and signs.
    plain: BTreeMap<String, String>,
}

impl Agencies {
    /// The other spelling of an agency that was seen before, with its row; told once for each spelling.
    pub fn other(&mut self, agency: &str, row: u32) -> Option<(String, u32)> {
        if self.seen.contains_key(agency) {
            return None;
        }
        let plain = plain(agency);
        let same = self.plain.get(&plain).or_else(|| {
            let few = (self.plain.len() < MANY).then_some(&self.plain);
            few.into_iter().flatten().find(|(seen, _)| is_slip(&plain, seen)).map(|(_, name)| name)
        });
        let other = same.map(|name| (name.clone(), self.seen.get(name).copied().unwrap_or(row)));
        self.seen.insert(agency.to_owned(), row);
        self.plain.entry(plain).or_insert_with(|| agency.to_owned());
        other
    }
}

/// Whether two long names differ in one letter and in no digit: หน่วย ๑ and หน่วย ๒ are two.
fn is_slip(one: &str, other: &str) -> bool {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_one_letter = || {
        let (one, other) = differing(one, other);
        // Two letters that changed places are one slip; texts of any length are not held against each other.
        one.chars().take(3).count() < 3 && other.chars().take(3).count() < 3 && strsim::osa_distance(one, other) == 1
    };
    one.chars().count() > 12 && is_one_letter() && digits(one) == digits(other)
}

/// What is left of two texts without what they begin and end with alike.
fn differing<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let same = |(left, right): &(char, char)| left == right;
    let begin: usize = one.chars().zip(other.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (one, other) = (&one[begin..], &other[begin..]);
    let end: usize = one.chars().rev().zip(other.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (&one[..one.len() - end], &other[..other.len() - end])
}

/// A name with its abbreviations written out, without spaces and signs.
fn plain(agency: &str) -> String {
    let mut name = bare(&to_arabic(agency));
    for (short, long) in alias::all(Of::Agency) {
        if let Some(rest) = name.strip_prefix(short) {
            let rest = rest.strip_prefix("จังหวัด").filter(|_| long.ends_with("จังหวัด")).unwrap_or(rest);
            name = format!("{long}{rest}");
        }
    }
    name = name.replace("จ.", "จังหวัด").replace("อ.", "อำเภอ");
    name.chars().filter(|c| !c.is_ascii_punctuation()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_written_in_two_ways_is_told_once() {
        let mut agencies = Agencies::default();
        let told = [
            "สำนักงานแรงงานจังหวัดตาก",
            "สนง.แรงงาน จ.ตาก",
            "สรจ.ตาก",
            "สรจ.ตาก",
            "สำนักงานแรงงานจังหวัดตาด",
            "สำนักงานจัดหางานจังหวัดตาก",
            "สถาบันพัฒนาฝีมือแรงงาน ๑๙",
            "สถาบันพัฒนาฝีมือแรงงาน ๒๐",
            "สพร. 19",
        ]
        .map(|agency| agencies.other(agency, 1).map(|(other, _)| other));
        let first = || Some("สำนักงานแรงงานจังหวัดตาก".to_owned());
        let institute = Some("สถาบันพัฒนาฝีมือแรงงาน ๑๙".to_owned());
        assert_eq!(told, [None, first(), first(), None, first(), None, None, None, institute]);
    }
}

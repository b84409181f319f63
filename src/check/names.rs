//! One name written in two ways: the books would show it as two.

use std::collections::BTreeMap;

use crate::{
    model::alias::{self, Of},
    text::bare,
    thai::digits::to_arabic,
};

/// How many names are held against each other letter by letter: more than any province has.
const MANY: usize = 200;

/// Shorter names that differ in a letter are as likely two.
const SHORT: usize = 12;

/// Of names longer than this, two letters may be a slip.
const LONG: usize = 36;

/// Texts of any length are not held against each other.
const LONGEST: usize = 300;

/// What names are of, which says what may stand before them or be short for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Agencies,
    Others,
}

/// The names of one column seen so far, each with the row that wrote it first.
#[derive(Debug)]
pub struct Names {
    of: Kind,
    /// The name each spelling is read as.
    seen: BTreeMap<String, String>,
    /// The first of each by what is left without abbreviations, spaces and signs.
    plain: BTreeMap<String, (String, u32)>,
}

/// Another spelling of a name that was seen before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    pub other: String,
    pub first_row: u32,
    /// Whether nothing but spaces, signs, digits and abbreviations differ, so that both are read as one.
    pub is_joined: bool,
}

impl Names {
    pub fn new(of: Kind) -> Self {
        Self { of, seen: BTreeMap::new(), plain: BTreeMap::new() }
    }

    /// The name a text is read as, and what has to be said of its spelling; told once for each.
    pub fn read(&mut self, text: &str, row: u32) -> (String, Option<Spelling>) {
        if let Some(seen) = self.seen.get(text) {
            return (seen.clone(), None);
        }
        let plain = self.plain_of(text);
        let (name, spelling) = match self.plain.get(&plain) {
            Some((first, first_row)) => {
                // Digits of either kind are printed alike.
                let is_told = to_arabic(first) != to_arabic(text);
                let spelling = Spelling { other: first.clone(), first_row: *first_row, is_joined: true };
                (first.clone(), is_told.then_some(spelling))
            }
            None => {
                let few = (self.plain.len() < MANY).then_some(&self.plain);
                let near = few.into_iter().flatten().find(|(seen, _)| is_slip(&plain, seen));
                let spelling = near.map(|(_, (first, first_row))| Spelling {
                    other: first.clone(),
                    first_row: *first_row,
                    is_joined: false,
                });
                (text.to_owned(), spelling)
            }
        };
        self.seen.insert(text.to_owned(), name.clone());
        self.plain.entry(plain).or_insert_with(|| (text.to_owned(), row));
        (name, spelling)
    }

    fn plain_of(&self, name: &str) -> String {
        match self.of {
            Kind::Agencies => agency(name),
            Kind::Others => plain(name),
        }
    }
}

/// Whether two long names differ in a letter and in no digit: หน่วย ๑ and หน่วย ๒ are two.
fn is_slip(one: &str, other: &str) -> bool {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let length = one.chars().count();
    let most = if length > LONG { 2 } else { 1 };
    (SHORT + 1..=LONGEST).contains(&length)
        && one.len().abs_diff(other.len()) <= most * 3
        && digits(one) == digits(other)
        && strsim::osa_distance(one, other) <= most
}

/// A name without spaces and signs, its digits Arabic; one of nothing but signs stays as it is.
fn plain(name: &str) -> String {
    let bare = bare(&to_arabic(name));
    let is_sign = |c: &char| c.is_ascii_punctuation() || matches!(c, '–' | '“' | '”' | '‘' | '’');
    let plain: String = bare.chars().filter(|c| !is_sign(c)).collect();
    if plain.is_empty() { bare } else { plain }
}

/// The same of an agency, its abbreviations written out.
pub fn agency(agency: &str) -> String {
    let mut name = bare(&to_arabic(agency));
    for (short, long) in alias::all(Of::Agency) {
        if let Some(rest) = name.strip_prefix(short) {
            let rest = rest.strip_prefix("จังหวัด").filter(|_| long.ends_with("จังหวัด")).unwrap_or(rest);
            name = format!("{long}{rest}");
        }
    }
    plain(&name.replace("จ.", "จังหวัด").replace("อ.", "อำเภอ"))
}

/// A strategy's number and name, where the number stands before the name: `ยุทธศาสตร์ที่ ๑ การขยายความคุ้มครอง`. What is no
/// more than a number is a name too.
pub fn strategy(text: &str) -> (Option<u32>, &str) {
    let text = text.trim();
    let rest = text.strip_prefix("ประเด็น").unwrap_or(text);
    let rest = rest.strip_prefix("ยุทธศาสตร์").map(|rest| {
        let rest = rest.trim_start();
        rest.strip_prefix("ที่").unwrap_or(rest).trim_start()
    });
    let is_named = rest.is_some();
    let rest = rest.unwrap_or(text);
    let end = rest.find(|c: char| !c.is_numeric()).unwrap_or(rest.len());
    let (digits, name) = rest.split_at(end);
    // A number alone before a name may be part of it: `๕ ส.`.
    let is_numbered = is_named || name.starts_with(['.', ')', ':']);
    let number = to_arabic(digits).parse().ok().filter(|_| is_numbered && end <= 6);
    let name = name.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | ')' | '-' | '–' | '—'));
    match number {
        Some(number) if !name.is_empty() => (Some(number), name),
        number => (number, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(of: Kind, names: &[&str]) -> Vec<Option<(String, bool)>> {
        let mut seen = Names::new(of);
        let read = |name: &&str| seen.read(name, 1).1.map(|spelling| (spelling.other, spelling.is_joined));
        names.iter().map(read).collect()
    }

    #[test]
    fn an_agency_written_in_two_ways_is_told_once() {
        let names = [
            "สำนักงานแรงงานจังหวัดตาก",
            "สนง.แรงงาน จ.ตาก",
            "สรจ.ตาก",
            "สรจ.ตาก",
            "สำนักงานแรงงานจังหวัดตาด",
            "สำนักงานจัดหางานจังหวัดตาก",
            "สถาบันพัฒนาฝีมือแรงงาน ๑๙",
            "สถาบันพัฒนาฝีมือแรงงาน ๒๐",
            "สพร. 19",
        ];
        let first = |is_joined| Some(("สำนักงานแรงงานจังหวัดตาก".to_owned(), is_joined));
        let institute = Some(("สถาบันพัฒนาฝีมือแรงงาน ๑๙".to_owned(), true));
        let expected = [None, first(true), first(true), None, first(false), None, None, None, institute];
        assert_eq!(told(Kind::Agencies, &names), expected);
    }

    #[test]
    fn a_name_that_differs_in_spaces_is_read_as_the_first() {
        let mut names = Names::new(Kind::Others);
        let first = "การส่งเสริมการมีงานทำและรายได้ที่มั่นคง มาตรา ๔๐";
        assert_eq!(names.read(first, 2), (first.to_owned(), None));
        let joined = Some(Spelling { other: first.to_owned(), first_row: 2, is_joined: true });
        assert_eq!(names.read("การส่งเสริมการมีงานทำ และรายได้ที่มั่นคง มาตรา ๔๐", 3), (first.to_owned(), joined));
        assert_eq!(names.read("การส่งเสริมการมีงานทำและรายได้ที่มั่นคง มาตรา 40", 4), (first.to_owned(), None));
        let near = "การส่งเสริมการมีงานทำและรายได้ที่มันคง มาตรา ๔๐";
        assert_eq!(names.read(near, 5).1.map(|spelling| spelling.is_joined), Some(false));
        assert_eq!(names.read("การส่งเสริมการมีงานทำและรายได้ที่มั่นคง มาตรา ๓๙", 6).1, None);
        assert_eq!(names.read("เพศชาย", 7).1, None);
        assert_eq!(names.read("เพศหญิง", 8).1, None);
    }

    #[test]
    fn the_number_before_a_strategy_is_told_from_its_name() {
        for (text, expected) in [
            ("ยุทธศาสตร์ที่ ๑ การขยายความคุ้มครอง", (Some(1), "การขยายความคุ้มครอง")),
            ("ยุทธศาสตร์ที่ 2: การขยายความคุ้มครอง", (Some(2), "การขยายความคุ้มครอง")),
            ("ประเด็นยุทธศาสตร์ ๓ การขยายความคุ้มครอง", (Some(3), "การขยายความคุ้มครอง")),
            ("๔. การขยายความคุ้มครอง", (Some(4), "การขยายความคุ้มครอง")),
            ("ยุทธศาสตร์ที่ ๑", (Some(1), "ยุทธศาสตร์ที่ ๑")),
            ("๕ ส. เพื่อแรงงาน", (None, "๕ ส. เพื่อแรงงาน")),
            ("ยุทธศาสตร์การขยายความคุ้มครอง", (None, "ยุทธศาสตร์การขยายความคุ้มครอง")),
            ("การขยายความคุ้มครอง", (None, "การขยายความคุ้มครอง")),
            ("", (None, "")),
        ] {
            assert_eq!(strategy(text), expected, "{text}");
        }
    }
}

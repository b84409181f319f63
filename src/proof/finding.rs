//! What is badly set, and how it is said.

use super::data::Datum;
use crate::diagnostic::Lang;

/// One flaw at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Page and line, both counted from 1: the page as a viewer shows it, the line from its top. What is on no page has
    /// none.
    pub place: Option<(usize, usize)>,
    /// What is wrong there.
    pub flaw: Flaw,
}

impl Finding {
    /// The place and what is wrong there.
    pub fn message(&self, lang: Lang) -> String {
        let flaw = match lang {
            Lang::Th => self.flaw.in_thai(),
            Lang::En => self.flaw.in_english(),
        };
        match (self.place, lang) {
            (Some((page, line)), Lang::Th) => format!("หน้า {page} บรรทัด {line}: {flaw}"),
            (Some((page, line)), Lang::En) => format!("page {page} line {line}: {flaw}"),
            (None, _) => flaw,
        }
    }
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields hold what the flaw's line speaks of")]
pub enum Flaw {
    /// The line ends inside a word.
    BrokenWord { before: String, after: String },
    /// The line ends inside a name, or between a number and its unit, a title and its name, a month and its year.
    BrokenUnit { before: String, after: String },
    /// The line begins with a sign that holds on to what stands before it.
    LineStart { sign: char },
    /// The line ends with a sign that holds on to what follows.
    LineEnd { sign: char },
    /// The line runs out of its column.
    Overfull { text: String },
    /// The line and another are printed one over the other.
    Overprint { text: String, over: String },
    /// The line is not wholly on the page.
    OffPage { text: String },
    /// A text of the data is on no page, or not to its end.
    LeftOut { datum: Datum },
    /// One line of a paragraph stands alone on a page.
    Widow { text: String },
    /// A heading or caption ends a page; what it announces is on the next.
    HeadingAtFoot { text: String },
    /// Who signs has nothing over it on the page.
    LoneSignatures { text: String },
    /// More of the page is blank than not, though the chapter goes on on the next one.
    HalfEmpty { blank: u32 },
    /// A row or two of a table, or its sum, stand alone on a page.
    FewRows { text: String },
    /// A character without a glyph; another sign is shown.
    MissingGlyph { character: char },
    /// A number is written in other digits than most of the book, or in both kinds.
    MixedNumerals { number: String },
}

impl Flaw {
    /// Whether readers do not get what the data says: no such book is to be had.
    pub fn is_loss(&self) -> bool {
        matches!(self, Self::OffPage { .. } | Self::LeftOut { .. })
    }

    /// The flaw's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BrokenWord { .. } => "broken_word",
            Self::BrokenUnit { .. } => "broken_unit",
            Self::LineStart { .. } => "line_start",
            Self::LineEnd { .. } => "line_end",
            Self::Overfull { .. } => "overfull",
            Self::Overprint { .. } => "overprint",
            Self::OffPage { .. } => "off_page",
            Self::LeftOut { .. } => "left_out",
            Self::Widow { .. } => "widow",
            Self::HeadingAtFoot { .. } => "heading_at_foot",
            Self::LoneSignatures { .. } => "lone_signatures",
            Self::HalfEmpty { .. } => "half_empty",
            Self::FewRows { .. } => "few_rows",
            Self::MissingGlyph { .. } => "missing_glyph",
            Self::MixedNumerals { .. } => "mixed_numerals",
        }
    }

    fn in_thai(&self) -> String {
        match self {
            Self::BrokenWord { before, after } => format!("ตัดกลางคำ «{before}|{after}»"),
            Self::BrokenUnit { before, after } => format!("ตัดชื่อหรือข้อความที่ต้องอยู่ด้วยกัน «{before}|{after}»"),
            Self::LineStart { sign } => format!("ขึ้นต้นบรรทัดด้วย {}", shown(*sign)),
            Self::LineEnd { sign } => format!("ลงท้ายบรรทัดด้วย {}", shown(*sign)),
            Self::Overfull { text } => format!("ข้อความล้นช่อง «{text}»"),
            Self::Overprint { text, over } => format!("ข้อความพิมพ์ทับกัน «{text}» กับ «{over}»"),
            Self::OffPage { text } => format!("ข้อความเลยขอบกระดาษ «{text}»"),
            Self::LeftOut { datum } => format!("ข้อความนี้ไม่อยู่ในเล่มจนครบ {}", datum.shown(Lang::Th)),
            Self::Widow { text } => format!("ย่อหน้าเหลือบรรทัดเดียวในหน้า «{text}»"),
            Self::HeadingAtFoot { text } => format!("หัวข้ออยู่ท้ายหน้าโดยไม่มีเนื้อหาตาม «{text}»"),
            Self::LoneSignatures { text } => format!("ช่องลงนามอยู่ตามลำพังในหน้า «{text}»"),
            Self::HalfEmpty { blank } => format!("หน้านี้ว่างร้อยละ {blank} ทั้งที่เนื้อหาต่อในหน้าถัดไป"),
            Self::FewRows { text } => format!("ตารางเหลือไม่กี่แถวในหน้า «{text}»"),
            Self::MissingGlyph { character } => format!("แบบอักษรไม่มีรูปอักษร {} จึงพิมพ์สัญลักษณ์อื่นแทน", shown(*character)),
            Self::MixedNumerals { number } => format!("ใช้เลขไทยปนเลขอารบิก «{number}»"),
        }
    }

    fn in_english(&self) -> String {
        match self {
            Self::BrokenWord { before, after } => format!("line ends inside a word “{before}|{after}”"),
            Self::BrokenUnit { before, after } => format!("line ends inside what belongs together “{before}|{after}”"),
            Self::LineStart { sign } => format!("line begins with {}", shown(*sign)),
            Self::LineEnd { sign } => format!("line ends with {}", shown(*sign)),
            Self::Overfull { text } => format!("text runs out of its column “{text}”"),
            Self::Overprint { text, over } => format!("text is printed over text “{text}” and “{over}”"),
            Self::OffPage { text } => format!("text runs off the page “{text}”"),
            Self::LeftOut { datum } => format!("not in the book to its end {}", datum.shown(Lang::En)),
            Self::Widow { text } => format!("one line of a paragraph is alone on the page “{text}”"),
            Self::HeadingAtFoot { text } => format!("heading at the foot of the page “{text}”"),
            Self::LoneSignatures { text } => format!("signatures are alone on the page “{text}”"),
            Self::HalfEmpty { blank } => format!("{blank} % of the page is blank though the chapter goes on"),
            Self::FewRows { text } => format!("few rows of a table are alone on the page “{text}”"),
            Self::MissingGlyph { character } => {
                format!("no glyph for {}, another sign stands in its place", shown(*character))
            }
            Self::MixedNumerals { number } => format!("Thai and Arabic numerals are mixed “{number}”"),
        }
    }
}

/// A character by its shape when it has one, and by its number.
fn shown(c: char) -> String {
    let number = format!("U+{:04X}", u32::from(c));
    match c {
        _ if c.is_control() || c.is_whitespace() => number,
        // A mark needs something to sit on.
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' => format!("«◌{c}» {number}"),
        _ => format!("«{c}» {number}"),
    }
}

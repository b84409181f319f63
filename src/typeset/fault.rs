//! What went wrong while a book was set, told in places of the author's own files.

use std::{error::Error, fmt};

use typst::World;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, PathError};

use super::fields;
use super::marks::is_guidance;
use super::phrases::{HINTS, MESSAGES, POINTS};
use super::world::BookWorld;
use crate::diagnostic::{Lang, Spot, Told, in_thai};
use crate::proof::{Finding, head};

/// How much of a line of a layout is shown, in characters.
const LONGEST: usize = 100;

/// How Typst begins to say that a field is not there.
const NO_FIELD: &str = "dictionary does not contain key";

/// How many losses of a book are told.
const SHOWN: usize = 20;

/// Why a press could not be set up or a book not be set.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "their texts say it all")]
pub enum TypesetError {
    /// Typst refused the layout; one fault for each of its diagnostics, in its order.
    #[error("{}", listed(.0, Lang::En))]
    Layout(Vec<LayoutFault>),
    /// A layout or asset has a name that cannot be a path inside the project.
    #[error("{path}: not a usable path ({cause})")]
    Path { path: String, cause: PathError },
    /// A `.typ` file is not UTF-8.
    #[error("{path}: not UTF-8 (first bad byte at {valid_up_to})")]
    Encoding { path: String, valid_up_to: usize },
    /// An extra font file holds no font that can be used.
    #[error("{path}: not a font file (.ttf, .otf, .ttc) that can be used")]
    Font { path: String },
    /// The book could not be written as JSON.
    #[error("the book cannot be handed to the layout ({0})")]
    Data(#[from] serde_json::Error),
    /// A layout links to what is neither on the web nor a mailbox.
    #[error(
        "a layout links to «{address}», but a book links only to addresses that begin with https://, http:// or mailto:"
    )]
    Elsewhere { address: String },
    /// The PDF standards asked for exclude each other.
    #[error("unusable PDF standards ({0})")]
    Standards(String),
    /// The pages do not show all that the data says.
    #[error("the book does not show all of its data; shorten the text, or change the layout{}", losses(.findings, Lang::En))]
    Lost {
        /// Everything that is badly set, also what does not keep the book from being made.
        findings: Vec<Finding>,
    },
}

impl TypesetError {
    /// What Typst found in a layout.
    pub(super) fn of_layout(world: &BookWorld, found: &[SourceDiagnostic]) -> Self {
        Self::Layout(found.iter().map(|diagnostic| LayoutFault::new(world, diagnostic)).collect())
    }
}

impl Told for TypesetError {
    fn thai(&self) -> String {
        match self {
            Self::Layout(faults) => listed(faults, Lang::Th),
            Self::Path { path, cause } => {
                let cause = match cause {
                    PathError::Escapes => "ออกไปนอกโฟลเดอร์แม่แบบ",
                    PathError::Backslash => "มีเครื่องหมาย \\ ในชื่อ",
                };
                format!("{path}: ใช้ชื่อแฟ้มนี้ไม่ได้ ({cause}) เปลี่ยนชื่อแฟ้ม")
            }
            Self::Encoding { path, valid_up_to } => {
                format!("{path}: ตัวอักษรในแฟ้มไม่ใช่ UTF-8 (ตั้งแต่ไบต์ที่ {valid_up_to}) บันทึกแฟ้มใหม่เป็น UTF-8")
            }
            Self::Font { path } => format!("{path}: ไม่ใช่แฟ้มแบบอักษร (.ttf, .otf, .ttc) ที่ใช้ได้"),
            Self::Data(cause) => format!("ส่งข้อมูลของเล่มให้แม่แบบไม่ได้ ({cause})"),
            Self::Elsewhere { address } => {
                format!("แม่แบบลิงก์ไปยัง «{address}» แต่เล่มลิงก์ได้เฉพาะที่อยู่ที่ขึ้นต้นด้วย https://, http:// หรือ mailto:")
            }
            Self::Standards(cause) => format!("มาตรฐานของ PDF ที่เลือกใช้ร่วมกันไม่ได้ ({cause})"),
            Self::Lost { findings, .. } => {
                format!("รูปเล่มพิมพ์ข้อมูลไม่ครบ ให้ย่อข้อความต่อไปนี้ หรือแก้แม่แบบ{}", losses(findings, Lang::Th))
            }
        }
    }
}

/// What readers of a book would not get, a line each.
fn losses(findings: &[Finding], lang: Lang) -> String {
    let losses = findings.iter().filter(|finding| finding.flaw.is_loss());
    let lines: Vec<String> = losses.map(|finding| format!("\n  {}", finding.message(lang))).collect();
    let (shown, more) = lines.split_at(lines.len().min(SHOWN));
    let more = match more.len() {
        0 => String::new(),
        count => lang.either(format!("\n  และอีก {count} แห่ง"), format!("\n  and {count} more")),
    };
    shown.concat() + &more
}

fn listed(faults: &[LayoutFault], lang: Lang) -> String {
    faults.iter().map(|fault| fault.told(lang)).collect::<Vec<_>>().join("\n")
}

/// One diagnostic of Typst, at its place in the author's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutFault {
    /// Absent when Typst gives no place; line and column are those of the file as the author wrote it.
    pub spot: Option<Spot>,
    /// What Typst says of it, in English.
    pub message: String,
    /// How to mend it, as Typst says it.
    pub hints: Vec<String>,
    /// That line as the author wrote it.
    pub line: Option<String>,
    /// The fields there are, where one is asked for that is not.
    pub there: Vec<String>,
    /// The calls that led there, innermost first, each with its place.
    pub trace: Vec<(String, Option<Spot>)>,
}

impl LayoutFault {
    pub(super) fn new(world: &BookWorld, diagnostic: &SourceDiagnostic) -> Self {
        let place = spot(world, diagnostic.span);
        let (line, there) = match &place {
            Some(Spot { file, position: Some((line, column)) }) => {
                let written = world.written(file).and_then(|text| text.lines().nth(line - 1));
                let is_missing = diagnostic.message.starts_with(NO_FIELD);
                let there = written.filter(|_| is_missing).map(|text| fields::beside(&world.data, text, *column));
                (written.map(|text| head(text, LONGEST)), there.unwrap_or_default())
            }
            _ => (None, Vec::new()),
        };
        Self {
            spot: place,
            line,
            there,
            message: diagnostic.message.to_string(),
            hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
            trace: diagnostic.trace.iter().map(|point| (point.v.to_string(), spot(world, point.span.into()))).collect(),
        }
    }
}

impl Error for LayoutFault {}

impl fmt::Display for LayoutFault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let Some(spot) = &self.spot {
            write!(f, "{spot}: ")?;
        }
        f.write_str(&self.message)?;
        if let Some(line) = &self.line {
            write!(f, "\n    {line}")?;
        }
        if !self.there.is_empty() {
            write!(f, "\n  there are: {}", self.there.join(", "))?;
        }
        for (point, spot) in &self.trace {
            write!(f, "\n  {point}")?;
            if let Some(spot) = spot {
                write!(f, " at {spot}")?;
            }
        }
        for hint in &self.hints {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

impl Told for LayoutFault {
    fn thai(&self) -> String {
        let said = in_thai(&self.message, MESSAGES, "Typst ใช้ส่วนนี้ไม่ได้");
        let mut text = self.spot.as_ref().map_or_else(|| said.clone(), |spot| format!("{}: {said}", spot.thai()));
        if let Some(line) = &self.line {
            text += &format!("\n    {line}");
        }
        if !self.there.is_empty() {
            text += &format!("\n  ค่าที่มี: {}", self.there.join(", "));
        }
        for (point, spot) in &self.trace {
            text += &format!("\n  {}", in_thai(point, POINTS, "ระหว่างจัดเรียง"));
            if let Some(spot) = spot {
                text += &format!(" ที่ {}", spot.thai());
            }
        }
        for hint in &self.hints {
            text += &format!("\n  คำแนะนำ: {}", in_thai(hint, HINTS, "ตามที่ Typst บอก"));
        }
        text
    }
}

/// The file and the author's line and column of a span.
fn spot(world: &BookWorld, span: DiagSpan) -> Option<Spot> {
    let id = span.id()?;
    let path = id.vpath().get_without_slash().to_owned();
    let position = world.range(span).and_then(|range| match world.source(id) {
        Ok(source) => {
            let (line, column) = source.lines().byte_to_line_column(range.start)?;
            let marked = source.text().lines().nth(line)?;
            let written = world.written(&path)?.lines().nth(line)?;
            Some((line + 1, column_as_written(marked, written, column) + 1))
        }
        Err(_) => {
            let bytes = world.file(id).ok()?;
            let before = std::str::from_utf8(bytes.get(..range.start)?).ok()?;
            let line = before.matches('\n').count();
            let column = before.chars().rev().take_while(|&c| c != '\n').count();
            Some((line + 1, column + 1))
        }
    });
    Some(Spot { file: path, position })
}

/// The author's column of a character that is `column` characters into the marked line.
///
/// Marks only ever add characters or replace a space, so walking both lines side by side and
/// skipping what the author did not write finds it.
fn column_as_written(marked: &str, written: &str, column: usize) -> usize {
    let mut written_chars = written.chars().peekable();
    let mut count = 0;
    for c in marked.chars().take(column) {
        if is_guidance(c) {
            count += usize::from(written_chars.next_if_eq(&c).is_some());
            continue;
        }
        // The breaker drops invisible characters of the author's own.
        while written_chars.next_if(|&c| is_guidance(c)).is_some() {
            count += 1;
        }
        written_chars.next();
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_what_the_author_wrote() {
        let written = "แผน งาน #x";
        let marked = "แผน\u{a0}งา\u{200b}น #x";
        let at = marked.chars().position(|c| c == '#').unwrap();
        let expected = written.chars().position(|c| c == '#').unwrap();
        assert_eq!(column_as_written(marked, written, at), expected);
    }

    #[test]
    fn a_mark_the_author_wrote_counts_whether_kept_or_dropped() {
        let written = "ก\u{200b}ข#";
        assert_eq!(column_as_written(written, written, 3), 3);
        assert_eq!(column_as_written("กข#", written, 2), 3);
    }
}

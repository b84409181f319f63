//! The notes of a sheet: the messages are put before what the user's own notes say, between two signs by which an earlier
//! run's are known again, whatever program has saved the copy since.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::escape::partial_escape;

use super::{
    Odd,
    markup::{Edits, Element, root},
    paper::cell,
};
use crate::xlsx;

const OPEN: &str = "▼ ruplem";
const CLOSE: &str = "▲ ruplem";

/// The author of notes that are ours alone.
const AUTHOR: &str = "ruplem";

/// A comments part without any.
pub const NONE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors/><commentList/></comments>";

/// A comments part as it has become.
pub struct Noted {
    pub text: String,
    /// Cells that had a note and have none now.
    pub bared: BTreeSet<String>,
    /// Cells that had none and have one now.
    pub noted: Vec<(u32, u16)>,
    pub is_empty: bool,
}

/// Takes earlier messages out of a sheet's notes, and puts these in.
pub fn note(text: &str, messages: &BTreeMap<(u32, u16), String>) -> Result<Noted, Odd> {
    let comments = root(text, "comments")?;
    let authors = comments.child("authors")?.ok_or(Odd("the notes have no authors"))?;
    let names: Vec<String> = authors.children()?.iter().map(Element::text).collect::<Result<_, _>>()?;
    let list = comments.child("commentList")?.ok_or(Odd("the notes are in no list"))?;
    let mut edits = Edits::new(text);
    let mut left: BTreeMap<String, (u32, u16)> =
        messages.keys().map(|&(row, column)| (cell(row, column), (row, column))).collect();
    let (mut bared, mut kept) = (BTreeSet::new(), 0);
    for comment in list.children()?.into_iter().filter(|child| child.name == "comment") {
        let place = comment.attribute("ref").ok_or(Odd("a note has no cell"))?;
        let threaded =
            comment.number("authorId").and_then(|id| names.get(id)).is_some_and(|name| name.starts_with("tc="));
        let own = own_runs(&comment)?;
        let has_message = !own.is_whole;
        if own.runs.is_empty() && has_message {
            edits.remove(comment.range());
            bared.insert(place);
            continue;
        }
        kept += 1;
        let cell = if threaded { None } else { left.get(&place).copied() };
        // What a conversation hides is not shown: its cell has the colour, and the list has the message.
        left.remove(&place);
        if cell.is_none() && !has_message {
            continue;
        }
        let message =
            cell.and_then(|cell| messages.get(&cell)).map_or(String::new(), |message| run(message, own.units));
        let said = comment.child("text")?.ok_or(Odd("a note has no text"))?;
        edits.replace(said.range(), format!("<text>{message}{}</text>", own.runs));
    }
    let mut noted: Vec<(u32, u16)> = left.into_values().collect();
    noted.sort_unstable();
    if !noted.is_empty() {
        let author = names.iter().position(|name| name == AUTHOR).unwrap_or(names.len());
        if author == names.len() {
            edits.append(&authors, &format!("<author>{AUTHOR}</author>"));
        }
        let comment = |&(row, column): &(u32, u16)| {
            let (place, said) = (cell(row, column), run(&messages[&(row, column)], 0));
            format!("<comment ref=\"{place}\" authorId=\"{author}\"><text>{said}</text></comment>")
        };
        edits.append(&list, &noted.iter().map(comment).collect::<String>());
    }
    let is_empty = kept == 0 && noted.is_empty();
    // A note that is taken out and put in anew keeps its shape.
    let again: BTreeSet<String> = noted.iter().map(|&(row, column)| cell(row, column)).collect();
    noted.retain(|&(row, column)| !bared.contains(&cell(row, column)));
    bared.retain(|place| !again.contains(place));
    Ok(Noted { text: edits.finish(), bared, noted, is_empty })
}

/// A message between its signs, as long as a note can be that says so many UTF-16 units besides.
fn run(message: &str, others: usize) -> String {
    // A text of the data that is told again must not close the message.
    let message = message.replace(OPEN, "ruplem").replace(CLOSE, "ruplem");
    // What no XML can hold is in no note.
    let message: String = message.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let after = if others > 0 { "\n\n" } else { "" };
    let signs = between_signs("") + after;
    // A note that is full is left to the list.
    let Some(room) = xlsx::LONGEST.checked_sub(signs.encode_utf16().count() + others) else { return String::new() };
    let said = between_signs(xlsx::fitting_within(&message, room)) + after;
    let (size, font) = (xlsx::NOTE_FONT_SIZE, xlsx::FONT);
    format!(
        "<r><rPr><sz val=\"{size}\"/><color indexed=\"81\"/><rFont val=\"{font}\"/></rPr><t xml:space=\"preserve\">{}</t></r>",
        partial_escape(said.as_str())
    )
}

/// A message as its note shows it.
pub fn between_signs(message: &str) -> String {
    format!("{OPEN}\n{message}\n{CLOSE}")
}

/// What a note says besides our messages, written as runs.
struct Own {
    runs: String,
    /// How long it is, in UTF-16 units.
    units: usize,
    /// Nothing of ours was in it.
    is_whole: bool,
}

fn own_runs(comment: &Element<'_>) -> Result<Own, Odd> {
    let said = comment.child("text")?.ok_or(Odd("a note has no text"))?;
    let runs: Vec<Element<'_>> = said.children()?;
    let text_of = |run: &Element<'_>| match run.name {
        "t" => run.text(),
        "r" => run.child("t")?.map_or(Ok(String::new()), |text| text.text()),
        _ => Ok(String::new()),
    };
    let texts: Vec<String> = runs.iter().map(text_of).collect::<Result<_, _>>()?;
    let whole = texts.concat();
    let ours = ours(&whole);
    let mut written = String::new();
    let mut units = 0;
    let mut at = 0;
    for (run, text) in runs.iter().zip(&texts) {
        let end = at + text.len();
        let is_touched = ours.iter().any(|ours| ours.start < end && at < ours.end);
        let left: String = text
            .char_indices()
            .filter(|(offset, _)| !ours.iter().any(|ours| ours.contains(&(at + offset))))
            .map(|(_, c)| c)
            .collect();
        at = end;
        units += left.encode_utf16().count();
        match run.name {
            "r" if !is_touched => written.push_str(run.whole),
            "t" if !is_touched => written.push_str(&format!("<r>{}</r>", run.whole)),
            "r" | "t" if !left.is_empty() => {
                let look = run.child("rPr")?.map_or("", |look| look.whole);
                let left = partial_escape(left.as_str());
                written.push_str(&format!("<r>{look}<t xml:space=\"preserve\">{left}</t></r>"));
            }
            // How a text is spoken is told after all runs.
            "rPh" | "phoneticPr" if ours.is_empty() => written.push_str(run.whole),
            _ => {}
        }
    }
    let is_blank = whole.char_indices().all(|(at, c)| c.is_whitespace() || ours.iter().any(|ours| ours.contains(&at)));
    if is_blank && !ours.is_empty() {
        written.clear();
    }
    Ok(Own { runs: written, units, is_whole: ours.is_empty() })
}

/// Where in a note our messages stand, each with the blank lines after it. When its closing sign is gone, no one knows where
/// a message ends and the officer's words begin: the opening sign alone is taken for ours then.
fn ours(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(OPEN).map(|offset| at + offset) {
        let said = start + OPEN.len();
        let next = text[said..].find(OPEN).map_or(text.len(), |offset| said + offset);
        let end = text[said..next].find(CLOSE).map_or(said, |offset| said + offset + CLOSE.len());
        let blank = text[end..].len() - text[end..].trim_start_matches(['\n', '\r']).len();
        at = end + blank;
        found.push(start..at);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(list: &str) -> String {
        NONE.replace("<commentList/>", &format!("<commentList>{list}</commentList>"))
            .replace("<authors/>", "<authors><author>ก</author><author>tc={1}</author></authors>")
    }

    fn said(text: &str, message: &str) -> Noted {
        note(text, &[((0, 0), message.to_owned())].into()).unwrap()
    }

    #[test]
    fn a_message_comes_before_the_user_s_own_words_and_leaves_without_them() {
        for own in
            ["<t>ของเรา</t>", "<r><rPr><b/></rPr><t>ของ</t></r><r><t xml:space=\"preserve\">เรา &amp; เขา\n</t></r>"]
        {
            let before = with(&format!("<comment ref=\"A1\" authorId=\"0\"><text>{own}</text></comment>"));
            let marked = said(&before, "ผิด <1>");
            assert!(marked.text.contains("▼ ruplem\nผิด &lt;1&gt;\n▲ ruplem\n\n</t></r><r>"), "{}", marked.text);
            assert!(marked.noted.is_empty() && marked.bared.is_empty() && marked.text.contains("ของ"));
            let again = said(&marked.text, "อื่น");
            assert!(again.text.contains("อื่น") && !again.text.contains("ผิด"), "{}", again.text);
            let cleared = note(&again.text, &BTreeMap::new()).unwrap().text;
            let as_runs = if own.starts_with("<t>") { format!("<r>{own}</r>") } else { own.to_owned() };
            assert_eq!(cleared, before.replace(own, &as_runs));
        }
    }

    #[test]
    fn words_typed_into_a_message_s_note_outlive_it() {
        let marked = said(&with(""), "ผิด");
        assert_eq!(marked.noted, [(0, 0)]);
        let answered = marked.text.replace("▲ ruplem", "▲ ruplem\nแก้แล้ว");
        let cleared = note(&answered, &BTreeMap::new()).unwrap();
        assert!(cleared.text.contains(">แก้แล้ว</t>") && !cleared.text.contains('▼'), "{}", cleared.text);
        let cleared = note(&marked.text, &BTreeMap::new()).unwrap();
        assert!(cleared.is_empty && cleared.bared.contains("A1"), "{}", cleared.text);
    }

    #[test]
    fn an_officer_s_words_outlive_a_closing_sign_that_was_deleted() {
        let before = with("<comment ref=\"A1\" authorId=\"0\"><text><t>ของเรา</t></text></comment>");
        let open = said(&before, "ผิด").text.replace("▲ ruplem", "");
        for (text, left) in [(open.clone(), "ผิด\n\n\n"), (said(&open, "อื่น").text, "ผิด\n\n\n")] {
            let cleared = note(&text, &BTreeMap::new()).unwrap();
            assert!(cleared.text.contains(&format!(">{left}</t></r><r><t>ของเรา</t></r>")), "{}", cleared.text);
            assert!(!cleared.text.contains("ruplem") && !cleared.text.contains("อื่น"), "{}", cleared.text);
        }
    }

    #[test]
    fn a_message_is_no_longer_than_a_note_can_be() {
        let own = with("<comment ref=\"A1\" authorId=\"0\"><text><t>ของเรา</t></text></comment>");
        for before in [with(""), own] {
            let marked = said(&before, &"๏😀".repeat(20_000));
            let comment = root(&marked.text, "comments").unwrap().child("commentList").unwrap().unwrap();
            let text = comment.text().unwrap();
            assert!((32_764..=32_767).contains(&text.encode_utf16().count()), "{}", text.encode_utf16().count());
            assert!(text.contains("\n▲ ruplem") && text.ends_with("ของเรา") == before.contains("ของเรา"));
        }
    }

    #[test]
    fn a_conversation_is_left_as_it_is() {
        let before = with("<comment ref=\"A1\" authorId=\"1\"><text><t>คุย</t></text></comment>");
        let marked = said(&before, "ผิด");
        assert_eq!((marked.text, marked.noted.len()), (before, 0));
    }
}

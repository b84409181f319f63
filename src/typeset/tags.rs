//! What tags tell: bookmarks, alternative texts and languages, without the layout's marks.

use std::borrow::Cow;

use typst::foundations::Content;
use typst::introspection::Tag;
use typst::math::EquationElem;
use typst::model::{FigureElem, HeadingElem, LinkMarker};
use typst::text::{Lang, Locale, TextElem};
use typst::visualize::ImageElem;

use super::marks::plain;

/// The language of the book.
pub(super) const THAI: Locale = Locale::new(Lang::THAI, None);

/// The most bytes of a text beside the pages: PDF/A allows 32,767, and a heading's number may come before it.
const LONGEST: usize = 32_000;

/// A text beside the pages (a bookmark, what is said of a picture, the title) as export should read it: without marks, and no
/// longer than PDF/A allows. All of it stands on the pages.
pub(super) fn beside(text: &str) -> Cow<'_, str> {
    let text = plain(text);
    // A character takes two bytes or four in the file; while it is written it is counted in UTF-8.
    let mut ends = text.char_indices().scan(0, |length, (start, c)| {
        *length += c.len_utf8().max(2 * c.len_utf16());
        Some((start, *length))
    });
    match ends.find(|(_, length)| *length > LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => text,
    }
}

/// The layout language's words that Typst puts into alternative texts of links, in Thai.
const WORDS: [(&str, &str); 7] = [
    ("ページ", "หน้า"),
    ("節", "หัวข้อ"),
    ("図", "รูปที่"),
    ("表", "ตารางที่"),
    ("式", "สมการ"),
    ("リスト", "รายการ"),
    ("Footnote", "เชิงอรรถ"),
];

/// The tag as export should read it; `None` when nothing needs to change.
///
/// Export takes bookmarks from headings' plain text, and alternative texts and languages from
/// figures, images, formulas and links; it reads nothing else a mark could be in.
pub(super) fn truthful(tag: &Tag) -> Option<Tag> {
    let Tag::Start(content, flags) = tag else {
        return None;
    };
    Some(Tag::Start(told(content)?, *flags))
}

fn told(content: &Content) -> Option<Content> {
    if let Some(heading) = content.to_packed::<HeadingElem>() {
        let body = heading.body.plain_text();
        let numbers = heading.numbers.as_deref().unwrap_or_default();
        let (body_told, numbers_told) = (beside(&body), plain(numbers));
        if body_told == body.as_str() && numbers_told == numbers {
            return None;
        }
        let mut told = heading.clone();
        told.body = TextElem::packed(body_told.as_ref());
        if heading.numbers.is_some() {
            told.numbers = Some(numbers_told.as_ref().into());
        }
        return Some(told.pack());
    }
    if let Some(link) = content.to_packed::<LinkMarker>() {
        let alt = link.alt.as_ref()?;
        let told_alt = in_thai(&beside(alt));
        if told_alt == alt.as_str() {
            return None;
        }
        let mut told = link.clone();
        told.alt = Some(told_alt.into());
        return Some(told.pack());
    }
    // All three are given the layout's language, so they always change.
    macro_rules! alternative {
        ($($element:ty),*) => {$(
            if let Some(element) = content.to_packed::<$element>() {
                let mut told = element.clone();
                if let Some(Some(alt)) = told.alt.as_option_mut() {
                    *alt = beside(alt).as_ref().into();
                }
                told.locale = Some(THAI);
                return Some(told.pack());
            }
        )*};
    }
    alternative!(FigureElem, ImageElem, EquationElem);
    None
}

/// A link's alternative text with the layout language's words put into Thai.
fn in_thai(alt: &str) -> String {
    let mut told = alt.to_owned();
    for (word, thai) in WORDS {
        if told.contains(word) {
            told = told.replace(word, thai);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_beside_the_pages_is_as_long_as_pdf_a_allows() {
        for letter in ["ก", "a", "\u{1f418}"] {
            for length in [5_000, 30_000] {
                let text = letter.repeat(length);
                let told = beside(&text);
                assert!(told.len().max(2 * told.encode_utf16().count()) < 32_100, "{letter} {length}");
                assert!(length == 30_000 || told == text);
                assert!(length == 5_000 || told.ends_with('…'));
            }
        }
    }
}

//! Attributes of the start tags of XML, told apart in one way wherever XML is read or mended.

use std::{borrow::Cow, ops::Range};

use quick_xml::{
    escape::unescape,
    events::{BytesStart, attributes::Attributes},
};

/// An attribute as it is written, by its name, or by a colon and the end of its name, whatever prefix it bears; `None`
/// when the tag has none such.
///
/// # Errors
/// When an attribute is not well formed or stands twice: of two, some would read the first and others the last.
pub fn written<'a>(tag: &'a BytesStart<'_>, name: &str) -> quick_xml::Result<Option<Cow<'a, str>>> {
    let mut found = None;
    for attribute in tag.attributes() {
        let attribute = attribute?;
        if is_named(attribute.key.as_ref(), name) {
            found = Some(attribute.value);
        }
    }
    Ok(found)
}

/// An attribute as it is meant, by its name as for [`written`].
///
/// # Errors
/// As [`written`], and when it refers to what nobody knows.
pub fn meant<'a>(tag: &'a BytesStart<'_>, name: &str) -> quick_xml::Result<Option<Cow<'a, str>>> {
    Ok(match written(tag, name)? {
        Some(value) if value.contains('&') => Some(Cow::Owned(unescape(&value)?.into_owned())),
        value => value,
    })
}

fn is_named(key: &str, name: &str) -> bool {
    key == name || name.starts_with(':') && key.ends_with(name)
}

/// An attribute by where it stands in the text of its tag.
pub struct Placed<'a> {
    /// With its prefix.
    pub name: &'a str,
    /// Its value, between the quotes.
    pub value: Range<usize>,
    /// All that belongs to it, with the space before it.
    pub whole: Range<usize>,
}

/// The attributes of a start tag given as text, from `<` to `>`, as far as they are well formed.
pub fn placed(tag: &str) -> impl Iterator<Item = Placed<'_>> {
    let mut end = tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len());
    let content = tag.trim_end_matches('>').trim_end_matches('/');
    let mut attributes = Attributes::new(content, end.min(content.len()));
    attributes.with_checks(false);
    attributes.map_while(Result::ok).filter_map(move |attribute| {
        let Cow::Borrowed(value) = attribute.value else { return None };
        let start = value.as_ptr().addr().checked_sub(tag.as_ptr().addr())?;
        let value = start..start + value.len();
        let whole = end..value.end + 1;
        end = whole.end;
        Some(Placed { name: attribute.key.into_inner(), value, whole })
    })
}

/// An attribute of a start tag given as text, as it is meant, by its name as for [`written`]; `None` too when it refers to
/// what nobody knows.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let found = placed(tag).find(|attribute| is_named(attribute.name, name))?;
    unescape(&tag[found.value]).ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_by_their_whole_name_or_its_end() {
        let tag = "<c as=\"1\" s = '&lt;2'\n r:id=\"3>\" />";
        let found = |name| attribute(tag, name);
        let some = |value: &str| Some(value.to_owned());
        assert_eq!([found("s"), found(":id"), found("id"), found("a")], [some("<2"), some("3>"), None, None]);
        let element = BytesStart::from_content(&tag[1..tag.len() - 2], 1);
        for name in ["s", ":id", "id", "a"] {
            assert_eq!(meant(&element, name).unwrap().map(Cow::into_owned), found(name), "{name}");
        }
        let wholes: String = placed(tag).map(|attribute| &tag[attribute.whole]).collect();
        assert_eq!(wholes, tag["<c".len()..tag.len() - " />".len()]);
    }

    #[test]
    fn what_stands_twice_is_refused() {
        assert!(written(&BytesStart::from_content("c s=\"1\" s=\"2\"", 1), "s").is_err());
    }
}

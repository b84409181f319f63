//! The texts that cells share, their number known before anybody makes room for them.

use crate::{
    limits::MAX_CELLS,
    read::workbook::{OpenError, markup, mend::whole, rows::Held},
};

/// The part written anew, without what it claims of its length.
pub fn mended(text: &str, held: &mut Held) -> Result<String, OpenError> {
    let mut reader = markup::reader(text);
    markup::root(&mut reader)?;
    let mut mended = String::with_capacity(text.len());
    mended.push_str("<sst>");
    let mut count = 0;
    markup::children(&mut reader, |reader, element| {
        if element.local_name().as_ref() != "si" {
            return markup::skip(reader);
        }
        count += 1;
        if count > MAX_CELLS {
            return Err(OpenError::HELD);
        }
        let shared = whole(markup::contents(reader)?)?;
        held.charge(size_of::<String>() + shared.len())?;
        mended.push_str("<si>");
        mended.push_str(shared);
        mended.push_str("</si>");
        Ok(())
    })?;
    mended.push_str("</sst>");
    Ok(mended)
}

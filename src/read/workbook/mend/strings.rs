//! The texts that cells share, their number known before anybody makes room for them.

use crate::{
    limits::MAX_CELLS,
    read::workbook::{OpenError, markup, mend::whole},
};

/// The part written anew, without what it claims of its length.
pub fn mended(text: &str) -> Result<String, OpenError> {
    let mut reader = markup::reader(text);
    markup::root(&mut reader)?;
    let mut mended = String::from("<sst>");
    let mut count = 0;
    markup::children(&mut reader, |reader, element| {
        if element.local_name().as_ref() != "si" {
            return markup::skip(reader, element);
        }
        count += 1;
        if count > MAX_CELLS {
            return Err(OpenError::HELD);
        }
        mended.push_str("<si>");
        mended.push_str(whole(&markup::contents(reader, element)?)?);
        mended.push_str("</si>");
        Ok(())
    })?;
    mended.push_str("</sst>");
    Ok(mended)
}

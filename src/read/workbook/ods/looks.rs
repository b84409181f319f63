//! What the styles of an .ods workbook hide or strike out.

use std::collections::HashSet;

use quick_xml::Reader;

use crate::read::workbook::{
    OpenError,
    markup::{attribute, children, skip},
};

/// The names of the styles that do.
#[derive(Default)]
pub struct Looks {
    hidden: HashSet<String>,
    struck: HashSet<String>,
}

impl Looks {
    pub fn read(&mut self, reader: &mut Reader<&[u8]>) -> Result<(), OpenError> {
        children(reader, |reader, element| {
            if element.name().as_ref() != "style:style" {
                return skip(reader);
            }
            let style = attribute(element, "style:name")?.unwrap_or_default().into_owned();
            children(reader, |reader, element| {
                match element.name().as_ref() {
                    "style:table-properties"
                        if attribute(element, "table:display")?.is_some_and(|shown| shown == "false") =>
                    {
                        self.hidden.insert(style.clone());
                    }
                    "style:text-properties" => {
                        for name in ["style:text-line-through-style", "style:text-line-through-type"] {
                            if attribute(element, name)?.is_some_and(|line| line != "none") {
                                self.struck.insert(style.clone());
                            }
                        }
                    }
                    _ => {}
                }
                skip(reader)
            })
        })
    }

    /// Whether a sheet of this style is hidden.
    pub fn hides(&self, style: &str) -> bool {
        self.hidden.contains(style)
    }

    /// Whether a cell of this style is struck out.
    pub fn strikes(&self, style: Option<&str>) -> bool {
        style.is_some_and(|style| self.struck.contains(style))
    }
}

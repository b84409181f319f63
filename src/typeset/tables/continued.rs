//! What is said over the heading of a table where it goes on on the next page.

use typst::foundations::{Content, Smart, StyleChain};
use typst::model::FigureCaption;

/// What a layout says there: the separator of captions that is in force in the table. Nothing else can be set about a
/// table from where its caption is known, and no caption stands in a table.
pub(super) fn continued(styles: StyleChain) -> Option<Content> {
    match styles.get_cloned(FigureCaption::separator) {
        Smart::Custom(said) => Some(said),
        Smart::Auto => None,
    }
}

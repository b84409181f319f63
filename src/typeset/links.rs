//! Where the links of a book lead.

use typst::layout::{Frame, FrameItem};
use typst::model::Destination;
use typst_layout::PagedDocument;

use crate::model::Link;

/// The first address the pages link to that is neither of the web nor of a mailbox.
pub(super) fn elsewhere(document: &PagedDocument) -> Option<String> {
    document.pages().iter().find_map(|page| in_frame(&page.frame))
}

fn in_frame(frame: &Frame) -> Option<String> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Group(group) => in_frame(&group.frame),
        FrameItem::Link(Destination::Url(url), _) => Link::parse(url.as_str()).err().map(|_| url.as_str().to_owned()),
        _ => None,
    })
}

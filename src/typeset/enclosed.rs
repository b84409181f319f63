//! Files inside the finished one. They are put in after the pages are laid out, so that a layout of the user's own need not
//! know of them and cannot leave them out.

use std::collections::BTreeMap;

use typst::foundations::{Bytes, Content, Derived};
use typst::introspection::{Location, Tag, TagFlags};
use typst::layout::{FrameItem, Point};
use typst::model::Document;
use typst::pdf::{AttachElem, AttachedFileRelationship};
use typst::utils::hash128;
use typst_layout::{Page, PagedDocument};

use crate::enclosed::{FOLDER, said};

/// The document with the files inside that stand among its assets for that; itself where there are none.
pub(super) fn enclosing(document: &PagedDocument, assets: &BTreeMap<&str, Bytes>) -> PagedDocument {
    let folder = FOLDER.trim_start_matches('/');
    let files = assets.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?, bytes)));
    let tags: Vec<FrameItem> =
        files.filter_map(|(name, bytes)| tags(name, bytes)).flatten().map(FrameItem::Tag).collect();
    let mut pages: Vec<Page> = document.pages().to_vec();
    let Some(page) = pages.last_mut().filter(|_| !tags.is_empty()) else { return document.clone() };
    page.frame.push_multiple(tags.into_iter().map(|tag| (Point::zero(), tag)));
    PagedDocument::new(pages.into(), document.info().clone())
}

/// What the exporter finds a file by, as if the layout had asked for it.
fn tags(name: &str, bytes: &Bytes) -> Option<[Tag; 2]> {
    let said = said(name)?;
    let relationship = if said.is_data { AttachedFileRelationship::Data } else { AttachedFileRelationship::Supplement };
    let path = Derived::new(typst::foundations::PathOrStr::Str(name.into()), name.into());
    let element = AttachElem::new(path, bytes.clone())
        .with_relationship(Some(relationship))
        .with_mime_type(Some(said.media_type.into()))
        .with_description(Some(said.description.as_str().into()));
    let mut content = Content::new(element);
    let location = Location::new(hash128(&("enclosed", name)));
    content.set_location(location);
    let flags = TagFlags { introspectable: true, tagged: false };
    Some([Tag::Start(content, flags), Tag::End(location, hash128(name), flags)])
}

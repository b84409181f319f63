//! Which cells are worth a try: seen from what they hold and what rules are in force, before anything is laid out.

use typst::foundations::{Content, NativeElement, Selector, SequenceElem, StyleChain, StyledElem};
use typst::layout::HideElem;
use typst::layout::{BlockBody, BlockElem, Length, PadElem, Rel, Sides};
use typst::model::{LinkElem, StrongElem};
use typst::text::{LinebreakElem, SpaceElem, TextElem};

/// Whether a cell may be ours. The rest of the answer comes from what show rules make of it.
pub(super) fn may_be_ours(body: &Content, inset: &Sides<Rel<Length>>, styles: StyleChain) -> bool {
    inset.iter().all(|side| side.rel.is_zero())
        && is_plain(body)
        && !styles.get(HideElem::hidden)
        && styles.get_ref(LinkElem::current).is_none()
        && !styles.recipes().filter_map(|recipe| recipe.selector()).any(meets_padding)
}

/// Text, spaces, line breaks, bold type, in blocks at most.
fn is_plain(content: &Content) -> bool {
    if content.is::<TextElem>() || content.is::<SpaceElem>() || content.is::<LinebreakElem>() {
        true
    } else if let Some(sequence) = content.to_packed::<SequenceElem>() {
        sequence.children.iter().all(is_plain)
    } else if let Some(strong) = content.to_packed::<StrongElem>() {
        is_plain(&strong.body)
    } else if let Some(styled) = content.to_packed::<StyledElem>() {
        is_plain(&styled.child)
    } else if let Some(block) = content.to_packed::<BlockElem>() {
        matches!(block.body.as_option(), Some(Some(BlockBody::Content(body))) if is_plain(body))
    } else {
        false
    }
}

/// Whether a layout's own rule could be about the padding Typst puts around what stands in a cell, which we leave out.
fn meets_padding(selector: &Selector) -> bool {
    match selector {
        Selector::Elem(element, _) => *element == PadElem::ELEM,
        Selector::Label(_) | Selector::Regex(_) | Selector::Location(_) => false,
        Selector::Or(all) => all.iter().any(meets_padding),
        _ => true,
    }
}

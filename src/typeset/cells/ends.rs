//! Where the lines of a text may end: the places Typst would try, found as Typst finds them.

use std::sync::LazyLock;

use icu_provider_blob::BlobDataProvider;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// Typst's own segmenter for text that is laid out as Chinese or Japanese, made from Typst's own data.
static SEGMENTER: LazyLock<Option<LineSegmenter>> = LazyLock::new(|| {
    let data = BlobDataProvider::try_new_from_static_blob(typst_assets::icu::ICU_CJ_SEGMENT).ok()?;
    LineSegmenter::try_new_for_non_complex_scripts_with_buffer_provider(&data, LineBreakOptions::default()).ok()
});

/// A place where a line may end.
#[derive(Clone, Copy)]
pub(super) struct End {
    pub at: usize,
    /// Whether it has to end there.
    pub is_forced: bool,
}

/// The ends lines may have, in order; the last is the text's own.
pub(super) fn ends(text: &str) -> Option<Vec<End>> {
    let segmenter = SEGMENTER.as_ref()?.as_borrowed();
    let forced = |at| at == text.len() || text[..at].ends_with('\n');
    let places = segmenter.segment_str(text).filter(|&at| at > 0);
    Some(places.map(|at| End { at, is_forced: forced(at) }).collect())
}

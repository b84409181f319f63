//! How a stretch of text looks: what of its styles bears on how it is set.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use typst::World;
use typst::engine::Engine;
use typst::foundations::{Smart, StyleChain};
use typst::layout::{Abs, Dir, HideElem, Rel};
use typst::model::LinkElem;
use typst::text::{
    BottomEdge, BottomEdgeMetric, FontBook, FontInstance, Lang, Region, TextEdgeBounds, TextElem, TopEdge,
    TopEdgeMetric, families, features, language, variant,
};
use typst::utils::{Numeric, hash128};
use typst::visualize::Paint;

/// A look we can set text in.
pub(super) struct Look {
    pub size: Abs,
    /// The first family's face, which has to show it all.
    pub font: FontInstance,
    pub features: Vec<rustybuzz::Feature>,
    pub language: rustybuzz::Language,
    /// How far text reaches above and below its baseline.
    pub top: Abs,
    pub bottom: Abs,
    pub fill: Paint,
    pub lang: Lang,
    pub region: Option<Region>,
    /// Whether signs at a line's end hang into the margin.
    pub overhang: bool,
    pub span_offset: u16,
    /// The face's place on the shelf.
    index: usize,
}

/// How many looks are kept: a book has some dozens.
const LOOKS: usize = 512;

/// What was found out for styles, by their hash and that of the fonts there are to choose from.
type Met = HashMap<(u128, u128), Option<Rc<Look>>>;

thread_local! {
    static MET: RefCell<Met> = RefCell::default();
}

impl Look {
    /// The look of text under `styles`; `None` where Typst does more with them than we do.
    pub fn of(engine: &Engine, styles: StyleChain) -> Option<Rc<Self>> {
        let world = engine.world;
        let book: &FontBook = world.book();
        let key = (hash128(&styles), hash128(world.book()));
        if let Some(met) = MET.with_borrow(|met| met.get(&key).cloned()) {
            let look = met?;
            // Another press may have another face under the same name.
            if world.font(look.index).is_some_and(|font| font == *look.font.font()) {
                return Some(look);
            }
        }
        let look = Self::found(engine, book, styles).map(Rc::new);
        MET.with_borrow_mut(|met| {
            if met.len() == LOOKS {
                met.clear();
            }
            met.insert(key, look.clone());
        });
        look
    }

    fn found(engine: &Engine, book: &FontBook, styles: StyleChain) -> Option<Self> {
        let is_usual = matches!(styles.get(TextElem::lang), Lang::JAPANESE | Lang::CHINESE)
            && styles.get(TextElem::hyphenate) != Smart::Custom(true)
            && styles.resolve(TextElem::dir) == Dir::LTR
            && styles.get(TextElem::script) == Smart::Auto
            && styles.get(TextElem::tracking).is_zero()
            && styles.get(TextElem::spacing) == Rel::one()
            && styles.get(TextElem::baseline).is_zero()
            && styles.get(TextElem::case).is_none()
            && styles.get(TextElem::shift_settings).is_none()
            && styles.resolve(TextElem::stroke).is_none()
            && styles.get_cloned(TextElem::deco).is_empty()
            && styles.get_ref(LinkElem::current).is_none()
            && !styles.get(HideElem::hidden);
        let (top_edge, bottom_edge) = (styles.get(TextElem::top_edge), styles.get(TextElem::bottom_edge));
        let by_outlines = top_edge == TopEdge::Metric(TopEdgeMetric::Bounds)
            || bottom_edge == BottomEdge::Metric(BottomEdgeMetric::Bounds);
        if !is_usual || by_outlines {
            return None;
        }

        let size = styles.resolve(TextElem::size);
        let variant = variant(styles);
        let (family, index, font) = families(styles).find_map(|family| {
            let index = book.select(family.as_str(), variant)?;
            Some((family, index, engine.world.font(index)?))
        })?;
        if family.covers().is_some() {
            return None;
        }
        let font = font.instantiate(variant, size, &styles.get_cloned(TextElem::variations));
        let (top, bottom) = font.edges(top_edge, bottom_edge, size, TextEdgeBounds::Zero);
        Some(Self {
            size,
            features: features(styles),
            language: language(styles),
            // As deep as text without glyphs at least.
            top: top.max(Abs::zero()),
            bottom: bottom.max(Abs::zero()),
            fill: styles.get_ref(TextElem::fill).clone(),
            lang: styles.get(TextElem::lang),
            region: styles.get(TextElem::region),
            overhang: styles.get(TextElem::overhang),
            span_offset: u16::try_from(styles.get(TextElem::span_offset)).unwrap_or(u16::MAX),
            font,
            index,
        })
    }
}

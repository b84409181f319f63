//! A cell's lines one below the other, between its tags; or the one unbreakable block it holds.

use typst::comemo::Track;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, Packed, Smart, StyleChain};
use typst::introspection::{Locator, LocatorLink, SplitLocator, Tag, TagElem};
use typst::layout::{
    Abs, AlignElem, Axes, BlockBody, BlockElem, Dir, FixedAlignment, Frame, FrameItem, FrameKind, HideElem, Point,
    Ratio, Regions, Size, Sizing,
};
use typst::model::{Linebreaks, LinkElem, ParElem, ParLine};
use typst::routines::{Arenas, FragmentKind, Pair, RealizationKind};
use typst::text::TextElem;
use typst::utils::{Numeric, SliceExt};

use super::frames::line;
use super::lines::fill;
use super::runs::Prepared;

/// The frame of what stands in a cell; `None` where Typst must set it.
pub(super) fn cell(
    body: &Content,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    regions: Regions,
) -> SourceResult<Option<Frame>> {
    let is_endless = regions.expand.x && !regions.size.x.is_finite() || regions.expand.y && !regions.size.y.is_finite();
    if is_endless || regions.expand.y && !regions.backlog.is_empty() {
        return Ok(None);
    }
    let stack = Stack::of(body, engine, locator, styles, regions.base(), regions.expand, false)?;
    // What does not fit goes on in the next region.
    let fitting = stack.filter(|stack| regions.size.y.fits(stack.height()));
    Ok(fitting.map(|stack| stack.place(regions.size, regions.expand)))
}

/// What a region makes of a stack.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::typeset) enum Need {
    /// It has room.
    Met,
    /// Nothing of it has.
    Unmet,
    /// It is parted.
    Partly,
}

/// What stands in a region, from top to bottom.
pub(super) struct Stack {
    before: Vec<Tag>,
    frames: Vec<Frame>,
    after: Vec<Tag>,
    leading: Abs,
    align: Axes<FixedAlignment>,
    /// Whether no line at its edges stands alone in a region.
    keeps_edges: bool,
}

impl Stack {
    /// What show rules make of `body`, laid out for a region as large as `base`.
    pub(super) fn of(
        body: &Content,
        engine: &mut Engine,
        locator: Locator,
        styles: StyleChain,
        base: Size,
        expand: Axes<bool>,
        is_in_block: bool,
    ) -> SourceResult<Option<Self>> {
        let link = LocatorLink::new(locator.track());
        let mut locator = Locator::link(&link).split();
        let arenas = Arenas::default();
        let mut kind = FragmentKind::Block;
        let realize = engine.library.routines.realize;
        let children =
            realize(RealizationKind::Fragment { kind: &mut kind }, engine, &mut locator, &arenas, body, styles)?;
        match (kind, &children[..]) {
            (FragmentKind::Inline, _) => Ok(Self::of_lines(engine, &children, base, expand.x)),
            (FragmentKind::Block, []) => Ok(Some(Self {
                before: Vec::new(),
                frames: Vec::new(),
                after: Vec::new(),
                leading: Abs::zero(),
                align: Axes::splat(FixedAlignment::Start),
                keeps_edges: true,
            })),
            (FragmentKind::Block, &[(child, styles)]) if !is_in_block => match child.to_packed::<BlockElem>() {
                Some(block) => Self::of_block(block, engine, &mut locator, styles, base),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    fn of_lines(engine: &Engine, children: &[Pair], base: Size, expand: bool) -> Option<Self> {
        // Tags at the edges belong to no line.
        let (start, end) = children.split_prefix_suffix(|(child, _)| child.is::<TagElem>());
        let inner = &children[start..end];
        let shared = StyleChain::trunk_from_pairs(inner)?;
        let lang = shared.get(TextElem::lang);
        let is_usual = !shared.get(ParElem::justify)
            && matches!(shared.get(ParElem::linebreaks), Smart::Auto | Smart::Custom(Linebreaks::Simple))
            && shared.get_cloned(ParLine::numbering).is_none()
            && shared.resolve(TextElem::dir) == Dir::LTR
            && inner.iter().all(|(_, styles)| styles.get(TextElem::lang) == lang);
        if !is_usual {
            return None;
        }
        let prepared = Prepared::of(engine, inner)?;
        let lines = fill(&prepared, base.x)?;
        let align = shared.resolve(AlignElem::alignment);
        let widest = lines.iter().map(|line| line.width).max().unwrap_or_default();
        let width = if base.x.is_finite() && expand { base.x } else { base.x.min(widest) };
        let frames = lines.iter().map(|text| line(&prepared, text, width, align.x)).collect::<Option<_>>()?;
        let tags = |children: &[Pair]| {
            children.iter().filter_map(|(child, _)| Some(child.to_packed::<TagElem>()?.tag.clone())).collect()
        };
        let costs = shared.get(TextElem::costs);
        Some(Self {
            before: tags(&children[..start]),
            frames,
            after: tags(&children[end..]),
            leading: shared.resolve(ParElem::leading),
            align,
            keeps_edges: costs.orphan() > Ratio::zero() && costs.widow() > Ratio::zero(),
        })
    }

    fn of_block(
        block: &Packed<BlockElem>,
        engine: &mut Engine,
        locator: &mut SplitLocator,
        styles: StyleChain,
        base: Size,
    ) -> SourceResult<Option<Self>> {
        let is_ours = !block.breakable.get(styles)
            && is_bare(block, styles)
            && block.label().is_none()
            && styles.get_ref(LinkElem::current).is_none()
            && !styles.get(HideElem::hidden);
        let Some(BlockBody::Content(body)) = block.body.get_ref(styles) else { return Ok(None) };
        if !is_ours {
            return Ok(None);
        }
        let locator = locator.next(&()).split().next(&block.span());
        let link = LocatorLink::new(locator.track());
        let inner = Self::of(body, engine, Locator::link(&link), styles, base, Axes::splat(false), true)?;
        Ok(inner.map(|inner| {
            let mut frame = inner.place(base, Axes::splat(false));
            frame.set_kind(FrameKind::Hard);
            Self {
                before: Vec::new(),
                frames: vec![frame],
                after: Vec::new(),
                leading: Abs::zero(),
                align: styles.resolve(AlignElem::alignment),
                keeps_edges: true,
            }
        }))
    }

    /// Added up as Typst does it, to the last bit.
    pub(super) fn height(&self) -> Abs {
        self.height_of(self.frames.len())
    }

    fn height_of(&self, lines: usize) -> Abs {
        let mut height = Abs::zero();
        for (index, frame) in self.frames[..lines].iter().enumerate() {
            if index > 0 {
                height += self.leading;
            }
            height += frame.height();
        }
        height
    }

    /// What a region so high makes of it, as Typst keeps lines together: the first two, and three of three.
    pub(super) fn need(&self, height: Abs) -> Need {
        let lines = self.frames.len();
        let first = match lines {
            0 | 1 => lines,
            _ if !self.keeps_edges => 1,
            2 | 3 => lines,
            _ => 2,
        };
        if height.fits(self.height()) {
            Need::Met
        } else if height.fits(self.height_of(first)) || self.frames.iter().any(Frame::is_empty) {
            Need::Partly
        } else {
            Need::Unmet
        }
    }

    /// Everything at its place in a region.
    pub(super) fn place(self, region: Size, expand: Axes<bool>) -> Frame {
        let width = self.frames.iter().map(Frame::width).max().unwrap_or_default();
        let used = Size::new(width, self.height());
        let size = expand.select(region, used.min(region));
        let free = size.y - used.y;
        let mut output = Frame::soft(size);
        for tag in self.before {
            output.push(Point::zero(), FrameItem::Tag(tag));
        }
        let top = self.align.y.position(free);
        let mut offset = Abs::zero();
        for (index, frame) in self.frames.into_iter().enumerate() {
            if index > 0 {
                offset += self.leading;
            }
            let pos = Point::new(self.align.x.position(size.x - frame.width()), offset + top);
            offset += frame.height();
            if index == 0 && frame.has_baseline() {
                output.set_baseline(pos.y + frame.baseline());
            }
            output.push_frame(pos, frame);
        }
        for tag in self.after {
            output.push(Point::with_y(offset + top), FrameItem::Tag(tag));
        }
        output
    }
}

/// Whether a block is no more than what it holds.
pub(super) fn is_bare(block: &BlockElem, styles: StyleChain) -> bool {
    block.width.get(styles) == Smart::Auto
        && block.height.get(styles) == Sizing::Auto
        && block.inset.resolve(styles).unwrap_or_default().iter().all(|side| side.is_zero())
        && block.fill.get_ref(styles).is_none()
        && block.stroke.resolve(styles).unwrap_or_default().iter().all(Option::is_none)
        && !block.clip.get(styles)
}

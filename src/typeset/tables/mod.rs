//! Tables laid out by our own hand.
//!
//! Typst lays every cell of a table out as if it were a page, and twice where a row's height follows from its cells. Here a
//! cell of text is fitted into its column once and put at its place when the height of its row is known; what else stands
//! in cells is laid out by Typst, as ever. Few rows never stand alone on a page, and what goes on on the next one says so,
//! also where Typst parts it.
//!
//! It is written for what books need: columns of given widths or shares, rows as high as their cells or as they are told to
//! be, one heading that is said again on every page, cells over several rows that are kept together, one kind of line, fills.
//! All else is Typst's: gutters, footings, columns as wide as their cells, lines drawn one by one, high rows that are parted.
//! `tests/both_ways.rs` sets books both ways and compares every glyph, every line and every tag
//! of tables that stand on one page or are parted anywhere.

mod cell;
mod columns;
mod continued;
mod layouter;
mod lines;
mod page;
mod rows;
mod suited;
mod ties;

use std::sync::LazyLock;

use typst::Library;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, NativeElement, NativeRuleMap, Packed, StyleChain, Target};
use typst::introspection::Locator;
use typst::layout::{BlockBody, BlockElem, Fragment, Regions};
use typst::model::TableElem;
use typst_layout::layout_fragment;

use self::continued::with_continued;
use self::layouter::Layouter;
#[cfg(test)]
use super::count::{self, TABLES};

/// Has tables shown by our rule.
pub(super) fn install(library: &mut Library) {
    library.rules.replace::<TableElem>(Target::Paged, show);
}

fn show(table: &Packed<TableElem>, _: &mut Engine, _: StyleChain) -> SourceResult<Content> {
    Ok(BlockElem::multi_layouter(table.clone(), lay_out).pack())
}

fn lay_out(
    table: &Packed<TableElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    regions: Regions,
) -> SourceResult<Fragment> {
    if let Some(grid) = &table.grid
        && suited::is_suited(grid, regions, styles)
    {
        let ours = Layouter::new(grid, regions, locator.relayout(), styles, table.span()).lay_out(engine)?;
        #[cfg(test)]
        count::note(&TABLES, ours.is_some());
        if let Some(fragment) = ours {
            return Ok(fragment);
        }
    }
    as_typst_does(table, engine, locator, styles, regions)
}

/// Typst's own rules.
static RULES: LazyLock<NativeRuleMap> = LazyLock::new(|| {
    let mut rules = NativeRuleMap::new();
    typst_layout::register(&mut rules);
    rules
});

fn as_typst_does(
    table: &Packed<TableElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    regions: Regions,
) -> SourceResult<Fragment> {
    let content = table.clone().pack();
    let shown = match RULES.get(Target::Paged, &content) {
        Some(rule) => rule.apply(&content, engine, styles)?,
        None => Content::empty(),
    };
    match shown.to_packed::<BlockElem>().and_then(|block| block.body.as_option().as_ref()) {
        Some(Some(BlockBody::MultiLayouter(layouter))) => {
            with_continued(engine, (styles, table.span()), locator, regions, |engine, locator, regions| {
                layouter.call(engine, locator, styles, regions)
            })
        }
        _ => layout_fragment(engine, &shown, locator, styles, regions),
    }
}

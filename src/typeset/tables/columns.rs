//! How wide columns are.

use typst::foundations::{Resolve, StyleChain};
use typst::layout::grid::resolve::CellGrid;
use typst::layout::{Abs, Fr, Regions, Sizing};
use typst::utils::Numeric;

/// The widths of columns that are told theirs, or their share of what those leave.
pub(super) fn widths(grid: &CellGrid, regions: Regions, styles: StyleChain) -> Vec<Abs> {
    let (mut told, mut shares) = (Abs::zero(), Fr::zero());
    let mut widths = vec![Abs::zero(); grid.cols.len()];
    for (column, width) in grid.cols.iter().zip(&mut widths) {
        match column {
            Sizing::Auto => {}
            Sizing::Rel(length) => {
                *width = length.resolve(styles).relative_to(regions.base().x);
                told += *width;
            }
            Sizing::Fr(share) => shares += *share,
        }
    }
    let rest = regions.size.x - told;
    if rest >= Abs::zero() && !shares.is_zero() {
        for (column, width) in grid.cols.iter().zip(&mut widths) {
            if let Sizing::Fr(share) = column {
                *width = share.share(shares, rest);
            }
        }
    }
    widths
}

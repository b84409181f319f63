//! Whether a cell may be what its column holds, or a slip of it, judged by its looks alone.

use crate::{
    model::{LastYearItem, SubmissionItem, WorkerGroup},
    schema::{Choices, Column, Holds},
    text::{
        nearest,
        typed::{has_figure, is_dash},
    },
    thai::date::{LONG, SHORT, month_number},
};

/// What has more letters is a sentence with a figure in it.
const MOST_LETTERS: usize = 12;

/// What a round may be called.
const ROUNDS: [&str; 4] = ["รอบ", "ครั้ง", "งวด", "round"];

/// Whether anything may be typed into such a column.
pub fn is_open(holds: Holds) -> bool {
    use Choices::{Agencies, Bodies, Projects, Sources, Strategies};
    matches!(holds, Holds::Choice(Projects | Strategies | Agencies | Sources | Bodies))
}

/// Whether a cell may be what its column holds, or a slip of it.
pub fn may_hold(column: &Column, cell: &str) -> bool {
    match column.holds {
        Holds::People | Holds::Money => is_dash(cell) || is_like_figure(cell),
        Holds::Month | Holds::Day => {
            let names_month = || LONG.iter().chain(&SHORT).any(|month| cell.contains(month));
            is_like_figure(cell)
                || has_figure(cell) && names_month()
                || month_number(cell.trim()).is_some()
                || nearest(cell, LONG.into_iter().chain(SHORT)).is_some()
        }
        Holds::Number => has_figure(cell),
        Holds::Choice(Choices::Rounds) => {
            let begins = ROUNDS.iter().any(|name| cell.trim_start().to_lowercase().starts_with(name));
            has_figure(cell) && (begins || !cell.contains(char::is_alphabetic))
        }
        Holds::Choice(Choices::Groups) => {
            WorkerGroup::find(cell).is_some() || nearest(cell, WorkerGroup::names()).is_some()
        }
        Holds::Choice(Choices::LastYear) => {
            LastYearItem::find(cell).is_some() || nearest(cell, LastYearItem::names()).is_some()
        }
        Holds::Choice(Choices::Items) => {
            SubmissionItem::find(cell).is_some() || nearest(cell, SubmissionItem::names()).is_some()
        }
        Holds::Text | Holds::Choice(_) => true,
    }
}

/// Whether a cell may be a figure with its unit beside it, or a slip of one.
pub fn is_like_figure(cell: &str) -> bool {
    has_figure(cell) && !is_sentence(cell)
}

/// Whether a cell has too many letters for a figure, a month or a round.
pub fn is_sentence(cell: &str) -> bool {
    cell.chars().filter(|c| c.is_alphabetic()).count() >= MOST_LETTERS
}

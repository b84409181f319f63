//! The scores of many provinces as text, a line each.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::{diagnostic::Lang, model::Percent, score::Scorecard};

/// A round of one province: level of levels, people and money in per cent.
const ROUND: usize = 24;

pub fn print(scorecards: &[Scorecard], lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let name = |scorecard: &Scorecard| format!("{:02} {}", scorecard.code, scorecard.province);
    let width = scorecards.iter().map(|scorecard| name(scorecard).width()).max().unwrap_or(0);
    let rounds = scorecards.first().map_or(&[][..], |scorecard| &scorecard.rounds);
    let mut line = " ".repeat(width);
    for round in rounds {
        line.push_str("  ");
        line.push_str(&padded(&format!("{} {}", lang.either("รอบที่", "round"), round.round), ROUND));
    }
    writeln!(out, "{}", line.trim_end())?;
    for scorecard in scorecards {
        line = padded(&name(scorecard), width);
        for round in &scorecard.rounds {
            let percent =
                |percent: Option<Percent>| percent.map_or_else(|| "-".to_owned(), |percent| percent.to_string());
            let level = format!("{}/{}", round.level, round.top_level());
            let (people, budget) = (percent(round.people.percent), percent(round.budget.percent));
            line.push_str(&padded(&format!("  {level}  {people:>8}  {budget:>8}"), ROUND + 2));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Filled up with spaces by what is seen: Thai marks take no room.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

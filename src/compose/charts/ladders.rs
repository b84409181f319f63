//! The ladder of each round: its levels as steps, filled as far as the province has climbed.

use serde::Serialize;

use super::{Chart, Drawing};
use crate::{
    compose::scoring::{LevelStanding, level_text, standing, state_text},
    score::{RoundScore, RoundState, Scorecard},
    thai::digits,
};

/// One ladder a round, side by side.
#[derive(Debug, Serialize)]
pub struct Ladders {
    pub rounds: Vec<Ladder>,
}

#[derive(Debug, Serialize)]
pub struct Ladder {
    pub name: String,
    #[serde(rename = "\u{fdd0}state")]
    pub state: RoundState,
    pub state_text: &'static str,
    /// `ระดับ ๓ จาก ๕`
    pub level: String,
    pub steps: Vec<Step>,
}

#[derive(Debug, Serialize)]
pub struct Step {
    pub number: String,
    pub reached: bool,
    /// Its own criteria hold, but those of a level below it do not.
    pub blocked: bool,
}

/// The levels of all rounds as they stand.
pub fn ladders(scorecard: &Scorecard) -> Chart {
    let rounds: Vec<Ladder> = scorecard.rounds.iter().map(ladder).collect();
    let said: Vec<String> =
        rounds.iter().map(|round| format!("{} {} ({})", round.name, round.level, round.state_text)).collect();
    Chart {
        caption: "ระดับคะแนนของแต่ละรอบการประเมิน".to_owned(),
        alt: format!("ภาพขั้นบันไดของระดับคะแนน {}", said.join(" ")),
        drawing: Drawing::Ladders(Ladders { rounds }),
    }
}

fn ladder(round: &RoundScore) -> Ladder {
    let steps = (1..=round.top_level()).map(|level| {
        let standing = standing(round, level);
        let (reached, blocked) = (standing == LevelStanding::Reached, standing == LevelStanding::Blocked);
        Step { number: digits::plain(level), reached, blocked }
    });
    Ladder {
        name: format!("รอบที่ {}", digits::plain(round.round)),
        state: round.state,
        state_text: state_text(round.state),
        level: match round.level {
            0 => level_text(round),
            _ => format!("{} จาก {}", level_text(round), digits::plain(round.top_level())),
        },
        steps: steps.collect(),
    }
}

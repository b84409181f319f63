//! The ladder of each round: its levels as steps, filled as far as the province has climbed.

use serde::Serialize;

use super::{Chart, Drawing};
use crate::{
    compose::scoring::state_text,
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
    let steps =
        (1..=round.top_level()).map(|level| Step { number: digits::plain(level), reached: level <= round.level });
    Ladder {
        name: format!("รอบที่ {}", digits::plain(round.round)),
        state: round.state,
        state_text: state_text(round.state),
        level: match round.state {
            RoundState::NotStarted => "ยังไม่เริ่มรอบ".to_owned(),
            _ => format!("ระดับ {} จาก {}", digits::plain(round.level), digits::plain(round.top_level())),
        },
        steps: steps.collect(),
    }
}

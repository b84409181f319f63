//! How a figure has changed, and whether that can be told.

use serde::Serialize;

use crate::{
    compose::amounts::{dash, share},
    model::Percent,
    thai::digits,
};

/// A change as a page shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// `เพิ่มขึ้น ๑๒๐`, `เท่าเดิม`, or why nothing is said.
    pub text: String,
    /// `up` or `down` where an arrow says the same; nothing otherwise.
    #[serde(rename = "\u{fdd0}way")]
    pub way: &'static str,
    /// Whether it may still rise.
    #[serde(skip)]
    pub is_open: bool,
}

/// Whether more is still to come, so that less than the year before is no loss yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// All is in.
    Over,
    /// The year still runs.
    Running,
    /// The round does.
    RoundRunning,
}

/// A count of both years, and how it is written.
#[derive(Clone, Copy)]
pub struct Amount {
    pub before: Option<u64>,
    pub now: Option<u64>,
    pub shown: fn(u64) -> String,
}

/// Parts of a whole in both years, each with its whole.
#[derive(Clone, Copy)]
pub struct Share {
    pub before: Option<(u64, u64)>,
    pub now: Option<(u64, u64)>,
}

impl Change {
    /// No change, but what is to be said in its place.
    pub fn said(text: &str) -> Self {
        Self { text: text.to_owned(), way: "", is_open: false }
    }

    fn up(by: &str) -> Self {
        Self { text: format!("เพิ่มขึ้น {by}"), way: "up", is_open: false }
    }

    fn down(by: &str, course: Course) -> Self {
        match course {
            Course::Over => Self { text: format!("ลดลง {by}"), way: "down", is_open: false },
            Course::Running => Self { is_open: true, ..Self::said("ยังไม่สิ้นปี") },
            Course::RoundRunning => Self { is_open: true, ..Self::said("ยังไม่สิ้นรอบ") },
        }
    }
}

impl Amount {
    pub fn change(self, course: Course) -> Change {
        let (Some(before), Some(now)) = (self.before, self.now) else { return Change::said(&dash()) };
        let by = (self.shown)(now.abs_diff(before));
        match now.cmp(&before) {
            std::cmp::Ordering::Greater => Change::up(&by),
            std::cmp::Ordering::Equal => Change::said("เท่าเดิม"),
            std::cmp::Ordering::Less => Change::down(&by, course),
        }
    }
}

impl Share {
    /// A per cent as a page shows it.
    pub fn shown(of: Option<(u64, u64)>) -> String {
        of.map_or_else(dash, |(part, whole)| share(part, whole))
    }

    /// Points of per cents that differ by a hundredth at least, told as the printed per cents differ: by less they differ by
    /// rounding alone.
    pub fn change(self, course: Course) -> Change {
        let hundredths =
            |of: Option<(u64, u64)>| of.and_then(|(part, whole)| Percent::of(part, whole)).map(Percent::hundredths);
        let (Some(before), Some(now)) = (hundredths(self.before), hundredths(self.now)) else {
            return Change::said(&dash());
        };
        let (Some((part, whole)), Some((new_part, new_whole))) = (self.before, self.now) else {
            return Change::said(&dash());
        };
        let before_by_now = u128::from(part) * u128::from(new_whole);
        let now_by_before = u128::from(new_part) * u128::from(whole);
        let apart = now_by_before.abs_diff(before_by_now);
        if apart == 0 {
            return Change::said("เท่าเดิม");
        }
        if apart.saturating_mul(10_000) < u128::from(whole) * u128::from(new_whole) {
            return Change::said("ใกล้เคียงเดิม");
        }
        let by = digits::percent_of_hundredths(now.abs_diff(before));
        if now_by_before > before_by_now { Change::up(&by) } else { Change::down(&by, course) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_shares(before: (u64, u64), now: (u64, u64), course: Course) -> (String, &'static str) {
        let Change { text, way, .. } = Share { before: Some(before), now: Some(now) }.change(course);
        (text, way)
    }

    #[test]
    fn what_differs_by_rounding_alone_has_no_arrow() {
        // 19.999 % and 20.000 % are printed as 19.99 and 20.00.
        assert_eq!(of_shares((19_999, 100_000), (20_000, 100_000), Course::Over), ("ใกล้เคียงเดิม".to_owned(), ""));
        assert_eq!(of_shares((1, 3), (100, 300), Course::Over), ("เท่าเดิม".to_owned(), ""));
        assert_eq!(of_shares((1, 5), (2_001, 10_000), Course::Over), ("เพิ่มขึ้น ๐.๐๑".to_owned(), "up"));
        assert_eq!(of_shares((815, 1_000), (80, 100), Course::Over), ("ลดลง ๑.๕๐".to_owned(), "down"));
        assert_eq!(of_shares((1, 0), (1, 2), Course::Over).0, "–");
    }

    #[test]
    fn what_may_still_come_is_no_loss() {
        let amount = |before, now| Amount { before: Some(before), now: Some(now), shown: digits::count };
        assert_eq!(amount(10, 8).change(Course::Running).text, "ยังไม่สิ้นปี");
        assert_eq!(amount(10, 8).change(Course::Over).text, "ลดลง ๒");
        assert_eq!(amount(10, 1_012).change(Course::Running).text, "เพิ่มขึ้น ๑,๐๐๒");
        assert_eq!(of_shares((1, 2), (1, 4), Course::RoundRunning).0, "ยังไม่สิ้นรอบ");
    }
}

//! Per cents that cannot disagree with the thresholds they are printed beside.

use std::fmt;

use serde::{Serialize, Serializer};

/// A per cent in hundredths, truncated and never rounded up: 19.995 % is `19.99`, and is not 20 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u64);

impl Percent {
    /// `part` of `whole`; `None` when `whole` is zero, for then a per cent means nothing.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        let hundredths = (u128::from(part) * 10_000).checked_div(u128::from(whole))?;
        Some(Self(u64::try_from(hundredths).unwrap_or(u64::MAX)))
    }

    /// Per cent times one hundred.
    pub const fn hundredths(self) -> u64 {
        self.0
    }
}

/// Two decimals: `35.00`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Whether `part` is at least `threshold` per cent of `whole`, compared by multiplication. Nothing reaches a per cent
/// of zero.
pub fn reaches(part: u64, whole: u64, threshold: u32) -> bool {
    whole > 0 && u128::from(part) * 100 >= u128::from(whole) * u128::from(threshold)
}

/// How much `part` still lacks to be `threshold` per cent of `whole`; `None` when `whole` is zero.
pub fn short_of(part: u64, whole: u64, threshold: u32) -> Option<u64> {
    let needed = (u128::from(whole) * u128::from(threshold)).div_ceil(100);
    let short = needed.saturating_sub(u128::from(part));
    (whole > 0).then(|| u64::try_from(short).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_hair_below_a_threshold_is_below_it_on_paper_too() {
        assert!(!reaches(3_999, 20_000, 20));
        assert_eq!(Percent::of(3_999, 20_000).unwrap().to_string(), "19.99");
        assert!(reaches(4_000, 20_000, 20));
        assert_eq!(Percent::of(4_000, 20_000).unwrap().to_string(), "20.00");
    }

    #[test]
    fn nothing_is_a_per_cent_of_zero() {
        assert_eq!(Percent::of(5, 0), None);
        assert!(!reaches(5, 0, 0));
        assert_eq!(short_of(5, 0, 20), None);
    }

    proptest! {
        #[test]
        fn print_and_score_agree(part in any::<u64>(), whole in 1..u64::MAX, threshold in 0_u32..=200) {
            let printed = Percent::of(part, whole).unwrap();
            prop_assume!(printed.hundredths() < u64::MAX);
            prop_assert_eq!(printed.hundredths() >= u64::from(threshold) * 100, reaches(part, whole, threshold));
        }

        #[test]
        fn what_is_short_is_exactly_what_is_missing(part in 0_u64..1 << 40, whole in 1_u64..1 << 40, threshold in 1_u32..=100) {
            let short = short_of(part, whole, threshold).unwrap();
            prop_assert!(reaches(part + short, whole, threshold));
            prop_assert_eq!(short == 0, reaches(part, whole, threshold));
            if short > 0 {
                prop_assert!(!reaches(part + short - 1, whole, threshold));
            }
        }
    }
}

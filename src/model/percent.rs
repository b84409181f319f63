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

    /// The shares of parts in their sum, which together are 100.00 per cent: what is lost by truncating goes to those that
    /// lose most. They describe; nothing is scored by them. `None` when the sum is zero.
    pub fn shares(parts: &[u64]) -> Option<Vec<Self>> {
        let whole: u128 = parts.iter().map(|part| u128::from(*part)).sum();
        let scaled = |part: u64| u128::from(part) * 10_000;
        let mut shares = Vec::new();
        for part in parts {
            shares.push(u64::try_from(scaled(*part).checked_div(whole)?).unwrap_or(u64::MAX));
        }
        let mut losers: Vec<usize> = (0..parts.len()).collect();
        // Stable, so that of those that lose alike the first gain.
        losers.sort_by_key(|index| std::cmp::Reverse(scaled(parts[*index]) % whole));
        let lost = usize::try_from(10_000 - shares.iter().sum::<u64>()).unwrap_or(0);
        for index in losers.into_iter().take(lost) {
            shares[index] += 1;
        }
        (whole > 0).then(|| shares.into_iter().map(Self).collect())
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
    fn shares_of_a_whole_sum_to_it() {
        let shares = |parts: &[u64]| Percent::shares(parts).unwrap().iter().map(Percent::to_string).collect::<Vec<_>>();
        assert_eq!(shares(&[1, 1, 1]), ["33.34", "33.33", "33.33"]);
        assert_eq!(shares(&[2, 0, 1]), ["66.67", "0.00", "33.33"]);
        assert_eq!(Percent::shares(&[0, 0]), None);
        assert_eq!(Percent::shares(&[]), None);
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
        fn shares_lose_nothing(parts in prop::collection::vec(any::<u64>(), 1..30)) {
            prop_assume!(parts.iter().any(|part| *part > 0));
            let shares = Percent::shares(&parts).unwrap();
            prop_assert_eq!(shares.iter().map(|share| share.hundredths()).sum::<u64>(), 10_000);
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

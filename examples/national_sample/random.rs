//! Numbers that look random and are the same each time.

/// SplitMix64 (Steele, Lea and Flood 2014): small, and good enough to invent figures with.
pub struct Random(u64);

impl Random {
    /// The same numbers for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One of `least..=most`.
    pub fn within(&mut self, least: u64, most: u64) -> u64 {
        least + self.next() % (most - least + 1)
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, of_hundred: u64) -> bool {
        self.within(1, 100) <= of_hundred
    }

    /// An index, the more often the greater its weight.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut place = self.within(1, weights.iter().sum());
        let index = weights.iter().position(|weight| {
            let is_here = place <= *weight;
            place = place.saturating_sub(*weight);
            is_here
        });
        index.unwrap_or(0)
    }
}

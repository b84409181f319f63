//! Money in whole satang (สตางค์), so that no sum and no threshold ever rounds.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign},
};

use serde::{Serialize, Serializer};

/// An amount of money that is never negative, counted in satang: 100 satang are one baht.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Satang(u64);

impl Satang {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// The largest amount a cell may hold: one hundred thousand million baht, far above any province's budget and far
    /// below where a sum of rows could overflow.
    pub const MAX_CELL: Self = Self(10_000_000_000_000);

    /// An amount of so many satang.
    pub const fn new(satang: u64) -> Self {
        Self(satang)
    }

    /// An amount of whole baht.
    pub const fn from_baht(baht: u64) -> Self {
        Self(baht * 100)
    }

    /// The amount in satang.
    pub const fn satang(self) -> u64 {
        self.0
    }

    /// Whether it is no money at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The whole baht and the satang left over (0–99).
    pub const fn parts(self) -> (u64, u64) {
        (self.0 / 100, self.0 % 100)
    }

    /// What is left; zero where the other is more.
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// Baht with two decimals and no commas, as the JSON contract writes money: `600000.00`.
impl fmt::Display for Satang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (baht, satang) = self.parts();
        write!(f, "{baht}.{satang:02}")
    }
}

impl Serialize for Satang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Add for Satang {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Satang {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Satang {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

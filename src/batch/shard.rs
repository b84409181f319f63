//! A part of the provinces, for a batch that runs on several machines at once.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{diagnostic::Told, model::Province};

/// In how many parts provinces can be made at most: far more than there are provinces.
const MAX_COUNT: u32 = 1_000;

/// The part `index` of `count`; parts are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Numbers")]
pub struct Shard {
    index: u32,
    count: u32,
}

/// What a ledger says of its part.
#[derive(Deserialize)]
struct Numbers {
    index: u32,
    count: u32,
}

impl TryFrom<Numbers> for Shard {
    type Error = ShardError;

    fn try_from(Numbers { index, count }: Numbers) -> Result<Self, Self::Error> {
        Self::new(index, count).ok_or(ShardError::Unreadable)
    }
}

/// Why there is no such part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShardError {
    #[error("write the part and how many parts there are, such as 2/8")]
    Unreadable,
    #[error(
        "{name} is set but {missing} is not, so it is not known how many parts there are; set it too, or use --shard"
    )]
    CountMissing { name: &'static str, missing: &'static str },
    #[error("{name} is not a number that can be used ({value}); mend it, or use --shard")]
    BadVariable { name: &'static str, value: String },
}

impl Told for ShardError {
    fn thai(&self) -> String {
        match self {
            Self::Unreadable => "เขียนเป็นส่วนที่เท่าใดจากกี่ส่วน เช่น 2/8".to_owned(),
            Self::CountMissing { name, missing } => {
                format!("มีตัวแปร {name} แต่ไม่มี {missing} จึงไม่รู้ว่าแบ่งเป็นกี่ส่วน กำหนด {missing} หรือใช้ --shard")
            }
            Self::BadVariable { name, value } => {
                format!("ตัวแปร {name} มีค่า «{value}» ซึ่งใช้ไม่ได้ แก้ตัวแปร หรือใช้ --shard")
            }
        }
    }
}

impl Shard {
    /// `None` when there is no such part.
    pub fn new(index: u32, count: u32) -> Option<Self> {
        ((1..=count).contains(&index) && count <= MAX_COUNT).then_some(Self { index, count })
    }

    /// The part this process has been given by the scheduler it runs under, if it runs under one: a Kubernetes Indexed
    /// Job (which is told the number of parts by its manifest) or a Slurm array.
    ///
    /// # Errors
    /// When what the scheduler says makes no part.
    pub fn from_environment(variable: impl Fn(&'static str) -> Option<String>) -> Result<Option<Self>, ShardError> {
        let number = |name: &'static str| {
            let read = |value: String| value.parse::<u32>().map_err(|_| ShardError::BadVariable { name, value });
            variable(name).map(read).transpose()
        };
        let needed = |name, missing| number(missing)?.ok_or(ShardError::CountMissing { name, missing });
        let (name, index, count) = if let Some(index) = number("JOB_COMPLETION_INDEX")? {
            ("JOB_COMPLETION_INDEX", index, needed("JOB_COMPLETION_INDEX", "JOB_COMPLETION_COUNT")?)
        } else if let Some(task) = number("SLURM_ARRAY_TASK_ID")? {
            let first = number("SLURM_ARRAY_TASK_MIN")?.unwrap_or(0);
            let step = number("SLURM_ARRAY_TASK_STEP")?.unwrap_or(1).max(1);
            let count = needed("SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT")?;
            ("SLURM_ARRAY_TASK_ID", task.saturating_sub(first) / step, count)
        } else {
            return Ok(None);
        };
        let part = index.checked_add(1).and_then(|index| Self::new(index, count));
        part.map(Some).ok_or_else(|| ShardError::BadVariable { name, value: variable(name).unwrap_or_default() })
    }

    /// Whether a province belongs to this part. It does not depend on the data, so that a province stays in its part
    /// from one run to the next.
    pub fn has(self, province: &Province) -> bool {
        let place = Province::all().iter().position(|other| other.code == province.code).unwrap_or(0);
        place % self.count as usize == (self.index - 1) as usize
    }

    /// Whether a province of a ledger belongs to this part, by its folder's name.
    pub fn has_slug(self, slug: &str) -> bool {
        let known = Province::all().iter().find(|province| province.slug() == slug);
        known.map_or(self.is_first(), |province| self.has(province))
    }

    /// Whether it is the first part, to which belongs what is of no one province.
    pub fn is_first(self) -> bool {
        self.index == 1
    }

    /// How many parts there are.
    pub fn count(self) -> u32 {
        self.count
    }

    /// `2-of-8`, for names of files.
    pub fn name(self) -> String {
        format!("{}-of-{}", self.index, self.count)
    }
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (index, count) = text.split_once('/').ok_or(ShardError::Unreadable)?;
        let number = |text: &str| text.trim().parse().map_err(|_| ShardError::Unreadable);
        Self::new(number(index)?, number(count)?).ok_or(ShardError::Unreadable)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &[(&'static str, &str)]) -> Result<Option<Shard>, ShardError> {
        Shard::from_environment(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn every_province_is_in_one_part_and_parts_are_alike_in_size() {
        let parts: Vec<Shard> = (1..=8).map(|index| Shard::new(index, 8).unwrap()).collect();
        for province in Province::all() {
            assert_eq!(parts.iter().filter(|part| part.has(province)).count(), 1);
        }
        for part in parts {
            let provinces = Province::all().iter().filter(|province| part.has(province)).count();
            assert!((9..=10).contains(&provinces));
        }
    }

    #[test]
    fn a_part_is_one_of_those_there_are() {
        assert_eq!("2/8".parse::<Shard>().unwrap().to_string(), "2/8");
        for text in ["0/8", "9/8", "1/0", "2", "a/b", "", "1/1001", "1/4294967295"] {
            assert_eq!(text.parse::<Shard>(), Err(ShardError::Unreadable), "{text}");
        }
        let of_ledger = |index: u32, count: u32| serde_json::json!({ "index": index, "count": count });
        assert_eq!(serde_json::from_value::<Shard>(of_ledger(2, 8)).ok(), Shard::new(2, 8));
        for (index, count) in [(0, 8), (9, 8), (1, u32::MAX)] {
            assert!(serde_json::from_value::<Shard>(of_ledger(index, count)).is_err(), "{index}/{count}");
        }
    }

    #[test]
    fn schedulers_give_the_part() {
        assert_eq!(from(&[]), Ok(None));
        let kubernetes = [("JOB_COMPLETION_INDEX", "0"), ("JOB_COMPLETION_COUNT", "4")];
        assert_eq!(from(&kubernetes), Ok(Shard::new(1, 4)));
        assert!(matches!(from(&kubernetes[..1]), Err(ShardError::CountMissing { .. })));
        let slurm = [
            ("SLURM_ARRAY_TASK_ID", "5"),
            ("SLURM_ARRAY_TASK_MIN", "1"),
            ("SLURM_ARRAY_TASK_STEP", "2"),
            ("SLURM_ARRAY_TASK_COUNT", "4"),
        ];
        assert_eq!(from(&slurm), Ok(Shard::new(3, 4)));
        assert!(matches!(from(&[("SLURM_ARRAY_TASK_ID", "x")]), Err(ShardError::BadVariable { .. })));
    }
}

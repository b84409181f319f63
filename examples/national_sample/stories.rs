//! How a province's year goes: which levels it is bound for, and what keeps it from more.

use super::random::Random;

/// What a province will show, in per cent of its targets, and which months and acts are late or lacking.
#[derive(Debug, Clone)]
pub struct Story {
    /// Projects in the plan.
    pub projects: u64,
    /// People in per cent of the target by the end of March, and of September.
    pub people: [u64; 2],
    /// Disbursement of each round in per cent of its allocation; `None` is not given.
    pub spent: [Option<u64>; 2],
    /// How many days after its due day the plan book went off; less than zero is before.
    pub plan_late: i64,
    /// Months (October is 0) recorded late, and not recorded at all.
    pub late: Vec<u64>,
    pub unrecorded: Vec<u64>,
    /// How many days after its due day the annual report went off; `None` when it did not.
    pub report_late: Option<i64>,
}

/// Least and most per cent of people and money that lead to a level.
const FIRST: [[u64; 4]; 6] =
    [[2, 35, 20, 75], [4, 35, 30, 80], [5, 19, 30, 59], [21, 29, 61, 69], [31, 39, 71, 79], [41, 56, 81, 99]];
const SECOND: [[u64; 4]; 6] =
    [[8, 75, 40, 95], [10, 49, 40, 69], [51, 59, 71, 79], [61, 69, 81, 89], [71, 79, 91, 99], [81, 104, 100, 100]];

impl Story {
    pub fn new(random: &mut Random) -> Self {
        let size = random.within(0, 99);
        // Most plans are small, some are very large.
        let projects = 5 + size * size * 145 / (99 * 99);
        let first = random.weighted(&[10, 8, 16, 24, 22, 20]);
        // Who did well in the first half mostly does in the second.
        let mut weights = [8, 8, 10, 10, 10, 8];
        weights[first] += 40;
        let second = random.weighted(&weights);
        let [people_least, people_most, spent_least, spent_most] = FIRST[first];
        let by_march = random.within(people_least, people_most);
        let spent_first = random.within(spent_least, spent_most);
        let [people_least, people_most, spent_least, spent_most] = SECOND[second];
        let by_september = random.within(people_least, people_most).max(by_march);
        let spent_second = random.within(spent_least, spent_most);
        let mut story = Self {
            projects,
            people: [by_march, by_september],
            spent: [Some(spent_first), Some(spent_second)],
            plan_late: -(random.within(0, 20) as i64),
            late: Vec::new(),
            unrecorded: Vec::new(),
            report_late: Some(-(random.within(0, 9) as i64)),
        };
        match first {
            0 => story.plan_late = random.within(1, 40) as i64,
            1 => story.late.push(random.within(0, 4)),
            _ => {}
        }
        match second {
            0 if random.chance(60) => story.late.push(random.within(6, 10)),
            0 => story.unrecorded.push(random.within(7, 10)),
            5 => {}
            _ if random.chance(40) => story.report_late = None,
            _ if random.chance(30) => story.report_late = Some(random.within(1, 15) as i64),
            _ => {}
        }
        if second < 2 && random.chance(25) {
            story.spent[1] = None;
        }
        story
    }
}

//! The tables of a dataset as the data contract names them: file, sheet and columns, in Thai and English.

mod columns;
mod tables;

use std::sync::LazyLock;

use crate::text::{bare, letters, nearest};

/// The sheet of a form that explains the others.
pub const GUIDE_SHEET: &str = "คำอธิบาย";

/// The sheet of a form with the lists an office may change.
pub const LISTS_SHEET: &str = "รายการเลือก";

/// The sheet of a marked copy that lists what was found; the second name is for workbooks that have a sheet by the first.
pub const FINDINGS_SHEETS: [&str; 2] = ["ผลการตรวจ", "ผลการตรวจ ruplem"];

/// One table of a dataset, in the order faults are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// `province.toml`, sheet ข้อมูลจังหวัด: keys and values instead of columns.
    Province,
    /// The plan, one row a project.
    Projects,
    /// One row a project and month.
    Results,
    /// When each month was recorded (เอกสาร ๑).
    Reports,
    /// Readings of GFMIS, one row a round and day.
    Budget,
    /// What is handed in once a year.
    Submissions,
    /// Committees and mechanisms, one row a seat.
    Committee,
    /// Workers of the province, one row a figure.
    Situation,
    /// Problems and remedies, for the annual report.
    Problems,
    /// Photos, for the annual report.
    Photos,
    /// What is done in each project, one row an activity.
    Activities,
    /// What plans above this one ask for, one row a text.
    Alignment,
    /// The province at large, one row a fact.
    General,
    /// What the year before came to, one row of the province, a group, a strategy or a round.
    LastYear,
    /// The office's own words for passages of the books, one row a passage.
    Wording,
    /// Documents that are bound in, one row each.
    Annexes,
    /// `handbook.toml`, sheet คู่มือประจำปี: what the year's handbook says besides its criteria, keys and values.
    Handbook,
    /// The criteria of the rounds, one row each.
    Criteria,
}

/// A column's names, whether every row must fill it, and what a form says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The heading a form has.
    pub thai: &'static str,
    /// The heading programs write, and the name of the column in this code.
    pub english: &'static str,
    /// Whether every row must fill it.
    pub required: bool,
    /// What its cells hold.
    pub holds: Holds,
    /// What belongs in it, in Thai.
    pub about: &'static str,
    /// `{จังหวัด}` stands for the province's name, `{อักษรย่อ}` for its two letters. Blank where what the column holds, or
    /// the list it is chosen from, shows enough.
    pub example: &'static str,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    /// Words.
    Text,
    /// Whole people, 0 or more.
    People,
    /// Baht with at most two decimals, 0 or more.
    Money,
    /// One day, in any of the contract's forms.
    Day,
    /// A month of the fiscal year.
    Month,
    /// A whole number that is never added up: of a level, of per cents.
    Number,
    /// One of a list.
    Choice(Choices),
}

/// The lists cells are chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choices {
    /// The ids of the projects table.
    Projects,
    /// The rounds of the year's handbook.
    Rounds,
    /// What is handed in once a year.
    Items,
    /// The three groups of workers.
    Groups,
    /// What a row of the year before is of.
    LastYear,
    /// ยุทธศาสตร์, which an office may change.
    Strategies,
    /// หน่วยงาน, which an office may change.
    Agencies,
    /// แหล่งงบประมาณ, which an office may change.
    Sources,
    /// Committees and local mechanisms.
    Bodies,
    /// The colours of books that have a name; others have a number.
    Colours,
    /// What the rules of a year ask for.
    Criteria,
    /// ใช่ or ยัง.
    YesOrNotYet,
    /// ใช่ or ไม่.
    YesOrNo,
    /// The books that a document is bound into.
    Books,
}

impl Table {
    /// In the order faults are reported.
    pub const ALL: [Self; 18] = [
        Self::Province,
        Self::Projects,
        Self::Results,
        Self::Reports,
        Self::Budget,
        Self::Submissions,
        Self::Committee,
        Self::Situation,
        Self::Problems,
        Self::Photos,
        Self::Activities,
        Self::Alignment,
        Self::General,
        Self::LastYear,
        Self::Wording,
        Self::Annexes,
        Self::Handbook,
        Self::Criteria,
    ];

    /// The tables of a year's rules, which a national dataset has once for all provinces.
    pub const RULES: [Self; 2] = [Self::Handbook, Self::Criteria];

    /// The name of the file without its ending, and of the sheet in English.
    pub const fn english(self) -> &'static str {
        self.entry().english
    }

    /// The name of the sheet in a workbook.
    pub const fn thai(self) -> &'static str {
        self.entry().thai
    }

    /// What a form says the table is for.
    pub const fn about(self) -> &'static str {
        self.entry().about
    }

    /// The columns, in the order in which the contract lists them and a form shows them.
    pub const fn columns(self) -> &'static [Column] {
        self.entry().columns
    }

    /// The table a sheet is named after, in Thai or English; spaces and letter case do not matter.
    pub fn of_sheet(name: &str) -> Option<Self> {
        let name = bare(name);
        Self::ALL.into_iter().find(|table| name == bare(table.thai()) || name == table.english())
    }

    /// The sheet whose name is close to one that is not known.
    pub fn nearest_sheet(name: &str) -> Option<&'static str> {
        nearest(name, Self::ALL.map(Self::thai)).or_else(|| {
            let english = nearest(name, Self::ALL.map(Self::english))?;
            Self::ALL.into_iter().find(|table| table.english() == english).map(Self::thai)
        })
    }

    /// The name of the file in a folder dataset.
    pub fn file(self) -> String {
        match self {
            Self::Province => "province.toml".to_owned(),
            Self::Handbook => "handbook.toml".to_owned(),
            table => format!("{}.csv", table.english()),
        }
    }

    /// The name of the file in a national folder, where every table has a row's province in a column of its own.
    pub fn national_file(self) -> String {
        match self {
            Self::Handbook => self.file(),
            table => format!("{}.csv", table.english()),
        }
    }

    /// The column a heading means, by its name in Thai or English; spaces, letter case and what nobody sees do not matter.
    pub fn column_named(self, heading: &str) -> Option<&'static Column> {
        let named = &NAMED[self.order()];
        let found = named.binary_search_by(|(name, _)| name.chars().cmp(letters(heading))).ok()?;
        Some(named[found].1)
    }

    /// The Thai name of the column whose name is close to a heading that is not known.
    pub fn nearest_column(self, heading: &str) -> Option<&'static str> {
        let name = nearest(heading, self.columns().iter().flat_map(|column| column.names()))?;
        self.column_named(name).map(|column| column.thai)
    }

    /// Whether a dataset without this table is incomplete; such a table may still be empty.
    pub const fn required(self) -> bool {
        self.entry().required
    }

    /// Whether it has keys with values beside them instead of columns.
    pub const fn has_keys(self) -> bool {
        matches!(self, Self::Province | Self::Handbook)
    }

    /// The place of this table in the report.
    pub const fn order(self) -> usize {
        self as usize
    }
}

impl Holds {
    /// Whether it is counted or added up.
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::People | Self::Money)
    }

    /// Whether it is words or a name, though of digits.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Choice(_)) && !matches!(self, Self::Choice(Choices::Rounds))
    }
}

impl Column {
    /// The column that says whose row it is in a national table.
    pub const PROVINCE: Self = Self {
        thai: "จังหวัด",
        english: "province",
        required: true,
        holds: Holds::Text,
        about: "จังหวัดของแถวนี้ ในชุดข้อมูลทั้งประเทศ",
        example: "{จังหวัด}",
    };

    /// Whether a heading in a file means this column; spaces, letter case and what nobody sees do not matter.
    pub fn is_named(self, heading: &str) -> bool {
        self.names().any(|name| letters(heading).eq(letters(name)))
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        [self.thai, self.english].into_iter()
    }
}

/// The columns of each table by what is left of their names in Thai and English, in order: every cell that may be a
/// heading is looked up here.
static NAMED: LazyLock<[Vec<(String, &'static Column)>; Table::ALL.len()]> = LazyLock::new(|| {
    Table::ALL.map(|table| {
        let names = table.columns().iter().flat_map(|column| column.names().map(move |name| (bare(name), column)));
        let mut named: Vec<_> = names.collect();
        named.sort_by(|(one, _), (other, _)| one.cmp(other));
        named
    })
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_heading_names_one_column_of_its_table() {
        for table in Table::ALL {
            let names: Vec<&str> = table.columns().iter().flat_map(|column| column.names()).collect();
            assert_eq!(names.iter().map(|name| bare(name)).collect::<BTreeSet<_>>().len(), names.len(), "{table:?}");
            for column in table.columns() {
                for name in column.names() {
                    assert_eq!(table.column_named(name), Some(column));
                    assert_eq!(table.column_named(&format!(" \u{200b}{} ", name.to_uppercase())), Some(column));
                    assert_eq!(table.column_named(&format!("{name}ๆ")), None);
                }
            }
            assert_eq!(table.column_named(""), None);
        }
    }
}

//! Every kind of fault the data can have, in one list, and the code each is known by.
//!
//! A code is the name of its kind. Codes are part of the contract with other programs and are explained one by one in
//! docs/diagnostics.md; how grave a kind is stands in `severity`, what is said of it in `wording`.

use chrono::NaiveDate;
use strum::{IntoStaticStr, VariantNames};

use super::{AnnexFault, Bilingual, Limit, MailFault, NoDay, PictureFault, Sort};
use crate::{
    enclosed::pdf::NoData,
    handbook::Reason,
    model::{Colour, FiscalYear, LinkError, Month, SubmissionItem, WorkerGroup},
    schema::{Holds, Table},
};

/// What is wrong, with the facts its message needs. What was found stands in the diagnostic itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[allow(missing_docs, reason = "docs/diagnostics.md explains each, and tests hold it to this list")]
pub enum Fault {
    MissingTable {
        table: Table,
        is_sheet: bool,
        /// The file that lies there by the table's name with «.txt» behind it.
        txt: Option<String>,
    },
    UnreadableFile {
        cause: Bilingual,
    },
    /// The program itself failed over it.
    ProgramFault {
        cause: String,
    },
    OutsideDataset,
    /// A folder, a pipe or a device by the name of a file.
    NotPlainFile,
    FileTooLarge {
        limit_mb: u64,
    },
    BrokenWorkbook {
        cause: String,
    },
    LockedWorkbook,
    OldWorkbook,
    /// A PDF file among datasets, or in the place of one, that carries none.
    BookWithoutData {
        cause: NoData,
    },
    /// What a book carries is no longer what was put in.
    AlteredBook {
        files: String,
    },
    /// Of several books or mails of a province one counts.
    SeveralBooks {
        used: String,
        /// The days of the mails that this one and the one that counts came by.
        came: [Option<NaiveDate>; 2],
        /// Of this one, where they are why it does not count.
        errors: usize,
    },
    /// A saved mail that nothing can be read of.
    MailWithoutData {
        fault: MailFault,
    },
    /// A mail of a kind that is not read.
    OtherMail,
    /// What was sent in came after the day it was due.
    LateMail {
        item: SubmissionItem,
        due: NaiveDate,
        came: NaiveDate,
    },
    /// The data has another day for what was sent in than its mail.
    OtherMailDay {
        item: SubmissionItem,
        stated: NaiveDate,
        came: NaiveDate,
    },
    WorkbookTooLarge {
        limit: Limit,
    },
    TableTooLarge,
    /// The rows from here on are not looked at any more.
    TooManyFaults,
    DuplicateSheet {
        first: String,
    },
    UnknownSheet {
        nearest: Option<&'static str>,
    },
    /// A table's sheet, which counts all the same.
    HiddenSheet,
    HiddenRows {
        rows: usize,
    },
    HiddenColumns {
        columns: usize,
    },
    /// Rows that are shown struck out.
    StruckRows {
        rows: usize,
    },
    NotUtf8,
    BrokenToml {
        cause: String,
    },
    BrokenCsv,
    /// A file that ends in bytes never written.
    UnfinishedFile,
    MissingColumn {
        thai: &'static str,
        english: &'static str,
    },
    DuplicateColumn,
    UnknownColumn {
        nearest: Option<&'static str>,
    },
    UnknownKey {
        table: Table,
        nearest: Option<&'static str>,
    },
    UnknownFile {
        nearest: Option<String>,
        is_workbook: bool,
    },
    /// A table of a kind that is not read, beside tables that are or where a province may have no other.
    OtherKind {
        is_beside: bool,
    },
    FolderWithoutTable,
    MixedDataset {
        folders: Vec<String>,
    },
    /// Cells without a heading, in one row or in so many from there on.
    ExtraCells {
        rows: usize,
        /// Which these are, where it may be something else in each.
        at: Vec<(u32, u32)>,
        is_sheet: bool,
    },
    /// A number that a comma of thousands has parted into several cells.
    SplitNumber {
        whole: String,
        /// Whether the row makes no sense as it stands.
        is_sure: bool,
        is_sheet: bool,
    },
    ShortRow {
        cells: usize,
        headings: usize,
    },
    MissingValue {
        holds: Holds,
    },
    FormulaWithoutValue,
    /// Results of formulas that the workbook itself says are still to be calculated.
    StaleFormulas {
        cells: usize,
    },
    FormulaError,
    /// A day or a truth value where a text belongs.
    NotText {
        is_day: bool,
    },
    /// A number the spreadsheet shows as another: a per cent, or in powers of ten.
    ShownOtherwise {
        shown: Option<String>,
    },
    /// A number of a telephone that begins with a zero.
    LostZero,
    /// A text that a spreadsheet took for a number and shortened: `1.23E+12`.
    LostDigits,
    WrongTotal {
        column: String,
        written: String,
        sum: String,
    },
    /// Remarks below the data, by stretches of rows.
    RemarkRow {
        rows: Vec<(u32, u32)>,
    },
    /// The heading again, among the data.
    RepeatedHeading {
        rows: Vec<(u32, u32)>,
    },
    /// Names of strategies in rows of their own above their projects.
    StrategyRows {
        rows: Vec<(u32, u32)>,
        /// Whether they have been given to projects that had none.
        is_used: bool,
    },
    /// Rows that hold next to nothing of what a row of the table needs.
    ForeignRows {
        table: Table,
        rows: Vec<(u32, u32)>,
    },
    /// Rows that have begun well and lack most of what they need.
    UnfilledRows {
        rows: Vec<(u32, u32)>,
    },
    /// Cells that a column of nothing parts from the table.
    BesideTable {
        cells: String,
    },
    /// A row that counts as data though its words, or its figures, are those of a total.
    DoubtfulTotal,
    InvisibleCharacters {
        refused: bool,
    },
    RepairedText {
        after: String,
        refused: bool,
    },
    DoubtfulThai {
        piece: String,
        suggestion: Option<String>,
        /// Whether no Thai word can be written so; else it is only in no list of words.
        is_sure: bool,
    },
    /// Text whose letters became question marks or the like.
    LostText,
    /// A figure or a truth value alone where text belongs.
    FigureForText,
    TextTooLong,
    UnprintableCharacter {
        character: char,
    },
    BadNumber {
        nearest: Option<String>,
        /// What is counted in another column than this one.
        unit: Option<&'static str>,
    },
    /// A number that was taken out of what stood around it.
    RepairedNumber {
        after: String,
        refused: bool,
        rows: usize,
    },
    NegativeNumber,
    FractionalPeople,
    TooManyDecimals,
    NumberTooLarge,
    BadDate {
        nearest: Option<String>,
        why: NoDay,
    },
    /// A day that makes sense when day and month, in the order of other countries, change places.
    SwappedDay {
        read: NaiveDate,
        meant: NaiveDate,
        rows: usize,
    },
    BadMonth {
        nearest: Option<String>,
    },
    MonthOutsideYear {
        year: FiscalYear,
        /// The month of the same name that lies in the year.
        meant: Month,
        /// How many years it lies away from what was found.
        years: i32,
        /// Of the column, how many are as far out.
        rows: usize,
    },
    EndBeforeStart,
    UnknownProject {
        nearest: Option<String>,
    },
    DuplicateProject {
        first_row: u32,
    },
    DuplicateMonth {
        first_row: u32,
    },
    DuplicateItem {
        first_row: u32,
    },
    DuplicateReading {
        first_row: u32,
    },
    UnknownItem {
        nearest: Option<&'static str>,
    },
    UnknownGroup {
        nearest: Option<&'static str>,
    },
    UnknownRound {
        allowed: String,
    },
    UnknownProvince {
        nearest: Option<&'static str>,
    },
    Bangkok,
    UnlistedProvince,
    DuplicateProvince {
        first: String,
        first_row: Option<u32>,
    },
    BadFiscalYear,
    BadLink {
        why: LinkError,
    },
    UnknownColour {
        nearest: Option<&'static str>,
    },
    /// Text in this colour could not be read on paper.
    LightColour {
        used: Colour,
    },
    /// A year before the first of which any rules are known.
    NoHandbook {
        first: Option<FiscalYear>,
    },
    /// Every month of the tables is of one other year: somebody has changed the year alone.
    YearOfOtherData {
        stated: FiscalYear,
        data: FiscalYear,
    },
    /// A rule that cannot be, or contradicts another.
    BadRule {
        reason: Reason,
    },
    UnknownCriterion {
        nearest: Option<&'static str>,
    },
    /// A province's confirmed rules say something else than those given for all.
    ContradictsRules,
    /// A province's rules say something else than those given for all, and nobody has confirmed them.
    OverruledRules {
        cells: usize,
    },
    /// A province of a country is scored otherwise than most others are.
    DifferingRules {
        provinces: usize,
    },
    /// Nobody has said under which long-term plan the year falls.
    UnknownLongPlan {
        year: FiscalYear,
    },
    /// The year goes by the rules of an earlier one, or by its own that nobody has held against its handbook.
    AssumedHandbook {
        year: FiscalYear,
        from: FiscalYear,
        /// Whether the dataset has the tables in which rules are mended and confirmed.
        has_tables: bool,
    },
    RecordedBeforeMonth {
        month: Month,
        meant: Option<NaiveDate>,
        rows: usize,
    },
    /// Long before the month was over.
    RecordedEarly {
        /// The month whose day stands here, where this month's day stands there.
        swapped: Option<Month>,
        rows: usize,
    },
    AgencySpelling {
        other: String,
        first_row: u32,
        /// Read as the other, for nothing but spaces, signs and abbreviations differ.
        is_joined: bool,
    },
    /// The same of a strategy, a source of money, a committee, a topic.
    NameSpelling {
        other: String,
        first_row: u32,
        is_joined: bool,
    },
    /// A strategy's number that becomes another in the books.
    StrategyNumber {
        number: u32,
        shown: u32,
    },
    /// One project twice, under two ids.
    CopiedProject {
        id: String,
        first_row: u32,
    },
    /// What belongs to another province, left from its plan.
    OtherProvince {
        other: &'static str,
        rows: usize,
    },
    /// A district of a project that its province has not.
    UnknownDistrict {
        name: String,
        nearest: Option<String>,
        /// How many other names of the cell are not known either.
        more: usize,
        province: &'static str,
    },
    /// A passage of the books by a name that none has.
    UnknownPassage {
        nearest: Option<&'static str>,
    },
    /// A figure in the office's own words that the data tells otherwise.
    FigureInWords {
        written: String,
        known: String,
        unit: &'static str,
    },
    /// A row of the year before that is of nothing known.
    UnknownLastYearItem {
        nearest: Option<&'static str>,
    },
    /// A level that no round can reach.
    LevelOutOfRange {
        highest: u8,
    },
    /// A figure, or a strategy, in a row of the year before that has none.
    UnusedLastYearFigure {
        item: &'static str,
    },
    /// Parts of the year before that do not come to its whole.
    LastYearPartsDiffer {
        parts: &'static str,
        sum: String,
        /// Of baht; else of people.
        is_money: bool,
    },
    /// The table of the year before says something else than that year's own data.
    LastYearDiffers {
        /// What is told of it there; `None` where nothing is.
        told: Option<String>,
    },
    /// A strategy that no project of the plan stands under.
    UnknownStrategy {
        nearest: Option<String>,
    },
    ActivityOutsideSpan {
        start: Month,
        end: Month,
    },
    /// What the activities of a project add up to is not what the plan says of it.
    ActivitiesDiffer {
        project: String,
        sum: String,
        whole: String,
        /// Of baht; else of people.
        is_money: bool,
    },
    ZeroTarget,
    ZeroPlanTarget,
    ZeroAllocation,
    ResultOutsideSpan {
        start: Month,
        end: Month,
    },
    ResultNeverRecorded {
        month: Month,
        rows: usize,
        people: u64,
    },
    RepeatedResult {
        first_row: u32,
    },
    ResultOverTarget {
        people: u64,
        target: u64,
    },
    /// Each month holds what was reached up to it, which is then added up again.
    RunningTotal {
        project: String,
        people: u64,
        target: u64,
    },
    /// More of one group and fewer of another than their targets, which fit the other way round.
    SwappedTargets {
        groups: [WorkerGroup; 2],
        rows: usize,
    },
    OverBudget {
        project: String,
        spent: String,
        budget: String,
    },
    OverAllocation {
        allocated: String,
    },
    /// GFMIS adds up from the year's first day, so no later figure is smaller.
    ShrunkDisbursement {
        earlier: String,
    },
    /// The year's allocation is smaller than that of its first half.
    ShrunkAllocation {
        earlier: String,
    },
    /// A figure about a thousand times smaller than it can be.
    UnitSlip {
        /// Far larger than all others instead.
        is_large: bool,
        rows: usize,
    },
    /// One column in order beside that by which the rows stand.
    SortedApart,
    PerCentsOfPeople {
        project: String,
    },
    /// Every figure of a month stands in the month after it too.
    CopiedMonth {
        month: Month,
    },
    /// A text of the sort another column holds.
    OtherColumn {
        sort: Sort,
        rows: usize,
    },
    /// A per cent where money belongs, or digits that were left out.
    TinyDisbursement {
        allocated: String,
    },
    ReadingAfterRound {
        last: NaiveDate,
    },
    DateFarFromYear {
        year: FiscalYear,
        day: NaiveDate,
    },
    /// Every month on a day of the month after its own.
    RecordedLate,
    /// A year of figures that is far from the dataset's, or later.
    FarYear {
        year: FiscalYear,
    },
    /// A day that makes sense in another year alone.
    YearSlip {
        meant: NaiveDate,
        /// The same with day and month the other way round, where that makes sense too.
        swapped: Option<NaiveDate>,
        years: i32,
        rows: usize,
    },
    /// What comes later by its nature, done before.
    OutOfOrder {
        after: SubmissionItem,
        day: NaiveDate,
    },
    /// A year of our era in a column of Buddhist years.
    ChristianYear {
        buddhist: u32,
    },
    /// The sums of two topics that each count a whole group of workers.
    TopicsDiffer {
        people: u64,
        other: String,
        other_people: u64,
    },
    PhotoOutside,
    MissingPhoto,
    BadPicture {
        fault: PictureFault,
    },
    AnnexOutside,
    MissingAnnex,
    BadAnnex {
        fault: AnnexFault,
    },
    /// Neither yes nor no.
    UnknownAnswer,
    /// A document is bound into a book that there is not.
    UnknownBook {
        nearest: Option<&'static str>,
    },
}

impl Fault {
    /// Every code there is, in the order of the list above.
    pub const CODES: &'static [&'static str] = Self::VARIANTS;

    /// The name other programs know this fault by.
    pub fn code(&self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_name_of_its_kind() {
        assert_eq!(Fault::NotUtf8.code(), "not_utf8");
        assert_eq!(Fault::BadPicture { fault: PictureFault::Damaged }.code(), "bad_picture");
        assert!(Fault::CODES.contains(&"not_utf8") && Fault::CODES.contains(&"bad_picture"));
    }
}

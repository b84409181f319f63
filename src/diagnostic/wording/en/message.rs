//! What each fault says, in English.

use chrono::{Datelike, NaiveDate};

use super::{and_more, annex_fault, listed, picture_fault, rows, sort_name};
use crate::{
    diagnostic::{
        Fault, Limit, MailFault, NoDay,
        wording::{grouped_count, out_of_year},
    },
    limits::{MAX_ATTACHED, MAX_CELL, MAX_COLUMNS, MAX_FAULTS, MAX_ROWS},
    model::{BUDDHIST_OFFSET, LinkError},
    thai::digits::grouped,
};

pub fn message(fault: &Fault) -> String {
    use Fault::*;
    match fault {
        MissingTable { .. } => "the dataset lacks this table".into(),
        ProgramFault { cause } => format!("the program failed over this ({cause})"),
        UnreadableFile { cause } => format!("the file cannot be read ({})", cause.english),
        NotPlainFile => "this is a folder, a pipe or a device, not a file, and is not read".into(),
        OutsideDataset => "this is a link to a place outside the dataset, and is not followed".into(),
        FileTooLarge { limit_mb } => format!("the file is larger than {limit_mb} MB"),
        BrokenWorkbook { cause } => format!("this is no sound workbook ({cause})"),
        LockedWorkbook => "the workbook has a password and cannot be read".into(),
        OldWorkbook => "this is a workbook of the old kind (.xls)".into(),
        BookWithoutData { cause } => format!("this PDF file is no dataset: {cause}"),
        AlteredBook { files } => format!("the data in this PDF file was changed after the book was made ({files})"),
        SeveralBooks { used, came: [came, other], errors } => {
            let received = |day: &Option<NaiveDate>| day.map_or_else(String::new, |day| format!(" (received {day})"));
            let because = match errors {
                0 => String::new(),
                1 => "it has an error, and ".to_owned(),
                more => format!("it has {more} errors, and "),
            };
            format!(
                "this data{} is not used, for {because}{used}{} of the same province is",
                received(came),
                received(other)
            )
        }
        MailWithoutData { fault } => match fault {
            MailFault::Nothing => "nothing is attached to this e-mail, so it has no data".into(),
            MailFault::Others { names, more } => {
                let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
                format!("nothing attached to this e-mail is data ({names}{more})")
            }
            MailFault::OfOutlook => {
                "what is attached to this e-mail is in winmail.dat, which Outlook alone opens".into()
            }
            MailFault::Locked => {
                "this e-mail is encrypted or signed (smime.p7m), and what is attached cannot be opened".into()
            }
            MailFault::TooMany => {
                format!(
                    "this e-mail has more than {MAX_ATTACHED} files attached, or mails within mails deeper than is read"
                )
            }
        },
        OtherMail => "e-mails of this kind are not read, and what is attached is not used".into(),
        LateMail { item, due, came } => {
            format!("«{}» came by mail on {came}, after the day it was due, {due}", item.english())
        }
        OtherMailDay { item, stated, came } => {
            format!("«{}» has the day {stated}, but the e-mail it was attached to came on {came}", item.english())
        }
        WorkbookTooLarge { limit: Limit::Megabytes(limit) } => {
            format!("what the workbook holds unpacks to more than {limit} MB")
        }
        WorkbookTooLarge { limit: Limit::Together(limit) } => {
            format!("the data of all provinces up to here takes more than {limit} MB; from here on no province is read")
        }
        WorkbookTooLarge { limit: Limit::Sheets(limit) } => {
            format!("the workbook has more than {} sheets", grouped_count(*limit))
        }
        TableTooLarge => format!(
            "this table has too many rows or columns (at most {} rows, {MAX_COLUMNS} columns)",
            grouped_count(MAX_ROWS)
        ),
        TooManyFaults => format!(
            "this table has more than {} faults; from here on it was not looked at any more",
            grouped_count(MAX_FAULTS)
        ),
        DuplicateSheet { first } => {
            format!("this sheet is the same table as «{first}», so it is not clear which one counts")
        }
        UnknownSheet { .. } => "this sheet is not known, and what it holds is not used".into(),
        HiddenSheet => "this sheet is hidden, and is read and counts like any other".into(),
        HiddenRows { rows } => format!("from here down {rows} hidden rows hold data, and count like any other"),
        HiddenColumns { columns } => {
            format!("from here on {columns} hidden columns hold data, and count like any other")
        }
        StruckRows { rows } => format!("from here down {rows} rows are struck out, and count like any other"),
        NotUtf8 => "the file's text is not UTF-8, UTF-16 or Windows-874".into(),
        BrokenToml { cause } => format!("this is not well formed ({cause})"),
        BrokenCsv => "a quote in this row is not closed, so it is not clear where cells and rows end".into(),
        UnfinishedFile => {
            "the file was never written to its end, which is empty (NUL); nobody knows how much is missing".into()
        }
        MissingColumn { english, .. } => format!("the column «{english}» is missing"),
        DuplicateColumn => "this column stands twice, so it is not clear which one counts".into(),
        UnknownColumn { .. } => "this column is not known, and what it holds is not used".into(),
        UnknownKey { .. } => "this key is not known, and its value is not used".into(),
        UnknownFile { is_workbook, .. } => {
            if *is_workbook {
                "this workbook lies beside the files of tables, which are read instead of it".into()
            } else {
                "this file is not known, and what it holds is not used".into()
            }
        }
        OtherKind { .. } => "files of this kind are not read, and what this one holds is not used".into(),
        FolderWithoutTable => "this folder holds no province's tables or workbook, and nothing is read of it".into(),
        MixedDataset { folders } => format!(
            "tables lie beside folders that are datasets themselves ({}): it is not clear which count",
            listed(folders)
        ),
        ExtraCells { rows: 1, .. } => "this row holds more cells than there are headings".into(),
        ExtraCells { at, .. } if !at.is_empty() => {
            format!("{} hold more cells than there are headings", rows(at))
        }
        ExtraCells { rows, .. } => {
            format!("from here down {rows} rows have a cell in this column, which has no heading")
        }
        SplitNumber { whole, .. } => format!("thousands commas part a number into several cells; it may be «{whole}»"),
        ShortRow { cells, headings } => {
            format!("this row has only {cells} cells of {headings}, so values that are needed are missing")
        }
        MissingValue { .. } => "a value that is needed is missing".into(),
        FormulaWithoutValue => "this cell has a formula whose result the file does not hold".into(),
        StaleFormulas { cells } => format!(
            "the file says that results of formulas are still to be calculated ({cells} cells from here on), so it is \
             not sure that those it holds are right"
        ),
        FormulaError => "the formula in this cell has failed".into(),
        NotText { is_day: true } => {
            "this cell holds a day or a time and no text: a spreadsheet may have made it of 1-1 or 1/2565".into()
        }
        NotText { is_day: false } => "this cell holds a truth value (TRUE, FALSE) and no text".into(),
        ShownOtherwise { shown } => match shown {
            Some(shown) => format!("the sheet shows «{shown}» here, but the cell holds another value"),
            None => "this cell holds a number, which the sheet shows as something else".into(),
        },
        LostZero => {
            "this telephone number does not begin with 0, which may be lost because the cell holds a number".into()
        }
        LostDigits => "a spreadsheet has shortened this text to a power of ten, and its last digits are lost".into(),
        WrongTotal { column, written, sum } => {
            format!("the total of «{column}» is {written}, but the rows above add up to {sum}")
        }
        DoubtfulTotal => "this row looks like a total, but is as whole as data and counts as such".into(),
        RemarkRow { rows: found } => format!("{}: a remark or a signature below the table, and no data", rows(found)),
        RepeatedHeading { rows: found } => format!("{}: the heading again, and no data", rows(found)),
        StrategyRows { rows: found, is_used: true } => format!(
            "{}: the name of a strategy and no project, taken for the strategy of the projects below that have none",
            rows(found)
        ),
        StrategyRows { rows: found, .. } => format!("{}: the name of a strategy, and no project", rows(found)),
        ForeignRows { table, rows: found } => format!(
            "{}: no data of the table «{}», for nearly all they would need is missing; they are not read",
            rows(found),
            table.english()
        ),
        UnfilledRows { rows: found } => {
            format!("{}: begun, but nearly all they need is missing; they are not read", rows(found))
        }
        BesideTable { cells } => {
            format!("cells {cells} stand beside the table without a heading of it, and are not read")
        }
        InvisibleCharacters { refused } => {
            if *refused {
                "it holds characters nobody can see".into()
            } else {
                "characters nobody can see were left out".into()
            }
        }
        RepairedText { after, refused } => {
            if *refused {
                format!("this is typed in the wrong order or with the wrong letters, for «{after}»")
            } else {
                format!("this was typed in the wrong order or with the wrong letters, and is read as «{after}»")
            }
        }
        DoubtfulThai { piece, is_sure: true, .. } => {
            format!("at «{piece}» a vowel or tone mark is misplaced, and cannot be put right for certain")
        }
        DoubtfulThai { piece, .. } => {
            format!("at «{piece}» a vowel or tone mark seems lost or misplaced, as in text copied out of a PDF")
        }
        LostText => "the letters of this cell are lost: they became question marks or other characters".into(),
        FigureForText => "text belongs here, but there is only a figure or a truth value".into(),
        TextTooLong => format!("this text is longer than {} characters", grouped_count(MAX_CELL)),
        UnprintableCharacter { character } => {
            format!("it holds a character no bundled font can print: {character} (U+{:04X})", u32::from(*character))
        }
        BadNumber { unit: Some(unit), .. } => format!("the unit «{unit}» is not this column's"),
        BadNumber { .. } => "this is not readable as a number".into(),
        RepairedNumber { after, refused, rows } => {
            let read = if *refused { "is" } else { "is read as" };
            format!("a unit stands beside the number, which {read} «{after}»{}", and_more(*rows))
        }
        NegativeNumber => "the number is negative".into(),
        FractionalPeople => "people are counted in whole numbers".into(),
        TooManyDecimals => "money has more than two decimals".into(),
        NumberTooLarge => "the number is larger than it can be".into(),
        BadDate { why, .. } => match why {
            NoDay::Unreadable => "this is not readable as a day".into(),
            NoDay::BeyondMonth(last) => format!("the month has no such day, its last is {last}"),
            NoDay::OtherWeekday(day) => format!("the day of the week is not that of {day}, a {}", day.format("%A")),
            NoDay::MonthFirst { rows } => format!("the month stands before the day{}", and_more(*rows)),
        },
        SwappedDay { read, rows, .. } => {
            format!("this is read as {read}; day and month seem to be swapped{}", and_more(*rows))
        }
        BadMonth { .. } => "this is not readable as a month".into(),
        MonthOutsideYear { year, meant, years, rows } => match out_of_year(*year, *meant, *years) {
            Ok(other) => format!("the year {other} is outside fiscal year {year}{}", and_more(*rows)),
            Err(month) => format!("{month} is outside fiscal year {year}{}", and_more(*rows)),
        },
        EndBeforeStart => "the project ends before it starts".into(),
        UnknownProject { .. } => "no project has this id".into(),
        DuplicateProject { first_row } => format!("row {first_row} already has this id"),
        DuplicateMonth { first_row } => format!("row {first_row} already has this month"),
        DuplicateItem { first_row } => format!("row {first_row} already has this item"),
        DuplicateReading { first_row } => format!("row {first_row} already has a figure of this round and day"),
        UnknownItem { .. } => "this item is not known".into(),
        UnknownGroup { .. } => "this group of workers is not known".into(),
        UnknownRound { .. } => "there is no such round".into(),
        UnknownProvince { .. } => "none of the 76 provinces has this name".into(),
        Bangkok => "bangkok is not among the handbook's 76 provinces".into(),
        UnlistedProvince => {
            "other tables have rows of this province, but the table of provinces does not list it".into()
        }
        DuplicateProvince { first, first_row } => match first_row {
            Some(row) => format!("{first} has this province in row {row} already, so it is not clear which one counts"),
            None => format!("{first} has this province already, so it is not clear which one counts"),
        },
        BadFiscalYear => "this is not readable as a fiscal year".into(),
        UnknownColour { .. } => "no colour has this name; the books will be violet".into(),
        LightColour { used } => {
            format!("this colour is too light to be read on white paper; text and lines will be a darker one, {used}")
        }
        BadLink { why } => match why {
            LinkError::NoScheme { .. } => "this link begins with none of https://, http:// and mailto:".into(),
            LinkError::OtherScheme { scheme } => {
                format!(
                    "a link of the kind «{scheme}:» has no place in a book, for it leads neither to the web nor to a mailbox"
                )
            }
            LinkError::Named => {
                "this link has a name or a password before its host, which a book would tell to everybody".into()
            }
            LinkError::Broken => "this link has a space in it, or is not whole".into(),
        },
        NoHandbook { .. } => "there are no rules of this fiscal year".into(),
        YearOfOtherData { stated, data } => {
            format!("the fiscal year is {stated}, but every month of the tables is of {data}")
        }
        BadRule { reason } => format!("this rule is not usable ({reason})"),
        UnknownCriterion { .. } => "there is no such criterion".into(),
        ContradictsRules => "this is not what the rules given for all provinces say".into(),
        OverruledRules { cells } => format!(
            "rules nobody has confirmed differ in {cells} places from those given for all provinces, which are used"
        ),
        DifferingRules { provinces } => format!(
            "this province is scored by other rules than most ({provinces} of them), so that its levels are not comparable"
        ),
        UnknownLongPlan { year } => {
            format!("the long-term plan above fiscal year {year} is not known, and the books do without it")
        }
        AssumedHandbook { year, from, .. } if year == from => {
            format!("the rules given for fiscal year {year} have not been held against its handbook")
        }
        AssumedHandbook { year, from, .. } => format!(
            "no rules of fiscal year {year} have been held against its handbook: those of {from} are used, their days moved"
        ),
        RecordedBeforeMonth { month, rows, .. } => {
            format!("it is dated before month {month} began{}", and_more(*rows))
        }
        RecordedEarly { swapped: Some(month), .. } => {
            format!(
                "the results are dated before this month was over; the days of this month and of {month} may be swapped"
            )
        }
        RecordedLate => "every month is recorded a month late; the days may be shifted up by a row".into(),
        RecordedEarly { rows, .. } => {
            format!("the results are dated before this month was over{}", and_more(*rows))
        }
        AgencySpelling { other, first_row, is_joined: true } | NameSpelling { other, first_row, is_joined: true } => {
            format!(
                "row {first_row} has «{other}», from which this differs in spaces or abbreviations alone, so it is read as that name"
            )
        }
        NameSpelling { other, first_row, .. } => {
            format!("row {first_row} has «{other}»; if it is the same name, the books will show two")
        }
        StrategyNumber { number, shown } => format!(
            "strategy {number} will be strategy {shown} in the books, for not every strategy has a number of its own"
        ),
        AgencySpelling { other, first_row, .. } => {
            format!("row {first_row} has «{other}»; if it is the same agency, the books will show two")
        }
        CopiedProject { id, first_row } => {
            format!(
                "name, agency and targets are those of project «{id}» in row {first_row}, so they count as two projects"
            )
        }
        OtherProvince { other, rows } => {
            format!("rows of this table speak of «{other}», which is not the dataset's province ({rows} from here on)")
        }
        UnknownDistrict { name, more, province, .. } => {
            let more = if *more > 0 { format!(", nor {more} more of this cell") } else { String::new() };
            format!("the province «{province}» has no district «{name}»{more}")
        }
        UnknownPassage { .. } => "the books have no passage of this name, so the text has no place".into(),
        FigureInWords { written, known, unit } => {
            format!("the text says {written}, the data {known} («{unit}»)")
        }
        UnknownLastYearItem { .. } => "this item of the year before is not known".into(),
        LevelOutOfRange { highest } => format!("a level is a whole number from 0 to {highest}"),
        UnusedLastYearFigure { item } => format!("the row «{item}» has nothing in this column, so it is not used"),
        LastYearPartsDiffer { parts, sum, is_money } => {
            let unit = if *is_money { "baht" } else { "people" };
            format!(
                "the whole province's figure of the year before is not the sum of its parts («{parts}»), {sum} {unit}"
            )
        }
        LastYearDiffers { told: Some(told) } => {
            format!("the dataset of the year before says {told}, by which books go")
        }
        LastYearDiffers { told: None } => {
            "the dataset of the year before, by which books go, has no such figure".into()
        }
        UnknownStrategy { .. } => "no project of the plan stands under this strategy".into(),
        ActivityOutsideSpan { start, end } => {
            format!("the activity is outside the project's span ({start} to {end})")
        }
        ActivitiesDiffer { project, sum, whole, is_money } => {
            let (what, unit) = if *is_money { ("budgets", "baht") } else { ("targets", "people") };
            format!(
                "the {what} of the activities of project «{project}» come to {sum} {unit}, the project's own is {whole}"
            )
        }
        ZeroTarget => "this project's target is 0 people".into(),
        ZeroPlanTarget => "the plan's target is 0 people, so no per cent of it can be reached".into(),
        ZeroAllocation => "the allocation is 0 baht, so no per cent of it can be reached".into(),
        ResultOutsideSpan { start, end } => format!("this month is outside the project's span ({start} to {end})"),
        ResultNeverRecorded { month, rows, people } => format!(
            "month {month} has no recording day, so its results do not count in any round ({rows} rows from \
                                 here on, {} people)",
            grouped(*people)
        ),
        RepeatedResult { first_row } => {
            format!("row {first_row} has the same project and month, so the two are added up")
        }
        ResultOverTarget { people, target } => {
            format!("{people} people in one month are far over the project's target for the year ({target})")
        }
        RunningTotal { project, people, target } => format!(
            "no month of project «{project}» has fewer people than the one before, and together they are {} of a target of \
             {}; these look like running totals",
            grouped(*people),
            grouped(*target)
        ),
        SwappedTargets { groups: [over, under], rows } => format!(
            "far more of «{}» and far fewer of «{}» are reached than meant, and the two targets would fit if they changed places{}",
            over.english(),
            under.english(),
            and_more(*rows)
        ),
        OverBudget { project, spent, budget } => {
            format!("project «{project}» has spent {spent} baht of a budget of {budget} baht")
        }
        ShrunkDisbursement { earlier } => format!(
            "less is disbursed than on an earlier day ({earlier} baht), though GFMIS adds up from the fiscal year's first day"
        ),
        ShrunkAllocation { earlier } => {
            format!(
                "the allocation is smaller than that of the round before ({earlier} baht), though it is the whole year's"
            )
        }
        UnitSlip { is_large: true, .. } => {
            "this is more than 50 times that of any other project; zeros too many may be typed".into()
        }
        SortedApart => "this column alone is in order, so what it holds may not be of its rows any more".into(),
        PerCentsOfPeople { project } => {
            format!("the people of project «{project}» grow month by month to just 100; these look like per cents")
        }
        CopiedMonth { month } => {
            format!("every figure of this month is that of month {month}, from which it may be copied")
        }
        OtherColumn { sort, rows } => {
            format!("this looks like {}, which belongs in another column{}", sort_name(*sort), and_more(*rows))
        }
        UnitSlip { rows, .. } => format!(
            "this is about a thousand times less than it can be; it looks like thousands or millions of baht{}",
            and_more(*rows)
        ),
        TinyDisbursement { allocated } => {
            format!("next to nothing of the {allocated} baht allocated is disbursed; this looks like a per cent")
        }
        OverAllocation { allocated } => format!("more is disbursed than the {allocated} baht allocated"),
        ReadingAfterRound { last } => {
            format!("this figure is dated after the round's last day ({last}) and does not count for it")
        }
        DateFarFromYear { year, day } => format!("this is read as {day}, which is far from fiscal year {year}"),
        FarYear { year } => format!("this year is far from fiscal year {year}, or later"),
        YearSlip { meant, swapped, years, rows } => {
            let or = if swapped.is_some() { ", or day and month are swapped" } else { "" };
            let year = meant.year() - years + BUDDHIST_OFFSET;
            format!("the year of this day, {year}, looks wrong{or}{}", and_more(*rows))
        }
        OutOfOrder { after, day } => format!("this day comes before «{}» ({day})", after.english()),
        TopicsDiffer { people, other, other_people } => format!(
            "this topic adds up to {} people, but «{other}» of the same group to {}",
            grouped(*people),
            grouped(*other_people)
        ),
        ChristianYear { buddhist } => {
            format!("this is a year of the Christian era and is printed as it stands; the Buddhist year is {buddhist}")
        }
        AnnexOutside => {
            "this file is not in the dataset's annexes folder, is not opened and is left out of the book".into()
        }
        MissingAnnex => "the annexes folder has no such file, and the annex is left out of the book".into(),
        BadAnnex { fault } => {
            format!("this annex cannot be used and is left out of the book: {}", annex_fault(fault))
        }
        UnknownAnswer => "this is neither yes nor no; it is taken for no".into(),
        UnknownBook { .. } => "there is no such book; the annex is bound into the plan and the annual report".into(),
        PhotoOutside => "this picture is not in the dataset's photos folder and is not opened".into(),
        MissingPhoto => "the photos folder has no such file, and the picture is left out of the book".into(),
        BadPicture { fault } => {
            format!("this picture cannot be used and is left out of the book: {}", picture_fault(fault))
        }
    }
}

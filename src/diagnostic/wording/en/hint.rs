//! How each fault is mended, in English.

use super::{suggested, unknown_name};
use crate::{
    diagnostic::{AnnexFault, Fault, Limit, MailFault, NoDay, wording::headings},
    handbook::Reason,
    model::{BookColour, LastYearItem, LinkError, SubmissionItem, WorkerGroup},
    schema::{Choices, Holds, Table},
};

pub fn hint(fault: &Fault) -> String {
    use Fault::*;
    match fault {
        MissingTable { txt: Some(txt), .. } => format!("the name «{txt}» ends in .txt: take «.txt» off (on Windows, show the endings of file names first)"),
        MissingTable { table, is_sheet, .. } => format!(
            "add the {}; without data yet, the heading row is enough: {}",
            if *is_sheet { "sheet" } else { "file" },
            headings(*table, |column| column.english)
        ),
        ProgramFault { .. } => "this is an error of the program; send the file and this message to who keeps it".into(),
        UnreadableFile { .. } => {
            "close the program that has the file open, see that it may be read, and try again".into()
        }
        NotPlainFile => "move it out of the dataset, and put the file itself in its place".into(),
        OutsideDataset => "copy the file itself into the dataset's folder".into(),
        FileTooLarge { .. } => "delete the rows and columns that are not used".into(),
        BrokenWorkbook { .. } => "open it in a spreadsheet program and save it again as .xlsx".into(),
        LockedWorkbook => "take the password off, or save a copy without one".into(),
        OldWorkbook => "open it in the spreadsheet program and save it as .xlsx".into(),
        BookWithoutData { .. } => {
            "ask the province for the PDF file as ruplem made it, not printed, scanned or saved anew, or for its workbook".into()
        }
        AlteredBook { .. } => "ask the province for the PDF file as ruplem made it, or for its workbook".into(),
        SeveralBooks { errors: 1.., .. } => {
            "ask the province to mend it and send it again; to see its errors, check this file alone".into()
        }
        SeveralBooks { came: [Some(_), _] | [_, Some(_)], .. } => {
            "the one that came last counts; to use this one, move the others out of the folder".into()
        }
        SeveralBooks { .. } => "the one with the latest day counts; to use this one, move the other out of the folder".into(),
        MailWithoutData { fault: MailFault::OfOutlook } => {
            "ask the province to send it again as HTML, not Rich Text; or open it in Outlook, save what is attached and put that here".into()
        }
        MailWithoutData { fault: MailFault::Locked } => {
            "open it in the mail program of whom it was sent to, save what is attached (.pdf or .xlsx) and put that here".into()
        }
        MailWithoutData { fault: MailFault::TooMany } => {
            "save what is attached for each province and put that here".into()
        }
        MailWithoutData { .. } => {
            "ask the province to attach the PDF file as ruplem made it, or its .xlsx workbook, neither packed nor as a link; \
             move the e-mail out of the folder if it sends no data"
                .into()
        }
        OtherMail => {
            "save what is attached (.pdf or .xlsx) and put that here; or open it in new Outlook, Outlook on the web or Thunderbird \
             and save it as .eml"
                .into()
        }
        LateMail { .. } => {
            "look at its letter and the register; if it was handed in on time another way, leave it".into()
        }
        OtherMailDay { .. } => {
            "look at its letter, and have the province mend the day in its table if that is wrong; if it is right, leave it".into()
        }
        WorkbookTooLarge { limit: Limit::Together(_) } => {
            "look for the province whose files are unusually large and mend it first, or do the provinces in several parts".into()
        }
        WorkbookTooLarge { .. } => "copy the tables alone to a new workbook and save that".into(),
        TooManyFaults => "see whether this is the right table and its columns stand in order, mend what was told, and check again".into(),
        TableTooLarge => "delete the rows and columns that are not used".into(),
        DuplicateSheet { .. } => "delete or rename the one that is not used".into(),
        UnknownSheet { nearest } => unknown_name(*nearest, "rename it after its table, or delete it"),
        HiddenSheet => "unhide it and look at it; delete it if it should not count".into(),
        HiddenRows { .. } => {
            "clear the filter, or select the sheet and unhide its rows; look at them and delete those \
                 that should not count"
                .into()
        }
        HiddenColumns { .. } => "select the sheet, unhide its columns and look at what they hold".into(),
        StruckRows { .. } => "delete the rows that should not count, or take the strike-through off".into(),
        NotUtf8 => "in Excel choose save as, type «CSV UTF-8 (Comma delimited)»".into(),
        BrokenToml { .. } => "write one \"key\" = \"value\" a line, each quote closed".into(),
        BrokenCsv => "see that every quote is closed, then save the file again from the spreadsheet".into(),
        UnfinishedFile => "save the file again from the program it was made with, or take an earlier copy of it".into(),
        MissingColumn { thai, english } => format!("add «{english}» (or «{thai}») to the heading row"),
        DuplicateColumn => "delete all but one of them".into(),
        UnknownColumn { nearest } => unknown_name(*nearest, "mend its heading, or delete it"),
        UnknownKey { table: Table::Province, nearest } => unknown_name(
            *nearest,
            &format!("use one of {}, or delete the line", headings(Table::Province, |column| column.english)),
        ),
        UnknownKey { nearest, .. } => unknown_name(*nearest, "use a key of the sheet `handbook` of an empty workbook, or delete the line"),
        UnknownFile { nearest, is_workbook } => {
            if *is_workbook {
                "keep one of them, the workbook or the files, and move the other away".into()
            } else {
                unknown_name(nearest.as_deref(), "rename it after its table, or move it away")
            }
        }
        OtherKind { .. } => "open it with the program it is of and save or export it as .xlsx (or CSV UTF-8); take a .txt off the end of its name".into(),
        FolderWithoutTable => {
            "put the province's files right into it; where province folders are in it, move them up in its \
                 place; move it away if it is no data"
                .into()
        }
        MixedDataset { .. } => {
            "move one province's tables into a folder of its own, or move folders that are not used away".into()
        }
        ExtraCells { at, .. } if !at.is_empty() => {
            "if they are notes, move them to another file; put text that has commas in it between quotes".into()
        }
        ExtraCells { rows: 2.., .. } => "give the column a heading, or delete it".into(),
        ExtraCells { is_sheet: true, .. } => {
            "if it is a note, move it to another sheet; if the cells of this row are shifted, shift them back".into()
        }
        ExtraCells { .. } => "put text that has commas in it between quotes".into(),
        SplitNumber { whole, is_sheet: true, .. } => {
            format!("type {} into one cell, and shift the rest of the row back to the left", whole.replace(',', ""))
        }
        SplitNumber { whole, .. } => {
            format!(
                "write it in one cell without commas, {}, or put it between quotes, \"{whole}\"",
                whole.replace(',', "")
            )
        }
        ShortRow { .. } => {
            "see whether a comma is missing or the row was cut, and fill the cells that are missing".into()
        }
        MissingValue { holds } => match holds {
            Holds::People | Holds::Money => "fill in the number; where there is none, write 0 or -".into(),
            Holds::Number => "fill in a whole number".into(),
            Holds::Month => "fill in a month with its year, such as 10/2564".into(),
            Holds::Day => "fill in a day such as 28/10/2564".into(),
            Holds::Choice(Choices::Projects) => "fill in the project's id as the projects table has it".into(),
            Holds::Choice(Choices::Agencies) => "fill in the agency that is responsible".into(),
            Holds::Choice(_) => "fill in one of those that other rows or the form have".into(),
            Holds::Text => "fill in the text; if this row is no data, delete it".into(),
        },
        StaleFormulas { .. } => "open the file in a spreadsheet program, look at the results, and save it again".into(),
        FormulaWithoutValue => "open the file in a spreadsheet program and save it again, or type the value".into(),
        FormulaError => "mend the formula, or type the value".into(),
        NotText { .. } => {
            "format the cell as text and type it again; a day that is meant is typed as text, such as «28 ต.ค. 2564»"
                .into()
        }
        ShownOtherwise { .. } => {
            "type the value that is meant and have it shown so: general for a number, text for a code".into()
        }
        LostZero => "format the cell as text and type the whole number, such as 0 5550 0000".into(),
        LostDigits => "format the cell as text and type all digits again".into(),
        WrongTotal { .. } => {
            "look at the figures of the column, or delete the row of totals, which is never counted".into()
        }
        DoubtfulTotal => "delete the row if it is a total; if it is data, leave it".into(),
        RepeatedHeading { .. } => "delete the repeated heading; left as it is, all data are read".into(),
        StrategyRows { .. } => {
            "fill in the strategy of each project in its own column, and delete these rows".into()
        }
        ForeignRows { .. } => {
            "if they are no data, move them to another sheet or file; if they are, fill in every cell that is needed".into()
        }
        UnfilledRows { .. } => "fill in all that is needed, or delete rows that have no data yet".into(),
        BesideTable { .. } => {
            "if it is a note, move it to another sheet or leave it; if it is data, put it into the table's columns".into()
        }
        RemarkRow { .. } => {
            "if it is none, leave it; if it is data, begin it with what the first column asks for and fill in \
                 the rest"
                .into()
        }
        InvisibleCharacters { .. } => "type the cell again to have it clean at its source".into(),
        RepairedText { .. } => "mend the cell so, to have it right at its source".into(),
        DoubtfulThai { suggestion, .. } => match suggestion {
            Some(meant) => format!("did you mean «{meant}»? mend the word in the cell"),
            None => "type the word again".into(),
        },
        LostText => {
            "type it again, or take it anew from where it was still readable, saved as .xlsx or «CSV UTF-8»".into()
        }
        FigureForText => "see whether the cells of the row are shifted; if it is meant so, leave it".into(),
        TextTooLong => "shorten it, or part it into several rows".into(),
        UnprintableCharacter { .. } => "delete the character or type it again".into(),
        BadNumber { unit: Some(_), .. } => {
            "see whether this belongs to another column, and write digits alone, without a unit".into()
        }
        RepairedNumber { .. } => "write digits alone, without a unit; if it is read as meant, there is nothing to do".into(),
        BadNumber { nearest, .. } => {
            suggested(nearest.as_deref(), "write digits alone, such as 1200 or 1,200, without a unit")
        }
        NegativeNumber => "give the true number, 0 or more, without a minus".into(),
        FractionalPeople => "give a whole number of people".into(),
        TooManyDecimals => "give money to the satang, such as 1500.25".into(),
        NumberTooLarge => "look at the number of digits".into(),
        BadDate { why: NoDay::OtherWeekday(_), .. } => "mend the day, or leave its weekday out".into(),
        SwappedDay { meant, .. } => format!(
            "did you mean {meant}? write the day before the month, or the month by its name; if it is read as meant, there is \
             nothing to do"
        ),
        BadDate { nearest, .. } => suggested(nearest.as_deref(), "write a day such as 28/10/2564 or 2021-10-28"),
        BadMonth { nearest } => {
            suggested(nearest.as_deref(), "write a month with its year, such as 10/2564 or 2021-10")
        }
        MonthOutsideYear { year, meant, .. } => suggested(
            Some(&meant.to_string()),
            &format!("use a month from 10/{} to 9/{year}", year.number() - 1),
        ),
        EndBeforeStart => "mend the first or the last month".into(),
        UnknownProject { nearest } => {
            suggested(nearest.as_deref(), "mend the id, or add the project to the projects table")
        }
        DuplicateProject { .. } => "give every project an id of its own".into(),
        DuplicateMonth { .. } => "keep one row a month, with the day its results were recorded".into(),
        DuplicateItem { .. } => "keep one row for each item".into(),
        DuplicateReading { .. } => "keep one figure for each round and day".into(),
        UnknownItem { nearest } => suggested(
            nearest.as_deref(),
            &format!("use one of: {}", SubmissionItem::ALL.map(SubmissionItem::english).join(", ")),
        ),
        UnknownGroup { nearest } => suggested(
            nearest.as_deref(),
            &format!("use one of: {}", WorkerGroup::ALL.map(WorkerGroup::english).join(", ")),
        ),
        UnknownRound { allowed } => format!("use one of: {allowed}"),
        UnknownProvince { nearest } => {
            suggested(nearest.as_deref(), "write the province's full Thai name, such as «เชียงใหม่»")
        }
        Bangkok => "give one of the 76 provinces".into(),
        UnlistedProvince => "add a row with the province and its fiscal year to the table of provinces".into(),
        DuplicateProvince { .. } => "keep one of them".into(),
        BadFiscalYear => "write the Buddhist year in four digits, such as 2565".into(),
        UnknownColour { nearest } => {
            let names: Vec<&str> = BookColour::english_names().collect();
            suggested(*nearest, &format!("use one of: {}, or a number such as #5B2A86", names.join(", ")))
        }
        LightColour { used } => format!("leave it if the darker one pleases; write {used} or a colour with a name to hear no more of it"),
        BadLink { why } => {
            let nearest = if let LinkError::NoScheme { meant } = why { Some(meant.as_str()) } else { None };
            suggested(nearest, "copy the whole address from the browser, such as https://example.com/report")
        }
        NoHandbook { first } => match first {
            Some(first) => format!("mend the year if it is a slip; rules are known from fiscal year {first} on"),
            None => "mend the year if it is a slip".into(),
        },
        AssumedHandbook { year, has_tables: true, .. } => format!(
            "hold days, per cents and names in the sheets `criteria` and `handbook` against the handbook of {year}, mend them, and \
             answer `confirmed` with yes"
        ),
        AssumedHandbook { year, .. } => format!(
            "take the sheets `criteria` and `handbook` from an empty workbook of {year}, hold days, per cents and names against its \
             handbook, mend them, and answer `confirmed` with yes; or, as a file: ruplem handbook --year {year} -o rules-{year}.xlsx, \
             then --handbook"
        ),
        RecordedBeforeMonth { meant, .. } => {
            suggested(meant.map(|day| day.to_string()).as_deref(), "look at the day, above all its year")
        }
        RecordedLate => "see that each day stands in its month's row; if they were late, leave them".into(),
        RecordedEarly { .. } => {
            "look at the day: a month's results are recorded when it is nearly over; if it is right, leave it".into()
        }
        AgencySpelling { is_joined: true, .. } | NameSpelling { is_joined: true, .. } => {
            "write it alike in every row; if the two are not the same, write them apart".into()
        }
        NameSpelling { .. } => "write the name alike in every row; if the two are not the same, leave them".into(),
        StrategyNumber { .. } => "give every strategy a number of its own before its name, or none a number".into(),
        AgencySpelling { .. } => "write the agency's name alike in every row".into(),
        CopiedProject { .. } => "delete one of the rows, or name them apart if they are two".into(),
        OtherProvince { .. } => {
            "mend the name if it was copied from another province's plan; if the agency is that province's, leave it"
                .into()
        }
        UnknownDistrict { nearest, .. } => {
            suggested(nearest.as_deref(), "name districts as they are registered, parted by commas, such as «แม่ริม, สารภี»")
        }
        UnknownPassage { nearest } => {
            suggested(*nearest, "name the passage as ruplem wording does, such as «แผน: บทสรุปผู้บริหาร»")
        }
        FigureInWords { .. } => "mend the text if it was written on older data; if it speaks of something else, leave it".into(),
        UnknownLastYearItem { nearest } => suggested(
            nearest.as_deref(),
            &format!("use one of: {}", LastYearItem::ALL.map(LastYearItem::english).join(", ")),
        ),
        LevelOutOfRange { .. } => "give the level that round reached, by last year's book".into(),
        UnusedLastYearFigure { .. } => "delete it, or move it to the row it belongs to".into(),
        LastYearPartsDiffer { .. } => "hold the figures against last year's book".into(),
        LastYearDiffers { .. } => {
            "see whether that dataset is the last one of its year, and mend the table of the year before".into()
        }
        UnknownStrategy { nearest } => suggested(
            nearest.as_deref(),
            "name the strategy as the table of projects does, or leave the cell blank for all of them",
        ),
        ActivityOutsideSpan { .. } => "mend the activity's months or the project's span".into(),
        ActivitiesDiffer { is_money: true, .. } => "mend the activities' budgets or the project's".into(),
        ActivitiesDiffer { .. } => {
            "mend the activities' targets or the project's; of people who take part in several, give the one that counts".into()
        }
        ZeroTarget => "give its people, if it means to reach any; if not, leave it".into(),
        ZeroPlanTarget => "give the projects their targets".into(),
        ZeroAllocation => "look the allocation up in GFMIS and give it; if there is none yet, leave it".into(),
        ResultOutsideSpan { .. } => "look at the month, or at the span in the projects table".into(),
        ResultNeverRecorded { .. } => "give the month's recording day in the reports table".into(),
        RepeatedResult { .. } => "delete one of them if it was entered twice".into(),
        ResultOverTarget { .. } => {
            "see whether a digit too many was typed: the number counts towards the score as it stands".into()
        }
        RunningTotal { .. } => "give each month's own people; if these are, leave them".into(),
        SwappedTargets { .. } => "see whether the targets of the two groups changed places; if they are right, leave them".into(),
        OverBudget { .. } => "look at what each month spent, or at the project's budget".into(),
        ShrunkDisbursement { .. } => {
            "give what GFMIS has added up so far, not the round's own part; if money was paid back, leave it".into()
        }
        ShrunkAllocation { .. } => {
            "give the whole year's allocation in the later round; if it was cut, leave it".into()
        }
        UnitSlip { is_large: true, .. } => "look at the number of digits; if it is right, leave it".into(),
        SortedApart => {
            "hold it against the plan; if the column was sorted without the others, put it back; if it is right, leave it"
                .into()
        }
        PerCentsOfPeople { .. } => "give each month's own people; if these are, leave them".into(),
        CopiedMonth { .. } => "give this month's own results; if they are the same, leave them".into(),
        OtherColumn { .. } => "see whether the cells of the row are shifted; if it is right, leave it".into(),
        UnitSlip { .. } => "give baht, such as 385000; if it is no more than this, leave it".into(),
        TinyDisbursement { .. } => "give the baht that GFMIS shows; if it is no more than this, leave it".into(),
        OverAllocation { .. } => "look both figures up in GFMIS and mend those of this row".into(),
        ReadingAfterRound { .. } => "use the figure GFMIS had on the last day or before".into(),
        DateFarFromYear { .. } => "look at its year".into(),
        FarYear { .. } => "look at the year; if it is right, leave it".into(),
        YearSlip { meant, swapped: Some(swapped), .. } => {
            format!("did you mean «{meant}» or «{swapped}»? mend the day; if it is right, leave it")
        }
        YearSlip { meant, .. } => {
            suggested(Some(&meant.to_string()), "mend the day; if it is right, leave it")
        }
        OutOfOrder { .. } => "look at the days of both; if they are right, leave them".into(),
        TopicsDiffer { .. } => {
            "look at the figures of both topics; if one of them does not count the whole group, leave it".into()
        }
        YearOfOtherData { stated, data } => format!(
            "if the year is a slip, make it {data}; to begin {stated} from last year's file, make it {data} again and call \
             ruplem new FOLDER --year {stated} --from THIS, which moves every month and uses the rules of {stated}"
        ),
        BadRule { reason: Reason::OtherYear { .. } } => "use the rules of the data's own year, or mend the year that is a slip".into(),
        BadRule { .. } => "make it what the year's handbook says, or leave it blank for the rule the program has".into(),
        UnknownCriterion { nearest } => suggested(*nearest, "choose one of the column's list"),
        ContradictsRules => "make it what the rules for all say, or delete the two sheets of rules".into(),
        OverruledRules { .. } => "delete the sheets `criteria` and `handbook`, or make them the same".into(),
        DifferingRules { .. } => {
            "hold its rules against the year's handbook, or lay the Office's rules beside the provinces for all of them".into()
        }
        UnknownLongPlan { .. } => "give the plan's name as `long_plan` in the sheet `handbook` or in handbook.toml".into(),
        ChristianYear { buddhist } => format!("did you mean «{buddhist}»? write Buddhist years in the whole book"),
        AnnexOutside => "copy the file into the annexes folder and give its name alone, such as order.pdf".into(),
        MissingAnnex => "look at the name and its ending, and put the file into annexes".into(),
        BadAnnex { fault: AnnexFault::Document } => {
            "open the document in the program it was made with, save it as PDF, and use that file".into()
        }
        BadAnnex { fault: AnnexFault::Locked } => {
            "ask its author for one that is not locked, or open it by its password and print it to PDF".into()
        }
        BadAnnex {
            fault: AnnexFault::TooManyPages { .. } | AnnexFault::TooManyInAll { .. } | AnnexFault::TooLarge { .. } | AnnexFault::Unfolds,
        } => "take only the pages that are needed, or scan them anew to a smaller file".into(),
        BadAnnex { .. } => "see that the file opens, and save it again as PDF, JPEG or PNG".into(),
        UnknownAnswer => "write «ใช่» or «ไม่»".into(),
        UnknownBook { nearest } => match nearest {
            Some(nearest) => format!("is «{nearest}» meant? choose «แผน», «รายงานประจำปี» or «ทั้งสองเล่ม»"),
            None => "choose «แผน», «รายงานประจำปี» or «ทั้งสองเล่ม»".into(),
        },
        PhotoOutside => {
            "copy the picture into the photos folder and give its name alone, such as training-01.jpg".into()
        }
        MissingPhoto => "look at the name and its ending, and put the file into photos".into(),
        BadPicture { .. } => "see that the picture opens, and save it again as JPEG or PNG".into(),
    }
}

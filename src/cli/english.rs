//! The command line in English: every command and option, by the names clap knows them by.

/// What is said of an option.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The command that takes it; nothing where it means the same in all that do.
    pub command: &'static str,
    pub id: &'static str,
    /// What stands for its value; nothing where its own is no Thai.
    pub value: &'static str,
    pub help: &'static str,
}

pub const BRIEF: &str = "makes a province's Action Plan book, annual report and scoring tables from its data";

const COMMANDS: &[(&str, &str)] = &[
    ("new", "makes an empty workbook for a province's data"),
    ("check", "checks the data: every fault and doubt, and how to mend it"),
    ("score", "scores both rounds and the indicators"),
    ("books", "checks, then makes every book the data allows beside it (a dataset alone means the same)"),
    ("proof", "proofreads: lists every line that is badly set in a PDF or in the books of a dataset"),
    ("verify", "proves books: makes them again from the data inside and tells what differs"),
    ("letter", "sets the official letter a book is sent under; what the data lacks is left as dots"),
    ("mail", "writes an e-mail to the Office with book and letter attached, ready to be sent"),
    ("deliver", "makes all that a book is sent in with: book, letter, e-mail and what is left to do by hand"),
    ("calendar", "writes the year's duties as a calendar file that reminds of them"),
    ("wording", "writes what the books say as a sheet, to be corrected and used in its place"),
    ("batch", "makes the books of all provinces side by side; only what changed is made again"),
    ("merge", "joins the ledgers of a batch that ran in parts"),
    ("handbook", "writes a year's rules out, to mend and to use with --handbook"),
    ("templates", "writes all templates out, to change and to use with --templates"),
    ("schema", "prints what JSON results look like (JSON Schema)"),
    ("completions", "prints a script with which a shell completes commands and options"),
    ("man", "writes manual pages into a folder"),
];

const DATASET_OF_NATION: &str =
    "folder or workbook with the data of all provinces, or a folder of books (.pdf) or saved e-mails (.eml)";
const TIMEOUT: &str = "how long one book may take with templates of your own, in seconds";

pub const WORDS: &[Words] = &[
    words("", "lang", "", "language of messages"),
    words("", "templates", "FOLDER", "templates to use in place of the program's own, for files that are there"),
    words("", "handbook", "FILE", "rules of the year for all provinces (.toml or .xlsx, as handbook writes them)"),
    words("", "encoding", "", "encoding of CSV files (left out: seen from the file)"),
    words("", "strict", "", "takes no text that has to be repaired (swapped or invisible characters)"),
    words("", "snapshots", "FOLDER", "where copies of datasets go that are given as addresses"),
    words("", "help", "", "shows how to use it"),
    words("", "version", "", "shows the program's version"),
    words("", "dataset", "DATASET", "folder, workbook (.xlsx, .ods) or book (.pdf) of a province"),
    words(
        "",
        "as_of",
        "DATE",
        "as of this day, such as 2022-09-30 (left out: today, or the last day in data of a year long over)",
    ),
    words("", "timeout", "SECONDS", TIMEOUT),
    words("", "format", "", "form of the result"),
    words("", "output", "FILE.pdf", "PDF to write"),
    words("", "watch", "", "makes the book anew whenever data or templates change (Ctrl-C to stop)"),
    words(
        "",
        "data_only",
        "",
        "writes the book's data as JSON with its pictures in place of a PDF, for an editor of Typst",
    ),
    words(
        "",
        "without_data",
        "",
        "leaves the data out of the PDF (it is put in, so that a book is a dataset and can be proved)",
    ),
    words("", "last_year", "DATASET", "last year's dataset to compare with (in place of the table of last year)"),
    words("", "month", "MONTH", "month to report, such as 2021-10"),
    words("new", "place", "FOLDER|FILE.xlsx", "folder to write to, made where there is none, or the workbook to make"),
    words("new", "province", "PROVINCE", "province (not needed with --from)"),
    words(
        "new",
        "year",
        "YEAR",
        "fiscal year B.E. (left out: that of today, or the one after the earlier dataset's if later)",
    ),
    words("new", "csv", "", "a folder of CSV files in place of a workbook"),
    words(
        "new",
        "from",
        "DATASET",
        "last year's dataset, whose projects, committees and results are carried over to the new year",
    ),
    words(
        "check",
        "marked",
        "FILE.xlsx",
        "writes a copy of the data with faults and doubts coloured and explained in their cells",
    ),
    words("check", "all", "", "shows every place, however many tell the same"),
    words("books", "dataset", "DATASET", "folder, workbook (.xlsx, .ods) or book (.pdf) of a province or of all"),
    words("national", "dataset", "DATASET", DATASET_OF_NATION),
    words("proof", "input", "FILE.pdf|DATASET", "PDF or dataset of a province"),
    words("verify", "files", "FILE.pdf|FOLDER", "PDFs made by ruplem, or folders of them"),
    words("monthly", "rows", "FILE.xlsx|FILE.csv", "writes the month's rows as the shared sheet takes them"),
    words(
        "monthly",
        "against",
        "ADDRESS|FILE",
        "tells every cell of the month that the shared sheet lacks or has otherwise",
    ),
    words("", "sent", "", "book that is sent: the plan or the annual report"),
    words("mail", "output", "FILE.eml", "e-mail to write, for Outlook or Thunderbird to send"),
    words("deliver", "output", "FOLDER", "folder to write to, made where there is none"),
    words("wording", "output", "FILE.xlsx", "workbook to write, of one sheet"),
    words(
        "wording",
        "into",
        "",
        "writes a copy of the workbook of data with the sheet filled in; what the office has written stays",
    ),
    words("calendar", "output", "FILE.ics", "calendar file to write, for Outlook, Google Calendar or a telephone"),
    words("batch", "dataset", "DATASET", DATASET_OF_NATION),
    words("batch", "output", "FOLDER", "folder to write to, made where there is none"),
    words("batch", "documents", "", "books to make, parted by commas (left out: all)"),
    words("batch", "provinces", "PROVINCE", "provinces, parted by commas (left out: all)"),
    words("batch", "jobs", "NUMBER", "how many books at once (left out: one a core)"),
    words("batch", "force", "", "makes every book again though nothing changed"),
    words("batch", "print", "", "also joins the books for the printer, a file a kind, with a job sheet"),
    words("batch", "shard", "", "part I of N of the provinces, for several machines"),
    words("batch", "timeout", "SECONDS", "how long one book may take, in seconds"),
    words("merge", "folders", "FOLDER", "folders of the parts; all books come together in the first"),
    words("handbook", "year", "YEAR", "fiscal year B.E. (left out: that of --handbook, or of today)"),
    words("handbook", "output", "FILE.toml|FILE.xlsx", "file to write"),
    words("schema", "of", "", "whose results (events: those of batch)"),
    words("completions", "shell", "", "the shell"),
    words("man", "folder", "FOLDER", "folder to write to, made where there is none"),
    words("templates", "folder", "FOLDER", "folder to write to, made where there is none"),
];

const fn words(command: &'static str, id: &'static str, value: &'static str, help: &'static str) -> Words {
    Words { command, id, value, help }
}

/// What is said of a command.
pub fn about(command: &str) -> Option<&'static str> {
    COMMANDS.iter().find(|(name, _)| *name == command).map(|(_, about)| *about)
}

/// What is said of an option of a command.
pub fn words_of(command: &str, id: &str) -> Option<Words> {
    let of = |command| WORDS.iter().copied().find(|words| words.command == command && words.id == id);
    of(command).or_else(|| of(""))
}

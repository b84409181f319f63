//! Facts that faults tell of, where there are several to tell apart.

use chrono::NaiveDate;

use super::Bilingual;

/// What a workbook has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Bytes, so many millions of them.
    Megabytes(u64),
    /// Sheets.
    Sheets(usize),
    /// Bytes of all provinces together, so many millions of them.
    Together(usize),
}

/// What a text may be of, by how it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Where money comes from.
    Source,
    /// Who does something.
    Agency,
    /// Where it is done.
    Area,
    /// Somebody's name.
    Person,
    /// What a seat on a committee is.
    Role,
    /// What somebody is in office.
    Post,
    /// A project or an activity.
    Project,
    /// ยุทธศาสตร์
    Strategy,
    /// A group of workers.
    Group,
    /// A day or a month.
    Day,
}

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoDay {
    /// It cannot be read as one.
    Unreadable,
    /// Its month ends before, on this day.
    BeyondMonth(NaiveDate),
    /// This day is of another day of the week than the text says.
    OtherWeekday(NaiveDate),
    /// The month stands before the day, which is greater than any month.
    MonthFirst {
        /// Of the column, how many are so.
        rows: usize,
    },
}

/// Why nothing that is attached to a mail is data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MailFault {
    /// Nothing is attached.
    Nothing,
    /// What is attached is neither book nor workbook, or books without data.
    Others {
        /// The first of them by name.
        names: String,
        /// How many others there are.
        more: usize,
    },
    /// All is folded into one in the way of one program.
    OfOutlook,
    /// Whom it was sent to alone can open it.
    Locked,
    /// It has more parts than are looked at.
    TooMany,
}

/// Why a picture file cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PictureFault {
    /// Neither JPEG nor PNG.
    OtherKind,
    /// A drawing that is broken, or holds more than plain shapes.
    OtherDrawing,
    /// A folder, a device, or a link that leads elsewhere.
    NotPlain,
    /// It ends too early, or what it says of itself makes no sense.
    Damaged,
    /// The file holds more than is read.
    TooLarge {
        /// In megabytes of 1024 × 1024 bytes.
        limit_mb: u64,
    },
    /// It would unfold to more than is held at once.
    TooManyPixels {
        /// In millions.
        limit_megapixels: u64,
    },
    /// The machine failed to read it.
    Unreadable {
        /// What the system says.
        cause: Bilingual,
    },
}

/// Why a document cannot be bound in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum AnnexFault {
    /// Neither PDF nor a picture.
    OtherKind,
    /// A document of Word or another program, which can save it as PDF.
    Document,
    /// A folder, a device, or a link that leads elsewhere.
    NotPlain,
    /// It is broken, cut short or has no page.
    Damaged,
    /// It asks for a password.
    Locked,
    /// The file holds more than is read.
    TooLarge {
        /// In megabytes of 1024 × 1024 bytes.
        limit_mb: u64,
    },
    /// It unfolds to more than is read.
    Unfolds,
    /// It has more pages than are bound in.
    TooManyPages {
        /// Of one document.
        limit: usize,
    },
    /// With those before it there are more pages than are bound in.
    TooManyInAll {
        /// Of all documents.
        limit: usize,
    },
    /// It is a picture that cannot be shown.
    Picture {
        /// Why.
        fault: PictureFault,
    },
    /// The machine failed to read it.
    Unreadable {
        /// What the system says.
        cause: Bilingual,
    },
}

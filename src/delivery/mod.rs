//! What goes along with the books of a province: to the Office, and into the officer's own calendar.

pub mod calendar;
pub mod mail;

use crate::compose::MailText;

/// The files that a book is sent in with, each by its name: the book, its letter, the e-mail with both, and the list of what is
/// still to be done by hand.
pub fn named<T>(text: &MailText, [book, letter, mail, checklist]: [T; 4]) -> [(String, T); 4] {
    let [of_book, of_letter] = &text.attached;
    [
        (format!("{of_book}.pdf"), book),
        (format!("{of_letter}.pdf"), letter),
        (format!("{of_book}.eml"), mail),
        (format!("checklist-{of_book}.pdf"), checklist),
    ]
}

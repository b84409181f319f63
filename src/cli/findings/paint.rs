//! Colours on a terminal, and how wide a text is there.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::{diagnostic::Severity, text::clean::is_invisible};

/// The terminal the report goes to.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    pub colours: bool,
    /// In columns.
    pub width: usize,
}

impl Terminal {
    /// `None` when the stream is a file or a pipe.
    pub fn of(term: &console::Term) -> Option<Self> {
        let colours = term.features().colors_supported();
        term.is_term().then(|| Self { colours, width: usize::from(term.size().1) })
    }
}

/// Puts texts in colour, or leaves them as they are.
#[derive(Clone, Copy)]
pub struct Paint(pub bool);

impl Paint {
    pub fn strong(self, text: &str) -> String {
        self.wrap("1", text)
    }

    pub fn faint(self, text: &str) -> String {
        self.wrap("2", text)
    }

    pub fn hint(self, text: &str) -> String {
        self.wrap("36", text)
    }

    pub fn severity(self, severity: Severity, text: &str) -> String {
        self.wrap(if severity == Severity::Error { "1;31" } else { "1;33" }, text)
    }

    /// A cell that is meant.
    pub fn marked(self, severity: Severity, text: &str) -> String {
        self.wrap(if severity == Severity::Error { "97;41" } else { "30;43" }, text)
    }

    fn wrap(self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Text out of the data on one line, with what nobody can see made visible: no cell may steer the terminal.
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_invisible(c) => shown.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => shown.push(' '),
            c => shown.push(c),
        }
    }
    shown
}

/// The text cut to so many columns; marks stay with their letters.
pub fn clipped(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 0;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used < width
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// The text followed by blanks to so many columns.
pub fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_marks_take_no_room_and_sara_am_takes_one_column() {
        assert_eq!("จังหวัด".width(), 5);
        assert_eq!("กำลังทำ".width(), 6);
        assert_eq!("ผู้สูงอายุ".width(), 6);
        assert_eq!(padded("ที่", 4), "ที่   ");
        assert_eq!(clipped("ที่ทำการ", 4), "ที่ทำ…");
        assert_eq!(clipped("ที่", 1), "ที่");
    }

    #[test]
    fn no_cell_steers_the_terminal() {
        assert_eq!(shown("ก\u{1b}[31mข\u{202e}ค\nง"), "ก<U+001B>[31mข<U+202E>ค ง");
    }
}

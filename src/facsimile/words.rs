//! What stands on the pages of a PDF file, for those who hear a page and do not see it.

use crate::{
    contain::contained,
    proof::{Page, pdf::pages},
    text::clean::{is_printable, without_invisible},
    thai::repair::repair,
};

/// The most letters that are told of a page.
const MOST: usize = 1_500;

/// One letter of so many that says nothing, and what was read is no text.
const FEW: usize = 10;

/// What each page of a file says; nothing of pages that are pictures, or whose letters nobody can tell.
pub fn words(bytes: Vec<u8>) -> Vec<String> {
    let pages = contained(|| pages(bytes)).ok().and_then(Result::ok).unwrap_or_default();
    pages.iter().map(on_page).collect()
}

fn on_page(page: &Page) -> String {
    let lines: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
    plain(&lines.join(" "))
}

fn plain(text: &str) -> String {
    let text = without_invisible(text);
    let text = repair(&text).text;
    let says = |c: &char| is_printable(*c) || c.is_whitespace();
    let unsaid = text.chars().filter(|c| !says(c)).count();
    if unsaid * FEW > text.chars().count() {
        return String::new();
    }
    let said: String = text.chars().filter(says).collect();
    let mut plain = String::new();
    let mut left = MOST;
    for word in said.split_whitespace() {
        let letters = word.chars().count();
        if letters >= left {
            plain.push_str(if plain.is_empty() { "" } else { " …" });
            break;
        }
        left -= letters + 1;
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_is_told_in_plain_words_up_to_a_bound() {
        assert_eq!(plain("  คําสั่ง\n ที่\u{200b} 12 \u{fffd}"), "คำสั่ง ที่ 12");
        assert_eq!(plain("\u{fffd}\u{fffd}\u{fffd} ก"), "", "letters nobody can tell");
        let long = plain(&"แรงงาน ".repeat(1_000));
        assert!(long.ends_with("แรงงาน …") && long.chars().count() <= MOST + 2, "{}", long.chars().count());
    }
}

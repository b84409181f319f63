//! Text as people type it: what nobody sees in it, what is written alike, what a slip may have meant.

pub mod clean;
mod nearest;
pub mod recode;
pub mod typed;

pub use self::nearest::nearest;

/// A name without spaces and what nobody sees, in lower case: names alike by it are one name.
pub fn bare(name: &str) -> String {
    letters(name).collect()
}

/// The characters of [`bare`], one by one.
pub fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !c.is_whitespace() && !clean::is_invisible(*c)).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_spaced() {
        for name in ["Plan Book", " plan\u{a0}book ", "plan\u{200b}book", "\u{feff}PLANBOOK\n"] {
            assert_eq!(bare(name), "planbook", "{name:?}");
        }
    }
}

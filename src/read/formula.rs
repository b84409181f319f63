//! What a cell shows when its formula has failed.

/// Names of errors that do not end as the others do.
const OTHERS: [&str; 6] = ["#N/A", "#N/A N/A", "#GETTING_DATA", "#UNKNOWN", "#BUSY", "Loading..."];

/// What programs write down for what they have not.
const NOTHING: [&str; 6] = ["undefined", "null", "NULL", "NaN", "[object Object]", "[object Undefined]"];

/// Whether a text is the name of an error: `#DIV/0!`, `#NAME?`, `#SPILL!` and whatever else spreadsheets come to call so;
/// `Err:502`.
pub fn has_failed(text: &str) -> bool {
    let text = text.trim();
    let is_numbered = |prefix| {
        let number = text.strip_prefix(prefix).map(str::trim);
        number.is_some_and(|number| number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let named = text.strip_prefix('#').and_then(|name| name.strip_suffix(['!', '?']));
    let is_name = |name: &str| {
        let mut letters = name.bytes();
        name.len() > 1
            && letters.next().is_some_and(|first| first.is_ascii_uppercase())
            && letters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, b'/' | b'_'))
    };
    OTHERS.contains(&text)
        || NOTHING.contains(&text)
        || named.is_some_and(is_name)
        || is_numbered("Err:")
        || is_numbered("ข้อผิดพลาด:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_known_by_their_names() {
        for error in [
            "#DIV/0!",
            "#N/A",
            "#NAME?",
            "#NULL!",
            "#NUM!",
            "#REF!",
            "#VALUE!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#GETTING_DATA",
            "#UNKNOWN!",
            "#BUSY!",
            "#PYTHON!",
            "#EXTERNAL!",
            "#ERROR!",
            "#DATA!",
            "#TIMEOUT!",
            "Err:502",
            "ข้อผิดพลาด:508",
            " #REF! ",
            "undefined",
            "NULL",
            "[object Object]",
        ] {
            assert!(has_failed(error), "{error}");
        }
        for text in [
            "#",
            "#!",
            "#1",
            "#A!",
            "#panic()",
            "#ถูกต้อง!",
            "# REF!",
            "Err:",
            "Err:5021",
            "REF!",
            "#ref!",
            "#3!",
            "Nan",
            "nan",
            "none",
            "Null",
        ] {
            assert!(!has_failed(text), "{text}");
        }
    }
}

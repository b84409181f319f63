//! QR codes of addresses, as drawings of their dark modules.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

/// The light border a reader needs, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code of an address as SVG; `None` when the address is longer than a code can hold.
pub fn svg(address: &str) -> Option<Vec<u8>> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = (column..code.size).take_while(|column| code[row][*column].value()).count();
            if run > 0 {
                let (x, y) = (column + QUIET, row + QUIET);
                let _ = write!(path, "M{x},{y}h{run}v1h-{run}z");
            }
            column += run + 1;
        }
    }
    let side = code.size + 2 * QUIET;
    Some(
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>"#)
            .into_bytes(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_dark_squares_within_a_light_border() {
        let svg = String::from_utf8(svg("https://example.com/report").unwrap()).unwrap();
        // The finder pattern's first line: seven dark modules behind four light ones.
        assert!(svg.contains(r#"viewBox="0 0 33 33"><path d="M4,4h7v1h-7z"#), "{svg}");
    }

    #[test]
    fn an_address_too_long_for_a_code_has_none() {
        assert_eq!(svg(&"x".repeat(4_000)), None);
    }
}

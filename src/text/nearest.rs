//! «Did you mean …?»: the one known name a text comes close to.

use super::bare;

/// The candidate whose name is closest to the text: few letters differ, or one holds the other whole. `None` when
/// nothing is close or when two are equally close, for then the text says nothing about which was meant.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let text = bare(text);
    let length = text.chars().count();
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        let name = bare(candidate);
        let longer = length.max(name.chars().count());
        let shorter = length.min(name.chars().count());
        let holds = shorter > 3 && (name.contains(&text) || text.contains(&name));
        if longer - shorter > longer / 3 && !holds {
            continue;
        }
        // What holds the other whole stands behind a slip of one letter, before one of two.
        let distance = strsim::osa_distance(&text, &name).min(if holds { 2 } else { usize::MAX });
        if distance > longer / 3 && !holds {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, known)) if distance == least => tied |= known != candidate,
            _ => {
                best = Some((distance, candidate));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["เพชรบุรี", "เพชรบูรณ์", "เชียงใหม่", "เชียงราย", "ตาก"];

    #[test]
    fn a_slip_leads_to_the_one_name_it_is_close_to() {
        for (text, name) in [
            ("เชียงไหม่", Some("เชียงใหม่")),
            ("เพชรบุรณ์", Some("เพชรบูรณ์")),
            ("เพชรบูรี", Some("เพชรบุรี")),
            ("เพรชบุรี", Some("เพชรบุรี")),
            ("จังหวัดเชียงราย", Some("เชียงราย")),
            ("ตาด", Some("ตาก")),
            ("เพชรบ", None),
            ("เชียง", None),
            ("ลอนดอน", None),
            ("", None),
        ] {
            assert_eq!(nearest(text, NAMES), name, "{text}");
        }
    }
}

//! Several things in one sentence.

/// Things one after the other: `ก`, `ก และข`, `ก ข และค`.
pub fn listed(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} และ{last}", most.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_several_things_is_joined_by_a_word() {
        let things = ["ก", "ข", "ค"].map(str::to_owned);
        let told: Vec<String> = (0..=3).map(|count| listed(&things[..count])).collect();
        assert_eq!(told, ["", "ก", "ก และข", "ก ข และค"]);
    }
}

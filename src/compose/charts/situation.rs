//! How a group of workers is made up, topic by topic.

use super::{
    Chart,
    bars::{Bars, Row},
};

/// Items of a topic: what it is, how many people, and the same with their share as it is printed.
pub type Item = (String, u64, String);

/// The topics of a group, each under its name; absent where none has two items to compare.
pub fn situation(group: &str, topics: Vec<(String, Vec<Item>)>) -> Option<Chart> {
    let is_compared = topics.iter().any(|(_, items)| items.iter().filter(|(_, people, _)| *people > 0).count() > 1);
    let said = topics.iter().map(|(name, items)| {
        let items: Vec<String> = items.iter().map(|(item, _, figure)| format!("{item} {figure}")).collect();
        format!("ตาม{name} {}", items.join(" "))
    });
    let alt = format!("แผนภูมิแท่งของ{group} {}", said.collect::<Vec<_>>().join(" "));
    let rows = topics.into_iter().flat_map(|(name, items)| {
        items.into_iter().enumerate().map(move |(index, (item, people, figure))| Row {
            heading: (index == 0).then(|| format!("ตาม{name}")),
            label: item,
            columns: vec![vec![(people, figure)]],
            ..Row::default()
        })
    });
    is_compared.then(|| Chart {
        caption: format!("{group} จำแนกตามลักษณะต่าง ๆ"),
        alt,
        drawing: Bars::measured(Vec::new(), vec!["จำนวนคน (ร้อยละ)"], rows.collect()),
    })
}

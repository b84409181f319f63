//! Who is ready: every province by region, and what is wrong or missing where something is.

use serde::Serialize;

use super::{Member, Nation};
use crate::{
    check::Readiness,
    diagnostic::{Diagnostic, Lang},
    thai::{
        date::short_day,
        digits::{in_thai, plain, to_thai},
    },
};

#[derive(Debug, Serialize)]
pub struct Board {
    /// How many provinces there are of each kind, in words of the key.
    pub counts: Vec<Count>,
    pub regions: Vec<BoardRegion>,
    /// Provinces the dataset has nothing of.
    pub absent: Vec<&'static str>,
    /// Provinces with something to mend, the worst first.
    pub lacking: Vec<Lacking>,
    pub strangers: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct Count {
    #[serde(rename = "\u{fdd0}state")]
    pub state: &'static str,
    pub name: &'static str,
    pub provinces: String,
}

#[derive(Debug, Serialize)]
pub struct BoardRegion {
    pub name: &'static str,
    pub provinces: Vec<BoardCell>,
}

#[derive(Debug, Serialize)]
pub struct BoardCell {
    pub name: &'static str,
    /// The day its mail came, where its data came by one.
    pub received: Option<String>,
    #[serde(rename = "\u{fdd0}state")]
    pub state: &'static str,
}

#[derive(Debug, Serialize)]
pub struct Lacking {
    pub province: &'static str,
    pub state: &'static str,
    pub errors: String,
    pub warnings: String,
    /// What is wrong, each kind once with how often it stands.
    pub faults: Vec<String>,
}

/// How many kinds of fault a province's row tells of.
const SHOWN: usize = 4;

/// Every kind there is, with its name in the layout and on the page.
const KINDS: [(Option<Readiness>, &str, &str); 4] = [
    (Some(Readiness::Complete), "complete", "ครบถ้วน"),
    (Some(Readiness::Doubtful), "doubtful", "ควรตรวจสอบ"),
    (Some(Readiness::Blocked), "blocked", "มีข้อผิดพลาด"),
    (None, "absent", "ไม่มีข้อมูล"),
];

fn kind(member: &Member<'_>) -> (&'static str, &'static str) {
    let kind = KINDS.iter().find(|(state, ..)| *state == member.state);
    kind.map_or(("absent", ""), |(_, state, name)| (state, name))
}

impl Nation<'_> {
    pub(super) fn board(&self) -> Board {
        let counts = KINDS.map(|(state, name, shown)| Count {
            state: name,
            name: shown,
            provinces: plain(self.members.iter().filter(|member| member.state == state).count()),
        });
        let regions = self.region_names().into_iter().map(|region| {
            let of_region = self.members.iter().filter(|member| member.province.region == region);
            let cell = |member: &Member<'_>| BoardCell {
                name: &member.province.name,
                received: member.received.map(short_day),
                state: kind(member).0,
            };
            BoardRegion { name: region, provinces: of_region.map(cell).collect() }
        });
        let mut lacking: Vec<&Member<'_>> = self
            .members
            .iter()
            .filter(|member| matches!(member.state, Some(Readiness::Blocked | Readiness::Doubtful)))
            .collect();
        lacking.sort_by_key(|member| std::cmp::Reverse(member.state));
        let absent = self.members.iter().filter(|member| member.state.is_none());
        Board {
            counts: counts.into(),
            absent: absent.map(|member| member.province.name.as_str()).collect(),
            regions: regions.collect(),
            lacking: lacking.into_iter().map(lacking_row).collect(),
            strangers: self.strangers.clone(),
        }
    }

    /// The regions in the order of their first provinces.
    pub(super) fn region_names(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = Vec::new();
        for member in &self.members {
            if !names.contains(&member.province.region.as_str()) {
                names.push(&member.province.region);
            }
        }
        names
    }
}

/// What there is to mend of a province's data, as it is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// How many there are.
    pub errors: usize,
    /// How many there are.
    pub warnings: usize,
    /// What is wrong, each kind once with how often it stands, and last how many kinds there are besides.
    pub faults: Vec<String>,
}

impl Found {
    pub(super) fn new(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|found| found.is_error()).count();
        // What stops the books matters before what may be looked at later.
        let told = diagnostics.iter().filter(|found| found.is_error() == (errors > 0));
        let mut kinds: Vec<(&Diagnostic, usize)> = Vec::new();
        for found in told {
            match kinds.iter_mut().find(|(first, _)| first.fault.code() == found.fault.code()) {
                Some((_, times)) => *times += 1,
                None => kinds.push((found, 1)),
            }
        }
        let more = kinds.len().saturating_sub(SHOWN);
        let mut faults: Vec<String> =
            kinds.into_iter().take(SHOWN).map(|(found, times)| in_words(found, times)).collect();
        if more > 0 {
            faults.push(format!("และอีก {} เรื่อง", plain(more)));
        }
        Self { errors, warnings: diagnostics.len() - errors, faults }
    }
}

fn lacking_row(member: &Member<'_>) -> Lacking {
    let Found { errors, warnings, faults } = member.found.clone();
    Lacking {
        province: &member.province.name,
        state: kind(member).1,
        errors: plain(errors),
        warnings: plain(warnings),
        faults,
    }
}

/// The first of a kind with its place, and how many there are.
fn in_words(found: &Diagnostic, times: usize) -> String {
    let table =
        crate::schema::Table::ALL.get(found.place.order).map_or("แฟ้มอื่น", |table| table.thai());
    let row = found.place.row.map_or(String::new(), |row| format!(" แถว {}", plain(row)));
    let times = if times > 1 { format!(" (รวม {} แห่ง)", plain(times)) } else { String::new() };
    format!("{table}{row}: {}{times}", in_thai(&to_thai(&found.fault.message(Lang::Th))))
}

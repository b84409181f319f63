//! Files and folders that lie among the data and are none: what systems leave everywhere, and tables of kinds that are not
//! read.

/// What operating systems, disks and network stores make for themselves, in lower case.
const OF_SYSTEMS: [&str; 14] = [
    "__macosx",
    "@eadir",
    "@tmp",
    "@recycle",
    "@recently-snapshot",
    "#recycle",
    "#snapshot",
    "$recycle.bin",
    "recycler",
    "system volume information",
    "lost+found",
    "found.000",
    "thumbs.db",
    "desktop.ini",
];

/// Endings of tables that other programs keep, in lower case.
const OTHER_KINDS: [&str; 24] = [
    ".xlsb",
    ".xlt",
    ".xltx",
    ".xltm",
    ".xlw",
    ".numbers",
    ".gsheet",
    ".fods",
    ".ots",
    ".sxc",
    ".uos",
    ".et",
    ".ett",
    ".tsv",
    ".tab",
    ".slk",
    ".dif",
    ".dbf",
    ".wk1",
    ".wks",
    ".csv.txt",
    ".toml.txt",
    ".csv.gz",
    ".xlsx.zip",
];

/// Whether a file or folder is nobody's data: hidden, of a system, or kept by a spreadsheet program beside a workbook it has
/// open.
pub fn is_nobodys(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || OF_SYSTEMS.contains(&name.to_lowercase().as_str())
}

/// Whether a file is named as a table of a kind that is not read.
pub fn is_other_kind(name: &str) -> bool {
    let name = name.to_lowercase();
    OTHER_KINDS.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_leave_is_nobodys() {
        for name in [
            "@eaDir",
            "$RECYCLE.BIN",
            "System Volume Information",
            "._projects.csv",
            ".DS_Store",
            "Thumbs.db",
            "~$ตาก.xlsx",
        ] {
            assert!(is_nobodys(name), "{name}");
        }
        for name in ["ตาก", "projects.csv", "@ตาก", "eaDir"] {
            assert!(!is_nobodys(name), "{name}");
        }
    }

    #[test]
    fn tables_of_other_kinds_are_known_by_their_endings() {
        for name in ["ตาก.xlsb", "ตาก.NUMBERS", "ตาก.gsheet", "projects.csv.txt", "ตาก.fods"] {
            assert!(is_other_kind(name), "{name}");
        }
        for name in ["ตาก.xlsx", "ตาก.ods", "projects.csv", "อ่านก่อน.txt", "ตาก.pdf"]
        {
            assert!(!is_other_kind(name), "{name}");
        }
    }
}

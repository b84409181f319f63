//! The law of ledgers, which come from other machines.

use std::{fs, path::Path};

use super::{Ledger, merge};

/// The bytes as a ledger that came from elsewhere, or as two with a NUL between them: what is read of one is written again
/// as it was, and joining them writes below the first folder and nowhere else.
pub fn holds(bytes: &[u8], folder: &Path) {
    if let Ok(ledger) = serde_json::from_slice::<Ledger>(bytes) {
        let written = serde_json::to_vec(&ledger).unwrap();
        assert_eq!(serde_json::from_slice::<Ledger>(&written).unwrap(), ledger);
    }
    let part = folder.join("part");
    let homes = [folder.join("work/home"), part.clone()];
    // What a ledger may name of the files of another machine.
    for file in ["plan-2565.pdf", "63-tak/plan-2565.pdf", "elsewhere/plan-2565.pdf"] {
        fs::create_dir_all(part.join(file).parent().unwrap()).unwrap();
        fs::write(part.join(file), "book").unwrap();
    }
    fs::create_dir_all(&homes[0]).unwrap();
    let mut ledgers = bytes.split(|byte| *byte == 0);
    for (home, name) in [(&homes[1], "ledger.json"), (&homes[0], "ledger-1-of-2.json")] {
        fs::write(home.join(name), ledgers.next().unwrap_or(b"{}")).unwrap();
    }
    let joined = merge(&homes);
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        entries.collect()
    };
    assert_eq!((names(&folder.join("work")), names(folder).len()), (vec!["home".to_owned()], 2));
    for name in names(&homes[0]) {
        assert!(
            ["ledger", ".batch-lock", "plan-2565.pdf", "63-tak"].iter().any(|known| name.starts_with(known)),
            "{name}"
        );
    }
    if let Ok(joined) = joined {
        assert_eq!(Ledger::load(&homes[0], None).unwrap(), joined.ledger);
    }
    fs::remove_dir_all(&homes[0]).unwrap();
}

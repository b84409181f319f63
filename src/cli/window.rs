//! The console that Explorer opens for a program that is double-clicked, or that a workbook is dropped on. It closes with the
//! program, and takes with it all that was said, so it stays until a key is pressed.

use std::io::{self, IsTerminal};

use console::Term;

use super::terminal::say;
use crate::diagnostic::Lang;

/// Keeps the console open where it would close at once. Elsewhere, and where nobody sits at a keyboard, it does nothing.
pub fn keep_open(lang: Lang) {
    if io::stdin().is_terminal() && io::stderr().is_terminal() && is_from_explorer() {
        say!("\n{}", lang.either("กดแป้นใดก็ได้เพื่อปิดหน้าต่างนี้", "press any key to close this window"));
        // A console without a keyboard closes as ever.
        let _ = Term::stderr().read_key();
    }
}

/// A process of the machine.
#[cfg(any(windows, test))]
struct Process {
    id: u32,
    parent: u32,
    program: String,
}

/// Whether it was Explorer that started a process; a terminal, a script or a scheduled task is not.
#[cfg(any(windows, test))]
fn is_started_by_explorer(id: u32, processes: &[Process]) -> bool {
    let with = |id| processes.iter().find(|process| process.id == id);
    let parent = with(id).and_then(|process| with(process.parent));
    parent.is_some_and(|parent| parent.program.eq_ignore_ascii_case("explorer.exe"))
}

#[cfg(windows)]
fn is_from_explorer() -> bool {
    use winsafe::{HPROCESSLIST, co::TH32CS};

    let Ok(mut list) = HPROCESSLIST::CreateToolhelp32Snapshot(TH32CS::SNAPPROCESS, None) else {
        return false;
    };
    let processes = list.iter_processes().map_while(Result::ok).map(|process| Process {
        id: process.th32ProcessID,
        parent: process.th32ParentProcessID,
        program: process.szExeFile(),
    });
    is_started_by_explorer(std::process::id(), &processes.collect::<Vec<_>>())
}

#[cfg(not(windows))]
fn is_from_explorer() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_explorer_itself_started_waits() {
        let process = |id, parent, program: &str| Process { id, parent, program: program.to_owned() };
        let machine = [
            process(4, 0, "System"),
            process(80, 4, "Explorer.EXE"),
            process(81, 80, "ruplem.exe"),
            process(90, 80, "cmd.exe"),
            process(91, 90, "ruplem.exe"),
            process(92, 7, "ruplem.exe"),
        ];
        assert!(is_started_by_explorer(81, &machine));
        assert!(!is_started_by_explorer(91, &machine), "typed in a terminal");
        assert!(!is_started_by_explorer(92, &machine), "who started it is gone");
        assert!(!is_started_by_explorer(5, &machine));
    }
}

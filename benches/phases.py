"""Where a book's instructions go, phase by phase: of the first book of a process with its start, and of a second one.

    cargo build --release --example instructions
    python3 benches/phases.py [PROGRAM] [DATASET] [plan|annual|scorecard]

Counted with valgrind's callgrind, which a shared machine does not disturb. A phase's figure holds all it calls, and phases lie
in one another as their indents show.
"""

import os
import re
import subprocess
import sys
import tempfile

PHASES = [
    ("all", r"^PROGRAM TOTALS$"),
    ("  read and check", r"workshop::Workshop::check$"),
    ("  layouts made ready", r"typeset::press::Press::new$"),
    ("  compose", r"workshop::Workshop::compose$"),
    ("  layouts run", r"^typst::compile$"),
    ("    texts and tables measured by them", r"measure_::measure$"),
    ("  pages, on a thread of their own", r"run::layout_page_run$"),
    ("    tables", r"tables::layouter::Layouter::lay_out$"),
    ("      texts fitted into columns", r"cells::fitted::Fitted::of$"),
    ("  real text", r"typeset::legible::legible$"),
    ("  pages read back", r"proof::frames::pages$"),
    ("  data looked for", r"proof::data::left_out$"),
    ("  file", r"typst_pdf::pdf$"),
    ("    boxes for tables", r"TextItem::bbox$"),
]


def counted(program, dataset, kind, times, folder):
    """Instructions by function with all it calls, in millions."""
    out = os.path.join(folder, f"{times}.out")
    run = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, dataset, kind, str(times)]
    subprocess.run(run, check=True, capture_output=True, env=os.environ | {"RAYON_NUM_THREADS": "1"})
    lines = subprocess.run(
        ["callgrind_annotate", "--inclusive=yes", "--threshold=100", "--auto=no", out],
        check=True, capture_output=True, text=True,
    ).stdout.splitlines()
    found = {}
    for line in lines:
        told = re.match(r"\s*([\d,]+) \(\s*[\d.]+%\)\s+(.*)", line)
        if told:
            # A function's lines stand under every file that something in it comes from.
            name = re.sub(r"^\S*?:(?!:)", "", told[2]).split(" [")[0].strip()
            found[name] = found.get(name, 0) + int(told[1].replace(",", "")) / 1e6
    return found


def main():
    given = sys.argv[1:] + ["target/release/examples/instructions", "samples/chiang-mai", "plan"][len(sys.argv) - 1 :]
    with tempfile.TemporaryDirectory() as folder:
        one, two = (counted(*given, times, folder) for times in (1, 2))
    print(f"{'millions of instructions':<36}{'first':>9}{'second':>9}")
    for phase, pattern in PHASES:
        of = [max((count for name, count in found.items() if re.search(pattern, name)), default=0) for found in (one, two)]
        print(f"{phase:<36}{of[0]:>9.1f}{of[1] - of[0]:>9.1f}")


main()

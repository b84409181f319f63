#!/usr/bin/env python3
"""What one call of the program takes: start-up, a report with photos, checking, marking, and `--watch`.

    cargo build --release && cargo build --release --example national_sample
    python3 benches/calls.py [--program PROGRAM] [--before PROGRAM] [--count] [--only NAME,…]

Each call by the seconds of processor time it takes, its peak of memory and how long one waits (the quickest of three); with
`--count` its instructions as well (valgrind's callgrind, which a busy machine does not disturb; one thread). With `--before` another
build makes the same calls in turns, and the ratios are told. `--watch` is how long one waits for the book after a change to the data.
"""
import argparse, csv, os, pathlib, re, shutil, subprocess, tempfile, time, zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent.parent
AS_OF = ["--as-of", "5/10/2565"]
ROUNDS = 3
# Rows of results in the workbook that is marked, each with two faults.
ROWS = 60_000


def column(index):
    return (column(index // 26 - 1) if index > 25 else "") + chr(65 + index % 26)


def sheet(rows):
    """A sheet of texts."""
    cell = lambda at, text: f'<c r="{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""
    line = lambda number, row: "".join(cell(f"{column(index)}{number}", text) for index, text in enumerate(row))
    lines = (f'<row r="{number}">{line(number, row)}</row>' for number, row in enumerate(rows, 1))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def workbook(path, tables):
    """Tables, by their names, as a workbook."""
    schemas = "http://schemas.openxmlformats.org"
    office, package = f"{schemas}/officeDocument/2006/relationships", f"{schemas}/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbered = list(enumerate(tables, 1))
    relation = lambda id, kind, target: f'<Relationship Id="r{id}" Type="{office}/{kind}" Target="{target}"/>'
    relations = lambda inner: f'<Relationships xmlns="{package}/relationships">{inner}</Relationships>'
    part = lambda name, kind: f'<Override PartName="/{name}" ContentType="{kind}+xml"/>'
    main = f"{schemas}/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        sheets = "".join(part(f"xl/sheet{number}.xml", f"{kind}.worksheet") for number, _ in numbered)
        rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        parts = rels + part("xl/workbook.xml", f"{kind}.sheet.main") + part("xl/styles.xml", f"{kind}.styles") + sheets
        file.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types">{parts}</Types>')
        file.writestr("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")))
        named = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>' for number, name in numbered)
        file.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{named}</sheets></workbook>')
        targets = "".join(relation(number, "worksheet", f"sheet{number}.xml") for number, _ in numbered)
        file.writestr("xl/_rels/workbook.xml.rels", relations(targets + relation(0, "styles", "styles.xml")))
        file.writestr("xl/styles.xml", f'<styleSheet xmlns="{main}"><cellXfs count="1"><xf/></cellXfs></styleSheet>')
        for number, name in numbered:
            file.writestr(f"xl/sheet{number}.xml", sheet(tables[name]))


def faulty(folder, path):
    """The nation's tables as a workbook, with two faults in each row of results."""
    tables = {file.stem: list(csv.reader(file.open(newline=""))) for file in sorted(folder.glob("*.csv"))}
    heading, *rows = tables["results"]
    people, spent = heading.index("informal"), heading.index("spent")
    rows = (rows * (ROWS // len(rows) + 1))[:ROWS]
    for row in (rows := [list(row) for row in rows]):
        row[people], row[spent] = row[people] + " คน?", "ไม่ทราบ"
    tables["results"] = [heading, *rows]
    workbook(path, tables)


def taken(call):
    """Seconds of processor time and of waiting, and the peak of memory in megabytes."""
    begun = time.monotonic()
    running = subprocess.Popen([str(word) for word in call], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 1):
        raise SystemExit(f"{call[1]} ended with {running.returncode}")
    return used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss / 1024


def counted(call, folder):
    """Instructions in millions."""
    run = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'callgrind.out'}", *map(str, call)]
    told = subprocess.run(run, capture_output=True, text=True, env=os.environ | {"RAYON_NUM_THREADS": "1"}).stderr
    return int(re.search(r"Collected : (\d+)", told)[1]) / 1e6


def watched(program, province, folder):
    """How long one waits for a plan after one of its results changes."""
    book, results = folder / "watched.pdf", province / "results.csv"
    book.unlink(missing_ok=True)
    call = [program, "plan", province, "-o", book, "--watch"]
    running = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    made = lambda: book.stat().st_mtime_ns if book.exists() else 0
    def wait(before):
        begun = time.monotonic()
        while made() == before:
            if time.monotonic() - begun > 60:
                raise SystemExit("no book was made")
            time.sleep(0.002)
        return time.monotonic() - begun
    try:
        wait(0)
        waits = []
        for turn in range(ROUNDS):
            time.sleep(1)
            lines = (province / "province.toml").read_text().splitlines()
            before, lines = made(), [line for line in lines if not line.startswith("phone")]
            (province / "province.toml").write_text("\n".join([*lines, f'phone = "๐ ๐๐๐๐ ๐๐๐{turn}"']) + "\n")
            waits.append(wait(before))
        return min(waits)
    finally:
        running.kill()
        running.wait()


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--program", type=pathlib.Path, default=HERE / "target/release/ruplem")
    asked.add_argument("--before", type=pathlib.Path)
    asked.add_argument("--sample", type=pathlib.Path, default=HERE / "target/release/examples/national_sample")
    asked.add_argument("--count", action="store_true")
    asked.add_argument("--only", default="")
    asked = asked.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="ruplem-calls-"))
    bare, pictured, tables, tenfold = (work / name for name in ("nation", "pictured", "tables", "tenfold"))
    for words in ((bare,), (pictured, "--photos"), (tables, "--tables"), (tenfold, "--tables", "--times", "10")):
        subprocess.run([asked.sample, *words], check=True)
    faulty(tables, work / "faulty.xlsx")
    province = lambda nation: next(nation.glob("50-*"))
    chiang_mai = HERE / "samples/chiang-mai"
    calls = {
        "start-up (a scorecard)": ["scorecard", chiang_mai, *AS_OF, "-o", work / "card.pdf"],
        "plan": ["plan", chiang_mai, "-o", work / "plan.pdf"],
        "annual report": ["annual", province(bare), *AS_OF, "-o", work / "annual.pdf"],
        "annual report with eight photos": ["annual", province(pictured), *AS_OF, "-o", work / "annual.pdf"],
        "check": ["check", chiang_mai, "--format", "json"],
        "check the nation": ["check", tables, "--format", "json"],
        "check a nation ten times as large": ["check", tenfold, "--format", "json"],
        "check --marked, 120,000 faults": ["check", work / "faulty.xlsx", "--format", "json", "--marked", work / "marked.xlsx"],
    }
    wanted = [word for word in asked.only.split(",") if word]
    programs = [program.resolve() for program in (asked.before, asked.program) if program]
    ratio = lambda of: f" ({of[-1] / of[0]:.2f} times)" if len(of) > 1 else ""
    told = lambda of, unit: " ← ".join(f"{figure:,.2f}" for figure in reversed(of)) + unit + ratio(of)
    for name, words in calls.items():
        if wanted and not any(word in name for word in wanted):
            continue
        runs = [[taken([program, *words]) for program in programs] for _ in range(ROUNDS)]
        least = [[min(run[at][figure] for run in runs) for at in range(len(programs))] for figure in range(3)]
        print(f"{name}: {told(least[0], ' s of processor')}, {told(least[1], ' s waited')}, {told(least[2], ' MB')}")
        if asked.count:
            print(f"  {told([counted([program, *words], work) for program in programs], ' million instructions')}")
    if not wanted or any(word in "--watch" for word in wanted):
        print(f"--watch, a plan again: {told([watched(program, province(bare), work) for program in programs], ' s waited')}")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
